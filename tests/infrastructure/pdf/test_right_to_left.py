"""Right-to-left names compared, as pictures, with what a real text shaper draws from the same font files.

The reference is Qt: HarfBuzz shaping and the full Unicode bidirectional algorithm, which our paper does not use.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QPainter, QTextLayout, QTextOption
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from tests.infrastructure.pdf.samples import ARABIC_BUYER, document
from yeastar_desk.assets import asset
from yeastar_desk.infrastructure.pdf import render
from yeastar_desk.infrastructure.pdf import text as texts
from yeastar_desk.infrastructure.pdf.pen import Pen, Style

SIZE = 40
MARGIN = 20
ALIKE = 0.85
NAMES = (
    "شركة النور",
    "شركة النور للضيافة (ذ.م.م)",
    "مؤسسة الأمل للتجارة",
    "لا إله إلا الله",
    "بنك الإمارات 24",
    "Hotel شركة (فرع) 12",
    "فندق Nordlicht (Hamburg) دبي",
    "پیشگامان گسترش چاه",
    "ٹیلی کام لمیٹڈ",
    'חברת האור בע"מ',
    "מלון (12) Nordlicht",
    "שלום (abc) (def)",
    "محمّد",
)


@pytest.fixture
def reference(qtbot: QtBot) -> Callable[[str], Image.Image]:  # noqa: ARG001 fonts need the application
    """Draws a line with Qt in the faces that paper is set in."""
    families = []
    for name in ("InterPaper", "NotoSansArabic", "NotoSansHebrew"):
        number = QFontDatabase.addApplicationFont(str(asset("fonts", f"{name}-Regular.ttf")))
        families += QFontDatabase.applicationFontFamilies(number)
    font = QFont()
    font.setFamilies(families)
    font.setPixelSize(SIZE)
    font.setKerning(False)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)

    def draw(text: str) -> Image.Image:
        image = QImage(1200, 3 * SIZE, QImage.Format.Format_Grayscale8)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        layout = QTextLayout(text, font)
        layout.setTextOption(QTextOption())
        layout.beginLayout()
        layout.createLine().setLineWidth(10_000)
        layout.endLayout()
        shift = layout.lineAt(0).naturalTextRect().left()
        layout.draw(painter, QPointF(MARGIN - shift, SIZE))
        painter.end()
        size = (image.width(), image.height())
        return Image.frombuffer("L", size, bytes(image.constBits()), "raw", "L", image.bytesPerLine(), 1)

    return draw


def on_paper(text: str) -> Image.Image:
    buffer = io.BytesIO()
    pen = Pen(Canvas(buffer, pagesize=(1200, 3 * SIZE)), 1200, 3 * SIZE)
    pen.text(MARGIN, 2 * SIZE, text, Style(SIZE))
    pen.end_page()
    pen.canvas.save()
    picture: Image.Image = pypdfium2.PdfDocument(buffer.getvalue())[0].render().to_pil()
    return picture.convert("L")


def likeness(one: Image.Image, other: Image.Image) -> float:
    """1 for the same ink in the same places, 0 for none in common; edges may be off by about a pixel."""
    first, second = (_ink(image) for image in (one, other))
    return max(_overlap(first, second, x, y) for x in range(-2, 3) for y in range(-4, 5))


def _ink(image: Image.Image) -> Image.Image:
    ink = image.point(lambda grey: 255 if grey < 150 else 0)
    box = ink.getbbox()
    assert box is not None, "nothing was drawn"
    ground = Image.new("L", (1100, 100), 0)
    ground.paste(ink.crop(box), (10, 10))
    return ground.filter(ImageFilter.GaussianBlur(1.2))


def _overlap(one: Image.Image, other: Image.Image, x: int, y: int) -> float:
    moved = ImageChops.offset(other, x, y)
    both, either = (ImageStat.Stat(mix(one, moved)).sum[0] for mix in (ImageChops.darker, ImageChops.lighter))
    return float(both / either)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_looks_as_a_shaper_draws_it(name: str, reference: Callable[[str], Image.Image]) -> None:
    assert likeness(on_paper(name), reference(name)) > ALIKE


@pytest.fixture
def forget_lines() -> Iterator[None]:
    texts._line.cache_clear()
    yield
    texts._line.cache_clear()


@pytest.mark.usefixtures("forget_lines")
def test_letters_that_are_not_joined_are_caught(
    reference: Callable[[str], Image.Image], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "_prepare", lambda text, *_: text)

    assert likeness(on_paper(NAMES[0]), reference(NAMES[0])) < ALIKE


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.usefixtures("forget_lines")
def test_letters_in_reading_order_are_caught(
    name: str, reference: Callable[[str], Image.Image], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "_visual", lambda prepared, _: prepared)

    assert likeness(on_paper(name), reference(name)) < ALIKE


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("שלום (abc) (def)", "(def) (abc) םולש"),
        ("[שלום]", "[םולש]"),
        ("Hotel (שלום) 12", "Hotel (םולש) 12"),
        ("a <b> שלום", "a <b> םולש"),
        ("שלום (12) abc", "abc (12) םולש"),
    ],
)
def test_brackets_open_towards_what_they_hold(text: str, drawn: str) -> None:
    assert "".join(run.text for run in texts.line(text).runs) == drawn


def test_parts_of_a_composed_line_keep_their_own_direction() -> None:
    joined = texts.join(" · ", ["שלום", "590.00 × 1", "Standard"], right_to_left=True)

    assert "".join(run.text for run in texts.line(joined).runs) == "Standard · 590.00 × 1 · םולש"


def test_a_reader_finds_the_name_in_reading_order() -> None:
    pdf = pypdfium2.PdfDocument(render(document(1, language="ar", buyer=ARABIC_BUYER)))

    assert ARABIC_BUYER.company in pdf[0].get_textpage().get_text_range()

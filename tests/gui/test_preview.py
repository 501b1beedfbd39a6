"""Documents on screen and on paper are the stored bytes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.papers import proforma
from yeastar_desk.domain.errors import NotSaved, Refused
from yeastar_desk.presentation.preview.pages import draw_page, read_pages
from yeastar_desk.presentation.preview.paper_actions import PaperActions
from yeastar_desk.presentation.preview.pdf_frame import PdfFrame
from yeastar_desk.presentation.preview.pdf_view import PdfView
from yeastar_desk.presentation.preview.printing import prepare, print_pdf
from yeastar_desk.presentation.preview.saving import file_name, save_pdf
from yeastar_desk.presentation.tasks import Lane


@pytest.fixture(scope="module")
def paper() -> bytes:
    return proforma()


@pytest.fixture(scope="module")
def long_paper() -> bytes:
    return proforma(60)


@pytest.fixture
def lane(qtbot: QtBot) -> Iterator[Lane]:  # noqa: ARG001 - there is an application
    made = Lane("paper-lane")
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def view(qtbot: QtBot, lane: Lane) -> Iterator[PdfView]:
    made = PdfView()
    made.use_lane(lane)
    made.resize(500, 400)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def likeness(left: QImage, right: QImage) -> float:
    """Mean difference of two pictures of the same size, 0 for none and 255 for black against white."""
    size = QSize(120, 170)
    small = [
        image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
        for image in (left, right)
    ]
    total = 0
    for y in range(size.height()):
        for x in range(size.width()):
            one, other = small[0].pixelColor(x, y), small[1].pixelColor(x, y)
            total += abs(one.lightness() - other.lightness())
    return total / (size.width() * size.height())


# on screen


def test_a_page_is_drawn_in_the_pixels_of_the_screen(qtbot: QtBot, view: PdfView, paper: bytes) -> None:
    view.show_pdf(paper, "PF-1")
    qtbot.waitUntil(view.is_drawn)
    assert view.count() == 1
    ((pixels, picture),) = view._pictures.values()
    assert picture.width() == pixels == round(view._rect(0).width() * view.devicePixelRatioF())
    shown = view.viewport().grab(view._rect(0)).toImage()
    expected = draw_page(paper, 0, pixels / read_pages(paper)[0].width).copy(0, 0, shown.width(), shown.height())
    assert likeness(shown, expected) < 1
    assert likeness(shown, draw_page(proforma(12), 0, 1.0)) > 1, "another document would be noticed"


def test_pages_are_drawn_away_from_the_window(
    qtbot: QtBot, view: PdfView, paper: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = set()
    real = pypdfium2.PdfDocument

    def watched(data: bytes) -> pypdfium2.PdfDocument:
        threads.add(threading.current_thread().name)
        return real(data)

    monkeypatch.setattr(pypdfium2, "PdfDocument", watched)
    view.show_pdf(paper, "PF-1")
    qtbot.waitUntil(view.is_drawn)
    assert threads == {"paper-lane"}


def test_a_screen_reader_hears_the_number_and_the_words(qtbot: QtBot, view: PdfView, paper: bytes) -> None:
    view.show_pdf(paper, "Proforma invoice PF-B3-2026-00042")
    qtbot.waitUntil(lambda: view.count() == 1)
    assert view.accessibleName() == "Proforma invoice PF-B3-2026-00042"
    assert "Nordlicht Hotels GmbH" in view.accessibleDescription()


def test_pages_are_gone_through_by_key_and_button(qtbot: QtBot, lane: Lane, long_paper: bytes) -> None:
    frame = PdfFrame()
    frame.use_lane(lane)
    frame.resize(480, 400)
    frame.show()
    try:
        frame.show_pdf(long_paper, "PF-2")
        qtbot.waitUntil(frame.view.is_drawn)
        label = frame.findChild(QLabel, "document_page_label")
        before, after = (frame.findChild(QPushButton, f"page_{way}_button") for way in ("before", "after"))
        assert label is not None
        assert before is not None
        assert after is not None
        pages = frame.view.count()
        assert pages > 1
        assert label.text() == f"Page 1 of {pages}"
        assert not before.isEnabled()
        after.click()
        assert label.text() == f"Page 2 of {pages}"
        before.click()
        assert label.text() == f"Page 1 of {pages}"
        frame.view.setFocus()
        for _ in range(8 * pages):
            QTest.keyClick(frame.view, Qt.Key.Key_PageDown)
        assert label.text() == f"Page {pages} of {pages}"
        assert not after.isEnabled()
        qtbot.waitUntil(frame.view.is_drawn)
        assert len(frame.view._pictures) <= 6
    finally:
        frame.close()
        frame.deleteLater()


def test_zoom_keeps_the_page_sharp(qtbot: QtBot, view: PdfView, paper: bytes) -> None:
    view.show_pdf(paper, "PF-1")
    qtbot.waitUntil(view.is_drawn)
    before = view._rect(0).width()
    QTest.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view._rect(0).width() > before
    assert not view.is_drawn()
    qtbot.waitUntil(view.is_drawn)
    view.fit_page()
    assert view._rect(0).height() <= view.viewport().height()
    QTest.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view._rect(0).width() == before
    spot = view.rect().center()
    wheel = QWheelEvent(
        spot, view.mapToGlobal(spot), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), wheel)
    assert view.zoom() > 1
    qtbot.waitUntil(view.is_drawn)


@pytest.mark.parametrize("width", range(300, 330, 3))
def test_a_scroll_bar_that_comes_and_goes_does_not_change_the_page(
    qtbot: QtBot, view: PdfView, paper: bytes, width: int
) -> None:
    view.resize(width, 431)
    view.show_pdf(paper, "PF-1")
    qtbot.waitUntil(lambda: view.count() == 1)
    view.fit_page()
    qtbot.waitUntil(view.is_drawn)
    sizes = set()
    for _ in range(5):
        QApplication.processEvents()
        sizes.add(view._rect(0).size().toTuple())
    assert len(sizes) == 1


def test_bytes_that_are_no_document_are_said_so(qtbot: QtBot, lane: Lane) -> None:
    frame = PdfFrame()
    frame.use_lane(lane)
    frame.show()
    try:
        frame.show_pdf(b"not a PDF", "PF-3")
        qtbot.waitUntil(lambda: frame.states.error.isVisible())
        assert frame.states.error.what.text() == "This document cannot be shown."
    finally:
        frame.close()
        frame.deleteLater()


def test_a_view_that_goes_away_while_pages_are_drawn_leaves_nothing_behind(
    qtbot: QtBot, lane: Lane, long_paper: bytes
) -> None:
    made = PdfView()
    made.use_lane(lane)
    made.show()
    made.show_pdf(long_paper, "PF-4")
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: not lane.is_busy())


# on paper


def pdf_printer(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(300)
    return printer


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_what_is_printed_is_the_document_in_its_own_size(qtbot: QtBot, tmp_path: Path, size: str) -> None:  # noqa: ARG001
    pdf = proforma(paper=size)
    printer = pdf_printer(tmp_path / "out.pdf")
    prepare(printer, read_pages(pdf)[0], "PF-B3-2026-00042")
    assert print_pdf(pdf, printer) == 1
    printed = (tmp_path / "out.pdf").read_bytes()
    (sheet,), (page,) = read_pages(printed), read_pages(pdf)
    assert abs(sheet.width - page.width) < 2
    assert abs(sheet.height - page.height) < 2
    assert likeness(draw_page(printed, 0, 1.0), draw_page(pdf, 0, 1.0)) < 1.5
    assert likeness(draw_page(printed, 0, 1.0), draw_page(proforma(12, size), 0, 1.0)) > 1.5


def test_the_printed_page_is_as_sharp_as_the_printer(qtbot: QtBot, tmp_path: Path, paper: bytes) -> None:  # noqa: ARG001
    printer = pdf_printer(tmp_path / "out.pdf")
    prepare(printer, read_pages(paper)[0], "PF")
    print_pdf(paper, printer)
    document = pypdfium2.PdfDocument((tmp_path / "out.pdf").read_bytes())
    pictures = [each for each in document[0].get_objects() if isinstance(each, pypdfium2.PdfImage)]
    assert max(each.get_px_size()[0] for each in pictures) >= 2470  # 210 mm at 300 dpi
    document.close()


def test_only_the_wanted_pages_are_printed(qtbot: QtBot, tmp_path: Path, long_paper: bytes) -> None:  # noqa: ARG001
    printer = pdf_printer(tmp_path / "out.pdf")
    printer.setResolution(72)
    prepare(printer, read_pages(long_paper)[0], "PF")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 2)
    assert print_pdf(long_paper, printer) == 1
    printed = (tmp_path / "out.pdf").read_bytes()
    assert len(read_pages(printed)) == 1
    assert likeness(draw_page(printed, 0, 1.0), draw_page(long_paper, 1, 1.0)) < 2


@pytest.mark.qt_log_ignore("QPainter::begin")  # that is how Qt says it to the log
def test_a_printer_that_takes_nothing_is_said_in_words(qtbot: QtBot, tmp_path: Path, paper: bytes) -> None:  # noqa: ARG001
    printer = pdf_printer(tmp_path / "no" / "such" / "folder" / "out.pdf")
    with pytest.raises(Refused, match="The printer did not take the document"):
        print_pdf(paper, printer)


@pytest.fixture
def actions(qtbot: QtBot, lane: Lane) -> Iterator[tuple[QWidget, PaperActions]]:
    page = QWidget()
    page.resize(600, 400)
    with qtbot.waitExposed(page):
        page.show()
    yield page, PaperActions(page, lane, native_dialogs=False)
    page.close()
    page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_printing_asks_for_the_printer_and_the_window_stays_alive(
    qtbot: QtBot, actions: tuple[QWidget, PaperActions], tmp_path: Path, long_paper: bytes
) -> None:
    page, paper_actions = actions
    paper_actions.print(long_paper, "PF-B3-2026-00042")
    qtbot.waitUntil(lambda: page.findChild(QWidget, "print_dialog") is not None)
    dialog = page.findChild(QWidget, "print_dialog")
    assert dialog is not None
    assert dialog.isVisible()
    assert dialog.windowTitle() == "Print PF-B3-2026-00042"
    dialog.close()
    said: list[str] = []
    paper_actions.said.connect(said.append)
    printer = pdf_printer(tmp_path / "out.pdf")
    printer.setResolution(72)
    paper_actions.print_on(printer, long_paper)
    assert said == [], "the call returns before anything is printed"
    qtbot.waitUntil(lambda: bool(said), timeout=30_000)
    assert said == [f"Sent to {tmp_path / 'out.pdf'}."]
    assert len(read_pages((tmp_path / "out.pdf").read_bytes())) == len(read_pages(long_paper))


# as a file


@pytest.mark.parametrize(
    ("customer", "name"),
    [
        ("Nordlicht Hotels GmbH", "PF-1 Nordlicht Hotels GmbH.pdf"),
        ("A/B: <x>\n..", "PF-1 A B x.pdf"),
        ("شركة النور", "PF-1 شركة النور.pdf"),
        ("", "PF-1.pdf"),
    ],
)
def test_a_file_is_named_by_number_and_customer(customer: str, name: str) -> None:
    assert file_name("PF-1", customer) == name


def test_a_very_long_name_still_makes_a_file_name() -> None:
    assert len(file_name("PF-1", "x" * 500).encode()) < 255


def test_the_saved_file_is_the_same_bytes(
    qtbot: QtBot, actions: tuple[QWidget, PaperActions], tmp_path: Path, paper: bytes
) -> None:
    page, paper_actions = actions
    said: list[str] = []
    paper_actions.said.connect(said.append)
    paper_actions.save(paper, "PF-B3-2026-00042", "Nordlicht Hotels GmbH")
    dialog = page.findChild(QFileDialog, "save_dialog")
    assert dialog is not None
    field = dialog.findChild(QLineEdit)
    assert field is not None
    assert field.text() == "PF-B3-2026-00042 Nordlicht Hotels GmbH.pdf"
    field.setText(str(tmp_path / "mine"))
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["Saved as mine.pdf."]
    assert (tmp_path / "mine.pdf").read_bytes() == paper


def test_a_file_is_whole_or_not_there(tmp_path: Path, paper: bytes) -> None:
    with pytest.raises(NotSaved, match="was not saved") as refused:
        save_pdf(tmp_path / "missing" / "mine.pdf", paper)
    assert "The document itself is safe." in refused.value.sentence
    (tmp_path / "mine.pdf").mkdir()
    with pytest.raises(NotSaved):
        save_pdf(tmp_path / "mine.pdf", paper)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.pdf"], "no half-written file is left over"


def test_an_older_file_is_replaced_as_a_whole(tmp_path: Path, paper: bytes) -> None:
    target = tmp_path / "mine.pdf"
    target.write_bytes(b"old")
    assert save_pdf(target, paper) == target
    assert target.read_bytes() == paper
    assert [path.name for path in tmp_path.iterdir()] == ["mine.pdf"]

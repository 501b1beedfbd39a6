"""Drawing on a page in reading direction: x runs from the start edge, y from the top, both in points.

In a right-to-left document the same calls give the mirrored page: the start edge is the right one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from yeastar_desk.infrastructure.pdf.text import LIMIT, Line, Run, line, lines

MM = 72 / 25.4
LEADING = 1.32  # line height as a multiple of the type size
SMALLEST = 3.5  # points; below it text is cut with "…" instead of shrunk further


class Colour(Enum):
    """Red, green and blue of 0 to 1: the light theme's colours."""

    TEXT = (0.090, 0.125, 0.200)
    MUTED = (0.361, 0.408, 0.510)
    LINE = (0.820, 0.847, 0.890)
    ACCENT = (0.059, 0.384, 0.996)
    ACCENT_SOFT = (0.929, 0.953, 1.0)
    WARNING = (0.604, 0.353, 0.0)
    WARNING_SOFT = (1.0, 0.957, 0.878)
    BLACK = (0.0, 0.0, 0.0)


class Align(Enum):
    START = 0.0
    CENTRE = 0.5
    END = 1.0


@dataclass(frozen=True, slots=True)
class Style:
    """How text looks: size in points, weight, colour."""

    size: float
    bold: bool = False
    colour: Colour = Colour.TEXT

    @property
    def leading(self) -> float:
        return self.size * LEADING

    def sized(self, size: float) -> Style:
        return replace(self, size=size)


Paragraph = tuple[str, Style]


def wrap(text: str, style: Style, width: float, limit: int = LIMIT) -> tuple[Line, ...]:
    """The lines of a text in a column of `width` points."""
    return lines(text, style.bold, width / style.size, limit)


def fitting(paragraphs: Sequence[Paragraph], width: float, height: float) -> tuple[list[tuple[Line, Style]], float]:
    """Wrap paragraphs into a box, all of them smaller in proportion when they are too long for it.

    Returns:
        The lines with their styles and their height in points. When not even the smallest type fits, the last line
        that fits is followed by nothing but "…".
    """
    scale = 1.0
    while True:
        placed = [
            (wrapped, style.sized(style.size * scale))
            for text, style in paragraphs
            for wrapped in wrap(text, style.sized(style.size * scale), width)
        ]
        used = sum(style.leading for _, style in placed)
        smallest = min((style.size for _, style in placed), default=0.0)
        if used <= height + 0.01:
            return placed, used
        if smallest * 0.94 < SMALLEST:
            break
        scale *= 0.94
    while len(placed) > 1 and sum(style.leading for _, style in placed) > height:
        placed.pop()
    placed[-1] = (line("…"), placed[-1][1])
    return placed, sum(style.leading for _, style in placed)


class Pen:
    """Draws on the pages of a canvas. Graphics are painted at once, text on top of them at `end_page`.

    Text and boxes are written as PDF operators: the canvas's own calls spend most of their time formatting numbers,
    which a document of thousands of lines would feel.
    """

    def __init__(self, canvas: Canvas, width: float, height: float, right_to_left: bool = False) -> None:
        self.canvas = canvas
        self.width = width
        self.height = height
        self.right_to_left = right_to_left
        self._begin()

    def _begin(self) -> None:
        self._text: list[str] = []
        self._font = ""
        self._colour: Colour | None = None
        self._thick = False

    def end_page(self) -> None:
        """Finish the page; what is drawn next is on a new one."""
        self.canvas._code.extend(("BT", *self._text, "ET"))
        self.canvas.showPage()
        self._begin()

    def text(
        self,
        x: float,
        baseline: float,
        text: str,
        style: Style,
        align: Align = Align.START,
        width: float | None = None,
    ) -> float:
        """One line at `x`, shrunk to `width` points when it is wider. Returns the width it takes."""
        ready = line(text, style.bold)
        if width is not None and ready.width * style.size > width:
            style = style.sized(width / ready.width)
        self.line(x, baseline, ready, style, align)
        return ready.width * style.size

    def line(self, x: float, baseline: float, ready: Line, style: Style, align: Align = Align.START) -> None:
        """Draw a prepared line; `align` says which part of it is at `x`."""
        size = style.size
        before = ready.width * size * _BEFORE[align]
        left = self.width - x - ready.width * size + before if self.right_to_left else x - before
        if self._colour is not style.colour:
            self._colour = style.colour
            self._text.append(_COLOURS[style.colour])
        for run in ready.runs:
            self._run(left + run.shift * size, self.height - baseline, run, size)
            left += run.width * size

    def _run(self, x: float, y: float, run: Run, size: float) -> None:
        face, out = run.face, self._text
        if face.thicken or self._thick:
            out.append(f"2 Tr {size / 48:.3f} w" if face.thicken else "0 Tr")
            self._thick = face.thicken
        out.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
        document = self.canvas._doc
        for subset, codes in face.font.splitString(run.text, document):
            font = f"{face.font.getSubsetInternalName(subset, document)} {size:.2f} Tf"
            if font != self._font:
                self._font = font
                out.append(font)
            out.append(f"<{codes.hex()}> Tj")

    def block(
        self,
        x: float,
        top: float,
        placed: Sequence[tuple[Line, Style]],
        align: Align = Align.START,
    ) -> float:
        """Draw lines below each other from `top` down. Returns where they end."""
        for ready, style in placed:
            self.line(x, top + style.size, ready, style, align)
            top += style.leading
        return top

    def rule(self, x: float, y: float, width: float, colour: Colour = Colour.LINE, weight: float = 0.6) -> None:
        """A horizontal line from `x` on."""
        self.box(x, y - weight / 2, width, weight, colour)

    def box(self, x: float, top: float, width: float, height: float, fill: Colour, radius: float = 0.0) -> None:
        """A filled rectangle."""
        left, bottom = self._left(x, width), self.height - top - height
        if radius:
            self.canvas.setFillColorRGB(*fill.value)
            self.canvas.roundRect(left, bottom, width, height, radius, stroke=0, fill=1)
        else:
            place = f"{left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re f"
            self.canvas._code.append(f"q {_COLOURS[fill]} {place} Q")

    def picture(self, x: float, top: float, width: float, height: float, image: Any) -> None:
        """A picture (a reportlab ImageReader)."""
        self.canvas.drawImage(image, self._left(x, width), self.height - top - height, width, height, mask="auto")

    def squares(self, x: float, top: float, side: float, rows: Sequence[Sequence[int]]) -> None:
        """A pattern of dark squares, such as a QR code; never mirrored."""
        module = side / len(rows)
        left, y = self._left(x, side), self.height - top
        squares = []
        for row in rows:
            y -= module
            column = 0
            for dark, group in groupby(row):
                count = len(list(group))
                if dark:
                    place = f"{left + column * module:.3f} {y:.3f} {count * module:.3f} {module:.3f}"
                    squares.append(f"{place} re")
                column += count
        self.canvas._code.extend(("q", _COLOURS[Colour.BLACK], *squares, "f Q"))

    def _left(self, x: float, width: float) -> float:
        return self.width - x - width if self.right_to_left else x


_BEFORE = {align: align.value for align in Align}
_COLOURS = {colour: "{0} {1} {2} rg {0} {1} {2} RG".format(*colour.value) for colour in Colour}

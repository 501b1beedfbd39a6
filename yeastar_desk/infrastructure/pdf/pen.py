"""Drawing on a page in reading direction: x runs from the start edge, y from the top, both in points.

In a right-to-left document the same calls give the mirrored page: the start edge is the right one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from yeastar_desk.infrastructure.pdf.text import LIMIT, Line, line, lines

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
    """Draws on the current page of a canvas. Graphics are painted at once, text on top of them at `end_page`."""

    def __init__(self, canvas: Canvas, width: float, height: float, right_to_left: bool = False) -> None:
        self.canvas = canvas
        self.width = width
        self.height = height
        self.right_to_left = right_to_left
        self._begin()

    def _begin(self) -> None:
        self._text = self.canvas.beginText()
        self._font: tuple[str, float, bool] | None = None
        self._colour: Colour | None = None

    def end_page(self) -> None:
        self.canvas.drawText(self._text)
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
        width = ready.width * style.size
        left = self.width - x - width * (1 - align.value) if self.right_to_left else x - width * align.value
        out = self._text
        if self._colour is not style.colour:
            out.setFillColorRGB(*style.colour.value)
            out.setStrokeColorRGB(*style.colour.value)
            self._colour = style.colour
        if ready.logical:
            _begin_actual_text(out, ready.logical)
        for run in ready.runs:
            font = (run.face.name, style.size, run.face.thicken)
            if font != self._font:
                self._set_font(*font)
            out.setTextOrigin(left + run.shift * style.size, self.height - baseline)
            out.textOut(run.text)
            left += run.width * style.size
        if ready.logical:
            _end_actual_text(out)

    def _set_font(self, name: str, size: float, thicken: bool) -> None:
        if self._font is None or self._font[2] != thicken:
            self._text.setTextRenderMode(2 if thicken else 0)
        if thicken:
            self._text._code.append(f"{size / 48:.3f} w")
        self._text.setFont(name, size)
        self._font = (name, size, thicken)

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
        self.canvas.setFillColorRGB(*fill.value)
        self.canvas.roundRect(
            self._left(x, width), self.height - top - height, width, height, radius, stroke=0, fill=1
        ) if radius else self.canvas.rect(
            self._left(x, width), self.height - top - height, width, height, stroke=0, fill=1
        )

    def picture(self, x: float, top: float, width: float, height: float, image: Any) -> None:
        """A picture (a reportlab ImageReader)."""
        self.canvas.drawImage(image, self._left(x, width), self.height - top - height, width, height, mask="auto")

    def squares(self, x: float, top: float, side: float, rows: Sequence[Sequence[int]]) -> None:
        """A pattern of dark squares, such as a QR code; never mirrored."""
        module = side / len(rows)
        left, y = self._left(x, side), self.height - top
        path = self.canvas.beginPath()
        for row in rows:
            y -= module
            start = None
            for column, dark in enumerate((*row, 0)):
                if dark and start is None:
                    start = column
                elif not dark and start is not None:
                    path.rect(left + start * module, y, (column - start) * module, module)
                    start = None
        self.canvas.setFillColorRGB(*Colour.BLACK.value)
        self.canvas.drawPath(path, stroke=0, fill=1)

    def _left(self, x: float, width: float) -> float:
        return self.width - x - width if self.right_to_left else x


def _begin_actual_text(out: Any, text: str) -> None:
    """Say what the following glyphs read as, so that copying and searching give the text and not its letter forms."""
    out._code.append(f"/Span <</ActualText <FEFF{text.encode('utf-16-be').hex().upper()}>>> BDC")


def _end_actual_text(out: Any) -> None:
    out._code.append("EMC")

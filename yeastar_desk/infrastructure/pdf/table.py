"""A table that is measured first and drawn row by row, so that it can run over any number of pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from yeastar_desk.infrastructure.pdf.pen import MM, Align, Colour, Pen, Style, wrap
from yeastar_desk.infrastructure.pdf.text import Line, line

TITLE = Style(7, bold=True, colour=Colour.MUTED)
TEXT = Style(8.5)
STRONG = Style(8.5, bold=True)
DETAIL = Style(7, colour=Colour.MUTED)
GAP = 3 * MM  # between columns
TITLE_HEIGHT = 16.0
CARRY_HEIGHT = 15.0


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in points. What starts at the start edge is wrapped, what ends at the end edge shrinks to fit."""

    title: str
    width: float
    align: Align = Align.START
    style: Style = TEXT


@dataclass(frozen=True, slots=True)
class Cell:
    """Text with a smaller line below it."""

    text: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class LaidRow:
    """A row ready to draw: per column its lines with their styles."""

    height: float
    cells: tuple[tuple[tuple[Line, Style], ...], ...]


class Table:
    """Columns from `x` on towards the end edge.

    Figures stand below each other by their last digits, on a mirrored page too: there the widest one of a column
    begins at the edge. So all rows are laid before the first one is drawn.

    Attributes:
        padding: space above and below a row's text, in points.
        scale: size of the rows' type relative to the styles'.
    """

    def __init__(self, columns: Sequence[Column], x: float, padding: float = 4.0, scale: float = 1.0) -> None:
        self.columns = columns
        self.detail = DETAIL.sized(DETAIL.size * scale)
        self.x = x
        self.padding = padding
        self.width = sum(column.width for column in columns)
        starts = [x + sum(column.width for column in columns[:index]) for index in range(len(columns))]
        self._widest = [0.0] * len(columns)
        self._styles = [column.style.sized(column.style.size * scale) for column in columns]
        self._places = [
            (start + column.width if column.align is Align.END else start, column)
            for start, column in zip(starts, columns, strict=True)
        ]

    def lay(self, row: Sequence[Cell]) -> LaidRow:
        """Wrap or shrink a row's cells."""
        cells = []
        height = 0.0
        for number, (cell, column, style) in enumerate(zip(row, self.columns, self._styles, strict=True)):
            room = column.width - GAP if column.align is Align.START else column.width - GAP / 2
            placed = (*_placed(cell.text, style, column.align, room),)
            if column.align is Align.END:
                ready, used = placed[0]
                self._widest[number] = max(self._widest[number], ready.width * used.size)
            if cell.detail:
                placed += (*_placed(cell.detail, self.detail, column.align, room),)
            cells.append(placed)
            height = max(height, sum(style.leading for _, style in placed))
        return LaidRow(height + 2 * self.padding, tuple(cells))

    def draw_titles(self, pen: Pen, top: float) -> float:
        """Draw the column titles with a rule below. Returns where the first row begins."""
        for x, column in self._places:
            pen.text(x, top + 9, column.title, TITLE, column.align, column.width - GAP / 2)
        pen.rule(self.x, top + TITLE_HEIGHT, self.width, Colour.MUTED, 0.8)
        return top + TITLE_HEIGHT

    def draw(self, pen: Pen, top: float, row: LaidRow) -> float:
        """Draw a row with a hairline below. Returns where the next row begins."""
        for (x, column), widest, cell in zip(self._places, self._widest, row.cells, strict=True):
            y = top + self.padding
            for number, (ready, style) in enumerate(cell):
                apart = widest - ready.width * style.size if pen.right_to_left and widest and not number else 0.0
                pen.line(x - apart, y + style.size, ready, style, column.align)
                y += style.leading
        pen.rule(self.x, top + row.height, self.width, weight=0.5)
        return top + row.height

    def draw_carry(self, pen: Pen, top: float, label: str, amount: str) -> float:
        """Draw the sum of the rows so far, at the foot of a page or at the head of the next."""
        end = self.x + self.width
        used = min(line(amount, STRONG.bold).width * STRONG.size, self.width / 3)
        room = max(used, self._widest[-1]) if pen.right_to_left else used
        pen.text(end - room - GAP, top + 10.5, label, DETAIL, Align.END, self.width / 2)
        pen.text(end - (room - used), top + 10.5, amount, STRONG, Align.END, used)
        pen.rule(self.x, top + CARRY_HEIGHT, self.width, weight=0.5)
        return top + CARRY_HEIGHT


def _placed(text: str, style: Style, align: Align, room: float) -> list[tuple[Line, Style]]:
    if align is Align.START:
        return [(wrapped, style) for wrapped in wrap(text, style, room)]
    ready = line(text, style.bold)
    wide = ready.width * style.size > room
    return [(ready, style.sized(room / ready.width) if wide else style)]

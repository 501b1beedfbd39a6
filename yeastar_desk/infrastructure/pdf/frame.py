"""What is on every page: the sheet, fold marks, warning marks, the running head and the footer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from yeastar_desk.infrastructure.pdf.pen import MM, Align, Colour, Pen, Style, fitting

MARGIN = 20 * MM
NEXT_TOP = 31 * MM  # where the content of the second and later pages begins
FOOTER = 23 * MM  # height kept free at the bottom
FOOTER_STYLE = Style(6.8, colour=Colour.MUTED)
FOOTER_SHARES = (0.22, 0.21, 0.24, 0.33)
MARK_STYLE = Style(7.2, bold=True, colour=Colour.WARNING)
HEAD_STYLE = Style(8, colour=Colour.MUTED)
HEAD_BOLD = Style(8, bold=True)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper in points.

    Attributes:
        window: where the field for the address begins that a window envelope shows, from the top.
        fold_marks: distances from the top where it is folded for such an envelope.
    """

    width: float
    height: float
    window: float
    fold_marks: tuple[float, ...] = ()

    @property
    def inner(self) -> float:
        """Width between the margins."""
        return self.width - 2 * MARGIN

    @property
    def bottom(self) -> float:
        """Where the content ends."""
        return self.height - FOOTER


# DIN 5008, form B, for a DL envelope. The window of a US No. 10 shows 52 to 80 mm of a sheet in thirds that lies at the
# envelope's bottom, and up to 11 mm more of its lower part when it lies higher.
_A4 = Sheet(210 * MM, 297 * MM, 45 * MM, (105 * MM, 210 * MM))
_LETTER = Sheet(8.5 * 72, 11 * 72, 50 * MM)


def sheet_of(paper: str) -> Sheet:
    """US Letter for "Letter", A4 for everything else."""
    return _LETTER if paper.lower().endswith("letter") else _A4


@dataclass(frozen=True, slots=True)
class Frame:
    """The furniture of a document's pages.

    Attributes:
        marks: short warnings printed at the top of every page.
        running: what later pages show at the start edge of their head, in bold and plain.
        footer: up to four columns of short lines.
        page_of: "Page {page} of {pages}" in the document's language.
    """

    sheet: Sheet
    marks: Sequence[str]
    running: tuple[str, str]
    footer: Sequence[Sequence[str]]
    page_of: str

    def draw(self, pen: Pen, page: int, pages: int) -> None:
        """Draw everything on the current page; `page` counts from 1."""
        if page == 1:
            for mark in self.sheet.fold_marks:
                pen.canvas.setLineWidth(0.4)
                pen.canvas.setStrokeColorRGB(*Colour.LINE.value)
                pen.canvas.line(4 * MM, pen.height - mark, 8 * MM, pen.height - mark)
        self._marks(pen)
        text = self.page_of.format(page=page, pages=pages)
        if page > 1:
            end = MARGIN + self.sheet.inner
            used = pen.text(end, 22 * MM, text, HEAD_STYLE, Align.END)
            room = self.sheet.inner - used - 6 * MM
            bold, plain = self.running
            taken = pen.text(MARGIN, 22 * MM, bold, HEAD_BOLD, width=room / 2)
            pen.text(MARGIN + min(taken, room / 2) + 8, 22 * MM, plain, HEAD_STYLE, width=room / 2 - 8)
            pen.rule(MARGIN, 25 * MM, self.sheet.inner)
        self._footer(pen, text)

    def _marks(self, pen: Pen) -> None:
        if not self.marks:
            return
        text = "   ·   ".join(self.marks)
        width = self.sheet.inner
        pen.box(MARGIN, 4.6 * MM, width, 4.8 * MM, Colour.WARNING_SOFT, 2.4 * MM)
        pen.text(self.sheet.width / 2, 7.9 * MM, text, MARK_STYLE, Align.CENTRE, width - 6 * MM)

    def _footer(self, pen: Pen, page: str) -> None:
        top = self.sheet.height - FOOTER + 6 * MM
        pen.rule(MARGIN, top - 2 * MM, self.sheet.inner)
        room = self.sheet.inner - 20 * MM
        x = MARGIN
        for column, share in zip(self.footer, FOOTER_SHARES, strict=False):
            placed, _ = fitting([(text, FOOTER_STYLE) for text in column], room * share - 3 * MM, 13 * MM)
            pen.block(x, top, placed)
            x += room * share
        pen.text(MARGIN + self.sheet.inner, top + FOOTER_STYLE.size, page, FOOTER_STYLE, Align.END, 20 * MM)

"""Pages of reports for the own office, in English: a title, then pieces one below the other until the page is full."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reportlab.pdfgen.canvas import Canvas

from yeastar_desk.infrastructure.pdf.document import RENDERING
from yeastar_desk.infrastructure.pdf.frame import FOOTER_STYLE, MARGIN, MARK_STYLE, sheet_of
from yeastar_desk.infrastructure.pdf.pen import MM, Align, Colour, Pen, Style, wrap
from yeastar_desk.infrastructure.pdf.table import TITLE_HEIGHT, Cell, Table
from yeastar_desk.infrastructure.pdf.text import LONG_LIMIT, pdf_text
from yeastar_desk.infrastructure.pdf.words import words_in

TITLE = Style(19, bold=True)
UNDER_TITLE = Style(9, colour=Colour.MUTED)
HEADING = Style(11, bold=True)
TEXT = Style(8.5)
NOTE = Style(7.6, colour=Colour.MUTED)
RUNNING = Style(8, colour=Colour.MUTED)
TOP = 14 * MM
FOOT = 18 * MM  # kept free at the bottom
INVENTED = "CONTAINS INVENTED DEMONSTRATION DATA"


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that is kept together.

    Attributes:
        height: in points; `draw` draws it from a y down.
        titles: drawn above it when it comes first on a page, such as the titles of its table's columns.
        with_next: never the last on its page.
    """

    height: float
    draw: Callable[[Pen, float], object]
    titles: Piece | None = None
    with_next: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a report: title, one line below it, what the later pages repeat, and whose paper it is."""

    title: str
    line: str
    running: str
    seller: str
    paper: str
    demo: bool


def write(head: Head, pieces: Sequence[Piece]) -> bytes:
    """Draw the pages. The same arguments give the same bytes."""
    with RENDERING:
        return _write(head, pieces)


def inner_width(paper: str) -> float:
    """Points between the margins."""
    return sheet_of(paper).inner


def _write(head: Head, pieces: Sequence[Piece]) -> bytes:
    sheet = sheet_of(head.paper)
    buffer = io.BytesIO()
    canvas = Canvas(
        buffer,
        pagesize=(sheet.width, sheet.height),
        invariant=1,
        pageCompression=1,
        lang="en",
        initialFontName="InterPaper-Regular",
    )
    canvas.setTitle(pdf_text(f"{head.title} {head.running}"))
    canvas.setAuthor(pdf_text(head.seller))
    canvas.setCreator("Yeastar Desk")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    pen = Pen(canvas, sheet.width, sheet.height)
    first, following = TOP + 17 * MM, TOP + 9 * MM
    pages = _paginate(pieces, sheet.height - FOOT - first, sheet.height - FOOT - following)
    for number, page in enumerate(pages, start=1):
        _draw_head(pen, head, sheet.inner, number)
        y = first if number == 1 else following
        for piece in page:
            piece.draw(pen, y)
            y += piece.height
        _draw_foot(pen, head, sheet.inner, f"Page {number} of {len(pages)}")
        pen.end_page()
    canvas.save()
    return buffer.getvalue()


def _paginate(pieces: Sequence[Piece], first_room: float, next_room: float) -> list[list[Piece]]:
    pages: list[list[Piece]] = [[]]
    room = first_room
    for index, piece in enumerate(pieces):
        needed = piece.height
        following = index
        while pieces[following].with_next and following + 1 < len(pieces):
            following += 1
            needed += pieces[following].height
        if needed > room and pages[-1]:
            pages.append([])
            room = next_room
            if piece.titles is not None:
                pages[-1].append(piece.titles)
                room -= piece.titles.height
        pages[-1].append(piece)
        room -= piece.height
    return pages


def _draw_head(pen: Pen, head: Head, width: float, number: int) -> None:
    if head.demo:
        pen.box(MARGIN, 4.6 * MM, width, 4.8 * MM, Colour.WARNING_SOFT, 2.4 * MM)
        pen.text(pen.width / 2, 7.9 * MM, INVENTED, MARK_STYLE, Align.CENTRE, width - 6 * MM)
    if number == 1:
        used = pen.text(MARGIN + width, TOP + 6 * MM, head.seller, RUNNING, Align.END, width * 0.4)
        pen.text(MARGIN, TOP + 6 * MM, head.title, TITLE, width=width - used - 6 * MM)
        pen.text(MARGIN, TOP + 12 * MM, head.line, UNDER_TITLE, width=width)
        return
    pen.text(MARGIN, TOP + 2 * MM, f"{head.title} · {head.running}", RUNNING, width=width)
    pen.rule(MARGIN, TOP + 5 * MM, width)


def _draw_foot(pen: Pen, head: Head, width: float, page: str) -> None:
    y = pen.height - FOOT + 7 * MM
    pen.rule(MARGIN, y - 4 * MM, width)
    used = pen.text(MARGIN + width, y, page, FOOTER_STYLE, Align.END)
    pen.text(MARGIN, y, f"{head.title} · {head.running}", FOOTER_STYLE, width=width - used - 6 * MM)


# pieces


def heading(text: str) -> Piece:
    """The title of a part; never alone at the end of a page."""
    height = 9 * MM
    return Piece(height, lambda pen, y: pen.text(MARGIN, y + height - 3 * MM, text, HEADING), with_next=True)


def paragraph(text: str, width: float, style: Style = TEXT, below: float = 4.0) -> Piece:
    """Text over the whole width."""
    placed = [(ready, style) for ready in wrap(text, style, width, LONG_LIMIT)]
    height = len(placed) * style.leading + below
    return Piece(height, lambda pen, y: pen.block(MARGIN, y, placed))


def rows(table: Table, cells: Sequence[Sequence[Cell]]) -> list[Piece]:
    """A table: its titles, then its rows, with the titles again on every page."""
    titles = Piece(TITLE_HEIGHT, table.draw_titles, with_next=True)
    pieces = [titles]
    for row in cells:
        laid = table.lay(row)
        pieces.append(Piece(laid.height, lambda pen, y, laid=laid: table.draw(pen, y, laid), titles))  # type: ignore[misc]
    return pieces


def together(pieces: Sequence[Piece]) -> list[Piece]:
    """The same pieces, never parted by the end of a page."""
    return [*(replace(piece, with_next=True) for piece in pieces[:-1]), *pieces[-1:]]


def space(height: float) -> Piece:
    """Nothing."""
    return Piece(height, lambda _pen, _y: None)


WORDS = words_in("en")

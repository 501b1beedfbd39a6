"""Which rows and blocks go on which page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from yeastar_desk.infrastructure.pdf.pen import Pen
from yeastar_desk.infrastructure.pdf.table import CARRY_HEIGHT, TITLE_HEIGHT


@dataclass(frozen=True, slots=True)
class Block:
    """Something that is kept together: its height in points and how to draw it from a y down."""

    height: float
    draw: Callable[[Pen, float], object]


@dataclass(slots=True)
class Page:
    """Rows `first` to `last` (exclusive) of the table, then blocks."""

    first: int
    last: int
    blocks: list[Block] = field(default_factory=list)


def paginate(heights: Sequence[float], blocks: Sequence[Block], first_room: float, next_room: float) -> list[Page]:
    """Fill pages with table rows, then with blocks.

    A page with rows has the column titles; when rows are still to come the sum is carried at its foot and at the head
    of the next page. The first block (the totals) never stands on a page without a row when there is one to take along.
    """
    pages = _rows(heights, first_room, next_room)
    room = _left(pages, heights, first_room, next_room)
    for index, block in enumerate(blocks):
        if block.height > room:
            last = pages[-1]
            if index == 0 and last.last - last.first > 1:
                last.last -= 1
                pages.append(Page(last.last, last.last + 1))
                room = _left(pages, heights, first_room, next_room)
            else:
                pages.append(Page(last.last, last.last))
                room = next_room
        pages[-1].blocks.append(block)
        room -= block.height
    return pages


def _rows(heights: Sequence[float], first_room: float, next_room: float) -> list[Page]:
    pages = [Page(0, 0)]
    room = first_room - TITLE_HEIGHT
    for index, height in enumerate(heights):
        foot = CARRY_HEIGHT if index < len(heights) - 1 else 0.0
        if height + foot > room and pages[-1].last > pages[-1].first:
            pages.append(Page(index, index))
            room = next_room - TITLE_HEIGHT - CARRY_HEIGHT
        pages[-1].last = index + 1
        room -= height
    return pages


def _left(pages: Sequence[Page], heights: Sequence[float], first_room: float, next_room: float) -> float:
    """The room below the rows of the last page."""
    page = pages[-1]
    room = first_room if len(pages) == 1 else next_room - CARRY_HEIGHT
    return room - TITLE_HEIGHT - sum(heights[page.first : page.last])

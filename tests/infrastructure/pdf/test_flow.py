from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from yeastar_desk.infrastructure.pdf.flow import Block, paginate
from yeastar_desk.infrastructure.pdf.table import CARRY_HEIGHT, TITLE_HEIGHT

FIRST, NEXT = 400.0, 600.0


def block(height: float) -> Block:
    return Block(height, lambda _pen, _y: None)


@given(st.lists(st.floats(10, 90), max_size=80), st.lists(st.floats(5, 300), min_size=1, max_size=6))
@settings(max_examples=200)
def test_every_row_and_block_is_on_a_page_once_and_fits(heights: list[float], block_heights: list[float]) -> None:
    blocks = [block(height) for height in block_heights]

    pages = paginate(heights, blocks, FIRST, NEXT)

    assert [index for page in pages for index in range(page.first, page.last)] == list(range(len(heights)))
    assert [placed for page in pages for placed in page.blocks] == blocks
    for number, page in enumerate(pages):
        used = sum(heights[page.first : page.last]) + sum(placed.height for placed in page.blocks)
        if page.last > page.first:
            used += TITLE_HEIGHT + (CARRY_HEIGHT if page.first else 0)
            used += CARRY_HEIGHT if page.last < len(heights) else 0
        assert used <= (NEXT if number else FIRST) + 1e-6


def test_totals_take_a_row_along_to_a_new_page() -> None:
    pages = paginate([50.0] * 7, [block(100)], FIRST, NEXT)

    assert [(page.first, page.last, len(page.blocks)) for page in pages] == [(0, 6, 0), (6, 7, 1)]


def test_no_rows_are_one_page() -> None:
    assert [(page.first, page.last, len(page.blocks)) for page in paginate([], [block(10)], FIRST, NEXT)] == [(0, 0, 1)]

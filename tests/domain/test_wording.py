"""Words of several things in one sentence."""

from __future__ import annotations

import pytest

from yeastar_desk.domain.wording import listed


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], ""),
        (["Desk"], "Desk"),
        (["Desk", "Visitor"], "Desk and Visitor"),
        (["Desk", "Visitor", "Location"], "Desk, Visitor and Location"),
        (["street and city of one", "street of the other"], "street and city of one, and street of the other"),
    ],
)
def test_words_are_listed(words: list[str], sentence: str) -> None:
    assert listed(words) == sentence

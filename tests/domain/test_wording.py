"""Words of several things in one sentence."""

from __future__ import annotations

import pytest

from yeastar_desk.domain.wording import counted, listed


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


@pytest.mark.parametrize(
    ("count", "noun", "words"),
    [
        (1, "order", "1 order"),
        (0, "order", "0 orders"),
        (1, "company", "1 company"),
        (2300, "company", "2,300 companies"),
    ],
)
def test_one_thing_is_not_several(count: int, noun: str, words: str) -> None:
    assert counted(count, noun) == words

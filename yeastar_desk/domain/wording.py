"""Words of several things, and of how many there are."""

from __future__ import annotations

from collections.abc import Sequence


def counted(count: int, noun: str) -> str:
    """``"1 order"``, ``"17 orders"``, ``"1,200 companies"``."""
    several = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{count:,} {noun if count == 1 else several}"


def listed(words: Sequence[str]) -> str:
    """``"Desk, Visitor and Location"``; empty for nothing. What holds an "and" itself keeps a comma before the last."""
    if len(words) < 2:
        return "".join(words)
    last = ", and " if any(" and " in each for each in words) else " and "
    return f"{', '.join(words[:-1])}{last}{words[-1]}"

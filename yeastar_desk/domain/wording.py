"""Words of several things in one sentence."""

from __future__ import annotations

from collections.abc import Sequence


def listed(words: Sequence[str]) -> str:
    """``"Desk, Visitor and Location"``; empty for nothing. What holds an "and" itself keeps a comma before the last."""
    if len(words) < 2:
        return "".join(words)
    last = ", and " if any(" and " in each for each in words) else " and "
    return f"{', '.join(words[:-1])}{last}{words[-1]}"

"""What one column of a list shows of a row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Row = TypeVar("Row")

Look = Literal["text", "strong", "number", "muted", "money", "date", "badge", "link", "menu"]


@dataclass(frozen=True)  # with slots `Column[Order](...)` fails on Python 3.11
class Column(Generic[Row]):
    """One column.

    `key` names it for sorting and for remembering its width; `text` makes the words of a row (`formats` for money and
    dates); `look` decides how they are painted, money and dates stand on the right, the end of a `number` is seen in
    a narrow column too, `menu` shows three dots that open the row's menu, `link` words that the page acts on when
    they are clicked; `tone` colours a badge; `detail` is a smaller second line; `width` is in pixels, 0 takes what is
    left.
    """

    key: str
    title: str
    text: Callable[[Row], str]
    look: Look = "text"
    width: int = 140
    sortable: bool = True
    tone: Callable[[Row], str] | None = None
    detail: Callable[[Row], str] | None = None
    hidden: bool = False

    def right_aligned(self) -> bool:
        """Numbers stand on the right, below each other."""
        return self.look in {"money", "date"}

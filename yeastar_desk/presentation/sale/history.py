"""Undo and redo over frozen values."""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T")

_MOST = 200


class History(Generic[T]):
    """The values that were before and, after an undo, those that came after."""

    def __init__(self) -> None:
        self._before: list[T] = []
        self._after: list[T] = []

    def push(self, left: T) -> None:
        """Remember a value that is being left for a new one; what was undone before is forgotten."""
        self._before.append(left)
        del self._before[:-_MOST]
        self._after.clear()

    def undo(self, present: T) -> T | None:
        """The value before the present one, or None at the beginning."""
        if not self._before:
            return None
        self._after.append(present)
        return self._before.pop()

    def redo(self, present: T) -> T | None:
        """The value that the last undo left, or None."""
        if not self._after:
            return None
        self._before.append(present)
        return self._after.pop()

    def clear(self) -> None:
        self._before.clear()
        self._after.clear()

"""Numbers and integrity: the gap report, the check of everything stored, and a backup."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from yeastar_desk.application.ports import Progress
from yeastar_desk.application.views import NumberSeries
from yeastar_desk.domain.errors import Refused


class CheckStopped(Refused):
    """The user stopped a check or a backup."""

    def __init__(self) -> None:
        super().__init__("Stopped. Nothing was changed.")


def unwatched(_done: int, _total: int) -> bool:
    """For callers that do not watch."""
    return True


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found.

    Attributes:
        deviations: a sentence for each, none for a sound database.
        audit_row, audit_hash: the newest row of the audit trail; kept outside, it tells later whether the newest
            rows were cut off.
    """

    deviations: tuple[str, ...]
    audit_row: int
    audit_hash: str


class Records(Protocol):
    """A database as a whole."""

    def number_series(self) -> Sequence[NumberSeries]: ...

    def verify(self, anchor: tuple[int, str] | None = None, progress: Progress = ...) -> Sequence[str]: ...

    def audit_head(self) -> tuple[int, str]: ...

    def backup(self, folder: Path, progress: Progress = ...) -> Path: ...


class CheckRecords:
    """For the window; commands use the database itself."""

    def __init__(
        self, database: Callable[[], Records], aside: Callable[[Progress], AbstractContextManager[Records]]
    ) -> None:
        """`aside` gives the same data in a database that can be read for minutes while orders are placed."""
        self._database = database
        self._aside = aside

    def numbers(self) -> Sequence[NumberSeries]:
        """Every number series, with every missing and every void number."""
        return self._database().number_series()

    def verify(self, progress: Progress) -> Checked:
        """Check everything that is stored.

        Raises:
            CheckStopped: `progress` asked for it.
            NotSaved, Damaged: the data cannot be read, or there is no room for the copy that is checked.
        """
        with self._aside(progress) as records:
            head = records.audit_head()  # before the check: on a server others go on writing
            return Checked(tuple(records.verify(progress=progress)), *head)

    def back_up(self, folder: Path, progress: Progress) -> Path:
        """Make a verified backup in a folder; returns its file.

        Raises:
            CheckStopped: `progress` asked for it; no file is left.
            NotSaved, Damaged, Refused: it was not made.
        """
        return self._database().backup(folder, progress)

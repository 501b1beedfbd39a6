"""A second backup on another path, a USB stick or another folder, for as long as orders wait to be sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from yeastar_desk.application.check_records import CheckStopped, unwatched
from yeastar_desk.application.ports import Database, Progress
from yeastar_desk.application.preferences import PreferencesStore
from yeastar_desk.domain.errors import DeskError


@dataclass(frozen=True, slots=True)
class SecondCopy:
    """A copy that lies in the second backup folder.

    Attributes:
        audit_row, audit_hash: the newest row of its audit trail: up to there it has what the database has.
        is_apart: whether it lies on another disk than the database.
    """

    file: Path
    made_at: datetime
    audit_row: int
    audit_hash: str
    is_apart: bool = True


class SecondCopies(Protocol):
    """Where the copies of one database are. A folder that is not there is never made: it may be an unplugged stick."""

    def find(self, folder: Path) -> Sequence[SecondCopy]:
        """The copies that can be read, the newest first.

        Raises:
            NotSaved, Refused: no copy can be kept there, with what to do.
        """
        ...

    def alone(self, progress: Progress) -> AbstractContextManager[None]:
        """Wait until no other program, the window or a command, makes a copy of this database.

        Raises:
            CheckStopped: `progress` said so.
            NotSaved: the disk of the laptop cannot be written, with what to do.
        """
        ...

    def make(self, folder: Path, progress: Progress) -> SecondCopy:
        """Make a verified copy, and remove the oldest ones.

        Raises:
            CheckStopped: `progress` said so; nothing of the copy is left.
            NotSaved, Damaged, Refused: it was not made, with what to do; older copies are still there.
        """
        ...


class Audited(Database, Protocol):
    """A database that says how far its audit trail goes."""

    def audit_head(self) -> tuple[int, str]: ...


@dataclass(frozen=True, slots=True)
class SecondBackup:
    """How it stands.

    Attributes:
        folder: as it is set, empty for none.
        unsent: how many orders and letters wait to be sent, those that need a person included.
        copy: the newest one that is known.
        problem: why what waits is not in a copy there, as a sentence; empty for nothing.
    """

    folder: str = ""
    unsent: int = 0
    copy: SecondCopy | None = None
    problem: str = ""


class KeepSecondBackup:
    """Looks whether everything that waits is in a copy, and makes one if not. What it needs is read anew each time:
    another stick, a restored database or a program that was killed need no care of their own.
    """

    def __init__(
        self,
        database: Callable[[], Audited],
        preferences: PreferencesStore,
        copies: Callable[[], SecondCopies],
    ) -> None:
        self._database = database
        self._preferences = preferences
        self._copies = copies
        self.state: SecondBackup | None = None
        """What the last look has found, None before the first; may be read on any thread."""

    def __call__(self, progress: Progress = unwatched) -> SecondBackup:
        """Bring the second backup up to date, unless nothing waits; returns how it stands then.

        Raises:
            CheckStopped: `progress` asked for it; nothing of a copy is left.
        """
        folder = self._preferences.load().device.second_backup
        state = self._keep(folder, progress) if folder else SecondBackup()
        self.state = state
        return state

    def _keep(self, folder: str, progress: Progress) -> SecondBackup:
        database = self._database()
        with database.read() as work:
            queue = work.outbox.summary()
        unsent = queue.waiting + queue.parked
        copy = self.state.copy if self.state is not None and self.state.folder == folder else None
        try:
            copies = self._copies()
            copy, complete = _newest(copies.find(Path(folder)), database.audit_head())
            if unsent and not complete:
                with copies.alone(progress):  # whoever was at it may have taken along what is due here
                    copy, complete = _newest(copies.find(Path(folder)), database.audit_head())
                    if not complete:
                        copy = copies.make(Path(folder), progress)
        except CheckStopped:
            raise
        except DeskError as error:
            return SecondBackup(folder, unsent, copy, error.sentence)
        return SecondBackup(folder, unsent, copy)


def _newest(found: Sequence[SecondCopy], head: tuple[int, str]) -> tuple[SecondCopy | None, bool]:
    """The copy that counts, and whether it has everything up to the newest row of the audit trail."""
    complete = next((each for each in found if (each.audit_row, each.audit_hash) == head), None)
    return complete or next(iter(found), None), complete is not None

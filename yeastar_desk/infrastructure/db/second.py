"""Verified copies of a database file in a second folder, such as a USB stick, the newest few kept."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from yeastar_desk.application.check_records import CheckStopped
from yeastar_desk.application.ports import Clock, Progress
from yeastar_desk.application.second_backup import SecondCopy
from yeastar_desk.domain.errors import NotSaved, Refused
from yeastar_desk.infrastructure.db.backup import copy_to, free_name, stamp
from yeastar_desk.infrastructure.db.folders import LEAST_FREE
from yeastar_desk.infrastructure.db.installation import place_of
from yeastar_desk.infrastructure.db.migrator import BACKUPS
from yeastar_desk.infrastructure.db.repositories.audit import NEWEST
from yeastar_desk.infrastructure.db.sqlite_file import connect_sqlite, open_to_look

KEPT = 3
LOCK = "second-backup.lock"
_TRY_SECONDS = 0.2
"""So long a program waits for another one before it looks whether it shall stop."""
_START = "desk-second-"
_ENDING = ".sqlite3"
_AS_BEFORE = "Orders are saved here as before."
_MB = 1024 * 1024


class SecondCopiesOf:
    """Implements `application.second_backup.SecondCopies`.

    Several laptops may share a folder: the files of one begin with a name of its own, and it touches no others.
    """

    def __init__(self, database: Path | None, clock: Clock) -> None:
        """`database` is None for one on a server, which has no copies."""
        self._file = database
        self._clock = clock

    def find(self, folder: Path) -> Sequence[SecondCopy]:
        """See `SecondCopies.find`."""
        database = self._check(folder)
        copies = [copy for file in self._files(database, folder) if (copy := _read(file, database)) is not None]
        return sorted(copies, key=lambda copy: copy.made_at, reverse=True)

    @contextmanager
    def alone(self, progress: Progress) -> Iterator[None]:
        """See `SecondCopies.alone`: an empty database file that is locked, because every system lets go of such a lock
        when a program ends, however it does.
        """
        if self._file is None:
            yield
            return
        with closing(_opened(self._file.parent / BACKUPS / LOCK)) as lock:
            while not _is_locked(lock):
                if not progress(0, 1):
                    raise CheckStopped
            yield

    def make(self, folder: Path, progress: Progress) -> SecondCopy:
        """See `SecondCopies.make`.

        It is copied on this laptop's disk first and from there to the folder: a slow stick would keep whoever places
        an order waiting, because nothing can be committed while SQLite reads a piece of the database.
        """
        database = self._check(folder)
        self._remove_unfinished(database, folder)
        _check_space(database)
        staged = database.parent / BACKUPS / f"{_START}staged{_ENDING}"
        try:
            _stage(database, staged, progress)
            self._make_room(database, folder, staged.stat().st_size)
            made = self._send(staged, database, folder, progress)
        finally:
            staged.unlink(missing_ok=True)
        for old in [file for file in self._files(database, folder) if file != made][KEPT - 1 :]:
            with suppress(OSError):
                old.unlink()
        copy = _read(made, database)
        if copy is None:
            raise NotSaved(
                f"What was written to the second backup folder {folder} cannot be read. Use another stick or folder. "
                f"{_AS_BEFORE}"
            )
        return copy

    def _send(self, staged: Path, database: Path, folder: Path, progress: Progress) -> Path:
        self._check(folder)  # again: copying has taken its time
        name = free_name(folder, f"{self._start(database)}{stamp(self._clock.now())}", _ENDING)
        size = staged.stat().st_size
        try:
            with closing(open_to_look(staged)) as source:
                return copy_to(source, folder, name, progress)
        except NotSaved as error:
            self._check(folder)
            raise NotSaved(_why_not(folder, size)) from error

    def _start(self, database: Path) -> str:
        """What the files of this laptop and home begin with; other than the installation's key it stays."""
        return f"{_START}{place_of(database)[:8]}-"

    def _files(self, database: Path, folder: Path) -> list[Path]:
        """The copies of this laptop, the newest first by their names."""
        return sorted(folder.glob(f"{self._start(database)}*{_ENDING}"), reverse=True)

    def _remove_unfinished(self, database: Path, folder: Path) -> None:
        """What a program that was killed has left there."""
        for left in folder.glob(f"{self._start(database)}*{_ENDING}.unfinished*"):
            with suppress(OSError):
                left.unlink()

    def _make_room(self, database: Path, folder: Path, size: int) -> None:
        """Remove older copies, but never the newest, when there is no room for one more beside them."""
        try:
            for old in reversed(self._files(database, folder)[1:]):
                if shutil.disk_usage(folder).free >= size:
                    return
                old.unlink()
        except OSError:
            return  # then writing will say what is wrong

    def _check(self, folder: Path) -> Path:
        """The database file, if copies of it can be in this folder at all."""
        if self._file is None:
            raise Refused(
                "The second backup folder is not used, because the orders are on a database server: back it up there."
            )
        if not folder.is_dir():
            raise NotSaved(f"The second backup folder {folder} is not there: put the stick back in. {_AS_BEFORE}")
        if folder.resolve().is_relative_to(self._file.parent.resolve()):
            raise Refused(
                f"The second backup folder {folder} lies beside the database itself: choose a USB stick or a folder "
                "on another disk in Settings."
            )
        return self._file


def _opened(lock: Path) -> sqlite3.Connection:
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        return sqlite3.connect(lock, timeout=_TRY_SECONDS, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise _not_lockable() from error


def _is_locked(lock: sqlite3.Connection) -> bool:
    """Lock the file for this program; False while another one has it."""
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname != "SQLITE_BUSY":
            raise _not_lockable() from error
        return False
    return True


def _not_lockable() -> NotSaved:
    return NotSaved(
        "The second backup was not made: the folder of the database on this laptop cannot be written. Check that it is "
        f"there and that you may write to it. {_AS_BEFORE}"
    )


def _read(file: Path, database: Path) -> SecondCopy | None:
    """What a copy has; None when it cannot be read any more."""
    try:
        with closing(open_to_look(file, "ro&immutable=1")) as connection:
            row = connection.execute(NEWEST).fetchone()
        status = file.stat()
        is_apart = status.st_dev != database.stat().st_dev
    except (OSError, sqlite3.Error):
        return None
    made_at = datetime.fromtimestamp(status.st_mtime, UTC)
    return SecondCopy(file, made_at, row[0], row[1], is_apart) if row else None


def _stage(database: Path, staged: Path, progress: Progress) -> None:
    """Copy the database on its own disk; the reason why not is about this disk, not about the second folder."""
    try:
        with closing(connect_sqlite(database)) as source:
            copy_to(source, staged.parent, staged.name, progress)
    except NotSaved as error:
        reason = error.sentence.removeprefix("This was not saved: ")
        raise NotSaved(f"The second backup was not made on the disk of this laptop: {reason}") from error


def _check_space(database: Path) -> None:
    free = shutil.disk_usage(database.parent).free
    if free - database.stat().st_size < LEAST_FREE:
        raise NotSaved(
            f"The second backup was not made, because only {free // _MB} MB are free on the disk of this laptop. "
            "Delete or move some files."
        )


def _why_not(folder: Path, size: int) -> str:
    """Why a file of this size could not be written, as a sentence with what to do."""
    with suppress(OSError):
        free = shutil.disk_usage(folder).free
        if free < size:
            return (
                f"The second backup was not made: {folder} has {free // _MB} MB free, and {size // _MB + 1} MB are "
                f"needed. Delete some files there, or choose another folder in Settings. {_AS_BEFORE}"
            )
    if not os.access(folder, os.W_OK):
        return (
            f"The second backup was not made: you may not write to {folder}. Change its permissions, or choose another "
            f"folder in Settings. {_AS_BEFORE}"
        )
    return (
        f"The second backup could not be written to {folder}. Use another stick, or choose another folder in Settings. "
        f"{_AS_BEFORE}"
    )

"""Verified copies of a database file, and taking one back."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from yeastar_desk.application.check_records import CheckStopped, unwatched
from yeastar_desk.application.ports import Progress
from yeastar_desk.domain.errors import Damaged, NotSaved
from yeastar_desk.infrastructure.db.errors import in_words

# Files that belong to a database file and would be applied to whatever takes its place.
COMPANIONS = ("-journal", "-wal", "-shm")
PAGES_AT_ONCE = 2000
MOST_RESTARTS = 3
"""Then the rest is copied at one go, and whoever stores something waits for it once."""


def copy_to(source: sqlite3.Connection, folder: Path, name: str, progress: Progress = unwatched) -> Path:
    """Copy an open database under a name that exists only once the copy is complete, checked and durable.

    Args:
        progress: is told how many pages are copied, and can stop it.

    Raises:
        CheckStopped: `progress` said so; nothing of the copy is left.
        NotSaved: the copy could not be made; nothing of it is left.
        Damaged: the database itself is damaged.
    """
    target = folder / name
    unfinished = folder / f"{name}.unfinished"
    try:
        with in_words(writing=True):
            folder.mkdir(parents=True, exist_ok=True)
            _copy(source, unfinished, progress)
            sync_file(unfinished)
            unfinished.replace(target)
            sync_folder(folder)
    except OSError as error:
        raise NotSaved(
            f"The backup was not made: {error.strerror or error} ({folder}). Choose another folder."
        ) from error
    finally:
        for leftover in (unfinished, *companions(unfinished)):
            with suppress(OSError):
                leftover.unlink(missing_ok=True)
    return target


def _copy(source: sqlite3.Connection, target: Path, progress: Progress) -> None:
    for left in (target, *companions(target)):  # by a program that was killed; SQLite would take up its journal
        left.unlink(missing_ok=True)
    with closing(sqlite3.connect(target, isolation_level=None)) as copy:
        # Durable it becomes by `sync_file`, when nobody who stores something waits for it any more.
        copy.execute("PRAGMA synchronous = OFF")
        try:
            source.backup(copy, pages=PAGES_AT_ONCE, progress=_Steady(progress))
        except _Restless:
            source.backup(copy, pages=-1, progress=_Steady(progress))
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, whatever the original uses
        found = copy.execute("PRAGMA integrity_check").fetchone()[0]
        if found != "ok":
            raise Damaged(f"The backup was not made, because the database is damaged: {found}. Keep its file as it is.")


class _Restless(Exception):
    """Others write so often that a copy in pieces would never be complete: SQLite begins it again each time."""


class _Steady:
    """Passes progress on, and gives up a copy that was begun again too often."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._done = self._restarts = 0

    def __call__(self, _status: int, remaining: int, total: int) -> None:
        done = total - remaining
        if done <= self._done:
            self._restarts += 1
        self._done = done
        if not self._progress(done, total):
            raise CheckStopped
        if self._restarts > MOST_RESTARTS and remaining:
            raise _Restless


def free_name(folder: Path, stem: str, ending: str) -> str:
    """A file name that is not taken: the stem, or the stem with -2, -3, ... behind it."""
    name, count = f"{stem}{ending}", 1
    while (folder / name).exists():
        count += 1
        name = f"{stem}-{count}{ending}"
    return name


def companions(path: Path) -> list[Path]:
    return [path.with_name(path.name + ending) for ending in COMPANIONS]


def stamp(now: datetime) -> str:
    """A point in time for file names: 20270203-101112."""
    return now.astimezone().strftime("%Y%m%d-%H%M%S")


def sync_file(path: Path) -> None:
    """Wait until the bytes of a file are on the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk; Windows does that with the file itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

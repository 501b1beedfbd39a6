"""A backup a day without anybody asking, beside the database, the newest few kept."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from yeastar_desk.application.ports import Progress
from yeastar_desk.application.tables import no_progress
from yeastar_desk.domain.errors import NotSaved
from yeastar_desk.infrastructure.db.backup import copy_to
from yeastar_desk.infrastructure.db.database import SqlDatabase, open_database
from yeastar_desk.infrastructure.db.folders import LEAST_FREE
from yeastar_desk.infrastructure.db.migrator import BACKUPS
from yeastar_desk.infrastructure.db.sqlite_file import connect_sqlite

KEPT = 5
_START = "daily-"


def daily_backups(database: Path) -> list[Path]:
    """The daily backups of a database file, the newest first."""
    return sorted((database.parent / BACKUPS).glob(f"{_START}*.sqlite3"), reverse=True)


def back_up_daily(database: Path, today: date, progress: Progress = no_progress) -> Path:
    """Make today's verified backup of a database file unless it is there, and remove the oldest.

    It reads through a connection of its own and a piece at a time, so that nobody who places an order waits for it.

    Raises:
        CheckStopped: `progress` said so; nothing of the copy is left.
        NotSaved: it could not be made.
        Damaged: the database itself is damaged; the older backups are all kept.
    """
    folder = database.parent / BACKUPS
    backup = folder / f"{_START}{today:%Y%m%d}.sqlite3"
    if not backup.exists():
        _check_space(database)
        with closing(connect_sqlite(database)) as source:
            copy_to(source, folder, backup.name, progress)
    for old in daily_backups(database)[KEPT:]:
        with suppress(OSError):
            old.unlink()
    return backup


def _check_space(database: Path) -> None:
    free = shutil.disk_usage(database.parent).free
    if free - database.stat().st_size < LEAST_FREE:
        raise NotSaved(
            f"Today's automatic backup was not made, because only {free // (1024 * 1024)} MB are free on the disk. "
            "Delete or move some files."
        )


@contextmanager
def copy_of(backup: Path) -> Iterator[SqlDatabase]:
    """A backup opened in a copy of its own: a backup itself is never written to."""
    with TemporaryDirectory(prefix="check-", dir=backup.parent) as folder:
        database = open_database(shutil.copy(backup, folder))
        try:
            yield database
        finally:
            database.close()

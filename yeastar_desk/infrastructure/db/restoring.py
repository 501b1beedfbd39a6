"""Taking a backup back: checked first, with the replaced database kept beside it."""

from __future__ import annotations

import os
import shutil
from contextlib import closing, suppress
from pathlib import Path

from yeastar_desk.application.ports import AuditEntry, Clock
from yeastar_desk.domain.errors import Damaged, NotFound, NotSaved, Refused
from yeastar_desk.infrastructure.clock import SystemClock
from yeastar_desk.infrastructure.db.backup import companions, copy_to, stamp, sync_file, sync_folder
from yeastar_desk.infrastructure.db.database import open_database
from yeastar_desk.infrastructure.db.errors import in_words
from yeastar_desk.infrastructure.db.installation import place_of
from yeastar_desk.infrastructure.db.migrator import check_before_opening
from yeastar_desk.infrastructure.db.sqlite_file import connect_sqlite, open_to_look

_NO_BACKUP = "{} is not a backup of Yeastar Desk. Choose a file that yeastar-desk backup has made."
_DAMAGED = (
    "{} is damaged, or it is not a backup. It was not restored: choose another backup; the database is as it was."
)


def restore(backup: Path, home_db: Path, *, clock: Clock | None = None) -> Path | None:
    """Put a backup in the place of a home's database, which must be closed.

    From then on numbers are issued under a new series, because the backup does not know which ones were issued
    after it was made.

    Returns:
        Where the replaced database is kept; None when there was none.

    Raises:
        NotFound: there is no such backup.
        Damaged: the backup is damaged; the database was left as it is.
        NewerDatabase, Refused: the backup is not for this version, or no backup at all.
        NotSaved: the database is in use, or the disk failed; the old database is still in its place.
    """
    clock = clock or SystemClock()
    if not backup.is_file():
        raise NotFound(f"There is no backup {backup}. Choose a file that yeastar-desk backup has made.")
    moment = stamp(clock.now())
    folder = home_db.parent
    prepared = _copy(backup, folder, f"{home_db.name}.restoring-{moment}")
    try:
        _check_and_mark(prepared, backup, home_db, clock)
        _settle(home_db)
        kept = _keep(home_db, moment)
        prepared.replace(home_db)
        sync_folder(folder)
    except OSError as error:
        raise NotSaved(f"The backup was not restored: {error.strerror or error}. The database is as it was.") from error
    finally:
        for leftover in (prepared, *companions(prepared)):
            with suppress(OSError):
                leftover.unlink(missing_ok=True)
    return kept


def _copy(backup: Path, folder: Path, name: str) -> Path:
    """Copy the backup; what is wrong with it is said of it, and not of the database that it shall replace."""
    try:
        with in_words(writing=False):
            if not check_before_opening(backup):
                raise Refused(_NO_BACKUP.format(backup))
            with closing(open_to_look(backup)) as source:
                return copy_to(source, folder, name)
    except Refused as error:  # of a database of something else
        raise Refused(_NO_BACKUP.format(backup)) from error
    except Damaged as error:
        raise Damaged(_DAMAGED.format(backup)) from error


def _check_and_mark(prepared: Path, backup: Path, home_db: Path, clock: Clock) -> None:
    """Verify the copy of the backup, bring it to this version, and give it number series of its own."""
    database = open_database(prepared, clock=clock)
    try:
        deviations = database.verify()
        if deviations:
            raise Damaged(
                f"The backup is damaged and was not restored: {deviations[0]} Choose another backup; "
                "the database is as it was."
            )
        with database.work() as work:  # in its new place it becomes an installation of its own
            work.audit.record(AuditEntry("backup_restored", "installation", "", {"backup": backup.name}))
            work.commit()
    finally:
        database.close()
    with in_words(writing=True), closing(connect_sqlite(prepared)) as connection:
        connection.execute("UPDATE meta SET value = ? WHERE key = 'place'", (place_of(home_db),))


def _settle(home_db: Path) -> None:
    """Make sure that nobody uses the old database, and that it is complete without its journal."""
    if not home_db.exists():
        return
    try:
        with in_words(writing=True), closing(connect_sqlite(home_db)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
    except Damaged:
        return  # the reason to restore


def _keep(home_db: Path, moment: str) -> Path | None:
    """Give the old database a second name; until the new one replaces it, it has both."""
    if not home_db.exists():
        return None
    kept = home_db.with_name(f"{home_db.name}.replaced-{moment}")
    try:
        os.link(home_db, kept)
    except OSError:  # file systems without hard links
        shutil.copy2(home_db, kept)
        sync_file(kept)
    for companion, kept_companion in zip(companions(home_db), companions(kept), strict=True):
        if companion.exists():  # of a damaged database: it must not be applied to the new one
            companion.replace(kept_companion)
    sync_folder(home_db.parent)
    return kept

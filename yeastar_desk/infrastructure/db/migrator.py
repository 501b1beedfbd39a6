"""Bring a database to the schema of this version: make it, migrate it, or refuse it and leave it as it is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from yeastar_desk.domain.errors import Damaged, NewerDatabase, Refused
from yeastar_desk.infrastructure.db import backup, installation
from yeastar_desk.infrastructure.db.engine import driver_of, table_names
from yeastar_desk.infrastructure.db.migrations import HEAD
from yeastar_desk.infrastructure.db.sqlite_file import open_to_look

if TYPE_CHECKING:
    from yeastar_desk.application.ports import Clock

BACKUPS = "backups"
MIGRATIONS = Path(__file__).parent / "migrations"
_VERSION = "SELECT version_num FROM alembic_version"


def check_before_opening(path: Path) -> str:
    """Look at a SQLite file without changing a byte of it.

    Returns:
        Its schema version, empty when it is new.

    Raises:
        NewerDatabase: a newer version of the program wrote it.
        Refused: it is a database of something else.
    """
    if not path.exists() or path.stat().st_size == 0:
        return ""
    try:
        version, tables = _peek(path, "ro")
    except sqlite3.OperationalError:
        version, tables = _peek(path, "rw")  # a crash left a journal behind, which only a writer can undo
    if tables and not version:
        raise Refused(f"{path} is not a database of Yeastar Desk. Choose another home folder.")
    _check_version(version)
    return version


def _peek(path: Path, mode: str) -> tuple[str, set[str]]:
    with closing(open_to_look(path, mode)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        version = connection.execute(_VERSION).fetchone() if "alembic_version" in tables else None
    return (version[0] if version else ""), tables


def _check_version(version: str) -> None:
    if version and (not version.isdecimal() or int(version) > int(HEAD)):
        raise NewerDatabase(
            "This database was written by a newer version of Yeastar Desk. Install that version here too; "
            "the database was left as it is."
        )


def prepare(connection: sa.Connection, path: Path | None, clock: Clock) -> None:
    """Make or migrate the schema, each in one transaction.

    Args:
        path: the SQLite file; None for a database server.

    Raises:
        NewerDatabase: a newer version of the program wrote it.
        Damaged: after the migration the schema is not what it should be; nothing was changed.
    """
    version = stored_version(connection)
    if version == HEAD:
        return
    if version:
        _check_version(version)
        _migrate(connection, version, path, clock)
        return
    with connection.begin():
        if stored_version(connection):  # another program made it while this one waited
            return
        if table_names(connection):
            raise Refused("The database has tables of something else. Choose an empty database.")
        from yeastar_desk.infrastructure.db.schema import make_schema  # a schema that is there is not made

        make_schema(connection)
        installation.first(connection, installation.place_of(path))
    if path is not None:
        backup.sync_folder(path.parent)


def stored_version(connection: sa.Connection) -> str:
    """The schema version that a database says it has, empty for none; looked up without Alembic."""
    began = not connection.in_transaction()
    try:
        if "alembic_version" not in table_names(connection):
            return ""
        return connection.exec_driver_sql(_VERSION).scalar() or ""
    finally:
        if began:
            connection.rollback()


def _migrate(connection: sa.Connection, version: str, path: Path | None, clock: Clock) -> None:
    if path is not None:
        driver = driver_of(connection)
        stem = f"before-{version}-to-{HEAD}-{backup.stamp(clock.now())}"
        folder = path.parent / BACKUPS
        backup.copy_to(driver, folder, backup.free_name(folder, stem, ".sqlite3"))
        driver.execute("PRAGMA foreign_keys = OFF")  # does nothing inside a transaction
    try:
        with connection.begin():
            if stored_version(connection) != version:  # another program migrated it while this one waited
                return
            run_migrations(connection, HEAD)
            from yeastar_desk.infrastructure.db.triggers import make_triggers

            make_triggers(connection)
            if path is not None:
                _check_migrated(driver_of(connection))
    finally:
        if path is not None:
            driver_of(connection).execute("PRAGMA foreign_keys = ON")


def run_migrations(connection: sa.Connection, target: str) -> None:
    """Run Alembic's migrations in the running transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, target)


def _check_migrated(driver: sqlite3.Connection) -> None:
    broken = driver.execute("PRAGMA foreign_key_check").fetchone()
    if broken:
        raise Damaged(
            f"The database could not be brought to this version: a row of {broken[0]} refers to nothing. "
            "Nothing was changed. Run yeastar-desk verify with the version you used before."
        )
    from yeastar_desk.infrastructure.db.schema import golden, golden_now

    wanted, found = golden_now(), golden(driver)
    if wanted != found:
        different = sorted(set(wanted) ^ set(found))[0]
        raise Damaged(
            f"The database could not be brought to this version: its schema differs at “{different[:80]}”. "
            "Nothing was changed. Go on with the version you used before and report this."
        )

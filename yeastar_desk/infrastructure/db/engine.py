"""The one place where connections are made. Each setting is read back; a connection that differs is not used.

Which SQLite settings keep an acknowledged order through a power failure was measured
(docs/decisions/database-durability.md); `tests/infrastructure/db/test_power_loss.py` measures it again.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from yeastar_desk.domain.errors import NotSaved
from yeastar_desk.infrastructure.db.folders import on_network

BUSY_SECONDS = 5
READING = "desk_reading"
POSTGRES_LOCK = 0x79656173  # the advisory lock that makes PostgreSQL writers take turns, as SQLite's do

# What PRAGMA answers after it was set. `recursive_triggers` makes REPLACE run the triggers that refuse deletion.
PRAGMAS: dict[str, int | str] = {
    "fullfsync": 1,
    "checkpoint_fullfsync": 1,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "busy_timeout": BUSY_SECONDS * 1000,
    "trusted_schema": 0,
    "mmap_size": 0,
    "cache_size": -16_000,  # KiB
}
SYNCHRONOUS = {"FULL": 2, "EXTRA": 3}

POSTGRES_SETTINGS = {
    "synchronous_commit": "on",
    "lock_timeout": f"{BUSY_SECONDS}s",
    "statement_timeout": "10min",
    "timezone": "UTC",
    "standard_conforming_strings": "on",
}


def wal_is_safe(version: tuple[int, ...]) -> bool:
    """Whether this SQLite is free of the bug that corrupts databases when the write-ahead log is reset."""
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)


def durability(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> tuple[str, str]:
    """Journal mode and synchronous setting for a SQLite version."""
    return ("wal", "FULL") if wal_is_safe(version) else ("delete", "EXTRA")


def connect_sqlite(path: Path | str) -> sqlite3.Connection:
    """Open a database file with every setting that matters set and read back.

    Raises:
        NotSaved: SQLite did not take a setting.
        sqlite3.Error: the file cannot be opened.
    """
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        _set_and_read_back(connection, *_modes(path))
    except BaseException:
        connection.close()
        raise
    return connection


def _modes(path: Path | str) -> tuple[str, str]:
    """Journal mode and synchronous setting for a file; the write-ahead log needs memory that computers cannot share."""
    if str(path) == ":memory:":
        return "memory", "EXTRA"
    return ("delete", "EXTRA") if on_network(Path(path).parent) else durability()


def _set_and_read_back(connection: sqlite3.Connection, journal: str, synchronous: str) -> None:
    wanted = PRAGMAS | {"journal_mode": journal, "synchronous": SYNCHRONOUS[synchronous]}
    for name, value in wanted.items():
        connection.execute(f"PRAGMA {name} = {value}")
        answer = connection.execute(f"PRAGMA {name}").fetchone()
        got = answer[0] if answer else 0 if name == "mmap_size" else None  # no answer: built without mmap
        if got != value:
            raise NotSaved(
                f"The database cannot be used safely here: SQLite {sqlite3.sqlite_version} set {name} to {got} "
                f"instead of {value}. Move the home folder to a local disk."
            )


def sqlite_engine(path: Path | str) -> sa.Engine:
    """An engine that opens transactions itself: of a connection with the option `READING` they cannot write.

    Python's own transaction handling is off: with it, released savepoints and DDL survive a rollback.
    """
    engine = sa.create_engine("sqlite://", creator=lambda: connect_sqlite(path), poolclass=QueuePool)

    @event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN" if is_reading(connection) else "BEGIN IMMEDIATE")

    return engine


def writer(engine: sa.Engine) -> sa.Connection:
    """A connection whose transactions take the write lock when they begin."""
    return engine.connect()


def reader(engine: sa.Engine) -> sa.Connection:
    """A connection that cannot write.

    It is one of its own, because SQLite forgets all prepared statements whenever `query_only` is set.
    """
    connection = engine.connect().execution_options(**{READING: True})
    if connection.dialect.name == "sqlite":
        driver_of(connection).execute("PRAGMA query_only = 1")
    return connection


def is_reading(connection: sa.Connection) -> bool:
    return bool(connection.get_execution_options().get(READING))


def driver_of(connection: sa.Connection) -> sqlite3.Connection:
    """The driver's own connection of a SQLite database."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def _tell_indexes_what_postgres_wants() -> None:
    """Take the options of indexes from their `info`.

    As arguments of `Index` they would make SQLAlchemy load everything about PostgreSQL in every program that has a
    file: a third of the time to open a database.
    """
    from yeastar_desk.infrastructure.db.tables import metadata

    start = "postgresql_"
    for index in (index for table in metadata.tables.values() for index in table.indexes):
        for option, value in index.info.items():
            if option.startswith(start):
                index.dialect_options["postgresql"][option.removeprefix(start)] = value


def postgres_engine(url: sa.URL) -> sa.Engine:
    """An engine with durable commits; writers take turns by an advisory lock."""
    _tell_indexes_what_postgres_wants()
    options = " ".join(f"-c {name}={value}" for name, value in POSTGRES_SETTINGS.items())
    engine = sa.create_engine(
        url,
        connect_args={"options": options, "connect_timeout": BUSY_SECONDS, "application_name": "yeastar-desk"},
    )

    @event.listens_for(engine, "connect")
    def check(connection: Any, _entry: ConnectionPoolEntry) -> None:
        for name, value in POSTGRES_SETTINGS.items():
            got = connection.execute(f"SHOW {name}").fetchone()[0]
            if got != value:
                raise NotSaved(f"The database server set {name} to {got} instead of {value}; ask its administrator.")
        connection.rollback()

    @event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        if is_reading(connection):
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        else:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({POSTGRES_LOCK})")

    return engine


def table_names(connection: sa.Connection) -> set[str]:
    """The tables of a database; of PostgreSQL those that a plain name finds."""
    if connection.dialect.name == "sqlite":
        query = "SELECT name FROM sqlite_master WHERE type = 'table'"
    else:
        query = "SELECT tablename FROM pg_tables WHERE schemaname = ANY (current_schemas(false))"
    return set(connection.exec_driver_sql(query).scalars())

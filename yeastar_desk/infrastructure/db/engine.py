"""How SQLAlchemy connects: to a SQLite file by `sqlite_file`, or to PostgreSQL. Settings are read back here too."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from yeastar_desk.domain.errors import NotSaved
from yeastar_desk.infrastructure.db.sqlite_file import BUSY_SECONDS, connect_sqlite

READING = "desk_reading"
POSTGRES_LOCK = 0x79656173  # the advisory lock that makes PostgreSQL writers take turns, as SQLite's do

POSTGRES_SETTINGS = {
    "synchronous_commit": "on",
    "lock_timeout": f"{BUSY_SECONDS}s",
    "statement_timeout": "10min",
    "timezone": "UTC",
    "standard_conforming_strings": "on",
}


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

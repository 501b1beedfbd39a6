"""The schema as it is now: making it in an empty database, and telling whether a database has it."""

from __future__ import annotations

import sqlite3

import sqlalchemy as sa

from yeastar_desk.infrastructure.db import online_tables  # noqa: F401 (its tables are part of the schema)
from yeastar_desk.infrastructure.db.engine import driver_of, sqlite_engine
from yeastar_desk.infrastructure.db.migrations import HEAD
from yeastar_desk.infrastructure.db.searches import SEARCHES
from yeastar_desk.infrastructure.db.tables import alembic_version, metadata
from yeastar_desk.infrastructure.db.triggers import make_triggers


def make_schema(connection: sa.Connection) -> None:
    """Make everything in an empty database, in the running transaction, without Alembic."""
    metadata.create_all(connection, checkfirst=False)
    make_searches(connection)
    make_triggers(connection)
    connection.execute(alembic_version.insert(), {"version_num": HEAD})


def make_searches(connection: sa.Connection) -> None:
    """The text indexes that SQLAlchemy does not know."""
    if connection.dialect.name == "sqlite":
        for search in SEARCHES:
            for statement in search.create():
                connection.exec_driver_sql(statement)
        return
    offered = "SELECT count(*) FROM pg_available_extensions WHERE name = 'pg_trgm'"
    if not connection.exec_driver_sql(offered).scalar():
        return  # LIKE finds the same without an index, only slower
    connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    for search in SEARCHES:
        table, column = search.column.table.name, search.column.name
        connection.exec_driver_sql(f"CREATE INDEX ix_{search.name} ON {table} USING gin ({column} gin_trgm_ops)")


def golden(connection: sqlite3.Connection) -> list[str]:
    """Every object of a SQLite database as one line of SQL, sorted, without line breaks and runs of spaces."""
    rows = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' "
        "ORDER BY type, name"
    )
    return [" ".join(sql.replace("(", " ( ").replace(")", " ) ").split()) for _, _, sql in rows]


def golden_now() -> list[str]:
    """What `golden` says of a database that this version makes."""
    engine = sqlite_engine(":memory:")
    with engine.begin() as connection:
        make_schema(connection)
        lines = golden(driver_of(connection))
    engine.dispose()
    return lines

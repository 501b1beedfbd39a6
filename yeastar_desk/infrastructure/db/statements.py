"""Statements that the two databases spell differently."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite


def insert_into(dialect: str, table: sa.Table) -> sqlite.Insert | postgresql.Insert:
    """INSERT with the upsert clauses of a database; both spell them alike."""
    if dialect == "sqlite":
        from sqlalchemy.dialects import sqlite

        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql  # a third of the time to open a database, so only for a server

    return postgresql.insert(table)


@cache
def upsert(dialect: str, table: sa.Table, keys: tuple[str, ...], kept: tuple[str, ...] = ()) -> sa.Insert:
    """INSERT that replaces all columns but `kept` of the row that has the same `keys`."""
    names = [column.name for column in table.columns if column is not table.autoincrement_column]
    insert = insert_into(dialect, table).values({name: sa.bindparam(name) for name in names})
    fixed = {*keys, *kept, *(column.name for column in table.primary_key)}
    changed = {column.name: insert.excluded[column.name] for column in table.columns if column.name not in fixed}
    return insert.on_conflict_do_update(index_elements=list(keys), set_=changed)


def like_part(text: str) -> str:
    """A LIKE pattern (escape character backslash) for values that contain a text."""
    return f"%{_escaped(text)}%"


def like_start(text: str) -> str:
    """A LIKE pattern (escape character backslash) for values that start with a text."""
    return f"{_escaped(text)}%"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def chunks(keys: Sequence[str], size: int = 2_000) -> Sequence[Sequence[str]]:
    """Slices that fit into one statement."""
    return [keys[i : i + size] for i in range(0, len(keys), size)]

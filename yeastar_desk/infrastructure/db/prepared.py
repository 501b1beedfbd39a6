"""Statements of the paths that must be fast: looking up a company, importing them, placing an order.

SQLAlchemy writes them once; from then on SQLite's driver runs them directly. Running the statements of an order
through SQLAlchemy takes longer than SQLite needs for all of them (docs/decisions/database-speed.md).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from operator import itemgetter
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from yeastar_desk.infrastructure.db.transaction import Transaction

_SQLITE = sqlite.dialect(paramstyle="qmark")  # by place: the driver looks names up one by one
Values = Mapping[str, Any]
Processor = Callable[[Any], Any]


class Prepared:
    """A statement with a parameter for every value. What it binds and returns are Python values, as with SQLAlchemy.

    Args:
        statement: makes it for a dialect's name, because an upsert is spelled for one.
        columns: what it returns, for the types.
    """

    def __init__(self, statement: Callable[[str], sa.Executable], columns: Sequence[sa.Column[Any]] = ()) -> None:
        self._statement = statement
        self._columns = columns

    def rows(self, transaction: Transaction, values: Values) -> Sequence[Sequence[Any]]:
        """Run it once; all rows that it returns."""
        if transaction.driver is None:
            result = transaction.connection.execute(self._on_server, values)
            return result.all() if result.returns_rows else ()
        sql, binds, readers = self._on_sqlite
        rows = transaction.driver.execute(sql, [bind(values) for bind in binds]).fetchall()
        if not readers:
            return rows
        return [
            [reader(value) if reader else value for reader, value in zip(readers, row, strict=True)] for row in rows
        ]

    def many(self, transaction: Transaction, rows: Sequence[Values]) -> None:
        """Run it for each row of values."""
        if transaction.driver is None:
            transaction.connection.execute(self._on_server, rows)
        else:
            sql, binds, _ = self._on_sqlite
            columns = [map(bind, rows) for bind in binds]
            transaction.driver.executemany(sql, zip(*columns, strict=True))

    @cached_property
    def _on_server(self) -> sa.Executable:
        return self._statement("postgresql")

    @cached_property
    def _on_sqlite(self) -> tuple[str, list[Callable[[Values], Any]], list[Processor | None]]:
        """SQL, what makes each parameter from the values, and how columns become values (none to leave all alone)."""
        statement = self._statement("sqlite")
        compiled: Any = statement.compile(dialect=_SQLITE)  # type: ignore[attr-defined]
        binds = [_bind(name, compiled.binds[name]) for name in compiled.positiontup]
        readers: list[Processor | None] = [column.type.result_processor(_SQLITE, None) for column in self._columns]
        return str(compiled), binds, readers if any(readers) else []


def _bind(name: str, parameter: sa.BindParameter[Any]) -> Callable[[Values], Any]:
    """What makes a parameter of the driver from the values of a statement."""
    writer = parameter.type.bind_processor(_SQLITE)
    if not parameter.required:
        constant = parameter.value if writer is None else writer(parameter.value)
        return lambda _: constant
    return itemgetter(name) if writer is None else lambda values: writer(values[name])


def inserting(table: sa.Table) -> Prepared:
    """INSERT of a whole row, but for a key that the database makes."""
    names = [column.name for column in table.columns if column is not table.autoincrement_column]
    return Prepared(lambda _: sa.insert(table).values({name: sa.bindparam(name) for name in names}))

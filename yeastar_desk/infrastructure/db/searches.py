"""Finding a part of a text: a trigram index in SQLite (FTS5) and in PostgreSQL (pg_trgm, where it is installed).

Results come unranked and limited, which keeps a common word as fast as a rare one. The repositories keep SQLite's
index in step: triggers cannot, because an untrusted schema (PRAGMA trusted_schema) may not use virtual tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import sqlalchemy as sa

from yeastar_desk.infrastructure.db import tables
from yeastar_desk.infrastructure.db.prepared import Prepared
from yeastar_desk.infrastructure.db.statements import like_part
from yeastar_desk.infrastructure.db.transaction import Transaction

SHORTEST = 3  # characters a trigram index can look up by itself
MANY_TERMS = 30
LAST_CHARACTER = "\U0010ffff"
# Behind every indexed text, so that its last characters start a trigram too.
_PADDING = "  "


class TextSearch:
    """A column that can be searched for parts of its text.

    Attributes:
        name: of the full-text table in SQLite; its rows have the ids of the table's rows.
        column: what is searched.
        key: the column that names the rows to `update`.
    """

    def __init__(self, name: str, column: sa.Column[str], key: sa.Column[str]) -> None:
        self.name = name
        self.column = column
        self._id = column.table.c.id
        index = sa.table(name, sa.column("rowid"), sa.column("padded"), sa.column(name))
        self._matching = sa.select(index.c.rowid).where(index.c[name].op("MATCH")(sa.bindparam("query")))
        terms = sa.table(f"{name}_terms", sa.column("term"))
        starting = terms.c.term.between(sa.bindparam("text"), sa.bindparam("end"))
        self._terms = sa.select(terms.c.term).where(starting).limit(MANY_TERMS)
        indexed = sa.select(index.c.rowid).where(index.c.rowid == self._id, index.c.padded == column + _PADDING)
        changed = (
            sa.select(self._id, column + _PADDING)
            .where(key.in_(sa.bindparam("keys", expanding=True)), ~indexed.exists())
            .order_by(self._id)  # in any other order FTS5 writes its buffer out for each row: three times slower
        )
        text = sa.select(self._id, column + _PADDING).where(key == sa.bindparam("key"))
        self._forget = sa.delete(index).where(index.c.rowid == sa.bindparam("row"))
        self._update_one = Prepared(
            lambda _: sa.insert(index).prefix_with("OR REPLACE").from_select(["rowid", "padded"], text)
        )
        self._update = sa.insert(index).prefix_with("OR REPLACE").from_select(["rowid", "padded"], changed)
        newest = sa.func.coalesce(sa.func.max(self._id), 0)
        self._newest = Prepared(lambda _: sa.select(newest))
        added = sa.select(self._id, column + _PADDING).where(self._id > sa.bindparam("newest"))
        self._add = Prepared(lambda _: sa.insert(index).from_select(["rowid", "padded"], added.order_by(self._id)))

    def create(self) -> tuple[str, ...]:
        """SQL that makes the index of SQLite."""
        return (
            f"CREATE VIRTUAL TABLE {self.name} USING fts5(padded, tokenize='trigram')",
            f"CREATE VIRTUAL TABLE {self.name}_terms USING fts5vocab('{self.name}', 'row')",
        )

    @contextmanager
    def updating(self, transaction: Transaction, keys: Sequence[str]) -> Iterator[None]:
        """Index the texts of the rows that are written in the block. Rows that were not there take half the time."""
        if transaction.driver is None:
            yield
            return
        (newest,) = self._newest.rows(transaction, {})[0]
        yield
        (added,) = self._newest.rows(transaction, {})[0]
        self._add.rows(transaction, {"newest": newest})
        if added - newest < len(keys):
            transaction.connection.execute(self._update, {"keys": keys})

    def update_one(self, transaction: Transaction, key: str) -> None:
        """Index the text of one row after it was written."""
        if transaction.driver is not None:
            self._update_one.rows(transaction, {"key": key})

    def forget(self, connection: sa.Connection, row: int) -> None:
        """Take the text of a row that is deleted out of the index."""
        if connection.dialect.name == "sqlite":
            connection.execute(self._forget, {"row": row})

    def contains(self, connection: sa.Connection, text: str, limit: int | None = None) -> sa.ColumnElement[bool]:
        """The condition that the column contains a text, which is in the column's own form.

        Args:
            limit: when only so many rows are wanted, whichever, a common word need not be looked up in all rows.
        """
        if connection.dialect.name != "sqlite":
            return self.column.like(like_part(text), escape="\\")
        query = _phrase(text)
        if len(text) < SHORTEST:
            terms = connection.execute(self._terms, {"text": text, "end": text + LAST_CHARACTER}).scalars().all()
            if len(terms) == MANY_TERMS:  # so common that reading row by row finds it sooner
                return sa.func.instr(self.column, text) > 0
            query = " OR ".join(map(_phrase, terms))
        return self._id.in_(self._matching.params(query=query).limit(limit)) if query else sa.false()


def _phrase(text: str) -> str:
    """A full-text query for one text; whatever stands in it is no operator."""
    return '"' + text.replace('"', '""') + '"'


COMPANY_NAMES = TextSearch("company_names", tables.companies.c.search_name, tables.companies.c.lookup_key)
ORDER_TEXTS = TextSearch("order_texts", tables.order_states.c.search_text, tables.order_states.c.order_id)
SEARCHES = (COMPANY_NAMES, ORDER_TEXTS)

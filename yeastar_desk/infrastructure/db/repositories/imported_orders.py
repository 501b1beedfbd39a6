"""Orders of other laptops, as their exports tell them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import RowMapping, select

from yeastar_desk.application.ports import ImportedOrder
from yeastar_desk.domain.companies import search_text
from yeastar_desk.infrastructure.db.prepared import Prepared
from yeastar_desk.infrastructure.db.statements import chunks, like_part, upsert
from yeastar_desk.infrastructure.db.tables import imported_orders
from yeastar_desk.infrastructure.db.transaction import Transaction

_I = imported_orders.c
SORTS: dict[str, sa.Column[Any]] = {"placed_at": _I.placed_at, "number": _I.number, "source": _I.source}
_UPSERT = Prepared(lambda dialect: upsert(dialect, imported_orders, ("number",)))
# The columns of an export in which an order is searched.
_SEARCHED = (
    "order_number", "subject_id", "company", "billed_to", "pi_number", "po_number", "custom_reference",
    "portal_order_number",
)  # fmt: skip


class SqlImportedOrders:
    """Implements `ports.ImportedOrders`."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._connection = transaction.connection

    def save_all(self, orders: Sequence[ImportedOrder]) -> None:
        if not orders:
            return
        now = self._transaction.clock.now()
        _UPSERT.many(self._transaction, [_values(order, now) for order in orders])
        for order in orders:
            self._transaction.touch("imported_order", order.number)

    def existing(self, numbers: Sequence[str]) -> Mapping[str, ImportedOrder]:
        found: dict[str, ImportedOrder] = {}
        for some in chunks(list(numbers)):
            rows = self._connection.execute(select(imported_orders).where(_I.number.in_(some))).mappings()
            found.update((row["number"], _imported(row)) for row in rows)
        return found

    def numbers(self) -> Sequence[tuple[datetime, str]]:
        found = self._connection.execute(select(_I.placed_at, _I.number).order_by(_I.placed_at, _I.id))
        return [(placed_at, number) for placed_at, number in found]

    def page(
        self, text: str, offset: int, limit: int, sort: str = "placed_at", descending: bool = True
    ) -> Sequence[ImportedOrder]:
        ways = (SORTS[sort], _I.placed_at, _I.id)
        ids = select(_I.id).where(*_containing(text))
        ids = ids.order_by(*(way.desc() if descending else way for way in ways)).offset(offset).limit(limit)
        keys = self._connection.execute(ids).scalars().all()
        found = self._connection.execute(select(imported_orders).where(_I.id.in_(keys))).mappings()
        rows = {row["id"]: _imported(row) for row in found}
        return [rows[key] for key in keys]

    def count(self, text: str = "") -> int:
        counted = select(sa.func.count()).select_from(imported_orders).where(*_containing(text))
        return self._connection.execute(counted).scalar_one()


def _values(order: ImportedOrder, now: datetime) -> dict[str, Any]:
    return {
        "number": order.number,
        "placed_at": order.placed_at,
        "cells": json.dumps(dict(order.cells), ensure_ascii=False),
        "content": order.content,
        "source": order.source,
        "imported_at": order.imported_at or now,
        "event": order.cells.get("event", ""),
        "search_text": search_text("\n".join(order.cells.get(name, "") for name in _SEARCHED)),
    }


def _containing(text: str) -> list[sa.ColumnElement[bool]]:
    wanted = search_text(text).strip()
    return [_I.search_text.like(like_part(wanted), escape="\\")] if wanted else []


def _imported(row: RowMapping) -> ImportedOrder:
    return ImportedOrder(
        number=row["number"],
        placed_at=row["placed_at"],
        cells=json.loads(row["cells"]),
        content=row["content"],
        source=row["source"],
        imported_at=row["imported_at"],
    )

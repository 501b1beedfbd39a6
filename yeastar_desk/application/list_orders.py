"""Lists of what was placed and issued, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence

from yeastar_desk.application.ports import Database, OrderFilter
from yeastar_desk.application.views import DocumentRow, OrderRow
from yeastar_desk.domain.documents import DocumentType


class ListOrders:
    """Placed orders, newest first unless asked otherwise."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(
        self, wanted: OrderFilter, offset: int, limit: int, sort: str = "placed_at", descending: bool = True
    ) -> Sequence[OrderRow]:
        with self._database.read() as work:
            return work.orders.page(wanted, offset, limit, sort, descending)

    def count(self, wanted: OrderFilter) -> int:
        with self._database.read() as work:
            return work.orders.count(wanted)


class ListQuotes:
    """Issued quotes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def __call__(self) -> Sequence[DocumentRow]:
        with self._database.read() as work:
            return work.documents.rows(type=DocumentType.QUOTE)

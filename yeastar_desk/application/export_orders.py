"""Export Orders: what a filter shows as CSV, XLSX or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from pathlib import Path

from yeastar_desk.application.exporting import (
    CHUNK,
    EVERYTHING,
    ExportCancelled,
    Record,
    WriteRecords,
    orders_in,
)
from yeastar_desk.application.order_columns import COLUMNS, cells_from, cells_of
from yeastar_desk.application.ports import Database, OrderFilter, Progress, UnitOfWork
from yeastar_desk.application.tables import no_progress
from yeastar_desk.domain.records import to_plain


@dataclass(frozen=True, slots=True)
class _Found:
    """An order of this laptop by its id, or an imported one by its number."""

    placed_at: datetime
    order_id: str = ""
    what: str = ""
    document_number: str = ""
    imported: str = ""


class ExportOrders:
    """The cells are the order's own facts; a JSON file also holds the whole order with its lines and its state."""

    def __init__(self, database: Database, write: WriteRecords) -> None:
        self._database = database
        self._write = write

    def __call__(self, path: Path, wanted: OrderFilter = EVERYTHING, progress: Progress = no_progress) -> int:
        """Write the orders that the filter shows, oldest first; returns how many.

        Without a filter the orders that were imported from other laptops are among them.

        Raises:
            Refused: the file's ending is not .csv, .xlsx or .json, or the export was cancelled.
            NotSaved: the file could not be written; one that was there is untouched.
        """
        with self._database.read() as work:
            rows = orders_in(work, wanted, progress)
            own = [_Found(row.placed_at, row.id, row.what, row.document_number) for row in rows]
            others = work.imported_orders.numbers() if wanted == EVERYTHING else ()
            imported = [_Found(placed_at, imported=number) for placed_at, number in others]
        found = list(merge(own, imported, key=lambda order: order.placed_at))
        self._write(path, COLUMNS, self._records(found, progress))
        return len(found)

    def _records(self, found: Sequence[_Found], progress: Progress) -> Iterator[Record]:
        """A part at a time, each in a transaction of its own: an order can be placed while a long export runs."""
        for start in range(0, len(found), CHUNK):
            if not progress(start, len(found)):
                raise ExportCancelled
            with self._database.read() as work:
                part = _part(work, found[start : start + CHUNK])
            yield from part
        if not progress(len(found), len(found)):
            raise ExportCancelled


def _part(work: UnitOfWork, found: Sequence[_Found]) -> list[Record]:
    imported = work.imported_orders.existing([order.imported for order in found if order.imported])
    records = []
    for order in found:
        if order.imported:
            stored = imported[order.imported]
            records.append(Record(cells_from(stored.cells), json.loads(stored.content) if stored.content else {}))
        else:
            records.append(_record(work, order))
    return records


def _record(work: UnitOfWork, found: _Found) -> Record:
    order = work.orders.get(found.order_id)
    assert order is not None  # placed orders are never deleted
    state = work.orders.state(found.order_id)
    return Record(
        cells_of(order, state, found.what, found.document_number),
        {"order": to_plain(order), "state": to_plain(state)},
    )

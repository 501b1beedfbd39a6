"""Import an export of orders: what another laptop sold, told without loss (docs/decisions/orders-import.md).

The orders of this laptop are not touched: its rows are compared with them, and a difference is refused.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from yeastar_desk.application.exporting import Cell
from yeastar_desk.application.import_answers import Imported, ImportPreview, RecordChange
from yeastar_desk.application.order_columns import CHANGING, COLUMNS, cells_from, cells_of, texts_of
from yeastar_desk.application.ports import (
    AuditEntry,
    Database,
    ImportedOrder,
    OrderState,
    Progress,
    UnitOfWork,
)
from yeastar_desk.application.tables import (
    CHUNK,
    ImportCancelled,
    ImportRefused,
    Refusals,
    RowRefused,
    no_progress,
)
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.money import Money
from yeastar_desk.domain.order_life import CHANGES
from yeastar_desk.domain.orders import OrderStatus, PlacedOrder
from yeastar_desk.domain.records import from_plain, to_plain

REQUIRED = ("order_number", "placed_at", "status", "currency", "total")
_FROZEN = tuple(column for column in COLUMNS if column not in CHANGING)
_SHOWN = 60  # characters of a value that a refusal quotes


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One order of a file. `cells` are texts by column as they were before they were made harmless.

    Attributes:
        line: line or row number as the user's editor or spreadsheet shows it.
        content: what else a JSON file says of the order.
    """

    line: int
    cells: Mapping[str, str]
    content: Mapping[str, Any] = field(default_factory=dict)
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ExportFile:
    """An open export. The attributes are those of `tables.Table`."""

    unknown: tuple[str, ...]
    decimal_comma: bool
    about: int
    rows: Iterator[ExportRow]


class ReadExport(Protocol):
    """`infrastructure.files.read_export`."""

    def __call__(
        self, path: Path, columns: Sequence[str], required: Sequence[str]
    ) -> AbstractContextManager[ExportFile]:
        """Open a CSV, XLSX or JSON file that `WriteRecords` wrote.

        Raises:
            Refused: it is not such a file, or a required column is missing.
        """
        ...


@dataclass(frozen=True, slots=True)
class _Read:
    """A good row: its cells in their own form, and what else the file says."""

    number: str
    placed_at: datetime
    texts: dict[str, str]
    content: Mapping[str, Any]


@dataclass(slots=True)
class _Counts:
    own: int = 0
    older: int = 0

    def notes(self) -> tuple[str, ...]:
        notes = []
        if self.own:
            notes.append(f"{self.own:,} of them were placed on this laptop and are the same here.")
        if self.older:
            notes.append(f"{self.older:,} of them are older in the file than here: they stay as they are.")
        return tuple(notes)


class ListImportedOrders:
    """The Imported orders page."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(
        self, text: str, offset: int, limit: int, sort: str = "placed_at", descending: bool = True
    ) -> Sequence[ImportedOrder]:
        """Some imported orders that contain a text in their numbers, company or references."""
        with self._database.read() as work:
            return work.imported_orders.page(text, offset, limit, sort, descending)

    def count(self, text: str = "") -> int:
        with self._database.read() as work:
            return work.imported_orders.count(text)


class ImportOrders:
    """`preview` looks, calling it imports."""

    def __init__(self, database: Database, read_export: ReadExport) -> None:
        self._database = database
        self._read_export = read_export

    def preview(self, path: Path, progress: Progress = no_progress) -> ImportPreview:
        """What the file would change.

        Raises:
            Refused: it cannot be read as an export of orders at all.
            ImportCancelled: `progress` returned False.
        """
        preview = ImportPreview(path.name, "order")
        refusals, counts = Refusals(), _Counts()
        with self._read_export(path, COLUMNS, REQUIRED) as file, self._database.read() as work:
            for change, _ in _compared(work, path.name, file, refusals, counts, progress):
                preview.count(change, has_subscription=False)
            preview.notes = counts.notes()
            return preview.finish(refusals, file.unknown)

    def __call__(self, path: Path, progress: Progress = no_progress) -> Imported:
        """Store every order of the file that was placed elsewhere, or nothing.

        Raises:
            ImportRefused: a row is refused, such as an order that is another one here; nothing was stored.
            ImportCancelled: `progress` returned False; nothing was stored.
            NotSaved: the database could not be written; nothing was stored.
        """
        preview = ImportPreview(path.name, "order")
        refusals, counts = Refusals(), _Counts()
        with self._read_export(path, COLUMNS, REQUIRED) as file, self._database.work() as work:
            compared = _compared(work, path.name, file, refusals, counts, progress)
            while part := list(islice(compared, CHUNK)):
                for change, _ in part:
                    preview.count(change, has_subscription=False)
                if not refusals.count:
                    work.imported_orders.save_all([order for _, order in part if order is not None])
            if refusals.count:
                raise ImportRefused(path.name, refusals.rows, refusals.count)
            preview.notes = counts.notes()
            preview.finish(refusals, file.unknown)
            work.audit.record(AuditEntry("orders_imported", "order_file", path.name, preview.as_dict()))
            work.commit()
        return Imported(preview)


_Compared = tuple[RecordChange, ImportedOrder | None]


def _compared(
    work: UnitOfWork, source: str, file: ExportFile, refusals: Refusals, counts: _Counts, progress: Progress
) -> Iterator[_Compared]:
    """What happens to every good row, and what is to be stored; None when nothing changes."""
    rows = _good_rows(file, refusals, progress)
    while chunk := list(islice(rows, CHUNK)):
        numbers = [row.number for _, row in chunk]
        own, stored = work.orders.placed_here(numbers), work.imported_orders.existing(numbers)
        for line, row in chunk:
            try:
                if row.number in own:
                    counts.own += 1
                    yield _own(work, line, row), None
                else:
                    yield _merged(source, line, row, stored.get(row.number), counts)
            except Refused as error:
                refusals.add(line, error)


def _good_rows(file: ExportFile, refusals: Refusals, progress: Progress) -> Iterator[tuple[int, _Read]]:
    seen: dict[str, int] = {}
    done = 0
    for row in file.rows:
        if done % CHUNK == 0 and not progress(min(done, file.about), file.about):
            raise ImportCancelled
        done += 1
        try:
            read = _read(row, decimal_comma=file.decimal_comma)
            first = seen.setdefault(read.number, row.line)
            if first != row.line:
                raise RowRefused(f"{read.number} is already in line {first}. Remove one of them.", kind="duplicate")
        except Refused as error:
            refusals.add(row.line, error)
        else:
            yield row.line, read
    if not progress(done, done):
        raise ImportCancelled


def _read(row: ExportRow, *, decimal_comma: bool) -> _Read:
    """The row's cells in their own form.

    Raises:
        RowRefused: with the first reason.
    """
    if row.problem:
        raise RowRefused(row.problem)
    for column in REQUIRED:
        if not row.cells.get(column, "").strip():
            raise RowRefused(f"{column} is empty. This is not an export of orders, or it was changed.")
    cells = cells_from(row.cells, decimal_comma=decimal_comma)
    texts = texts_of(cells)
    try:
        placed_at = datetime.fromisoformat(texts["placed_at"])
        OrderStatus(texts["status"])
    except ValueError:
        raise RowRefused("placed_at or status is not what an export of orders says. It was changed.") from None
    if placed_at.tzinfo is None:
        raise RowRefused("placed_at has no time zone. Export the orders again.")
    _check_content(row.content, cells)
    return _Read(texts["order_number"], placed_at, texts, row.content)


def _check_content(content: Mapping[str, Any], cells: tuple[Cell, ...]) -> None:
    """A JSON file tells an order twice, in columns and whole: both must say the same."""
    if "order" not in content:
        return
    try:
        order, state = from_plain(PlacedOrder, content["order"]), from_plain(OrderState, content["state"])
        what, document_number = cells[COLUMNS.index("what")], cells[-1]
        same = cells_of(order, state, str(what), str(document_number)) == cells
    except (ValueError, TypeError, KeyError, AttributeError, Refused):
        raise RowRefused("order and state are not those of an export. The file was changed.") from None
    if not same:
        raise RowRefused("its columns and its order do not say the same. The file was changed.")


def _own(work: UnitOfWork, line: int, row: _Read) -> RecordChange:
    """Compare a row with the order that this laptop has placed.

    Raises:
        RowRefused: it is another one.
    """
    order = work.orders.get(row.number)
    assert order is not None  # its number was found a moment ago, in the same transaction
    _check_same(row, texts_of(_own_cells(work, order)), to_plain(order))
    return RecordChange(line, row.number, row.texts["company"], is_new=False)


def _merged(source: str, line: int, row: _Read, stored: ImportedOrder | None, counts: _Counts) -> _Compared:
    """Compare a row with what was imported of its order before.

    Raises:
        RowRefused: it is another order than the one that is known under its number.
    """
    company = row.texts["company"]
    content = json.dumps(row.content, ensure_ascii=False) if row.content else ""
    if stored is None:
        return RecordChange(line, row.number, company, is_new=True), ImportedOrder(
            row.number, row.placed_at, row.texts, content, source
        )
    known: dict[str, Any] = json.loads(stored.content) if stored.content else {}
    _check_same(row, stored.cells, known.get("order"))
    if _is_older(row.texts, stored.cells):
        counts.older += 1
        return RecordChange(line, row.number, company, is_new=False), None
    if not content and known:
        content = json.dumps(_with_state(known, row.texts), ensure_ascii=False)
    changed = tuple(column for column in COLUMNS if row.texts[column] != stored.cells.get(column, ""))
    if not changed and content == stored.content:
        return RecordChange(line, row.number, company, is_new=False), None
    return RecordChange(line, row.number, company, is_new=False, fields=changed or ("order",)), ImportedOrder(
        row.number, row.placed_at, row.texts, content, source
    )


def _own_cells(work: UnitOfWork, order: PlacedOrder) -> tuple[Cell, ...]:
    row = work.orders.row(order.id)
    assert row is not None  # it was read a moment ago, in the same transaction
    return cells_of(order, work.orders.state(order.id), row.what, row.document_number)


def _check_same(row: _Read, known: Mapping[str, str], order: Any) -> None:
    for column in _FROZEN:
        there, here = row.texts[column], known.get(column, "")
        if there != here:
            raise RowRefused(
                f"{row.number} is known here with another {column}: “{here[:_SHOWN]}”, not “{there[:_SHOWN]}”. "
                "An order never changes: use the file as it was exported."
            )
    if order is not None and "order" in row.content and row.content["order"] != order:
        raise RowRefused(
            f"{row.number} is known here with other contents. An order never changes: use the file as it was exported."
        )


def _is_older(row: Mapping[str, str], known: Mapping[str, str]) -> bool:
    """Whether a file tells of an earlier time in an order's life than what is known.

    Raises:
        RowRefused: neither could become the other.
    """
    there, here = OrderStatus(row["status"]), OrderStatus(known["status"])
    if there is here:
        currency = row["currency"]
        return Money.parse(row["paid"], currency) < Money.parse(known["paid"], currency)
    if here in _following(there):
        return True
    if there not in _following(here):
        raise RowRefused(
            f"{row['order_number']} is {here.value} here and {there.value} in the file, and neither can become the "
            "other. Use the file as it was exported."
        )
    return False


def _following(status: OrderStatus) -> set[OrderStatus]:
    """What an order may become, directly or later."""
    found: set[OrderStatus] = set()
    ahead = list(CHANGES.get(status, ()))
    while ahead:
        following = ahead.pop()
        if following not in found:
            found.add(following)
            ahead += CHANGES.get(following, ())
    return found


def _with_state(content: dict[str, Any], texts: Mapping[str, str]) -> dict[str, Any]:
    """What is known of a whole order, with the newer state of a file that has columns only."""
    state = content["state"] | {
        "status": texts["status"],
        "paid_minor": Money.parse(texts["paid"], texts["currency"]).minor,
        "portal_state": texts["portal_state"],
        "portal_order_number": texts["portal_order_number"],
        "custom_reference": texts["custom_reference"],
        "owner": texts["order_owner"],
        "comment": texts["comment"],
    }
    return content | {"state": state}

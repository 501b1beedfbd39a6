"""Import price lists from a spreadsheet: look first, then all or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from yeastar_desk.application.ports import AuditEntry, Clock, Database, Progress
from yeastar_desk.application.price_preview import (
    PriceFile,
    PriceKey,
    PricePreview,
    compare,
    ignored,
    list_data,
    prices_in,
    validity,
)
from yeastar_desk.application.read_prices import COLUMNS, LIKE_THOUSANDS, REQUIRED, ListKey, PriceRow, read_price
from yeastar_desk.application.tables import Names, ReadTable, Refusals, RowRefused, TableRow, no_progress, read_rows
from yeastar_desk.domain.catalogue import PriceList, offers_from
from yeastar_desk.domain.wording import counted


@dataclass(frozen=True, slots=True)
class PricesImported:
    """What was stored."""

    preview: PricePreview
    demo_removed: tuple[str, ...]

    def words(self) -> str:
        """One line for each list."""
        lines = [
            f"Imported {one.name}: {counted(prices_in(one), 'price')} in {one.currency}, {validity(one)}."
            for one in self.preview.lists
        ]
        lines += [f"{name} was taken out of use: there are real prices now." for name in self.demo_removed]
        return "\n".join([*lines, *self.preview.notes, *ignored(self.preview.unknown_columns)])

    def as_dict(self) -> dict[str, Any]:
        """Plain data for `--json`."""
        return self.preview.as_dict() | {"imported": True, "demo_removed": list(self.demo_removed)}


class ImportPrices:
    """`preview` looks, calling it imports."""

    def __init__(self, database: Database, read_table: ReadTable, clock: Clock, names: Names) -> None:
        self._database = database
        self._read_table = read_table
        self._clock = clock
        self._names = names

    def preview(self, path: Path, progress: Progress = no_progress) -> PricePreview:
        """What the file would change.

        Raises:
            Refused: it cannot be read as a price file at all.
            ImportCancelled: `progress` returned False.
        """
        found = read_price_lists(path, self._read_table, self._names, progress)
        with self._database.read() as work:
            in_use = work.price_lists.all()
        return compare(path.name, found, in_use, self._clock.today())

    def __call__(self, source: Path | PricePreview, progress: Progress = no_progress) -> PricesImported:
        """Store the lists of a file, or of the preview that the user has agreed to. All or nothing.

        A list replaces the one of the same name, currency and first day. Demonstration lists in a currency that
        now has real prices are taken out of use.

        Raises:
            ImportRefused: a row is refused; nothing was stored.
            NotSaved: the database could not be written; nothing was stored.
        """
        preview = self.preview(source, progress) if isinstance(source, Path) else source
        preview.check()
        currencies = {price_list.currency for price_list in preview.lists}
        now = self._clock.now()
        with self._database.work() as work:
            demo = [one for one in work.price_lists.all() if one.demo and one.currency in currencies]
            for price_list in demo:
                work.price_lists.remove(price_list.id)
            for price_list in preview.lists:
                work.price_lists.add(price_list, preview.file, now)
            details = {"file": preview.file, "lists": [list_data(price_list) for price_list in preview.lists]}
            work.audit.record(AuditEntry("prices_imported", "price_file", preview.file, details, at=now))
            work.commit()
        return PricesImported(preview, tuple(price_list.name for price_list in demo))


def read_price_lists(path: Path, read_table: ReadTable, names: Names, progress: Progress = no_progress) -> PriceFile:
    """The price lists of a file, with its refused rows. Nothing is compared or stored."""
    refusals = Refusals()
    with read_table(path, COLUMNS, REQUIRED) as table:

        def read(row: TableRow) -> PriceRow:
            return read_price(row, names, decimal_comma=table.decimal_comma)

        rows = list(read_rows(table, read, refusals, progress))
        unknown = table.unknown
    count = len(rows) + refusals.count
    return PriceFile(_lists(_unmixed(rows, refusals), refusals), count, refusals, unknown)


def _unmixed(rows: Sequence[tuple[int, PriceRow]], refusals: Refusals) -> list[tuple[int, PriceRow]]:
    """Where other prices have a decimal comma, 1.250 may well be 1250: such rows are refused."""
    if not any("," in row.written for _, row in rows):
        return list(rows)
    good = []
    for line, row in rows:
        if LIKE_THOUSANDS.fullmatch(row.written):
            plain = row.written.replace(".", "")
            error = (
                f"unit_price is “{row.written}”, which may mean {row.written} or {plain}, because others have a comma."
            )
            refusals.add(line, RowRefused(f"{error} Write all prices with a point."))
        else:
            good.append((line, row))
    return good


def _lists(rows: Sequence[tuple[int, PriceRow]], refusals: Refusals) -> tuple[PriceList, ...]:
    """Group rows to lists; duplicates and rows that contradict the head of their list are refused."""
    heads: dict[ListKey, tuple[int, PriceRow]] = {}
    seen: dict[tuple[ListKey, PriceKey], int] = {}
    prices: dict[ListKey, list[PriceRow]] = {}
    for line, row in rows:
        price = row.price
        first, head = heads.setdefault(row.list_key, (line, row))
        key = (row.list_key, (price.product, price.item, price.cycle, price.from_quantity))
        if key in seen:
            error = RowRefused(f"This price is already in line {seen[key]}. Remove one of them.", kind="duplicate")
        elif (row.valid_to, row.proration) != (head.valid_to, head.proration):
            error = RowRefused(
                f"valid_to or proration differs from line {first} of the same list. "
                "Make them equal, or give the list another name."
            )
        else:
            seen[key] = line
            prices.setdefault(row.list_key, []).append(row)
            continue
        refusals.add(line, error)
    refusals.rows.sort(key=lambda refused: refused.line)
    return tuple(_price_list(heads[key][1], found) for key, found in prices.items())


def _price_list(head: PriceRow, rows: Sequence[PriceRow]) -> PriceList:
    currency = head.price.unit_price.currency
    offers = offers_from(row.price for row in rows)
    return PriceList(0, head.name, currency, head.valid_from, head.valid_to, head.proration, offers)

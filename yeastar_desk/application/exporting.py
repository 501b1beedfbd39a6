"""What exports share: the values of a cell, the file they are written to, and stopping on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol

from yeastar_desk.application.ports import OrderFilter, Progress, UnitOfWork
from yeastar_desk.application.views import OrderRow
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.money import Money

CHUNK = 200  # whole orders in memory at a time
LISTED = 5_000  # rows of the list read at a time
EVERYTHING = OrderFilter()

# Texts are made harmless for spreadsheets, numbers and days stay what they are.
Cell = str | int | Decimal | date | bool


@dataclass(frozen=True, slots=True)
class Record:
    """One row of an export. `whole` is plain data for formats that can hold more than cells."""

    cells: Sequence[Cell]
    whole: Mapping[str, Any] = field(default_factory=dict)


class WriteRecords(Protocol):
    """`infrastructure.files.write_records`."""

    def __call__(self, path: Path, columns: Sequence[str], records: Iterable[Record]) -> None:
        """Write a .csv, .xlsx or .json file, whole or not at all.

        Raises:
            Refused: another ending.
            NotSaved: the file could not be written.
        """
        ...


class Archive(Protocol):
    """A .zip file that is being written."""

    def add(self, name: str, data: bytes, day: date) -> None: ...

    def add_table(self, name: str, columns: Sequence[str], records: Iterable[Record], day: date) -> None:
        """A CSV file inside the archive."""
        ...


class OpenArchive(Protocol):
    """`infrastructure.files.open_archive`: the file is there when the block ends without an exception."""

    def __call__(self, path: Path) -> AbstractContextManager[Archive]: ...


class ExportCancelled(Refused):
    """The user stopped an export."""

    def __init__(self) -> None:
        super().__init__("The export was cancelled. No file was written.")


def number(money: Money) -> Decimal:
    """An amount as a number with the digits of its currency."""
    return Decimal(money.decimal())


def orders_in(work: UnitOfWork, wanted: OrderFilter, progress: Progress) -> Iterator[OrderRow]:
    """The orders that a filter shows, oldest first; how many there are is not known meanwhile.

    Raises:
        ExportCancelled: `progress` returned False.
    """
    offset = 0
    while part := work.orders.page(wanted, offset, LISTED, "placed_at", descending=False):
        if not progress(0, 0):
            raise ExportCancelled
        yield from part
        offset += len(part)

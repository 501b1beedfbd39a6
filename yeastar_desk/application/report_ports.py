"""What the event report and the day close need from the database."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from yeastar_desk.application.ports import UnitOfWork
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.day_close import ClosedDocument, ClosedOrder, DayClose, ReceivedSum, UnsentOrder
from yeastar_desk.domain.orders import OrderStatus

# --- the event report -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ReportFilter:
    """Which orders a report is about; empty values do not filter. Days are those of this computer's time zone."""

    event: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class OrderTally:
    """Orders that have all of this in common.

    Attributes:
        net_minor: their net totals, in minor units of `currency`.
        credited_minor: the net totals of the credit notes on them.
        credited: how many of them have a credit note.
        demo: how many of them are invented.
    """

    product: Product
    plan: str
    rep: str
    status: OrderStatus
    currency: str
    count: int
    net_minor: int
    credited_minor: int
    credited: int
    demo: int


@dataclass(frozen=True, slots=True)
class MomentTally:
    """Orders of one status and currency that were placed in one quarter of an hour, which begins `at` (UTC)."""

    at: datetime
    status: OrderStatus
    currency: str
    count: int
    net_minor: int
    credited_minor: int


@dataclass(frozen=True, slots=True)
class QuoteTally:
    """What became of quoted orders; a held order that was quoted more than once counts once.

    Attributes:
        quoted: held orders with at least one quote.
        ordered: those that were placed and not taken back.
        held: those that are still in Drafts & Quotes.
    """

    quoted: int
    ordered: int
    held: int


@dataclass(frozen=True, slots=True)
class LaptopTally:
    """Imported orders of one other laptop, named by its document series, of one status and currency."""

    laptop: str
    status: OrderStatus
    currency: str
    count: int
    net_minor: int


class Reports(Protocol):
    def tallies(self, wanted: ReportFilter) -> Sequence[OrderTally]: ...

    def moments(self, wanted: ReportFilter) -> Sequence[MomentTally]: ...

    def quotes(self, wanted: ReportFilter) -> QuoteTally:
        """Of quotes that were issued on the days of the filter, at its event."""
        ...

    def laptops(self, wanted: ReportFilter) -> Sequence[LaptopTally]:
        """What exports of other laptops tell of orders; one whose status is not known here is left out."""
        ...

    def events(self) -> Sequence[str]:
        """The events at which orders were placed, here or on other laptops, or quotes issued, by name."""
        ...


# --- the day close ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StoredClose:
    """A day close as it is stored, with the SHA-256 of its PDF."""

    close: DayClose
    sha256: str


@dataclass(frozen=True, slots=True)
class CloseRow:
    """A row of the list of day closes."""

    number: str
    day: date
    closed_at: datetime
    actor: str


class DayCloses(Protocol):
    """`device` is the series of a device (`Device.series`)."""

    def orders_of(self, device: str, day: date) -> Sequence[ClosedOrder]: ...

    def documents_of(self, device: str, day: date) -> Sequence[ClosedDocument]:
        """Reads and hashes every stored PDF of the day."""
        ...

    def without_pdf(self, device: str, day: date) -> Sequence[str]:
        """The numbers of the day's documents that nobody has looked at yet, so that their PDF was not made."""
        ...

    def payments_of(self, device: str, day: date) -> Sequence[ReceivedSum]: ...

    def unsent_before(self, device: str, day: date, limit: int) -> tuple[int, Sequence[UnsentOrder]]:
        """How many orders of earlier days have not arrived, and the oldest of them."""
        ...

    def has_demo(self, device: str, day: date) -> bool:
        """Whether documents of the day are invented; every order has one."""
        ...

    def audit_head(self) -> tuple[int, str]:
        """Number and hash of the newest row of the audit trail."""
        ...

    def newest(self, device: str) -> StoredClose | None: ...

    def get(self, number: str) -> StoredClose | None: ...

    def rows(self, limit: int = 100) -> Sequence[CloseRow]:
        """Newest first."""
        ...

    def add(self, id: str, close: DayClose, series: str, counter: int, pdf: bytes) -> StoredClose: ...

    def pdf(self, number: str) -> bytes | None:
        """The stored bytes.

        Raises:
            Damaged: they do not match their hash.
        """
        ...


class ReportWork(UnitOfWork, Protocol):
    """A transaction that also reaches reports and day closes."""

    @property
    def reports(self) -> Reports: ...

    @property
    def day_closes(self) -> DayCloses: ...


class ReportDatabase(Protocol):
    """Like `ports.Database`, for reports and day closes."""

    def work(self) -> AbstractContextManager[ReportWork]: ...

    def read(self) -> AbstractContextManager[ReportWork]: ...

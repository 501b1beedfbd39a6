"""The close of a day at one device: what was printed, what is stored and what the portal has, side by side.

Three views of the same orders are counted and hashed alike, so that equal hash totals mean that every order has the
same number, currency and total on paper, in the database and at the portal. Whatever is not equal is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from yeastar_desk.domain.documents import DocumentType
from yeastar_desk.domain.money import Money
from yeastar_desk.domain.records import digest

DAY_CLOSE_PREFIX = "DC"
"""The prefix of the number series of day closes."""


@dataclass(frozen=True, slots=True)
class ClosedOrder:
    """An order of the day in its three views.

    Attributes:
        printed: the total on its proforma invoice, None when there is none.
        stored: the total in the database.
        sent: the total in what the portal has acknowledged, None while it has not.
        sending: what is known of the sending otherwise, in words: empty, or why it has not arrived.
    """

    number: str
    company: str
    document_number: str
    printed: Money | None
    stored: Money
    sent: Money | None
    sending: str = ""
    portal_order_number: str = ""


@dataclass(frozen=True, slots=True)
class ClosedDocument:
    """A document of the day.

    Attributes:
        intact: whether its frozen content still has the hash that was recorded when it was issued.
        recorded: SHA-256 of its PDF on record, empty when it has none.
        found: SHA-256 of the PDF that is stored now, empty when there is none.
    """

    number: str
    type: DocumentType
    total: Money
    intact: bool
    recorded: str
    found: str


@dataclass(frozen=True, slots=True)
class UnsentOrder:
    """An order of an earlier day that has not arrived at the portal, and why."""

    number: str
    company: str
    placed_on: date
    total: Money
    sending: str


@dataclass(frozen=True, slots=True)
class ReceivedSum:
    """Payments that were recorded on the day: how many of one means, and their sum. `means` as in `PaymentMeans`."""

    means: str
    count: int
    amount: Money


@dataclass(frozen=True, slots=True)
class PreviousClose:
    """The close before this one, by which closes form a chain. `sha256` is that of its PDF."""

    number: str
    day: date
    closed_at: datetime
    sha256: str


@dataclass(frozen=True, slots=True)
class Column:
    """One view of the day: how many orders, their totals by currency, and the hash over all of them."""

    count: int
    totals: tuple[Money, ...]
    hash_total: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that was found for one day and device. Two closes with equal facts say the same.

    Attributes:
        device: the series of the device.
        unsent: orders of earlier days that have not arrived, the oldest first; `unsent_count` of them in all.
    """

    day: date
    device: str
    orders: tuple[ClosedOrder, ...] = ()
    documents: tuple[ClosedDocument, ...] = ()
    payments: tuple[ReceivedSum, ...] = ()
    unsent: tuple[UnsentOrder, ...] = ()
    unsent_count: int = 0
    demo: bool = False

    @property
    def printed(self) -> Column:
        return _column((order.number, order.printed) for order in self.orders)

    @property
    def stored(self) -> Column:
        return _column((order.number, order.stored) for order in self.orders)

    @property
    def sent(self) -> Column:
        return _column((order.number, order.sent) for order in self.orders)

    @property
    def issued_hash(self) -> str:
        """Over the numbers and the PDF hashes on record of the day's documents."""
        return _hash_total(f"{document.number} {document.recorded}" for document in self.documents)

    @property
    def found_hash(self) -> str:
        """Over the numbers and the hashes of the PDFs that are stored now; equal to `issued_hash` when all are well."""
        return _hash_total(f"{document.number} {document.found}" for document in self.documents)

    @property
    def intact_documents(self) -> int:
        """How many documents are stored as they were issued."""
        return sum(1 for document in self.documents if not _document_difference(document))

    @property
    def differences(self) -> tuple[str, ...]:
        """A sentence for everything that is not equal, by name; none when the day is balanced."""
        found = [difference for order in self.orders for difference in _order_differences(order)]
        found += [difference for document in self.documents if (difference := _document_difference(document))]
        return tuple(found)


@dataclass(frozen=True, slots=True)
class DayClose:
    """A closed day. It never changes; its PDF is a pure function of it.

    Attributes:
        device_name: as in Settings.
        closed_at: with the offset of the place where it was closed.
        closed_by: who closed, empty when nobody was named.
        audit_rows, audit_hash: the end of the audit trail before this close. On paper they prove later that nothing
            was cut off.
    """

    number: str
    facts: Facts
    seller: str
    device_name: str
    event: str
    closed_at: datetime
    closed_by: str
    previous: PreviousClose | None
    audit_rows: int
    audit_hash: str
    paper: str = "A4"


def _column(views: Iterable[tuple[str, Money | None]]) -> Column:
    there = [(number, amount) for number, amount in views if amount is not None]
    sums: dict[str, Money] = {}
    for _, amount in there:
        sums[amount.currency] = sums.get(amount.currency, Money.zero(amount.currency)) + amount
    lines = (f"{number} {amount.currency} {amount.minor}" for number, amount in there)
    return Column(len(there), tuple(sums[currency] for currency in sorted(sums)), _hash_total(lines))


def _hash_total(lines: Iterable[str]) -> str:
    """SHA-256 over lines in the order of their texts, whatever order they come in."""
    return digest("\n".join(sorted(lines)))


def _order_differences(order: ClosedOrder) -> Sequence[str]:
    who = f"{order.number} ({order.company})"
    found = []
    if order.printed is None:
        found.append(f"{who} has no proforma invoice.")
    elif order.printed != order.stored:
        found.append(
            f"{who}: {order.document_number} prints {_words(order.printed)}, stored is {_words(order.stored)}."
        )
    if order.sent is None:
        found.append(f"{who} is not at the portal: {order.sending or 'it was not sent'}.")
    elif order.sent != order.stored:
        found.append(f"{who}: {_words(order.sent)} was sent, stored is {_words(order.stored)}.")
    return found


def _document_difference(document: ClosedDocument) -> str:
    if not document.intact:
        return f"{document.number}: its content is not what was issued."
    if not document.found:
        return f"{document.number} has no stored PDF."
    if document.found != document.recorded:
        return f"{document.number}: its stored PDF is not the one that was made."
    return ""


def _words(amount: Money) -> str:
    return f"{amount.decimal()} {amount.currency}"

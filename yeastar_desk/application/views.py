"""Read models: flat values that screens and commands show. They carry no behaviour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.documents import DocumentType
from yeastar_desk.domain.money import Money
from yeastar_desk.domain.orders import OrderStatus, PaymentMethod


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A held order; `what` is e.g. "Workplace Standard, 2 years, 2 services"."""

    id: str
    updated_at: datetime
    subject_id: str
    subject_name: str
    what: str
    quote_numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OrderRow:
    """A row of the Orders page."""

    id: str
    number: str
    placed_at: datetime
    product: Product
    subject_id: str
    company_name: str
    what: str
    total: Money
    status: OrderStatus
    payment_method: PaymentMethod
    pi_number: str
    portal_state: str
    portal_order_number: str
    event: str
    rep: str
    document_number: str
    verified: bool = True
    """Whether the company ID was verified when the order was placed."""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A row of a document list."""

    id: str
    type: DocumentType
    number: str
    issued_on: date
    order_number: str
    subject_id: str
    buyer_name: str
    total: Money
    valid_until: date | None = None
    draft_id: str = ""


@dataclass(frozen=True, slots=True)
class PriceListRow:
    """A row of the Price lists page."""

    id: int
    name: str
    currency: str
    valid_from: date
    valid_to: date | None
    rows: int
    imported_at: datetime
    source: str
    demo: bool


@dataclass(frozen=True, slots=True)
class QueueSummary:
    """What waits to be sent: shown at the bottom left of the window."""

    waiting: int
    parked: int
    oldest: datetime | None


@dataclass(frozen=True, slots=True)
class NumberSeries:
    """A number series in the gap report.

    Attributes:
        last: the last number that was taken.
        missing: numbers up to `last` that nothing has; none is expected.
        void: spoiled numbers with their reasons.
        beyond: a number in use that was never taken, 0 for none.
    """

    series: str
    last: int
    missing: tuple[int, ...] = ()
    void: tuple[tuple[int, str], ...] = ()
    beyond: int = 0

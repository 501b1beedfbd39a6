"""Online payments: what PayPal answers, and what is remembered of every attempt to be paid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from yeastar_desk.domain.money import Money


class AttemptState(StrEnum):
    """How far an attempt has come. It is stored before each call that leads out of it.

    new: nothing was sent. creating: the create call may have been sent. awaiting: the customer can pay.
    capturing: the capture call may have been sent. unknown: as creating or capturing, for too long.
    pending: PayPal holds the money back. captured: the money is there and checked. paid: recorded as a payment.
    tested: captured in the sandbox, which pays nothing. expired, failed, cancelled: no money moved.
    quarantined: money or an order that does not fit; a person has to look.
    """

    NEW = "new"
    CREATING = "creating"
    AWAITING = "awaiting"
    CAPTURING = "capturing"
    UNKNOWN = "unknown"
    PENDING = "pending"
    CAPTURED = "captured"
    PAID = "paid"
    TESTED = "tested"
    EXPIRED = "expired"
    FAILED = "failed"
    CANCELLED = "cancelled"
    QUARANTINED = "quarantined"


TROUBLED_STATES = (AttemptState.QUARANTINED, AttemptState.UNKNOWN)
"""What a person has to know of."""
# No second attempt for an order is begun while one of these is there.
OPEN_STATES = (
    AttemptState.NEW,
    AttemptState.CREATING,
    AttemptState.AWAITING,
    AttemptState.CAPTURING,
    AttemptState.UNKNOWN,
    AttemptState.PENDING,
    AttemptState.CAPTURED,
    AttemptState.QUARANTINED,
)


@dataclass(frozen=True, slots=True)
class PaymentAttempt:
    """One attempt to be paid by PayPal.

    Attributes:
        environment: sandbox or live; an attempt belongs to the world it was begun in.
        invoice_id: our order number, which PayPal pays once.
        card: open PayPal's page for cards, not its log-in.
        create_request_id, capture_request_id: made before the call, the same on every repetition of it.
        payee: whom PayPal pays, by its own answer to the create call.
        called_at: when the call that is under way was first sent.
        next_at: when the next step is due; None for at once.
        reply: PayPal's last answer, for support.
    """

    id: str
    order_id: str
    environment: str
    state: AttemptState
    invoice_id: str
    amount: Money
    card: bool
    created_at: datetime
    create_request_id: str
    return_url: str = ""
    capture_request_id: str = ""
    paypal_order_id: str = ""
    approve_link: str = ""
    payee: str = ""
    capture_id: str = ""
    called_at: datetime | None = None
    next_at: datetime | None = None
    tries: int = 0
    reason: str = ""
    reply: str = ""


class PaymentAttempts(Protocol):
    def add(self, attempt: PaymentAttempt) -> None:
        """Store a new attempt; a second open one for the same order is refused by the database."""
        ...

    def change(self, attempt: PaymentAttempt, *, was: AttemptState) -> bool:
        """Store it unless its state is no longer `was`."""
        ...

    def get(self, attempt_id: str) -> PaymentAttempt | None: ...

    def open_for(self, order_id: str) -> PaymentAttempt | None:
        """The attempt that is under way for an order."""
        ...

    def of_order(self, order_id: str) -> Sequence[PaymentAttempt]:
        """All attempts for an order, oldest first."""
        ...

    def in_states(self, states: Sequence[AttemptState]) -> Sequence[PaymentAttempt]:
        """Attempts in some states, oldest first."""
        ...

    def due(self, now: datetime) -> Sequence[PaymentAttempt]:
        """Open attempts with a next step whose time has come, oldest first."""
        ...


@dataclass(frozen=True, slots=True)
class PayPalCapture:
    """Money that was taken. `amount` is PayPal's decimal string."""

    id: str
    status: str
    amount: str
    currency: str
    invoice_id: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PayPalOrder:
    """PayPal's view of an attempt."""

    id: str
    status: str
    approve_link: str
    amount: str
    currency: str
    invoice_id: str
    payee: str
    capture: PayPalCapture | None
    raw: str


@dataclass(frozen=True, slots=True)
class RefundRequest:
    """Money to give back for a credit note or refund note, out of what was captured."""

    order_number: str
    note_number: str
    capture_id: str
    environment: str
    amount: Money


@dataclass(frozen=True, slots=True)
class PayPalRefund:
    """PayPal's view of a refund. `amount` is its decimal string."""

    id: str
    status: str
    amount: str
    currency: str
    invoice_id: str
    reason: str
    raw: str


class PayPal(Protocol):
    """PayPal's Orders API. Every call may raise `NotSent`, `Unclear` and `Rejected` (with PayPal's issue as code)."""

    @property
    def environment(self) -> str:
        """sandbox or live."""
        ...

    def create(self, attempt: PaymentAttempt) -> PayPalOrder:
        """Create the order; the body depends on nothing but the attempt."""
        ...

    def get(self, paypal_order_id: str) -> PayPalOrder: ...

    def capture(self, attempt: PaymentAttempt) -> PayPalOrder:
        """Take the money of an approved order."""
        ...

    def refund(self, request: RefundRequest, request_id: str) -> PayPalRefund:
        """Give captured money back; the body depends on nothing but the request."""
        ...

    def get_refund(self, refund_id: str) -> PayPalRefund: ...

"""The life of an order after it was placed: which changes are possible, and the payments on the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.money import Money
from yeastar_desk.domain.orders import OrderStatus

# Everything else is refused, here and by a trigger of the database.
CHANGES: dict[OrderStatus, frozenset[OrderStatus]] = {
    OrderStatus.PENDING: frozenset({OrderStatus.PAID, OrderStatus.CANCELLED, OrderStatus.FAILED, OrderStatus.INVALID}),
    OrderStatus.PAID: frozenset({OrderStatus.REFUNDED}),
}


def check_change(number: str, old: OrderStatus, new: OrderStatus) -> None:
    """Raise Refused when an order cannot go from one status to another."""
    if new not in CHANGES.get(old, frozenset()):
        raise Refused(f"Order {number} is {old.value}: it cannot become {new.value}.", field="status")


class PaymentMeans(StrEnum):
    """How money came in."""

    BANK_TRANSFER = "bank_transfer"
    CASH = "cash"
    CHEQUE = "cheque"
    PAYPAL = "paypal"
    CARD_TERMINAL = "card_terminal"


@dataclass(frozen=True, slots=True)
class ReceivedPayment:
    """Money received for an order. It never changes; a mistake is corrected by a credit note.

    Attributes:
        reference: what the bank statement or the terminal says.
        recorded_at: UTC, time zone aware.
    """

    id: str
    order_id: str
    means: PaymentMeans
    reference: str
    received_on: date
    amount: Money
    recorded_at: datetime
    actor: str

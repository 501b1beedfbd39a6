"""The life of an order after it was placed: which changes are possible, and the payments on the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.money import Money
from yeastar_desk.domain.orders import OrderStatus

# How a pending order ends when it is not paid: the customer does not want it, the payment cannot be made, or it
# should never have been placed.
ENDINGS = (OrderStatus.CANCELLED, OrderStatus.FAILED, OrderStatus.INVALID)
# A placed order begins pending, or paid when there is nothing to pay. Everything that is not here is refused, here
# and by triggers of the database.
BEGINNINGS = (OrderStatus.PENDING, OrderStatus.PAID)
CHANGES: dict[OrderStatus, frozenset[OrderStatus]] = {
    OrderStatus.PENDING: frozenset({OrderStatus.PAID, *ENDINGS}),
    OrderStatus.PAID: frozenset({OrderStatus.REFUNDED}),
}


def check_change(number: str, old: OrderStatus, new: OrderStatus) -> None:
    """Raise Refused when an order cannot go from one status to another."""
    if new is old:
        raise Refused(f"Order {number} is {old.value} already.", field="status")
    if new not in CHANGES.get(old, frozenset()):
        raise Refused(f"Order {number} is {old.value}: it cannot become {new.value} any more.", field="status")


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

"""What the use cases that change an order's life share: finding it, its payments, and the record in the audit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from yeastar_desk.application.ports import AuditEntry, OrderState, UnitOfWork
from yeastar_desk.application.views import DocumentRow
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.companies import lookup_key
from yeastar_desk.domain.documents import DocumentType, ReceivedAmount
from yeastar_desk.domain.errors import NotFound
from yeastar_desk.domain.money import Money
from yeastar_desk.domain.orders import PlacedOrder


def find_order(work: UnitOfWork, number: str) -> tuple[PlacedOrder, OrderState]:
    """An order and its current state.

    Raises:
        NotFound: there is no order of that number or id.
    """
    order = work.orders.get(number.strip())
    if order is None:
        raise NotFound(f"There is no order with the number {number.strip()}. Check the number.", field="number")
    return order, work.orders.state(order.id)


def of_today(work: UnitOfWork, order: PlacedOrder) -> PlacedOrder:
    """The order with the ID and the name that its customer has today: it may have been merged with another one.

    For what is still to be done with an order; what was stored and printed stays as it was.
    """
    if order.request.product is not Product.WORKPLACE:
        return order
    company = work.companies.get(order.request.subject_id)
    if company is None or lookup_key(company.company_id) == lookup_key(order.request.subject_id):
        return order
    request = replace(order.request, subject_id=company.company_id, verified=company.verified)
    return replace(order, request=request, company_name=company.name)


def record_change(work: UnitOfWork, action: str, order: PlacedOrder, actor: str, at: datetime, **details: Any) -> None:
    """Append who did what to an order, when and why."""
    work.audit.record(AuditEntry(action, "order", order.id, {"number": order.number, **details}, actor, at))


def surplus_of(order: PlacedOrder, state: OrderState, documents: Sequence[DocumentRow]) -> Money:
    """What was paid beyond the total of an order and was not given back; a refund note gives all of it back."""
    given_back = any(row.type is DocumentType.REFUND for row in documents)
    over = 0 if given_back else state.paid_minor - order.priced.total.minor
    return Money(max(0, over), order.priced.currency)


def overpaid(received: Sequence[ReceivedAmount]) -> ReceivedAmount:
    """The payment that a surplus is taken from: the largest one, which no surplus can exceed.

    It came in last, but which one that was the clock of the computer may not tell: it may have been set back.
    """
    return max(received, key=lambda each: each.amount.minor)


def received_amounts(work: UnitOfWork, order: PlacedOrder) -> tuple[ReceivedAmount, ...]:
    """The payments of an order as its documents print them."""
    return tuple(
        ReceivedAmount(payment.means.value, payment.reference, payment.received_on, payment.amount)
        for payment in work.payments.for_order(order.id)
    )

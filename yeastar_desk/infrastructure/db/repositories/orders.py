"""Placed orders, and what became of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, or_, select, update

from yeastar_desk.application.ports import OrderFilter, OrderState
from yeastar_desk.application.views import OrderRow, QueueSummary
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.companies import lookup_key, search_text
from yeastar_desk.domain.errors import NotFound
from yeastar_desk.domain.money import Money
from yeastar_desk.domain.orders import PlacedOrder
from yeastar_desk.domain.records import canonical, from_plain
from yeastar_desk.infrastructure.db.prepared import inserting
from yeastar_desk.infrastructure.db.repositories import order_list, unpaid_orders
from yeastar_desk.infrastructure.db.repositories.aliases import current, is_subject
from yeastar_desk.infrastructure.db.repositories.summaries import what
from yeastar_desk.infrastructure.db.searches import ORDER_TEXTS
from yeastar_desk.infrastructure.db.statements import chunks
from yeastar_desk.infrastructure.db.tables import order_lines, order_snapshots, order_states, orders
from yeastar_desk.infrastructure.db.transaction import Transaction

_STATE_FIELDS = tuple(OrderState.__dataclass_fields__)
_SNAPSHOT = select(order_snapshots.c.content).join(orders)
_BY_NUMBER_OR_ID = _SNAPSHOT.where(or_(orders.c.number == bindparam("key"), orders.c.id == bindparam("key")))
_LAST = (
    _SNAPSHOT.where(is_subject(orders.c.subject_key))
    .order_by(orders.c.placed_at.desc(), orders.c.counter.desc())
    .limit(1)
)
_STATE = select(*(order_states.c[name] for name in _STATE_FIELDS)).where(order_states.c.order_id == bindparam("key"))
_SEARCHED = select(
    *(orders.c[name] for name in ("number", "company_name", "subject_id", "pi_number", "po_number")),
    current(orders.c.subject_key),
).where(orders.c.id == bindparam("key"))
_INSERT = inserting(orders)
_INSERT_LINE = inserting(order_lines)
_INSERT_SNAPSHOT = inserting(order_snapshots)
_INSERT_STATE = inserting(order_states)
_CHANGE = update(order_states).where(order_states.c.order_id == bindparam("key"))


class SqlOrders:
    """Implements `ports.Orders`."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._connection = transaction.connection

    def add(self, order: PlacedOrder, series: str, counter: int, state: OrderState) -> None:
        transaction = self._transaction
        _INSERT.rows(transaction, _order_values(order, series, counter))
        _INSERT_LINE.many(transaction, _line_values(order))
        _INSERT_SNAPSHOT.rows(transaction, {"order_id": order.id, "content": canonical(order)})
        searched = (
            order.number,
            order.company_name,
            order.request.subject_id,
            order.request.payment.pi_number,
            order.request.po_number,
        )
        _INSERT_STATE.rows(transaction, self._state_values(state, searched) | _listed_values(order))
        ORDER_TEXTS.update_one(transaction, order.id)
        transaction.touch("order", order.id)
        transaction.touch("state", order.id)

    def get(self, number_or_id: str) -> PlacedOrder | None:
        return self._placed(_BY_NUMBER_OR_ID, number_or_id.strip())

    def last_for(self, subject_id: str) -> PlacedOrder | None:
        return self._placed(_LAST, lookup_key(subject_id))

    def state(self, order_id: str) -> OrderState:
        """The state of an order.

        Raises:
            NotFound: there is no such order.
        """
        row = self._connection.execute(_STATE, {"key": order_id}).first()
        if row is None:
            raise NotFound("This order is not in the database.")
        return OrderState(*row)

    def change_state(self, state: OrderState) -> None:
        """Replace the state of an order.

        Raises:
            NotFound: there is no such order.
        """
        searched = self._connection.execute(_SEARCHED, {"key": state.order_id}).first()
        if searched is None:
            raise NotFound("This order is not in the database.")
        self._connection.execute(_CHANGE, {"key": state.order_id} | self._state_values(state, tuple(searched)))
        ORDER_TEXTS.update_one(self._transaction, state.order_id)
        self._transaction.touch("state", state.order_id)

    def page(
        self, wanted: OrderFilter, offset: int, limit: int, sort: str = "placed_at", descending: bool = True
    ) -> Sequence[OrderRow]:
        return order_list.page(self._connection, wanted, offset, limit, sort, descending)

    def count(self, wanted: OrderFilter) -> int:
        return order_list.count(self._connection, wanted)

    def sums(self, wanted: OrderFilter) -> Sequence[tuple[int, Money]]:
        return order_list.sums(self._connection, wanted)

    def waiting(self) -> QueueSummary:
        return order_list.waiting(self._connection)

    def events(self) -> Sequence[str]:
        return order_list.events(self._connection)

    def reps(self) -> Sequence[str]:
        return order_list.reps(self._connection)

    def placed_here(self, numbers: Sequence[str]) -> frozenset[str]:
        found: set[str] = set()
        for some in chunks(list(numbers)):
            found.update(self._connection.execute(select(orders.c.number).where(orders.c.number.in_(some))).scalars())
        return frozenset(found)

    def row(self, order_id: str) -> OrderRow | None:
        return order_list.row(self._connection, order_id)

    def of_subscription(self, product: Product, subject_id: str, limit: int = 200) -> Sequence[OrderRow]:
        return order_list.of_subscription(self._connection, product, subject_id, limit)

    def unpaid(self, product: Product, subject_id: str) -> Sequence[PlacedOrder]:
        return unpaid_orders.of_subscription(self._connection, product, subject_id)

    def unpaid_numbers(self, subjects: Sequence[tuple[Product, str]]) -> Mapping[tuple[Product, str], tuple[str, ...]]:
        return unpaid_orders.numbers(self._connection, subjects)

    def unpaid_purchases(self, limit: int = 200) -> Sequence[PlacedOrder]:
        return unpaid_orders.purchases(self._connection, limit)

    def _placed(self, statement: Any, key: str) -> PlacedOrder | None:
        content = self._connection.execute(statement, {"key": key}).scalar()
        return None if content is None else from_plain(PlacedOrder, json.loads(content))

    def _state_values(self, state: OrderState, searched: tuple[str, ...]) -> dict[str, Any]:
        return {name: getattr(state, name) for name in _STATE_FIELDS} | {
            "changed_at": self._transaction.clock.now(),
            "search_text": search_text("\n".join((*searched, state.custom_reference, state.portal_order_number))),
        }


def _order_values(order: PlacedOrder, series: str, counter: int) -> dict[str, Any]:
    request, priced = order.request, order.priced
    return {
        "id": order.id,
        "number": order.number,
        "series": series,
        "counter": counter,
        "placed_at": order.placed_at,
        "device": order.device,
        "product": request.product,
        "operation": request.operation,
        "subject_id": request.subject_id,
        "subject_key": lookup_key(request.subject_id),
        "company_name": order.company_name,
        "search_name": search_text(order.company_name),
        "plan": request.plan,
        "cycle": priced.term.cycle,
        "years": priced.term.years,
        "starts_on": priced.term.starts_on,
        "expires_on": priced.term.expires_on,
        "what": what(request),
        "currency": priced.currency,
        "subtotal_minor": priced.subtotal.minor,
        "discount_minor": priced.discount.minor,
        "net_minor": priced.net.minor,
        "tax_minor": priced.tax.minor,
        "total_minor": priced.total.minor,
        "discount_percent": priced.discount_percent,
        "price_list_id": priced.price_list_id,
        "price_list_name": priced.price_list_name,
        "payment_method": request.payment.method,
        "pi_number": request.payment.pi_number,
        "po_number": request.po_number,
        "event": request.event,
        "rep": request.rep,
        "assigned_to": request.assignment.yeastar_id if request.assignment else "",
        "verified": request.verified,
        "auto_renew": request.payment.auto_renew,
        "demo": priced.demo,
    }


def _listed_values(order: PlacedOrder) -> dict[str, Any]:
    """What the list needs beside the state."""
    total = order.priced.total
    return {
        "placed_at": order.placed_at,
        "product": order.request.product,
        "event": order.request.event,
        "rep": order.request.rep,
        "currency": total.currency,
        "total_minor": total.minor,
        "document_number": "",
    }


def _line_values(order: PlacedOrder) -> list[dict[str, Any]]:
    return [
        {
            "order_id": order.id,
            "position": position,
            "item": line.item,
            "kind": line.kind,
            "quantity": line.quantity,
            "unit": line.unit,
            "unit_price_micros": line.unit_price.micros,
            "factor": canonical(line.factor),
            "amount_minor": line.amount.minor,
            "discount_minor": line.discount.minor,
            "net_minor": line.net.minor,
            "current_quantity": line.current,
        }
        for position, line in enumerate(order.priced.lines, start=1)
    ]

"""The Orders list: a page of it is chosen in an index first, and only its rows are read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import select

from yeastar_desk.application.ports import OrderFilter
from yeastar_desk.application.views import OrderRow, QueueSummary
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.companies import lookup_key, search_text
from yeastar_desk.domain.money import Money
from yeastar_desk.domain.order_life import BEGINNINGS
from yeastar_desk.infrastructure.db.repositories.aliases import is_subject
from yeastar_desk.infrastructure.db.searches import ORDER_TEXTS
from yeastar_desk.infrastructure.db.tables import order_states, orders

_O, _S = orders.c, order_states.c

# What the list can be sorted by, by attribute of OrderRow.
SORTS: dict[str, sa.Column[Any]] = {
    "placed_at": _O.placed_at,
    "number": _O.number,
    "company_name": _O.search_name,
    "subject_id": _O.subject_key,
    "product": _O.product,
    "what": _O.what,
    "total": _O.total_minor,
    "status": _S.status,
    "payment_method": _O.payment_method,
    "pi_number": _O.pi_number,
    "portal_state": _S.portal_state,
    "portal_order_number": _S.portal_order_number,
    "event": _O.event,
    "rep": _O.rep,
    "document_number": _S.document_number,
}

# Facts of orders that the states know too.
_KNOWN_TO_STATES = {"total": _S.total_minor, "event": _S.event, "rep": _S.rep, "product": _S.product}

_BY_ITSELF, _BY_A_PERSON = ("pending", "sending"), ("parked", "handover")

_ROW = select(
    *(_O.id, _O.number, _O.placed_at, _O.product, _O.subject_id, _O.company_name, _O.what),
    *(_O.total_minor, _O.currency),
    *(_S.status, _O.payment_method, _O.pi_number, _S.portal_state, _S.portal_order_number),
    *(_O.event, _O.rep, _S.document_number, _O.verified),
).join(order_states)


def page(
    connection: sa.Connection, wanted: OrderFilter, offset: int, limit: int, sort: str, descending: bool
) -> Sequence[OrderRow]:
    """Some rows of the list; `sort` is a key of `SORTS`."""
    base = _Base(wanted, sort)
    ways = [base.sort, base.placed_at, base.key]
    if sort in ("number", "placed_at"):
        ways = [base.placed_at, base.key] if sort == "placed_at" else [base.sort]
    ids = select(base.key).select_from(base.tables).where(*base.conditions(connection))
    ids = ids.order_by(*(way.desc() if descending else way for way in ways))
    keys = connection.execute(ids.offset(offset).limit(limit)).scalars().all()
    rows = {row["id"]: _row(row) for row in connection.execute(_ROW.where(_O.id.in_(keys))).mappings()}
    return [rows[key] for key in keys]


def row(connection: sa.Connection, order_id: str) -> OrderRow | None:
    """What the list shows of one order."""
    found = connection.execute(_ROW.where(_O.id == order_id)).mappings().first()
    return None if found is None else _row(found)


def of_subscription(connection: sa.Connection, product: Product, subject_id: str, limit: int) -> Sequence[OrderRow]:
    """The orders of one subscription, newest first."""
    own = _ROW.where(is_subject(_O.subject_key), _O.product == product).order_by(_O.placed_at.desc()).limit(limit)
    return [_row(row) for row in connection.execute(own, {"key": lookup_key(subject_id)}).mappings()]


def count(connection: sa.Connection, wanted: OrderFilter) -> int:
    """How many rows the list has."""
    base = _Base(wanted, "placed_at")
    counted = select(sa.func.count()).select_from(base.tables).where(*base.conditions(connection))
    return connection.execute(counted).scalar_one()


def sums(connection: sa.Connection, wanted: OrderFilter) -> Sequence[tuple[int, Money]]:
    """How many orders the list has in each currency, and what they come to."""
    base = _Base(wanted, "placed_at")
    of = base.facts
    by_currency = (
        select(of.currency, sa.func.count(), sa.func.sum(of.total_minor))
        .select_from(base.tables)
        .where(*base.conditions(connection))
        .group_by(of.currency)
        .order_by(sa.func.count().desc(), of.currency)
    )
    return [(number, Money(int(minor), currency)) for currency, number, minor in connection.execute(by_currency)]


def waiting(connection: sa.Connection) -> QueueSummary:
    """Orders that have not reached the portal and still should."""
    found = connection.execute(
        select(_S.portal_state, sa.func.count(), sa.func.min(_S.placed_at))
        .where(_S.portal_state.in_((*_BY_ITSELF, *_BY_A_PERSON)), _S.status.in_(BEGINNINGS))
        .group_by(_S.portal_state)
    )
    states = {state: (number, oldest) for state, number, oldest in found}
    by_itself = [states[state] for state in _BY_ITSELF if state in states]
    return QueueSummary(
        sum(number for number, _ in by_itself),
        sum(states[state][0] for state in _BY_A_PERSON if state in states),
        min((oldest for _, oldest in by_itself), default=None),
    )


def events(connection: sa.Connection) -> Sequence[str]:
    """The events at which orders were placed, in alphabetical order."""
    return _different(connection, _O.event)


def reps(connection: sa.Connection) -> Sequence[str]:
    """The sales reps who placed orders, in alphabetical order."""
    return _different(connection, _O.rep)


def _different(connection: sa.Connection, column: sa.Column[str]) -> Sequence[str]:
    """The different texts of an indexed column: one look into the index for each, however many rows there are."""
    first = select(sa.func.min(column).label("text")).where(column != "").cte("different", recursive=True)
    following = select(sa.func.min(column)).where(column > first.c.text).scalar_subquery()
    texts = first.union_all(select(following).where(first.c.text.is_not(None)))
    return connection.execute(select(texts.c.text).where(texts.c.text.is_not(None))).scalars().all()


class _Base:
    """The fewest tables that a filter and a sort need: the states, which know what is filtered by, or the orders.

    Both are joined only to sort by what the orders alone know, of orders in one status or with a text.
    """

    def __init__(self, wanted: OrderFilter, sort: str) -> None:
        self.wanted = wanted
        self.text = search_text(wanted.text).strip()
        by_state = wanted.status is not None or bool(self.text) or SORTS[sort].table is order_states
        self.sort: sa.Column[Any] = _KNOWN_TO_STATES.get(sort, SORTS[sort]) if by_state else SORTS[sort]
        by_fact = self.sort.table is orders and sort != "placed_at"
        states = by_state or not (by_fact or wanted.event or wanted.rep or wanted.product)
        self.tables: sa.FromClause = orders
        if states:
            self.tables = order_states.join(orders) if by_fact else order_states
        self.facts: Any = _S if states else _O
        self.key: sa.ColumnElement[str] = _S.order_id if states else _O.id
        self.placed_at: sa.ColumnElement[datetime] = self.facts.placed_at

    def conditions(self, connection: sa.Connection) -> list[sa.ColumnElement[bool]]:
        wanted = self.wanted
        conditions: list[sa.ColumnElement[bool]] = []
        if wanted.status is not None:
            conditions.append(_S.status == wanted.status)
        if self.text:
            conditions.append(ORDER_TEXTS.contains(connection, self.text))
        if wanted.event:
            conditions.append(self.facts.event == wanted.event)
        if wanted.rep:
            conditions.append(self.facts.rep == wanted.rep)
        if wanted.product is not None:
            conditions.append(self.facts.product == wanted.product)
        if wanted.placed_from is not None:
            conditions.append(self.placed_at >= _midnight(wanted.placed_from))
        if wanted.placed_to is not None:
            conditions.append(self.placed_at < _midnight(wanted.placed_to + timedelta(days=1)))
        return conditions


def _midnight(day: date) -> datetime:
    """When a day begins on the wall of whoever looks at the list."""
    return datetime.combine(day, time.min).astimezone()


def _row(row: sa.RowMapping) -> OrderRow:
    values = {name: value for name, value in row.items() if name not in ("total_minor", "currency")}
    return OrderRow(**values, total=Money(row["total_minor"], row["currency"]))

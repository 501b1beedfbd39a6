"""The outbox as the sender sees it, and the lease of the one who sends."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence, Set
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import insert, select, update

from yeastar_desk.application.online_ports import Cause, Decisions, Outgoing
from yeastar_desk.application.ports import OutboxItem
from yeastar_desk.domain.records import canonical, from_plain
from yeastar_desk.infrastructure.db.online_tables import leases, outbox_sending
from yeastar_desk.infrastructure.db.statements import insert_into, upsert
from yeastar_desk.infrastructure.db.tables import order_states, outbox
from yeastar_desk.infrastructure.db.transaction import Transaction

_ITEM = tuple(OutboxItem.__dataclass_fields__)
_CHANGING = ("state", "attempts", "next_at", "reason", "reply")
_ALL = (
    select(*(outbox.c[name] for name in _ITEM), *(c for c in outbox_sending.columns if c.name != "item_id"))
    .select_from(outbox.outerjoin(outbox_sending))
    .order_by(outbox.c.created_at, outbox.c.kind.desc(), outbox.c.id)
)
_LONGEST_PAUSE = timedelta(minutes=15)
_NUMBERS = select(order_states.c.portal_order_number).where(order_states.c.portal_order_number != "")
_MOST_AT_ONCE = 5_000  # parameters of one statement
_HAS_SEVERAL = order_states.c.portal_order_number.contains(", ")
_ARRIVED = (outbox.c.kind == "order", outbox.c.state == "acknowledged")


def _has_number(numbers: Collection[str]) -> sa.ColumnElement[bool]:
    """Orders with one of the portal's numbers, and some more: those that became several orders there, or all."""
    if len(numbers) > _MOST_AT_ONCE:
        return order_states.c.portal_order_number != ""
    return sa.or_(order_states.c.portal_order_number.in_(numbers), _HAS_SEVERAL)


class SqlOutgoingItems:
    """Implements `online_ports.OutgoingItems`."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._connection = transaction.connection

    def add(self, outgoing: Outgoing) -> None:
        self._connection.execute(insert(outbox), {name: getattr(outgoing.item, name) for name in _ITEM})
        self._store_rest(outgoing)

    def get(self, item_id: str) -> Outgoing | None:
        row = self._connection.execute(_ALL.where(outbox.c.id == item_id)).first()
        return None if row is None else _outgoing(row)

    def due(self, kinds: Sequence[str], now: datetime) -> Sequence[Outgoing]:
        wanted = _ALL.where(
            outbox.c.kind.in_(kinds),
            outbox.c.state.in_(["pending", "sending"]),
            # A time further ahead than any pause was stored before somebody set the clock back.
            sa.or_(outbox.c.next_at.is_(None), outbox.c.next_at <= now, outbox.c.next_at > now + _LONGEST_PAUSE),
        )
        return [_outgoing(row) for row in self._connection.execute(wanted)]

    def of_subject(self, subject_id: str) -> Sequence[Outgoing]:
        return [_outgoing(row) for row in self._connection.execute(_ALL.where(outbox.c.subject_id == subject_id))]

    def listed(self, states: Sequence[str] = (), limit: int = 1000) -> Sequence[Outgoing]:
        wanted = _ALL.where(outbox.c.state.in_(states)) if states else _ALL
        return [_outgoing(row) for row in self._connection.execute(wanted.limit(limit))]

    def change(self, outgoing: Outgoing, *, was: str) -> bool:
        item = outgoing.item
        changed = self._connection.execute(
            update(outbox).where(outbox.c.id == item.id, outbox.c.state == was),
            {name: getattr(item, name) for name in _CHANGING},
        )
        if changed.rowcount != 1:
            return False
        self._store_rest(outgoing)
        return True

    def portal_order_numbers(self, among: Collection[str] | None = None) -> Set[str]:
        wanted = _NUMBERS
        if among is not None:
            if not among:
                return frozenset()
            wanted = wanted.where(_has_number(among))
        texts = self._connection.execute(wanted).scalars()
        numbers = frozenset(number for text in texts for number in text.split(", "))
        return numbers if among is None else numbers & frozenset(among)

    def arrived(self, since: datetime, settled: Collection[str] = ()) -> Sequence[Outgoing]:
        wanted = _ALL.where(*_ARRIVED, outbox.c.created_at >= since)
        if settled:
            wanted = wanted.join(order_states, order_states.c.order_id == outbox.c.subject_id)
            # The status of an order that became several there says nothing about a part that came later.
            wanted = wanted.where(sa.or_(order_states.c.portal_status.not_in(settled), _HAS_SEVERAL))
        return [_outgoing(row) for row in self._connection.execute(wanted)]

    def arrived_with_news(self, statuses: Mapping[str, str]) -> Sequence[Outgoing]:
        if not statuses:
            return []
        state = order_states.c
        shown = select(state.order_id, state.portal_order_number, state.portal_status).where(_has_number(statuses))
        changed = [
            order_id
            for order_id, number, status in self._connection.execute(shown)
            if ", " in number or statuses.get(number, status) != status
        ]
        found: list[Outgoing] = []
        for first in range(0, len(changed), _MOST_AT_ONCE):
            some = changed[first : first + _MOST_AT_ONCE]
            rows = self._connection.execute(_ALL.where(*_ARRIVED, outbox.c.subject_id.in_(some)))
            found += [_outgoing(row) for row in rows]
        return found

    def first_arrived(self, since: datetime) -> datetime | None:
        began = sa.func.min(sa.func.coalesce(outbox_sending.c.attempted_at, outbox.c.created_at))
        wanted = select(began).select_from(outbox.outerjoin(outbox_sending))
        return self._connection.execute(wanted.where(*_ARRIVED, outbox.c.created_at >= since)).scalar()

    def _store_rest(self, outgoing: Outgoing) -> None:
        values = {
            "item_id": outgoing.item.id,
            "attempted_at": outgoing.attempted_at,
            "cause": outgoing.cause,
            "wrong_field": outgoing.wrong_field,
            "decisions": canonical(outgoing.decisions),
            "facts": canonical(outgoing.facts),
        }
        self._connection.execute(upsert(self._transaction.dialect, outbox_sending, ("item_id",)), values)


def _outgoing(row: sa.Row[Any]) -> Outgoing:
    values = row._mapping
    item = OutboxItem(**{name: values[name] for name in _ITEM})
    if values["decisions"] is None:  # nothing has happened to it yet
        return Outgoing(item)
    return Outgoing(
        item,
        attempted_at=values["attempted_at"],
        cause=Cause(values["cause"]),
        wrong_field=values["wrong_field"],
        decisions=from_plain(Decisions, json.loads(values["decisions"])),
        facts=json.loads(values["facts"]),
    )


class SqlLeases:
    """Implements `online_ports.Leases` with one statement, so that two takers cannot both succeed.

    A lease that ends later than any can was taken before somebody set the clock back; it counts as ended.
    """

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._connection = transaction.connection

    def take(self, name: str, holder: str, now: datetime, until: datetime) -> bool:
        free = insert_into(self._transaction.dialect, leases).values(name=name, holder=holder, until=until)
        taken = free.on_conflict_do_update(
            index_elements=["name"],
            set_={"holder": holder, "until": until},
            where=sa.or_(leases.c.holder == holder, leases.c.until <= now, leases.c.until > until + (until - now)),
        )
        return self._connection.execute(taken.returning(leases.c.holder)).first() is not None

    def give_back(self, name: str, holder: str) -> None:
        self._connection.execute(sa.delete(leases).where(leases.c.name == name, leases.c.holder == holder))

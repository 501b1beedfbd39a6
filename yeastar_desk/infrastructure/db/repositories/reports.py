"""The sums of the event report, added up by the database: one pass over the orders for each kind of sum."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import select

from yeastar_desk.application.report_ports import LaptopTally, MomentTally, OrderTally, QuoteTally, ReportFilter
from yeastar_desk.domain.documents import DocumentType, device_in
from yeastar_desk.domain.event_report import COUNTED
from yeastar_desk.domain.money import Money
from yeastar_desk.domain.orders import OrderStatus
from yeastar_desk.infrastructure.db.tables import documents, drafts, imported_orders, order_states, orders
from yeastar_desk.infrastructure.db.transaction import Transaction
from yeastar_desk.infrastructure.db.types import TEXT, WHOLE

_O, _S, _D, _I = orders.c, order_states.c, documents.c, imported_orders.c

# What was given back of each order that has credit notes; there are few.
_CREDITED = (
    select(_D.order_id, sa.func.sum(_D.net_minor).label("net"))
    .where(_D.type == DocumentType.CREDIT_NOTE)
    .group_by(_D.order_id)
    .subquery()
)
_BACK = sa.func.coalesce(_CREDITED.c.net, 0)
_JOINED = orders.join(order_states, _S.order_id == _O.id).outerjoin(_CREDITED, _CREDITED.c.order_id == _O.id)

_GROUPED = (_O.product, _O.plan, _O.rep, _S.status, _O.currency)
_TALLIES = (
    select(
        *_GROUPED,
        *(sa.func.count(), sa.func.sum(_O.net_minor), sa.func.sum(_BACK)),
        *(sa.func.count(_CREDITED.c.order_id), sa.func.sum(sa.type_coerce(_O.demo, WHOLE))),
    )
    .select_from(_JOINED)
    .group_by(*_GROUPED)
)

# Stored moments are text in UTC. Offsets of time zones are whole quarters of an hour, so that quarters can be moved
# to any of them without being split.
_HOUR = sa.func.substr(sa.type_coerce(_O.placed_at, TEXT), 1, 13, type_=TEXT)
_QUARTER = sa.cast(sa.func.substr(sa.type_coerce(_O.placed_at, TEXT), 15, 2, type_=TEXT), WHOLE) // 15
_BY_MOMENT = (_HOUR, _QUARTER, _S.status, _O.currency)
_MOMENTS = (
    select(*_BY_MOMENT, sa.func.count(), sa.func.sum(_O.net_minor), sa.func.sum(_BACK))
    .select_from(_JOINED)
    .where(_S.status.in_(COUNTED))
    .group_by(*_BY_MOMENT)
    .order_by(_HOUR, _QUARTER)
)


class SqlReports:
    """Implements `report_ports.Reports`."""

    def __init__(self, transaction: Transaction) -> None:
        self._connection = transaction.connection

    def tallies(self, wanted: ReportFilter) -> Sequence[OrderTally]:
        rows = self._connection.execute(_TALLIES.where(*_placed(wanted)))
        return [OrderTally(*row[:6], *map(int, row[6:])) for row in rows]

    def moments(self, wanted: ReportFilter) -> Sequence[MomentTally]:
        rows = self._connection.execute(_MOMENTS.where(*_placed(wanted)))
        return [
            MomentTally(_moment(hour, quarter), status, currency, count, int(net), int(credited))
            for hour, quarter, status, currency, count, net, credited in rows
        ]

    def quotes(self, wanted: ReportFilter) -> QuoteTally:
        issued = select(_D.draft_id).where(_D.type == DocumentType.QUOTE, *_within(wanted, _D.issued_at))
        if wanted.event:
            issued = issued.where(_D.event == wanted.event)
        quoted = issued.distinct().subquery()
        # A sale keeps its id on its way from the held order to the placed one.
        placed = order_states.c.order_id
        found = select(sa.func.count(), sa.func.count(placed), sa.func.count(drafts.c.id)).select_from(
            quoted.outerjoin(
                order_states, (placed == quoted.c.draft_id) & order_states.c.status.in_(COUNTED)
            ).outerjoin(drafts, drafts.c.id == quoted.c.draft_id)
        )
        return QuoteTally(*self._connection.execute(found).one())

    def laptops(self, wanted: ReportFilter) -> Sequence[LaptopTally]:
        sums: dict[tuple[str, OrderStatus, str], list[int]] = {}
        told = select(_I.number, _I.cells).where(*_within(wanted, _I.placed_at)).order_by(_I.number)
        if wanted.event:
            told = told.where(_I.event == wanted.event)
        for number, text in self._connection.execute(told):
            cells = json.loads(text)
            if cells["status"] not in list(OrderStatus):
                continue
            currency = cells["currency"]
            tally = sums.setdefault((device_in(number), OrderStatus(cells["status"]), currency), [0, 0])
            tally[0] += 1
            tally[1] += Money.parse(cells["net"], currency).minor
        return [LaptopTally(*key, *tally) for key, tally in sums.items()]

    def events(self) -> Sequence[str]:
        names = sa.union(
            select(_O.event).where(_O.event != ""),
            select(_D.event).where(_D.event != "", _D.type == DocumentType.QUOTE),
            select(_I.event).where(_I.event != ""),
        ).subquery()
        return self._connection.execute(select(names.c.event).order_by(names.c.event)).scalars().all()


def _placed(wanted: ReportFilter) -> Sequence[sa.ColumnElement[bool]]:
    """The orders of a filter. Both tables know when an order was placed: the database uses the index that suits."""
    conditions = [*_within(wanted, _O.placed_at), *_within(wanted, _S.placed_at)]
    return [*conditions, _O.event == wanted.event] if wanted.event else conditions


def _within(wanted: ReportFilter, column: sa.Column[Any]) -> Sequence[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = []
    if wanted.first is not None:
        conditions.append(column >= _midnight(wanted.first))
    if wanted.last is not None:
        conditions.append(column < _midnight(wanted.last + timedelta(days=1)))
    return conditions


def _moment(hour: str, quarter: int) -> datetime:
    """``2026-11-22T10`` and 2: half past ten, UTC."""
    return datetime.fromisoformat(f"{hour}:{quarter * 15:02d}:00+00:00")


def _midnight(day: date) -> datetime:
    """When a day begins on the wall beside this computer."""
    return datetime.combine(day, time.min).astimezone()

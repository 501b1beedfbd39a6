"""Attempts to be paid online."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import insert, select, update

from yeastar_desk.application.payment_ports import OPEN_STATES, AttemptState, PaymentAttempt
from yeastar_desk.domain.money import Money
from yeastar_desk.infrastructure.db.online_tables import payment_attempts as table
from yeastar_desk.infrastructure.db.transaction import Transaction

_PLAIN = tuple(field.name for field in fields(PaymentAttempt) if field.name != "amount")
_ALL = select(table).order_by(table.c.created_at, table.c.id)
_LONGEST_PAUSE = timedelta(hours=25)
_STEPS = tuple(state for state in OPEN_STATES if state is not AttemptState.QUARANTINED)


class SqlPaymentAttempts:
    """Implements `payment_ports.PaymentAttempts`."""

    def __init__(self, transaction: Transaction) -> None:
        self._connection = transaction.connection

    def add(self, attempt: PaymentAttempt) -> None:
        self._connection.execute(insert(table), _values(attempt))

    def change(self, attempt: PaymentAttempt, *, was: AttemptState) -> bool:
        still = update(table).where(table.c.id == attempt.id, table.c.state == was)
        return self._connection.execute(still, _values(attempt)).rowcount == 1

    def get(self, attempt_id: str) -> PaymentAttempt | None:
        return self._first(_ALL.where(table.c.id == attempt_id))

    def open_for(self, order_id: str) -> PaymentAttempt | None:
        return self._first(_ALL.where(table.c.order_id == order_id, table.c.state.in_(OPEN_STATES)))

    def of_order(self, order_id: str) -> Sequence[PaymentAttempt]:
        return [_attempt(row) for row in self._connection.execute(_ALL.where(table.c.order_id == order_id))]

    def in_states(self, states: Sequence[AttemptState]) -> Sequence[PaymentAttempt]:
        return [_attempt(row) for row in self._connection.execute(_ALL.where(table.c.state.in_(states)))]

    def due(self, now: datetime) -> Sequence[PaymentAttempt]:
        # A time further ahead than any pause was stored before somebody set the clock back.
        in_time = sa.or_(table.c.next_at.is_(None), table.c.next_at <= now, table.c.next_at > now + _LONGEST_PAUSE)
        return [_attempt(row) for row in self._connection.execute(_ALL.where(table.c.state.in_(_STEPS), in_time))]

    def _first(self, query: sa.Select[Any]) -> PaymentAttempt | None:
        row = self._connection.execute(query).first()
        return None if row is None else _attempt(row)


def _values(attempt: PaymentAttempt) -> dict[str, Any]:
    values = {name: getattr(attempt, name) for name in _PLAIN}
    return values | {"amount_minor": attempt.amount.minor, "currency": attempt.amount.currency}


def _attempt(row: sa.Row[Any]) -> PaymentAttempt:
    values = row._mapping
    amount = Money(values["amount_minor"], values["currency"])
    return PaymentAttempt(amount=amount, **{name: values[name] for name in _PLAIN})

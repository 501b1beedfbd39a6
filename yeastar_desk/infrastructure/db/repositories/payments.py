"""Money received for orders."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam, insert, select

from yeastar_desk.domain.money import Money
from yeastar_desk.domain.order_life import ReceivedPayment
from yeastar_desk.infrastructure.db.tables import payments
from yeastar_desk.infrastructure.db.transaction import Transaction

_FIELDS = ("id", "order_id", "means", "reference", "received_on", "recorded_at", "actor")
_OF_ORDER = (
    select(*(payments.c[name] for name in (*_FIELDS, "amount_minor", "currency")))
    .where(payments.c.order_id == bindparam("key"))
    .order_by(payments.c.recorded_at, payments.c.id)
)


class SqlPayments:
    """Implements `ports.Payments`."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._connection = transaction.connection

    def add(self, payment: ReceivedPayment) -> None:
        values = {name: getattr(payment, name) for name in _FIELDS}
        values |= {"amount_minor": payment.amount.minor, "currency": payment.amount.currency}
        self._connection.execute(insert(payments), values)
        self._transaction.touch("payment", payment.id)

    def for_order(self, order_id: str) -> Sequence[ReceivedPayment]:
        return [
            ReceivedPayment(**{name: row[name] for name in _FIELDS}, amount=Money(row["amount_minor"], row["currency"]))
            for row in self._connection.execute(_OF_ORDER, {"key": order_id}).mappings()
        ]

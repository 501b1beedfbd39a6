"""What customers have now."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import bindparam, insert, select

from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.companies import lookup_key, search_text
from yeastar_desk.domain.records import canonical, from_plain
from yeastar_desk.domain.subscriptions import ComingTerm, Subscription
from yeastar_desk.infrastructure.db.statements import upsert
from yeastar_desk.infrastructure.db.tables import subscription_changes, subscriptions
from yeastar_desk.infrastructure.db.transaction import Transaction

_FIELDS = tuple(Subscription.__dataclass_fields__)
_ONE = select(*(subscriptions.c[name] for name in _FIELDS)).where(
    subscriptions.c.product == bindparam("product"), subscriptions.c.subject_key == bindparam("key")
)


class SqlSubscriptions:
    """Implements `ports.Subscriptions`."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._connection = transaction.connection

    def get(self, product: Product, subject_id: str) -> Subscription | None:
        row = self._connection.execute(_ONE, {"product": product, "key": lookup_key(subject_id)}).mappings().first()
        if row is None:
            return None
        coming = from_plain(tuple[ComingTerm, ...], json.loads(row["coming"]))
        return Subscription(**{**row, "capacities": json.loads(row["capacities"]), "coming": coming})

    def save(
        self, subscription: Subscription, *, kind: str = "", order_id: str = "", effective_on: date | None = None
    ) -> None:
        """Replace a subscription and keep what it was before."""
        before = self.get(subscription.product, subscription.subject_id)
        self.replace_all([subscription])
        change = {
            "product": subscription.product,
            "subject_id": subscription.subject_id,
            "subject_key": lookup_key(subscription.subject_id),
            "kind": kind,
            "order_id": order_id,
            "effective_on": effective_on,
            "at": self._transaction.clock.now(),
            "before": "" if before is None else canonical(before),
            "after": canonical(subscription),
        }
        (change_id,) = self._connection.execute(insert(subscription_changes), change).inserted_primary_key or (0,)
        self._transaction.touch("subscription_change", change_id)

    def replace_all(self, many: Sequence[Subscription]) -> None:
        """Insert or replace without history: an import is not a change that an order made."""
        if many:
            statement = upsert(self._transaction.dialect, subscriptions, ("product", "subject_key"))
            self._connection.execute(statement, [self._row(subscription) for subscription in many])

    def _row(self, subscription: Subscription) -> dict[str, Any]:
        row = {name: getattr(subscription, name) for name in _FIELDS}
        row["capacities"] = canonical(subscription.capacities)
        row["coming"] = canonical(subscription.coming)
        row["subject_key"] = lookup_key(subscription.subject_id)
        row["search_name"] = search_text(subscription.holder_name)
        row["updated_at"] = self._transaction.clock.now()
        return row

"""What customers have now, and how it came to be."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from operator import attrgetter
from typing import Any

from sqlalchemy import bindparam, case, delete, func, insert, or_, select

from yeastar_desk.application.subscription_views import SubscriptionChange, SubscriptionFilter
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.companies import lookup_key, search_text
from yeastar_desk.domain.records import canonical, from_plain
from yeastar_desk.domain.subscriptions import Subscription
from yeastar_desk.infrastructure.db.first_look import coming_terms
from yeastar_desk.infrastructure.db.prepared import Prepared
from yeastar_desk.infrastructure.db.repositories import subscription_list
from yeastar_desk.infrastructure.db.repositories.aliases import is_subject
from yeastar_desk.infrastructure.db.statements import chunks, upsert
from yeastar_desk.infrastructure.db.tables import subscription_changes, subscriptions
from yeastar_desk.infrastructure.db.transaction import Transaction

_FIELDS = tuple(Subscription.__dataclass_fields__)
_VALUES = attrgetter(*_FIELDS)
_CAPACITIES, _COMING = (_FIELDS.index(name) for name in ("capacities", "coming"))
_ROW = select(*(subscriptions.c[name] for name in _FIELDS))
_THIS = (subscriptions.c.product == bindparam("product"), subscriptions.c.subject_key == bindparam("key"))
_ONE = _ROW.where(*_THIS)
_MANY = select(subscriptions.c.subject_key, *_ROW.selected_columns).where(
    subscriptions.c.product == bindparam("product"),
    subscriptions.c.subject_key.in_(bindparam("keys", expanding=True)),
)
_UPSERT = Prepared(lambda dialect: upsert(dialect, subscriptions, ("product", "subject_key")))
_DELETE = delete(subscriptions).where(*_THIS)
_SOME = select(subscriptions.c.id, *_ROW.selected_columns).where(
    subscriptions.c.id.in_(bindparam("ids", expanding=True))
)
_OF_HOLDER = _ROW.where(
    or_(
        subscriptions.c.search_name == func.nullif(bindparam("name"), ""),
        subscriptions.c.email == func.nullif(bindparam("email"), ""),
    )
).order_by(subscriptions.c.expires_on)
_AHEAD = _ROW.where(subscriptions.c.coming != "[]", subscriptions.c.starts_on <= bindparam("today"))
_CHANGES = (
    select(*(subscription_changes.c[name] for name in SubscriptionChange.__dataclass_fields__))
    .where(is_subject(subscription_changes.c.subject_key), subscription_changes.c.product == bindparam("product"))
    # what was under an ID that was merged into this one comes first: it ends with the merge
    .order_by(case((subscription_changes.c.subject_key == bindparam("key"), 1), else_=0), subscription_changes.c.id)
)


class SqlSubscriptions:
    """Implements `ports.Subscriptions`."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._connection = transaction.connection

    def get(self, product: Product, subject_id: str) -> Subscription | None:
        row = self._connection.execute(_ONE, {"product": product, "key": lookup_key(subject_id)}).mappings().first()
        return None if row is None else _subscription(dict(row))

    def existing(self, product: Product, subject_ids: Sequence[str]) -> Mapping[str, Subscription]:
        found: dict[str, Subscription] = {}
        for keys in chunks([lookup_key(subject_id) for subject_id in subject_ids]):
            for key, *values in self._connection.execute(_MANY, {"product": product, "keys": keys}):
                values[_CAPACITIES] = json.loads(values[_CAPACITIES])
                values[_COMING] = coming_terms(values[_COMING])
                found[key] = Subscription(*values)
        return found

    def save(
        self, subscription: Subscription, *, kind: str = "", order_id: str = "", effective_on: date | None = None
    ) -> None:
        """Replace a subscription and keep what it was before."""
        before = self.get(subscription.product, subscription.subject_id)
        self.replace_all([subscription])
        self._keep(subscription, before, subscription, kind, order_id, effective_on)

    def remove(self, subscription: Subscription, *, kind: str, order_id: str) -> None:
        self._connection.execute(_DELETE, {"product": subscription.product, "key": lookup_key(subscription.subject_id)})
        self._keep(subscription, subscription, None, kind, order_id, None)

    def replace_all(self, many: Sequence[Subscription]) -> None:
        """Insert or replace without history: an import is not a change that an order made."""
        if many:
            now = self._transaction.clock.now()
            _UPSERT.many(self._transaction, [_row(subscription, now) for subscription in many])

    def changes(self, product: Product, subject_id: str) -> Sequence[SubscriptionChange]:
        rows = self._connection.execute(_CHANGES, {"product": product, "key": lookup_key(subject_id)}).mappings()
        return [
            SubscriptionChange(**{**row, "before": _was(row["before"]), "after": _was(row["after"])}) for row in rows
        ]

    def page(
        self,
        wanted: SubscriptionFilter,
        today: date,
        offset: int,
        limit: int,
        sort: str = "expires_on",
        descending: bool = False,
    ) -> Sequence[Subscription]:
        ids = subscription_list.ids(self._connection, wanted, today, offset, limit, sort, descending)
        found = {row["id"]: dict(row) for row in self._connection.execute(_SOME, {"ids": ids}).mappings()}
        return [_subscription({name: found[key][name] for name in _FIELDS}) for key in ids]

    def count(self, wanted: SubscriptionFilter, today: date) -> int:
        return subscription_list.count(self._connection, wanted, today)

    def of_holder(self, holder_name: str, email: str, limit: int = 20) -> Sequence[Subscription]:
        parameters = {"name": search_text(holder_name), "email": email}
        rows = self._connection.execute(_OF_HOLDER.limit(limit), parameters).mappings()
        return [_subscription(dict(row)) for row in rows]

    def begin_terms(self, today: date) -> int:
        rows = self._connection.execute(_AHEAD, {"today": today}).mappings().all()
        stored = [_subscription(dict(row)) for row in rows]
        begun = [subscription.on(today) for subscription in stored if subscription.on(today) != subscription]
        self.replace_all(begun)
        return len(begun)

    def _keep(
        self,
        subscription: Subscription,
        before: Subscription | None,
        after: Subscription | None,
        kind: str,
        order_id: str,
        effective_on: date | None,
    ) -> None:
        change = {
            "product": subscription.product,
            "subject_id": subscription.subject_id,
            "subject_key": lookup_key(subscription.subject_id),
            "kind": kind,
            "order_id": order_id,
            "effective_on": effective_on,
            "at": self._transaction.clock.now(),
            "before": "" if before is None else canonical(before),
            "after": "" if after is None else canonical(after),
        }
        (change_id,) = self._connection.execute(insert(subscription_changes), change).inserted_primary_key or (0,)
        self._transaction.touch("subscription_change", change_id)


def _row(subscription: Subscription, now: datetime) -> dict[str, Any]:
    row: dict[str, Any] = dict(zip(_FIELDS, _VALUES(subscription), strict=True))
    row["capacities"] = canonical(subscription.capacities)
    row["coming"] = canonical(subscription.coming) if subscription.coming else "[]"
    row["subject_key"] = lookup_key(subscription.subject_id)
    row["search_name"] = search_text(subscription.holder_name)
    row["updated_at"] = now
    return row


def _subscription(row: dict[str, Any]) -> Subscription:
    return Subscription(**{**row, "capacities": json.loads(row["capacities"]), "coming": coming_terms(row["coming"])})


def _was(content: str) -> Subscription | None:
    return from_plain(Subscription, json.loads(content)) if content else None

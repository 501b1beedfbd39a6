"""Orders of a subscription, and those of them that wait for payment."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import sqlalchemy as sa
from sqlalchemy import bindparam, select

from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.companies import lookup_key
from yeastar_desk.domain.orders import Operation, OrderStatus, PlacedOrder
from yeastar_desk.domain.records import from_plain
from yeastar_desk.infrastructure.db.repositories.aliases import are_subjects, current, is_subject
from yeastar_desk.infrastructure.db.tables import order_snapshots, order_states, orders, subscriptions

_PENDING = order_states.c.status == OrderStatus.PENDING
_UNPAID = (
    select(order_snapshots.c.content)
    .select_from(orders.join(order_snapshots).join(order_states))
    .where(is_subject(orders.c.subject_key), orders.c.product == bindparam("product"), _PENDING)
    .order_by(orders.c.placed_at)
)
_NUMBERS = (
    select(orders.c.product, current(orders.c.subject_key), orders.c.number)
    .select_from(orders.join(order_states))
    .where(are_subjects(orders.c.subject_key), _PENDING)
    .order_by(orders.c.placed_at)
)
_EXISTING = sa.exists().where(
    subscriptions.c.product == orders.c.product, subscriptions.c.subject_key == current(orders.c.subject_key)
)
_PURCHASES = (
    select(order_snapshots.c.content)
    .select_from(orders.join(order_snapshots).join(order_states))
    .where(_PENDING, orders.c.operation == Operation.PURCHASE, ~_EXISTING)
    .order_by(order_states.c.placed_at.desc())
)


def of_subscription(connection: sa.Connection, product: Product, subject_id: str) -> Sequence[PlacedOrder]:
    """Pending orders for one subscription, oldest first."""
    contents = connection.execute(_UNPAID, {"key": lookup_key(subject_id), "product": product}).scalars()
    return [from_plain(PlacedOrder, json.loads(content)) for content in contents]


def numbers(
    connection: sa.Connection, subjects: Sequence[tuple[Product, str]]
) -> Mapping[tuple[Product, str], tuple[str, ...]]:
    """Numbers of the pending orders of many subscriptions."""
    keys = sorted({lookup_key(subject_id) for _, subject_id in subjects})
    found: dict[tuple[Product, str], tuple[str, ...]] = {}
    for product, key, number in connection.execute(_NUMBERS, {"keys": keys}):
        found[(product, key)] = (*found.get((product, key), ()), number)
    return found


def purchases(connection: sa.Connection, limit: int) -> Sequence[PlacedOrder]:
    """Pending purchases of customers without such a subscription, newest first."""
    contents = connection.execute(_PURCHASES.limit(limit)).scalars()
    return [from_plain(PlacedOrder, json.loads(content)) for content in contents]

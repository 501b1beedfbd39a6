"""Lists of subscriptions: a page of it is chosen in an index first, and only its rows are read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import select

from yeastar_desk.application.subscription_views import SubscriptionFilter
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.companies import lookup_key, search_text
from yeastar_desk.domain.subscriptions import EXPIRES_SOON_DAYS, SubscriptionStatus
from yeastar_desk.infrastructure.db.searches import LAST_CHARACTER
from yeastar_desk.infrastructure.db.statements import like_part, like_start
from yeastar_desk.infrastructure.db.tables import subscriptions

_C = subscriptions.c

# What the list can be sorted by, by attribute of SubscriptionRow; each way has an index.
SORTS: dict[str, tuple[sa.Column[Any], ...]] = {
    "expires_on": (_C.expires_on,),
    "days_left": (_C.expires_on,),
    "status": (_C.expires_on,),
    "holder_name": (_C.search_name,),
    "subject_id": (_C.product, _C.subject_key),
    "product": (_C.product, _C.subject_key),
    "plan": (_C.plan, _C.expires_on),
}

# A page walks along the index of its order. Without this SQLite finds all rows of a product first and sorts them.
_SORTED_FIRST = sa.func.coalesce(_C.product, sa.null())


def ids(
    connection: sa.Connection,
    wanted: SubscriptionFilter,
    today: date,
    offset: int,
    limit: int,
    sort: str,
    descending: bool,
) -> Sequence[int]:
    """The keys of a page, in its order; `sort` is a key of `SORTS`."""
    ways = (*SORTS[sort], _C.id)
    chosen = select(_C.id).where(*_conditions(connection, wanted, today, _SORTED_FIRST))
    chosen = chosen.order_by(*(way.desc() if descending else way for way in ways))
    return connection.execute(chosen.offset(offset).limit(limit)).scalars().all()


def count(connection: sa.Connection, wanted: SubscriptionFilter, today: date) -> int:
    """How many rows the list has."""
    counted = select(sa.func.count()).select_from(subscriptions).where(*_conditions(connection, wanted, today))
    return connection.execute(counted).scalar_one()


def _conditions(
    connection: sa.Connection, wanted: SubscriptionFilter, today: date, product: sa.ColumnElement[Any] = _C.product
) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = []
    if wanted.text.strip():
        # Keys first: both parts read an index only, whatever the list is sorted by.
        named = select(_C.id).where(_C.search_name.like(like_part(search_text(wanted.text).strip()), escape="\\"))
        starting = select(_C.id).where(_starting(connection, lookup_key(wanted.text)))
        conditions.append(_C.id.in_(sa.union(named, starting)))
    if wanted.product is not None:
        conditions.append(product == wanted.product)
    if wanted.plan:
        conditions.append(_C.plan == wanted.plan)
    first, last = _days(wanted.status, today)
    for day in (first, wanted.expires_from):
        if day is not None:
            conditions.append(_C.expires_on >= day)
    for day in (last, wanted.expires_to):
        if day is not None:
            conditions.append(_C.expires_on <= day)
    if wanted.status is SubscriptionStatus.PENDING:
        conditions.append(sa.false())
    return conditions


def _starting(connection: sa.Connection, key: str) -> sa.ColumnElement[bool]:
    if connection.dialect.name == "sqlite":
        start = sa.and_(_C.subject_key >= key, _C.subject_key < key + LAST_CHARACTER)
    else:
        start = _C.subject_key.like(like_start(key), escape="\\")
    return sa.and_(_C.product.in_(list(Product)), start)


def _days(status: SubscriptionStatus | None, today: date) -> tuple[date | None, date | None]:
    """The first and the last expiry date of a status (`subscriptions.status_on`)."""
    soon = today + timedelta(days=EXPIRES_SOON_DAYS)
    match status:
        case SubscriptionStatus.EXPIRED:
            return None, today
        case SubscriptionStatus.EXPIRING:
            return today + timedelta(days=1), soon
        case SubscriptionStatus.ACTIVE:
            return soon + timedelta(days=1), None
        case _:
            return None, None

"""The Customers list: a page of it is chosen in an index first, and only its rows are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import select

from yeastar_desk.domain.companies import Company, lookup_key, search_text
from yeastar_desk.infrastructure.db.searches import COMPANY_NAMES, LAST_CHARACTER
from yeastar_desk.infrastructure.db.statements import like_start
from yeastar_desk.infrastructure.db.tables import companies

_C = companies.c
_FIELDS = tuple(Company.__dataclass_fields__)
SORTS: dict[str, sa.Column[Any]] = {"name": _C.search_name, "company_id": _C.lookup_key, "country": _C.country}


def page(
    connection: sa.Connection, text: str, offset: int, limit: int, sort: str, descending: bool
) -> Sequence[Company]:
    """Some rows of the list; `sort` is a key of `SORTS`."""
    ways = (SORTS[sort], _C.id)
    ids = select(_C.id).where(*_conditions(connection, text))
    ids = ids.order_by(*(way.desc() if descending else way for way in ways)).offset(offset).limit(limit)
    keys = connection.execute(ids).scalars().all()
    found = select(_C.id, *(_C[name] for name in _FIELDS)).where(_C.id.in_(keys))
    rows = {key: Company(*values) for key, *values in connection.execute(found)}
    return [rows[key] for key in keys]


def count(connection: sa.Connection, text: str) -> int:
    """How many rows the list has."""
    counted = select(sa.func.count()).select_from(companies).where(*_conditions(connection, text))
    return connection.execute(counted).scalar_one()


def _conditions(connection: sa.Connection, text: str) -> list[sa.ColumnElement[bool]]:
    """IDs that begin with a text, and names that contain it."""
    wanted, key = search_text(text).strip(), lookup_key(text)
    if not wanted:
        return []
    if connection.dialect.name == "sqlite":
        starts = sa.and_(_C.lookup_key >= key, _C.lookup_key < key + LAST_CHARACTER)
    else:
        starts = _C.lookup_key.like(like_start(key), escape="\\")
    return [sa.or_(starts, COMPANY_NAMES.contains(connection, wanted))]

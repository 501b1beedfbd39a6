"""Company IDs that turned out to be another customer's: what was stored under them belongs to that customer."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy import bindparam, select

from yeastar_desk.infrastructure.db.tables import company_aliases

_A = company_aliases.c
CURRENT = select(_A.company_key).where(_A.alias_key == bindparam("key"))


def current(column: sa.Column[str]) -> sa.ColumnElement[str]:
    """The key of the customer that an ID belongs to today."""
    merged = select(_A.company_key).where(_A.alias_key == column).scalar_subquery()
    return sa.func.coalesce(merged, column)


def is_subject(column: sa.Column[str]) -> sa.ColumnElement[bool]:
    """The condition that a key is the parameter `key`, or an ID that was merged into it."""
    return sa.or_(
        column == bindparam("key"), column.in_(select(_A.alias_key).where(_A.company_key == bindparam("key")))
    )


def are_subjects(column: sa.Column[str]) -> sa.ColumnElement[bool]:
    """The same for the parameter `keys`."""
    keys: sa.BindParameter[Sequence[str]] = bindparam("keys", expanding=True)
    return sa.or_(column.in_(keys), column.in_(select(_A.alias_key).where(_A.company_key.in_(keys))))

"""Tables of what goes over the network: sending, payments, one-time links, and what the portal answered last."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, Column, ForeignKey

from yeastar_desk.application.online_ports import Cause
from yeastar_desk.infrastructure.db.tables import metadata
from yeastar_desk.infrastructure.db.types import TEXT, Choice, Moment


def _table(name: str, *parts: sa.schema.SchemaItem) -> sa.Table:
    return sa.Table(name, metadata, *parts, sqlite_strict=True)


def _text(name: str, *parts: sa.schema.SchemaItem, primary_key: bool = False) -> Column[str]:
    return Column(name, TEXT, *parts, nullable=False, primary_key=primary_key)


# What the sender knows about a row of `outbox`, which itself never changes what it says.
outbox_sending = _table(
    "outbox_sending",
    _text("item_id", ForeignKey("outbox.id"), primary_key=True),
    Column("attempted_at", Moment(), nullable=True),
    Column("cause", Choice(Cause), nullable=False),
    _text("wrong_field"),
    _text("decisions"),  # JSON of Decisions
    _text("facts"),  # JSON of texts by label
    CheckConstraint(f"cause IN ({', '.join(repr(cause.value) for cause in Cause)})", name="cause"),
)

leases = _table(
    "leases",
    _text("name", primary_key=True),
    _text("holder"),
    Column("until", Moment(), nullable=False),
)

portal_cache = _table(
    "portal_cache",
    _text("key", primary_key=True),
    Column("fetched_at", Moment(), nullable=False),
    _text("data"),  # JSON
)

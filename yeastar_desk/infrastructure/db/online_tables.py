"""Tables of what goes over the network: sending, payments, one-time links, and what the portal answered last."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, Column, ForeignKey, Index

from yeastar_desk.application.online_ports import Cause
from yeastar_desk.application.payment_ports import OPEN_STATES, AttemptState
from yeastar_desk.infrastructure.db.tables import metadata
from yeastar_desk.infrastructure.db.types import TEXT, WHOLE, Choice, Flag, Moment


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

_OPEN = sa.text(f"state IN ({', '.join(repr(state.value) for state in OPEN_STATES)})")

payment_attempts = _table(
    "payment_attempts",
    _text("id", primary_key=True),
    _text("order_id", ForeignKey("orders.id")),
    _text("environment"),
    Column("state", Choice(AttemptState), nullable=False),
    _text("invoice_id"),
    Column("amount_minor", WHOLE, nullable=False),
    _text("currency"),
    Column("card", Flag(), nullable=False),
    Column("created_at", Moment(), nullable=False),
    _text("create_request_id"),
    _text("return_url"),
    _text("capture_request_id"),
    _text("paypal_order_id"),
    _text("approve_link"),
    _text("payee"),
    _text("capture_id"),
    Column("called_at", Moment(), nullable=True),
    Column("next_at", Moment(), nullable=True),
    Column("tries", WHOLE, nullable=False),
    _text("reason"),
    _text("reply"),
    CheckConstraint(f"state IN ({', '.join(repr(state.value) for state in AttemptState)})", name="state"),
    CheckConstraint("environment IN ('sandbox', 'live')", name="environment"),
    CheckConstraint("amount_minor > 0", name="amount_minor"),
    CheckConstraint("card IN (0, 1)", name="card"),
    Index(None, "order_id"),
)
# No order is charged twice: the database itself allows one open attempt for each.
_ONE_OPEN = Index("uq_payment_attempts_open", payment_attempts.c.order_id, unique=True, sqlite_where=_OPEN)
_ONE_OPEN.info["postgresql_where"] = _OPEN

share_links = _table(
    "share_links",
    _text("token_sha256", primary_key=True),
    _text("document_number"),
    _text("purpose"),
    Column("created_at", Moment(), nullable=False),
    Column("expires_at", Moment(), nullable=False),
    Column("used_at", Moment(), nullable=True),
    CheckConstraint("length(token_sha256) = 64", name="token_sha256"),
)

"""Rules that constraints cannot say, as triggers: what was issued never changes, and orders live in one direction.

One list makes them for both databases. It is run for a new database and again after every migration, because a
table that a migration rebuilds loses its triggers without a word.
"""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from yeastar_desk.domain.order_life import BEGINNINGS, CHANGES

IMMUTABLE = (
    "orders",
    "order_lines",
    "order_snapshots",
    "payments",
    "documents",
    "document_contents",
    "document_files",
    "logos",
    "day_closes",
    "void_numbers",
    "price_rows",
    "subscription_changes",
    "consents",
    "audit",
)
# Tables whose rows may change in part but are never deleted.
KEPT = ("order_states", "counters", "outbox", "outbox_sending", "payment_attempts", "share_links")

_LEGAL_STEPS = " OR ".join(
    f"(OLD.status = '{before.value}' AND NEW.status = '{after.value}')"
    for before, following in CHANGES.items()
    for after in sorted(following)
)

_BEGINNINGS = ", ".join(repr(status.value) for status in BEGINNINGS)

# (name, table, condition, sentence): updates that are refused when the condition holds.
_REFUSED_UPDATES = (
    (
        "order_states_status",
        "order_states",
        f"OLD.status <> NEW.status AND NOT ({_LEGAL_STEPS})",
        "an order cannot change to this status",
    ),
    ("order_states_order", "order_states", "OLD.order_id <> NEW.order_id", "a state belongs to one order"),
    (
        "counters_step",
        "counters",
        "NEW.series <> OLD.series OR NEW.last <> OLD.last + 1",
        "a counter goes up by one",
    ),
    (
        "outbox_content",
        "outbox",
        "OLD.id <> NEW.id OR OLD.kind <> NEW.kind OR OLD.subject_id <> NEW.subject_id "
        "OR OLD.payload <> NEW.payload OR OLD.created_at <> NEW.created_at",
        "what waits to be sent never changes",
    ),
    (
        "payment_attempts_content",
        "payment_attempts",
        "OLD.id <> NEW.id OR OLD.order_id <> NEW.order_id OR OLD.environment <> NEW.environment "
        "OR OLD.invoice_id <> NEW.invoice_id OR OLD.amount_minor <> NEW.amount_minor OR OLD.currency <> NEW.currency "
        "OR OLD.create_request_id <> NEW.create_request_id OR OLD.created_at <> NEW.created_at",
        "what an attempt asks for never changes",
    ),
    ("share_links_once", "share_links", "OLD.used_at IS NOT NULL", "a link works once"),
)


def statements(dialect: str) -> Iterator[str]:
    """SQL that makes all triggers (again)."""
    refusals = [
        (f"{table}_no_{event.lower()}", table, event, "", f"{table} never change")
        for table in IMMUTABLE
        for event in ("UPDATE", "DELETE")
    ]
    refusals += [(f"{table}_no_delete", table, "DELETE", "", f"{table} are never deleted") for table in KEPT]
    refusals += [(name, table, "UPDATE", when, why) for name, table, when, why in _REFUSED_UPDATES]
    begins = f"NEW.status NOT IN ({_BEGINNINGS})"
    refusals.append(("order_states_begin", "order_states", "INSERT", begins, "an order cannot begin with this status"))
    if dialect == "sqlite":
        for name, table, event, when, why in refusals:
            condition = f" WHEN {when}" if when else ""
            yield f"CREATE TRIGGER {name} BEFORE {event} ON {table}{condition} BEGIN SELECT RAISE(ABORT, '{why}'); END"
        return
    yield (
        "CREATE OR REPLACE FUNCTION desk_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION USING MESSAGE = TG_ARGV[0], ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    refusals += [
        (f"{table}_no_truncate", table, "TRUNCATE", "", f"{table} are never deleted") for table in (*IMMUTABLE, *KEPT)
    ]
    for name, table, event, when, why in refusals:
        each = "STATEMENT" if event == "TRUNCATE" else "ROW"
        condition = f" WHEN ({when})" if when else ""
        yield (
            f"CREATE OR REPLACE TRIGGER {name} BEFORE {event} ON {table} FOR EACH {each}{condition} "
            f"EXECUTE FUNCTION desk_refuse('{why}')"
        )


def make_triggers(connection: sa.Connection) -> None:
    """Drop and make all triggers in the running transaction."""
    if connection.dialect.name == "sqlite":
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all()
        for name in names:
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    for statement in statements(connection.dialect.name):
        connection.exec_driver_sql(statement)

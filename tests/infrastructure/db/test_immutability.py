"""What was placed or issued cannot be changed by anybody, and orders live in one direction."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
import sqlalchemy as sa

from tests.infrastructure.db.examples import TODAY, TickingClock, place, place_example_orders
from yeastar_desk.domain.errors import NotSaved
from yeastar_desk.domain.order_life import BEGINNINGS, CHANGES, PaymentMeans, ReceivedPayment
from yeastar_desk.domain.orders import OrderStatus
from yeastar_desk.infrastructure.db import SqlDatabase
from yeastar_desk.infrastructure.db.tables import metadata
from yeastar_desk.infrastructure.db.triggers import IMMUTABLE, KEPT

FILLED = [table for table in IMMUTABLE if table not in ("subscription_changes", "consents")]


@pytest.fixture
def raw(database: SqlDatabase) -> sa.Connection:
    """The connection itself, for whoever goes around the program; the database has orders in it."""
    place_example_orders(database, count=1)
    return database._writer


def refused(connection: sa.Connection, statement: str) -> str:
    """What the database says to a statement, empty when it obeys."""
    try:
        with connection.begin():
            connection.exec_driver_sql(statement)
    except sa.exc.DBAPIError as error:
        return str(error.orig)
    return ""


def test_no_column_of_an_immutable_row_can_be_changed(raw: sa.Connection) -> None:
    for table in FILLED:
        with raw.begin():
            assert raw.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one() > 0
        for column in metadata.tables[table].columns:
            said = refused(raw, f'UPDATE {table} SET "{column.name}" = "{column.name}"')
            assert f"{table} never change" in said


def test_no_immutable_or_kept_row_can_be_deleted(raw: sa.Connection) -> None:
    for table in FILLED:
        assert f"{table} never change" in refused(raw, f"DELETE FROM {table}")
    for table in ("order_states", "counters", "outbox"):
        assert table in KEPT
        assert f"{table} are never deleted" in refused(raw, f"DELETE FROM {table}")


def test_no_row_can_be_replaced(database: SqlDatabase, raw: sa.Connection) -> None:
    if database.path is None:
        for table in (*IMMUTABLE, *KEPT):
            assert f"{table} are never deleted" in refused(raw, f"TRUNCATE {table} CASCADE")
        return
    for table in FILLED:
        assert f"{table} never change" in refused(raw, f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")


def test_without_its_trigger_a_row_can_be_changed(database: SqlDatabase, raw: sa.Connection) -> None:
    """Positive control: it is the trigger that refuses."""
    on = "" if database.path else " ON documents"
    assert refused(raw, f"DROP TRIGGER documents_no_update{on}") == ""
    assert refused(raw, "UPDATE documents SET buyer_name = 'Somebody Else'") == ""


def test_an_order_changes_its_status_in_legal_steps_only(database: SqlDatabase) -> None:
    clock = TickingClock()
    for n, (before, after) in enumerate(product(OrderStatus, OrderStatus), start=1):
        with database.work() as work:
            order = place(work, n, clock.now())
            work.commit()
        if before is not OrderStatus.PENDING:
            reach(database, order.id, before)
        legal = before is after or after in CHANGES.get(before, ())
        if legal:
            set_status(database, order.id, after)
        else:
            with pytest.raises(NotSaved, match="cannot change to this status"):
                set_status(database, order.id, after)
    assert database.verify() == []


def test_an_order_cannot_begin_at_its_end(raw: sa.Connection) -> None:
    columns = ", ".join(f'"{column.name}"' for column in metadata.tables["order_states"].columns)
    for status in set(OrderStatus) - set(BEGINNINGS):
        ended = columns.replace('"status"', f"'{status.value}'").replace('"id"', "99").replace('"order_id"', "'other'")
        said = refused(raw, f"INSERT INTO order_states ({columns}) SELECT {ended} FROM order_states")
        assert "an order cannot begin with this status" in said


def test_a_legal_step_that_nobody_paid_for_is_found(database: SqlDatabase, raw: sa.Connection) -> None:
    """The trigger cannot count money; verification can."""
    assert refused(raw, "UPDATE order_states SET status = 'paid'") == ""
    found = " ".join(database.verify())
    assert "Order ORD-B3-2027-00001 is paid, but what was received does not reach its total." in found
    assert "The status of order ORD-B3-2027-00001 is not what was stored" in found


def reach(database: SqlDatabase, order_id: str, status: OrderStatus) -> None:
    if status is OrderStatus.REFUNDED:
        set_status(database, order_id, OrderStatus.PAID)
    set_status(database, order_id, status)


def set_status(database: SqlDatabase, order_id: str, status: OrderStatus) -> None:
    with database.work() as work:
        state = work.orders.state(order_id)
        if status is OrderStatus.PAID and not state.paid_minor:
            order = work.orders.get(order_id)
            assert order is not None
            total, now = order.priced.total, TickingClock().now()
            means = PaymentMeans.BANK_TRANSFER
            work.payments.add(ReceivedPayment(f"paid {order_id}", order_id, means, "", TODAY, total, now, "Ana"))
            state = replace(state, paid_minor=total.minor)
        work.orders.change_state(replace(state, status=status))
        work.commit()


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("UPDATE counters SET last = last - 1", "a counter goes up by one"),
        ("UPDATE counters SET last = last + 2", "a counter goes up by one"),
        ("UPDATE counters SET series = 'PF-XX'", "a counter goes up by one"),
        ("UPDATE outbox SET payload = '{}'", "what waits to be sent never changes"),
        ("UPDATE outbox SET id = 'other'", "what waits to be sent never changes"),
        ("UPDATE order_states SET order_id = 'other'", "a state belongs to one order"),
    ],
)
def test_other_rows_change_only_as_they_may(raw: sa.Connection, statement: str, why: str) -> None:
    assert why in refused(raw, statement)


def test_what_may_change_can_be_changed(raw: sa.Connection) -> None:
    for statement in (
        "UPDATE counters SET last = last + 1",
        "UPDATE outbox SET state = 'sending', attempts = attempts + 1",
        "UPDATE order_states SET comment = 'called twice', portal_state = 'acknowledged'",
    ):
        assert refused(raw, statement) == ""


@pytest.mark.parametrize(
    ("table", "changed", "constraint"),
    [
        ("orders", "total_minor = total_minor + 1", "ck_orders_total"),
        ("orders", "net_minor = net_minor + 1, total_minor = total_minor + 1", "ck_orders_net"),
        ("orders", "currency = 'EURO'", "ck_orders_currency"),
        ("orders", "expires_on = starts_on", "ck_orders_term"),
        ("orders", "product = 'pizza'", "ck_orders_product"),
        ("orders", "demo = 2", "ck_orders_demo"),
        ("orders", "counter = 0", "ck_orders_counter"),
        ("order_lines", "quantity = 0", "ck_order_lines_quantity"),
        ("order_lines", "net_minor = net_minor - 1", "ck_order_lines_net"),
        ("documents", "tax_minor = tax_minor - 1", "ck_documents_total"),
        ("documents", "type = 'napkin'", "ck_documents_type"),
        ("payments", "amount_minor = 0", "ck_payments_amount"),
        ("order_states", "paid_minor = -1", "ck_order_states_paid_minor"),
        ("order_states", "portal_state = 'lost'", "ck_order_states_portal_state"),
        ("outbox", "state = 'gone'", "ck_outbox_state"),
    ],
)
def test_impossible_values_are_refused_by_a_named_constraint(
    database: SqlDatabase, raw: sa.Connection, table: str, changed: str, constraint: str
) -> None:
    on = "" if database.path else f" ON {table}"
    names = [name for name in trigger_names(raw, table) if name.endswith(("_no_update", "_status"))]
    for name in names:
        assert refused(raw, f"DROP TRIGGER {name}{on}") == ""
    assert constraint in refused(raw, f"UPDATE {table} SET {changed}")


def trigger_names(connection: sa.Connection, table: str) -> list[str]:
    query = (
        f"SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '{table}'"
        if connection.dialect.name == "sqlite"
        else f"SELECT tgname FROM pg_trigger WHERE tgrelid = '{table}'::regclass AND NOT tgisinternal"
    )
    with connection.begin():
        return list(connection.exec_driver_sql(query).scalars())


def test_a_number_is_given_once(database: SqlDatabase, raw: sa.Connection) -> None:
    columns = ", ".join(f'"{column.name}"' for column in metadata.tables["documents"].columns)
    copied = columns.replace('"id"', "'other'")
    said = refused(raw, f"INSERT INTO documents ({columns}) SELECT {copied} FROM documents")
    assert "number" in said or "counter" in said
    assert database.verify() == []

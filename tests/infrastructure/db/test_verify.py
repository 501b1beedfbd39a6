"""Verification names every order and document whose stored values are not what was stored."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import sqlalchemy as sa

from tests.infrastructure.db.examples import place_example_orders
from yeastar_desk.domain.orders import PlacedOrder
from yeastar_desk.infrastructure.db import SqlDatabase
from yeastar_desk.infrastructure.db.repositories.audit import row_hash
from yeastar_desk.infrastructure.db.tables import metadata

ABOUT_ORDERS = ("orders", "order_lines", "order_snapshots", "order_states", "payments")
ABOUT_DOCUMENTS = ("documents", "document_contents", "document_files")
ORDER, DOCUMENT, CLOSE = "ORD-B3-2027-00001", "PF-B3-2027-00001", "DC-B3-2027-00001"


@pytest.fixture
def orders(database: SqlDatabase) -> list[PlacedOrder]:
    return place_example_orders(database)


def tampered(database: SqlDatabase, *statements: str) -> None:
    """Run SQL as somebody who has removed every rule first."""
    connection = database._writer
    if connection.dialect.name == "sqlite":
        driver = connection.connection.driver_connection
        assert driver is not None
        for pragma in ("foreign_keys = OFF", "ignore_check_constraints = ON"):
            driver.execute(f"PRAGMA {pragma}")
        with connection.begin():
            for name in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars():
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
    else:
        with connection.begin():
            rules = connection.exec_driver_sql(
                "SELECT conrelid::regclass::text, conname FROM pg_constraint "
                "WHERE contype IN ('c', 'f') AND connamespace = 'public'::regnamespace"
            ).all()
            for table, name in rules:
                connection.exec_driver_sql(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
            for table in metadata.tables:
                connection.exec_driver_sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    with connection.begin():
        for statement in statements:
            connection.exec_driver_sql(statement)


def first_row(table: str) -> str:
    """A condition for the row of the first order, document or day close."""
    if table == "day_closes":
        return f"number = '{CLOSE}'"
    if table in ABOUT_ORDERS:
        key = "id" if table == "orders" else "order_id"
        rest = " AND position = 1" if table == "order_lines" else ""
        return f"{key} = (SELECT id FROM orders WHERE number = '{ORDER}'){rest}"
    key = "id" if table == "documents" else "document_id"
    return f"{key} = (SELECT id FROM documents WHERE number = '{DOCUMENT}')"


def test_a_sound_database_has_no_deviations(database: SqlDatabase, orders: list[PlacedOrder]) -> None:
    assert len(orders) == 3
    assert database.verify() == []
    assert database.quick_check() == []


@pytest.mark.parametrize("table", [*ABOUT_ORDERS, *ABOUT_DOCUMENTS, "day_closes"])
def test_a_change_of_any_column_is_found_and_named(
    database: SqlDatabase, orders: list[PlacedOrder], table: str
) -> None:
    """Every column in turn: changed, found, changed back, found to be sound again."""
    assert orders
    tampered(database)
    number = CLOSE if table == "day_closes" else ORDER if table in ABOUT_ORDERS else DOCUMENT
    columns = metadata.tables[table].columns
    assert len(columns) > 1
    for column in columns:
        with changed(database, table, column):
            named = [sentence for sentence in database.verify() if number in sentence]
            assert named, f"{table}.{column.name} was changed and nobody noticed"
    assert database.verify() == []


@contextmanager
def changed(database: SqlDatabase, table: str, column: sa.Column[Any]) -> Iterator[None]:
    """One value of the first order or document is another one for a while."""
    connection = database._writer
    # Where the row is, because its key may be what is changed.
    place = "rowid" if connection.dialect.name == "sqlite" else "ctid"
    with connection.begin():
        found = connection.exec_driver_sql(f'SELECT {place}, "{column.name}" FROM {table} WHERE {first_row(table)}')
        where, before = found.one()
        if isinstance(before, int):
            after: object = before + 1000
        elif isinstance(before, (bytes, memoryview)):
            before = bytes(before)
            after = before + b"!"
        else:
            after = f"{before}!"
        write = sa.text(f'UPDATE {table} SET "{column.name}" = :value WHERE {place} = :where RETURNING {place}')
        where = connection.execute(write, {"value": after, "where": where}).scalar_one()
    yield
    with connection.begin():
        connection.execute(write, {"value": before, "where": where})


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ("orders", f"Order with id .* is gone|Order {ORDER}"),
        ("order_lines", f"Order {ORDER} has no lines"),
        ("order_states", f"The status of order {ORDER} is gone"),
        ("payments", "A payment of order .* is gone"),
        ("documents", "Series PF-B3-2027 has no document for number 1"),
        ("document_contents", f"Document {DOCUMENT}"),
        ("document_files", f"The PDF of document {DOCUMENT} is gone"),
        ("day_closes", "Series DC-B3-2027 has no document for number 1"),
    ],
)
def test_a_removed_row_is_found(database: SqlDatabase, orders: list[PlacedOrder], table: str, sentence: str) -> None:
    assert orders
    where = first_row(table).replace(" AND position = 1", "")
    tampered(database, f"DELETE FROM {table} WHERE {where}")
    assert any(re.search(sentence, said) for said in database.verify()), database.verify()


def test_a_changed_price_is_found(database: SqlDatabase, orders: list[PlacedOrder]) -> None:
    assert orders
    tampered(database, "UPDATE price_rows SET unit_price_micros = 1 WHERE id = 1")
    assert database.verify() == [
        "The price list with id 1 is not what was stored: a value was changed outside the program."
    ]


def test_an_order_from_outside_is_found(database: SqlDatabase, orders: list[PlacedOrder]) -> None:
    assert orders
    columns = ", ".join(f'"{column.name}"' for column in metadata.tables["orders"].columns)
    copied = columns.replace('"id"', "'stranger'").replace('"number"', "'ORD-B3-2027-00004'").replace('"counter"', "4")
    tampered(database, f"INSERT INTO orders ({columns}) SELECT {copied} FROM orders WHERE number = '{ORDER}'")
    found = " ".join(database.verify())
    assert "Order ORD-B3-2027-00004 was not stored by this program" in found
    assert "Series ORD-B3-2027 ends at 3, but number 4 is in use" in found
    assert "Order ORD-B3-2027-00004 has no lines" in found


# --- the audit trail ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("column", [column for column in metadata.tables["audit"].columns if column.name != "seq"])
def test_a_change_of_any_audit_column_is_found(
    database: SqlDatabase, orders: list[PlacedOrder], column: sa.Column[str]
) -> None:
    assert orders
    tampered(database, f'UPDATE audit SET "{column.name}" = "{column.name}" || \'!\' WHERE seq = 4')
    assert any("Audit row 4" in said or "Audit row 5" in said for said in database.verify())


def test_a_missing_audit_row_is_found(database: SqlDatabase, orders: list[PlacedOrder]) -> None:
    assert orders
    tampered(database, "DELETE FROM audit WHERE seq = 2")
    assert "The audit trail has a gap: row 2 is missing." in database.verify()


def test_cutting_off_the_end_is_found_with_an_anchor(database: SqlDatabase, orders: list[PlacedOrder]) -> None:
    assert orders
    anchor = database.audit_head()
    assert database.verify(anchor) == []
    tampered(database, f"DELETE FROM audit WHERE seq = {anchor[0]}")
    assert any(f"the known row {anchor[0]}" in said for said in database.verify(anchor))


def test_a_chain_made_again_is_found_with_an_anchor_only(database: SqlDatabase, orders: list[PlacedOrder]) -> None:
    """A local chain does not stop somebody who computes it again; the head that was printed does."""
    assert orders
    anchor = database.audit_head()
    connection = database._writer
    tampered(database)
    with connection.begin():
        names = [column.name for column in metadata.tables["audit"].columns]
        rows = [
            dict(zip(names, row, strict=True))
            for row in connection.exec_driver_sql(f"SELECT {', '.join(names)} FROM audit ORDER BY seq")
        ]
        prev = rows[0]["prev_hash"]
        for row in rows:
            row["actor"] = "Mallory"
            row["prev_hash"] = prev
            row["hash"] = prev = row_hash(row)
            statement = sa.text(
                "UPDATE audit SET actor = :actor, prev_hash = :prev_hash, hash = :hash WHERE seq = :seq"
            )
            connection.execute(statement, {key: row[key] for key in ("actor", "prev_hash", "hash", "seq")})
    assert database.verify() == []
    assert database.verify(anchor) != []


def test_the_entry_of_an_order_holds_its_seals(database: SqlDatabase, orders: list[PlacedOrder]) -> None:
    with database.read():
        query = f"SELECT details FROM audit WHERE action = 'order_placed' AND subject_id = '{orders[0].id}'"
        details = json.loads(database._reader.exec_driver_sql(query).scalar_one())
    assert details["number"] == ORDER
    assert set(details["seals"]) == {"order", "state"}
    assert all(len(seal) == 64 for sealed in details["seals"].values() for seal in sealed.values())


# --- numbers and amounts ------------------------------------------------------------------------------------------


def test_the_gap_report_lists_void_and_missing_numbers(database: SqlDatabase, orders: list[PlacedOrder]) -> None:
    assert orders
    by_name = {row.series: row for row in database.number_series()}
    assert by_name["ORD-B3-2027"].last == 3
    assert by_name["PF-B3-2027"].void == ((4, "the printer ate it"),)
    assert by_name["PF-B3-2027"].missing == ()
    tampered(database, "DELETE FROM void_numbers", "UPDATE counters SET last = 6 WHERE series = 'ORD-B3-2027'")
    by_name = {row.series: row for row in database.number_series()}
    assert by_name["PF-B3-2027"].missing == (4,)
    assert by_name["ORD-B3-2027"].missing == (4, 5, 6)
    assert "Series ORD-B3-2027 has no document for number 4, 5, 6." in database.verify()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("UPDATE order_lines SET quantity = quantity + 1", "line 1 is not unit price x quantity x factor"),
        ("UPDATE order_lines SET amount_minor = amount_minor + 1", "the subtotal is not the sum of its lines"),
        ("UPDATE order_lines SET discount_minor = discount_minor + 1", "the discount is not the sum of its parts"),
        ("UPDATE orders SET tax_minor = tax_minor - 1", "the total is not net plus tax"),
        ("UPDATE order_states SET paid_minor = paid_minor + 1", "the paid amount is not the sum of its payments"),
        ("UPDATE order_lines SET factor = '[]'", "line 1 is not unit price x quantity x factor"),
    ],
)
def test_the_arithmetic_is_done_again(
    database: SqlDatabase, orders: list[PlacedOrder], change: str, sentence: str
) -> None:
    assert orders
    tampered(database, change)
    assert any(said.startswith(f"Order {ORDER}") and sentence in said for said in database.verify())

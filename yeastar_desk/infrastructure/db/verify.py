"""Is everything still as it was stored? Names each order and document that is not.

Seals find changed values, the chain finds changed or missing audit rows, the counters find missing numbers, and the
arithmetic is done again from the stored lines, independently of the code that priced them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from itertools import groupby
from math import floor
from typing import Any

import sqlalchemy as sa
from sqlalchemy import select

from yeastar_desk.application.check_records import CheckStopped, unwatched
from yeastar_desk.application.ports import Progress
from yeastar_desk.domain.money import MICROS_PER_UNIT, currency_digits
from yeastar_desk.domain.orders import OrderStatus
from yeastar_desk.infrastructure.db.number_series import number_series
from yeastar_desk.infrastructure.db.repositories.audit import COLUMNS, FIRST_HASH, row_hash
from yeastar_desk.infrastructure.db.seals import KINDS, seal
from yeastar_desk.infrastructure.db.tables import (
    day_closes,
    document_contents,
    documents,
    order_lines,
    order_snapshots,
    order_states,
    orders,
    payments,
)
from yeastar_desk.infrastructure.db.transaction import Transaction

STEPS_AT_ONCE = 100
Anchor = tuple[int, str]  # number and hash of an audit row that is known from elsewhere, e.g. from a printed report

_ORDERS_WITH_LINES = (
    select(
        *(orders.c.id, orders.c.number, orders.c.currency, orders.c.subtotal_minor, orders.c.discount_minor),
        *(orders.c.tax_minor, orders.c.total_minor, order_states.c.paid_minor),
        sa.type_coerce(order_states.c.status, sa.Text).label("status"),  # whatever stands there now
        select(sa.func.coalesce(sa.func.sum(payments.c.amount_minor), 0))
        .where(payments.c.order_id == orders.c.id)
        .scalar_subquery()
        .label("received"),
        *(order_lines.c.position, order_lines.c.unit_price_micros, order_lines.c.quantity, order_lines.c.factor),
        *(order_lines.c.amount_minor, order_lines.c.discount_minor.label("discount"), order_lines.c.net_minor),
    )
    .select_from(orders.outerjoin(order_states).outerjoin(order_lines, order_lines.c.order_id == orders.c.id))
    .order_by(orders.c.id, order_lines.c.position)
    .execution_options(yield_per=1000)
)
_AUDIT = sa.text(f"SELECT {', '.join(COLUMNS)} FROM audit ORDER BY seq").execution_options(yield_per=1000)

_SETTLED = (OrderStatus.PAID.value, OrderStatus.REFUNDED.value)
_STRANGE_ROWS = "is not what was stored: a value was changed outside the program."


def deviations(transaction: Transaction, anchor: Anchor | None = None, progress: Progress = unwatched) -> list[str]:
    """One sentence for everything that is wrong, none for a sound database. Reads the whole database.

    Raises:
        CheckStopped: `progress` asked for it.
    """
    connection = transaction.connection
    steps = _Steps(connection, progress)
    found = list(_file_damage(connection))
    seals: dict[tuple[str, str], str] = {}
    found += _chain(connection, seals, anchor, steps)
    found += _seals(transaction, seals, steps)
    found += _numbers(connection)
    found += _amounts(connection)
    steps.finish()
    return found


class _Steps:
    """Counts what was looked at: the rows of the audit trail, and every sealed thing."""

    def __init__(self, connection: sa.Connection, progress: Progress) -> None:
        tables = ("audit", *(parts[0].table.name for parts in KINDS.values()))
        counted = (connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar_one() for name in tables)
        self._total = sum(counted)
        self._done = 0
        self._progress = progress
        self._tell()

    def finish(self) -> None:
        self._done = self._total
        self._tell()

    def step(self) -> None:
        self._done += 1
        if self._done % STEPS_AT_ONCE == 0:
            self._tell()

    def _tell(self) -> None:
        if not self._progress(min(self._done, self._total), self._total):
            raise CheckStopped


def quick_damage(connection: sa.Connection) -> list[str]:
    """What SQLite itself notices without comparing indexes; seconds instead of minutes for large databases."""
    if connection.dialect.name != "sqlite":
        return []
    told = connection.exec_driver_sql("PRAGMA quick_check").scalars().all()
    return [f"The database file is damaged: {line}." for line in told if line != "ok"]


def _file_damage(connection: sa.Connection) -> Iterator[str]:
    if connection.dialect.name != "sqlite":
        return  # the server checks its own pages
    for line in connection.exec_driver_sql("PRAGMA integrity_check").scalars():
        if line != "ok":
            yield f"The database file is damaged: {line}."
    for table, _, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"A row of {table} refers to a row of {parent} that is gone."


# --- the chain ---------------------------------------------------------------------------------------------------


def _chain(
    connection: sa.Connection, seals: dict[tuple[str, str], str], anchor: Anchor | None, steps: _Steps
) -> Iterator[str]:
    """Walk the audit trail; `seals` receives the newest seal of each thing."""
    expected, prev_hash = 1, FIRST_HASH
    hashes: dict[int, str] = {}
    with connection.execute(_AUDIT) as rows:  # closed also when the check is stopped in the middle
        for values in rows:
            steps.step()
            row = dict(zip(COLUMNS, values, strict=True))
            seq = row["seq"]
            if seq != expected:
                yield f"The audit trail has a gap: {_rows_words(expected, seq - 1)} missing."
            elif row["prev_hash"] != prev_hash:
                yield f"Audit row {seq} does not follow the row before it."
            if row_hash(row) != row["hash"]:
                yield f"Audit row {seq} ({row['action']} {row['subject_id']}) was changed outside the program."
            if anchor is not None and seq == anchor[0]:
                hashes[seq] = row["hash"]
            _collect(row["details"], seals)
            expected, prev_hash = seq + 1, row["hash"]
    if anchor is not None and hashes.get(anchor[0]) != anchor[1]:
        yield f"The audit trail is not the one that had the known row {anchor[0]}: rows were removed or replaced."


def _rows_words(first: int, last: int) -> str:
    return f"row {first} is" if first == last else f"rows {first} to {last} are"


def _collect(details: str, seals: dict[tuple[str, str], str]) -> None:
    try:
        for kind, sealed in json.loads(details).get("seals", {}).items():
            for key, digest in sealed.items():
                seals[kind, key] = digest
    except (ValueError, AttributeError):
        return  # its hash has told already that the row was changed


# --- the seals ---------------------------------------------------------------------------------------------------


def _seals(transaction: Transaction, seals: dict[tuple[str, str], str], steps: _Steps) -> Iterator[str]:
    connection = transaction.connection
    left = dict(seals)
    for kind, parts in KINDS.items():
        for key in connection.execute(parts[0].all).scalars().all():
            steps.step()
            sealed = left.pop((kind, str(key)), None)
            if sealed is None:
                yield f"{_name(connection, kind, key)} was not stored by this program: the audit trail has no record."
            elif seal(transaction, kind, key) != sealed:
                yield f"{_name(connection, kind, key)} {_STRANGE_ROWS}"
    for kind, key in left:
        yield f"{_name(connection, kind, key)} is gone: it was removed outside the program."


def _name(connection: sa.Connection, kind: str, key: str | int) -> str:
    """How a sealed thing is called: by the number in its row, and by the one in its frozen content if it differs."""
    if kind in ("order", "state", "payment"):
        order_id: Any = key
        if kind == "payment":
            order_id = connection.execute(select(payments.c.order_id).where(payments.c.id == key)).scalar() or ""
        found = select(orders.c.number, order_snapshots.c.content).outerjoin(order_snapshots)
        name = _numbers_of(connection, found.where(orders.c.id == order_id), f"with id {order_id}")
        return {"state": f"The status of order {name}", "payment": f"A payment of order {name}"}.get(
            kind, f"Order {name}"
        )
    if kind in ("document", "file"):
        found = select(documents.c.number, document_contents.c.content).outerjoin(document_contents)
        name = _numbers_of(connection, found.where(documents.c.id == key), f"with id {key}")
        return f"The PDF of document {name}" if kind == "file" else f"Document {name}"
    if kind == "close":
        close = select(day_closes.c.number, day_closes.c.content).where(day_closes.c.id == key)
        return f"Day close {_numbers_of(connection, close, f'with id {key}')}"
    words = {
        "logo": "The logo",
        "void": "The list of void numbers of series",
        "prices": "The price list with id",
        "imported_order": "The imported order",
        "consent": "The consent",
        "subscription_change": "The record of a subscription change, number",
    }
    return f"{words.get(kind, kind)} {key}"


def _numbers_of(connection: sa.Connection, found: sa.Select[Any], otherwise: str) -> str:
    row = connection.execute(found).first()
    if row is None:
        return otherwise
    try:
        frozen = str(json.loads(row.content)["number"])
    except (ValueError, TypeError, KeyError):
        frozen = row.number
    return frozen if frozen == row.number else f"{frozen} (now {row.number})"


# --- numbers and amounts -----------------------------------------------------------------------------------------


def _numbers(connection: sa.Connection) -> Iterator[str]:
    for row in number_series(connection):
        if row.missing:
            some = ", ".join(str(counter) for counter in row.missing[:20])
            more = f" and {len(row.missing) - 20} more" if len(row.missing) > 20 else ""
            yield f"Series {row.series} has no document for number {some}{more}."
        if row.beyond:
            yield f"Series {row.series} ends at {row.last}, but number {row.beyond} is in use."


def _amounts(connection: sa.Connection) -> Iterator[str]:
    """Do the arithmetic of every order again, from its lines up."""
    for _, group in groupby(connection.execute(_ORDERS_WITH_LINES), lambda row: row.id):
        rows = list(group)
        order = rows[0]
        lines = [row for row in rows if row.position is not None]
        name = f"Order {order.number}"
        if not lines:
            yield f"{name} has no lines."
        if order.status in _SETTLED and order.received < order.total_minor:
            yield f"{name} is {order.status}, but what was received does not reach its total."
        for line in lines:
            if _line_amount(line, currency_digits(order.currency)) != line.amount_minor:
                yield f"{name}: line {line.position} is not unit price x quantity x factor."
        for total, parts, what in (
            (order.subtotal_minor, [line.amount_minor for line in lines], "subtotal is not the sum of its lines"),
            (order.discount_minor, [line.discount for line in lines], "discount is not the sum of its parts"),
            (order.total_minor, [line.net_minor for line in lines] + [order.tax_minor], "total is not net plus tax"),
            (order.paid_minor, [order.received], "paid amount is not the sum of its payments"),
        ):
            if total != sum(parts):
                yield f"{name}: the {what}."


def _line_amount(line: Any, digits: int) -> int | None:
    """Unit price x quantity x factor in minor units, half-up; None when the factor cannot be read."""
    try:
        factor = sum(Fraction(part, of) for part, of, _ in json.loads(line.factor)["pieces"])
    except (ValueError, TypeError, KeyError, ZeroDivisionError):
        return None
    exact = Fraction(line.unit_price_micros * line.quantity * 10**digits, MICROS_PER_UNIT) * factor
    return floor(exact + Fraction(1, 2)) if exact >= 0 else -floor(-exact + Fraction(1, 2))

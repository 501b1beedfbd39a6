"""The Orders list beside the plainest way to make it: every filter with every other one, and every sort."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any

import pytest

from tests.infrastructure.db.examples import TickingClock, placed_order, take
from yeastar_desk.application.ports import OrderFilter, OrderState
from yeastar_desk.application.views import OrderRow
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.documents import ORDER_PREFIX, number_in
from yeastar_desk.domain.orders import OrderStatus
from yeastar_desk.infrastructure.db import SqlDatabase, open_database
from yeastar_desk.infrastructure.db.repositories.order_list import SORTS

FIRST = datetime(2027, 2, 3, 12, tzinfo=UTC)
EVENTS, REPS = ("ISE 2027", "GITEX 2026", ""), ("Ana", "Ben", "Çağla")
STATUSES = (OrderStatus.PENDING, OrderStatus.CANCELLED, OrderStatus.PENDING, OrderStatus.FAILED)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def listed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlDatabase]:
    """Forty orders over ten days. The tests only read them, so they share them."""
    with ExitStack() as places:
        if request.param == "sqlite":
            address = str(tmp_path_factory.mktemp("listed") / "desk.sqlite3")
        else:
            address = places.enter_context(request.getfixturevalue("postgres_cluster").database())
        database = open_database(address, clock=TickingClock())
        _place_forty(database)
        yield database
        database.close()


def _place_forty(database: SqlDatabase) -> None:
    with database.work() as work:
        for n in range(40):
            series, counter = take(work, ORDER_PREFIX)
            placed_at = FIRST + timedelta(hours=6 * n)
            order = placed_order(n, number_in(series, counter), placed_at, company=f"Hotel {n % 7}")
            kind = Product.PCE_PACKAGE if n % 5 == 0 else Product.WORKPLACE
            request = replace(order.request, event=EVENTS[n % 3], rep=REPS[n // 2 % 3], product=kind)
            order = replace(order, request=request)
            work.orders.add(order, series, counter, OrderState(order.id, portal_state="pending"))
            status = STATUSES[n % 4]
            reference = f"PRJ-{n}" if n % 3 == 0 else ""
            work.orders.change_state(OrderState(order.id, status, custom_reference=reference, portal_state="pending"))
        work.commit()


def rows(database: SqlDatabase, wanted: OrderFilter, sort: str = "placed_at", *, down: bool = True) -> list[OrderRow]:
    with database.read() as work:
        found = list(work.orders.page(wanted, 0, 1000, sort, down))
        assert work.orders.count(wanted) == len(found)
        half = len(found) // 2
        assert list(work.orders.page(wanted, half, 1000, sort, down)) == found[half:]
        sums = work.orders.sums(wanted)
        assert sum(count for count, _ in sums) == len(found)
        assert sum(money.minor for _, money in sums) == sum(row.total.minor for row in found)
    return found


Choice = tuple[dict[str, Any], Callable[[OrderRow], bool]]
CHOICES: tuple[tuple[Choice, ...], ...] = (
    (({}, lambda _: True), ({"status": OrderStatus.CANCELLED}, lambda row: row.status is OrderStatus.CANCELLED)),
    (({}, lambda _: True), ({"event": "ISE 2027"}, lambda row: row.event == "ISE 2027")),
    (({}, lambda _: True), ({"rep": "Çağla"}, lambda row: row.rep == "Çağla")),
    (({}, lambda _: True), ({"product": Product.PCE_PACKAGE}, lambda row: row.product is Product.PCE_PACKAGE)),
    (
        ({}, lambda _: True),
        (
            {"placed_from": date(2027, 2, 5), "placed_to": date(2027, 2, 8)},
            lambda row: date(2027, 2, 5) <= row.placed_at.astimezone().date() <= date(2027, 2, 8),
        ),
    ),
    (({}, lambda _: True), ({"text": "hotel 3"}, lambda row: row.company_name == "Hotel 3")),
)


def test_filters_combine_as_they_should(listed: SqlDatabase) -> None:
    everything = rows(listed, OrderFilter())
    assert len(everything) == 40
    found_some = 0
    for chosen in product(*CHOICES):
        wanted = OrderFilter(**{key: value for keys, _ in chosen for key, value in keys.items()})
        expected = [row for row in everything if all(fits(row) for _, fits in chosen)]
        assert rows(listed, wanted) == expected, wanted
        found_some += bool(expected)
    assert found_some > 20


@pytest.mark.parametrize("sort", SORTS)
def test_every_sort_is_the_same_with_and_without_filters(listed: SqlDatabase, sort: str) -> None:
    for down in (False, True):
        order = [row.id for row in rows(listed, OrderFilter(), sort, down=down)]
        for wanted in (
            OrderFilter(status=OrderStatus.PENDING), OrderFilter(event="GITEX 2026"), OrderFilter(text="hotel"),
            OrderFilter(status=OrderStatus.FAILED, rep="Ben", text="hotel"),
        ):  # fmt: skip
            found = [row.id for row in rows(listed, wanted, sort, down=down)]
            assert found == [key for key in order if key in set(found)]


@pytest.mark.parametrize(
    ("text", "count"),
    [("ORD-B3-2027-00007", 1), ("pi-2027-00012", 1), ("45000013", 1), ("PRJ-9", 1), ("w-204005", 1), ("hotel 6", 5)],
)
def test_a_search_looks_everywhere(listed: SqlDatabase, text: str, count: int) -> None:
    assert len(rows(listed, OrderFilter(text=text))) == count


def test_events_and_reps_are_offered_once_each(listed: SqlDatabase) -> None:
    with listed.read() as work:
        assert list(work.orders.events()) == ["GITEX 2026", "ISE 2027"]
        assert list(work.orders.reps()) == ["Ana", "Ben", "Çağla"]


def test_a_database_without_orders_offers_nothing(database: SqlDatabase) -> None:
    with database.read() as work:
        assert (list(work.orders.events()), list(work.orders.reps())) == ([], [])
    assert rows(database, OrderFilter()) == []

"""The portal's order list is read no further than needed, and no less."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.office import MovableClock
from tests.servers.local_http import Reply, Request
from tests.servers.portal import FakePortal
from tests.servers.portal_data import CLIENT_ID, SECRET
from yeastar_desk.application.online_ports import ListMark, PortalOrders
from yeastar_desk.infrastructure.portal import order_list
from yeastar_desk.infrastructure.portal.client import PortalClient

PAGE = "/order/openapi/order/v1/page"
HOUR = timedelta(hours=1)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(datetime(2027, 2, 3, 9, tzinfo=UTC))


@pytest.fixture
def portal(clock: MovableClock) -> Iterator[FakePortal]:
    with FakePortal(clock.now) as server:
        server.largest_page = 10
        yield server
    assert not server.complaints


@pytest.fixture
def client(portal: FakePortal, clock: MovableClock) -> Iterator[PortalClient]:
    made = PortalClient(portal.url, CLIENT_ID, lambda: SECRET, clock)
    yield made
    made.close()


def order(portal: FakePortal, clock: MovableClock, count: int = 1) -> None:
    """One order an hour."""
    for _ in range(count):
        clock.sleep(HOUR)
        portal.add_order({"serviceList": []})


def pages(portal: FakePortal) -> list[int]:
    """The pages that were asked for since the last time."""
    asked = [int(request.query["pageNo"]) for request in portal.requests if request.path == PAGE]
    portal.requests.clear()
    return asked


def numbers(read: PortalOrders) -> list[str]:
    return [listed.number for listed in read.orders]


def marked(client: PortalClient, portal: FakePortal) -> ListMark:
    mark = client.orders().mark
    assert mark is not None
    portal.requests.clear()
    return mark


def change_pages(portal: FakePortal, change: Callable[[dict[str, Any]], None]) -> None:
    """Let the list answer otherwise."""

    def after(request: Request, reply: Reply) -> Reply:
        if request.path != PAGE:
            return reply
        envelope = json.loads(reply.body)
        change(envelope["result"])
        return replace(reply, body=json.dumps(envelope).encode())

    portal.after = after


@pytest.mark.parametrize("new", [0, 1, 9, 10, 11, 25])
def test_after_a_mark_only_what_is_new_is_read(
    client: PortalClient, portal: FakePortal, clock: MovableClock, new: int
) -> None:
    order(portal, clock, 60)
    mark = marked(client, portal)
    order(portal, clock, new)

    read = client.orders(clock.now() - 100 * HOUR, mark)

    assert (read.after_mark, read.complete) == (True, True)
    assert numbers(read) == [row["orderNo"] for row in portal.state.orders[::-1][:new]]
    assert pages(portal) == list(range(1, new // 10 + 2))
    again = client.orders(None, read.mark)
    assert (again.after_mark, numbers(again)) == (True, [])


def test_what_has_to_be_fresh_is_read_beyond_the_mark(
    client: PortalClient, portal: FakePortal, clock: MovableClock
) -> None:
    order(portal, clock, 60)
    mark = marked(client, portal)
    order(portal, clock, 2)

    read = client.orders(None, mark, clock.now() - 15 * HOUR)

    assert read.after_mark
    assert numbers(read) == [row["orderNo"] for row in portal.state.orders[::-1][:16]]
    assert pages(portal) == [1, 2]
    assert [row.number for row in read.also] == [row["orderNo"] for row in portal.state.orders[::-1][16:20]]


@pytest.mark.parametrize("gone", [-1, -5, -30, 0], ids=["the newest", "near", "in the middle", "the oldest"])
def test_an_order_that_is_gone_makes_everything_be_read(
    client: PortalClient, portal: FakePortal, clock: MovableClock, gone: int
) -> None:
    order(portal, clock, 60)
    mark = marked(client, portal)
    del portal.state.orders[gone]
    order(portal, clock, 2)

    read = client.orders(None, mark)

    assert (read.after_mark, read.complete) == (False, True)
    assert len(read.orders) == 61


def test_an_order_that_comes_in_below_the_mark_makes_everything_be_read(
    client: PortalClient, portal: FakePortal, clock: MovableClock
) -> None:
    order(portal, clock, 60)
    late = portal.state.orders.pop(30)
    mark = marked(client, portal)
    order(portal, clock)
    portal.state.orders.insert(30, late)

    read = client.orders(None, mark)

    assert not read.after_mark
    assert late["orderNo"] in numbers(read)


def test_a_portal_that_does_not_sort_is_read_as_a_whole(
    client: PortalClient, portal: FakePortal, clock: MovableClock
) -> None:
    portal.sort_works = False
    order(portal, clock, 60)
    mark = client.orders().mark
    order(portal, clock, 3)
    read = client.orders(clock.now() - 10 * HOUR, mark)
    assert (read.after_mark, read.complete, len(read.orders)) == (False, True, 11)


def test_a_list_that_only_says_that_it_is_sorted_is_read_as_a_whole(
    client: PortalClient, portal: FakePortal, clock: MovableClock
) -> None:
    order(portal, clock, 60)
    mark = marked(client, portal)
    order(portal, clock, 3)
    change_pages(portal, lambda result: result["results"].reverse())
    read = client.orders(clock.now() - 10 * HOUR, mark)
    assert (read.after_mark, read.complete, len(read.orders)) == (False, True, 11)


def test_without_totals_there_is_no_mark(client: PortalClient, portal: FakePortal, clock: MovableClock) -> None:
    order(portal, clock, 30)
    change_pages(portal, lambda result: result.pop("total"))
    assert client.orders().mark is None
    assert not client.orders(None, ListMark(portal.state.orders[20]["id"], 21)).after_mark


def test_orders_that_arrive_while_the_pages_are_read_are_read_the_next_time(
    client: PortalClient, portal: FakePortal, clock: MovableClock
) -> None:
    order(portal, clock, 60)
    mark = marked(client, portal)
    order(portal, clock, 25)
    expected = [row["orderNo"] for row in portal.state.orders[::-1][:25]]

    def another(result: dict[str, Any]) -> None:
        if result["pageNo"] == 1:
            portal.add_order({"serviceList": []})

    change_pages(portal, another)
    read = client.orders(None, mark)
    assert (read.after_mark, numbers(read)) == (True, expected)
    portal.after = lambda _, reply: reply
    assert numbers(client.orders(None, read.mark)) == [portal.state.orders[-1]["orderNo"]]


def test_orders_of_a_time_are_found_with_few_pages(
    client: PortalClient, portal: FakePortal, clock: MovableClock
) -> None:
    began = clock.now()
    order(portal, clock, 640)
    times = [(began + n * HOUR, began + n * HOUR) for n in (5, 6, 300, 301, 640)]

    read = client.orders_between(times, most_pages=20)

    assert read.looked == frozenset(times)
    assert {portal.state.orders[n - 1]["orderNo"] for n in (5, 6, 300, 301, 640)} <= {o.number for o in read.orders}
    assert len(pages(portal)) <= 9, "of 64"


def test_a_time_before_all_orders_was_looked_at(client: PortalClient, portal: FakePortal, clock: MovableClock) -> None:
    long_ago = clock.now() - 1000 * HOUR
    order(portal, clock, 25)
    assert client.orders_between([(long_ago, long_ago)], 20).looked == {(long_ago, long_ago)}


def test_orders_of_a_span_are_all_read(client: PortalClient, portal: FakePortal, clock: MovableClock) -> None:
    began = clock.now()
    order(portal, clock, 200)
    span = (began + 50 * HOUR, began + 85 * HOUR)
    read = client.orders_between([span], most_pages=20)
    assert read.looked == {span}
    assert {row["orderNo"] for row in portal.state.orders[49:85]} <= {found.number for found in read.orders}


def test_reading_ends_after_so_many_pages_and_says_what_was_left(
    client: PortalClient, portal: FakePortal, clock: MovableClock
) -> None:
    began = clock.now()
    order(portal, clock, 640)
    times = [(began + n * HOUR, began + n * HOUR) for n in range(5, 640, 20)]
    read = client.orders_between(times, most_pages=20)
    assert len(pages(portal)) == 20
    assert 0 < len(read.looked) < len(times)
    assert max(times) in read.looked, "the newest come first"


def test_times_in_a_list_without_order_were_not_looked_at(
    client: PortalClient, portal: FakePortal, clock: MovableClock
) -> None:
    began = clock.now()
    order(portal, clock, 100)
    change_pages(portal, lambda result: result["results"].reverse())
    assert client.orders_between([(began + 5 * HOUR, began + 5 * HOUR)], 20).looked == frozenset()


def test_pages_are_read_one_after_the_other(client: PortalClient, portal: FakePortal, clock: MovableClock) -> None:
    order(portal, clock, 45)
    part = client.order_pages(2, 3)
    assert (len(part.orders), part.complete) == (30, False)
    rest = client.order_pages(5, 3)
    assert (len(rest.orders), rest.complete) == (5, True)
    assert pages(portal) == [2, 3, 4, 5]


def test_a_list_that_does_not_tell_its_end_has_one(
    client: PortalClient, portal: FakePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A portal that answers every page with the same rows and says nothing of totals."""
    monkeypatch.setattr(order_list, "MOST_PAGES", 6)

    def repeat(result: dict[str, Any]) -> None:
        result["results"] = [{"id": str(number)} for number in range(order_list.PAGE_SIZE)]
        for told in ("total", "count", "totalPage"):
            del result[told]

    change_pages(portal, repeat)
    assert client.order_pages(4, 10).complete
    assert pages(portal) == [4, 5, 6]

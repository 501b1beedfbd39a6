"""Passes cost what is open, not what was ever sold, and still miss nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.application.careless import believe, forget
from tests.servers.booth import Booth
from tests.servers.local_http import Reply, Request
from tests.servers.portal import FakePortal
from yeastar_desk.application.fetch_orders import FetchOrders
from yeastar_desk.application.online_ports import Cause, NotSent
from yeastar_desk.application.sync_centre import SyncCentre
from yeastar_desk.domain.orders import PlacedOrder

PAGE = "/order/openapi/order/v1/page"


@pytest.fixture
def portal(portal: FakePortal) -> FakePortal:
    """It shows a few orders on a page."""
    portal.largest_page = 5
    return portal


def sell(booth: Booth, count: int) -> list[PlacedOrder]:
    """One order an hour, each sent at once."""
    sold = []
    for _ in range(count):
        booth.clock.sleep(timedelta(hours=1))
        sold.append(booth.sell())
        booth.sync()
    return sold


def fetch(booth: Booth, *, whole_round: bool = False) -> tuple[int, int]:
    """Fetch as a program that was just started, ten minutes after whatever was before."""
    booth.clock.sleep(timedelta(minutes=10))
    return FetchOrders(booth.database, booth.portal_client, booth.clock)(whole_round=whole_round)


def asked(portal: FakePortal) -> int:
    """How many pages of the order list were asked for since the last time."""
    count = sum(request.path == PAGE for request in portal.requests)
    portal.requests.clear()
    return count


def settle(portal: FakePortal, *keep: int) -> None:
    """Everything succeeds but some orders, by their place in the order of creation."""
    for place, row in enumerate(portal.state.orders):
        row["orderStatus"] = "pending" if place in keep else "succeed"


def others_order(booth: Booth, portal: FakePortal, count: int) -> None:
    """Orders of other laptops."""
    for number in range(count):
        booth.clock.sleep(timedelta(minutes=1))
        portal.add_order({"productId": 14, "serviceList": [], "poNumber": f"ORD-Z9-2026-{number:05d}"})


def test_a_pass_reads_only_what_is_new_in_the_list(booth: Booth, portal: FakePortal) -> None:
    others_order(booth, portal, 40)
    sell(booth, 1)
    asked(portal)
    sell(booth, 1)
    assert asked(portal) == 1
    booth.send_orders = booth.sender(booth.database)
    sell(booth, 1)
    assert asked(portal) == 1, "also a program that was just started"
    others_order(booth, portal, 12)
    sell(booth, 1)
    assert asked(portal) == 3


def test_a_fetch_reads_what_is_new_and_what_may_change(booth: Booth, portal: FakePortal) -> None:
    others_order(booth, portal, 40)
    sold = sell(booth, 10)
    others_order(booth, portal, 40)
    settle(portal, 47)
    assert fetch(booth)[0] == 10
    asked(portal)

    assert fetch(booth) == (0, 0)
    assert asked(portal) <= 9, "of 18 pages with what is new, one order in the middle"
    settle(portal)
    assert fetch(booth) == (1, 0)
    assert booth.state(sold[7]).portal_status == "succeed"
    asked(portal)
    assert fetch(booth) == (0, 0)
    assert asked(portal) == 1, "nothing may change any more"


def test_what_is_settled_is_looked_at_once_a_day(booth: Booth, portal: FakePortal) -> None:
    sold = sell(booth, 30)
    settle(portal)
    fetch(booth)
    portal.state.orders[3]["orderStatus"] = "refunded"
    assert fetch(booth) == (0, 0)
    booth.clock.sleep(timedelta(days=1))
    assert fetch(booth) == (1, 0)
    assert booth.state(sold[3]).portal_status == "refunded"


def test_the_round_goes_on_with_the_next_fetch(booth: Booth, portal: FakePortal) -> None:
    others_order(booth, portal, 80)
    sold = sell(booth, 1)
    others_order(booth, portal, 100)
    settle(portal)
    fetch(booth)
    booth.clock.sleep(timedelta(days=1))
    next(row for row in portal.state.orders if row["orderNo"] == booth.state(sold[0]).portal_order_number).update(
        orderStatus="refunded"
    )
    asked(portal)
    results = []
    for _ in range(4):
        results.append(fetch(booth)[0])
        assert asked(portal) <= 11
    assert sum(results) == 1


def a_long_month(booth: Booth, portal: FakePortal) -> PlacedOrder:
    """Our order on page 21 of 37, which succeeded; the list was read as a whole a day ago."""
    others_order(booth, portal, 80)
    (sold,) = sell(booth, 1)
    others_order(booth, portal, 100)
    settle(portal)
    fetch(booth)
    booth.clock.sleep(timedelta(days=1))
    portal.state.orders[80]["orderStatus"] = "refunded"
    asked(portal)
    return sold


def test_a_command_that_has_the_time_makes_the_whole_round(booth: Booth, portal: FakePortal) -> None:
    sold = a_long_month(booth, portal)
    assert fetch(booth, whole_round=True) == (1, 0)
    assert booth.state(sold).portal_status == "refunded"
    assert asked(portal) == 1 + 37, "what is new, and each page once"
    portal.state.orders[80]["orderStatus"] = "succeed"
    assert fetch(booth, whole_round=True) == (0, 0)
    assert asked(portal) == 1, "the next round is due tomorrow"


def test_a_command_that_runs_once_a_day_makes_a_round_every_time(booth: Booth, portal: FakePortal) -> None:
    a_long_month(booth, portal)
    for _ in range(3):
        fetch(booth, whole_round=True)
        assert asked(portal) == 38
        booth.clock.sleep(timedelta(days=1, minutes=-10, seconds=-40))  # cron is not so exact


def test_a_round_that_is_cut_short_goes_on_where_it_was(booth: Booth, portal: FakePortal) -> None:
    """The portal asks for a pause after 15 pages, which are not read again."""
    a_long_month(booth, portal)
    pages: list[int] = []

    def pause(request: Request) -> Reply | None:
        if request.path != PAGE:
            return None
        pages.append(int(request.query["pageNo"]))
        return portal.failure(429, "later", "too many calls") if len(pages) > 16 else None

    portal.refuse = pause
    with pytest.raises(NotSent, match="pause between calls"):
        fetch(booth, whole_round=True)
    assert pages == [1, *range(1, 16), 16]
    pages.clear()
    portal.refuse = lambda _: None
    assert fetch(booth, whole_round=True) == (1, 0)
    asked_for = [int(request.query["pageNo"]) for request in portal.requests if request.path == PAGE]
    assert asked_for[-28:] == [1, *range(11, 38)], "the ten pages that were stored are not read again"


@pytest.mark.parametrize("place", [-1, -8, 0], ids=["the newest", "in the middle", "the oldest"])
@pytest.mark.parametrize("settled", [True, False])
def test_an_order_that_is_gone_is_noticed_by_the_next_fetch(
    booth: Booth, portal: FakePortal, place: int, settled: bool
) -> None:
    sold = sell(booth, 20)
    if settled:
        settle(portal)
    fetch(booth)
    del portal.state.orders[place]
    assert fetch(booth)[1] == 1
    (out,) = booth.items(sold[place])
    assert (out.item.state, out.cause) == ("parked", Cause.UNCONFIRMED)
    assert fetch(booth) == (0, 0), "and it is said once"


def test_a_mark_that_is_believed_without_counting_is_caught(
    booth: Booth, portal: FakePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: an order that is gone from below the mark is missed."""
    believe(monkeypatch)
    sell(booth, 20)
    settle(portal)
    fetch(booth)
    del portal.state.orders[-8]
    assert fetch(booth)[1] == 0


def test_a_fetch_that_ends_half_way_is_made_up_for(
    booth: Booth, portal: FakePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    sell(booth, 12)
    fetch(booth)
    settle(portal)

    def end(*_: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(FetchOrders, "_bring_back", end)
        with pytest.raises(KeyboardInterrupt):
            fetch(booth)
    del portal.state.orders[5]
    assert fetch(booth) == (11, 1)


def test_a_custom_reference_that_is_noted_later_is_found(booth: Booth, portal: FakePortal) -> None:
    order = booth.sell_workplace()
    booth.sync()
    booth.clock.sleep(timedelta(hours=1))
    portal.echo = "list"
    row = portal.add_order({"productId": 27, "serviceList": [], "poNumber": ""})
    others_order(booth, portal, 30)
    fetch(booth)
    assert booth.state(order).portal_state == "handover"
    row["body"]["poNumber"] = order.number
    assert fetch(booth) == (1, 0)
    assert booth.state(order).portal_state == "acknowledged"


def test_a_number_that_was_typed_in_is_found_wherever_it_is(booth: Booth, portal: FakePortal) -> None:
    order = booth.sell_workplace()
    booth.sync()
    booth.clock.sleep(timedelta(hours=1))
    row = portal.add_order({"productId": 27, "serviceList": [], "poNumber": ""})
    others_order(booth, portal, 30)
    sell(booth, 1)
    fetch(booth)
    (out,) = booth.items(order)
    SyncCentre(booth.database, booth.clock).it_is_there(out.item.id, row["orderNo"])
    assert fetch(booth) == (1, 0)
    assert booth.state(order).portal_status == "pending"
    asked(portal)
    assert fetch(booth) == (0, 0)
    assert asked(portal) <= 5, "from then on its place is known"


def test_an_order_that_a_copy_of_this_laptop_sent_is_not_sent_again_however_late(
    booth: Booth, portal: FakePortal
) -> None:
    """It was held back here, so that other passes had come past it before it was due."""
    order = held_back(booth, portal)
    portal.add_order({"productId": 14, "serviceList": [], "poNumber": f"{order.number} / 4500017"})
    sell(booth, 8)
    booth.send_orders = booth.sender(booth.database)
    retried(booth, order)
    assert booth.sync().found == 1
    assert sum(order.number in number for number in portal.po_numbers()) == 1


def held_back(booth: Booth, portal: FakePortal) -> PlacedOrder:
    others_order(booth, portal, 1)
    sell(booth, 1)
    order = booth.sell()
    (out,) = booth.items(order)
    SyncCentre(booth.database, booth.clock).park(out.item.id)
    booth.clock.sleep(timedelta(minutes=5))
    return order


def retried(booth: Booth, order: PlacedOrder) -> None:
    (out,) = booth.items(order)
    SyncCentre(booth.database, booth.clock).retry(out.item.id)


def test_passes_that_forget_what_they_came_past_are_caught(
    booth: Booth, portal: FakePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: the order that the copy has sent goes out a second time."""
    forget(monkeypatch)
    order = held_back(booth, portal)
    portal.add_order({"productId": 14, "serviceList": [], "poNumber": f"{order.number} / 4500017"})
    sell(booth, 8)
    retried(booth, order)
    booth.sync()
    assert sum(order.number in number for number in portal.po_numbers()) == 2


def test_an_older_order_that_becomes_due_is_looked_for_further_back(booth: Booth, portal: FakePortal) -> None:
    """Nobody had looked that far back for the orders of today."""
    order = booth.sell()
    (out,) = booth.items(order)
    SyncCentre(booth.database, booth.clock).park(out.item.id)
    booth.clock.sleep(timedelta(minutes=5))
    portal.add_order({"productId": 14, "serviceList": [], "poNumber": order.number})
    booth.clock.sleep(timedelta(days=20))
    others_order(booth, portal, 30)
    sell(booth, 2)
    retried(booth, order)
    assert booth.sync().found == 1


def test_many_orders_of_others_are_looked_at_in_several_passes(booth: Booth, portal: FakePortal) -> None:
    others_order(booth, portal, 230)
    portal.requests.clear()
    sell(booth, 1)
    details = sum("/v1/get/" in request.path for request in portal.requests)
    assert details == 100
    for _ in range(3):
        portal.requests.clear()
        sell(booth, 1)
        assert sum("/v1/get/" in request.path for request in portal.requests) <= 100
    asked(portal)
    sell(booth, 1)
    assert asked(portal) == 1, "they were all looked at"

"""One pass over everything, and a whole day at the booth."""

from __future__ import annotations

import json
from datetime import timedelta

from tests.servers.booth import Booth
from tests.servers.portal import FakePortal
from yeastar_desk.application.connection import Connection, ConnectionMonitor
from yeastar_desk.application.fetch_portal import FetchPortal
from yeastar_desk.application.synchronise import Synchronise
from yeastar_desk.infrastructure.portal.client import PortalClient


def synchronise(booth: Booth, changes: list[Connection] | None = None) -> Synchronise:
    seen = changes if changes is not None else []
    return Synchronise(
        booth.database,
        booth.portal_client,
        booth.send_orders,
        FetchPortal(booth.database, booth.portal_client, booth.clock),
        monitor=ConnectionMonitor(lambda observation: seen.append(observation.connection)),
    )


def test_a_day_at_the_booth(booth: Booth, portal: FakePortal) -> None:
    changes: list[Connection] = []
    sync = synchronise(booth, changes)
    there = booth.portal_client

    # the morning: no network at all
    with FakePortal() as gone:
        nowhere = PortalClient(gone.url, "x", lambda: "y", booth.clock)
    offline = Synchronise(booth.database, nowhere, booth.send_orders, FetchPortal(booth.database, there, booth.clock))
    sold = []
    for _ in range(20):
        sold.append(booth.sell())
        booth.clock.sleep(timedelta(minutes=5))
        report = offline(fetch=False)
        assert report.connection.connection is Connection.OFFLINE
    nowhere.close()
    assert report.waiting == 20

    # noon: the hall's network wants a log-in
    portal.captive = True
    for _ in range(20):
        sold.append(booth.sell())
        booth.clock.sleep(timedelta(minutes=5))
        report = sync(fetch=False)
        assert report.connection.connection is Connection.CAPTIVE
    assert (report.waiting, portal.po_numbers()) == (40, [])
    by_hand = booth.sell_workplace()
    assert sync(fetch=False).orders.handed_over == 1

    # the evening: online
    portal.captive = False
    report = sync()
    assert (report.orders.sent, report.waiting, report.parked) == (40, 0, 1)
    assert sorted(number.split(" / ")[0] for number in portal.po_numbers()) == sorted(order.number for order in sold)
    assert {booth.state(order).portal_state for order in sold} == {"acknowledged"}
    assert booth.state(by_hand).portal_state == "handover"
    sync()
    assert changes == [Connection.CAPTIVE, Connection.ONLINE]
    assert len(portal.po_numbers()) == 40


def test_a_link_that_comes_back_is_used_unaided(booth: Booth, portal: FakePortal) -> None:
    """Pass after pass as the network lane makes them, each when the monitor says."""
    monitor = ConnectionMonitor()
    sync = Synchronise(
        booth.database,
        booth.portal_client,
        booth.send_orders,
        FetchPortal(booth.database, booth.portal_client, booth.clock),
        monitor=monitor,
    )
    booth.sell()
    portal.captive = True
    for _ in range(60):
        sync(fetch=False)
        booth.clock.sleep(timedelta(seconds=monitor.ask_again_after))
    portal.captive = False
    back = booth.clock.now()
    while not portal.po_numbers():
        sync(fetch=False)
        booth.clock.sleep(timedelta(seconds=monitor.ask_again_after))
    assert booth.clock.now() - back <= timedelta(seconds=60)


def test_a_portal_that_is_not_set_up_still_hands_over(booth: Booth) -> None:
    nobody = PortalClient("", "", lambda: "", booth.clock)
    sync = Synchronise(booth.database, nobody, booth.send_orders, FetchPortal(booth.database, nobody, booth.clock))
    booth.sell_workplace()
    booth.sell()
    report = sync()
    nobody.close()
    assert report.connection.connection is Connection.NOT_SET_UP
    assert (report.orders.handed_over, report.waiting, report.parked) == (1, 1, 1)
    assert "not set up" in report.words()


def test_the_report_is_words_and_plain_data(booth: Booth) -> None:
    booth.sell()
    report = synchronise(booth)()
    assert "Sent: 1 order, 0 new accounts, " in report.words()
    assert "billing contacts" in report.words()
    data = json.loads(json.dumps(report.as_dict()))
    assert (data["connection"], data["orders"]["sent"], data["fetch"]["fetched"]["billing contacts"]) == (
        "online",
        1,
        2,
    )


def test_pressing_sync_fifty_times_sends_nothing_twice(booth: Booth, portal: FakePortal) -> None:
    sync = synchronise(booth)
    for _ in range(5):
        booth.sell()
    for _ in range(50):
        sync(fetch=False)
    assert len(portal.po_numbers()) == 5


def test_refused_credentials_are_said_and_nothing_is_lost(booth: Booth, portal: FakePortal) -> None:
    wrong = PortalClient(portal.url, "desk-client", lambda: "wrong", booth.clock)
    sync = Synchronise(booth.database, wrong, booth.send_orders, FetchPortal(booth.database, wrong, booth.clock))
    booth.sell()
    report = sync()
    wrong.close()
    assert report.connection.connection is Connection.REFUSED
    assert report.waiting == 1

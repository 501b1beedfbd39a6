"""A whole day at the booth: no network in the morning, 40 orders, a captive portal at noon, online in the evening."""

from __future__ import annotations

import socket
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from tests.journeys.rep import CTRL, Rep
from tests.servers.local_http import reserved_port
from tests.servers.portal import FakePortal
from tests.servers.portal_data import CLIENT_ID, SECRET
from yeastar_desk.application.connection import Connection
from yeastar_desk.application.portal_order import our_references
from yeastar_desk.application.ports import OrderFilter
from yeastar_desk.application.views import OrderRow
from yeastar_desk.bootstrap import Services
from yeastar_desk.domain.companies import Company
from yeastar_desk.presentation.widgets import Table

Key = Qt.Key
ORDERS = 40
BOUGHT_ELSEWHERE = {
    "productNo": "W-000001", "companyName": "Bought Elsewhere AG", "planName": "Pro Plan", "billingCycle": "monthly",
    "expireDate": "2026-01-31", "status": "in_service",
}  # fmt: skip
MINUTE = 60_000


@pytest.fixture
def address(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """The portal's address, where nobody listens yet, in the settings of a home with 40 customers to come."""
    monkeypatch.setenv("YEASTAR_DESK_PORTAL_SECRET", SECRET)
    reserved = reserved_port()
    services = Services(home)
    settings = services.preferences.load()
    url = f"http://127.0.0.1:{reserved.getsockname()[1]}"
    portal = replace(settings.portal, base_url=url, client_id=CLIENT_ID, workplace_by_api=True)
    services.preferences.save(replace(settings, portal=portal))
    with services.database.work() as work:
        for number in range(ORDERS):
            company = Company(
                f"W-7{number:05d}", f"Visitor {number} GmbH", f"ap{number}@visitor.example", country="DE",
                street="Messeplatz 1", city="Köln", postal_code="50679",
            )  # fmt: skip
            work.companies.save(company)
        work.commit()
    services.close()
    with reserved:
        yield reserved


@pytest.fixture
def rep(start: Callable[[Path], Rep], home: Path, address: socket.socket) -> Rep:
    del address  # the settings come first
    return start(home)


def sell(rep: Rep, number: int) -> str:
    """One customer's badge is scanned; they take Basic for a year. Returns the order number on screen."""
    assert rep.focused() == "company_id_edit"
    rep.scan(f"W-7{number:05d}")
    rep.qtbot.waitUntil(lambda: rep.focused() == "subscribe_basic_button", timeout=30_000)
    rep.press(Key.Key_Return)
    rep.press(Key.Key_Return, CTRL)
    rep.press(Key.Key_Return, CTRL)
    rep.wait_for("done_page")
    placed = rep.text("order_number_label")
    rep.press(Key.Key_N, CTRL)
    return placed


def sell_some(rep: Rep, numbers: range) -> list[str]:
    rep.click("nav_products")
    rep.click("purchase_workplace_button")
    placed = [sell(rep, number) for number in numbers]
    rep.click("close_panel_button")
    return placed


def connection(rep: Rep) -> Connection:
    return rep.desk.network.connection.connection


def stored(rep: Rep) -> list[OrderRow]:
    with rep.desk.services.database.read() as work:
        return list(work.orders.page(OrderFilter(), 0, 100))


def bottom_left(rep: Rep) -> str:
    """What a screen reader says of the connection and the queue."""
    return rep.find(QAbstractButton, "sync_status_button").accessibleName()


def listed(rep: Rep) -> list[str]:
    """Who has a subscription, as the list on the Products page says."""
    model = rep.find(Table, "subscriptions_table").model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount()) for column in range(3)]


def waiting(rep: Rep) -> int:
    with rep.desk.services.database.read() as work:
        return work.outbox.summary().waiting


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_forty_orders_of_an_offline_day_arrive_once_within_a_minute(
    rep: Rep, address: socket.socket, home: Path
) -> None:
    # the morning: nobody answers, and nobody waits for that
    placed = sell_some(rep, range(25))
    assert len(set(placed)) == 25
    rep.qtbot.waitUntil(lambda: connection(rep) is Connection.OFFLINE, timeout=MINUTE)
    assert waiting(rep) == 25
    rep.qtbot.waitUntil(lambda: bottom_left(rep).startswith("Offline. 25 orders wait"), timeout=MINUTE)

    # noon: the hall's Wi-Fi answers everything with its own page
    with FakePortal(reserved=address) as portal:
        portal.captive = True
        portal.state.bought = {"27": [BOUGHT_ELSEWHERE]}
        rep.qtbot.waitUntil(lambda: connection(rep) is Connection.CAPTIVE, timeout=2 * MINUTE)
        placed += sell_some(rep, range(25, ORDERS))
        assert waiting(rep) == ORDERS
        assert portal.state.orders == []

        # the evening: somebody has logged in to the Wi-Fi
        portal.captive = False
        rep.qtbot.waitUntil(lambda: waiting(rep) == 0, timeout=MINUTE)
        rep.qtbot.waitUntil(lambda: bottom_left(rep) == "Online. No order waits to be sent", timeout=MINUTE)
        arrived = Counter(number for po in portal.po_numbers() for number in our_references(po))
        assert arrived == Counter(placed), "each once, and nothing else"
        assert {row.portal_state for row in stored(rep)} == {"acknowledged"}
        assert len({row.portal_order_number for row in stored(rep)}) == ORDERS
        rep.qtbot.waitUntil(lambda: "Bought Elsewhere AG" in listed(rep), timeout=MINUTE)
        assert portal.complaints == []
        rep.leave()

    services = Services(home)
    assert services.database.verify() == []
    services.close()

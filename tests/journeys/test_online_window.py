"""The window beside a real portal on 127.0.0.1: what it sends by itself, what it says, and that it never waits."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QSpinBox, QTableView

from tests.journeys.rep import CTRL, Rep
from tests.servers.local_http import Reply, Request
from tests.servers.portal import FakePortal
from tests.servers.portal_data import CLIENT_ID, SECRET
from yeastar_desk.application import connection
from yeastar_desk.application.ports import OrderFilter
from yeastar_desk.bootstrap import Services, network
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.contacts import BillingContact
from yeastar_desk.domain.orders import Operation, OrderRequest
from yeastar_desk.presentation.ports import SECRETS, Changed, Subject
from yeastar_desk.presentation.widgets import Notice

HOLDER = "atlas-telecom@example.com"


@pytest.fixture
def portal() -> Iterator[FakePortal]:
    with FakePortal() as server:
        server.state.users.append({"partnerId": "3700000000000000001", "email": HOLDER, "company": "Atlas"})
        yield server
    assert not server.complaints


@pytest.fixture
def connected(home: Path, portal: FakePortal, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home that knows the portal; the window asks often, so that a day passes in seconds."""
    set_up(home, portal.url)
    monkeypatch.setenv("YEASTAR_DESK_PORTAL_SECRET", SECRET)
    monkeypatch.setattr(network, "FIRST_PASS_MS", 10)
    monkeypatch.setattr(connection, "ASK_AGAIN_OTHERWISE", 0.3)
    monkeypatch.setattr(connection, "ASK_AGAIN_ONLINE", 0.3)
    monkeypatch.setattr(connection, "ASK_AGAIN_TO_BE_SURE", 0.1)
    return home


def set_up(home: Path, url: str) -> None:
    services = Services(home)
    preferences = services.preferences.load()
    account = replace(preferences.portal, base_url=url, client_id=CLIENT_ID)
    services.preferences.save(replace(preferences, portal=account))
    services.close()


def sell(rep: Rep) -> None:
    """Place an order for a hosting package, as the button does: in the database, then told to the window."""
    request = OrderRequest(
        product=Product.PCE_PACKAGE,
        operation=Operation.EXPAND,
        subject_id=HOLDER,
        services={"extension_expansion": 10},
        billing_contact=BillingContact(company="Atlas Telecom", email="ap@atlas.example", country="FR"),
    )
    placed: list[object] = []
    desk = rep.desk
    desk.lanes.database.submit(lambda: desk.services.place_order(request), placed.append, placed.append)
    rep.settle()
    assert not isinstance(placed[0], Exception), placed
    desk.changes.publish(Changed(Subject.ORDERS))


def said(rep: Rep) -> str:
    return rep.find(QPushButton, "sync_status_button").accessibleName()


def wait_until_said(rep: Rep, *parts: str) -> None:
    rep.qtbot.waitUntil(lambda: all(part in said(rep) for part in parts), timeout=60_000)


def gone(_: Request) -> Reply:
    return Reply(0, b"", drop=True)


def test_a_day_at_the_booth(
    start: Callable[[Path], Rep], connected: Path, portal: FakePortal, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "yeastar_desk.bootstrap.network")
    portal.refuse = gone
    rep = start(connected)
    wait_until_said(rep, "Offline", "No order waits to be sent")
    for _ in range(20):
        sell(rep)
    wait_until_said(rep, "Offline", "20 orders wait to be sent")
    portal.captive = True  # first, or a pass in between finds it online
    portal.refuse = lambda _: None
    for _ in range(20):
        sell(rep)
    wait_until_said(rep, "Captive portal", "40 orders wait to be sent")
    assert portal.po_numbers() == []
    portal.captive = False
    wait_until_said(rep, "Online", "No order waits to be sent")
    numbers = portal.po_numbers()
    assert len(numbers) == len(set(numbers)) == 40
    changes = [record.getMessage().split(".")[0] for record in caplog.records if "Connection" in record.getMessage()]
    assert changes == ["Connection: offline", "Connection: captive", "Connection: online"]


def test_the_portals_number_comes_back_to_the_orders_on_screen(
    start: Callable[[Path], Rep], connected: Path, portal: FakePortal
) -> None:
    rep = start(connected)
    rep.click("nav_orders")
    sell(rep)
    rep.qtbot.waitUntil(lambda: len(portal.po_numbers()) == 1, timeout=60_000)
    rep.qtbot.waitUntil(lambda: portal.state.orders[0]["orderNo"] in first_row(rep, "orders_table"), timeout=60_000)


def first_row(rep: Rep, table: str) -> str:
    model = rep.find(QTableView, table).model()
    cells = [model.index(0, column).data() for column in range(model.columnCount())]
    return " ".join(str(cell) for cell in cells if cell)


def test_refused_credentials_are_said_and_new_ones_count_at_once(
    start: Callable[[Path], Rep], connected: Path, portal: FakePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YEASTAR_DESK_PORTAL_SECRET", "wrong")
    rep = start(connected)
    wait_until_said(rep, "Refused by the portal")
    monkeypatch.setenv("YEASTAR_DESK_PORTAL_SECRET", SECRET)
    rep.desk.changes.publish(Changed(Subject.SETTINGS, frozenset([SECRETS])))
    wait_until_said(rep, "Online")
    assert portal.issued


def test_without_a_portal_the_window_says_so_calmly(rep: Rep) -> None:
    wait_until_said(rep, "Offline", "Portal not set up yet")


NOTHING_LOADED = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from yeastar_desk.bootstrap import build, network
network.FIRST_PASS_MS = 10
application = QApplication([])
desk = build(Path(sys.argv[1]))
desk.network.running_changed.connect(lambda running: None if running else application.quit())
desk.window.show()
application.exec()
print([name for name in ("requests", "smtplib", "keyring", "waitress") if name in sys.modules])
desk.close()
"""


def test_without_any_account_nothing_of_the_network_is_loaded(home: Path) -> None:
    command = [sys.executable, "-c", NOTHING_LOADED, str(home)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=250, check=False)
    assert (done.stdout.strip(), done.returncode) == ("[]", 0), done.stderr


def test_closing_does_not_wait_for_a_server_that_never_answers(
    start: Callable[[Path], Rep], connected: Path, portal: FakePortal
) -> None:
    asked, release = threading.Event(), threading.Event()

    def never(_: Request) -> Reply:
        asked.set()
        release.wait()
        return Reply(0, b"", drop=True)

    portal.refuse = never
    rep = start(connected)
    rep.qtbot.waitUntil(asked.is_set, timeout=60_000)
    sell(rep)  # the database is free meanwhile
    rep.leave()
    left = [thread for thread in threading.enumerate() if thread.name == "network-lane"]
    assert len(left) == 1, "it waited for the server"
    release.set()
    left[0].join(60)
    assert not left[0].is_alive()


def test_a_pass_that_fails_is_said_once_and_followed_by_the_next(
    start: Callable[[Path], Rep], connected: Path, portal: FakePortal, caplog: pytest.LogCaptureFixture
) -> None:
    portal.refuse = gone
    rep = start(connected)
    sell(rep)
    wait_until_said(rep, "Offline", "1 order waits to be sent")
    with closing(sqlite3.connect(connected / "desk.sqlite3", isolation_level=None)) as other_program:
        other_program.execute("BEGIN IMMEDIATE")
        portal.refuse = lambda _: None
        rep.qtbot.waitUntil(lambda: warnings_in(caplog) != [], timeout=60_000)
        assert portal.po_numbers() == []
        other_program.execute("ROLLBACK")
    rep.qtbot.waitUntil(lambda: len(portal.po_numbers()) == 1, timeout=60_000)
    wait_until_said(rep, "Online", "No order waits to be sent")
    assert all(sentence.endswith(".") for sentence in warnings_in(caplog))
    assert len(warnings_in(caplog)) == len(set(warnings_in(caplog)))


def test_a_new_home_is_connected_from_the_welcome_page(
    start: Callable[[Path], Rep], tmp_path: Path, portal: FakePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YEASTAR_DESK_PORTAL_SECRET", SECRET)
    rep = start(tmp_path / "new")
    rep.click("welcome_connect_button")
    rep.wait_for("portal_client_id_edit")
    enter(rep, "portal_base_url_edit", portal.url)
    enter(rep, "portal_client_id_edit", CLIENT_ID)
    rep.click("portal_test_button")
    notice = rep.find(Notice, "portal_notice").message
    rep.qtbot.waitUntil(lambda: notice.text() == "Connected to the Partner Portal.", timeout=60_000)
    wait_until_said(rep, "Online", "No order waits to be sent")
    rep.click("sync_status_button")
    rep.wait_for("sync_page")
    assert rep.text("sync_connection_label") == "Connected to the Partner Portal."
    rep.qtbot.waitUntil(lambda: rep.find(QPushButton, "sync_send_button").isEnabled(), timeout=60_000)
    rep.click("sync_send_button")
    rep.click("nav_billing_receivers")
    rep.qtbot.waitUntil(lambda: "Nordlicht Hotels" in all_rows(rep, "billing_receivers_table"), timeout=60_000)


def test_what_needs_a_person_is_settled_where_the_button_leads(
    start: Callable[[Path], Rep], connected: Path, portal: FakePortal
) -> None:
    portal.state.users.clear()
    rep = start(connected)
    sell(rep)
    wait_until_said(rep, "Online", "1 needs you")
    rep.click("sync_status_button")
    rep.wait_for("sync_fix_button")
    assert rep.focused() == "sync_table"
    rep.press(Qt.Key.Key_Return)  # on the row: what can be done first
    rep.wait_for("sync_choice_combo")
    assert rep.focused() == "sync_choice_combo"
    rep.press(Qt.Key.Key_Return)
    rep.qtbot.waitUntil(lambda: len(portal.po_numbers()) == 1, timeout=60_000)
    wait_until_said(rep, "Online", "No order waits to be sent")


def enter(rep: Rep, name: str, text: str) -> None:
    edit = rep.find(QLineEdit, name)
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    rep.settle()


def all_rows(rep: Rep, table: str) -> str:
    model = rep.find(QTableView, table).model()
    places = [(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())]
    return " ".join(str(model.index(*place).data()) for place in places)


def warnings_in(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [each.getMessage() for each in caplog.records if each.levelname == "WARNING"]


def test_what_comes_from_the_network_does_not_disturb_a_sale(rep: Rep) -> None:
    rep.click("purchase_workplace_button")
    rep.wait_for("purchase_panel")
    rep.type("W-2044")
    hear_news(rep)
    rep.type("17")
    rep.press(Qt.Key.Key_Return)
    assert rep.focused() == "subscribe_basic_button"
    hear_news(rep)
    assert rep.focused() == "subscribe_basic_button"
    rep.press(Qt.Key.Key_Return)
    rep.press(Qt.Key.Key_Return)
    rep.wait_for("quantity_dialog")
    rep.type("1")
    hear_news(rep)
    rep.type("2")
    rep.press(Qt.Key.Key_Return)
    rep.press(Qt.Key.Key_Return, CTRL)
    assert rep.focused() == "pi_number_edit"
    rep.type("PI-")
    hear_news(rep)
    rep.type("7")
    assert rep.find(QLineEdit, "pi_number_edit").text() == "PI-7"
    rep.press(Qt.Key.Key_Return, CTRL)
    rep.wait_for("done_page")
    with rep.desk.services.database.read() as work:
        (row,) = work.orders.page(OrderFilter(), 0, 10)
        order = work.orders.get(row.number)
    assert order is not None
    assert (order.request.services, order.request.payment.pi_number) == ({"meeting_room": 12}, "PI-7")


def test_what_comes_from_the_network_does_not_disturb_an_expansion(rep: Rep) -> None:
    rep.desk.pages._panels.open_order(OrderRequest(Product.PCE_PACKAGE, Operation.EXPAND, HOLDER))
    rep.wait_for("expansion_panel")
    rep.wait_for("extension_expansion_add_spin")
    spin = rep.find(QSpinBox, "extension_expansion_add_spin")
    spin.setFocus()
    spin.selectAll()
    rep.type("2")
    hear_news(rep)
    rep.type("0")
    assert rep.focused() == "extension_expansion_add_spin"
    assert spin.value() == 20


def hear_news(rep: Rep) -> None:
    """Everything that a pass can publish."""
    news = [Subject.ORDERS, Subject.OUTBOX, Subject.COMPANIES, Subject.PACKAGES, Subject.PRICE_LISTS]
    for subject in (*news, Subject.BILLING_CONTACTS, Subject.PARTNERS, Subject.CONNECTION):
        rep.desk.changes.publish(Changed(subject))
    rep.settle()


def test_what_the_booth_serves_goes_on_when_the_settings_change(rep: Rep) -> None:
    online = rep.desk.services.online
    serving = online.booth_server
    address = serving.start()
    rep.desk.changes.publish(Changed(Subject.SETTINGS, frozenset([SECRETS])))
    rep.qtbot.waitUntil(lambda: rep.desk.services.online is not online, timeout=60_000)
    assert rep.desk.services.online.booth_server is serving
    assert rep.desk.services.online.monitor is online.monitor
    assert serving.start() == address, "it was stopped and begun anew"

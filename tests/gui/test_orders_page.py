"""The Orders list on screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from tests.architecture.test_accessible_names import unnamed
from tests.gui.pages import Desk, desk
from tests.office import ORDER
from yeastar_desk.application.views import OrderRow
from yeastar_desk.domain.orders import OrderStatus, Payment
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.orders.details_panel import OrderPanel
from yeastar_desk.presentation.orders.page import OrdersPage
from yeastar_desk.presentation.orders.presenter import counted, customer_id, payment, portal
from yeastar_desk.presentation.ports import Changed, Subject
from yeastar_desk.presentation.widgets import ComboBox, DateEdit, SearchEdit, StatePages, Table
from yeastar_desk.presentation.widgets.cells import DETAIL_ROLE


class Orders:
    def __init__(self, place: Desk) -> None:
        self.place = place
        self.shown: list[str] = []
        self.said: list[str] = []
        self.page = OrdersPage(
            place.lane,
            place.lane,
            place.booth,
            place.booth.clock,
            place.changes.publish,
            Formats("en_GB"),
            place.remembered,
        )
        self.page.said.connect(self.said.append)
        self.page.document_requested.connect(self.shown.append)
        place.changes.changed.connect(self.page.heard)

    def place_some(self, count: int = 3) -> None:
        companies = ["W-204417", "W-300001", "W-300003"]
        for number in range(count):
            request = replace(ORDER, subject_id=companies[number % 3], payment=Payment(pi_number=f"PI-{number}"))
            self.place.booth.place_order(request)
            self.place.booth.clock.sleep(timedelta(minutes=1))

    def action(self, name: str) -> QAction:
        found = self.page.findChild(QAction, f"{name}_action")
        assert found is not None
        return found

    def choose(self, number: str) -> None:
        """Make an order the current one of the list."""
        self.table.setCurrentIndex(self.table.model().index(self.numbers().index(number), 0))

    def do(self, name: str) -> None:
        action = self.action(name)
        assert action.isEnabled(), name
        action.trigger()
        self.place.settle()

    @property
    def table(self) -> Table:
        return self.place.find(Table, "orders_table")

    def numbers(self) -> list[str]:
        model = self.table.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


@pytest.fixture
def orders(qtbot: QtBot, tmp_path: Path) -> Iterator[Orders]:
    with desk(qtbot, tmp_path) as place:
        yield Orders(place)


def test_with_no_orders_it_offers_a_new_one(orders: Orders) -> None:
    asked: list[bool] = []
    orders.page.purchase_requested.connect(lambda: asked.append(True))
    orders.place.show(orders.page)
    states = orders.place.find(StatePages, "orders_states")
    assert states.currentWidget() is states.empty
    states.empty.button.click()
    assert asked == [True]


def test_every_order_is_in_the_list_newest_first(orders: Orders) -> None:
    orders.place_some()
    orders.place.show(orders.page)
    assert orders.numbers() == ["ORD-B3-2026-00003", "ORD-B3-2026-00002", "ORD-B3-2026-00001"]
    model = orders.table.model()
    row = [str(model.index(2, column).data() or "").replace("\u00a0", " ") for column in range(model.columnCount())]
    assert row[:6] == [
        "ORD-B3-2026-00001",
        "Nordlicht Hotels GmbH",
        "Workplace Standard",
        "€ 4,372.77",
        "Pending",
        "Waiting to send",
    ]
    assert model.index(2, 0).data(DETAIL_ROLE) == "PI-0"
    assert model.index(2, 1).data(DETAIL_ROLE) == "W-204417"
    assert model.index(2, 2).data(DETAIL_ROLE) == "2 years, 2 services"
    assert orders.place.find(QLabel, "orders_count_label").text() == "3 orders"
    assert unnamed(orders.place.window) == []


def test_an_order_opens_by_enter_and_double_click_and_its_document_by_the_menu(orders: Orders) -> None:
    orders.place_some()
    orders.place.show(orders.page)
    search = orders.place.find(SearchEdit, "orders_search_edit")
    search.setFocus()
    QTest.keyClick(search, Qt.Key.Key_Down)
    assert orders.table.hasFocus()
    QTest.keyClick(orders.table, Qt.Key.Key_Return)
    orders.place.settle()
    panel = orders.place.find(OrderPanel, "order_panel")
    assert panel.number() == "ORD-B3-2026-00003"
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    spot = orders.table.visualRect(orders.table.model().index(1, 0)).center()
    QTest.mouseClick(orders.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseDClick(orders.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    orders.place.settle()
    assert panel.number() == "ORD-B3-2026-00002"
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    action = orders.action("show_document")
    action.trigger()
    assert orders.shown == ["PF-B3-2026-00002"]
    orders.table.menu_requested.emit(orders.table.current_row(), orders.page.mapToGlobal(QPoint(10, 10)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert action in menu.actions()
    menu.close()


def test_the_search_looks_at_numbers_companies_and_pi_numbers(orders: Orders) -> None:
    orders.place_some()
    orders.place.show(orders.page)
    for text, found in (
        ("marisol", ["ORD-B3-2026-00002"]),
        ("PI-2", ["ORD-B3-2026-00003"]),
        ("ord-b3-2026-00001", ["ORD-B3-2026-00001"]),
        ("北京", ["ORD-B3-2026-00003"]),
    ):
        orders.page.find_order(text)
        orders.place.settle()
        assert orders.numbers() == found, text
    orders.page.find_order("no such thing")
    orders.place.settle()
    states = orders.place.find(StatePages, "orders_states")
    assert states.empty.sentence.text() == "Nothing matches"
    orders.page.find_order("")
    orders.place.settle()
    assert len(orders.numbers()) == 3


def test_the_list_is_sorted_by_a_click_on_a_title(orders: Orders) -> None:
    orders.place_some()
    orders.place.show(orders.page)
    orders.table.horizontalHeader().sortIndicatorChanged.emit(1, Qt.SortOrder.AscendingOrder)
    orders.place.settle()
    model = orders.table.model()
    names = [str(model.index(row, 1).data()) for row in range(3)]
    assert names == sorted(names, key=str.casefold)


def test_an_order_that_is_placed_appears(orders: Orders) -> None:
    orders.place.show(orders.page)
    orders.place_some(1)
    orders.place.changes.publish(Changed(Subject.ORDERS))
    orders.place.settle()
    assert orders.numbers() == ["ORD-B3-2026-00001"]


def test_a_list_that_cannot_be_read_says_so(orders: Orders, caplog: pytest.LogCaptureFixture) -> None:
    booth = orders.place.booth

    def broken(_wanted: object) -> int:
        raise RuntimeError("broken")

    real, booth.list_orders.count = booth.list_orders.count, broken  # type: ignore[method-assign,assignment]
    orders.place.show(orders.page)
    states = orders.place.find(StatePages, "orders_states")
    assert states.currentWidget() is states.error
    assert "They are stored." in states.error.what.text()
    assert caplog.records
    booth.list_orders.count = real  # type: ignore[method-assign]
    states.error.retry_button.click()
    orders.place.settle()
    assert states.currentWidget() is states.empty


def row(**changes: object) -> OrderRow:
    from datetime import UTC, datetime

    from yeastar_desk.domain.catalogue import Product
    from yeastar_desk.domain.money import Money
    from yeastar_desk.domain.orders import PaymentMethod

    made = OrderRow(
        id="1", number="ORD-1", placed_at=datetime(2026, 1, 1, tzinfo=UTC), product=Product.WORKPLACE,
        subject_id="W-1", company_name="A", what="W", total=Money(1, "EUR"), status=OrderStatus.PENDING,
        payment_method=PaymentMethod.OFFLINE, pi_number="", portal_state="pending", portal_order_number="",
        event="", rep="", document_number="PF-1",
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def test_an_id_that_is_not_verified_is_marked_until_the_order_is_settled() -> None:
    assert customer_id(row()) == "W-1"
    assert customer_id(row(verified=False)) == "W-1 · to be verified"
    assert customer_id(row(verified=False, status=OrderStatus.PAID)) == "W-1"


def test_an_order_for_an_id_that_is_not_verified_says_so_in_the_list_and_in_its_details(orders: Orders) -> None:
    request = replace(ORDER, subject_id="X-1", subject_name="New Ltd", verified=False)
    number = orders.place.booth.place_order(request).order.number
    orders.place.show(orders.page)
    assert orders.table.model().index(0, 1).data(DETAIL_ROLE) == "X-1 · to be verified"
    orders.choose(number)
    QTest.keyClick(orders.table, Qt.Key.Key_Return)
    orders.place.settle()
    panel = orders.place.find(OrderPanel, "order_panel")
    assert "New Ltd\nX-1, not verified when it was placed" in [label.text() for label in panel.findChildren(QLabel)]


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({}, ("Pending", "warning")),
        ({"status": OrderStatus.PAID}, ("Paid", "ok")),
        ({"status": OrderStatus.CANCELLED}, ("Cancelled", "neutral")),
        ({"status": OrderStatus.FAILED}, ("Failed", "danger")),
    ],
)
def test_how_the_payment_stands(changes: dict[str, object], shown: tuple[str, str]) -> None:
    assert payment(row(**changes)) == shown


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({"portal_state": "acknowledged", "portal_order_number": "SO-1"}, ("Sent · SO-1", "ok")),
        ({"portal_state": "parked"}, ("Needs attention", "danger")),
        ({"portal_state": ""}, ("", "neutral")),
        ({"portal_state": "handover"}, ("Enter in the portal", "warning")),
        ({"portal_state": "handover", "status": OrderStatus.CANCELLED}, ("Not sent", "neutral")),
        ({"portal_state": "pending", "status": OrderStatus.INVALID}, ("Not sent", "neutral")),
        ({"portal_state": "", "status": OrderStatus.FAILED}, ("Not sent", "neutral")),
        ({"portal_state": "acknowledged", "status": OrderStatus.CANCELLED}, ("Sent", "ok")),
        ({"portal_state": "confirming"}, ("confirming", "neutral")),
    ],
)
def test_where_the_order_is_on_its_way(changes: dict[str, object], shown: tuple[str, str]) -> None:
    assert portal(row(**changes)) == shown


def test_counts_are_words() -> None:
    assert counted(1, filtered=False, formats=Formats()) == "1 order"
    assert counted(2000, filtered=False, formats=Formats()) == "2,000 orders"
    assert counted(1, filtered=True, formats=Formats()) == "1 match"


def test_every_filter_can_be_read_beside_the_navigation_of_a_small_window(orders: Orders) -> None:
    orders.place_some()
    orders.place.window.resize(1060, 700)
    orders.place.show(orders.page)
    dates = orders.place.find(ComboBox, "orders_dates_combo")
    dates.setCurrentIndex(dates.findText("Between…"))
    orders.place.settle()
    filters = [each for each in orders.page.findChildren(ComboBox) if each.isVisible()]
    assert len(filters) == 5
    for each in filters:
        assert each.width() >= each.sizeHint().width(), each.objectName()
    for edit in orders.page.findChildren(DateEdit):
        assert edit.isVisible()
        assert edit.lineEdit().width() >= edit.fontMetrics().horizontalAdvance(edit.text()), edit.text()

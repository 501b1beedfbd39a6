"""The list of subscriptions and the page of one: by keyboard, over a real database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.presenters.booth import HandLane, Heard
from tests.sales import TODAY, workplace
from tests.subscription_office import SubscriptionOffice, package_order, workplace_order
from yeastar_desk.application.fetch_subscriptions import FetchSubscriptions
from yeastar_desk.application.online_ports import Portal, PurchasedProduct
from yeastar_desk.application.ports import PortalUser
from yeastar_desk.application.subscription_views import SubscriptionRow
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.orders import Operation, Payment, PaymentMethod
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Changed, Subject
from yeastar_desk.presentation.subscriptions.details_panel import DetailsPanel
from yeastar_desk.presentation.subscriptions.page import SubscriptionsView
from yeastar_desk.presentation.subscriptions.presenter import Deed
from yeastar_desk.presentation.widgets import Dialog, SearchEdit, Table


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SubscriptionOffice]:
    made = SubscriptionOffice(tmp_path)
    expired = replace(workplace("basic", expires_on=TODAY - timedelta(days=3)), subject_id="W-7", holder_name="Łódź")
    made.store(replace(expired, email="l@example.com"))
    yield made
    made.database.close()


class ListOnScreen:
    def __init__(self, office: SubscriptionOffice, folder: Path, qtbot: QtBot) -> None:
        settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        self.view = SubscriptionsView(HandLane(), office, Formats(), settings)
        self.deeds: list[tuple[Deed, SubscriptionRow]] = []
        self.view.deed_requested.connect(lambda deed, row: self.deeds.append((deed, row)))
        self.view.resize(1180, 600)
        qtbot.addWidget(self.view)
        self.view.show()
        table = self.view.findChild(Table, "subscriptions_table")
        assert table is not None
        self.table: Table = table

    def ids(self) -> list[str]:
        model = self.table.model()
        rows = [model.index(n, 0).data(Qt.ItemDataRole.UserRole) for n in range(model.rowCount())]
        return [row.subject_id for row in rows]

    def combo(self, name: str) -> QComboBox:
        found = self.view.findChild(QComboBox, name)
        assert found is not None
        return found

    def press(self, key: Qt.Key) -> None:
        self.table.setFocus()
        QTest.keyClick(self.table, key)


@pytest.fixture
def listed(office: SubscriptionOffice, tmp_path: Path, qtbot: QtBot) -> ListOnScreen:
    return ListOnScreen(office, tmp_path, qtbot)


def test_the_next_to_expire_come_first(listed: ListOnScreen, screenshot: Callable[..., None]) -> None:
    assert listed.ids() == ["W-7", "atlas-telecom@example.com", "W-204417"]
    QAbstractItemModelTester(listed.table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    screenshot(listed.view)


def test_filters_and_search(listed: ListOnScreen) -> None:
    product, status = listed.combo("subscriptions_product_combo"), listed.combo("subscriptions_status_combo")
    product.setCurrentIndex(2)
    product.activated.emit(2)
    assert listed.ids() == ["atlas-telecom@example.com"]
    product.activated.emit(0)
    status.activated.emit(3)
    assert listed.ids() == ["W-7"]
    status.activated.emit(0)
    listed.view.presenter.search("lodz")
    assert listed.ids() == ["W-7"]
    listed.view.presenter.search("nobody")
    assert listed.view.findChild(QLabel, "subscriptions_count_label").text() == ""  # type: ignore[union-attr]


def test_down_goes_from_the_search_into_the_list(listed: ListOnScreen, qtbot: QtBot) -> None:
    listed.view.window().activateWindow()
    qtbot.waitUntil(listed.view.window().isActiveWindow)
    search = listed.view.findChild(SearchEdit, "subscriptions_search_edit")
    assert search is not None
    search.setFocus()
    QTest.keyClick(search, Qt.Key.Key_Down)
    assert listed.table.hasFocus()


def test_one_key_does_what_the_menu_offers(listed: ListOnScreen) -> None:
    listed.table.selectRow(1)
    for key, deed in (
        (Qt.Key.Key_R, Deed.RENEW),
        (Qt.Key.Key_E, Deed.EXPAND),
        (Qt.Key.Key_Return, Deed.DETAILS),
        (Qt.Key.Key_U, Deed.ASSOCIATE),
    ):
        listed.press(key)
        assert listed.deeds[-1][0] is deed
        assert listed.deeds[-1][1].subject_id == "atlas-telecom@example.com"
    listed.press(Qt.Key.Key_P)
    assert len(listed.deeds) == 4  # a package has one plan
    listed.table.selectRow(2)
    listed.press(Qt.Key.Key_P)
    assert listed.deeds[-1][0] is Deed.SWITCH


def test_what_is_not_possible_says_why(listed: ListOnScreen) -> None:
    listed.table.selectRow(0)  # expired
    actions = {action.objectName(): action for action in listed.table.actions()}
    assert actions["renew_action"].isEnabled()
    assert not actions["expansion_action"].isEnabled()
    assert actions["expansion_action"].toolTip() == "It has expired: renew it first."


def test_the_menu_of_a_row(listed: ListOnScreen, qtbot: QtBot) -> None:
    listed.table.selectRow(1)
    listed.table.menu_requested.emit(listed.table.current_row(), QPoint(10, 10))
    menu = listed.view.findChild(QMenu, "subscription_menu")
    assert menu is not None
    assert [action.text() for action in menu.actions()] == [deed.value for deed in Deed]
    menu.close()
    qtbot.waitUntil(lambda: listed.view.findChild(QMenu, "subscription_menu") is None)


def test_renew_is_a_click_away(listed: ListOnScreen) -> None:
    renew = next(
        n for n in range(listed.table.model().columnCount()) if listed.table.model().index(1, n).data() == "Renew"
    )
    place = listed.table.visualRect(listed.table.model().index(1, renew)).center()
    QTest.mouseClick(listed.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [(deed, row.subject_id) for deed, row in listed.deeds] == [(Deed.RENEW, "atlas-telecom@example.com")]


def test_an_unpaid_purchase_is_there_as_pending(listed: ListOnScreen, office: SubscriptionOffice) -> None:
    office.place(package_order(Operation.PURCHASE, subject_id="new@example.com", subject_name="Neu", extensions=5))
    office.place(workplace_order(Operation.EXPAND, services={"desk": 1}))
    listed.view.heard(Changed(Subject.ORDERS))
    assert listed.ids()[0] == "new@example.com"
    cells = [listed.table.model().index(0, n).data() for n in range(6)]
    assert cells[4:] == ["Pending", ""]
    listed.table.selectRow(0)
    listed.press(Qt.Key.Key_R)
    assert listed.deeds == []


# --- one subscription -----------------------------------------------------------------------------------------------


class DetailsOnScreen:
    def __init__(self, office: SubscriptionOffice, qtbot: QtBot) -> None:
        self.window = QWidget()
        self.window.resize(1440, 900)
        qtbot.addWidget(self.window)
        self.window.show()
        self.heard = Heard()
        self.panel = DetailsPanel(self.window, office, HandLane(), self.heard, Formats())

    def text(self, name: str) -> str:
        found = self.panel.findChild(QLabel, name)
        assert found is not None
        return found.text()

    def button(self, name: str) -> QPushButton:
        found = self.window.findChild(QPushButton, name)
        assert found is not None
        return found

    def words(self) -> str:
        return "\n".join(found.text() for found in self.panel.findChildren(QLabel) if found.isVisible())


@pytest.fixture
def details(office: SubscriptionOffice, qtbot: QtBot) -> DetailsOnScreen:
    return DetailsOnScreen(office, qtbot)


def test_everything_about_a_package(
    details: DetailsOnScreen, office: SubscriptionOffice, screenshot: Callable[..., None]
) -> None:
    paid = office.place_and_pay(package_order(Operation.EXPAND, services={"extension_expansion": 60}))
    waiting = office.place(package_order(Operation.RENEW))
    details.panel.open_subscription(Product.PCE_PACKAGE, "atlas-telecom@example.com")
    words = details.words()
    assert "560 (500 Enterprise, 60 Ultimate)" in words
    assert f"Not paid yet: {waiting.order.number}" in words
    assert paid.order.number in words
    assert "2 Dec 2026 (10 days left)" in words
    assert not details.button("details_switch_button").isEnabled()
    assert details.button("details_renew_button").hasFocus()
    deeds: list[object] = []
    details.panel.deed_requested.connect(lambda deed, row: deeds.append((deed, row.subject_id)))
    QTest.keyClick(details.button("details_renew_button"), Qt.Key.Key_Return)
    assert deeds == [(Deed.RENEW, "atlas-telecom@example.com")]
    screenshot(details.window)


class OnePortal:
    """A portal that lists one subscription; everything else of it is not asked for."""

    def purchased(self, product_id: str) -> list[PurchasedProduct]:
        fields = {"productNo": "W-204417", "status": "in_service_v2", "planName": "Standard Plan"}
        return [PurchasedProduct(product_id, "", fields, {"Meeting Room": 15})]


def test_what_the_portal_says_is_shown_until_it_can_be_taken_over(
    details: DetailsOnScreen, office: SubscriptionOffice, screenshot: Callable[..., None]
) -> None:
    waiting = office.place(workplace_order(Operation.EXPAND, services={"meeting_room": 3}))
    portal = cast("Portal", OnePortal())
    FetchSubscriptions(office.database, portal, office.clock, str)([("27", Product.WORKPLACE)])
    details.panel.open_subscription(Product.WORKPLACE, "W-204417")
    words = details.words()
    assert "in_service_v2, seen 22 Nov 2026" in words, "a status that is not known is shown as it comes"
    assert "The portal says: Meeting Room 15 (here 12)" in words
    assert f"taken over when {waiting.order.number} is settled" in words
    screenshot(details.window, "subscription_at_portal")


def test_automatic_renewal_is_switched_off_with_two_clicks(
    details: DetailsOnScreen, office: SubscriptionOffice
) -> None:
    paypal = Payment(PaymentMethod.PAYPAL, auto_renew=True)
    office.place_and_pay(workplace_order(Operation.RENEW, payment=paypal))
    details.panel.open_subscription(Product.WORKPLACE, "W-204417")
    assert details.text("auto_renew_label") == "On, agreed by Jonas Petersen on 22 Nov 2026"
    details.button("switch_off_auto_renew_button").click()
    details.button("switch_off_dialog_confirm_button").click()
    assert details.text("auto_renew_label") == "Off"
    assert not details.button("switch_off_auto_renew_button").isVisible()
    now = office.now(Product.WORKPLACE, "W-204417")
    assert now is not None
    assert not now.auto_renew


def test_a_user_is_associated(details: DetailsOnScreen, office: SubscriptionOffice) -> None:
    with office.database.work() as work:
        work.portal_users.save(PortalUser("ola@example.com", "Ola", "Other Ltd"))
        work.portal_users.save(PortalUser("new@example.com", "New", "Other Ltd", activated=False))
        work.commit()
    details.panel.associate(Product.WORKPLACE, "W-204417")
    combo = details.window.findChild(QComboBox, "associate_user_combo")
    assert combo is not None
    assert combo.hasFocus()
    combo.setCurrentIndex(combo.findData("new@example.com"))
    details.button("associate_save_button").click()
    dialog = details.window.findChild(Dialog, "associate_dialog")
    assert dialog is not None
    assert dialog.isVisible()
    assert "has not activated the account yet" in "".join(found.text() for found in dialog.findChildren(QLabel))
    combo.setCurrentIndex(combo.findData("ola@example.com"))
    details.button("associate_save_button").click()
    assert details.text("assigned_label") == "ola@example.com"
    assert Subject.OUTBOX in {change.subject for change in details.heard.changes}


def test_what_cannot_be_read_is_said(details: DetailsOnScreen) -> None:
    details.panel.open_subscription(Product.WORKPLACE, "W-0")
    assert "There is no subscription of W-0. Check the ID." in details.words()


def test_every_control_has_a_name(listed: ListOnScreen, details: DetailsOnScreen) -> None:
    details.panel.open_subscription(Product.WORKPLACE, "W-204417")
    for root in (listed.view, details.panel):
        for control in (*root.findChildren(QPushButton), *root.findChildren(QComboBox), *root.findChildren(QLineEdit)):
            if not control.isVisible():
                continue
            assert control.objectName(), control
            assert control.accessibleName() or (isinstance(control, QPushButton) and control.text()), (
                control.objectName()
            )
    assert {action.objectName() for action in listed.view.findChildren(QAction)} >= {"renew_action", "expansion_action"}

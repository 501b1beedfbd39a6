"""Pay Now: checkout once more for an order that is not paid."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.architecture.test_accessible_names import unnamed
from tests.gui.counter import Hands
from tests.office import ORDER
from tests.presenters.booth import Booth
from tests.servers.paypal import FakePayPal
from yeastar_desk.application.payment_evidence import paypal_refuses
from yeastar_desk.application.payment_ports import AttemptState
from yeastar_desk.application.record_payment import PaymentToRecord
from yeastar_desk.domain.money import Money
from yeastar_desk.domain.order_life import PaymentMeans
from yeastar_desk.domain.orders import OrderStatus, PaymentMethod
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Changed, Subject
from yeastar_desk.presentation.sale.pay_panel import PayPanel
from yeastar_desk.presentation.widgets import ChoiceCard, Notice

NUMBER = "ORD-B3-2026-00001"


class Desk(Hands):
    """A window with the panel over it, and one pending order of € 4,372.77."""

    def __init__(self, qtbot: QtBot, folder: Path, paypal: FakePayPal) -> None:
        super().__init__(qtbot)
        self.booth = Booth(folder)
        paypal.now = self.booth.clock.now
        self.booth.online.connect(paypal.url, self.booth.record_payment)
        self.booth.place_order(ORDER)
        self.ready = frozenset([PaymentMethod.PAYPAL, PaymentMethod.CARD])
        self.offline = False
        self.panel = PayPanel(
            self.host,
            self.booth,
            self.lanes.database,
            self.lanes.network,
            self.changes.publish,
            Formats("en_GB"),
            lambda: self.ready,
            lambda: self.offline,
        )
        self.changes.changed.connect(self.panel.heard)
        self.recorded: list[str] = []
        self.shown: list[str] = []
        self.panel.record_requested.connect(self.recorded.append)
        self.panel.document_requested.connect(self.shown.append)
        self.show()

    def open(self) -> None:
        self.panel.open_order(NUMBER)
        self.settle()

    def status(self) -> OrderStatus:
        with self.booth.database.read() as work:
            order = work.orders.get(NUMBER)
            assert order is not None
            return work.orders.state(order.id).status

    def attempts(self) -> list[AttemptState]:
        with self.booth.database.read() as work:
            order = work.orders.get(NUMBER)
            assert order is not None
            return [attempt.state for attempt in work.payment_attempts.of_order(order.id)]


@pytest.fixture
def paypal() -> Iterator[FakePayPal]:
    with FakePayPal() as server:
        yield server


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, paypal: FakePayPal) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path, paypal)
    yield made
    made.close()
    made.booth.online.close()
    made.booth.database.close()


def test_a_pending_order_is_paid_by_keyboard(desk: Desk, paypal: FakePayPal, screenshot: Callable[..., None]) -> None:
    desk.open()
    assert desk.panel.title.text() == f"Pay {NUMBER}"
    assert desk.text("pay_due_label") == "€ 4,372.77"
    assert desk.focused() == "pay_now_button"
    screenshot(desk.window, "pay-choose")
    assert unnamed(desk.window) == []
    desk.press(Qt.Key.Key_Return)
    assert desk.is_shown("payment_code")
    assert desk.focused() == "payment_open_button"
    assert not desk.is_shown("pay_now_button")
    screenshot(desk.window, "pay-waiting")
    assert unnamed(desk.window) == []
    desk.booth.clock.sleep(timedelta(seconds=40))
    paypal.approve_all()
    desk.find(QPushButton, "payment_check_button").setFocus()
    desk.press(Qt.Key.Key_Return)
    assert desk.status() is OrderStatus.PAID
    assert desk.find(Notice, "payment_notice").accessibleName().startswith("Paid: PayPal has taken")
    assert desk.text("pay_due_label") == "€ 0.00"
    assert desk.focused() == "pay_document_button"
    screenshot(desk.window, "pay-paid")
    desk.press(Qt.Key.Key_Return)
    assert desk.shown == ["INV-B3-2026-00001"]
    assert not desk.panel.isVisible()


def test_what_was_received_before_is_taken_off(desk: Desk, paypal: FakePayPal) -> None:
    desk.booth.record_payment(NUMBER, PaymentToRecord(PaymentMeans.CASH, "till 1", amount="372.77"))
    desk.open()
    assert desk.text("pay_due_label") == "€ 4,000.00"
    desk.click("pay_now_button")
    (order,) = paypal.orders.values()
    assert order["purchase_units"][0]["amount"] == {"currency_code": "EUR", "value": "4000.00"}


def test_a_payment_that_is_under_way_goes_on(desk: Desk, paypal: FakePayPal) -> None:
    desk.open()
    desk.click("pay_now_button")
    desk.press(Qt.Key.Key_Escape)
    assert not desk.panel.isVisible()
    desk.open()
    assert desk.is_shown("payment_code"), "the same page, at once"
    assert len(paypal.orders) == 1
    assert desk.attempts() == [AttemptState.AWAITING]


def test_another_way_is_recorded_by_hand(desk: Desk) -> None:
    desk.open()
    desk.click("pay_now_button")
    desk.click("payment_cancel_button")
    desk.click("payment_another_button")
    button = desk.find(QPushButton, "pay_now_button")
    assert button.text() == "Record payment…"
    desk.click("pay_now_button")
    assert desk.recorded == [NUMBER]
    assert desk.attempts() == [AttemptState.CANCELLED]


@pytest.mark.parametrize(
    ("ready", "offline", "detail"),
    [
        (frozenset[PaymentMethod](), False, "Not available: PayPal is not set up here."),
        (frozenset([PaymentMethod.PAYPAL]), True, "Needs a connection. You are offline."),
    ],
)
def test_without_paypal_the_payment_is_recorded(
    desk: Desk, ready: frozenset[PaymentMethod], offline: bool, detail: str
) -> None:
    desk.ready, desk.offline = ready, offline
    desk.open()
    card = desk.find(ChoiceCard, "pay_now_paypal_button")
    assert not card.isEnabled()
    assert card.detail() == detail
    assert desk.find(ChoiceCard, "pay_now_otherwise_button").isChecked()
    desk.press(Qt.Key.Key_Return)
    assert desk.recorded == [NUMBER]


def test_the_connection_comes_back_while_it_is_open(desk: Desk) -> None:
    desk.offline = True
    desk.open()
    desk.offline = False
    desk.changes.publish(Changed(Subject.CONNECTION))
    card = desk.find(ChoiceCard, "pay_now_card_button")
    assert card.isEnabled()
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    desk.settle()
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.find(QPushButton, "payment_open_button").isVisible()


def test_an_order_that_is_cancelled_cannot_be_paid(desk: Desk) -> None:
    desk.booth.cancel_order(NUMBER, "by mistake")
    desk.open()
    assert desk.find(Notice, "pay_notice").accessibleName() == f"{NUMBER} is cancelled: nothing is due."
    assert not desk.is_shown("pay_now_button")


def test_a_payment_recorded_elsewhere_is_seen(desk: Desk) -> None:
    desk.open()
    desk.booth.record_payment(NUMBER, PaymentToRecord(PaymentMeans.CASH, "till 1"))
    desk.changes.publish(Changed(Subject.ORDERS))
    desk.settle()
    assert desk.text("pay_due_label") == "€ 0.00"
    assert desk.find(Notice, "pay_notice").accessibleName() == "Paid. Nothing is due any more."
    assert not desk.is_shown("pay_now_button")


def test_a_currency_that_paypal_does_not_take_is_said(desk: Desk, paypal: FakePayPal) -> None:
    desk.booth.online.till.begin = _refused  # type: ignore[assignment,method-assign]
    desk.open()
    desk.click("pay_now_button")
    assert desk.find(Notice, "payment_notice").accessibleName() == "PayPal does not take KWD. Choose Offline."
    assert desk.is_shown("payment_another_button")
    assert paypal.orders == {}


def _refused(number: str, *, card: bool = False) -> None:  # noqa: ARG001
    paypal_refuses(Money(1000, "KWD"))

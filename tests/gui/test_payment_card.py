"""Being paid by PayPal on the Done page, over a PayPal that answers on 127.0.0.1."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.architecture.test_accessible_names import unnamed
from tests.gui.counter import Counter
from tests.servers.paypal import FakePayPal
from yeastar_desk.application.place_order import PlaceOrder
from yeastar_desk.domain.orders import OrderStatus, PaymentMethod
from yeastar_desk.presentation.ports import Changed, Subject
from yeastar_desk.presentation.preview.qr_code import QrCode
from yeastar_desk.presentation.widgets import ChoiceCard, Notice

CTRL = Qt.KeyboardModifier.ControlModifier
ONLINE = frozenset([PaymentMethod.PAYPAL, PaymentMethod.CARD])


class Paying(Counter):
    """A counter whose customers can pay online."""

    def __init__(self, qtbot: QtBot, folder: Path, paypal: FakePayPal, environment: str = "live") -> None:
        super().__init__(qtbot, folder)
        booth = self.booth
        paypal.now = booth.clock.now
        booth.online.connect(paypal.url, booth.record_payment, environment)
        booth.place_order = PlaceOrder(
            booth.database,
            booth.preferences,
            booth.clock,
            booth.locales,
            booth.open_order,
            lambda _: None,
            lambda _: ONLINE,
        )
        self.ready = ONLINE

    def place(self, method: str = "pay_paypal_button") -> None:
        self.to_checkout()
        QTest.mouseClick(self.find(ChoiceCard, method), Qt.MouseButton.LeftButton)
        self.settle()
        self.press(Qt.Key.Key_Return, CTRL)
        self.wait_for("done_page")
        self.wait_for_document()

    def said(self) -> str:
        """What the payment card says, box or not."""
        for name, kind in (("payment_words_label", QLabel), ("payment_notice", Notice)):
            for each in self.window.findChildren(kind, name):
                if each.isVisible():
                    text = each.text() if isinstance(each, QLabel) else each.accessibleName()
                    return text.replace("\u00a0", " ")
        return ""

    def status(self) -> OrderStatus:
        with self.booth.database.read() as work:
            order = work.orders.get("ORD-B3-2026-00001")
            assert order is not None
            return work.orders.state(order.id).status


@pytest.fixture
def paypal() -> Iterator[FakePayPal]:
    with FakePayPal() as server:
        yield server


@pytest.fixture
def counter(qtbot: QtBot, tmp_path: Path, paypal: FakePayPal) -> Iterator[Paying]:
    made = Paying(qtbot, tmp_path, paypal)
    yield made
    made.close()
    made.booth.online.close()


def test_the_code_of_paypals_page_is_there_and_the_tick_only_when_it_is_paid(
    counter: Paying, paypal: FakePayPal, screenshot: Callable[..., None]
) -> None:
    counter.place()
    assert counter.find(QrCode, "payment_code").modules() != ()
    assert counter.said().startswith("The customer scans the code")
    assert not counter.is_shown("tick")
    assert not counter.is_shown("payment_sandbox_badge")
    screenshot(counter.window, "done-waiting")
    counter.find(QPushButton, "payment_check_button").setFocus()
    counter.booth.clock.sleep(timedelta(seconds=40))
    paypal.approve_all()
    counter.click("payment_check_button")
    counter.qtbot.waitUntil(lambda: counter.text("document_number_label").startswith("INV-"))
    assert counter.text("done_title") == "Order paid"
    assert counter.said() == "Paid: PayPal has taken € 702.10. Nothing is due any more."
    assert counter.is_shown("tick")
    assert not counter.is_shown("payment_code")
    for gone in ("payment_check_button", "payment_cancel_button", "payment_open_button", "payment_again_button"):
        assert not counter.is_shown(gone)
    counter.wait_for_document()
    assert counter.focused() == "print_button"
    screenshot(counter.window, "done-paid")
    assert counter.status() is OrderStatus.PAID


def test_it_asks_by_itself(counter: Paying, paypal: FakePayPal) -> None:
    counter.place()
    paypal.approve_all()
    counter.qtbot.waitUntil(lambda: counter.status() is OrderStatus.PAID, timeout=20_000)
    counter.settle()


class Browser(QObject):
    """What the system's browser is asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toString())


def test_the_page_opens_in_the_systems_browser(counter: Paying) -> None:
    browser = Browser()
    QDesktopServices.setUrlHandler("https", browser, "open")  # type: ignore[arg-type]
    try:
        counter.place()
        counter.click("payment_open_button")
    finally:
        QDesktopServices.unsetUrlHandler("https")
    assert [url.partition("?")[0] for url in browser.opened] == ["https://www.paypal.example/checkoutnow"]


def test_a_payment_is_given_up_and_begun_again_by_card_with_keys(counter: Paying) -> None:
    counter.place()
    counter.find(QPushButton, "payment_cancel_button").setFocus()
    counter.press(Qt.Key.Key_Return)
    assert counter.said() == "Given up; nothing was charged."
    assert counter.focused() == "payment_again_button"
    assert not counter.is_shown("payment_code")
    counter.press(Qt.Key.Key_Tab)
    assert counter.find(QPushButton, "payment_other_button").text() == "Card instead"
    counter.press(Qt.Key.Key_Return)
    assert "enters the card on PayPal's page" in counter.said()
    assert counter.focused() == "payment_open_button"
    assert counter.status() is OrderStatus.PENDING


def test_another_way_leads_to_the_order(counter: Paying) -> None:
    asked: list[str] = []
    counter.panel.orders_requested.connect(asked.append)
    counter.place()
    counter.click("payment_cancel_button")
    counter.click("payment_another_button")
    assert asked == ["ORD-B3-2026-00001"]


def test_money_that_does_not_fit_is_cleared_up_with_a_note(counter: Paying, paypal: FakePayPal) -> None:
    counter.place()

    def elsewhere(order: dict[str, Any]) -> None:
        order["purchase_units"][0]["payee"]["merchant_id"] = "SOMEBODY"

    paypal.change = elsewhere
    paypal.approve_all()
    counter.click("payment_check_button")
    assert counter.text("payment_title_label") == "Look at this payment"
    for gone in ("payment_check_button", "payment_cancel_button", "payment_again_button"):
        assert not counter.is_shown(gone)
    counter.click("payment_settle_button")
    assert not counter.find(QPushButton, "settle_confirm_button").isEnabled()
    assert unnamed(counter.window) == []
    counter.type("Nothing at PayPal")
    counter.press(Qt.Key.Key_Return)
    assert counter.said() == "Cleared up by hand: Nothing at PayPal"
    assert counter.is_shown("payment_again_button")
    assert counter.status() is OrderStatus.PENDING


def test_what_the_invoice_lacks_is_asked_for_before_any_money_is_taken(
    counter: Paying, paypal: FakePayPal, screenshot: Callable[..., None]
) -> None:
    counter.to_checkout("W-300006")  # a customer without a street and a tax number
    QTest.mouseClick(counter.find(ChoiceCard, "pay_paypal_button"), Qt.MouseButton.LeftButton)
    counter.settle()
    counter.press(Qt.Key.Key_Return, CTRL)
    counter.wait_for("done_page")
    assert counter.text("payment_title_label") == "No payment yet"
    assert counter.said() == "The invoice lacks the buyer's street. Add it and try again."
    assert paypal.requests == []
    screenshot(counter.window, "done-incomplete")
    counter.click("payment_complete_button")
    assert unnamed(counter.window) == []
    counter.type("Am Markt 1")
    counter.press(Qt.Key.Key_Return)
    assert counter.said().startswith("The customer scans the code")
    assert counter.focused() == "payment_open_button"
    counter.booth.clock.sleep(timedelta(seconds=40))
    paypal.approve_all()
    counter.click("payment_check_button")
    counter.qtbot.waitUntil(lambda: counter.text("document_number_label").startswith("INV-"))
    document, _ = counter.booth.document_files.pdf(counter.text("document_number_label"))
    assert document.content.buyer.street == "Am Markt 1"
    assert document.number == "INV-B3-2026-00001", "the attempts before have used no number"


def test_the_sandbox_is_marked_from_begin_to_end(qtbot: QtBot, tmp_path: Path, paypal: FakePayPal) -> None:
    counter = Paying(qtbot, tmp_path, paypal, "sandbox")
    counter.place("pay_card_button")
    assert counter.text("payment_sandbox_badge") == "Sandbox, no money"
    paypal.approve_all()
    counter.click("payment_check_button")
    assert counter.text("payment_sandbox_badge") == "Sandbox, no money"
    assert counter.said().startswith("The test worked: nothing was paid")
    assert counter.text("done_title") == "Order placed"
    assert counter.status() is OrderStatus.PENDING
    counter.close()
    counter.booth.online.close()


def test_the_next_customer_sees_nothing_of_the_payment_before(counter: Paying) -> None:
    counter.place()
    counter.press(Qt.Key.Key_N, CTRL)
    counter.enter_company("W-300006")
    counter.click("subscribe_standard_button")
    counter.click("checkout_button")
    QTest.mouseClick(counter.find(ChoiceCard, "pay_offline_button"), Qt.MouseButton.LeftButton)
    counter.settle()
    counter.press(Qt.Key.Key_Return, CTRL)
    counter.wait_for("done_page")
    assert counter.text("order_number_label") == "ORD-B3-2026-00002"
    assert not counter.is_shown("payment_card")
    assert counter.is_shown("tick")


def test_paypal_says_when_there_is_no_connection(counter: Paying) -> None:
    offline = [True]
    counter.panel.presenter.checkout._is_offline = lambda: offline[0]
    counter.to_checkout()
    card = counter.find(ChoiceCard, "pay_paypal_button")
    assert not card.isEnabled()
    assert card.detail() == "Needs a connection. You are offline."
    offline.clear()
    offline.append(False)
    counter.changes.publish(Changed(Subject.CONNECTION))
    assert card.isEnabled()
    assert card.detail() == "The customer approves the payment in PayPal."

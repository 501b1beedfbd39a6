"""What is done with an order on screen: real dialogs, a real database."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QMenu, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from tests.architecture.test_accessible_names import unnamed
from tests.gui.pages import desk
from tests.gui.test_orders_page import Orders
from yeastar_desk.application.payment_ports import AttemptState, PaymentAttempt
from yeastar_desk.application.ports import OrderFilter
from yeastar_desk.application.record_payment import PaymentToRecord
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.order_life import PaymentMeans
from yeastar_desk.domain.orders import OrderStatus
from yeastar_desk.presentation.orders.details_panel import OrderPanel
from yeastar_desk.presentation.widgets import CheckBox, ComboBox, DateEdit, Dialog, Table

FIRST = "ORD-B3-2026-00001"


@pytest.fixture
def orders(qtbot: QtBot, tmp_path: Path) -> Iterator[Orders]:
    with desk(qtbot, tmp_path) as place:
        made = Orders(place)
        made.place_some()
        place.show(made.page)
        made.choose(FIRST)
        yield made


def status(orders: Orders) -> OrderStatus:
    with orders.place.booth.database.read() as work:
        order = work.orders.get(FIRST)
        assert order is not None
        return work.orders.state(order.id).status


def confirm(orders: Orders, name: str) -> None:
    orders.place.find(QPushButton, f"{name}_confirm_button").click()
    orders.place.settle()


def test_a_payment_is_recorded_by_keyboard_and_its_invoice_shown(
    orders: Orders, screenshot: Callable[..., None]
) -> None:
    orders.do("record_payment")
    amount = orders.place.find(QLineEdit, "payment_amount_edit")
    assert amount.hasFocus()
    assert amount.text() == "4372.77"
    assert unnamed(orders.place.window) == []
    screenshot(orders.place.window, "orders-payment")
    QTest.keyClick(amount, Qt.Key.Key_Return)
    orders.place.settle()
    assert status(orders) is OrderStatus.PAID
    assert orders.said == [f"{FIRST} is paid. Invoice INV-B3-2026-00001 was issued."]
    assert orders.shown == ["INV-B3-2026-00001"]
    assert not orders.action("record_payment").isEnabled()
    assert orders.action("credit").isEnabled()


def test_a_part_gives_a_receipt_and_too_much_is_asked_about(orders: Orders) -> None:
    orders.do("record_payment")
    orders.place.find(QLineEdit, "payment_amount_edit").setText("372.77")
    confirm(orders, "record_payment")
    assert orders.said[-1] == "Payment stored with receipt RC-B3-2026-00001. €\u00a04,000.00 is still due."
    orders.do("record_payment")
    amount = orders.place.find(QLineEdit, "payment_amount_edit")
    amount.setText("5000")
    confirm(orders, "record_payment")
    overpaid = orders.place.find(CheckBox, "payment_overpaid_check")
    assert overpaid.isVisible()
    assert "Only 4000.00 EUR is due" in orders.place.find(QLabel, "record_payment_problem_label").text()
    assert amount.text() == "5000", "what was entered stays"
    overpaid.setChecked(True)
    confirm(orders, "record_payment")
    assert status(orders) is OrderStatus.PAID
    assert orders.said[-1] == (
        f"{FIRST} is paid. Invoice INV-B3-2026-00001 was issued. €\u00a01,000.00 was paid too much and stands to the "
        "customer's credit."
    )


def test_what_was_paid_too_much_is_given_back_from_the_panel(orders: Orders, screenshot: Callable[..., None]) -> None:
    entered = PaymentToRecord(PaymentMeans.BANK_TRANSFER, amount="5000", accept_overpayment=True)
    orders.place.booth.record_payment(FIRST, entered)
    orders.do("show_order")
    panel = orders.place.find(OrderPanel, "order_panel")
    back = orders.place.find(QPushButton, "give_back_surplus_button")
    assert unnamed(orders.place.window) == []
    screenshot(orders.place.window, "orders-surplus")
    QTest.keyClick(back, Qt.Key.Key_Space)
    orders.place.settle()
    assert unnamed(orders.place.window) == []
    screenshot(orders.place.window, "orders-surplus-asked")
    orders.place.find(QPushButton, "surplus_dialog_confirm_button").click()
    orders.place.settle()
    assert orders.said[-1] == "Refund note RF-B3-2026-00001 over €\u00a0627.23 was issued."
    assert orders.shown[-1] == "RF-B3-2026-00001"
    assert status(orders) is OrderStatus.PAID
    screenshot(orders.place.window, "orders-surplus-back")
    words = " | ".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())
    assert "What was paid too much was given back: RF-B3-2026-00001" in words
    assert "Paid too much" not in words
    assert not [each for each in panel.findChildren(QPushButton, "give_back_surplus_button") if each.isVisible()]


def test_pay_now_leads_back_to_checkout_and_from_there_to_a_payment_received_otherwise(orders: Orders) -> None:
    asked: list[str] = []
    orders.page.pay_requested.connect(asked.append)
    orders.do("pay_now")
    assert asked == [FIRST]
    orders.page.record_payment(FIRST)
    orders.place.settle()
    assert orders.place.find(QLineEdit, "payment_amount_edit").text() == "4372.77"
    confirm(orders, "record_payment")
    assert status(orders) is OrderStatus.PAID


def test_an_order_is_cancelled_after_a_question(orders: Orders) -> None:
    orders.do("cancel_order")
    orders.place.find(QPushButton, "cancel_order_cancel_button").click()
    assert status(orders) is OrderStatus.PENDING
    orders.do("cancel_order")
    orders.place.find(QLineEdit, "cancel_reason_edit").setText("changed plans")
    confirm(orders, "cancel_order")
    assert status(orders) is OrderStatus.CANCELLED
    assert [orders.action(name).isEnabled() for name in ("cancel_order", "pay_now", "record_payment", "remarks")] == [
        False, False, False, True,
    ]  # fmt: skip


def test_an_order_ends_as_failed_only_with_a_reason(orders: Orders) -> None:
    orders.do("cancel_order")
    orders.place.find(ComboBox, "cancel_ending_combo").setCurrentIndex(1)
    assert orders.place.find(QPushButton, "cancel_order_confirm_button").text() == "Mark as failed"
    confirm(orders, "cancel_order")
    assert "Say why" in orders.place.find(QLabel, "cancel_order_problem_label").text()
    reason = orders.place.find(QLineEdit, "cancel_reason_edit")
    assert reason.hasFocus()
    reason.setText("The card was declined")
    confirm(orders, "cancel_order")
    assert status(orders) is OrderStatus.FAILED


def test_money_for_a_part_is_given_back_before_an_order_is_cancelled(orders: Orders) -> None:
    orders.do("record_payment")
    orders.place.find(QLineEdit, "payment_amount_edit").setText("100")
    confirm(orders, "record_payment")
    orders.do("cancel_order")
    orders.place.find(QLineEdit, "refund_reason_edit").setText("changed plans")
    confirm(orders, "refund")
    assert status(orders) is OrderStatus.CANCELLED
    assert orders.said[-1].replace("\u00a0", " ") == (
        f"{FIRST} is cancelled. Refund note RF-B3-2026-00001 over € 100.00 was issued."
    )
    assert orders.shown[-1] == "RF-B3-2026-00001"


def test_an_order_without_an_invoice_is_refunded(orders: Orders, screenshot: Callable[..., None]) -> None:
    orders.place.booth.set_seller(country="PT")
    orders.do("record_payment")
    confirm(orders, "record_payment")
    assert "No tax invoice is issued from here" in orders.said[-1]
    orders.do("credit")
    confirm(orders, "refund")
    assert "Say why" in orders.place.find(QLabel, "refund_problem_label").text()
    orders.place.find(QLineEdit, "refund_reason_edit").setText("Ordered twice")
    assert unnamed(orders.place.window) == []
    screenshot(orders.place.window, "orders-refund")
    confirm(orders, "refund")
    assert status(orders) is OrderStatus.REFUNDED


def test_what_an_invoice_lacks_is_one_click_away(orders: Orders, screenshot: Callable[..., None]) -> None:
    """By keyboard: the refusal puts the cursor on the one way to all of it, and afterwards back on the payment."""
    orders.place.booth.set_seller(street="", country="")
    orders.do("record_payment")
    reference = orders.place.find(QLineEdit, "payment_reference_edit")
    reference.setText("statement 7")
    confirm(orders, "record_payment")
    said = orders.place.find(QLabel, "record_payment_problem_label").text()
    assert said == "The invoice lacks your company's street and country. Add them and try again."
    link = orders.place.find(QPushButton, "missing_enter_button")
    assert link.hasFocus()
    assert link.text() == "Enter what is missing…"
    assert unnamed(orders.place.window) == []
    screenshot(orders.place.window, "orders-missing")
    QTest.keyClick(link, Qt.Key.Key_Space)
    street = orders.place.find(QLineEdit, "complete_seller_street_edit")
    assert street.hasFocus()
    street.setText("Am Kai 4")
    combo = orders.place.find(ComboBox, "complete_seller_country_edit")
    combo.setCurrentIndex(combo.findData("DE"))
    assert unnamed(orders.place.window) == []
    screenshot(orders.place.window, "orders-complete")
    confirm(orders, "complete")
    assert orders.place.booth.preferences.value.seller.street == "Am Kai 4"
    assert reference.text() == "statement 7", "what was entered stays"
    again = orders.place.find(QPushButton, "record_payment_confirm_button")
    assert again.hasFocus()
    QTest.keyClick(again, Qt.Key.Key_Return)
    orders.place.settle()
    assert status(orders) is OrderStatus.PAID


def test_one_thing_that_an_invoice_lacks_is_named_on_the_button(orders: Orders) -> None:
    orders.place.booth.set_seller(city="")
    orders.do("record_payment")
    confirm(orders, "record_payment")
    link = orders.place.find(QPushButton, "missing_enter_button")
    assert link.text() == "Enter your company's city…"
    orders.place.find(QLineEdit, "payment_amount_edit").setText("0")
    confirm(orders, "record_payment")
    assert not link.isVisible(), "another refusal has nothing to do with it"


def test_remarks_are_found_by_the_search(orders: Orders) -> None:
    orders.do("remarks")
    orders.place.find(QLineEdit, "remarks_reference_edit").setText("PRJ-77")
    confirm(orders, "remarks")
    orders.page.find_order("PRJ-77")
    orders.place.settle()
    assert orders.numbers() == [FIRST]


def test_a_part_of_an_invoice_is_credited(orders: Orders) -> None:
    orders.do("record_payment")
    confirm(orders, "record_payment")
    orders.do("credit")
    for item, left in (("standard", 0), ("meeting_room", 0), ("desk", 10)):
        orders.place.find(QSpinBox, f"credit_{item}_spin").setValue(left)
    confirm(orders, "credit")
    assert "Say why" in orders.place.find(QLabel, "credit_problem_label").text()
    assert orders.place.find(QLineEdit, "credit_reason_edit").hasFocus()
    orders.place.find(QLineEdit, "credit_reason_edit").setText("10 desks too many")
    confirm(orders, "credit")
    assert orders.shown[-1] == "CN-B3-2026-00001"
    assert status(orders) is OrderStatus.PAID


def test_the_panel_shows_everything_and_follows_what_is_done(orders: Orders, screenshot: Callable[..., None]) -> None:
    orders.do("show_order")
    panel = orders.place.find(OrderPanel, "order_panel")
    orders.place.find(QPushButton, "record_payment_button").click()
    orders.place.settle()
    confirm(orders, "record_payment")
    words = " | ".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())
    for wanted in (
        "Nordlicht Hotels GmbH", "PI-0", "4500017", "ap@nordlicht.example", "Meeting Room", "Bank transfer",
        "Payment recorded: INV-B3-2026-00001", "Placed",
    ):  # fmt: skip
        assert wanted in words
    assert not orders.place.find(QPushButton, "record_payment_button").isEnabled()
    screenshot(orders.place.window, "orders-panel")
    orders.place.find(QPushButton, "document_PF-B3-2026-00001_button").click()
    assert orders.shown[-1] == "PF-B3-2026-00001"
    assert unnamed(orders.place.window) == []


def test_the_cards_and_filters(orders: Orders, screenshot: Callable[..., None]) -> None:
    find = orders.place.find
    assert find(QLabel, "orders_today_caption_label").text() == "Today at ISE 2027"
    assert find(QLabel, "orders_today_amount_label").text().replace("\u00a0", " ") == "€ 13,118.31"
    assert find(QLabel, "orders_today_detail_label").text() == "3 orders · 0 drafts"
    assert find(QLabel, "orders_waiting_amount_label").text() == "3 orders"
    assert find(QLabel, "orders_pending_detail_label").text() == "3 orders"
    screenshot(orders.place.window, "orders-page")
    combo = find(ComboBox, "orders_status_combo")
    for word, count in (("Paid", 0), ("Pending", 3), ("Any status", 3)):
        combo.setCurrentText(word)
        orders.place.settle()
        assert len(orders.numbers()) == count, word
    find(ComboBox, "orders_event_combo").setCurrentText("ISE 2027")
    find(ComboBox, "orders_dates_combo").setCurrentText("Today")
    orders.place.settle()
    assert len(orders.numbers()) == 3
    today = orders.place.booth.clock.today()
    assert orders.page.presenter.wanted() == OrderFilter(event="ISE 2027", placed_from=today)
    find(ComboBox, "orders_rep_combo").setCurrentText("Ana")
    find(ComboBox, "orders_product_combo").setCurrentText("Workplace")
    find(ComboBox, "orders_dates_combo").setCurrentText("Between…")
    find(DateEdit, "orders_from_edit").set_day(today - timedelta(days=3))
    find(DateEdit, "orders_to_edit").set_day(today - timedelta(days=1))
    orders.place.settle()
    assert orders.page.presenter.wanted() == OrderFilter(
        event="ISE 2027", rep="Ana", product=Product.WORKPLACE,
        placed_from=today - timedelta(days=3), placed_to=today - timedelta(days=1),
    )  # fmt: skip
    screenshot(orders.place.window, "orders-filters")
    assert unnamed(orders.place.window) == []
    assert orders.numbers() == []
    find(DateEdit, "orders_from_edit").set_day(today + timedelta(days=1))  # the wrong way round means the same
    orders.place.settle()
    assert len(orders.numbers()) == 3
    find(QPushButton, "orders_clear_button").click()
    orders.place.settle()
    assert orders.page.presenter.wanted() == OrderFilter()
    assert not find(DateEdit, "orders_from_edit").isVisible()
    assert not find(QPushButton, "orders_clear_button").isVisible()
    assert len(orders.numbers()) == 3


def test_columns_are_chosen_by_keyboard_and_remembered(orders: Orders) -> None:
    table = orders.table
    titles = [str(table.model().headerData(n, Qt.Orientation.Horizontal)) for n in range(table.model().columnCount())]
    hidden = titles.index("Sales rep")
    assert table.isColumnHidden(hidden)
    orders.place.find(QPushButton, "orders_more_button").click()
    more = QApplication.activePopupWidget()
    assert isinstance(more, QMenu)
    more.actions()[0].trigger()
    more.close()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == [title for title in titles if title]
    next(action for action in menu.actions() if action.text() == "Sales rep").trigger()
    menu.close()
    assert not table.isColumnHidden(hidden)
    again = Orders(orders.place).page
    other = again.findChild(Table, "orders_table")
    assert other is not None
    assert not other.isColumnHidden(hidden)
    again.deleteLater()


def test_what_the_list_shows_is_exported(orders: Orders, tmp_path: Path) -> None:
    orders.page.find_order(FIRST)
    orders.place.settle()
    for name, file in (("orders", tmp_path / "out.csv"), ("documents", tmp_path / "out.zip")):
        orders.place.find(QPushButton, f"export_{name}_button").click()
        dialog = orders.page.findChild(QFileDialog, "export_file_dialog")
        assert dialog is not None
        dialog.fileSelected.emit(str(file))
        dialog.close()
        dialog.deleteLater()
        dialog.setObjectName("")
        orders.place.settle()
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert [row["order_number"] for row in csv.DictReader(stream)] == [FIRST]
    with ZipFile(tmp_path / "out.zip") as archive:
        assert archive.namelist() == ["PF-B3-2026-00001.pdf", "manifest.csv"]
    assert orders.said[-1] == "1 documents were saved in out.zip."
    assert not any(dialog.isVisible() for dialog in orders.page.window().findChildren(Dialog))


def test_the_hand_over_sheet_is_one_action_away(orders: Orders) -> None:
    wanted: list[str] = []
    orders.page.handover_requested.connect(wanted.append)
    number = orders.numbers()[0]
    orders.choose(number)
    orders.do("handover")
    orders.do("show_order")
    orders.place.find(QPushButton, "handover_button").click()
    assert wanted == [number, number]


def test_money_that_paypal_took_is_asked_back_from_the_order(orders: Orders, screenshot: Callable[..., None]) -> None:
    booth, number = orders.place.booth, orders.numbers()[0]
    booth.record_payment(number, PaymentToRecord(PaymentMeans.PAYPAL, "3C000000000000000"))
    note = booth.credit_invoice(number, "The customer came back.").number
    with booth.database.work() as work:
        order = work.orders.get(number)
        assert order is not None
        work.payment_attempts.add(
            PaymentAttempt(
                id="A1", order_id=order.id, environment="live", state=AttemptState.PAID, invoice_id=number,
                amount=order.priced.total, card=False, created_at=booth.clock.now(), create_request_id="R1",
                capture_id="3C000000000000000",
            )
        )  # fmt: skip
        work.commit()
    orders.page.reload()
    orders.place.settle()
    orders.choose(number)
    orders.do("show_order")
    orders.place.find(QPushButton, f"refund_{note}_button").click()
    orders.place.find(QPushButton, "paypal_refund_dialog_confirm_button").click()
    orders.place.settle()
    panel = orders.place.find(OrderPanel, "order_panel")
    words = " ".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())
    assert f"PayPal gives back the money of {note} as soon as you are online." in words
    assert f"Refund of {note}" in words
    assert "Waits for PayPal" in words
    assert panel.findChild(QPushButton, f"refund_{note}_button") is None, "not a second time"
    screenshot(orders.place.window, "orders-paypal-refund")

"""Review & checkout on screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QRadioButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.counter import Counter
from tests.presenters.test_checkout import Failing
from yeastar_desk.application.ports import OrderFilter
from yeastar_desk.domain.errors import NotSaved
from yeastar_desk.domain.orders import PaymentMethod
from yeastar_desk.presentation.widgets import ChoiceCard, Notice

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def counter(qtbot: QtBot, tmp_path: Path) -> Iterator[Counter]:
    made = Counter(qtbot, tmp_path)
    yield made
    made.close()


def orders(counter: Counter) -> int:
    return counter.booth.list_orders.count(OrderFilter())


def test_the_review_shows_plan_services_contact_and_total(counter: Counter) -> None:
    counter.purchase()
    counter.panel.presenter.plan.set_quantity("desk", 40)
    counter.click("checkout_button")
    assert counter.text("review_company_label") == "Nordlicht Hotels GmbH · W-204417"
    assert counter.text("review_plan_label") == "Standard Plan, annual, 1 year"
    model = counter.find(QTableView, "services_table").model()
    row = [str(model.index(0, column).data()).replace("\u00a0", " ") for column in range(4)]
    assert row == ["Desk", "40", "€ 12.00 / year", "€ 480.00"]
    assert counter.text("contact_address_label") == "Speicherstr. 8, 20457 Hamburg, Germany"
    assert counter.text("contact_tax_badge") == "format valid"
    assert counter.text("checkout_total_label") == "€ 1,273.30"
    assert counter.focused() == "pi_number_edit"


def test_all_services_are_seen_at_once(counter: Counter) -> None:
    counter.purchase()
    for item in ("meeting_room", "location", "desk", "visitor"):
        counter.panel.presenter.plan.set_quantity(item, 10)
    counter.click("checkout_button")
    table = counter.find(QTableView, "services_table")
    counter.qtbot.waitUntil(lambda: table.height() >= table.sizeHint().height())
    counter.qtbot.waitUntil(lambda: not table.verticalScrollBar().isVisible())


def test_payments_that_are_not_set_up_are_disabled_with_the_reason(counter: Counter) -> None:
    counter.to_checkout()
    for name in ("pay_paypal_button", "pay_card_button"):
        card = counter.find(ChoiceCard, name)
        assert not card.isEnabled()
        assert "not set up here" in card.detail()
        assert card.accessibleDescription() == card.detail()
    assert counter.find(QRadioButton, "pay_offline_button").isChecked()
    assert not counter.is_shown("auto_renew_check")


def test_auto_renew_is_there_with_paypal_and_the_pi_number_only_offline(counter: Counter) -> None:
    counter.ready = frozenset([PaymentMethod.PAYPAL])
    counter.to_checkout()
    QTest.mouseClick(counter.find(ChoiceCard, "pay_paypal_button"), Qt.MouseButton.LeftButton)
    counter.settle()
    assert not counter.is_shown("pi_number_edit")
    check = counter.find(QCheckBox, "auto_renew_check")
    check.setFocus()
    counter.press(Qt.Key.Key_Space)
    assert counter.panel.presenter.sale.request.payment.auto_renew
    QTest.mouseClick(counter.find(ChoiceCard, "pay_offline_button"), Qt.MouseButton.LeftButton)
    counter.settle()
    assert counter.is_shown("pi_number_edit")
    assert not counter.is_shown("auto_renew_check")


def test_numbers_are_typed_undisturbed_and_stored_trimmed(counter: Counter) -> None:
    counter.to_checkout()
    counter.type("PI 2026 ")
    assert counter.find(QLineEdit, "pi_number_edit").text() == "PI 2026 "
    counter.press(Qt.Key.Key_Tab)
    counter.type("4500017")
    counter.press(Qt.Key.Key_Return, CTRL)
    counter.wait_for("done_page")
    with counter.booth.database.read() as work:
        order = work.orders.get(counter.text("order_number_label"))
    assert order is not None
    assert (order.request.payment.pi_number, order.request.po_number) == ("PI 2026", "4500017")


def test_enter_in_a_number_does_not_place_the_order(counter: Counter) -> None:
    counter.to_checkout()
    counter.type("PI-1")
    counter.press(Qt.Key.Key_Return)
    assert counter.is_shown("place_order_button")
    assert orders(counter) == 0


def test_a_double_click_places_once(counter: Counter) -> None:
    counter.to_checkout()
    button = counter.find(QPushButton, "place_order_button")
    for _ in range(2):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not button.isEnabled()
    assert button.text() == "Saving the order…"
    counter.settle()
    counter.wait_for("done_page")
    assert orders(counter) == 1


def test_what_could_not_be_saved_is_said_and_everything_stays(counter: Counter) -> None:
    failing = Failing(counter.booth, NotSaved("The disk is full: the order was not saved. Free some space."))
    counter.to_checkout()
    counter.type("PI-7")
    counter.press(Qt.Key.Key_Return, CTRL)
    notice = counter.find(Notice, "checkout_notice")
    assert notice.accessibleName() == "The disk is full: the order was not saved. Free some space."
    assert counter.find(QLineEdit, "pi_number_edit").text() == "PI-7"
    assert counter.find(QPushButton, "place_order_button").isEnabled()
    failing.error = None
    counter.press(Qt.Key.Key_Return, CTRL)
    counter.wait_for("done_page")
    assert orders(counter) == 1


def test_a_missing_seller_leads_to_settings(counter: Counter) -> None:
    asked: list[bool] = []
    counter.panel.settings_requested.connect(lambda: asked.append(True))
    counter.to_checkout()
    counter.booth.set_seller(name="")
    counter.press(Qt.Key.Key_Return, CTRL)
    counter.click("notice_action_button")
    assert asked == [True]


def test_going_back_by_step_edit_and_key_loses_nothing(counter: Counter) -> None:
    counter.to_checkout()
    counter.type("PI-9")
    for way in ("edit_plan_button", "edit_services_button"):
        counter.click(way)
        assert counter.focused() == "checkout_button"
        counter.press(Qt.Key.Key_Return)
        assert counter.is_shown("place_order_button")
    step = counter.find(QWidget, "step_1_button")
    QTest.mouseClick(step, Qt.MouseButton.LeftButton)
    counter.settle()
    assert counter.is_shown("company_id_edit")
    counter.press(Qt.Key.Key_Return, CTRL)
    assert counter.find(QLineEdit, "pi_number_edit").text() == "PI-9"
    counter.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert counter.is_shown("company_id_edit")


# billing contact


def test_a_contact_is_added_with_what_is_missing_said_at_its_field(counter: Counter) -> None:
    counter.to_checkout()
    counter.click("add_billing_contact_button")
    assert counter.find(QLineEdit, "contact_company_edit").text() == "Nordlicht Hotels GmbH"
    assert counter.focused() == "contact_company_edit"
    counter.press(Qt.Key.Key_Return)
    assert counter.text("contact_problem_label") == "The billing contact has no email address: add an email address."
    assert counter.focused() == "contact_email_edit"
    counter.type("ap@nordlicht.example")
    counter.find(QLineEdit, "contact_first_name_edit").setText("Jonas")
    counter.find(QLineEdit, "contact_last_name_edit").setText("Petersen")
    counter.find(QLineEdit, "contact_tax_number_edit").setText("DE811907980")
    assert counter.text("contact_form_badge") == "format valid"
    counter.find(QLineEdit, "contact_tax_number_edit").setText("DE1")
    assert counter.text("contact_form_badge") == "format not valid"
    counter.click("contact_save_button")
    assert not counter.is_shown("billing_contact_dialog")
    combo = counter.find(QComboBox, "billing_contact_combo")
    assert combo.currentText() == "Nordlicht Hotels GmbH — Jonas Petersen"
    assert counter.text("contact_email_label") == "ap@nordlicht.example"


def test_a_contact_is_edited_in_place(counter: Counter) -> None:
    counter.to_checkout()
    counter.click("edit_billing_contact_button")
    assert counter.find(QLineEdit, "contact_street_edit").text() == "Speicherstr. 8"
    counter.find(QLineEdit, "contact_street_edit").setText("Am Kai 1")
    counter.click("contact_save_button")
    assert counter.text("contact_address_label") == "Am Kai 1, 20457 Hamburg, Germany"


def test_the_tax_follows_the_contact(counter: Counter) -> None:
    counter.to_checkout("W-300005")
    assert counter.text("checkout_tax_caption_label") == "VAT 0 % · export (US)"
    combo = counter.find(QComboBox, "billing_contact_combo")
    combo.setFocus()
    counter.press(Qt.Key.Key_Down)
    assert counter.text("checkout_tax_caption_label") == "VAT 19 % (DE)"
    edit = counter.find(QPushButton, "edit_billing_contact_button")
    assert not edit.isEnabled()
    assert "Settings" in edit.toolTip()


def test_esc_in_the_contact_dialog_stores_nothing(counter: Counter) -> None:
    counter.to_checkout()
    counter.click("add_billing_contact_button")
    counter.find(QLineEdit, "contact_email_edit").setText("x@y.example")
    counter.press(Qt.Key.Key_Escape)
    assert counter.find(QComboBox, "billing_contact_combo").count() == 2
    assert counter.panel.isVisible()

"""The first step of the purchase panel, as a rep and a screen reader meet it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from tests.architecture.test_accessible_names import unnamed
from tests.gui.counter import Counter
from tests.presenters.booth import LONG_NAME
from yeastar_desk.application.ports import OrderFilter
from yeastar_desk.domain.companies import Company
from yeastar_desk.presentation.purchase.hit_list import HitList
from yeastar_desk.presentation.sale.line_table import LineTable
from yeastar_desk.presentation.widgets import PlanCard

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def counter(qtbot: QtBot, tmp_path: Path) -> Iterator[Counter]:
    made = Counter(qtbot, tmp_path)
    yield made
    made.close()


# the contract

STEP_1 = (
    "purchase_panel close_panel_button company_id_edit search_button company_name_label company_message_label "
    "annually_button monthly_button subscribe_basic_button subscribe_standard_button subscribe_pro_button term_combo "
    "term_label expiration_label edit_meeting_room_button edit_location_button edit_desk_button edit_visitor_button "
    "assign_combo add_partner_button summary_table discount_edit subtotal_label discount_label tax_label total_label "
    "hold_button quote_button checkout_button"
)
STEP_2 = (
    "billing_contact_combo add_billing_contact_button edit_billing_contact_button pay_paypal_button pay_card_button "
    "pay_offline_button pi_number_edit po_number_edit auto_renew_check checkout_total_label place_order_button"
)
STEP_3 = (
    "done_page order_number_label document_number_label print_button save_pdf_button email_button new_order_button "
    "same_again_button"
)


@pytest.mark.parametrize("names", [STEP_1, STEP_2, STEP_3])
def test_the_names_that_scripts_rely_on_are_there_once(counter: Counter, names: str) -> None:
    for name in names.split():
        assert len(counter.window.findChildren(QWidget, name)) == 1, name


def test_everything_on_every_step_has_a_name_and_words(counter: Counter) -> None:
    counter.purchase()
    counter.enter_company("W-204471")
    assert unnamed(counter.window) == []
    counter.enter_company("W-204417")
    counter.click("add_partner_button")
    assert unnamed(counter.window) == []
    counter.press(Qt.Key.Key_Escape)
    counter.click("edit_desk_button")
    assert unnamed(counter.window) == []
    counter.press(Qt.Key.Key_Escape)
    counter.click("checkout_button")
    counter.click("add_billing_contact_button")
    assert unnamed(counter.window) == []
    counter.press(Qt.Key.Key_Escape)
    counter.click("place_order_button")
    counter.wait_for("done_page")
    counter.wait_for_document()
    assert unnamed(counter.window) == []


def test_words_of_customers_are_never_markup(counter: Counter) -> None:
    with counter.booth.database.work() as work:
        work.companies.save(Company("M-1", "<b>Café</b> <Größe> & Söhne", "a@b.example", country="DE"))
        work.commit()
    counter.purchase("M-1")
    assert counter.text("company_name_label") == "<b>Café</b> <Größe> & Söhne"
    counter.click("checkout_button")
    for label in counter.window.findChildren(QLabel):
        if label.text() and type(label).__name__ != "Badge":
            assert label.textFormat() is Qt.TextFormat.PlainText, f"{label.objectName()} {label.text()}"


# the whole sale by keyboard


def test_the_common_sale_takes_under_15_keys_after_the_company_id(counter: Counter) -> None:
    counter.panel.purchase()
    counter.settle()
    assert counter.focused() == "company_id_edit"
    counter.type("W-204417")
    counter.keys = 0
    counter.press(Qt.Key.Key_Return)
    assert counter.text("company_name_label") == "Nordlicht Hotels GmbH"
    assert counter.focused() == "subscribe_basic_button"
    counter.press(Qt.Key.Key_Down)
    counter.press(Qt.Key.Key_Return)
    assert counter.focused() == "edit_meeting_room_button"
    counter.press(Qt.Key.Key_Return)
    counter.type("12")
    counter.press(Qt.Key.Key_Return)
    assert counter.focused() == "edit_location_button"
    counter.press(Qt.Key.Key_Down)
    counter.press(Qt.Key.Key_Return)
    counter.type("40")
    counter.press(Qt.Key.Key_Return)
    counter.press(Qt.Key.Key_Return, CTRL)
    assert counter.text("checkout_total_label") == "€ 2,301.46"
    counter.press(Qt.Key.Key_Return, CTRL)
    counter.wait_for("done_page")
    assert counter.keys <= 15
    (row,) = counter.booth.list_orders.page(OrderFilter(), 0, 10)
    assert counter.text("order_number_label") == row.number
    assert row.total.decimal() == "2301.46"


def test_the_shortest_sale_is_four_keys(counter: Counter) -> None:
    counter.panel.purchase()
    counter.settle()
    counter.type("W-204417")
    counter.keys = 0
    counter.press(Qt.Key.Key_Return)
    counter.press(Qt.Key.Key_Return)
    counter.press(Qt.Key.Key_Return, CTRL)
    counter.press(Qt.Key.Key_Return, CTRL)
    counter.wait_for("done_page")
    assert counter.keys == 4


def test_tab_stays_in_the_panel_and_reaches_everything(counter: Counter) -> None:
    counter.purchase()
    counter.enter_company("W-204417")
    reached = set()
    for _ in range(40):
        counter.press(Qt.Key.Key_Tab)
        assert counter.panel.isAncestorOf(counter.window.focusWidget())
        reached.add(counter.focused())
    wanted = (
        "company_id_edit search_button term_combo edit_meeting_room_button edit_location_button edit_desk_button "
        "edit_visitor_button assign_combo add_partner_button subscribe_basic_button subscribe_standard_button "
        "subscribe_pro_button discount_edit hold_button quote_button checkout_button close_panel_button"
    )
    assert set(wanted.split()) <= reached


def test_alt_and_a_number_choose_a_plan(counter: Counter) -> None:
    counter.purchase(plan="")
    counter.press(Qt.Key.Key_3, ALT)
    assert counter.find(QPushButton, "subscribe_pro_button").text() == "Selected"
    counter.press(Qt.Key.Key_Y, ALT)
    assert counter.focused() == "term_combo"
    counter.press(Qt.Key.Key_D, ALT)
    assert counter.focused() == "discount_edit"
    counter.press(Qt.Key.Key_M, ALT)
    assert counter.find(QPushButton, "monthly_button").isChecked()


# the customer


def test_plans_are_there_after_a_search_in_vain_that_came_before_the_prices(counter: Counter) -> None:
    before = threading.Event()
    counter.lanes.database.submit(before.wait, lambda _: None, lambda _: None)
    counter.panel.purchase()  # asks for the prices
    counter.panel.presenter.search.search("W-204471")  # takes their place
    before.set()
    counter.settle()
    assert counter.focused() == "near_matches_list"
    assert counter.is_shown("subscribe_basic_button")
    assert "W-204471" in counter.text("company_message_label")
    assert not counter.is_shown("company_card")


def test_similar_companies_are_rows_to_reach_and_pick_by_key(counter: Counter) -> None:
    counter.purchase("nord", plan="")
    hits = counter.find(HitList, "near_matches_list")
    assert hits.count() == 3
    assert counter.focused() == "near_matches_list"
    counter.press(Qt.Key.Key_Down)
    counter.press(Qt.Key.Key_Up)
    counter.press(Qt.Key.Key_Up)
    assert counter.focused() == "company_id_edit"
    counter.press(Qt.Key.Key_Down)
    counter.press(Qt.Key.Key_Return)
    assert counter.text("company_name_label") == "Nordlicht Hotels GmbH"
    assert not counter.is_shown("near_matches_list")


def test_a_similar_company_can_be_clicked(counter: Counter) -> None:
    counter.purchase("W-204471", plan="")
    hits = counter.find(HitList, "near_matches_list")
    QTest.mouseClick(hits.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 20))
    counter.settle()
    assert counter.text("company_name_label") == "Nordlicht Hotels GmbH"


def test_an_unknown_id_is_said_and_can_be_used(counter: Counter) -> None:
    counter.purchase("Q-77", plan="")
    assert counter.text("company_message_label").startswith("No company with the ID or name “Q-77”")
    assert counter.find(QLineEdit, "company_id_edit").property("invalid")
    assert counter.focused() == "unverified_button"
    counter.press(Qt.Key.Key_Return)
    assert counter.text("company_name_label") == "Q-77"
    counter.find(QLineEdit, "unverified_name_edit").setFocus()
    counter.type("New Ltd")
    assert counter.text("company_name_label") == "New Ltd"
    assert counter.panel.presenter.sale.request.subject_name == "New Ltd"


@pytest.mark.parametrize("company_id", ["W-300002", "W-300003", "W-300004"])
def test_any_name_is_shown_whole(counter: Counter, company_id: str) -> None:
    counter.purchase(company_id)
    label = counter.find(QLabel, "company_name_label")
    needed = label.heightForWidth(label.width())
    assert label.height() >= needed
    assert len(LONG_NAME) == 200


# what is chosen


def test_what_basic_would_remove_is_named_and_asked_once(counter: Counter) -> None:
    counter.purchase()
    counter.panel.presenter.plan.set_quantity("desk", 40)
    counter.panel.presenter.plan.set_quantity("visitor", 1)
    counter.click("subscribe_basic_button")
    dialog = counter.find(QWidget, "remove_services_dialog")
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Desk and Visitor are not part of the Basic Plan" in words
    counter.press(Qt.Key.Key_Escape)
    assert counter.find(QPushButton, "subscribe_standard_button").text() == "Selected"
    counter.click("subscribe_basic_button")
    counter.press(Qt.Key.Key_Return)
    assert counter.find(QPushButton, "subscribe_basic_button").text() == "Selected"
    desk = counter.find(QPushButton, "edit_desk_button")
    assert not desk.isEnabled()
    assert desk.accessibleDescription() == "Desk is not supported by the Basic Plan. Requires Standard or Pro."
    counter.click("undo_button")
    assert counter.find(QPushButton, "subscribe_standard_button").text() == "Selected"
    assert desk.text() == "Edit"


def test_ctrl_z_takes_a_change_back(counter: Counter) -> None:
    counter.purchase()
    counter.find(QPushButton, "subscribe_standard_button").setFocus()
    counter.click("monthly_button")
    assert counter.text("expiration_label") == "22 Dec 2026"
    counter.press(Qt.Key.Key_Z, CTRL)
    assert counter.text("expiration_label") == "22 Nov 2027"
    assert counter.find(QPushButton, "annually_button").isChecked()


def test_years_are_chosen_at_the_term(counter: Counter) -> None:
    counter.purchase()
    combo = counter.find(QComboBox, "term_combo")
    assert [combo.itemText(n) for n in range(combo.count())] == ["1 year", "2 years", "3 years", "4 years", "5 years"]
    combo.setFocus()
    for _ in range(4):
        counter.press(Qt.Key.Key_Down)
    assert counter.text("term_label") == "22 Nov 2026 – 22 Nov 2031"
    assert counter.text("total_label") == "€ 3,510.50"
    counter.click("monthly_button")
    assert [combo.itemText(n) for n in range(combo.count())] == ["1 month"]
    assert not combo.isEnabled()


def test_the_summary_shows_every_line_and_how_it_is_reckoned(counter: Counter) -> None:
    counter.purchase()
    counter.panel.presenter.plan.set_quantity("desk", 40)
    model = counter.find(QTableView, "summary_table").model()
    cells = [[str(model.index(row, column).data()).replace("\u00a0", " ") for column in (0, 1)] for row in (0, 1)]
    assert cells == [["Standard Plan · 1 year", "€ 590.00"], ["Desk × 40", "€ 480.00"]]
    explained = str(model.index(1, 0).data(Qt.ItemDataRole.ToolTipRole)).replace("\u00a0", " ")
    assert explained == "€ 12.00 × 40 × 1 year"


def test_a_discount_is_typed_and_a_wrong_one_explained(counter: Counter) -> None:
    counter.purchase()
    edit = counter.find(QLineEdit, "discount_edit")
    edit.setFocus()
    counter.type("5%")
    assert counter.text("discount_label") == "− € 29.50"
    counter.press(Qt.Key.Key_Tab)
    assert edit.text() == "5 %"
    edit.setFocus()
    edit.selectAll()
    counter.type("lots")
    assert edit.property("invalid")
    assert "is not a discount" in counter.text("discount_problem_label")
    counter.click("checkout_button")
    assert counter.is_shown("checkout_button")
    assert counter.focused() == "discount_edit"
    assert not counter.is_shown("order_problem_label"), "the reason stands at the field already"


def test_a_partner_is_warned_about_before_being_taken(counter: Counter) -> None:
    counter.purchase()
    counter.click("add_partner_button")
    dialog = counter.find(QWidget, "partner_dialog")
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "A new Partner Portal account will be created and an activation email sent" in words
    assert counter.focused() == "partner_yeastar_id_edit"
    counter.press(Qt.Key.Key_Return)
    assert "A Yeastar ID is an email address" in counter.text("partner_problem_label")
    counter.type("jo@new.example")
    counter.find(QLineEdit, "partner_first_name_edit").setText("Jo")
    counter.find(QLineEdit, "partner_company_edit").setText("New Ltd")
    counter.click("partner_confirm_button")
    assert "country" in counter.text("partner_problem_label")
    combo = counter.find(QComboBox, "partner_country_combo")
    assert counter.focused() == "partner_country_combo"
    counter.type("Germ")
    assert combo.currentText() == "Germany"
    counter.click("partner_confirm_button")
    assert not counter.is_shown("partner_dialog")
    assignment = counter.panel.presenter.sale.request.assignment
    assert assignment is not None
    assert assignment.new_partner is not None
    assert (assignment.new_partner.country, assignment.new_partner.send_activation_email) == ("DE", True)
    assert counter.find(QComboBox, "assign_combo").currentText() == "Jo · jo@new.example · new account"


def test_another_valid_price_list_can_be_chosen(counter: Counter) -> None:
    counter.purchase()
    combo = counter.find(QComboBox, "price_list_combo")
    assert combo.currentText() == "Booth prices · EUR"
    combo.setFocus()
    counter.press(Qt.Key.Key_Down)
    assert combo.currentText() == "Overseas · USD"
    assert counter.text("subtotal_label") == "US$ 590.00"


def test_without_prices_it_says_what_to_do(counter: Counter) -> None:
    counter.booth.clock.at = counter.booth.clock.at.replace(year=2031)
    counter.purchase(plan="")
    assert counter.text("company_name_label") == "Nordlicht Hotels GmbH"
    notice = counter.find(QWidget, "no_prices_notice")
    assert "Import a current one on the Price lists page." in notice.accessibleName()
    assert not counter.is_shown("subscribe_basic_button")
    asked: list[bool] = []
    counter.panel.price_lists_requested.connect(lambda: asked.append(True))
    counter.click("notice_action_button")
    assert asked == [True]


# leaving and coming back


def test_esc_closes_keeps_the_draft_and_gives_the_focus_back(counter: Counter) -> None:
    said: list[str] = []
    counter.panel.said.connect(said.append)
    counter.purchase()
    counter.press(Qt.Key.Key_Escape)
    assert not counter.panel.isVisible()
    assert said == ["Kept in Drafts & Quotes."]
    assert counter.focused() == "behind_button"
    (draft,) = counter.booth.drafts.rows()
    counter.panel.resume(draft.id)
    counter.settle()
    assert counter.find(QPushButton, "subscribe_standard_button").text() == "Selected"
    assert counter.focused() == "checkout_button"


def test_hold_and_the_next_customer(counter: Counter) -> None:
    counter.purchase()
    counter.click("hold_button")
    assert not counter.panel.isVisible()
    counter.purchase("W-300001", "pro")
    counter.press(Qt.Key.Key_H, ALT)
    assert not counter.panel.isVisible()
    assert {row.subject_id for row in counter.booth.drafts.rows()} == {"W-204417", "W-300001"}


def test_a_scan_opens_the_panel_with_the_customer(counter: Counter) -> None:
    counter.panel.purchase("W-300001")
    counter.settle()
    assert counter.text("company_name_label") == "Marisol Coworking SL"
    assert counter.is_shown("company_notice")
    counter.click("subscribe_pro_button")
    counter.panel.purchase("W-204417")
    counter.settle()
    assert counter.text("company_name_label") == "Nordlicht Hotels GmbH"
    assert [row.subject_id for row in counter.booth.drafts.rows()].count("W-300001") == 1


def test_a_quote_asks_to_show_its_document(counter: Counter) -> None:
    shown: list[str] = []
    counter.panel.document_requested.connect(shown.append)
    counter.purchase()
    counter.find(QPushButton, "quote_button").setFocus()
    counter.press(Qt.Key.Key_Return)
    (row,) = counter.booth.list_quotes()
    assert shown == [row.number]
    assert counter.find(QPushButton, "quote_button").text() == "Quote"
    assert counter.focused() == "quote_button"


# room


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720)])
def test_checkout_is_in_sight_without_scrolling(qtbot: QtBot, tmp_path: Path, size: tuple[int, int]) -> None:
    counter = Counter(qtbot, tmp_path, size)
    try:
        counter.purchase(plan="pro")
        for item, count in (("meeting_room", 12), ("location", 3), ("desk", 40), ("visitor", 2)):
            counter.panel.presenter.plan.set_quantity(item, count)
        counter.settle()
        for name in ("checkout_button", "total_label", "discount_edit"):
            assert _is_in_sight(counter, name), name
        lines = counter.find(LineTable, "summary_table")
        assert lines.model().rowCount() == 5
        assert not lines.verticalScrollBar().isVisible(), "a plan with all its services is read without scrolling"
        for card in counter.window.findChildren(PlanCard):
            assert card.button.width() >= card.button.sizeHint().width()
        counter.click("checkout_button")
        assert _is_in_sight(counter, "place_order_button")
        counter.click("place_order_button")
        counter.wait_for("done_page")
        for name in ("print_button", "new_order_button", "open_in_orders_button"):
            assert _is_in_sight(counter, name), name
        counter.wait_for_document()
    finally:
        counter.close()


def _is_in_sight(counter: Counter, name: str) -> bool:
    widget = counter.find(QWidget, name)
    corner = widget.mapTo(counter.window, QPoint(0, 0))
    seen = widget.visibleRegion().boundingRect().size()
    return counter.window.rect().contains(QRect(corner, widget.size())) and seen == widget.size()


def test_enter_on_the_same_company_again_moves_on_and_presses_nothing(counter: Counter) -> None:
    counter.purchase()
    counter.enter_company("W-204417")
    assert counter.focused() == "checkout_button"
    assert counter.is_shown("company_id_edit"), "the Enter that moved the focus has not pressed Checkout"


def test_enter_does_not_lose_an_order_that_could_not_be_kept(counter: Counter) -> None:
    counter.purchase()
    counter.panel.ask_to_abandon("The disk is full: nothing was saved. Free some space.")
    assert counter.focused() == "abandon_dialog_cancel_button"
    counter.press(Qt.Key.Key_Return)
    assert not counter.is_shown("abandon_dialog")
    assert counter.is_shown("purchase_panel")
    assert counter.text("company_name_label") == "Nordlicht Hotels GmbH"

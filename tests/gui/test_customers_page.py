"""Customers on screen: real panel and dialog, real database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QRadioButton, QScrollArea
from pytestqt.qtbot import QtBot

from tests.architecture.test_accessible_names import unnamed
from tests.gui.pages import Desk, desk
from tests.office import ORDER
from tests.sales import workplace
from yeastar_desk.application.record_payment import PaymentToRecord
from yeastar_desk.domain.order_life import PaymentMeans
from yeastar_desk.presentation.customers.customer_panel import CustomerPanel
from yeastar_desk.presentation.customers.merge_dialog import MergeCustomersDialog
from yeastar_desk.presentation.customers.page import CustomersPage
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.widgets import Notice, SearchEdit, StatePages, Table


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with desk(qtbot, tmp_path) as made:
        yield made


@pytest.fixture
def page(place: Desk) -> CustomersPage:
    made = CustomersPage(place.lane, place.booth, place.changes.publish, Formats("en_GB"), place.remembered)
    place.changes.changed.connect(made.heard)
    return made


def ids(place: Desk) -> list[str]:
    model = place.find(Table, "customers_table").model()
    return [str(model.index(row, 1).data()) for row in range(model.rowCount())]


def words(panel: CustomerPanel) -> str:
    return " | ".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def test_a_customer_is_found_and_opened_by_keyboard(
    place: Desk, page: CustomersPage, screenshot: Callable[..., None]
) -> None:
    number = place.booth.place_order(ORDER).order.number
    place.show(page)
    assert len(ids(place)) == 7
    assert unnamed(place.window) == []
    screenshot(place.window, "customers-page")
    page.presenter.search("nordlicht")
    place.settle()
    assert ids(place) == ["W-204417"]
    search = place.find(SearchEdit, "customers_search_edit")
    search.setFocus()
    QTest.keyClick(search, Qt.Key.Key_Tab)
    assert place.find(QPushButton, "import_customers_button").hasFocus(), "from left to right"
    search.setFocus()
    QTest.keyClick(search, Qt.Key.Key_Down)
    table = place.find(Table, "customers_table")
    table.setCurrentIndex(table.model().index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    place.settle()
    panel = place.find(CustomerPanel, "customer_panel")
    assert panel.company_id() == "W-204417"
    note = place.find(QLineEdit, "customer_note_edit")
    note.setText("Wants ten more desks")
    note.setFocus()
    QTest.keyClick(note, Qt.Key.Key_Return)
    place.settle()
    assert note.text() == ""
    assert note.hasFocus(), "a second note may follow the first"
    for wanted in ("DE811907980", "Speicherstr. 8", "Wants ten more desks", "Verified", "Proforma invoice"):
        assert wanted in words(panel)
    assert unnamed(place.window) == []
    screenshot(place.window, "customers-panel")
    place.window.resize(1060, 720)  # beside the navigation of a small laptop
    place.settle()
    assert place.find(QScrollArea, "customer_panel_scroll").horizontalScrollBar().maximum() == 0
    asked: list[str] = []
    page.orders_requested.connect(asked.append)
    page.document_requested.connect(asked.append)
    page.order_requested.connect(asked.append)
    place.find(QPushButton, "customer_document_PF-B3-2026-00001_button").click()
    place.find(QPushButton, "customer_order_button").click()
    assert asked == ["PF-B3-2026-00001", "W-204417"]
    page.presenter.open("W-204417")
    place.settle()
    place.find(QPushButton, f"customer_order_{number}_button").click()
    assert asked[-1] == number
    assert panel.company_id() == ""


def test_a_note_is_stored_once_and_the_next_one_may_be_typed_meanwhile(place: Desk, page: CustomersPage) -> None:
    place.show(page)
    page.presenter.open("W-204417")
    place.settle()
    panel = place.find(CustomerPanel, "customer_panel")
    note = place.find(QLineEdit, "customer_note_edit")
    note.setFocus()
    QTest.keyClicks(note, "Ten more desks")
    QTest.keyClick(note, Qt.Key.Key_Return)
    QTest.keyClick(note, Qt.Key.Key_Return)
    QTest.keyClicks(note, "Call on Mon")
    place.settle()
    assert words(panel).count("Ten more desks") == 1
    assert note.text() == "Call on Mon"
    note.setText("n" * 5000)
    QTest.keyClick(note, Qt.Key.Key_Return)
    place.settle()
    assert "characters" in words(panel)
    assert len(note.text()) == 5000, "what was refused is still there"
    page.presenter.open(next(each for each in ids(place) if each != "W-204417"))
    place.settle()
    assert note.text() == ""


def test_a_customer_is_added_refused_corrected_and_edited(
    place: Desk, page: CustomersPage, screenshot: Callable[..., None]
) -> None:
    place.show(page)
    page.add()
    company_id = place.find(QLineEdit, "customer_company_id_edit")
    assert company_id.hasFocus()
    company_id.setText("W-204417")
    place.find(QLineEdit, "customer_name_edit").setText("Once more")
    save = place.find(QPushButton, "customer_save_button")
    save.click()
    place.settle()
    assert "there already" in place.find(QLabel, "customer_problem_label").text()
    assert company_id.hasFocus()
    assert unnamed(place.window) == []
    screenshot(place.window, "customers-dialog")
    company_id.setText("W-900001")
    save.click()
    place.settle()
    assert "W-900001" in ids(place)
    added = place.booth.customers.open("W-900001").company
    assert (added.name, added.verified) == ("Once more", False), "only the portal or an import verifies an ID"
    page.presenter.open("W-900001")
    place.settle()
    place.find(QPushButton, "customer_edit_button").click()
    place.find(QLineEdit, "customer_city_edit").setText("Kiel")
    place.find(QPushButton, "customer_save_button").click()
    place.settle()
    panel = place.find(CustomerPanel, "customer_panel")
    assert "Kiel" in words(panel)
    assert "Not verified" in words(panel)


def test_nothing_found_says_what_to_try(place: Desk, page: CustomersPage) -> None:
    place.show(page)
    page.presenter.search("no such customer")
    place.settle()
    assert place.find(StatePages, "customers_states").empty.sentence.text() == "Nothing matches"


TYPED = "W-204471"


@pytest.fixture
def sold(place: Desk) -> str:
    """An order for an ID with two digits transposed, paid; the order's number."""
    request = replace(ORDER, subject_id=TYPED, subject_name="Nordlicht Hotel", verified=False)
    number = place.booth.place_order(request).order.number
    place.booth.record_payment(number, PaymentToRecord(PaymentMeans.CASH, ""))
    place.booth.customers.note(TYPED, "Met at the booth")
    return number


def test_an_unverified_customer_is_merged_where_it_is_suggested_by_keyboard(
    place: Desk, page: CustomersPage, sold: str, screenshot: Callable[..., None]
) -> None:
    place.show(page)
    notice = place.find(Notice, "merge_suggestion_notice")
    assert notice.isVisible()
    assert notice.message.text() == (
        "W-204471 Nordlicht Hotel, not verified, is probably W-204417 Nordlicht Hotels GmbH."
    )
    screenshot(place.window, "customers-suggestion")
    notice.button.setFocus()
    QTest.keyClick(notice.button, Qt.Key.Key_Return)
    place.settle()
    dialog = place.find(MergeCustomersDialog, "merge_customers_dialog")
    assert "1 note will move. 1 order and its documents stay" in place.find(QLabel, "merge_happens_label").text()
    assert not place.find(QRadioButton, "merge_keep_verified_choice").isVisible()
    assert unnamed(place.window) == []
    screenshot(place.window, "customers-merge")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    place.settle()
    panel = place.find(CustomerPanel, "customer_panel")
    assert panel.company_id() == "W-204417"
    for wanted in ("Met at the booth", "Merged with W-204471, which was not verified", f"{sold} placed: "):
        assert wanted in words(panel)
    assert place.find(QPushButton, f"customer_order_{sold}_button").isVisible()
    assert TYPED not in ids(place)
    assert not notice.isVisible()
    screenshot(place.window, "customers-merged")


def test_which_subscription_is_right_is_asked_and_wrong_ids_are_refused(
    place: Desk, page: CustomersPage, sold: str, screenshot: Callable[..., None]
) -> None:
    with place.booth.database.work() as work:
        work.subscriptions.save(workplace("pro"))
        work.commit()
    place.show(page)
    page.presenter.open(TYPED)
    place.settle()
    merge = place.find(QPushButton, "customer_merge_button")
    assert merge.isVisible()
    merge.click()
    place.settle()
    into = place.find(QLineEdit, "merge_into_edit")
    assert into.text() == "W-204417"
    confirm = place.find(QPushButton, "merge_customers_confirm_button")
    for wrong, reason in (("W-1", "not known here"), (TYPED, "merged with itself")):
        into.setFocus()
        into.selectAll()
        QTest.keyClicks(into, wrong)
        assert not confirm.isEnabled()
        QTest.keyClick(into, Qt.Key.Key_Return)
        place.settle()
        dialog = place.find(MergeCustomersDialog, "merge_customers_dialog")
        assert any(reason in shown.message.text() for shown in dialog.findChildren(Notice) if shown.isVisible())
        assert not confirm.isEnabled()
    into.selectAll()
    QTest.keyClicks(into, "w-204417")
    QTest.keyClick(into, Qt.Key.Key_Return)
    place.settle()
    unverified = place.find(QRadioButton, "merge_keep_unverified_choice")
    assert unverified.isVisible()
    screenshot(place.window, "customers-merge-subscription")
    unverified.click()
    confirm.click()
    place.settle()
    customer = place.booth.customers.open("W-204417")
    assert customer.subscription is not None
    assert customer.subscription.plan == "standard"
    assert [order.number for order in customer.orders] == [sold]


def test_customers_are_imported_on_their_page(place: Desk, page: CustomersPage, sold: str, tmp_path: Path) -> None:
    file = tmp_path / "customers.csv"
    file.write_text("company_id,name\nW-888888,New Hotel\n", "utf-8")
    said: list[str] = []
    page.said.connect(said.append)
    place.show(page)
    page.look_at(str(file))
    place.settle()
    place.find(QPushButton, "import_confirm_button").click()
    place.settle()
    assert "W-888888" in ids(place)
    assert "1 new" in said[-1]
    assert f"{TYPED} Nordlicht Hotel, not verified, is probably W-204417" in said[-1]
    assert sold

"""Customers on screen: real panel and dialog, real database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.architecture.test_accessible_names import unnamed
from tests.gui.pages import Desk, desk
from tests.office import ORDER
from yeastar_desk.presentation.customers.customer_panel import CustomerPanel
from yeastar_desk.presentation.customers.page import CustomersPage
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.widgets import SearchEdit, StatePages, Table


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
    for wanted in ("DE811907980", "Speicherstr. 8", "Wants ten more desks", "Verified"):
        assert wanted in words(panel)
    assert unnamed(place.window) == []
    screenshot(place.window, "customers-panel")
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

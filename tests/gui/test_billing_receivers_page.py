"""Billing receivers on screen: real dialog, real database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.architecture.test_accessible_names import unnamed
from tests.gui.pages import Desk, desk
from tests.office import CONTACT
from yeastar_desk.application.ports import StoredContact
from yeastar_desk.presentation.billing_receivers.page import BillingReceiversPage
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.widgets import CheckBox, CountryCombo, SearchEdit, StatePages, Table


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with desk(qtbot, tmp_path) as made:
        yield made


def shown(place: Desk) -> BillingReceiversPage:
    page = BillingReceiversPage(place.lane, place.booth, place.changes.publish, Formats("en_GB"), place.remembered)
    place.changes.changed.connect(page.heard)
    place.show(page)
    return page


def names(place: Desk) -> list[str]:
    model = place.find(Table, "billing_receivers_table").model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_a_contact_is_added_refused_corrected_and_stored(place: Desk, screenshot: Callable[..., None]) -> None:
    shown(place)
    states = place.find(StatePages, "billing_receivers_states")
    assert states.empty.sentence.text() == "No billing contacts yet"
    states.empty.button.click()
    place.find(QLineEdit, "contact_company_edit").setText("Alster GmbH")
    place.find(CountryCombo, "contact_country_combo").setCurrentText("Germany")
    place.find(CheckBox, "receiver_default_check").setChecked(True)
    place.find(QPushButton, "contact_save_button").click()
    place.settle()
    assert "e-mail" in place.find(QLabel, "contact_problem_label").text()
    email = place.find(QLineEdit, "contact_email_edit")
    assert email.hasFocus()
    assert unnamed(place.window) == []
    screenshot(place.window, "receivers-dialog")
    email.setText("ap@alster.example")
    QTest.keyClick(email, Qt.Key.Key_Return)
    place.settle()
    assert names(place) == ["Alster GmbH"]
    (stored,) = place.booth.billing_contacts.page("", 0, 10)
    assert (stored.contact.country, stored.is_default, stored.company_id) == ("DE", True, "")


def test_contacts_are_found_and_edited_by_keyboard(place: Desk, screenshot: Callable[..., None]) -> None:
    for name, company_id in (("Nordlicht", "W-204417"), ("Łódź Billing", ""), ("Marisol", "W-300001")):
        place.booth.save_contact(
            StoredContact(0, replace(CONTACT, company=name), company_id, is_default=bool(company_id))
        )
    page = shown(place)
    assert names(place) == ["Łódź Billing", "Marisol", "Nordlicht"]
    assert unnamed(place.window) == []
    screenshot(place.window, "receivers-page")
    page.presenter.search("lodz")
    place.settle()
    assert names(place) == ["Łódź Billing"]
    search = place.find(SearchEdit, "billing_receivers_search_edit")
    search.setFocus()
    QTest.keyClick(search, Qt.Key.Key_Down)
    table = place.find(Table, "billing_receivers_table")
    table.setCurrentIndex(table.model().index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    place.find(QLineEdit, "contact_city_edit").setText("Łódź")
    place.find(QPushButton, "contact_save_button").click()
    place.settle()
    assert {contact.contact.city for contact in place.booth.billing_contacts.page("lodz", 0, 10)} == {"Łódź"}
    page.presenter.search("no such thing")
    place.settle()
    assert place.find(StatePages, "billing_receivers_states").empty.sentence.text() == "Nothing matches"

"""Billing receivers on screen: real dialog, real database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from tests.architecture.test_accessible_names import unnamed
from tests.gui.pages import Desk, desk
from tests.office import CONTACT, ORDER
from yeastar_desk.application.ports import StoredContact
from yeastar_desk.presentation.billing_receivers.merge_dialog import MergeContactsDialog
from yeastar_desk.presentation.billing_receivers.page import BillingReceiversPage
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.imports.dialog import ImportDialog
from yeastar_desk.presentation.widgets import CheckBox, CountryCombo, Notice, SearchEdit, StatePages, Table


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
    assert "email" in place.find(QLabel, "contact_problem_label").text()
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


TWICE = (
    StoredContact(0, CONTACT, "W-204417", is_default=True),
    StoredContact(0, replace(CONTACT, company="Nordlicht Hotels", phone="+49 40 123456", postal_code="")),
)


def stored(place: Desk) -> list[StoredContact]:
    return list(place.booth.billing_contacts.page("", 0, 100))


def test_duplicates_are_shown_side_by_side_merged_and_put_back_by_keyboard(
    place: Desk, screenshot: Callable[..., None]
) -> None:
    for contact in (*TWICE, replace(TWICE[0], contact=replace(CONTACT, company="Else"), company_id="W-300001")):
        place.booth.save_contact(contact)
    page = shown(place)
    offered: list[str] = []
    page.undo_offered.connect(offered.append)
    find = place.find(QPushButton, "find_duplicates_button")
    find.setFocus()
    QTest.keyClick(find, Qt.Key.Key_Return)
    place.settle()
    dialog = place.find(MergeContactsDialog, "merge_contacts_dialog")
    assert "the same email address" in dialog.text.text()
    assert unnamed(place.window) == []
    screenshot(place.window, "receivers-merge")
    chosen = place.find(QRadioButton, "merge_company_2_choice")
    assert not chosen.isChecked()
    first = place.find(QRadioButton, "merge_company_1_choice")
    assert first.isChecked()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert chosen.isChecked()
    assert place.find(QRadioButton, "merge_phone_2_choice").isChecked(), "what only one says is kept"
    assert place.find(QRadioButton, "merge_postal_code_1_choice").isChecked()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    place.settle()
    assert place.window.findChild(MergeContactsDialog) is None
    (merged,) = [c for c in stored(place) if c.company_id == "W-204417"]
    assert merged.contact == replace(CONTACT, company="Nordlicht Hotels", phone="+49 40 123456")
    assert merged.is_default
    assert len(stored(place)) == 2
    assert offered == ["2 contacts are one: Nordlicht Hotels."]
    page.presenter.undo()
    place.settle()
    assert len(stored(place)) == 3
    find.click()
    place.settle()
    place.find(QPushButton, "merge_keep_2_button").click()
    assert place.find(QRadioButton, "merge_company_2_choice").isChecked()
    assert place.find(QRadioButton, "merge_postal_code_1_choice").isChecked()
    place.find(QPushButton, "merge_skip_button").click()
    place.settle()
    assert len(stored(place)) == 3


def test_a_merge_that_is_refused_says_why_in_the_dialog(place: Desk) -> None:
    for contact in TWICE:
        place.booth.save_contact(contact)
    shown(place)
    place.find(QPushButton, "find_duplicates_button").click()
    place.settle()
    (general,) = [contact for contact in stored(place) if not contact.company_id]
    place.booth.save_contact(replace(general, contact=replace(general.contact, phone="1")))
    confirm = place.find(QPushButton, "merge_confirm_button")
    confirm.click()
    place.settle()
    dialog = place.find(MergeContactsDialog, "merge_contacts_dialog")
    assert dialog.isVisible()
    assert any("changed meanwhile" in notice.message.text() for notice in dialog.findChildren(Notice))
    assert confirm.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert len(stored(place)) == 2


def test_without_duplicates_the_page_says_so(place: Desk) -> None:
    for company in ("Alster", "Nordlicht"):
        contact = replace(CONTACT, company=company, email=f"{company}@x.example", tax_number="")
        place.booth.save_contact(StoredContact(0, contact))
    said: list[str] = []
    shown(place).said.connect(said.append)
    place.find(QPushButton, "find_duplicates_button").click()
    place.settle()
    assert "No duplicates were found" in said[-1]


def test_a_contact_is_deleted_and_put_back_and_one_in_use_stays(place: Desk) -> None:
    for contact in TWICE:
        place.booth.save_contact(contact)
    place.booth.drafts.save("held", replace(ORDER, subject_name="Nordlicht", billing_contact=CONTACT))
    page = shown(place)
    said: list[str] = []
    page.said.connect(said.append)
    table = place.find(Table, "billing_receivers_table")
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Delete)
    place.settle()
    assert "held order for Nordlicht" in said[-1]
    assert len(stored(place)) == 2
    table.setCurrentIndex(table.model().index(1, 0))
    QTest.keyClick(table, Qt.Key.Key_Delete)
    place.settle()
    assert [contact.company_id for contact in stored(place)] == ["W-204417"]
    page.presenter.undo()
    place.settle()
    assert len(stored(place)) == 2
    assert said[-1] == "Nordlicht Hotels is back."
    table.setCurrentIndex(table.model().index(1, 0))
    action = page.findChild(QAction, "default_receiver_action")
    assert action is not None
    assert action.isEnabled()
    action.trigger()
    place.settle()
    assert [contact.is_default for contact in stored(place)] == [True, True]


def test_contacts_are_imported_after_a_look(place: Desk, tmp_path: Path, screenshot: Callable[..., None]) -> None:
    file = tmp_path / "contacts.csv"
    file.write_text("company,email,country\nAlster GmbH,ap@alster.example,DE\nŁódź,ap@lodz.example,PL\n", "utf-8")
    page = shown(place)
    said: list[str] = []
    page.said.connect(said.append)
    page.look_at(str(file))
    place.settle()
    dialog = place.find(ImportDialog, "import_dialog")
    screenshot(place.window, "receivers-import")
    assert stored(place) == []
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    place.settle()
    assert names(place) == ["Alster GmbH", "Łódź"]
    assert "2 new" in said[-1]


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

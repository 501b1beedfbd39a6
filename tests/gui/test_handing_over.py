"""Mail, link and copy of a document on screen: from the Done page and from the document panel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import requests
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.architecture.test_accessible_names import unnamed
from tests.gui.counter import Counter
from tests.office import ORDER
from yeastar_desk.application.deliver_mail import mail_request_in
from yeastar_desk.application.preferences import MailServer
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Changed, Subject
from yeastar_desk.presentation.preview.document_panel import DocumentPanel
from yeastar_desk.presentation.preview.qr_code import QrCode
from yeastar_desk.presentation.widgets import Notice

NUMBER = "PF-B3-2026-00001"


@pytest.fixture
def counter(qtbot: QtBot, tmp_path: Path) -> Iterator[Counter]:
    made = Counter(qtbot, tmp_path)
    preferences = made.booth.preferences
    preferences.value = replace(preferences.value, mail=MailServer("mail.hanse.example"))
    yield made
    made.close()
    made.booth.online.close()


def placed(counter: Counter) -> None:
    counter.to_checkout()
    counter.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    counter.wait_for("done_page")
    counter.wait_for_document()


def panel(counter: Counter) -> DocumentPanel:
    """The document panel with a proforma."""
    counter.booth.place_order(ORDER)
    made = DocumentPanel(
        counter.host,
        counter.booth,
        counter.lanes.database,
        counter.paper_lane,
        counter.changes.publish,
        Formats("en_GB"),
        native_dialogs=False,
    )
    made.open_document(NUMBER)
    counter.settle()
    return made


def notice(counter: Counter, name: str) -> str:
    return counter.find(Notice, name).accessibleName()


def recipients(counter: Counter) -> list[tuple[str, str]]:
    with counter.booth.database.read() as work:
        found = [out for out in work.outgoing.listed() if out.item.kind == "mail"]
    return [(mail_request_in(out).recipient, mail_request_in(out).note) for out in found]


# mail


def test_the_letter_is_seen_before_it_is_queued(counter: Counter) -> None:
    heard: list[Subject] = []
    counter.changes.changed.connect(lambda change: heard.append(change.subject) if type(change) is Changed else None)
    placed(counter)
    heard.clear()
    assert not counter.is_shown("email_reason_label")
    counter.click("email_button")
    assert counter.focused() == "mail_recipient_edit"
    assert counter.find(QLineEdit, "mail_recipient_edit").text() == "ops@nordlicht.example"
    assert counter.text("mail_sender_label") == "orders@hanse.example"
    assert counter.text("mail_subject_label") == f"Proforma-Rechnung {NUMBER} von Hanse Distribution GmbH"
    assert counter.text("mail_enclosed_label").startswith(f"Attached: {NUMBER}.pdf, ")
    assert counter.text("mail_language_label") == "German"
    assert "Nordlicht Hotels GmbH" in counter.find(QPlainTextEdit, "mail_text").toPlainText()
    assert unnamed(counter.window) == []
    assert recipients(counter) == []
    counter.press(Qt.Key.Key_Return)
    assert not counter.is_shown("mail_dialog")
    assert recipients(counter) == [("ops@nordlicht.example", "")]
    assert heard == [Subject.OUTBOX]
    said = [label.text() for label in counter.panel.findChildren(QLabel) if label.isVisible()]
    assert "The email to ops@nordlicht.example is stored and goes out when you are online." in said


def test_another_recipient_and_own_words_are_shown_as_they_go_out(counter: Counter) -> None:
    placed(counter)
    counter.click("email_button")
    counter.type("chef@nordlicht.example")
    send = counter.find(QPushButton, "mail_send_button")
    counter.qtbot.waitUntil(send.isEnabled)
    counter.press(Qt.Key.Key_Tab)
    note = QApplication.focusWidget()
    assert note is not None
    QTest.keyClicks(note, "See you at the booth.")  # and nothing else happens meanwhile
    assert not send.isEnabled(), "what is shown is not yet what would go out"
    counter.qtbot.waitUntil(send.isEnabled)
    assert "See you at the booth." in counter.find(QPlainTextEdit, "mail_text").toPlainText()
    counter.press(Qt.Key.Key_Return)
    counter.qtbot.waitUntil(lambda: not counter.is_shown("mail_dialog"))
    assert recipients(counter) == [("chef@nordlicht.example", "See you at the booth.")]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("nobody", "“nobody” is not an email address. Correct it."), ("", "Enter the email address that it goes to.")],
)
def test_an_address_that_is_none_is_said_at_its_field(counter: Counter, typed: str, sentence: str) -> None:
    placed(counter)
    counter.click("email_button")
    if typed:
        counter.type(typed)
    else:
        counter.press(Qt.Key.Key_Delete)
    counter.qtbot.waitUntil(lambda: counter.is_shown("mail_notice"))
    assert notice(counter, "mail_notice") == sentence
    assert counter.find(QLineEdit, "mail_recipient_edit").text() == typed
    assert not counter.find(QPushButton, "mail_send_button").isEnabled()
    counter.press(Qt.Key.Key_Escape)
    assert recipients(counter) == []
    assert counter.panel.isVisible()


def test_mail_that_is_not_set_up_leads_to_settings_with_one_click(counter: Counter) -> None:
    counter.booth.preferences.value = replace(counter.booth.preferences.value, mail=MailServer())
    asked: list[bool] = []
    counter.panel.settings_requested.connect(lambda: asked.append(True))
    placed(counter)
    assert not counter.find(QPushButton, "email_button").isEnabled()
    counter.click("email_settings_button")
    assert asked == [True]


# link


def test_a_link_is_off_until_it_is_allowed_once(counter: Counter) -> None:
    placed(counter)
    counter.click("link_button")
    assert counter.booth.online.booth_server.url == "", "nothing is served before the answer"
    assert "over plain http" in notice(counter, "link_notice")
    counter.click("link_close_button")
    assert not counter.booth.preferences.load().links.booth
    counter.click("link_button")
    assert counter.focused() == "link_allow_button"
    counter.press(Qt.Key.Key_Return)
    assert counter.booth.preferences.load().links.booth
    assert counter.is_shown("link_code")
    counter.click("link_close_button")
    counter.click("link_button")
    assert counter.is_shown("link_code"), "asked once"


def test_the_customer_fetches_the_stored_bytes_once_and_the_rep_sees_it(counter: Counter) -> None:
    placed(counter)
    counter.click("link_button")
    counter.click("link_allow_button")
    address = counter.text("link_address_label")
    assert counter.find(QrCode, "link_code").modules() == counter.booth.online.qr(address)
    assert notice(counter, "link_notice").startswith("Waiting for the customer's phone")
    assert unnamed(counter.window) == []
    counter.click("link_copy_button")
    assert QGuiApplication.clipboard().text() == address
    assert requests.post(address, timeout=60).content == counter.booth.document_files.pdf(NUMBER)[1]
    counter.qtbot.waitUntil(lambda: notice(counter, "link_notice").startswith("Downloaded at"))
    assert requests.post(address, timeout=60).status_code == 404
    assert counter.focused() == "link_new_button"
    counter.press(Qt.Key.Key_Return)
    assert counter.text("link_address_label") != address
    assert notice(counter, "link_notice").startswith("Waiting")


def test_an_expired_link_says_so(counter: Counter) -> None:
    placed(counter)
    counter.click("link_button")
    counter.click("link_allow_button")
    counter.booth.clock.sleep(timedelta(hours=24))
    counter.qtbot.waitUntil(lambda: counter.is_shown("link_new_button"))
    assert notice(counter, "link_notice").startswith("The link has expired: it was valid until")


@pytest.mark.parametrize("way", ["close", "next customer"])
def test_serving_ends_when_the_page_is_left(counter: Counter, way: str) -> None:
    placed(counter)
    counter.click("link_button")
    counter.click("link_allow_button")
    address = counter.text("link_address_label")
    assert requests.get(address, timeout=60).status_code == 200, "it was served"
    if way == "close":
        counter.panel.close_requested.emit()
    else:
        counter.panel.purchase("W-300001")  # a scan, behind the dialog
    counter.settle()
    assert not counter.is_shown("link_dialog")
    assert counter.booth.online.booth_server.url == ""
    with pytest.raises(requests.ConnectionError):
        requests.get(address, timeout=60)


def test_a_laptop_without_a_network_says_what_to_do(counter: Counter) -> None:
    placed(counter)
    counter.booth.online.booth_server._host = "203.0.113.7"  # not an address of this computer
    counter.click("link_button")
    counter.click("link_allow_button")
    assert notice(counter, "link_notice").startswith("The document cannot be served on this network")
    assert not counter.is_shown("link_code")


# the document panel


def test_a_copy_says_so_and_the_original_stays_the_same_bytes(counter: Counter, tmp_path: Path) -> None:
    shown = panel(counter)
    assert unnamed(counter.window) == []
    original = counter.booth.document_files.pdf(NUMBER)[1]
    assert shown._document is not None
    assert shown._document.pdf == original
    counter.click("document_copy_button")
    assert shown.title.text() == f"Proforma invoice {NUMBER} · copy"
    assert shown._document.pdf == counter.booth.document_files.copy(NUMBER)
    assert shown._document.pdf != original
    counter.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    dialog = counter.window.findChild(QFileDialog, "save_dialog")
    assert dialog is not None
    field = dialog.findChild(QLineEdit)
    assert field is not None
    assert field.text() == f"{NUMBER} copy Nordlicht Hotels GmbH.pdf"
    field.setText(str(tmp_path / "copy.pdf"))
    dialog.accept()
    counter.settle()
    assert (tmp_path / "copy.pdf").read_bytes() == counter.booth.document_files.copy(NUMBER)
    counter.click("document_copy_button")
    assert shown.title.text() == f"Proforma invoice {NUMBER}"
    assert shown._document.pdf == original, "a reprint is the same bytes"


def test_a_document_is_mailed_and_handed_over_from_its_panel(counter: Counter) -> None:
    panel(counter)
    counter.click("document_email_button")
    counter.press(Qt.Key.Key_Return)
    assert recipients(counter) == [("ap@nordlicht.example", "")]
    counter.click("document_link_button")
    counter.click("link_allow_button")
    address = counter.text("link_address_label")
    assert requests.post(address, timeout=60).status_code == 200
    counter.find(DocumentPanel, "document_panel").close_requested.emit()
    counter.settle()
    assert counter.booth.online.booth_server.url == ""


def test_a_panel_without_mail_has_the_way_to_settings_instead(counter: Counter) -> None:
    counter.booth.preferences.value = replace(counter.booth.preferences.value, mail=MailServer())
    asked: list[bool] = []
    panel(counter).settings_requested.connect(lambda: asked.append(True))
    assert not counter.is_shown("document_email_button")
    assert counter.find(QPushButton, "document_mail_settings_button").toolTip().startswith("Email is not set up")
    counter.click("document_mail_settings_button")
    assert asked == [True]

"""The accounts in Settings: secrets in the key store, tests against real servers on 127.0.0.1."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import keyring
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.infrastructure.test_credentials import LockedStore, MemoryStore
from tests.servers import paypal
from tests.servers.paypal import FakePayPal
from tests.servers.portal import FakePortal
from tests.servers.portal_data import CLIENT_ID, CONTACTS, SECRET
from tests.servers.smtp import PASSWORD, USER, FakeMailServer
from tests.waiting import settle
from yeastar_desk.bootstrap import Services
from yeastar_desk.infrastructure.credentials import SERVICE
from yeastar_desk.presentation.ports import SECRETS, Changed, Subject
from yeastar_desk.presentation.settings.page import SettingsPage
from yeastar_desk.presentation.tasks import Lanes
from yeastar_desk.presentation.widgets import Notice

W = TypeVar("W", bound=QWidget)


class DesktopStore(MemoryStore):
    """A store that passes for the desktop's, but only while it is set: keyring never chooses it by itself."""

    priority = -1


class LockedDesktopStore(LockedStore):
    """One whose owner does not unlock it for writing."""

    priority = -1


DesktopStore.__module__ = LockedDesktopStore.__module__ = "keyring.backends.SecretService"


class Laptop:
    """A home with its Settings page."""

    def __init__(self, home: Path, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.services = Services(home)
        self.lanes = Lanes()
        self.heard: list[Changed] = []
        self.page = SettingsPage(
            self.lanes.database, self.lanes.network, self.services, self.heard.append, {"DE": "Germany"}
        )
        qtbot.addWidget(self.page)
        self.page.resize(1060, 760)
        self.page.show()
        self.settle()

    def settle(self) -> None:
        settle(self.qtbot, lambda: self.lanes.database.is_busy() or self.lanes.network.is_busy())

    def open(self, section: str) -> None:
        QTest.mouseClick(self.find(QPushButton, f"settings_{section}_button"), Qt.MouseButton.LeftButton)
        self.settle()

    def find(self, kind: type[W], name: str) -> W:
        widget = self.page.findChild(kind, name)
        assert widget is not None, name
        return widget

    def enter(self, name: str, text: str) -> None:
        edit = self.find(QLineEdit, name)
        edit.setFocus()
        edit.selectAll()
        QTest.keyClicks(edit, text)
        QTest.keyClick(edit, Qt.Key.Key_Return)
        self.settle()

    def click(self, name: str) -> None:
        QTest.mouseClick(self.find(QPushButton, name), Qt.MouseButton.LeftButton)
        self.settle()

    def notice(self, name: str) -> str:
        return self.find(Notice, name).message.text()

    def placeholder(self, name: str) -> str:
        return self.find(QLineEdit, name).placeholderText()

    def close(self) -> None:
        self.page.close()
        self.lanes.close()
        self.services.close()


@pytest.fixture
def store() -> Iterator[DesktopStore]:
    """The key store of a desktop."""
    before = keyring.get_keyring()
    made = DesktopStore()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


@pytest.fixture
def laptop(tmp_path: Path, qtbot: QtBot) -> Iterator[Laptop]:
    made = Laptop(tmp_path, qtbot)
    yield made
    made.close()


def text_of(home: Path) -> bytes:
    return b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())


@pytest.mark.usefixtures("store")
def test_the_portal_is_set_up_and_tried(laptop: Laptop, tmp_path: Path, screenshot: Callable[..., None]) -> None:
    with FakePortal() as portal:
        laptop.open("portal")
        assert laptop.placeholder("secret_portal_edit") == "Not entered yet"
        laptop.enter("portal_base_url_edit", portal.url)
        laptop.enter("portal_client_id_edit", CLIENT_ID)
        laptop.click("portal_test_button")
        assert "not set up" in laptop.notice("portal_notice")
        laptop.enter("secret_portal_edit", SECRET)
        assert laptop.find(QLineEdit, "secret_portal_edit").text() == ""
        assert laptop.placeholder("secret_portal_edit") == "Kept in the key store"
        assert Changed(Subject.SETTINGS, frozenset([SECRETS])) in laptop.heard
        laptop.click("portal_test_button")
        assert laptop.notice("portal_notice") == "Connected to the Partner Portal."
        screenshot(laptop.page, "settings-portal")
        laptop.enter("secret_portal_edit", "another one")
        laptop.click("portal_test_button")
        assert "does not accept this client ID and secret" in laptop.notice("portal_notice")
        laptop.click("portal_forget_button")
        assert laptop.placeholder("secret_portal_edit") == "Not entered yet"
        laptop.services.online.close()
    assert SECRET.encode() not in text_of(tmp_path)


def test_the_secret_is_in_the_key_store_only(laptop: Laptop, store: DesktopStore, tmp_path: Path) -> None:
    laptop.open("mail")
    laptop.enter("secret_mail_edit", "open sesame")
    assert store.kept == {(SERVICE, "mail password"): "open sesame"}
    assert b"open sesame" not in text_of(tmp_path)
    assert laptop.find(QLineEdit, "secret_mail_edit").echoMode() is QLineEdit.EchoMode.Password


def test_without_a_key_store_it_says_what_to_do(laptop: Laptop) -> None:
    laptop.open("paypal")
    assert "no safe key store" in laptop.notice("paypal_notice")
    assert "YEASTAR_DESK_PAYPAL_SECRET" in laptop.notice("paypal_notice")
    assert not laptop.find(QLineEdit, "secret_paypal_edit").isEnabled()


def test_a_secret_of_the_environment_is_named(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YEASTAR_DESK_PORTAL_SECRET", "x")
    laptop.open("portal")
    assert "comes from YEASTAR_DESK_PORTAL_SECRET" in laptop.notice("portal_notice")
    assert laptop.placeholder("secret_portal_edit") == "Set outside of the program"


def test_a_locked_store_keeps_what_was_typed(laptop: Laptop) -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(LockedDesktopStore())
    try:
        laptop.open("portal")
        laptop.enter("secret_portal_edit", "open sesame")
        shown = [label.text() for label in laptop.page.findChildren(QLabel) if label.isVisible()]
        assert any("did not accept the secret. Unlock it and try again." in text for text in shown)
        assert laptop.find(QLineEdit, "secret_portal_edit").text() == "open sesame"
    finally:
        keyring.set_keyring(before)


@pytest.mark.usefixtures("store")
def test_sandbox_and_live_are_apart(laptop: Laptop) -> None:
    with FakePayPal() as service:
        laptop.open("paypal")
        assert "no money moves" in laptop.notice("paypal_environment_notice")
        laptop.click("paypal_test_button")
        assert laptop.notice("paypal_notice") == "Enter client ID and secret first."
        laptop.enter("paypal_base_url_edit", service.url)
        laptop.enter("paypal_client_id_edit", paypal.CLIENT_ID)
        laptop.enter("secret_paypal_edit", paypal.SECRET)
        laptop.click("paypal_test_button")
        assert laptop.notice("paypal_notice") == "PayPal accepts this client ID and secret (sandbox)."
        laptop.click("paypal_live_button")
        assert laptop.services.preferences.load().paypal.environment == "live"
        assert "really charged" in laptop.notice("paypal_environment_notice")
        assert laptop.placeholder("secret_paypal_edit") == "Not entered yet"
        assert laptop.find(QLineEdit, "paypal_client_id_edit").text() == ""
        laptop.enter("paypal_base_url_edit", service.url)
        laptop.enter("paypal_client_id_edit", paypal.CLIENT_ID)
        laptop.click("paypal_test_button")
        assert laptop.notice("paypal_notice") == "Enter client ID and secret first.", "not that of the sandbox"
        assert secrets_sent(service) == {paypal.SECRET}
        laptop.enter("secret_paypal_edit", "wrong")
        laptop.click("paypal_test_button")
        assert "does not accept this client ID and secret" in laptop.notice("paypal_notice")
        laptop.services.online.close()


def secrets_sent(service: FakePayPal) -> set[str]:
    """Every secret that ever reached the service."""
    sent = {request.headers.get("authorization", "") for request in service.requests}
    return {b64decode(text[6:]).decode().partition(":")[2] for text in sent if text.startswith("Basic ")}


def test_switching_back_needs_no_typing(laptop: Laptop, store: DesktopStore, screenshot: Callable[..., None]) -> None:
    with FakePayPal() as service:
        laptop.open("paypal")
        laptop.enter("paypal_base_url_edit", service.url)
        laptop.enter("paypal_client_id_edit", paypal.CLIENT_ID)
        laptop.enter("secret_paypal_edit", paypal.SECRET)
        laptop.click("paypal_live_button")
        laptop.enter("paypal_client_id_edit", "live-client")
        laptop.enter("secret_paypal_edit", "of the live account")
        screenshot(laptop.page, "settings-paypal-live")
        laptop.click("paypal_sandbox_button")
        assert laptop.find(QLineEdit, "paypal_client_id_edit").text() == paypal.CLIENT_ID
        assert laptop.placeholder("secret_paypal_edit") == "Kept in the key store"
        laptop.click("paypal_test_button")
        assert laptop.notice("paypal_notice") == "PayPal accepts this client ID and secret (sandbox)."
        laptop.click("paypal_live_button")
        assert laptop.find(QLineEdit, "paypal_client_id_edit").text() == "live-client"
        assert laptop.find(QLineEdit, "paypal_base_url_edit").text() == ""
        assert store.kept == {
            (SERVICE, "paypal sandbox client secret"): paypal.SECRET,
            (SERVICE, "paypal live client secret"): "of the live account",
        }
        assert secrets_sent(service) == {paypal.SECRET}
        laptop.click("paypal_forget_button")
        assert list(store.kept) == [(SERVICE, "paypal sandbox client secret")]
        laptop.services.online.close()


def test_what_was_typed_for_the_sandbox_is_not_kept_for_live(laptop: Laptop, store: DesktopStore) -> None:
    laptop.open("paypal")
    edit = laptop.find(QLineEdit, "secret_paypal_edit")
    edit.setText("half typed")
    laptop.find(QPushButton, "paypal_live_button").click()  # without the focus, as a shortcut would
    laptop.settle()
    assert edit.text() == ""
    assert store.kept == {}


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")  # on 127.0.0.1 only
@pytest.mark.usefixtures("store")
def test_the_mail_server_is_tried(laptop: Laptop, tmp_path: Path) -> None:
    certificates = tmp_path / "server"
    certificates.mkdir()
    with FakeMailServer(certificates, tls="none") as server:
        laptop.open("mail")
        laptop.click("mail_test_button")
        assert laptop.notice("mail_notice") == "Enter the mail server first."
        laptop.enter("mail_host_edit", "127.0.0.1")
        laptop.enter("mail_port_edit", str(server.port))
        combo = laptop.find(QComboBox, "mail_security_combo")
        combo.setCurrentIndex(combo.findData("none"))
        combo.activated.emit(combo.currentIndex())
        laptop.enter("mail_user_edit", USER)
        laptop.enter("secret_mail_edit", "wrong")
        laptop.click("mail_test_button")
        assert "does not accept user and password" in laptop.notice("mail_notice")
        laptop.enter("secret_mail_edit", PASSWORD)
        laptop.click("mail_test_button")
        assert laptop.notice("mail_notice") == f"The mail server accepts the log-in. Letters come from {USER}."


@pytest.mark.usefixtures("store")
def test_the_default_billing_contact_is_one_of_the_portals(laptop: Laptop) -> None:
    with FakePortal() as portal:
        laptop.open("portal")
        laptop.enter("portal_base_url_edit", portal.url)
        laptop.enter("portal_client_id_edit", CLIENT_ID)
        laptop.enter("secret_portal_edit", SECRET)
        combo = laptop.find(QComboBox, "portal_billing_contact_id_combo")
        assert [combo.itemText(i) for i in range(combo.count())] == ["The first of the portal's list"]
        laptop.lanes.network.submit(lambda: laptop.services.renew_online().synchronise(), print, print)
        laptop.settle()
        laptop.page.heard(Changed(Subject.BILLING_CONTACTS))
        laptop.settle()
        assert combo.count() == 1 + len(CONTACTS)
        combo.setCurrentIndex(2)
        combo.activated.emit(2)
        laptop.settle()
        assert laptop.services.preferences.load().portal.billing_contact_id == CONTACTS[1]["billingContactId"]
        laptop.services.online.close()


def test_workplace_by_api_and_the_booth_are_off_until_switched_on(laptop: Laptop) -> None:
    for section, name in (("portal", "portal_workplace_by_api_check"), ("links", "links_booth_check")):
        laptop.open(section)
        check = laptop.find(QCheckBox, name)
        assert not check.isChecked()
        check.setFocus()
        QTest.keyClick(check, Qt.Key.Key_Space)
        laptop.settle()
    preferences = laptop.services.preferences.load()
    assert preferences.portal.workplace_by_api
    assert preferences.links.booth


def test_an_address_that_is_not_safe_is_refused(laptop: Laptop) -> None:
    laptop.open("portal")
    laptop.enter("portal_base_url_edit", "http://portal.example")
    shown = [label.text() for label in laptop.page.findChildren(QLabel) if label.isVisible()]
    assert any(text.startswith("Address is “http://portal.example”.") for text in shown)
    assert laptop.services.preferences.load().portal.base_url == ""

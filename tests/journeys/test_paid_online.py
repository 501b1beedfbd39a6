"""The whole window with a PayPal and a mail server on 127.0.0.1: sold, paid, invoiced, mailed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import requests
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton, QRadioButton, QTableView

from tests.journeys.rep import CTRL, Rep
from tests.journeys.test_trouble import numbers, to_checkout
from tests.servers.paypal import CLIENT_ID, SECRET, FakePayPal
from tests.servers.smtp import FakeMailServer
from yeastar_desk.application import connection
from yeastar_desk.application.preferences import MailServer, PayPalAccount
from yeastar_desk.bootstrap import Services, network
from yeastar_desk.domain.orders import OrderStatus
from yeastar_desk.infrastructure.share import serve
from yeastar_desk.presentation.widgets import ChoiceCard

Key = Qt.Key


@pytest.fixture
def paypal() -> Iterator[FakePayPal]:
    with FakePayPal() as server:
        yield server
    assert not server.complaints


@pytest.fixture
def mail(tmp_path: Path) -> Iterator[FakeMailServer]:
    with FakeMailServer(tmp_path, tls="", log_in=False) as server:
        yield server


@pytest.fixture
def connected(home: Path, paypal: FakePayPal, mail: FakeMailServer, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home whose customers pay live money and get mail."""
    services = Services(home)
    preferences = services.preferences.load()
    services.preferences.save(
        replace(
            preferences,
            paypal=PayPalAccount("live", paypal.url, CLIENT_ID),
            mail=MailServer("127.0.0.1", mail.port, "none", sender="orders@hanse.example"),
        )
    )
    services.close()
    monkeypatch.setenv("YEASTAR_DESK_PAYPAL_SECRET", SECRET)
    monkeypatch.setattr(network, "FIRST_PASS_MS", 10)
    monkeypatch.setattr(connection, "ASK_AGAIN_OTHERWISE", 0.3)
    return home


def choose_paypal(rep: Rep) -> None:
    rep.qtbot.waitUntil(lambda: can_pay_online(rep), timeout=30_000)
    rep.find(QRadioButton, "pay_paypal_button").setFocus()
    rep.press(Key.Key_Space)


def can_pay_online(rep: Rep) -> bool:
    return bool(rep.desk.network.payments_ready())


def status(home: Path, number: str) -> OrderStatus:
    services = Services(home)
    try:
        with services.database.read() as work:
            order = work.orders.get(number)
            assert order is not None
            return work.orders.state(order.id).status
    finally:
        services.close()


def test_a_sale_is_paid_by_phone_and_the_invoice_goes_out(
    start: Callable[[Path], Rep], connected: Path, paypal: FakePayPal, mail: FakeMailServer
) -> None:
    rep = start(connected)
    rep.qtbot.waitUntil(lambda: can_pay_online(rep), timeout=30_000)
    to_checkout(rep)
    choose_paypal(rep)
    rep.press(Key.Key_Return, CTRL)
    rep.wait_for("payment_code")
    number = rep.text("order_number_label")
    assert rep.text("done_title") == "Order placed"
    paypal.approve_all()
    rep.qtbot.waitUntil(lambda: rep.text("done_title") == "Order paid", timeout=60_000)
    rep.qtbot.waitUntil(lambda: rep.text("document_number_label").startswith("INV-"), timeout=60_000)
    rep.wait_for_document()
    invoice = rep.text("document_number_label")
    rep.qtbot.waitUntil(lambda: len(mail.letters) == 1, timeout=60_000)
    (letter,) = mail.letters
    (attached,) = letter.iter_attachments()
    assert attached.get_filename() == f"{invoice}.pdf"
    assert attached.get_content() == rep.desk.services.document_files.pdf(invoice)[1]
    rep.leave()
    assert status(connected, number) is OrderStatus.PAID
    assert len(paypal.money) == 1


def test_the_program_ends_while_the_customer_pays_and_the_next_one_finds_it_paid(
    start: Callable[[Path], Rep], connected: Path, paypal: FakePayPal
) -> None:
    rep = start(connected)
    rep.qtbot.waitUntil(lambda: can_pay_online(rep), timeout=30_000)
    to_checkout(rep)
    choose_paypal(rep)
    rep.press(Key.Key_Return, CTRL)
    rep.wait_for("payment_code")
    number = rep.text("order_number_label")
    rep.leave()
    assert status(connected, number) is OrderStatus.PENDING
    paypal.approve_all()
    again = start(connected)
    again.qtbot.waitUntil(lambda: len(paypal.money) == 1, timeout=60_000)
    again.click("nav_orders")
    again.qtbot.waitUntil(lambda: "Paid" in first_row(again), timeout=60_000)
    again.leave()
    assert status(connected, number) is OrderStatus.PAID
    assert len(paypal.money) == 1


def first_row(rep: Rep) -> str:
    model = rep.find(QTableView, "orders_table").model()
    return " ".join(str(model.index(0, column).data() or "") for column in range(model.columnCount()))


def test_an_order_on_account_is_paid_later_with_pay_now(
    start: Callable[[Path], Rep], connected: Path, paypal: FakePayPal
) -> None:
    rep = start(connected)
    rep.qtbot.waitUntil(lambda: can_pay_online(rep), timeout=30_000)
    to_checkout(rep)
    rep.press(Key.Key_Return, CTRL)
    rep.wait_for("done_page")
    rep.wait_for_document()
    number = rep.text("order_number_label")
    rep.click("open_in_orders_button")
    rep.wait_until_gone("purchase_panel")
    rep.qtbot.waitUntil(lambda: number in first_row(rep), timeout=30_000)
    table = rep.find(QTableView, "orders_table")
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    (pay_now,) = rep.window.findChildren(QAction, "pay_now_action")
    pay_now.trigger()
    rep.wait_for("pay_panel")
    rep.wait_for("pay_now_button")
    assert rep.find(ChoiceCard, "pay_now_paypal_button").isChecked()
    rep.press(Key.Key_Return)
    rep.wait_for("payment_code")
    paypal.approve_all()
    rep.wait_for("pay_document_button")
    rep.press(Key.Key_Return)
    rep.wait_for("document_panel")
    rep.qtbot.waitUntil(lambda: any("Invoice INV-" in each.text() for each in rep.window.findChildren(QLabel)))
    rep.leave()
    assert status(connected, number) is OrderStatus.PAID


def test_the_letter_is_sent_while_the_next_customer_is_served(
    start: Callable[[Path], Rep], connected: Path, mail: FakeMailServer
) -> None:
    rep = start(connected)
    to_checkout(rep)
    rep.press(Key.Key_Return, CTRL)
    rep.wait_for("done_page")
    rep.wait_for_document()
    document = rep.text("document_number_label")
    rep.click("email_button")
    rep.qtbot.waitUntil(lambda: rep.find(QPushButton, "mail_send_button").isEnabled(), timeout=30_000)
    subject = rep.text("mail_subject_label")
    rep.press(Key.Key_Return)
    rep.wait_until_gone("mail_dialog")
    rep.press(Key.Key_N, CTRL)
    assert rep.focused() == "company_id_edit"
    rep.qtbot.waitUntil(lambda: len(mail.letters) == 1, timeout=60_000)
    (letter,) = mail.letters
    assert letter["Subject"] == subject
    assert [each.get_filename() for each in letter.iter_attachments()] == [f"{document}.pdf"]


def test_the_document_is_handed_over_by_phone(
    start: Callable[[Path], Rep], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "local_address", lambda: "127.0.0.1")  # whatever network this computer is in
    rep = start(home)
    to_checkout(rep)
    rep.press(Key.Key_Return, CTRL)
    rep.wait_for("done_page")
    rep.wait_for_document()
    document = rep.text("document_number_label")
    rep.click("link_button")
    rep.wait_for("link_allow_button")
    rep.press(Key.Key_Return)
    rep.wait_for("link_code")
    address = rep.text("link_address_label")
    phone = requests.post(address, timeout=60)
    assert phone.content == rep.desk.services.document_files.pdf(document)[1]
    rep.wait_for("link_new_button")
    rep.press(Key.Key_Escape)
    rep.wait_until_gone("link_dialog")
    with pytest.raises(requests.ConnectionError):
        requests.get(address, timeout=60)
    number = rep.text("order_number_label")
    rep.leave()
    assert numbers(home) == [number]


def test_no_customer_waits_for_a_pass(start: Callable[[Path], Rep], connected: Path, paypal: FakePayPal) -> None:
    rep = start(connected)
    rep.qtbot.waitUntil(lambda: can_pay_online(rep), timeout=30_000)
    pass_ends = threading.Event()
    ended: list[object] = []
    rep.desk.lanes.network.submit(pass_ends.wait, ended.append, ended.append)
    try:
        to_checkout(rep)
        choose_paypal(rep)
        rep.press(Key.Key_Return, CTRL)
        rep.wait_for("payment_code")
        paypal.approve_all()
        rep.qtbot.waitUntil(lambda: rep.text("done_title") == "Order paid", timeout=60_000)
        assert rep.desk.lanes.network.is_busy(), "the pass has not ended meanwhile"
    finally:
        pass_ends.set()

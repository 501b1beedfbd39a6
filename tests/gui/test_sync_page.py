"""The sync centre over a real queue and a real portal on 127.0.0.1."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.servers.booth import EXPANSION, PARTNER, Booth
from tests.servers.local_http import Reply
from tests.servers.portal import FakePortal
from tests.waiting import settle
from yeastar_desk.application.connection import Connection, Observation
from yeastar_desk.application.drafts import Drafts
from yeastar_desk.application.fetch_portal import FetchPortal
from yeastar_desk.application.payment_ports import AttemptState, PaymentAttempt
from yeastar_desk.application.sync_centre import SyncCentre
from yeastar_desk.application.take_payment import TakePayment
from yeastar_desk.domain.contacts import Assignment
from yeastar_desk.domain.orders import OrderStatus
from yeastar_desk.infrastructure.paypal.client import PayPalClient
from yeastar_desk.presentation.changes import Changes
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Subject
from yeastar_desk.presentation.sync.page import SyncPage
from yeastar_desk.presentation.tasks import Lane
from yeastar_desk.presentation.widgets import Table

W = TypeVar("W", bound=QWidget)
SAVE = "/order/openapi/order/v1/save"


class Online:
    """What the page takes from `Services.online`; PayPal is never reached here."""

    def __init__(self, booth: Booth) -> None:
        self.sync_centre = SyncCentre(booth.database, booth.clock, "Ana")
        self.paypal = PayPalClient("live", "http://127.0.0.1:9", "x", lambda: "y")
        self.take_payment = TakePayment(booth.database, self.paypal, booth.clock, lambda _order, _attempt: None)


class Queue:
    """A page over the queue of a booth."""

    def __init__(self, qtbot: QtBot, booth: Booth, folder: Path) -> None:
        self.qtbot = qtbot
        self.booth = booth
        self.online = Online(booth)
        self.lane = Lane("database-lane")
        self.changes = Changes()
        remembered = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        self.window = QWidget()
        self.page = SyncPage(self.lane, self, self.changes.publish, Formats(), remembered)
        self.page.setParent(self.window)
        self.changes.changed.connect(self.page.heard)
        self.said: list[str] = []
        self.page.said.connect(self.said.append)
        self.window.resize(1060, 740)
        self.page.resize(1060, 740)

    def show(self) -> None:
        self.window.show()
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        self.settle()

    def settle(self) -> None:
        settle(self.qtbot, self.lane.is_busy)

    def find(self, kind: type[W], name: str) -> W:
        found = [each for each in self.window.findChildren(kind, name) if each.isVisible()]
        assert len(found) == 1, f"{len(found)} visible {name}"
        return found[0]

    def click(self, name: str) -> None:
        QTest.mouseClick(self.find(QPushButton, name), Qt.MouseButton.LeftButton)
        self.settle()

    def type(self, name: str, text: str) -> None:
        edit = self.find(QLineEdit, name)
        edit.clear()
        QTest.keyClicks(edit, text)

    def rows(self) -> list[tuple[str, str]]:
        """Subject and state of each row."""
        model = self.find(Table, "sync_table").model()
        return [(model.index(row, 0).data(), model.index(row, 1).data()) for row in range(model.rowCount())]

    def choose_row(self, number: int) -> None:
        table = self.find(Table, "sync_table")
        table.setCurrentIndex(table.model().index(number, 0))

    def offered(self) -> list[str]:
        names = [each.objectName() for each in self.page.findChildren(QPushButton) if each.isVisible()]
        return [name for name in names if name.startswith("sync_") and name not in ("sync_send_button",)]

    def text(self, name: str) -> str:
        return self.find(QLabel, name).text()

    def close(self) -> None:
        self.online.paypal.close()
        self.lane.close()
        self.window.close()
        for each in (self.window, self.changes, self.lane):
            each.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def portal() -> Iterator[FakePortal]:
    with FakePortal() as server:
        yield server


@pytest.fixture
def booth(portal: FakePortal, tmp_path: Path) -> Iterator[Booth]:
    with Booth(tmp_path, portal) as found:
        yield found


@pytest.fixture
def queue(qtbot: QtBot, booth: Booth, tmp_path: Path) -> Iterator[Queue]:
    made = Queue(qtbot, booth, tmp_path)
    yield made
    made.close()


def test_an_empty_queue_says_so(queue: Queue) -> None:
    queue.show()
    assert queue.text("sync_queue_label") == "Nothing waits to be sent"
    assert any(label.text() == "Everything is sent" for label in queue.page.findChildren(QLabel) if label.isVisible())
    assert queue.offered() == []


def test_what_waits_is_held_back_and_let_go(queue: Queue, booth: Booth, portal: FakePortal) -> None:
    order = booth.sell()
    queue.show()
    assert queue.rows() == [(order.number, "Waits")]
    assert queue.text("sync_queue_label") == "1 waiting, about 1 s"
    queue.click("sync_park_button")
    assert queue.rows() == [(order.number, "Held back")]
    assert queue.text("sync_reason_label") == "Held back by hand. Choose Retry to send it."
    queue.find(Table, "sync_table").setFocus()
    QTest.keyClick(queue.find(Table, "sync_table"), Qt.Key.Key_Return)  # the first thing that can be done
    queue.settle()
    assert queue.rows() == [(order.number, "Waits")]
    assert booth.sync().sent == 1
    assert len(portal.po_numbers()) == 1


def test_an_account_is_corrected_at_the_wrong_field(
    queue: Queue, booth: Booth, screenshot: Callable[..., None]
) -> None:
    booth.sell_assigned(replace(PARTNER, country="AQ"))
    booth.sync()
    queue.show()
    assert [state for _, state in queue.rows()] == ["Needs an answer", "Waits"]
    screenshot(queue.window, "sync-centre")
    queue.click("sync_fix_button")
    combo = queue.find(QComboBox, "partner_country_combo")
    assert combo.hasFocus()
    assert combo.currentData() == "AQ"
    screenshot(queue.window, "sync-account")
    combo.setCurrentIndex(combo.findData("FR"))
    queue.type("partner_company_edit", "")
    queue.click("sync_account_confirm_button")
    assert queue.text("sync_account_problem_label") == "Enter the new user's company."
    assert queue.find(QLineEdit, "partner_company_edit").hasFocus()
    queue.type("partner_company_edit", "Atlas")
    queue.click("sync_account_confirm_button")
    assert not [dialog for dialog in queue.window.findChildren(QDialog, "sync_account_dialog") if dialog.isVisible()]
    report = booth.sync()
    assert (report.accounts, report.sent) == (1, 1)


def test_whose_package_it_is_is_chosen(queue: Queue, booth: Booth, portal: FakePortal) -> None:
    portal.state.users[0]["email"] = "somebody@else.example"
    booth.sell()
    booth.sync()
    queue.show()
    queue.click("sync_fix_button")
    combo = queue.find(QComboBox, "sync_choice_combo")
    assert [combo.itemText(i) for i in range(combo.count())] == ["Our own account", "somebody@else.example Atlas"]
    combo.setCurrentIndex(1)
    queue.click("sync_choice_confirm_button")
    assert booth.sync().sent == 1
    assert portal.state.orders[0]["body"]["partnerId"] == portal.state.users[0]["partnerId"]


def test_to_whom_it_is_assigned_is_chosen(queue: Queue, booth: Booth, portal: FakePortal) -> None:
    booth.sell(replace(EXPANSION, assignment=Assignment("nobody@x.example")))
    booth.sync()
    queue.show()
    queue.click("sync_fix_button")
    combo = queue.find(QComboBox, "sync_choice_combo")
    assert [combo.itemText(i) for i in range(combo.count())] == [
        "atlas-telecom@example.com Atlas",
        "Nobody for now: associate it in the portal later",
    ]
    queue.click("sync_choice_confirm_button")
    assert booth.sync().sent == 1
    assert portal.state.orders[0]["body"]["assignId"] == portal.state.users[0]["partnerId"]


def refuse_orders(portal: FakePortal, field: str, wrong: str) -> None:
    portal.refuse = lambda request: (
        portal.failure(400, "parameter_validation_failed", f"{field} is not valid", {"field": field})
        if request.path == SAVE and wrong in request.body.decode()
        else None
    )


def test_a_po_number_is_corrected_in_place(
    queue: Queue, booth: Booth, portal: FakePortal, screenshot: Callable[..., None]
) -> None:
    refuse_orders(portal, "poNumber", "4500017")
    order = booth.sell()
    booth.sync()
    queue.show()
    assert "poNumber is not valid" in queue.text("sync_reason_label")
    table = queue.find(Table, "sync_table")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)  # the first thing that can be done
    queue.settle()
    edit = queue.find(QLineEdit, "sync_po_number_edit")
    assert edit.hasFocus()
    assert edit.text() == "4500017"
    screenshot(queue.window, "sync-po-number")
    queue.type("sync_po_number_edit", "4500-17")
    queue.click("sync_po_number_confirm_button")
    assert booth.sync().sent == 1
    assert portal.po_numbers() == [f"{order.number} / 4500-17"]


def test_a_quantity_that_is_refused_is_corrected_in_a_new_order(
    queue: Queue, booth: Booth, portal: FakePortal, screenshot: Callable[..., None]
) -> None:
    refuse_orders(portal, "quantity", "quantity")
    order = booth.sell()
    booth.sync()
    opened: list[str] = []
    queue.page.resume_requested.connect(opened.append)
    queue.show()
    table = queue.find(Table, "sync_table")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    queue.settle()
    screenshot(queue.window, "sync-begin-again")
    queue.click("requote_confirm_button")
    (draft_id,) = opened
    draft = Drafts(booth.database, booth.clock).open(draft_id)
    assert draft.request == replace(order.request, price_list_id=None)
    assert any("quantity is not valid" in sentence and "filled in" in sentence for sentence in queue.said)


def test_a_name_is_chosen_in_the_portals_list(queue: Queue, booth: Booth, portal: FakePortal) -> None:
    portal.after = lambda _, reply: replace(
        reply, body=reply.body.replace(b'"Extension Expansion"', b'"More Extensions"')
    )
    booth.sell()
    booth.sync()
    queue.show()
    queue.click("sync_fix_button")
    combo = queue.find(QComboBox, "sync_choice_combo")
    combo.setCurrentIndex(combo.findText("More Extensions"))
    queue.click("sync_choice_confirm_button")
    assert booth.sync().sent == 1


def test_an_order_that_may_be_there_needs_its_number(queue: Queue, booth: Booth, portal: FakePortal) -> None:
    portal.echo = ""
    portal.after = lambda request, reply: replace(reply, drop=request.path == SAVE)
    order = booth.sell()
    booth.sync_until_quiet()
    queue.show()
    assert queue.offered() == ["sync_it_is_there_button", "sync_it_is_not_there_button", "sync_export_button"]
    queue.click("sync_it_is_there_button")
    queue.click("portal_number_confirm_button")
    assert queue.text("portal_number_problem_label") == "Enter the order number that the portal shows."
    queue.type("portal_number_edit", portal.state.orders[0]["orderNo"])
    QTest.keyClick(queue.find(QLineEdit, "portal_number_edit"), Qt.Key.Key_Return)
    queue.settle()
    assert booth.state(order).portal_state == "acknowledged"
    assert queue.said[-1] == f"{order.number} is in the portal as {portal.state.orders[0]['orderNo']}."


def test_what_is_not_there_is_asked_once_more(queue: Queue, booth: Booth, portal: FakePortal) -> None:
    portal.echo = ""
    portal.refuse = lambda request: Reply(0, b"", drop=True) if request.path == SAVE else None
    portal.sort_works = True
    booth.sell()
    portal.add_order({"productId": "14", "serviceList": [], "poNumber": ""})
    booth.sync_until_quiet()
    queue.show()
    assert [state for _, state in queue.rows()] == ["Not confirmed"]
    queue.click("sync_it_is_not_there_button")
    queue.click("not_there_cancel_button")
    assert [state for _, state in queue.rows()] == ["Not confirmed"]
    queue.click("sync_it_is_not_there_button")
    queue.click("not_there_confirm_button")
    assert [state for _, state in queue.rows()] == ["Waits"]


def test_a_price_that_differs_is_the_reps_to_decide(queue: Queue, booth: Booth, portal: FakePortal) -> None:
    booth.send_orders = booth.sender(booth.database, "Extension Expansion 5.00 in the order, 6.00 in the portal.")
    first, second = booth.sell(), booth.sell()
    booth.sync()
    resumed: list[str] = []
    queue.page.resume_requested.connect(resumed.append)
    queue.show()
    assert [state for _, state in queue.rows()] == ["Price differs", "Price differs"]
    queue.choose_row(queue.rows().index((first.number, "Price differs")))
    queue.click("sync_ask_button")
    asked = QApplication.clipboard().text()
    assert first.number in asked
    assert "6.00 in the portal" in asked
    queue.click("sync_honour_price_button")
    queue.choose_row(queue.rows().index((second.number, "Price differs")))
    queue.click("sync_requote_button")
    queue.click("requote_confirm_button")
    assert len(resumed) == 1
    assert booth.state(second).status is OrderStatus.CANCELLED
    booth.sync()
    assert [number.split(" / ")[0] for number in portal.po_numbers()] == [first.number]


def test_a_payment_that_does_not_fit_is_cleared_up_by_a_person(queue: Queue, booth: Booth) -> None:
    order = booth.sell()
    attempt = PaymentAttempt(
        id="attempt-1",
        order_id=order.id,
        environment="live",
        state=AttemptState.QUARANTINED,
        invoice_id=order.number,
        amount=order.priced.total,
        card=False,
        created_at=booth.clock.now(),
        create_request_id="request-1",
        reason="PayPal took another amount. No receipt was made.",
    )
    with booth.database.work() as work:
        work.payment_attempts.add(attempt)
        work.commit()
    queue.show()
    assert queue.rows()[0] == (order.number, "Look at it")
    assert queue.text("sync_reason_label").endswith("No receipt was made. Do not charge the customer again.")
    assert queue.offered() == ["sync_settle_button"]
    queue.click("sync_settle_button")
    queue.click("payment_note_confirm_button")
    assert "Say in a note" in queue.text("payment_note_problem_label")
    queue.type("payment_note_edit", "given back on 3 May")
    queue.click("payment_note_confirm_button")
    assert queue.rows() == [(order.number, "Waits")]
    with booth.database.read() as work:
        (after,) = work.payment_attempts.of_order(order.id)
    assert (after.state, after.reason) == (AttemptState.FAILED, "Cleared up by hand: given back on 3 May")


def test_an_item_is_exported_for_support(queue: Queue, booth: Booth, tmp_path: Path) -> None:
    order = booth.sell()
    queue.show()
    queue.click("sync_export_button")
    dialog = queue.page.findChild(QFileDialog, "sync_export_dialog")
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "item.json"))
    dialog.reject()
    queue.settle()
    queue.qtbot.waitUntil(lambda: (tmp_path / "item.json").exists())
    assert order.number in json.loads((tmp_path / "item.json").read_text(encoding="utf-8"))["item"]["payload"]
    queue.settle()
    assert "item.json" in queue.said[-1]


def test_what_was_settled_elsewhere_is_said_and_goes(queue: Queue, booth: Booth) -> None:
    booth.sell()
    queue.show()
    booth.sync()
    queue.click("sync_park_button")
    assert queue.said[-1] == "Only what waits can be held back."
    queue.settle()
    assert queue.text("sync_queue_label") == "Nothing waits to be sent"


def test_the_connection_is_said_with_what_to_do(queue: Queue) -> None:
    queue.show()
    sentence = "The Partner Portal is not set up. Enter client ID and secret in Settings."
    queue.page.show_connection(Observation(Connection.NOT_SET_UP, sentence))
    assert queue.text("sync_connection_label") == sentence
    kinds = [queue.find(QPushButton, name).property("kind") for name in ("sync_setup_button", "sync_send_button")]
    assert kinds == ["primary", ""], "the button to press first is the blue one"
    wanted: list[bool] = []
    queue.page.setup_requested.connect(lambda: wanted.append(True))
    queue.click("sync_setup_button")
    assert wanted == [True]
    queue.page.show_connection(Observation(Connection.ONLINE, "Connected to the Partner Portal."))
    assert not [b for b in queue.page.findChildren(QPushButton, "sync_setup_button") if b.isVisible()]
    assert queue.find(QPushButton, "sync_send_button").property("kind") == "primary"
    queue.page.show_running(True)
    assert not queue.find(QPushButton, "sync_send_button").isEnabled()
    queue.page.show_running(False)
    assert queue.find(QPushButton, "sync_send_button").isEnabled()


def test_the_balance_of_the_account_is_shown_with_its_age(queue: Queue, booth: Booth) -> None:
    queue.show()
    label = queue.page.findChild(QLabel, "sync_balance_label")
    assert label is not None
    assert not label.isVisible(), "nothing was fetched yet"
    FetchPortal(booth.database, booth.portal_client, booth.clock)()
    queue.page.reload()
    queue.settle()
    assert queue.text("sync_balance_label").startswith("Account balance at the portal: 1000.5, fetched ")


def test_decisions_are_announced(queue: Queue, booth: Booth) -> None:
    heard: list[Subject] = []
    queue.changes.changed.connect(lambda change: heard.append(change.subject))
    booth.sell()
    queue.show()
    queue.click("sync_park_button")
    assert heard == [Subject.OUTBOX, Subject.ORDERS]

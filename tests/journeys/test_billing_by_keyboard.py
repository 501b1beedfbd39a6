"""From a pending order to the invoice, its credit note and a cancelled order, without touching the mouse."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from tests.contract import ORDER
from tests.journeys.rep import CTRL, Rep
from yeastar_desk.bootstrap import Services
from yeastar_desk.cli import run
from yeastar_desk.domain.documents import DocumentType
from yeastar_desk.domain.orders import OrderStatus

Key = Qt.Key


@pytest.fixture
def number(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """An order that waits for its payment."""
    file = tmp_path / "order.json"
    file.write_text(ORDER, encoding="utf-8")
    assert run(["--home", str(home), "--json", "order", "place", str(file)]) == 0
    return str(json.loads(capsys.readouterr().out)["order_number"])


def to_button(rep: Rep, name: str) -> None:
    """Tab until a button of the panel has the focus."""
    for _ in range(30):
        if rep.focused() == name:
            return
        rep.press(Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {name}; the focus is on {rep.focused()}")


def open_the_order(rep: Rep) -> None:
    rep.press(Key.Key_3, CTRL)
    rep.press(Key.Key_Down)  # from the search field into the list
    assert rep.focused() == "orders_table"
    rep.press(Key.Key_Return)
    rep.wait_for("order_panel")


def stored(home: Path, number: str) -> tuple[OrderStatus, set[DocumentType]]:
    """The status of an order, and its documents."""
    services = Services(home)
    try:
        with services.database.read() as work:
            order = work.orders.get(number)
            assert order is not None
            documents = {document.type for document in work.documents.rows(order_id=order.id)}
            return work.orders.state(order.id).status, documents
    finally:
        services.close()


def test_pay_and_credit_by_keyboard(start: Callable[[Path], Rep], home: Path, number: str) -> None:
    rep = start(home)
    open_the_order(rep)
    to_button(rep, "record_payment_button")
    rep.press(Key.Key_Return)
    rep.wait_for("record_payment_dialog")
    assert rep.focused() == "payment_amount_edit"
    assert rep.find(QLineEdit, "payment_amount_edit").text() == "4372.77"
    rep.press(Key.Key_Return)
    rep.wait_for("document_panel")  # the invoice, to print, save or mail
    rep.press(Key.Key_Escape)
    rep.wait_until_gone("document_panel")
    to_button(rep, "credit_button")
    rep.press(Key.Key_Return)
    rep.wait_for("credit_dialog")
    while rep.focused() != "credit_reason_edit":
        rep.press(Key.Key_Tab)
    rep.type("returned")
    rep.press(Key.Key_Return)
    rep.wait_until_gone("credit_dialog")
    rep.leave()
    papers = {DocumentType.PROFORMA, DocumentType.INVOICE, DocumentType.CREDIT_NOTE}
    assert stored(home, number) == (OrderStatus.REFUNDED, papers)


def test_cancel_by_keyboard(start: Callable[[Path], Rep], home: Path, number: str) -> None:
    rep = start(home)
    open_the_order(rep)
    to_button(rep, "cancel_order_button")
    rep.press(Key.Key_Return)
    rep.wait_for("cancel_order_dialog")
    while rep.focused() != "cancel_reason_edit":
        rep.press(Key.Key_Tab)
    rep.type("twice")
    rep.press(Key.Key_Return)
    rep.wait_until_gone("cancel_order_dialog")
    rep.leave()
    assert stored(home, number) == (OrderStatus.CANCELLED, {DocumentType.PROFORMA})

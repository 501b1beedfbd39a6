"""The Done page on screen: only what is stored, and its document."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.counter import Counter
from yeastar_desk.presentation.preview.pages import draw_page
from yeastar_desk.presentation.sale.done_step import DoneStep
from yeastar_desk.presentation.widgets import Notice, StatePages

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def counter(qtbot: QtBot, tmp_path: Path) -> Iterator[Counter]:
    made = Counter(qtbot, tmp_path)
    yield made
    made.close()


def place(counter: Counter) -> None:
    counter.to_checkout()
    counter.panel.presenter.plan.set_quantity("desk", 40)
    counter.click("place_order_button")
    counter.wait_for("done_page")


def test_it_says_what_happened_and_what_comes_next(counter: Counter) -> None:
    place(counter)
    assert counter.text("order_number_label") == "ORD-B3-2026-00001"
    assert counter.text("document_number_label") == "PF-B3-2026-00001"
    assert counter.text("done_summary_label") == "€ 1,273.30 · Nordlicht Hotels GmbH"
    assert counter.find(Notice, "next_notice").accessibleName().startswith("Payment pending.")
    with counter.booth.database.read() as work:
        assert work.orders.get("ORD-B3-2026-00001") is not None


def test_the_document_is_the_stored_one_at_readable_size(counter: Counter) -> None:
    place(counter)
    view = counter.wait_for_document()
    stored = counter.booth.document_files.pdf("PF-B3-2026-00001")[1]
    assert view._pdf == stored
    ((pixels, picture),) = view._pictures.values()
    assert pixels >= 500
    assert picture == draw_page(stored, 0, pixels / view._pages[0].width)
    assert counter.focused() == "print_button"


def test_mail_is_disabled_with_the_reason(counter: Counter) -> None:
    place(counter)
    button = counter.find(QPushButton, "email_button")
    assert not button.isEnabled()
    assert button.text() == "Email to ops@nordlicht.example"
    assert counter.text("email_reason_label") == "Email is not set up: enter your mail server in Settings, Mail."


def test_print_and_save_work_on_the_stored_bytes(counter: Counter, tmp_path: Path) -> None:
    place(counter)
    counter.wait_for_document()
    counter.press(Qt.Key.Key_P, CTRL)
    counter.wait_for("print_dialog")
    for dialog in counter.window.findChildren(QWidget, "print_dialog"):
        dialog.close()
    counter.window.activateWindow()
    counter.qtbot.waitUntil(counter.window.isActiveWindow)
    counter.find(QPushButton, "print_button").setFocus()
    counter.press(Qt.Key.Key_S, CTRL)
    save = counter.window.findChild(QFileDialog, "save_dialog")
    assert save is not None
    field = save.findChild(QLineEdit)
    assert field is not None
    assert field.text() == "PF-B3-2026-00001 Nordlicht Hotels GmbH.pdf"
    field.setText(str(tmp_path / "saved.pdf"))
    QTest.keyClick(field, Qt.Key.Key_Return)
    counter.qtbot.waitUntil(lambda: (tmp_path / "saved.pdf").exists())
    counter.settle()
    assert (tmp_path / "saved.pdf").read_bytes() == counter.booth.document_files.pdf("PF-B3-2026-00001")[1]
    toasts = [label.text() for label in counter.panel.findChildren(QLabel) if label.isVisible()]
    assert "Saved as saved.pdf." in toasts


def test_the_focus_stays_on_print_while_printing(counter: Counter, tmp_path: Path) -> None:
    place(counter)
    counter.wait_for_document()
    assert counter.focused() == "print_button"
    page = counter.panel.findChild(DoneStep)
    assert page is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(72)
    page._paper.print_on(printer, page._pdf)
    assert counter.focused() == "print_button"
    counter.settle()
    assert counter.focused() == "print_button"
    assert (tmp_path / "printed.pdf").exists()
    counter.press(Qt.Key.Key_N, CTRL)
    assert counter.focused() == "company_id_edit"


def test_a_file_that_cannot_be_saved_is_said_and_the_document_stays(counter: Counter, tmp_path: Path) -> None:
    place(counter)
    counter.wait_for_document()
    counter.panel.findChild(QWidget, "done_page")._paper._save_to(tmp_path / "no" / "such.pdf", b"x")  # type: ignore[union-attr]
    counter.settle()
    assert counter.find(Notice, "next_notice").accessibleName().startswith("such.pdf was not saved")
    assert counter.find(QPushButton, "save_pdf_button").isEnabled()


def test_a_document_that_cannot_be_made_can_be_tried_again(counter: Counter, caplog: pytest.LogCaptureFixture) -> None:
    files = counter.booth.document_files
    real = files.pdf

    def broken(number: str) -> None:
        raise RuntimeError(number)

    files.pdf = broken  # type: ignore[assignment,method-assign]
    place(counter)
    states = counter.panel.findChild(QWidget, "done_page").findChild(StatePages)  # type: ignore[union-attr]
    assert states is not None
    assert states.error.what.text().startswith("Order ORD-B3-2026-00001 is saved.")
    assert not counter.find(QPushButton, "print_button").isEnabled()
    assert caplog.records
    files.pdf = real  # type: ignore[method-assign]
    counter.click("error_retry_button")
    counter.wait_for_document()
    assert counter.find(QPushButton, "print_button").isEnabled()


def test_ctrl_n_begins_the_next_order(counter: Counter) -> None:
    place(counter)
    counter.wait_for_document()
    counter.press(Qt.Key.Key_N, CTRL)
    assert counter.focused() == "company_id_edit"
    assert counter.find(QLineEdit, "company_id_edit").text() == ""
    assert counter.find(QPushButton, "subscribe_standard_button").text() == "Subscribe"
    assert counter.panel.presenter.sale.request.services == {}


def test_the_same_plan_for_the_next_company_is_two_keys(counter: Counter) -> None:
    place(counter)
    counter.click("same_again_button")
    assert counter.focused() == "company_id_edit"
    assert counter.find(QPushButton, "subscribe_standard_button").text() == "Selected"
    counter.enter_company("W-300001")
    assert counter.focused() == "checkout_button"
    counter.press(Qt.Key.Key_Return)
    counter.press(Qt.Key.Key_Return, CTRL)
    counter.wait_for("done_page")
    assert counter.text("order_number_label") == "ORD-B3-2026-00002"
    assert "Marisol" in counter.text("done_summary_label")


def test_open_in_orders_closes_the_panel_and_names_the_order(counter: Counter) -> None:
    asked: list[str] = []
    counter.panel.orders_requested.connect(asked.append)
    place(counter)
    counter.click("open_in_orders_button")
    assert asked == ["ORD-B3-2026-00001"]
    assert not counter.panel.isVisible()


def test_esc_after_the_order_leaves_without_a_draft(counter: Counter) -> None:
    said: list[str] = []
    counter.panel.said.connect(said.append)
    place(counter)
    counter.wait_for_document()
    counter.press(Qt.Key.Key_Escape)
    assert not counter.panel.isVisible()
    assert said == []
    assert counter.booth.drafts.rows() == []

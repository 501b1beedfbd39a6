"""The whole sale, from the window's first page to the stored proforma, without touching the mouse."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pypdf
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from tests.journeys.rep import CTRL, Rep
from yeastar_desk.application.ports import OrderFilter
from yeastar_desk.application.views import OrderRow
from yeastar_desk.bootstrap import Services

Key = Qt.Key


def orders(home: Path) -> list[OrderRow]:
    """What another program finds in the database, oldest first."""
    services = Services(home)
    try:
        with services.database.read() as work:
            return list(work.orders.page(OrderFilter(), 0, 100))[::-1]
    finally:
        services.close()


def pdf_text(home: Path, number: str) -> str:
    services = Services(home)
    try:
        _, pdf = services.document_files.pdf(number)
    finally:
        services.close()
    assert pdf.startswith(b"%PDF")
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def stored_pdf(home: Path, number: str) -> bytes | None:
    """The bytes as they were stored, without making any."""
    services = Services(home)
    try:
        with services.database.read() as work:
            document = work.documents.get(number)
            assert document is not None
            return work.documents.file(document.id)
    finally:
        services.close()


def sell(rep: Rep, company_id: str) -> int:
    """Sell Standard with 12 meeting rooms and 40 desks; returns the key presses after the company ID."""
    assert rep.focused() == "company_id_edit"
    rep.type(company_id)
    rep.keys = 0
    rep.press(Key.Key_Return)
    assert rep.focused() == "subscribe_basic_button"
    rep.press(Key.Key_Down)
    rep.press(Key.Key_Return)
    assert rep.focused() == "edit_meeting_room_button"
    rep.press(Key.Key_Return)
    assert rep.focused() == "quantity_spin"
    rep.type("12")
    rep.press(Key.Key_Return)
    rep.press(Key.Key_Down)
    assert rep.focused() == "edit_desk_button"
    rep.press(Key.Key_Return)
    rep.type("40")
    rep.press(Key.Key_Return)
    rep.press(Key.Key_Return, CTRL)
    assert rep.is_shown("place_order_button")
    rep.press(Key.Key_Return, CTRL)
    rep.wait_for("done_page")
    return rep.keys


def test_two_sales_by_keyboard_only(rep: Rep, home: Path) -> None:
    assert rep.focused() == "purchase_workplace_button"
    rep.press(Key.Key_Return)
    assert sell(rep, "W-204417") < 15
    rep.wait_for_document()
    first_number, first_document = rep.text("order_number_label"), rep.text("document_number_label")
    rep.press(Key.Key_N, CTRL)
    assert sell(rep, "W-815526") < 15
    rep.wait_for_document()
    second_number, second_document = rep.text("order_number_label"), rep.text("document_number_label")
    rep.leave()

    first, second = orders(home)
    assert (first.number, first.document_number) == (first_number, first_document)
    assert (second.number, second.document_number) == (second_number, second_document)
    assert (first.company_name, first.total.decimal()) == ("Nordlicht Hotels GmbH", "2301.46")
    assert second.company_name == "Łódź Studio Filmowe Sp. z o.o."
    for row in (first, second):
        assert stored_pdf(home, row.document_number), "the document on screen is the one that is kept"
        text = pdf_text(home, row.document_number)
        assert row.document_number in text
        assert row.company_name in text
    services = Services(home)
    assert services.database.verify() == []
    services.close()


def test_an_order_that_is_not_placed_survives_closing_the_program(start: Callable[[Path], Rep], home: Path) -> None:
    rep = start(home)
    rep.press(Key.Key_Return)
    rep.type("W-204417")
    rep.press(Key.Key_Return)
    rep.press(Key.Key_Return)
    rep.press(Key.Key_Return)
    rep.type("7")
    rep.press(Key.Key_Return)
    rep.leave()  # the lid closes, nothing was held
    rep = start(home)
    rep.press(Key.Key_2, CTRL)
    assert rep.is_shown("nav_drafts")
    rep.press(Key.Key_Return)
    rep.wait_for("purchase_panel")
    assert rep.text("company_name_label") == "Nordlicht Hotels GmbH"
    assert rep.focused() == "checkout_button"
    rep.press(Key.Key_Return)
    rep.press(Key.Key_Return, CTRL)
    rep.wait_for("done_page")
    rep.leave()
    (row,) = orders(home)
    assert row.total.decimal() == "944.86"  # (290 + 7 x 72) + 19 %
    services = Services(home)
    with services.database.read() as work:
        assert work.drafts.rows() == [], "what was placed is no draft any more"
    services.close()


def test_a_scan_does_not_change_the_customer_behind_an_open_dialog(rep: Rep) -> None:
    rep.press(Key.Key_Return)
    rep.scan("W-204417")
    rep.press(Key.Key_Down)
    rep.press(Key.Key_Return)
    rep.press(Key.Key_Return)
    rep.type("12")
    rep.scan("W-815526")
    assert rep.focused() == "quantity_spin"
    assert rep.desk.shell.toast.message.text() == "Scanned W-815526. Finish or cancel what is open first."
    rep.press(Key.Key_Return)
    assert rep.text("company_name_label") == "Nordlicht Hotels GmbH"
    assert rep.find(QAbstractButton, "edit_meeting_room_button").text() == "Edit"
    rep.scan("W-815526")
    assert rep.text("company_name_label") == "Łódź Studio Filmowe Sp. z o.o."


def test_a_scan_over_a_quote_shows_the_next_customer(rep: Rep) -> None:
    rep.press(Key.Key_Return)
    rep.scan("W-204417")
    rep.press(Key.Key_Return)
    rep.click("quote_button")
    rep.wait_for("document_panel")
    rep.scan("W-815526")
    rep.wait_until_gone("document_panel")
    assert rep.text("company_name_label") == "Łódź Studio Filmowe Sp. z o.o."
    assert rep.focused() == "subscribe_basic_button"


def test_a_scan_anywhere_begins_the_next_order(rep: Rep) -> None:
    rep.press(Key.Key_9, CTRL)
    while not isinstance(field := QApplication.focusWidget(), QLineEdit):
        rep.press(Key.Key_Tab)
    seller = field.text()
    assert seller == "Hanse Distribution GmbH"
    rep.scan("W-204417")
    rep.wait_for("company_name_label")
    assert rep.text("company_name_label") == "Nordlicht Hotels GmbH"
    assert field.text() == seller, "what the scanner typed on its way is taken back"
    rep.press(Key.Key_Return)
    rep.scan("W-815526")  # the next customer steps up while an order is on screen
    assert rep.text("company_name_label") == "Łódź Studio Filmowe Sp. z o.o."
    assert rep.find(QLineEdit, "company_id_edit").text() == "W-815526"
    rep.press(Key.Key_Escape)
    rep.wait_until_gone("purchase_panel")
    with rep.desk.services.database.read() as work:
        assert {row.subject_id for row in work.drafts.rows()} == {"W-204417", "W-815526"}


def test_the_contracts_names_lead_through_the_sale_by_mouse(rep: Rep, home: Path) -> None:
    rep.click("nav_products")
    rep.click("purchase_workplace_button")
    rep.type("W-204417")
    rep.click("search_button")
    rep.click("monthly_button")
    rep.click("annually_button")
    rep.click("subscribe_standard_button")
    rep.click("edit_desk_button")
    rep.type("40")
    rep.click("quantity_confirm_button")
    rep.click("checkout_button")
    rep.click("pay_offline_button")
    rep.find(QLineEdit, "pi_number_edit").setFocus()
    rep.type("PI-7")
    rep.click("place_order_button")
    rep.wait_for("done_page")
    number = rep.text("order_number_label")
    rep.click("new_order_button")
    assert rep.is_shown("company_id_edit")
    rep.click("close_panel_button")
    rep.click("nav_orders")
    rep.leave()
    (row,) = orders(home)
    assert (row.number, row.pi_number, row.total.decimal()) == (number, "PI-7", "1273.30")

"""After the show: an unverified customer is merged, doubled contacts become one, another laptop's orders are read.

All in the whole program, by keyboard.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView, QWidget

from tests import contract
from tests.journeys.rep import CTRL, Rep
from yeastar_desk.application.ports import StoredContact
from yeastar_desk.application.read_order import order_from_json
from yeastar_desk.bootstrap import Services
from yeastar_desk.presentation.imported_orders.page import ImportedOrdersPage
from yeastar_desk.presentation.shell.window import Shell
from yeastar_desk.presentation.widgets import Notice

Key = Qt.Key


def sell(home: Path, **changes: object) -> str:
    """Place the contract's order in a home with demonstration data; returns its number."""
    services = Services(home)
    services.load_demo()
    settings = home / "contract.toml"
    settings.write_text(contract.SETTINGS, encoding="utf-8")
    services.preferences.save(services.preferences.merged_with(settings))
    placed = services.place_order(order_from_json(json.dumps(json.loads(contract.ORDER) | changes)))
    services.close()
    return placed.order.number


def go(rep: Rep, page: str, name: str) -> None:
    """To a page with the palette."""
    rep.press(Key.Key_K, CTRL)
    rep.type(page)
    rep.press(Key.Key_Return)
    rep.wait_for(name)


def rows(rep: Rep, table: str) -> list[str]:
    model = rep.find(QTableView, table).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_customers_contacts_and_orders_are_tidied_up(tmp_path: Path, start: Callable[[Path], Rep]) -> None:
    home, other = tmp_path / "home", tmp_path / "other"
    number = sell(home, company_id="W-204418", unverified=True)
    services = Services(home)
    with services.database.read() as work:
        first = next(contact for contact in work.contacts.for_company("W-204417") if contact.company_id)
    services.save_contact(StoredContact(0, replace(first.contact, phone="+49 40 7"), "W-204417"))
    before = len(services.billing_contacts.page("", 0, 100))
    services.close()
    foreign = sell(other)
    services = Services(other)
    file = tmp_path / "other.json"
    services.export_orders(file)
    file.write_text(file.read_text("utf-8").replace("ORD-B3", "ORD-C7"), "utf-8")
    services.close()

    rep = start(home)
    go(rep, "Customers", "customers_table")
    rep.wait_for("merge_suggestion_notice")
    rep.find(Notice, "merge_suggestion_notice").button.setFocus()
    rep.press(Key.Key_Return)
    rep.wait_for("merge_customers_dialog")
    rep.qtbot.waitUntil(lambda: rep.focused() == "merge_customers_confirm_button")
    rep.press(Key.Key_Return)
    rep.wait_for("customer_panel")
    assert rep.is_shown(f"customer_order_{number}_button")
    rep.press(Key.Key_Escape)
    rep.wait_until_gone("customer_panel")

    go(rep, "Billing receivers", "billing_receivers_table")
    rep.find(QWidget, "find_duplicates_button").setFocus()
    rep.press(Key.Key_Return)
    rep.wait_for("merge_contacts_dialog")
    rep.press(Key.Key_Return)
    rep.wait_until_gone("merge_contacts_dialog")
    rep.wait_for("undo_button")
    assert rep.focused() == "find_duplicates_button"
    shell = rep.window
    assert isinstance(shell, Shell)
    rep.qtbot.waitUntil(lambda: not shell.is_asking())  # the question fades away

    go(rep, "Imported orders", "imported_orders_states")
    rep.find(ImportedOrdersPage, "").look_at(str(file))  # what the file dialog of the system answers
    rep.wait_for("import_dialog")
    rep.press(Key.Key_Return)
    rep.wait_for("imported_orders_table")
    rep.qtbot.waitUntil(lambda: rows(rep, "imported_orders_table") == [foreign.replace("B3", "C7")])
    rep.leave()

    services = Services(home)
    assert services.find_company("W-204418").company_id == "W-204417"
    assert len(services.billing_contacts.page("", 0, 100)) == before - 1
    again = tmp_path / "again.json"
    services.export_orders(again)
    assert [row["order_number"] for row in json.loads(again.read_text("utf-8"))] == [
        number, foreign.replace("B3", "C7"),
    ]  # fmt: skip
    assert services.database.verify() == []
    services.close()

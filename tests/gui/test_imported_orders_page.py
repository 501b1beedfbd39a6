"""Orders of another laptop on screen: imported after a look, searched, read; nothing of this laptop changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from tests.architecture.test_accessible_names import unnamed
from tests.gui.pages import Desk, desk
from tests.office import ORDER, Office
from yeastar_desk.application.export_orders import ExportOrders
from yeastar_desk.infrastructure.files import write_records
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.imported_orders.page import ImportedOrdersPage
from yeastar_desk.presentation.imports.dialog import ImportDialog
from yeastar_desk.presentation.orders.page import OrdersPage
from yeastar_desk.presentation.widgets import Dialog, SearchEdit, StatePages, Table


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with desk(qtbot, tmp_path) as made:
        yield made


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """What another laptop sold to three customers."""
    folder = tmp_path / "other"
    folder.mkdir()
    office = Office(folder)
    device = replace(office.preferences.value.device, series="C7")
    office.preferences.value = replace(office.preferences.value, device=device)
    for index, name in enumerate(("Alster GmbH", "=Łódź Telekom", "شركة النور")):
        office.place_order(replace(ORDER, subject_id=f"X-{index}", subject_name=name, verified=False))
        office.clock.sleep(timedelta(minutes=1))
    ExportOrders(office.database, write_records)(folder / "c7-orders.csv")
    office.database.close()
    return folder / "c7-orders.csv"


@pytest.fixture
def page(place: Desk) -> ImportedOrdersPage:
    made = ImportedOrdersPage(place.lane, place.booth, place.changes.publish, Formats("en_GB"), place.remembered)
    place.changes.changed.connect(made.heard)
    place.show(made)
    return made


def numbers(place: Desk) -> list[str]:
    model = place.find(Table, "imported_orders_table").model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_an_export_is_looked_at_imported_and_read_by_keyboard(
    place: Desk, page: ImportedOrdersPage, export: Path, screenshot: Callable[..., None]
) -> None:
    states = place.find(StatePages, "imported_orders_states")
    assert states.empty.sentence.text() == "No imported orders yet"
    screenshot(place.window, "imported-empty")
    said: list[str] = []
    page.said.connect(said.append)
    page.look_at(str(export))
    place.settle()
    dialog = place.find(ImportDialog, "import_dialog")
    assert "Import orders from c7-orders.csv" in dialog.title.text()
    screenshot(place.window, "imported-look")
    assert place.booth.imported_orders.count() == 0
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    place.settle()
    assert "3 new" in said[-1]
    assert numbers(place) == ["ORD-C7-2026-00003", "ORD-C7-2026-00002", "ORD-C7-2026-00001"]
    assert unnamed(place.window) == []
    screenshot(place.window, "imported-page")
    search = place.find(SearchEdit, "imported_orders_search_edit")
    search.setFocus()
    QTest.keyClicks(search, "lodz")
    QTest.keyClick(search, Qt.Key.Key_Return)
    place.settle()
    assert numbers(place) == ["ORD-C7-2026-00002"]
    QTest.keyClick(search, Qt.Key.Key_Down)
    table = place.find(Table, "imported_orders_table")
    table.setCurrentIndex(table.model().index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    shown = place.find(Dialog, "imported_order_dialog")
    words = " | ".join(label.text() for label in shown.findChildren(QLabel))
    for wanted in (
        "=Łódź Telekom",
        "PI-2026-1187",
        "4,372.77",
        "c7-orders.csv · ",
        "Workplace SaaS",
        "Purchase",
        "Annually",
    ):
        assert wanted in words, words
    screenshot(place.window, "imported-order")
    QTest.keyClick(shown, Qt.Key.Key_Return)
    page.presenter.search("nothing like it")
    place.settle()
    assert states.empty.sentence.text() == "Nothing matches"


def test_a_file_of_another_kind_says_so_and_the_way_back_is_there(
    place: Desk, page: ImportedOrdersPage, tmp_path: Path
) -> None:
    file = tmp_path / "prices.csv"
    file.write_text("item,price\ndesk,12\n", "utf-8")
    page.look_at(str(file))
    place.settle()
    problem = place.find(Dialog, "import_problem_dialog")
    assert "order_number" in problem.text.text()
    QTest.keyClick(problem, Qt.Key.Key_Return)
    asked: list[bool] = []
    page.orders_requested.connect(lambda: asked.append(True))
    place.find(QPushButton, "own_orders_button").click()
    assert asked == [True]


def test_the_orders_page_leads_there(place: Desk) -> None:
    orders = OrdersPage(
        place.lane,
        place.lane,
        place.booth,
        place.booth.clock,
        place.changes.publish,
        Formats("en_GB"),
        place.remembered,
    )
    place.show(orders)
    asked: list[bool] = []
    orders.imported_orders_requested.connect(lambda: asked.append(True))
    place.find(QPushButton, "orders_more_button").click()
    menu = place.find(QMenu, "orders_more_menu")
    (action,) = [action for action in menu.actions() if action.text() == "Orders of other laptops…"]
    action.trigger()
    assert asked == [True]
    menu.close()

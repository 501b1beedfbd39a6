from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QRect, QSettings, Qt
from PySide6.QtGui import QImage, QStandardItemModel
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractItemView, QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from yeastar_desk.presentation.lists import Column, PagedModel, Sort, remember_columns
from yeastar_desk.presentation.remembered import remembered
from yeastar_desk.presentation.tasks import Lane
from yeastar_desk.presentation.widgets import Table
from yeastar_desk.presentation.widgets.cells import LOOK_ROLE, ROW_ROLE, CellDelegate


@dataclass(frozen=True, slots=True)
class Order:
    number: int
    total: str

    @property
    def key(self) -> str:
        return str(self.number)


COLUMNS = (
    Column[Order]("number", "Order", lambda order: f"B3-{order.number:05d}", look="strong", width=150),
    Column[Order]("total", "Total", lambda order: order.total, look="money", width=120),
    Column[Order]("payment", "Payment", lambda _order: "Pending", look="badge", tone=lambda _order: "warning", width=0),
    Column[Order]("menu", "", lambda _order: "", look="menu", sortable=False, width=48),
)


class Shop:
    """Rows as a database would give them, with a record of what was asked."""

    def __init__(self, count: int) -> None:
        self.orders = [Order(number, f"€ {number}.00") for number in range(count)]
        self.asked: list[tuple[int, int, Sort]] = []

    def fetch(self, offset: int, limit: int, sort: Sort) -> Sequence[Order]:
        self.asked.append((offset, limit, sort))
        rows = sorted(self.orders, key=lambda order: order.number, reverse=sort.descending)
        return rows[offset : offset + limit]

    def count(self) -> int:
        return len(self.orders)


@pytest.fixture
def lane() -> Iterator[Lane]:
    made = Lane("test-lane")
    yield made
    assert made.close()


@pytest.fixture
def listed(lane: Lane, qtbot: QtBot) -> Iterator[Callable[[Shop], PagedModel[Order]]]:
    made: list[PagedModel[Order]] = []

    def load(shop: Shop) -> PagedModel[Order]:
        model = PagedModel(COLUMNS, shop.fetch, shop.count, lane, key_of=lambda order: order.key)
        made.append(model)
        with qtbot.waitSignal(model.loaded):
            model.reload()
        return model

    yield load
    for model in made:
        model.deleteLater()


Listed = Callable[[Shop], PagedModel[Order]]


@pytest.mark.parametrize("force_py", [False, True])
def test_the_model_keeps_qts_rules(listed: Listed, qtmodeltester: ModelTester, force_py: bool, qtbot: QtBot) -> None:
    shop = Shop(250)
    model = listed(shop)
    qtmodeltester.check(model, force_py=force_py)  # type: ignore[no-untyped-call]
    shop.orders.pop()
    with qtbot.waitSignal(model.loaded):
        model.reload()
    qtmodeltester.check(model, force_py=force_py)  # type: ignore[no-untyped-call]


def test_the_model_keeps_qts_rules_while_pages_arrive(listed: Listed, qtbot: QtBot) -> None:
    model = listed(Shop(500))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for row in range(0, 500, 90):
        model.data(model.index(row, 0))
    qtbot.waitUntil(lambda: model.data(model.index(450, 0)) == "B3-00450")
    model.sort(0, Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: model.data(model.index(0, 0)) == "B3-00499")
    tester.deleteLater()


def test_only_looked_at_pages_are_read(listed: Listed, qtbot: QtBot) -> None:
    shop = Shop(100_000)
    model = listed(shop)
    assert model.rowCount() == 100_000
    assert model.data(model.index(50_000, 0)) is None
    qtbot.waitUntil(lambda: model.data(model.index(50_000, 0)) == "B3-50000")
    assert [offset for offset, _limit, _sort in shop.asked] == [0, 50_000]


def test_a_table_of_many_rows_reads_few_pages(listed: Listed, qtbot: QtBot) -> None:
    shop = Shop(100_000)
    table = Table()
    qtbot.addWidget(table)
    table.resize(900, 600)
    model = listed(shop)
    table.show_rows(model)
    table.show()
    table.scrollToBottom()
    qtbot.waitUntil(lambda: model.data(model.index(99_999, 0)) == "B3-99999")
    assert len(shop.asked) <= 4


def test_sorting_happens_where_the_rows_are(listed: Listed, qtbot: QtBot) -> None:
    shop = Shop(10)
    model = listed(shop)
    with qtbot.waitSignal(model.loaded):
        model.sort(0, Qt.SortOrder.DescendingOrder)
    assert shop.asked[-1][2] == Sort("number", descending=True)
    assert model.data(model.index(0, 0)) == "B3-00009"
    model.sort(3)
    assert model.sort_order().key == "number"


def test_an_answer_to_an_older_question_is_ignored(lane: Lane, qtbot: QtBot) -> None:
    gate = threading.Event()
    answers = iter([["old"], ["new"]])

    def fetch(_offset: int, _limit: int, _sort: Sort) -> Sequence[str]:
        gate.wait()
        return next(answers)

    column = Column[str]("word", "Word", lambda word: word)
    model = PagedModel((column,), fetch, lambda: 1, lane)
    told: list[str] = []
    model.loaded.connect(lambda: told.append(str(model.data(model.index(0, 0)))))
    model.reload()
    model.reload()
    gate.set()
    qtbot.waitUntil(lambda: not lane.is_busy())
    assert told == ["new"]
    model.deleteLater()


def test_a_failure_is_announced_and_the_old_rows_stay(listed: Listed, qtbot: QtBot) -> None:
    shop = Shop(3)
    model = listed(shop)

    def break_off() -> int:
        raise OSError("disk gone")

    model._count = break_off
    with qtbot.waitSignal(model.failed) as told:
        model.reload()
    assert isinstance(told.args[0], OSError)
    assert model.rowCount() == 3


def test_the_current_row_stays_current_over_a_reload(listed: Listed, qtbot: QtBot) -> None:
    shop = Shop(20)
    model = listed(shop)
    table = Table()
    qtbot.addWidget(table)
    table.show_rows(model)
    table.selectRow(7)
    shop.orders.insert(0, Order(-1, "€ 0.00"))
    with qtbot.waitSignal(model.loaded):
        model.reload()
    assert table.current_row() == Order(7, "€ 7.00")
    assert table.currentIndex().row() == 8


def test_showing_a_list_does_not_sort_it(listed: Listed, qtbot: QtBot) -> None:
    shop = Shop(20)
    model = listed(shop)
    table = Table()
    qtbot.addWidget(table)
    table.show_rows(model)
    assert shop.asked == [(0, 100, Sort())]


def test_a_table_is_used_with_the_keyboard(listed: Listed, qtbot: QtBot) -> None:
    table = Table()
    qtbot.addWidget(table)
    model = listed(Shop(20))
    table.show_rows(model)
    table.resize(600, 400)
    table.show()
    table.setFocus()
    opened: list[Order] = []
    table.row_activated.connect(opened.append)
    table.setCurrentIndex(model.index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened == [Order(2, "€ 2.00")]
    assert table.selectionBehavior() == QAbstractItemView.SelectionBehavior.SelectRows


def test_the_three_dots_and_the_menu_key_ask_for_the_rows_menu(listed: Listed, qtbot: QtBot) -> None:
    table = Table()
    qtbot.addWidget(table)
    model = listed(Shop(5))
    table.show_rows(model)
    table.resize(800, 400)
    table.show()
    asked: list[Order] = []
    table.menu_requested.connect(lambda row, _place: asked.append(row))
    dots = table.visualRect(model.index(1, 3)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=dots)
    QTest.keyClick(table, Qt.Key.Key_Menu)
    assert asked[:1] == [Order(1, "€ 1.00")]


def test_cells_say_their_column_to_screen_readers(listed: Listed) -> None:
    model = listed(Shop(1))
    index: QModelIndex = model.index(0, 1)
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "Total: € 0.00"
    assert model.data(index, ROW_ROLE) == Order(0, "€ 0.00")
    flags = model.data(index, Qt.ItemDataRole.TextAlignmentRole)
    assert isinstance(flags, int)
    assert Qt.AlignmentFlag(flags) & Qt.AlignmentFlag.AlignRight


def make_table(model: PagedModel[Order], settings: QSettings, columns: Sequence[Column[Any]]) -> Table:
    table = Table()
    table.resize(900, 300)
    table.show_rows(model)
    remember_columns(table, "orders", columns, settings)
    return table


def test_columns_are_found_as_they_were_left(listed: Listed, tmp_path: Path, qtbot: QtBot) -> None:
    model = listed(Shop(3))
    settings = remembered(tmp_path)
    first = make_table(model, settings, COLUMNS)
    qtbot.addWidget(first)
    assert first.columnWidth(0) == 150
    first.setColumnWidth(0, 222)
    settings.sync()
    second = make_table(model, remembered(tmp_path), COLUMNS)
    qtbot.addWidget(second)
    assert second.columnWidth(0) == 222


def test_other_columns_do_not_get_remembered_widths(listed: Listed, tmp_path: Path, qtbot: QtBot) -> None:
    model = listed(Shop(3))
    settings = remembered(tmp_path)
    qtbot.addWidget(first := make_table(model, settings, COLUMNS))
    first.setColumnWidth(0, 222)
    newer = (Column[Order]("event", "Event", lambda _order: "", width=99), *COLUMNS[1:])
    qtbot.addWidget(second := make_table(model, settings, newer))
    assert second.columnWidth(0) == 99


@pytest.mark.parametrize(("look", "differ"), [("number", True), ("strong", False)])
def test_numbers_of_one_series_can_be_told_apart_in_a_narrow_column(qtbot: QtBot, look: str, differ: bool) -> None:
    model = QStandardItemModel(3, 1)
    for row, number in enumerate(("ORD-B3RJDJ-2026-00001", "ORD-B3RJDJ-2026-00042", "")):
        model.setData(model.index(row, 0), number)
        model.setData(model.index(row, 0), look, LOOK_ROLE)
    table = QTableView()
    qtbot.addWidget(table)
    table.setModel(model)
    table.setItemDelegate(CellDelegate(table))
    table.setColumnWidth(0, 130)

    def drawn(row: int) -> QImage:
        cell = table.visualRect(model.index(row, 0))
        return table.viewport().grab().copy(QRect(cell.x(), cell.y() + 4, 120, cell.height() - 8)).toImage()

    assert (drawn(0) != drawn(1)) is differ


def test_a_list_begins_where_the_title_of_its_card_begins(qtbot: QtBot) -> None:
    model = QStandardItemModel(2, 2)
    for column in range(2):
        model.setData(model.index(0, column), "HH")
    table = QTableView()
    qtbot.addWidget(table)
    table.setModel(model)
    table.setItemDelegate(CellDelegate(table))

    def begins(column: int) -> int:
        cell = table.visualRect(model.index(0, column))
        picture = table.viewport().grab().copy(cell.adjusted(1, 2, -2, -2)).toImage()
        ground = picture.pixelColor(0, 0)
        columns = (
            x for x in range(picture.width()) for y in range(picture.height()) if picture.pixelColor(x, y) != ground
        )
        return next(columns)

    assert begins(0) - begins(1) == 6

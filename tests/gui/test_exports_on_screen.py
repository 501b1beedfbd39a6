"""An export in the window: it tells how far it is, can be stopped, and the next order need not wait for it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from tests.architecture.test_accessible_names import unnamed
from tests.gui.pages import Desk, desk
from tests.office import ORDER
from yeastar_desk.application import export_orders
from yeastar_desk.application.export_orders import ExportOrders
from yeastar_desk.application.exporting import EVERYTHING, Record
from yeastar_desk.infrastructure.files import write_records
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.orders.page import OrdersPage
from yeastar_desk.presentation.tasks import Lane
from yeastar_desk.presentation.widgets import Dialog


class SlowDisk:
    """Writes real files, but takes a new record only when the test lets it."""

    def __init__(self) -> None:
        self.may_go_on = threading.Event()

    def __call__(self, path: Path, columns: Sequence[str], records: Iterable[Record]) -> None:
        write_records(path, columns, self._slowly(records))

    def _slowly(self, records: Iterable[Record]) -> Iterator[Record]:
        for number, record in enumerate(records):
            if number == 2:
                self.may_go_on.wait()
            yield record


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with desk(qtbot, tmp_path) as made:
        yield made


@pytest.fixture
def disk(place: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowDisk]:
    """Five orders, and an export that writes them one by one."""
    monkeypatch.setattr(export_orders, "CHUNK", 1)
    for _ in range(5):
        place.booth.place_order(ORDER)
    made = SlowDisk()
    place.booth.export_orders = ExportOrders(place.booth.database, made)
    yield made
    made.may_go_on.set()


@pytest.fixture
def lane() -> Iterator[Lane]:
    made = Lane("export-lane")
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def said(place: Desk, lane: Lane, disk: SlowDisk) -> list[str]:
    page = OrdersPage(
        place.lane, lane, place.booth, place.booth.clock, place.changes.publish, Formats("en_GB"), place.remembered
    )
    sentences: list[str] = []
    page.said.connect(sentences.append)
    place.show(page)
    assert not disk.may_go_on.is_set()
    return sentences


def begin(place: Desk, file: Path) -> QProgressBar:
    """Start an export and wait until it is in the middle."""
    page = place.find(OrdersPage, "Orders")
    page._deeds.deeds.export_orders(file, EVERYTHING)  # what the file dialog of the system answers
    bar = place.find(Dialog, "export_progress_dialog").findChild(QProgressBar)
    assert bar is not None
    place.qtbot.waitUntil(lambda: bar.value() == 2, timeout=20_000)
    return bar


def test_an_export_tells_how_far_it_is_and_orders_are_placed_meanwhile(
    place: Desk, lane: Lane, disk: SlowDisk, said: list[str], tmp_path: Path, screenshot: Callable[..., None]
) -> None:
    file = tmp_path / "orders.csv"
    bar = begin(place, file)
    assert bar.maximum() == 5
    place.qtbot.waitUntil(bar.isVisible)  # after 200 ms
    dialog = place.find(Dialog, "export_progress_dialog")
    assert dialog.rect().contains(QRect(bar.mapTo(dialog, QPoint(0, 0)), bar.size())), "the bar has its place"
    assert unnamed(place.window) == []
    screenshot(place.window, "orders-exporting")
    placed: list[str] = []
    place.lane.submit(
        lambda: place.booth.place_order(replace(ORDER, po_number="meanwhile")),
        lambda order: placed.append(order.order.number),
        lambda error: pytest.fail(str(error)),
    )
    place.qtbot.waitUntil(lambda: bool(placed), timeout=20_000)
    assert not file.exists()
    disk.may_go_on.set()
    place.qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    place.qtbot.waitUntil(lambda: not lane.is_busy())
    assert said == ["5 orders were saved as orders.csv."]
    assert len(file.read_text("utf-8-sig").splitlines()) == 6


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_a_stopped_export_leaves_nothing_behind(
    place: Desk, lane: Lane, disk: SlowDisk, said: list[str], tmp_path: Path, key: Qt.Key
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    begin(place, folder / "orders.csv")
    stop = place.find(QPushButton, "export_stop_button")
    assert stop.hasFocus()
    QTest.keyClick(stop, key)
    assert said == ["The export was cancelled. No file was written."]
    disk.may_go_on.set()
    place.qtbot.waitUntil(lambda: not lane.is_busy(), timeout=20_000)
    assert list(folder.iterdir()) == []
    assert said == ["The export was cancelled. No file was written."], "nothing is said twice"

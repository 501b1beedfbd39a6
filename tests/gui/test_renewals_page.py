"""The Renewals page over a real database: groups, one key to an order, files."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.office import CONTACT
from tests.presenters.booth import HandLane
from tests.sales import TODAY, workplace
from tests.subscription_office import SubscriptionOffice
from yeastar_desk.application.subscription_views import SubscriptionFilter
from yeastar_desk.domain.orders import Operation, OrderRequest
from yeastar_desk.infrastructure.files.write import write_whole
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Changed, Subject
from yeastar_desk.presentation.renewals.page import RenewalsPage
from yeastar_desk.presentation.renewals.presenter import ExportKind
from yeastar_desk.presentation.widgets import Table


class Screen:
    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.office = SubscriptionOffice(folder)
        self.office.store(
            *(
                replace(workplace(expires_on=TODAY + timedelta(days=n), desk=5), subject_id=f"W-{n}", email=str(n))
                for n in (-9, -2, 5, 40)
            )
        )
        settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        self.page = RenewalsPage(
            HandLane(), self.office, self.office.clock, write_whole, Formats(), settings, native_dialogs=False
        )
        self.requests: list[OrderRequest] = []
        self.said: list[str] = []
        self.page.renewal_requested.connect(self.requests.append)
        self.page.said.connect(self.said.append)
        self.page.resize(1180, 640)
        qtbot.addWidget(self.page)
        self.page.show()
        table = self.page.findChild(Table, "renewals_table")
        assert table is not None
        self.table: Table = table

    def ids(self) -> list[str]:
        model = self.table.model()
        return [model.index(n, 0).data(Qt.ItemDataRole.UserRole).subject_id for n in range(model.rowCount())]

    def button(self, name: str) -> QPushButton:
        found = self.page.findChild(QPushButton, name)
        assert found is not None
        return found


@pytest.fixture
def screen(tmp_path: Path, qtbot: QtBot) -> Iterator[Screen]:
    made = Screen(tmp_path, qtbot)
    yield made
    made.office.database.close()


def test_groups_with_their_numbers(screen: Screen, screenshot: Callable[..., None]) -> None:
    names = ("due_7_button", "due_30_button", "due_90_button", "due_expired_button")
    assert [screen.button(name).text() for name in names] == ["7 days  1", "30 days  1", "90 days  1", "Expired  2"]
    assert screen.ids() == ["W-5"]
    screen.button("due_expired_button").click()
    assert screen.ids() == ["W--2", "W--9"]
    screen.button("due_30_button").click()
    assert screen.ids() == ["atlas-telecom@example.com"]
    QAbstractItemModelTester(screen.table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    screenshot(screen.page)


def test_the_first_group_that_has_anything_is_shown(tmp_path: Path, qtbot: QtBot) -> None:
    screen = Screen(tmp_path, qtbot)
    with screen.office.database.work() as work:
        for subscription in work.subscriptions.page(SubscriptionFilter(), TODAY, 0, 10):
            if subscription.subject_id == "W-5":
                work.subscriptions.remove(subscription, kind="taken_back", order_id="x")
        work.commit()
    page = RenewalsPage(
        HandLane(),
        screen.office,
        screen.office.clock,
        write_whole,
        Formats(),
        QSettings(str(tmp_path / "other.ini"), QSettings.Format.IniFormat),
    )
    qtbot.addWidget(page)
    page.show()
    assert page.presenter.group.value == "30"
    screen.office.database.close()


def test_enter_turns_a_row_into_a_renewal(screen: Screen) -> None:
    screen.table.setFocus()
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    assert [(r.operation, r.subject_id) for r in screen.requests] == [(Operation.RENEW, "W-5")]
    last = screen.table.model().columnCount() - 1
    place = screen.table.visualRect(screen.table.model().index(0, last)).center()
    QTest.mouseClick(screen.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(screen.requests) == 2


def test_a_renewed_row_goes_away(screen: Screen) -> None:
    screen.button("due_30_button").click()
    screen.table.selectRow(0)
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    placed = screen.office.place(replace(screen.requests[-1], billing_contact=CONTACT))
    screen.page.heard(Changed(Subject.ORDERS))
    assert screen.table.model().index(0, 5).data() == "Order not paid"
    screen.office.pay(placed.order.number)
    screen.page.heard(Changed(Subject.ORDERS))
    assert screen.table.model().rowCount() == 0
    assert screen.button("due_30_button").text() == "30 days  0"


def test_files(screen: Screen, tmp_path: Path) -> None:
    screen.page.presenter.export(ExportKind.CSV, tmp_path / "renewals.csv")
    with (tmp_path / "renewals.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == ["W-5", "atlas-telecom@example.com", "W-40", "W--2", "W--9"]
    screen.page.presenter.search("telecom")
    screen.page.presenter.export(ExportKind.CALENDAR, tmp_path / "renewals.ics")
    text = (tmp_path / "renewals.ics").read_bytes().decode()
    assert text.count("BEGIN:VEVENT") == 3
    assert screen.said == ["renewals.csv has 5 subscriptions.", "renewals.ics has 1 subscription."]
    screen.page.presenter.export(ExportKind.CSV, tmp_path / "no" / "folder.csv")
    assert "the folder does not exist" in screen.said[-1]


def test_where_to_save_is_asked(screen: Screen, tmp_path: Path) -> None:
    screen.button("export_calendar_button").click()
    dialog = screen.page.window().findChild(QFileDialog, "export_renewals_dialog")
    assert dialog is not None
    name = dialog.findChild(QLineEdit)
    assert name is not None
    name.setText(str(tmp_path / "mine.ics"))
    dialog.accept()
    assert (tmp_path / "mine.ics").exists()

"""Numbers and integrity on screen: the gap report, the check of everything stored, and the backup."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.architecture.test_accessible_names import unnamed
from tests.gui.pages import desk
from tests.gui.test_orders_page import Orders
from yeastar_desk.application.check_records import CheckStopped
from yeastar_desk.application.second_backup import SecondBackup
from yeastar_desk.application.views import NumberSeries
from yeastar_desk.infrastructure.db import open_database
from yeastar_desk.presentation.orders.records import missing_words, verdict, void_words
from yeastar_desk.presentation.orders.records_panel import RecordsPanel
from yeastar_desk.presentation.ports import Changed, Subject
from yeastar_desk.presentation.widgets import Notice


@pytest.fixture
def orders(qtbot: QtBot, tmp_path: Path) -> Iterator[Orders]:
    with desk(qtbot, tmp_path) as place:
        made = Orders(place)
        made.place_some()
        place.show(made.page)
        made.page.open_records()
        place.settle()
        yield made


def words(orders: Orders) -> str:
    QApplication.processEvents()  # what was added to a layout is shown
    panel = orders.place.find(RecordsPanel, "records_panel")
    return " | ".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def tamper(orders: Orders, *statements: str) -> None:
    """Change the file as somebody who has removed every rule first."""
    with closing(sqlite3.connect(orders.place.booth.database.path or "", isolation_level=None)) as raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            raw.execute(statement)


def test_every_series_is_listed_with_its_void_numbers(orders: Orders, screenshot: Callable[..., None]) -> None:
    with orders.place.booth.database.work() as work:
        work.numbers.void("PF-B3-2026", "the printer ate it", "Ana")
        work.commit()
    orders.page.open_records()
    orders.place.settle()
    shown = words(orders)
    assert "ORD-B3-2026 | 3 | none | none" in shown
    assert "PF-B3-2026 | 4 | none | 4 (the printer ate it)" in shown
    assert "No number is missing. 1 is void, with the reason." in shown
    assert unnamed(orders.place.window) == []
    screenshot(orders.place.window, "records-panel")


def test_a_missing_number_is_named(orders: Orders) -> None:
    tamper(orders, "UPDATE counters SET last = 5 WHERE series = 'ORD-B3-2026'")
    orders.page.open_records()
    orders.place.settle()
    assert "ORD-B3-2026 | 5 | 4, 5 | none" in words(orders)
    assert "2 numbers are missing." in words(orders)


def test_everything_is_checked_by_keyboard(orders: Orders) -> None:
    check = orders.place.find(QPushButton, "verify_button")
    assert check.hasFocus()
    QTest.keyClick(check, Qt.Key.Key_Return)
    assert not check.isEnabled(), "one thing at a time"
    orders.place.settle()
    assert "Everything stored is as it was written. Audit trail: entry" in words(orders)
    assert check.isEnabled()
    folder = (orders.place.booth.database.path or Path()).parent
    assert not list(folder.glob("check-*")), "the copy that was checked is gone"


def test_what_was_changed_outside_is_named(orders: Orders, screenshot: Callable[..., None]) -> None:
    tamper(orders, "UPDATE orders SET company_name = 'Somebody Else' WHERE number = 'ORD-B3-2026-00002'")
    orders.place.find(QPushButton, "verify_button").click()
    orders.place.settle()
    assert "1 deviation found." in words(orders)
    assert "Order ORD-B3-2026-00002 is not what was stored" in words(orders)
    screenshot(orders.place.window, "records-deviations")
    assert unnamed(orders.place.window) == []


def test_a_check_can_be_stopped_and_orders_placed_meanwhile(orders: Orders) -> None:
    orders.place.find(QPushButton, "verify_button").click()
    orders.place.find(QPushButton, "records_stop_button").click()
    orders.place_some(1)
    orders.place.settle()
    panel = orders.place.find(RecordsPanel, "records_panel")
    assert any(notice.message.text() == "Stopped. Nothing was changed." for notice in panel.findChildren(Notice))
    assert orders.place.find(QPushButton, "verify_button").isEnabled()


@pytest.mark.parametrize("after", [0, 1])
def test_a_stopped_check_leaves_no_copy(orders: Orders, after: int) -> None:
    told: list[tuple[int, int]] = []

    def go_on(done: int, total: int) -> bool:
        told.append((done, total))
        return len(told) <= after

    booth = orders.place.booth
    with pytest.raises(CheckStopped):
        booth.check_records.verify(go_on)
    assert len(told) == after + 1
    assert not list((booth.database.path or Path()).parent.glob("check-*"))
    assert all(done <= total for done, total in told)


def test_orders_are_placed_while_everything_is_checked(orders: Orders) -> None:
    """The check works on a copy: what it sees does not change, and nobody waits for it."""
    booth = orders.place.booth
    placed: list[bool] = []

    def go_on(done: int, total: int) -> bool:  # noqa: ARG001
        if not placed and list((booth.database.path or Path()).parent.glob("check-*/*.sqlite3")):
            placed.append(True)
            orders.place_some(1)
        return True

    checked = booth.check_records.verify(go_on)
    assert placed
    assert checked.deviations == ()
    assert checked.audit_row < booth.database.audit_head()[0]


def test_a_backup_is_made_where_the_rep_chooses(orders: Orders, tmp_path: Path) -> None:
    orders.place.find(QPushButton, "backup_button").click()
    dialog = orders.page.window().findChild(QFileDialog, "backup_folder_dialog")
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "stick"))
    dialog.close()
    orders.place.settle()
    (made,) = (tmp_path / "stick").iterdir()
    assert f"Backup made and verified: {made}" in words(orders)
    copy = open_database(made)
    assert copy.verify() == []
    copy.close()


def test_a_backup_that_cannot_be_made_says_so(orders: Orders, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    panel = orders.place.find(RecordsPanel, "records_panel")
    panel._presenter.back_up(tmp_path / "file" / "folder")
    orders.place.settle()
    assert "The backup was not made" in words(orders)
    assert orders.place.find(QPushButton, "backup_button").isEnabled()


def test_the_second_backup_is_shown_where_backups_are(orders: Orders) -> None:
    booth = orders.place.booth
    assert "second backup" not in words(orders), "nobody has looked yet"
    booth.second_backup()
    orders.page.heard(Changed(Subject.SECOND_BACKUP))
    orders.place.settle()
    assert "There is no second backup folder. Choose one in Settings, Booth and sales." in words(orders)
    booth.second_backup.state = SecondBackup("/media/ana/stick", 3, None, "The stick is not there.")
    orders.page.heard(Changed(Subject.SECOND_BACKUP))
    orders.place.settle()
    assert "The stick is not there." in words(orders)
    assert unnamed(orders.place.window) == []


def test_series_in_words() -> None:
    sound = NumberSeries("A", 3)
    gaps = NumberSeries("B", 40, tuple(range(1, 31)), ((31, "torn"), (32, "wet")), beyond=41)
    assert (missing_words(sound), void_words(sound)) == ("none", "none")
    assert verdict([sound]) == ("No number is missing.", "ok")
    assert missing_words(gaps).startswith("1, 2, 3")
    assert missing_words(gaps).endswith("20 and 10 more; number 41 is in use beyond the end")
    assert void_words(gaps) == "31 (torn); 32 (wet)"
    assert verdict([sound, gaps])[0].startswith("30 numbers are missing. 2 are void")
    assert verdict([NumberSeries("C", 1, beyond=2)])[1] == "danger"

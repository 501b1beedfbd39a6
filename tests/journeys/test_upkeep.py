"""The data is looked after without anybody asking: at every start, every day, every week. Nothing waits for it."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLabel

from tests import contract
from tests.journeys.rep import Rep
from tests.test_cli import run_process
from yeastar_desk.application.ports import OrderFilter
from yeastar_desk.domain.companies import Company
from yeastar_desk.infrastructure.clock import SystemClock
from yeastar_desk.infrastructure.db import open_database
from yeastar_desk.infrastructure.db.daily import KEPT, back_up_daily, copy_of, daily_backups
from yeastar_desk.presentation.remembered import remembered

CHECKED_ON = "upkeep/checked_on"


def look_after(rep: Rep) -> None:
    """As some time after a start, until it is done."""
    rep.qtbot.waitUntil(lambda: rep.desk.upkeep is not None, timeout=30_000)
    upkeep = rep.desk.upkeep
    assert upkeep is not None
    upkeep.begin(0)
    rep.qtbot.waitUntil(lambda: rep.is_shown("upkeep_dialog") or bool(checked_on(rep.home)), timeout=60_000)
    rep.settle()


def checked_on(home: Path) -> str:
    return str(remembered(home).value(CHECKED_ON, ""))


def place_an_order(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "order.json"
    file.write_text(contract.ORDER, encoding="utf-8")
    said = run_process(home, "order", "place", str(file))
    assert said.status == 0, said


def change(home: Path, *statements: str) -> None:
    """As another program could do it, past the triggers."""
    with closing(sqlite3.connect(home / "desk.sqlite3")) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            assert connection.execute(statement).rowcount
        connection.commit()


def words(rep: Rep) -> str:
    """What the dialog says."""
    return "\n".join(label.text() for label in rep.find(QDialog, "upkeep_dialog").findChildren(QLabel))


def test_a_sound_home_is_backed_up_and_checked_without_a_word(rep: Rep, home: Path, tmp_path: Path) -> None:
    place_an_order(home, tmp_path)

    look_after(rep)

    (backup,) = daily_backups(home / "desk.sqlite3")
    with copy_of(backup) as copy, copy.read() as work:
        assert len(work.orders.page(OrderFilter(), 0, 10)) == 1
    assert date.fromisoformat(checked_on(home)) >= date(2026, 1, 1)
    assert not rep.is_shown("upkeep_dialog")


def test_a_changed_amount_is_told_with_what_to_do(rep: Rep, home: Path, tmp_path: Path) -> None:
    """The positive control of the test above: the same with one value changed by another program."""
    place_an_order(home, tmp_path)
    change(home, "UPDATE orders SET company_name = 'Somebody else'")

    look_after(rep)

    assert rep.is_shown("upkeep_dialog")
    told = words(rep)
    assert "ORD-" in told
    assert "yeastar-desk restore" in told
    assert checked_on(home) == ""
    rep.click("upkeep_dialog_confirm_button")
    rep.wait_for("records_panel")


def test_a_damaged_file_is_told_and_makes_no_backup(start: Callable[[Path], Rep], home: Path) -> None:
    backup = back_up_daily(home / "desk.sqlite3", date(2026, 1, 31))
    break_an_index(home / "desk.sqlite3")
    rep = start(home)

    look_after(rep)

    told = words(rep)
    assert "database file is damaged" in told
    assert str(backup) in told
    assert daily_backups(home / "desk.sqlite3") == [backup]


def break_an_index(path: Path) -> None:
    """Turn a page of the index of email addresses into nonsense; nothing that the window shows reads it."""
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name LIKE 'ix_subscriptions_email%'"
        ).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size + 8)
        file.write(b"\xff" * 40)


@pytest.mark.parametrize(("days", "is_checked"), [(0, False), (6, False), (7, True), (-2, True)])
def test_the_full_check_comes_once_a_week(rep: Rep, home: Path, days: int, is_checked: bool) -> None:
    """A day that lies ahead means that a clock was wrong once: better to check than to trust it."""
    today = SystemClock().today()
    last = (today - timedelta(days=days)).isoformat()
    settings = remembered(home)
    settings.setValue(CHECKED_ON, last)
    settings.sync()
    rep.qtbot.waitUntil(lambda: rep.desk.upkeep is not None, timeout=30_000)
    upkeep = rep.desk.upkeep
    assert upkeep is not None
    assert upkeep._is_due(today) is is_checked


def test_the_newest_backups_are_kept_one_for_each_day(home: Path) -> None:
    database = home / "desk.sqlite3"
    days = [date(2026, 1, 28) + timedelta(days=n) for n in range(KEPT + 3)]
    for day in days:
        first = back_up_daily(database, day).stat().st_mtime_ns
        assert back_up_daily(database, day).stat().st_mtime_ns == first
    assert [backup.stem for backup in daily_backups(database)] == [f"daily-{day:%Y%m%d}" for day in reversed(days[3:])]


def test_nobody_who_stores_something_waits_for_a_backup(home: Path) -> None:
    """Half of a transaction is written when the backup begins, the rest after it; the backup has none of it."""
    database = open_database(home / "desk.sqlite3")
    with database.work() as work:
        work.companies.save(Company("W-900001", "Stored before"))
        backup = back_up_daily(home / "desk.sqlite3", date(2026, 1, 31))
        work.companies.save(Company("W-900002", "Stored after"))
        work.commit()
    with database.read() as work:
        assert work.companies.get("W-900001")
        assert work.companies.get("W-900002")
    database.close()
    with copy_of(backup) as copy, copy.read() as work:
        assert work.companies.get("W-900001") is None
    with copy_of(backup) as copy:
        assert copy.verify() == []


def test_what_is_loaded_is_not_looked_through_for_garbage_again(rep: Rep) -> None:
    """A full collection runs on the GUI thread; over everything that is loaded it takes longer than 50 ms."""
    loaded = len(gc.get_objects())
    look_after(rep)
    assert gc.get_freeze_count() > loaded * 0.9
    assert len(gc.get_objects()) < loaded * 0.5
    rep.leave()
    assert gc.get_freeze_count() == 0

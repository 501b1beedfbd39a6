"""The second backup at the window: on the stick soon after an order, said once when the stick is away, made up for."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests import contract
from tests.infrastructure.db.test_backup import numbers_in
from tests.journeys.rep import Rep
from yeastar_desk.application.settings_data import merged
from yeastar_desk.bootstrap import second_backup
from yeastar_desk.bootstrap.second_backup import SecondBackupKeeper
from yeastar_desk.bootstrap.services import Services
from yeastar_desk.cli import orders
from yeastar_desk.presentation.ports import Changed, Subject
from yeastar_desk.presentation.settings.page import SettingsPage
from yeastar_desk.presentation.widgets import toast

Key = Qt.Key
NEVER_MS = 3_600_000


@pytest.fixture
def stick(home: Path, tmp_path: Path) -> Path:
    """A folder that is set as the second backup folder of the home."""
    folder = tmp_path / "stick"
    folder.mkdir()
    services = Services(home)
    preferences = services.preferences.load()
    services.preferences.save(merged(preferences, {"device": {"second_backup": str(folder)}}, "Settings"))
    services.close()
    return folder


def keeper(rep: Rep) -> SecondBackupKeeper:
    """What looks after the second backup, some time after the start."""
    rep.qtbot.waitUntil(lambda: rep.desk.upkeep is not None, timeout=30_000)
    assert rep.desk.upkeep is not None
    rep.desk.upkeep.begin(0)
    kept = rep.desk.upkeep.second_backup
    rep.qtbot.waitUntil(lambda: rep.desk.services.second_backup.state is not None, timeout=30_000)
    rep.qtbot.waitUntil(lambda: not kept.is_busy(), timeout=30_000)
    return kept


def sell(rep: Rep) -> str:
    """An order is placed on the database lane, and the window told, as checkout does it; returns its number."""
    file = rep.home.parent / "order.json"
    file.write_text(contract.ORDER, encoding="utf-8")
    placed: list[str] = []
    rep.desk.lanes.database.submit(
        lambda: orders.place(rep.desk.services, Namespace(file=file)),
        lambda answer: placed.append(answer["order_number"]),
        lambda error: placed.append(repr(error)),
    )
    rep.settle()
    rep.desk.changes.publish(Changed(Subject.ORDERS))
    rep.settle()
    return placed[0]


def copied(stick: Path) -> list[str]:
    """The orders of the newest copy."""
    files = sorted(stick.glob("*.sqlite3")) if stick.exists() else []
    return numbers_in(files[-1]) if files else []


def said(rep: Rep) -> str:
    shown = rep.desk.shell.toast
    return shown.message.text() if shown.isVisible() else ""


def words(rep: Rep) -> str:
    return "\n".join(label.text() for label in rep.window.findChildren(QLabel) if label.isVisible())


def test_an_order_is_on_the_stick_soon_after_it_was_placed(
    start: Callable[[Path], Rep], home: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_backup, "AFTER_MS", 50)
    rep = start(home)
    kept = keeper(rep)
    assert list(stick.iterdir()) == [], "nothing waits to be sent"
    number = sell(rep)
    rep.qtbot.waitUntil(lambda: any(stick.glob("*.sqlite3")) and not kept.is_busy(), timeout=30_000)
    assert copied(stick) == [number]
    rep.desk.pages.show_records()
    rep.wait_for("records_panel")
    assert "The newest second backup is of " in words(rep)


def test_a_stick_that_is_away_is_told_once_and_made_up_for(
    start: Callable[[Path], Rep], home: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_backup, "AFTER_MS", 50)
    monkeypatch.setattr(second_backup, "AGAIN_MS", 50)
    monkeypatch.setattr(toast, "STAYS_MS", 600_000)  # a message is read however slow the computer is
    pocket = stick.rename(stick.with_name("pocket"))
    rep = start(home)
    kept = keeper(rep)
    assert said(rep) == "", "as long as nothing waits, nobody needs it"
    numbers = [sell(rep)]
    sentence = f"The second backup folder {stick} is not there: put the stick back in. Orders are saved here as before."
    rep.qtbot.waitUntil(lambda: said(rep) == sentence, timeout=30_000)
    rep.desk.shell.toast.dismiss()
    kept.look()
    rep.qtbot.waitUntil(lambda: not kept.is_busy(), timeout=30_000)
    assert said(rep) == "", "once is enough"
    rep.desk.pages.show_records()
    rep.wait_for("records_panel")
    assert sentence in words(rep)
    rep.press(Key.Key_Escape)
    rep.wait_until_gone("records_panel")
    numbers.append(sell(rep))
    pocket.rename(stick)
    rep.qtbot.waitUntil(lambda: any(stick.glob("*.sqlite3")) and not kept.is_busy(), timeout=30_000)
    assert copied(stick) == numbers


@pytest.mark.parametrize("is_set", [True, False])
def test_the_last_order_is_copied_when_the_window_is_closed(
    start: Callable[[Path], Rep], home: Path, stick: Path, monkeypatch: pytest.MonkeyPatch, is_set: bool
) -> None:
    """The positive control: without the folder the same closing leaves nothing on the stick."""
    monkeypatch.setattr(second_backup, "AFTER_MS", NEVER_MS)
    if not is_set:
        services = Services(home)
        services.preferences.save(merged(services.preferences.load(), {"device": {"second_backup": ""}}, "Settings"))
    rep = start(home)
    if is_set:
        keeper(rep)
    number = sell(rep)
    assert copied(stick) == []
    rep.leave()
    assert copied(stick) == ([number] if is_set else [])


def test_a_folder_chosen_in_settings_is_used_at_once(
    start: Callable[[Path], Rep], home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_backup, "AFTER_MS", NEVER_MS)
    chosen = tmp_path / "other stick"
    chosen.mkdir()
    rep = start(home)
    rep.qtbot.waitUntil(lambda: rep.desk.upkeep is not None, timeout=30_000)
    assert rep.desk.upkeep is not None
    rep.desk.upkeep.second_backup.begin()
    number = sell(rep)
    page = rep.desk.shell.show_page("settings")
    assert isinstance(page, SettingsPage)
    page.show_section("selling")
    page._presenter.change("device.second_backup", str(chosen))
    rep.qtbot.waitUntil(lambda: "The newest second backup is of" in words(rep), timeout=30_000)
    assert copied(chosen) == [number]

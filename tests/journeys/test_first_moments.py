"""From the start of the program to the first customer: what is there before everything is."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.journeys.rep import CTRL, Rep
from tests.test_cli import ROOT
from yeastar_desk.bootstrap import build
from yeastar_desk.bootstrap.home_lock import take_home
from yeastar_desk.bootstrap.window import Desk

PATIENCE_MS = 30_000


@pytest.fixture
def desk(start: Callable[[Path], Rep], home: Path) -> Iterator[Desk]:  # noqa: ARG001 - it looks after the rest
    made = build(home)
    yield made
    made.close()
    made.deleteLater()


def shown(desk: Desk, kind: type[QWidget], name: str) -> QWidget | None:
    return next((each for each in desk.window.findChildren(kind, name) if each.isVisible()), None)


def test_a_company_is_found_while_the_database_is_still_being_opened(desk: Desk, qtbot: QtBot) -> None:
    services = desk.services

    def name() -> str:
        label = shown(desk, QLabel, "company_name_label")
        return label.text() if isinstance(label, QLabel) else ""

    with services._opening:
        desk.window.show()
        desk.shell.scanned.emit("W-204417")
        qtbot.waitUntil(lambda: name() == "Nordlicht Hotels GmbH", timeout=PATIENCE_MS)
        assert services._database is None
        assert shown(desk, QPushButton, "checkout_button") is None or not name(), "there are no prices yet"
    qtbot.waitUntil(lambda: shown(desk, QPushButton, "checkout_button") is not None, timeout=PATIENCE_MS)
    qtbot.waitUntil(desk.is_idle, timeout=PATIENCE_MS)
    assert name() == "Nordlicht Hotels GmbH"


def test_closing_waits_for_a_database_that_is_being_opened(home: Path, desk: Desk, qtbot: QtBot) -> None:
    desk.window.show()
    qtbot.waitUntil(lambda: desk.lanes.network.is_busy() or desk.is_idle(), timeout=PATIENCE_MS)
    desk.close()
    assert desk.services._database is None
    again = build(home)
    again.window.show()
    qtbot.waitUntil(again.is_idle, timeout=PATIENCE_MS)
    again.close()
    again.deleteLater()


def test_what_is_pressed_and_typed_at_once_reaches_the_sale(desk: Desk, qtbot: QtBot) -> None:
    desk.window.show()
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow, timeout=PATIENCE_MS)
    button = shown(desk, QPushButton, "purchase_workplace_button")
    assert button is not None
    qtbot.waitUntil(button.hasFocus, timeout=PATIENCE_MS)
    handle = desk.window.windowHandle()
    QTest.keyClick(handle, Qt.Key.Key_Return)
    for key in "W-204417":
        QTest.keyClick(handle, Qt.Key(ord(key)))
    QTest.keyClick(handle, Qt.Key.Key_Return)

    def found() -> bool:
        label = shown(desk, QLabel, "company_name_label")
        return isinstance(label, QLabel) and label.text() == "Nordlicht Hotels GmbH"

    qtbot.waitUntil(found, timeout=PATIENCE_MS)
    qtbot.waitUntil(desk.is_idle, timeout=PATIENCE_MS)


def test_a_picture_of_the_window_at_any_moment_of_the_building_harms_nothing(desk: Desk, qtbot: QtBot) -> None:
    desk.window.show()
    pictures: list[int] = []
    camera = QTimer(desk.window)  # a picture resizes what is hidden, whole or not
    camera.timeout.connect(lambda: pictures.append(desk.window.grab().width()))
    camera.start(0)
    panels = desk.pages._panels.sales()
    for panel in panels:
        panel.use(lambda _: None)
    qtbot.waitUntil(lambda: all(panel.is_complete() for panel in panels), timeout=PATIENCE_MS)
    camera.stop()
    assert len(pictures) > 10, "there was a picture between any two pieces"
    qtbot.waitUntil(desk.is_idle, timeout=PATIENCE_MS)


def test_a_page_or_panel_that_cannot_be_built_is_said(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.window.show()
    qtbot.waitUntil(desk.is_idle, timeout=PATIENCE_MS)

    def broken(*_: object, **__: object) -> None:
        raise LookupError

    from yeastar_desk.presentation.handover import panel
    from yeastar_desk.presentation.report import page

    monkeypatch.setattr(page, "ReportPage", broken)
    monkeypatch.setattr(panel, "HandoverPanel", broken)

    def seen(raised: Sequence[object]) -> bool:
        return bool(raised) and desk.is_idle()

    asked: dict[str, Callable[[], None]] = {
        "Event report": lambda: desk.shell.page_requested.emit("report"),
        "The hand-over sheet": lambda: desk.pages._panels.show_handover("ORD-1"),
    }
    for title, ask in asked.items():
        with qtbot.captureExceptions() as raised:
            ask()
            qtbot.waitUntil(partial(seen, raised), timeout=PATIENCE_MS)
        said = desk.shell.toast.message.text()
        assert said == f"{title} could not be opened. Try again, or start the program anew."
    assert desk.shell.current_key() == "products"


def test_of_pages_asked_for_at_once_the_last_one_comes(desk: Desk, qtbot: QtBot) -> None:
    desk.window.show()
    for key in ("orders", "report", "orders"):
        desk.shell.page_requested.emit(key)
    qtbot.waitUntil(lambda: desk.is_idle() and desk.shell.current_key() == "orders", timeout=PATIENCE_MS)


def test_invented_data_are_marked_on_every_page_from_when_they_are_loaded(
    start: Callable[[Path], Rep], tmp_path: Path
) -> None:
    rep = start(tmp_path / "new")
    assert not rep.is_shown("invented_badge")
    rep.click("welcome_demo_button")
    assert rep.focused() == "purchase_workplace_button"
    for key in (Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5):
        rep.press(key, CTRL)
        assert rep.text("invented_badge") == "Invented data"
    rep.leave()
    assert start(tmp_path / "new").text("invented_badge") == "Invented data"


CLOSED_EARLY = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from yeastar_desk.bootstrap import open_window
from yeastar_desk.presentation.shell.window import Shell

turns = int(sys.argv[2])

def close_after(shell, turns):
    if turns:
        QTimer.singleShot(0, shell, lambda: close_after(shell, turns - 1))
    else:
        shell.close()

class ClosedEarly(Shell):
    def __init__(self, remembered):
        super().__init__(remembered)
        self.painted.connect(lambda: close_after(self, turns))

import yeastar_desk.bootstrap.opening
yeastar_desk.bootstrap.opening.Shell = ClosedEarly
sys.exit(open_window(Path(sys.argv[1])))
"""


@pytest.mark.parametrize("turns", [0, 1, 2, 3, 6])
def test_a_window_that_is_closed_before_it_is_furnished_lets_go_of_the_home(tmp_path: Path, turns: int) -> None:
    words = [sys.executable, "-c", CLOSED_EARLY, str(tmp_path), str(turns)]
    closed = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (closed.returncode, "Traceback" in closed.stderr) == (0, False), closed.stderr
    take_home(tmp_path).unlock()

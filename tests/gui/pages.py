"""A window around one page, with lanes and a real database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.presenters.booth import Booth
from tests.waiting import settle
from yeastar_desk.presentation.changes import Changes
from yeastar_desk.presentation.tasks import Lane
from yeastar_desk.presentation.widgets.tab_order import move_focus

_W = TypeVar("_W", bound=QWidget)


class Window(QWidget):
    """Takes Tab where the window of the program takes it."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        move_focus(self, forward=forward)
        return True


class Desk:
    """Everything that a page is made with."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.booth = Booth(folder)
        self.lane = Lane("database-lane")
        self.changes = Changes()
        self.remembered = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        self.window = Window()
        self._column = QVBoxLayout(self.window)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.window.resize(1220, 840)

    def show(self, page: QWidget) -> None:
        self._column.addWidget(page)
        self.window.show()
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        self.settle()

    def settle(self) -> None:
        settle(self.qtbot, self.lane.is_busy)

    def find(self, kind: type[_W], name: str) -> _W:
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found


@contextmanager
def desk(qtbot: QtBot, folder: Path) -> Iterator[Desk]:
    made = Desk(qtbot, folder)
    yield made
    made.lane.close()
    made.booth.database.close()
    made.window.close()
    for each in (made.window, made.changes, made.lane):
        each.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

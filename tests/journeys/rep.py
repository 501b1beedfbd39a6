"""A sales rep at the whole program: the window that `bootstrap.build` makes, over a real home folder."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.waiting import settle
from yeastar_desk.bootstrap import Services, build
from yeastar_desk.presentation.preview.pdf_view import PdfView
from yeastar_desk.presentation.shell.scan import ScanFilter

CTRL = Qt.KeyboardModifier.ControlModifier
HAND, SCANNER = 0.1, 0.008
"""Seconds from key to key."""
_W = TypeVar("_W", bound=QObject)


def load_demo(home: Path) -> None:
    """Put the demonstration data into a home, as `yeastar-desk demo` does."""
    services = Services(home)
    services.load_demo()
    services.close()


class Keyboard:
    """The clock by which the window tells a scanner from a hand: a slow computer does not change the pace of keys."""

    def __init__(self) -> None:
        self._now, self._pace = 0.0, HAND

    def __call__(self) -> float:
        self._now += self._pace
        return self._now

    def take(self, pace: float) -> None:
        """Go on at another pace, after a moment."""
        self._now += 1.0
        self._pace = pace


class Rep:
    """Presses keys and looks at the screen. `keys` counts the key presses since it was set to 0."""

    def __init__(self, qtbot: QtBot, home: Path) -> None:
        self.qtbot = qtbot
        self.home = home
        self.desk = build(home)
        self.window = self.desk.window
        self.keys = 0
        self.window.resize(1440, 900)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.settle()
        self._keyboard = Keyboard()
        scans = self.window.findChild(ScanFilter)
        assert scans is not None
        scans._clock = self._keyboard

    def leave(self) -> None:
        """Close the program; everything of it is gone afterwards. May be called twice."""
        if not shiboken6.isValid(self.desk):
            return
        self.desk.close()
        self.desk.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # looking

    def is_shown(self, name: str) -> bool:
        return any(each.isVisible() for each in self.window.findChildren(QWidget, name))

    def find(self, kind: type[_W], name: str) -> _W:
        """The one visible widget of that name."""
        found = [e for e in self.window.findChildren(kind, name) if not isinstance(e, QWidget) or e.isVisible()]
        assert len(found) == 1, f"{len(found)} visible widgets are called {name}"
        return found[0]

    def text(self, name: str) -> str:
        """The words of a label, with ordinary spaces."""
        return self.find(QLabel, name).text().replace("\u00a0", " ")

    def focused(self) -> str:
        """The object name of what has the focus, or of the number field that it is a part of."""
        widget = QApplication.focusWidget()
        while widget is not None and (not widget.objectName() or widget.objectName().startswith("qt_")):
            widget = widget.parentWidget()
        return widget.objectName() if widget is not None else ""

    # waiting

    def settle(self) -> None:
        """Wait until nothing is under way."""
        settle(self.qtbot, lambda: not self.desk.is_idle())

    def wait_for(self, name: str) -> None:
        self.qtbot.waitUntil(lambda: self.is_shown(name), timeout=30_000)
        self.settle()

    def wait_until_gone(self, name: str) -> None:
        """A panel slides out of sight."""
        self.qtbot.waitUntil(lambda: not self.is_shown(name), timeout=30_000)
        self.settle()

    def wait_for_document(self) -> None:
        view = self.find(PdfView, "document_view")
        self.qtbot.waitUntil(view.is_drawn, timeout=30_000)
        self.settle()

    # doing

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, to whatever has the focus."""
        self.keys += 1
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self.settle()

    def type(self, text: str) -> None:
        """Each character is a key press of a person: slower than any scanner."""
        for character in text:
            self.keys += 1
            QCoreApplication.processEvents()
            QTest.keyClicks(QApplication.focusWidget() or self.window, character)
        self.settle()

    def scan(self, code: str) -> None:
        """A barcode scanner: the whole code at once, then Enter."""
        self._keyboard.take(SCANNER)
        for character in code:
            QTest.keyClicks(QApplication.focusWidget() or self.window, character)
        QTest.keyClick(QApplication.focusWidget() or self.window, Qt.Key.Key_Return)
        self._keyboard.take(HAND)
        self.settle()

    def click(self, name: str) -> None:
        button = self.find(QAbstractButton, name)
        assert button.isEnabled(), f"{name} is disabled"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

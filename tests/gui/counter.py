"""A booth counter on screen: a window with the purchase panel over a real database, driven by keys and clicks."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.presenters.booth import Booth
from tests.waiting import settle
from yeastar_desk.domain.orders import PaymentMethod
from yeastar_desk.presentation.changes import Changes
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.preview.pdf_view import PdfView
from yeastar_desk.presentation.purchase.panel import PurchasePanel
from yeastar_desk.presentation.tasks import Lane, Lanes

_W = TypeVar("_W", bound=QObject)


class Hands:
    """A window with a panel in it, driven by keys and clicks. `keys` counts the key presses since it was set to 0."""

    def __init__(self, qtbot: QtBot, size: tuple[int, int] = (1440, 900)) -> None:
        self.qtbot = qtbot
        self.lanes = Lanes()
        self.paper_lane = Lane("paper-lane")
        self.changes = Changes()
        self.ready: frozenset[PaymentMethod] = frozenset()
        self.window = QWidget()
        self.window.setObjectName("counter")
        self.window.resize(*size)
        self.host = QWidget(self.window)
        self.host.setGeometry(220, 0, size[0] - 220, size[1])
        self.behind = QPushButton("Purchase", self.host)
        self.behind.setObjectName("behind_button")
        self.keys = 0

    def show(self) -> None:
        self.window.show()
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        self.behind.setFocus()

    def close(self) -> None:
        self.lanes.close()
        self.paper_lane.close()
        self.window.close()
        for each in (self.window, self.changes, self.lanes, self.paper_lane):
            each.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # looking

    def find(self, kind: type[_W], name: str) -> _W:
        """The visible widget of that name."""
        found = [
            each for each in self.window.findChildren(kind, name) if not isinstance(each, QWidget) or each.isVisible()
        ]
        assert len(found) == 1, f"{len(found)} visible widgets are called {name}"
        return found[0]

    def is_shown(self, name: str) -> bool:
        return any(each.isVisible() for each in self.window.findChildren(QWidget, name))

    def text(self, name: str) -> str:
        """The words of a label, with ordinary spaces."""
        return self.find(QLabel, name).text().replace("\u00a0", " ")

    def focused(self) -> str:
        """The object name of what has the focus, or of the number field that it is a part of."""
        widget = QApplication.focusWidget()
        while widget is not None and not widget.objectName().strip("qt_"):
            widget = widget.parentWidget()
        if widget is not None and widget.objectName() == "qt_spinbox_lineedit":
            widget = widget.parentWidget()
        return widget.objectName() if widget is not None else ""

    # waiting

    def settle(self) -> None:
        """Wait until nothing is under way."""
        lanes = (self.lanes.database, self.lanes.network, self.paper_lane)
        settle(self.qtbot, lambda: any(lane.is_busy() for lane in lanes))

    def wait_for(self, name: str) -> None:
        self.qtbot.waitUntil(lambda: self.is_shown(name), timeout=20_000)

    def wait_for_document(self) -> PdfView:
        view = self.find(PdfView, "document_view")
        self.qtbot.waitUntil(view.is_drawn, timeout=20_000)
        return view

    # doing

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, to whatever has the focus."""
        self.keys += 1
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key, modifier)
        self.settle()

    def type(self, text: str) -> None:
        """Each character is a key press."""
        for character in text:
            self.keys += 1
            target = QApplication.focusWidget()
            assert target is not None
            QTest.keyClicks(target, character)
        self.settle()

    def click(self, name: str) -> None:
        QTest.mouseClick(self.find(QPushButton, name), Qt.MouseButton.LeftButton)
        self.settle()

    def enter_company(self, text: str) -> None:
        edit = self.find(QLineEdit, "company_id_edit")
        edit.setFocus()
        edit.selectAll()
        self.type(text)
        self.press(Qt.Key.Key_Return)

    def is_gone(self, widget: QObject) -> bool:
        return not shiboken6.isValid(widget)


class Counter(Hands):
    """A counter where Workplace is sold."""

    def __init__(self, qtbot: QtBot, folder: Path, size: tuple[int, int] = (1440, 900)) -> None:
        super().__init__(qtbot, size)
        self.booth = Booth(folder)
        self.panel = PurchasePanel(
            self.host,
            self.booth,
            self.lanes.database,
            self.paper_lane,
            self.changes.publish,
            Formats("en_GB"),
            lambda: self.ready,
            self.booth.clock.today,
            native_dialogs=False,
        )
        self.changes.changed.connect(self.panel.heard)
        self.show()

    def close(self) -> None:
        super().close()
        self.booth.database.close()

    # the usual way

    def purchase(self, company_id: str = "W-204417", plan: str = "standard") -> None:
        """Open the panel with a customer and a plan."""
        self.panel.purchase()
        self.settle()
        if company_id:
            self.enter_company(company_id)
        if plan:
            self.click(f"subscribe_{plan}_button")

    def to_checkout(self, company_id: str = "W-204417", plan: str = "standard") -> None:
        self.purchase(company_id, plan)
        self.click("checkout_button")

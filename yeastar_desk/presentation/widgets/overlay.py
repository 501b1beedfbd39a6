"""A layer over a widget that dims it, keeps the focus inside, and gives it back at the end."""

from __future__ import annotations

from typing import cast

import shiboken6
from PySide6.QtCore import Property as QtProperty
from PySide6.QtCore import QEvent, QObject, QPropertyAnimation, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from yeastar_desk.presentation.theme import colour, duration
from yeastar_desk.presentation.widgets.tab_order import controls_in, move_focus

SLIDE_MS = 150


class Overlay(QWidget):
    """Covers its host. `shown` runs from 0 to 1 while it appears; subclasses place their content by it."""

    def __init__(self, host: QWidget, dim: float) -> None:
        super().__init__(host)
        self._dim = dim
        self._shown = 0.0
        self._came_from: QWidget | None = None
        self._motion = QPropertyAnimation(self, b"shown", self)
        self._motion.finished.connect(self._settle)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setProperty("focusRing", "none")
        self.hide()
        host.installEventFilter(self)

    def appear(self) -> None:
        """Cover the host; the focus goes to the first control inside."""
        if not self.isVisible():
            self._came_from = QApplication.focusWidget()
        self.setGeometry(self.host().rect())
        self._shown = 0.0
        self.arrange()
        self.show()
        self.raise_()
        self._move_to(1.0)
        if not self._holds(QApplication.focusWidget()):
            self.focusNextPrevChild(True)

    def disappear(self) -> None:
        """Uncover the host; the focus returns to where it was."""
        if self.isVisible() and self._motion.endValue() != 0.0:
            self._give_focus_back()
            self._move_to(0.0)

    def arrange(self) -> None:
        """Place the content for the present size and `shown`; subclasses say how."""

    def gone(self) -> None:
        """Called when the overlay has disappeared."""

    def host(self) -> QWidget:
        """The widget that is covered."""
        return cast("QWidget", self.parentWidget())  # kept by Qt: a reference here would be a cycle

    def get_shown(self) -> float:
        """How far the overlay has appeared, from 0 to 1."""
        return self._shown

    def set_shown(self, value: float) -> None:
        """Move to a point between hidden (0) and there (1)."""
        self._shown = value
        self.arrange()
        self.update()

    shown = QtProperty(float, get_shown, set_shown)

    def _move_to(self, end: float) -> None:
        self._motion.stop()
        self._motion.setStartValue(self._shown)
        self._motion.setEndValue(end)
        milliseconds = duration(SLIDE_MS)
        if milliseconds:
            self._motion.setDuration(milliseconds)
            self._motion.start()
        else:
            self.set_shown(end)
            self._settle()

    def _settle(self) -> None:
        if self._shown == 0.0:
            self.hide()
            self._motion.setEndValue(1.0)
            self.gone()

    def _give_focus_back(self) -> None:
        widget = self._came_from
        self._came_from = None
        if widget is not None and shiboken6.isValid(widget) and widget.isVisible() and widget.isEnabled():
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._holds(QApplication.focusWidget()):
            self._pass_focus_on()

    def _pass_focus_on(self) -> None:
        """What had the focus is gone: go to the overlay below, or to the first control of what was covered."""
        below = [each for each in self.host().children() if isinstance(each, Overlay) and each is not self]
        for overlay in reversed(below):
            if overlay.isVisible():
                overlay.focusNextPrevChild(True)
                return
        for control in controls_in(self.host()):
            if control is not self and not self._holds(control):
                control.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _holds(self, widget: QWidget | None) -> bool:
        return widget is not None and self.isAncestorOf(widget)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab inside: from the last control to the first one, and back."""
        move_focus(self, forward=forward)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self.setGeometry(self.host().rect())
            self.arrange()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()  # nothing typed here reaches the page underneath

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), colour("dim", self._dim * self._shown))

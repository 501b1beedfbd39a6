"""A layer over a widget that dims it, keeps the focus inside, and gives it back at the end."""

from __future__ import annotations

from typing import cast

import shiboken6
from PySide6.QtCore import Property as QtProperty
from PySide6.QtCore import QEvent, QObject, QPropertyAnimation, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSpinBox, QApplication, QComboBox, QScrollArea, QWidget

from yeastar_desk.presentation.theme import colour, duration

SLIDE_MS = 150
_ABOVE_AND_BELOW = 24


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
        widget = self.host().nextInFocusChain()
        while widget is not None and widget is not self.host():
            if not self.isAncestorOf(widget) and widget.isVisible() and self._takes_focus_of(self.host(), widget):
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            widget = widget.nextInFocusChain()

    def _holds(self, widget: QWidget | None) -> bool:
        return widget is not None and self.isAncestorOf(widget)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab inside: from the last control to the first one, and back."""
        inside = [widget for widget in self._chain() if self._takes_focus(widget)]
        if not inside:
            return True
        now = QApplication.focusWidget()
        while now is not None and now not in inside and now is not self:
            now = now.parentWidget()
        step = 1 if forward else -1
        position = inside.index(now) + step if now in inside else (0 if forward else -1)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        target = inside[position % len(inside)]
        target.setFocus(reason)
        self._reveal(target)
        return True

    def _reveal(self, widget: QWidget) -> None:
        """Qt shows what it goes to inside one scroll area, not what it comes to from elsewhere."""
        around = widget.parentWidget()
        while around is not None and around is not self:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(widget, 0, _ABOVE_AND_BELOW)
            around = around.parentWidget()

    def _chain(self) -> list[QWidget]:
        chain: list[QWidget] = []
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            if self.isAncestorOf(widget):
                chain.append(widget)
            widget = widget.nextInFocusChain()
        return chain

    def _takes_focus(self, widget: QWidget) -> bool:
        return self._takes_focus_of(self, widget)

    @staticmethod
    def _takes_focus_of(area: QWidget, widget: QWidget) -> bool:
        if not widget.isVisibleTo(area) or not widget.isEnabled():
            return False
        # The line edit inside such a field is not a stop of its own. Never ask for focusProxy() here: PySide 6.11
        # makes the proxy the owner of an item view's viewport, and the view crashes later.
        if isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox):
            return False
        tab = Qt.FocusPolicy.TabFocus.value
        if not widget.focusPolicy().value & tab:
            return False
        # A scroll area is worth a stop only when nothing in it can be focused.
        return type(widget).__name__ != "QScrollArea" or not isinstance(widget, QAbstractScrollArea)

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

"""The visible focus: 1 px accent on the edge of a control and 3 px of soft accent around it.

It is painted by one transparent widget laid over the focused control, so no control reserves room for it and
nothing moves when the focus does. A control says with the property `focusRing` how it wants to be framed:
`"none"` (it paints its own focus), or `"inside"`; `focusRadius` is its corner radius (8 when not given). What is
`invalid` keeps its red edge.
"""

from __future__ import annotations

import math
from typing import cast

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QSplitter, QStackedWidget, QWidget

from yeastar_desk.presentation.theme.current import colour

_SPREAD = 3
_FOLLOWED = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
    QEvent.Type.DynamicPropertyChange,
}


class FocusRing(QObject):
    """Keeps one frame around whatever has the focus; made once, by `apply_theme`, as a child of the application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._frame: _Frame | None = None
        self._followed: list[QWidget] = []
        app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._followed:
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
        self._followed = []
        target = _framed(new)
        if target is None:
            self._hide()
            return
        self._followed = _up_to_room(target)
        host = self._followed.pop()
        for widget in self._followed:
            widget.installEventFilter(self)
        if self._frame is None or not shiboken6.isValid(self._frame):
            self._frame = _Frame(host)
        elif self._frame.parentWidget() is not host:
            self._frame.setParent(host)
        self._place()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _FOLLOWED:
            self._place()
        return False

    def _place(self) -> None:
        frame = self._frame
        if frame is None or not shiboken6.isValid(frame) or not self._followed:
            return
        target = self._followed[0]
        if not shiboken6.isValid(target) or not target.isVisible():
            frame.hide()
            return
        frame.surround(target)

    def _hide(self) -> None:
        if self._frame is not None and shiboken6.isValid(self._frame):
            self._frame.hide()


class _Frame(QWidget):
    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setObjectName("focus_frame")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._radius = 8.0
        self._spread = _SPREAD
        self._edge = "accent"

    def surround(self, target: QWidget) -> None:
        self._spread = 0 if target.property("focusRing") == "inside" else _SPREAD
        self._radius = float(target.property("focusRadius") or 8)
        self._edge = "danger" if target.property("invalid") else "accent"  # the frame hides the control's own edge
        corner = target.mapTo(cast("QWidget", self.parentWidget()), target.rect().topLeft())
        spread = self._spread
        rect = QRect(corner, target.size()).adjusted(-spread, -spread, spread, spread)
        self.setGeometry(rect)
        # Only the rim is ours: typing inside the control does not repaint the ring.
        rim = spread + math.ceil(self._radius * 0.3) + 2
        self.setMask(QRegion(self.rect()) - QRegion(self.rect().adjusted(rim, rim, -rim, -rim)))
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = self._spread / 2
        if self._spread:
            painter.setPen(QPen(colour("ring"), self._spread))
            radius = self._radius + half
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
        edge = self._spread + 0.5
        painter.setPen(QPen(colour(self._edge), 1))
        rect = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.drawRoundedRect(rect, self._radius - 0.5, self._radius - 0.5)


def _framed(widget: QWidget | None) -> QWidget | None:
    """The widget whose outline is framed for a focus: the widget, or the one it is a part of."""
    while widget is not None:
        if widget.isWindow() or _in_popup(widget) or widget.property("focusRing") == "none":
            return None
        if widget.property("focusRing") == "parent":
            widget = widget.parentWidget()
            continue
        return widget
    return None


def _in_popup(widget: QWidget) -> bool:
    return widget.window().windowType() == Qt.WindowType.Popup


def _up_to_room(target: QWidget) -> list[QWidget]:
    """The control and its ancestors up to the one that has room to paint the ring around it."""
    chain = [target]
    host = target.parentWidget()
    while host is not None:
        chain.append(host)
        if _has_room(host, target) or not _may_host(host.parentWidget()):
            break
        host = host.parentWidget()
    return chain


def _has_room(host: QWidget, target: QWidget) -> bool:
    corner = target.mapTo(host, target.rect().topLeft())
    rect = QRect(corner, target.size()).adjusted(-_SPREAD, -_SPREAD, _SPREAD, _SPREAD)
    return _may_host(host) and host.rect().contains(rect)


def _may_host(host: QWidget | None) -> bool:
    """These take a child widget for one of their own panes or scroll it wrongly."""
    return host is not None and not isinstance(host, QSplitter | QStackedWidget | QAbstractScrollArea)

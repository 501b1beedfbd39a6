"""A short message at the bottom of the page, with the way back: "Removed Desk.  Undo"."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from yeastar_desk.presentation.theme import colour
from yeastar_desk.presentation.widgets.painting import draw_shadow
from yeastar_desk.presentation.widgets.surfaces import button, label

STAYS_MS = 6000
_SHADOW = 16


class Toast(QFrame):
    """Says what has just been done over the bottom of its host; stays while the mouse or the focus is on it."""

    action_requested = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.message = label("", "on_toast")
        self.button = button("Undo", "link", "undo_button")
        self.button.clicked.connect(self._act)
        row = self._row = QHBoxLayout(self)
        row.setSpacing(12)
        row.addWidget(self.message)
        row.addWidget(self.button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._leave)
        self.hide()
        host.installEventFilter(self)

    def show_message(self, text: str, action: str = "") -> None:
        """Show a message for 6 seconds; a new one replaces the old one."""
        self.message.setText(text)
        self.setAccessibleName(text)
        self.button.setText(action)
        self.button.setVisible(bool(action))
        right = 10 if action else 16  # a link has room of its own
        self._row.setContentsMargins(16 + _SHADOW, 8 + _SHADOW, right + _SHADOW, 8 + _SHADOW)
        self.show()
        self._place()
        self.raise_()
        self._timer.start(STAYS_MS)

    def dismiss(self) -> None:
        """Take the message away."""
        self._timer.stop()
        self.hide()

    def _act(self) -> None:
        self.dismiss()
        self.action_requested.emit()

    def _leave(self) -> None:
        if self.underMouse() or self.button.hasFocus():
            self._timer.start(STAYS_MS // 2)
        else:
            self.hide()

    def _place(self) -> None:
        host = cast("QWidget", self.parentWidget())
        self.message.setWordWrap(False)
        if self.sizeHint().width() <= host.width():
            self.adjustSize()
        else:  # a sentence with a path in it
            self.message.setWordWrap(True)
            self.resize(host.width(), self.heightForWidth(host.width()))
        self.move((host.width() - self.width()) // 2, host.height() - self.height() - 8)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parent() and self.isVisible():
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        draw_shadow(painter, rect.adjusted(0, -4, 0, -4), 10, reach=_SHADOW - 4, strength=0.25)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("navigation_selected"))
        painter.drawRoundedRect(rect, 10, 10)

"""A field to search a list: says what was typed after a short pause."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from yeastar_desk.presentation.theme import colour, draw_icon

PAUSE_MS = 150


class SearchEdit(QLineEdit):
    """Text to look for; Esc empties it, Down goes to what was found."""

    search_requested = Signal(str)
    """The text after 150 ms without typing, or at once with Enter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextMargins(24, 0, 0, 0)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._announce)
        self._announced = ""
        self._rows: QWidget | None = None
        self.textChanged.connect(self._wait)
        self.returnPressed.connect(self._announce)

    def lead_to(self, rows: QWidget) -> None:
        """Say which list Down goes to."""
        self._rows = rows

    def _wait(self) -> None:
        self._pause.start()

    def _announce(self) -> None:
        self._pause.stop()
        text = self.text().strip()
        if text != self._announced:
            self._announced = text
            self.search_requested.emit(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        left = self.width() - 28 if self.isRightToLeft() else 12
        glass = QRectF(left, (self.height() - 16) / 2, 16, 16)
        draw_icon(QPainter(self), glass, "search", colour("muted").name())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._announce()
            event.accept()
            return
        if event.key() == Qt.Key.Key_Down and self._rows is not None and self._rows.isVisible():
            self._rows.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

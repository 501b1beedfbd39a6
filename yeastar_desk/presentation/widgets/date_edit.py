"""A date, typed or picked from a calendar."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, QLocale, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QDateEdit, QWidget

from yeastar_desk.presentation.theme import colour, draw_icon


class DateEdit(QDateEdit):
    """A date in the rep's own order of day, month and year; the wheel does not change it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCalendarPopup(True)
        self.setFrame(False)
        if self.locale().language() == QLocale.Language.C:  # a computer without a language: as dates stand elsewhere
            self.setDisplayFormat("d MMM yyyy")

    def day(self) -> dt.date:
        """The date shown."""
        shown = self.date()
        return dt.date(shown.year(), shown.month(), shown.day())

    def set_day(self, day: dt.date) -> None:
        """Show a date."""
        self.setDate(QDate(day.year, day.month, day.day))

    def sizeHint(self) -> QSize:
        days = (self.locale().toString(QDate(2028, month, 28), self.displayFormat()) for month in range(1, 13))
        return QSize(max(self.fontMetrics().horizontalAdvance(day) for day in days) + 56, 40)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lineEdit().setGeometry(self.rect().adjusted(12, 1, -32, -1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("line_strong" if self.isEnabled() else "line"), 1))
        painter.setBrush(colour("surface" if self.isEnabled() else "background"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7.5, 7.5)
        place = QRectF(self.width() - 30, (self.height() - 18) / 2, 18, 18)
        draw_icon(painter, place, "calendar", colour("muted" if self.isEnabled() else "faint").name())

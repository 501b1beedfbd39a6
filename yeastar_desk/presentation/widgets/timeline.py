"""A subscription's term as a ruler: where it starts, today, where it ends, what this order adds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from yeastar_desk.presentation.theme import colour, font
from yeastar_desk.presentation.theme.fonts import SMALL


@dataclass(frozen=True, slots=True)
class TimelineView:
    """A term from 0 to 1: `marks` as (position, text), `used` how much of it has passed, `added_from` where the part
    that this order adds begins (1: nothing is added)."""

    marks: Sequence[tuple[float, str]]
    used: float = 0.0
    added_from: float = 1.0
    said: str = ""


class Timeline(QWidget):
    """The commitment ruler."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._term = TimelineView(())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_term(self, term: TimelineView) -> None:
        """Show a term; `said` is the same in words for screen readers."""
        self._term = term
        self.setAccessibleName(term.said or ", ".join(text for _position, text in term.marks))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, 38)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(0, 6, self.width(), 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("track"))
        painter.drawRoundedRect(bar, 3, 3)
        painter.setBrush(colour("accent"))
        end = min(max(self._term.added_from, 0.0), 1.0)
        start = min(max(self._term.used, 0.0), end)
        painter.drawRoundedRect(QRectF(bar.width() * start, 6, bar.width() * (end - start), 6), 3, 3)
        if end < 1.0:
            painter.setBrush(colour("second"))
            painter.drawRoundedRect(QRectF(bar.width() * end, 6, bar.width() * (1 - end), 6), 3, 3)
        painter.setFont(font(SMALL))
        metrics = QFontMetricsF(painter.font())
        for position, text in self._term.marks:
            x = 5 + position * (self.width() - 10)
            painter.setPen(QPen(colour("surface"), 2))
            painter.setBrush(colour("accent" if position <= end else "second"))
            painter.drawEllipse(QRectF(x - 5, 4, 10, 10))
            width = metrics.horizontalAdvance(text)
            left = min(max(x - width / 2, 0.0), self.width() - width)
            painter.setPen(colour("muted"))
            painter.drawText(QRectF(left, 18, width + 2, 20), int(Qt.AlignmentFlag.AlignVCenter), text)

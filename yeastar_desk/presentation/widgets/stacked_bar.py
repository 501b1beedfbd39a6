"""A whole and its parts as one bar: Enterprise 440, Ultimate 120."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from yeastar_desk.presentation.theme import colour, font
from yeastar_desk.presentation.theme.fonts import SMALL


@dataclass(frozen=True, slots=True)
class BarPart:
    """One part: `text` for its legend ("Enterprise 440"), its amount, and its colour role."""

    text: str
    amount: int
    role: str = "primary"


class StackedBar(QWidget):
    """The title of the whole on the left, the legend on the right, the bar below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self._parts: tuple[BarPart, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, title: str, parts: Sequence[BarPart]) -> None:
        """Show a whole in words and its parts; amounts below zero count as none."""
        self._title = title
        self._parts = tuple(parts)
        self.setAccessibleName(f"{title}: " + ", ".join(part.text for part in parts))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, 40)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(SMALL + 0.5))
        self._paint_words(painter)
        bar = QRectF(0, self.height() - 12, self.width(), 12)
        clip = QPainterPath()
        clip.addRoundedRect(bar, 6, 6)
        painter.setClipPath(clip)
        painter.fillRect(bar, colour("track"))
        total = sum(max(part.amount, 0) for part in self._parts)
        x = 0.0
        for part in self._parts:
            width = bar.width() * max(part.amount, 0) / total if total else 0.0
            painter.fillRect(QRectF(x, bar.top(), width, bar.height()), colour(part.role))
            x += width

    def _paint_words(self, painter: QPainter) -> None:
        metrics = QFontMetricsF(painter.font())
        line = QRectF(0, 0, self.width(), 20)
        painter.setPen(colour("text"))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self._title)
        x = float(self.width())
        for part in reversed(self._parts):
            x -= metrics.horizontalAdvance(part.text)
            painter.setPen(colour("text"))
            painter.drawText(QRectF(x, 0, self.width(), 20), int(Qt.AlignmentFlag.AlignVCenter), part.text)
            x -= 14
            painter.fillRect(QRectF(x, 5.5, 9, 9), colour(part.role))
            x -= 12

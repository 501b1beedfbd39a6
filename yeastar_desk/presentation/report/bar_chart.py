"""Bars with their values beside them. What is full and what is hatched can be told apart without any colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from yeastar_desk.presentation.theme import colour, font
from yeastar_desk.presentation.theme.fonts import SMALL

ROW = 27
_BAR = 14.0
_GAP = 12.0
_HATCH = 5.0  # pixels between the lines of what is hatched
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


@dataclass(frozen=True, slots=True)
class Bar:
    """A row: its label, the full and the hatched part of its bar in any unit, and its value in words."""

    label: str
    full: int
    hatched: int
    value: str
    note: str = ""


class BarChart(QWidget):
    """One bar below the other, all on one scale. The keyboard reaches it, a screen reader hears every value."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._bars: tuple[Bar, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, title: str, bars: Sequence[Bar]) -> None:
        """Show bars; `title` says what they measure, for screen readers."""
        self._bars = tuple(bars)
        self.setAccessibleName(title)
        rows = (", ".join(part for part in (f"{bar.label}: {bar.value}", bar.note) if part) for bar in bars)
        self.setAccessibleDescription(". ".join(rows))
        self.updateGeometry()
        self.update()

    def bars(self) -> tuple[Bar, ...]:
        """What is shown."""
        return self._bars

    def sizeHint(self) -> QSize:
        return QSize(360, max(1, len(self._bars)) * ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(260, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plain, strong, small = font(13.5), font(13.5, QFont.Weight.DemiBold, tabular=True), font(SMALL, tabular=True)
        labels = _widest(plain, [bar.label for bar in self._bars], self.width() * 0.40)
        values = _widest(strong, [bar.value for bar in self._bars], self.width() * 0.36)
        notes = _widest(small, [bar.note for bar in self._bars], self.width() * 0.22)
        room = self.width() - labels - values - notes - _GAP * (3 if notes else 2)
        longest = max((bar.full + bar.hatched for bar in self._bars), default=0)
        for number, bar in enumerate(self._bars):
            row = QRectF(0, number * ROW, self.width(), ROW)
            painter.setFont(plain)
            painter.setPen(colour("text"))
            shown = QFontMetricsF(plain).elidedText(bar.label, Qt.TextElideMode.ElideRight, labels)
            painter.drawText(QRectF(0, row.top(), labels, ROW), _LEFT, shown)
            painter.setFont(strong)
            end = self.width() - (notes + _GAP if notes else 0.0)
            painter.drawText(QRectF(0, row.top(), end, ROW), _RIGHT, bar.value)
            painter.setFont(small)
            painter.setPen(colour("muted"))
            painter.drawText(row, _RIGHT, bar.note)
            if longest > 0:
                self._paint_bar(painter, labels + _GAP, row.center().y(), room / longest, bar)

    def _paint_bar(self, painter: QPainter, left: float, middle: float, scale: float, bar: Bar) -> None:
        top = middle - _BAR / 2
        full, hatched = max(0.0, bar.full * scale), max(0.0, bar.hatched * scale)
        if full:
            painter.fillRect(QRectF(left, top, full, _BAR), colour("primary"))
        if hatched:
            paint_hatched(painter, QRectF(left + full, top, hatched, _BAR))


class Legend(QWidget):
    """What full and hatched bars mean."""

    def __init__(self, full: str, hatched: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = (full, hatched)
        self.setAccessibleName(f"Full bars: {full}. Hatched bars: {hatched}.")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(font(SMALL))
        return QSize(ceil(sum(metrics.horizontalAdvance(words) + 20 for words in self._words)) + 16, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(SMALL))
        metrics = QFontMetricsF(painter.font())
        x = 0.0
        for number, words in enumerate(self._words):
            sample = QRectF(x, 4, 14, 12)
            if number:
                paint_hatched(painter, sample)
            else:
                painter.fillRect(sample, colour("primary"))
            painter.setPen(colour("muted"))
            width = metrics.horizontalAdvance(words)
            painter.drawText(QRectF(x + 20, 0, width + 4, 20), _LEFT, words)
            x += 20 + width + 16


def paint_hatched(painter: QPainter, rect: QRectF) -> None:
    """Paint a framed rectangle with diagonal lines."""
    painter.save()
    painter.setPen(QPen(colour("primary"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.setClipRect(rect)
    painter.setPen(QPen(colour("primary"), 1.4))
    x = rect.left() - rect.height()
    while x < rect.right():
        painter.drawLine(QLineF(x, rect.bottom(), x + rect.height(), rect.top()))
        x += _HATCH
    painter.restore()


def _widest(used: QFont, texts: Sequence[str], most: float) -> float:
    metrics = QFontMetricsF(used)
    return min(most, max((ceil(metrics.horizontalAdvance(text)) for text in texts), default=0))

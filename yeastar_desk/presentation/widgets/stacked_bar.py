"""A whole and its parts as one bar: Enterprise 440, Ultimate 120."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from yeastar_desk.presentation.theme import colour, font
from yeastar_desk.presentation.theme.fonts import SMALL

_SAMPLE, _BETWEEN = 14, 12
"""Pixels: a square of colour with the gap behind it, and between two parts."""


@dataclass(frozen=True, slots=True)
class BarPart:
    """One part: `text` for its legend ("Enterprise"), its amount, and its colour role."""

    text: str
    amount: int
    role: str = "primary"


class StackedBar(QWidget):
    """The parts of a whole beside each other. What it shows is said in words by a label of the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[BarPart, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: Sequence[BarPart]) -> None:
        """Show the parts; amounts below zero count as none."""
        self._parts = tuple(parts)
        self.setAccessibleName(", ".join(part.text for part in parts))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(self.rect())
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


class BarLegend(QWidget):
    """Which colour of a `StackedBar` is what."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[BarPart, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: Sequence[BarPart]) -> None:
        """Name these parts."""
        if tuple(parts) != self._parts:
            self._parts = tuple(parts)
            self.setAccessibleName("Legend: " + ", ".join(part.text for part in parts))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(font(SMALL + 0.5))
        words = sum(metrics.horizontalAdvance(part.text) + _SAMPLE for part in self._parts)
        return QSize(ceil(words) + _BETWEEN * max(len(self._parts) - 1, 0), 18)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(SMALL + 0.5))
        metrics = QFontMetricsF(painter.font())
        x = 0.0
        for part in self._parts:
            painter.fillRect(QRectF(x, (self.height() - 9) / 2, 9, 9), colour(part.role))
            x += _SAMPLE
            painter.setPen(colour("text"))
            room = QRectF(x, 0, metrics.horizontalAdvance(part.text) + 2, self.height())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), part.text)
            x += metrics.horizontalAdvance(part.text) + _BETWEEN

"""A subscription's term as a ruler: where it starts, today, where it ends, what this order adds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from yeastar_desk.presentation.theme import colour, font
from yeastar_desk.presentation.theme.fonts import SMALL

_APART = 12.0
"""Least distance of two texts, in pixels."""


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
        texts = self._places(QFontMetricsF(painter.font()))
        for position, _text in self._term.marks:
            x = self._x(position)
            painter.setPen(QPen(colour("surface"), 2))
            painter.setBrush(colour("accent" if position <= end else "second"))
            painter.drawEllipse(QRectF(x - 5, 4, 10, 10))
        painter.setPen(colour("muted"))
        for left, width, text in texts:
            painter.drawText(QRectF(left, 18, width + 2, 20), int(Qt.AlignmentFlag.AlignVCenter), text)

    def _x(self, position: float) -> float:
        return 5 + position * (self.width() - 10)

    def _places(self, metrics: QFontMetricsF) -> list[tuple[float, float, str]]:
        """Left edge, width and text under each mark; from the right, so that the end of the term keeps its place.

        A text that would touch the next one moves to the left; one that finds no room there is left out (it is
        said to screen readers, and stands in the rows below the ruler).
        """
        placed: list[tuple[float, float, str]] = []
        right, least = float(self.width()), 0.0
        marks = [mark for mark in self._term.marks if mark[1]]
        if marks and marks[0][0] == 0.0:
            least = metrics.horizontalAdvance(marks[0][1]) + _APART
        for position, text in reversed(marks):
            width = metrics.horizontalAdvance(text)
            left = max(min(self._x(position) - width / 2, right - width), 0.0)
            first = position == 0.0
            if left + width > right or (not first and left < least):
                continue
            placed.append((left, width, text))
            right = left - _APART
        return placed

"""The header of a panel with its steps: 1 Plan & services - 2 Review & checkout - 3 Done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QWidget

from yeastar_desk.presentation.theme import colour, draw_icon, font
from yeastar_desk.presentation.widgets.surfaces import Line

_CIRCLE = 24


class _Step(QAbstractButton):
    """One step: a numbered circle (a tick when done) and its name; a done step can be gone back to."""

    def __init__(self, number: int, text: str) -> None:
        super().__init__()
        self._number = number
        self.state = "later"
        self.setText(text)
        self.setObjectName(f"step_{number}_button")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, state: str, *, can_return: bool) -> None:
        self.state = state
        self.setEnabled(can_return)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if can_return else Qt.FocusPolicy.NoFocus)
        said = {"done": "done", "now": "current step", "later": "not yet"}[state]
        self.setAccessibleName(f"Step {self._number}, {self.text()}: {said}")
        self.setCursor(Qt.CursorShape.PointingHandCursor if can_return else Qt.CursorShape.ArrowCursor)
        self.update()

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(font(weight=QFont.Weight.Medium)).horizontalAdvance(self.text())
        return QSize(_CIRCLE + 8 + round(words) + 2, _CIRCLE + 6)

    def enterEvent(self, _event: QEnterEvent) -> None:
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRectF(0, (self.height() - _CIRCLE) / 2, _CIRCLE, _CIRCLE)
        ground = {"done": "ok_solid", "now": "primary", "later": "neutral_soft"}[self.state]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(ground))
        painter.drawEllipse(circle)
        if self.state == "done":
            draw_icon(painter, circle.adjusted(5, 5, -5, -5), "check", colour("primary_text").name())
        else:
            painter.setFont(font(12.5, QFont.Weight.DemiBold))
            painter.setPen(colour("primary_text" if self.state == "now" else "muted"))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.setFont(font(weight=QFont.Weight.Medium))
        painter.setPen(colour("text" if self.state == "now" or self.underMouse() else "muted"))
        words = QRectF(_CIRCLE + 8, 0, self.width() - _CIRCLE - 8, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())


class StepHeader(QFrame):
    """Where the rep is in a sale; steps already done can be returned to."""

    step_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(11)
        self._steps: list[_Step] = []
        self._current = 0

    def set_steps(self, names: Sequence[str]) -> None:
        """Name the steps, once."""
        for number, name in enumerate(names, start=1):
            if self._steps:
                dash = Line(self)
                dash.setFixedWidth(34)
                self._row.addWidget(dash, 0, Qt.AlignmentFlag.AlignVCenter)
            step = _Step(number, name)
            step.clicked.connect(self._return)
            self._steps.append(step)
            self._row.addWidget(step)
        self.set_current(0)

    def set_current(self, index: int, *, can_return: bool = True) -> None:
        """Go to a step; the ones before it carry a tick. Past the last one everything is done."""
        self._current = index
        for position, step in enumerate(self._steps):
            state = "done" if position < index else "now" if position == index else "later"
            step.show_state(state, can_return=can_return and state == "done" and index < len(self._steps))

    def current(self) -> int:
        """Index of the step the rep is at."""
        return self._current

    def _return(self) -> None:
        for index, step in enumerate(self._steps):
            if step is self.sender():
                self.step_requested.emit(index)

"""Minus, number, plus."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QSpinBox, QWidget

from yeastar_desk.presentation.theme import colour, font, icon
from yeastar_desk.presentation.widgets.surfaces import button

_MOST = 10_000_000
_END, _COMPACT_END = 42, 28


class _Number(QSpinBox):
    """A number that the wheel never changes and that is not corrected behind the rep's back.

    It accepts any whole number up to 10,000,000; whether that many are sold is said in words by the page.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setRange(0, _MOST)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setCorrectionMode(QAbstractSpinBox.CorrectionMode.CorrectToPreviousValue)
        self.setProperty("focusRing", "parent")
        self.setGroupSeparatorShown(True)
        self.setMinimumWidth(1)  # the stepper around it decides
        self.setFrame(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFont(font(weight=QFont.Weight.DemiBold, tabular=True))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling the page must not change an order

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        if not text:
            return QValidator.State.Acceptable, text, position
        state: tuple[QValidator.State, str, int] = super().validate(text, position)
        return state

    def valueFromText(self, text: str) -> int:
        if not text:
            return 0
        return super().valueFromText(text)


class Stepper(QFrame):
    """A quantity. `spin`, `minus_button` and `plus_button` get their object names from the page."""

    value_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(parent)
        self._low, self._high, self._step = 0, _MOST, 1
        self.spin = _Number()
        end = _COMPACT_END if compact else _END
        self.minus_button = self._end_button("minus", "One step less", end)
        self.plus_button = self._end_button("plus", "One step more", end)
        self.minus_button.clicked.connect(self._less)
        self.plus_button.clicked.connect(self._more)
        self.spin.valueChanged.connect(self._changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(2)
        row.addWidget(self.minus_button)
        row.addWidget(self.spin, 1)
        row.addWidget(self.plus_button)
        self._end = end
        if not compact:
            self.spin.setFont(font(16.0, QFont.Weight.DemiBold, tabular=True))
        self.setFixedSize(138 if compact else 172, 30 if compact else 40)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.spin)

    def _end_button(self, name: str, said: str, width: int) -> QPushButton:
        made = button("")
        made.setIcon(icon(name, "accent"))
        made.setIconSize(QSize(16, 16))
        made.setFixedWidth(width)
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        made.setAutoRepeat(True)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # arrow keys do the same in the number
        made.setAccessibleName(said)
        return made

    def set_limits(self, low: int, high: int | None, step: int = 1) -> None:
        """What the buttons and arrow keys keep to. Typed numbers are never corrected: say what is wrong instead."""
        self._low, self._high, self._step = low, _MOST if high is None else high, step
        self.spin.setSingleStep(step)
        self._show_ends()

    def set_name(self, what: str) -> None:
        """Say what is counted, for screen readers: "Desk"."""
        self.spin.setAccessibleName(f"Quantity of {what}")
        self.minus_button.setAccessibleName(f"Less {what}")
        self.plus_button.setAccessibleName(f"More {what}")

    def value(self) -> int:
        """The number shown."""
        return self.spin.value()

    def set_value(self, number: int) -> None:
        """Show a number; announces a change like typing it."""
        self.spin.setValue(number)

    def _less(self) -> None:
        below = -(-(self.value() - self._low) // self._step) - 1
        self.set_value(max(self._low + below * self._step, self._low if self.value() > self._low else 0))

    def _more(self) -> None:
        above = (self.value() - self._low) // self._step + 1
        self.set_value(min(max(self._low + above * self._step, self._low), self._high))

    def _changed(self, number: int) -> None:
        self._show_ends()
        self.value_changed.emit(number)

    def _show_ends(self) -> None:
        self.minus_button.setEnabled(self.isEnabled() and self.value() > self._low)
        self.plus_button.setEnabled(self.isEnabled() and self.value() < self._high)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("danger" if self.property("invalid") else "line_strong"), 1))
        painter.setBrush(colour("surface"))
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(rect, 7.5, 7.5)
        for x in (self._end + 1.5, self.width() - self._end - 1.5):
            painter.drawLine(round(x), 1, round(x), self.height() - 2)

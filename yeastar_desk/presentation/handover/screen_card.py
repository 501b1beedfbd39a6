"""One screen of the portal: what to do there, and its values with a copy button each."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from yeastar_desk.application.handover import HandoverScreen, HandoverValue
from yeastar_desk.presentation.theme import colour, icon
from yeastar_desk.presentation.widgets import Card, Line, button, label, section_title, set_look

_CAPTION_WIDTH = 170
_COPY_WIDTH = 96


class _Step(QWidget):
    """The number of a screen in a circle."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._text = str(number)
        self.setFixedSize(24, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent_soft"))
        circle = QRectF(self.rect())
        painter.drawEllipse(circle)
        painter.setPen(colour("accent_on_soft"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, self._text)


class ScreenCard(Card):
    """Values are counted on over all screens of a sheet; `first` is the position of this card's first one."""

    copy_requested = Signal(int)

    def __init__(self, number: int, screen: HandoverScreen, first: int) -> None:
        super().__init__()
        self.copy_buttons: list[QPushButton] = []
        self._first = first
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(_Step(number))
        head.addWidget(section_title(screen.title), 1)
        column.addLayout(head)
        action = label(screen.action, "muted")
        action.setWordWrap(True)
        column.addWidget(action)
        column.addSpacing(2)
        for offset, value in enumerate(screen.values):
            column.addWidget(Line())
            column.addLayout(self._row(first + offset, value))

    def _row(self, position: int, value: HandoverValue) -> QGridLayout:
        row = QGridLayout()
        row.setHorizontalSpacing(12)
        row.setVerticalSpacing(0)
        row.setColumnMinimumWidth(0, _CAPTION_WIDTH)
        row.setColumnStretch(1, 1)
        copy = button("Copy", "", f"copy_value_{position + 1}_button")
        copy.setProperty("compact", True)
        copy.setIcon(icon("copy", "text"))
        copy.setFixedWidth(_COPY_WIDTH)
        copy.setAccessibleName(f"Copy {value.label}: {value.value}")
        copy.clicked.connect(lambda: self.copy_requested.emit(position))
        self.copy_buttons.append(copy)
        shown = _wrapping(label(value.value, "strong"))
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(_wrapping(label(value.label, "muted")), 0, 0)
        row.addWidget(shown, 0, 1)
        if value.note:
            row.addWidget(_wrapping(label(value.note, "small")), 1, 1)
        row.addWidget(copy, 0, 2, 2 if value.note else 1, 1, Qt.AlignmentFlag.AlignVCenter)
        return row

    def show_copied(self, copied: frozenset[int]) -> None:
        """Mark the values that were copied; they can be copied again."""
        for offset, copy in enumerate(self.copy_buttons):
            done = self._first + offset in copied
            copy.setText("Copied" if done else "Copy")
            copy.setIcon(icon("check", "ok") if done else icon("copy", "text"))
            set_look(copy, "kind", "quiet" if done else "")


def _wrapping(text: QLabel) -> QLabel:
    text.setWordWrap(True)
    return text

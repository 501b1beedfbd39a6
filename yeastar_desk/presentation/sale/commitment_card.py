"""The commitment ruler below the order summary."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from yeastar_desk.presentation.sale.ruler import PointShown, RulerShown
from yeastar_desk.presentation.widgets import (
    Card,
    MoneyLabel,
    Timeline,
    TimelineView,
    button,
    label,
    section_title,
    set_shown,
)


class CommitmentCard(Card):
    """What an order commits the customer to, on one line of time; another subscription's end is a click away."""

    align_requested = Signal(object)
    """The day to align the term with, or None for whole years again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: RulerShown | None = None
        self._timeline = Timeline()
        self._timeline.setObjectName("commitment_timeline")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 14)
        column.setSpacing(8)
        column.addWidget(section_title("Commitment"))
        column.addWidget(self._timeline)
        column.addLayout(self._rows)
        set_shown(self, False)

    def show_ruler(self, shown: RulerShown | None) -> None:
        """Show a ruler; none hides the card."""
        set_shown(self, shown is not None)
        if shown is None or shown == self._shown:
            return
        self._shown = shown
        self._timeline.show_term(TimelineView(shown.marks, shown.begins, said=shown.said))
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for caption, value in shown.rows:
            self._rows.addWidget(_row(caption, value))
        for number, point in enumerate(shown.points):
            self._rows.addWidget(self._point(number, point))
        self.updateGeometry()

    def _point(self, number: int, point: PointShown) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        words = label(point.text, "small")
        words.setWordWrap(True)
        line.addWidget(words, 1)
        if point.day is not None:
            text = "Whole years" if point.chosen else "Align"
            align = button(text, "link", f"align_{number}_button")
            align.setAccessibleName(f"{text}: {point.text}")
            align.clicked.connect(partial(self.align_requested.emit, None if point.chosen else point.day))
            line.addWidget(align, 0, Qt.AlignmentFlag.AlignTop)
        return made


def _row(caption: str, value: str) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    words = label(caption, "small")
    words.setWordWrap(True)
    line.addWidget(words, 1)
    line.addWidget(MoneyLabel(text=value))
    return made

"""Labels for money, and rows of a caption with its value."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from yeastar_desk.presentation.theme import font
from yeastar_desk.presentation.widgets.surfaces import label
from yeastar_desk.presentation.widgets.wrap_label import WrapLabel

_GAP = 12


class MoneyLabel(QLabel):
    """An amount: right-aligned, all figures of one width. Its size comes from `role` like any label's."""

    def __init__(self, parent: QWidget | None = None, text: str = "") -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setFont(font(tabular=True))

    def set_money(self, text: str) -> None:
        """Show an amount that `formats` made."""
        self.setText(text)


class KeyValues(QWidget):
    """Rows of a muted caption and a value: "Plan   Standard Plan"."""

    def __init__(self, parent: QWidget | None = None, *, caption_width: int = 150) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnMinimumWidth(0, caption_width - _GAP)
        self._grid.setColumnStretch(1, 1)
        self._count = 0

    def add_row(self, caption: str, value: str = "", name: str = "") -> QLabel:
        """Append a row with a text; the label is returned so that its text can change."""
        shown = WrapLabel()
        shown.setText(value)
        shown.setObjectName(name)
        font = QFont(shown.font())
        font.setWeight(QFont.Weight.Medium)
        shown.setFont(font)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.add_widget(caption, shown)
        return shown

    def add_widget(self, caption: str, widget: QWidget) -> None:
        """Append a row with any widget as its value."""
        row = self._count  # a grid keeps its empty rows, and the space between them
        self._count += 1
        head = label(caption, "muted")
        head.setBuddy(widget)
        if not widget.accessibleName() and not isinstance(widget, QLabel):
            widget.setAccessibleName(caption)
        if isinstance(widget, QLabel):  # the caption stands beside the first line of several
            self._grid.addWidget(head, row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(widget, row, 1)
        else:
            self._grid.addWidget(head, row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(widget, row, 1, Qt.AlignmentFlag.AlignLeft)

    def clear(self) -> None:
        """Remove all rows."""
        self._count = 0
        while (item := self._grid.takeAt(0)) is not None:
            widget = cast("QWidget", item.widget())
            widget.hide()
            widget.deleteLater()

"""A row of buttons of which exactly one is chosen: Annually | Monthly."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from yeastar_desk.presentation.theme import colour
from yeastar_desk.presentation.widgets.surfaces import button


class Segmented(QFrame):
    """Exclusive choice; the parts are real QPushButtons with names of their own, so each can be clicked by name."""

    chosen = Signal(int)
    """The rep chose the part with this index (not sent by `set_current`)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(3, 3, 3, 3)
        self._row.setSpacing(2)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._choose)
        self._shown = -1
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def add_button(self, text: str, name: str) -> QPushButton:
        """Append a part; the first one is chosen to begin with."""
        part = button(text, "segment", name)
        part.setCheckable(True)
        part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        part.toggled.connect(self.update)
        self._group.addButton(part, len(self._group.buttons()))
        self._row.addWidget(part)
        if self._group.checkedButton() is None:
            part.setChecked(True)
            self._shown = 0
        return part

    def current(self) -> int:
        """Index of the chosen part."""
        return self._group.checkedId()

    def chosen_button(self) -> QPushButton:
        """The chosen part itself, for the focus."""
        return cast(QPushButton, self._group.checkedButton())

    def set_current(self, index: int) -> None:
        """Choose a part without announcing it."""
        self._shown = index
        self._group.button(index).setChecked(True)

    def _choose(self, index: int) -> None:
        if index != self._shown:
            self._shown = index
            self.chosen.emit(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("track"))
        painter.drawRoundedRect(QRectF(self.rect()), 9, 9)
        chosen: QAbstractButton | None = self._group.checkedButton()
        if chosen is None:
            return
        rect = QRectF(chosen.mapTo(self, QPoint(0, 0)), chosen.size())
        painter.setBrush(colour("shadow", 0.12))
        painter.drawRoundedRect(rect.adjusted(0, 1, 0, 1), 7, 7)
        painter.setBrush(colour("surface"))
        painter.setPen(QPen(colour("line"), 1))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)

"""Up and Down move between the buttons of a group, such as the plans or the services below each other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget


class ArrowKeys(QObject):
    """Moves the focus within a group; disabled and hidden buttons are passed over, at the ends it stays."""

    def __init__(self, group: Sequence[QPushButton], parent: QWidget) -> None:
        super().__init__(parent)
        self._group = tuple(group)
        for each in self._group:
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(watched, 1 if event.key() == Qt.Key.Key_Down else -1)
            return True
        return False

    def _move(self, start: QObject, step: int) -> None:
        position = next(number for number, each in enumerate(self._group) if each is start) + step
        while 0 <= position < len(self._group):
            each = self._group[position]
            if each.isVisible() and each.isEnabled():
                reason = Qt.FocusReason.TabFocusReason if step > 0 else Qt.FocusReason.BacktabFocusReason
                each.setFocus(reason)
                return
            position += step

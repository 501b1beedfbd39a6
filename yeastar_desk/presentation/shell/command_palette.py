"""Find a company, an order or an action from anywhere: Ctrl+K, a few letters, Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from yeastar_desk.presentation.theme import colour, draw_icon, font
from yeastar_desk.presentation.theme.fonts import SMALL

if TYPE_CHECKING:
    from yeastar_desk.presentation.shell.palette_list import PaletteList

PAUSE_MS = 80


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """Something to go to or to do. `icon` names one of `resources/icons`."""

    title: str
    subtitle: str
    action: Callable[[], None]
    icon: str = "arrow_right"


ShowRows = Callable[[Sequence[PaletteRow]], None]
Provider = Callable[[str, ShowRows], None]
"""Asked for rows that match a text; it may answer at once or later, on the GUI thread."""


class PaletteEdit(QLineEdit):
    """The field in the top bar with its list of answers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._provider: Provider | None = None
        self._asked = 0
        self._list: PaletteList | None = None
        self._take_first = False
        self._answered = False
        self._came_from: QWidget | None = None
        self.setProperty("takesScans", True)
        self.setProperty("focusRadius", 15)
        self.setTextMargins(20, 0, 52, 0)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.textEdited.connect(self._wait)

    def set_provider(self, provider: Provider) -> None:
        """Say who knows the answers."""
        self._provider = provider

    def enter(self) -> None:
        """Take the focus; Esc gives it back to where it was."""
        if not self.hasFocus():
            self._came_from = QApplication.focusWidget()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def answers(self) -> PaletteList:
        """The list of answers under the field."""
        if self._list is None:
            # Nobody looks for anything before the first paint.
            from yeastar_desk.presentation.shell.palette_list import PaletteList

            self._list = PaletteList(self.window())
            self._list.chosen.connect(self._run)
        return self._list

    def _wait(self) -> None:
        self._take_first = False
        self._answered = False
        self._pause.start()

    def _ask(self) -> None:
        self._pause.stop()
        if self._provider is None or not self.hasFocus():
            return
        self._asked += 1
        asked = self._asked
        self._provider(self.text().strip(), lambda rows: self._show(asked, rows))

    def _show(self, asked: int, rows: Sequence[PaletteRow]) -> None:
        if asked != self._asked or not self.hasFocus():  # an answer to an older text comes too late
            return
        self._answered = True
        self.answers().show_rows(rows, self)
        if self._take_first:
            self.answers().choose_current()

    def _enter_pressed(self) -> None:
        if self._answered:
            self.answers().choose_current()
            return
        self._take_first = True  # typed faster than answered: take the best match as soon as it is there
        if self._pause.isActive():
            self._ask()

    def _run(self, row: PaletteRow) -> None:
        self.leave()
        row.action()

    def leave(self) -> None:
        """Empty the field and close the list."""
        self._asked += 1
        self._pause.stop()
        self.clear()
        if self._list is not None:
            self._list.hide()
        came_from, self._came_from = self._came_from, None
        if came_from is not None and shiboken6.isValid(came_from) and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.clearFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._wait()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._asked += 1
        if self._list is not None:
            self._list.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.answers().step(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter_pressed()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        draw_icon(painter, QRectF(11, (self.height() - 15) / 2, 15, 15), "search", colour("muted").name())
        if not self.text():
            painter.setFont(font(SMALL - 1))
            painter.setPen(colour("muted"))
            hint = QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText)
            painter.drawText(self.rect().adjusted(0, 0, -12, 0), int(_RIGHT), hint)


_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight

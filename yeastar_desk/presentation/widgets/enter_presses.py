"""Enter presses the button that has the focus: by itself Qt presses with Space only, outside of dialogs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget


class EnterPresses(QObject):
    """Watches a page for an Enter that none of its controls has used.

    `kind` says which buttons: in a dialog Enter is for the default button, unless another push button has the focus.

    The button must have had the focus when the key went down: an Enter that a field has answered by moving the focus
    to a button must not press that button too.
    """

    def __init__(self, page: QWidget, kind: type[QAbstractButton] = QAbstractButton) -> None:
        super().__init__(page)
        self._kind = kind
        self._began_on: QWidget | None = None
        page.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.isAutoRepeat():
            return False
        if kind == QEvent.Type.ShortcutOverride:  # Qt asks with this first, before any control has seen the key
            self._began_on = QApplication.focusWidget()
            return False
        began_on, self._began_on = self._began_on, None
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        focused = QApplication.focusWidget()
        if plain and isinstance(focused, self._kind) and focused is began_on:
            focused.click()
            return True
        return False

"""The keyboard of the window: its shortcuts, and where the focus goes on a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from yeastar_desk.presentation.shell.navigation import NavButton
from yeastar_desk.presentation.widgets.tab_order import controls_in


def add_shortcuts(
    window: QWidget, entries: Sequence[NavButton], go: Callable[[], None], find: Callable[[], None]
) -> None:
    """Ctrl+1 and so on for the entries of the navigation, Ctrl+K for the palette.

    Args:
        go: called as a slot of `window`; the sender is named like the entry, with `_shortcut` behind.
    """
    QShortcut(QKeySequence("Ctrl+K"), window).activated.connect(find)
    for number, entry in enumerate(entries, start=1):
        keys = QKeySequence(f"Ctrl+{number}")
        entry.setToolTip(keys.toString(QKeySequence.SequenceFormat.NativeText))
        shortcut = QShortcut(keys, window)
        shortcut.setObjectName(f"{entry.objectName()}_shortcut")
        shortcut.activated.connect(go)


def focus_on(page: QWidget) -> None:
    """Put the focus where the rep starts on a page: its focus proxy, or its first control."""
    if page.focusProxy() is not None or page.focusPolicy() != Qt.FocusPolicy.NoFocus:
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        return
    for control in controls_in(page)[:1]:
        control.setFocus(Qt.FocusReason.OtherFocusReason)

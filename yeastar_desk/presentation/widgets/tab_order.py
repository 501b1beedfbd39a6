"""Where Tab goes after widgets that a form does not know."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_after(before: QWidget, *widgets: QWidget) -> None:
    """Let Tab go through these in their order, from where another widget stands in the same window.

    Qt puts whatever is made later at the end, and takes only widgets that can have the focus; `before` may be a
    frame that cannot.
    """
    policy = before.focusPolicy()
    if policy is Qt.FocusPolicy.NoFocus:
        before.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    last = before
    for widget in widgets:
        QWidget.setTabOrder(last, widget)
        last = widget
    before.setFocusPolicy(policy)

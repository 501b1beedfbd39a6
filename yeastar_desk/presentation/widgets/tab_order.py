"""Where Tab goes: through the controls as they stand in the tree of widgets, so as they are read.

Qt's own order is that in which widgets were made, so controls that a widget makes later would come last. And never walk
its chain with `nextInFocusChain()`: PySide 6.11 books each widget that such a call returns as a child of the one that
was asked. What is in the chain then dies with its neighbour, and deleting one widget goes through all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollArea

_TAB = Qt.FocusPolicy.TabFocus.value
_ONE_STOP = ("QAbstractSpinBox", "QComboBox")
"""Their line edits are no stops of their own. By name: the first paint imports no more classes than it needs."""
_ABOVE_AND_BELOW = 24
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def controls_in(area: QWidget) -> list[QWidget]:
    """What Tab stops at inside an area that is shown or about to be shown."""
    found: list[QWidget] = []
    for child in area.findChildren(QWidget, options=_DIRECT):
        if child.isHidden() or not child.isEnabled() or child.isWindow():
            continue
        if _takes_focus(child):
            found.append(child)
        if not any(child.inherits(kind) for kind in _ONE_STOP):
            found += controls_in(child)
    return found


def move_focus(area: QWidget, *, forward: bool) -> None:
    """Go to the next control inside the area or the one before; from the last to the first, and back."""
    controls = controls_in(area)
    if not controls:
        return
    now = QApplication.focusWidget()
    while now is not None and now not in controls and now is not area:
        now = now.parentWidget()
    step = 1 if forward else -1
    position = controls.index(now) + step if now in controls else (0 if forward else -1)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    target = controls[position % len(controls)]
    target.setFocus(reason)
    _reveal(target, area)


def _reveal(control: QWidget, area: QWidget) -> None:
    """Qt shows what it goes to inside one scroll area, not what it comes to from elsewhere."""
    around = control.parentWidget()
    while around is not None and around is not area:
        if around.inherits("QScrollArea"):
            cast("QScrollArea", around).ensureWidgetVisible(control, 0, _ABOVE_AND_BELOW)
        around = around.parentWidget()


def _takes_focus(widget: QWidget) -> bool:
    # Never ask for focusProxy() here: the proxy would become the owner of an item view's viewport.
    return bool(widget.focusPolicy().value & _TAB) and type(widget).__name__ != "QScrollArea"

"""Cards, lines, and the small makers of labels and buttons in the design's looks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

LINK_ROOM = 7
"""Points of a link button around its words: a column of links and labels takes them off its margin."""
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
"""An Arabic name begins where the other values of its card begin, not at the far edge."""


class Card(QFrame):
    """A white rounded surface that holds one thought."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)


class Line(QFrame):
    """A thin horizontal line between rows of a card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)


class Divider(Line):
    """A `Line` for forms: Designer takes the class name Line for a frame of its own."""


def label(text: str = "", role: str = "", parent: QWidget | None = None) -> QLabel:
    """A label in one of the looks `title section strong muted small total hero danger`."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setAlignment(LEFT)
    if role:
        made.setProperty("role", role)
    return made


def section_title(text: str, parent: QWidget | None = None) -> QLabel:
    """The title of a card."""
    return label(text, "section", parent)


def button(text: str, kind: str = "", name: str = "", parent: QWidget | None = None) -> QPushButton:
    """A button of a kind (`primary danger link quiet chip pill`, none: secondary) with an object name."""
    made = QPushButton(text, parent)
    made.setObjectName(name)
    made.setAutoDefault(False)
    if kind:
        made.setProperty("kind", kind)
    return made


def field(caption: str, widget: QWidget, parent: QWidget | None = None) -> QWidget:
    """A caption above an input, tied to it for screen readers."""
    made = QWidget(parent)
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    head = label(caption, "small")
    head.setBuddy(widget)
    layout.addWidget(head)
    layout.addWidget(widget)
    if not widget.accessibleName():
        widget.setAccessibleName(caption)
    return made


def set_shown(widget: QWidget, shown: bool) -> None:
    """Show or hide a part. Unlike `setVisible`, one that is in no layout yet does not flash up as a window."""
    if not shown:
        widget.hide()
    elif widget.parentWidget() is not None:
        widget.show()
    else:  # it appears together with whatever it will be put into
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)


def restyle(widget: QWidget) -> None:
    """Apply the style sheet anew after a property that it looks at has changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Set a property such as `kind`, `role` or `invalid` and restyle the widget if it changed."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        restyle(widget)


class Mark:
    """The inputs of one form that are called wrong: they have a red edge until others have it, or none."""

    def __init__(self) -> None:
        self._marked: tuple[QWidget, ...] = ()

    def put(self, widgets: Sequence[QWidget]) -> None:
        """Mark these instead of those before."""
        for widget in self._marked:
            if widget not in widgets:
                set_look(widget, "invalid", False)
        for widget in widgets:
            set_look(widget, "invalid", True)
        self._marked = tuple(widgets)

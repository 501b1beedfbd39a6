"""Dialogs drawn inside the window over its dimmed content: the same on every system and in every screenshot.

They are QDialogs (`accept`, `reject`, `finished`, Enter for the default button, Esc to cancel), opened with
`open()`; `exec()` would run a nested event loop and is refused.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from yeastar_desk.presentation.theme import colour
from yeastar_desk.presentation.widgets.enter_presses import EnterPresses
from yeastar_desk.presentation.widgets.overlay import Overlay
from yeastar_desk.presentation.widgets.painting import draw_shadow
from yeastar_desk.presentation.widgets.surfaces import button, label, set_shown

_RADIUS = 14
_MARGIN = 24


class _Backdrop(Overlay):
    """Dims the window and holds the dialog in the middle of the widget it was opened from."""

    vanished = Signal()

    def __init__(self, window: QWidget, anchor: QWidget) -> None:
        super().__init__(window, dim=0.46)
        self._anchor = anchor
        self.dialog: Dialog | None = None

    def arrange(self) -> None:
        if self.dialog is None:
            return
        room = self.size() - QSize(2 * _MARGIN, 2 * _MARGIN)
        size = self.dialog.wanted_size().boundedTo(room)
        corner = self._anchor.mapTo(self.host(), QPoint(0, 0)) if self._anchor is not self.host() else QPoint(0, 0)
        anchor = QRect(corner, self._anchor.size())
        left = anchor.center().x() - size.width() // 2
        top = (self.height() - size.height()) // 2
        left = max(_MARGIN, min(left, self.width() - size.width() - _MARGIN))
        self.dialog.setGeometry(QRect(QPoint(left, max(_MARGIN, top)), size))

    def gone(self) -> None:
        self.vanished.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.dialog is not None and self.dialog.isVisible():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_shadow(painter, QRectF(self.dialog.geometry()), _RADIUS, reach=36, strength=0.30)


class Dialog(QDialog):
    """A rounded card with a title, a sentence, a body and its buttons.

    `parent` is the page it belongs to: the dialog dims the parent's window and stands in the middle of the parent.
    It deletes itself after `finished`.
    """

    def __init__(self, parent: QWidget, title: str = "", text: str = "", *, width: int = 460) -> None:
        self._backdrop = _Backdrop(parent.window(), parent)
        super().__init__(self._backdrop)
        self.setWindowFlags(Qt.WindowType.Widget)  # a part of the window, no window of its own
        self._backdrop.dialog = self
        self._backdrop.vanished.connect(self._backdrop.deleteLater)
        self._width = width
        EnterPresses(self, QPushButton)
        self.setProperty("focusRing", "none")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.title = label(title, "title")
        self.text = label(text, "small")
        self.text.setWordWrap(True)
        set_shown(self.text, bool(text))
        self.body = QVBoxLayout()
        self.body.setSpacing(14)
        self._buttons: list[QPushButton] = []
        self._actions = QHBoxLayout()
        self._actions.setSpacing(10)
        self._actions.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_MARGIN, 22, _MARGIN, _MARGIN)
        self._column.setSpacing(8)
        self._column.addWidget(self.title)
        self._column.addWidget(self.text)
        self._column.addSpacing(8)
        self._column.addLayout(self.body)
        self._column.addSpacing(14)
        self._column.addLayout(self._actions)

    def set_text(self, text: str) -> None:
        """Change the sentence under the title."""
        self.text.setText(text)
        set_shown(self.text, bool(text))

    def add_action(self, text: str, kind: str = "", name: str = "", *, left: bool = False) -> QPushButton:
        """Append a button; a primary one, or the only one, is what Enter presses. `left` puts it apart (Remove)."""
        made = button(text, kind, name)
        self._buttons.append(made)
        if left:
            self._actions.insertWidget(0, made)
        else:
            self._actions.addWidget(made)
        if kind == "primary":
            made.setDefault(True)
        return made

    def open(self) -> None:
        """Show the dialog; `finished` (or `accepted`, `rejected`) tells how it ended."""
        if len(self._buttons) == 1:
            self._buttons[0].setDefault(True)
        super().show()
        self._backdrop.appear()

    def exec(self) -> int:
        """Not available: nested event loops re-enter presenters."""
        raise RuntimeError("open() the dialog and connect to finished")

    def done(self, result: int) -> None:
        """Close with a result; the focus returns to where it was."""
        self._backdrop.disappear()
        super().done(result)

    def wanted_size(self) -> QSize:
        """Its width, and the height its words need at that width."""
        layout = self._column
        height = layout.heightForWidth(self._width) if layout.hasHeightForWidth() else layout.sizeHint().height()
        return QSize(self._width, height)

    def adjust(self) -> None:
        """Fit the size to changed content."""
        self._column.activate()  # a sentence inside may have become lines longer
        self._backdrop.arrange()
        self._backdrop.update()

    def event(self, event: QEvent) -> bool:
        """What a part of the body needs is known when its own layout has told ours: take that height then."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self.adjust()
        return done

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("line"), 1))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)


def ask(
    parent: QWidget,
    title: str,
    text: str,
    confirm: str,
    *,
    kind: str = "primary",
    cancel: str = "Cancel",
    name: str = "question_dialog",
) -> Dialog:
    """Ask one question; connect to `accepted`. Enter confirms, Esc cancels."""
    dialog = Dialog(parent, title, text)
    dialog.setObjectName(name)
    dialog.add_action(cancel, "", f"{name}_cancel_button").clicked.connect(dialog.reject)
    yes = dialog.add_action(confirm, kind, f"{name}_confirm_button")
    yes.setDefault(True)
    yes.clicked.connect(dialog.accept)
    dialog.open()
    yes.setFocus(Qt.FocusReason.OtherFocusReason)
    return dialog

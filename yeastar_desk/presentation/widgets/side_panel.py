"""A panel that slides in from the right over a dimmed page."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QLinearGradient, QMouseEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from yeastar_desk.presentation.theme import colour, icon
from yeastar_desk.presentation.widgets.overlay import Overlay
from yeastar_desk.presentation.widgets.steps import StepHeader
from yeastar_desk.presentation.widgets.surfaces import Line, button

_LEFT_OPEN = 100
_SHADOW = 28
_LEAST_TITLE, _LONG_TITLE = 420, 40


class _Ground(QWidget):
    """Filled with one colour. It says that it is opaque: typing in it does not repaint the dimmed page below."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), colour(self._role))


class _Title(QLabel):
    """What has no room ends in three dots; the whole is a tooltip."""

    def minimumSizeHint(self) -> QSize:
        return QSize(min(super().minimumSizeHint().width(), _LEAST_TITLE), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        metrics, width = self.fontMetrics(), self.width()
        if metrics.horizontalAdvance(self.text()) <= width:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, width)
        painter.drawText(self.rect(), int(self.alignment()), shown)


class SidePanel(Overlay):
    """Title, steps and a close button above a body. Esc, the button and the dimmed page ask to close it."""

    close_requested = Signal()
    """The rep wants to leave: save what there is, then call `slide_out()`."""
    closed = Signal()
    _covers = False

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, dim=0.42)
        self._sheet = _Ground("background", self)
        self.title = _Title()
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setProperty("role", "title")
        self.steps = StepHeader()
        self.close_button = button("", "quiet", "close_panel_button")
        self.close_button.setIcon(icon("close"))
        self.close_button.setIconSize(QSize(18, 18))
        self.close_button.setFixedSize(36, 36)
        self.close_button.setAccessibleName("Close")
        self.close_button.setToolTip("Close (Esc)")
        self.close_button.clicked.connect(self._ask_to_close)
        head = _Ground("surface")
        head.setFixedHeight(52)
        self._head = row = QGridLayout(head)
        row.setContentsMargins(24, 0, 16, 0)
        row.setHorizontalSpacing(24)
        row.addWidget(self.title, 0, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.steps, 0, 1, Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self.close_button, 0, 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.setColumnStretch(0, 1)
        row.setColumnStretch(2, 1)
        self._column = QVBoxLayout(self._sheet)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(head)
        self._column.addWidget(Line())
        self._body = QWidget()
        self._column.addWidget(self._body, 1)

    def set_title(self, text: str) -> None:
        """Say what this panel is for."""
        self.title.setText(text)
        self.title.setToolTip(text if len(text) > _LONG_TITLE else "")
        self.setAccessibleName(text)

    def set_body(self, body: QWidget) -> None:
        """Show this widget below the head; the one before is deleted.

        What moves to another parent is styled once more: give it here before it is filled, or fill `body()`.
        """
        self._column.replaceWidget(self._body, body)
        self._body.hide()
        self._body.deleteLater()
        self._body = body
        body.show()

    def body(self) -> QWidget:
        """The widget below the head, empty at first."""
        return self._body

    def slide_in(self) -> None:
        """Open; the focus goes into the body."""
        self.appear()
        if self.close_button.hasFocus():
            self.focusNextPrevChild(True)

    def slide_out(self) -> None:
        """Close; the focus returns to the page and `closed` follows."""
        self.disappear()

    def arrange(self) -> None:
        width = max(self.width() - _LEFT_OPEN, 320)
        hidden = round((1.0 - self.get_shown()) * width)
        self._sheet.setGeometry(QRect(self.width() - width + hidden, 0, width, self.height()))
        # Steps stand in the middle; a title without steps has all the room.
        self._head.setColumnStretch(2, 1 if self.steps.sizeHint().width() > 0 else 0)
        self._cover(whole=hidden == 0)

    def _cover(self, *, whole: bool) -> None:
        """Have the page painted only where it is seen beside the sheet.

        Qt paints whatever lies below an overlay each time when something on the overlay changes, even below an opaque
        sheet: a table of twenty rows for every key.
        """
        if not (whole or self._covers):
            return
        self._covers = whole
        seen = QRect(0, 0, self._sheet.x(), self.height())
        for below in self.host().children():
            if below is self:
                break
            if isinstance(below, QWidget) and not isinstance(below, Overlay):
                if whole:
                    below.setMask(QRegion(seen.translated(-below.pos())))
                else:
                    below.clearMask()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._cover(whole=False)

    def gone(self) -> None:
        self.closed.emit()

    def _ask_to_close(self) -> None:
        self.close_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._ask_to_close()
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._sheet.geometry().contains(event.position().toPoint()):
            self._ask_to_close()
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        edge = self._sheet.x()
        shade = QLinearGradient(edge - _SHADOW, 0, edge, 0)
        shade.setColorAt(0.0, colour("shadow", 0.0))
        shade.setColorAt(1.0, colour("shadow", 0.28))
        QPainter(self).fillRect(QRect(edge - _SHADOW, 0, _SHADOW, self.height()), shade)

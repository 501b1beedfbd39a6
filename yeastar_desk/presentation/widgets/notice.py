"""A sentence that matters now, in a soft box, with at most one action."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from yeastar_desk.presentation.theme import colour, draw_icon
from yeastar_desk.presentation.widgets.surfaces import button, label, set_look, set_shown

_TONES = {
    "info": ("accent_on_soft", "accent_soft", "info"),
    "ok": ("ok", "ok_soft", "check"),
    "warning": ("warning", "warning_soft", "warning"),
    "danger": ("danger", "danger_soft", "danger"),
}


class Notice(QFrame):
    """Information (`info`), something done (`ok`), to be careful with (`warning`) or wrong (`danger`)."""

    action_requested = Signal()

    def __init__(self, parent: QWidget | None = None, text: str = "", tone: str = "info") -> None:
        super().__init__(parent)
        self._tone = tone
        self.message = label()
        self.message.setWordWrap(True)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.message.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.button = button("", "link", "notice_action_button")
        self.button.clicked.connect(self._act)
        row = QHBoxLayout(self)
        row.setContentsMargins(38, 9, 12, 9)
        row.setSpacing(12)
        row.addWidget(self.message, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.show_message(text, tone)

    def show_message(self, text: str, tone: str = "info", action: str = "") -> None:
        """Show a sentence with an optional action; an empty sentence hides the box."""
        self._tone = tone
        self.message.setText(text)
        self.button.setText(action)
        set_shown(self.button, bool(action))
        set_shown(self, bool(text))
        self.setAccessibleName(text)
        set_look(self.message, "role", f"on_{tone}")
        set_look(self.button, "tone", tone)
        self.updateGeometry()  # whoever asks for its height before the next event gets that of this sentence
        self.update()

    def _act(self) -> None:
        self.action_requested.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        words, ground, symbol = _TONES[self._tone]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        top = self.message.geometry().top() + self.message.fontMetrics().height() / 2 - 9
        centred = self.height() / 2 - 9
        one_line = self.message.height() < 2 * self.message.fontMetrics().height()
        draw_icon(painter, QRectF(12, centred if one_line else top, 18, 18), symbol, colour(words).name())

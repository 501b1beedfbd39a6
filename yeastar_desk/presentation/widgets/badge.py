"""A status as a word and a colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from yeastar_desk.presentation.widgets.painting import PILL_HEIGHT, draw_pill, pill_width
from yeastar_desk.presentation.widgets.surfaces import set_shown


class Badge(QLabel):
    """Word and colour of a status: `neutral`, `accent`, `ok`, `warning` or `danger`."""

    def __init__(
        self, parent: QWidget | None = None, text: str = "", tone: str = "neutral", *, struck: bool = False
    ) -> None:
        super().__init__(text, parent)
        self._tone = tone
        self._struck = struck
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_status(self, text: str, tone: str = "neutral", *, struck: bool = False) -> None:
        """Show a word in a tone; an empty word hides the badge. `struck`: not part of the plan."""
        self._tone = tone
        self._struck = struck
        self.setText(text)
        set_shown(self, bool(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(pill_width(self.text())) + 1, PILL_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_pill(painter, QRectF(self.rect()), self.text(), self._tone, struck=self._struck)

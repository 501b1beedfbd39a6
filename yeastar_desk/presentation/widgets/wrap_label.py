"""Words that fit any width: a word that is longer than the line is broken instead of cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from yeastar_desk.presentation.widgets.surfaces import LEFT

if TYPE_CHECKING:
    from PySide6.QtGui import QTextLayout

_LEAST = 140
"""Pixels that a word may ask for; what is longer (an address, a name without spaces) is broken."""
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class WrapLabel(QLabel):
    """Wraps like any label, except where one word alone is wider than the label.

    A plain label asks for the width of its longest word, and pushes everything beside it out of the panel.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(LEFT)
        self.setWordWrap(True)
        self._measured: tuple[str, str, int] = ("", "", 0)
        self._laid: tuple[tuple[str, str, int], QTextLayout, int] | None = None

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), _LEAST), hint.height()) if self.wordWrap() else hint

    def heightForWidth(self, width: int) -> int:
        if self.wordWrap() and self._longest_word() > width > 0:
            return self._lay_out(width)[1]
        return super().heightForWidth(width)

    def paintEvent(self, event: QPaintEvent) -> None:
        width = self.contentsRect().width()
        if not self.wordWrap() or self._longest_word() <= width:
            super().paintEvent(event)
            return
        layout, height = self._lay_out(width)
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        above = max(0, self.contentsRect().height() - height) / 2 if self.alignment() & _MIDDLE else 0.0
        layout.draw(painter, QPointF(0.0, above))

    def _longest_word(self) -> int:
        """Width of the widest word in pixels."""
        text, font = self.text(), self.font().key()
        if self._measured[:2] != (text, font):
            metrics = QFontMetrics(self.font())
            widest = max((metrics.horizontalAdvance(word) for word in text.split()), default=0)
            self._measured = (text, font, widest)
        return self._measured[2]

    def _lay_out(self, width: int) -> tuple[QTextLayout, int]:
        """The lines at a width, and how high they are; kept until words, font or width change."""
        wanted = (self.text(), self.font().key(), width)
        if self._laid is None or self._laid[0] != wanted:
            from PySide6.QtGui import QTextLayout, QTextOption  # seldom needed

            layout = QTextLayout(self.text().replace("\n", "\u2028"), self.font())
            option = QTextOption(self.alignment())
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            layout.setTextOption(option)
            height = 0.0
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(width)
                line.setPosition(QPointF(0.0, height))
                height += line.height()
            layout.endLayout()
            self._laid = (wanted, layout, round(height))
        return self._laid[1], self._laid[2]

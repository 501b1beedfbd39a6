"""A drop-down list in the design's shape. Painted here because styling its arrow in a style sheet breaks Fusion."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QWidget

from yeastar_desk.presentation.theme import colour, draw_icon


class ComboBox(QComboBox):
    """One of a list; property `compact = true` makes it 32 px high. The wheel scrolls the page, not the choice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMaxVisibleItems(14)
        self.setItemDelegate(QStyledItemDelegate(self))  # the default one ignores the height of a style sheet

    def sizeHint(self) -> QSize:
        widest = max((self.fontMetrics().horizontalAdvance(self.itemText(i)) for i in range(self.count())), default=60)
        return QSize(widest + 48, 32 if self.property("compact") else 40)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        editor = self.lineEdit()
        if editor is not None:
            room = self.rect().adjusted(12, 1, -32, -1)
            editor.setGeometry(room.translated(20, 0) if self.isRightToLeft() else room)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        enabled = self.isEnabled()
        edge = "danger" if self.property("invalid") else "line_strong" if enabled else "line"
        painter.setPen(QPen(colour(edge), 1))
        painter.setBrush(colour("surface" if enabled else "background"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7.5, 7.5)
        arrow = QRectF(self.width() - 28, (self.height() - 16) / 2, 16, 16)
        if self.isRightToLeft():
            arrow.moveLeft(12)
        draw_icon(painter, arrow, "chevron_down", colour("muted" if enabled else "faint").name())
        if self.isEditable():
            return
        text = self.currentText() or self.placeholderText()
        painter.setPen(colour("faint" if not enabled else "text" if self.currentIndex() >= 0 else "muted"))
        painter.setFont(self.font())
        words = self.rect().adjusted(30, 0, -12, 0) if self.isRightToLeft() else self.rect().adjusted(12, 0, -30, 0)
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading), shown)

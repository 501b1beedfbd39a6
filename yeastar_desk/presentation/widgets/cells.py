"""How the cells of a table look: roles that a model answers, and the delegate that paints them."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from yeastar_desk.presentation.theme import colour, draw_icon, font
from yeastar_desk.presentation.theme.fonts import SMALL
from yeastar_desk.presentation.widgets.painting import PILL_HEIGHT, draw_pill, draw_words, pill_width

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
"""The whole row behind a cell, or None while it is being fetched."""
LOOK_ROLE = ROW_ROLE + 1
"""`"text"`, `"strong"`, `"number"`, `"muted"`, `"money"`, `"date"`, `"badge"`, `"link"` or `"menu"`."""
TONE_ROLE = ROW_ROLE + 2
"""The tone of a badge."""
DETAIL_ROLE = ROW_ROLE + 3
"""A second, smaller line under the text."""

_PADDING = 12
_EDGE = 18  # at the two sides of a table, where the other words of its card begin and end
_STRONG = {"strong", "number", "link"}
_FIGURES = {"money", "date"}


class CellDelegate(QStyledItemDelegate):
    """Paints text, money and badges; the whole row is hovered, selected and focused together."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hovered_row = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        if index.data(LOOK_ROLE) == "badge":
            return QSize(round(pill_width(text)) + 2 * _EDGE + 2, 44)
        width = QFontMetrics(font(weight=_weight(index.data(LOOK_ROLE)), tabular=True)).horizontalAdvance(text)
        return QSize(width + 2 * _EDGE + 2, option.rect.height() or 44)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        rect = option.rect
        data = index.model().data  # index.data() would go through C++ for each role
        self._paint_ground(painter, rect, option, index)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text = str(data(index, Qt.ItemDataRole.DisplayRole) or "")
        inside = self._inside(rect)
        look = data(index, LOOK_ROLE)
        if look == "menu":
            dots = QRectF(0, 0, 18, 18)
            dots.moveCenter(QRectF(rect).center())
            draw_icon(painter, dots, "more", colour("muted").name())
        elif look == "badge":
            self._paint_badge(painter, inside, text, str(data(index, TONE_ROLE) or "neutral"))
        elif text:
            alignment = data(index, Qt.ItemDataRole.TextAlignmentRole) or 0
            right = alignment & Qt.AlignmentFlag.AlignRight
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            self._paint_text(painter, inside, text, str(data(index, DETAIL_ROLE) or ""), str(look), side)
        painter.restore()

    def _inside(self, rect: QRect) -> QRect:
        view = self.parent()
        right = view.viewport().width() if isinstance(view, QTableView) else 0
        starts, ends = rect.left() <= 0, rect.right() >= right - 1
        return rect.adjusted(_EDGE if starts else _PADDING, 0, -_EDGE if ends else -_PADDING, -1)

    def _paint_ground(
        self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.row()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("selected"))
        elif row == self.hovered_row:
            painter.fillRect(rect, colour("hover"))
        view = self.parent()
        if isinstance(view, QTableView) and view.hasFocus() and view.currentIndex().row() == row:
            for y in (rect.top(), rect.bottom()):
                _rule(painter, rect, y, "accent")
            if rect.left() <= 0:
                painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), colour("accent"))
        elif row < index.model().rowCount() - 1:
            _rule(painter, rect, rect.bottom(), "line")

    def _paint_badge(self, painter: QPainter, rect: QRect, text: str, tone: str) -> None:
        if not text:
            return
        width = min(pill_width(text), float(rect.width()))
        top = rect.top() + (rect.height() - PILL_HEIGHT) / 2
        draw_pill(painter, QRectF(rect.left(), top, width, PILL_HEIGHT), text, tone)

    def _paint_text(
        self, painter: QPainter, rect: QRect, text: str, detail: str, look: str, side: Qt.AlignmentFlag
    ) -> None:
        # Numbers of one series differ at their ends.
        cut = Qt.TextElideMode.ElideMiddle if look == "number" else Qt.TextElideMode.ElideRight
        role = {"muted": "muted", "link": "accent"}.get(look, "text")
        weight, tabular = _weight(look), look in _FIGURES
        room = rect.adjusted(0, 4, 0, -rect.height() // 2 + 2) if detail else rect
        draw_words(painter, QRectF(room), text, role, weight=weight, side=side, tabular=tabular, cut=cut)
        if detail:
            below = rect.adjusted(0, rect.height() // 2 - 1, 0, -3)
            draw_words(painter, QRectF(below), detail, "muted", size=SMALL, side=side)


def _weight(look: object) -> QFont.Weight:
    return QFont.Weight.DemiBold if look in _STRONG else QFont.Weight.Normal


def _rule(painter: QPainter, rect: QRect, y: int, role: str) -> None:
    """A line between rows: whole pixels of the screen, so that at 125 % it is as thick and sharp as every other."""
    pen = QPen(colour(role), max(1, int(painter.device().devicePixelRatio())))
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.drawLine(QLineF(rect.left(), y + 0.5, rect.right() + 1, y + 0.5))

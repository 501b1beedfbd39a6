"""Companies that may have been meant: rows to click or to reach with the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from yeastar_desk.presentation.purchase.shown import HitShown
from yeastar_desk.presentation.theme import colour, font
from yeastar_desk.presentation.theme.fonts import SMALL
from yeastar_desk.presentation.widgets.painting import draw_words

_ROW = 46
_MOST_ROWS = 6
_HIT_ROLE = int(Qt.ItemDataRole.UserRole)
_Index = QModelIndex | QPersistentModelIndex


class HitList(QListView):
    """A list of `HitShown`; Enter or a click picks one, Up from the first row goes back to the field."""

    picked = Signal(str)
    """The company ID of the row."""
    left_upwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = _Rows(self)
        self.setModel(self._rows)
        self.setItemDelegate(_HitDelegate(self))
        self.setProperty("focusRing", "none")  # the current row shows the focus
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setTabKeyNavigation(False)
        self.clicked.connect(self._pick)

    def show_hits(self, hits: Sequence[HitShown]) -> None:
        """Offer companies; none hides the list."""
        self._rows.show_rows(hits)
        self.setVisible(bool(hits))
        self.setFixedHeight(min(len(hits), _MOST_ROWS) * _ROW + 2)
        if hits:
            self.setCurrentIndex(self._rows.index(0))
            self.scrollToTop()

    def count(self) -> int:
        return self._rows.rowCount()

    def _pick(self, index: QModelIndex) -> None:
        hit = index.data(_HIT_ROLE)
        if isinstance(hit, HitShown):
            self.picked.emit(hit.company_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._pick(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._hits: tuple[HitShown, ...] = ()

    def show_rows(self, hits: Sequence[HitShown]) -> None:
        self.beginResetModel()
        self._hits = tuple(hits)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{hit.company_id} {hit.name}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (hit.name, hit.company_id, hit.place, hit.why) if part)
        return hit if role == _HIT_ROLE else None


class _HitDelegate(QStyledItemDelegate):
    """Name and place over the ID and how it was found."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        hit = index.data(_HIT_ROLE)
        if not isinstance(hit, HitShown):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRect(option.rect)
        view = self.parent()
        current = isinstance(view, QListView) and view.hasFocus() and view.currentIndex() == index
        if current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(colour("accent"), 1.2) if current else Qt.PenStyle.NoPen)
            painter.setBrush(colour("selected" if current else "hover"))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -2), 7, 7)
        inside = rect.adjusted(11, 5, -11, -6)
        top = QRect(inside.left(), inside.top(), inside.width(), inside.height() // 2)
        bottom = QRect(inside.left(), top.bottom(), inside.width(), inside.height() - top.height())
        self._line(painter, top, hit.name or hit.company_id, hit.place, strong=True)
        self._line(painter, bottom, hit.company_id, hit.why, strong=False)
        painter.restore()

    def _line(self, painter: QPainter, rect: QRect, left: str, right: str, *, strong: bool) -> None:
        width = min(QFontMetrics(font(SMALL)).horizontalAdvance(right), rect.width() // 2) if right else 0
        room = QRectF(rect.adjusted(0, 0, -(width + 16 if width else 0), 0))
        if strong:
            draw_words(painter, room, left, weight=QFont.Weight.DemiBold)
        else:
            draw_words(painter, room, left, "muted", size=SMALL)
        if right:
            place = QRectF(rect.adjusted(rect.width() - width - 2, 0, 0, 0))
            draw_words(painter, place, right, "muted", size=SMALL, side=Qt.AlignmentFlag.AlignRight)

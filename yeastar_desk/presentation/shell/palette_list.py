"""The answers under the palette field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from yeastar_desk.presentation.shell.command_palette import PaletteRow
from yeastar_desk.presentation.theme import colour, draw_icon, font
from yeastar_desk.presentation.theme.fonts import SMALL
from yeastar_desk.presentation.widgets.painting import draw_shadow

_ROW_ROLE = int(Qt.ItemDataRole.UserRole)
_ROW_HEIGHT = 48
_MOST_ROWS = 9
_SHADOW = 20
_WIDTH = 460


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[PaletteRow, ...] = ()

    def show_rows(self, rows: Sequence[PaletteRow]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}, {row.subtitle}" if row.subtitle else row.title
        return row if role == _ROW_ROLE else None


class PaletteList(QFrame):
    """The answers, over the page, right below the field; the field keeps the focus."""

    chosen = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("palette_list_frame")
        self._model = _Rows(self)
        self.view = QListView(self)
        self.view.setObjectName("palette_list")
        self.view.setAccessibleName("Matches")
        self.view.setModel(self._model)
        self.view.setItemDelegate(_RowDelegate(self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMouseTracking(True)
        self.view.entered.connect(self.view.setCurrentIndex)
        self.view.clicked.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_SHADOW + 6, _SHADOW + 6, _SHADOW + 6, _SHADOW + 6)
        layout.addWidget(self.view)
        self.hide()

    def show_rows(self, rows: Sequence[PaletteRow], field: QWidget) -> None:
        """Show answers below a field; none hides the list."""
        self._model.show_rows(rows)
        if not rows:
            self.hide()
            return
        self.view.setCurrentIndex(self._model.index(0))
        corner = field.mapTo(self.window(), QPoint(field.width(), field.height() + 6))
        height = min(len(rows), _MOST_ROWS) * _ROW_HEIGHT + 14
        place = QRect(corner.x() - _WIDTH, corner.y(), _WIDTH, height)
        self.setGeometry(place.adjusted(-_SHADOW, -_SHADOW, _SHADOW, _SHADOW))
        self.raise_()
        self.show()

    def step(self, rows: int) -> None:
        """Move the choice up or down, around the ends."""
        count = self._model.rowCount()
        if count and self.isVisible():
            row = (self.view.currentIndex().row() + rows) % count
            self.view.setCurrentIndex(self._model.index(row))

    def choose_current(self) -> None:
        """Take the marked answer."""
        if self.isVisible():
            self._choose(self.view.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(_ROW_ROLE)
        if row is not None:
            self.hide()
            self.chosen.emit(row)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        draw_shadow(painter, rect.adjusted(0, -4, 0, -4), 10, reach=_SHADOW - 4, strength=0.22)
        painter.setBrush(colour("surface"))
        painter.setPen(QPen(colour("line"), 1))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)


class _RowDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(_WIDTH - 20, _ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(_ROW_ROLE)
        rect = QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_soft"))
            painter.drawRoundedRect(QRectF(rect), 7, 7)
        tint = "accent_on_soft" if chosen else "muted"
        draw_icon(painter, QRectF(rect.left() + 12, rect.center().y() - 8, 18, 18), row.icon, colour(tint).name())
        words = rect.adjusted(42, 5, -10, -5)
        painter.setFont(font(weight=QFont.Weight.Medium))
        painter.setPen(colour("accent_on_soft" if chosen else "text"))
        upper = words.adjusted(0, 0, 0, -words.height() // 2) if row.subtitle else words
        painter.drawText(upper, _VCENTRE, _fitting(painter, row.title, words.width()))
        painter.setFont(font(SMALL))
        painter.setPen(colour(tint))
        lower = words.adjusted(0, words.height() // 2, 0, 0)
        painter.drawText(lower, _VCENTRE, _fitting(painter, row.subtitle, words.width()))
        painter.restore()


_VCENTRE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


def _fitting(painter: QPainter, text: str, width: int) -> str:
    return QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, width)

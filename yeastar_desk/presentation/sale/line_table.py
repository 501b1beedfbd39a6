"""A short table inside a card: the order summary, and the services to review."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from yeastar_desk.presentation.theme import colour, font
from yeastar_desk.presentation.theme.fonts import SMALL
from yeastar_desk.presentation.widgets.painting import draw_words

_GAP = 16
_HEADER = 30
_NOTE = 15
_AT_LEAST = 5  # rows without scrolling: a plan with its four services
_NOTE_ROLE = int(Qt.ItemDataRole.UserRole)
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TableLine:
    """The words of one row; `note` stands smaller below the first, `detail` is for hovering and screen readers."""

    cells: tuple[str, ...]
    detail: str = ""
    note: str = ""


class LineTable(QTableView):
    """Rows to read: the first column takes the room, the others stand on the right.

    It is as high as its rows. Where the page has less room a plain table shows at least the lines of a plan with all
    its services and scrolls; a ruled one is always whole and leaves the scrolling to the page.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = _Lines(self)
        self._row_height = 30
        self._titled = False
        self.ruled = False
        self.setModel(self._lines)
        self.setItemDelegate(_LineDelegate(self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setMinimumSectionSize(10)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setVisible(False)
        self.horizontalHeader().setMinimumSectionSize(10)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def set_columns(self, titles: Sequence[str], *, row_height: int = 30, ruled: bool = False) -> None:
        """Name the columns; empty names show no header. `ruled` draws lines between the rows."""
        self._row_height = row_height
        self._titled = any(titles)
        self.ruled = ruled
        self._lines.set_titles(titles)
        self.verticalHeader().setDefaultSectionSize(self._height_of_row())
        self.horizontalHeader().setVisible(self._titled)
        self.horizontalHeader().setFixedHeight(_HEADER)
        self.horizontalHeader().setSectionsClickable(False)
        self.updateGeometry()

    def show_lines(self, lines: Sequence[TableLine]) -> None:
        """Show these rows; nothing happens when they are the ones shown."""
        if self._lines.show(tuple(lines)):
            self.verticalHeader().setDefaultSectionSize(self._height_of_row())
            self._share_room()
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(200, self._height_of(self._lines.rowCount()))

    def minimumSizeHint(self) -> QSize:
        rows = self._lines.rowCount()
        return QSize(120, self._height_of(rows if self.ruled else min(rows, _AT_LEAST)))

    def _height_of_row(self) -> int:
        return self._row_height + (_NOTE if any(line.note for line in self._lines.lines) else 0)

    def _height_of(self, rows: int) -> int:
        return (_HEADER if self._titled else 0) + rows * self._height_of_row() + 1

    def _share_room(self) -> None:
        """Columns on the right are as wide as their words, the first one takes the rest."""
        used = QFontMetrics(font(tabular=True))
        columns = self._lines.columnCount()
        rest = self.viewport().width()
        for column in range(1, columns):
            words = [line.cells[column] for line in self._lines.lines]
            width = max((used.horizontalAdvance(each) for each in words), default=0)
            title = str(self._lines.headerData(column, Qt.Orientation.Horizontal) or "")
            width = max(width, used.horizontalAdvance(title)) + _GAP + 2
            self.setColumnWidth(column, width)
            rest -= width
        self.setColumnWidth(0, max(rest, 60))

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._share_room()


class _Lines(QAbstractTableModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: tuple[TableLine, ...] = ()
        self._titles: tuple[str, ...] = ("", "")

    def set_titles(self, titles: Sequence[str]) -> None:
        if tuple(titles) != self._titles:
            self.beginResetModel()
            self._titles = tuple(titles)
            self.endResetModel()

    def show(self, lines: tuple[TableLine, ...]) -> bool:
        if lines == self.lines:
            return False
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()
        return True

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._titles):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.cells[index.column()]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return line.detail or line.note or None
        return line.note if role == _NOTE_ROLE else None


class _LineDelegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        rect = QRect(option.rect)
        right = index.column() > 0
        table = self.parent()
        if isinstance(table, LineTable) and table.ruled and index.row() < index.model().rowCount() - 1:
            painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width() + 1, 1), colour("line"))
        note = str(index.data(_NOTE_ROLE) or "")
        room = rect.adjusted(_GAP if right else 0, 0, 0, -1 - (_NOTE if note else 0))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        draw_words(painter, QRectF(room), str(index.data() or ""), side=side, tabular=right)
        if note and isinstance(table, LineTable):
            # It takes the whole row, and every cell paints its part: Qt may paint one cell alone.
            below = QRect(0, rect.bottom() + 1 - _NOTE - 8, table.viewport().width(), _NOTE + 3)
            painter.setClipRect(rect)
            draw_words(painter, QRectF(below), note, "muted", size=SMALL)
        painter.restore()

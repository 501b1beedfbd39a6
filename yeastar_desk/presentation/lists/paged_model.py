"""A read-only table model that holds only the pages that were looked at.

Sorting and filtering happen where the rows are (SQL); the model asks for pages of rows and paints what it has.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from yeastar_desk.presentation.lists.column import Column
from yeastar_desk.presentation.ports import Lane
from yeastar_desk.presentation.widgets.cells import DETAIL_ROLE, LOOK_ROLE, ROW_ROLE, TONE_ROLE
from yeastar_desk.presentation.widgets.table import KeyedRows

Row = TypeVar("Row")
_Index = QModelIndex | QPersistentModelIndex

PAGE_ROWS = 100
PAGES_KEPT = 24


@dataclass(frozen=True, slots=True)
class Sort:
    """Order by the column with this key; an empty key means the list's own order."""

    key: str = ""
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """A reload: how many rows there are in all, and the rows from `offset` on."""

    count: int
    offset: int
    rows: Sequence[Row]


class PagedModel(KeyedRows, Generic[Row]):
    """Rows by `fetch(offset, limit, sort)` and their number by `count()`, both called on the database lane.

    Nothing is loaded before the first `reload()`. While a page is on its way its rows are empty; while the list
    reloads the old rows stay. `key_of` names a row, so that a table can find it again after a reload.
    """

    loaded = Signal()
    """A reload has arrived (see `total`)."""
    failed = Signal(object)
    """Rows could not be read: the exception."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        fetch: Callable[[int, int, Sort], Sequence[Row]],
        count: Callable[[], int],
        lane: Lane,
        key_of: Callable[[Row], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._fetch = fetch
        self._count = count
        self._lane = lane
        self._key_of = key_of
        self._sort = Sort()
        self._total = 0
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._awaited: set[int] = set()
        self._generation = 0
        self._last_page = 0

    # loading

    def reload(self) -> None:
        """Read the number of rows and the page in view again; an answer to an older question is ignored."""
        self._generation += 1
        self._awaited.clear()
        generation, sort, offset = self._generation, self._sort, self._last_page * PAGE_ROWS

        def job() -> Page[Row]:
            count = self._count()
            start = offset if offset < count else 0
            return Page(count, start, self._fetch(start, PAGE_ROWS, sort))

        self._lane.submit(
            job,
            lambda page: self._reloaded(generation, page),
            lambda error: self._failed(generation, error),
            owner=self,
        )

    def _reloaded(self, generation: int, page: Page[Row]) -> None:
        if generation != self._generation:
            return
        self.beginResetModel()
        self._total = page.count
        self._last_page = page.offset // PAGE_ROWS
        self._pages = OrderedDict({self._last_page: tuple(page.rows)})
        self._awaited.clear()
        self.endResetModel()
        self.loaded.emit()

    def _failed(self, generation: int, error: Exception) -> None:
        if generation == self._generation:
            self.failed.emit(error)

    def _ask_for(self, number: int) -> None:
        if number in self._awaited:
            return
        self._awaited.add(number)
        generation, sort = self._generation, self._sort
        self._lane.submit(
            lambda: tuple(self._fetch(number * PAGE_ROWS, PAGE_ROWS, sort)),
            lambda rows: self._arrived(generation, number, rows),
            lambda error: self._failed(generation, error),
            owner=self,
        )

    def _arrived(self, generation: int, number: int, rows: Sequence[Row]) -> None:
        if generation != self._generation:
            return
        self._awaited.discard(number)
        self._pages[number] = rows
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        first = number * PAGE_ROWS
        last = min(first + PAGE_ROWS, self._total) - 1
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    # what is there

    def total(self) -> int:
        """How many rows the list has in all."""
        return self._total

    def row_at(self, number: int) -> Row | None:
        """A row by its position; None while its page is being fetched (asking for it fetches it)."""
        if not 0 <= number < self._total:
            return None
        page = number // PAGE_ROWS
        self._last_page = page
        rows = self._pages.get(page)
        if rows is None:
            self._ask_for(page)
            return None
        self._pages.move_to_end(page)
        position = number % PAGE_ROWS
        return rows[position] if position < len(rows) else None

    def position_of(self, key: str) -> int | None:
        """Where the row with this key is, among the pages at hand."""
        if self._key_of is None:
            return None
        for page, rows in self._pages.items():
            for position, row in enumerate(rows):
                if self._key_of(row) == key:
                    return page * PAGE_ROWS + position
        return None

    def key_at(self, number: int) -> str | None:
        """The key of the row at a position, when it is at hand."""
        rows = self._pages.get(number // PAGE_ROWS)
        position = number % PAGE_ROWS
        if self._key_of is None or rows is None or position >= len(rows):
            return None
        return self._key_of(rows[position])

    def sort_order(self) -> Sort:
        """The order in use."""
        return self._sort

    # QAbstractTableModel

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.column() >= len(self.columns):
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == LOOK_ROLE:
            return column.look
        if role not in _ROW_ROLES:
            return None
        row = self.row_at(index.row())
        if row is None:
            return None
        return self._of_row(column, row, role)

    def _of_row(self, column: Column[Row], row: Row, role: int) -> object:
        if role == ROW_ROLE:
            return row
        if role == TONE_ROLE:
            return column.tone(row) if column.tone else None
        if role == DETAIL_ROLE:
            return column.detail(row) if column.detail else None
        text = column.text(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}: {text}"
        return text

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.columns[section])
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column (-1: the list's own order) and reload."""
        wanted = Sort()
        if 0 <= column < len(self.columns):
            if not self.columns[column].sortable:
                return
            wanted = Sort(self.columns[column].key, order == Qt.SortOrder.DescendingOrder)
        if wanted != self._sort:
            self._sort = wanted
            self._last_page = 0
            self.reload()


_ROW_ROLES = {
    int(Qt.ItemDataRole.DisplayRole),
    int(Qt.ItemDataRole.ToolTipRole),
    int(Qt.ItemDataRole.AccessibleTextRole),
    ROW_ROLE,
    TONE_ROLE,
    DETAIL_ROLE,
}


def _alignment(column: Column[Row]) -> int:
    side = Qt.AlignmentFlag.AlignRight if column.right_aligned() else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)

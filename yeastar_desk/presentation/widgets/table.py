"""The table of every list in the program."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from yeastar_desk.presentation.widgets.cells import LOOK_ROLE, ROW_ROLE, CellDelegate

ROW_HEIGHT = 45


class KeyedRows(QAbstractTableModel):
    """A table model whose rows have keys."""

    def key_at(self, number: int) -> str | None:
        """The key of the row at a position, when it is at hand."""
        raise NotImplementedError

    def position_of(self, key: str) -> int | None:
        """Where the row with a key is, when it is at hand."""
        raise NotImplementedError


class Table(QTableView):
    """Rows to read and act on: one selected, arrows move, Enter or a double click activates, Tab leaves."""

    row_activated = Signal(object)
    """The row that the rep wants to open."""
    row_selected = Signal(object)
    """The row that is now current, or None."""
    menu_requested = Signal(object, QPoint)
    """The menu of a row at a place on the screen: right click, menu key, or the three dots of a `menu` column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = CellDelegate(self)
        self.setItemDelegate(self._cells)
        self.setProperty("focusRing", "none")  # the current row shows the focus
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setFrameShape(QTableView.Shape.NoFrame)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setFixedHeight(38)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSectionsMovable(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(self._activate)
        self.clicked.connect(self._click)
        self._kept_key: str | None = None

    def show_rows(self, model: KeyedRows) -> None:
        """Show a list; header clicks sort it, and the current row stays current over a reload."""
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setModel(model)
        self.setSortingEnabled(True)
        model.modelAboutToBeReset.connect(self._keep_current)
        model.modelReset.connect(self._restore_current)

    def _keep_current(self) -> None:
        model = self.model()
        index = self.currentIndex()
        self._kept_key = model.key_at(index.row()) if isinstance(model, KeyedRows) and index.isValid() else None

    def _restore_current(self) -> None:
        model = self.model()
        if self._kept_key is not None and isinstance(model, KeyedRows):
            position = model.position_of(self._kept_key)
            if position is not None:
                self.setCurrentIndex(model.index(position, 0))

    def current_row(self) -> object | None:
        """The row that is selected, or None."""
        return self.currentIndex().data(ROW_ROLE) if self.currentIndex().isValid() else None

    def _activate(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if row is not None:
            self.row_activated.emit(row)

    def _click(self, index: QModelIndex) -> None:
        if index.data(LOOK_ROLE) == "menu":
            self._ask_for_menu(index)

    def _ask_for_menu(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if row is not None:
            place = self.visualRect(index)
            self.menu_requested.emit(row, self.viewport().mapToGlobal(place.bottomLeft()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        row = index.data(ROW_ROLE)
        if row is not None:
            self.setCurrentIndex(index)
            place = event.globalPos() if by_mouse else self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
            self.menu_requested.emit(row, place)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        self.viewport().update()
        self.row_selected.emit(current.data(ROW_ROLE) if current.isValid() else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._activate(self.currentIndex())
            return
        super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def _hover(self, row: int) -> None:
        if row != self._cells.hovered_row:
            self._cells.hovered_row = row
            self.viewport().update()

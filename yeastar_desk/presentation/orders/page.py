"""The Orders page: find an order, open its document."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSettings, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from yeastar_desk.application.ports import Clock
from yeastar_desk.application.views import OrderRow
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.forms.ui_orders import Ui_Orders
from yeastar_desk.presentation.lists import Column, PagedModel, Sort, remember_columns
from yeastar_desk.presentation.orders.presenter import OrdersPresenter, OrderUses, counted, payment, portal, what
from yeastar_desk.presentation.ports import Changed, Lane
from yeastar_desk.presentation.sentences import sentence_of
from yeastar_desk.presentation.widgets import EnterPresses, Table

_UNREADABLE = "The orders could not be read: the program failed in a way it should not. They are stored."


class OrdersPage(QWidget):
    """Implements `OrdersView`. `clock` is asked on the window's thread."""

    document_requested = Signal(str)
    """Show the document with this number."""
    purchase_requested = Signal()

    def __init__(
        self,
        lane: Lane,
        uses: OrderUses,
        clock: Clock,
        formats: Formats,
        remembered: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._form = Ui_Orders()
        self._form.setupUi(self)
        self.setProperty("focusRing", "none")
        self._clock = clock
        self._formats = formats
        self._loaded_once = False
        self.presenter = OrdersPresenter(uses, self)
        self._table = Table()
        self._table.setObjectName("orders_table")
        self._table.setAccessibleName("Orders")
        self._model: PagedModel[OrderRow] = PagedModel(
            self._columns(), self._fetch, self.presenter.count, lane, lambda row: row.id, self._table
        )
        self._table.show_rows(self._model)
        remember_columns(self._table, "orders", self._model.columns, remembered)
        self._table.horizontalHeader().setMinimumSectionSize(100)
        self._form.orders_states.set_content(self._table)
        self._form.orders_search_edit.installEventFilter(self)
        EnterPresses(self)
        self._show_document = QAction("Show document", self)
        self._show_document.setObjectName("show_document_action")
        self._show_document.setShortcut(QKeySequence(Qt.Key.Key_Return))
        self._show_document.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._show_document.triggered.connect(self._open_current)
        self._table.row_activated.connect(self._open)
        self._table.menu_requested.connect(self._open_menu)
        self._table.row_selected.connect(self._show_choices)
        self._form.orders_search_edit.search_requested.connect(self.presenter.search)
        self._form.orders_states.error.retry_requested.connect(self.reload)
        self._form.orders_states.empty.action_requested.connect(self.purchase_requested)
        self._model.loaded.connect(self._show_state)
        self._model.failed.connect(self._show_failure)
        self._show_choices()

    def _columns(self) -> Sequence[Column[OrderRow]]:
        return (
            Column[OrderRow]("number", "Order", lambda row: row.number, "strong", 206),
            Column[OrderRow](
                "company_name", "Company", lambda row: row.company_name, "text", 0, detail=lambda row: row.subject_id
            ),
            Column[OrderRow]("what", "What", lambda row: what(row)[0], "text", 166, detail=lambda row: what(row)[1]),
            Column[OrderRow]("total", "Total", lambda row: self._formats.money(row.total), "money", 132),
            Column[OrderRow](
                "status", "Payment", lambda row: payment(row)[0], "badge", 178, tone=lambda row: payment(row)[1]
            ),
            Column[OrderRow](
                "portal_state", "Portal", lambda row: portal(row)[0], "badge", 138, tone=lambda row: portal(row)[1]
            ),
            Column[OrderRow]("placed_at", "Placed", self._placed, "date", 116),
        )

    def _placed(self, row: OrderRow) -> str:
        return self._formats.when(row.placed_at.astimezone(), self._clock.now().astimezone())

    def _fetch(self, offset: int, limit: int, sort: Sort) -> Sequence[OrderRow]:
        return self.presenter.rows(offset, limit, sort.key, descending=sort.descending)

    # OrdersView

    def reload(self) -> None:
        if not self.isVisible():
            return
        if not self._loaded_once:
            self._form.orders_states.show_loading()
        self._model.reload()

    def heard(self, change: Changed) -> None:
        """Connect `Changes.changed` here."""
        self.presenter.heard(change)

    def find_order(self, number: str) -> None:
        """Show the order with this number."""
        self._form.orders_search_edit.setText(number)
        self.presenter.search(number)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the search into the list."""
        down = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if watched is self._form.orders_search_edit and down and self._table.isVisible():
            self._table.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)

    # what there is to see

    def _show_state(self) -> None:
        self._loaded_once = True
        total, filtered = self._model.total(), self.presenter.is_filtered()
        self._form.orders_count_label.setText(counted(total, filtered=filtered, formats=self._formats) if total else "")
        states = self._form.orders_states
        if total:
            states.show_content()
            if not self._table.currentIndex().isValid():
                self._table.setCurrentIndex(self._model.index(0, 0))
        elif filtered:
            states.show_empty("Nothing matches", "Try a part of the number, the company or the PI number.")
        else:
            states.show_empty("No orders yet", "An order that is placed is here at once, and stays.", "New order")
        self._show_choices()

    def _show_failure(self, error: Exception) -> None:
        self._form.orders_states.show_error(sentence_of(error, _UNREADABLE), "Try again. Nothing was changed.")

    def _current(self) -> OrderRow | None:
        row = self._table.current_row()
        return row if isinstance(row, OrderRow) else None

    def _show_choices(self) -> None:
        row = self._current()
        self._show_document.setEnabled(row is not None and bool(row.document_number))

    # wishes

    def _open_current(self) -> None:
        self._open(self._current())

    def _open(self, row: object) -> None:
        if isinstance(row, OrderRow) and row.document_number:
            self.document_requested.emit(row.document_number)

    def _open_menu(self, _row: object, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._show_document)
        menu.popup(place)

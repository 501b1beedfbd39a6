"""The Orders page: find an order, see everything about it, and do what is to be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSettings, Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from yeastar_desk.application.look_at_orders import OrderOverview
from yeastar_desk.application.ports import Clock
from yeastar_desk.application.views import OrderRow
from yeastar_desk.domain.orders import OrderStatus
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.forms.ui_orders import Ui_Orders
from yeastar_desk.presentation.lists import Column, PagedModel, Sort, remember_columns
from yeastar_desk.presentation.orders.deed_dialogs import DeedDialogs, OrderPageUses
from yeastar_desk.presentation.orders.filters import OrderFilters
from yeastar_desk.presentation.orders.presenter import (
    OrdersPresenter,
    counted,
    customer_id,
    number_of,
    payment,
    portal,
    totals,
    what,
)
from yeastar_desk.presentation.ports import Announce, Changed, Lane
from yeastar_desk.presentation.sentences import sentence_of
from yeastar_desk.presentation.widgets import EnterPresses, Table


def _document(row: OrderRow) -> str:
    return row.document_number


if TYPE_CHECKING:
    from yeastar_desk.presentation.orders.records_panel import RecordsPanel

_UNREADABLE = "The orders could not be read: the program failed in a way it should not. They are stored."


class OrdersPage(QWidget):
    """Implements `OrdersView`. `clock` is asked on the window's thread; `host` is what the panel of an order covers."""

    document_requested = Signal(str)
    """Show the document with this number."""
    pay_requested = Signal(str)
    """Take the payment for the order with this number."""
    handover_requested = Signal(str)
    """Show the hand-over sheet of the order with this number."""
    imported_orders_requested = Signal()
    """Show what other laptops sold."""
    purchase_requested = Signal()
    said = Signal(str)

    def __init__(
        self,
        lane: Lane,
        export_lane: Lane,
        uses: OrderPageUses,
        clock: Clock,
        announce: Announce,
        formats: Formats,
        remembered: QSettings,
        host: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._form = Ui_Orders()
        self._form.setupUi(self)
        self.setProperty("focusRing", "none")
        self._clock = clock
        self._formats = formats
        self._lane = lane
        self._loaded_once = False
        self.presenter = OrdersPresenter(uses, self)
        self._table = Table()
        self._table.setObjectName("orders_table")
        self._table.setAccessibleName("Orders")
        self._model: PagedModel[OrderRow] = PagedModel(
            self._columns(), self._fetch, self.presenter.count, lane, lambda row: row.id, self._table
        )
        self._table.show_rows(self._model)
        offer_columns = remember_columns(self._table, "orders", self._model.columns, remembered)
        self._offer_columns = offer_columns
        self._form.orders_more_button.clicked.connect(self._open_more)
        self._records: RecordsPanel | None = None
        self._uses, self._export_lane, self._host = uses, export_lane, host or self
        self._table.horizontalHeader().setMinimumSectionSize(44)
        self._form.orders_states.set_content(self._table)
        self._form.orders_search_edit.lead_to(self._table)
        EnterPresses(self)
        self._actions = {
            name: self._action(name, text)
            for name, text in (
                ("show_order", "Open order"),
                ("show_document", "Show document"),
                ("pay_now", "Pay now…"),
                ("record_payment", "Record payment…"),
                ("remarks", "Remarks…"),
                ("handover", "Hand-over sheet"),
                ("credit", "Credit or refund…"),
                ("cancel_order", "Cancel the order…"),
            )
        }
        self._deeds = DeedDialogs(
            self, lane, export_lane, uses, clock, announce, formats, self._panel_actions(), host or self
        )
        self._deeds.said.connect(self.said)
        self._deeds.document_requested.connect(self.document_requested)
        self._connect_actions()
        self._filters = OrderFilters(self, self._form, self.presenter, clock)
        self._table.row_activated.connect(self._open)
        self._table.menu_requested.connect(self._open_menu)
        self._table.row_selected.connect(self._show_choices)
        self._form.export_orders_button.clicked.connect(lambda: self._deeds.export_orders(self.presenter.wanted()))
        self._form.export_documents_button.clicked.connect(
            lambda: self._deeds.export_documents(self.presenter.wanted())
        )
        self._form.orders_search_edit.search_requested.connect(self.presenter.search)
        self._form.orders_states.error.retry_requested.connect(self.reload)
        self._form.orders_states.empty.action_requested.connect(self.purchase_requested)
        self._model.loaded.connect(self._show_state)
        self._model.failed.connect(self._show_failure)
        self._show_choices()

    def _action(self, name: str, text: str) -> QAction:
        action = QAction(text, self)
        action.setObjectName(f"{name}_action")
        self.addAction(action)
        return action

    def _panel_actions(self) -> Sequence[QAction]:
        names = ("record_payment", "pay_now", "remarks", "handover", "credit", "cancel_order")
        return [self._actions[name] for name in names]

    def _connect_actions(self) -> None:
        deeds = self._deeds.deeds
        for name, deed in (
            ("show_order", deeds.open),
            ("pay_now", self.pay_requested.emit),
            ("record_payment", deeds.pay),
            ("remarks", deeds.remark),
            ("handover", self.handover_requested.emit),
            ("credit", deeds.credit),
            ("cancel_order", deeds.cancel),
        ):
            self._actions[name].triggered.connect(lambda _checked=False, deed=deed: self._with_current(deed))
        self._actions["show_document"].triggered.connect(self._open_document)

    def _columns(self) -> Sequence[Column[OrderRow]]:
        return (
            Column[OrderRow](
                "number", "Order", lambda row: row.number, "number", 210, detail=lambda row: row.pi_number
            ),
            Column[OrderRow]("company_name", "Company", lambda row: row.company_name, "text", 0, detail=customer_id),
            Column[OrderRow]("what", "What", lambda row: what(row)[0], "text", 0, detail=lambda row: what(row)[1]),
            Column[OrderRow]("total", "Total", lambda row: self._formats.money(row.total), "money", 128),
            Column[OrderRow](
                "status", "Payment", lambda row: payment(row)[0], "badge", 96, tone=lambda row: payment(row)[1]
            ),
            Column[OrderRow](
                "portal_state", "Portal", lambda row: portal(row)[0], "badge", 142, tone=lambda row: portal(row)[1]
            ),
            Column[OrderRow]("placed_at", "Placed", self._placed, "date", 116),
            Column[OrderRow]("event", "Event", lambda row: row.event, "text", 130, hidden=True),
            Column[OrderRow]("rep", "Sales rep", lambda row: row.rep, "text", 110, hidden=True),
            Column[OrderRow](
                "document_number", "Newest document", _document, "number", 170, sortable=False, hidden=True
            ),
            Column[OrderRow]("more", "", lambda _row: "More", "menu", 40, sortable=False),
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
        self._lane.submit(self.presenter.overview, self._show_overview, lambda _error: None, owner=self)

    def heard(self, change: Changed) -> None:
        """Connect `Changes.changed` here."""
        self.presenter.heard(change)
        if self._records is not None:
            self._records.heard(change)

    def record_payment(self, number: str) -> None:
        """Ask for a payment that was received for this order."""
        self._deeds.deeds.pay(number)

    def find_order(self, number: str) -> None:
        """Show the order with this number."""
        self._form.orders_search_edit.setText(number)
        self.presenter.search(number)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    # what there is to see

    def _show_state(self) -> None:
        self._loaded_once = True
        self._filters.show_clear()
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

    def _show_overview(self, overview: OrderOverview) -> None:
        form, formats = self._form, self._formats
        form.orders_today_caption_label.setText(f"Today at {overview.event}" if overview.event else "Today")
        form.orders_today_amount_label.setText(totals(overview.today, formats))
        orders, drafts = number_of(overview.today.count, "order", formats), number_of(overview.drafts, "draft", formats)
        form.orders_today_detail_label.setText(f"{orders} · {drafts}")
        waiting = overview.waiting
        form.orders_waiting_amount_label.setText(number_of(waiting.waiting + waiting.parked, "order", formats))
        details = []
        if waiting.parked:
            details.append("1 needs you" if waiting.parked == 1 else f"{waiting.parked:,} need you")
        if waiting.oldest is not None:
            details.append(f"oldest {formats.age(self._clock.now() - waiting.oldest)}")
        form.orders_waiting_detail_label.setText(" · ".join(details) or "Everything is sent")
        form.orders_pending_amount_label.setText(totals(overview.pending, formats))
        form.orders_pending_detail_label.setText(number_of(overview.pending.count, "order", formats))
        self._filters.offer(overview)

    def _show_failure(self, error: Exception) -> None:
        self._form.orders_states.show_error(sentence_of(error, _UNREADABLE), "Try again. Nothing was changed.")

    def _current(self) -> OrderRow | None:
        row = self._table.current_row()
        return row if isinstance(row, OrderRow) else None

    def _show_choices(self) -> None:
        row = self._current()
        status = row.status if row is not None else None
        pending = status is OrderStatus.PENDING
        for name, possible in (
            ("show_order", row is not None),
            ("show_document", row is not None and bool(row.document_number)),
            ("pay_now", pending),
            ("record_payment", pending),
            ("remarks", row is not None),
            ("handover", row is not None and bool(row.portal_state)),
            ("credit", status is OrderStatus.PAID),
            ("cancel_order", pending),
        ):
            self._actions[name].setEnabled(possible)

    # wishes

    def _with_current(self, deed: Callable[[str], None]) -> None:
        row = self._current()
        if row is not None:
            deed(row.number)

    def _open(self, row: object) -> None:
        if isinstance(row, OrderRow):
            self._deeds.deeds.open(row.number)

    def _open_document(self) -> None:
        row = self._current()
        if row is not None and row.document_number:
            self.document_requested.emit(row.document_number)

    def _open_more(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("orders_more_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        more = self._form.orders_more_button
        place = more.mapToGlobal(more.rect().bottomLeft())
        menu.addAction("Columns…", lambda: self._offer_columns(place))
        menu.addAction("Orders of other laptops…", self.imported_orders_requested.emit)
        menu.addAction("Numbers and integrity…", self.open_records)
        menu.popup(place)

    def open_records(self) -> None:
        """Show the gap report, with the check of everything stored and the backup."""
        from yeastar_desk.presentation.orders.records_panel import RecordsPanel

        if self._records is None:
            self._records = RecordsPanel(self._host, self._lane, self._export_lane, self._uses)
        self._records.open_records()

    def _open_menu(self, _row: object, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(list(self._actions.values()))
        menu.popup(place)

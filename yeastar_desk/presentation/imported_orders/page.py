"""The Imported orders page: what other laptops sold, to search and to look at; nothing can be changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSettings, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from yeastar_desk.application.ports import ImportedOrder
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.imported_orders.presenter import ImportedOrdersPresenter, ImportedOrderUses
from yeastar_desk.presentation.imports import ImportFlow, ImportKind
from yeastar_desk.presentation.lists import Column, ListCard, PagedModel, Sort
from yeastar_desk.presentation.ports import Announce, Changed, Lane
from yeastar_desk.presentation.sentences import sentence_of
from yeastar_desk.presentation.widgets import Dialog, EnterPresses, KeyValues

_UNREADABLE = "The imported orders could not be read: the program failed in a way it should not. They are stored."
_HIGHEST = 460


class ImportedOrdersPage(QWidget):
    """Implements `ImportedOrdersView`."""

    said = Signal(str)
    orders_requested = Signal()
    """Back to the orders of this laptop."""

    def __init__(
        self,
        lane: Lane,
        uses: ImportedOrderUses,
        announce: Announce,
        formats: Formats,
        remembered: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("focusRing", "none")
        self._formats = formats
        self.presenter = ImportedOrdersPresenter(self, uses, formats)
        self._card = ListCard(
            "imported_orders",
            "Imported orders",
            "Search numbers, companies, references",
            "Import orders",
            "import_orders_button",
        )
        own = self._card.add_beside("Orders of this laptop", "own_orders_button")
        own.clicked.connect(self.orders_requested)
        self._model: PagedModel[ImportedOrder] = PagedModel(
            self._columns(), self._fetch, self.presenter.count, lane, lambda row: row.number, self._card.table
        )
        self._card.show_list(self._model, remembered)
        self._flow = ImportFlow(self, lane, {ImportKind.ORDERS: lambda: uses.import_orders}, announce, formats)
        self._flow.said.connect(self.said)
        self._flow.imported.connect(self.reload)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 24, 26, 24)
        column.addWidget(self._card)
        EnterPresses(self)
        self._card.search.search_requested.connect(self.presenter.search)
        self._card.add_button.clicked.connect(self.import_orders)
        self._card.table.row_activated.connect(self._open)
        self._card.states.empty.action_requested.connect(self.import_orders)
        self._card.states.error.retry_requested.connect(self.reload)
        self._model.loaded.connect(self._show_state)
        self._model.failed.connect(self._show_failure)

    def _columns(self) -> Sequence[Column[ImportedOrder]]:
        status, amount, what = self.presenter.status, self.presenter.amount, self.presenter.what
        return (
            Column[ImportedOrder]("number", "Order", lambda row: row.number, "number", 212),
            Column[ImportedOrder](
                "company",
                "Company",
                lambda row: row.cells.get("company", ""),
                "text",
                0,
                False,
                detail=lambda row: row.cells.get("subject_id", ""),
            ),
            Column[ImportedOrder](
                "what", "What", lambda row: what(row)[0], "text", 0, False, detail=lambda row: what(row)[1]
            ),
            Column[ImportedOrder]("total", "Total", amount, "money", 116, False),
            Column[ImportedOrder](
                "status", "Payment", lambda row: status(row)[0], "badge", 100, False, tone=lambda row: status(row)[1]
            ),
            Column[ImportedOrder]("source", "From", lambda row: row.source, "muted", 140),
            Column[ImportedOrder](
                "placed_at", "Placed", lambda row: self._formats.date(row.placed_at.astimezone().date()), "date", 116
            ),
        )

    def _fetch(self, offset: int, limit: int, sort: Sort) -> Sequence[ImportedOrder]:
        return self.presenter.rows(offset, limit, sort.key, descending=sort.descending)

    def import_orders(self) -> None:
        """Ask for an export of another laptop."""
        self._flow.choose_file(ImportKind.ORDERS)

    def look_at(self, file: str) -> None:
        """Read an export and show what importing it would do."""
        self._flow.look_at(ImportKind.ORDERS, file)

    # ImportedOrdersView

    def reload(self) -> None:
        if self.isVisible():
            self._model.reload()

    def heard(self, change: Changed) -> None:
        """Connect `Changes.changed` here."""
        self.presenter.heard(change)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def _show_state(self) -> None:
        total = self._model.total()
        noun = "order" if total == 1 else "orders"
        self._card.count.setText(f"{self._formats.number(total)} {noun}" if total else "")
        if total:
            self._card.states.show_content()
        elif self.presenter.is_filtered():
            self._card.states.show_empty("Nothing matches", "Try a part of the number, the company or a reference.")
        else:
            self._card.states.show_empty(
                "No imported orders yet",
                "Export the orders of another laptop as CSV, XLSX or JSON, and import the file here.",
                "Import orders",
            )

    def _show_failure(self, error: Exception) -> None:
        self._card.states.show_error(sentence_of(error, _UNREADABLE), "Try again. Nothing was changed.")

    def _open(self, row: object) -> None:
        if not isinstance(row, ImportedOrder):
            return
        dialog = Dialog(self, row.number, "Placed on another laptop: it can be looked at, not changed.", width=560)
        dialog.setObjectName("imported_order_dialog")
        facts = KeyValues(caption_width=180)
        for caption, value in self.presenter.facts(row):
            facts.add_row(caption, value)
        area = QScrollArea()
        area.setObjectName("imported_order_facts")
        area.setAccessibleName("What the file tells of the order")
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(facts)
        facts.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        area.setFixedHeight(min(_HIGHEST, facts.sizeHint().height() + 4))
        dialog.body.addWidget(area)
        dialog.add_action("Close", "primary", "imported_order_close_button").clicked.connect(dialog.accept)
        dialog.open()

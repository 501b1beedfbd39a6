"""The Customers page: find a customer, see everything about it, add and edit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSettings, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from yeastar_desk.application.customers import Customer
from yeastar_desk.application.merge_customers import CustomerMerge, Suggestion
from yeastar_desk.domain.companies import Company
from yeastar_desk.presentation.customers.company_dialog import CompanyDialog
from yeastar_desk.presentation.customers.customer_panel import CustomerPanel
from yeastar_desk.presentation.customers.merge_dialog import MergeCustomersDialog
from yeastar_desk.presentation.customers.presenter import CustomersPresenter, CustomerUses
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.imports import ImportFlow, ImportKind
from yeastar_desk.presentation.lists import Column, ListCard, PagedModel, Sort
from yeastar_desk.presentation.ports import Announce, Changed, Lane
from yeastar_desk.presentation.sentences import sentence_of
from yeastar_desk.presentation.widgets import EnterPresses, Notice

_UNREADABLE = "The customers could not be read: the program failed in a way it should not. They are stored."


class CustomersPage(QWidget):
    """Implements `CustomersView`. `host` is what its panel covers."""

    said = Signal(str)
    order_requested = Signal(str)
    orders_requested = Signal(str)
    document_requested = Signal(str)

    def __init__(
        self,
        lane: Lane,
        uses: CustomerUses,
        announce: Announce,
        formats: Formats,
        remembered: QSettings,
        host: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("focusRing", "none")
        self._formats = formats
        self._host = host
        self._panel: CustomerPanel | None = None
        self._dialog: CompanyDialog | None = None
        self._merging: MergeCustomersDialog | None = None
        self.presenter = CustomersPresenter(self, lane, uses, announce)
        self._card = ListCard(
            "customers", "Customers", "Search names and company IDs", "Add customer", "add_customer_button"
        )
        self._model: PagedModel[Company] = PagedModel(
            self._columns(), self._fetch, self.presenter.count, lane, lambda row: row.company_id, self._card.table
        )
        self._card.show_list(self._model, remembered)
        import_button = self._card.add_beside("Import", "import_customers_button")
        import_button.clicked.connect(self._import)
        self._flow = ImportFlow(
            self, lane, {ImportKind.COMPANIES: lambda: uses.import_companies}, announce, self._formats
        )
        self._flow.said.connect(self.said)
        self._suggestion = Notice()
        self._suggestion.setObjectName("merge_suggestion_notice")
        self._suggestion.show_message("")
        self._suggestion.action_requested.connect(self.presenter.take_suggestion)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 24, 26, 24)
        column.setSpacing(12)
        column.addWidget(self._suggestion)
        column.addWidget(self._card, 1)
        EnterPresses(self)
        self._card.search.search_requested.connect(self.presenter.search)
        self._card.add_button.clicked.connect(self.add)
        self._card.table.row_activated.connect(self._open)
        self._card.states.empty.action_requested.connect(self.add)
        self._card.states.error.retry_requested.connect(self.reload)
        self._model.loaded.connect(self._show_state)
        self._model.failed.connect(self._show_failure)

    def _columns(self) -> Sequence[Column[Company]]:
        def country(row: Company) -> str:
            return self._formats.country(row.country) if row.country else ""

        return (
            Column[Company]("name", "Customer", lambda row: row.name or row.company_id, "strong", 0),
            Column[Company]("company_id", "Company ID", lambda row: row.company_id, "text", 120),
            Column[Company]("city", "City", lambda row: row.city, "text", 152, False),
            Column[Company]("country", "Country", country, "text", 140),
            Column[Company]("email", "Email", lambda row: row.email, "text", 236, False),
            Column[Company](
                "verified",
                "",
                lambda row: "" if row.verified else "Not verified",
                "badge",
                110,
                False,
                tone=lambda _row: "warning",
            ),
        )

    def _fetch(self, offset: int, limit: int, sort: Sort) -> Sequence[Company]:
        return self.presenter.rows(offset, limit, sort.key, descending=sort.descending)

    # CustomersView

    def reload(self) -> None:
        if self.isVisible():
            self._model.reload()
            self.presenter.read_suggestions()

    def show_customer(self, customer: Customer) -> None:
        if self._panel is None:
            panel = CustomerPanel(self._host or self, self._formats)
            panel.edit_requested.connect(self._edit)
            panel.merge_requested.connect(self._ask_merge)
            panel.order_requested.connect(self._start_order)
            panel.orders_requested.connect(self._show_orders)
            panel.document_requested.connect(self.document_requested)
            panel.note_entered.connect(lambda text: self.presenter.note(panel.company_id(), text))
            self._panel = panel
        self._panel.show_customer(customer)

    def stored(self, company: Company) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self.said.emit(f"{company.name} is stored.")
        if self._panel is not None and self._panel.company_id():
            self.presenter.open(company.company_id)

    def refuse(self, sentence: str, field: str) -> None:
        if self._dialog is not None:
            self._dialog.refuse(sentence, field)
        elif self._merging is not None:
            self._merging.refuse(sentence)
        elif self._panel is not None and self._panel.company_id():
            self._panel.refuse(sentence)
        else:
            self.said.emit(sentence)

    def suggest(self, sentence: str) -> None:
        self._suggestion.show_message(sentence, "info", "Look" if sentence else "")

    def ask_merge(self, company: Company, suggestion: Suggestion | None) -> None:
        dialog = MergeCustomersDialog(self, company, suggestion, self._formats)
        dialog.look_requested.connect(lambda into: self.presenter.look(company, into))
        dialog.merge_requested.connect(lambda into, keep: self.presenter.merge(company, into, keep))
        dialog.finished.connect(self._forget_merge)
        self._merging = dialog
        dialog.open()

    def show_merge(self, merge: CustomerMerge) -> None:
        if self._merging is not None:
            self._merging.show_merge(merge)

    def merged(self, company: Company, sentence: str) -> None:
        if self._merging is not None:
            self._merging.accept()
        self.said.emit(sentence)
        self.presenter.open(company.company_id)

    def heard(self, change: Changed) -> None:
        """Connect `Changes.changed` here."""
        self.presenter.heard(change)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def _show_state(self) -> None:
        total = self._model.total()
        noun = "customer" if total == 1 else "customers"
        self._card.count.setText(f"{self._formats.number(total)} {noun}" if total else "")
        if total:
            self._card.states.show_content()
        elif self.presenter.is_filtered():
            self._card.states.show_empty("Nothing matches", "Try the beginning of the ID or a part of the name.")
        else:
            self._card.states.show_empty("No customers yet", "Add one, or import a list of them.", "Add customer")

    def _show_failure(self, error: Exception) -> None:
        self._card.states.show_error(sentence_of(error, _UNREADABLE), "Try again. Nothing was changed.")

    # wishes

    def _open(self, row: object) -> None:
        if isinstance(row, Company):
            self.presenter.open(row.company_id)

    def _start_order(self, company_id: str) -> None:
        if self._panel is not None:
            self._panel.slide_out()
        self.order_requested.emit(company_id)

    def _show_orders(self, number: str) -> None:
        if self._panel is not None:
            self._panel.slide_out()
        self.orders_requested.emit(number)

    def add(self) -> None:
        """Ask for a new customer; nobody but the portal can verify its ID."""
        self._ask(Company("", "", verified=False), new=True)

    def _edit(self) -> None:
        customer = self._panel.customer() if self._panel is not None else None
        if customer is not None:
            self._ask(customer.company, new=False)

    def _ask(self, company: Company, *, new: bool) -> None:
        dialog = CompanyDialog(self, company, self._formats.countries(), new=new)
        dialog.save_requested.connect(lambda filled: self.presenter.save(filled, new=new))
        dialog.finished.connect(self._forget)
        self._dialog = dialog
        dialog.open()

    def _forget(self) -> None:
        self._dialog = None

    def _ask_merge(self) -> None:
        customer = self._panel.customer() if self._panel is not None else None
        if customer is not None:
            self.presenter.ask_merge(customer.company)

    def _forget_merge(self) -> None:
        self._merging = None

    def _import(self) -> None:
        self._flow.choose_file(ImportKind.COMPANIES)

    def look_at(self, file: str) -> None:
        """Read a file of customers and show what importing it would do."""
        self._flow.look_at(ImportKind.COMPANIES, file)

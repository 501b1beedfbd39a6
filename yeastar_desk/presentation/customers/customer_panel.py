"""One customer over the page: facts, subscription, billing contacts, orders, documents, notes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from yeastar_desk.application.customers import Customer
from yeastar_desk.domain.catalogue import item_name
from yeastar_desk.domain.documents import DOCUMENT_NAMES
from yeastar_desk.domain.subscriptions import capacity_name
from yeastar_desk.presentation.customers.presenter import STATUS
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.widgets import (
    Badge,
    Card,
    CardPanel,
    KeyValues,
    MoneyLabel,
    button,
    label,
    set_shown,
    tell,
    titled_card,
)

_TOLD = 15  # things that happened
_SHOWN = 12  # orders and documents; the Orders page has them all
_SHARES = (5, 6)  # of the two columns: numbers of orders and documents need more room than facts


class CustomerPanel(CardPanel):
    edit_requested = Signal()
    merge_requested = Signal()
    order_requested = Signal(str)
    """Start an order for this company ID."""
    orders_requested = Signal(str)
    """Show this order, or all orders of this company ID, on the Orders page."""
    document_requested = Signal(str)
    note_entered = Signal(str)

    def __init__(self, host: QWidget, formats: Formats) -> None:
        super().__init__(host, "customer_panel", "The customer")
        self.close_button.setObjectName("close_customer_button")
        self._formats = formats
        self._customer: Customer | None = None
        self._note = QLineEdit()
        self._note.setObjectName("customer_note_edit")
        self._note.setAccessibleName("New note")
        self._note.setPlaceholderText("Write a note and press Enter")
        self._note.returnPressed.connect(self._enter_note)
        self._entered = ""
        """The note that is being stored."""
        new_order = button("New order", "primary", "customer_order_button")
        new_order.clicked.connect(lambda: self.order_requested.emit(self.company_id()))
        edit = button("Edit customer", "", "customer_edit_button")
        edit.clicked.connect(self.edit_requested)
        self._merge = button("Merge with…", "", "customer_merge_button")
        self._merge.setToolTip("This ID is not verified: say which verified customer it is")
        self._merge.clicked.connect(self.merge_requested)
        self.add_buttons((new_order, edit, self._merge))

    def company_id(self) -> str:
        """Who is shown, empty for nobody."""
        return self._customer.company.company_id if self._customer is not None and self.isVisible() else ""

    def customer(self) -> Customer | None:
        return self._customer

    def show_customer(self, customer: Customer) -> None:
        """Slide in with a customer, or show what has changed."""
        if self._customer is None or self._customer.company.company_id != customer.company.company_id:
            self._note.clear()  # of the same customer the next note may have been begun
        self._customer = customer
        self._entered = ""
        self.say("")
        self.set_title(customer.company.name or customer.company.company_id)
        set_shown(self._merge, not customer.company.verified)
        noting = self._note.hasFocus()
        columns: tuple[tuple[Callable[[Customer], Card], ...], ...] = (
            (self._facts, self._subscription, self._packages, self._contacts),
            (self._notes, self._orders, self._documents, self._history),
        )
        self.show_cards([[make(customer) for make in cards] for cards in columns], _SHARES)
        if noting:  # the field moved into the new cards, and a second note may follow the first
            self._note.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.isVisible():
            self.slide_in()

    def _enter_note(self) -> None:
        """It leaves the field at once: Enter once more does not store it twice, and the next one can be typed."""
        if self._entered and not self._note.text():
            return
        self._entered = self._note.text()
        self._note.clear()
        self.note_entered.emit(self._entered)

    def refuse(self, sentence: str) -> None:
        """Say what is wrong; a note that was not stored comes back."""
        self.say(sentence)
        if self._entered:
            self._note.setText(" ".join(filter(None, (self._entered, self._note.text()))))
            self._entered = ""

    def _facts(self, customer: Customer) -> Card:
        company = customer.company
        status = ("Verified", "ok") if company.verified else ("Not verified", "warning")
        card, column = titled_card("Customer", status)
        facts = KeyValues()
        facts.add_row("Company ID", company.company_id)
        place = f"{company.postal_code} {company.city}".strip()
        lines = (company.street, place, company.state, self._formats.country(company.country))
        facts.add_row("Address", "\n".join(filter(None, lines)) or "—")
        facts.add_row("Email", company.email or "—")
        facts.add_row("Phone", company.phone or "—")
        facts.add_row("Tax number", company.tax_number or "—")
        column.addWidget(facts)
        return card

    def _subscription(self, customer: Customer) -> Card:
        card, column = titled_card("Subscription")
        subscription = customer.subscription
        if subscription is None:
            column.addWidget(_sentence("No Workplace subscription yet."))
            return card
        facts = KeyValues()
        facts.add_row("Plan", item_name(subscription.plan))
        facts.add_row("Term", self._formats.term(subscription.starts_on, subscription.expires_on))
        for item, quantity in subscription.capacities.items():
            facts.add_row(capacity_name(item), self._formats.number(quantity))
        column.addWidget(facts)
        return card

    def _packages(self, customer: Customer) -> Card:
        card, column = titled_card("Hosting packages")
        if not customer.packages:
            column.addWidget(_sentence("No hosting package of this customer."))
        for package in customer.packages:
            facts = KeyValues()
            facts.add_row("Yeastar ID", package.subject_id)
            facts.add_row("Term", self._formats.term(package.starts_on, package.expires_on))
            for item, quantity in package.capacities.items():
                facts.add_row(capacity_name(item), self._formats.number(quantity))
            column.addWidget(facts)
        return card

    def _history(self, customer: Customer) -> Card:
        card, column = titled_card("History")
        if not customer.history:
            column.addWidget(_sentence("Nothing happened yet."))
        for happened in customer.history[:_TOLD]:
            tell(column, happened.words, self._formats.moment(happened.at.astimezone()), happened.actor)
        if len(customer.history) > _TOLD:
            column.addWidget(_sentence("What is older stands with the orders and subscriptions.", "small"))
        return card

    def _contacts(self, customer: Customer) -> Card:
        card, column = titled_card("Billing contacts")
        if not customer.contacts:
            column.addWidget(_sentence("None of its own. Checkout bills the customer's own address."))
        for stored in customer.contacts:
            column.addWidget(label(stored.contact.name, "strong"))
            column.addWidget(label(stored.contact.email, "small"))
        return card

    def _notes(self, customer: Customer) -> Card:
        card, column = titled_card("Notes")
        column.addWidget(self._note)
        for note in customer.notes:
            tell(column, note.text, self._formats.moment(note.at.astimezone()), note.author)
        return card

    def _orders(self, customer: Customer) -> Card:
        card, column = titled_card("Orders")
        if not customer.orders:
            column.addWidget(_sentence("No orders yet."))
        rows = _rows(column)
        for order in customer.orders[:_SHOWN]:
            made = button(order.number, "link", f"customer_order_{order.number}_button")
            made.setAccessibleName(f"Show order {order.number}")
            made.clicked.connect(lambda _checked=False, number=order.number: self.orders_requested.emit(number))
            _add_row(
                rows,
                label(self._formats.date(order.placed_at.astimezone().date()), "muted"),
                made,
                Badge(None, *STATUS[order.status]),
                MoneyLabel(None, self._formats.money(order.total)),
            )
        if len(customer.orders) > _SHOWN:
            whole = button(f"All {self._formats.number(len(customer.orders))} orders", "link", "customer_orders_button")
            whole.clicked.connect(lambda: self.orders_requested.emit(customer.company.company_id))
            column.addWidget(whole, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _documents(self, customer: Customer) -> Card:
        card, column = titled_card("Documents")
        if not customer.documents:
            column.addWidget(_sentence("No documents yet."))
        rows = _rows(column)
        for document in customer.documents[:_SHOWN]:
            kind = DOCUMENT_NAMES[document.type]
            made = button(document.number, "link", f"customer_document_{document.number}_button")
            made.setAccessibleName(f"Show {kind} {document.number}")
            made.clicked.connect(lambda _checked=False, number=document.number: self.document_requested.emit(number))
            what = _below(label(kind), label(self._formats.date(document.issued_on), "small"))
            _add_row(rows, what, made, QWidget(), MoneyLabel(None, self._formats.money(document.total)))
        return card


def _rows(column: QVBoxLayout) -> QGridLayout:
    """Rows whose columns stand below each other; the last but one takes the room."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(2, 1)
    column.addLayout(grid)
    return grid


def _sentence(text: str, role: str = "muted") -> QWidget:
    made = label(text, role)
    made.setWordWrap(True)
    return made


def _below(first: QWidget, second: QWidget) -> QWidget:
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 2, 0, 2)
    column.setSpacing(0)
    column.addWidget(first)
    column.addWidget(second)
    return both


def _add_row(grid: QGridLayout, *cells: QWidget) -> None:
    row = grid.rowCount()
    for place, cell in enumerate(cells):
        side = Qt.AlignmentFlag.AlignRight if isinstance(cell, MoneyLabel) else Qt.AlignmentFlag.AlignLeft
        grid.addWidget(cell, row, place, side | Qt.AlignmentFlag.AlignVCenter)

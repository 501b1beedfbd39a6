"""One order over the page: what was ordered and billed, its documents, payments and history."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from yeastar_desk.application.look_at_orders import OrderDetails
from yeastar_desk.domain.catalogue import PRODUCT_NAMES, item_name
from yeastar_desk.domain.documents import DOCUMENT_NAMES
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.orders.presenter import STATUS, portal_words
from yeastar_desk.presentation.orders.words import MEANS, METHODS, OPERATIONS, happened
from yeastar_desk.presentation.sale.words import tax_caption
from yeastar_desk.presentation.widgets import (
    Card,
    CardPanel,
    KeyValues,
    Line,
    MoneyLabel,
    button,
    label,
    tell,
    titled_card,
)


class OrderPanel(CardPanel):
    """Shows `OrderDetails`. Its buttons do what the actions of the list do."""

    document_requested = Signal(str)
    surplus_requested = Signal(object)
    """What was paid too much for an order (`OrderDetails`) is to be given back."""
    refund_requested = Signal(str)
    """Give back by PayPal what the note with this number gives back."""

    def __init__(self, host: QWidget, actions: Sequence[QAction], formats: Formats) -> None:
        super().__init__(host, "order_panel", "The order")
        self.close_button.setObjectName("close_order_button")
        self._formats = formats
        self._details: OrderDetails | None = None
        self._buttons: list[tuple[QPushButton, QAction]] = []
        for action in actions:
            made = button(action.text(), "", action.objectName().replace("_action", "_button"))
            made.clicked.connect(action.trigger)
            self._buttons.append((made, action))
        self.add_buttons(made for made, _ in self._buttons)

    def number(self) -> str:
        """The order that is shown, empty for none."""
        return self._details.order.number if self._details is not None and self.isVisible() else ""

    def show_details(self, details: OrderDetails) -> None:
        """Slide in with an order, or show what has become of it."""
        if self._details is None or self._details.order.id != details.order.id:
            self.say("")
        self._details = details
        self.set_title(f"Order {details.order.number}")
        for made, action in self._buttons:
            made.setEnabled(action.isEnabled())
            made.setToolTip(action.toolTip())
        columns: tuple[tuple[Callable[[OrderDetails], Card], ...], ...] = (
            (self._order, self._summary, self._payments),
            (self._billing, self._portal, self._documents, self._history),
        )
        self.show_cards([[make(details) for make in cards] for cards in columns])
        if not self.isVisible():
            self.slide_in()

    # cards

    def _order(self, details: OrderDetails) -> Card:
        order, state = details.order, details.state
        card, column = titled_card("Order", STATUS[state.status])
        request, term = order.request, order.priced.term
        facts = KeyValues()
        doubt = "" if request.verified else ", not verified when it was placed"
        facts.add_row("Company", f"{order.company_name}\n{request.subject_id}{doubt}")
        plan = f"{PRODUCT_NAMES[request.product]} {item_name(request.plan) if request.plan else ''}".strip()
        facts.add_row("What", f"{plan}, {OPERATIONS[request.operation]}")
        facts.add_row("Term", self._formats.term(term.starts_on, term.expires_on))
        facts.add_row("Placed", self._formats.moment(order.placed_at.astimezone()))
        facts.add_row("Rep, event", ", ".join(filter(None, (request.rep, request.event))) or "—")
        if request.tax_category is not None:
            facts.add_row("Tax category", f"{request.tax_category.value}: {request.tax_reason}")
        facts.add_row("Custom reference", state.custom_reference or "—")
        facts.add_row("Order owner", state.owner or "—")
        facts.add_row("Comment", state.comment or "—")
        column.addWidget(facts)
        return card

    def _portal(self, details: OrderDetails) -> Card:
        state = details.state
        card, column = titled_card("Portal", portal_words(state.portal_state, state.status))
        facts = KeyValues()
        facts.add_row("Order number there", state.portal_order_number or "—")
        # the status as the portal words it, known or not
        facts.add_row("Status there", state.portal_status or "—")
        facts.add_row("Billed there", details.billed_at_portal or "—")
        column.addWidget(facts)
        if details.portal_reason:
            why = label(details.portal_reason, "small")
            why.setWordWrap(True)
            column.addWidget(why)
        return card

    def _billing(self, details: OrderDetails) -> Card:
        card, column = titled_card("Billing")
        request = details.order.request
        facts = KeyValues()
        contact = request.billing_contact
        if contact is not None:
            place = f"{contact.postal_code} {contact.city}".strip()
            where = "\n".join(filter(None, (contact.street, place, self._formats.country(contact.country))))
            facts.add_row("Billed to", "\n".join(filter(None, (contact.company, contact.person))))
            facts.add_row("Address", where)
            facts.add_row("Email", contact.email)
            facts.add_row("Tax number", contact.tax_number or "—")
        facts.add_row("Payment method", METHODS[request.payment.method])
        facts.add_row("PI number", request.payment.pi_number or "—")
        facts.add_row("PO number", request.po_number or "—")
        column.addWidget(facts)
        return card

    def _summary(self, details: OrderDetails) -> Card:
        card, column = titled_card("Summary")
        priced, money = details.order.priced, self._formats.money
        for line in priced.lines:
            column.addLayout(_pair(line.name, money(line.amount), line.formula()))
        column.addWidget(Line())
        if priced.discount:
            column.addLayout(_pair("Discount", money(-priced.discount)))
        for tax in priced.tax_lines:
            column.addLayout(_pair(tax_caption(tax, self._formats), money(tax.tax)))
        column.addLayout(_pair("Total", money(priced.total), strong=True))
        column.addLayout(_pair("Still due", money(details.due)))
        return card

    def _documents(self, details: OrderDetails) -> Card:
        card, column = titled_card("Documents")
        for document in details.documents:
            row = QHBoxLayout()
            made = button(document.number, "link", f"document_{document.number}_button")
            made.setAccessibleName(f"Show {DOCUMENT_NAMES[document.type]} {document.number}")
            made.clicked.connect(lambda _checked=False, number=document.number: self.document_requested.emit(number))
            row.addWidget(label(DOCUMENT_NAMES[document.type]))
            row.addStretch(1)
            row.addWidget(made)
            row.addWidget(MoneyLabel(None, self._formats.money(document.total)))
            column.addLayout(row)
            if document.number in details.refundable:
                refund = button("Refund by PayPal…", "link", f"refund_{document.number}_button")
                refund.clicked.connect(
                    lambda _checked=False, number=document.number: self.refund_requested.emit(number)
                )
                column.addWidget(refund, 0, Qt.AlignmentFlag.AlignRight)
        return card

    def _payments(self, details: OrderDetails) -> Card:
        card, column = titled_card("Payments")
        if not details.payments:
            column.addWidget(label("Nothing has been received yet.", "muted"))
        for payment in details.payments:
            about = " · ".join(filter(None, (self._formats.date(payment.received_on), payment.reference)))
            column.addLayout(_pair(MEANS[payment.means], self._formats.money(payment.amount), about))
        if details.surplus:
            column.addLayout(
                _pair("Paid too much", self._formats.money(details.surplus), "Stands to the customer's credit")
            )
            back = button("Give it back…", "link", "give_back_surplus_button")
            back.clicked.connect(lambda: self.surplus_requested.emit(details))
            column.addWidget(back, 0, Qt.AlignmentFlag.AlignRight)
        for refund in details.refunds:
            amount = self._formats.money(-refund.amount)
            column.addLayout(_pair(f"Refund of {refund.note_number}", amount, refund.words))
        return card

    def _history(self, details: OrderDetails) -> Card:
        card, column = titled_card("History")
        for entry in reversed(details.history):
            when = self._formats.moment(entry.at.astimezone()) if entry.at is not None else ""
            tell(column, happened(entry), when, entry.actor)
        return card


def _pair(caption: str, amount: str, detail: str = "", *, strong: bool = False) -> QHBoxLayout:
    row = QHBoxLayout()
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(label(caption, "strong" if strong else ""))
    if detail:
        words.addWidget(label(detail, "small"))
    row.addLayout(words, 1)
    shown = MoneyLabel(None, amount)
    if strong:
        shown.setProperty("role", "strong")
    row.addWidget(shown, 0, Qt.AlignmentFlag.AlignTop)
    return row

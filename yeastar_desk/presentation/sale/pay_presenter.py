"""Pay Now: checkout once more for an order that was placed and is not paid. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from yeastar_desk.application.complete_invoice import CompleteInvoice
from yeastar_desk.application.look_at_orders import LookAtOrders, OrderDetails
from yeastar_desk.application.payment_ports import PaymentAttempt
from yeastar_desk.application.ports import Clock
from yeastar_desk.domain.catalogue import PRODUCT_NAMES, item_name
from yeastar_desk.domain.orders import OrderStatus, PaymentMethod
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Announce, Changed, Lane, Subject, Ticket
from yeastar_desk.presentation.sale.payment_presenter import PaymentOnline, PaymentPresenter, PaymentView
from yeastar_desk.presentation.sale.review import METHODS, address_text, show_method
from yeastar_desk.presentation.sale.shown import MethodShown
from yeastar_desk.presentation.sentences import sentence_of

_UNREADABLE = "The order cannot be read: the program failed in a way it should not. It is stored."
_OTHERWISE = MethodShown(
    "Paid otherwise", "Bank transfer, cash, cheque or a card terminal: record what was received.", enabled=True
)


class PayUses(Protocol):
    """Looked up inside jobs only."""

    @property
    def look_at_orders(self) -> LookAtOrders: ...

    @property
    def complete_invoice(self) -> CompleteInvoice: ...

    @property
    def online(self) -> PaymentOnline: ...

    @property
    def clock(self) -> Clock: ...


@dataclass(frozen=True, slots=True)
class PayShown:
    """An order that is to be paid.

    Attributes:
        order, billing: rows of (caption, value).
        received: payments so far as a negative amount, empty for none.
        methods: PayPal, card, otherwise; `method` is the index of the chosen one.
        problem: why it cannot be paid now, empty when it can.
        paid: nothing is due any more; `document` is then what was issued last.
    """

    title: str
    order: tuple[tuple[str, str], ...]
    billing: tuple[tuple[str, str], ...]
    total: str
    received: str
    due: str
    methods: tuple[MethodShown, ...]
    method: int
    problem: str
    paid: bool
    document: str


class PayView(PaymentView, Protocol):
    def show_order(self, shown: PayShown) -> None: ...

    def hide_payment(self) -> None:
        """No payment is under way: offer the methods."""

    def show_problem(self, sentence: str) -> None: ...

    def record(self, number: str) -> None:
        """The customer has paid otherwise: record it."""


class PayPresenter:
    """One order at a time.

    Args:
        lane: the database lane; network: the lane that payments are taken on.
        payments_ready: payment methods besides Offline that are set up; is_offline: nothing can be reached now.
    """

    def __init__(
        self,
        uses: PayUses,
        lane: Lane,
        network: Lane,
        announce: Announce,
        formats: Formats,
        view: PayView,
        payments_ready: Callable[[], frozenset[PaymentMethod]],
        is_offline: Callable[[], bool],
    ) -> None:
        self._uses = uses
        self._lane = lane
        self._network = network
        self._formats = formats
        self._view = view
        self._payments_ready = payments_ready
        self._is_offline = is_offline
        self._number = ""
        self._method = 0
        self._details: OrderDetails | None = None
        self._tickets: list[Ticket] = []
        self.payment = PaymentPresenter(uses, network, announce, formats, view, self._load)

    def open(self, number: str) -> None:
        """Show an order by its number, and go on with a payment that is under way for it."""
        self.leave()
        self._number = number
        self._method = 0 if self._can_use(0) else 2
        self._view.hide_payment()
        self._load()
        looking = self._network.submit(lambda: self._uses.online.till.under_way(number), self._go_on, _nothing)
        self._tickets.append(looking)

    def leave(self) -> None:
        """Nobody looks at it any more; a payment that is under way goes on without it."""
        for ticket in self._tickets:
            ticket.cancel()
        self._tickets.clear()
        self.payment.leave()
        self._number, self._details = "", None

    def choose_method(self, index: int) -> None:
        self._method = index
        self._show()

    def pay(self) -> None:
        """Begin the payment, or record one that was received."""
        if self._details is None or not self._is_due(self._details):
            return
        if METHODS[self._method] is PaymentMethod.OFFLINE:
            self._view.record(self._number)
        elif self._can_use(self._method):
            self.payment.begin(self._number, card=METHODS[self._method] is PaymentMethod.CARD)

    def heard(self, change: Changed) -> None:
        """Another page or a pass changed something: a payment was recorded, the connection came back."""
        if not self._number:
            return
        if change.subject is Subject.ORDERS:
            self._load()
        elif change.subject is Subject.CONNECTION:
            self._show()

    def _can_use(self, index: int) -> bool:
        return show_method(METHODS[index], self._payments_ready(), offline=self._is_offline()).enabled

    def _load(self) -> None:
        number = self._number
        if number:
            self._tickets.append(
                self._lane.submit(lambda: self._uses.look_at_orders.details(number), self._take, self._failed)
            )

    def _take(self, details: OrderDetails) -> None:
        if details.order.number == self._number:
            self._details = details
            self._show()

    def _go_on(self, attempt: PaymentAttempt | None) -> None:
        if attempt is not None:
            self.payment.begin(self._number, card=attempt.card)

    def _failed(self, error: Exception) -> None:
        self._view.show_problem(sentence_of(error, _UNREADABLE))

    def _show(self) -> None:
        if self._details is not None:
            self._view.show_order(self._words(self._details))

    def _words(self, details: OrderDetails) -> PayShown:
        money, total = self._formats.money, details.order.priced.total
        ready, offline = self._payments_ready(), self._is_offline()
        online = tuple(show_method(each, ready, offline=offline) for each in METHODS[:2])
        status = details.state.status
        paid = status is OrderStatus.PAID
        closed = "" if paid or self._is_due(details) else f"{details.order.number} is {status.value}: nothing is due."
        return PayShown(
            title=f"Pay {details.order.number}",
            order=self._order(details),
            billing=self._billing(details),
            total=money(total),
            received=money(details.due - total) if details.due != total else "",
            due=money(details.due),
            methods=(*online, _OTHERWISE),
            method=self._method,
            problem=closed,
            paid=paid,
            document=details.documents[0].number if details.documents else "",
        )

    def _is_due(self, details: OrderDetails) -> bool:
        return details.state.status is OrderStatus.PENDING and details.due.minor > 0

    def _order(self, details: OrderDetails) -> tuple[tuple[str, str], ...]:
        order, formats = details.order, self._formats
        request, term = order.request, order.priced.term
        what = f"{PRODUCT_NAMES[request.product]} {item_name(request.plan) if request.plan else ''}".strip()
        return (
            ("Company", f"{order.company_name} · {request.subject_id}"),
            ("What", what),
            ("Term", formats.term(term.starts_on, term.expires_on)),
            ("Placed", formats.moment(order.placed_at.astimezone())),
        )

    def _billing(self, details: OrderDetails) -> tuple[tuple[str, str], ...]:
        contact = details.order.request.billing_contact
        if contact is None:
            return ()
        return (
            ("Contact", contact.person or contact.name),
            ("Email", contact.email or "—"),
            ("Address", address_text(contact, self._formats) or "—"),
            ("VAT ID", contact.tax_number or "none given"),
        )


def _nothing(_error: Exception) -> None:
    """Whether a payment is under way is found again when one is begun."""

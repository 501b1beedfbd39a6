"""Step 3 of a sale: what was placed, its payment, its document, and the next customer."""

from __future__ import annotations

from yeastar_desk.application.place_order import Placed
from yeastar_desk.application.ports import IssuedDocument
from yeastar_desk.domain.documents import DOCUMENT_NAMES, DocumentType
from yeastar_desk.domain.errors import DeskError
from yeastar_desk.domain.orders import Operation, OrderRequest, OrderStatus, PaymentMethod
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Announce, Lane, Ticket
from yeastar_desk.presentation.sale.payment_presenter import PaymentPresenter
from yeastar_desk.presentation.sale.shown import DoneShown
from yeastar_desk.presentation.sale.uses import SaleUses
from yeastar_desk.presentation.sale.views import DoneStepView
from yeastar_desk.presentation.sentences import sentence_of

_NO_DOCUMENT = "Its document could not be shown: open it in Orders, or restart the program."


class DonePresenter:
    """Shows an order that is stored, and nothing that is not.

    Args:
        lane: the database lane; `network` is the lane that payments are taken on.
    """

    def __init__(
        self, uses: SaleUses, lane: Lane, network: Lane, announce: Announce, formats: Formats, view: DoneStepView
    ) -> None:
        self._uses = uses
        self._lane = lane
        self._formats = formats
        self._view = view
        self._placed: Placed | None = None
        self._paid = False
        self._under_way: Ticket | None = None
        self.payment = PaymentPresenter(uses, network, announce, formats, view, self._was_paid)

    @property
    def placed(self) -> Placed | None:
        """What is shown."""
        return self._placed

    def show(self, placed: Placed) -> None:
        """Say that the order is placed, fetch its document, and begin to take the payment."""
        self._placed = placed
        self._paid = placed.status is OrderStatus.PAID
        self._view.show_done(self._words(placed, placed.document))
        self.load_document()
        self.look_at_mail()
        method = placed.order.request.payment.method
        if method is not PaymentMethod.OFFLINE and not self._paid:
            self.payment.begin(placed.order.number, card=method is PaymentMethod.CARD)

    def leave(self) -> None:
        """The page is left; a payment that is under way goes on without it."""
        self.payment.leave()
        self._view.leave()

    def load_document(self) -> None:
        """Make or fetch the PDF; the order is safe whether this works or not."""
        if self._placed is None:
            return
        if self._under_way is not None:
            self._under_way.cancel()
        # Of an order that was paid meanwhile the newest document: its invoice.
        number = self._placed.order.number if self._paid else self._placed.document.number
        self._under_way = self._lane.submit(lambda: self._uses.document_files.pdf(number), self._take, self._failed)

    def look_at_mail(self) -> None:
        """See whether mail is set up."""
        self._lane.submit(lambda: self._uses.online.queue_mail.why_not(), self._view.show_mail, self._no_mail)

    def same_again(self) -> OrderRequest:
        """The same plan, cycle, term and services for the next company; nothing else of this customer."""
        if self._placed is None:
            return OrderRequest()
        request = self._placed.order.request
        return OrderRequest(
            product=request.product,
            plan=request.plan,
            cycle=request.cycle,
            years=request.years,
            services=dict(request.services),
        )

    def _take(self, found: tuple[IssuedDocument, bytes]) -> None:
        document, pdf = found
        self._under_way = None
        if self._placed is not None and document.number != self._placed.document.number:
            self._view.show_done(self._words(self._placed, document))
        self._view.show_document(pdf)

    def _was_paid(self) -> None:
        if self._placed is not None:
            self._paid = True
            self._view.show_done(self._words(self._placed, self._placed.document))
            self.load_document()

    def _failed(self, error: Exception) -> None:
        self._under_way = None
        number = self._placed.order.number if self._placed is not None else ""
        self._view.show_no_document(f"Order {number} is saved. {sentence_of(error, _NO_DOCUMENT)}")

    def _no_mail(self, error: Exception) -> None:
        self._view.show_mail(error.sentence if isinstance(error, DeskError) else "Email cannot be used just now.")

    def _words(self, placed: Placed, document: IssuedDocument) -> DoneShown:
        order = placed.order
        email = document.content.buyer.email
        return DoneShown(
            order_number=order.number,
            document_number=document.number,
            document_kind=DOCUMENT_NAMES[document.type],
            summary=f"{self._formats.money(order.priced.total)} · {order.company_name}",
            company=order.company_name,
            next=_paid(placed, document) if self._paid else _next(placed),
            email=f"Email to {email}" if email else "Email",
            same="Same plan, next company" if order.request.operation is Operation.PURCHASE else "",
            title="Order paid" if self._paid else "Order placed",
            tone="ok" if self._paid else "warning",
        )


_EFFECTS = {
    Operation.PURCHASE: "The plan takes effect when the payment has arrived.",
    Operation.EXPAND: "The additions take effect when the payment has arrived.",
    Operation.RENEW: "The renewal takes effect when the payment has arrived.",
    Operation.SWITCH: "The plan is switched when the payment has arrived.",
}
_SENT = "The order is stored on this laptop and will be sent to the Partner Portal when you are online."
_BY_HAND = "The order is stored on this laptop. Enter it in the Partner Portal with its hand-over sheet, in Orders."


def _next(placed: Placed) -> str:
    request = placed.order.request
    sentences = ["Payment pending.", _stored(placed)]
    if request.payment.method is PaymentMethod.OFFLINE:
        sentences.append(_EFFECTS[request.operation])
    if request.payment.auto_renew:
        sentences.append("Auto Renew is noted with the customer's consent.")
    return " ".join([*sentences, *_unverified(request)])


def _paid(placed: Placed, document: IssuedDocument) -> str:
    sentences = ["There is nothing to pay: it is settled."]
    if document.type is DocumentType.INVOICE:
        sentences = [f"Invoice {document.number} was issued."]
    elif document.number != placed.document.number:
        sentences = [f"{DOCUMENT_NAMES[document.type]} {document.number} was issued."]
    return " ".join([*sentences, _stored(placed), *_unverified(placed.order.request)])


def _stored(placed: Placed) -> str:
    return _BY_HAND if placed.by_hand else _SENT


def _unverified(request: OrderRequest) -> list[str]:
    return [] if request.verified else [f"The company ID {request.subject_id} is still to be verified."]

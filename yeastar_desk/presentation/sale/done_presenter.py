"""Step 3 of a sale: what was placed, its document, and the next customer."""

from __future__ import annotations

from yeastar_desk.application.place_order import Placed
from yeastar_desk.domain.orders import Operation, OrderRequest, OrderStatus, PaymentMethod
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Lane, Ticket
from yeastar_desk.presentation.sale.shown import DoneShown
from yeastar_desk.presentation.sale.uses import SaleUses
from yeastar_desk.presentation.sale.views import DoneStepView
from yeastar_desk.presentation.sentences import sentence_of

_NO_DOCUMENT = "The document could not be shown. The order is stored: open it in Orders, or restart the program."
NO_MAIL = "E-mail is not set up yet: enter your mail server in Settings."


class DonePresenter:
    """Shows an order that is stored, and nothing that is not."""

    def __init__(self, uses: SaleUses, lane: Lane, formats: Formats, view: DoneStepView) -> None:
        self._uses = uses
        self._lane = lane
        self._formats = formats
        self._view = view
        self._placed: Placed | None = None
        self._under_way: Ticket | None = None

    @property
    def placed(self) -> Placed | None:
        """What is shown."""
        return self._placed

    def show(self, placed: Placed) -> None:
        """Say that the order is placed, and fetch its document."""
        self._placed = placed
        self._view.show_done(self._words(placed))
        self.load_document()

    def load_document(self) -> None:
        """Make or fetch the PDF; the order is safe whether this works or not."""
        if self._placed is None:
            return
        if self._under_way is not None:
            self._under_way.cancel()
        number = self._placed.document.number
        self._under_way = self._lane.submit(
            lambda: self._uses.document_files.pdf(number)[1], self._view.show_document, self._failed
        )

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

    def _failed(self, error: Exception) -> None:
        self._view.show_no_document(sentence_of(error, _NO_DOCUMENT))

    def _words(self, placed: Placed) -> DoneShown:
        order, content = placed.order, placed.document.content
        email = content.buyer.email
        return DoneShown(
            order_number=order.number,
            document_number=placed.document.number,
            document_kind="Proforma invoice",
            summary=f"{self._formats.money(order.priced.total)} · {order.company_name}",
            company=order.company_name,
            next=_next(placed),
            email=f"Email to {email}" if email else "Email",
            email_reason=NO_MAIL,
            same="Same plan, next company" if order.request.operation is Operation.PURCHASE else "",
        )


_EFFECTS = {
    Operation.PURCHASE: "The plan takes effect when the payment has arrived.",
    Operation.EXPAND: "The additions take effect when the payment has arrived.",
    Operation.RENEW: "The renewal takes effect when the payment has arrived.",
    Operation.SWITCH: "The plan is switched when the payment has arrived.",
}


def _next(placed: Placed) -> str:
    request = placed.order.request
    sentences = ["The order is stored on this laptop and will be sent to the Partner Portal when you are online."]
    if placed.status is OrderStatus.PAID:
        sentences.insert(0, "There is nothing to pay: it is settled.")
    elif request.payment.method is PaymentMethod.OFFLINE:
        sentences.insert(0, "Payment pending.")
        sentences.append(_EFFECTS[request.operation])
    if not request.verified:
        sentences.append(f"The company ID {request.subject_id} is still to be verified.")
    return " ".join(sentences)

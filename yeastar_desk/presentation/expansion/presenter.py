"""An order for what a customer has (an addition, a renewal, a plan switch), or for a new hosting package."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from yeastar_desk.application.edit_order import OrderContext, with_cycle
from yeastar_desk.application.ports import BegunAgain, Draft
from yeastar_desk.domain.catalogue import PACKAGE_PLANS, SERVICES, WORKPLACE_PLANS
from yeastar_desk.domain.companies import clean_id
from yeastar_desk.domain.orders import Operation, OrderRequest, PaymentMethod
from yeastar_desk.domain.terms import Cycle
from yeastar_desk.presentation.expansion.rows import quantity_of
from yeastar_desk.presentation.expansion.shown import EXTENSIONS_ROW
from yeastar_desk.presentation.expansion.views import ExpansionFrameView, ExpansionStepView
from yeastar_desk.presentation.expansion.words import ALIGNED, show_expansion
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Announce, Changed, Lane, Subject, Ticket
from yeastar_desk.presentation.sale.discount_entry import DiscountEntry
from yeastar_desk.presentation.sale.flow import DONE, SaleFlow
from yeastar_desk.presentation.sale.uses import SaleUses
from yeastar_desk.presentation.sale.views import CheckoutStepView, DoneStepView, PanelView
from yeastar_desk.presentation.sentences import sentence_of

_NOT_OPENED = "This could not be opened: the program failed in a way it should not. Close it and try again."
_RELOAD_FOR = frozenset(
    [Subject.PRICE_LISTS, Subject.SETTINGS, Subject.PACKAGES, Subject.ORDERS, Subject.BILLING_CONTACTS]
)


class ExpansionPresenter:
    """Decides on everything of the first step; the flow carries it through checkout."""

    def __init__(
        self,
        uses: SaleUses,
        lane: Lane,
        announce: Announce,
        formats: Formats,
        panel: PanelView,
        frame: ExpansionFrameView,
        view: ExpansionStepView,
        checkout_view: CheckoutStepView,
        done_view: DoneStepView,
        payments_ready: Callable[[], frozenset[PaymentMethod]] = frozenset,
        network: Lane | None = None,
        is_offline: Callable[[], bool] = bool,
    ) -> None:
        self._uses = uses
        self._lane = lane
        self._panel = panel
        self._frame = frame
        self._view = view
        self.formats = formats
        self.flow = SaleFlow(
            uses,
            lane,
            announce,
            formats,
            panel,
            view,
            checkout_view,
            done_view,
            payments_ready,
            network,
            is_offline,
        )
        self.flow.first = self
        self.sale = self.flow.sale
        self.checkout = self.flow.checkout
        self.done = self.flow.done
        self._discount = DiscountEntry(self.sale)
        self._others: dict[Operation, OrderRequest] = {}
        self._under_way: Ticket | None = None
        self._then: Callable[[OrderContext], None] | None = None

    # beginning

    def open(self, request: OrderRequest) -> None:
        """Begin an order; what the customer has is read first."""
        self._begin(request, "")
        self._load(self._ready)

    def resume(self, draft_id: str) -> None:
        """Go on with a held order."""
        self.flow.begin(OrderRequest())
        self._view.show_loading()
        self._then = None
        self._under_way = self._lane.submit(lambda: self._uses.drafts.open(draft_id), self._opened, self._failed)

    def start_new(self) -> None:
        """Another package when one was bought; else the panel has done its work."""
        request = self.sale.request
        if request.operation is Operation.PURCHASE:
            self.open(OrderRequest(product=request.product, plan=PACKAGE_PLANS[0]))
        else:
            self.close()

    def start_same(self) -> None:
        """Not offered for these orders; the list of subscriptions is the place to go on."""
        self.close()

    def _begin(self, request: OrderRequest, sale_id: str, begun_again: BegunAgain | None = None) -> None:
        self._others.clear()
        self._discount.reset()
        self.flow.begin(request, sale_id, begun_again)
        self._view.show_problem("")
        self._view.show_loading()

    def _opened(self, draft: Draft) -> None:
        self._under_way = None
        self._begin(draft.request, draft.id, draft.begun_again)
        self._load(self._ready)

    def _load(self, done: Callable[[OrderContext], None]) -> None:
        """Read what the order is priced with; a price list that is gone is given up for the usual one."""
        self.leave()
        self._then = done
        request = self.sale.request
        known = replace(request, price_list_id=None)

        def job() -> OrderContext:
            return self._uses.open_order(known)

        self._under_way = self._lane.submit(job, done, self._failed)

    def _ready(self, context: OrderContext) -> None:
        self._loaded(context)
        self._view.focus(self._first_field())
        self.flow.point_out()

    def _loaded(self, context: OrderContext) -> None:
        self._under_way = None
        wanted = self.sale.request.price_list_id
        chosen = next((each for each in context.choices if each.id == wanted), None)
        if wanted is not None and chosen is None:
            self.sale.request = replace(self.sale.request, price_list_id=None)
        self.sale.priced_with(replace(context, price_list=chosen) if chosen is not None else context)
        self.flow.show()

    def _failed(self, error: Exception) -> None:
        self._under_way = None
        self._view.show_failure(sentence_of(error, _NOT_OPENED))

    def _first_field(self) -> str:
        """Where the next key is useful."""
        request = self.sale.request
        if request.operation is Operation.PURCHASE:
            return "yeastar_id"
        if request.operation is Operation.SWITCH:
            return "plan"
        return "checkout" if request.operation is Operation.RENEW or request.services else "services"

    # flow.FirstStep

    def show(self) -> None:
        """Put the present order on screen."""
        context = self.sale.context
        if context is None:
            return
        shown = show_expansion(
            self.sale.request, context, self.sale.reckoning, self.formats, self._discount.text, self._discount.wrong
        )
        self._frame.show_title(shown.title)
        self._view.show_order(shown)
        self._view.show_problem(*self.sale.refusal())

    def obstacle(self) -> tuple[str, str]:
        """Why the order cannot go to checkout as (sentence, field); two empty texts when it can."""
        request = self.sale.request
        if self.sale.context is None:
            return "What this customer has is still being read.", "checkout"
        if request.operation is Operation.PURCHASE and not request.subject_id:
            return "Enter the Yeastar ID of the new package.", "yeastar_id"
        if request.operation is Operation.PURCHASE and self.sale.context.subscription is not None:
            return f"{request.subject_id} has a hosting package already: expand or renew it.", "yeastar_id"
        if request.operation is Operation.EXPAND and not request.services:
            return "Add a quantity or subscribe a service first.", "services"
        if self._discount.wrong:
            return self._discount.wrong, "discount"
        problem = self.sale.reckoning.problem
        return (problem.sentence, problem.field) if problem is not None else ("", "")

    def leave(self) -> None:
        """Nobody waits for an answer any more."""
        if self._under_way is not None:
            self._under_way.cancel()
            self._under_way = None

    def heard(self, change: Changed) -> None:
        """Another page changed something that this order depends on."""
        if change.subject is Subject.CONNECTION:
            self.flow.show()
        if change.subject in _RELOAD_FOR and self.flow.step() != DONE and not self.flow.is_busy():
            if self._under_way is None:
                self._load(self._loaded)
            elif (
                self._then is not None
            ):  # begin the reading that is under way again; a draft that is opened is read anew
                self._load(self._then)

    # what is ordered

    def choose_operation(self, operation: Operation) -> None:
        """Another tab: what was entered on the one before is kept for coming back."""
        request = self.sale.request
        if operation is request.operation:
            return
        self._others[request.operation] = request
        context = self.sale.context
        cycle = (
            context.subscription.cycle if context is not None and context.subscription is not None else request.cycle
        )
        fresh = OrderRequest(
            product=request.product,
            operation=operation,
            subject_id=request.subject_id,
            subject_name=request.subject_name,
            verified=request.verified,
            cycle=cycle,
        )
        known = self._others.get(operation, fresh)
        self._change(replace(known, billing_contact=request.billing_contact, price_list_id=request.price_list_id))
        self._view.focus(self._first_field())

    def set_quantity(self, item: str, quantity: int) -> None:
        """How much of a service to add or to renew, or how many extensions the package has."""
        context, request = self.sale.context, self.sale.request
        if context is None or quantity == quantity_of(item, request, context):
            return
        if item == EXTENSIONS_ROW:
            self._change(replace(request, extensions=quantity))
            return
        services = {**request.services, item: quantity}
        if request.operation is not Operation.RENEW and not quantity:
            del services[item]
        ordered = {each: services[each] for each in SERVICES[request.product] if each in services}
        self._change(replace(request, services=ordered))

    def choose_plan(self, plan: str) -> None:
        """The plan to switch to, or to renew with; what it does not support is taken out."""
        context, request = self.sale.context, self.sale.request
        if context is None or plan not in WORKPLACE_PLANS:
            return
        kept = {}
        for item, quantity in request.services.items():
            offer = context.price_list.find(request.product, item, request.cycle)
            if offer is None or offer.supports_plan(plan):
                kept[item] = quantity
        self._change(replace(request, plan=plan, services=kept))
        self._view.focus("checkout")

    def choose_cycle(self, cycle: Cycle) -> None:
        request = self.sale.request
        if cycle is not request.cycle:
            self._change(replace(with_cycle(request, cycle), ends_on=None))

    def choose_term(self, chosen: object) -> None:
        """Years, or the day that the term is aligned with."""
        if chosen != ALIGNED and isinstance(chosen, int):
            self._change(replace(self.sale.request, years=chosen, ends_on=None))

    def align(self, day: date | None) -> None:
        """End the term with another subscription of this customer, or after whole years again."""
        self._change(replace(self.sale.request, ends_on=day))

    def set_yeastar_id(self, typed: str) -> None:
        """Whom the new package is for; what is known about the ID is read again."""
        subject_id = clean_id(typed)
        if subject_id != self.sale.request.subject_id:
            self._change(replace(self.sale.request, subject_id=subject_id))
            self._load(self._loaded)

    def set_company(self, name: str) -> None:
        self._change(replace(self.sale.request, subject_name=name.strip()))

    def choose_price_list(self, price_list_id: object) -> None:
        context = self.sale.context
        if context is not None and isinstance(price_list_id, int) and price_list_id != context.price_list.id:
            self._change(replace(self.sale.request, price_list_id=price_list_id))

    def set_discount(self, typed: str) -> None:
        if self._discount.type(typed):
            self.show()

    def finish_discount(self) -> None:
        if self._discount.finish():
            self.show()

    def undo(self) -> None:
        if self.sale.undo():
            self._discount.reset()
            self.show()

    def redo(self) -> None:
        if self.sale.redo():
            self._discount.reset()
            self.show()

    def _change(self, request: OrderRequest) -> None:
        self.sale.change(request)

    # wishes that the flow carries out

    def check_out(self) -> None:
        self.flow.check_out()

    def back(self) -> None:
        self.flow.back()

    def hold(self) -> None:
        self.flow.hold()

    def quote(self) -> None:
        self.flow.quote()

    def close(self) -> None:
        self.flow.close()

    def flush(self) -> None:
        self.flow.flush()

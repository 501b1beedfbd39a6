"""The purchase of Workplace SaaS as a whole: how it begins, and what its steps ask of each other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from yeastar_desk.application.ports import BegunAgain, Draft
from yeastar_desk.domain.companies import lookup_key
from yeastar_desk.domain.orders import OrderRequest, PaymentMethod
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Announce, Changed, Lane, Subject
from yeastar_desk.presentation.purchase.plan_presenter import PlanPresenter
from yeastar_desk.presentation.purchase.search_presenter import SearchPresenter
from yeastar_desk.presentation.purchase.views import PlanStepView
from yeastar_desk.presentation.sale.flow import CHECKOUT, DONE, SaleFlow
from yeastar_desk.presentation.sale.uses import SaleUses
from yeastar_desk.presentation.sale.views import CheckoutStepView, DoneStepView, PanelView
from yeastar_desk.presentation.sentences import sentence_of

_NOT_OPENED = "The draft could not be opened. Try again; it is still in Drafts & Quotes."

_RELOAD_FOR = frozenset([Subject.PRICE_LISTS, Subject.SETTINGS, Subject.COMPANIES, Subject.BILLING_CONTACTS])


class PurchasePresenter:
    """Begins, holds, quotes, checks out and ends sales; the steps have presenters of their own.

    The key path of the common sale, after the company ID: Enter (search), Enter on a plan (the focus is there),
    Enter on a service, the number, Enter; Ctrl+Enter (checkout), Ctrl+Enter (place).
    """

    def __init__(
        self,
        uses: SaleUses,
        lane: Lane,
        announce: Announce,
        formats: Formats,
        panel: PanelView,
        plan_view: PlanStepView,
        checkout_view: CheckoutStepView,
        done_view: DoneStepView,
        payments_ready: Callable[[], frozenset[PaymentMethod]] = frozenset,
        today: Callable[[], date] = date.today,
        network: Lane | None = None,
        is_offline: Callable[[], bool] = bool,
    ) -> None:
        self._uses = uses
        self._lane = lane
        self._announce = announce
        self.formats = formats
        self._panel = panel
        self._plan_view = plan_view
        self.flow = SaleFlow(
            uses,
            lane,
            announce,
            formats,
            panel,
            plan_view,
            checkout_view,
            done_view,
            payments_ready,
            network,
            is_offline,
        )
        self.sale = self.flow.sale
        self.checkout = self.flow.checkout
        self.done = self.flow.done
        self.plan = PlanPresenter(
            uses, lane, formats, self.sale, plan_view, lambda text, undo: panel.say(text, undo=undo), today
        )
        self.search = SearchPresenter(uses, lane, formats, self.sale, plan_view, self._settled, today)
        self._to_point_out = False
        self.flow.first = self

    # beginning

    def start(self, request: OrderRequest | None = None, *, company_id: str = "") -> None:
        """Begin a new order, empty or like another one, perhaps with a company ID to look up."""
        self._begin(request or OrderRequest(), "")
        self._plan_view.show_typed(company_id)
        self._plan_view.focus("company_id")
        if company_id:
            self.search.search(company_id)
        else:
            self.search.load()
        self.plan.load_users()

    def start_new(self) -> None:
        """The next customer, from nothing."""
        self.start()

    def start_same(self) -> None:
        """The next customer, with the plan of the order that was just placed."""
        self.start(self.done.same_again())

    def resume(self, draft_id: str) -> None:
        """Go on with a held order."""
        self._begin(OrderRequest(), "")
        self._plan_view.show_typed("")
        self._plan_view.show_searching(searching=True)
        self._lane.submit(lambda: self._uses.drafts.open(draft_id), self._opened, self._not_opened)

    def scanned(self, code: str) -> None:
        """A barcode was scanned while the panel is open: the next customer."""
        if self.flow.is_busy():
            return
        request = self.sale.request
        if self.flow.step() == CHECKOUT:
            self._panel.say(f"Scanned {code}. Place or hold this order first.")
            return
        other = bool(request.subject_id) and lookup_key(request.subject_id) != lookup_key(code)
        if self.flow.step() == DONE:
            self.start(company_id=code)
        elif other and (request.plan or request.services):
            held = self.sale.context.holder if self.sale.context is not None else ""
            self.flow.settle(lambda stored: self._go_on_with(code, held or request.subject_id, stored=stored))
        else:
            self._plan_view.show_typed(code)
            self.search.search(code)

    def _go_on_with(self, code: str, held: str, *, stored: bool) -> None:
        if stored:
            self._announce(Changed(Subject.DRAFTS))
            self._panel.say(f"The order for {held} is held in Drafts & Quotes.")
            self.start(company_id=code)

    def _begin(self, request: OrderRequest, sale_id: str, begun_again: BegunAgain | None = None) -> None:
        self.flow.begin(request, sale_id, begun_again)
        self._to_point_out = begun_again is not None
        self.search.forget()
        self.plan.begin()

    def _opened(self, draft: Draft) -> None:
        self._begin(draft.request, draft.id, draft.begun_again)
        self._plan_view.show_typed(draft.request.subject_id)
        self._plan_view.focus("checkout" if draft.request.plan else "plan")
        self.search.load()
        self.plan.load_users()

    def _settled(self) -> None:
        """The customer or the prices are there, or are other ones."""
        self.flow.show()
        if self._to_point_out and self.sale.context is not None:
            self._to_point_out = False
            self.flow.point_out()

    def _not_opened(self, error: Exception) -> None:
        self._plan_view.show_searching(searching=False)
        self._panel.leave(sentence_of(error, _NOT_OPENED))

    # what changes

    def heard(self, change: Changed) -> None:
        """Another page changed something that this order depends on."""
        if change.subject is Subject.CONNECTION:
            self.flow.show()
        if change.subject in _RELOAD_FOR and self.flow.step() != DONE and not self.checkout.is_placing():
            self.search.reload()

    # flow.FirstStep

    def show(self) -> None:
        self.plan.show()

    def obstacle(self) -> tuple[str, str]:
        in_vain = self.search.obstacle()
        return in_vain if in_vain[0] else self.plan.obstacle()

    def undo(self) -> None:
        self.plan.undo()

    def leave(self) -> None:
        self.search.cancel()

    # wishes that the flow carries out

    def check_out(self) -> None:
        self.flow.check_out()

    def back(self) -> None:
        self.flow.back()

    def step(self) -> int:
        return self.flow.step()

    def hold(self) -> None:
        """Keep the order as a draft and close the panel, once the draft is stored."""
        if self.sale.is_worth_keeping():
            self.flow.hold()
            return
        self._plan_view.show_problem("There is nothing to hold yet: enter a company ID or choose a plan.")
        self._plan_view.focus("company_id")

    def quote(self) -> None:
        self.flow.quote()

    def close(self) -> None:
        self.flow.close()

    def flush(self) -> None:
        self.flow.flush()

"""The sale as a whole: its steps, its draft, and how it begins and ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from yeastar_desk.application.place_order import Placed
from yeastar_desk.application.ports import Draft, IssuedDocument
from yeastar_desk.domain.companies import lookup_key
from yeastar_desk.domain.documents import DocumentType
from yeastar_desk.domain.orders import OrderRequest, PaymentMethod
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Announce, Changed, Lane, Subject
from yeastar_desk.presentation.purchase.plan_presenter import PlanPresenter
from yeastar_desk.presentation.purchase.search_presenter import SearchPresenter
from yeastar_desk.presentation.purchase.shown import SearchShown
from yeastar_desk.presentation.purchase.views import PlanStepView
from yeastar_desk.presentation.sale.autosave import Autosave, Kept
from yeastar_desk.presentation.sale.checkout_presenter import CheckoutPresenter
from yeastar_desk.presentation.sale.done_presenter import DonePresenter
from yeastar_desk.presentation.sale.sale import Sale
from yeastar_desk.presentation.sale.uses import SaleUses
from yeastar_desk.presentation.sale.views import CheckoutStepView, DoneStepView, PanelView
from yeastar_desk.presentation.sentences import field_of, sentence_of

PLAN, CHECKOUT, DONE = range(3)

_NOT_OPENED = "The draft could not be opened. Try again; it is still in Drafts & Quotes."
_NO_QUOTE = "The quote was not made: the program failed in a way it should not. The order is kept as a draft."

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
    ) -> None:
        self._uses = uses
        self._lane = lane
        self._announce = announce
        self.formats = formats
        self._panel = panel
        self._plan_view = plan_view
        self._step = PLAN
        self._busy = False
        self._autosave = Autosave(lambda draft_id, request: uses.drafts.save(draft_id, request), lane, self._kept)
        self.sale = Sale(self._autosave, self._show)
        self.plan = PlanPresenter(
            uses, lane, formats, self.sale, plan_view, lambda text, undo: panel.say(text, undo=undo), today
        )
        self.search = SearchPresenter(uses, lane, self.sale, plan_view, self._customer_settled)
        self.checkout = CheckoutPresenter(
            uses, lane, announce, formats, self.sale, self._autosave, checkout_view, self._placed, payments_ready
        )
        self.done = DonePresenter(uses, lane, formats, done_view)

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
        if self._busy or self.checkout.is_placing():
            return
        request = self.sale.request
        if self._step == CHECKOUT:
            self._panel.say(f"Scanned {code}. Place or hold this order first.")
            return
        other = bool(request.subject_id) and lookup_key(request.subject_id) != lookup_key(code)
        if self._step == DONE:
            self.start(company_id=code)
        elif other and (request.plan or request.services):
            held = self.sale.context.holder if self.sale.context is not None else ""
            self._autosave.settle(lambda stored: self._go_on_with(code, held or request.subject_id, stored=stored))
        else:
            self._plan_view.show_typed(code)
            self.search.search(code)

    def _go_on_with(self, code: str, held: str, *, stored: bool) -> None:
        if stored:
            self._announce(Changed(Subject.DRAFTS))
            self._panel.say(f"The order for {held} is held in Drafts & Quotes.")
            self.start(company_id=code)

    def _begin(self, request: OrderRequest, sale_id: str) -> None:
        self.search.cancel()
        self._autosave.drop()
        self._busy = False
        self._plan_view.set_busy(busy=False)
        self.sale.start(request, sale_id=sale_id)
        self._plan_view.show_search(SearchShown())
        self._plan_view.show_kept("", wrong=False)
        self._to(PLAN)
        self.plan.begin()

    def _opened(self, draft: Draft) -> None:
        self._begin(draft.request, draft.id)
        self._plan_view.show_typed(draft.request.subject_id)
        self._plan_view.focus("checkout" if draft.request.plan else "plan")
        self.search.load()

    def _not_opened(self, error: Exception) -> None:
        self._plan_view.show_searching(searching=False)
        self._panel.leave(sentence_of(error, _NOT_OPENED))

    def _customer_settled(self) -> None:
        self._show()

    # what changes

    def heard(self, change: Changed) -> None:
        """Another page changed something that this order depends on."""
        if change.subject in _RELOAD_FOR and self._step != DONE and not self.checkout.is_placing():
            self.search.load()

    def _show(self) -> None:
        if self._step == PLAN:
            self.plan.show()
        elif self._step == CHECKOUT:
            self.checkout.show()

    def _kept(self, kept: Kept) -> None:
        if kept.stored:
            first = not self.sale.is_kept
            self.sale.is_kept = True
            self._plan_view.show_kept("Kept as a draft on this laptop.", wrong=False)
            if first:
                self._announce(Changed(Subject.DRAFTS))
        elif kept.sentence:
            self._plan_view.show_kept(kept.sentence, wrong=True)

    # steps

    def check_out(self) -> None:
        """Go to Review & checkout, or say what is missing and put the cursor there."""
        sentence, field = self.plan.obstacle()
        if sentence:
            self._plan_view.show_problem(sentence)
            self._plan_view.focus(field)
            return
        self._to(CHECKOUT)
        self.checkout.show()

    def back(self) -> None:
        """Return to Plan & services; nothing is lost on the way."""
        if self._step == CHECKOUT and not self.checkout.is_placing():
            self._to(PLAN)
            self.plan.show()
            self._plan_view.focus("checkout")

    def step(self) -> int:
        return self._step

    def _to(self, step: int) -> None:
        self._step = step
        self._panel.show_step(step)

    def _placed(self, placed: Placed) -> None:
        self._to(DONE)
        self.done.show(placed)

    # holding, quoting, closing

    def hold(self) -> None:
        """Keep the order as a draft and close the panel, once the draft is stored."""
        if not self.sale.is_worth_keeping():
            self._plan_view.show_problem("There is nothing to hold yet: enter a company ID or choose a plan.")
            self._plan_view.focus("company_id")
            return
        self.sale.keep()
        self._autosave.settle(lambda stored: self._held("Held. Find it in Drafts & Quotes.", stored=stored))

    def quote(self) -> None:
        """Issue a numbered quote of the order; the draft stays."""
        sentence, field = self.plan.obstacle()
        if sentence:
            self._plan_view.show_problem(sentence)
            self._plan_view.focus(field)
            return
        context = self.sale.context
        if self._busy or context is None:
            return
        self._busy = True
        self._plan_view.set_busy(busy=True)
        self.sale.keep()
        request = replace(self.sale.request, price_list_id=context.price_list.id)
        sale_id = self.sale.id

        def issue(_stored: bool) -> None:
            self._lane.submit(lambda: self._uses.issue_quote(sale_id, request), self._quoted, self._not_quoted)

        self._autosave.settle(issue)

    def close(self) -> None:
        """Esc, the cross or the page behind: close at once, when everything entered is stored."""
        if self._busy or self.checkout.is_placing():
            return
        self.search.cancel()
        untouched = not self.sale.is_kept and self._autosave.is_idle()
        if self._step == DONE or untouched:
            self._panel.leave()
            return
        self._autosave.settle(lambda stored: self._held("Kept in Drafts & Quotes.", stored=stored))

    def abandon(self) -> None:
        """Close although the draft could not be stored: the rep has decided so."""
        self._autosave.drop()
        self._panel.leave()

    def flush(self) -> None:
        """The window is closing: put what waits on the lane, which is drained before the program ends."""
        if self._step != DONE:
            self._autosave.settle(_nothing)

    def _held(self, text: str, *, stored: bool) -> None:
        if stored:
            self._announce(Changed(Subject.DRAFTS))
            self._panel.leave(text)
        else:
            self._panel.ask_to_abandon("This order could not be stored as a draft.")

    def _quoted(self, document: IssuedDocument) -> None:
        self._busy = False
        self._plan_view.set_busy(busy=False)
        self._announce(Changed(Subject.DOCUMENTS))
        self._announce(Changed(Subject.DRAFTS))
        self._panel.open_document(DocumentType.QUOTE, document.number)

    def _not_quoted(self, error: Exception) -> None:
        self._busy = False
        self._plan_view.set_busy(busy=False)
        self._plan_view.show_problem(sentence_of(error, _NO_QUOTE))
        self._plan_view.focus(field_of(error))


def _nothing(_stored: bool) -> None:
    """Nobody waits for it."""

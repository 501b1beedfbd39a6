"""Find the customer of a sale: typed, pasted or scanned."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from yeastar_desk.application.company_views import CompanyCard
from yeastar_desk.application.edit_order import OrderContext
from yeastar_desk.application.find_company import CompanySearch
from yeastar_desk.domain.companies import Company, lookup_key
from yeastar_desk.domain.errors import DeskError
from yeastar_desk.domain.orders import OrderRequest
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Lane, Ticket
from yeastar_desk.presentation.purchase.customer import company_card, search_answer, short_id
from yeastar_desk.presentation.purchase.shown import SearchShown
from yeastar_desk.presentation.purchase.views import PlanStepView
from yeastar_desk.presentation.sale.sale import Sale
from yeastar_desk.presentation.sale.uses import SaleUses
from yeastar_desk.presentation.sentences import sentence_of

T = TypeVar("T")

_FAILED = "The search did not work. Try again; if it fails again, restart the program. Your order is kept."


@dataclass(frozen=True, slots=True)
class Opened:
    """What the database knows about a customer; without a context there are no prices, and `problem` says why."""

    context: OrderContext | None
    problem: DeskError | None = None
    card: CompanyCard | None = None


class SearchPresenter:
    """Searches, and loads what a found customer's order is priced with.

    Who the customer is and what the order is priced with are two questions to the lane: at the start of the program
    the first one is answered while the database, which the second one needs, is still being opened.

    Args:
        settled: called when the customer of the sale, or its prices, have changed; it puts the sale on screen.
    """

    def __init__(
        self,
        uses: SaleUses,
        lane: Lane,
        formats: Formats,
        sale: Sale,
        view: PlanStepView,
        settled: Callable[[], None],
        today: Callable[[], date],
    ) -> None:
        self._uses = uses
        self._lane = lane
        self._formats = formats
        self._sale = sale
        self._view = view
        self._settled = settled
        self._today = today
        self._under_way: Ticket | None = None
        self._is_searching = False
        self._is_found = False
        self._typed = ""
        self._in_vain = ""

    def search(self, typed: str) -> None:
        """Look up what stands in the company field."""
        request = self._sale.request
        if request.subject_id and lookup_key(typed) == lookup_key(request.subject_id) and self._sale.context:
            self.forget()
            self._focus_on()
            return
        self._typed = typed
        self._find(typed)

    def choose(self, company_id: str) -> None:
        """A suggested company was picked."""
        self._view.show_typed(company_id)
        self._typed = company_id
        self._find(company_id)

    def use_unverified(self, company_id: str) -> None:
        """Nothing is known about the ID; the order is marked as to be verified."""
        request = self._customer(self._sale.request, company_id)
        self._start(lambda: self._open(request), lambda opened: self._take(company_id, opened, verified=False))

    def name_unverified(self, name: str) -> None:
        """The name to print for an ID that is not verified."""
        self._sale.change(replace(self._sale.request, subject_name=name.strip()), undoable=False)

    def reload(self) -> None:
        """Something that prices depend on has changed. A search under way brings the new state with its answer."""
        if not self._is_searching:
            self.load()

    def load(self, *, quiet: bool = False) -> None:
        """(Re)load what the present order is priced with: at the start, for a draft, after prices have changed."""
        request = self._sale.request
        self._start(lambda: self._open(request), self._loaded, searching=False, quiet=quiet)

    def forget(self) -> None:
        """What was looked for in vain no longer matters."""
        self._in_vain = ""
        self._view.show_search(SearchShown())

    def obstacle(self) -> tuple[str, str]:
        """Whoever looked for a customer in vain must not sell to the one before without noticing."""
        if not self._in_vain or not self._sale.request.subject_id:
            return "", ""
        request = self._sale.request
        return (
            f"“{self._in_vain}” was not found, and this order is for {request.subject_name or request.subject_id}. "
            "Search for the customer of this order once more.",
            "company_id",
        )

    def cancel(self) -> None:
        """Nobody waits for an answer any more."""
        if self._under_way is not None:
            self._under_way.cancel()
            self._ended()
            self._show_sale_again()

    def _find(self, typed: str) -> None:
        self._start(lambda: self._uses.find_company(typed), self._found)

    def _found(self, search: CompanySearch) -> None:
        if search.card is None:
            self._in_vain = short_id(self._typed)
            self._view.show_search(search_answer(search, self._typed))
            self._view.focus("hits" if search.near else "unverified")
            if self._sale.context is None:  # the search came before the prices: plans can be looked at all the same
                self.load(quiet=True)
            return
        company = search.card.company
        request = self._customer(self._sale.request, company.company_id)
        self._start(lambda: self._open(request), lambda opened: self._identified(company, opened))
        card = company_card(request, company, search.card.subscription, self._today(), self._formats)
        self._is_found = True
        self._view.show_found(card)

    def _open(self, request: OrderRequest) -> Opened:
        """On the database lane. A price list that is no longer valid is given up for the usual one."""
        try:
            return Opened(self._uses.open_order(request))
        except DeskError as refused:
            if request.price_list_id is None:
                card = self._uses.find_company(request.subject_id).card if request.subject_id else None
                return Opened(None, refused, card)
        return self._open(replace(request, price_list_id=None))

    def _customer(self, request: OrderRequest, subject_id: str) -> OrderRequest:
        known = request.subject_id == subject_id
        return replace(request, subject_id=subject_id, price_list_id=request.price_list_id if known else None)

    def _show_sale_again(self) -> None:
        """The customer that was found will not be the one of the sale after all."""
        if self._is_found:
            self._is_found = False
            self._settled()

    def _identified(self, company: Company, opened: Opened) -> None:
        self._is_found = False
        self._view.show_typed(company.company_id)
        self._take(company.company_id, opened, verified=company.verified, name=company.name)

    def _take(self, company_id: str, opened: Opened, *, verified: bool, name: str = "") -> None:
        self.forget()
        self._sale.set_customer(company_id, name, verified=verified, context=opened.context, card=opened.card)
        self._settle(opened)
        self._focus_on()

    def _loaded(self, opened: Opened) -> None:
        request = self._sale.request
        gone = opened.context is not None and request.price_list_id not in (None, opened.context.price_list.id)
        if gone:
            self._sale.request = replace(request, price_list_id=None)
        self._sale.priced_with(opened.context, opened.card)
        self._settle(opened)

    def _settle(self, opened: Opened) -> None:
        if opened.problem is not None:
            self._view.show_no_prices(opened.problem.sentence)
        self._settled()

    def _focus_on(self) -> None:
        """The next useful key: a plan when none is chosen, else Checkout."""
        self._view.focus("checkout" if self._sale.request.plan else "plan")

    def _start(
        self, job: Callable[[], T], done: Callable[[T], None], *, searching: bool = True, quiet: bool = False
    ) -> None:
        """Only the newest question gets an answer."""
        self.cancel()
        if not quiet:
            self._view.show_searching(searching=True)

        def answered(result: T) -> None:
            self._ended()
            done(result)

        self._is_searching = searching
        self._under_way = self._lane.submit(job, answered, self._failed)

    def _failed(self, error: Exception) -> None:
        self._ended()
        self._show_sale_again()
        self._view.show_search(SearchShown(sentence_of(error, _FAILED), "danger"))
        self._view.focus("company_id")

    def _ended(self) -> None:
        self._under_way = None
        self._is_searching = False
        self._view.show_searching(searching=False)

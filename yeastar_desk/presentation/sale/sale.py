"""The order on screen: what was entered, what it is priced with, and its draft. Shared by the steps of the panel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

from yeastar_desk.application.company_views import CompanyCard
from yeastar_desk.application.edit_order import OrderContext
from yeastar_desk.application.ports import BegunAgain
from yeastar_desk.domain.catalogue import PriceList
from yeastar_desk.domain.companies import Company
from yeastar_desk.domain.orders import OrderRequest
from yeastar_desk.domain.subscriptions import Subscription
from yeastar_desk.domain.terms import Cycle
from yeastar_desk.presentation.sale.autosave import Autosave
from yeastar_desk.presentation.sale.history import History
from yeastar_desk.presentation.sale.reckoning import Reckoning, reckon


class Sale:
    """One order from its first key press to its placing.

    Its id is made once. It names the draft and, when the order is placed, the order too: placing it a second time
    (a double click, a retry after a lost answer) finds what was stored the first time.
    """

    def __init__(self, autosave: Autosave, changed: Callable[[], None]) -> None:
        self._autosave = autosave
        self._changed = changed
        self._history: History[OrderRequest] = History()
        self.id = str(uuid4())
        self.request = OrderRequest()
        self.context: OrderContext | None = None
        self.company: Company | None = None
        self.subscription: Subscription | None = None
        self.reckoning = Reckoning(None)
        self.is_kept = False
        self._begun_again: BegunAgain | None = None
        self._usual_list: PriceList | None = None

    def start(self, request: OrderRequest, *, sale_id: str = "", begun_again: BegunAgain | None = None) -> None:
        """Begin a new order, or go on with a stored one under its id, perhaps in the place of one that was refused."""
        self.id = sale_id or str(uuid4())
        self.request = request
        self.context = self.company = self.subscription = None
        self.reckoning = Reckoning(None)
        self.is_kept = bool(sale_id)
        self._begun_again = begun_again
        self._history.clear()

    def refusal(self) -> tuple[str, str]:
        """Why the portal has refused this order before, as (sentence, field); empty once anything was changed."""
        begun = self._begun_again
        return (begun.sentence, begun.field) if begun is not None else ("", "")

    def is_worth_keeping(self) -> bool:
        """Whether anything was entered that the rep would miss."""
        return bool(self.request.subject_id or self.request.plan or self.request.services or self.is_kept)

    def priced_with(self, context: OrderContext | None, card: CompanyCard | None = None) -> None:
        """Take what was loaded for the present customer; the card matters when there are no prices."""
        self.context = context
        if context is not None:
            self.company, self.subscription = context.company, context.subscription
        else:
            self.company = card.company if card is not None else None
            self.subscription = card.subscription if card is not None else None
        self._usual_list = context.price_list if context is not None and self.request.price_list_id is None else None
        self._reckon()

    def set_customer(
        self,
        subject_id: str,
        name: str,
        *,
        verified: bool,
        context: OrderContext | None,
        card: CompanyCard | None = None,
    ) -> None:
        """Another customer: what is chosen stays; whom to bill, which prices, and the numbers of the one before go."""
        request = self.request
        if request.subject_id != subject_id:
            request = replace(request, billing_contact=None, price_list_id=None)
            if request.subject_id:
                payment = replace(request.payment, pi_number="")
                request = replace(request, assignment=None, po_number="", payment=payment)
        self.request = replace(request, subject_id=subject_id, subject_name=name, verified=verified)
        self._begun_again = None
        self._history.clear()
        self.priced_with(context, card)
        self.keep()

    def change(self, request: OrderRequest, *, undoable: bool = True) -> None:
        """Take a changed order: price it, keep it, show it."""
        if request == self.request:
            return
        if undoable:
            self._history.push(self.request)
        self._take(request)

    def undo(self) -> bool:
        """Go back one change; False when there is none."""
        return self._travel(self._history.undo(self.request))

    def redo(self) -> bool:
        return self._travel(self._history.redo(self.request))

    def keep(self) -> None:
        """Have the draft saved."""
        if self.is_worth_keeping():
            self._autosave.keep(self.id, self.request)

    def _travel(self, request: OrderRequest | None) -> bool:
        """Go to another version of what is ordered; what was entered at checkout is no part of it and stays."""
        if request is None:
            return False
        now = self.request
        renew = now.payment.auto_renew and request.cycle is Cycle.ANNUALLY
        self._take(
            replace(
                request,
                billing_contact=now.billing_contact,
                payment=replace(now.payment, auto_renew=renew),
                po_number=now.po_number,
                tax_category=now.tax_category,
                tax_reason=now.tax_reason,
            )
        )
        return True

    def _take(self, request: OrderRequest) -> None:
        self.request = request
        self._begun_again = None
        if self.context is not None:
            by_id = {each.id: each for each in self.context.choices}
            wanted = self._usual_list if request.price_list_id is None else by_id.get(request.price_list_id)
            if wanted is not None and wanted.id != self.context.price_list.id:
                self.context = replace(self.context, price_list=wanted)
        self._reckon()
        self.keep()
        self._changed()

    def _reckon(self) -> None:
        self.reckoning = reckon(self.request, self.context) if self.context is not None else Reckoning(None)

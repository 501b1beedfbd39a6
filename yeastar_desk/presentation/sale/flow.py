"""The way of a sale through its steps: held, quoted, checked out, placed, closed. The first step is pluggable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from yeastar_desk.application.place_order import Placed
from yeastar_desk.application.ports import BegunAgain, IssuedDocument
from yeastar_desk.domain.contacts import CONTACT_FIELDS
from yeastar_desk.domain.documents import DocumentType
from yeastar_desk.domain.orders import OrderRequest, PaymentMethod
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Announce, Changed, Lane, Subject
from yeastar_desk.presentation.sale.autosave import Autosave, Kept
from yeastar_desk.presentation.sale.checkout_presenter import CheckoutPresenter
from yeastar_desk.presentation.sale.done_presenter import DonePresenter
from yeastar_desk.presentation.sale.reckoning import TAX_FIELDS
from yeastar_desk.presentation.sale.sale import Sale
from yeastar_desk.presentation.sale.uses import SaleUses
from yeastar_desk.presentation.sale.views import CheckoutStepView, DoneStepView, FirstStepView, PanelView
from yeastar_desk.presentation.sale.words import not_printed
from yeastar_desk.presentation.sentences import field_of, sentence_of

FIRST, CHECKOUT, DONE = range(3)

_AT_CHECKOUT = frozenset(["billing_contact", "po_number", *CONTACT_FIELDS])

_NO_QUOTE = "The quote was not made: the program failed in a way it should not. The order is kept as a draft."


class FirstStep(Protocol):
    """What decides on the first step."""

    def show(self) -> None:
        """Put the present order on screen."""

    def obstacle(self) -> tuple[str, str]:
        """Why the order cannot go to checkout as (sentence, field); two empty texts when it can."""

    def undo(self) -> None:
        """Take the last change of the order back."""

    def leave(self) -> None:
        """Nobody waits for an answer any more."""


class SaleFlow:
    """The order on screen and where it is on its way. `first` must be set before the first sale begins."""

    def __init__(
        self,
        uses: SaleUses,
        lane: Lane,
        announce: Announce,
        formats: Formats,
        panel: PanelView,
        first_view: FirstStepView,
        checkout_view: CheckoutStepView,
        done_view: DoneStepView,
        payments_ready: Callable[[], frozenset[PaymentMethod]],
        network: Lane | None = None,
        is_offline: Callable[[], bool] = bool,
    ) -> None:
        """`network` is the lane that payments are taken on; without one it is the database lane."""
        self._uses = uses
        self._lane = lane
        self._announce = announce
        self._panel = panel
        self._view = first_view
        self._step = FIRST
        self._busy = False
        self._autosave = Autosave(lambda draft_id, request: uses.drafts.save(draft_id, request), lane, self._kept)
        self.first: FirstStep | None = None
        self.sale = Sale(self._autosave, self._sale_changed)
        self.checkout = CheckoutPresenter(
            uses,
            lane,
            announce,
            formats,
            self.sale,
            self._autosave,
            checkout_view,
            self._placed,
            lambda text: panel.say(text, undo=True),
            payments_ready,
            is_offline,
        )
        self.done = DonePresenter(uses, lane, network or lane, announce, formats, done_view)

    # beginning

    def begin(self, request: OrderRequest, sale_id: str = "", begun_again: BegunAgain | None = None) -> None:
        """A new order, or a stored one under its id, on the first step."""
        self._leave_done()
        if self.first is not None:
            self.first.leave()
        self._autosave.drop()
        self._busy = False
        self._view.set_busy(busy=False)
        self.sale.start(request, sale_id=sale_id, begun_again=begun_again)
        self._view.show_kept("", wrong=False)
        self._to(FIRST)

    def settle(self, then: Callable[[bool], None]) -> None:
        """Call `then` when the draft is stored (True) or could not be (False)."""
        self._autosave.settle(then)

    # showing

    def show(self) -> None:
        """Put the present order on screen, whichever step it is on."""
        if self._step == FIRST and self.first is not None:
            self.first.show()
        elif self._step == CHECKOUT:
            self.checkout.show()

    def _sale_changed(self) -> None:
        self._panel.withdraw_undo()
        self.show()

    def _kept(self, kept: Kept) -> None:
        if kept.stored:
            first = not self.sale.is_kept
            self.sale.is_kept = True
            self._view.show_kept("Kept as a draft on this laptop.", wrong=False)
            if first:
                self._announce(Changed(Subject.DRAFTS))
        elif kept.sentence:
            self._view.show_kept(kept.sentence, wrong=True)

    # steps

    def step(self) -> int:
        return self._step

    def undo(self) -> None:
        """Take back what was changed last on the step that is on screen."""
        if self._step == CHECKOUT:
            self.checkout.undo()
        elif self.first is not None:
            self.first.undo()

    def is_busy(self) -> bool:
        """Whether a quote is being made or the order is being placed: nothing may change now."""
        return self._busy or self.checkout.is_placing()

    def check_out(self) -> None:
        """Go to Review & checkout, or say what is missing and put the cursor there."""
        if self._is_stopped(but_for=TAX_FIELDS):  # what is wrong with the tax is put right on that step
            return
        self._to(CHECKOUT)
        self.checkout.show()

    def point_out(self) -> None:
        """Go to what the portal has called wrong with the order that this one takes the place of."""
        sentence, field = self.sale.refusal()
        if field in _AT_CHECKOUT:
            self.check_out()
            if self._step == CHECKOUT:
                self.checkout.point_out(sentence, field)
        elif sentence:
            self._view.focus(field)

    def back(self) -> None:
        """Return to the first step; nothing is lost on the way."""
        if self._step == CHECKOUT and not self.checkout.is_placing():
            self._to(FIRST)
            self.show()
            self._view.focus("checkout")

    def _is_stopped(self, but_for: frozenset[str] = frozenset()) -> bool:
        sentence, field = self.first.obstacle() if self.first is not None else ("", "")
        if field in but_for:
            return False
        if sentence:
            self._view.show_problem(sentence)
            self._view.focus(field)
        return bool(sentence)

    def _to(self, step: int) -> None:
        self._step = step
        self._panel.show_step(step)

    def _placed(self, placed: Placed) -> None:
        self._to(DONE)
        self.done.show(placed)

    # holding, quoting, closing

    def hold(self) -> None:
        """Keep the order as a draft and close the panel, once the draft is stored."""
        self.sale.keep()
        self.settle(lambda stored: self._held("Held. Find it in Drafts & Quotes.", stored=stored))

    def quote(self) -> None:
        """Issue a numbered quote of the order; the draft stays. What cannot be printed is asked about first."""
        self._quote(ask=True)

    def quote_anyway(self) -> None:
        """The rep has read what cannot be printed."""
        self._quote(ask=False)

    def _quote(self, *, ask: bool) -> None:
        context = self.sale.context
        if self._is_stopped() or self._busy or context is None:
            return
        self._busy = True
        self._view.set_busy(busy=True)
        self.sale.keep()
        # With the price list on screen: one that has been replaced meanwhile is refused, not exchanged.
        request = replace(self.sale.request, price_list_id=context.price_list.id)
        sale_id = self.sale.id

        def job() -> IssuedDocument | str:
            sentence = not_printed(self._uses.unprintable(request, context)) if ask else ""
            return sentence or self._uses.issue_quote(sale_id, request)

        def issue(_stored: bool) -> None:
            self._lane.submit(job, self._quoted, self._not_quoted)

        self.settle(issue)

    def close(self) -> None:
        """Esc, the cross or the page behind: close at once, when everything entered is stored."""
        if self.is_busy():
            return
        if self.first is not None:
            self.first.leave()
        self._leave_done()
        untouched = not self.sale.is_kept and self._autosave.is_idle()
        if self._step == DONE or untouched:
            self._panel.leave()
            return
        self.settle(lambda stored: self._held("Kept in Drafts & Quotes.", stored=stored))

    def _leave_done(self) -> None:
        if self._step == DONE:
            self.done.leave()

    def abandon(self) -> None:
        """Close although the draft could not be stored: the rep has decided so."""
        self._autosave.drop()
        self._panel.leave()

    def flush(self) -> None:
        """The window is closing: put what waits on the lane, which is drained before the program ends."""
        if self._step != DONE:
            self.settle(_nothing)

    def _held(self, text: str, *, stored: bool) -> None:
        if stored:
            self._announce(Changed(Subject.DRAFTS))
            self._panel.leave(text)
        else:
            self._panel.ask_to_abandon("This order could not be stored as a draft.")

    def _quoted(self, document: IssuedDocument | str) -> None:
        self._busy = False
        self._view.set_busy(busy=False)
        if isinstance(document, str):
            self._panel.ask_to_quote(document)
            return
        self._announce(Changed(Subject.DOCUMENTS))
        self._announce(Changed(Subject.DRAFTS))
        self._panel.open_document(DocumentType.QUOTE, document.number)

    def _not_quoted(self, error: Exception) -> None:
        self._busy = False
        self._view.set_busy(busy=False)
        self._view.show_problem(sentence_of(error, _NO_QUOTE))
        self._view.focus(field_of(error))


def _nothing(_stored: bool) -> None:
    """Nobody waits for it."""

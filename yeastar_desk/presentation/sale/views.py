"""What the presenters of a sale may ask of the screen."""

from __future__ import annotations

from typing import Protocol

from yeastar_desk.domain.documents import DocumentType
from yeastar_desk.presentation.sale.payment_presenter import PaymentView
from yeastar_desk.presentation.sale.shown import CheckoutShown, DoneShown


class FirstStepView(Protocol):
    """What every first step can show, whatever is chosen on it."""

    def show_kept(self, sentence: str, *, wrong: bool) -> None: ...

    def show_problem(self, sentence: str, field: str = "") -> None:
        """Why the order cannot go on, with the input it is about marked; empty takes sentence and mark away."""

    def set_busy(self, *, busy: bool) -> None:
        """While a quote is made nothing can be changed."""

    def focus(self, field: str) -> None:
        """Put the cursor where the next key is useful: an item, `discount`, `checkout` ..."""


class CheckoutStepView(Protocol):
    """Step 2: review, billing contact, payment."""

    def show_checkout(self, shown: CheckoutShown) -> None: ...

    def show_problem(self, sentence: str, field: str) -> None:
        """Why the order was not placed, with the input it is about marked; empty takes sentence and mark away."""

    def show_warning(self, sentence: str) -> None:
        """What to know before placing; empty takes the sentence away."""

    def set_placing(self, *, placing: bool) -> None: ...

    def contact_saved(self) -> None:
        """Close the dialog of the billing contact."""

    def contact_refused(self, sentence: str, field: str) -> None:
        """Say in the dialog of the billing contact what is wrong."""


class DoneStepView(PaymentView, Protocol):
    """Step 3: what was placed, its payment, and its document."""

    def show_done(self, shown: DoneShown) -> None:
        """Show an order; another one than before has no document, no payment and no mail yet."""

    def show_mail(self, reason: str) -> None:
        """Whether the document can be mailed: an empty reason means yes."""

    def leave(self) -> None:
        """The page is left: close what was opened from it."""

    def show_document(self, pdf: bytes) -> None: ...

    def show_no_document(self, sentence: str) -> None: ...


class PanelView(Protocol):
    """The frame around the steps."""

    def show_step(self, index: int) -> None:
        """0 Plan & services, 1 Review & checkout, 2 Done."""

    def say(self, text: str, *, undo: bool = False) -> None:
        """Say at the bottom what was done, with a way back."""

    def withdraw_undo(self) -> None:
        """Something else was changed: the way back that is offered would take that back."""

    def leave(self, text: str = "") -> None:
        """Close the panel and, with a text, say on the page what became of the order."""

    def ask_to_abandon(self, sentence: str) -> None:
        """The draft could not be stored: stay, or close and lose what is on screen."""

    def ask_to_quote(self, sentence: str) -> None:
        """Something of the quote cannot be printed: go back, or make it all the same (`SaleFlow.quote_anyway`)."""

    def open_document(self, type: DocumentType, number: str) -> None:
        """Show an issued document over the panel."""

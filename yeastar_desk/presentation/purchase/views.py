"""What the presenters of the purchase panel may ask of the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from yeastar_desk.domain.documents import DocumentType
from yeastar_desk.presentation.purchase.quantity import QuantityQuestion
from yeastar_desk.presentation.purchase.shown import (
    CheckoutShown,
    Choice,
    CompanyShown,
    DoneShown,
    OrderShown,
    SearchShown,
)


class PlanStepView(Protocol):
    """Step 1: the customer, the plan, the services."""

    def show_typed(self, text: str) -> None:
        """Put a text into the company field, as if it had been typed."""

    def show_searching(self, *, searching: bool) -> None: ...

    def show_search(self, shown: SearchShown) -> None: ...

    def show_company(self, company: CompanyShown | None) -> None: ...

    def show_order(self, order: OrderShown | None) -> None:
        """Show the order; None while nothing is known about prices yet."""

    def show_no_prices(self, sentence: str) -> None:
        """There is nothing to choose from, and why."""

    def show_assignees(self, choices: Sequence[Choice], chosen: str) -> None: ...

    def show_kept(self, sentence: str, *, wrong: bool) -> None: ...

    def show_problem(self, sentence: str) -> None:
        """Why the order cannot go on; empty takes the sentence away."""

    def set_busy(self, *, busy: bool) -> None:
        """While a quote is made nothing can be changed."""

    def focus(self, field: str) -> None:
        """Put the cursor where the next key is useful: `company_id`, an item, `discount`, `checkout` ..."""

    def ask_quantity(self, question: QuantityQuestion) -> None: ...

    def ask_to_remove(self, plan: str, plan_name: str, names: Sequence[str]) -> None: ...


class CheckoutStepView(Protocol):
    """Step 2: review, billing contact, payment."""

    def show_checkout(self, shown: CheckoutShown) -> None: ...

    def show_problem(self, sentence: str, field: str) -> None:
        """Why the order was not placed; empty takes the sentence away."""

    def set_placing(self, *, placing: bool) -> None: ...

    def contact_saved(self) -> None:
        """Close the dialog of the billing contact."""

    def contact_refused(self, sentence: str, field: str) -> None:
        """Say in the dialog of the billing contact what is wrong."""


class DoneStepView(Protocol):
    """Step 3: what was placed, and its document."""

    def show_done(self, shown: DoneShown) -> None: ...

    def show_document(self, pdf: bytes) -> None: ...

    def show_no_document(self, sentence: str) -> None: ...


class PanelView(Protocol):
    """The frame around the steps."""

    def show_step(self, index: int) -> None:
        """0 Plan & services, 1 Review & checkout, 2 Done."""

    def say(self, text: str, *, undo: bool = False) -> None:
        """Say at the bottom what was done, with a way back."""

    def leave(self, text: str = "") -> None:
        """Close the panel and, with a text, say on the page what became of the order."""

    def ask_to_abandon(self, sentence: str) -> None:
        """The draft could not be stored: stay, or close and lose what is on screen."""

    def open_document(self, type: DocumentType, number: str) -> None:
        """Show an issued document over the panel."""

"""What the presenters of the first step may ask of the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from yeastar_desk.presentation.purchase.quantity import QuantityQuestion
from yeastar_desk.presentation.purchase.shown import CompanyShown, OrderShown, SearchShown
from yeastar_desk.presentation.sale.shown import Choice
from yeastar_desk.presentation.sale.views import FirstStepView


class PlanStepView(FirstStepView, Protocol):
    """Step 1: the customer, the plan, the services."""

    def show_typed(self, text: str) -> None:
        """Put a text into the company field, as if it had been typed."""

    def show_searching(self, *, searching: bool) -> None: ...

    def show_found(self, company: CompanyShown) -> None:
        """The customer is found and prices are being looked up: show the card when that takes longer than a moment."""

    def show_search(self, shown: SearchShown) -> None: ...

    def show_company(self, company: CompanyShown | None) -> None: ...

    def show_order(self, order: OrderShown | None) -> None:
        """Show the order; None while nothing is known about prices yet."""

    def show_no_prices(self, sentence: str) -> None:
        """There is nothing to choose from, and why."""

    def show_assignees(self, choices: Sequence[Choice], chosen: str) -> None: ...

    def focus(self, field: str) -> None:
        """Put the cursor where the next key is useful: `company_id`, an item, `discount`, `checkout` ..."""

    def ask_quantity(self, question: QuantityQuestion) -> None: ...

    def ask_to_remove(self, plan: str, plan_name: str, names: Sequence[str]) -> None: ...

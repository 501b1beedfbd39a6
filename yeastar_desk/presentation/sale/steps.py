"""What the steps that all sales share ask of the sale that they belong to."""

from __future__ import annotations

from typing import Protocol

from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.sale.checkout_presenter import CheckoutPresenter
from yeastar_desk.presentation.sale.done_presenter import DonePresenter


class SaleSteps(Protocol):
    """A sale as its second and third step see it."""

    @property
    def formats(self) -> Formats: ...

    @property
    def checkout(self) -> CheckoutPresenter: ...

    @property
    def done(self) -> DonePresenter: ...

    def back(self) -> None:
        """Return to the first step."""

    def start_new(self) -> None:
        """The next customer, from nothing."""

    def start_same(self) -> None:
        """The same for the next customer."""

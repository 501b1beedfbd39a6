"""What the presenter of an order for an existing customer may ask of the screen."""

from __future__ import annotations

from typing import Protocol

from yeastar_desk.presentation.expansion.shown import ExpansionShown
from yeastar_desk.presentation.sale.views import FirstStepView


class ExpansionStepView(FirstStepView, Protocol):
    """Step 1: what the customer has, and what is added, renewed or switched."""

    def show_loading(self) -> None: ...

    def show_order(self, shown: ExpansionShown) -> None: ...

    def show_failure(self, sentence: str) -> None:
        """There is nothing to choose from, and why."""


class ExpansionFrameView(Protocol):
    """The panel around the steps, as far as it differs from order to order."""

    def show_title(self, title: str) -> None: ...

"""The discount field: what is typed, what it means, and what is wrong with it."""

from __future__ import annotations

from dataclasses import replace

from yeastar_desk.domain.errors import Refused
from yeastar_desk.presentation.sale.reckoning import discount_text, with_discount
from yeastar_desk.presentation.sale.sale import Sale


class DiscountEntry:
    """Keeps a text that is no discount (yet) in the field, with the reason."""

    def __init__(self, sale: Sale) -> None:
        self._sale = sale
        self._typed: str | None = None
        self.wrong = ""

    @property
    def text(self) -> str:
        """What the field shows."""
        return discount_text(self._sale.request) if self._typed is None else self._typed

    def reset(self) -> None:
        """Another order, or another state of it, is on screen."""
        self._typed, self.wrong = None, ""

    def type(self, typed: str) -> bool:
        """The field changed; True when the order stays as it was and only the field has to be shown."""
        context, request = self._sale.context, self._sale.request
        if context is None:
            return False
        begun = self._typed is None
        self._typed = typed
        try:
            changed = with_discount(request, typed, context.price_list.currency)
            self.wrong = ""
        except Refused as wrong:
            changed = replace(request, discount_percent="", discount_amount="")
            self.wrong = wrong.sentence
        if changed == request:
            return True
        self._sale.change(changed, undoable=begun)
        return False

    def finish(self) -> bool:
        """The field was left; True when it has to be shown again, in its usual form."""
        if self._typed is None or self.wrong:
            return False
        self._typed = None
        return self._sale.context is not None

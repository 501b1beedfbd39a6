"""The question of the quantity dialog: what may be answered, what it costs, and why not."""

from __future__ import annotations

from dataclasses import dataclass

from yeastar_desk.domain.catalogue import Offer
from yeastar_desk.domain.errors import DeskError
from yeastar_desk.domain.pricing import priced_line
from yeastar_desk.domain.terms import Factor, Term, whole_term
from yeastar_desk.presentation.formats import Formats

_PICKS = (2, 4, 6, 10)
_MOST_PICKS = 5


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a quantity means: its amount with the arithmetic, or why it cannot be bought."""

    quantity: int
    amount: str = ""
    formula: str = ""
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class QuantityQuestion:
    """How many of one service.

    Attributes:
        quantity: what is in the order now, 0 for nothing yet.
        customer: who needs them, for the sentence; empty when not known yet.
        factor: how many unit prices the term costs when it is aligned with another one, None for the whole term.
    """

    offer: Offer
    term: Term
    quantity: int
    customer: str
    formats: Formats
    factor: Factor | None = None

    @property
    def title(self) -> str:
        return self.offer.name

    @property
    def start(self) -> int:
        """What the dialog opens with."""
        return self.quantity or self.offer.minimum

    @property
    def sentence(self) -> str:
        """`How many desks does Nordlicht need? Sold from 10, in steps of 5.`"""
        unit = self.offer.unit or "units"
        many = unit if unit.endswith("s") else f"{unit}s"
        who = f"does {self.customer} need" if self.customer else "are needed"
        limits = self.offer.limits()
        return f"How many {many} {who}?{f' {limits}.' if limits else ''}"

    @property
    def tiers(self) -> str:
        """Volume prices in words: `€ 12.00 each · from 50: € 10.80 · from 100: € 9.60`, empty for one price."""
        (_, first), *others = self.offer.tiers
        if not others:
            return ""
        texts = [f"from {self.formats.number(count)}: {self.formats.unit_price(price)}" for count, price in others]
        return " · ".join([f"{self.formats.unit_price(first)} each", *texts])

    def picks(self) -> tuple[int, ...]:
        """Quantities that are likely: round ones, and those where a better price begins."""
        offer = self.offer
        base = max(offer.minimum, 5)
        wanted = {self._sold(base * factor) for factor in _PICKS}
        wanted |= {self._sold(count) for count, _ in offer.tiers[1:3]}
        return tuple(sorted(count for count in wanted if not offer.refusal(count)))[:_MOST_PICKS]

    def _sold(self, count: int) -> int:
        """The next quantity from `count` on that the steps meet."""
        above = max(count - self.offer.minimum, 0)
        return self.offer.minimum + -(-above // self.offer.step) * self.offer.step

    def weigh(self, quantity: int | None) -> Weighed:
        """Price a quantity as it stands in the field; None while the field is empty."""
        if quantity is None:
            return Weighed(0, refusal="Enter a number.")
        if not quantity and self.quantity:
            return Weighed(0, refusal=f"To take {self.offer.name} out of the order, press Remove.")
        try:
            line = priced_line(self.offer, quantity, self.factor or whole_term(self.term))
        except DeskError as refused:
            return Weighed(quantity, refusal=refused.sentence)
        unit = f" / {self.offer.unit}" if self.offer.unit else ""
        price = f"{self.formats.unit_price(line.unit_price)}{unit} × {self.formats.number(quantity)}"
        return Weighed(quantity, self.formats.money(line.amount), f"{price} × {line.factor.words()}")

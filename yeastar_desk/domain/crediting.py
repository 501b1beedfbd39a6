"""Credit notes: all of an invoice or a part of it, never more than 100 %.

Every credited amount is the difference of two running totals (credited after minus credited before), so that any
sequence of partial credits that reaches every quantity sums to the invoice to the cent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from yeastar_desk.domain.catalogue import item_name
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.money import Money, total_of
from yeastar_desk.domain.pricing import PricedLine, PricedOrder
from yeastar_desk.domain.tax import TaxLine, TaxTreatment, tax_lines


@dataclass(frozen=True, slots=True)
class CreditedLine:
    """A part of an invoiced line: `amount` before and `discount` as on the invoice, both positive."""

    line: PricedLine
    quantity: int
    amount: Money
    discount: Money

    @property
    def net(self) -> Money:
        return self.amount - self.discount


@dataclass(frozen=True, slots=True)
class Credit:
    """What one credit note gives back, in positive amounts. `completes` is True when nothing is left to credit."""

    lines: tuple[CreditedLine, ...]
    tax_lines: tuple[TaxLine, ...]
    subtotal: Money
    discount: Money
    net: Money
    tax: Money
    total: Money
    completes: bool


def creditable(order: PricedOrder, credited: Mapping[str, int]) -> dict[str, int]:
    """Quantities by item that earlier credit notes have left."""
    return {line.item: line.quantity - credited.get(line.item, 0) for line in order.lines}


def credit(order: PricedOrder, credited: Mapping[str, int], wanted: Mapping[str, int] | None = None) -> Credit:
    """The credit of some quantities of an invoiced order.

    Args:
        credited: quantities by item that earlier credit notes have given back.
        wanted: quantities by item to give back now; None for everything that is left.

    Raises:
        Refused: nothing is left, an unknown item, or more than was invoiced.
    """
    left = creditable(order, credited)
    now = dict(left if wanted is None else wanted)
    for item, quantity in now.items():
        if item not in left:
            raise Refused(f"{item_name(item)} is not on this invoice.", field=item)
        if quantity < 0 or quantity > left[item]:
            raise Refused(f"Of {item_name(item)} {left[item]:,} can still be credited, not {quantity:,}.", field=item)
    now = {item: quantity for item, quantity in now.items() if quantity}
    if not now:
        raise Refused("Nothing is left to credit on this invoice." if wanted is None else "Choose what to credit.")
    after = {item: credited.get(item, 0) + now.get(item, 0) for item in left}
    lines = tuple(
        CreditedLine(
            line,
            now[line.item],
            _up_to(line.amount, line, after) - _up_to(line.amount, line, credited),
            _up_to(line.discount, line, after) - _up_to(line.discount, line, credited),
        )
        for line in order.lines
        if line.item in now
    )
    before_taxes, after_taxes = _taxes(order, credited), _taxes(order, after)
    taxes = tuple(
        TaxLine(new.treatment, new.base - old.base, new.tax - old.tax)
        for old, new in zip(before_taxes, after_taxes, strict=True)
    )
    currency = order.currency
    subtotal = total_of([line.amount for line in lines], currency)
    discount = total_of([line.discount for line in lines], currency)
    tax = total_of([line.tax for line in taxes], currency)
    return Credit(
        lines=lines,
        tax_lines=taxes,
        subtotal=subtotal,
        discount=discount,
        net=subtotal - discount,
        tax=tax,
        total=subtotal - discount + tax,
        completes=all(after[line.item] == line.quantity for line in order.lines),
    )


def _up_to(whole: Money, line: PricedLine, quantities: Mapping[str, int]) -> Money:
    """The part of a line's amount that a running quantity stands for."""
    return whole.share(Fraction(quantities.get(line.item, 0), line.quantity))


def _taxes(order: PricedOrder, quantities: Mapping[str, int]) -> tuple[TaxLine, ...]:
    """The tax lines of the nets that running quantities stand for; an order has one treatment for all its lines."""
    treatment: TaxTreatment = order.tax_lines[0].treatment
    nets: Sequence[tuple[Money, TaxTreatment]] = [
        (_up_to(line.amount, line, quantities) - _up_to(line.discount, line, quantities), treatment)
        for line in order.lines
    ]
    return tax_lines(nets, order.currency)

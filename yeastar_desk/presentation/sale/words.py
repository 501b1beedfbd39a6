"""From a priced order to the words of its summary. Pure: no Qt, no database."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from yeastar_desk.application.unprintable import Unprintable
from yeastar_desk.domain.catalogue import Kind, Offer, PriceList, Product, item_name
from yeastar_desk.domain.money import UnitPrice
from yeastar_desk.domain.orders import Operation, OrderRequest
from yeastar_desk.domain.pricing import PricedLine, PricedOrder
from yeastar_desk.domain.tax import TaxCategory, TaxLine
from yeastar_desk.domain.terms import Cycle
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.sale.shown import LineShown, TotalsShown

PER_CYCLE = {Cycle.ANNUALLY: "year", Cycle.MONTHLY: "month", Cycle.ONCE: "once"}


def years_text(years: int) -> str:
    return "1 year" if years == 1 else f"{years} years"


def term_text(request: OrderRequest, formats: Formats) -> str:
    """How long: `2 years`, `1 month`, or `until 1 Jul 2027` when it is aligned with another subscription."""
    if request.ends_on is not None:
        return f"until {formats.date(request.ends_on)}"
    return years_text(request.years) if request.cycle is Cycle.ANNUALLY else "1 month"


def counted(count: int, unit: str, formats: Formats) -> str:
    """`12 rooms`; the unit is the price list's own word in the singular."""
    plural = unit if count == 1 or not unit or not unit[-1].isalpha() or unit.endswith("s") else f"{unit}s"
    return f"{formats.number(count)} {plural}".strip()


def list_note(prices: PriceList, formats: Formats) -> str:
    """Which prices these are: `Prices: EUR 2026, invented for demonstration`."""
    until = f", valid until {formats.date(prices.valid_to)}" if prices.valid_to is not None else ""
    demo = ", invented for demonstration" if prices.demo else ""
    return f"{prices.name}{until}{demo}"


def price_list_name(prices: PriceList) -> str:
    """Its name, with the currency unless that is a part of it: `Autumn 2026 · EUR`, `Demo EUR (invented)`."""
    return prices.name if prices.currency in prices.name else f"{prices.name} · {prices.currency}"


def no_price(prices: PriceList, item: str, cycle: Cycle) -> str:
    cycles = {Cycle.ANNUALLY: "annual", Cycle.MONTHLY: "monthly", Cycle.ONCE: "one-off"}
    return f"{prices.name} has no {cycles[cycle]} price for {item_name(item)}."


def service_hint(offer: Offer, quantity: int, formats: Formats) -> str:
    """`€ 12.00 per desk and year`: the price of this quantity.

    For 0 it is that of the smallest one, with the limits to keep to: `€ 12.00 per desk and year · from 10`.
    """
    price = unit_price_text(offer, offer.unit_price(quantity or offer.minimum), formats)
    limits = "" if quantity else offer.limits().removeprefix("Sold ")
    return f"{price} · {limits}" if limits else price


def unit_price_text(offer: Offer, price: UnitPrice, formats: Formats) -> str:
    """`€ 12.00 per desk and year`."""
    unit = f" per {offer.unit}" if offer.unit else ""
    joint = "and" if unit else "per"
    cycle = "" if offer.cycle is Cycle.ONCE else f" {joint} {PER_CYCLE[offer.cycle]}"
    return f"{formats.unit_price(price)}{unit}{cycle}"


def line_name(line: PricedLine, request: OrderRequest, formats: Formats) -> str:
    """`Standard Plan · 2 years`, `Enterprise Plan × 100 · 1 year`, `Desk × 40`, `Desk + 10`, `Pro Plan from now on`."""
    adds = request.operation in (Operation.EXPAND, Operation.SWITCH)
    if line.kind is Kind.SERVICE:
        return f"{line.name} {'+' if adds else '×'} {formats.number(line.quantity)}"
    if request.operation is Operation.SWITCH:
        return f"{line.name} {'from now on' if line.factor.value else 'from the next term on'}"
    quantity = f" × {formats.number(line.quantity)}" if request.product is Product.PCE_PACKAGE else ""
    return f"{line.name}{quantity} · {term_text(request, formats)}"


def line_formula(line: PricedLine, formats: Formats) -> str:
    """`€ 12.00 × 40 × 2 years`, `20 → 30 · € 12.00 × 10 × 112 / 365 days`, `(€ 990.00 − € 590.00) × 112 / 365 days`."""
    price = formats.unit_price(line.unit_price)
    if line.credited is not None:
        whole = UnitPrice(line.unit_price.micros + line.credited.micros, line.unit_price.currency)
        price = f"({formats.unit_price(whole)} − {formats.unit_price(line.credited)})"
    if not line.factor.value:
        return f"{price}, charged with the renewal"
    one = line.kind is Kind.PLAN and line.quantity == 1
    quantity = "" if one else f" × {formats.number(line.quantity)}"
    then = formats.number(line.current + line.quantity)
    now = f"{formats.number(line.current)} → {then} · " if line.current else ""
    return f"{now}{price}{quantity} × {line.factor.words()}"


def lines(request: OrderRequest, priced: PricedOrder | None, formats: Formats) -> tuple[LineShown, ...]:
    """The lines of the order summary."""
    if priced is None:
        return ()
    return tuple(
        LineShown(line_name(line, request, formats), formats.money(line.amount), line_formula(line, formats))
        for line in priced.lines
    )


def totals(priced: PricedOrder | None, formats: Formats) -> TotalsShown:
    """Subtotal, discount, tax per category, total."""
    if priced is None:
        return TotalsShown()
    percent = f" {formats.percent(Decimal(priced.discount_percent))}" if priced.discount_percent else ""
    return TotalsShown(
        subtotal=formats.money(priced.subtotal),
        discount_caption=f"Discount{percent}",
        discount=formats.money(-priced.discount),
        tax=tuple((tax_caption(line, formats), formats.money(line.tax)) for line in priced.tax_lines),
        total=formats.money(priced.total),
    )


def not_printed(found: Sequence[Unprintable]) -> str:
    """Which characters of which name come out as □; empty for none."""
    if not found:
        return ""
    named = "; ".join(f"{' '.join(each.characters)} in “{each.text.strip()}” ({each.what})" for each in found)
    return f"On paper this comes out as □: {named}. Write it in other letters if you can."


_TAX_WORDS = {
    TaxCategory.REVERSE_CHARGE: "reverse charge",
    TaxCategory.INTRA_COMMUNITY: "intra-Community supply",
    TaxCategory.EXPORT: "export",
    TaxCategory.EXEMPT: "exempt",
    TaxCategory.ZERO: "zero rate",
}


def tax_caption(line: TaxLine, formats: Formats) -> str:
    """`VAT 19 % (DE)`, `VAT 0 % · reverse charge (FR)`, `No VAT rate is set for CH`."""
    treatment = line.treatment
    country = f" ({treatment.country})" if treatment.country else ""
    if treatment.category is TaxCategory.OUTSIDE_SCOPE:
        unset = treatment.reason.startswith("No tax rate is set")
        return f"VAT: {'no rate is set' if unset else 'outside the scope'}{country}"
    why = _TAX_WORDS.get(treatment.category)
    return f"VAT {formats.percent(treatment.rate)}{f' · {why}' if why else ''}{country}"

"""From a priced order to the words of its summary. Pure: no Qt, no database."""

from __future__ import annotations

from decimal import Decimal

from yeastar_desk.domain.catalogue import Kind, Offer, PriceList, item_name
from yeastar_desk.domain.money import UnitPrice
from yeastar_desk.domain.orders import OrderRequest
from yeastar_desk.domain.pricing import PricedLine, PricedOrder
from yeastar_desk.domain.tax import TaxCategory, TaxLine
from yeastar_desk.domain.terms import Cycle
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.sale.shown import LineShown, TotalsShown

PER_CYCLE = {Cycle.ANNUALLY: "year", Cycle.MONTHLY: "month", Cycle.ONCE: "once"}


def years_text(years: int) -> str:
    return "1 year" if years == 1 else f"{years} years"


def term_text(request: OrderRequest) -> str:
    """How long: `2 years` or `1 month`."""
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


def no_price(prices: PriceList, item: str, cycle: Cycle) -> str:
    cycles = {Cycle.ANNUALLY: "annual", Cycle.MONTHLY: "monthly", Cycle.ONCE: "one-off"}
    return f"{prices.name} has no {cycles[cycle]} price for {item_name(item)}."


def service_hint(offer: Offer, formats: Formats) -> str:
    """`€ 12.00 per desk and year · from 10, in steps of 5`."""
    price = unit_price_text(offer, offer.unit_price(offer.minimum), formats)
    limits = offer.limits().removeprefix("Sold ")
    return f"{price} · {limits}" if limits else price


def unit_price_text(offer: Offer, price: UnitPrice, formats: Formats) -> str:
    """`€ 12.00 per desk and year`."""
    unit = f" per {offer.unit}" if offer.unit else ""
    joint = "and" if unit else "per"
    cycle = "" if offer.cycle is Cycle.ONCE else f" {joint} {PER_CYCLE[offer.cycle]}"
    return f"{formats.unit_price(price)}{unit}{cycle}"


def line_name(line: PricedLine, request: OrderRequest, formats: Formats) -> str:
    """`Standard Plan · 2 years`, `Desk × 40`."""
    if line.kind is Kind.PLAN:
        return f"{line.name} · {term_text(request)}"
    return f"{line.name} × {formats.number(line.quantity)}"


def line_formula(line: PricedLine, formats: Formats) -> str:
    """`€ 12.00 × 40 × 2 years`."""
    quantity = f" × {formats.number(line.quantity)}" if line.kind is Kind.SERVICE else ""
    return f"{formats.unit_price(line.unit_price)}{quantity} × {line.factor.words()}"


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
        return f"VAT: no rate is set{country}"
    why = _TAX_WORDS.get(treatment.category)
    return f"VAT {formats.percent(treatment.rate)}{f' · {why}' if why else ''}{country}"

"""From an order and what it is priced with to the words on the panel. Pure: no Qt, no database."""

from __future__ import annotations

from decimal import Decimal

from yeastar_desk.application.edit_order import OrderContext
from yeastar_desk.domain.catalogue import (
    WORKPLACE_PLANS,
    WORKPLACE_SERVICES,
    Kind,
    Offer,
    PriceList,
    Product,
    item_name,
)
from yeastar_desk.domain.money import UnitPrice
from yeastar_desk.domain.orders import OrderRequest
from yeastar_desk.domain.pricing import PricedLine, PricedOrder, plan_refusal
from yeastar_desk.domain.tax import TaxCategory, TaxLine
from yeastar_desk.domain.terms import YEARS_ALLOWED, Cycle, Term
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.purchase.reckoning import Reckoning, discount_text
from yeastar_desk.presentation.purchase.shown import (
    Choice,
    LineShown,
    OrderShown,
    PlanShown,
    ServiceShown,
    TotalsShown,
)

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


def show_order(
    request: OrderRequest,
    context: OrderContext,
    reckoning: Reckoning,
    formats: Formats,
    discount_typed: str | None = None,
    discount_wrong: str = "",
) -> OrderShown:
    """Everything below the company on the first step.

    Args:
        discount_typed: what stands in the discount field when it is not (yet) what the request says.
        discount_wrong: why that is not a discount.
    """
    term = Term.of(request.cycle, request.years, context.today)
    problem = reckoning.problem
    about_discount = problem is not None and problem.field == "discount"
    discount_problem = discount_wrong or (problem.sentence if problem is not None and about_discount else "")
    return OrderShown(
        cycle=request.cycle,
        plans=plan_cards(request, context.price_list, formats),
        services=service_rows(request, context.price_list, reckoning.priced, formats),
        plan=item_name(request.plan) if request.plan else "",
        terms=_terms(request),
        years=request.years,
        term=formats.term(term.starts_on, term.expires_on),
        expiration=formats.date(term.expires_on),
        lines=lines(request, reckoning.priced, formats),
        totals=totals(reckoning.priced, formats),
        discount=discount_text(request) if discount_typed is None else discount_typed,
        discount_problem=discount_problem,
        price_lists=tuple(Choice(each.id, f"{each.name} · {each.currency}") for each in context.choices),
        price_list_id=context.price_list.id,
        list_note=list_note(context.price_list, formats),
        assigned=request.assignment.yeastar_id if request.assignment is not None else "",
        problem=discount_problem or (problem.sentence if problem is not None else ""),
        problem_field="discount" if discount_problem else problem.field if problem is not None else "",
    )


def _terms(request: OrderRequest) -> tuple[Choice, ...]:
    if request.cycle is Cycle.ANNUALLY:
        return tuple(Choice(years, years_text(years)) for years in YEARS_ALLOWED)
    return (Choice(1, "1 month"),)


def list_note(prices: PriceList, formats: Formats) -> str:
    """Which prices these are: `Prices: EUR 2026, invented for demonstration`."""
    until = f", valid until {formats.date(prices.valid_to)}" if prices.valid_to is not None else ""
    demo = ", invented for demonstration" if prices.demo else ""
    return f"{prices.name}{until}{demo}"


def plan_cards(request: OrderRequest, prices: PriceList, formats: Formats) -> tuple[PlanShown, ...]:
    """The plans in the portal's order; one without a price in this cycle says so."""
    cards = []
    for plan in WORKPLACE_PLANS:
        offer = prices.find(Product.WORKPLACE, plan, request.cycle)
        known = offer is not None and offer.kind is Kind.PLAN
        cards.append(
            PlanShown(
                item=plan,
                name=item_name(plan),
                price=formats.unit_price(offer.unit_price(1)) if offer is not None and known else "—",
                per=f"/ {PER_CYCLE[request.cycle]}" if known else "",
                services=tuple(
                    (item_name(service), _supported(prices, service, plan, request.cycle))
                    for service in WORKPLACE_SERVICES
                ),
                selected=request.plan == plan,
                enabled=known,
                reason="" if known else _no_price(prices, plan, request.cycle),
            )
        )
    return tuple(cards)


def _supported(prices: PriceList, service: str, plan: str, cycle: Cycle) -> bool:
    offer = prices.find(Product.WORKPLACE, service, cycle)
    return offer is not None and offer.supports_plan(plan)


def _no_price(prices: PriceList, item: str, cycle: Cycle) -> str:
    cycles = {Cycle.ANNUALLY: "annual", Cycle.MONTHLY: "monthly", Cycle.ONCE: "one-off"}
    return f"{prices.name} has no {cycles[cycle]} price for {item_name(item)}."


def service_rows(
    request: OrderRequest, prices: PriceList, priced: PricedOrder | None, formats: Formats
) -> tuple[ServiceShown, ...]:
    """One row per service; what the plan does not support is there, disabled, with the reason."""
    amounts = {line.item: line for line in priced.lines} if priced is not None else {}
    return tuple(_service_row(request, prices, item, amounts.get(item), formats) for item in WORKPLACE_SERVICES)


def _service_row(
    request: OrderRequest, prices: PriceList, item: str, line: PricedLine | None, formats: Formats
) -> ServiceShown:
    offer = prices.find(Product.WORKPLACE, item, request.cycle)
    quantity = request.services.get(item, 0)
    if offer is None:
        reason = _no_price(prices, item, request.cycle)
        return ServiceShown(item, item_name(item), "", "", "", bool(quantity), bool(quantity), reason, bool(quantity))
    refusal = offer.refusal(quantity) if quantity else ""
    missing = plan_refusal(offer, request.plan) if request.plan and not offer.supports_plan(request.plan) else ""
    return ServiceShown(
        item=item,
        name=offer.name,
        hint=service_hint(offer, formats),
        quantity=counted(quantity, offer.unit, formats) if quantity else "",
        amount=formats.money(line.amount) if line is not None else "",
        ordered=bool(quantity),
        enabled=not missing,
        reason=missing or refusal,
        wrong=bool(refusal),
    )


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

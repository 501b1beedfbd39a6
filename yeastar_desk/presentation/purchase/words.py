"""From an order and what it is priced with to the words of the first step. Pure: no Qt, no database."""

from __future__ import annotations

from yeastar_desk.application.edit_order import OrderContext
from yeastar_desk.domain.catalogue import WORKPLACE_PLANS, WORKPLACE_SERVICES, Kind, PriceList, Product, item_name
from yeastar_desk.domain.orders import OrderRequest
from yeastar_desk.domain.pricing import PricedLine, PricedOrder, plan_refusal
from yeastar_desk.domain.terms import YEARS_ALLOWED, Cycle, Term
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.purchase.shown import OrderShown, PlanShown, ServiceShown
from yeastar_desk.presentation.sale.reckoning import Reckoning, discount_text
from yeastar_desk.presentation.sale.ruler import show_ruler
from yeastar_desk.presentation.sale.shown import Choice
from yeastar_desk.presentation.sale.words import (
    PER_CYCLE,
    counted,
    lines,
    list_note,
    no_price,
    price_list_name,
    service_hint,
    term_text,
    totals,
    years_text,
)

ALIGNED = "aligned"


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
    years = Term.of(request.cycle, request.years, context.today)
    term = reckoning.priced.term if reckoning.priced is not None else years
    problem = reckoning.problem
    about_discount = problem is not None and problem.field == "discount"
    discount_problem = discount_wrong or (problem.sentence if problem is not None and about_discount else "")
    return OrderShown(
        cycle=request.cycle,
        plans=plan_cards(request, context.price_list, formats),
        services=service_rows(request, context.price_list, reckoning.priced, formats),
        plan=item_name(request.plan) if request.plan else "",
        terms=_terms(request, formats),
        years=ALIGNED if request.ends_on is not None else request.years,
        term=formats.term(term.starts_on, term.expires_on),
        expiration=formats.date(term.expires_on),
        lines=lines(request, reckoning.priced, formats),
        totals=totals(reckoning.priced, formats),
        discount=discount_text(request) if discount_typed is None else discount_typed,
        discount_problem=discount_problem,
        price_lists=tuple(Choice(each.id, price_list_name(each)) for each in context.choices),
        price_list_id=context.price_list.id,
        list_note=list_note(context.price_list, formats),
        assigned=request.assignment.yeastar_id if request.assignment is not None else "",
        problem=discount_problem or (problem.sentence if problem is not None else ""),
        problem_field="discount" if discount_problem else problem.field if problem is not None else "",
        ruler=show_ruler(request, context, reckoning.priced, formats),
    )


def _terms(request: OrderRequest, formats: Formats) -> tuple[Choice, ...]:
    if request.cycle is not Cycle.ANNUALLY:
        return (Choice(1, "1 month"),)
    aligned = [Choice(ALIGNED, term_text(request, formats))] if request.ends_on is not None else []
    return (*(Choice(years, years_text(years)) for years in YEARS_ALLOWED), *aligned)


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
                reason="" if known else no_price(prices, plan, request.cycle),
            )
        )
    return tuple(cards)


def _supported(prices: PriceList, service: str, plan: str, cycle: Cycle) -> bool:
    offer = prices.find(Product.WORKPLACE, service, cycle)
    return offer is not None and offer.supports_plan(plan)


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
        reason = no_price(prices, item, request.cycle)
        return ServiceShown(item, item_name(item), "", "", "", bool(quantity), bool(quantity), reason, bool(quantity))
    refusal = offer.refusal(quantity) if quantity else ""
    missing = plan_refusal(offer, request.plan) if request.plan and not offer.supports_plan(request.plan) else ""
    return ServiceShown(
        item=item,
        name=offer.name,
        hint=service_hint(offer, quantity, formats),
        quantity=counted(quantity, offer.unit, formats) if quantity else "",
        amount=formats.money(line.amount) if line is not None else "",
        ordered=bool(quantity),
        enabled=not missing,
        reason=missing or refusal,
        wrong=bool(refusal),
    )

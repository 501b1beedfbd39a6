"""Renew plan and services together, from the old expiry while it is still running, else from today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from yeastar_desk.domain.catalogue import PriceList, PricingModel, Product
from yeastar_desk.domain.commitment import CoTermPoint
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.hosting import check_split
from yeastar_desk.domain.orders import OrderRequest
from yeastar_desk.domain.pricing import PricedLine, offer_of, purchase_lines
from yeastar_desk.domain.subscriptions import EXTENSIONS, Subscription
from yeastar_desk.domain.terms import Cycle, Factor, Term, aligned_factor

EQUAL_QUANTITIES_RULE = (
    "The portal renews plan and services together, at their present quantities. "
    "Other quantities are possible here; agree them with Yeastar before you send the order."
)


@dataclass(frozen=True, slots=True)
class RenewalQuantities:
    """What a renewal contains.

    Attributes:
        plan_quantity: extensions of a hosting package, else 1.
        kept: services that were paid once: they stay and are no part of the renewal.
    """

    plan: str
    plan_quantity: int
    services: Mapping[str, int]
    kept: tuple[str, ...] = ()


def renewal_quantities(
    request: OrderRequest, subscription: Subscription, prices: PriceList, today: date
) -> RenewalQuantities:
    """The present quantities, changed as the request says.

    Services that the renewed plan does not support are left out, and so are services that are paid only once.

    Raises:
        NotFound: the price list has no price for a service in this billing cycle.
    """
    now = subscription.on(today)
    last_plan, last = (now.coming[-1].plan, now.coming[-1].capacities) if now.coming else (now.plan, now.capacities)
    plan = request.plan or now.next_plan or last_plan
    changed = dict(request.services)
    extensions = (request.extensions or last.get(EXTENSIONS, 0)) + changed.pop("extension_expansion", 0)
    services: dict[str, int] = {}
    kept: list[str] = []
    for item in (*(item for item in last if item != EXTENSIONS), *(item for item in changed if item not in last)):
        quantity = changed.get(item, last.get(item, 0))
        if not quantity:
            continue
        offer = offer_of(prices, request.product, item, request.cycle)
        if item not in changed:
            if offer.cycle is Cycle.ONCE:
                kept.append(item)
                continue
            if not offer.supports_plan(plan):
                continue
            if offer.pricing_model is PricingModel.FLAT_RATE:
                quantity = 1
        elif offer.cycle is Cycle.ONCE:
            raise Refused(f"{offer.name} is paid once and is not renewed. Add it by Expansion instead.", field=item)
        services[item] = quantity
    quantity = extensions if request.product is Product.PCE_PACKAGE else 1
    return RenewalQuantities(plan, quantity, services, tuple(kept))


def bought_term(
    request: OrderRequest, starts_on: date, points: Sequence[CoTermPoint], prices: PriceList
) -> tuple[Term, Factor | None]:
    """The term that begins on a day: whole years or a month, or up to the day it is aligned with (co-term).

    Returns:
        The term, and how many unit prices it costs when it is aligned, else None.

    Raises:
        Refused: the years, or the day to align with, are not possible.
    """
    if request.ends_on is None:
        return Term.of(request.cycle, request.years, starts_on), None
    if request.cycle is not Cycle.ANNUALLY:
        raise Refused("Only an annual subscription can be aligned with another one.", field="ends_on")
    if request.ends_on not in {point.expires_on for point in points}:
        raise Refused(
            f"No other subscription of this customer ends on {request.ends_on.isoformat()}. "
            "Choose one of the shown days, or whole years.",
            field="ends_on",
        )
    factor = aligned_factor(starts_on, request.ends_on, prices.proration)
    return Term(starts_on, request.ends_on, request.cycle, 0), factor


def renewal(
    request: OrderRequest,
    subscription: Subscription,
    prices: PriceList,
    today: date,
    points: Sequence[CoTermPoint] = (),
) -> tuple[Term, tuple[PricedLine, ...]]:
    """The term and the lines of a renewal.

    Raises:
        Refused: a quantity, the years or the plan are not possible; `field` names the input.
        NotFound: the price list lacks a price.
    """
    term, factor = bought_term(request, max(subscription.expires_on, today), points, prices)
    wanted = renewal_quantities(request, subscription, prices, today)
    if request.product is Product.PCE_PACKAGE:
        check_split(wanted.plan_quantity, wanted.services)
    now = subscription.on(today)
    present = {**now.capacities, wanted.plan: now.capacities.get(EXTENSIONS, 1)}
    lines = purchase_lines(
        prices, request.product, wanted.plan, wanted.plan_quantity, wanted.services, term, factor, present
    )
    return term, lines

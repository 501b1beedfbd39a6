"""Add capacity or services to a running subscription: "now 20, add 10, then 30"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from yeastar_desk.domain.catalogue import PriceList, Product
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.hosting import ULTIMATE, flat_rate_refusal, split_after
from yeastar_desk.domain.orders import PlacedOrder
from yeastar_desk.domain.pricing import PricedLine, addition_lines, offer_of, plan_refusal, time_left
from yeastar_desk.domain.subscriptions import Subscription
from yeastar_desk.domain.terms import Proration, Term

# How the price list's proration rule is said where its result is shown.
RULE_WORDS = {
    Proration.FULL: "Additions end with the subscription and are charged in full: for every year begun until then.",
    Proration.DAILY: "Additions end with the subscription and are charged by the day until then.",
    Proration.MONTHLY: "Additions end with the subscription and are charged for every month begun until then.",
}


def expansion(
    services: Mapping[str, int],
    subscription: Subscription,
    prices: PriceList,
    today: date,
    pending: Sequence[PlacedOrder] = (),
) -> tuple[Term, tuple[PricedLine, ...]]:
    """The term and the lines of an addition; it ends with the subscription.

    Args:
        services: quantities to add by item.
        pending: unpaid orders for this subscription: what they add is taken into account.

    Raises:
        Refused: the subscription has expired, its plan does not support a service, a flat-rate service is there
            already, or Ultimate Plan would be more than the package's extensions; `field` names the item.
        NotFound: the price list has no price for an item.
    """
    now = subscription.on(today)
    factor = time_left(now, today, prices.proration)
    for item in services:
        sentence = addition_refusal(item, now, prices, pending)
        if sentence:
            raise Refused(sentence, field=item)
    check_additions(services, now, pending)
    lines = addition_lines(prices, now.product, services, now.capacities, now.running_term, today, factor)
    return Term(today, now.expires_on, now.cycle, 0), lines


def addition_refusal(
    item: str, subscription: Subscription, prices: PriceList, pending: Sequence[PlacedOrder] = ()
) -> str:
    """Why a service cannot be added to a subscription at all, or an empty string.

    Raises:
        NotFound: the price list has no price for it.
    """
    offer = offer_of(prices, subscription.product, item, subscription.cycle)
    if subscription.product is Product.WORKPLACE and not offer.supports_plan(subscription.plan):
        return plan_refusal(offer, subscription.plan)
    ordered = {line.item: order.number for order in pending for line in order.priced.lines}
    return flat_rate_refusal(offer, subscription.capacities, ordered)


def check_additions(services: Mapping[str, int], subscription: Subscription, pending: Sequence[PlacedOrder]) -> None:
    """Ultimate Plan stays within the extensions, now and in every term that is paid ahead.

    Ultimate extensions of unpaid orders count, extensions of unpaid orders do not: any of them may be cancelled.

    Raises:
        Refused: with the split in words.
    """
    if subscription.product is not Product.PCE_PACKAGE:
        return
    for capacities in (subscription.capacities, *(term.capacities for term in subscription.coming)):
        split_after(capacities, services).check()
        waiting = {number: quantity for number, quantity in _ultimate_in(pending) if quantity}
        together = {**services, ULTIMATE: services.get(ULTIMATE, 0) + sum(waiting.values())}
        split = split_after(capacities, together)
        if not split.fits and services.get(ULTIMATE):
            raise Refused(
                f"{split.refusal()} {sum(waiting.values()):,} of them are in {', '.join(waiting)}, "
                "which waits for payment.",
                field=ULTIMATE,
            )


def _ultimate_in(pending: Sequence[PlacedOrder]) -> list[tuple[str, int]]:
    return [
        (order.number, sum(line.quantity for line in order.priced.lines if line.item == ULTIMATE)) for order in pending
    ]

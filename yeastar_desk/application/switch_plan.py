"""Switch the plan of a Workplace subscription: up at once, down at the end of the term.

What the vendor's Workplace does is not published; its sibling products do this (docs/decisions/plan-switch.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from yeastar_desk.application.expand import check_additions
from yeastar_desk.domain.catalogue import WORKPLACE_PLANS, PriceList, Product, item_name
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.orders import Operation, OrderRequest, PlacedOrder
from yeastar_desk.domain.pricing import (
    PricedLine,
    UpgradeRule,
    addition_lines,
    later_plan_line,
    offer_of,
    plan_refusal,
    switch_line,
    time_left,
)
from yeastar_desk.domain.subscription_life import is_upgrade
from yeastar_desk.domain.subscriptions import Subscription
from yeastar_desk.domain.terms import Term
from yeastar_desk.domain.wording import listed

UPGRADE_WORDS = {
    UpgradeRule.DIFFERENCE: "An upgrade costs the difference of the two plans for the time that remains.",
    UpgradeRule.NEW_PLAN: "An upgrade costs the new plan for the time that remains; the old one is not credited.",
}
DOWNGRADE_WORDS = (
    "A downgrade takes effect at the end of the term and costs nothing now. The next renewal charges the new plan."
)


def plan_switch(
    request: OrderRequest,
    subscription: Subscription,
    prices: PriceList,
    today: date,
    rule: UpgradeRule,
    pending: Sequence[PlacedOrder] = (),
) -> tuple[Term, tuple[PricedLine, ...]]:
    """The term and the lines of a plan switch; billing cycle and expiry stay as they are.

    An upgrade may add services that the new plan supports. A downgrade costs nothing now. Choosing the present
    plan while a downgrade waits takes the downgrade back.

    Raises:
        Refused: the switch is not possible; `field` names the input.
        NotFound: the price list lacks a price.
    """
    now = subscription.on(today)
    _check(request, now, today, pending)
    term = Term(today, now.expires_on, now.cycle, 0)
    if not is_upgrade(now.plan, request.plan):
        if request.services:
            raise Refused("A downgrade takes effect at the end of the term: order services separately.", field="plan")
        return term, (later_plan_line(prices, now, request.plan),)
    if any(ahead.plan != now.plan for ahead in now.coming):
        raise Refused(
            f"This subscription is renewed with another plan from {now.coming[0].starts_on.isoformat()}. "
            "Switch after that day.",
            field="plan",
        )
    factor = time_left(now, today, prices.proration)
    for item in request.services:
        offer = offer_of(prices, now.product, item, now.cycle)
        if not offer.supports_plan(request.plan):
            raise Refused(plan_refusal(offer, request.plan), field=item)
    check_additions(request.services, now, pending)
    line = switch_line(prices, now, request.plan, factor, rule)
    added = addition_lines(prices, now.product, request.services, now.capacities, now.running_term, today, factor)
    return term, (line, *added)


def _check(request: OrderRequest, now: Subscription, today: date, pending: Sequence[PlacedOrder]) -> None:
    if now.product is not Product.WORKPLACE:
        raise Refused("A hosting package has one plan. Add Ultimate Plan for some of its extensions.", field="plan")
    if request.plan not in WORKPLACE_PLANS:
        raise Refused("Choose the plan to switch to.", field="plan")
    if not now.is_active(today):
        raise Refused(
            f"This subscription expired on {now.expires_on.isoformat()}. Renew it with the other plan instead.",
            field="plan",
        )
    if request.plan == now.plan and not now.next_plan:
        raise Refused(f"This subscription is on the {item_name(now.plan)} already. Choose another plan.", field="plan")
    for order in pending:
        if order.request.operation is Operation.SWITCH:
            raise Refused(
                f"Order {order.number} switches the plan already and waits for payment. Record or cancel it first.",
                field="plan",
            )


def lost_services(subscription: Subscription, plan: str, prices: PriceList) -> Mapping[str, int]:
    """Services with their quantities that a customer loses with a plan: those that it does not support."""
    lost = {}
    for item, quantity in subscription.capacities.items():
        offer = prices.find(subscription.product, item, subscription.cycle)
        if quantity and offer is not None and not offer.supports_plan(plan):
            lost[item] = quantity
    return lost


def lost_words(lost: Mapping[str, int]) -> str:
    """``"Desk (40) and Visitor (2)"``, empty for nothing."""
    return listed([f"{item_name(item)} ({quantity:,})" for item, quantity in lost.items()])

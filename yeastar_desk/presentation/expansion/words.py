"""From an order for an existing customer to the words of its first step. Pure: no Qt, no database."""

from __future__ import annotations

from datetime import date

from yeastar_desk.application.edit_order import OrderContext
from yeastar_desk.application.expand import RULE_WORDS
from yeastar_desk.application.renew import EQUAL_QUANTITIES_RULE
from yeastar_desk.application.switch_plan import DOWNGRADE_WORDS, UPGRADE_WORDS, lost_services, lost_words
from yeastar_desk.domain.catalogue import (
    PRODUCT_NAMES,
    WORKPLACE_PLANS,
    WORKPLACE_SERVICES,
    Product,
    item_name,
)
from yeastar_desk.domain.hosting import Split
from yeastar_desk.domain.orders import Operation, OrderRequest
from yeastar_desk.domain.subscription_life import is_upgrade
from yeastar_desk.domain.subscriptions import EXTENSIONS, Subscription, SubscriptionStatus, capacity_name
from yeastar_desk.domain.terms import YEARS_ALLOWED, Cycle
from yeastar_desk.presentation.expansion.rows import rows_of, split_of
from yeastar_desk.presentation.expansion.shown import (
    AllocationShown,
    ExpansionShown,
    HolderShown,
    PlanChoiceShown,
    TermShown,
)
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.sale.reckoning import Reckoning
from yeastar_desk.presentation.sale.ruler import show_ruler
from yeastar_desk.presentation.sale.shown import Choice, SummaryShown
from yeastar_desk.presentation.sale.words import PER_CYCLE, lines, list_note, price_list_name, totals, years_text

ALIGNED = "aligned"
_TITLES = {
    Operation.PURCHASE: "Purchase",
    Operation.EXPAND: "Expansion",
    Operation.RENEW: "Renew",
    Operation.SWITCH: "Switch plan",
}
_TABS = {
    Product.WORKPLACE: (
        (Operation.EXPAND, "Service"),
        (Operation.SWITCH, "Plan"),
        (Operation.RENEW, "Renew"),
    ),
    Product.PCE_PACKAGE: ((Operation.EXPAND, "Expansion"), (Operation.RENEW, "Renew")),
}
_QUANTITIES = {
    Operation.EXPAND: "Add",
    Operation.SWITCH: "Add",
    Operation.RENEW: "Renew",
    Operation.PURCHASE: "Quantity",
}
_EMPTY = {
    Operation.PURCHASE: "Enter how many extensions the package has.",
    Operation.EXPAND: "Add a quantity, or subscribe a service, to see what it costs.",
    Operation.RENEW: "There is nothing to renew yet.",
    Operation.SWITCH: "Choose a plan to see what the switch costs.",
}


def show_expansion(
    request: OrderRequest,
    context: OrderContext,
    reckoning: Reckoning,
    formats: Formats,
    discount: str = "",
    discount_wrong: str = "",
) -> ExpansionShown:
    """Everything on the first step.

    Args:
        discount: what stands in the discount field; `discount_wrong` is why that is not a discount.
    """
    subscription = context.subscription
    problem = reckoning.problem
    about_discount = problem is not None and problem.field == "discount"
    return ExpansionShown(
        title=f"{_TITLES[request.operation]} · {PRODUCT_NAMES[request.product]}",
        operation=request.operation,
        tabs=_tabs(request, context),
        holder=_holder(subscription, context, formats) if subscription is not None else None,
        allocation=_allocation(request, context, formats),
        plans=_plans(request, context, formats),
        rows=rows_of(request, context, formats),
        quantity_caption=_QUANTITIES[request.operation],
        term=_term(request, reckoning, formats),
        summary=SummaryShown(
            lines=lines(request, reckoning.priced, formats),
            totals=totals(reckoning.priced, formats),
            discount=discount,
            discount_problem=discount_wrong or (problem.sentence if problem is not None and about_discount else ""),
            price_lists=tuple(Choice(each.id, price_list_name(each)) for each in context.choices),
            price_list_id=context.price_list.id,
            list_note=list_note(context.price_list, formats),
            empty=_EMPTY[request.operation],
            notes=True,
        ),
        ruler=show_ruler(request, context, reckoning.priced, formats),
        note=_note(request, context),
        yeastar_id=request.subject_id,
        company=request.subject_name,
    )


def _tabs(request: OrderRequest, context: OrderContext) -> tuple[tuple[Operation, str, bool], ...]:
    """An expired subscription can only be renewed."""
    if request.operation is Operation.PURCHASE or context.subscription is None:
        return ()
    running = context.subscription.is_active(context.today)
    return tuple(
        (operation, text, running or operation is Operation.RENEW) for operation, text in _TABS[request.product]
    )


def _holder(subscription: Subscription, context: OrderContext, formats: Formats) -> HolderShown:
    kind = "BYOI hosting package" if subscription.product is Product.PCE_PACKAGE else item_name(subscription.plan)
    caption = "Yeastar ID" if subscription.product is Product.PCE_PACKAGE else "Company ID"
    parts = [f"{caption} {subscription.subject_id}"]
    for item in (EXTENSIONS, *WORKPLACE_SERVICES, "recording_minutes"):
        quantity = subscription.capacities.get(item, 0)
        if quantity and subscription.product is Product.PCE_PACKAGE:
            parts.append(f"{formats.number(quantity)} {capacity_name(item).lower()}")
        elif quantity:
            parts.append(f"{capacity_name(item)} {formats.number(quantity)}")
    badge, tone = _expiry(subscription, context.today, formats)
    pending = ", ".join(order.number for order in context.pending)
    return HolderShown(
        name=f"{context.holder or subscription.subject_id} — {kind}",
        details=" · ".join(parts),
        badge=badge,
        tone=tone,
        pending=f"{pending} waits for payment; what it adds is not counted as there." if pending else "",
    )


def _expiry(subscription: Subscription, today: date, formats: Formats) -> tuple[str, str]:
    day = formats.date(subscription.expires_on)
    match subscription.status(today):
        case SubscriptionStatus.EXPIRED:
            return f"expired {day}", "danger"
        case SubscriptionStatus.EXPIRING:
            return f"expires {day}", "warning"
        case _:
            return f"until {day}", "ok"


def _allocation(request: OrderRequest, context: OrderContext, formats: Formats) -> AllocationShown | None:
    if request.product is not Product.PCE_PACKAGE:
        return None
    split = split_of(request, context)
    return AllocationShown(
        text=f"{formats.number(split.total)} extensions after this order: {_split_words(split, formats)}",
        enterprise=max(0, split.enterprise),
        ultimate=split.ultimate,
        fits=split.fits,
    )


def _split_words(split: Split, formats: Formats) -> str:
    if not split.fits:
        return f"Ultimate {formats.number(split.ultimate)} is more than there are"
    return f"{formats.number(split.enterprise)} Enterprise, {formats.number(split.ultimate)} Ultimate"


def _plans(request: OrderRequest, context: OrderContext, formats: Formats) -> tuple[PlanChoiceShown, ...]:
    """The plans of Workplace, where one can be chosen."""
    subscription = context.subscription
    if subscription is None or request.product is Product.PCE_PACKAGE or request.operation is Operation.EXPAND:
        return ()
    cycle = subscription.cycle if request.operation is Operation.SWITCH else request.cycle
    renews_with = request.plan or subscription.next_plan or subscription.plan
    cards = []
    for plan in WORKPLACE_PLANS:
        offer = context.price_list.find(Product.WORKPLACE, plan, cycle)
        switching = request.operation is Operation.SWITCH
        selected = plan == (request.plan if switching else renews_with)
        effect = _effect(plan, subscription, context, formats) if switching else _kept(plan, subscription, context)
        same = switching and plan == subscription.plan and not subscription.next_plan
        cards.append(
            PlanChoiceShown(
                item=plan,
                name=item_name(plan),
                price=formats.unit_price(offer.unit_price(1)) if offer is not None else "—",
                per=f"/ {PER_CYCLE[cycle]}",
                services=tuple((item_name(item), _supports(context, item, plan, cycle)) for item in WORKPLACE_SERVICES),
                selected=selected,
                enabled=offer is not None and not same,
                effect=effect if offer is not None else f"{context.price_list.name} has no price for it.",
                button="Renew" if not switching else "Keep" if plan == subscription.plan else "Switch",
            )
        )
    return tuple(cards)


def _supports(context: OrderContext, item: str, plan: str, cycle: Cycle) -> bool:
    offer = context.price_list.find(Product.WORKPLACE, item, cycle)
    return offer is not None and offer.supports_plan(plan)


def _effect(plan: str, subscription: Subscription, context: OrderContext, formats: Formats) -> str:
    """When a switch takes effect, and what is lost with it."""
    until = formats.date(subscription.expires_on)
    if plan == subscription.plan:
        waiting = f" instead of {item_name(subscription.next_plan)}" if subscription.next_plan else ""
        return f"Stays as it is{waiting}." if waiting else "The present plan."
    if is_upgrade(subscription.plan, plan):
        return f"At once, with the same term until {until}."
    lost = lost_words(lost_services(subscription, plan, context.price_list))
    ends = f" {lost} will then be lost." if lost else ""
    return f"At the end of the term, from {until} on; nothing is charged now.{ends}"


def _kept(plan: str, subscription: Subscription, context: OrderContext) -> str:
    """What is lost when a subscription is renewed with a plan."""
    lost = lost_words(lost_services(subscription, plan, context.price_list))
    return f"{lost} will be lost: not supported." if lost else ""


def _term(request: OrderRequest, reckoning: Reckoning, formats: Formats) -> TermShown | None:
    if request.operation not in (Operation.PURCHASE, Operation.RENEW):
        return None
    choices = [Choice(years, years_text(years)) for years in YEARS_ALLOWED]
    chosen: object = request.years
    if request.cycle is Cycle.MONTHLY:
        choices, chosen = [Choice(1, "1 month")], 1
    elif request.ends_on is not None:
        choices.append(Choice(ALIGNED, f"until {formats.date(request.ends_on)}"))
        chosen = ALIGNED
    term = reckoning.priced.term if reckoning.priced is not None else None
    return TermShown(
        cycle=request.cycle,
        choices=tuple(choices),
        chosen=chosen,
        term=formats.term(term.starts_on, term.expires_on) if term is not None else "—",
        expiration=formats.date(term.expires_on) if term is not None else "—",
    )


def _note(request: OrderRequest, context: OrderContext) -> str:
    """The rules that were applied."""
    additions = RULE_WORDS[context.price_list.proration]
    subscription = context.subscription
    match request.operation:
        case Operation.EXPAND:
            return additions
        case Operation.SWITCH:
            down = subscription is not None and request.plan and not is_upgrade(subscription.plan, request.plan)
            return DOWNGRADE_WORDS if down else f"{UPGRADE_WORDS[context.upgrade_rule]} {additions}"
        case Operation.RENEW:
            running = subscription is not None and subscription.is_active(context.today)
            begins = "The new term begins when the present one ends. " if running else "The new term begins today. "
            return f"{begins}{EQUAL_QUANTITIES_RULE}"
        case Operation.PURCHASE:
            return "Ultimate Plan is a part of the extensions, not an addition to them."

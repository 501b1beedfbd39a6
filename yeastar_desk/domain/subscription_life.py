"""What paid orders do to a subscription, and what taking one back leaves.

A subscription is what its paid orders have added up to. `with_order` is one step, a pure function; taking an order
back plays the steps after it again without it, so that it comes out exactly as if the order had never been paid.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from yeastar_desk.domain.catalogue import WORKPLACE_PLANS, Kind, Product
from yeastar_desk.domain.contacts import BillingContact
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.hosting import split_after
from yeastar_desk.domain.orders import Operation, OrderRequest, PlacedOrder
from yeastar_desk.domain.pricing import PricedLine, PricedOrder
from yeastar_desk.domain.subscriptions import ComingTerm, Subscription, added, capacity_of
from yeastar_desk.domain.terms import Term


class TermStart(StrEnum):
    """When the term of a new subscription begins: with its payment (the vendor's guide) or with its order."""

    PAYMENT = "payment"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Step:
    """One paid order and the day on which it took effect."""

    order: PlacedOrder
    effective_on: date


def is_upgrade(old_plan: str, new_plan: str) -> bool:
    """Whether a Workplace plan is above another one: Basic < Standard < Pro."""
    return WORKPLACE_PLANS.index(new_plan) > WORKPLACE_PLANS.index(old_plan)


def effective_day(placed_on: date, paid_on: date, start: TermStart) -> date:
    """The day an order takes effect: the day of its payment, never before it was placed, or the day of the order."""
    return max(placed_on, paid_on) if start is TermStart.PAYMENT else placed_on


def with_order(subscription: Subscription | None, order: PlacedOrder, effective_on: date) -> Subscription:
    """The subscription after a paid order.

    Args:
        subscription: what the customer has, None when this is the first order.
        effective_on: see `effective_day`.

    Raises:
        Refused: the order adds to a subscription that does not exist.
    """
    return with_request(subscription, order.request, order.priced, order.company_name, effective_on)


def with_request(
    subscription: Subscription | None, request: OrderRequest, priced: PricedOrder, holder: str, effective_on: date
) -> Subscription:
    """The same for an order that is not placed yet: what the customer would have."""
    now = subscription.on(effective_on) if subscription is not None else None
    if request.operation is Operation.PURCHASE:
        after = _purchased(now, request, priced, holder, effective_on)
    elif now is None:
        raise Refused(
            f"{request.subject_id} has no subscription that this order could change. Purchase a plan first.",
            field="operation",
        )
    elif request.operation is Operation.EXPAND:
        after = _expanded(now, priced)
    elif request.operation is Operation.RENEW:
        after = _renewed(now, request, priced, effective_on)
    else:
        after = _switched(now, request, priced)
    if request.assignment is not None:
        after = replace(after, assigned_to=request.assignment.yeastar_id)
    if request.payment.auto_renew:
        after = replace(after, auto_renew=True)
    return after


def _quantities(lines: Sequence[PricedLine], kind: Kind) -> dict[str, int]:
    return {line.item: line.quantity for line in lines if line.kind is kind}


def _capacities(request: OrderRequest, lines: Sequence[PricedLine]) -> dict[str, int]:
    """The capacities that a plan with its services gives; the plan of a package is bought per extension."""
    capacities = added({}, _quantities(lines, Kind.SERVICE))
    if request.product is Product.PCE_PACKAGE:
        extensions = sum(_quantities(lines, Kind.PLAN).values())
        capacities = added(capacities, {capacity_of("extension_expansion"): extensions})
    return capacities


def _bought_term(request: OrderRequest, starts_on: date) -> Term:
    if request.ends_on is not None:
        return Term(starts_on, max(starts_on, request.ends_on), request.cycle, 0)
    return Term.of(request.cycle, request.years, starts_on)


def _purchased(
    now: Subscription | None, request: OrderRequest, priced: PricedOrder, holder: str, effective_on: date
) -> Subscription:
    term = _bought_term(request, max(priced.term.starts_on, effective_on))
    plan = next(line.item for line in priced.lines if line.kind is Kind.PLAN)
    capacities = _capacities(request, priced.lines)
    if now is not None and now.is_active(term.starts_on):
        # Bought once more while it still ran: nothing that was paid is lost.
        return replace(
            now,
            plan=plan,
            cycle=request.cycle,
            starts_on=term.starts_on,
            expires_on=max(term.expires_on, now.expires_on),
            capacities=added(now.capacities, capacities),
            next_plan="",
            coming=(),
        )
    if now is not None:
        return replace(
            now,
            plan=plan,
            cycle=request.cycle,
            starts_on=term.starts_on,
            expires_on=max(term.expires_on, now.expires_on),
            capacities=capacities,
            next_plan="",
            auto_renew=False,
        )
    contact = request.billing_contact or BillingContact()
    return Subscription(
        product=request.product,
        subject_id=request.subject_id,
        holder_name=holder,
        email=request.subject_id if "@" in request.subject_id else contact.email,
        country=contact.country,
        plan=plan,
        cycle=request.cycle,
        starts_on=term.starts_on,
        expires_on=term.expires_on,
        capacities=capacities,
        demo=priced.demo,
    )


def _expanded(now: Subscription, priced: PricedOrder) -> Subscription:
    """Additions count until the day they are paid to, in terms paid ahead too, and not in one begun after it."""
    services = _quantities(priced.lines, Kind.SERVICE)
    paid_to = priced.term.expires_on
    if paid_to <= now.starts_on:
        return now
    coming = tuple(
        replace(term, capacities=added(term.capacities, services)) if term.starts_on < paid_to else term
        for term in now.coming
    )
    return replace(now, capacities=added(now.capacities, services), coming=coming)


def _renewed(now: Subscription, request: OrderRequest, priced: PricedOrder, effective_on: date) -> Subscription:
    plan = next(line.item for line in priced.lines if line.kind is Kind.PLAN)
    last = now.coming[-1].capacities if now.coming else now.capacities
    capacities = _capacities(request, priced.lines)
    capacities = {**capacities, **{item: last[item] for item in request.kept if item in last}}
    if now.is_active(effective_on):
        term = _bought_term(request, now.expires_on)
        ahead = ComingTerm(term.starts_on, term.expires_on, request.cycle, plan, capacities)
        return replace(now, expires_on=term.expires_on, next_plan="", coming=(*now.coming, ahead))
    term = _bought_term(request, max(effective_on, now.expires_on))
    return replace(
        now,
        plan=plan,
        cycle=request.cycle,
        starts_on=term.starts_on,
        expires_on=max(term.expires_on, now.expires_on),
        capacities=capacities,
        next_plan="",
    )


def _switched(now: Subscription, request: OrderRequest, priced: PricedOrder) -> Subscription:
    line = next(line for line in priced.lines if line.kind is Kind.PLAN)
    if not line.factor.value:  # at the end of the term, see `later_plan_line`
        return replace(now, next_plan="" if request.plan == now.plan else request.plan)
    after = _expanded(now, priced)
    paid_to = priced.term.expires_on
    coming = tuple(replace(term, plan=request.plan) if term.starts_on < paid_to else term for term in after.coming)
    return replace(after, plan=request.plan, next_plan="", coming=coming)


def replayed(before: Subscription | None, steps: Sequence[Step]) -> Subscription | None:
    """What paid orders make of a subscription, one after the other.

    Raises:
        Refused: an order cannot stand without one that is missing: it adds to nothing, or to a time that is not
            paid, or Ultimate Plan would be more than the package's extensions.
    """
    now = before
    for step in steps:
        now = with_order(now, step.order, step.effective_on)
        if step.order.priced.term.expires_on > now.expires_on:
            raise Refused(f"{step.order.number} is priced for a longer term.", field="order")
        if now.product is Product.PCE_PACKAGE:
            split_after(now.capacities, {}).check()
    return now


def without_order(before: Subscription | None, steps: Sequence[Step], order_id: str) -> Subscription | None:
    """The subscription as if one of its orders had never been paid.

    Args:
        before: what the customer had before the first step.
        steps: all paid orders since then, the one to take back among them.

    Raises:
        Refused: a later order builds on it and has to be taken back first.
    """
    at = next(i for i, step in enumerate(steps) if step.order.id == order_id)
    try:
        return replayed(before, [*steps[:at], *steps[at + 1 :]])
    except Refused:
        later = ", ".join(step.order.number for step in reversed(steps[at + 1 :]))
        raise Refused(
            f"Later orders build on {steps[at].order.number}. Take these back first, in this order: {later}.",
            field="order",
        ) from None

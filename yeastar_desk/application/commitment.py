"""The commitment ruler of an order: today, the term, points to align with, the next charge, the total."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from yeastar_desk.application.edit_order import OrderContext, complete
from yeastar_desk.application.renew import renewal
from yeastar_desk.domain.commitment import Ruler
from yeastar_desk.domain.errors import DeskError
from yeastar_desk.domain.money import Money
from yeastar_desk.domain.orders import Operation, OrderRequest, Payment
from yeastar_desk.domain.pricing import PricedOrder, total_order
from yeastar_desk.domain.subscription_life import with_request


def ruler(request: OrderRequest, context: OrderContext, priced: PricedOrder) -> Ruler:
    """The ruler of a priced request."""
    term = priced.term
    subscription = context.subscription
    next_on, charge = _next_charge(request, context, priced)
    return Ruler(
        today=context.today,
        starts_on=term.starts_on,
        ends_on=term.expires_on,
        total=priced.total,
        next_on=next_on,
        next_charge=charge,
        auto_renew=request.payment.auto_renew or (subscription is not None and subscription.auto_renew),
        points=tuple(point for point in context.points if point.expires_on > term.starts_on),
    )


def _next_charge(request: OrderRequest, context: OrderContext, priced: PricedOrder) -> tuple[date, Money | None]:
    """One more year (or month) of everything the customer then has, at today's prices, taxed like this order, and when.

    No amount when the price list has no price for a part of it.
    """
    due = priced.term.expires_on
    try:
        settled = complete(request, context)
        after = with_request(context.subscription, settled, priced, context.holder, context.today)
        due = max(due, after.expires_on)
        last = after.coming[-1].cycle if after.coming else after.cycle
        again = replace(
            settled,
            operation=Operation.RENEW,
            plan="",
            extensions=0,
            services={},
            cycle=last,
            years=1,
            ends_on=None,
            payment=Payment(),
        )
        later = after.on(after.expires_on)
        term, lines = renewal(again, later, context.price_list, after.expires_on)
        return due, total_order(context.price_list, term, lines, context.treatment(request)).total
    except DeskError:
        return due, None

"""What happened with a customer, in words: orders and what became of them, subscriptions, merges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from yeastar_desk.application.ports import AuditEntry, UnitOfWork
from yeastar_desk.application.subscription_life import MOVED
from yeastar_desk.application.subscription_views import SubscriptionChange
from yeastar_desk.application.views import OrderRow
from yeastar_desk.domain.catalogue import Product, item_name
from yeastar_desk.domain.companies import Company

ORDERS_TOLD = 50  # the newest; the Orders page knows the rest
_ORDER_DEEDS = {
    "order_placed": "placed",
    "payment_recorded": "payment recorded",
    "order_cancelled": "cancelled",
    "order_failed": "failed",
    "order_invalid": "marked invalid",
    "order_refunded": "paid back",
    "surplus_given_back": "overpayment given back",
    "order_replaced": "placed again",
    "order_remarked": "remarks changed",
    "invoice_credited": "credited",
}
# An order's own change of a subscription stands there as that order.
_SUBSCRIPTION_DEEDS = {
    "taken_back": "taken back to what it was before an order",
    "associated": "another user was associated",
    "auto_renew_off": "automatic renewal switched off",
    "synchronised": "fetched from the portal",
    "imported": "imported",
    MOVED: "moved here from an ID that was not verified",
    "dropped": "ended: another one was the right one",
}


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened; `actor` may be empty."""

    at: datetime
    words: str
    actor: str = ""


def history(
    work: UnitOfWork, company: Company, subjects: Sequence[tuple[Product, str]], orders: Sequence[OrderRow]
) -> tuple[Happened, ...]:
    """Everything that is known to have happened, the newest first.

    Args:
        subjects: the customer's subscriptions.
        orders: the customer's orders, newest first.
    """
    found = [*_of_company(work, company)]
    for order in orders[:ORDERS_TOLD]:
        found += _of_order(work, order)
    for product, subject_id in subjects:
        for change in work.subscriptions.changes(product, subject_id):
            left_there = change.kind == MOVED and change.after is None  # that it came here is another entry
            if change.kind in _SUBSCRIPTION_DEEDS and not left_there:
                found.append(_of_subscription(product, change))
    return tuple(sorted(found, key=lambda happened: happened.at)[::-1])


def _of_company(work: UnitOfWork, company: Company) -> Iterator[Happened]:
    for entry in work.audit.of("company", company.company_id):
        if entry.action == "customers_merged" and entry.at is not None:
            yield Happened(entry.at, f"Merged with {entry.details.get('merged')}, which was not verified", entry.actor)


def _of_order(work: UnitOfWork, order: OrderRow) -> Iterator[Happened]:
    for entry in work.audit.of("order", order.id):
        deed = _ORDER_DEEDS.get(entry.action)
        if deed is not None and entry.at is not None:
            yield Happened(entry.at, f"{order.number} {deed}{_about(entry, order)}", entry.actor)


def _about(entry: AuditEntry, order: OrderRow) -> str:
    if entry.action == "order_placed":
        return f": {order.what}"
    told = [str(entry.details[key]) for key in ("document", "reason") if entry.details.get(key)]
    return f": {', '.join(told)}" if told else ""


def _of_subscription(product: Product, change: SubscriptionChange) -> Happened:
    is_package = product is Product.PCE_PACKAGE
    subscription = change.after or change.before
    plan = item_name(subscription.plan) if subscription is not None and not is_package else ""
    what = "Hosting package" if is_package else " ".join(filter(None, ("Workplace", plan)))
    return Happened(change.at, f"{what}: {_SUBSCRIPTION_DEEDS[change.kind]}")

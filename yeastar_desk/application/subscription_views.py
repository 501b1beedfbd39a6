"""Read models of subscriptions: rows of the list, history, and consent to automatic renewal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from yeastar_desk.domain.catalogue import SERVICES, Product
from yeastar_desk.domain.subscriptions import EXTENSIONS, Subscription, SubscriptionStatus, capacity_name
from yeastar_desk.domain.terms import Cycle


@dataclass(frozen=True, slots=True)
class SubscriptionFilter:
    """What a list of subscriptions shows; empty values do not filter.

    Attributes:
        text: part of the holder's name, or the start of an ID.
        expires_from, expires_to: first and last expiry date.
    """

    text: str = ""
    product: Product | None = None
    plan: str = ""
    status: SubscriptionStatus | None = None
    expires_from: date | None = None
    expires_to: date | None = None


@dataclass(frozen=True, slots=True)
class SubscriptionRow:
    """A row of the list.

    Attributes:
        starts_on, expires_on: of a subscription that is not paid yet the days that were ordered.
        reminders: when the portal reminds the billing contact.
        pending: numbers of the unpaid orders for it.
        ordered: it does not exist yet: only an unpaid purchase does.
    """

    product: Product
    subject_id: str
    holder_name: str
    plan: str
    cycle: Cycle
    starts_on: date
    expires_on: date
    status: SubscriptionStatus
    days_left: int
    reminders: tuple[date, ...]
    auto_renew: bool = False
    capacities: Mapping[str, int] = field(default_factory=dict)
    next_plan: str = ""
    assigned_to: str = ""
    demo: bool = False
    pending: tuple[str, ...] = ()
    ordered: bool = False


def row_of(subscription: Subscription, today: date, pending: tuple[str, ...] = ()) -> SubscriptionRow:
    """The row of a subscription as it is today."""
    now = subscription.on(today)
    return SubscriptionRow(
        product=now.product,
        subject_id=now.subject_id,
        holder_name=now.holder_name,
        plan=now.plan,
        cycle=now.cycle,
        starts_on=now.starts_on,
        expires_on=now.expires_on,
        status=now.status(today),
        days_left=now.days_left(today),
        reminders=now.reminders(),
        auto_renew=now.auto_renew,
        capacities=now.capacities,
        next_plan=now.next_plan,
        assigned_to=now.assigned_to,
        demo=now.demo,
        pending=pending,
    )


def capacity_words(row: SubscriptionRow) -> str:
    """``"Meeting Room 12, Desk 40"`` in the portal's order; what a package has or has not is only named."""
    words = []
    for capacity in (EXTENSIONS, *SERVICES[row.product]):
        quantity = row.capacities.get(capacity, 0)
        named = quantity == 1 and row.product is Product.PCE_PACKAGE and capacity != EXTENSIONS
        if quantity:
            words.append(capacity_name(capacity) if named else f"{capacity_name(capacity)} {quantity:,}")
    return ", ".join(words)


@dataclass(frozen=True, slots=True)
class SubscriptionChange:
    """One entry of a subscription's history.

    Attributes:
        kind: the operation of an order, or `taken_back`, `associated`, `auto_renew_off`, `synchronised`, `moved`,
            `dropped`.
        before: None when the subscription was new; `after` is None when the order that made it was taken back.
    """

    kind: str
    at: datetime
    before: Subscription | None
    after: Subscription | None
    order_id: str = ""
    effective_on: date | None = None


@dataclass(frozen=True, slots=True)
class Consent:
    """What a customer agreed to, or took back, in the very words that were shown.

    Attributes:
        kind: `auto_renew_on` or `auto_renew_off`.
        actor: who agreed.
        order_id: the order that it came with, empty when it was switched off later.
    """

    product: Product
    subject_id: str
    kind: str
    text: str
    actor: str
    at: datetime
    order_id: str = ""

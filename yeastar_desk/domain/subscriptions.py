"""A running subscription: a company's Workplace plan, or a P-Series BYOI hosting package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from yeastar_desk.domain.catalogue import Product, item_name
from yeastar_desk.domain.terms import Cycle, Term

# The capacity of a hosting package that is not a service: its total number of extensions.
EXTENSIONS = "extensions"

# The portal's first reminder before an annual expiry; from then on a subscription counts as expiring soon.
EXPIRES_SOON_DAYS = 30


class SubscriptionStatus(StrEnum):
    """What a list says about a subscription; `PENDING` is one whose first order is not paid yet."""

    ACTIVE = "active"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class ComingTerm:
    """A term that is paid for ahead: it begins when the one before it ends."""

    starts_on: date
    expires_on: date
    cycle: Cycle
    plan: str
    capacities: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a customer has now.

    Attributes:
        subject_id: company ID (Workplace) or Yeastar ID (hosting package).
        starts_on: when the running term began; years and months are counted from it.
        expires_on: the end of everything that is paid, coming terms included.
        capacities: quantity by item; a hosting package has `extensions` (its total) beside its services.
        next_plan: the plan that a downgrade at the end of the term has chosen, empty for none.
        coming: terms that renewals have paid ahead, in their order.
    """

    product: Product
    subject_id: str
    holder_name: str
    email: str
    country: str
    plan: str
    cycle: Cycle
    starts_on: date
    expires_on: date
    auto_renew: bool = False
    capacities: dict[str, int] = field(default_factory=dict)
    next_plan: str = ""
    assigned_to: str = ""
    demo: bool = False
    coming: tuple[ComingTerm, ...] = ()

    @property
    def term(self) -> Term:
        """From the start date to the expiry; years are counted from the start."""
        return Term(self.starts_on, self.expires_on, self.cycle, 0)

    @property
    def running_term(self) -> Term:
        """The term that runs now, without the ones paid ahead."""
        ends_on = self.coming[0].starts_on if self.coming else self.expires_on
        return Term(self.starts_on, ends_on, self.cycle, 0)

    def on(self, day: date) -> Subscription:
        """What the customer has on a day: terms paid ahead that have begun by then are the running one."""
        now = self
        while now.coming and now.coming[0].starts_on <= day:
            begun, *later = now.coming
            now = replace(
                now,
                plan=begun.plan,
                cycle=begun.cycle,
                starts_on=begun.starts_on,
                capacities=dict(begun.capacities),
                coming=tuple(later),
            )
        return now

    def is_active(self, today: date) -> bool:
        return today < self.expires_on

    def days_left(self, today: date) -> int:
        """Days until the expiry, negative after it."""
        return (self.expires_on - today).days

    def status(self, today: date) -> SubscriptionStatus:
        return status_on(self.expires_on, today)

    def reminders(self) -> tuple[date, ...]:
        """When the portal reminds the billing contact: 30 and 7 days before an annual expiry, 7 before a monthly."""
        cycle = self.coming[-1].cycle if self.coming else self.cycle
        return reminders_before(self.expires_on, cycle)

    @property
    def ultimate(self) -> int:
        """Extensions of a hosting package that are on the Ultimate Plan."""
        return self.capacities.get("ultimate_plan", 0)

    @property
    def enterprise(self) -> int:
        """Extensions that remain on the Enterprise Plan: the total less the Ultimate ones."""
        return self.capacities.get(EXTENSIONS, 0) - self.ultimate


def reminders_before(expires_on: date, cycle: Cycle) -> tuple[date, ...]:
    """The portal's reminder dates: 30 and 7 days before an annual expiry, 7 days before a monthly one."""
    days = (30, 7) if cycle is Cycle.ANNUALLY else (7,)
    return tuple(expires_on - timedelta(days=n) for n in days)


def status_on(expires_on: date, today: date) -> SubscriptionStatus:
    """Expired from the expiry date on; expiring in the last 30 days before it."""
    if today >= expires_on:
        return SubscriptionStatus.EXPIRED
    soon = (expires_on - today).days <= EXPIRES_SOON_DAYS
    return SubscriptionStatus.EXPIRING if soon else SubscriptionStatus.ACTIVE


def capacity_of(item: str) -> str:
    """The capacity that an ordered item adds to: extension expansions add to the package's extensions."""
    return EXTENSIONS if item == "extension_expansion" else item


def capacity_name(capacity: str) -> str:
    """What a capacity is called on screen."""
    return "Extensions" if capacity == EXTENSIONS else item_name(capacity)


def added(capacities: Mapping[str, int], services: Mapping[str, int]) -> dict[str, int]:
    """Capacities after services were added to them."""
    result = dict(capacities)
    for item, quantity in services.items():
        result[capacity_of(item)] = result.get(capacity_of(item), 0) + quantity
    return result

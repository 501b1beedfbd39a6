"""A running subscription: a company's Workplace plan, or a P-Series BYOI hosting package."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.terms import Cycle, Term

# The capacity of a hosting package that is not a service: its total number of extensions.
EXTENSIONS = "extensions"


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a customer has now.

    Attributes:
        subject_id: company ID (Workplace) or Yeastar ID (hosting package).
        capacities: quantity by item; a hosting package has `extensions` (its total) beside its services.
        next_plan: the plan that a downgrade at the end of the term has chosen, empty for none.
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

    @property
    def term(self) -> Term:
        """The whole term from the start date to the expiry; years are counted from the start."""
        return Term(self.starts_on, self.expires_on, self.cycle, 0)

    def is_active(self, today: date) -> bool:
        return today < self.expires_on

    def days_left(self, today: date) -> int:
        """Days until the expiry, negative after it."""
        return (self.expires_on - today).days

    def reminders(self) -> tuple[date, ...]:
        """When the portal reminds the billing contact: 30 and 7 days before an annual expiry, 7 before a monthly."""
        days = (30, 7) if self.cycle is Cycle.ANNUALLY else (7,)
        return tuple(self.expires_on - timedelta(days=n) for n in days)

    @property
    def ultimate(self) -> int:
        """Extensions of a hosting package that are on the Ultimate Plan."""
        return self.capacities.get("ultimate_plan", 0)

    @property
    def enterprise(self) -> int:
        """Extensions that remain on the Enterprise Plan: the total less the Ultimate ones."""
        return self.capacities.get(EXTENSIONS, 0) - self.ultimate

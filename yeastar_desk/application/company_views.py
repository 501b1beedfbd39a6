"""What a search for a customer shows. Loaded early: a company ID is answered before anything else is there."""

from __future__ import annotations

from dataclasses import dataclass

from yeastar_desk.domain.companies import Company
from yeastar_desk.domain.subscriptions import Subscription


@dataclass(frozen=True, slots=True)
class CompanyCard:
    """What is known about a company ID: the company (None for a package holder) and its subscription, if any."""

    company: Company
    subscription: Subscription | None


@dataclass(frozen=True, slots=True)
class CompanyHit:
    """A row of a company search; `why` says how it matched: exact, near ID, or name."""

    company_id: str
    name: str
    city: str
    country: str
    why: str

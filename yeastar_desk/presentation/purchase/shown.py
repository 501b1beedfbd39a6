"""What the purchase panel shows: words only, ready to be put on screen."""

from __future__ import annotations

from dataclasses import dataclass

from yeastar_desk.domain.terms import Cycle
from yeastar_desk.presentation.sale.ruler import RulerShown
from yeastar_desk.presentation.sale.shown import Choice, LineShown, TotalsShown


@dataclass(frozen=True, slots=True)
class HitShown:
    """A company that may have been meant."""

    company_id: str
    name: str
    place: str
    why: str


@dataclass(frozen=True, slots=True)
class SearchShown:
    """What became of a search.

    Attributes:
        tone: of `message`: muted, danger, or empty.
        unverified_id: an ID that may be used although nothing is known about it, or an empty string.
    """

    message: str = ""
    tone: str = ""
    hits: tuple[HitShown, ...] = ()
    unverified_id: str = ""


@dataclass(frozen=True, slots=True)
class CompanyShown:
    """The account card. `notice` warns before something that is easily done by mistake."""

    name: str
    company_id: str
    details: str
    badge: str
    tone: str
    subscription: str = ""
    notice: str = ""


@dataclass(frozen=True, slots=True)
class PlanShown:
    """A plan card; `services` as (name, supported)."""

    item: str
    name: str
    price: str
    per: str
    services: tuple[tuple[str, bool], ...]
    selected: bool
    enabled: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ServiceShown:
    """A row of the services. `reason` says why it cannot be added, or what is wrong with its quantity."""

    item: str
    name: str
    hint: str
    quantity: str
    amount: str
    ordered: bool
    enabled: bool
    reason: str = ""
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class OrderShown:
    """Everything on the first step of the panel below the company.

    Attributes:
        terms: the lengths to choose from; one entry only when monthly. A term that is aligned with another
            subscription has an entry of its own, which `years` then is.
        price_lists: lists valid today; shown when there are several.
        problem: why the order cannot be checked out yet, as a sentence; `problem_field` is what it is about.
    """

    cycle: Cycle
    plans: tuple[PlanShown, ...]
    services: tuple[ServiceShown, ...]
    plan: str
    terms: tuple[Choice, ...]
    years: object
    term: str
    expiration: str
    lines: tuple[LineShown, ...]
    totals: TotalsShown
    discount: str
    discount_problem: str
    price_lists: tuple[Choice, ...]
    price_list_id: int
    list_note: str
    assigned: str
    problem: str = ""
    problem_field: str = ""
    ruler: RulerShown | None = None

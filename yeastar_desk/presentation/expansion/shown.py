"""What the first step of an order for an existing customer shows: words and numbers only."""

from __future__ import annotations

from dataclasses import dataclass

from yeastar_desk.domain.orders import Operation
from yeastar_desk.domain.terms import Cycle
from yeastar_desk.presentation.sale.ruler import RulerShown
from yeastar_desk.presentation.sale.shown import Choice, SummaryShown

EXTENSIONS_ROW = "extensions"


@dataclass(frozen=True, slots=True)
class RowShown:
    """One service, or the extensions of a package.

    Attributes:
        badge: what is there already, of a flat-rate service ("Active").
        counted: a quantity; else a service that is subscribed or not.
        offered: whether it can be added at all; `reason` says why not, or what is wrong with the quantity.
        per: what the unit price is for ("per minute").
        low, high, step: limits of the quantity; 0 is always possible.
        guide: what it is and what to do afterwards.
    """

    item: str
    name: str
    hint: str
    now: str
    badge: str
    counted: bool
    offered: bool
    quantity: int
    low: int
    high: int | None
    step: int
    unit_price: str
    per: str
    amount: str
    reason: str
    wrong: bool
    guide: str


@dataclass(frozen=True, slots=True)
class PlanChoiceShown:
    """A plan to switch to, or to renew with; `effect` says when it would change and what would be lost."""

    item: str
    name: str
    price: str
    per: str
    services: tuple[tuple[str, bool], ...]
    selected: bool
    enabled: bool
    effect: str
    button: str


@dataclass(frozen=True, slots=True)
class AllocationShown:
    """How the extensions of a package divide after this order."""

    text: str
    enterprise: int
    ultimate: int
    fits: bool


@dataclass(frozen=True, slots=True)
class HolderShown:
    """The subscription that the order is about."""

    name: str
    details: str
    badge: str
    tone: str
    pending: str


@dataclass(frozen=True, slots=True)
class TermShown:
    """The term of a new or renewed subscription; the choices are years, or the day it is aligned with."""

    cycle: Cycle
    choices: tuple[Choice, ...]
    chosen: object
    term: str
    expiration: str


@dataclass(frozen=True, slots=True)
class ExpansionShown:
    """Everything on the first step.

    Attributes:
        tabs: the operations to choose from, empty for a new package.
        quantity_caption: what the quantity column is called: Add, Renew, Quantity.
        note: the rules that were applied, as sentences.
    """

    title: str
    operation: Operation
    tabs: tuple[tuple[Operation, str, bool], ...]
    holder: HolderShown | None
    allocation: AllocationShown | None
    plans: tuple[PlanChoiceShown, ...]
    rows: tuple[RowShown, ...]
    quantity_caption: str
    term: TermShown | None
    summary: SummaryShown
    ruler: RulerShown | None
    note: str
    yeastar_id: str = ""
    company: str = ""

"""What the purchase panel shows: words only, ready to be put on screen."""

from __future__ import annotations

from dataclasses import dataclass

from yeastar_desk.domain.terms import Cycle


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
class LineShown:
    """A line of the order summary; `formula` is the arithmetic that a customer can follow."""

    name: str
    amount: str
    formula: str


@dataclass(frozen=True, slots=True)
class TotalsShown:
    """Subtotal to total; `tax` is (caption, amount) of each category. Empty texts: nothing to price yet."""

    subtotal: str = ""
    discount_caption: str = "Discount"
    discount: str = ""
    tax: tuple[tuple[str, str], ...] = ()
    total: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a drop-down list."""

    key: object
    text: str


@dataclass(frozen=True, slots=True)
class OrderShown:
    """Everything on the first step of the panel below the company.

    Attributes:
        terms: the lengths to choose from; one entry only when monthly.
        price_lists: lists valid today; shown when there are several.
        problem: why the order cannot be checked out yet, as a sentence; `problem_field` is what it is about.
    """

    cycle: Cycle
    plans: tuple[PlanShown, ...]
    services: tuple[ServiceShown, ...]
    plan: str
    terms: tuple[Choice, ...]
    years: int
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


@dataclass(frozen=True, slots=True)
class ServiceLineShown:
    """A row of Service Information."""

    name: str
    quantity: str
    unit_price: str
    amount: str


@dataclass(frozen=True, slots=True)
class ContactShown:
    """The billing contact in words; `tax_badge` says what is known about the tax number, `tone` in which colour."""

    person: str
    email: str
    address: str
    tax_number: str
    tax_badge: str
    tone: str


@dataclass(frozen=True, slots=True)
class MethodShown:
    """A payment method; a disabled one says why."""

    title: str
    detail: str
    enabled: bool


@dataclass(frozen=True, slots=True)
class CheckoutShown:
    """Everything on Review & checkout.

    Attributes:
        plan: rows of Plan Information as (caption, value).
        contacts: key is the index of the contact.
        edit_reason: why the contact cannot be edited, empty when it can.
        methods: in the order PayPal, card, Offline; `method` is the index of the chosen one.
        renew: whether Auto Renew is offered at all.
        problem: what keeps the order from being placed, known before trying.
    """

    plan: tuple[tuple[str, str], ...]
    services: tuple[ServiceLineShown, ...]
    contacts: tuple[Choice, ...]
    contact_index: int
    contact: ContactShown | None
    edit_reason: str
    methods: tuple[MethodShown, ...]
    method: int
    pi_number: str
    po_number: str
    offline: bool
    renew: bool
    auto_renew: bool
    totals: TotalsShown
    problem: str = ""


@dataclass(frozen=True, slots=True)
class DoneShown:
    """What was placed; every word of it is about something that is stored."""

    order_number: str
    document_number: str
    document_kind: str
    summary: str
    company: str
    next: str
    email: str
    email_reason: str

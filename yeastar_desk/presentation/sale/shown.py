"""What checkout and the page after it show: words only, ready to be put on screen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a drop-down list."""

    key: object
    text: str


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
class SummaryShown:
    """The order summary.

    Attributes:
        empty: what to do to see a price, while there are no lines.
        price_lists: lists valid today; shown when there are several.
        notes: whether the arithmetic of a line stands below it.
    """

    lines: tuple[LineShown, ...]
    totals: TotalsShown
    discount: str
    discount_problem: str
    price_lists: tuple[Choice, ...]
    price_list_id: int
    list_note: str
    empty: str = "Choose a plan to see what it costs."
    notes: bool = False


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
        plan: rows of Plan Information as (caption, value); none for an order of services only.
        about: whom and what services only are for.
        contacts: key is the index of the contact.
        edit_reason: why the contact cannot be edited, empty when it can.
        methods: in the order PayPal, card, Offline; `method` is the index of the chosen one.
        renew: whether Auto Renew is offered at all; `consent` is what the customer agrees to with it.
        tax_reason: why the rep chose another tax category, empty for the usual one.
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
    tax_reason: str = ""
    problem: str = ""
    about: str = ""
    consent: str = ""


@dataclass(frozen=True, slots=True)
class DoneShown:
    """What was placed; every word of it is about something that is stored.

    `next` says what comes next, in the colour of `tone`; `email` is what the button says.
    """

    order_number: str
    document_number: str
    document_kind: str
    summary: str
    company: str
    next: str
    email: str
    same: str = "Same plan, next company"
    title: str = "Order placed"
    tone: str = "warning"

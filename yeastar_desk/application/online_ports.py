"""What the online use cases need from outside: the portal's API, and the tables that remember what was sent.

Ids of the portal are 19-digit numbers. They are text everywhere here, so that nothing can round them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from yeastar_desk.application.connection import Connection, Observation
from yeastar_desk.application.payment_ports import PaymentAttempts
from yeastar_desk.application.ports import OutboxItem, UnitOfWork
from yeastar_desk.application.share_ports import ShareLinks
from yeastar_desk.domain.contacts import NewPartner
from yeastar_desk.domain.errors import DeskError

# --- how a call can end other than well ------------------------------------------------------------------------


class NotSent(DeskError):
    """The service surely did not carry out the call: no connection, or it said "later". Trying again is safe.

    `answered` is True when the service itself said that it cannot now.
    """

    def __init__(
        self, sentence: str, *, connection: Connection = Connection.OFFLINE, raw: str = "", answered: bool = False
    ) -> None:
        super().__init__(sentence)
        self.connection = connection
        self.raw = raw
        self.answered = answered


class Unclear(DeskError):
    """The call may have been carried out: the reply was lost or cannot be read. Look before trying again."""

    def __init__(self, sentence: str, *, raw: str = "") -> None:
        super().__init__(sentence)
        self.raw = raw


class Rejected(DeskError):
    """The service understood the call and said no.

    `raw` is its whole answer, `code` its own word for it, `forbidden` whether the account may not do this at all.
    """

    def __init__(
        self, sentence: str, *, field: str = "", code: str = "", raw: str = "", forbidden: bool = False
    ) -> None:
        super().__init__(sentence, field=field)
        self.code = code
        self.raw = raw
        self.forbidden = forbidden


# --- what the portal answers -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PortalProduct:
    """A product that this account may buy."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A plan or service of a product, with its id wherever it stood in the portal's answer.

    Attributes:
        kind: plan or service; empty when the answer does not tell.
        pricing_id: the other id of the same thing, which price calls want.
    """

    product_id: str
    kind: str
    id: str
    name: str
    pricing_id: str = ""


@dataclass(frozen=True, slots=True)
class PortalPrice:
    """A price that the portal showed, as it was written there. `amount` is a decimal string."""

    product_id: str
    name: str
    cycle: str
    amount: str
    currency: str
    where: str
    from_quantity: int = 1


@dataclass(frozen=True, slots=True)
class PortalContact:
    """A billing contact of the portal (Billing Receiver)."""

    id: str
    email: str
    first_name: str = ""
    last_name: str = ""
    company: str = ""
    phone: str = ""
    street: str = ""
    postal_code: str = ""
    city: str = ""
    state: str = ""
    country: str = ""
    tax_number: str = ""
    remark: str = ""

    @property
    def label(self) -> str:
        """How it is shown: ``"Jonas Petersen, Nordlicht Hotels GmbH <ap@nordlicht.example>"``."""
        person = f"{self.first_name} {self.last_name}".strip()
        return f"{', '.join(part for part in (person, self.company) if part)} <{self.email}>".strip()


@dataclass(frozen=True, slots=True)
class PortalAccountUser:
    """A subordinate user. `id` is what an order's `assignId` wants, `email` the Yeastar ID."""

    id: str
    email: str
    name: str = ""
    company: str = ""
    country: str = ""
    user_type: str = ""


@dataclass(frozen=True, slots=True)
class PortalCountry:
    """A country as the portal spells it."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class PortalOrder:
    """An order as the portal lists it. `raw` is the whole row; unknown fields and statuses stay in it."""

    id: str
    number: str
    status: str
    created_at: datetime | None
    currency: str = ""
    reference: str = ""
    invoice_number: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class ListMark:
    """How the portal's order list was at some moment: the id of its newest order, and how many it had in all."""

    newest: str
    total: int


@dataclass(frozen=True, slots=True)
class PortalOrders:
    """Orders since some time.

    Attributes:
        complete: False when the list may have had more than was read.
        mark: for the next time; None when the answers do not allow one.
        after_mark: only what came after the mark that was given was read, the list below it being what it was.
        also: older orders that were read along with them.
    """

    orders: tuple[PortalOrder, ...]
    complete: bool
    mark: ListMark | None = None
    after_mark: bool = False
    also: tuple[PortalOrder, ...] = ()


@dataclass(frozen=True, slots=True)
class OrdersBetween:
    """Orders of some times, with whatever stood on the same pages.

    Attributes:
        looked: the times of which every order was read, if the list keeps its order.
    """

    orders: tuple[PortalOrder, ...]
    looked: frozenset[tuple[datetime, datetime]]


@dataclass(frozen=True, slots=True)
class PurchasedProduct:
    """A product that was bought, as the portal lists it.

    Attributes:
        fields: every field as it came, by its own name.
        quantities: how many of each plan and service, by the portal's names for them.
        raw: the whole answer.
    """

    product_id: str
    product_number: str
    fields: dict[str, str] = field(default_factory=dict)
    quantities: dict[str, int] = field(default_factory=dict)
    raw: str = ""


@dataclass(frozen=True, slots=True)
class PortalAnswer:
    """The portal accepted a call. `order_id` and `order_number` are empty when the answer names none."""

    raw: str
    order_id: str = ""
    order_number: str = ""


# --- what the portal is told -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LineToSend:
    """One plan or service of an order, in the API's own words (docs/portal.md, "Creating an order")."""

    service_type: str
    service_id: str
    quantity: int
    purchase_type: str
    billing_model: str
    billing_cycle: str
    multi_cycle: int
    connection_plan_id: str = ""


@dataclass(frozen=True, slots=True)
class OrderToSend:
    """An order as the API wants it. `po_number` begins with our order number, by which it is found again."""

    operation: str
    product_id: str
    billing_id: str
    po_number: str
    lines: tuple[LineToSend, ...]
    product_number: str = ""
    assign_id: str = ""
    partner_id: str = ""


class Portal(Protocol):
    """The Partner Portal's API.

    Every call may raise `NotSent` and `Rejected`; calls that change something also `Unclear`.
    """

    def observe(self) -> Observation:
        """Ask the portal's address how things are; never raises."""
        ...

    def now(self) -> datetime:
        """The portal's own time by the `Date` of its last answer; this computer's time before the first."""
        ...

    def products(self) -> Sequence[PortalProduct]: ...

    def catalogue(self, product_id: str) -> Sequence[CatalogueEntry]: ...

    def prices(self, product_id: str, cycle: str) -> Sequence[PortalPrice]: ...

    def billing_contacts(self) -> Sequence[PortalContact]: ...

    def users(self) -> Sequence[PortalAccountUser]: ...

    def countries(self) -> Sequence[PortalCountry]: ...

    def balance(self) -> str:
        """The account balance as the portal writes it; it names no currency."""
        ...

    def orders(
        self, since: datetime | None = None, mark: ListMark | None = None, fresh: datetime | None = None
    ) -> PortalOrders:
        """Orders created since a time (the portal's), or all.

        With a `mark` only those that came after it and those since `fresh`, when the list shows that nothing else in
        it has come or gone; otherwise as without.
        """
        ...

    def orders_between(self, times: Sequence[tuple[datetime, datetime]], most_pages: int) -> OrdersBetween:
        """Orders created from one time to another, the newest first, until so many pages were read."""
        ...

    def order_pages(self, first: int, count: int) -> PortalOrders:
        """Some pages of the list, counted from 1; `complete` when the list ends with them."""
        ...

    def order_details(self, order_id: str) -> str:
        """The whole raw answer about one order."""
        ...

    def purchased(self, product_id: str) -> Sequence[PurchasedProduct]: ...

    def product_details(self, product_id: str, product_number: str) -> PurchasedProduct | None: ...

    def auto_renew(self, product_id: str, product_number: str) -> bool: ...

    def save_user(self, partner: NewPartner, country_name: str) -> None:
        """Create a customer account; the portal mails the activation when the partner record says so."""
        ...

    def save_order(self, order: OrderToSend) -> PortalAnswer:
        """Create an order. There is no idempotency key: after `Unclear` look before sending again."""
        ...


# --- what is remembered about sending --------------------------------------------------------------------------


class Cause(StrEnum):
    """Why an item is parked."""

    NONE = ""
    BY_HAND = "by_hand"
    REJECTED = "rejected"
    NEEDS_INPUT = "needs_input"
    UNCONFIRMED = "unconfirmed"
    PRICE = "price"
    HANDOVER = "handover"


OWN_ACCOUNT = "own"
NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person or the sender decided about an item; its payload never changes.

    Attributes:
        part: 1, 2, ... when the order had to be split because its services belong to several portal products.
        only: the items (services) of this part, empty for all.
        service_ids: portal id by item, chosen by a person because the name was not found.
        product_id, plan_id, billing_id: chosen by a person instead of resolved ones.
        buy_for: id of the portal user that a package is bought for; OWN_ACCOUNT for the account itself.
        assign_to: id of the portal user that the order is assigned to instead of the one that it names; NOBODY to
            leave that for later.
        po_number: the customer's PO number as the portal is told it, None as the order has it. Empty leaves it out.
        price: "honour" when the rep keeps the order's price although the portal's differs.
        partner: corrected fields of a new partner.
        not_arrived: a person has looked and said that an unconfirmed order is not in the portal.
    """

    part: int = 1
    only: tuple[str, ...] = ()
    service_ids: dict[str, str] = field(default_factory=dict)
    product_id: str = ""
    plan_id: str = ""
    billing_id: str = ""
    buy_for: str = ""
    assign_to: str = ""
    po_number: str | None = None
    price: str = ""
    partner: NewPartner | None = None
    not_arrived: bool = False


@dataclass(frozen=True, slots=True)
class Outgoing:
    """An outbox item with everything known about sending it.

    Attributes:
        attempted_at: when the last attempt began, in the portal's time; None before the first.
        cause: why it is parked; `wrong_field` is the input that would help.
        facts: what is shown with it, e.g. which billing contact was used, by label.
    """

    item: OutboxItem
    attempted_at: datetime | None = None
    cause: Cause = Cause.NONE
    wrong_field: str = ""
    decisions: Decisions = Decisions()
    facts: dict[str, str] = field(default_factory=dict)


class OutgoingItems(Protocol):
    """The outbox as the sender and the sync centre see it."""

    def add(self, outgoing: Outgoing) -> None: ...

    def get(self, item_id: str) -> Outgoing | None: ...

    def due(self, kinds: Sequence[str], now: datetime) -> Sequence[Outgoing]:
        """Pending and sending items whose time has come, oldest first."""
        ...

    def of_subject(self, subject_id: str) -> Sequence[Outgoing]:
        """Every item about one order, oldest first."""
        ...

    def listed(self, states: Sequence[str] = (), limit: int = 1000) -> Sequence[Outgoing]:
        """Items in some states (all when none are named), oldest first."""
        ...

    def change(self, outgoing: Outgoing, *, was: str) -> bool:
        """Store the item unless its state is no longer `was`; False when another sender was quicker."""
        ...

    def portal_order_numbers(self, among: Collection[str] | None = None) -> Set[str]:
        """The portal's number of every order that is known to have arrived, or those of some numbers."""
        ...

    def arrived(self, since: datetime, settled: Collection[str] = ()) -> Sequence[Outgoing]:
        """Acknowledged orders placed since a time, oldest first, but orders whose portal status is settled."""
        ...

    def arrived_with_news(self, statuses: Mapping[str, str]) -> Sequence[Outgoing]:
        """Acknowledged orders whose status at the portal, by its numbers, is not the one that is known here.

        Orders that became several there are all among them.
        """
        ...

    def first_arrived(self, since: datetime) -> datetime | None:
        """When the oldest acknowledged order placed since a time was sent, None without any."""
        ...


class Leases(Protocol):
    """Who may do a job now, across programs and computers on one database."""

    def take(self, name: str, holder: str, now: datetime, until: datetime) -> bool:
        """Get or keep the job until a time; False while somebody else has it."""
        ...

    def give_back(self, name: str, holder: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Cached:
    """What was fetched last under a key: plain JSON data."""

    key: str
    fetched_at: datetime
    data: Any


class PortalCache(Protocol):
    """The last answers of the portal, for use without a connection."""

    def get(self, key: str) -> Cached | None: ...

    def put(self, key: str, data: Any, fetched_at: datetime) -> None: ...


class OnlineWork(UnitOfWork, Protocol):
    """A transaction that also reaches what the online use cases store."""

    @property
    def outgoing(self) -> OutgoingItems: ...

    @property
    def leases(self) -> Leases: ...

    @property
    def portal_cache(self) -> PortalCache: ...

    @property
    def payment_attempts(self) -> PaymentAttempts: ...

    @property
    def share_links(self) -> ShareLinks: ...


class OnlineDatabase(Protocol):
    """Like `ports.Database`, for the online use cases."""

    def work(self) -> AbstractContextManager[OnlineWork]: ...

    def read(self) -> AbstractContextManager[OnlineWork]: ...

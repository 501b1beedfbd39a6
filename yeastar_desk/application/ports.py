"""What the use cases need from the outside. Adapters in `infrastructure` fill these protocols.

Everything behind `UnitOfWork` is one database transaction. Writing happens on the database lane only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol

from yeastar_desk.application.company_views import CompanyHit
from yeastar_desk.application.subscription_views import Consent, SubscriptionChange, SubscriptionFilter
from yeastar_desk.application.views import (
    DocumentRow,
    DraftRow,
    OrderRow,
    PriceListRow,
    QueueSummary,
)
from yeastar_desk.domain.catalogue import PriceList, Product
from yeastar_desk.domain.companies import Company
from yeastar_desk.domain.contacts import BillingContact
from yeastar_desk.domain.documents import DocumentContent, DocumentType
from yeastar_desk.domain.money import Money
from yeastar_desk.domain.order_life import ReceivedPayment
from yeastar_desk.domain.orders import OrderRequest, OrderStatus, PlacedOrder
from yeastar_desk.domain.subscriptions import Subscription


class Clock(Protocol):
    def now(self) -> datetime:
        """The current time, UTC, time zone aware."""
        ...

    def today(self) -> date:
        """The user's local date."""
        ...


class TaxNumbers(Protocol):
    def is_valid(self, country: str, number: str) -> bool:
        """Whether a tax number has the valid form (and check digit) of a country."""
        ...


class Locales(Protocol):
    """Country and currency knowledge."""

    def currency_of(self, country: str) -> str:
        """ISO 4217 code of a country's currency today, empty when unknown."""
        ...

    def language_of(self, country: str) -> str:
        """ISO 639-1 code of the language that documents for this country are printed in."""
        ...


class Renderer(Protocol):
    """`infrastructure.pdf.render`: a pure function from content to PDF bytes."""

    def __call__(self, content: DocumentContent, logo: bytes | None = None, *, copy: bool = False) -> bytes: ...


# --- stored values ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StoredContact:
    """A billing contact of the Billing receivers page. `company_id` ties it to a customer, empty for general ones."""

    id: int
    contact: BillingContact
    company_id: str = ""
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class PortalUser:
    """A user of the Partner Portal that a subscription can be assigned to."""

    yeastar_id: str
    name: str
    company: str
    country: str = ""
    activated: bool = True
    demo: bool = False


@dataclass(frozen=True, slots=True)
class BegunAgain:
    """Which order a held one takes the place of, and what was wrong with that one.

    Attributes:
        field: the input that the portal's refusal is about, as `DeskError.field`; empty when it names none.
        sentence: the refusal; empty when only the prices were other ones.
    """

    order_id: str
    number: str
    field: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A held order, saved at every change so that it survives a crash."""

    id: str
    request: OrderRequest
    created_at: datetime
    updated_at: datetime
    begun_again: BegunAgain | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What a rep wrote down about a customer (company ID or Yeastar ID)."""

    subject_id: str
    text: str
    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class IssuedDocument:
    """An issued document. Its content and bytes never change."""

    id: str
    type: DocumentType
    series: str
    counter: int
    number: str
    issued_at: datetime
    content: DocumentContent
    order_id: str = ""
    draft_id: str = ""
    preceding_id: str = ""


@dataclass(frozen=True, slots=True)
class OrderState:
    """What changes in the life of an order; everything else about it is immutable.

    Attributes:
        paid_minor: sum of the recorded payments in minor units.
        portal_state: pending, sending, acknowledged, parked, handover or an empty string (nothing to send).
    """

    order_id: str
    status: OrderStatus = OrderStatus.PENDING
    paid_minor: int = 0
    portal_state: str = ""
    portal_order_number: str = ""
    portal_status: str = ""
    custom_reference: str = ""
    owner: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class ImportedOrder:
    """An order of another laptop as its export tells it. It is read, reported and exported again, never changed here.

    Attributes:
        cells: text by column of the export (`order_columns`).
        content: JSON of the whole order and its state; empty when the file was a spreadsheet.
        source: name of the file.
    """

    number: str
    placed_at: datetime
    cells: Mapping[str, str]
    content: str = ""
    source: str = ""
    imported_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """One fact that waits to be sent. `id` is a UUID made once on this device; the payload never changes."""

    id: str
    kind: str
    subject_id: str
    payload: str
    created_at: datetime
    state: str = "pending"
    attempts: int = 0
    next_at: datetime | None = None
    reason: str = ""
    reply: str = ""


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Who did what to which thing, when. Stored append-only in a hash chain.

    `details` is plain JSON data; for placed orders and documents it holds the digest of every stored column.
    """

    action: str
    subject_type: str
    subject_id: str
    details: Mapping[str, Any] = field(default_factory=dict)
    actor: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OrderFilter:
    """What the Orders list shows; empty values do not filter."""

    text: str = ""
    status: OrderStatus | None = None
    event: str = ""
    rep: str = ""
    product: Product | None = None
    placed_from: date | None = None
    placed_to: date | None = None


# --- repositories inside a unit of work -----------------------------------------------------------------------


class Companies(Protocol):
    def get(self, company_id: str) -> Company | None:
        """By company ID, ignoring case and white space; one index lookup."""
        ...

    def near(self, company_id: str, limit: int = 8) -> Sequence[CompanyHit]:
        """Companies whose ID differs by one wrong, missing, extra or transposed character."""
        ...

    def named(self, text: str, limit: int = 20) -> Sequence[CompanyHit]:
        """Companies whose name contains the text, ignoring case and accents."""
        ...

    def save(self, company: Company) -> None: ...

    def save_all(self, rows: Iterable[tuple[Company, Subscription | None]]) -> int:
        """Insert or replace many companies with their Workplace subscriptions; returns how many."""
        ...

    def existing(self, company_ids: Sequence[str]) -> Mapping[str, Company]:
        """Those of the IDs that are stored, by `lookup_key`."""
        ...

    def page(
        self, text: str, offset: int, limit: int, sort: str = "name", descending: bool = False
    ) -> Sequence[Company]:
        """Companies whose ID begins with a text or whose name contains it; all for an empty text."""
        ...

    def count(self, text: str = "") -> int: ...

    def unverified(self, limit: int = 50) -> Sequence[Company]:
        """Customers whose ID nobody has confirmed yet."""
        ...

    def has_demo(self) -> bool:
        """Whether customers invented for demonstration are among them."""
        ...

    def merge(self, company: Company, into: Company) -> None:
        """Remove a customer; `get` finds `into` under its ID from now on, and so do the histories of IDs."""
        ...


class Subscriptions(Protocol):
    def get(self, product: Product, subject_id: str) -> Subscription | None: ...

    def existing(self, product: Product, subject_ids: Sequence[str]) -> Mapping[str, Subscription]:
        """Those of the IDs that have a subscription, by `lookup_key`."""
        ...

    def save(
        self, subscription: Subscription, *, kind: str = "", order_id: str = "", effective_on: date | None = None
    ) -> None:
        """Replace a subscription and keep in its history what it was before, and why (`SubscriptionChange.kind`)."""
        ...

    def remove(self, subscription: Subscription, *, kind: str, order_id: str) -> None:
        """Take away a subscription whose only order was taken back; its history stays."""
        ...

    def changes(self, product: Product, subject_id: str) -> Sequence[SubscriptionChange]:
        """The history of a subscription, oldest first."""
        ...

    def page(
        self,
        wanted: SubscriptionFilter,
        today: date,
        offset: int,
        limit: int,
        sort: str = "expires_on",
        descending: bool = False,
    ) -> Sequence[Subscription]: ...

    def count(self, wanted: SubscriptionFilter, today: date) -> int: ...

    def of_holder(self, holder_name: str, email: str, limit: int = 20) -> Sequence[Subscription]:
        """Subscriptions of one customer: the same name, or the same email address."""
        ...

    def begin_terms(self, today: date) -> int:
        """Make terms that were paid ahead and have begun the running ones; returns how many."""
        ...


class Consents(Protocol):
    def add(self, consent: Consent) -> None: ...

    def of(self, product: Product, subject_id: str) -> Sequence[Consent]:
        """Oldest first."""
        ...


class PriceLists(Protocol):
    def all(self) -> Sequence[PriceList]:
        """Every price list with its offers; there are few."""
        ...

    def get(self, price_list_id: int) -> PriceList | None: ...

    def add(self, price_list: PriceList, source: str, imported_at: datetime) -> int:
        """Store a list under a new id. A list of the same name and currency keeps its old rows for old orders."""
        ...

    def rows(self) -> Sequence[PriceListRow]: ...

    def remove(self, price_list_id: int) -> None:
        """Take a list out of use; orders keep their snapshot."""
        ...


class Contacts(Protocol):
    def for_company(self, company_id: str) -> Sequence[StoredContact]:
        """The customer's own contacts first, then 300 of the general ones, the default first."""
        ...

    def page(
        self, text: str, offset: int, limit: int, sort: str = "name", descending: bool = False
    ) -> Sequence[StoredContact]:
        """Contacts that contain a text in their names, address, tax number or company ID."""
        ...

    def count(self, text: str = "") -> int: ...

    def get(self, contact_id: int) -> StoredContact | None: ...

    def save(self, contact: StoredContact) -> int:
        """Insert when `id` is 0, else replace; returns the id."""
        ...

    def remove(self, contact_ids: Sequence[int]) -> None: ...

    def addressed(self, emails: Sequence[str]) -> Sequence[StoredContact]:
        """Every contact with one of these email addresses, ignoring case."""
        ...

    def alike(self, limit: int = 500) -> Sequence[StoredContact]:
        """Contacts that share an email address, a name or a tax number with another one."""
        ...

    def move(self, company_id: str, to_company_id: str) -> int:
        """Give the contacts of one customer to another one, whose default stays; returns how many."""
        ...


class PortalUsers(Protocol):
    def all(self, text: str = "", limit: int = 200) -> Sequence[PortalUser]: ...

    def has_demo(self) -> bool:
        """Whether users invented for demonstration are among them."""
        ...

    def save(self, user: PortalUser) -> None: ...


class Drafts(Protocol):
    def save(self, draft: Draft) -> None: ...

    def get(self, draft_id: str) -> Draft | None: ...

    def remove(self, draft_id: str) -> None: ...

    def rows(self) -> Sequence[DraftRow]: ...

    def all(self) -> Sequence[Draft]:
        """Every held order; there are few."""
        ...


class Notes(Protocol):
    def add(self, note: Note) -> None: ...

    def of(self, subject_id: str, limit: int = 50) -> Sequence[Note]:
        """What was noted about a customer, newest first."""
        ...

    def move(self, subject_id: str, to_subject_id: str) -> int:
        """Give the notes about one customer to another one; returns how many."""
        ...


class Orders(Protocol):
    def add(self, order: PlacedOrder, series: str, counter: int, state: OrderState) -> None:
        """Store the immutable order with its lines, and its first state."""
        ...

    def get(self, number_or_id: str) -> PlacedOrder | None: ...

    def state(self, order_id: str) -> OrderState: ...

    def change_state(self, state: OrderState) -> None: ...

    def page(
        self, wanted: OrderFilter, offset: int, limit: int, sort: str = "placed_at", descending: bool = True
    ) -> Sequence[OrderRow]: ...

    def count(self, wanted: OrderFilter) -> int: ...

    def sums(self, wanted: OrderFilter) -> Sequence[tuple[int, Money]]:
        """How many orders there are in each currency and what they come to, the most used currency first."""
        ...

    def waiting(self) -> QueueSummary:
        """Orders on their way to the portal; those that wait for a person are counted apart."""
        ...

    def events(self) -> Sequence[str]:
        """The events at which orders were placed."""
        ...

    def reps(self) -> Sequence[str]:
        """The sales reps who placed orders."""
        ...

    def last_for(self, subject_id: str) -> PlacedOrder | None: ...

    def placed_here(self, numbers: Sequence[str]) -> frozenset[str]:
        """Those of the numbers that orders of this database have."""
        ...

    def row(self, order_id: str) -> OrderRow | None:
        """What the list shows of one order."""
        ...

    def of_subscription(self, product: Product, subject_id: str, limit: int = 200) -> Sequence[OrderRow]:
        """The orders of one subscription, newest first."""
        ...

    def unpaid(self, product: Product, subject_id: str) -> Sequence[PlacedOrder]:
        """Its pending orders, oldest first."""
        ...

    def unpaid_numbers(self, subjects: Sequence[tuple[Product, str]]) -> Mapping[tuple[Product, str], tuple[str, ...]]:
        """Numbers of the pending orders of many subscriptions, by product and `lookup_key` of the ID."""
        ...

    def unpaid_purchases(self, limit: int = 200) -> Sequence[PlacedOrder]:
        """Pending purchases of customers who have no such subscription yet, newest first."""
        ...


class ImportedOrders(Protocol):
    def save_all(self, orders: Sequence[ImportedOrder]) -> None:
        """Insert them, or replace those with the same numbers."""
        ...

    def existing(self, numbers: Sequence[str]) -> Mapping[str, ImportedOrder]:
        """Those of the orders that are stored, by number."""
        ...

    def numbers(self) -> Sequence[tuple[datetime, str]]:
        """When each was placed, with its number, oldest first."""
        ...

    def page(
        self, text: str, offset: int, limit: int, sort: str = "placed_at", descending: bool = True
    ) -> Sequence[ImportedOrder]:
        """Imported orders that contain a text in their numbers, company or references."""
        ...

    def count(self, text: str = "") -> int: ...


class Documents(Protocol):
    def add(self, document: IssuedDocument) -> None: ...

    def get(self, number: str) -> IssuedDocument | None:
        """By its number; for an order number the newest document of that order."""
        ...

    def rows(
        self, order_id: str = "", type: DocumentType | None = None, draft_id: str = ""
    ) -> Sequence[DocumentRow]: ...

    def of_subject(self, subject_id: str, limit: int = 200) -> Sequence[DocumentRow]:
        """The documents for one company ID or Yeastar ID, quotes too, newest first."""
        ...

    def file(self, document_id: str) -> bytes | None:
        """The stored PDF bytes.

        Raises:
            Damaged: they do not match their hash.
        """
        ...

    def store_file(self, document_id: str, pdf: bytes) -> None:
        """Store the PDF bytes once; a second call with the same bytes does nothing."""
        ...

    def logo(self, sha256: str) -> bytes | None: ...

    def store_logo(self, data: bytes) -> str:
        """Store a logo once; returns its SHA-256."""
        ...


class Payments(Protocol):
    def add(self, payment: ReceivedPayment) -> None: ...

    def for_order(self, order_id: str) -> Sequence[ReceivedPayment]:
        """In the order they were recorded."""
        ...


class Numbers(Protocol):
    def series_for(self, device_series: str) -> str:
        """The device's part of its number series: `device_series`, or after a restore or a copy of the database
        a new one such as ``B3R7KQ``, so that no number is issued twice."""
        ...

    def take(self, series: str) -> int:
        """The next counter of a series, taken in this transaction: 1, 2, 3 without gaps."""
        ...

    def void(self, series: str, reason: str, actor: str = "") -> int:
        """Spoil the next counter of a series: it stays on record with the reason and is never issued."""
        ...


class Outbox(Protocol):
    def add(self, item: OutboxItem) -> None: ...

    def summary(self) -> QueueSummary: ...


class Audit(Protocol):
    def record(self, entry: AuditEntry) -> None:
        """Append to the hash chain."""
        ...

    def of(self, subject_type: str, subject_id: str) -> Sequence[AuditEntry]:
        """The stored history of one thing, oldest first."""
        ...


class UnitOfWork(Protocol):
    """One transaction. Leaving the block without `commit` rolls back."""

    @property
    def companies(self) -> Companies: ...

    @property
    def subscriptions(self) -> Subscriptions: ...

    @property
    def consents(self) -> Consents: ...

    @property
    def price_lists(self) -> PriceLists: ...

    @property
    def contacts(self) -> Contacts: ...

    @property
    def portal_users(self) -> PortalUsers: ...

    @property
    def drafts(self) -> Drafts: ...

    @property
    def notes(self) -> Notes: ...

    @property
    def orders(self) -> Orders: ...

    @property
    def imported_orders(self) -> ImportedOrders: ...

    @property
    def documents(self) -> Documents: ...

    @property
    def payments(self) -> Payments: ...

    @property
    def numbers(self) -> Numbers: ...

    @property
    def outbox(self) -> Outbox: ...

    @property
    def audit(self) -> Audit: ...

    def commit(self) -> None:
        """Make everything durable.

        Raises:
            NotSaved: full disk, read-only folder, locked database; nothing was stored.
        """
        ...


class Database(Protocol):
    """Opens transactions: `with database.work() as work: ...; work.commit()`."""

    def work(self) -> AbstractContextManager[UnitOfWork]:
        """A writing transaction (BEGIN IMMEDIATE)."""
        ...

    def read(self) -> AbstractContextManager[UnitOfWork]:
        """A reading transaction: a consistent view that cannot write."""
        ...


# How long jobs report: done so far, total (0 when unknown). Returning False asks the job to stop.
Progress = Callable[[int, int], bool]

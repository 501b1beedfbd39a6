"""All tables. Rules that must hold whoever writes are constraints here and triggers in `triggers`.

Placed orders, issued documents, payments and the audit trail never change; what happens to an order later is in
`order_states`. Long texts and files have tables of their own, so that lists read short rows.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, UniqueConstraint

from yeastar_desk.domain.catalogue import Kind, PricingModel, Product
from yeastar_desk.domain.documents import DocumentType
from yeastar_desk.domain.order_life import PaymentMeans
from yeastar_desk.domain.orders import Operation, OrderStatus, PaymentMethod
from yeastar_desk.domain.terms import Cycle, Proration
from yeastar_desk.infrastructure.db.types import BYTES, TEXT, WHOLE, Choice, Day, Flag, Moment

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _table(name: str, *parts: sa.schema.SchemaItem) -> sa.Table:
    return sa.Table(name, metadata, *parts, sqlite_strict=True)


def _key() -> Column[int]:
    return Column("id", WHOLE, primary_key=True)


def _text(name: str, *parts: sa.schema.SchemaItem, default: str | None = None, **options: Any) -> Column[str]:
    return Column(name, TEXT, *parts, nullable=False, server_default=default, **options)


def _whole(name: str, *parts: sa.schema.SchemaItem, nullable: bool = False) -> Column[int]:
    return Column(name, WHOLE, *parts, nullable=nullable)


def _flags(*names: str) -> tuple[sa.schema.SchemaItem, ...]:
    columns = [Column[bool](name, Flag(), nullable=False) for name in names]
    return *columns, *(CheckConstraint(f"{name} IN (0, 1)", name=name) for name in names)


def _choice(name: str, kind: type[StrEnum]) -> tuple[sa.schema.SchemaItem, ...]:
    values = ", ".join(f"'{member.value}'" for member in kind)
    return Column(name, Choice(kind), nullable=False), CheckConstraint(f"{name} IN ({values})", name=name)


def _day(name: str, *, nullable: bool = False) -> Column[Any]:
    return Column(name, Day(), nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> Column[Any]:
    return Column(name, Moment(), nullable=nullable)


def _currency() -> tuple[sa.schema.SchemaItem, ...]:
    return _text("currency"), CheckConstraint("length(currency) = 3", name="currency")


def _totals() -> tuple[sa.schema.SchemaItem, ...]:
    """Amounts in minor units of `currency` that must add up."""
    return (
        *_currency(),
        *(_whole(f"{name}_minor") for name in ("subtotal", "discount", "net", "tax", "total")),
        CheckConstraint("subtotal_minor - discount_minor = net_minor", name="net"),
        CheckConstraint("net_minor + tax_minor = total_minor", name="total"),
    )


def _number() -> tuple[sa.schema.SchemaItem, ...]:
    return (
        _text("number"),
        _text("series"),
        _whole("counter"),
        UniqueConstraint("number"),
        UniqueConstraint("series", "counter"),
        CheckConstraint("counter > 0", name="counter"),
    )


def _address() -> tuple[Column[str], ...]:
    return tuple(_text(name) for name in ("street", "postal_code", "city", "state", "country"))


# --- customers and prices: may change -------------------------------------------------------------------------

companies = _table(
    "companies",
    _key(),
    _text("company_id"),
    _text("lookup_key"),
    _text("name"),
    _text("email"),
    _text("phone"),
    *_address(),
    _text("tax_number"),
    *_flags("verified", "demo"),
    _text("search_name"),
    _moment("updated_at"),
    UniqueConstraint("lookup_key"),
)
Index("ix_companies_search_name", companies.c.search_name, info={"postgresql_ops": {"search_name": "text_pattern_ops"}})
for _name, _some in (("unverified", "verified = 0"), ("demo", "demo = 1")):  # a handful among many: of them alone
    Index(
        f"ix_companies_{_name}",
        companies.c.lookup_key,
        sqlite_where=sa.text(_some),
        info={"postgresql_where": sa.text(_some)},
    )

# Company IDs that turned out to be another customer's: orders placed under them stay as they are.
company_aliases = _table(
    "company_aliases",
    _text("alias_key", primary_key=True),
    _text("alias_id"),
    _text("company_key"),
    _moment("at"),
    Index(None, "company_key"),
)

notes = _table(
    "notes",
    _key(),
    _text("subject_id"),
    _text("subject_key"),
    _moment("at"),
    _text("author"),
    _text("text"),
    Index(None, "subject_key", "at"),
)

subscriptions = _table(
    "subscriptions",
    _key(),
    *_choice("product", Product),
    _text("subject_id"),
    _text("subject_key"),
    _text("holder_name"),
    _text("search_name"),
    _text("email"),
    _text("country"),
    _text("plan"),
    *_choice("cycle", Cycle),
    _day("starts_on"),
    _day("expires_on"),
    *_flags("auto_renew", "demo"),
    _text("capacities"),  # JSON: quantity by item
    _text("next_plan"),
    _text("assigned_to"),
    _text("coming", default="[]"),  # JSON: the terms that are paid ahead
    _moment("updated_at"),
    UniqueConstraint("product", "subject_key"),
    Index(None, "expires_on"),
    Index(None, "search_name"),
    Index(None, "email"),
    Index(None, "plan", "expires_on"),
)

subscription_changes = _table(
    "subscription_changes",
    _key(),
    *_choice("product", Product),
    _text("subject_id"),
    _text("subject_key"),
    _text("kind"),
    _text("order_id"),
    _day("effective_on", nullable=True),
    _moment("at"),
    _text("before"),  # JSON of the subscription, empty when it is new
    _text("after"),
    Index(None, "subject_key", "product"),
)

price_lists = _table(
    "price_lists",
    _key(),
    _text("name"),
    *_currency(),
    _day("valid_from"),
    _day("valid_to", nullable=True),
    *_choice("proration", Proration),
    _text("source"),
    _moment("imported_at"),
    _moment("removed_at", nullable=True),
    *_flags("demo"),
)

price_rows = _table(
    "price_rows",
    _key(),
    _whole("price_list_id", ForeignKey("price_lists.id")),
    *_choice("product", Product),
    _text("item"),
    *_choice("kind", Kind),
    *_choice("pricing_model", PricingModel),
    *_choice("cycle", Cycle),
    _whole("unit_price_micros"),
    _text("unit"),
    _whole("minimum"),
    _whole("maximum", nullable=True),
    _whole("step"),
    _whole("from_quantity"),
    _text("plans"),  # separated by |
    UniqueConstraint("price_list_id", "product", "item", "cycle", "from_quantity"),
    CheckConstraint("unit_price_micros >= 0", name="unit_price_micros"),
    CheckConstraint("step > 0", name="step"),
)

billing_contacts = _table(
    "billing_contacts",
    _key(),
    _text("company_id"),
    _text("company_key"),
    _text("first_name"),
    _text("last_name"),
    _text("company"),
    _text("email"),
    _text("phone"),
    *_address(),
    _text("tax_number"),
    _text("remark"),
    *_flags("is_default"),
    _moment("updated_at"),
    # to find, sort and compare them
    _text("search_name"),
    _text("search_text"),
    _text("email_key"),
    _text("tax_key"),
    Index(None, "company_key"),
    Index(None, "search_name", "id"),
    Index(None, "email_key"),
    Index(None, "tax_key"),
)

portal_users = _table(
    "portal_users",
    _text("user_key", primary_key=True),
    _text("yeastar_id"),
    _text("name"),
    _text("company"),
    _text("country"),
    *_flags("activated", "demo"),
    _text("search_text"),
)

drafts = _table(
    "drafts",
    _text("id", primary_key=True),
    _text("request"),  # JSON of the OrderRequest
    _text("begun_again"),  # JSON of the BegunAgain, or empty
    _moment("created_at"),
    _moment("updated_at"),
)

# --- numbers ----------------------------------------------------------------------------------------------------

counters = _table(
    "counters",
    _text("series", primary_key=True),
    _whole("last"),
    CheckConstraint("last > 0", name="last"),
)

void_numbers = _table(
    "void_numbers",
    _text("series", primary_key=True),
    Column("counter", WHOLE, primary_key=True, autoincrement=False),
    _text("reason"),
    _text("actor"),
    _moment("at"),
    CheckConstraint("counter > 0", name="counter"),
)

# --- orders: placed once, never changed ------------------------------------------------------------------------

orders = _table(
    "orders",
    _text("id", primary_key=True),
    *_number(),
    _moment("placed_at"),
    _text("device"),
    *_choice("product", Product),
    *_choice("operation", Operation),
    _text("subject_id"),
    _text("subject_key"),
    _text("company_name"),
    _text("search_name"),
    _text("plan"),
    *_choice("cycle", Cycle),
    _whole("years"),
    _day("starts_on"),
    _day("expires_on"),
    _text("what"),
    *_totals(),
    _text("discount_percent"),
    _whole("price_list_id"),
    _text("price_list_name"),
    *_choice("payment_method", PaymentMethod),
    _text("pi_number"),
    _text("po_number"),
    _text("event"),
    _text("rep"),
    _text("assigned_to"),
    *_flags("verified", "auto_renew", "demo"),
    CheckConstraint("starts_on < expires_on", name="term"),
    CheckConstraint("discount_minor >= 0", name="discount"),
    # each with the id, so that a page far down the list is found in the index alone
    Index(None, "search_name", "placed_at", "id"),
    Index(None, "total_minor", "placed_at", "id"),
    Index(None, "what", "placed_at", "id"),
    Index(None, "event", "placed_at", "id"),
    Index(None, "event", "rep", "placed_at", "id"),
    Index(None, "rep", "placed_at", "id"),
    Index(None, "product", "placed_at", "id"),
    Index(None, "subject_key", "placed_at"),
)

order_lines = _table(
    "order_lines",
    _text("order_id", ForeignKey("orders.id"), primary_key=True),
    Column("position", WHOLE, primary_key=True, autoincrement=False),
    _text("item"),
    *_choice("kind", Kind),
    _whole("quantity"),
    _text("unit"),
    _whole("unit_price_micros"),
    _text("factor"),  # JSON of Factor.pieces
    _whole("amount_minor"),
    _whole("discount_minor"),
    _whole("net_minor"),
    _whole("current_quantity"),
    CheckConstraint("quantity > 0", name="quantity"),
    CheckConstraint("amount_minor - discount_minor = net_minor", name="net"),
    CheckConstraint("current_quantity >= 0", name="current_quantity"),
)

order_snapshots = _table(
    "order_snapshots",
    _text("order_id", ForeignKey("orders.id"), primary_key=True),
    _text("content"),  # JSON of the PlacedOrder
)

PORTAL_STATES = ("", "pending", "sending", "acknowledged", "parked", "handover")

order_states = _table(
    "order_states",
    _key(),
    _text("order_id", ForeignKey("orders.id")),
    *_choice("status", OrderStatus),
    _whole("paid_minor"),
    _text("portal_state"),
    _text("portal_order_number"),
    _text("portal_status"),
    _text("custom_reference"),
    _text("owner"),
    _text("comment"),
    _moment("changed_at"),
    # for the list: what it sorts by, shows, filters, adds up and searches, so that it need not join the orders
    _moment("placed_at"),
    *_choice("product", Product),
    _text("event"),
    _text("rep"),
    *_currency(),
    _whole("total_minor"),
    _text("document_number"),
    _text("search_text"),
    UniqueConstraint("order_id"),
    CheckConstraint(f"portal_state IN ({', '.join(map(repr, PORTAL_STATES))})", name="portal_state"),
    CheckConstraint("paid_minor >= 0", name="paid_minor"),
    Index(None, "placed_at", "order_id"),
    Index(None, "status", "placed_at", "order_id"),
    Index(None, "status", "currency", "total_minor"),
    Index(None, "event", "status", "placed_at", "order_id"),
    Index(None, "portal_state", "placed_at", "order_id"),
)

payments = _table(
    "payments",
    _text("id", primary_key=True),
    _text("order_id", ForeignKey("orders.id")),
    *_choice("means", PaymentMeans),
    _text("reference"),
    _day("received_on"),
    _whole("amount_minor"),
    *_currency(),
    _moment("recorded_at"),
    _text("actor"),
    CheckConstraint("amount_minor <> 0", name="amount"),
    Index(None, "order_id"),
)

# --- documents: issued once, never changed ---------------------------------------------------------------------

documents = _table(
    "documents",
    _text("id", primary_key=True),
    *_choice("type", DocumentType),
    *_number(),
    _moment("issued_at"),
    _day("issued_on"),
    Column("order_id", TEXT, ForeignKey("orders.id"), nullable=True),
    _text("draft_id"),
    Column("preceding_id", TEXT, ForeignKey("documents.id"), nullable=True),
    _text("order_number"),
    _text("subject_id"),
    _text("subject_key"),
    _text("buyer_name"),
    *_totals(),
    _day("due_on", nullable=True),
    _day("valid_until", nullable=True),
    _text("event"),
    *_flags("demo"),
    _text("content_sha256"),
    Index(None, "order_id", "issued_at"),
    Index(None, "draft_id"),
    Index(None, "preceding_id"),
    Index(None, "type", "issued_at"),
    Index(None, "subject_key", "issued_at"),
)

document_contents = _table(
    "document_contents",
    _text("document_id", ForeignKey("documents.id"), primary_key=True),
    _text("content"),  # JSON of the DocumentContent
)

document_files = _table(
    "document_files",
    _text("document_id", ForeignKey("documents.id"), primary_key=True),
    _text("sha256"),
    _moment("stored_at"),
    Column("pdf", BYTES, nullable=False),
)

logos = _table(
    "logos",
    _text("sha256", primary_key=True),
    Column("image", BYTES, nullable=False),
)

# A closed day of one device: what was found, and the paper that says it, in one row.
day_closes = _table(
    "day_closes",
    _text("id", primary_key=True),
    *_number(),
    _day("day"),
    _text("device"),
    _moment("closed_at"),
    _text("actor"),
    *_flags("demo"),
    _text("content"),  # JSON of the DayClose
    _text("content_sha256"),
    _text("pdf_sha256"),
    Column("pdf", BYTES, nullable=False),
    Index(None, "device", "closed_at"),
)

# --- orders of other laptops, read from their exports -----------------------------------------------------------

imported_orders = _table(
    "imported_orders",
    _key(),
    _text("number"),
    _moment("placed_at"),
    _text("cells"),  # JSON: text by column of the export
    _text("content"),  # JSON of the order and its state, empty when the file was a spreadsheet
    _text("source"),
    _moment("imported_at"),
    _text("event"),  # as the export tells it
    _text("search_text"),
    UniqueConstraint("number"),
    Index(None, "placed_at", "id"),
    Index(None, "event"),
)

# --- what leaves the device, and who did what ------------------------------------------------------------------

OUTBOX_STATES = ("pending", "sending", "acknowledged", "parked")

outbox = _table(
    "outbox",
    _text("id", primary_key=True),
    _text("kind"),
    _text("subject_id"),
    _text("payload"),
    _moment("created_at"),
    _text("state"),
    _whole("attempts"),
    _moment("next_at", nullable=True),
    _text("reason"),
    _text("reply"),
    CheckConstraint(f"state IN ({', '.join(map(repr, OUTBOX_STATES))})", name="state"),
    CheckConstraint("attempts >= 0", name="attempts"),
    Index(None, "state", "created_at"),
    Index(None, "subject_id"),
)

consents = _table(
    "consents",
    _key(),
    *_choice("product", Product),
    _text("subject_id"),
    _text("subject_key"),
    _text("order_id"),
    _text("kind"),
    _text("text"),
    _text("actor"),
    _moment("at"),
    Index(None, "subject_key", "product"),
)

audit = _table(
    "audit",
    Column("seq", WHOLE, primary_key=True, autoincrement=False),
    _moment("at"),
    _text("actor"),
    _text("device"),
    _text("action"),
    _text("subject_type"),
    _text("subject_id"),
    _text("details"),  # JSON, with the digests of the rows that were stored
    _text("prev_hash"),
    _text("hash"),
    UniqueConstraint("hash"),
    Index(None, "subject_id", "subject_type"),
)

meta = _table("meta", _text("key", primary_key=True), _text("value"))

# Alembic's own table, made here so that a new database needs no Alembic.
alembic_version = _table("alembic_version", _text("version_num", primary_key=True))

"""An order from the rep's input to its placed, immutable form."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.contacts import Assignment, BillingContact
from yeastar_desk.domain.pricing import PricedOrder
from yeastar_desk.domain.tax import TaxCategory
from yeastar_desk.domain.terms import Cycle


class Operation(StrEnum):
    PURCHASE = "purchase"
    EXPAND = "expand"
    RENEW = "renew"
    SWITCH = "switch"


class PaymentMethod(StrEnum):
    PAYPAL = "paypal"
    CARD = "card"
    OFFLINE = "offline"


class OrderStatus(StrEnum):
    """The life of an order. `paid` is what the portal calls succeed."""

    PENDING = "pending"
    PAID = "paid"
    CANCELLED = "cancelled"
    FAILED = "failed"
    REFUNDED = "refunded"
    INVALID = "invalid"


@dataclass(frozen=True, slots=True)
class Payment:
    """How the customer wants to pay. A PI number goes with offline payment only."""

    method: PaymentMethod = PaymentMethod.OFFLINE
    pi_number: str = ""
    auto_renew: bool = False


@dataclass(frozen=True, slots=True)
class OrderRequest:
    """What the rep has entered so far. Drafts store exactly this; pricing turns it into a `PricedOrder`.

    Attributes:
        subject_id: the company ID for Workplace, the Yeastar ID for a hosting package.
        subject_name: name to print when the ID is not verified yet.
        verified: False when the rep chose "Use this ID, not verified yet".
        plan: item of the plan, empty until one is chosen; ignored when expanding.
        extensions: number of extensions when a hosting package is purchased or renewed.
        years: 1 to 5 for annual orders; 1 for monthly ones.
        services: quantity by item. Expanding or switching: the quantity to add. Renewing: what differs from the
            current quantities, 0 for a service that is not renewed.
        ends_on: the expiry of another subscription of this customer to align the term with (co-term), None for
            whole years.
        tax_category: chosen by the rep for `tax_reason`, None for the one that seller and buyer decide.
        kept: what stays beside a renewal because it was paid once; filled in when the order is placed.
        discount_percent, discount_amount: decimal text, at most one of them is set.
        price_list_id: a list chosen by the rep, None for the one that is valid for the customer today.
    """

    product: Product = Product.WORKPLACE
    operation: Operation = Operation.PURCHASE
    subject_id: str = ""
    subject_name: str = ""
    verified: bool = True
    plan: str = ""
    extensions: int = 0
    cycle: Cycle = Cycle.ANNUALLY
    years: int = 1
    services: dict[str, int] = field(default_factory=dict)
    discount_percent: str = ""
    discount_amount: str = ""
    assignment: Assignment | None = None
    billing_contact: BillingContact | None = None
    payment: Payment = Payment()
    po_number: str = ""
    event: str = ""
    rep: str = ""
    price_list_id: int | None = None
    ends_on: date | None = None
    kept: tuple[str, ...] = ()
    tax_category: TaxCategory | None = None
    tax_reason: str = ""


@dataclass(frozen=True, slots=True)
class PlacedOrder:
    """A placed order: it never changes. What happens to it later is recorded as events.

    Attributes:
        id: UUID made on this device.
        number: e.g. ``ORD-B3-2026-00042``.
        placed_at: time zone aware, UTC.
    """

    id: str
    number: str
    placed_at: datetime
    device: str
    request: OrderRequest
    priced: PricedOrder
    company_name: str

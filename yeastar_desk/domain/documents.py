"""Issued documents: quote, proforma invoice, invoice, credit note, receipt, refund note.

`DocumentContent` is everything that is printed. It is frozen at issue and stored; the PDF is a pure function of
it, so the preview, the print, the file and the stored copy are the same bytes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from yeastar_desk.domain.contacts import BillingContact, Seller
from yeastar_desk.domain.money import Money, UnitPrice
from yeastar_desk.domain.tax import TaxLine
from yeastar_desk.domain.terms import Cycle, Factor, Term


class DocumentType(StrEnum):
    QUOTE = "quote"
    PROFORMA = "proforma"
    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"
    RECEIPT = "receipt"
    REFUND = "refund"


DOCUMENT_NAMES = {
    DocumentType.QUOTE: "Quote",
    DocumentType.PROFORMA: "Proforma invoice",
    DocumentType.INVOICE: "Invoice",
    DocumentType.CREDIT_NOTE: "Credit note",
    DocumentType.RECEIPT: "Receipt",
    DocumentType.REFUND: "Refund note",
}

# The prefix of each type's own number series. Orders are numbered like documents.
PREFIXES = {
    DocumentType.QUOTE: "QU",
    DocumentType.PROFORMA: "PF",
    DocumentType.INVOICE: "INV",
    DocumentType.CREDIT_NOTE: "CN",
    DocumentType.RECEIPT: "RC",
    DocumentType.REFUND: "RF",
}
ORDER_PREFIX = "ORD"


def series_name(prefix: str, device_series: str, day: date) -> str:
    """One series per type, device and year: ``PF-B3-2026``."""
    return f"{prefix}-{device_series}-{day.year}"


def number_in(series: str, counter: int) -> str:
    """``PF-B3-2026-00042``."""
    return f"{series}-{counter:05d}"


def order_number_in(code: str) -> str:
    """The order number in a scanned code of this program's papers, empty when there is none."""
    found = re.search(rf"\b{ORDER_PREFIX}-[A-Z0-9]{{1,6}}-\d{{4}}-\d{{5,}}\b", code)
    return found[0] if found else ""


def device_in(order_number: str) -> str:
    """The series of the device that gave an order its number: ``B3`` of ``ORD-B3-2026-00042``."""
    return order_number_in(order_number).removeprefix(f"{ORDER_PREFIX}-").partition("-")[0]


# The line of a refund note over what was paid too much: no item of any price list.
OVERPAYMENT = "overpayment"


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One printed line. `description` is the portal's name of the item, translated at rendering by `item`.

    Attributes:
        current: quantity the customer already has.
        replaces: the plan that this plan takes the place of, empty for none.
        credited: what of the replaced plan's price was taken off; `unit_price` is the difference.
    """

    item: str
    description: str
    quantity: int
    unit: str
    unit_price: UnitPrice
    cycle: Cycle
    factor: Factor
    amount: Money
    current: int = 0
    replaces: str = ""
    credited: UnitPrice | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """Dates and amounts that the customer commits to, printed as a timeline: (label, day, amount or None).

    A label is a key of the document texts (`today`, `begins`, `total`, `next`, `next_if`) or is printed as it is.
    """

    points: tuple[tuple[str, date, Money | None], ...] = ()


@dataclass(frozen=True, slots=True)
class ReceivedAmount:
    """Money received before the document was issued. `means` is a `PaymentMeans` value."""

    means: str
    reference: str
    received_on: date
    amount: Money


@dataclass(frozen=True, slots=True)
class DocumentContent:
    """Everything on one document.

    Attributes:
        language: ISO 639-1 code of the document's language.
        subject_id, subject_name: the company ID (or Yeastar ID) and name that the product is for.
        due_on: last day to pay (proforma, invoice); `valid_until`: last day of a quote.
        discount: positive; the totals are subtotal - discount + tax = total.
        references: numbers of linked documents and orders, as (what, number).
        received: payments so far (invoice, receipt); what is due is the total less their sum. A refund note gives
            their sum back.
        demo: print "invented data" on every page.
        unverified: the company ID was not verified when the document was issued.
    """

    type: DocumentType
    number: str
    issued_on: date
    language: str
    seller: Seller
    buyer: BillingContact
    product: str
    operation: str
    subject_id: str
    subject_name: str
    term: Term | None
    currency: str
    lines: tuple[DocumentLine, ...]
    subtotal: Money
    discount: Money
    discount_percent: str
    tax_lines: tuple[TaxLine, ...]
    net: Money
    tax: Money
    total: Money
    order_number: str = ""
    pi_number: str = ""
    po_number: str = ""
    due_on: date | None = None
    valid_until: date | None = None
    payment_method: str = "offline"
    references: tuple[tuple[str, str], ...] = ()
    received: tuple[ReceivedAmount, ...] = ()
    notes: tuple[str, ...] = ()
    commitment: Commitment | None = None
    rep: str = ""
    event: str = ""
    paper: str = "A4"
    logo_sha256: str = ""
    demo: bool = False
    unverified: bool = False

    @property
    def paid(self) -> Money:
        """The sum of what has been received."""
        return Money(sum(amount.amount.minor for amount in self.received), self.currency)

    @property
    def due(self) -> Money:
        """The total less what has been received; never below zero."""
        left = self.total.minor - self.paid.minor
        return Money(max(left, 0) if self.received else left, self.currency)

    @property
    def surplus(self) -> Money:
        """What has been received beyond the total."""
        return Money(max(self.paid.minor - self.total.minor, 0), self.currency)

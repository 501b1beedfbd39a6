"""Documents to print. Every name, price and company here is invented."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from yeastar_desk.domain.contacts import BillingContact, Seller
from yeastar_desk.domain.documents import Commitment, DocumentContent, DocumentLine, DocumentType
from yeastar_desk.domain.money import Money, UnitPrice, total_of
from yeastar_desk.domain.tax import TaxCategory, TaxLine, TaxTreatment
from yeastar_desk.domain.terms import Cycle, Factor, Term

SELLER = Seller(
    name="Hanse Distribution GmbH",
    street="Am Kai 4",
    postal_code="20457",
    city="Hamburg",
    country="DE",
    email="orders@hanse.example",
    phone="+49 40 5550 100",
    website="hanse.example",
    tax_number="DE129273398",
    registration="HRB 00000, Amtsgericht Hamburg",
    bank="Beispielbank",
    iban="DE02120300000000202051",
    bic="BYLADEM1001",
)
BUYER = BillingContact(
    first_name="Jonas",
    last_name="Petersen",
    company="Nordlicht Hotels GmbH",
    email="ap@nordlicht.example",
    phone="+49 40 5550 200",
    street="Speicherstr. 8",
    postal_code="20457",
    city="Hamburg",
    country="DE",
    tax_number="DE811907980",
)
ARABIC_BUYER = BillingContact(
    first_name="ليلى",
    last_name="الهاشمي",
    company="شركة النور للضيافة (ذ.م.م)",
    email="accounts@alnoor.example",
    street="شارع الشيخ زايد 12",
    city="دبي",
    country="AE",
    tax_number="100123456700003",
)
CHINESE_BUYER = BillingContact(
    first_name="伟",
    last_name="王",
    company="北京晨光酒店管理有限公司",
    email="ap@chenguang.example",
    street="朝阳区建国路88号",
    postal_code="100022",
    city="北京",
    country="CN",
)
TERM = Term.of(Cycle.ANNUALLY, 2, date(2026, 11, 22))
TWO_YEARS = Factor(((2, 1, "year"),))
STANDARD = TaxTreatment(TaxCategory.STANDARD, Decimal("19"), "DE")

_ITEMS = (
    ("standard", "Standard Plan", 1, "plan", "590.00"),
    ("meeting_room", "Meeting Room", 12, "room", "72.00"),
    ("desk", "Desk", 40, "desk", "12.00"),
    ("visitor", "Visitor", 2, "visitor", "199.00"),
    ("location", "Location", 3, "location", "149.50"),
)


def line(index: int, currency: str = "EUR", **changes: Any) -> DocumentLine:
    item, description, quantity, unit, price = _ITEMS[index % len(_ITEMS)]
    unit_price = UnitPrice.parse(price, currency)
    amount = unit_price.times(quantity * 2)
    made = DocumentLine(item, description, quantity, unit, unit_price, Cycle.ANNUALLY, TWO_YEARS, amount)
    return replace(made, **changes)


def document(lines: int = 3, currency: str = "EUR", **changes: Any) -> DocumentContent:
    """A proforma with that many lines, 5 % discount and 19 % tax."""
    items = tuple(line(index, currency) for index in range(lines))
    content = DocumentContent(
        type=DocumentType.PROFORMA,
        number="PF-B3-2026-00042",
        issued_on=date(2026, 11, 22),
        language="en",
        seller=SELLER,
        buyer=BUYER,
        product="workplace",
        operation="purchase",
        subject_id="W-204417",
        subject_name="Nordlicht Hotels GmbH",
        term=TERM,
        currency=currency,
        lines=items,
        discount_percent="5",
        order_number="ORD-B3-2026-00042",
        pi_number="PI-2026-1187",
        po_number="4500017",
        due_on=date(2026, 12, 22),
        rep="Ana",
        event="ISE 2027",
        **_sums(items, currency, STANDARD),
    )
    return replace(content, **changes)


def _sums(items: tuple[DocumentLine, ...], currency: str, treatment: TaxTreatment) -> dict[str, Any]:
    from fractions import Fraction

    subtotal = total_of([item.amount for item in items], currency)
    discount = subtotal.share(Fraction(5, 100))
    net = subtotal - discount
    tax = net.share(Fraction(treatment.rate) / 100)
    lines = (TaxLine(treatment, net, tax),)
    return {
        "subtotal": subtotal,
        "discount": discount,
        "net": net,
        "tax_lines": lines,
        "tax": tax,
        "total": net + tax,
    }


def taxed(content: DocumentContent, treatment: TaxTreatment) -> DocumentContent:
    """The same document with another tax treatment."""
    return replace(content, **_sums(content.lines, content.currency, treatment))


def quote() -> DocumentContent:
    """A quote with an addition in mid-term and a commitment."""
    added = replace(
        line(1),
        quantity=10,
        current=20,
        factor=Factor(((1, 1, "year"), (112, 365, "day"))),
        amount=Money(94093, "EUR"),
    )
    points = (
        ("First year", date(2026, 11, 22), Money(117500, "EUR")),
        ("Second year", date(2027, 11, 22), Money(117500, "EUR")),
        ("End of the term", date(2028, 11, 22), None),
    )
    items = (line(0), added, line(2))
    return replace(
        document(),
        type=DocumentType.QUOTE,
        number="QU-B3-2026-00007",
        order_number="",
        pi_number="",
        due_on=None,
        valid_until=date(2026, 12, 22),
        operation="expand",
        lines=items,
        commitment=Commitment(points),
        notes=("Prices are valid for orders placed at the fair.", "Delivery: activation within two working days."),
        **_sums(items, "EUR", STANDARD),
    )


def credit_note() -> DocumentContent:
    return replace(
        document(2),
        type=DocumentType.CREDIT_NOTE,
        number="CN-B3-2026-00003",
        due_on=None,
        references=(("invoice", "INV-B3-2026-00042"), ("order", "ORD-B3-2026-00042")),
        notes=("Two rooms were ordered twice.",),
    )


def logo() -> bytes:
    """A small picture with a transparent ground."""
    from PIL import Image, ImageDraw

    image = Image.new("RGBA", (360, 96), (0, 0, 0, 0))
    pencil = ImageDraw.Draw(image)
    pencil.rounded_rectangle((0, 8, 80, 88), 18, fill=(15, 98, 254, 255))
    pencil.rounded_rectangle((92, 30, 350, 66), 18, fill=(23, 32, 51, 255))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()

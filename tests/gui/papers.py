"""Documents to look at in tests: real ones, of one page and of several."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.office import CONTACT, SELLER
from yeastar_desk.domain.documents import DocumentContent, DocumentLine, DocumentType
from yeastar_desk.domain.money import Money, UnitPrice
from yeastar_desk.domain.terms import Cycle, Factor
from yeastar_desk.infrastructure.pdf import render


def proforma(lines: int = 1, paper: str = "A4") -> bytes:
    """A proforma with that many lines; 60 take several pages."""
    line = DocumentLine(
        item="desk",
        description="Desk",
        quantity=10,
        unit="desk",
        unit_price=UnitPrice.parse("12", "EUR"),
        cycle=Cycle.ANNUALLY,
        factor=Factor(((1, 1, "year"),)),
        amount=Money(12000, "EUR"),
    )
    total = Money(12000 * lines, "EUR")
    content = DocumentContent(
        type=DocumentType.PROFORMA,
        number="PF-B3-2026-00042",
        issued_on=date(2026, 11, 22),
        language="en",
        seller=SELLER,
        buyer=CONTACT,
        product="workplace",
        operation="purchase",
        subject_id="W-204417",
        subject_name="Nordlicht Hotels GmbH",
        term=None,
        currency="EUR",
        lines=(line,) * lines,
        subtotal=total,
        discount=Money(0, "EUR"),
        discount_percent="",
        tax_lines=(),
        net=total,
        tax=Money(0, "EUR"),
        total=total,
    )
    return render(replace(content, paper=paper))

"""Every tax category with a buyer of every country: refused where it cannot be, else on the invoice with its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tests.application.test_record_payment import BUYERS, billed_to
from tests.infrastructure.pdf.reading import text_of
from tests.subscription_office import SubscriptionOffice
from yeastar_desk.application.record_payment import PaymentToRecord
from yeastar_desk.domain.documents import DocumentType
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.order_life import PaymentMeans
from yeastar_desk.domain.tax import TaxCategory

OWN_REASON = "Ruling 7 of the tax office"
TEXTS = {
    TaxCategory.STANDARD: "VAT 19 % on €3,674.60 €698.17",
    TaxCategory.ZERO: OWN_REASON,
    TaxCategory.EXEMPT: OWN_REASON,
    TaxCategory.REVERSE_CHARGE: "Reverse charge: VAT is due by the recipient (Article 196",
    TaxCategory.INTRA_COMMUNITY: "Intra-Community supply, exempt from VAT (Article 138",
    TaxCategory.EXPORT: "Export: not subject to VAT in the seller's country.",
    TaxCategory.OUTSIDE_SCOPE: OWN_REASON,
}
EU_ABROAD = {"FR", "NL", "AT"}
WITH_NUMBER = set(BUYERS) - {"CN"}
POSSIBLE = {
    TaxCategory.STANDARD: set(BUYERS),
    TaxCategory.ZERO: set(BUYERS),
    TaxCategory.EXEMPT: set(BUYERS),
    TaxCategory.REVERSE_CHARGE: WITH_NUMBER,
    TaxCategory.INTRA_COMMUNITY: EU_ABROAD,
    TaxCategory.EXPORT: set(BUYERS) - EU_ABROAD - {"DE"},
    TaxCategory.OUTSIDE_SCOPE: set(BUYERS),
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SubscriptionOffice]:
    """A seller in Germany who prints in English."""
    made = SubscriptionOffice(Path(tmp_path_factory.mktemp("tax")))
    value = made.preferences.value
    made.preferences.value = replace(value, sales=replace(value.sales, language="en"))
    yield made
    made.database.close()


@pytest.mark.parametrize("country", BUYERS)
@pytest.mark.parametrize("category", TaxCategory)
def test_a_category_is_on_the_invoice_with_its_text_or_refused(
    office: SubscriptionOffice, category: TaxCategory, country: str
) -> None:
    subject = f"{category.value}-{country}"
    request = replace(
        billed_to(*BUYERS[country]),
        subject_id=subject, subject_name="A new customer", verified=False,
        tax_category=category, tax_reason=OWN_REASON,
    )  # fmt: skip
    if country not in POSSIBLE[category]:
        with pytest.raises(Refused) as refused:
            office.place(request)
        assert refused.value.field in ("tax_category", "tax_number")
        return
    placed = office.place(request)
    invoice = office.record_payment(placed.order.number, PaymentToRecord(PaymentMeans.BANK_TRANSFER)).document
    assert invoice.type is DocumentType.INVOICE
    (line,) = invoice.content.tax_lines
    assert line.treatment.category is category
    assert (line.tax.minor == 0) == (category is not TaxCategory.STANDARD)
    assert line.treatment.rate == (Decimal(19) if category is TaxCategory.STANDARD else 0)
    text = text_of(office.document_files.pdf(invoice.number)[1])
    assert TEXTS[category] in text
    for mandatory in ("Hanse Distribution GmbH", "DE129273398", "Buyer Ltd", "Main Street 1", subject, invoice.number):
        assert mandatory in text
    others = {words for other, words in TEXTS.items() if words != TEXTS[category]}
    assert not any(words in text for words in others)


def test_everything_that_was_issued_is_sound(office: SubscriptionOffice) -> None:
    assert office.database.verify() == []

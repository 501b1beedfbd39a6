"""Removing any mandatory field blocks the invoice and names it; entering it where it is asked for lets it through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.infrastructure.pdf.reading import text_of
from tests.office import CONTACT, ORDER
from tests.subscription_office import SubscriptionOffice
from yeastar_desk.application.complete_invoice import CompleteInvoice, can_be_entered
from yeastar_desk.application.ports import StoredContact
from yeastar_desk.application.record_payment import PaymentToRecord
from yeastar_desk.domain.contacts import BillingContact
from yeastar_desk.domain.documents import DocumentContent, DocumentType
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.invoicing import Incomplete, check_complete, completed, missing_content
from yeastar_desk.domain.money import Money
from yeastar_desk.domain.order_life import PaymentMeans
from yeastar_desk.domain.orders import OrderRequest
from yeastar_desk.domain.tax import TaxCategory, TaxLine, TaxTreatment

PURCHASE = replace(ORDER, subject_id="W-300001", subject_name="Alster Hotels GmbH", verified=False)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SubscriptionOffice]:
    made = SubscriptionOffice(tmp_path)
    yield made
    made.database.close()


def billed(**changes: str) -> OrderRequest:
    return replace(PURCHASE, billing_contact=replace(CONTACT, **changes))


def complete(office: SubscriptionOffice) -> CompleteInvoice:
    return CompleteInvoice(office.database, office.preferences)


def refused(office: SubscriptionOffice, number: str) -> Incomplete:
    with pytest.raises(Incomplete) as caught:
        office.pay(number)
    return caught.value


# --- every mandatory field ------------------------------------------------------------------------------------------


@pytest.fixture
def invoice(office: SubscriptionOffice) -> DocumentContent:
    """A complete one, reverse charge, to a buyer in the United States of the seller's own country when changed."""
    contact = replace(CONTACT, country="FR", tax_number="FR40303265045")
    number = office.place_and_pay(replace(PURCHASE, billing_contact=contact)).order.number
    with office.database.read() as work:
        order = work.orders.get(number)
        assert order is not None
        (row,) = [row for row in work.documents.rows(order_id=order.id) if row.type is DocumentType.INVOICE]
        document = work.documents.get(row.number)
    assert document is not None
    return document.content


def without(content: DocumentContent, field: str) -> DocumentContent:
    """The invoice with one mandatory field removed."""
    owner, _, name = field.partition(".")
    if owner == "seller":
        return replace(content, seller=replace(content.seller, **{name: " "}))  # type: ignore[arg-type]
    if field == "buyer.company":
        return replace(content, buyer=replace(content.buyer, company="", first_name="", last_name=""))
    if owner == "buyer":
        return replace(content, buyer=replace(content.buyer, **{name: ""}))
    if field == "tax_reason":
        lines = tuple(replace(line, treatment=replace(line.treatment, reason="")) for line in content.tax_lines)
        return replace(content, tax_lines=lines)
    return replace(content, **{field: {"subject_id": "", "lines": (), "term": None}[field]})  # type: ignore[arg-type]


MANDATORY = (
    "seller.name", "seller.street", "seller.city", "seller.country", "seller.tax_number", "buyer.company",
    "buyer.street", "buyer.city", "buyer.country", "buyer.tax_number", "subject_id", "tax_reason", "lines",
)  # fmt: skip


@pytest.mark.parametrize("field", MANDATORY)
def test_each_mandatory_field_is_missed_by_name(
    office: SubscriptionOffice, invoice: DocumentContent, field: str
) -> None:
    assert missing_content(invoice, office.tax_numbers.is_valid) == ()
    missing = missing_content(without(invoice, field), office.tax_numbers.is_valid)
    assert field in [each.field for each in missing]
    assert all(each.name for each in missing)


def test_a_supply_within_the_union_needs_its_day(office: SubscriptionOffice, invoice: DocumentContent) -> None:
    treatment = TaxTreatment(TaxCategory.INTRA_COMMUNITY, invoice.tax_lines[0].treatment.rate, "FR", "Exempt.")
    content = replace(invoice, tax_lines=(TaxLine(treatment, invoice.net, Money.zero("EUR")),))
    assert missing_content(content, office.tax_numbers.is_valid) == ()
    missing = missing_content(without(content, "term"), office.tax_numbers.is_valid)
    assert [each.field for each in missing] == ["term"]


@pytest.mark.parametrize("category", TaxCategory)
def test_the_sellers_number_is_needed_wherever_tax_is_in_scope(
    office: SubscriptionOffice, invoice: DocumentContent, category: TaxCategory
) -> None:
    treatment = TaxTreatment(category, invoice.tax_lines[0].treatment.rate, "FR", "A reason.")
    content = replace(invoice, tax_lines=(TaxLine(treatment, invoice.net, Money.zero("EUR")),))
    assert missing_content(content, office.tax_numbers.is_valid) == ()
    lacking = missing_content(without(content, "seller.tax_number"), office.tax_numbers.is_valid)
    assert bool(lacking) == (category is not TaxCategory.OUTSIDE_SCOPE)


def test_what_several_tax_lines_lack_is_named_once(office: SubscriptionOffice, invoice: DocumentContent) -> None:
    bare = without(invoice, "tax_reason")
    twice = replace(bare, tax_lines=bare.tax_lines * 2, lines=())
    with pytest.raises(Incomplete) as caught:
        check_complete(twice, office.tax_numbers.is_valid)
    assert [each.field for each in caught.value.missing] == ["tax_reason", "lines"]
    assert caught.value.sentence.startswith(
        "The invoice lacks the reason why no tax is charged and a line with what was sold."
    )


def test_a_credit_note_is_called_by_its_name(office: SubscriptionOffice) -> None:
    number = office.place_and_pay(PURCHASE).order.number
    office.set_seller(street="")
    with pytest.raises(Incomplete) as caught:
        office.credit_invoice(number, "Ordered twice")
    assert caught.value.sentence == "The credit note lacks your company's street. Add it and try again."


# --- entering it ----------------------------------------------------------------------------------------------------


def test_everything_that_is_missing_is_told_at_once(office: SubscriptionOffice) -> None:
    number = office.place(billed(street="", city="")).order.number
    office.set_seller(street="", tax_number="")
    error = refused(office, number)
    fields = [each.field for each in error.missing]
    assert fields == ["seller.street", "seller.tax_number", "buyer.street", "buyer.city"]
    assert error.field == "seller.street"
    assert error.sentence == (
        "The invoice lacks your company's street and tax number, and the buyer's street and city. "
        "Add them and try again."
    )
    assert all(map(can_be_entered, fields))
    complete(office)(
        number,
        {
            "seller.street": "Am Kai 4", "buyer.street": "Speicherstr. 8", "buyer.city": "Hamburg",
            "seller.tax_number": "DE129273398",
        },
    )  # fmt: skip
    office.pay(number)
    with office.database.read() as work:
        document = work.documents.get("INV-B3-2026-00001")
        order = work.orders.get(number)
    assert document is not None
    assert order is not None
    assert (document.content.buyer.street, document.content.seller.street) == ("Speicherstr. 8", "Am Kai 4")
    assert order.request.billing_contact == replace(CONTACT, street="", city=""), "what was placed stays"
    assert "Speicherstr. 8" in text_of(office.document_files.pdf(document.number)[1])
    assert office.database.verify() == []


def test_a_stored_contact_is_completed_not_doubled(office: SubscriptionOffice) -> None:
    bare = replace(CONTACT, street="", postal_code="")
    with office.database.work() as work:
        key = work.contacts.save(StoredContact(0, bare, "W-300001", is_default=True))
        work.commit()
    number = office.place(billed(street="", postal_code="")).order.number
    complete(office)(number, {"buyer.street": " Speicherstr. 8 "})
    with office.database.read() as work:
        (stored,) = work.contacts.addressed([CONTACT.email])
    assert (stored.id, stored.is_default, stored.contact.street) == (key, True, "Speicherstr. 8")
    office.pay(number)


@pytest.mark.parametrize("other", [{"company": "Another GmbH"}, {"country": "AT"}, {"email": "else@nordlicht.example"}])
def test_the_address_of_somebody_else_is_not_taken(office: SubscriptionOffice, other: dict[str, str]) -> None:
    with office.database.work() as work:
        work.contacts.save(StoredContact(0, replace(CONTACT, **other), "W-300001"))
        work.commit()
    number = office.place(billed(street="")).order.number
    assert [each.field for each in refused(office, number).missing] == ["buyer.street"]


def test_what_decides_the_tax_is_never_completed() -> None:
    buyer = BillingContact(company="A", email="a@a.example", country="FR", city="Paris")
    stored = replace(buyer, tax_number="FR40303265045", city="Lyon", street="Rue 1", phone="1", first_name="X")
    assert completed(buyer, [stored]) == replace(buyer, street="Rue 1")
    assert not can_be_entered("buyer.tax_number")
    assert not can_be_entered("lines")


def test_a_value_that_the_settings_refuse_is_not_stored(office: SubscriptionOffice) -> None:
    number = office.place(PURCHASE).order.number
    with pytest.raises(Refused) as caught:
        complete(office)(number, {"seller.country": "Germany"})
    assert caught.value.field == "seller.country"
    assert office.preferences.value.seller.country == "DE"


def test_a_receipt_needs_nothing_of_it(office: SubscriptionOffice) -> None:
    number = office.place(billed(street="")).order.number
    part = office.record_payment(number, PaymentToRecord(PaymentMeans.CASH, amount="1"))
    assert part.document.type is DocumentType.RECEIPT

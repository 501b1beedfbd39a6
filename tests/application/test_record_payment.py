"""Payments through the real use cases and a real database: parts, the invoice, the subscription, refusals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from tests.infrastructure.pdf.reading import text_of
from tests.office import CONTACT, ORDER
from tests.subscription_office import SubscriptionOffice
from yeastar_desk.application.ports import IssuedDocument, OrderState
from yeastar_desk.application.record_payment import PaymentRecorded, PaymentToRecord
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.companies import Company
from yeastar_desk.domain.contacts import BillingContact
from yeastar_desk.domain.documents import DocumentType
from yeastar_desk.domain.errors import NotFound, Refused
from yeastar_desk.domain.order_life import PaymentMeans, ReceivedPayment
from yeastar_desk.domain.orders import OrderRequest, OrderStatus
from yeastar_desk.domain.tax import TaxCategory

NEW_CUSTOMER = Company("W-300001", "Alster Hotels GmbH", "ap@alster.example", country="DE")
PURCHASE = replace(ORDER, subject_id="W-300001")
TOTAL = Decimal("4372.77")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SubscriptionOffice]:
    made = SubscriptionOffice(tmp_path)
    with made.database.work() as work:
        work.companies.save(NEW_CUSTOMER)
        work.commit()
    yield made
    made.database.close()


def pay(office: SubscriptionOffice, number: str, amount: str | None = None, **entered: object) -> PaymentRecorded:
    values: dict[str, object] = {"means": PaymentMeans.BANK_TRANSFER, "reference": "statement 7", "amount": amount}
    return office.record_payment(number, PaymentToRecord(**(values | entered)))  # type: ignore[arg-type]


def stored(office: SubscriptionOffice, number: str) -> tuple[OrderState, list[ReceivedPayment], list[IssuedDocument]]:
    with office.database.read() as work:
        order = work.orders.get(number)
        assert order is not None
        documents = [work.documents.get(row.number) for row in work.documents.rows(order_id=order.id)]
        return (
            work.orders.state(order.id),
            list(work.payments.for_order(order.id)),
            [document for document in documents if document is not None],
        )


# --- parts and the whole --------------------------------------------------------------------------------------------


def test_a_full_payment_issues_the_invoice_and_activates_the_subscription(office: SubscriptionOffice) -> None:
    number = office.place(PURCHASE).order.number
    assert office.now(Product.WORKPLACE, "W-300001") is None
    recorded = pay(office, number)
    assert recorded.document.number == "INV-B3-2026-00001"
    assert (recorded.due.minor, recorded.no_invoice, recorded.state.status) == (0, "", OrderStatus.PAID)
    content = recorded.document.content
    assert (content.order_number, content.references) == (number, (("proforma", "PF-B3-2026-00001"),))
    assert [(r.means, r.reference, r.amount.decimal()) for r in content.received] == [
        ("bank_transfer", "statement 7", "4372.77")
    ]
    subscription = office.now(Product.WORKPLACE, "W-300001")
    assert subscription is not None
    assert (subscription.plan, subscription.expires_on) == ("standard", date(2028, 11, 22))
    assert subscription.capacities["desk"] == 40
    assert office.database.verify() == []


def test_partial_payments_add_up_with_receipts_until_the_last_one(office: SubscriptionOffice) -> None:
    number = office.place(PURCHASE).order.number
    first = pay(office, number, "1000.00", means=PaymentMeans.CASH, reference="")
    second = pay(office, number, "2000", means=PaymentMeans.CARD_TERMINAL, reference="T-81")
    assert [p.document.type for p in (first, second)] == [DocumentType.RECEIPT] * 2
    assert [p.document.number for p in (first, second)] == ["RC-B3-2026-00001", "RC-B3-2026-00002"]
    assert (second.state.status, second.due.decimal()) == (OrderStatus.PENDING, "1372.77")
    assert second.document.content.due.decimal() == "1372.77"
    assert office.now(Product.WORKPLACE, "W-300001") is None, "nothing is activated before all is paid"
    last = pay(office, number)
    assert last.payment.amount.decimal() == "1372.77"
    assert last.document.type is DocumentType.INVOICE
    assert last.document.content.due.minor == 0
    proforma = ("proforma", "PF-B3-2026-00001")
    assert [p.document.content.references for p in (first, second, last)] == [(proforma,)] * 3, "never a receipt"
    assert last.document.preceding_id == second.document.id
    state, payments, _ = stored(office, number)
    assert sum(p.amount.minor for p in payments) == state.paid_minor == 437277
    assert [p.actor for p in payments] == ["Ana"] * 3
    assert office.database.verify() == []


def test_an_overpayment_is_asked_about(office: SubscriptionOffice) -> None:
    number = office.place(PURCHASE).order.number
    with pytest.raises(Refused, match=r"Only 4372\.77 EUR is due\. Confirm the overpayment") as refused:
        pay(office, number, "5000")
    assert refused.value.field == "overpayment"
    assert stored(office, number)[1] == []
    recorded = pay(office, number, "5000", accept_overpayment=True)
    assert (recorded.due.minor, recorded.state.paid_minor) == (0, 500000)
    assert recorded.document.content.total.decimal() == "4372.77", "the invoice is for what was ordered"
    assert office.database.verify() == []


@pytest.mark.parametrize(
    ("entered", "field", "words"),
    [
        ({"amount": "0"}, "amount", "Enter the amount"),
        ({"amount": "-5"}, "amount", "Enter the amount"),
        ({"amount": "1.005"}, "amount", "at most 2 digits"),
        ({"amount": "much"}, "amount", "number"),
        ({"received_on": date(2026, 11, 23)}, "received_on", "lies in the future"),
    ],
)
def test_a_refused_payment_stores_nothing(
    office: SubscriptionOffice, entered: dict[str, object], field: str, words: str
) -> None:
    number = office.place(PURCHASE).order.number
    with pytest.raises(Refused, match=words) as refused:
        pay(office, number, **entered)  # type: ignore[arg-type]
    assert refused.value.field == field
    state, payments, documents = stored(office, number)
    assert (state.paid_minor, payments, len(documents)) == (0, [], 1)


def test_the_day_of_the_payment_may_lie_in_the_past(office: SubscriptionOffice) -> None:
    number = office.place(PURCHASE).order.number
    office.clock.sleep(timedelta(days=10))
    recorded = pay(office, number, received_on=date(2026, 11, 25))
    assert recorded.payment.received_on == date(2026, 11, 25)
    assert recorded.document.content.issued_on == date(2026, 12, 2), "an invoice is dated when it is issued"
    subscription = office.now(Product.WORKPLACE, "W-300001")
    assert subscription is not None
    assert subscription.starts_on == date(2026, 11, 25)


def test_only_a_pending_order_takes_money(office: SubscriptionOffice) -> None:
    with pytest.raises(NotFound, match="ORD-B3-2026-00099"):
        pay(office, "ORD-B3-2026-00099")
    paid = office.place(PURCHASE).order.number
    pay(office, paid)
    with pytest.raises(Refused, match="is paid already"):
        pay(office, paid)
    cancelled = office.place(ORDER).order.number
    office.cancel_order(cancelled)
    with pytest.raises(Refused, match="is cancelled: it cannot become paid"):
        pay(office, cancelled)


def test_an_order_with_money_on_it_cannot_be_cancelled(office: SubscriptionOffice) -> None:
    number = office.place(PURCHASE).order.number
    pay(office, number, "10")
    with pytest.raises(Refused, match="Money was already received"):
        office.cancel_order(number)


def test_when_the_subscription_cannot_be_changed_no_money_is_stored(office: SubscriptionOffice) -> None:
    """The invoice, the payment and the subscription are one transaction."""

    def fail(*_: object) -> None:
        raise Refused("The subscription cannot be changed.")

    number = office.place(PURCHASE).order.number
    activate, office.record_payment._activate = office.record_payment._activate, fail
    with pytest.raises(Refused, match="cannot be changed"):
        pay(office, number)
    state, payments, documents = stored(office, number)
    assert (state.paid_minor, payments, len(documents)) == (0, [], 1)
    office.record_payment._activate = activate
    assert pay(office, number).document.number == "INV-B3-2026-00001", "the refused invoice took no number"


# --- mandatory content ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("field", ["street", "city", "tax_number"])
def test_an_invoice_without_the_sellers_data_is_blocked(office: SubscriptionOffice, field: str) -> None:
    number = office.place(PURCHASE).order.number
    whole = getattr(office.preferences.value.seller, field)
    office.set_seller(**{field: " "})
    with pytest.raises(Refused, match="The invoice lacks your company's") as refused:
        pay(office, number)
    assert refused.value.field == f"seller.{field}"
    assert stored(office, number)[1] == []
    office.set_seller(**{field: whole})
    assert pay(office, number).document.number == "INV-B3-2026-00001"
    assert office.database.verify() == []


@pytest.mark.parametrize("field", ["street", "city"])
def test_an_invoice_without_the_buyers_address_is_blocked(office: SubscriptionOffice, field: str) -> None:
    request = replace(PURCHASE, billing_contact=replace(CONTACT, **{field: ""}))
    number = office.place(request).order.number
    pay(office, number, "1")  # money may come in: only the invoice needs the address
    with pytest.raises(Refused, match="The invoice lacks the buyer's") as refused:
        pay(office, number)
    assert refused.value.field == f"buyer.{field}"
    assert len(stored(office, number)[1]) == 1


# --- countries without invoices -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("country", "system"), [("PT", "certified"), ("ES", "factu"), ("IT", "SdI"), ("PL", "KSeF")])
def test_where_invoices_may_not_be_issued_a_full_payment_gives_a_receipt(
    office: SubscriptionOffice, country: str, system: str
) -> None:
    office.set_seller(country=country)
    recorded = pay(office, office.place(PURCHASE).order.number)
    assert recorded.document.type is DocumentType.RECEIPT
    assert system in recorded.no_invoice
    assert recorded.state.status is OrderStatus.PAID
    assert office.now(Product.WORKPLACE, "W-300001") is not None, "what was paid for is there all the same"


@pytest.mark.parametrize(
    ("means", "invoiced"),
    [
        ((PaymentMeans.BANK_TRANSFER,), True),
        ((PaymentMeans.CASH,), False),
        ((PaymentMeans.CASH, PaymentMeans.BANK_TRANSFER), False),
        ((PaymentMeans.BANK_TRANSFER, PaymentMeans.CASH), False),
    ],
)
def test_in_france_no_invoice_is_issued_when_any_part_was_paid_in_cash(
    office: SubscriptionOffice, means: tuple[PaymentMeans, ...], invoiced: bool
) -> None:
    office.set_seller(country="FR", tax_number="FR40303265045")
    number = office.place(PURCHASE).order.number
    for part in means[:-1]:
        pay(office, number, "100", means=part)
    recorded = pay(office, number, means=means[-1])
    assert (recorded.document.type is DocumentType.INVOICE) == invoiced
    assert bool(recorded.no_invoice) != invoiced


# --- tax on paper ---------------------------------------------------------------------------------------------------

BUYERS = {
    "DE": ("DE", "DE811907980"),
    "FR": ("FR", "FR40303265045"),
    "NL": ("NL", "NL004495445B01"),
    "AT": ("AT", "ATU13585627"),
    "GB": ("GB", "GB980780684"),
    "CH": ("CH", "CHE100155212MWST"),
    "US": ("US", "911144442"),
    "AE": ("AE", "100123456700003"),
    "CN": ("CN", ""),
}
REVERSE = "Reverse charge: VAT is due by the recipient (Article 196"
EXPORT = "Export: not subject to VAT in the seller's country."
ON_PAPER = {
    "DE": ("S", "VAT 19 % on €3,674.60 €698.17"),
    "FR": ("AE", REVERSE),
    "NL": ("AE", REVERSE),
    "AT": ("AE", REVERSE),
    "GB": ("G", EXPORT),
    "CH": ("G", EXPORT),
    "US": ("G", EXPORT),
    "AE": ("G", EXPORT),
    "CN": ("G", EXPORT),
}


def billed_to(country: str, tax_number: str) -> OrderRequest:
    contact = BillingContact(
        company="Buyer Ltd", email="ap@buyer.example", street="Main Street 1", postal_code="1000", city="Town",
        state="CA" if country == "US" else "", country=country, tax_number=tax_number,
    )  # fmt: skip
    return replace(PURCHASE, billing_contact=contact)


def english(office: SubscriptionOffice) -> None:
    value = office.preferences.value
    office.preferences.value = replace(value, sales=replace(value.sales, language="en"))


@pytest.mark.parametrize("country", BUYERS)
def test_every_buyers_tax_is_on_the_invoice_with_its_legal_text(office: SubscriptionOffice, country: str) -> None:
    english(office)
    placed = office.place(billed_to(*BUYERS[country]))
    invoice = pay(office, placed.order.number).document
    category, words = ON_PAPER[country]
    assert [line.treatment.category.value for line in invoice.content.tax_lines] == [category]
    for number in (placed.document.number, invoice.number):
        _, pdf = office.document_files.pdf(number)
        assert words in text_of(pdf)
    assert office.database.verify() == []


@pytest.mark.parametrize("country", ["FR", "NL", "AT"])
def test_an_eu_buyer_without_a_valid_number_pays_the_sellers_tax(office: SubscriptionOffice, country: str) -> None:
    english(office)
    invoice = pay(office, office.place(billed_to(country, f"{country}123")).order.number).document
    assert "VAT 19 % on €3,674.60 €698.17" in text_of(office.document_files.pdf(invoice.number)[1])


@pytest.mark.parametrize(("country", "number"), [("US", "911144442"), ("GB", "GB980780684")])
def test_without_a_rate_none_is_invented_and_the_paper_says_so(
    office: SubscriptionOffice, country: str, number: str
) -> None:
    english(office)
    office.set_seller(country=country, tax_number=number)
    invoice = pay(office, office.place(billed_to(country, number)).order.number).document
    (line,) = invoice.content.tax_lines
    assert (line.treatment.category.value, line.tax.minor) == ("O", 0)
    assert "No tax is charged" in text_of(office.document_files.pdf(invoice.number)[1])


CHOSEN = {
    "Z": ("DE", "Zero-rated by ruling 7"),
    "E": ("US", "Resale certificate 12-345"),
    "AE": ("FR", REVERSE),
    "K": ("FR", "Intra-Community supply, exempt from VAT (Article 138"),
    "G": ("CH", EXPORT),
    "O": ("DE", "Place of supply is not here"),
}


@pytest.mark.parametrize("category", CHOSEN)
def test_a_category_that_the_rep_chose_is_on_the_invoice_with_its_text(
    office: SubscriptionOffice, category: str
) -> None:
    english(office)
    buyer, words = CHOSEN[category]
    request = replace(billed_to(*BUYERS[buyer]), tax_category=TaxCategory(category), tax_reason=words)
    placed = office.place(request)
    assert placed.order.request.tax_reason == words
    invoice = pay(office, placed.order.number).document
    (line,) = invoice.content.tax_lines
    assert (line.treatment.category.value, line.tax.minor) == (category, 0)
    assert words in text_of(office.document_files.pdf(invoice.number)[1])
    assert office.database.verify() == []


def test_a_category_that_does_not_fit_the_buyer_refuses_the_order(office: SubscriptionOffice) -> None:
    request = replace(billed_to("FR", "FR123"), tax_category=TaxCategory.REVERSE_CHARGE, tax_reason="They said so")
    with pytest.raises(Refused, match="valid tax number"):
        office.place(request)


def test_within_the_united_states_an_invoice_names_the_buyers_state(office: SubscriptionOffice) -> None:
    office.set_seller(country="US", tax_number="911144442")
    request = billed_to(*BUYERS["US"])
    assert request.billing_contact is not None
    request = replace(request, billing_contact=replace(request.billing_contact, state=""))
    number = office.place(request).order.number
    with pytest.raises(Refused, match="lacks the buyer's state") as refused:
        pay(office, number)
    assert refused.value.field == "buyer.state"

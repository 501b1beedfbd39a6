"""What was paid too much is said on paper, stands to the customer's credit, and is given back with a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.infrastructure.pdf.reading import text_of
from tests.office import ORDER
from tests.subscription_office import SubscriptionOffice
from yeastar_desk.application.look_at_orders import LookAtOrders, OrderDetails
from yeastar_desk.application.record_payment import PaymentRecorded, PaymentToRecord
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.documents import DocumentType
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.money import Money
from yeastar_desk.domain.order_life import PaymentMeans
from yeastar_desk.domain.orders import OrderStatus

PURCHASE = replace(ORDER, subject_id="W-300001", subject_name="Alster Hotels GmbH", verified=False)
SURPLUS = Money(62723, "EUR")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SubscriptionOffice]:
    made = SubscriptionOffice(tmp_path)
    speak(made, "en")
    yield made
    made.database.close()


def speak(office: SubscriptionOffice, language: str) -> None:
    value = office.preferences.value
    office.preferences.value = replace(value, sales=replace(value.sales, language=language))


def pay(office: SubscriptionOffice, number: str, amount: str) -> PaymentRecorded:
    entered = PaymentToRecord(PaymentMeans.BANK_TRANSFER, "statement 7", amount=amount, accept_overpayment=True)
    return office.record_payment(number, entered)


def overpaid(office: SubscriptionOffice, **seller: str) -> str:
    """The number of an order over 4,372.77 that 5,000.00 was paid for, in two parts, to a seller who has moved."""
    number = office.place(PURCHASE).order.number
    office.set_seller(**seller)
    pay(office, number, "1000")
    office.clock.sleep(timedelta(minutes=1))
    assert pay(office, number, "4000").surplus == SURPLUS
    return number


def details(office: SubscriptionOffice, number: str) -> OrderDetails:
    return LookAtOrders(office.database, office.preferences, office.clock).details(number)


def text(office: SubscriptionOffice, number: str) -> str:
    return text_of(office.document_files.pdf(number)[1])


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "pt", "ar", "zh"])
def test_invoice_and_refund_note_say_it_in_every_language(office: SubscriptionOffice, language: str) -> None:
    speak(office, language)
    number = overpaid(office)
    office.give_back_surplus(number)
    amount = {"en": "€627.23", "zh": "627.23", "ar": "627.23"}.get(language, "627,23")
    assert text(office, "INV-B3-2026-00001").count(amount) == 2, "in the sums, and in words"
    assert amount in text(office, "RF-B3-2026-00001")


def test_the_invoice_ends_with_what_stands_to_the_customers_credit(office: SubscriptionOffice) -> None:
    overpaid(office)
    said = text(office, "INV-B3-2026-00001")
    assert "Overpaid, to your credit" in said
    assert "Paid in full. You paid €627.23 too much; it stands to your credit." in " ".join(said.split())
    assert "Amount due" not in said


def test_a_payment_that_fits_says_nothing_of_it(office: SubscriptionOffice) -> None:
    number = office.place_and_pay(PURCHASE).order.number
    assert "Overpaid" not in text(office, "INV-B3-2026-00001")
    assert not details(office, number).surplus
    with pytest.raises(Refused, match="Nothing that was paid too much"):
        office.give_back_surplus(number)


def test_the_surplus_is_given_back_with_a_note_of_its_own(office: SubscriptionOffice) -> None:
    number = overpaid(office)
    assert details(office, number).surplus == SURPLUS
    note = office.give_back_surplus(number)
    content = note.content
    assert (note.number, note.type) == ("RF-B3-2026-00001", DocumentType.REFUND)
    assert content.total == content.paid == SURPLUS
    assert (content.tax_lines, content.tax.minor) == ((), 0), "it was no price of anything"
    assert ("invoice", "INV-B3-2026-00001") in content.references
    assert ("receipt", "RC-B3-2026-00001") in content.references
    said = text(office, note.number)
    for words in ("REFUND NOTE - NOT A TAX DOCUMENT", "Overpayment", "€627.23 is paid back to you.", number):
        assert words in said
    after = details(office, number)
    assert (after.state.status, after.state.paid_minor) == (OrderStatus.PAID, 500000), "what came in stays on record"
    assert not after.surplus
    assert after.history[-1].action == "surplus_given_back"
    assert (after.history[-1].actor, after.history[-1].details["document"]) == ("Ana", note.number)
    assert office.now(Product.WORKPLACE, "W-300001") is not None, "the subscription stays"
    with pytest.raises(Refused, match="left to give back"):
        office.give_back_surplus(number)
    assert office.database.verify() == []


@pytest.mark.parametrize("surplus_first", [True, False])
def test_crediting_the_invoice_and_giving_back_the_surplus_are_two_things(
    office: SubscriptionOffice, surplus_first: bool
) -> None:
    number = overpaid(office)
    if surplus_first:
        office.give_back_surplus(number)
    credit = office.credit_invoice(number, "Ordered twice")
    if not surplus_first:
        assert details(office, number).surplus == SURPLUS
        office.give_back_surplus(number)
    after = details(office, number)
    assert after.state.status is OrderStatus.REFUNDED
    assert not after.surplus
    assert credit.content.total + SURPLUS == Money(500000, "EUR"), "together all that was received"
    assert office.database.verify() == []


def test_without_an_invoice_the_rest_goes_back_with_the_order(office: SubscriptionOffice) -> None:
    number = overpaid(office, country="PT", tax_number="PT501964843")
    assert "Overpaid, to your credit" in text(office, "RC-B3-2026-00002")
    office.give_back_surplus(number)
    refunded = office.refund_order(number, "Ordered twice")
    assert refunded.document is not None
    assert refunded.given_back == refunded.document.content.paid == Money(437277, "EUR")
    assert [each.amount.decimal() for each in refunded.document.content.received] == ["1000.00", "3372.77"]
    assert office.database.verify() == []


def test_an_order_that_is_given_back_whole_has_no_surplus_left(office: SubscriptionOffice) -> None:
    number = overpaid(office, country="PT", tax_number="PT501964843")
    assert office.refund_order(number, "Ordered twice").given_back == Money(500000, "EUR")
    assert not details(office, number).surplus
    with pytest.raises(Refused, match="left to give back"):
        office.give_back_surplus(number)


def test_a_clock_that_is_set_back_between_two_payments_does_no_harm(office: SubscriptionOffice) -> None:
    number = office.place(PURCHASE).order.number
    pay(office, number, "1")
    office.set_seller(country="PT", tax_number="PT501964843")
    office.clock.sleep(timedelta(hours=-3))
    pay(office, number, "4999")
    assert office.give_back_surplus(number).content.paid == SURPLUS
    note = office.refund_order(number, "Ordered twice").document
    assert note is not None
    assert sorted(each.amount.decimal() for each in note.content.received) == ["1.00", "4371.77"]


def test_money_for_a_part_is_no_surplus(office: SubscriptionOffice) -> None:
    number = office.place(PURCHASE).order.number
    pay(office, number, "1000")
    with pytest.raises(Refused, match="Nothing that was paid too much"):
        office.give_back_surplus(number)

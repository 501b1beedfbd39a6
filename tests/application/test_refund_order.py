"""Money given back where no invoice was issued, and pending orders that end without being paid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.infrastructure.pdf.reading import text_of
from tests.office import ORDER
from tests.subscription_office import SubscriptionOffice
from yeastar_desk.application.ports import AuditEntry
from yeastar_desk.application.record_payment import PaymentToRecord
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.documents import DocumentType
from yeastar_desk.domain.errors import NotFound, Refused
from yeastar_desk.domain.order_life import ENDINGS, PaymentMeans
from yeastar_desk.domain.orders import Operation, OrderStatus

PURCHASE = replace(ORDER, subject_id="W-300001", subject_name="Alster Hotels GmbH", verified=False)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SubscriptionOffice]:
    """Its seller is in Portugal, where no tax invoice may be issued from here."""
    made = SubscriptionOffice(tmp_path)
    made.set_seller(country="PT", tax_number="PT501964843")
    yield made
    made.database.close()


def status(office: SubscriptionOffice, number: str) -> OrderStatus:
    with office.database.read() as work:
        order = work.orders.get(number)
        assert order is not None
        return work.orders.state(order.id).status


def history(office: SubscriptionOffice, number: str) -> list[AuditEntry]:
    with office.database.read() as work:
        order = work.orders.get(number)
        assert order is not None
        return list(work.audit.of("order", order.id))


def test_a_paid_order_without_an_invoice_is_given_back_whole(office: SubscriptionOffice) -> None:
    number = office.place_and_pay(PURCHASE).order.number
    assert office.now(Product.WORKPLACE, "W-300001") is not None
    refunded = office.refund_order(number, "Ordered twice")
    assert refunded.document is not None
    note = refunded.document
    assert (note.number, note.type) == ("RF-B3-2026-00001", DocumentType.REFUND)
    assert refunded.given_back == note.content.paid
    assert note.content.references == (("receipt", "RC-B3-2026-00001"), ("proforma", "PF-B3-2026-00001"))
    assert status(office, number) is OrderStatus.REFUNDED
    assert office.now(Product.WORKPLACE, "W-300001") is None
    (entry,) = [entry for entry in history(office, number) if entry.action == "order_refunded"]
    assert (entry.actor, entry.details["reason"], entry.details["status"]) == ("Ana", "Ordered twice", "refunded")
    assert entry.at == office.clock.now()
    assert office.database.verify() == []


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "pt", "ar", "zh"])
def test_the_refund_note_says_that_it_is_no_tax_document(office: SubscriptionOffice, language: str) -> None:
    value = office.preferences.value
    office.preferences.value = replace(value, sales=replace(value.sales, language=language))
    number = office.place_and_pay(PURCHASE).order.number
    note = office.refund_order(number, "Ordered twice").document
    assert note is not None
    text = text_of(office.document_files.pdf(note.number)[1])
    assert "REFUND NOTE - NOT A TAX DOCUMENT" in text
    for words in ("RF-B3-2026-00001", "RC-B3-2026-00001", number, "Ordered twice"):
        assert words in text
    assert "INV-" not in text


def test_what_a_receipt_says_was_received_is_what_was_received(office: SubscriptionOffice) -> None:
    number = office.place(PURCHASE).order.number
    value = office.preferences.value
    office.preferences.value = replace(value, sales=replace(value.sales, language="en"))
    receipt = office.record_payment(number, PaymentToRecord(PaymentMeans.CASH, amount="1000")).document
    text = text_of(office.document_files.pdf(receipt.number)[1])
    assert "We received €1,000.00 with thanks." in text


def test_money_for_a_part_is_given_back_and_cancels_the_order(office: SubscriptionOffice) -> None:
    office.set_seller(country="DE", tax_number="DE129273398")
    number = office.place(PURCHASE).order.number
    office.record_payment(number, PaymentToRecord(PaymentMeans.CASH, amount="1000"))
    with pytest.raises(Refused, match="give it back with a refund note"):
        office.cancel_order(number)
    refunded = office.refund_order(number, "Changed plans")
    assert refunded.given_back.decimal() == "1000.00"
    assert refunded.state.status is OrderStatus.CANCELLED
    assert status(office, number) is OrderStatus.CANCELLED
    with pytest.raises(Refused, match="is cancelled"):
        office.refund_order(number, "Once more")
    assert office.database.verify() == []


def test_an_order_over_nothing_is_taken_back_without_a_note(office: SubscriptionOffice) -> None:
    request = replace(ORDER, operation=Operation.EXPAND, plan="", years=1, services={"desk": 1}, discount_percent="100")
    number = office.place(request).order.number
    assert status(office, number) is OrderStatus.PAID
    refunded = office.refund_order(number, "Entered by mistake")
    assert (refunded.document, refunded.given_back.minor) == (None, 0)
    assert status(office, number) is OrderStatus.REFUNDED
    assert office.database.verify() == []


def test_an_invoice_is_credited_instead(office: SubscriptionOffice) -> None:
    office.set_seller(country="DE", tax_number="DE129273398")
    number = office.place_and_pay(PURCHASE).order.number
    with pytest.raises(Refused, match="Invoice INV-B3-2026-00001 was issued"):
        office.refund_order(number, "x")
    assert status(office, number) is OrderStatus.PAID


def test_what_cannot_be_refunded_stores_nothing(office: SubscriptionOffice) -> None:
    number = office.place(PURCHASE).order.number
    with pytest.raises(Refused, match="Nothing was received"):
        office.refund_order(number, "x")
    office.pay(number)
    with pytest.raises(Refused, match="Say why") as refused:
        office.refund_order(number, " ")
    assert refused.value.field == "reason"
    with pytest.raises(NotFound):
        office.refund_order("ORD-9", "x")
    with office.database.read() as work:
        assert work.documents.rows(type=DocumentType.REFUND) == []
    assert status(office, number) is OrderStatus.PAID


def test_a_refund_is_refused_while_later_orders_build_on_it(office: SubscriptionOffice) -> None:
    number = office.place_and_pay(PURCHASE).order.number
    later = replace(ORDER, subject_id="W-300001", operation=Operation.EXPAND, plan="", years=1, services={"desk": 5})
    office.clock.sleep(timedelta(minutes=1))
    office.place(later)
    with pytest.raises(Refused, match="was priced with"):
        office.refund_order(number, "x")
    assert office.now(Product.WORKPLACE, "W-300001") is not None
    assert office.database.verify() == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_pending_order_ends_with_who_when_and_why(office: SubscriptionOffice, ending: OrderStatus) -> None:
    number = office.place(PURCHASE).order.number
    office.cancel_order(number, "The card was declined", ending)
    assert status(office, number) is ending
    entry = history(office, number)[-1]
    assert (entry.action, entry.actor, entry.at) == (f"order_{ending.value}", "Ana", office.clock.now())
    assert entry.details["reason"] == "The card was declined"
    for other in ENDINGS:
        with pytest.raises(Refused, match=f"is {ending.value}"):
            office.cancel_order(number, "x", other)
    assert office.database.verify() == []


def test_only_a_cancellation_needs_no_reason(office: SubscriptionOffice) -> None:
    number = office.place(PURCHASE).order.number
    for ending in (OrderStatus.FAILED, OrderStatus.INVALID):
        with pytest.raises(Refused, match="Say why") as refused:
            office.cancel_order(number, " ", ending)
        assert refused.value.field == "reason"
    office.cancel_order(number)
    assert status(office, number) is OrderStatus.CANCELLED

"""Credit notes through the real use cases and a real database: in parts, never above what was invoiced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.infrastructure.pdf.reading import text_of
from tests.office import ORDER
from tests.subscription_office import SubscriptionOffice
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.documents import DocumentType
from yeastar_desk.domain.errors import NotFound, Refused
from yeastar_desk.domain.orders import OrderStatus

PURCHASE = replace(ORDER, subject_id="W-300001", subject_name="Alster Hotels GmbH", verified=False)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SubscriptionOffice]:
    made = SubscriptionOffice(tmp_path)
    yield made
    made.database.close()


@pytest.fixture
def number(office: SubscriptionOffice) -> str:
    """A paid order with its invoice INV-B3-2026-00001."""
    return office.place_and_pay(PURCHASE).order.number


def status(office: SubscriptionOffice, number: str) -> OrderStatus:
    with office.database.read() as work:
        order = work.orders.get(number)
        assert order is not None
        return work.orders.state(order.id).status


def test_a_full_credit_refunds_the_order_and_takes_the_subscription_back(
    office: SubscriptionOffice, number: str
) -> None:
    note = office.credit_invoice(number, "Ordered twice")
    assert (note.number, note.type) == ("CN-B3-2026-00001", DocumentType.CREDIT_NOTE)
    assert note.content.total.decimal() == "4372.77"
    assert note.content.references[0] == ("invoice", "INV-B3-2026-00001")
    assert ("proforma", "PF-B3-2026-00001") in note.content.references
    assert status(office, number) is OrderStatus.REFUNDED
    assert office.now(Product.WORKPLACE, "W-300001") is None
    text = text_of(office.document_files.pdf(note.number)[1])
    assert "INV-B3-2026-00001" in text
    assert "Ordered twice" in text
    assert office.database.verify() == []


def test_credits_in_parts_sum_to_the_invoice_to_the_cent_and_never_beyond(
    office: SubscriptionOffice, number: str
) -> None:
    parts = [{"desk": 13}, {"desk": 13, "meeting_room": 5}, {"desk": 14}, {"meeting_room": 7}]
    notes = [office.credit_invoice(number, "Too many", part) for part in parts]
    assert status(office, number) is OrderStatus.PAID, "the plan is still invoiced"
    assert office.credit_invoice.creditable(number).lines[0].line.item == "standard"
    with pytest.raises(Refused, match="Of Desk 0 can still be credited, not 1"):
        office.credit_invoice(number, "Too many", {"desk": 1})
    notes.append(office.credit_invoice(number, "The rest"))
    with office.database.read() as work:
        invoice = work.documents.get("INV-B3-2026-00001")
    assert invoice is not None
    for amount in ("subtotal", "discount", "net", "tax", "total"):
        credited = sum(getattr(note.content, amount).minor for note in notes)
        assert credited == getattr(invoice.content, amount).minor, amount
    assert [note.number for note in notes] == [f"CN-B3-2026-0000{n}" for n in range(1, 6)]
    assert status(office, number) is OrderStatus.REFUNDED
    with pytest.raises(Refused, match="Nothing is left"):
        office.credit_invoice(number, "Once more")
    assert office.database.verify() == []


@pytest.mark.parametrize(
    ("reason", "quantities", "words"),
    [
        (" ", None, "Say why"),
        ("x", {"desk": 41}, "Of Desk 40 can still be credited, not 41"),
        ("x", {"desk": -1}, "can still be credited"),
        ("x", {"location": 1}, "is not on this invoice"),
        ("x", {}, "Choose what to credit"),
    ],
)
def test_a_refused_credit_stores_nothing(
    office: SubscriptionOffice, number: str, reason: str, quantities: dict[str, int] | None, words: str
) -> None:
    with pytest.raises(Refused, match=words):
        office.credit_invoice(number, reason, quantities)
    with office.database.read() as work:
        assert work.documents.rows(type=DocumentType.CREDIT_NOTE) == []
    assert status(office, number) is OrderStatus.PAID
    assert office.credit_invoice(number, "Ordered twice").number == "CN-B3-2026-00001"


def test_only_an_invoice_can_be_credited(office: SubscriptionOffice) -> None:
    number = office.place(PURCHASE).order.number
    with pytest.raises(Refused, match="has no invoice to credit"):
        office.credit_invoice(number, "x")
    with pytest.raises(NotFound, match="ORD-9"):
        office.credit_invoice("ORD-9", "x")


def test_the_invoice_stays_the_same_bytes_after_its_credit(office: SubscriptionOffice, number: str) -> None:
    before = office.document_files.pdf("INV-B3-2026-00001")
    office.credit_invoice(number, "Ordered twice")
    assert office.document_files.pdf("INV-B3-2026-00001") == before


def test_a_credit_note_needs_the_sellers_data_like_an_invoice(office: SubscriptionOffice, number: str) -> None:
    office.set_seller(street="")
    with pytest.raises(Refused, match="your company's street") as refused:
        office.credit_invoice(number, "Ordered twice")
    assert refused.value.field == "seller.street"
    assert status(office, number) is OrderStatus.PAID

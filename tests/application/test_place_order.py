from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.infrastructure.pdf.reading import text_of
from tests.office import CONTACT, NORDLICHT, ORDER, Office
from yeastar_desk.application.ports import OrderFilter
from yeastar_desk.domain.contacts import Assignment, BillingContact, NewPartner
from yeastar_desk.domain.documents import DocumentType
from yeastar_desk.domain.errors import NotFound, Refused
from yeastar_desk.domain.orders import OrderRequest, OrderStatus, Payment, PaymentMethod
from yeastar_desk.domain.terms import Cycle


def placed_count(office: Office) -> int:
    with office.database.read() as work:
        return work.orders.count(OrderFilter())


def test_an_order_is_stored_with_its_proforma_to_the_cent(office: Office) -> None:
    placed = office.place_order(ORDER)
    priced = placed.order.priced
    assert (priced.subtotal.decimal(), priced.discount.decimal(), priced.tax.decimal(), priced.total.decimal()) == (
        "3868.00", "193.40", "698.17", "4372.77",
    )  # fmt: skip
    assert placed.order.number == "ORD-B3-2026-00001"
    assert placed.document.number == "PF-B3-2026-00001"
    assert placed.status is OrderStatus.PENDING
    assert placed.expires_on == date(2028, 11, 22)
    assert (placed.order.request.event, placed.order.request.rep) == ("ISE 2027", "Ana")
    with office.database.read() as work:
        assert work.orders.get("ORD-B3-2026-00001") == placed.order
        stored = work.documents.get(placed.document.number)
        assert stored is not None
        assert stored.content == placed.document.content
        assert stored.content.order_number == placed.order.number
        assert stored.content.total == priced.total
        assert work.outbox.summary().waiting == 1
    assert office.database.verify() == []


def test_the_same_order_placed_twice_is_one_order(office: Office) -> None:
    first = office.place_order(ORDER, order_id="7d1c2b34-0000-4000-8000-000000000001")
    again = office.place_order(ORDER, order_id="7d1c2b34-0000-4000-8000-000000000001")
    assert again.order == first.order
    assert again.document.number == first.document.number
    assert placed_count(office) == 1


def test_numbers_follow_each_other_in_their_own_series(office: Office) -> None:
    office.issue_quote("draft-1", ORDER)
    numbers = [office.place_order(ORDER) for _ in range(3)]
    assert [p.order.number for p in numbers] == [f"ORD-B3-2026-0000{n}" for n in (1, 2, 3)]
    assert [p.document.number for p in numbers] == [f"PF-B3-2026-0000{n}" for n in (1, 2, 3)]
    assert office.issue_quote("draft-1", ORDER).number == "QU-B3-2026-00002"


def test_placing_a_draft_removes_it_in_the_same_transaction(office: Office) -> None:
    office.drafts.save("draft-1", ORDER)
    office.place_order(ORDER, draft_id="draft-1")
    assert list(office.drafts.rows()) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"subject_id": ""}, "Enter a company ID first"),
        ({"plan": ""}, "Choose a plan"),
        ({"years": 6}, "1 to 5 years, not 6"),
        ({"cycle": Cycle.MONTHLY, "years": 3}, "one month only"),
        ({"plan": "basic"}, "Desk is not supported by the Basic Plan. Requires Standard or Pro"),
        ({"discount_percent": "101"}, "larger than the order"),
        ({"discount_percent": "x"}, "is not a number"),
        ({"discount_amount": "1"}, "not both"),
        ({"billing_contact": replace(CONTACT, email="")}, "email address"),
        ({"billing_contact": replace(CONTACT, email="ap at nordlicht")}, "“ap at nordlicht” is not an email address"),
        ({"billing_contact": replace(CONTACT, country="")}, "country"),
        ({"billing_contact": replace(CONTACT, country="Germany")}, "“Germany” is not a code of two letters, like DE"),
        ({"payment": Payment(PaymentMethod.PAYPAL)}, "not set up"),
        ({"payment": Payment(auto_renew=True)}, "Auto Renew"),
        ({"services": {"desk": 0}}, "too few"),
        ({"price_list_id": 99}, "no longer valid"),
    ],
)
def test_a_refused_order_stores_nothing_and_takes_no_number(
    office: Office, change: dict[str, object], words: str
) -> None:
    with pytest.raises((Refused, NotFound), match=words):
        office.place_order(replace(ORDER, **change))  # type: ignore[arg-type]
    assert placed_count(office) == 0
    assert office.place_order(ORDER).order.number == "ORD-B3-2026-00001"


def test_without_a_seller_no_document_can_be_made(office: Office) -> None:
    office.set_seller(name="")
    with pytest.raises(Refused, match="Settings"):
        office.place_order(ORDER)
    assert placed_count(office) == 0


def test_an_unknown_company_id_is_refused_unless_taken_as_not_verified(office: Office) -> None:
    unknown = replace(ORDER, subject_id="W-999999")
    with pytest.raises(NotFound, match="W-999999 is not known"):
        office.place_order(unknown)
    placed = office.place_order(replace(unknown, verified=False, subject_name="New Hotel"))
    assert not placed.order.request.verified
    assert placed.order.company_name == "New Hotel"
    assert placed.document.content.unverified
    again = office.place_order(unknown)
    assert not again.order.request.verified, "a company ID stays unverified until an import or the portal confirms it"


def test_the_id_is_stored_as_the_company_spells_it(office: Office) -> None:
    assert office.place_order(replace(ORDER, subject_id="w-204417")).order.request.subject_id == "W-204417"


def test_without_a_chosen_contact_the_customers_own_data_are_billed(office: Office) -> None:
    buyer = office.place_order(replace(ORDER, billing_contact=None)).document.content.buyer
    assert (buyer.company, buyer.email) == ("Nordlicht Hotels GmbH", "ops@nordlicht.example")


def test_a_customer_without_email_is_billed_to_the_seller(office: Office) -> None:
    request = replace(ORDER, subject_id="W-1", verified=False, billing_contact=None)
    assert office.place_order(request).document.content.buyer.company == "Hanse Distribution GmbH"


def test_the_buyer_decides_the_tax(office: Office) -> None:
    french = BillingContact(company="Hôtel", email="a@hotel.example", country="FR", tax_number="FR40303265045")
    line = office.place_order(replace(ORDER, billing_contact=french)).order.priced.tax_lines[0]
    assert (line.treatment.category.value, line.tax.minor) == ("AE", 0)
    without_number = replace(french, tax_number="FR00000000000")
    line = office.place_order(replace(ORDER, billing_contact=without_number)).order.priced.tax_lines[0]
    assert (line.treatment.category.value, line.tax.decimal()) == ("S", "698.17")


def test_a_new_partner_is_queued_before_the_order_that_is_assigned_to_it(office: Office) -> None:
    partner = NewPartner("it@nordlicht.example", "Nordlicht", "DE", first_name="Kim", send_activation_email=False)
    request = replace(ORDER, assignment=Assignment(partner.yeastar_id, partner.company, partner))
    placed = office.place_order(request)
    assert placed.order.request.assignment == request.assignment
    with office.database.read() as work:
        assert work.outbox.summary().waiting == 2
    incomplete = replace(partner, first_name="")
    with pytest.raises(Refused, match="first or last name"):
        office.place_order(replace(ORDER, assignment=Assignment("x@y.example", "", incomplete)))


def test_the_pdf_is_rendered_once_and_stays_the_same_bytes(office: Office) -> None:
    placed = office.place_order(ORDER)
    document, pdf = office.document_files.pdf(placed.document.number)
    assert pdf.startswith(b"%PDF")
    office.set_seller(name="Renamed GmbH")
    assert office.document_files.pdf(placed.order.number) == (document, pdf)
    assert office.document_files.copy(document.number) != pdf
    with pytest.raises(NotFound, match="PF-B3-2026-00099"):
        office.document_files.pdf("PF-B3-2026-00099")


def test_a_quote_is_numbered_dated_and_leaves_the_draft(office: Office) -> None:
    office.drafts.save("draft-1", ORDER)
    quote = office.issue_quote("draft-1", ORDER)
    assert quote.type is DocumentType.QUOTE
    assert quote.content.valid_until == date(2026, 12, 22)
    assert quote.content.due_on is None
    (row,) = office.drafts.rows()
    assert row.quote_numbers == ("QU-B3-2026-00001",)


def test_a_proforma_names_the_last_quote_of_its_order(office: Office) -> None:
    office.drafts.save("draft-1", ORDER)
    office.issue_quote("draft-1", ORDER)
    quote = office.issue_quote("draft-1", ORDER)
    office.issue_quote("draft-2", ORDER)
    document = office.place_order(ORDER, draft_id="draft-1").document
    assert document.content.references == (("quote", "QU-B3-2026-00002"),)
    assert document.preceding_id == quote.id
    assert "Angebot QU-B3-2026-00002" in text_of(office.document_files.pdf(document.number)[1])
    assert office.database.verify() == []


def test_an_invented_customer_is_marked_on_paper_even_with_real_prices(office: Office) -> None:
    assert not office.place_order(ORDER).document.content.demo
    with office.database.work() as work:
        work.companies.save(replace(NORDLICHT, demo=True))
        work.commit()
    assert office.place_order(ORDER).document.content.demo


def test_cancel_and_remarks(office: Office) -> None:
    number = office.place_order(ORDER).order.number
    office.remark_order(number, custom_reference="PRJ-7", owner="Ben", comment="call first")
    assert office.cancel_order(number, "customer changed plans").status is OrderStatus.CANCELLED
    with pytest.raises(Refused, match="is cancelled already"):
        office.cancel_order(number)
    with office.database.read() as work:
        order = work.orders.get(number)
        assert order is not None
        state = work.orders.state(order.id)
        (row,) = work.orders.page(OrderFilter(text="PRJ-7"), 0, 10)
    assert (state.custom_reference, state.owner, state.comment) == ("PRJ-7", "Ben", "call first")
    assert row.number == number
    assert office.database.verify() == []


def test_drafts_live_side_by_side(office: Office) -> None:
    office.drafts.save("a", OrderRequest(subject_id="W-204417"))
    office.drafts.save("b", ORDER)
    office.drafts.save("a", replace(ORDER, years=5))
    assert {row.id for row in office.drafts.rows()} == {"a", "b"}
    assert office.drafts.open("a").request.years == 5
    removed = office.drafts.discard("a")
    assert removed is not None
    with pytest.raises(NotFound, match="draft is gone"):
        office.drafts.open("a")

"""Customers and billing receivers, on a real database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.office import CONTACT, NORDLICHT, ORDER
from tests.subscription_office import SubscriptionOffice, package_order
from yeastar_desk.application.billing_contacts import ListBillingContacts, SaveBillingContact
from yeastar_desk.application.customers import Customers
from yeastar_desk.application.ports import StoredContact
from yeastar_desk.domain.companies import Company
from yeastar_desk.domain.errors import NotFound, Refused
from yeastar_desk.domain.orders import Operation
from yeastar_desk.infrastructure.email_addresses import is_email

OTHERS = [
    Company("W-300001", "Łódź Śródmieście", country="PL"),
    Company("W-300002", "Alster Hotels", country="DE"),
    Company("X-1", "Hotel W-204", country="AT"),
]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SubscriptionOffice]:
    made = SubscriptionOffice(tmp_path)
    with made.database.work() as work:
        for company in OTHERS:
            work.companies.save(company)
        work.commit()
    yield made
    made.database.close()


@pytest.fixture
def customers(office: SubscriptionOffice) -> Customers:
    return Customers(office.database, office.preferences, office.clock, is_email)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["W-300002", "X-1", "W-300001", "W-204417"]),
        ("lodz", ["W-300001"]),
        ("w-3", ["W-300002", "W-300001"]),
        ("hotels", ["W-300002", "W-204417"]),
        ("W-204", ["X-1", "W-204417"]),
        ("%", []),
        ("nobody", []),
    ],
)
def test_the_list_finds_ids_and_names(customers: Customers, text: str, found: list[str]) -> None:
    assert [company.company_id for company in customers.page(text, 0, 10)] == found
    assert customers.count(text) == len(found)


def test_the_list_is_paged_and_sorted(customers: Customers) -> None:
    pages = [customers.page("", offset, 2, "company_id", descending=True) for offset in (0, 2, 4)]
    assert [[company.company_id for company in page] for page in pages] == [
        ["X-1", "W-300002"], ["W-300001", "W-204417"], [],
    ]  # fmt: skip


def test_a_customer_has_its_orders_documents_subscription_and_notes(
    office: SubscriptionOffice, customers: Customers
) -> None:
    number = office.place(ORDER).order.number
    customers.note("W-204417", " Prefers calls in the morning ")
    customers.note("w-204417", "Wants 10 more desks")
    customer = customers.open("w-204417")
    assert customer.company == NORDLICHT
    assert customer.subscription is not None
    assert [order.number for order in customer.orders] == [number]
    assert [document.number for document in customer.documents] == ["PF-B3-2026-00001"]
    assert {(note.text, note.author) for note in customer.notes} == {
        ("Prefers calls in the morning", "Ana"), ("Wants 10 more desks", "Ana"),
    }  # fmt: skip
    with pytest.raises(NotFound, match="not known here"):
        customers.open("W-9")
    with pytest.raises(Refused, match="Write the note"):
        customers.note("W-204417", " ")


def test_a_customer_has_its_hosting_packages_and_a_history(office: SubscriptionOffice, customers: Customers) -> None:
    customers.save(Company("W-8", "Atlas Telecom SARL", country="FR"), new=True)
    bought = office.place_and_pay(package_order(Operation.EXPAND, services={"transcription": 500})).order
    office.clock.sleep(timedelta(minutes=1))
    office.issue_quote("draft", replace(ORDER, subject_id="W-8"))
    office.remark_order(bought.number, custom_reference="", owner="", comment="called")
    customer = customers.open("W-8")
    assert [held.subject_id for held in customer.packages] == ["atlas-telecom@example.com"]
    assert [order.number for order in customer.orders] == [bought.number]
    assert {document.number[:2] for document in customer.documents} == {"QU", "PF", "IN"}
    words = [happened.words for happened in customer.history]
    assert words[0] == f"{bought.number} remarks changed"
    assert f"{bought.number} payment recorded: INV-B3-2026-00001" in words
    assert words[-1].startswith(f"{bought.number} placed: ")
    assert customers.open("W-204417").packages == ()


def test_a_customer_is_added_and_changed(customers: Customers) -> None:
    new = Company("W-5", "New Hotel", "a@new.example", country="DE")
    customers.save(new, new=True)
    with pytest.raises(Refused, match="there already"):
        customers.save(new, new=True)
    customers.save(replace(new, city="Kiel"), new=False)
    assert customers.open("W-5").company.city == "Kiel"
    for changes, field in (({"company_id": " "}, "company_id"), ({"name": ""}, "name"), ({"email": "x"}, "email")):
        with pytest.raises(Refused) as refused:
            customers.save(replace(new, **changes), new=False)  # type: ignore[arg-type]
        assert refused.value.field == field


def test_billing_receivers_are_found_and_have_one_default_each(office: SubscriptionOffice) -> None:
    save, listed = SaveBillingContact(office.database, is_email), ListBillingContacts(office.database)

    def found(text: str = "") -> list[StoredContact]:
        contacts = list(listed.page(text, 0, 10))
        assert listed.count(text) == len(contacts)
        return contacts

    first = save(StoredContact(0, CONTACT, "W-204417", is_default=True))
    second = save(StoredContact(0, replace(CONTACT, company="Łódź Billing"), "W-204417", is_default=True))
    general = save(StoredContact(0, replace(CONTACT, company="General"), "", is_default=True))
    assert [contact.id for contact in found()] == [general.id, second.id, first.id]
    assert {contact.id for contact in found() if contact.is_default} == {second.id, general.id}
    assert [contact.id for contact in found("lodz")] == [second.id]
    assert [contact.id for contact in found("w-2044")] == [second.id, first.id]

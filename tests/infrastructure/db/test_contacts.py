"""Billing contacts on both databases: found, paged and sorted in SQL, compared, moved, removed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from yeastar_desk.application.ports import StoredContact
from yeastar_desk.domain.contacts import BillingContact
from yeastar_desk.infrastructure.db import SqlDatabase
from yeastar_desk.infrastructure.db.repositories import contacts
from yeastar_desk.infrastructure.db.repositories.contacts import SORTS

LODZ = BillingContact("Ewa", "Nowak", "Łódź Telekom", "Ewa@lodz.example", city="Łódź", tax_number="PL 526-10-40-828")
CONTACTS = (
    StoredContact(0, LODZ, "W-1"),
    StoredContact(0, BillingContact(company="Alster 100 %", email="ap@alster.example", city="Hamburg"), "W-2"),
    StoredContact(0, replace(LODZ, first_name="", last_name="", email="ewa@LODZ.example", tax_number="")),
    StoredContact(0, BillingContact(company="Zeta", email="z@zeta.example", tax_number="PL5261040828"), "w-1"),
)


@pytest.fixture
def filled(database: SqlDatabase) -> SqlDatabase:
    with database.work() as work:
        for contact in CONTACTS:
            work.contacts.save(contact)
        work.commit()
    return database


@pytest.mark.parametrize(
    ("text", "companies"),
    [
        ("", ["Alster 100 %", "Łódź Telekom", "Łódź Telekom", "Zeta"]),
        ("LODZ", ["Łódź Telekom", "Łódź Telekom"]),
        ("nowak", ["Łódź Telekom"]),
        ("0 %", ["Alster 100 %"]),
        ("w-1", ["Łódź Telekom", "Zeta"]),
        ("_", []),
        ("nobody", []),
    ],
)
def test_contacts_are_found_by_their_words(filled: SqlDatabase, text: str, companies: list[str]) -> None:
    with filled.read() as work:
        assert [found.contact.company for found in work.contacts.page(text, 0, 10)] == companies
        assert work.contacts.count(text) == len(companies)


@pytest.mark.parametrize("sort", SORTS)
def test_contacts_are_paged_in_every_order(filled: SqlDatabase, sort: str) -> None:
    with filled.read() as work:
        up = [found.id for found in work.contacts.page("", 0, 10, sort)]
        down = [found.id for found in work.contacts.page("", 0, 10, sort, descending=True)]
        parts = [found.id for offset in (0, 3, 6) for found in work.contacts.page("", offset, 3, sort)]
    assert up == parts == down[::-1]
    assert len(up) == 4


def test_what_two_contacts_share_is_found(filled: SqlDatabase) -> None:
    with filled.read() as work:
        assert sorted(found.contact.company for found in work.contacts.alike()) == [
            "Zeta", "Łódź Telekom", "Łódź Telekom",
        ]  # fmt: skip
        assert len(work.contacts.addressed(["ewa@lodz.example", "no@body.example"])) == 2


def test_contacts_move_to_another_customer_whose_default_stays(filled: SqlDatabase) -> None:
    with filled.work() as work:
        old = work.contacts.save(StoredContact(0, replace(LODZ, company="Old"), "W-1", is_default=True))
        new = work.contacts.save(StoredContact(0, replace(LODZ, company="New"), "W-9", is_default=True))
        assert work.contacts.move("w-1", "W-9") == 3
        work.commit()
    with filled.read() as work:
        moved = {found.id: found for found in work.contacts.page("w-9", 0, 10)}
        assert len(moved) == 4
        assert {found.company_id for found in moved.values()} == {"W-9"}
        assert [found.id for found in moved.values() if found.is_default] == [new]
        assert old in moved
        assert work.contacts.count("w-1") == 0


def test_removed_contacts_are_gone(filled: SqlDatabase) -> None:
    with filled.work() as work:
        first, second, *_ = (found.id for found in work.contacts.page("", 0, 10))
        work.contacts.remove([first, second])
        work.commit()
    with filled.read() as work:
        assert work.contacts.get(first) is None
        assert work.contacts.count() == 2


def test_of_very_many_general_contacts_checkout_is_offered_some(
    database: SqlDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contacts, "GENERAL", 2)
    with database.work() as work:
        for number in range(4):
            company = BillingContact(company=f"General {number}", email="g@x.example")
            work.contacts.save(StoredContact(0, company, is_default=number == 3))
            work.contacts.save(StoredContact(0, replace(company, company=f"Own {number}"), "W-1"))
        work.commit()
    with database.read() as work:
        offered = [found.contact.company for found in work.contacts.for_company("w-1")]
    assert offered == ["Own 0", "Own 1", "Own 2", "Own 3", "General 3", "General 0"]

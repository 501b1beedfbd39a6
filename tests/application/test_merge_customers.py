"""An unverified company ID and the verified customer become one, on both databases; what was placed stays as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

import tests.office
from tests.office import CONTACT, ORDER
from tests.subscription_office import SubscriptionOffice
from yeastar_desk.application.customers import Customers
from yeastar_desk.application.import_companies import ImportCompanies
from yeastar_desk.application.merge_customers import Keep, MergeCustomers
from yeastar_desk.application.ports import OrderFilter, StoredContact
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.companies import Company
from yeastar_desk.domain.errors import NotFound, Refused
from yeastar_desk.domain.orders import Operation, OrderRequest
from yeastar_desk.domain.subscriptions import Subscription
from yeastar_desk.infrastructure.db import open_database
from yeastar_desk.infrastructure.email_addresses import is_email
from yeastar_desk.infrastructure.files import read_table

# As it was typed at the booth, and as the portal knows it: two digits are transposed.
TYPED, REAL = "W-500013", "W-500031"
HOTEL = Company(REAL, "Hotel Alster GmbH", "ops@alster.example", country="DE", city="Hamburg")
BOUGHT = replace(ORDER, subject_id=TYPED, subject_name="Hotel Alster", verified=False, services={"desk": 10})


@pytest.fixture(params=["sqlite", "postgresql"])
def office(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SubscriptionOffice]:
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
        monkeypatch.setattr(tests.office, "open_database", lambda _path, clock: open_database(url, clock=clock))
    made = SubscriptionOffice(tmp_path)
    yield made
    made.database.close()


@pytest.fixture
def merge(office: SubscriptionOffice) -> MergeCustomers:
    return MergeCustomers(office.database, office.preferences, office.clock)


@pytest.fixture
def customers(office: SubscriptionOffice) -> Customers:
    return Customers(office.database, office.preferences, office.clock, is_email)


def know(office: SubscriptionOffice, company: Company = HOTEL, subscription: Subscription | None = None) -> None:
    with office.database.work() as work:
        work.companies.save_all([(company, subscription)])
        work.commit()


def workplace_now(office: SubscriptionOffice, company_id: str) -> Subscription | None:
    return office.now(Product.WORKPLACE, company_id)


def test_everything_moves_and_what_was_placed_stays(
    office: SubscriptionOffice, merge: MergeCustomers, customers: Customers
) -> None:
    paid = office.place_and_pay(BOUGHT).order
    office.clock.sleep(timedelta(seconds=1))
    pending = office.place(replace(BOUGHT, operation=Operation.EXPAND, plan="", services={"desk": 5})).order
    office.drafts.save("held", replace(BOUGHT, services={"desk": 1}))
    office.drafts.save("package", OrderRequest(product=Product.PCE_PACKAGE, subject_id=TYPED))
    customers.note(TYPED, "Wants a demo")
    office.save_contact(StoredContact(0, CONTACT, TYPED, is_default=True))
    own = office.save_contact(StoredContact(0, replace(CONTACT, company="Alster"), REAL, is_default=True))
    know(office)
    before = workplace_now(office, TYPED)
    assert before is not None
    look = merge.look(TYPED.lower(), f" {REAL}")
    assert (look.orders, look.documents, look.drafts, look.notes, look.contacts) == (2, 3, 1, 1, 1)
    assert not look.asks_for_subscription
    assert merge(TYPED, REAL) == HOTEL

    # the customer
    assert office.find_company(TYPED).company_id == REAL, "the ID as it was typed finds the customer from now on"
    customer = customers.open(TYPED)
    assert customer.company == HOTEL
    assert [note.text for note in customer.notes] == ["Wants a demo"]
    assert {contact.is_default for contact in customer.contacts if contact.id != own.id} == {False}
    assert len(customer.contacts) == 2
    assert {order.number for order in customer.orders} == {paid.number, pending.number}
    assert len(customer.documents) == 3
    assert customers.count("Hotel Alster") == 1
    told = [happened.words for happened in customer.history]
    assert f"Merged with {TYPED}, which was not verified" in told
    assert f"{paid.number} payment recorded: INV-B3-2026-00001" in told
    assert "Workplace Standard Plan: moved here from an ID that was not verified" in told
    moved = workplace_now(office, REAL)
    assert moved == replace(before, subject_id=REAL, holder_name=HOTEL.name, email=HOTEL.email, country=HOTEL.country)
    assert workplace_now(office, TYPED) is None

    # held orders
    held = office.drafts.open("held").request
    assert (held.subject_id, held.subject_name, held.verified) == (REAL, HOTEL.name, True)
    assert office.drafts.open("package").request.subject_id == TYPED, "a Yeastar ID is no company ID"

    # what was placed
    with office.database.read() as work:
        for order in (paid, pending):
            assert work.orders.get(order.number) == order
        document = work.documents.get(paid.number)
        assert document is not None
        assert document.content.subject_id == TYPED
        assert [row.number for row in work.orders.page(OrderFilter(text=REAL), 0, 9, descending=False)] == [
            paid.number, pending.number,
        ]  # fmt: skip
        assert [order.number for order in work.orders.unpaid(Product.WORKPLACE, REAL)] == [pending.number]
        key = (Product.WORKPLACE, REAL.lower())
        assert work.orders.unpaid_numbers([(Product.WORKPLACE, REAL)]) == {key: (pending.number,)}
        last = work.orders.last_for(REAL)
        assert last is not None
        assert last.number == pending.number
        (entry,) = work.audit.of("company", REAL)
        assert (entry.action, entry.actor, entry.details["merged"], entry.details["orders"]) == (
            "customers_merged", "Ana", TYPED, 2,
        )  # fmt: skip
    assert office.database.verify() == []

    # what happens later
    office.pay(pending.number)
    now = workplace_now(office, REAL)
    assert now is not None
    assert now.capacities["desk"] == 15
    assert workplace_now(office, TYPED) is None, "no second subscription for the old ID"
    office.credit_invoice(pending.number, "returned")
    assert workplace_now(office, REAL) == moved
    office.credit_invoice(paid.number, "returned")
    assert workplace_now(office, REAL) is None
    again = office.place(replace(BOUGHT, verified=True)).order
    assert (again.request.subject_id, again.company_name) == (REAL, HOTEL.name)
    assert office.database.verify() == []


def test_when_both_have_a_subscription_the_rep_says_which_is_right(
    office: SubscriptionOffice, merge: MergeCustomers
) -> None:
    paid = office.place_and_pay(BOUGHT).order
    typed = workplace_now(office, TYPED)
    assert typed is not None
    real = replace(typed, subject_id=REAL, holder_name=HOTEL.name, plan="pro")
    know(office, subscription=real)
    assert merge.look(TYPED, REAL).asks_for_subscription
    with pytest.raises(Refused, match="both have a subscription") as refused:
        merge(TYPED, REAL)
    assert refused.value.field == "subscription"
    assert workplace_now(office, TYPED) == typed, "nothing was stored"
    merge(TYPED, REAL, Keep.VERIFIED)
    assert workplace_now(office, REAL) == real
    office.credit_invoice(paid.number, "returned")
    assert workplace_now(office, REAL) == real, "what the portal said is left as it is"
    assert office.database.verify() == []


def test_the_unverified_subscription_can_be_the_right_one(office: SubscriptionOffice, merge: MergeCustomers) -> None:
    office.place_and_pay(BOUGHT)
    typed = workplace_now(office, TYPED)
    assert typed is not None
    know(office, subscription=replace(typed, subject_id=REAL, expires_on=typed.expires_on - timedelta(days=400)))
    merge(TYPED, REAL, Keep.UNVERIFIED)
    now = workplace_now(office, REAL)
    assert now is not None
    assert (now.expires_on, now.holder_name) == (typed.expires_on, HOTEL.name)


def test_the_same_subscription_is_not_asked_about(office: SubscriptionOffice, merge: MergeCustomers) -> None:
    office.place_and_pay(BOUGHT)
    typed = workplace_now(office, TYPED)
    assert typed is not None
    know(office, subscription=replace(typed, subject_id=REAL, holder_name=HOTEL.name))
    assert not merge.look(TYPED, REAL).asks_for_subscription
    merge(TYPED, REAL)
    assert workplace_now(office, TYPED) is None


def test_only_what_the_verified_customer_lacks_is_taken_over(office: SubscriptionOffice, merge: MergeCustomers) -> None:
    know(office)
    know(office, Company(TYPED, "Hotel Alster", "a@b.example", "+49 40 1", "AT", city="Kiel", verified=False))
    assert merge.look(TYPED, REAL).filled == (("phone", "+49 40 1"),)
    assert merge(TYPED, REAL) == replace(HOTEL, phone="+49 40 1")


@pytest.mark.parametrize(
    ("one", "other", "changes", "error", "reason"),
    [
        (TYPED, "W-0", {}, NotFound, "W-0 is not known here"),
        ("W-0", REAL, {}, NotFound, "W-0 is not known here"),
        (TYPED, TYPED.lower(), {}, Refused, "cannot be merged with itself"),
        (TYPED, REAL, {"verified": False}, Refused, "not verified either"),
        (REAL, "W-204417", {}, Refused, "both verified"),
        (REAL, TYPED, {}, Refused, f"Open {TYPED} and merge it into {REAL}"),
    ],
)
def test_illegal_merges_are_refused_in_words(
    office: SubscriptionOffice,
    merge: MergeCustomers,
    one: str,
    other: str,
    changes: dict[str, Any],
    error: type[Exception],
    reason: str,
) -> None:
    know(office, replace(HOTEL, **changes))
    know(office, Company(TYPED, "Hotel Alster", verified=False))
    for attempt in (merge.look, merge):
        with pytest.raises(error, match=reason):
            attempt(one, other)
    with office.database.read() as work:
        assert work.companies.count() == 3


def test_ids_that_were_merged_before_follow(office: SubscriptionOffice, merge: MergeCustomers) -> None:
    know(office, Company("W-1", "Hotel", verified=False))
    know(office, Company("W-2", "Hotel"))
    merge("W-1", "W-2")
    know(office, Company("W-2", "Hotel", verified=False))  # the portal does not know it after all
    know(office, Company("W-3", "Hotel"))
    merge("W-2", "W-3")
    assert office.find_company("w-1").company_id == "W-3"


def test_an_import_that_brings_the_verified_customer_suggests_the_merge(
    office: SubscriptionOffice, merge: MergeCustomers, tmp_path: Path
) -> None:
    office.place(BOUGHT)
    assert merge.suggestions() == []
    file = tmp_path / "customers.csv"
    file.write_text(f"company_id,name,country\n{REAL},Hotel Alster GmbH,DE\nW-777777,Else,DE\n", "utf-8")
    answer = ImportCompanies(office.database, read_table, office.locales)(file)
    (suggestion,) = merge.suggestions()
    assert (suggestion.unverified.company_id, suggestion.verified.company_id) == (TYPED, REAL)
    assert suggestion.why == "IDs that are nearly the same"
    assert f"{TYPED} Hotel Alster, not verified, is probably {REAL} Hotel Alster GmbH." in answer.words()
    assert merge.suggestions(TYPED) == [suggestion]
    assert merge.suggestions(REAL) == []
    merge(TYPED, REAL)
    assert merge.suggestions() == []


def test_the_same_name_is_suggested_and_the_likelier_of_two_near_ids(
    office: SubscriptionOffice, merge: MergeCustomers
) -> None:
    know(office, Company("X-99", "ŁÓDŹ Telekom", verified=False))
    know(office, Company("W-600001", "Lodz Telekom"))
    know(office, Company("W-700001", "Café Größe", country="DE", verified=False))
    know(office, Company("W-700002", "Other", country="DE"))
    know(office, Company("W-700003", "Cafe Größe", country="DE"))
    know(office, Company("Q-1", "Nobody like it", verified=False))
    assert [(s.unverified.company_id, s.verified.company_id, s.why) for s in merge.suggestions()] == [
        ("W-700001", "W-700003", "IDs that are nearly the same"), ("X-99", "W-600001", "the same name"),
    ]  # fmt: skip

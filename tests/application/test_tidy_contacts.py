"""Duplicates of billing contacts are found, merged and put back; contacts are removed and imported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import tests.office
from tests.office import CONTACT, ORDER
from tests.subscription_office import SubscriptionOffice
from yeastar_desk.application.billing_contacts import ListBillingContacts, SaveBillingContact
from yeastar_desk.application.import_contacts import COLUMNS, ImportContacts
from yeastar_desk.application.ports import StoredContact
from yeastar_desk.application.tables import ImportCancelled, ImportRefused
from yeastar_desk.application.tidy_contacts import TidyContacts
from yeastar_desk.domain.errors import NotFound, Refused
from yeastar_desk.infrastructure.db import open_database
from yeastar_desk.infrastructure.email_addresses import is_email
from yeastar_desk.infrastructure.files import read_table
from yeastar_desk.infrastructure.locales import BabelLocales

AGAIN = replace(CONTACT, company="Nordlicht Hotels", phone="+49 40 1", postal_code="")


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
def tidy(office: SubscriptionOffice) -> TidyContacts:
    return TidyContacts(office.database, office.preferences, office.clock)


def stored(office: SubscriptionOffice) -> list[StoredContact]:
    return list(ListBillingContacts(office.database).page("", 0, 100))


@pytest.fixture
def twice(office: SubscriptionOffice) -> list[StoredContact]:
    save = SaveBillingContact(office.database, is_email)
    first = save(StoredContact(0, CONTACT, "W-204417", is_default=True))
    second = save(StoredContact(0, AGAIN))
    save(StoredContact(0, replace(CONTACT, company="Alster", email="a@alster.example", tax_number="", last_name="Li")))
    save(StoredContact(0, CONTACT, "W-999999"))
    return [first, second]


def test_merging_keeps_orders_and_lets_drafts_follow_and_can_be_undone(
    office: SubscriptionOffice, tidy: TidyContacts, twice: list[StoredContact]
) -> None:
    number = office.place(replace(ORDER, billing_contact=AGAIN)).order.number
    office.drafts.save("held", replace(ORDER, billing_contact=AGAIN))
    office.drafts.save("other", replace(ORDER, billing_contact=None))
    (group,) = tidy.duplicates()
    assert (group.why, list(group.contacts)) == ("the same email address", twice)
    kept = replace(twice[0], contact=replace(CONTACT, phone="+49 40 1"))
    merged = tidy.merge(kept, group.contacts)
    assert tidy.duplicates() == []
    assert kept in stored(office)
    assert len(stored(office)) == 3
    assert office.drafts.open("held").request.billing_contact == kept.contact
    assert office.drafts.open("other").request.billing_contact is None
    with office.database.read() as work:
        order = work.orders.get(number)
        assert order is not None
        assert order.request.billing_contact == AGAIN, "what was placed never changes"
        (entry,) = work.audit.of("billing_contact", str(kept.id))
        assert (entry.action, entry.actor, entry.details["merged"]) == ("billing_contacts_merged", "Ana", [twice[1].id])
    tidy.undo(merged)
    contacts = stored(office)
    assert len(contacts) == 4
    assert [(c.contact, c.company_id, c.is_default) for c in contacts if c.contact.email == CONTACT.email] == [
        (CONTACT, "W-204417", True), (CONTACT, "W-999999", False), (AGAIN, "", False),
    ]  # fmt: skip
    assert office.drafts.open("held").request.billing_contact == AGAIN
    assert office.database.verify() == []
    with pytest.raises(Refused, match="cannot be undone"):
        tidy.undo(merged)


def test_a_merge_that_cannot_be_is_refused_in_words(
    office: SubscriptionOffice, tidy: TidyContacts, twice: list[StoredContact]
) -> None:
    first, second = twice
    for kept, shown, reason in (
        (first, [first], "two billing contacts or more"),
        (first, [second, replace(second, id=3)], "two billing contacts or more"),
        (replace(first, contact=replace(CONTACT, email="")), twice, "has no email address"),
        (first, [first, replace(second, is_default=True)], "changed meanwhile"),
        (first, [first, replace(second, id=77)], "changed meanwhile"),
    ):
        with pytest.raises(Refused, match=reason):
            tidy.merge(kept, shown)
    assert len(stored(office)) == 4


def test_a_contact_that_a_held_order_bills_stays(
    office: SubscriptionOffice, tidy: TidyContacts, twice: list[StoredContact]
) -> None:
    office.drafts.save("held", replace(ORDER, subject_name="Nordlicht", billing_contact=AGAIN))
    with pytest.raises(Refused, match="held order for Nordlicht"):
        tidy.remove(twice[1].id)
    assert len(stored(office)) == 4
    office.drafts.discard("held")
    removed = tidy.remove(twice[1].id)
    assert len(stored(office)) == 3
    with pytest.raises(NotFound, match="gone already"):
        tidy.remove(twice[1].id)
    back = tidy.put_back(removed)
    assert replace(back, id=0) == replace(twice[1], id=0)
    assert back in stored(office)


# --- import -----------------------------------------------------------------------------------------------------


def importer(office: SubscriptionOffice) -> ImportContacts:
    return ImportContacts(office.database, read_table, BabelLocales())


def file(tmp_path: Path, *rows: str, head: str = ",".join(COLUMNS)) -> Path:
    path = tmp_path / "contacts.csv"
    path.write_text("\n".join([head, *rows]) + "\n", "utf-8")
    return path


JONAS = (
    "W-204417,Jonas,Petersen,Nordlicht Hotels GmbH,AP@nordlicht.example,+49 40 9,Speicherstr. 8,20457,Hamburg,,"
    "Germany,DE811907980,calls first,yes"
)


def test_contacts_are_imported_and_replaced_not_doubled(
    office: SubscriptionOffice, tmp_path: Path, twice: list[StoredContact]
) -> None:
    path = file(tmp_path, JONAS, ",,,Łódź Telekom,ap@lodz.example,,,,,,PL,,,")
    use = importer(office)
    preview = use.preview(path)
    assert (preview.new, preview.changed, preview.refused_count) == (1, 1, 0)
    assert preview.changes[0].fields == ("email", "phone", "remark")
    assert len(stored(office)) == 4
    assert "subscription" not in use(path).words()
    contacts = {contact.id: contact for contact in stored(office)}
    assert len(contacts) == 5
    jonas = contacts[twice[0].id]
    assert (jonas.contact.phone, jonas.contact.remark, jonas.is_default) == ("+49 40 9", "calls first", True)
    once_more = use(path).preview
    assert (once_more.new, once_more.changed, once_more.unchanged) == (0, 0, 2)


def test_columns_that_the_file_does_not_have_keep_what_is_stored(
    office: SubscriptionOffice, tmp_path: Path, twice: list[StoredContact]
) -> None:
    head = "company_id,first_name,last_name,company,email,country,city"
    use = importer(office)
    use(file(tmp_path, "W-204417,Jonas,Petersen,Nordlicht Hotels GmbH,ap@nordlicht.example,DE,Kiel", head=head))
    kept = next(contact for contact in stored(office) if contact.id == twice[0].id)
    assert kept == replace(twice[0], contact=replace(CONTACT, city="Kiel"))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",,,Alster,not an address,,,,,,DE,,,", "Line 3: email is"),
        (",,,Alster,,,,,,,DE,,,", "Line 3: email is empty"),
        (",,,Alster,a@alster.example,,,,,,,,,", "Line 3: country is empty"),
        (",,,Alster,a@alster.example,,,,,,Atlantis,,,", "Line 3: country is “Atlantis”"),
        (",,,,a@alster.example,,,,,,DE,,,", "Line 3: company, first_name and last_name are empty"),
        (",,,Alster,a@alster.example,,,,,,DE,,,perhaps", "Line 3: is_default is “perhaps”"),
        (JONAS, "Line 3: Nordlicht Hotels GmbH with this email address is already in line 2"),
        (JONAS.replace("Jonas", "Mara"), "Line 3: is_default is true for customer W-204417 in line 2 too"),
        (f",,,{'x' * 501},a@alster.example,,,,,,DE,,,", "Line 3: company has 501 characters"),
    ],
)
def test_a_refused_row_is_named_and_nothing_is_stored(
    office: SubscriptionOffice, tmp_path: Path, row: str, reason: str
) -> None:
    path = file(tmp_path, JONAS, row)
    with pytest.raises(ImportRefused) as refused:
        importer(office)(path)
    assert reason in refused.value.sentence
    assert stored(office) == []
    assert [str(one) for one in importer(office).preview(path).refused] == [str(one) for one in refused.value.rows]


def test_a_cancelled_import_stores_nothing(office: SubscriptionOffice, tmp_path: Path) -> None:
    with pytest.raises(ImportCancelled):
        importer(office)(file(tmp_path, JONAS), lambda done, _: done == 0)
    assert stored(office) == []

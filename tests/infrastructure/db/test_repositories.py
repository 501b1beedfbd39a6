"""What is stored reads back as it was, and is found the way reps look for it, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.infrastructure.db.examples import (
    BUYER,
    TODAY,
    TickingClock,
    document_of,
    place,
    place_example_orders,
    price_list,
    take,
)
from yeastar_desk.application.ports import (
    AuditEntry,
    BegunAgain,
    Draft,
    Note,
    OrderFilter,
    OrderState,
    OutboxItem,
    PortalUser,
    StoredContact,
)
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.companies import Company, search_text
from yeastar_desk.domain.contacts import BillingContact
from yeastar_desk.domain.documents import DocumentType
from yeastar_desk.domain.errors import Damaged, NotFound, NotSaved
from yeastar_desk.domain.orders import OrderRequest, OrderStatus
from yeastar_desk.domain.subscriptions import Subscription
from yeastar_desk.domain.terms import Cycle
from yeastar_desk.infrastructure.db import SqlDatabase
from yeastar_desk.infrastructure.db.repositories.order_list import SORTS

NAMES = {
    "W-204417": "Nordlicht Hotels GmbH",
    "W-204418": "Café Größe & Söhne",
    "W-204471": "Łódź Telekomunikacja",
    "W-300000": "شركة النور",
    "W-400000": "北京科技有限公司",
    "W-500000": 'O"Neil <100 %> _Ltd_',
}


@pytest.fixture
def customers(database: SqlDatabase) -> SqlDatabase:
    with database.work() as work:
        for company_id, name in NAMES.items():
            work.companies.save(Company(company_id, name, city="Hamburg", country="DE"))
        work.commit()
    return database


# --- companies ---------------------------------------------------------------------------------------------------


def test_a_company_is_found_however_its_id_is_typed(customers: SqlDatabase) -> None:
    with customers.read() as work:
        for typed in ("W-204417", " w-204417\n", "W - 204 417", "\ufeffＷ-204417"):
            found = work.companies.get(typed)
            assert found is not None
            assert found.name == "Nordlicht Hotels GmbH"
        assert work.companies.get("W-204410") is None


def test_near_ids_are_suggested(customers: SqlDatabase) -> None:
    with customers.read() as work:
        assert [hit.company_id for hit in work.companies.near("W-20441")] == ["W-204417", "W-204418", "W-204471"]
        assert [hit.company_id for hit in work.companies.near("W-2044177")] == ["W-204417"]
        assert [hit.company_id for hit in work.companies.near("W-204714")] == []
        hits = work.companies.near("w-204417")
        assert {hit.company_id for hit in hits} == {"W-204418", "W-204471"}
        assert {hit.why for hit in hits} == {"near ID"}
        assert hits[0].city == "Hamburg"
        assert len(work.companies.near("w-204417", limit=1)) == 1


@pytest.mark.parametrize(
    ("typed", "company_id"),
    [
        ("nordlicht", "W-204417"),
        ("LICHT HOT", "W-204417"),
        ("gmbh", "W-204417"),
        ("bH", "W-204417"),
        ("GROSSE", "W-204418"),
        ("größe", "W-204418"),
        ("cafe", "W-204418"),
        ("& s", "W-204418"),
        ("lodz", "W-204471"),
        ("النور", "W-300000"),
        ("ور", "W-300000"),
        ("科技", "W-400000"),
        ("公司", "W-400000"),
        ("京", "W-400000"),
        ('"neil', "W-500000"),
        ("100 %", "W-500000"),
        ("_ltd_", "W-500000"),
        ("<1", "W-500000"),
    ],
)
def test_a_company_is_found_by_a_part_of_its_name(customers: SqlDatabase, typed: str, company_id: str) -> None:
    with customers.read() as work:
        hits = work.companies.named(typed)
    assert [hit.company_id for hit in hits] == [company_id]
    assert hits[0].name == NAMES[company_id]
    assert hits[0].why == "name"


@pytest.mark.parametrize("typed", ["", "  ", "zzz", "qx", "%", "* OR *", 'a" OR "b', "NEAR(", "___"])
def test_nothing_is_found_for_what_is_not_there(customers: SqlDatabase, typed: str) -> None:
    with customers.read() as work:
        assert [hit.name for hit in work.companies.named(typed) if "%" not in typed] == []


def test_names_that_start_with_the_text_come_first(database: SqlDatabase) -> None:
    with database.work() as work:
        names = ["Neo Atlas", "Atlas Two", "My Atlas", "Atlas One"]
        work.companies.save_all((Company(f"W-{n}", name), None) for n, name in enumerate(names))
        work.commit()
    with database.read() as work:
        found = [hit.name for hit in work.companies.named("atlas")]
        assert found == ["Atlas One", "Atlas Two", "My Atlas", "Neo Atlas"]
        assert [hit.name for hit in work.companies.named("atlas", limit=3)][:2] == ["Atlas One", "Atlas Two"]


def test_a_common_short_text_finds_every_name(database: SqlDatabase) -> None:
    """So many different trigrams start with it that the names are read instead."""
    letters = "abcdefghijklm"
    with database.work() as work:
        pairs = [a + b for a in letters for b in letters]
        work.companies.save_all((Company(f"W-{pair}", f"-7{pair}"), None) for pair in pairs)
        work.commit()
    with database.read() as work:
        assert len(work.companies.named("7", limit=1000)) == len(pairs) == 169


def test_a_renamed_company_is_found_by_its_new_name_only(customers: SqlDatabase) -> None:
    with customers.work() as work:
        work.companies.save(Company("w-204417", "Südlicht Hotels GmbH"))
        work.commit()
    with customers.read() as work:
        assert work.companies.named("nordlicht") == []
        assert [hit.company_id for hit in work.companies.named("sudlicht")] == ["w-204417"]
        assert work.companies.count() == len(NAMES)


def test_an_import_replaces_what_is_there(customers: SqlDatabase) -> None:
    def rows() -> Iterator[tuple[Company, Subscription | None]]:
        for n in range(5000):
            term = Subscription(
                *(Product.WORKPLACE, f"W-{n}", f"Company {n}", "", "DE", "basic", Cycle.MONTHLY),
                *(TODAY, TODAY + timedelta(days=28)),
                capacities={"desk": n},
            )
            yield Company(f"W-{n}", f"Company {n}"), term if n % 2 else None

    with customers.work() as work:
        assert work.companies.save_all(rows()) == 5000
        assert work.companies.save_all([(Company("W-7", "Seven"), None)]) == 1
        work.commit()
    with customers.read() as work:
        assert work.companies.count() == 5000 + len(NAMES)
        assert work.companies.existing(["w-7", "W-8", "nope"]) == {
            "w-7": Company("W-7", "Seven"),
            "w-8": Company("W-8", "Company 8"),
        }
        subscription = work.subscriptions.get(Product.WORKPLACE, "w-7")
        assert subscription is not None
        assert subscription.capacities == {"desk": 7}
        assert work.subscriptions.get(Product.WORKPLACE, "W-8") is None
        assert len(work.companies.existing([f"W-{n}" for n in range(10_000)])) == 5000


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.text(min_size=1, max_size=200).filter(lambda text: "\x00" not in text and "\ud800" not in text))
def test_any_name_reads_back_and_is_found_by_any_part(file_database: SqlDatabase, name: str) -> None:
    name = name.encode("utf-8", "ignore").decode()
    with file_database.work() as work:
        work.companies.save(Company("W-1", name))
        found = work.companies.get("W-1")
        assert found is not None
        assert found.name == name
        for start, end in ((0, 1), (0, 3), (1, 3), (2, 9), (0, 200)):
            part = name[start:end]
            hits = work.companies.named(part)
            if search_text(part).strip() and search_text(part).strip() in search_text(name):
                assert [hit.name for hit in hits] == [name], part


# --- prices, contacts, users, drafts, notes ----------------------------------------------------------------------


def test_a_price_list_reads_back(database: SqlDatabase) -> None:
    now = TickingClock().now()
    given_list = replace(price_list(), valid_to=date(2027, 12, 31), demo=True)
    with database.work() as work:
        key = work.price_lists.add(given_list, "prices.csv", now)
        other = work.price_lists.add(price_list("USD"), "usd.xlsx", now)
        work.commit()
    with database.read() as work:
        assert work.price_lists.get(key) == replace(given_list, id=key)
        assert [found.id for found in work.price_lists.all()] == [key, other]
        row = work.price_lists.rows()[0]
        assert (row.id, row.rows, row.source, row.imported_at, row.demo) == (key, 6, "prices.csv", now, True)
        assert work.price_lists.get(999) is None


def test_a_new_edition_replaces_a_list_and_the_old_one_stays_readable(database: SqlDatabase) -> None:
    clock = TickingClock()
    later = replace(price_list(), valid_from=date(2027, 7, 1))
    with database.work() as work:
        old = work.price_lists.add(price_list(), "a.csv", clock.now())
        new = work.price_lists.add(price_list(), "b.csv", clock.now())
        half_year = work.price_lists.add(later, "c.csv", clock.now())
        work.commit()
    with database.work() as work:
        assert {row.id for row in work.price_lists.rows()} == {new, half_year}
        assert work.price_lists.get(old) is not None
        work.price_lists.remove(new)
        assert [found.id for found in work.price_lists.all()] == [half_year]


def test_contacts_of_a_company_come_before_the_general_ones(database: SqlDatabase) -> None:
    with database.work() as work:
        general = work.contacts.save(StoredContact(0, BillingContact(company="Head office"), is_default=True))
        own = work.contacts.save(StoredContact(0, BUYER, "W-1"))
        default = work.contacts.save(StoredContact(0, BillingContact(company="Zeta"), "w-1", is_default=True))
        work.contacts.save(StoredContact(0, BUYER, "W-2"))
        work.commit()
    with database.work() as work:
        assert [found.id for found in work.contacts.for_company("W-1")] == [default, own, general]
        assert work.contacts.get(own) == StoredContact(own, BUYER, "W-1")
        changed = StoredContact(own, replace(BUYER, email="new@nordlicht.example"), "W-1", is_default=True)
        assert work.contacts.save(changed) == own
        assert work.contacts.get(own) == changed
        found = work.contacts.get(default)
        assert found is not None
        assert not found.is_default  # there is one default
        assert work.contacts.get(12345) is None


def test_portal_users_are_found_by_any_of_their_words(database: SqlDatabase) -> None:
    users = [PortalUser("ana@x.example", "Ana Łuczak", "X GmbH"), PortalUser("ben@y.example", "Ben", "Y", "FR", False)]
    with database.work() as work:
        for user in users:
            work.portal_users.save(user)
        work.portal_users.save(replace(users[1], yeastar_id="BEN@y.example", name="Benjamin"))
        work.commit()
    with database.read() as work:
        assert work.portal_users.all("luczak") == [users[0]]
        assert [user.name for user in work.portal_users.all()] == ["Ana Łuczak", "Benjamin"]
        assert [user.yeastar_id for user in work.portal_users.all("y.example")] == ["BEN@y.example"]
        assert work.portal_users.all("%") == []


def test_invented_customers_and_users_are_found_among_the_others(customers: SqlDatabase) -> None:
    with customers.work() as work:
        company = work.companies.page("", 0, 1)[0]
        work.companies.save(replace(company, demo=False))
        work.portal_users.save(PortalUser("ana@x.example", "Ana Łuczak", "X GmbH"))
        work.commit()
    with customers.work() as work:
        assert not work.companies.has_demo()
        assert not work.portal_users.has_demo()
        work.companies.save(replace(company, demo=True))
        work.portal_users.save(PortalUser("ben@y.example", "Ben", "Y", "FR", demo=True))
        assert work.companies.has_demo()
        assert work.portal_users.has_demo()
        work.companies.save(replace(company, demo=False))
        assert not work.companies.has_demo()


def test_a_draft_keeps_its_beginning_and_shows_its_company(customers: SqlDatabase) -> None:
    now = datetime(2027, 2, 3, 9, tzinfo=UTC)
    request = OrderRequest(subject_id="w-204417", plan="standard", years=2, services={"desk": 40, "visitor": 1})
    with customers.work() as work:
        work.drafts.save(Draft("one", request, now, now))
        work.drafts.save(Draft("two", OrderRequest(subject_id="W-9", subject_name="New Ltd"), now, now))
        later = now + timedelta(hours=1)
        work.drafts.save(Draft("one", replace(request, years=3), later, later))
        work.commit()
    with customers.work() as work:
        assert work.drafts.get("one") == Draft("one", replace(request, years=3), now, later)
        again = BegunAgain("order-1", "ORD-1", "years", "The portal refused this about multiCycle: “no”.")
        work.drafts.save(Draft("three", request, now, now, again))
        assert work.drafts.get("three") == Draft("three", request, now, now, again)
        work.drafts.remove("three")
        rows = work.drafts.rows()
        assert [(row.id, row.subject_name) for row in rows] == [("one", "Nordlicht Hotels GmbH"), ("two", "New Ltd")]
        assert rows[0].what == "Workplace Standard, 3 years, 2 services"
        work.drafts.remove("one")
        assert work.drafts.get("one") is None


def test_notes_come_newest_first(database: SqlDatabase) -> None:
    clock = TickingClock()
    notes = [Note("W-1", text, "Ana", clock.now()) for text in ("met at the booth", "wants 40 desks")]
    with database.work() as work:
        for note in notes:
            work.notes.add(note)
        assert work.notes.of("w-1") == notes[::-1]
        assert work.notes.of("W-1", limit=1) == notes[1:]
        assert work.notes.of("W-2") == []


# --- orders and documents ----------------------------------------------------------------------------------------


def test_an_order_reads_back_in_every_way(database: SqlDatabase) -> None:
    (order, *_) = place_example_orders(database)
    with database.read() as work:
        assert work.orders.get(order.number) == order
        assert work.orders.get(order.id) == order
        assert work.orders.get("ORD-B3-2027-99999") is None
        assert work.orders.last_for("w-204001") == order
        state = work.orders.state(order.id)
        assert state.status is OrderStatus.PENDING
        assert state.portal_state == "pending"
        (payment,) = work.payments.for_order(order.id)
        assert payment.amount.minor == state.paid_minor == order.priced.total.minor // 2
        with pytest.raises(NotFound):
            work.orders.state("no such order")


def test_the_row_of_an_order(database: SqlDatabase) -> None:
    (order, *_) = place_example_orders(database, count=1)
    with database.read() as work:
        (row,) = work.orders.page(OrderFilter(), 0, 10)
    assert (row.id, row.number, row.placed_at, row.total) == (
        order.id,
        order.number,
        order.placed_at,
        order.priced.total,
    )
    assert row.what == "Workplace Standard, 2 years, 2 services"
    assert row.document_number == "PF-B3-2027-00001"
    assert (row.pi_number, row.event, row.rep) == ("PI-2027-00001", "ISE 2027", "Ana")


@pytest.mark.parametrize("sort", sorted(SORTS))
@pytest.mark.parametrize("descending", [False, True])
def test_every_sort_pages_through_all_orders_once(file_database: SqlDatabase, sort: str, descending: bool) -> None:
    clock = TickingClock()
    with file_database.work() as work:
        for n in range(1, 24):
            place(work, n, clock.now(), company=f"Company {n % 5}")
        work.commit()
    with file_database.read() as work:
        pages = [work.orders.page(OrderFilter(), offset, 5, sort, descending) for offset in range(0, 25, 5)]
    rows = [row for page in pages for row in page]
    assert len({row.id for row in rows}) == len(rows) == 23
    values = [row.total.minor if sort == "total" else getattr(row, sort) for row in rows]
    assert values == sorted(values, reverse=descending)


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (OrderFilter(), [3, 2, 1]),
        (OrderFilter(text="2027-00002"), [2]),
        (OrderFilter(text="hotels"), [3, 2, 1]),
        (OrderFilter(text="pi-2027-00003"), [3]),
        (OrderFilter(text="45000001"), [1]),
        (OrderFilter(text="w-204002"), [2]),
        (OrderFilter(text="messe halle"), [1]),
        (OrderFilter(text="P1"), [2]),
        (OrderFilter(text="no such thing"), []),
        (OrderFilter(status=OrderStatus.CANCELLED), [2]),
        (OrderFilter(status=OrderStatus.PENDING), [3, 1]),
        (OrderFilter(status=OrderStatus.PENDING, text="hotels", rep="Ana", event="ISE 2027"), [1]),
        (OrderFilter(rep="Ben"), [3]),
        (OrderFilter(event="GITEX"), []),
        (OrderFilter(product=Product.WORKPLACE), [3, 2, 1]),
        (OrderFilter(product=Product.PCE_PACKAGE), []),
        (OrderFilter(placed_from=TODAY - timedelta(days=1), placed_to=TODAY + timedelta(days=1)), [3, 2, 1]),
        (OrderFilter(placed_from=TODAY + timedelta(days=2)), []),
        (OrderFilter(placed_to=TODAY - timedelta(days=2), rep="Ben"), []),
    ],
)
def test_orders_are_filtered(database: SqlDatabase, wanted: OrderFilter, numbers: list[int]) -> None:
    orders = place_example_orders(database)
    with database.work() as work:
        work.orders.change_state(replace(work.orders.state(orders[0].id), custom_reference="Messe Halle 4"))
        cancelled = OrderState(orders[1].id, OrderStatus.CANCELLED, portal_order_number="P1")
        work.orders.change_state(cancelled)
        work.commit()
    with database.read() as work:
        for sort in ("placed_at", "number", "total", "status"):
            rows = work.orders.page(wanted, 0, 10, sort)
            assert sorted((row.number for row in rows), reverse=True) == [f"ORD-B3-2027-0000{n}" for n in numbers]
        assert work.orders.count(wanted) == len(numbers)


def test_a_changed_reference_is_found_and_the_old_one_is_not(database: SqlDatabase) -> None:
    (order,) = place_example_orders(database, count=1)
    for reference in ("first words", "second thoughts"):
        with database.work() as work:
            work.orders.change_state(replace(work.orders.state(order.id), custom_reference=reference))
            work.commit()
    with database.read() as work:
        assert work.orders.count(OrderFilter(text="first words")) == 0
        assert work.orders.count(OrderFilter(text="second")) == 1
    assert database.verify() == []


def test_documents_read_back(database: SqlDatabase) -> None:
    (order, *_) = place_example_orders(database)
    clock = TickingClock()
    with database.work() as work:
        proforma = work.documents.get("PF-B3-2027-00001")
        assert proforma is not None
        assert work.documents.get(order.number) == proforma
        invoice = document_of(order, DocumentType.INVOICE, *take(work, "INV"), clock.now() + timedelta(hours=1))
        invoice = replace(invoice, preceding_id=proforma.id)
        work.documents.add(invoice)
        work.commit()
    with database.read() as work:
        assert work.documents.get(invoice.number) == invoice
        assert work.documents.get(order.number) == invoice  # the newest of the order
        assert [row.number for row in work.documents.rows(order_id=order.id)] == [invoice.number, proforma.number]
        assert [row.number for row in work.documents.rows(type=DocumentType.INVOICE)] == [invoice.number]
        assert len(work.documents.rows()) == 4
        (row,) = work.orders.page(OrderFilter(text=order.number), 0, 1)
        assert row.document_number == invoice.number
        assert work.documents.get("PF-B3-2027-77777") is None
    assert database.verify() == []


def test_a_pdf_is_stored_once(database: SqlDatabase) -> None:
    place_example_orders(database)
    with database.work() as work:
        document = work.documents.get("PF-B3-2027-00002")
        assert document is not None
        assert work.documents.file(document.id) is None
        work.documents.store_file(document.id, b"%PDF first")
        work.documents.store_file(document.id, b"%PDF first")
        with pytest.raises(NotSaved, match="has a stored PDF already"):
            work.documents.store_file(document.id, b"%PDF second")
        work.commit()
    with database.read() as work:
        assert work.documents.file(document.id) == b"%PDF first"
    assert database.verify() == []


def test_a_logo_is_stored_once(database: SqlDatabase) -> None:
    with database.work() as work:
        sha256 = work.documents.store_logo(b"a picture")
        assert work.documents.store_logo(b"a picture") == sha256
        assert work.documents.logo(sha256) == b"a picture"
        assert work.documents.logo("other") is None
        work.commit()
    assert database.verify() == []


def test_a_damaged_document_is_not_shown(file_database: SqlDatabase) -> None:
    place_example_orders(file_database)
    writer = file_database._writer
    with writer.begin():
        for table in ("document_contents", "document_files"):
            writer.exec_driver_sql(f"DROP TRIGGER {table}_no_update")
        writer.exec_driver_sql("UPDATE document_contents SET content = replace(content, 'Hanse', 'Munich')")
        writer.exec_driver_sql("UPDATE document_files SET pdf = CAST('%PDF other' AS BLOB)")
        key = writer.exec_driver_sql("SELECT document_id FROM document_files").scalar_one()
    with file_database.read() as work:
        with pytest.raises(Damaged, match="PF-B3-2027-00001"):
            work.documents.get("PF-B3-2027-00001")
        with pytest.raises(Damaged, match="stored PDF"):
            work.documents.file(key)


def test_the_queue_counts_what_waits_and_what_is_parked(database: SqlDatabase) -> None:
    now = datetime(2027, 2, 3, 9, tzinfo=UTC)
    with database.work() as work:
        for n, state in enumerate(("pending", "sending", "parked", "acknowledged", "pending")):
            work.outbox.add(OutboxItem(f"item {n}", "order", "o", "{}", now + timedelta(minutes=n), state))
        summary = work.outbox.summary()
        assert (summary.waiting, summary.parked, summary.oldest) == (3, 1, now)


def test_the_history_of_an_order(database: SqlDatabase) -> None:
    (order,) = place_example_orders(database, count=1)
    moment = datetime(2027, 2, 3, 12, tzinfo=UTC)
    with database.work() as work:
        work.audit.record(AuditEntry("remarks_changed", "order", order.id, {"comment": "x"}, "Ben", moment))
        work.commit()
    with database.read() as work:
        placed, remarks = work.audit.of("order", order.id)
    assert (placed.action, placed.actor, placed.details["number"]) == ("order_placed", "Ana", order.number)
    assert remarks == AuditEntry("remarks_changed", "order", order.id, {"comment": "x"}, "Ben", moment)


def test_a_spoiled_number_is_skipped_with_its_reason(database: SqlDatabase) -> None:
    with database.work() as work:
        assert work.numbers.take("PF-B3-2027") == 1
        assert work.numbers.void("PF-B3-2027", "paper jam") == 2
        assert work.numbers.take("PF-B3-2027") == 3
        assert work.numbers.take("PF-B4-2027") == 1
        work.commit()
    (series, _) = database.number_series()
    assert series.void == ((2, "paper jam"),)
    assert series.missing == (1, 3)  # taken without a document, which no use case does


def test_a_number_of_a_rolled_back_transaction_is_given_again(database: SqlDatabase) -> None:
    for _ in range(2):
        with database.work() as work:
            assert work.numbers.take("PF-B3-2027") == 1
    assert database.number_series() == []

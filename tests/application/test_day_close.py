"""Closing a day over a real database: what is equal, what is named, what is kept."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.application.reporting import ReportingOffice, order
from tests.infrastructure.db.test_verify import tampered
from tests.infrastructure.pdf.reading import squeezed, text_of
from yeastar_desk.application.cancel_order import CancelOrder
from yeastar_desk.application.online_ports import Outgoing
from yeastar_desk.application.sending_book import ORDER_NUMBER_FACT, SendingBook
from yeastar_desk.domain.errors import Damaged, NotFound, NotSaved, Refused
from yeastar_desk.domain.money import Money
from yeastar_desk.domain.order_life import PaymentMeans

DAY = timedelta(days=1)
ROOT = Path(__file__).parents[2]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[ReportingOffice]:
    made = ReportingOffice(tmp_path)
    yield made
    made.database.close()


@pytest.fixture
def today(office: ReportingOffice) -> date:
    return office.clock.today()


def send(office: ReportingOffice, number: str) -> None:
    """The portal acknowledges an order, as the sender puts it on record."""
    with office.database.read() as work:
        placed = work.orders.get(number)
        assert placed is not None
        (item,) = work.outgoing.of_subject(placed.id)
    assert isinstance(item, Outgoing)
    book = SendingBook(office.database, office.clock)
    book.acknowledge(book.begin(item, office.clock.now(), {}), "", {ORDER_NUMBER_FACT: f"P-{number[-5:]}"}, "reply")


def test_a_day_without_anything_is_balanced(office: ReportingOffice, today: date) -> None:
    facts = office.close_day.look(today)
    assert (facts.orders, facts.documents, facts.differences) == ((), (), ())
    assert facts.printed == facts.stored == facts.sent


def test_printed_stored_and_sent_are_equal_when_everything_has_arrived(office: ReportingOffice, today: date) -> None:
    placed = [office.place(order(number)) for number in range(3)]
    for one in placed:
        send(office, one.order.number)
    facts = office.close_day.look(today)
    assert facts.differences == ()
    assert facts.printed == facts.stored == facts.sent
    assert facts.stored.count == 3
    assert facts.stored.totals == (Money(sum(one.order.priced.total.minor for one in placed), "EUR"),)
    assert facts.issued_hash == facts.found_hash
    assert facts.intact_documents == len(facts.documents) == 3
    assert facts.orders[0].portal_order_number == "P-00001"


def test_what_has_not_arrived_is_named(office: ReportingOffice, today: date) -> None:
    sent, waiting, cancelled = (office.place(order(number)).order.number for number in range(3))
    send(office, sent)
    CancelOrder(office.database, office.preferences, office.clock)(cancelled)
    facts = office.close_day.look(today)
    assert (facts.printed.count, facts.stored.count, facts.sent.count) == (3, 3, 1)
    assert facts.printed.hash_total == facts.stored.hash_total != facts.sent.hash_total
    assert facts.differences[0] == f"{waiting} (Customer 1) is not at the portal: it waits to be sent."
    assert facts.differences[1] == (
        f"{cancelled} (Customer 2) is not at the portal: it was cancelled before it was sent."
    )
    assert len(facts.differences) == 2


def test_another_total_on_paper_in_the_database_or_at_the_portal_is_named(office: ReportingOffice, today: date) -> None:
    number = office.place(order(1)).order.number
    send(office, number)
    good = office.close_day.look(today)
    tampered(office.database, "UPDATE orders SET total_minor = total_minor + 100, tax_minor = tax_minor + 100")
    changed = office.close_day.look(today)
    assert len(changed.differences) == 2
    assert "PF-B3-2026-00001 prints 4372.77 EUR, stored is 4373.77 EUR" in changed.differences[0]
    assert "4372.77 EUR was sent, stored is 4373.77 EUR" in changed.differences[1]
    assert changed.printed == good.printed
    assert changed.sent == good.sent
    assert changed.stored.hash_total != good.stored.hash_total


def test_a_pdf_or_a_content_that_was_changed_is_named(office: ReportingOffice, today: date) -> None:
    for number in range(4):
        send(office, office.place(order(number)).order.number)
    office.close_day.look(today)
    one, two, three = (f"(SELECT id FROM documents WHERE number = 'PF-B3-2026-0000{n}')" for n in (1, 2, 3))
    tampered(
        office.database,
        f"UPDATE document_files SET pdf = X'25504446' WHERE document_id = {one}",
        f"UPDATE document_contents SET content = replace(content, 'Customer', 'Custodian') WHERE document_id = {two}",
    )
    facts = office.close_day.look(today)
    assert facts.differences == (
        "PF-B3-2026-00001: its stored PDF is not the one that was made.",
        "PF-B3-2026-00002: its content is not what was issued.",
    )
    assert facts.intact_documents == 2
    assert facts.issued_hash != facts.found_hash
    tampered(office.database, f"DELETE FROM document_files WHERE document_id = {three}")
    assert office.close_day.look(today).intact_documents == 2  # it is made again from its content: the same bytes


def test_a_close_is_kept_with_its_paper_and_goes_into_the_audit_trail(office: ReportingOffice, today: date) -> None:
    office.place(order(1))
    stored = office.close_day(today)
    close = stored.close
    assert (close.number, close.closed_by, close.device_name) == ("DC-B3-2026-00001", "Ana", "Booth 3B")
    assert close.facts.day == today
    again, pdf = office.close_day.pdf(close.number)
    assert again == stored
    assert office.close_day.pdf(close.number)[1] == pdf
    (close_id,) = _ids(office)
    with office.database.read() as work:
        (entry,) = work.audit.of("close", close_id)
        assert work.day_closes.audit_head()[0] > close.audit_rows
    assert (entry.action, entry.actor) == ("day_closed", "Ana")
    assert entry.details["pdf_sha256"] == stored.sha256
    assert entry.details["hash_total"] == close.facts.stored.hash_total
    assert office.database.verify((close.audit_rows, close.audit_hash)) == []
    text = text_of(pdf)
    for part in ("Day close", close.number, "Booth 3B (series B3)", "by Ana", "none, this is the first", "Customer 1"):
        assert part in text
    assert squeezed(close.facts.stored.hash_total) in squeezed(text)
    assert squeezed(close.audit_hash) in squeezed(text)


def _ids(office: ReportingOffice) -> list[str]:
    connection = office.database._writer
    with connection.begin():
        return list(connection.exec_driver_sql("SELECT id FROM day_closes").scalars())


def test_closing_again_keeps_the_close_until_something_changes(office: ReportingOffice, today: date) -> None:
    number = office.place(order(1)).order.number
    first = office.close_day(today)
    office.clock.sleep(timedelta(hours=1))
    assert office.close_day(today, "Ben") == first
    send(office, number)
    second = office.close_day(today, "Ben")
    assert second.close.number == "DC-B3-2026-00002"
    assert second.close.facts.differences == ()
    assert second.close.closed_by == "Ben"
    previous = second.close.previous
    assert previous is not None
    assert (previous.number, previous.sha256) == ("DC-B3-2026-00001", first.sha256)
    assert [row.number for row in office.close_day.closes()] == ["DC-B3-2026-00002", "DC-B3-2026-00001"]
    text = text_of(office.close_day.pdf("DC-B3-2026-00002")[1])
    assert "DC-B3-2026-00001 of 22 Nov 2026" in text
    assert "Balanced" in text
    assert office.database.verify() == []


def test_orders_of_earlier_days_that_have_not_arrived_are_not_forgotten(office: ReportingOffice, today: date) -> None:
    number = office.place(order(1)).order.number
    office.cancel_order(office.place(order(2)).order.number)
    office.clock.sleep(DAY)
    facts = office.close_day.look(today + DAY)
    assert [(one.number, one.placed_on) for one in facts.unsent] == [(number, today)]
    assert facts.unsent_count == 1
    assert facts.orders == ()
    assert number in text_of(office.close_day.pdf(office.close_day(today + DAY).close.number)[1])
    assert office.close_day.look(today).unsent == ()


def test_payments_are_summed_by_means(office: ReportingOffice, today: date) -> None:
    first = office.place_and_pay(order(1)).order.priced.total
    second = office.place_and_pay(order(2)).order.priced.total
    (received,) = office.close_day.look(today).payments
    assert (received.means, received.count, received.amount) == (PaymentMeans.BANK_TRANSFER, 2, first + second)


def test_other_devices_close_their_own_days(office: ReportingOffice, today: date) -> None:
    office.place(order(1))
    value = office.preferences.value
    office.preferences.value = replace(value, device=replace(value.device, name="Booth 4", series="B4"))
    office.place(order(2))
    facts = office.close_day.look(today)
    assert [one.number for one in facts.orders] == ["ORD-B4-2026-00001"]
    assert [one.number for one in facts.documents] == ["PF-B4-2026-00001"]
    assert office.close_day(today).close.number == "DC-B4-2026-00001"


def test_a_day_to_come_is_refused(office: ReportingOffice, today: date) -> None:
    for use in (office.close_day, office.close_day.look):
        with pytest.raises(Refused, match="has not come yet"):
            use(today + DAY)
    assert office.close_day.closes() == []


def test_a_close_whose_paper_cannot_be_drawn_is_not_stored(office: ReportingOffice, today: date) -> None:
    def fail(_close: object) -> bytes:
        raise NotSaved("The PDF could not be made.")

    office.close_day._render = fail
    with pytest.raises(NotSaved):
        office.close_day(today)
    assert office.close_day.closes() == []
    assert office.database.number_series() == []


def test_a_damaged_close_is_not_shown(office: ReportingOffice, today: date) -> None:
    number = office.close_day(today).close.number
    with pytest.raises(NotFound, match="DC-B3-2026-00009"):
        office.close_day.pdf("DC-B3-2026-00009")
    tampered(office.database, "UPDATE day_closes SET pdf = X'25504446'")
    with pytest.raises(Damaged, match=number):
        office.close_day.pdf(number)
    assert any(number in sentence for sentence in office.database.verify())


def closing(folder: Path, *arguments: str) -> tuple[str, int]:
    """Close the day in a program of its own; what it said, and how it ended."""
    command = [sys.executable, "-m", "tests.application.closing", str(folder), *arguments]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode in (0, -signal.SIGKILL), ended.stderr
    return ended.stdout.strip(), ended.returncode


def closed_days(folder: Path) -> list[str]:
    """The closes that are stored; each with its paper, its audit and nothing that is damaged."""
    office = ReportingOffice(folder)
    numbers = [row.number for row in office.close_day.closes()]
    assert all(office.close_day.pdf(number)[1].startswith(b"%PDF") for number in numbers)
    assert office.database.verify() == []
    office.database.close()
    return numbers


@pytest.mark.slow
def test_a_close_is_there_whole_or_not_at_all_wherever_the_program_is_killed(tmp_path: Path) -> None:
    office = ReportingOffice(tmp_path)
    office.document_files.pdf(office.place(order(1)).order.number)
    office.database.close()
    killed, statement = 0, 1
    while True:
        said, status = closing(tmp_path, "--kill-at-statement", str(statement))
        numbers = closed_days(tmp_path)
        if status == 0:
            assert numbers == [said] == ["DC-B3-2026-00001"]
            break
        assert said == ""
        assert numbers == []  # the last statement is the commit, and it was not carried out
        killed, statement = killed + 1, statement + 7
    assert killed >= 2


@pytest.mark.slow
def test_a_close_that_is_said_before_it_is_stored_would_be_noticed(tmp_path: Path) -> None:
    said, status = closing(tmp_path, "--lies")
    assert (said, status) == ("DC-B3-2026-00001", -signal.SIGKILL)
    assert said not in closed_days(tmp_path)

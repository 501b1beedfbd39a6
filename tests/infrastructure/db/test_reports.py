"""Sums and day closes are the same on SQLite and PostgreSQL, and the same as adding up order by order."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.infrastructure.db.examples import TODAY, close_day, document_of, pay, place, take
from yeastar_desk.application.ports import OrderFilter
from yeastar_desk.application.report_ports import ReportFilter
from yeastar_desk.domain.documents import PREFIXES, DocumentType
from yeastar_desk.domain.event_report import COUNTED
from yeastar_desk.domain.orders import OrderStatus, PlacedOrder
from yeastar_desk.domain.records import digest
from yeastar_desk.infrastructure.db import SqlDatabase

NINE = datetime(2027, 2, 3, 9, tzinfo=UTC)


@pytest.fixture
def orders(database: SqlDatabase) -> list[PlacedOrder]:
    """Eight orders, 100 minutes apart; the third is cancelled, the fourth has a credit note on all of it."""
    placed = []
    with database.work() as work:
        for n in range(1, 9):
            placed.append(place(work, n, NINE + timedelta(minutes=100 * n)))
        work.orders.change_state(replace(work.orders.state(placed[2].id), status=OrderStatus.CANCELLED))
        note = document_of(placed[3], DocumentType.CREDIT_NOTE, *take(work, PREFIXES[DocumentType.CREDIT_NOTE]), NINE)
        work.documents.add(note)
        work.commit()
    return placed


def test_sums_are_those_of_the_single_orders(database: SqlDatabase, orders: list[PlacedOrder]) -> None:
    by_rep: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for number, order in enumerate(orders):
        if number != 2:
            by_rep[order.request.rep][0] += 1
            by_rep[order.request.rep][1] += order.priced.net.minor
    with database.read() as work:
        tallies = work.reports.tallies(ReportFilter())
        listed = work.orders.count(OrderFilter())
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for tally in tallies:
        if tally.status in COUNTED:
            found[tally.rep][0] += tally.count
            found[tally.rep][1] += tally.net_minor
    assert found == by_rep
    assert sum(tally.count for tally in tallies) == listed == 8
    (credited,) = [tally for tally in tallies if tally.credited]
    assert (credited.credited, credited.credited_minor) == (1, orders[3].priced.net.minor)
    assert all(type(tally.net_minor) is int for tally in tallies)


def test_moments_are_quarters_of_an_hour(database: SqlDatabase, orders: list[PlacedOrder]) -> None:
    with database.read() as work:
        moments = work.reports.moments(ReportFilter())
    expected = [order.placed_at for number, order in enumerate(orders) if number != 2]
    assert [moment.at for moment in moments] == [
        at.replace(minute=at.minute // 15 * 15, second=0, microsecond=0) for at in expected
    ]
    assert [moment.count for moment in moments] == [1] * 7


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (ReportFilter(event="ISE 2027"), 8),
        (ReportFilter(event="Elsewhere"), 0),
        (ReportFilter(first=TODAY, last=TODAY), 8),
        (ReportFilter(first=TODAY + timedelta(days=1)), 0),
        (ReportFilter("ISE 2027", TODAY - timedelta(days=1), TODAY - timedelta(days=1)), 0),
    ],
)
def test_the_filter(database: SqlDatabase, orders: list[PlacedOrder], wanted: ReportFilter, count: int) -> None:
    assert orders
    with database.read() as work:
        assert sum(tally.count for tally in work.reports.tallies(wanted)) == count
        assert work.reports.events() == ["ISE 2027"]
        assert work.reports.quotes(wanted).quoted == 0


def test_a_day_in_its_three_views(database: SqlDatabase, orders: list[PlacedOrder]) -> None:
    with database.work() as work:
        document = work.documents.get(orders[0].number)
        assert document is not None
        work.documents.store_file(document.id, b"%PDF-1.7 an example")
        pay(work, orders[0], NINE)
        work.commit()
    with database.read() as work:
        closes = work.day_closes
        found, documents = closes.orders_of("B3", TODAY), closes.documents_of("B3", TODAY)
        missing = closes.without_pdf("B3", TODAY)
        (received,) = closes.payments_of("B3", TODAY)
        count, later = closes.unsent_before("B3", TODAY + timedelta(days=1), 5)
        assert closes.orders_of("B4", TODAY) == closes.orders_of("B3", TODAY - timedelta(days=1)) == []
        assert closes.documents_of("B4", TODAY) == []
        assert not closes.has_demo("B3", TODAY)
    assert [one.number for one in found] == [order.number for order in orders]
    assert all(one.printed == one.stored and one.sent is None for one in found)
    assert len(documents) == 9
    assert len(missing) == 8
    (stored,) = [one for one in documents if one.found]
    assert stored.found == stored.recorded == digest(b"%PDF-1.7 an example")
    assert (received.count, received.amount.minor) == (1, orders[0].priced.total.minor // 2)
    assert count == 7  # the one that was cancelled need not be sent any more
    assert [one.number for one in later] == [order.number for order in (*orders[:2], *orders[3:6])]


def test_a_close_reads_back_as_it_was_stored(database: SqlDatabase, orders: list[PlacedOrder]) -> None:
    assert orders
    with database.work() as work:
        close_day(work, TODAY, NINE)
        work.commit()
    with database.read() as work:
        (row,) = work.day_closes.rows()
        stored = work.day_closes.newest("B3")
        assert stored is not None
        assert work.day_closes.get(row.number) == stored
        assert (row.day, row.closed_at, row.actor) == (TODAY, NINE, "Ana")
        assert (stored.close.number, stored.close.closed_at) == (row.number, NINE)
        pdf = work.day_closes.pdf(row.number)
        assert pdf is not None
        assert digest(pdf) == stored.sha256
        assert work.day_closes.newest("B4") is None
        assert work.day_closes.pdf("DC-B3-2027-00002") is None
    assert database.verify() == []

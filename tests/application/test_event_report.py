"""The event report over a real database: what counts, what does not, and that nothing is added across currencies."""

from __future__ import annotations

import csv
import os
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.application.reporting import ReportingOffice, order
from tests.infrastructure.pdf.reading import text_of
from tests.sales import price_list
from yeastar_desk.application.event_report import COLUMNS
from yeastar_desk.application.export_orders import ExportOrders
from yeastar_desk.application.import_orders import ImportOrders
from yeastar_desk.application.report_ports import ReportFilter
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.event_report import Conversion, EventReport
from yeastar_desk.domain.money import Money
from yeastar_desk.domain.orders import OrderStatus
from yeastar_desk.domain.terms import Proration
from yeastar_desk.infrastructure.files import read_export, write_records

DAY = timedelta(days=1)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[ReportingOffice]:
    made = ReportingOffice(tmp_path)
    yield made
    made.database.close()


def revenue(report: EventReport, currency: str = "EUR") -> str:
    return report.total.in_currency(currency).revenue.decimal()


def test_nothing_was_sold(office: ReportingOffice) -> None:
    report = office.event_report(ReportFilter())
    assert report.is_empty
    assert report.currencies == ()
    assert report.by_day == ()
    assert report.quotes.percent is None


def test_pending_and_paid_orders_count_and_what_was_taken_back_does_not(office: ReportingOffice) -> None:
    pending = office.place(order(1))
    paid = office.place_and_pay(order(2))
    office.cancel_order(office.place(order(3)).order.number)
    office.credit_invoice(office.place_and_pay(order(4)).order.number, "Ordered twice")
    report = office.event_report(ReportFilter())
    net = pending.order.priced.net
    assert report.total.orders == 2
    assert revenue(report) == (net + paid.order.priced.net).decimal()
    assert report.total.in_currency("EUR").paid == paid.order.priced.net
    assert report.total.in_currency("EUR").pending == net
    assert {status: count for status, count in report.taken_back.items() if count} == {
        OrderStatus.CANCELLED: 1,
        OrderStatus.REFUNDED: 1,
    }


def test_what_was_credited_in_part_is_taken_off_and_the_order_still_counts(office: ReportingOffice) -> None:
    placed = office.place_and_pay(order(1))
    note = office.credit_invoice(placed.order.number, "Two rooms less", {"meeting_room": 2})
    office.clock.sleep(DAY)
    report = office.event_report(ReportFilter())
    assert report.total.orders == 1
    assert report.credited_in_part == 1
    assert revenue(report) == (placed.order.priced.net - note.content.net).decimal()
    assert note.content.net.minor > 0
    assert [group.orders for group in report.by_day] == [1]
    assert report.by_day[0].in_currency("EUR").revenue.decimal() == revenue(report)


def test_currencies_stand_side_by_side(office: ReportingOffice) -> None:
    with office.database.work() as work:
        dollars = work.price_lists.add(price_list(Proration.DAILY, "USD"), "test", office.clock.now())
        work.commit()
    one = office.place(order(1))
    other = office.place(order(2, price_list_id=dollars))
    report = office.event_report(ReportFilter())
    assert report.currencies == ("EUR", "USD")
    assert (revenue(report, "EUR"), revenue(report, "USD")) == (
        one.order.priced.net.decimal(),
        other.order.priced.net.decimal(),
    )
    assert [turnover.orders for turnover in report.by_rep[0].turnovers] == [1, 1]
    with pytest.raises(ValueError, match="cannot mix"):
        sum((turnover.revenue for turnover in report.total.turnovers), Money.zero("EUR"))


def test_imported_orders_of_other_laptops_stand_apart(office: ReportingOffice, tmp_path: Path) -> None:
    (tmp_path / "c7").mkdir()
    other = ReportingOffice(tmp_path / "c7")
    device = replace(other.preferences.value.device, series="C7")
    other.preferences.value = replace(other.preferences.value, device=device)
    theirs = [other.place(order(number)).order.priced.net for number in (1, 2)]
    other.pay(other.place(order(3, event="Elsewhere")).order.number)
    other.cancel_order(other.place(order(4)).order.number)
    file = tmp_path / "c7-orders.csv"
    ExportOrders(other.database, write_records)(file)
    other.database.close()
    assert office.event_report.events() == ()
    ImportOrders(office.database, read_export)(file)
    alone = office.event_report(ReportFilter())
    assert (alone.total.orders, alone.is_empty, alone.currencies) == (0, False, ("EUR",))
    mine = office.place(order(5)).order.priced.net
    report = office.event_report(ReportFilter())
    assert revenue(report) == mine.decimal(), "nothing is counted twice"
    (group,) = report.by_laptop
    assert (group.key, group.orders) == ("C7", 3), "a cancelled one brings nothing"
    assert group.in_currency("EUR").pending == theirs[0] + theirs[1]
    assert group.in_currency("EUR").paid == theirs[0]
    (elsewhere,) = office.event_report(ReportFilter(event="Elsewhere")).by_laptop
    assert elsewhere.orders == 1
    assert office.event_report.events() == ("Elsewhere", "ISE 2027"), "also what only another laptop has sold at"
    assert office.event_report(ReportFilter(last=date(2020, 1, 1))).by_laptop == ()
    office.event_report.save(report, tmp_path / "report.csv")
    with (tmp_path / "report.csv").open(encoding="utf-8-sig", newline="") as saved:
        assert [row["key"] for row in csv.DictReader(saved) if row["group"] == "other laptop"] == ["C7"]
    office.event_report.save(report, tmp_path / "report.pdf")
    assert "Laptop C7" in text_of((tmp_path / "report.pdf").read_bytes())


def test_groups_add_up_to_the_whole(office: ReportingOffice) -> None:
    plans, reps = ("basic", "standard", "pro"), ("Ana", "Ben", "")
    for number in range(9):
        services = {"meeting_room": 1 + number}
        office.place(order(number, plan=plans[number % 3], rep=reps[number % 2], services=services))
        office.clock.sleep(timedelta(hours=7))
    report = office.event_report(ReportFilter())
    assert [group.key for group in report.by_plan] == ["workplace basic", "workplace pro", "workplace standard"]
    assert [group.key for group in report.by_rep] == ["Ana", "Ben"]
    for groups in (report.by_product, report.by_plan, report.by_rep, report.by_day, report.by_hour):
        assert sum(group.orders for group in groups) == 9
        sums = [group.in_currency("EUR").revenue.minor for group in groups]
        assert sum(sums) == report.total.in_currency("EUR").revenue.minor


def test_days_and_hours_have_no_gaps(office: ReportingOffice) -> None:
    office.place(order(1))
    office.clock.sleep(2 * DAY + timedelta(hours=3))
    office.place(order(2))
    report = office.event_report(ReportFilter())
    assert [(group.key, group.orders) for group in report.by_day] == [
        ("2026-11-22", 1),
        ("2026-11-23", 0),
        ("2026-11-24", 1),
    ]
    assert [(group.key, group.orders) for group in report.by_hour] == [("10", 1), ("11", 0), ("12", 0), ("13", 1)]


@pytest.fixture
def kathmandu() -> Iterator[None]:
    """A clock on the wall that is 5 hours and 45 minutes ahead."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "Asia/Kathmandu"
    time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.usefixtures("kathmandu")
def test_hours_are_those_on_the_wall(office: ReportingOffice) -> None:
    for hour, minute in ((18, 14), (18, 15), (3, 14), (3, 15)):
        office.clock.at = datetime(2026, 11, 22, hour, minute, tzinfo=UTC)
        office.place(order(hour * 100 + minute))
    report = office.event_report(ReportFilter())
    assert [(g.key, g.orders) for g in report.by_day] == [("2026-11-22", 3), ("2026-11-23", 1)]
    assert [(g.key, g.orders) for g in report.by_hour if g.orders] == [("00", 1), ("08", 1), ("09", 1), ("23", 1)]
    assert office.event_report(ReportFilter(first=date(2026, 11, 23))).total.orders == 1


def test_the_filter_chooses_event_and_days(office: ReportingOffice) -> None:
    office.place(order(1))
    office.place(order(2, event="Distree 2026"))
    office.clock.sleep(DAY)
    office.place(order(3))
    today = date(2026, 11, 22)
    assert office.event_report.events() == ("Distree 2026", "ISE 2027")
    assert office.event_report(ReportFilter(event="ISE 2027")).total.orders == 2
    assert office.event_report(ReportFilter("ISE 2027", today, today)).total.orders == 1
    assert office.event_report(ReportFilter(first=today + DAY)).total.orders == 1
    assert office.event_report(ReportFilter(last=today)).total.orders == 2
    with pytest.raises(Refused, match="before the first"):
        office.event_report(ReportFilter(first=today, last=today - DAY))


def test_quotes_that_became_orders(office: ReportingOffice) -> None:
    for number in range(4):
        request, draft = order(number), f"draft-{number}"
        office.drafts.save(draft, request)
        office.issue_quote(draft, request)
    office.issue_quote("draft-0", order(0, discount_percent="7"))  # quoted twice, still one
    office.place_order(order(0), order_id="draft-0", draft_id="draft-0")
    taken_back = office.place_order(order(1), order_id="draft-1", draft_id="draft-1")
    office.cancel_order(taken_back.order.number)
    office.drafts.discard("draft-2")
    quotes = office.event_report(ReportFilter(event="ISE 2027")).quotes
    assert quotes == Conversion(quoted=4, ordered=1, held=1)
    assert (quotes.percent, quotes.given_up) == (25, 2)
    assert office.event_report(ReportFilter(event="Distree 2026")).quotes == Conversion()
    assert office.event_report(ReportFilter(first=date(2026, 11, 23))).quotes == Conversion()


def test_the_table_can_be_read_by_a_spreadsheet(office: ReportingOffice, tmp_path: Path) -> None:
    office.place_and_pay(order(1, rep="=1+1"))
    office.place(order(2, rep="Ben"))
    report = office.event_report(ReportFilter())
    path = tmp_path / "report.csv"
    office.event_report.save(report, path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == COLUMNS
    assert rows[0] == {
        "group": "total", "key": "", "currency": "EUR", "orders": "2", "revenue_net": revenue(report),
        "paid_net": report.total.in_currency("EUR").paid.decimal(),
        "pending_net": report.total.in_currency("EUR").pending.decimal(), "invented": "no",
    }  # fmt: skip
    assert [row["key"] for row in rows if row["group"] == "rep"] == ["'=1+1", "Ben"]
    with pytest.raises(Refused, match=r"\.csv, \.xlsx or \.json"):
        office.event_report.save(report, tmp_path / "report.txt")


def test_the_pdf_says_the_same_and_what_counts(office: ReportingOffice, tmp_path: Path) -> None:
    office.place(order(1, rep="Chloé"))
    report = office.event_report(ReportFilter(event="ISE 2027"))
    path = tmp_path / "report.pdf"
    office.event_report.save(report, path)
    text = text_of(path.read_bytes())
    for part in ("Event report: ISE 2027", "Revenue in EUR", "Chloé", "22 Nov 2026", "Currencies are never added up"):
        assert part in text
    assert f"{report.total.in_currency('EUR').revenue.minor // 100:,}" in text
    assert "INVENTED" not in text
    first = path.read_bytes()
    office.event_report.save(report, path)
    assert path.read_bytes() == first
    office.event_report.save(replace(report, demo=True), path)
    assert "CONTAINS INVENTED DEMONSTRATION DATA" in text_of(path.read_bytes())

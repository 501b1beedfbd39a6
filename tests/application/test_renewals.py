"""What expires soon: groups and their borders, reminders, the order that a row becomes, calendar file and CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.office import CONTACT
from tests.sales import TODAY, workplace
from tests.subscription_office import SubscriptionOffice
from yeastar_desk.application.renewals import (
    DueGroup,
    calendar_text,
    csv_text,
    days_of,
    group_of,
    renewal_request,
)
from yeastar_desk.application.subscription_views import SubscriptionRow, capacity_words, row_of
from yeastar_desk.domain.terms import Cycle

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SubscriptionOffice]:
    made = SubscriptionOffice(tmp_path)
    yield made
    made.database.close()


def row(days: int = 20, **changes: object) -> SubscriptionRow:
    subscription = replace(workplace(expires_on=TODAY + timedelta(days=days), desk=40), **changes)  # type: ignore[arg-type]
    return row_of(subscription, TODAY)


@given(days=st.integers(-400, 400))
def test_every_expiry_is_in_one_group(days: int) -> None:
    expires_on = TODAY + timedelta(days=days)
    groups = [
        group
        for group in DueGroup
        for first, last in [days_of(group, TODAY)]
        if (first is None or first <= expires_on) and expires_on <= last
    ]
    found = group_of(row(days))
    assert groups == ([] if found is None else [found])


@pytest.mark.parametrize(
    ("days", "group"),
    [
        (-1, DueGroup.EXPIRED),
        (0, DueGroup.EXPIRED),
        (1, DueGroup.WEEK),
        (7, DueGroup.WEEK),
        (8, DueGroup.MONTH),
        (30, DueGroup.MONTH),
        (31, DueGroup.QUARTER),
        (90, DueGroup.QUARTER),
        (91, None),
    ],
)
def test_borders_of_the_groups(days: int, group: DueGroup | None) -> None:
    assert group_of(row(days)) is group


def test_the_list_by_groups(office: SubscriptionOffice) -> None:
    office.store(
        *(replace(workplace(expires_on=TODAY + timedelta(days=n)), subject_id=f"W-{n}") for n in (-9, -2, 5, 6, 40))
    )
    assert office.list_renewals.counts() == {
        DueGroup.WEEK: 2,
        DueGroup.MONTH: 1,  # the package until 2 Dec
        DueGroup.QUARTER: 1,
        DueGroup.EXPIRED: 2,
    }
    assert [r.subject_id for r in office.list_renewals.page(DueGroup.EXPIRED, 0, 10)] == ["W--2", "W--9"]
    assert [r.subject_id for r in office.list_renewals.page(DueGroup.WEEK, 0, 10)] == ["W-5", "W-6"]
    assert [r.subject_id for r in office.list_renewals.page(DueGroup.WEEK, 1, 10)] == ["W-6"]
    everything = [r.subject_id for r in office.list_renewals.rows(list(DueGroup))]
    assert everything == ["W-5", "W-6", "atlas-telecom@example.com", "W-40", "W--2", "W--9"]
    assert office.list_renewals.counts("telecom")[DueGroup.WEEK] == 0
    (atlas,) = office.list_renewals.page(DueGroup.MONTH, 0, 10)
    placed = office.place(replace(renewal_request(atlas), billing_contact=CONTACT))
    assert placed.expires_on == date(2027, 12, 2)
    (atlas,) = office.list_renewals.page(DueGroup.MONTH, 0, 10)
    assert atlas.pending == (placed.order.number,)
    office.pay(placed.order.number)
    assert office.list_renewals.page(DueGroup.MONTH, 0, 10) == []


def test_reminders_of_annual_and_monthly_subscriptions() -> None:
    assert row(20).reminders == (date(2026, 11, 12), date(2026, 12, 5))
    assert row(20, cycle=Cycle.MONTHLY).reminders == (date(2026, 12, 5),)


def test_csv_opens_in_a_spreadsheet_without_running_formulas() -> None:
    rows = [row(20, holder_name='=HYPERLINK("http://x")', auto_renew=True), row(-3, holder_name="Müller; Söhne, “A”")]
    text = "".join(csv_text(rows))
    read = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [r["company"] for r in read] == ['\'=HYPERLINK("http://x")', "Müller; Söhne, “A”"]
    assert read[0] | {"company": ""} == {
        "product": "Workplace SaaS",
        "id": "W-204417",
        "company": "",
        "plan": "Standard Plan",
        "cycle": "annually",
        "capacity": "Desk 40",
        "expires_on": "2026-12-12",
        "days_left": "20",
        "first_reminder": "2026-11-12",
        "last_reminder": "2026-12-05",
        "auto_renew": "yes",
        "unpaid_orders": "",
    }
    assert "".join(csv_text([])).startswith("product,id,company")


def unfolded(text: str) -> list[str]:
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def test_the_calendar_has_the_expiry_and_each_reminder() -> None:
    lines = unfolded("".join(calendar_text([row(20)], NOW)))
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert [line for line in lines if line.startswith("DTSTART")] == [
        "DTSTART;VALUE=DATE:20261212",
        "DTSTART;VALUE=DATE:20261112",
        "DTSTART;VALUE=DATE:20261205",
    ]
    assert "SUMMARY:Nordlicht Hotels GmbH: renew Workplace SaaS Standard Plan\\, 7 days left" in lines
    assert all(line == "DTSTAMP:20261122T103000Z" for line in lines if line.startswith("DTSTAMP"))


def test_importing_the_calendar_again_replaces_its_events() -> None:
    first, second = (
        [line for line in unfolded("".join(calendar_text([row(20)], at))) if line.startswith("UID")]
        for at in (NOW, NOW + timedelta(days=1))
    )
    assert first == second
    assert len(set(first)) == 3


@given(name=st.text(max_size=200))
def test_any_name_makes_a_valid_calendar(name: str) -> None:
    text = "".join(calendar_text([row(20, holder_name=name)], NOW))
    for line in text.split("\r\n"):
        assert len(line.encode()) <= 75
        assert all(char.isprintable() for char in line)
    lines = unfolded(text)
    assert sum(line == "BEGIN:VEVENT" for line in lines) == sum(line == "END:VEVENT" for line in lines) == 3
    assert all(re.match(r"[A-Z-]+[;:]", line) for line in lines)
    for line in lines:
        if line.startswith(("SUMMARY", "DESCRIPTION")):
            assert not re.search(r"(?<!\\)(?:\\\\)*[,;]", line.partition(":")[2])


def test_capacities_in_words() -> None:
    assert capacity_words(row(20)) == "Desk 40"

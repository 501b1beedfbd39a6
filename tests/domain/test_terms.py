"""Expiry dates over leap days and month ends, and the part of a term that is left."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.terms import (
    Cycle,
    Factor,
    Proration,
    Term,
    add_months,
    add_years,
    aligned_factor,
    remaining_factor,
    whole_term,
)

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2027, 1, 30), 1, date(2027, 2, 28)),
        (date(2027, 3, 31), 1, date(2027, 4, 30)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2096, 2, 29), 48, date(2100, 2, 28)),  # 2100 is no leap year
    ],
)
def test_months_are_clamped_to_the_end_of_a_shorter_month(start: date, months: int, end: date) -> None:
    assert add_months(start, months) == end


@given(start=DAYS, years=st.integers(1, 5))
def test_an_annual_term_ends_on_the_same_day_or_the_last_of_february(start: date, years: int) -> None:
    end = Term.of(Cycle.ANNUALLY, years, start).expires_on
    assert (end.year, end.month) == (start.year + years, start.month)
    assert end.day == start.day or ((start.month, start.day) == (2, 29) and end.day == 28)


@given(start=DAYS, years=st.integers(1, 5))
def test_the_whole_term_is_left_on_its_first_day(start: date, years: int) -> None:
    """Whatever the rule, adding on the first day costs the whole term: leap years do not shift a cent."""
    for cycle, count in ((Cycle.ANNUALLY, years), (Cycle.MONTHLY, 1)):
        term = Term.of(cycle, count, start)
        for rule in Proration:
            assert remaining_factor(term, start, rule).value == whole_term(term).value


@given(start=DAYS, years=st.integers(1, 5), data=st.data())
def test_what_is_left_never_grows_and_the_rules_are_ordered(start: date, years: int, data: st.DataObject) -> None:
    term = Term.of(Cycle.ANNUALLY, years, start)
    length = (term.expires_on - start).days
    day = start + timedelta(days=data.draw(st.integers(0, length - 2)))
    daily, monthly, full = (
        remaining_factor(term, day, rule).value for rule in (Proration.DAILY, Proration.MONTHLY, Proration.FULL)
    )
    assert 0 < daily <= full
    assert 0 < monthly <= full <= years
    for rule in Proration:
        assert remaining_factor(term, day + timedelta(days=1), rule).value <= remaining_factor(term, day, rule).value


@given(start=DAYS, years=st.integers(1, 5), data=st.data())
def test_the_daily_rule_by_an_independent_count(start: date, years: int, data: st.DataObject) -> None:
    """Each remaining day costs one part of the subscription year that it lies in."""
    term = Term.of(Cycle.ANNUALLY, years, start)
    today = start + timedelta(days=data.draw(st.integers(0, (term.expires_on - start).days - 1)))
    expected = Fraction(0)
    for year in range(years):
        begins, ends = add_years(start, year), add_years(start, year + 1)
        expected += Fraction((ends - max(begins, min(today, ends))).days, (ends - begins).days)
    assert remaining_factor(term, today, Proration.DAILY).value == expected


def test_a_day_in_a_leap_year_counts_as_one_of_366() -> None:
    term = Term.of(Cycle.ANNUALLY, 2, date(2027, 6, 1))
    assert remaining_factor(term, date(2028, 2, 28), Proration.DAILY).words() == "(1 year + 94 / 366 days)"
    assert remaining_factor(term, date(2028, 7, 1), Proration.DAILY).words() == "335 / 365 days"


def test_years_are_counted_from_a_leap_day() -> None:
    term = Term(date(2024, 2, 29), date(2028, 2, 29), Cycle.ANNUALLY, 4)
    assert remaining_factor(term, date(2027, 2, 28), Proration.DAILY).words() == "1 year"
    assert remaining_factor(term, date(2027, 2, 27), Proration.DAILY).words() == "(1 year + 1 / 365 days)"
    assert remaining_factor(term, date(2027, 2, 28), Proration.MONTHLY).words() == "12 / 12 months"


@pytest.mark.parametrize("rule", list(Proration))
def test_nothing_is_left_of_an_expired_term(rule: Proration) -> None:
    term = Term.of(Cycle.ANNUALLY, 1, date(2026, 3, 14))
    with pytest.raises(Refused, match=r"expired on 2027-03-14\. Renew it first"):
        remaining_factor(term, term.expires_on, rule)


@pytest.mark.parametrize(("cycle", "years"), [(Cycle.ANNUALLY, 0), (Cycle.ANNUALLY, 6), (Cycle.MONTHLY, 2)])
def test_other_terms_are_refused(cycle: Cycle, years: int) -> None:
    with pytest.raises(Refused) as refused:
        Term.of(cycle, years, date(2026, 3, 14))
    assert refused.value.field == "years"


@given(start=DAYS, days=st.integers(1, 5 * 365))
def test_an_aligned_term_costs_no_more_than_the_years_it_begins(start: date, days: int) -> None:
    end = start + timedelta(days=days)
    whole = next(years for years in range(1, 7) if add_years(start, years) >= end)
    for rule in Proration:
        assert 0 < aligned_factor(start, end, rule).value <= whole
    assert aligned_factor(start, end, Proration.FULL).value == whole


def test_a_term_aligned_with_its_anniversary_costs_whole_years() -> None:
    start = date(2028, 2, 29)
    for rule in Proration:
        assert aligned_factor(start, date(2031, 2, 28), rule).value == 3


@pytest.mark.parametrize("end", [date(2026, 3, 14), date(2026, 3, 13), date(2031, 3, 15)])
def test_a_term_cannot_be_aligned_with_the_past_or_more_than_five_years_ahead(end: date) -> None:
    with pytest.raises(Refused) as refused:
        aligned_factor(date(2026, 3, 14), end, Proration.DAILY)
    assert refused.value.field == "ends_on"


def test_factors_add_up_whole_periods() -> None:
    left = Factor(((1, 1, "year"), (112, 365, "day"))).plus(Factor(((2, 1, "year"),)))
    assert left.words() == "(3 years + 112 / 365 days)"
    assert left.value == 3 + Fraction(112, 365)

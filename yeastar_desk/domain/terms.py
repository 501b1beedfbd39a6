"""Subscription terms: billing cycles, expiry dates, and the part of a term that is left.

The vendor does not document how an expiry date is computed or how a mid-term addition is prorated
(docs/portal.md lists what is unknown). The rules here are ours, written down in docs/pricing.md.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from yeastar_desk.domain.errors import Refused

YEARS_ALLOWED = range(1, 6)


class Cycle(StrEnum):
    """Billing cycle, as the portal's API spells it."""

    ANNUALLY = "annually"
    MONTHLY = "monthly"
    ONCE = "once"


class Proration(StrEnum):
    """How a mid-term addition is charged: a column of the price list."""

    FULL = "full"
    DAILY = "daily"
    MONTHLY = "monthly"


def add_months(start: date, months: int) -> date:
    """The same day `months` later, clamped to the last day of a shorter month (31 Jan + 1 = 28/29 Feb)."""
    year, month0 = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = calendar.monthrange(year, month0 + 1)[1]
    return date(year, month0 + 1, min(start.day, last))


def add_years(start: date, years: int) -> date:
    """The same day `years` later; 29 Feb becomes 28 Feb in a common year."""
    return add_months(start, 12 * years)


@dataclass(frozen=True, slots=True)
class Term:
    """From `starts_on` until `expires_on`; `years` is 1 to 5 for annual terms and 0 for a month."""

    starts_on: date
    expires_on: date
    cycle: Cycle
    years: int

    @classmethod
    def of(cls, cycle: Cycle, years: int, starts_on: date) -> Term:
        """The term a customer buys.

        Raises:
            Refused: an annual term that is not 1 to 5 years; a monthly term that is not one month.
        """
        if cycle is Cycle.ANNUALLY:
            if years not in YEARS_ALLOWED:
                raise Refused(
                    f"An annual subscription runs 1 to 5 years, not {years}. Choose 1 to 5 years.",
                    field="years",
                )
            return cls(starts_on, add_years(starts_on, years), cycle, years)
        if years not in (0, 1):
            raise Refused("A monthly subscription is for one month only. Choose Annually for longer.", field="years")
        return cls(starts_on, add_months(starts_on, 1), cycle, 0)

    @property
    def periods(self) -> int:
        """How often the cycle's unit price is charged: the number of years, or 1 for a month."""
        return self.years or 1


def _periods_before(start: date, day: date, months: int) -> int:
    """How many whole periods of `months`, counted from `start`, have ended on or before `day`."""
    guess = max(0, ((day.year - start.year) * 12 + day.month - start.month) // months)
    while guess and add_months(start, guess * months) > day:
        guess -= 1
    return guess


def _periods_begun(start: date, today: date, expires_on: date, months: int) -> int:
    """Periods that have begun or will begin between today and the expiry, counted from the start date."""
    running = _periods_before(start, today, months)
    end = _periods_before(start, expires_on, months)
    if add_months(start, end * months) < expires_on:
        end += 1
    return end - running


@dataclass(frozen=True, slots=True)
class Factor:
    """How many unit prices one unit costs, with the pieces that a customer can follow.

    `pieces` are (part, of, unit) and sum to `value`: ``(1, 1, "year"), (112, 365, "days")``.
    """

    pieces: tuple[tuple[int, int, str], ...]

    @property
    def value(self) -> Fraction:
        return sum((Fraction(part, of) for part, of, _ in self.pieces), Fraction(0))

    def plus(self, other: Factor) -> Factor:
        """The sum; whole periods of the same kind are counted together."""
        whole: dict[str, int] = {}
        parts = []
        for part, of, unit in (*self.pieces, *other.pieces):
            if of == 1:
                whole[unit] = whole.get(unit, 0) + part
            else:
                parts.append((part, of, unit))
        return Factor((*((count, 1, unit) for unit, count in whole.items()), *parts))

    def words(self) -> str:
        """English words: ``"2 years"``, ``"112 / 365 days"``, ``"(1 year + 112 / 365 days)"``."""
        texts = [
            f"{part} {unit if part == 1 else unit + 's'}" if of == 1 else f"{part} / {of} {unit}s"
            for part, of, unit in self.pieces
        ]
        return texts[0] if len(texts) == 1 else f"({' + '.join(texts)})"


def whole_term(term: Term) -> Factor:
    """The factor of a full term: its years, or one month."""
    return Factor(((term.periods, 1, "year" if term.cycle is Cycle.ANNUALLY else "month"),))


ONE_OFF = Factor(((1, 1, "payment"),))


def _by_days(start: date, today: date, expires_on: date, months: int, unit: str) -> Factor:
    """Whole periods plus the days of periods that are only partly left, counted from the start date."""
    whole, partly = 0, []
    period, begins = _periods_before(start, today, months), today
    while begins < expires_on:
        period_begin, period_end = (
            add_months(start, period * months),
            add_months(start, (period + 1) * months),
        )
        ends = min(period_end, expires_on)
        if (begins, ends) == (period_begin, period_end):
            whole += 1
        else:
            partly.append(((ends - begins).days, (period_end - period_begin).days, "day"))
        period, begins = period + 1, ends
    return Factor((*(((whole, 1, unit),) if whole else ()), *partly))


def aligned_factor(starts_on: date, ends_on: date, proration: Proration) -> Factor:
    """How many annual unit prices a term costs that ends on a chosen day (co-term) instead of after whole years.

    Raises:
        Refused: the day is not within five years after the start.
    """
    if not starts_on < ends_on <= add_years(starts_on, YEARS_ALLOWED[-1]):
        raise Refused(
            f"A term from {starts_on.isoformat()} can end up to 5 years later, not on {ends_on.isoformat()}. "
            "Choose another day to align with, or whole years.",
            field="ends_on",
        )
    return remaining_factor(Term(starts_on, ends_on, Cycle.ANNUALLY, 0), starts_on, proration)


def remaining_factor(term: Term, today: date, proration: Proration) -> Factor:
    """How many unit prices a mid-term addition costs per unit (docs/pricing.md, "Adding in mid-term").

    Returns:
        Annual: years left (the value may exceed 1). Monthly: the part of the running month, or 1.

    Raises:
        Refused: the subscription has expired.
    """
    if today >= term.expires_on:
        raise Refused(
            f"This subscription expired on {term.expires_on.isoformat()}. Renew it first, then add to it.",
            field="company_id",
        )
    day = max(today, term.starts_on)
    annual = term.cycle is Cycle.ANNUALLY
    if proration is Proration.DAILY:
        return _by_days(term.starts_on, day, term.expires_on, 12 if annual else 1, "year" if annual else "month")
    if not annual:
        return Factor(((1, 1, "month"),))
    if proration is Proration.MONTHLY:
        return Factor(((_periods_begun(term.starts_on, day, term.expires_on, 1), 12, "month"),))
    return Factor(((_periods_begun(term.starts_on, day, term.expires_on, 12), 1, "year"),))

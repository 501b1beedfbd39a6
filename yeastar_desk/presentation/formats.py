"""Money, numbers, dates and ages in words of the rep's locale. No Qt: presenters use it.

It is imported before the first paint, so babel and the money of the domain are imported when they are needed.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

    from yeastar_desk.domain.money import Money, UnitPrice

_NBSP = "\u00a0"
_MINUS = "\u2212"


@dataclass(frozen=True, slots=True)
class Formats:
    """Formats for one locale such as `"en_GB"`; one that is not known falls back to its language, then to English."""

    locale: str = "en_GB"

    def prepare(self) -> None:
        """Load what words of this locale take; at its first use on the GUI thread that would be a pause."""
        from yeastar_desk.domain.money import Money

        now = dt.datetime.now(dt.UTC)
        self.money(Money(0, "EUR"))
        self.moment(now)

    def money(self, amount: Money) -> str:
        """An amount with its currency: `€ 4,372.77`, `− € 193.40`, `4.372,77 €`."""
        from yeastar_desk.domain.money import currency_digits

        sign = f"{_MINUS}{_NBSP}" if amount.minor < 0 else ""
        digits = currency_digits(amount.currency)
        return sign + self._currency(abs(Decimal(amount.decimal())), amount.currency, digits, digits)

    def unit_price(self, price: UnitPrice) -> str:
        """A unit price, with up to 6 digits where it has them: `€ 12.00`, `€ 0.0065`."""
        from yeastar_desk.domain.money import currency_digits

        return self._currency(Decimal(price.decimal()), price.currency, currency_digits(price.currency), 6)

    def _currency(self, amount: Decimal, currency: str, least: int, most: int) -> str:
        from babel.numbers import format_decimal, get_currency_symbol

        locale = _locale(self.locale)
        behind = f".{'0' * least}{'#' * (most - least)}" if most else ""
        number = format_decimal(amount, f"#,##0{behind}", locale=locale)
        symbol = get_currency_symbol(currency, locale=locale)
        pattern = locale.currency_formats["standard"].pattern.split(";")[0]
        before = pattern.lstrip("\u200e\u200f").startswith("¤")
        return f"{symbol}{_NBSP}{number}" if before else f"{number}{_NBSP}{symbol}"

    def number(self, value: int | Decimal) -> str:
        """A number with its thousands separated: `20,000`."""
        from babel.numbers import format_decimal

        return format_decimal(value, locale=_locale(self.locale))

    def percent(self, value: Decimal | int) -> str:
        """A percentage as written on paper: `19 %`, `2.5 %`."""
        return f"{self.number(value)}{_NBSP}%"

    def date(self, day: dt.date) -> str:
        """`22 Nov 2026`."""
        return _date(day, self.locale)

    def term(self, start: dt.date, end: dt.date) -> str:
        """`22 Nov 2026 – 22 Nov 2028`."""
        return f"{self.date(start)} – {self.date(end)}"

    def time(self, moment: dt.datetime) -> str:
        """`11:42`, in the time zone that the moment carries."""
        from babel.dates import format_time

        return format_time(moment, "short", locale=_locale(self.locale))

    def moment(self, moment: dt.datetime) -> str:
        """`22 Nov 2026, 11:42`."""
        return f"{self.date(moment.date())}, {self.time(moment)}"

    def when(self, moment: dt.datetime, now: dt.datetime) -> str:
        """The time for today, else the date."""
        return self.time(moment) if moment.date() == now.date() else self.date(moment.date())

    def country(self, code: str) -> str:
        """The name of a country: `Germany`; a code that is not known stays as it is."""
        name: str | None = _locale(self.locale).territories.get(code)
        return name or code

    def countries(self) -> list[tuple[str, str]]:
        """All countries as (ISO 3166 code, name), by name."""
        from yeastar_desk.domain.companies import search_text

        codes = [str(code) for code in _locale(self.locale).territories]
        known = [(code, self.country(code)) for code in codes if _is_country(code)]
        return sorted(known, key=lambda country: search_text(country[1]))

    def age(self, passed: dt.timedelta) -> str:
        """How long ago, short: `just now`, `12 min`, `2 h 10 min`, `3 days`."""
        minutes = int(passed.total_seconds()) // 60
        if minutes < 1:
            return "just now"
        if minutes < 60:
            return f"{minutes} min"
        if minutes < 24 * 60:
            hours, rest = divmod(minutes, 60)
            return f"{hours} h {rest} min" if rest else f"{hours} h"
        days = minutes // (24 * 60)
        return "1 day" if days == 1 else f"{days} days"


# Two letters in Unicode's list that are no countries: groups, outlying areas, private and test codes.
_NO_COUNTRIES = frozenset(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"])


def _is_country(code: str) -> bool:
    return len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES


@lru_cache(maxsize=1000)  # a list draws the same days again and again
def _date(day: dt.date, locale: str) -> str:
    from babel.dates import format_date

    return format_date(day, "medium", locale=_locale(locale))


@cache
def _locale(name: str) -> Locale:
    from babel import Locale, UnknownLocaleError

    for candidate in (name, name.split("_")[0], "en_GB"):
        try:
            return Locale.parse(candidate)
        except (UnknownLocaleError, ValueError):
            continue
    raise AssertionError("English is always there")

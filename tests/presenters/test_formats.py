from __future__ import annotations

import datetime as dt
import subprocess
import sys
from decimal import Decimal

import pytest

from yeastar_desk.domain.money import Money, UnitPrice
from yeastar_desk.presentation.formats import Formats

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("locale", "shown"),
    [
        ("en_GB", "€ 4,372.77"),
        ("de_DE", "4.372,77 €"),
        ("C", "€ 4,372.77"),
        ("nonsense", "€ 4,372.77"),
    ],
)
def test_money_is_written_as_the_locale_writes_it(locale: str, shown: str) -> None:
    assert Formats(locale).money(Money(437277, "EUR")) == shown.replace(" ", NBSP)


@pytest.mark.parametrize(
    ("amount", "shown"),
    [(Money(500, "JPY"), "¥ 500"), (Money(1234, "KWD"), "KWD 1.234"), (Money(-19340, "EUR"), "− € 193.40")],
)
def test_money_shows_the_digits_of_its_currency(amount: Money, shown: str) -> None:
    assert Formats("en_US").money(amount) == shown.replace(" ", NBSP)


@pytest.mark.parametrize(("price", "shown"), [("12", "€ 12.00"), ("0.0065", "€ 0.0065"), ("0.000001", "€ 0.000001")])
def test_a_unit_price_shows_all_its_digits(price: str, shown: str) -> None:
    assert Formats().unit_price(UnitPrice.parse(price, "EUR")) == shown.replace(" ", NBSP)


def test_dates_and_terms() -> None:
    start, end = dt.date(2026, 11, 22), dt.date(2028, 11, 22)
    assert Formats().term(start, end) == "22 Nov 2026 – 22 Nov 2028"
    assert Formats("de_DE").date(start) == "22.11.2026"


def test_a_moment_of_today_is_a_time() -> None:
    now = dt.datetime(2026, 11, 22, 15, 0, tzinfo=dt.UTC)
    assert Formats().when(now.replace(hour=11, minute=42), now) == "11:42"
    assert Formats().when(now - dt.timedelta(days=1), now) == "21 Nov 2026"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "just now"), (12, "12 min"), (60, "1 h"), (130, "2 h 10 min"), (1440, "1 day"), (5000, "3 days")],
)
def test_ages(minutes: int, said: str) -> None:
    assert Formats().age(dt.timedelta(minutes=minutes)) == said


def test_numbers_and_percentages() -> None:
    assert Formats().number(20000) == "20,000"
    assert Formats().percent(Decimal("2.5")) == f"2.5{NBSP}%"


def test_importing_formats_loads_neither_qt_nor_babel() -> None:
    code = "import sys, yeastar_desk.presentation.formats; print([m for m in sys.modules if m in ('babel', 'PySide6')])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "[]"


def test_countries_have_names_and_groups_are_none() -> None:
    assert Formats().country("DE") == "Germany"
    assert Formats("de_DE").country("DE") == "Deutschland"
    assert Formats().country("??") == "??"
    countries = dict(Formats().countries())
    assert {"CN", "XK", "AE", "TW"} <= set(countries)
    assert not {"EU", "ZZ", "UN"} & set(countries)
    assert list(countries)[1] == "AX", "Åland stands with A"

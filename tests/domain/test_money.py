from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.money import Money, UnitPrice, currency_digits, round_half_up, spread, total_of

CURRENCIES = st.sampled_from(["EUR", "USD", "JPY", "KWD"])


@given(st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=10**6))
def test_rounding_agrees_with_decimal_arithmetic(value: Fraction) -> None:
    # Decimal is an independent implementation; 60 digits make the quotient exact enough for these denominators.
    quotient = (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal(1), ROUND_HALF_UP)
    assert round_half_up(value) == int(quotient)


@pytest.mark.parametrize(("value", "expected"), [("0.5", 1), ("-0.5", -1), ("1.4999", 1), ("2.5", 3), ("-2.5", -3)])
def test_a_tie_goes_away_from_zero(value: str, expected: int) -> None:
    assert round_half_up(Fraction(value)) == expected


@given(st.integers(-(10**12), 10**12), CURRENCIES)
def test_decimal_text_reads_back(minor: int, currency: str) -> None:
    money = Money(minor, currency)
    assert Money.parse(money.decimal(), currency) == money
    assert len(money.decimal().partition(".")[2]) == currency_digits(currency)


@given(st.integers(0, 10**15), CURRENCIES)
def test_unit_price_text_reads_back(micros: int, currency: str) -> None:
    price = UnitPrice(micros, currency)
    assert UnitPrice.parse(price.decimal(), currency) == price


@pytest.mark.parametrize("text", ["", "abc", "1,50", "NaN", "Infinity", "1e400", "0.0000001"])
def test_what_is_not_a_unit_price_is_refused_in_words(text: str) -> None:
    with pytest.raises(Refused, match="unit price"):
        UnitPrice.parse(text, "EUR")


def test_an_amount_finer_than_the_currency_is_refused() -> None:
    with pytest.raises(Refused, match="at most 2 digits"):
        Money.parse("1.005", "EUR")
    with pytest.raises(Refused, match="at most 0 digits"):
        Money.parse("1.5", "JPY")


def test_currencies_do_not_mix() -> None:
    with pytest.raises(ValueError, match="mix"):
        Money(1, "EUR") + Money(1, "USD")


@given(st.integers(0, 10**9), st.lists(st.integers(0, 10**9), min_size=1, max_size=40))
def test_spread_parts_sum_to_the_whole(whole: int, weights: list[int]) -> None:
    parts = spread(Money(whole, "EUR"), [Money(w, "EUR") for w in weights])
    assert total_of(parts, "EUR") == Money(whole, "EUR")
    assert len(parts) == len(weights)
    total = sum(weights)
    if total:
        for part, weight in zip(parts, weights, strict=True):
            exact = Fraction(whole * weight, total)
            assert abs(part.minor - exact) < 1, "largest remainder moves no part by a whole cent"


@given(st.lists(st.integers(1, 10**6), min_size=2, max_size=20), st.data())
def test_no_part_of_a_discount_is_larger_than_its_line(amounts: list[int], data: st.DataObject) -> None:
    whole = data.draw(st.integers(0, sum(amounts)))
    parts = spread(Money(whole, "EUR"), [Money(a, "EUR") for a in amounts])
    assert all(0 <= part.minor <= amount for part, amount in zip(parts, amounts, strict=True))


def test_equal_remainders_go_to_the_earlier_line() -> None:
    parts = spread(Money(2, "EUR"), [Money(10, "EUR")] * 3)
    assert [part.minor for part in parts] == [1, 1, 0]

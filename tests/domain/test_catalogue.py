from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yeastar_desk.domain.catalogue import (
    Kind,
    Offer,
    Price,
    PriceList,
    PricingModel,
    Product,
    choose_price_list,
    offers_from,
)
from yeastar_desk.domain.errors import NotFound, Refused
from yeastar_desk.domain.money import UnitPrice
from yeastar_desk.domain.terms import Cycle, Proration

TODAY = date(2026, 11, 22)


def desk(*tiers: tuple[int, str], minimum: int = 1, maximum: int | None = None, step: int = 1) -> Offer:
    rows = [
        Price(
            Product.WORKPLACE, "desk", Kind.SERVICE, PricingModel.QUANTITY, Cycle.ANNUALLY,
            UnitPrice.parse(price, "EUR"), "desk", minimum, maximum, step, from_quantity,
        )
        for from_quantity, price in tiers
    ]  # fmt: skip
    (offer,) = offers_from(rows)
    return offer


def price_list(id: int, currency: str, valid_from: date, valid_to: date | None = None) -> PriceList:
    return PriceList(id, f"List {id}", currency, valid_from, valid_to, Proration.FULL, ())


def test_the_whole_quantity_takes_the_price_of_its_tier() -> None:
    offer = desk((1, "12"), (50, "11"), (100, "10"))
    prices = [offer.unit_price(quantity).decimal() for quantity in (1, 49, 50, 99, 100, 5000)]
    assert prices == ["12.00", "12.00", "11.00", "11.00", "10.00", "10.00"]


@given(st.lists(st.integers(2, 1000), unique=True, max_size=6), st.integers(1, 2000))
def test_tiers_do_not_depend_on_the_order_of_the_rows(starts: list[int], quantity: int) -> None:
    tiers = [(1, "100"), *((start, str(start)) for start in starts)]
    reached = max(start for start in [1, *starts] if start <= quantity)
    expected = "100" if reached == 1 else str(reached)
    for order in (tiers, tiers[::-1]):
        assert desk(*order).unit_price(quantity) == UnitPrice.parse(expected, "EUR")


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (9, "sold from 10: 9 is too few"),
        (12, "take 10 or 15 instead of 12"),
        (205, "sold up to 200: 205 is too many"),
        (0, "too few"),
        (-5, "too few"),
    ],
)
def test_a_quantity_outside_the_limits_is_explained(quantity: int, words: str) -> None:
    with pytest.raises(Refused, match=words):
        desk((1, "12"), minimum=10, maximum=200, step=5).check(quantity)


@pytest.mark.parametrize("quantity", [10, 15, 200])
def test_a_quantity_inside_the_limits_is_taken(quantity: int) -> None:
    desk((1, "12"), minimum=10, maximum=200, step=5).check(quantity)


def test_desk_and_visitor_are_not_part_of_basic_whatever_the_price_list_says() -> None:
    offer = replace(desk((1, "12")), plans=("basic", "standard"))
    assert not offer.supports_plan("basic")
    assert offer.supports_plan("standard")
    assert not offer.supports_plan("pro"), "the price list may narrow the guide's table"
    assert desk((1, "12")).supports_plan("pro")


def test_the_list_in_the_customers_currency_is_used() -> None:
    lists = [price_list(1, "EUR", date(2026, 1, 1)), price_list(2, "USD", date(2026, 1, 1))]
    assert choose_price_list(lists, TODAY, "USD", "EUR").id == 2
    assert choose_price_list(lists, TODAY, "PLN", "EUR").id == 1
    assert choose_price_list(lists[1:], TODAY, "PLN", "EUR").id == 2


def test_the_list_that_became_valid_last_wins() -> None:
    lists = [
        price_list(1, "EUR", date(2026, 1, 1)),
        price_list(2, "EUR", date(2026, 6, 1), date(2026, 12, 31)),
        price_list(3, "EUR", date(2027, 1, 1)),
    ]
    assert choose_price_list(lists, TODAY, "EUR", "").id == 2


@pytest.mark.parametrize("last_day", [TODAY, date(2026, 11, 23)])
def test_the_last_day_of_validity_counts(last_day: date) -> None:
    assert price_list(1, "EUR", TODAY, last_day).valid_on(TODAY)


def test_without_a_valid_list_a_sentence_says_what_there_is() -> None:
    expired = price_list(1, "EUR", date(2025, 1, 1), date(2025, 12, 31))
    with pytest.raises(NotFound, match=r"No EUR price list is valid on 2026-11-22 \(List 1 is valid 2025-01-01"):
        choose_price_list([expired, price_list(2, "USD", date(2026, 1, 1))], TODAY, "EUR", "USD")
    with pytest.raises(NotFound, match="There is no price list yet"):
        choose_price_list([], TODAY, "EUR", "EUR")
    with pytest.raises(NotFound, match="EUR, USD, but none in CHF"):
        choose_price_list([expired, price_list(2, "USD", date(2026, 1, 1))], TODAY, "PLN", "CHF")

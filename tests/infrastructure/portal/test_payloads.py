"""Reading whatever the portal may answer."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yeastar_desk.infrastructure.portal import payloads
from yeastar_desk.infrastructure.portal.bought import purchased
from yeastar_desk.infrastructure.portal.errors import named_field

KEYS = ["name", "id", "planId", "serviceId", "results", "price", "orderNo", "productId", "email", "x"]
NUMBERS = st.integers() | st.decimals(allow_nan=False, allow_infinity=False)
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
    max_leaves=20,
)


@given(JSON)
def test_no_answer_breaks_the_reading(data: Any) -> None:
    payloads.products(data)
    payloads.catalogue("14", data)
    payloads.prices("14", "annually", data)
    payloads.contacts(data)
    payloads.users(data)
    payloads.countries(data)
    purchased("14", data)
    payloads.accepted(data, "")
    payloads.page_rows(data)
    for row in payloads.records(data):
        assert payloads.order(row).raw


@given(st.integers(min_value=0, max_value=10**40))
def test_ids_are_never_rounded(number: int) -> None:
    for text in (f'[{{"billingContactId":{number}}}]', f'[{{"billingContactId":"{number}"}}]'):
        (contact,) = payloads.contacts(payloads.parse(text))
        assert contact.id == str(number)


def test_through_a_double_an_id_would_change() -> None:
    """The control of the test above."""
    assert str(int(float(3048571730026938369))) != "3048571730026938369"


def test_amounts_are_exact() -> None:
    assert payloads.parse('{"accountBalance":1000.10}')["accountBalance"] == Decimal("1000.10")


@pytest.mark.parametrize(
    ("value", "time"),
    [
        (1739258015000, datetime(2025, 2, 11, 7, 13, 35, tzinfo=UTC)),
        (1739258015, datetime(2025, 2, 11, 7, 13, 35, tzinfo=UTC)),
        ("1739258015000", datetime(2025, 2, 11, 7, 13, 35, tzinfo=UTC)),
        ("yesterday", None),
        (None, None),
        (10**30, None),
    ],
)
def test_times_in_either_unit(value: Any, time: datetime | None) -> None:
    assert payloads.time_of(value) == time


@pytest.mark.parametrize(
    "result",
    [
        [{"email": "a@b.example"}],
        {"email": "a@b.example"},
        {"0": {"email": "a@b.example"}},
        {"results": [{"email": "a@b.example"}]},
    ],
)
def test_lists_may_come_as_objects(result: Any) -> None:
    assert [user.email for user in payloads.users(result)] == ["a@b.example"]


def test_prices_are_shown_under_their_own_field_name() -> None:
    answer = {
        "serviceList": [{"serviceName": "Transcription", "unitPrice": "0.0065", "currency": "USD", "minQty": 100}]
    }
    (price,) = payloads.prices("14", "annually", answer)
    assert (price.name, price.amount, price.currency, price.where, price.from_quantity) == (
        "Transcription",
        "0.0065",
        "USD",
        "unitPrice",
        100,
    )


@pytest.mark.parametrize(
    ("said", "field"),
    [({"field": "billingId"}, "billingId"), ("quantity must be 5-500", "quantity"), (None, ""), ("no", "")],
)
def test_the_field_of_a_complaint(said: Any, field: str) -> None:
    assert named_field(said) == field

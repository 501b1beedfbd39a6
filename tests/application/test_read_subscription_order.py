"""Orders for what a customer has, read from JSON."""

from __future__ import annotations

from datetime import date

import pytest

from tests.contract import EXPANSION
from yeastar_desk.application.read_order import order_from_json
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.orders import Operation


def test_the_expansion_of_the_contract() -> None:
    request = order_from_json(EXPANSION)
    assert (request.product, request.operation) == (Product.PCE_PACKAGE, Operation.EXPAND)
    assert request.subject_id == "atlas-telecom@example.com"
    assert request.services == {"ultimate_plan": 60, "extension_expansion": 60, "ycm_white_label": 1}


def test_a_renewal_names_what_differs() -> None:
    request = order_from_json(
        '{"operation": "renew", "company_id": "W-1", "services": {"desk": 0, "visitor": 3}, "ends_on": "2027-07-01"}'
    )
    assert (request.services, request.ends_on) == ({"desk": 0, "visitor": 3}, date(2027, 7, 1))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"operation": "expand", "company_id": "W-1", "services": {"desk": 0}}', "must be 1 or more"),
        ('{"operation": "renew", "company_id": "W-1", "services": {"desk": -1}}', "must be 1 or more"),
        ('{"operation": "renew", "company_id": "W-1", "ends_on": "tomorrow"}', "must be a date such as 2027-03-14"),
        ('{"operation": "upgrade", "company_id": "W-1"}', "is not a known operation"),
    ],
)
def test_what_is_wrong_is_named(text: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        order_from_json(text)

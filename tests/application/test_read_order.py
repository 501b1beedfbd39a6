from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yeastar_desk.application.read_order import order_from_json
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.orders import Operation, PaymentMethod
from yeastar_desk.domain.tax import TaxCategory
from yeastar_desk.domain.terms import Cycle

WORKPLACE: dict[str, Any] = {
    "product": "workplace",
    "company_id": "W-204417",
    "plan": "standard",
    "cycle": "annually",
    "years": 2,
    "services": {"meeting_room": 12, "desk": 40},
    "discount_percent": "5",
    "assign_to": None,
    "billing_contact": {
        "first_name": "Jonas",
        "last_name": "Petersen",
        "email": "ap@nordlicht.example",
        "country": "DE",
    },
    "payment": {"method": "offline", "pi_number": "PI-2026-1187"},
    "po_number": "4500017",
    "event": "ISE 2027",
    "rep": "Ana",
}


def test_a_workplace_order_is_read() -> None:
    request = order_from_json(json.dumps(WORKPLACE))
    assert (request.subject_id, request.plan, request.cycle, request.years) == (
        "W-204417", "standard", Cycle.ANNUALLY, 2,
    )  # fmt: skip
    assert request.services == {"meeting_room": 12, "desk": 40}
    assert request.payment.method is PaymentMethod.OFFLINE
    assert request.payment.pi_number == "PI-2026-1187"
    assert request.billing_contact is not None
    assert request.billing_contact.person == "Jonas Petersen"
    assert request.verified


def test_an_expansion_of_a_hosting_package_is_read() -> None:
    request = order_from_json(
        '{"product": "pce_package", "yeastar_id": "atlas@example.com", "operation": "expand",'
        ' "services": {"ultimate_plan": 60, "ycm_white_label": 1}}'
    )
    assert request.product is Product.PCE_PACKAGE
    assert request.operation is Operation.EXPAND
    assert request.subject_id == "atlas@example.com"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"compny_id": "1"}, "Did you mean “company_id”"),
        ({"plan": "gold"}, "no plan “gold”. Use one of: basic, standard, pro"),
        ({"years": "2"}, "“years” must be a whole number"),
        ({"years": True}, "whole number"),
        ({"services": {"parking": 1}}, "unknown key “parking”"),
        ({"services": {"desk": 0}}, "must be 1 or more"),
        ({"services": [1]}, "must be a JSON object"),
        ({"cycle": "weekly"}, "annually, monthly"),
        ({"payment": {"method": "cash"}}, "paypal, card, offline"),
        ({"company_id": 204417}, "must be a text in quotes"),
        ({"billing_contact": {"name": "x"}}, "unknown key “name”"),
        ({"assign_to": {"company": "x"}}, "needs “yeastar_id”"),
    ],
)
def test_a_mistake_is_named(change: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused, match=words):
        order_from_json(json.dumps(WORKPLACE | change))


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*WORKPLACE, "x"]), inner, max_size=4),
    max_leaves=10,
)


@given(st.text(max_size=200) | JSON_VALUES.map(json.dumps))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    sentence = "."
    try:
        order_from_json(text)
    except Refused as refusal:
        sentence = refusal.sentence
    assert sentence.endswith((".", "?"))


def test_a_chosen_tax_category_is_read_with_its_reason() -> None:
    assert order_from_json(json.dumps(WORKPLACE)).tax_category is None
    request = order_from_json(json.dumps(WORKPLACE | {"tax_category": "E", "tax_reason": "Embassy"}))
    assert (request.tax_category, request.tax_reason) == (TaxCategory.EXEMPT, "Embassy")
    with pytest.raises(Refused, match="not a known tax_category"):
        order_from_json(json.dumps(WORKPLACE | {"tax_category": "X"}))

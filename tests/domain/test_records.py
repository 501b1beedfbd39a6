from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yeastar_desk.domain.contacts import Assignment, BillingContact, NewPartner
from yeastar_desk.domain.orders import Operation, OrderRequest, Payment
from yeastar_desk.domain.records import canonical, from_plain, to_plain
from yeastar_desk.domain.tax import TaxCategory, TaxTreatment
from yeastar_desk.domain.terms import Cycle, Term

TEXT = st.text(max_size=30)
REQUESTS = st.builds(
    OrderRequest,
    operation=st.sampled_from(Operation),
    subject_id=TEXT,
    services=st.dictionaries(TEXT, st.integers(0, 10**6), max_size=4),
    billing_contact=st.none() | st.builds(BillingContact, company=TEXT, email=TEXT),
    assignment=st.none() | st.builds(Assignment, TEXT, TEXT, st.none() | st.builds(NewPartner, TEXT, TEXT, TEXT)),
    payment=st.builds(Payment, pi_number=TEXT),
    price_list_id=st.none() | st.integers(1, 10**9),
)


@given(REQUESTS)
def test_a_request_reads_back_as_it_was_stored(request: OrderRequest) -> None:
    assert from_plain(OrderRequest, to_plain(request)) == request


def test_terms_and_rates_read_back() -> None:
    term = Term(date(2026, 1, 31), date(2027, 1, 31), Cycle.ANNUALLY, 1)
    treatment = TaxTreatment(TaxCategory.REVERSE_CHARGE, Decimal("8.10"), "CH")
    assert from_plain(Term, to_plain(term)) == term
    assert from_plain(TaxTreatment, to_plain(treatment)) == treatment


def test_the_canonical_text_does_not_depend_on_the_order_of_keys() -> None:
    assert canonical({"b": 1, "a": "ü"}) == canonical({"a": "ü", "b": 1}) == '{"a":"ü","b":1}'


def test_a_float_never_reaches_storage() -> None:
    with pytest.raises(TypeError, match="float"):
        to_plain({"amount": 0.1})


def test_a_missing_field_takes_its_default_and_a_foreign_one_is_ignored() -> None:
    assert from_plain(Payment, {"pi_number": "PI-1", "colour": "blue"}) == Payment(pi_number="PI-1")


def test_a_value_of_the_wrong_kind_is_refused() -> None:
    with pytest.raises(TypeError):
        from_plain(Payment, {"pi_number": 7})

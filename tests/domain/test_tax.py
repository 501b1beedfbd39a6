from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yeastar_desk.domain.money import Money, round_half_up
from yeastar_desk.domain.tax import TaxCategory, TaxTreatment, default_treatment, tax_lines

RATES = {"DE": Decimal(19), "FR": Decimal(20), "CH": Decimal("8.1")}


@pytest.mark.parametrize(
    ("seller", "buyer", "valid", "category", "rate"),
    [
        ("DE", "DE", True, "S", "19"),
        ("DE", "DE", False, "S", "19"),
        ("DE", "FR", True, "AE", "0"),
        ("DE", "FR", False, "S", "19"),
        ("DE", "CH", True, "G", "0"),
        ("DE", "GB", False, "G", "0"),
        ("DE", "US", False, "G", "0"),
        ("CH", "CH", False, "S", "8.1"),
        ("CH", "DE", True, "G", "0"),
        ("US", "US", False, "O", "0"),
        ("AT", "AT", False, "O", "0"),
        ("AT", "IT", False, "O", "0"),
        ("AT", "IT", True, "AE", "0"),
    ],
)
def test_default_category(seller: str, buyer: str, valid: bool, category: str, rate: str) -> None:
    treatment = default_treatment(seller, buyer, valid, RATES)
    assert (treatment.category.value, treatment.rate) == (category, Decimal(rate))
    if category != "S":
        assert treatment.reason, "a document must be able to say why there is no tax"


@given(st.lists(st.tuples(st.integers(0, 10**8), st.sampled_from(["19", "7", "8.1", "0"])), min_size=1, max_size=30))
def test_tax_is_on_the_sum_of_each_category(lines: list[tuple[int, str]]) -> None:
    treatments = {rate: TaxTreatment(TaxCategory.STANDARD, Decimal(rate), "DE") for _, rate in lines}
    result = tax_lines([(Money(net, "EUR"), treatments[rate]) for net, rate in lines], "EUR")
    assert len(result) == len(treatments)
    for line in result:
        base = sum(net for net, rate in lines if treatments[rate] == line.treatment)
        assert line.base.minor == base
        assert line.tax.minor == round_half_up(base * Fraction(line.treatment.rate) / 100)

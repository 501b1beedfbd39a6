from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yeastar_desk.domain.tax import EU
from yeastar_desk.infrastructure.tax_numbers import StdnumTaxNumbers

NUMBERS = StdnumTaxNumbers()


@pytest.mark.parametrize(
    ("country", "number"),
    [
        ("DE", "DE811907980"),
        ("DE", "de 811 907 980"),
        ("DE", "811907980"),
        ("FR", "FR40303265045"),
        ("GR", "EL094259216"),
        ("GB", "GB980780684"),
        ("CH", "CHE-107.787.577 MWST"),
        ("NO", "NO 995 525 828 MVA"),
        ("US", "12-3456789"),
        ("IN", "27AAPFU0939F1ZV"),
        ("AE", "100 1234 5670 0003"),
        ("SA", "300123456700003"),
    ],
)
def test_numbers_of_valid_form(country: str, number: str) -> None:
    assert NUMBERS.is_valid(country, number)


@pytest.mark.parametrize(
    ("country", "number"),
    [
        ("DE", "DE811907981"),  # wrong check digit
        ("DE", "26/123/45678"),  # a German Steuernummer is no VAT number: reverse charge needs one
        ("FR", "DE811907980"),  # of another country
        ("DE", ""),
        ("US", "1"),
        ("AE", "1001234567"),
        ("KP", "123"),  # form not known
        ("", "DE811907980"),
        ("../de", "811907980"),
    ],
)
def test_numbers_that_are_not_valid(country: str, number: str) -> None:
    assert not NUMBERS.is_valid(country, number)


def test_every_member_of_the_european_union_is_known() -> None:
    assert all(NUMBERS.knows(country) for country in EU)
    assert not NUMBERS.knows("KP")


@given(st.sampled_from(sorted(EU | {"GB", "CH", "NO", "US", "AE", "CN", "BR"})), st.text(max_size=30))
def test_no_text_is_too_strange(country: str, number: str) -> None:
    assert NUMBERS.is_valid(country, number) in (True, False)

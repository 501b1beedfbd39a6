from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.money import Money, round_half_up
from yeastar_desk.domain.tax import TaxCategory, TaxTreatment, chosen_treatment, default_treatment, tax_lines

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


@pytest.mark.parametrize(
    ("category", "buyer", "rate", "printed"),
    [
        ("S", "FR", "19", ""),
        ("Z", "DE", "0", "as agreed"),
        ("E", "US", "0", "as agreed"),
        ("AE", "DE", "0", "Reverse charge: VAT is due by the recipient."),
        ("K", "FR", "0", "Intra-Community supply: exempt from VAT."),
        ("G", "CH", "0", "Export: not subject to VAT in the seller's country."),
        ("O", "FR", "0", "as agreed"),
    ],
)
def test_a_chosen_category(category: str, buyer: str, rate: str, printed: str) -> None:
    treatment = chosen_treatment(TaxCategory(category), " as  agreed ", "DE", buyer, True, RATES)
    assert (treatment.category.value, treatment.rate, treatment.reason) == (category, Decimal(rate), printed)


@pytest.mark.parametrize(
    ("category", "reason", "seller", "buyer", "valid", "field"),
    [
        ("E", " ", "DE", "DE", True, "tax_reason"),
        ("S", "x", "US", "US", True, "tax_category"),
        ("AE", "x", "DE", "FR", False, "tax_number"),
        ("K", "x", "DE", "FR", False, "tax_number"),
        ("K", "x", "DE", "DE", True, "tax_category"),
        ("K", "x", "DE", "CH", True, "tax_category"),
        ("K", "x", "CH", "DE", True, "tax_category"),
        ("G", "x", "DE", "DE", True, "tax_category"),
        ("G", "x", "DE", "FR", True, "tax_category"),
        ("G", "x", "US", "US", True, "tax_category"),
    ],
)
def test_a_category_that_does_not_fit_is_refused(
    category: str, reason: str, seller: str, buyer: str, valid: bool, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        chosen_treatment(TaxCategory(category), reason, seller, buyer, valid, RATES)
    assert refused.value.field == field


TEXTS = {
    "DE-AE": "Steuerschuldnerschaft des Leistungsempfängers",
    "DE-G": "Nicht steuerbar",
    "DE-E": "Steuerfrei",
    "AT-E": "Kleinunternehmer",
    "AT-O": "",
    "GB-Z": "",
    "AE-O": "Freizone",
}


@pytest.mark.parametrize(
    ("seller", "buyer", "category", "printed"),
    [
        ("DE", "DE", "S", ""),
        ("DE", "FR", "AE", "Steuerschuldnerschaft des Leistungsempfängers"),
        ("FR", "DE", "AE", "Reverse charge: VAT is due by the recipient."),
        ("DE", "US", "G", "Nicht steuerbar"),
        ("CH", "DE", "G", "Export: not subject to VAT in the seller's country."),
        ("AT", "AT", "E", "Kleinunternehmer"),
        ("GB", "GB", "Z", "Zero-rated."),
        ("AE", "AE", "O", "Freizone"),
        ("US", "US", "O", "No tax rate is set for US."),
    ],
)
def test_the_settings_have_categories_of_countries(seller: str, buyer: str, category: str, printed: str) -> None:
    """A seller's own legal text is printed; without a standard rate E, Z or O is the category at home."""
    treatment = default_treatment(seller, buyer, True, RATES, TEXTS)
    assert (treatment.category.value, treatment.reason) == (category, printed)
    assert treatment.rate == RATES.get(seller, 0) if category == "S" else treatment.rate == 0


def test_a_chosen_category_prints_the_text_of_the_settings() -> None:
    def printed(category: TaxCategory, buyer: str) -> str:
        return chosen_treatment(category, "agreed", "DE", buyer, True, RATES, TEXTS).reason

    assert printed(TaxCategory.EXEMPT, "DE") == "Steuerfrei"
    assert printed(TaxCategory.ZERO, "DE") == "agreed"
    assert printed(TaxCategory.REVERSE_CHARGE, "FR") == "Steuerschuldnerschaft des Leistungsempfängers"

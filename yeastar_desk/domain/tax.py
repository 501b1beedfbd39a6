"""VAT categories (EN 16931 codes) and their arithmetic. Rates come from the user's settings, never from here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from yeastar_desk.domain.money import Money

# Member states of the European Union; GR is Greece's ISO code (VAT numbers there begin with EL).
EU = frozenset(
    [
        "AT",
        "BE",
        "BG",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "FR",
        "GR",
        "HR",
        "HU",
        "IE",
        "IT",
        "LT",
        "LU",
        "LV",
        "MT",
        "NL",
        "PL",
        "PT",
        "RO",
        "SE",
        "SI",
        "SK",
    ]
)


class TaxCategory(StrEnum):
    """EN 16931 (UNCL 5305) VAT category codes."""

    STANDARD = "S"
    ZERO = "Z"
    EXEMPT = "E"
    REVERSE_CHARGE = "AE"
    INTRA_COMMUNITY = "K"
    EXPORT = "G"
    OUTSIDE_SCOPE = "O"


@dataclass(frozen=True, slots=True)
class TaxTreatment:
    """How an order is taxed. `rate` is in percent; `country` is whose rate it is; `reason` is why."""

    category: TaxCategory
    rate: Decimal
    country: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TaxLine:
    """The tax of one category on the sum of its line nets."""

    treatment: TaxTreatment
    base: Money
    tax: Money


def default_treatment(
    seller_country: str, buyer_country: str, buyer_number_valid: bool, rates: Mapping[str, Decimal]
) -> TaxTreatment:
    """The category by seller and buyer (docs/pricing.md, "Tax").

    Args:
        seller_country: ISO 3166 alpha-2 code.
        buyer_country: the billing contact's country, ISO 3166 alpha-2 code.
        buyer_number_valid: whether the buyer has a tax number of valid form.
        rates: standard rates in percent by country, from the settings.
    """
    both_eu = seller_country in EU and buyer_country in EU
    nothing = Decimal(0)
    if buyer_country != seller_country and both_eu and buyer_number_valid:
        return TaxTreatment(
            TaxCategory.REVERSE_CHARGE, nothing, buyer_country, "Reverse charge: VAT is due by the recipient."
        )
    if buyer_country == seller_country or both_eu:
        rate = rates.get(seller_country)
        if rate is None:
            return TaxTreatment(
                TaxCategory.OUTSIDE_SCOPE,
                nothing,
                seller_country,
                f"No tax rate is set for {seller_country}.",
            )
        return TaxTreatment(TaxCategory.STANDARD, rate, seller_country)
    return TaxTreatment(
        TaxCategory.EXPORT, nothing, buyer_country, "Export: not subject to VAT in the seller's country."
    )


def tax_lines(nets: Sequence[tuple[Money, TaxTreatment]], currency: str) -> tuple[TaxLine, ...]:
    """One line per category and rate: the tax on the sum of nets, half-up (EN 16931)."""
    bases: dict[TaxTreatment, Money] = {}
    for net, treatment in nets:
        bases[treatment] = bases.get(treatment, Money.zero(currency)) + net
    return tuple(
        TaxLine(treatment, base, base.share(Fraction(treatment.rate) / 100)) for treatment, base in bases.items()
    )

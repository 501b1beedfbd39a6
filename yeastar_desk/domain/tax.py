"""VAT categories (EN 16931 codes) and their arithmetic. Rates come from the user's settings, never from here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.money import Money

REVERSE_CHARGE_TEXT = "Reverse charge: VAT is due by the recipient."
INTRA_COMMUNITY_TEXT = "Intra-Community supply: exempt from VAT."
EXPORT_TEXT = "Export: not subject to VAT in the seller's country."

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


# What documents print for a category, in their own language, unless the settings have another text for it.
USUAL_TEXTS = {
    TaxCategory.EXEMPT: "Exempt from tax.",
    TaxCategory.ZERO: "Zero-rated.",
    TaxCategory.OUTSIDE_SCOPE: "Outside the scope of tax.",
    TaxCategory.REVERSE_CHARGE: REVERSE_CHARGE_TEXT,
    TaxCategory.INTRA_COMMUNITY: INTRA_COMMUNITY_TEXT,
    TaxCategory.EXPORT: EXPORT_TEXT,
}


def text_key(country: str, category: TaxCategory) -> str:
    """How the settings name a category of a country: ``DE-AE``."""
    return f"{country}-{category.value}"


def default_treatment(
    seller_country: str,
    buyer_country: str,
    buyer_number_valid: bool,
    rates: Mapping[str, Decimal],
    texts: Mapping[str, str] = MappingProxyType({}),
) -> TaxTreatment:
    """The category by seller and buyer (docs/pricing.md, "Tax").

    Args:
        seller_country: ISO 3166 alpha-2 code.
        buyer_country: the billing contact's country, ISO 3166 alpha-2 code.
        buyer_number_valid: whether the buyer has a tax number of valid form.
        rates: standard rates in percent by country, from the settings.
        texts: what documents print for a country's other categories by `text_key`, from the settings.
    """
    both_eu = seller_country in EU and buyer_country in EU
    if buyer_country != seller_country and both_eu and buyer_number_valid:
        return _untaxed(TaxCategory.REVERSE_CHARGE, seller_country, buyer_country, texts)
    if buyer_country == seller_country or both_eu:
        rate = rates.get(seller_country)
        if rate is not None:
            return TaxTreatment(TaxCategory.STANDARD, rate, seller_country)
        for category in (TaxCategory.EXEMPT, TaxCategory.ZERO, TaxCategory.OUTSIDE_SCOPE):
            if text_key(seller_country, category) in texts:
                return _untaxed(category, seller_country, seller_country, texts)
        reason = f"No tax rate is set for {seller_country}."
        return TaxTreatment(TaxCategory.OUTSIDE_SCOPE, Decimal(0), seller_country, reason)
    return _untaxed(TaxCategory.EXPORT, seller_country, buyer_country, texts)


def _untaxed(category: TaxCategory, seller_country: str, country: str, texts: Mapping[str, str]) -> TaxTreatment:
    """A category whose rate is 0 by law, with the seller's own text where the settings have one."""
    text = texts.get(text_key(seller_country, category)) or USUAL_TEXTS[category]
    return TaxTreatment(category, Decimal(0), country, text)


def chosen_treatment(
    category: TaxCategory,
    reason: str,
    seller_country: str,
    buyer_country: str,
    buyer_number_valid: bool,
    rates: Mapping[str, Decimal],
    texts: Mapping[str, str] = MappingProxyType({}),
) -> TaxTreatment:
    """The treatment of a category that the rep chose, with a reason (docs/pricing.md, "Tax").

    What is printed is the text of the settings for the seller's country and the category. Without one, reverse
    charge, intra-Community supply and export print their legal text; the other categories without tax print the
    reason. The remaining arguments are those of `default_treatment`.

    Raises:
        Refused: no reason, or something that the category stands on is missing; `field` names it.
    """
    reason = " ".join(reason.split())
    if not reason:
        raise Refused("Say why the tax category is another one: the reason is kept with the order.", field="tax_reason")
    both_eu = seller_country in EU and buyer_country in EU
    abroad = buyer_country != seller_country
    if category is TaxCategory.STANDARD:
        rate = rates.get(seller_country)
        if rate is None:
            raise Refused(
                f"No tax rate is set for {seller_country}. Enter it in Settings, Taxes.", field="tax_category"
            )
        return TaxTreatment(category, rate, seller_country)
    if category is TaxCategory.INTRA_COMMUNITY and not (both_eu and abroad):
        raise Refused(
            "An intra-Community supply goes from one EU country to another. Choose another tax category.",
            field="tax_category",
        )
    if category in (TaxCategory.REVERSE_CHARGE, TaxCategory.INTRA_COMMUNITY) and not buyer_number_valid:
        raise Refused(
            "This tax category needs a valid tax number of the buyer. Enter it in the billing contact.",
            field="tax_number",
        )
    if category is TaxCategory.EXPORT and (both_eu or not abroad):
        raise Refused(
            "An export goes to a buyer outside your tax area. Choose another tax category.", field="tax_category"
        )
    if category in (TaxCategory.REVERSE_CHARGE, TaxCategory.INTRA_COMMUNITY, TaxCategory.EXPORT):
        return _untaxed(category, seller_country, buyer_country, texts)
    return TaxTreatment(category, Decimal(0), seller_country, texts.get(text_key(seller_country, category)) or reason)


def tax_lines(nets: Sequence[tuple[Money, TaxTreatment]], currency: str) -> tuple[TaxLine, ...]:
    """One line per category and rate: the tax on the sum of nets, half-up (EN 16931)."""
    bases: dict[TaxTreatment, Money] = {}
    for net, treatment in nets:
        bases[treatment] = bases.get(treatment, Money.zero(currency)) + net
    return tuple(
        TaxLine(treatment, base, base.share(Fraction(treatment.rate) / 100)) for treatment, base in bases.items()
    )

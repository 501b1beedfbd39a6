from __future__ import annotations

import csv
import string
import tomllib
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from yeastar_desk.assets import asset
from yeastar_desk.domain.catalogue import ITEM_NAMES
from yeastar_desk.domain.documents import DocumentType
from yeastar_desk.domain.money import Money, UnitPrice
from yeastar_desk.domain.order_life import PaymentMeans
from yeastar_desk.domain.orders import Operation
from yeastar_desk.domain.tax import TaxCategory, TaxTreatment, default_treatment
from yeastar_desk.domain.terms import Factor
from yeastar_desk.infrastructure.pdf.text import missing_characters
from yeastar_desk.infrastructure.pdf.words import LANGUAGES, words_in

RATES = {"DE": Decimal(19)}


def file_of(language: str) -> dict[str, Any]:
    return tomllib.loads(asset("invoice", f"{language}.toml").read_text("utf-8"))


def flat(texts: dict[str, Any]) -> dict[str, str]:
    return {
        f"{table}.{key}": text
        for table, rows in texts.items()
        for key, text in rows.items()
        if isinstance(text, str) and table != "language"
    }


def placeholders(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_the_same_texts_as_english(language: str) -> None:
    ours, english = flat(file_of(language)), flat(file_of("en"))

    assert ours.keys() == english.keys()
    assert {key: placeholders(text) for key, text in ours.items()} == {
        key: placeholders(text) for key, text in english.items()
    }
    assert [key for key, text in ours.items() if not text and english[key]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_a_word_for_all_that_the_domain_says(language: str) -> None:
    texts = file_of(language)

    assert texts["title"].keys() == texts["headline"].keys() - {"paid"} == set(DocumentType)
    assert texts["means"].keys() == set(PaymentMeans)
    assert texts["item"].keys() == ITEM_NAMES.keys()
    assert texts["reason"].keys() == set(TaxCategory)
    assert set(Operation) <= texts["operation"].keys()
    assert set(words_in(language).locale.plural_form.tags) >= texts["duration"]["day"].keys() - {"other"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_a_word_for_every_unit_of_the_demonstration_prices(language: str) -> None:
    with asset("demo", "prices.csv").open(encoding="utf-8", newline="") as file:
        units = {row["unit"] for row in csv.DictReader(file)}

    assert {unit for unit in units if words_in(language).find("unit", unit.lower()) is None} == set()


def test_a_unit_says_no_more_than_the_price_list() -> None:
    """What one Visitor is, for example, no document of the vendor says."""
    units = {unit: word.lower() for unit, word in file_of("en")["unit"].items() if unit != "per"}

    assert units == {unit: unit for unit in units}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_shipped_font_has_every_character_of_a_language(language: str) -> None:
    assert missing_characters("".join(flat(file_of(language)).values()), 100_000) == ()


@pytest.mark.parametrize(
    ("language", "euros", "dinars", "yen", "day", "years"),
    [
        ("en", "€4,372.77", "KWD\xa04.377", "JP¥4,377", "22 Nov 2026", "2 years"),
        ("de", "4.372,77\xa0€", "4,377\xa0KWD", "4.377\xa0¥", "22.11.2026", "2 Jahre"),
        ("fr", "4\u202f372,77\xa0€", "4,377\xa0KWD", "4\u202f377\xa0JPY", "22 nov. 2026", "2 ans"),
        ("es", "4.372,77\xa0€", "4,377\xa0KWD", "4.377\xa0JPY", "22 nov 2026", "2 años"),
        ("it", "4.372,77\xa0€", "4,377\xa0KWD", "4.377\xa0JPY", "22 nov 2026", "2 anni"),
        ("pt", "4\xa0372,77\xa0€", "4,377\xa0KWD", "4\xa0377\xa0JP¥", "22/11/2026", "2 anos"),
        ("zh", "€4,372.77", "KWD\xa04.377", "JP¥4,377", "2026年11月22日", "2 年"),
    ],
)
def test_numbers_and_days_are_written_as_the_language_writes_them(
    language: str, euros: str, dinars: str, yen: str, day: str, years: str
) -> None:
    words = words_in(language)

    assert words.money(Money(437277, "EUR")) == euros
    assert words.money(Money(4377, "KWD")) == dinars
    assert words.money(Money(4377, "JPY")) == yen
    assert words.day(date(2026, 11, 22)) == day
    assert words.factor(Factor(((2, 1, "year"),))) == years.replace(" ", "\xa0")


def test_arabic_counts_in_its_own_plurals_and_in_western_figures() -> None:
    words = words_in("ar")

    counted = [words.factor(Factor(((count, 1, "year"),))) for count in (1, 2, 3, 11)]

    assert [text.replace("\xa0", " ") for text in counted] == ["سنة واحدة", "سنتان", "3 سنوات", "11 سنة"]
    assert words.amount(Money(437277, "EUR")) == "4,372.77"


def test_the_parts_of_a_term_can_be_followed() -> None:
    factor = Factor(((1, 1, "year"), (112, 365, "day")))

    assert words_in("en").factor(factor).replace("\xa0", " ") == factor.words()
    assert words_in("de").factor(factor) == "(1\xa0Jahr + 112\xa0/\xa0365\xa0Tage)"


def test_amounts_below_zero_and_fine_prices() -> None:
    words = words_in("de")

    assert words.money(Money(-19340, "EUR")) == "−193,40\xa0€"
    assert words.unit_price(UnitPrice.parse("0.0065", "EUR")) == "0,0065"
    assert [words.percent(rate) for rate in ("19", "5.50", "100", "0", "")] == ["19", "5,5", "100", "0", "0"]


@pytest.mark.parametrize("code", ["de", "de-AT", "DE_de"])
def test_a_regional_code_means_its_language(code: str) -> None:
    assert words_in(code).language == "de"


def test_an_unknown_language_is_english() -> None:
    assert words_in("xx").language == "en"
    assert words_in("").language == "en"


@pytest.mark.parametrize("buyer", ["DE", "FR", "US"])
def test_the_usual_reasons_of_the_domain_are_translated(buyer: str) -> None:
    """Fails when the domain changes a sentence without its translation here."""
    treatment = default_treatment("DE", buyer, True, RATES)

    assert words_in("de").tax_reason(treatment) == words_in("de")(f"reason.{treatment.category}")


@pytest.mark.parametrize("category", ["E", "Z", "O"])
def test_a_category_without_a_text_of_its_own_is_translated(category: str) -> None:
    treatment = default_treatment("AT", "AT", True, {}, {f"AT-{category}": ""})

    assert words_in("de").tax_reason(treatment) == words_in("de")(f"reason.{category}")


def test_a_text_that_begins_like_a_usual_one_is_the_sellers_own() -> None:
    treatment = default_treatment("AT", "AT", True, {}, {"AT-E": "Exempt from tax. § 6 UStG"})

    assert words_in("de").tax_reason(treatment) == "Exempt from tax. § 6 UStG"


def test_a_missing_rate_is_no_text_for_a_customer() -> None:
    treatment = default_treatment("DE", "DE", True, {})

    assert words_in("en").tax_reason(treatment) == "No tax is charged: outside the scope of VAT."


def test_a_reason_of_the_sellers_own_is_printed_as_it_is() -> None:
    treatment = TaxTreatment(TaxCategory.EXEMPT, Decimal(0), "DE", "Kleinunternehmer nach § 19 UStG")

    assert words_in("fr").tax_reason(treatment) == "Kleinunternehmer nach § 19 UStG"

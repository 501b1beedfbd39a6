from __future__ import annotations

import pytest

from yeastar_desk.infrastructure.locales import DOCUMENT_LANGUAGES, BabelLocales

LOCALES = BabelLocales()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("DE", "DE"),
        ("de", "DE"),
        ("  Germany ", "DE"),
        ("UNITED KINGDOM", "GB"),
        ("UK", "GB"),
        ("USA", "US"),
        ("Czech Republic", "CZ"),
        ("Czechia", "CZ"),
        ("Turkey", "TR"),
        ("Türkiye", "TR"),
        ("Cote d'Ivoire", "CI"),
        ("Côte d’Ivoire", "CI"),
        ("Bosnia and Herzegovina", "BA"),
        ("Hong Kong", "HK"),
        ("Myanmar", "MM"),
        ("Atlantis", ""),
        ("EU", ""),
        ("ZZ", ""),
        ("", ""),
    ],
)
def test_countries_are_known_by_code_and_english_name(text: str, code: str) -> None:
    assert LOCALES.country_code(text) == code


def test_every_country_of_the_list_is_found_by_its_name() -> None:
    countries = LOCALES.countries()

    assert len(countries) == 250
    assert {LOCALES.country_code(name) for name in countries.values()} == set(countries)
    assert LOCALES.countries("de")["DE"] == "Deutschland"
    assert LOCALES.countries("tlh")["DE"] == "Germany"


@pytest.mark.parametrize(
    ("country", "currency"),
    [("DE", "EUR"), ("US", "USD"), ("GB", "GBP"), ("AE", "AED"), ("KW", "KWD"), ("BG", "EUR"), ("ZZ", ""), ("", "")],
)
def test_the_currency_of_a_country(country: str, currency: str) -> None:
    assert LOCALES.currency_of(country) == currency


def test_only_currencies_in_use_count() -> None:
    assert all(LOCALES.is_currency(code) for code in ("EUR", "USD", "JPY", "KWD", "CNY"))
    assert not any(LOCALES.is_currency(code) for code in ("DEM", "EUT", "eur", "XXX", ""))


@pytest.mark.parametrize(
    ("country", "language"),
    [("DE", "de"), ("US", "en"), ("MX", "es"), ("EG", "ar"), ("TW", "zh"), ("BR", "pt"), ("PL", "en"), ("", "en")],
)
def test_the_language_documents_are_printed_in(country: str, language: str) -> None:
    assert LOCALES.language_of(country) == language


def test_every_country_has_a_language_that_can_be_printed() -> None:
    assert {LOCALES.language_of(country) for country in LOCALES.countries()} <= DOCUMENT_LANGUAGES

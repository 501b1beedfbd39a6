"""Countries, currencies and languages from Unicode's CLDR, through Babel. Nothing here needs the network."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from yeastar_desk.domain.companies import search_text

# Languages that documents are printed in; anything else is printed in English.
DOCUMENT_LANGUAGES = frozenset(["en", "de", "fr", "es", "it", "pt", "ar", "zh"])

# CLDR also has unions, codes of private use, and islands that ISO 3166 only reserves a code for.
_NOT_COUNTRIES = frozenset(["EU", "EZ", "UN", "QO", "ZZ", "XA", "XB", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"])

# Bulgaria took the euro on 1 January 2026, after the CLDR release in Babel 2.18.
_NEWER_CURRENCIES = {"BG": "EUR"}

# What people write beside CLDR's English names, ISO codes and the names without what is in brackets.
_OTHER_NAMES = {
    "uk": "GB",
    "el": "GR",
    "great britain": "GB",
    "england": "GB",
    "usa": "US",
    "u.s.a.": "US",
    "united states of america": "US",
    "uae": "AE",
    "czech republic": "CZ",
    "turkey": "TR",
    "holland": "NL",
    "the netherlands": "NL",
    "russian federation": "RU",
    "korea": "KR",
    "republic of korea": "KR",
    "viet nam": "VN",
    "hong kong": "HK",
    "macao": "MO",
    "macau": "MO",
    "ivory coast": "CI",
    "cote d'ivoire": "CI",
    "macedonia": "MK",
    "swaziland": "SZ",
    "burma": "MM",
    "cape verde": "CV",
    "palestine": "PS",
    "vatican": "VA",
}


class BabelLocales:
    """Implements `ports.Locales` and `tables.Names`."""

    def currency_of(self, country: str) -> str:
        """ISO 4217 code of a country's legal tender today, empty when unknown."""
        return _currency_of(country)

    def language_of(self, country: str) -> str:
        """The most spoken official language of a country when documents are printed in it, else ``en``."""
        return _language_of(country)

    def country_code(self, text: str) -> str:
        """ISO 3166 alpha-2 code of a code or an English country name, empty when unknown."""
        return _code_of(text)

    def countries(self, language: str = "en") -> Mapping[str, str]:
        """Country names by ISO 3166 alpha-2 code, in a language that CLDR has, else in English."""
        return _countries(language)

    def is_currency(self, code: str) -> bool:
        """Whether this is the ISO 4217 code of a currency in use."""
        return code in _currencies()


@cache
def _countries(language: str) -> Mapping[str, str]:
    from babel import Locale, UnknownLocaleError

    try:
        territories = Locale.parse(language, sep="-").territories
    except (UnknownLocaleError, ValueError):
        territories = Locale("en").territories
    return MappingProxyType(
        {
            code: name
            for code, name in territories.items()
            if len(code) == 2 and code.isalpha() and code not in _NOT_COUNTRIES
        }
    )


def _key(name: str) -> str:
    """The form names are compared in: no case, no accents, one kind of apostrophe, no "&"."""
    return " ".join(search_text(name).replace("’", "'").replace("&", "and").split())


@lru_cache(5_000)  # an import asks for the same few countries again and again
def _code_of(text: str) -> str:
    return _codes_by_name().get(_key(text), "")


@cache
def _codes_by_name() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for code, name in _countries("en").items():
        plain = name.partition(" (")[0].replace(" SAR China", "")
        found |= {_key(code): code, _key(name): code, _key(plain): code}
    return found | _OTHER_NAMES


@cache
def _currency_of(country: str) -> str:
    from babel.numbers import get_territory_currencies

    if country in _NEWER_CURRENCIES:
        return _NEWER_CURRENCIES[country]
    tender = get_territory_currencies(country) if country in _countries("en") else []
    return str(tender[0]) if tender else ""


@cache
def _currencies() -> frozenset[str]:
    """Legal tender somewhere today; withdrawn codes such as DEM are not."""
    from babel.numbers import get_territory_currencies

    return frozenset(currency for country in _countries("en") for currency in get_territory_currencies(country))


@cache
def _language_of(country: str) -> str:
    from babel.languages import get_official_languages

    spoken = get_official_languages(country, regional=True, de_facto=True) if country in _countries("en") else ()
    language = spoken[0].partition("_")[0] if spoken else "en"
    return language if language in DOCUMENT_LANGUAGES else "en"

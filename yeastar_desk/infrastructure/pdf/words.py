"""The words, numbers and dates of a document in its language: `resources/invoice/*.toml` and the locale's rules."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from functools import cache
from typing import cast

from babel import Locale
from babel.dates import format_date
from babel.numbers import get_currency_symbol

from yeastar_desk.assets import asset
from yeastar_desk.domain.money import Money, UnitPrice
from yeastar_desk.domain.tax import USUAL_TEXTS, TaxTreatment
from yeastar_desk.domain.terms import Factor
from yeastar_desk.infrastructure.pdf.text import compose, join

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "ar", "zh")
MINUS = "−"
TIMES = "×"

_NO_RATE = "No tax rate is set for "
_TAX_NAMES = {"US": "SALES", "CA": "GST", "AU": "GST", "NZ": "GST", "SG": "GST", "IN": "GST"}


class Words:
    """One language. Calling it with a key gives the text: ``words("meta.due")``."""

    def __init__(self, language: str) -> None:
        with asset("invoice", f"{language}.toml").open("rb") as file:
            self._texts: dict[str, dict[str, str]] = tomllib.load(file)
        self._durations = cast("dict[str, dict[str, str]]", self._texts["duration"])
        self.language = language
        self.right_to_left = bool(self._texts["language"]["right_to_left"])
        self.locale = Locale.parse(self._texts["language"]["locale"])
        symbols = self.locale.number_symbols["latn"]
        self._group, self._point = symbols["group"], symbols["decimal"]
        before, _, after = _positive(self.locale.currency_formats["standard"].pattern).partition("#,##0.00")
        self._currency_pattern = (before, after)
        self._affixes: dict[str, tuple[str, str]] = {}

    def __call__(self, key: str, **values: object) -> str:
        table, _, name = key.partition(".")
        text = self._texts[table][name]
        return compose(text, values, self.right_to_left) if values else text

    def join(self, separator: str, *parts: str) -> str:
        """The parts that are not empty, separated, in the document's direction."""
        return join(separator, parts, self.right_to_left)

    def find(self, table: str, name: str) -> str | None:
        """The text of a key that the language may not have."""
        return self._texts[table].get(name)

    def plain(self, decimal: str) -> str:
        """A plain decimal string such as ``-4372.77`` with the locale's signs."""
        digits, _, behind = decimal.removeprefix("-").partition(".")
        if len(digits) > 3:
            digits = f"{int(digits):,}".replace(",", self._group)
        text = f"{digits}{self._point}{behind}" if behind else digits
        return MINUS + text if decimal[0] == "-" else text

    def number(self, value: int) -> str:
        return self.plain(str(value))

    def percent(self, value: Decimal | str) -> str:
        """The number only, without trailing zeros: 19, 5.5."""
        text = format(Decimal(value or 0), "f")
        return self.plain(text.rstrip("0").rstrip(".") if "." in text else text)

    def amount(self, money: Money) -> str:
        """An amount without its currency, for columns."""
        return self.plain(money.decimal())

    def unit_price(self, price: UnitPrice) -> str:
        return self.plain(price.decimal())

    def money(self, money: Money) -> str:
        """An amount with its currency, as the locale writes it: ``€4,372.77``, ``4.372,77 €``."""
        before, after = self._currency(money.currency)
        text = self.amount(money)
        return f"{MINUS}{before}{text[1:]}{after}" if text[0] == MINUS else f"{before}{text}{after}"

    def _currency(self, currency: str) -> tuple[str, str]:
        if currency not in self._affixes:
            symbol = get_currency_symbol(currency, self.locale)
            before, after = (part.replace("¤", symbol) for part in self._currency_pattern)
            # A symbol that ends in a letter keeps its distance: CHF 12.00.
            self._affixes[currency] = (f"{before}\u00a0" if before[-1:].isalpha() else before, after)
        return self._affixes[currency]

    def day(self, day: date) -> str:
        return format_date(day, self._texts["language"]["date"], self.locale)

    def country(self, code: str) -> str:
        """The country's name; the code itself when it is not one."""
        return str(self.locale.territories.get(code.upper(), code))

    def factor(self, factor: Factor) -> str:
        """The part of a term that is charged: ``2 years``, ``(1 year + 112 / 365 days)``."""
        parts = [self._piece(*piece) for piece in factor.pieces]
        return parts[0] if len(parts) == 1 else f"({' + '.join(parts)})"

    def _piece(self, part: int, of: int, unit: str) -> str:
        """``2 years``; ``112 / 365 days``: a part is counted in the words of the whole."""
        forms = self._durations.get(unit)
        if forms is None:
            return self("line.once")
        count = part if of == 1 else of
        text = forms.get(self.locale.plural_form(count), forms["other"])
        return text.format(n=part if of == 1 else f"{part} / {of}").replace(" ", "\u00a0")

    def per_unit(self, unit: str) -> str:
        """``per room``; a unit that the language does not know is printed as the price list has it."""
        return self("unit.per", unit=self.find("unit", unit.lower()) or unit) if unit else ""

    def tax_name(self, seller_country: str) -> str:
        return self(f"tax_name.{_TAX_NAMES.get(seller_country, 'VAT')}")

    def tax_reason(self, treatment: TaxTreatment) -> str:
        """Why an amount is taxed as it is: the seller's own wording, else the usual one of the category.

        What the domain says by itself is English and replaced by the document's language.
        """
        reason = treatment.reason
        if reason and reason != USUAL_TEXTS.get(treatment.category) and not reason.startswith(_NO_RATE):
            return reason
        return self(f"reason.{treatment.category.value}")


def _positive(pattern: str) -> str:
    """The pattern of positive numbers without direction marks; Indian grouping and the like do not occur here."""
    return pattern.partition(";")[0].replace("\u200f", "").replace("\u200e", "")


@cache
def _load(language: str) -> Words:
    return Words(language)


def words_in(language: str) -> Words:
    """The words of a language (``de``, ``pt-BR``); English for one that has none."""
    code = language.lower().replace("_", "-").partition("-")[0]
    return _load(code if code in LANGUAGES else "en")

"""Exact money: integer minor units with an ISO 4217 currency, never a float.

Unit prices are finer than the currency (0.0065 a minute), so they are integers of 10^-6 major units. Only line
amounts are rounded, half-up, to the currency's minor unit (docs/pricing.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from yeastar_desk.domain.errors import Refused

MICROS_PER_UNIT = 1_000_000

# ISO 4217 minor units that are not 2.
_NO_DIGITS = frozenset(
    [
        "BIF",
        "CLP",
        "DJF",
        "GNF",
        "ISK",
        "JPY",
        "KMF",
        "KRW",
        "PYG",
        "RWF",
        "UGX",
        "UYI",
        "VND",
        "VUV",
        "XAF",
        "XOF",
        "XPF",
    ]
)
_THREE_DIGITS = frozenset(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"])


def currency_digits(currency: str) -> int:
    """Number of digits behind the decimal point of a currency (ISO 4217): JPY 0, EUR 2, KWD 3."""
    if currency in _NO_DIGITS:
        return 0
    return 3 if currency in _THREE_DIGITS else 2


def round_half_up(value: Fraction) -> int:
    """The nearest integer; a tie goes away from zero, as people round money."""
    doubled = 2 * abs(value)
    rounded = (doubled.numerator + doubled.denominator) // (2 * doubled.denominator)
    return rounded if value >= 0 else -rounded


def parse_decimal(text: str, what: str, *, field: str = "") -> Decimal:
    """Read a plain decimal number such as ``12.50``.

    Raises:
        Refused: when the text is not a finite number; `what` names it in the sentence.
    """
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or abs(number) >= 10**15:
        raise Refused(f"{what} “{text.strip()[:40]}” is not a number. Write it like 12.50.", field=field)
    return number


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """An amount in minor units (cents) of one currency."""

    minor: int
    currency: str

    @classmethod
    def zero(cls, currency: str) -> Money:
        return cls(0, currency)

    @classmethod
    def rounded(cls, major_units: Fraction, currency: str) -> Money:
        """The amount nearest to an exact number of major units, half-up."""
        return cls(round_half_up(major_units * 10 ** currency_digits(currency)), currency)

    @classmethod
    def parse(cls, text: str, currency: str) -> Money:
        """Read ``"12.50"``; more digits than the currency has are refused, not rounded."""
        number = parse_decimal(text, "The amount")
        minor = Fraction(number) * 10 ** currency_digits(currency)
        if minor.denominator != 1:
            raise Refused(
                f"The amount {text.strip()} is finer than {currency} allows: "
                f"use at most {currency_digits(currency)} digits behind the point."
            )
        return cls(minor.numerator, currency)

    def __add__(self, other: Money) -> Money:
        return Money(self.minor + self._same(other), self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.minor - self._same(other), self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def __lt__(self, other: Money) -> bool:
        return self.minor < self._same(other)

    def __le__(self, other: Money) -> bool:
        return self.minor <= self._same(other)

    def __bool__(self) -> bool:
        return self.minor != 0

    def _same(self, other: Money) -> int:
        if other.currency != self.currency:
            raise ValueError(f"cannot mix {self.currency} and {other.currency}")
        return other.minor

    def share(self, part: Fraction) -> Money:
        """This amount times an exact factor, half-up."""
        return Money(round_half_up(self.minor * part), self.currency)

    def decimal(self) -> str:
        """Plain decimal string with the currency's digits: ``"4372.77"``, ``"-193.40"``, JPY ``"500"``."""
        digits = currency_digits(self.currency)
        sign = "-" if self.minor < 0 else ""
        text = str(abs(self.minor)).rjust(digits + 1, "0")
        return f"{sign}{text[:-digits]}.{text[-digits:]}" if digits else f"{sign}{text}"


def total_of(amounts: Sequence[Money], currency: str) -> Money:
    """The sum of amounts of one currency; zero for none."""
    return sum(amounts, Money.zero(currency))


def spread(whole: Money, weights: Sequence[Money]) -> tuple[Money, ...]:
    """Split `whole` in proportion to `weights` so that the parts sum to it exactly (largest remainder).

    Ties in the remainder go to the earlier part. All weights zero: everything to the first part.
    """
    if not weights:
        if whole:
            raise ValueError("nothing to spread over")
        return ()
    total = sum(weight.minor for weight in weights)
    if total == 0:
        return (whole, *(Money.zero(whole.currency) for _ in weights[1:]))
    exact = [Fraction(whole.minor * weight.minor, total) for weight in weights]
    parts = [share.numerator // share.denominator for share in exact]
    by_remainder = sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))
    for i in by_remainder[: whole.minor - sum(parts)]:
        parts[i] += 1
    return tuple(Money(part, whole.currency) for part in parts)


@dataclass(frozen=True, slots=True)
class UnitPrice:
    """The price of one unit in millionths of a major unit: 0.0065 EUR is 6500."""

    micros: int
    currency: str

    @classmethod
    def parse(cls, text: str, currency: str) -> UnitPrice:
        """Read ``"0.0065"``.

        Raises:
            Refused: not a number, or more than 6 digits behind the point.
        """
        micros = Fraction(parse_decimal(text, "The unit price")) * MICROS_PER_UNIT
        if micros.denominator != 1:
            raise Refused(f"The unit price {text.strip()} has more than 6 digits behind the point.")
        return cls(micros.numerator, currency)

    def times(self, count: Fraction | int) -> Money:
        """Unit price times an exact number of units and terms, rounded half-up once."""
        return Money.rounded(Fraction(self.micros, MICROS_PER_UNIT) * count, self.currency)

    def decimal(self) -> str:
        """At least the currency's digits, at most 6, no trailing zeros beyond: ``"12.00"``, ``"0.0065"``."""
        digits = currency_digits(self.currency)
        sign = "-" if self.micros < 0 else ""
        whole, rest = divmod(abs(self.micros), MICROS_PER_UNIT)
        behind = f"{rest:06d}".rstrip("0").ljust(digits, "0")
        return f"{sign}{whole}.{behind}" if behind else f"{sign}{whole}"

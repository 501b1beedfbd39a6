"""Customers and their company IDs."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from yeastar_desk.domain.contacts import BillingContact

# The vendor does not publish the format of a company ID. What a scanner or a paste may add is removed;
# everything else is kept.
_CLEANED: dict[int, str | None] = dict.fromkeys(map(ord, " \t\r\n\u00a0\u2007\u202f\u200b\u200e\u200f\ufeff"))
# Letters and chats turn a hyphen into one of these: no-break and soft hyphen, figure, en and em dash, minus.
_CLEANED |= dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-") | {0xAD: None}
MAX_ID_LENGTH = 64


def clean_id(text: str) -> str:
    """An ID as typed, pasted or scanned, without white space and invisible characters."""
    if text.isascii() and text.isprintable() and " " not in text:
        return text  # nearly every ID; an import asks for hundreds of thousands
    return unicodedata.normalize("NFKC", text).translate(_CLEANED)


def lookup_key(text: str) -> str:
    """The form IDs are compared in: no white space, no case."""
    return clean_id(text).casefold()


# Letters that Unicode does not decompose but people type without their stroke.
_STROKES = {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}


class _Folded(dict[int, str]):
    """What `str.translate` makes of a character: remembered, because an import asks for millions."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = "" if unicodedata.combining(char) else "".join(_STROKES.get(c, c) for c in char.casefold())
        self[code] = folded
        return folded


_FOLDED = _Folded()


def search_text(text: str) -> str:
    """The form names are searched in: compatibility characters folded, accents and strokes removed, no case."""
    if text.isascii():
        return text.casefold()
    return unicodedata.normalize("NFKD", text).translate(_FOLDED)


def near_keys(key: str) -> list[str]:
    """Every key that differs by one wrong, missing, extra or transposed character, without the key itself.

    Letters and digits are tried by kind: a digit is replaced by digits, a letter by letters, anything else by a
    hyphen, so that a typical ID gives a few hundred candidates, each one index lookup.
    """
    digits, letters = "0123456789", "abcdefghijklmnopqrstuvwxyz"
    found: dict[str, None] = {}
    present = (digits if any(c.isdigit() for c in key) else "") + (letters if any(c.isalpha() for c in key) else "")
    for i, char in enumerate(key):
        found[key[:i] + key[i + 1 :]] = None
        for other in digits if char.isdigit() else letters if char.isalpha() else "-":
            found[key[:i] + other + key[i + 1 :]] = None
        if i + 1 < len(key):
            found[key[:i] + key[i + 1] + char + key[i + 2 :]] = None
    for i in range(len(key) + 1):
        for other in present + "-":
            found[key[:i] + other + key[i:]] = None
    found.pop(key, None)
    found.pop("", None)
    return list(found)


@dataclass(frozen=True, slots=True)
class Company:
    """A customer with a Workplace company ID. `verified` is False until the portal or an import confirms it."""

    company_id: str
    name: str = ""
    email: str = ""
    phone: str = ""
    country: str = ""
    street: str = ""
    city: str = ""
    state: str = ""
    postal_code: str = ""
    tax_number: str = ""
    verified: bool = True
    demo: bool = False

    def as_contact(self) -> BillingContact | None:
        """The customer's own data as billing contact, when it has a name and an email address."""
        if not (self.name.strip() and self.email.strip()):
            return None
        return BillingContact(
            company=self.name,
            email=self.email,
            phone=self.phone,
            street=self.street,
            postal_code=self.postal_code,
            city=self.city,
            state=self.state,
            country=self.country,
            tax_number=self.tax_number,
        )

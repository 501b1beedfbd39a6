"""Texts that a spreadsheet would change, written so that it does not, and read back as they were.

A spreadsheet takes a text that begins with = + - @ for a formula. In CSV such texts get an apostrophe in front, and
so does every text that begins with an apostrophe: whoever reads the file takes one away and has the text again. In
XLSX a text is stored as a text; characters that XML cannot hold are written as _x000D_, as Excel does it.
"""

from __future__ import annotations

import re

_FORMULA = re.compile(r"\s*[=+\-@'\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_WRITTEN = re.compile(r"_x([0-9A-Fa-f]{4})_")


def to_csv(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def from_csv(text: str) -> str:
    """The text before `to_csv`."""
    return text.removeprefix("'")


def to_xlsx(text: str) -> str:
    """A text that XML can hold."""
    return _UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def from_xlsx(text: str) -> str:
    """The text before `to_xlsx`."""
    return _WRITTEN.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text

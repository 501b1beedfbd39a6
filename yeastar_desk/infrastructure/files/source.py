"""What the CSV and the XLSX reader have in common: their limits and the rows they hand on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

MAX_WORKBOOK_BYTES = 20_000_000
MAX_CSV_BYTES = 64_000_000  # read as it streams; 100,000 customers with long addresses have about 25 MB
MAX_ROWS = 200_000
MAX_COLUMNS = 256
MAX_CELL = 131_072  # characters; also the limit of Python's csv module


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row as it is in the file, blank rows included. `problems` are by column index."""

    line: int
    cells: Sequence[str]
    problems: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Source:
    """An open CSV or XLSX file.

    Attributes:
        decimal_comma: see `application.tables.Table`.
        about: roughly how many rows follow the header.
        aligned: whether a cell beyond the header means that the row is out of step (CSV).
    """

    rows: Iterator[SourceRow]
    decimal_comma: bool
    about: int
    aligned: bool


# What a spreadsheet program shows, and saves as CSV, where a formula fails.
_ERRORS = frozenset(["#N/A", "#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!"])
# UTF-8 that was read as Windows-1252 (MÃ¼nchen), and what is left where a letter could not be read at all.
_BROKEN_SIGNS = ("Ã", "â€", "\ufffd")  # to look for them is quicker than to search
_BROKEN = re.compile("Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|\ufffd")


def damage(cells: Sequence[str]) -> str:
    """What another program has spoilt in the cells of a row, as a sentence; empty for nothing."""
    row = " ".join(cells)
    if "#" in row and not _ERRORS.isdisjoint(cells):
        return f"It shows {next(cell for cell in cells if cell in _ERRORS)}. Correct it or write the value."
    if row.isascii() or not any(sign in row for sign in _BROKEN_SIGNS):
        return ""
    broken = next((cell for cell in cells if _BROKEN.search(cell)), "")
    return f"“{broken[:40]}” was saved in another encoding: letters are lost. Write it anew." if broken else ""


def clean_cells(cells: Sequence[str]) -> list[str]:
    """Each cell as one trimmed line, in Unicode's composed form (NFC) and without control characters."""
    trimmed = list(map(str.strip, cells))
    row = " ".join(trimmed)
    return trimmed if _is_clean(row) else [cell if _is_clean(cell) else _cleaned(cell) for cell in trimmed]


def _is_clean(text: str) -> bool:
    return text.isprintable() and (text.isascii() or unicodedata.is_normalized("NFC", text))


def _cleaned(text: str) -> str:
    return " ".join("".join(" " if _is_control(c) else c for c in unicodedata.normalize("NFC", text)).split())


def _is_control(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Zl", "Zp")


def column_name(text: str) -> str:
    """The form column names are compared in: ``" Company ID "`` is ``company_id``."""
    return "_".join(text.replace("\ufeff", "").replace("_", " ").replace("-", " ").casefold().split())

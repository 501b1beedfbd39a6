"""Rows of a spreadsheet, whatever file they come from, and what the imports share in reading them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Protocol, TypeVar

from yeastar_desk.application.ports import Progress
from yeastar_desk.domain.companies import MAX_ID_LENGTH, clean_id
from yeastar_desk.domain.errors import Refused

REFUSED_ROWS_KEPT = 1000  # a file with more mistakes than this needs another look, not a longer list
CHUNK = 500
MAX_TEXT = 500
MAX_QUANTITY = 10_000_000

Value = TypeVar("Value")
Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row. `cells` are texts by known column: numbers with a decimal point, dates as 2026-01-31.

    Each is one trimmed line in Unicode's composed form (NFC), whatever the file has.

    Attributes:
        line: line or row number as the user's editor or spreadsheet shows it.
        problem: why the row cannot be used, when the file itself says so (an Excel error value, stray cells).
    """

    line: int
    cells: Mapping[str, str]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """An open file.

    Attributes:
        columns: the known columns that the file has.
        unknown: its other columns, as they are written.
        decimal_comma: whether a comma inside a number can only be a decimal comma.
        about: roughly how many rows there are, for progress; 0 when unknown.
        rows: read lazily, once. Reading raises Refused when the file turns out to be broken.
    """

    columns: frozenset[str]
    unknown: tuple[str, ...]
    decimal_comma: bool
    about: int
    rows: Iterator[TableRow]


class ReadTable(Protocol):
    """`infrastructure.files.read_table`."""

    def __call__(self, path: Path, columns: Sequence[str], required: Sequence[str]) -> AbstractContextManager[Table]:
        """Open a CSV or XLSX file.

        Raises:
            Refused: it is not such a file, or a required column is missing.
        """
        ...


class Names(Protocol):
    """Country names and currency codes; `infrastructure.locales` fills it."""

    def country_code(self, text: str) -> str:
        """ISO 3166 alpha-2 code of a code or an English country name, empty when unknown."""
        ...

    def is_currency(self, code: str) -> bool:
        """Whether this is an ISO 4217 code."""
        ...


# --- what an import answers -----------------------------------------------------------------------------------


class RowRefused(Refused):
    """Why a row cannot be imported. `kind` groups the reasons a preview counts: zero, negative, duplicate."""

    def __init__(self, sentence: str, *, kind: str = "") -> None:
        super().__init__(sentence)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row of the file that cannot be imported, and why."""

    line: int
    reason: str
    kind: str = ""

    def __str__(self) -> str:
        return f"Line {self.line}: {self.reason}"


@dataclass(slots=True)
class Refusals:
    """Collects refused rows while a file is read; the first thousand are kept, all are counted."""

    rows: list[RefusedRow] = field(default_factory=list)
    count: int = 0

    def add(self, line: int, error: Refused) -> None:
        self.count += 1
        if len(self.rows) < REFUSED_ROWS_KEPT:
            self.rows.append(RefusedRow(line, error.sentence, getattr(error, "kind", "")))


class ImportRefused(Refused):
    """The file was not imported. The sentence names every refused row with its line and reason."""

    def __init__(self, file: str, rows: Sequence[RefusedRow], count: int) -> None:
        what = "1 row is refused" if count == 1 else f"{count:,} rows are refused"
        more = [f"… and {count - len(rows):,} more."] if count > len(rows) else []
        first = f"{file} was not imported, because {what}. Correct the file and import it again."
        super().__init__("\n".join([first, *map(str, rows), *more]))
        self.rows = tuple(rows)
        self.count = count


class ImportCancelled(Refused):
    """The user stopped the import. Nothing was stored."""

    def __init__(self) -> None:
        super().__init__("The import was cancelled. Nothing was stored.")


def no_progress(done: int, total: int) -> bool:  # noqa: ARG001 - the shape of ports.Progress
    """For callers that do not watch."""
    return True


def read_rows(
    table: Table, read: Callable[[TableRow], Value], refusals: Refusals, progress: Progress = no_progress
) -> Iterator[tuple[int, Value]]:
    """The line and value of every good row; the others go to `refusals`.

    Raises:
        ImportCancelled: `progress` returned False.
    """
    done = 0
    for row in table.rows:
        if done % CHUNK == 0 and not progress(min(done, table.about), table.about):
            raise ImportCancelled
        done += 1
        try:
            if row.problem:
                raise RowRefused(row.problem)
            value = read(row)
        except Refused as error:
            refusals.add(row.line, error)
        else:
            yield row.line, value
    if not progress(done, done):
        raise ImportCancelled


# --- cells ----------------------------------------------------------------------------------------------------

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]00:00(?::00(?:\.0+)?)?)?", re.ASCII)
_WHOLE = re.compile(r"-?\d{1,15}(?:\.0{1,2})?", re.ASCII)  # 1.000 is a thousand in half of Europe
_SHORTENED = re.compile(r"\d([.,]\d+)?E\+\d+", re.IGNORECASE)
_FIRST_YEAR = 1990
_YES = frozenset(["true", "yes", "y", "1"])
_NO = frozenset(["false", "no", "n", "0", ""])


def text(row: TableRow, column: str) -> str:
    """The cell; empty when the column is missing."""
    return row.cells.get(column, "")


def short_text(row: TableRow, column: str) -> str:
    """As `text`, refused beyond 500 characters."""
    cell = row.cells.get(column, "")
    if len(cell) > MAX_TEXT:
        raise RowRefused(f"{column} has {len(cell):,} characters. Use at most {MAX_TEXT}.")
    return cell


def short_texts(row: TableRow, columns: Collection[str]) -> dict[str, str]:
    """As `short_text` for columns that the file has, all at once: an import asks for a million."""
    found = {column: row.cells[column] for column in columns}
    if max(map(len, found.values()), default=0) > MAX_TEXT:
        return {column: short_text(row, column) for column in columns}
    return found


def required(row: TableRow, column: str) -> str:
    """As `short_text`, refused when empty."""
    cell = short_text(row, column)
    if not cell:
        raise RowRefused(f"{column} is empty. Fill it in.")
    return cell


def identifier(row: TableRow, column: str) -> str:
    """A company ID or Yeastar ID, cleaned like a typed one."""
    found = clean_id(required(row, column))
    if not any(map(str.isalnum, found)):
        raise RowRefused(f"{column} is “{found[:24]}”, which is no ID." if found else f"{column} is empty. Fill it in.")
    if "+" in found and _SHORTENED.fullmatch(found):
        raise RowRefused(
            f"{column} is “{found[:24]}”: a spreadsheet program has shortened it, digits are lost. Format the column "
            "as text and fill it in again."
        )
    if len(found) > MAX_ID_LENGTH:
        raise RowRefused(f"{column} “{found[:24]}…” is longer than {MAX_ID_LENGTH} characters. Correct it.")
    return found


def choice(row: TableRow, column: str, kind: type[Choice], default: Choice | None = None) -> Choice:
    """One of the words of an enumeration."""
    cell = text(row, column).casefold()
    if not cell and default is not None:
        return default
    try:
        return kind(cell)
    except ValueError:
        raise RowRefused(f"{column} is “{cell[:40]}”. Use one of: {', '.join(kind)}.") from None


def day(row: TableRow, column: str) -> date:
    """A date written as 2026-01-31; other ways to write a date are ambiguous and refused."""
    cell = required(row, column)
    try:
        return _day_of(cell)
    except ValueError:
        raise RowRefused(f"{column} is “{cell[:40]}”, which is not a date. Write dates like 2026-01-31.") from None


@lru_cache(5_000)  # a list has the same days again and again
def _day_of(cell: str) -> date:
    match = _DAY.fullmatch(cell)
    found = date.fromisoformat(match[1] if match else "")
    if found.year < _FIRST_YEAR:
        raise ValueError
    return found


def optional_day(row: TableRow, column: str) -> date | None:
    """As `day`, None when empty."""
    return day(row, column) if text(row, column) else None


def quantity(row: TableRow, column: str, default: int, minimum: int = 0) -> int:
    """A whole number from `minimum` on; `default` when empty."""
    cell = text(row, column)
    if not cell:
        return default
    number = _whole_of(cell)
    if number is None:
        raise RowRefused(f"{column} is “{cell[:40]}”. Write a whole number.")
    if number < minimum:
        kind = "negative" if number < 0 else ""
        raise RowRefused(f"{column} is {number:,}. It must be {minimum:,} or more.", kind=kind)
    if number > MAX_QUANTITY:
        raise RowRefused(f"{column} is {number:,}. It must be at most {MAX_QUANTITY:,}.")
    return number


@lru_cache(5_000)
def _whole_of(cell: str) -> int | None:
    return int(cell.partition(".")[0]) if _WHOLE.fullmatch(cell) else None


def flag(row: TableRow, column: str) -> bool:
    """True or false; empty is false."""
    cell = text(row, column).casefold()
    if cell in _YES:
        return True
    if cell in _NO:
        return False
    raise RowRefused(f"{column} is “{cell[:40]}”. Write true or false.")


def country(row: TableRow, column: str, names: Names) -> str:
    """An ISO code from a code or an English name; empty when empty."""
    cell = text(row, column)
    if not cell:
        return ""
    code = names.country_code(cell)
    if not code:
        raise RowRefused(f"{column} is “{cell[:40]}”. Write the ISO code, like DE, or the English name of a country.")
    return code


_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+")


def email(row: TableRow, column: str) -> str:
    """An email address, or empty."""
    cell = short_text(row, column)
    if cell and not _EMAIL.fullmatch(cell):
        raise RowRefused(f"{column} is “{cell[:60]}”, which is not one email address. Correct it or leave it empty.")
    return cell

"""The two big parts of an XLSX file, read by expat piece by piece: shared texts, and the cells of a sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, time
from decimal import Decimal
from xml.parsers import expat

from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

from yeastar_desk.domain.errors import Refused
from yeastar_desk.infrastructure.files.source import MAX_CELL, MAX_COLUMNS, SourceRow

_EXACT_DIGITS = 15  # that a spreadsheet program keeps of a number
_TEXT_TYPES = frozenset(["str", "inlineStr"])


class DoctypeFound(Exception):
    """The part declares a document type: no spreadsheet program does, but entity bombs need one."""


def _parser(
    start: Callable[[str, dict[str, str]], None], end: Callable[[str], None], data: Callable[[str], None]
) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.buffer_size = 1 << 16
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = data
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def _refuse_doctype(*_: object) -> None:
    raise DoctypeFound


def _local(name: str) -> str:
    """The element's name without a namespace prefix, which few programs write."""
    return name.rpartition(":")[2] if ":" in name else name


class TextsReader:
    """The shared texts, in their order. Phonetic guides (`rPh`) are not part of a text."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._parts: list[str] = []
        self._in_text = False
        self._in_guide = False
        self._expat = _parser(self._start, self._end, self._data)

    def feed(self, piece: bytes, last: bool) -> None:
        self._expat.Parse(piece, last)

    def _start(self, name: str, _: dict[str, str]) -> None:
        match _local(name):
            case "t":
                self._in_text = not self._in_guide
            case "si":
                self._parts = []
            case "rPh":
                self._in_guide = True

    def _end(self, name: str) -> None:
        match _local(name):
            case "t":
                self._in_text = False
            case "si":
                self.texts.append("".join(self._parts))
            case "rPh":
                self._in_guide = False

    def _data(self, text: str) -> None:
        if self._in_text:
            self._parts.append(text)


class SheetReader:
    """Turns the pieces of a sheet into rows.

    Attributes:
        rows: finished rows; the caller takes them out after each piece.
        merged: areas of merged cells, known when the sheet is at its end.
        about: number of rows that the sheet says it has, 0 when it does not.
    """

    def __init__(self, name: str, texts: Sequence[str], date_styles: frozenset[str], from_1904: bool) -> None:
        self.rows: list[SourceRow] = []
        self.merged: list[str] = []
        self.about = 0
        self._name = name
        self._texts = texts
        self._date_styles = date_styles
        self._epoch = MAC_EPOCH if from_1904 else WINDOWS_EPOCH
        self._columns: dict[str, int] = {}
        self._line = 0
        self._cells: list[str] = []
        self._problems: dict[int, str] = {}
        self._index = -1
        self._type = self._style = ""
        self._parts: list[str] = []
        self._length = 0
        self._wanted = self._formula = self._in_guide = False
        self._expat = _parser(self._start, self._end, self._data)

    def feed(self, piece: bytes, last: bool) -> None:
        self._expat.Parse(piece, last)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = _local(name)
        if name == "c":
            place = attributes.get("r")
            self._index = self._index + 1 if place is None else self._column(place)
            self._type = attributes.get("t", "n")
            self._style = attributes.get("s", "")
            self._parts = []
            self._length = 0
            self._formula = False
        elif name == "v":
            self._wanted = True
        elif name == "t":
            self._wanted = not self._in_guide
        elif name == "f":
            self._formula = True
        elif name == "row":
            self._line = int(attributes.get("r", self._line + 1))
            self._cells = []
            self._problems = {}
            self._index = -1
        elif name == "rPh":
            self._in_guide = True
        elif name == "mergeCell":
            self.merged.append(attributes.get("ref", ""))
        elif name == "dimension":
            last = attributes.get("ref", "").rpartition(":")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ$")
            self.about = int(last) if last.isdigit() and len(last) < 8 else 0

    def _end(self, name: str) -> None:
        name = _local(name)
        if name == "c":
            self._finish_cell()
        elif name in ("v", "t"):
            self._wanted = False
        elif name == "row":
            self.rows.append(SourceRow(self._line, self._cells, self._problems))
        elif name == "rPh":
            self._in_guide = False

    def _data(self, text: str) -> None:
        if self._wanted:
            self._parts.append(text)
            self._length += len(text)
            if self._length > MAX_CELL:
                raise Refused(
                    f"A cell in row {self._line} of {self._name} has more than {MAX_CELL:,} characters. Shorten it."
                )

    def _column(self, place: str) -> int:
        letters = place.rstrip("0123456789")
        index = self._columns.get(letters)
        if index is None:
            index = 0
            for letter in letters[:8]:
                index = index * 26 + ord(letter) - ord("A") + 1
            index -= 1
            self._columns[letters] = index
        return index

    def _finish_cell(self) -> None:
        raw = "".join(self._parts)
        problem = ""
        if self._formula and not raw and self._type != "str":
            problem = (
                "has a formula without a stored value. Save the file in a spreadsheet program, or write the value."
            )
        elif self._type == "e":
            problem = f"shows {raw[:40]}. Correct the formula or write the value."
        elif not raw:
            return
        elif self._type == "n" and len(raw) > _EXACT_DIGITS and abs(float(raw)) >= 10**_EXACT_DIGITS:
            problem = f"is a number of more than {_EXACT_DIGITS} digits, and the last ones are lost. Format it as text."
        if self._index >= MAX_COLUMNS:
            raise Refused(
                f"Row {self._line} of {self._name} has more than {MAX_COLUMNS} columns. Is it the right file?"
            )
        self._cells.extend([""] * (self._index + 1 - len(self._cells)))
        if problem:
            self._problems[self._index] = problem
        else:
            self._cells[self._index] = self._value(raw)

    def _value(self, raw: str) -> str:
        kind = self._type
        if kind == "s":
            return self._texts[int(raw)]
        if kind in _TEXT_TYPES:
            return raw
        if kind == "b":
            return "true" if raw == "1" else "false"
        if kind == "d":
            return raw
        if self._style in self._date_styles:
            return _day_text(raw, self._epoch)
        return raw if raw.isdecimal() else number_text(raw)


def number_text(raw: str) -> str:
    """A number as a spreadsheet shows it: 15 significant digits, no exponent. Excel stores 0.0065 as 6.4999…E-3."""
    number = float(raw)
    return f"{Decimal(f'{number:.15g}'):f}"


def _day_text(raw: str, epoch: datetime) -> str:
    """A stored day number as ISO text; a time of day stays visible, so that it is refused where a date belongs."""
    try:
        moment = from_excel(float(raw), epoch)
    except (OverflowError, ValueError):
        return raw
    if isinstance(moment, datetime) and moment.time() == time():
        return moment.date().isoformat()
    return str(moment)

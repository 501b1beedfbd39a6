"""CSV files: UTF-8 with or without a byte order mark, or UTF-16 with one; comma, semicolon or tab.

Other encodings are refused: Windows-1252 cannot be told from its many relatives, and a customer's name must not be
guessed.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from yeastar_desk.domain.errors import Refused
from yeastar_desk.infrastructure.files.source import MAX_CELL, MAX_COLUMNS, Source, SourceRow, column_name

_CHUNK = 1 << 20
_DELIMITERS = (",", ";", "\t")
_HOW = "In a spreadsheet program choose “Save as” and “CSV UTF-8”, then import it again."


@contextmanager
def open_csv(path: Path, columns: Sequence[str]) -> Iterator[Source]:
    """Open a CSV file. `columns` are the known names, by which the separator is recognised.

    Raises:
        Refused: another encoding, or not text at all.
    """
    _refuse_markup(path)
    encoding, lines = _examine(path)
    with path.open(encoding=encoding, newline="") as stream:
        delimiter, skipped = _named_separator(stream), 1
        if not delimiter:
            delimiter, skipped = _delimiter(stream, columns), 0
        yield Source(_rows(stream, delimiter, path.name, skipped), delimiter == ";", lines - 2 - skipped, aligned=True)


def _refuse_markup(path: Path) -> None:
    """Web shops and portals offer web pages as “Excel”; a spreadsheet program opens them without a word."""
    with path.open("rb") as stream:
        start = stream.read(200).removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if start.startswith((b"<!doctype", b"<html", b"<table", b"<?xml")):
        raise Refused(f"{path.name} is a web page or XML, whatever its name says. Save it as .xlsx, then import that.")
    if start.startswith((b"%pdf", b"mz\x90", b"\x89png", b"{\\rtf")):
        raise Refused(f"{path.name} is not a table. Choose a CSV or XLSX file.")


def _named_separator(stream: io.TextIOBase) -> str:
    """What Excel writes before the header to tell itself the separator: ``sep=;``."""
    match = re.fullmatch("sep=([,;\t])\\s*", stream.readline(MAX_CELL))
    if match is None:
        stream.seek(0)
    return match[1] if match else ""


def _examine(path: Path) -> tuple[str, int]:
    """The encoding, after the whole file was decoded once, and the number of lines."""
    with path.open("rb") as stream:
        head = stream.read(4)
        if head in (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE):
            raise Refused(f"{path.name} is UTF-32 text. {_HOW}")
        encoding = "utf-16" if head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8-sig"
        decoder = codecs.getincrementaldecoder(encoding)()
        stream.seek(0)
        lines = 1
        while True:
            chunk = stream.read(_CHUNK)
            try:
                text = decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:
                line = lines + bytes(error.object)[: error.start].count(b"\n")
                raise Refused(
                    f"{path.name} is not UTF-8 text: line {line} was written in another encoding, such as "
                    f"Windows-1252. {_HOW}"
                ) from None
            if "\0" in text:
                raise Refused(f"{path.name} is not a text file, or it is UTF-16 without a byte order mark. {_HOW}")
            if not chunk:
                return encoding, lines
            lines += text.count("\n")


def _delimiter(stream: io.TextIOBase, columns: Sequence[str]) -> str:
    """The separator that finds most known columns in the header, else most columns."""
    header = ""
    while not header.strip() and (line := stream.readline(MAX_CELL)):
        header = line
    stream.seek(0)

    def score(delimiter: str) -> tuple[int, int]:
        try:
            names = next(csv.reader([header], delimiter=delimiter), [])
        except csv.Error:
            return (0, 0)
        return (len({column_name(name) for name in names} & set(columns)), len(names))

    return max(_DELIMITERS, key=score)


def _rows(stream: io.TextIOBase, delimiter: str, name: str, skipped: int) -> Iterator[SourceRow]:
    reader = csv.reader(stream, delimiter=delimiter, strict=True)
    while True:
        line = skipped + reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            what = (
                f"a cell has more than {MAX_CELL:,} characters"
                if "field limit" in str(error)
                else "a quotation mark is missing or in the wrong place"
            )
            raise Refused(f"{name} cannot be read at line {line}: {what}. Correct it and import again.") from None
        if len(cells) > MAX_COLUMNS:
            raise Refused(f"Line {line} of {name} has more than {MAX_COLUMNS} columns. Is it the right file?")
        yield SourceRow(line, cells, {})

"""XLSX files: the values of the first sheet, streamed, with limits against broken and hostile files.

openpyxl is not used to read the cells: it keeps all shared texts and every cell object, hides formulas that have no
stored value, and does not report merged cells when it streams. Macros and links to other files are never followed.
"""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO, Protocol
from xml.etree.ElementTree import Element, ParseError
from xml.parsers.expat import ExpatError
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.cell import range_boundaries

from yeastar_desk.domain.errors import Refused
from yeastar_desk.infrastructure.files.sheet import DoctypeFound, SheetReader, TextsReader
from yeastar_desk.infrastructure.files.source import Source, SourceRow

MAX_RATIO = 100  # sheets compress 10 to 30 times, zip bombs 1,000 times
MAX_SMALL_PART = 4_000_000  # bytes, unpacked
MAX_TEXTS = 64_000_000
MAX_SHEET = 400_000_000
_RATIO_FROM = 1_000_000
_PIECE = 1 << 16
_EAST_ASIAN_DATES = (*range(27, 37), *range(50, 59))  # built in, but not in openpyxl's table
_DAMAGE = (
    BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ExpatError, ParseError, DefusedXmlException,
    DoctypeFound, ValueError, LookupError, OverflowError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Book:
    """What the small parts say. `date_styles` are the style numbers that show a date."""

    sheet: str
    texts: str
    date_styles: frozenset[str]
    from_1904: bool


class _Reader(Protocol):
    def feed(self, piece: bytes, last: bool) -> None: ...


@contextmanager
def open_workbook(path: Path) -> Iterator[Source]:
    """Open the first sheet of an XLSX file.

    Raises:
        Refused: damaged, hostile, or another kind of zip file.
    """
    with path.open("rb") as stream:
        with _in_words(path.name):
            archive = ZipFile(stream)
            book = _book(archive, path.name)
            texts = TextsReader()
            if book.texts:
                for _ in _feed(archive, book.texts, MAX_TEXTS, texts):
                    pass
            reader = SheetReader(path.name, texts.texts, book.date_styles, book.from_1904)
            rows = _rows(archive, book.sheet, reader, path.name)
            first = next(rows, None)  # the number of rows is known when the first one is there
        yield Source(chain([first] if first else [], rows), False, reader.about - 1, aligned=False)


@contextmanager
def _in_words(name: str) -> Iterator[None]:
    try:
        yield
    except _DAMAGE as error:
        raise Refused(
            f"{name} is damaged or is not an Excel workbook. Open it in a spreadsheet program, save it as .xlsx "
            "and import it again."
        ) from error


def _rows(archive: ZipFile, part: str, reader: SheetReader, name: str) -> Iterator[SourceRow]:
    header: SourceRow | None = None
    with _in_words(name):
        for _ in _feed(archive, part, MAX_SHEET, reader):
            ready, reader.rows = reader.rows, []
            if header is None:
                header = next((row for row in ready if any(row.cells)), None)
            yield from ready
        if header is not None:
            _refuse_merged(reader.merged, header, name)


def _refuse_merged(areas: list[str], header: SourceRow, name: str) -> None:
    """Merged cells keep a value in their first cell only: the other rows would silently lose it."""
    for area in areas:
        left, _, right, bottom = range_boundaries(area)
        if (bottom or header.line) >= header.line and any(
            cell.strip() for cell in header.cells[(left or 1) - 1 : right]
        ):
            raise Refused(f"{name} has merged cells ({area[:20]}). Unmerge them, fill every cell, and import it again.")


def _feed(archive: ZipFile, part: str, limit: int, reader: _Reader) -> Iterator[None]:
    """Feed a part to its reader, pausing after each piece."""
    with _open(archive, part, limit) as stream:
        while piece := stream.read(_PIECE):
            reader.feed(piece, False)
            yield
        reader.feed(b"", True)
        yield


def _open(archive: ZipFile, part: str, limit: int) -> IO[bytes]:
    info = archive.getinfo(part)
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise NotImplementedError
    unpacked, packed = info.file_size, max(1, info.compress_size)
    if unpacked > limit or (unpacked > _RATIO_FROM and unpacked > packed * MAX_RATIO):
        raise Refused(
            f"{posixpath.basename(archive.filename or '')} would unpack to {unpacked / 1e6:,.0f} MB, far more than a "
            "price or customer list needs. It was not opened."
        )
    return archive.open(info)


def _small(archive: ZipFile, part: str) -> Element:
    with _open(archive, part, MAX_SMALL_PART) as stream:
        root: Element = fromstring(stream.read(), forbid_dtd=True)
    return root


def _book(archive: ZipFile, name: str) -> _Book:
    if "xl/workbook.xml" not in archive.namelist():
        raise Refused(f"{name} is a zip file but not an Excel workbook. Save the table as .xlsx or .csv.")
    parts = {}
    for relation in _small(archive, "xl/_rels/workbook.xml.rels"):
        target = posixpath.normpath(posixpath.join("/xl", relation.get("Target", ""))).lstrip("/")
        parts[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], target)
    book = _small(archive, "xl/workbook.xml")
    sheets = [element for element in book.iter() if _local(element) == "sheet"]
    wanted = [_relation(parts, sheet) for sheet in sheets]
    sheet = next((part for kind, part in wanted if kind == "worksheet"), "")
    if not sheet:
        raise Refused(f"{name} has no sheet with cells. Put the table on the first sheet.")
    by_kind = dict(parts.values())
    properties = next((element for element in book.iter() if _local(element) == "workbookPr"), None)
    return _Book(
        sheet,
        by_kind.get("sharedStrings", ""),
        _date_styles(_small(archive, by_kind["styles"])) if "styles" in by_kind else frozenset(),
        properties is not None and properties.get("date1904", "") in ("1", "true"),
    )


def _relation(parts: dict[str, tuple[str, str]], sheet: Element) -> tuple[str, str]:
    key = next((value for attribute, value in sheet.items() if attribute.endswith("}id")), "")
    return parts.get(key, ("", ""))


def _date_styles(styles: Element) -> frozenset[str]:
    formats = dict(BUILTIN_FORMATS) | dict.fromkeys(_EAST_ASIAN_DATES, "yyyy-mm-dd")
    formats.update(
        (int(element.get("numFmtId", "0")), element.get("formatCode", ""))
        for element in styles.iter()
        if _local(element) == "numFmt"
    )
    cell_formats = next((element for element in styles.iter() if _local(element) == "cellXfs"), None)
    if cell_formats is None:
        return frozenset()
    return frozenset(
        str(index)
        for index, element in enumerate(cell_formats)
        if is_date_format(formats.get(int(element.get("numFmtId", "0"))))
    )


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]

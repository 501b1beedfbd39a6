"""Exports as CSV, XLSX, JSON and ZIP: streamed, and there whole or not at all.

Texts are made harmless for spreadsheets (`escapes`). Numbers and days are numbers and days in CSV and XLSX.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from yeastar_desk.application.exporting import Cell, Record
from yeastar_desk.domain.errors import Refused
from yeastar_desk.infrastructure.files.escapes import to_csv, to_xlsx
from yeastar_desk.infrastructure.files.write import whole_file

_LONGEST = 32_767  # characters in a cell of a workbook


def write_records(path: Path, columns: Sequence[str], records: Iterable[Record]) -> None:
    """Implements `application.exporting.WriteRecords`."""
    writers = {".csv": _write_csv, ".xlsx": _write_xlsx, ".json": _write_json}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise Refused(f"{path.name} has no known ending. Use .csv, .xlsx or .json.", field="file")
    with whole_file(path) as stream:
        writer(stream, columns, records)


def _write_csv(stream: IO[bytes], columns: Sequence[str], records: Iterable[Record]) -> None:
    text = io.TextIOWrapper(stream, "utf-8-sig", newline="", write_through=True)
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(columns)
    rows.writerows([_csv_cell(cell) for cell in record.cells] for record in records)
    text.flush()
    text.detach()


def _csv_cell(cell: Cell) -> str:
    match cell:
        case bool():
            return "yes" if cell else "no"
        case str():
            return to_csv(cell)
        case Decimal():
            return format(cell, "f")
        case date():
            return cell.isoformat()
        case _:
            return str(cell)


def _write_xlsx(stream: IO[bytes], columns: Sequence[str], records: Iterable[Record]) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Export")
    sheet.freeze_panes = "A2"
    sheet.append(list(columns))
    try:
        for record in records:
            sheet.append([_xlsx_cell(sheet, cell) for cell in record.cells])
    except BaseException:
        book.save(io.BytesIO())  # closes and removes openpyxl's temporary file
        raise
    book.save(stream)


def _xlsx_cell(sheet: Any, cell: Cell) -> Any:
    from openpyxl.cell import WriteOnlyCell

    if isinstance(cell, str):
        text = to_xlsx(cell)
        if len(text) > _LONGEST:
            raise Refused(
                f"A text has {len(cell):,} characters, more than a cell of a workbook can. Export as .csv or .json.",
                field="file",
            )
        made = WriteOnlyCell(sheet, text)
        made.data_type = "s"  # else a text that begins with = would become a formula
        return made
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if not isinstance(cell, Decimal):
        return cell
    made = WriteOnlyCell(sheet)
    made.value = cell
    digits = -int(cell.as_tuple().exponent)
    made.number_format = f"#,##0.{'0' * digits}" if digits else "#,##0"
    return made


def _write_json(stream: IO[bytes], columns: Sequence[str], records: Iterable[Record]) -> None:
    """A list of objects, one a line. Amounts are decimal strings."""
    before = b"[\n"
    for record in records:
        data = dict(zip(columns, map(_json_cell, record.cells), strict=True)) | dict(record.whole)
        stream.write(before + json.dumps(data, ensure_ascii=False).encode())
        before = b",\n"
    stream.write(b"\n]\n" if before != b"[\n" else b"[]\n")


def _json_cell(cell: Cell) -> str | int | bool:
    if isinstance(cell, Decimal):
        return format(cell, "f")
    return cell.isoformat() if isinstance(cell, date) else cell


class ZipArchive:
    """Implements `application.exporting.Archive`. The same content gives the same bytes."""

    def __init__(self, file: ZipFile) -> None:
        self._file = file

    def add(self, name: str, data: bytes, day: date) -> None:
        info = ZipInfo(name, (max(1980, day.year), day.month, day.day, 0, 0, 0))
        info.compress_type = ZIP_DEFLATED
        info.external_attr = 0o644 << 16
        self._file.writestr(info, data)

    def add_table(self, name: str, columns: Sequence[str], records: Iterable[Record], day: date) -> None:
        stream = io.BytesIO()
        _write_csv(stream, columns, records)
        self.add(name, stream.getvalue(), day)


@contextmanager
def open_archive(path: Path) -> Iterator[ZipArchive]:
    """Implements `application.exporting.OpenArchive`."""
    if path.suffix.lower() != ".zip":
        raise Refused(f"{path.name} is not a .zip file. Give a name that ends in .zip.", field="file")
    with whole_file(path) as stream, ZipFile(stream, "w") as file:
        yield ZipArchive(file)

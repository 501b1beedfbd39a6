"""Read back what `export` wrote: every text as it was before it was made harmless for spreadsheets."""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any

from yeastar_desk.application.import_orders import ExportFile, ExportRow
from yeastar_desk.domain.errors import Refused
from yeastar_desk.infrastructure.files.escapes import from_csv, from_xlsx
from yeastar_desk.infrastructure.files.source import MAX_CSV_BYTES, Source
from yeastar_desk.infrastructure.files.table import in_words, is_workbook, open_source, places_of, problem_of

_MAX_LINE = 4_000_000  # characters of one order as JSON: hundreds of lines have a tenth


@contextmanager
def read_export(path: Path, columns: Sequence[str], required: Sequence[str]) -> Iterator[ExportFile]:
    """Implements `application.import_orders.ReadExport`. What a file is, is told from its content."""
    with ExitStack() as stack:
        with in_words(path):
            if _is_json(path):
                file = _json_file(stack.enter_context(path.open(encoding="utf-8-sig")), path, columns, required)
            else:
                decode = from_xlsx if is_workbook(path) else from_csv
                source = stack.enter_context(open_source(path, columns))
                places, unknown, width = places_of(path.name, source, columns, required)
                rows = _table_rows(path, source, places, width, decode)
                file = ExportFile(unknown, source.decimal_comma, source.about, rows)
        yield file


def _table_rows(
    path: Path, source: Source, places: Mapping[str, int], width: int, decode: Callable[[str], str]
) -> Iterator[ExportRow]:
    with in_words(path):
        for row in source.rows:
            if not any(row.cells):
                continue
            cells = {
                column: decode(row.cells[index]) if index < len(row.cells) else "" for column, index in places.items()
            }
            out_of_step = source.aligned and len(row.cells) > width
            problem = problem_of(row, width, places) if row.problems or out_of_step else ""
            yield ExportRow(row.line, cells, problem=problem)


# --- JSON -----------------------------------------------------------------------------------------------------


def _is_json(path: Path) -> bool:
    with path.open("rb") as stream:
        start = stream.read(64).removeprefix(codecs.BOM_UTF8)
    return start.lstrip().startswith(b"[")


def _json_file(stream: IO[str], path: Path, columns: Sequence[str], required: Sequence[str]) -> ExportFile:
    with path.open("rb") as counted:
        lines = sum(1 for _ in counted)
    rows = _json_rows(_objects(stream, path), path.name, columns, required)
    return ExportFile((), False, max(0, lines - 2), rows)


def _objects(stream: IO[str], path: Path) -> Iterator[tuple[int, Any]]:
    """The objects with their lines: one a line as they were written, or the whole file when it was laid out anew."""
    try:
        first = stream.readline(_MAX_LINE)
        if first.strip() == "[":
            yield from _line_by_line(stream)
            return
        if path.stat().st_size > MAX_CSV_BYTES:
            raise Refused(f"{path.name} is too large to be read as a whole. Use the file as it was exported.")
        yield from enumerate(json.loads(first + stream.read()), start=1)
    except (ValueError, RecursionError, TypeError):
        raise Refused(f"{path.name} is damaged or is not an export of orders. Export the orders again.") from None


def _line_by_line(stream: IO[str]) -> Iterator[tuple[int, Any]]:
    ended = False
    for number, text in enumerate(iter(lambda: stream.readline(_MAX_LINE), ""), start=2):
        line = text.strip()
        if line == "]":
            ended = True
        elif line:
            yield number, json.loads(line.removesuffix(","))
    if not ended:
        raise ValueError("cut off")


def _json_rows(
    objects: Iterable[tuple[int, Any]], name: str, columns: Sequence[str], required: Sequence[str]
) -> Iterator[ExportRow]:
    known = frozenset(columns)
    for line, data in objects:
        if not isinstance(data, dict) or any(column not in data for column in required):
            raise Refused(f"{name} is not an export of orders: line {line} has no order.")
        cells = {column: _text(data[column]) for column in columns if column in data}
        yield ExportRow(line, cells, {key: value for key, value in data.items() if key not in known})


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else json.dumps(value)

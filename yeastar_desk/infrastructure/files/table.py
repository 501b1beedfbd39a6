"""Open a CSV or XLSX file as a table with known columns. Every failure is one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from difflib import get_close_matches
from operator import itemgetter
from pathlib import Path

from yeastar_desk.application.tables import Table, TableRow
from yeastar_desk.domain.errors import Refused
from yeastar_desk.infrastructure.files.csv_text import open_csv
from yeastar_desk.infrastructure.files.source import (
    MAX_CSV_BYTES,
    MAX_ROWS,
    MAX_WORKBOOK_BYTES,
    Source,
    SourceRow,
    clean_cells,
    column_name,
    damage,
)

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"  # .xls, and .xlsx with a password


@contextmanager
def read_table(path: Path, columns: Sequence[str], required: Sequence[str]) -> Iterator[Table]:
    """Open a table; what it is, is told from its content and not from its name.

    Args:
        path: a CSV file, or an XLSX file of which the first sheet is read.
        columns: the names that are known; case, spaces and hyphens in the header do not matter.
        required: those of them that must be there.

    Raises:
        Refused: no such file, too big, another format, damaged, or a required column is missing.
    """
    with ExitStack() as stack:
        with in_words(path):
            source = stack.enter_context(open_source(path, columns))
            table = _table(path.name, source, columns, required)
        yield table


def is_workbook(path: Path) -> bool:
    """Whether a file is a workbook; else it is CSV."""
    with path.open("rb") as stream:
        return stream.read(4) == _ZIP


def open_source(path: Path, columns: Sequence[str]) -> AbstractContextManager[Source]:
    """The reader for what the file's first bytes say it is."""
    start = _first_bytes(path)
    if start == _OLD_OFFICE:
        raise Refused(
            f"{path.name} is an old .xls file or is protected with a password. "
            "Save it as .xlsx without a password, then import it again."
        )
    if start == _ZIP:
        from yeastar_desk.infrastructure.files.workbook import open_workbook

        return open_workbook(path)
    return open_csv(path, columns)


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Failures of the disk as sentences about a file."""
    try:
        yield
    except FileNotFoundError:
        raise Refused(f"There is no file {path}. Check the path.") from None
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror or error}. Check the file and try again.") from None


def _first_bytes(path: Path) -> bytes:
    if path.exists() and not path.is_file():
        raise Refused(f"{path} is not a file. Choose a CSV or XLSX file.")
    size = path.stat().st_size
    if size == 0:
        raise Refused(f"{path.name} is empty. Choose a file with a header row and rows below it.")
    with path.open("rb") as stream:
        start = stream.read(4)
    limit = MAX_WORKBOOK_BYTES if start == _ZIP else MAX_CSV_BYTES
    if size > limit:
        raise Refused(
            f"{path.name} has {size / 1e6:,.0f} MB; such a file may have {limit // 1_000_000} MB. "
            "Split it and import the parts one after the other."
        )
    return start


def _table(name: str, source: Source, columns: Sequence[str], required: Sequence[str]) -> Table:
    places, unknown, width = places_of(name, source, columns, required)
    rows = _rows(name, source, width, places)
    return Table(frozenset(places), unknown, source.decimal_comma, max(0, min(source.about, MAX_ROWS)), rows)


def places_of(
    name: str, source: Source, columns: Sequence[str], required: Sequence[str]
) -> tuple[dict[str, int], tuple[str, ...], int]:
    """Read the header: where the known columns are, what the others are called, and how many there are.

    Raises:
        Refused: there is no header, a column is there twice or a required one is missing.
    """
    header = next((row for row in source.rows if any(cell.strip() for cell in row.cells)), None)
    if header is None:
        raise Refused(f"{name} is empty. Choose a file with a header row and rows below it.")
    places: dict[str, int] = {}
    unknown = []
    for index, cell in enumerate(header.cells):
        column = column_name(cell)
        if column in places:
            raise Refused(f"{name} has the column {column} twice. Remove one of them.")
        if column in columns:
            places[column] = index
        elif column:
            unknown.append(" ".join(cell.split())[:60])
    _check_required(name, places, unknown, required, "first row" if source.aligned else "first row of the first sheet")
    return places, tuple(unknown), len(header.cells)


def _check_required(
    name: str, places: Mapping[str, int], unknown: Sequence[str], required: Sequence[str], where: str
) -> None:
    missing = [column for column in required if column not in places]
    if not missing:
        return
    what = f"the column {missing[0]}" if len(missing) == 1 else f"the columns {', '.join(missing)}"
    hints = []
    for column in missing:
        near = get_close_matches(column, [column_name(text) for text in unknown], 1)
        hints += [f" Is “{near[0]}” meant to be {column}?"] if near else []
    raise Refused(f"{name} has no header for {what}. The {where} must name the columns.{''.join(hints[:3])}")


def _rows(name: str, source: Source, width: int, places: Mapping[str, int]) -> Iterator[TableRow]:
    count = 0
    last = max(places.values())
    pick = itemgetter(*places.values(), last)  # the last one twice: of a single place it would make no tuple
    with in_words(Path(name)):
        for row in source.rows:
            cells = clean_cells(row.cells)
            if not any(cells) and not row.problems:
                continue
            count += 1
            if count > MAX_ROWS:
                raise Refused(
                    f"{name} has more than {MAX_ROWS:,} rows. Split it and import the parts one after the other."
                )
            if len(cells) <= last:
                cells += [""] * (last + 1 - len(cells))
            problem = ""
            if row.problems or (source.aligned and len(cells) > width):
                problem = problem_of(row, width, places)
            known = pick(cells)
            yield TableRow(row.line, dict(zip(places, known, strict=False)), problem or damage(known))
    if count == 0:
        raise Refused(f"{name} has a header but no rows below it. There is nothing to import.")


def problem_of(row: SourceRow, width: int, places: Mapping[str, int]) -> str:
    """Why a row cannot be used, empty when it can."""
    for column, index in places.items():
        if index in row.problems:
            return f"{column} {row.problems[index]}"
    if not row.problems and any(row.cells[width:]):
        return (
            f"It has {len(row.cells)} cells, the header has {width}. "
            "A separator inside a text must be in quotation marks."
        )
    return ""

"""Price, customer and package files for the tests of the imports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

PRICE = {
    "price_list": "EUR 2027",
    "currency": "EUR",
    "valid_from": "2026-01-01",
    "product": "workplace",
    "item": "standard",
    "kind": "plan",
    "pricing_model": "quantity",
    "cycle": "annually",
    "unit_price": "590",
}
COMPANY = {"company_id": "W-100001", "name": "Alsterblick GmbH"}
PACKAGE = {
    "yeastar_id": "pbx@alster.example",
    "company": "Alster Telefon GmbH",
    "extensions": "100",
    "starts_on": "2026-03-01",
    "expires_on": "2027-03-01",
}


def write_csv(path: Path, first: Mapping[str, str], *changes: Mapping[str, str], separator: str = ",") -> Path:
    """A file with one row for each change of `first`."""
    rows = [{**first, **change} for change in changes or ({},)]
    columns = list(dict.fromkeys(column for row in rows for column in row))
    lines = [columns, *([row.get(column, "") for column in columns] for row in rows)]
    path.write_text("".join(f"{_line(line, separator)}\n" for line in lines), encoding="utf-8")
    return path


def _line(cells: Sequence[str], separator: str) -> str:
    return separator.join('"' + cell.replace('"', '""') + '"' for cell in cells)

"""Workbooks made by hand, to hold what spreadsheet programs would not write."""

from __future__ import annotations

import zipfile
from pathlib import Path

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS = "http://schemas.openxmlformats.org/package/2006/relationships"


def cell(place: str, value: str = "", kind: str = "inlineStr", *, formula: str = "", style: int = 0) -> str:
    """One cell. `kind` inlineStr holds a text, everything else a stored value."""
    if kind == "inlineStr":
        return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'
    inside = (f"<f>{formula}</f>" if formula else "") + (f"<v>{value}</v>" if value else "")
    return f'<c r="{place}" t="{kind}" s="{style}">{inside}</c>'


def row(number: int, *cells: str) -> str:
    """Cells that are not markup become texts in the columns A, B, C and so on."""
    made = [text if text.startswith("<") else cell(f"{chr(65 + i)}{number}", text) for i, text in enumerate(cells)]
    return f'<row r="{number}">{"".join(made)}</row>'


def write_workbook(
    path: Path,
    rows: str,
    *,
    after: str = "",
    before: str = "",
    shared: str = "",
    styles: str = "",
    workbook: str = "",
    doctype: str = "",
) -> Path:
    """Write a workbook with one sheet. `before` and `after` go around the sheet's data."""
    sheet = f'{doctype}<worksheet xmlns="{_MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    links = [("rId1", "worksheet", "worksheets/sheet1.xml")]
    parts = {"xl/worksheets/sheet1.xml": sheet}
    if shared:
        links.append(("rId2", "sharedStrings", "sharedStrings.xml"))
        parts["xl/sharedStrings.xml"] = shared if shared.startswith("<?") else f'<sst xmlns="{_MAIN}">{shared}</sst>'
    if styles:
        links.append(("rId3", "styles", "styles.xml"))
        parts["xl/styles.xml"] = f'<styleSheet xmlns="{_MAIN}">{styles}</styleSheet>'
    parts["xl/workbook.xml"] = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}">{workbook}<sheets><sheet name="S" sheetId="1" r:id="rId1"/>'
        "</sheets></workbook>"
    )
    parts["xl/_rels/workbook.xml.rels"] = (
        f'<Relationships xmlns="{_PARTS}">'
        + "".join(f'<Relationship Id="{i}" Type="{_LINKS}/{kind}" Target="{target}"/>' for i, kind, target in links)
        + "</Relationships>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path

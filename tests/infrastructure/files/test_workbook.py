from __future__ import annotations

import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.infrastructure.files.workbooks import cell, row, write_workbook
from yeastar_desk.application.tables import TableRow
from yeastar_desk.domain.errors import Refused
from yeastar_desk.infrastructure.files import read_table
from yeastar_desk.infrastructure.files.sheet import number_text

COLUMNS = ("price_list", "unit_price", "valid_from")
REQUIRED = COLUMNS[:2]
HEADER = row(1, *COLUMNS)


def rows_of(path: Path) -> list[TableRow]:
    with read_table(path, COLUMNS, REQUIRED) as table:
        return list(table.rows)


def outcome(path: Path) -> str:
    """What the user is told."""
    try:
        with read_table(path, COLUMNS, REQUIRED) as table:
            return f"Read {sum(1 for _ in table.rows)} rows."
    except Refused as refused:
        return refused.sentence


def refusal(path: Path) -> str:
    with pytest.raises(Refused) as refused, read_table(path, COLUMNS, REQUIRED) as table:
        list(table.rows)
    assert "\n" not in refused.value.sentence
    return refused.value.sentence


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "prices.xlsx"


def test_what_a_spreadsheet_program_writes(file: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Price list", "Unit price", "Valid from", "My notes"])
    sheet.append(["EUR 2027", 0.0065, date(2027, 1, 1), "x"])
    sheet.append(["EUR 2027", 590, datetime(2027, 1, 1), None])  # noqa: DTZ001 - cells have no time zone
    sheet.append([2027, "12.50", "2027-01-01", True])
    sheet.append([])
    sheet.append(["Größe 北京", 0.1 + 0.2, None])
    book.save(file)

    with read_table(file, COLUMNS, REQUIRED) as table:
        found = [(one.line, *one.cells.values()) for one in table.rows]

    assert table.unknown == ("My notes",)
    assert not table.decimal_comma
    assert found == [
        (2, "EUR 2027", "0.0065", "2027-01-01"),
        (3, "EUR 2027", "590", "2027-01-01"),
        (4, "2027", "12.50", "2027-01-01"),
        (6, "Größe 北京", "0.3", ""),
    ]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("6.4999999999999997E-3", "0.0065"),
        ("0.30000000000000004", "0.3"),
        ("590.0", "590"),
        ("-12.5", "-12.5"),
        ("1E3", "1000"),
        ("1234567.89", "1234567.89"),
    ],
)
def test_numbers_read_as_they_are_shown(raw: str, text: str) -> None:
    assert number_text(raw) == text


def test_shared_and_rich_texts(file: Path) -> None:
    shared = "<si><t>EUR</t></si><si><r><t>Half </t></r><r><t>bold</t></r><rPh><t>reading</t></rPh></si>"
    write_workbook(
        file, HEADER + row(2, cell("A2", "1", "s"), cell("B2", "12", "n"), cell("C2", "0", "s")), shared=shared
    )

    assert [tuple(one.cells.values()) for one in rows_of(file)] == [("Half bold", "12", "EUR")]


@pytest.mark.parametrize(
    ("styles", "workbook", "raw", "text"),
    [
        ('<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>', "", "46388", "2027-01-01"),
        (
            '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
            '<workbookPr date1904="1"/>',
            "44926",
            "2027-01-01",
        ),
        (
            '<numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts>'
            '<cellXfs><xf/><xf numFmtId="170"/></cellXfs>',
            "",
            "46388",
            "2027-01-01",
        ),
        ('<cellXfs><xf numFmtId="0"/><xf numFmtId="31"/></cellXfs>', "", "46388", "2027-01-01"),
        ('<cellXfs><xf numFmtId="0"/><xf numFmtId="4"/></cellXfs>', "", "46388", "46388"),
        ('<cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs>', "", "46388.5", "2027-01-01 12:00:00"),
        ('<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>', "", "1e300", "1e300"),
    ],
)
def test_dates_are_told_by_their_format(file: Path, styles: str, workbook: str, raw: str, text: str) -> None:
    write_workbook(file, HEADER + row(2, "A", "1", cell("C2", raw, "n", style=1)), styles=styles, workbook=workbook)

    assert rows_of(file)[0].cells["valid_from"] == text


def test_a_formula_counts_with_its_stored_value_only(file: Path) -> None:
    write_workbook(
        file,
        HEADER
        + row(2, "A", cell("B2", "12", "n", formula="6*2"))
        + row(3, "A", cell("B3", "", "n", formula="6*2"))
        + row(4, cell("A4", "", "str", formula='""'), "3")
        + row(5, "A", cell("B5", "#DIV/0!", "e", formula="1/0"))
        + row(6, "A", "1", "", cell("D6", "", "n", formula="1+1")),
    )

    good, missing, empty, error, elsewhere = rows_of(file)

    assert (good.cells["unit_price"], good.problem) == ("12", "")
    assert missing.problem.startswith("unit_price has a formula without a stored value")
    assert (empty.cells["price_list"], empty.problem) == ("", "")
    assert error.problem.startswith("unit_price shows #DIV/0!")
    assert elsewhere.problem == ""


def test_a_number_with_more_digits_than_a_spreadsheet_keeps_is_refused(file: Path) -> None:
    long = "12345678901234567890"
    write_workbook(
        file,
        HEADER
        + row(2, "A", cell("B2", long, "n"))
        + row(3, "A", cell("B3", "1.2345678901234567E+19", "n"))
        + row(4, cell("A4", long, "str"), cell("B4", "0.30000000000000004", "n"))
        + row(5, "A", cell("B5", "123456789012345", "n")),
    )

    first, second, text, exact = rows_of(file)

    assert (
        first.problem
        == second.problem
        == ("unit_price is a number of more than 15 digits, and the last ones are lost. Format it as text.")
    )
    assert (text.cells["price_list"], text.cells["unit_price"], text.problem) == (long, "0.3", "")
    assert (exact.cells["unit_price"], exact.problem) == ("123456789012345", "")


def test_formulas_of_openpyxl_have_no_stored_value(file: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["price_list", "unit_price"])
    sheet.append(["A", "=6*2"])
    book.save(file)

    assert "without a stored value" in rows_of(file)[0].problem


def test_merged_cells_are_refused(file: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (["price_list", "unit_price"], ["EUR", 1], [None, 2], [None, 3]):
        sheet.append(line)
    sheet.merge_cells("A2:A4")
    book.save(file)

    assert "merged cells (A2:A4)" in refusal(file)


def test_merged_cells_beside_the_table_do_not_matter(file: Path) -> None:
    merged = '<mergeCells><mergeCell ref="F1:G9"/></mergeCells>'
    write_workbook(file, HEADER + row(2, "A", "1"), after=merged)

    assert len(rows_of(file)) == 1


def test_texts_to_the_right_of_the_table_do_not_matter(file: Path) -> None:
    write_workbook(file, HEADER + row(2, "A", "1", "", "", "", "a remark"))

    assert rows_of(file)[0].problem == ""


def a_million_rows(path: Path) -> None:
    numbers = range(2, 1_000_002)
    write_workbook(path, HEADER + "".join(f"<row r='{n}'><c><v>{n}</v></c><c><v>1</v></c></row>" for n in numbers))


def a_million_columns(path: Path) -> None:
    write_workbook(path, HEADER + "<row r='2'>" + "".join(f"<c><v>{n}</v></c>" for n in range(1_000_000)) + "</row>")


def a_zip_bomb(path: Path) -> None:
    write_workbook(path, HEADER + row(2, "A" * 50_000_000, "1"))


def a_bomb_of_shared_texts(path: Path) -> None:
    write_workbook(path, HEADER, shared="<si><t>" + "A" * 50_000_000 + "</t></si>")


def a_bomb_of_styles(path: Path) -> None:
    write_workbook(path, HEADER, styles="<x>" + " " * 50_000_000 + "</x>")


def billion_laughs(path: Path) -> None:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    write_workbook(path, HEADER + row(2, "&l9;", "1"), doctype=f'<!DOCTYPE worksheet [<!ENTITY l0 "ha">{entities}]>')


def an_outside_entity(path: Path) -> None:
    doctype = '<!DOCTYPE worksheet [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    write_workbook(path, HEADER + row(2, "&x;", "1"), doctype=doctype)


def a_doctype_in_the_texts(path: Path) -> None:
    shared = '<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY x "y">]><sst><si><t>&x;</t></si></sst>'
    write_workbook(path, HEADER, shared=shared)


def a_huge_cell(path: Path) -> None:
    import random

    noise = random.Random(1).choices("abcdefghijklmnop", k=400_000)
    write_workbook(path, HEADER + row(2, "".join(noise), "1"))


def no_workbook(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")


def no_rows(path: Path) -> None:
    write_workbook(path, HEADER)


def nothing(path: Path) -> None:
    write_workbook(path, "")


def broken_xml(path: Path) -> None:
    write_workbook(path, HEADER + "<row><c>")


def a_text_that_is_not_there(path: Path) -> None:
    write_workbook(path, HEADER + row(2, cell("A2", "7", "s"), "1"))


def a_sheet_outside_the_file(path: Path) -> None:
    write_workbook(path, HEADER)
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(
        b"worksheets/sheet1.xml", b"../../../../etc/passwd"
    )
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data)


def cut_off(path: Path) -> None:
    write_workbook(path, HEADER + row(2, "A", "1"))
    path.write_bytes(path.read_bytes()[:-200])


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (a_million_rows, "more than 200,000 rows"),
        (a_million_columns, "Row 2 of prices.xlsx has more than 256 columns"),
        (a_zip_bomb, "would unpack to 50 MB"),
        (a_bomb_of_shared_texts, "would unpack to 50 MB"),
        (a_bomb_of_styles, "would unpack to 50 MB"),
        (billion_laughs, "damaged"),
        (an_outside_entity, "damaged"),
        (a_doctype_in_the_texts, "damaged"),
        (a_huge_cell, "row 2 of prices.xlsx has more than 131,072 characters"),
        (no_workbook, "not an Excel workbook"),
        (no_rows, "no rows below"),
        (nothing, "is empty"),
        (broken_xml, "damaged"),
        (a_text_that_is_not_there, "damaged"),
        (a_sheet_outside_the_file, "damaged"),
        (cut_off, "damaged"),
    ],
)
def test_a_broken_workbook_is_one_sentence(file: Path, make: Callable[[Path], None], words: str) -> None:
    make(file)

    sentence = outcome(file)

    assert words in sentence
    assert "\n" not in sentence


def peak_of(path: Path) -> int:
    tracemalloc.start()
    try:
        outcome(path)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("make", [a_million_columns, a_zip_bomb, a_bomb_of_shared_texts, billion_laughs, a_huge_cell])
def test_hostile_workbooks_are_not_unpacked_into_memory(file: Path, make: Callable[[Path], None]) -> None:
    make(file)

    assert peak_of(file) < 8_000_000


def test_reading_needs_the_same_memory_for_any_number_of_rows(file: Path) -> None:
    write_workbook(file, HEADER + "".join(row(n, "A" * 50, "1", "2027-01-01") for n in range(2, 10_000)))

    assert peak_of(file) < 8_000_000


@settings(max_examples=150)
@given(st.data())
def test_a_workbook_with_any_bytes_changed_is_rows_or_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    file = tmp_path_factory.getbasetemp() / "changed.xlsx"
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    write_workbook(file, HEADER + row(2, "A", "1", cell("C2", "46388", "n", style=1)), styles=styles)
    content = bytearray(file.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    file.write_bytes(content)

    assert outcome(file).endswith((".", "?"))


ELEMENTS = (
    "<row>", "<row r='2'>", "<row r='x'>", "</row>", "<c r='A2'>", "<c t='s'>", "<c r='!'>", "</c>", "<v>", "1",
    "</v>", "<c r='ZZZZZZZZZZ1' t='str'>", "<f>", "</f>", "<v>1e999</v>", "<v>NaN</v>", "<c t='b'>", "<c t='d'>",
    "<c r='C2' s='1'>", "<c r='a1'>", "<mergeCell ref='x'/>", "<dimension ref='A1:Z99999999999'/>",
)  # fmt: skip


@settings(max_examples=100)
@given(st.lists(st.sampled_from(ELEMENTS), max_size=14))
def test_a_sheet_of_any_elements_is_rows_or_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, elements: list[str]
) -> None:
    file = tmp_path_factory.getbasetemp() / "elements.xlsx"
    write_workbook(file, HEADER + "".join(elements), styles='<cellXfs><xf/><xf numFmtId="14"/></cellXfs>')

    assert outcome(file).endswith((".", "?"))

from __future__ import annotations

import codecs
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from yeastar_desk.application.tables import TableRow
from yeastar_desk.domain.errors import Refused
from yeastar_desk.infrastructure.files import read_table

COLUMNS = ("company_id", "name", "email", "country")
REQUIRED = ("company_id", "name")


def rows_of(path: Path) -> list[TableRow]:
    with read_table(path, COLUMNS, REQUIRED) as table:
        return list(table.rows)


def count_rows(path: Path) -> int:
    with read_table(path, COLUMNS, REQUIRED) as table:
        return sum(1 for _ in table.rows)


def outcome(path: Path) -> str:
    """What the user is told."""
    try:
        return f"Read {count_rows(path)} rows."
    except Refused as refused:
        return refused.sentence


def cells(path: Path) -> list[tuple[str, ...]]:
    return [tuple(row.cells.values()) for row in rows_of(path)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "list.csv"


def refusal(path: Path) -> str:
    with pytest.raises(Refused) as refused:
        rows_of(path)
    assert "\n" not in refused.value.sentence
    return refused.value.sentence


TABLE = "company_id,name\nW-1,Café <Größe> & Söhne\nW-2,شركة النور\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TABLE, "utf-8"),
        (TABLE, "utf-8-sig"),
        (TABLE, "utf-16"),
        (TABLE.replace(",", ";"), "utf-8"),
        (TABLE.replace(",", "\t"), "utf-16"),
        (TABLE.replace("\n", "\r\n"), "utf-8-sig"),
        (TABLE.replace("\n", "\r"), "utf-8"),
        ("\n\n" + TABLE.replace("\n", "\n\n"), "utf-8"),
        ('"company_id","name"\n"W-1","Café <Größe> & Söhne"\n"W-2","شركة النور"', "utf-8"),
    ],
)
def test_the_usual_ways_to_save_a_table(file: Path, text: str, encoding: str) -> None:
    file.write_bytes(text.encode(encoding))

    assert cells(file) == [("W-1", "Café <Größe> & Söhne"), ("W-2", "شركة النور")]


def test_the_name_of_the_file_does_not_matter(tmp_path: Path) -> None:
    file = tmp_path / "list.xlsx"
    file.write_text(TABLE, encoding="utf-8")

    assert len(cells(file)) == 2


def test_headers_are_matched_without_case_spaces_and_order(file: Path) -> None:
    file.write_text(" Name ;COMPANY ID;E-Mail;Favourite colour;;Country\nA;W-1;x;blue;;DE\n", encoding="utf-8")

    with read_table(file, COLUMNS, REQUIRED) as table:
        (row,) = table.rows

    assert dict(row.cells) == {"name": "A", "company_id": "W-1", "country": "DE"}
    assert table.unknown == ("E-Mail", "Favourite colour")
    assert table.columns == {"name", "company_id", "country"}


def test_a_comma_is_decimal_only_where_semicolons_separate(file: Path) -> None:
    for text, expected in (("company_id;name\n1;2\n", True), ("company_id,name\n1,2\n", False)):
        file.write_text(text, encoding="utf-8")
        with read_table(file, COLUMNS, REQUIRED) as table:
            assert table.decimal_comma is expected


def test_the_separator_that_excel_names_before_the_header(file: Path) -> None:
    file.write_text("sep=;\ncompany_id;name\nW-1;A, B\nW-2;C;D\n", encoding="utf-8")

    first, second = rows_of(file)

    assert (first.line, first.cells["name"]) == (3, "A, B")
    assert (second.line, second.problem[:16]) == (4, "It has 3 cells, ")


@pytest.mark.parametrize("name", ["São Paulo", "SÃO PAULO", "Ångström", "CAFÉ™", "Ò Ó Ã", "“Ä”", "北京", "Łódź"])
def test_a_name_with_rare_letters_is_not_taken_for_broken(file: Path, name: str) -> None:
    file.write_text(f"company_id,name,note\nW-1,{name},#N/A\n", encoding="utf-8")

    (row,) = rows_of(file)

    assert (row.cells["name"], row.problem) == (name, "")


def test_lines_are_counted_as_an_editor_counts_them(file: Path) -> None:
    file.write_text('company_id,name\nW-1,"two\nlines"\n\nW-2,B\nW-3,C,stray\n', encoding="utf-8")

    found = rows_of(file)

    assert [row.line for row in found] == [2, 5, 6]
    assert found[0].cells["name"] == "two lines"
    assert "3 cells" in found[2].problem
    assert found[1].problem == ""


def test_short_rows_are_filled_up(file: Path) -> None:
    file.write_text("company_id,name,email,country\nW-1,A\n", encoding="utf-8")

    assert cells(file) == [("W-1", "A", "", "")]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", ["list.csv is empty"]),
        (b"\n \n", ["list.csv is empty"]),
        (b"company_id,name\n", ["no rows below"]),
        ("company_id,name\nW-1,A\nW-2,Größe\n".encode("cp1252"), ["line 3", "Windows-1252", "CSV UTF-8"]),
        ("company_id,name\nW-1,Łódź\n".encode("cp1250"), ["line 2", "not UTF-8"]),
        ("company_id,name\nW-1,A\n".encode("utf-16-le"), ["UTF-16 without a byte order mark"]),
        (codecs.BOM_UTF32_LE + "company_id,name\nW-1,A\n".encode("utf-32-le"), ["UTF-32"]),
        (codecs.BOM_UTF16_LE + b"a\x00\x00\xd8", ["not UTF-8 text"]),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", ["list.csv"]),
        (b"\x00" * 5000, ["not a text file"]),
        (b"%PDF-1.7\nstream", ["is not a table"]),
        (b"MZ\x90\x00\x03", ["is not a table"]),
        (b"\xef\xbb\xbf\n<!DOCTYPE html><table><tr><td>company_id", ["web page"]),
        (b"<html><table>", ["web page"]),
        (b"sep=;\n", ["list.csv is empty"]),
        (b'sep=;\ncompany_id;name\nW-1;A;B\n\nW-2;"B', ["line 5", "quotation mark"]),
        (b"company_id\nW-1\n", ["no header for the column name"]),
        (b"companyid,name\nW-1,A\n", ["company_id", "Is “companyid” meant to be company_id?"]),
        (b"company_id,name,Name\nW-1,A,B\n", ["column name twice"]),
        (b'company_id,name\nW-1,"A\nW-2,B\n', ["line 2", "quotation mark"]),
        (b'company_id,name\nW-1,A\nW-2,"B"x\n', ["line 3", "quotation mark"]),
        (b"company_id,name\nW-1," + b"x" * 200_000, ["line 2", "131,072 characters"]),
        (b"company_id,name" + b",x" * 1_000_000 + b"\nW-1,A\n", ["Line 1", "256 columns"]),
        (b"company_id,name\nW-1,A" + b"," * 1_000_000 + b"\n", ["Line 2", "256 columns"]),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, ["old .xls", "password"]),
        (b"PK\x03\x04" + b"\x00" * 600, ["damaged"]),
    ],
)
def test_a_broken_file_is_one_sentence(file: Path, content: bytes, words: list[str]) -> None:
    file.write_bytes(content)

    sentence = refusal(file)

    for word in words:
        assert word in sentence


def test_what_is_no_file_is_one_sentence(tmp_path: Path) -> None:
    assert "There is no file" in refusal(tmp_path / "nothing.csv")
    assert "is not a file" in refusal(tmp_path)
    assert "is not a file" in refusal(Path("/dev/null")) or not Path("/dev/null").exists()


def test_a_million_rows_are_refused(file: Path) -> None:
    file.write_bytes(b"company_id,name\n" + b"W-1,A\n" * 1_000_000)

    assert "more than 200,000 rows" in outcome(file)


def test_reading_needs_the_same_memory_for_any_number_of_rows(file: Path) -> None:
    file.write_bytes(b"company_id,name\n" + b"".join(b"W-%d,%s\n" % (n, b"A" * 100) for n in range(20_000)))
    tracemalloc.start()
    try:
        assert outcome(file) == "Read 20000 rows."
        streamed = tracemalloc.get_traced_memory()[1]
        tracemalloc.reset_peak()
        rows_of(file)
        kept = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert streamed < 4_000_000 < kept


def test_a_file_beyond_the_limit_is_refused_unread(file: Path) -> None:
    with file.open("wb") as stream:
        stream.write(b"company_id,name\n")
        stream.truncate(65_000_000)

    assert "65 MB" in refusal(file)


@settings(max_examples=200)
@given(
    st.binary(max_size=400), st.sampled_from([b"", b"company_id,name\n", b"company_id;name;email\r\n", b"PK\x03\x04"])
)
@example(b"\xef\xbb\xbf", b"")
@example(b'"', b"company_id,name\n")
@example(b"\r\r\n\r", b"company_id,name\n")
def test_any_bytes_are_rows_or_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, header: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.csv"
    file.write_bytes(header + content)

    assert outcome(file).endswith((".", "?"))

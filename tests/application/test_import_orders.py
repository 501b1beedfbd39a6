"""An export of orders can be imported again without loss, in every format, and nothing of this laptop changes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.office import CONTACT, ORDER
from tests.sales import price_list
from tests.subscription_office import SubscriptionOffice
from yeastar_desk.application import export_orders, import_orders
from yeastar_desk.application.export_orders import ExportOrders
from yeastar_desk.application.exporting import Record
from yeastar_desk.application.import_orders import ImportOrders
from yeastar_desk.application.order_columns import CHANGING, COLUMNS
from yeastar_desk.application.ports import OrderFilter
from yeastar_desk.application.tables import ImportCancelled, ImportRefused
from yeastar_desk.domain.errors import Refused
from yeastar_desk.infrastructure.db import SqlDatabase, open_database
from yeastar_desk.infrastructure.files import read_export, write_records
from yeastar_desk.infrastructure.files.escapes import from_csv, from_xlsx, to_csv, to_xlsx

FORMATS = ["csv", "xlsx", "json"]
NAMES = [
    "=1+1", "+49 Hotel", "-minus", "@home", "'t Hooft", "''", " =cmd|'/c calc'!A1", "\t=1", 'Ümlaut; "x", 中文',
    "شركة النور", "two\nlines", "carriage\rreturn", "  spaces  ", "_x000D_ as text", "1.50", "2026-01-31", "007",
]  # fmt: skip


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SubscriptionOffice]:
    folder = tmp_path / "office"
    folder.mkdir()
    made = SubscriptionOffice(folder)
    yield made
    made.database.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqlDatabase]:
    """The empty database of another laptop, or of the distributor's office."""
    address = str(tmp_path / "elsewhere.sqlite3")
    if request.param == "postgresql":
        address = request.getfixturevalue("postgres_url")
    made = open_database(address)
    yield made
    made.close()


@pytest.fixture
def sold(office: SubscriptionOffice) -> SubscriptionOffice:
    """An order for each of the names; the first is paid, the second cancelled, one is remarked, two are at once."""
    numbers = []
    for index, name in enumerate(NAMES):
        contact = replace(CONTACT, company=name)
        request = replace(
            ORDER, subject_id=f"X-{index}", subject_name=name, verified=False, billing_contact=contact, po_number=name
        )
        numbers.append(office.place(request).order.number)
        if index != 3:
            office.clock.sleep(timedelta(seconds=1))
    office.pay(numbers[0])
    office.cancel_order(numbers[1], "=why")
    office.remark_order(numbers[2], custom_reference="=A1", owner="'Ana", comment="a\nb")
    return office


def exported(database: SqlDatabase, file: Path, wanted: OrderFilter | None = None) -> Path:
    export = ExportOrders(database, write_records)
    export(file) if wanted is None else export(file, wanted)
    return file


def sheet_of(file: Path) -> bytes:
    """A workbook says in another part when it was written."""
    with ZipFile(file) as book:
        return book.read("xl/worksheets/sheet1.xml")


def same(one: Path, other: Path) -> bool:
    if one.suffix == ".xlsx":
        return sheet_of(one) == sheet_of(other)
    return one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("ending", FORMATS)
def test_export_import_export_gives_the_same_file(
    sold: SubscriptionOffice, elsewhere: SqlDatabase, tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_orders, "CHUNK", 4)
    monkeypatch.setattr(import_orders, "CHUNK", 5)
    file = exported(sold.database, tmp_path / f"orders.{ending}")
    use = ImportOrders(elsewhere, read_export)
    preview = use.preview(file)
    assert (preview.new, preview.changed, preview.refused_count) == (len(NAMES), 0, 0)
    assert exported(elsewhere, tmp_path / f"nothing.{ending}").stat().st_size < file.stat().st_size
    use(file)
    again = exported(elsewhere, tmp_path / f"again.{ending}")
    assert same(file, again)
    assert elsewhere.verify() == []
    once_more = use(again).preview
    assert (once_more.new, once_more.changed, once_more.unchanged) == (0, 0, len(NAMES))
    with elsewhere.read() as work:
        told = work.imported_orders.page("", 0, 99, descending=False)
        assert sorted(order.cells["company"] for order in told) == sorted(NAMES)
        assert work.orders.count(OrderFilter()) == 0, "imported orders are not orders of this laptop"


def test_the_comparison_notices_a_changed_cell(sold: SubscriptionOffice, tmp_path: Path) -> None:
    """Positive control of the test above, in the format whose comparison looks at a part only."""
    file = exported(sold.database, tmp_path / "orders.xlsx")
    book = load_workbook(file)
    book["Export"].cell(3, COLUMNS.index("comment") + 1).value = "changed"
    book.save(tmp_path / "changed.xlsx")
    assert not same(file, tmp_path / "changed.xlsx")


@pytest.mark.parametrize("ending", FORMATS)
def test_on_the_same_laptop_an_import_proves_equality(sold: SubscriptionOffice, tmp_path: Path, ending: str) -> None:
    file = exported(sold.database, tmp_path / f"orders.{ending}")
    answer = ImportOrders(sold.database, read_export)(file)
    assert (answer.preview.new, answer.preview.changed, answer.preview.unchanged) == (0, 0, len(NAMES))
    assert f"{len(NAMES)} of them were placed on this laptop" in answer.words()
    assert same(file, exported(sold.database, tmp_path / f"again.{ending}"))
    assert sold.database.verify() == []


def test_what_happened_later_comes_with_a_newer_export_and_an_older_one_changes_nothing(
    sold: SubscriptionOffice, elsewhere: SqlDatabase, tmp_path: Path
) -> None:
    before = exported(sold.database, tmp_path / "before.json")
    use = ImportOrders(elsewhere, read_export)
    use(before)
    with sold.database.read() as work:
        pending = work.orders.page(OrderFilter(), 5, 1, descending=False)[0].number
    sold.pay(pending)
    after = exported(sold.database, tmp_path / "after.csv")
    answer = use(after).preview
    assert [(change.key, change.fields) for change in answer.changes] == [
        (pending, ("status", "paid", "document_number"))
    ]
    older = use(before)
    assert (older.preview.changed, older.preview.new) == (0, 0)
    assert "1 of them are older in the file than here" in older.words()
    assert same(after, exported(elsewhere, tmp_path / "again.csv"))
    # what a CSV file cannot say is still known from the JSON file, and its state is the newer one
    whole = exported(sold.database, tmp_path / "whole.json")
    assert same(whole, exported(elsewhere, tmp_path / "again.json"))


def changed_csv(file: Path, column: str, change: Callable[[str], str]) -> Path:
    import csv

    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    rows[5][column] = change(rows[5][column])
    out = file.with_name("changed.csv")
    with out.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return out


_OTHER: dict[str, str] = {
    "placed_at": "2026-11-22T10:31:00+00:00", "verified": "yes", "years": "3", "starts_on": "2026-11-21",
    "expires_on": "2029-11-22", "currency": "USD", "subtotal": "1.00", "discount": "1.00", "net": "1.00",
    "tax": "1.00", "total": "1.00",
}  # fmt: skip


@pytest.mark.parametrize("column", [column for column in COLUMNS if column not in (*CHANGING, "order_number")])
@pytest.mark.parametrize("own", [True, False])
def test_an_order_that_is_another_one_here_is_refused_and_named(
    sold_once: tuple[SqlDatabase, SqlDatabase, Path], column: str, own: bool
) -> None:
    mine, other, file = sold_once
    broken = changed_csv(file, column, lambda _: _OTHER.get(column, "something else"))
    with pytest.raises(ImportRefused) as refused:
        ImportOrders(mine if own else other, read_export)(broken)
    (row,) = refused.value.rows
    assert row.line >= 7
    assert f"another {column}" in row.reason


@pytest.fixture(scope="module")
def sold_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[SqlDatabase, SqlDatabase, Path]]:
    folder = tmp_path_factory.mktemp("sold")
    office = SubscriptionOffice(folder)
    for index in range(7):
        office.place(replace(ORDER, subject_id=f"X-{index}", subject_name="Invented", verified=False))
        office.clock.sleep(timedelta(seconds=1))
    file = exported(office.database, folder / "orders.csv")
    other = open_database(folder / "other.sqlite3")
    ImportOrders(other, read_export)(file)
    yield office.database, other, file
    office.database.close()
    other.close()


@pytest.mark.parametrize(
    ("column", "text", "reason"),
    [
        ("total", "1,5", "not a number"),
        ("total", "1.555", "finer than EUR allows"),
        ("starts_on", "22.11.2026", "not a date"),
        ("years", "two", "whole number"),
        ("verified", "maybe", "yes or no"),
        ("status", "sold", "status is not"),
        ("placed_at", "2026-11-22T10:31:00", "no time zone"),
        ("placed_at", "yesterday", "placed_at or status"),
        ("order_number", "", "order_number is empty"),
        ("currency", "", "currency is empty"),
    ],
)
def test_a_cell_that_no_export_has_is_refused(
    sold_once: tuple[SqlDatabase, SqlDatabase, Path], column: str, text: str, reason: str
) -> None:
    _, other, file = sold_once
    broken = changed_csv(file, column, lambda _: text)
    with pytest.raises(ImportRefused, match=reason):
        ImportOrders(other, read_export)(broken)


def test_a_json_file_that_says_two_things_is_refused(sold: SubscriptionOffice, tmp_path: Path) -> None:
    file = exported(sold.database, tmp_path / "orders.json")
    data: list[dict[str, Any]] = json.loads(file.read_text("utf-8"))
    other = open_database(tmp_path / "other.sqlite3")
    use = ImportOrders(other, read_export)
    lines = data[0]["order"]["priced"]["lines"]
    changes: tuple[tuple[Callable[[Any], object], str], ...] = (
        (lambda row: row.update(total="1.00"), "do not say the same"),
        (lambda row: row["order"].update(device=5), "not those of an export"),
        (lambda row: row.pop("state"), "not those of an export"),
    )
    for change, reason in changes:
        broken = json.loads(json.dumps(data))
        change(broken[0])
        (tmp_path / "broken.json").write_text(json.dumps(broken), "utf-8")  # laid out anew: read as a whole
        with pytest.raises(ImportRefused, match=reason):
            use(tmp_path / "broken.json")
    lines[0]["unit"] = "another unit"  # no column tells of it
    (tmp_path / "broken.json").write_text(json.dumps(data), "utf-8")
    with pytest.raises(ImportRefused, match="other contents"):
        ImportOrders(sold.database, read_export)(tmp_path / "broken.json")
    other.close()


def test_a_file_that_is_cut_off_or_something_else_is_refused(sold: SubscriptionOffice, tmp_path: Path) -> None:
    use = ImportOrders(sold.database, read_export)
    whole = exported(sold.database, tmp_path / "orders.json").read_bytes()
    for name, content, reason in (
        ("cut.json", whole[: len(whole) // 2], "damaged"),
        ("end.json", whole.removesuffix(b"]\n"), "damaged"),
        ("other.json", b'[{"a": 1}]', "not an export of orders"),
        ("list.json", b"[1, 2]", "not an export of orders"),
        ("prices.csv", b"item,unit_price\ndesk,12\n", "no header for the columns"),
        ("empty.csv", b"", "empty"),
    ):
        file = tmp_path / name
        file.write_bytes(content)
        with pytest.raises(Refused, match=reason):
            use(file)
    with pytest.raises(Refused, match="There is no file"):
        use(tmp_path / "none.csv")
    with sold.database.read() as work:
        assert work.imported_orders.count() == 0


def test_a_cancelled_import_stores_nothing(sold: SubscriptionOffice, elsewhere: SqlDatabase, tmp_path: Path) -> None:
    file = exported(sold.database, tmp_path / "orders.csv")
    with pytest.raises(ImportCancelled):
        ImportOrders(elsewhere, read_export)(file, lambda done, _: done == 0)
    with elsewhere.read() as work:
        assert work.imported_orders.count() == 0


def test_a_changed_imported_order_is_found_by_verify(
    sold: SubscriptionOffice, elsewhere: SqlDatabase, tmp_path: Path
) -> None:
    ImportOrders(elsewhere, read_export)(exported(sold.database, tmp_path / "orders.json"))
    with elsewhere._writer.begin():
        elsewhere._writer.exec_driver_sql(
            "UPDATE imported_orders SET cells = replace(cells, '4372.77', '4372.78') WHERE number = 'ORD-B3-2026-00004'"
        )
    assert elsewhere.verify() == [
        "The imported order ORD-B3-2026-00004 is not what was stored: a value was changed outside the program."
    ]


def test_own_and_imported_orders_are_exported_together_in_their_order(sold: SubscriptionOffice, tmp_path: Path) -> None:
    folder = tmp_path / "second"
    folder.mkdir()
    second = SubscriptionOffice(folder)
    second.preferences.value = replace(
        second.preferences.value, device=replace(second.preferences.value.device, series="C7")
    )
    second.clock.sleep(timedelta(seconds=2.5))
    second.place(replace(ORDER, subject_id="Y-1", subject_name="Second", verified=False))
    ImportOrders(second.database, read_export)(exported(sold.database, tmp_path / "orders.json"))
    together = json.loads(exported(second.database, tmp_path / "together.json").read_text("utf-8"))
    assert [row["order_number"][4:6] for row in together[:5]] == ["B3", "B3", "B3", "C7", "B3"]
    assert [row["placed_at"] for row in together] == sorted(row["placed_at"] for row in together)
    only = json.loads(exported(second.database, tmp_path / "only.json", OrderFilter(text="Y-1")).read_text("utf-8"))
    assert len(only) == 1, "with a filter it is what the list shows"
    second.database.close()


@pytest.mark.parametrize("currency", ["JPY", "KWD"])
@pytest.mark.parametrize("ending", FORMATS)
def test_amounts_of_every_currency_come_back(tmp_path: Path, currency: str, ending: str) -> None:
    (tmp_path / "a").mkdir()
    office = SubscriptionOffice(tmp_path / "a", price_list(currency=currency))
    office.place(replace(ORDER, discount_percent="3.3"))
    file = exported(office.database, tmp_path / f"orders.{ending}")
    other = open_database(tmp_path / "other.sqlite3")
    ImportOrders(other, read_export)(file)
    assert same(file, exported(other, tmp_path / f"again.{ending}"))
    office.database.close()
    other.close()


def test_a_file_that_a_german_spreadsheet_has_saved_is_read(
    sold_once: tuple[SqlDatabase, SqlDatabase, Path], tmp_path: Path
) -> None:
    import csv

    mine, _, file = sold_once
    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    saved = tmp_path / "saved.csv"
    with saved.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, delimiter=";")
        writer.writeheader()
        writer.writerows(row | {"total": row["total"].rstrip("0").replace(".", ",")} for row in rows)
    assert ImportOrders(mine, read_export)(saved).preview.unchanged == len(rows)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_every_text_comes_back_from_its_harmless_form(text: str) -> None:
    assert from_csv(to_csv(text)) == text
    assert from_xlsx(to_xlsx(text)) == text
    assert not to_csv(text).lstrip().startswith(tuple("=+-@"))


def test_a_text_that_no_workbook_can_hold_is_refused_not_cut(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"Export as \.csv or \.json"):
        write_records(tmp_path / "long.xlsx", ["comment"], [Record(["x" * 40_000])])
    assert list(tmp_path.iterdir()) == []

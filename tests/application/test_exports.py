"""Exports of a real database to real files, and what a reader finds in them."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from tests.office import CONTACT, ORDER
from tests.subscription_office import SubscriptionOffice
from yeastar_desk.application import export_orders, exporting
from yeastar_desk.application.export_documents import ExportDocuments
from yeastar_desk.application.export_orders import ExportOrders
from yeastar_desk.application.exporting import ExportCancelled
from yeastar_desk.application.order_columns import COLUMNS
from yeastar_desk.application.ports import OrderFilter, OrderState
from yeastar_desk.domain.errors import NotSaved, Refused
from yeastar_desk.domain.orders import OrderStatus, PlacedOrder
from yeastar_desk.domain.records import from_plain
from yeastar_desk.infrastructure.files import open_archive, read_table, write_records

NAMES = [
    "=1+1",
    "+49 Hotel",
    "-minus",
    "@home",
    "'t Hooft",
    " =cmd|'/c calc'!A1",
    "O'Brien",
    'Ümlaut; "x", 中文',
    "\t=1",
]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SubscriptionOffice]:
    made = SubscriptionOffice(tmp_path)
    yield made
    made.database.close()


@pytest.fixture
def placed(office: SubscriptionOffice) -> list[PlacedOrder]:
    """An order for each of the names, the first one paid."""
    orders = []
    for index, name in enumerate(NAMES):
        contact = replace(CONTACT, company=name)
        request = replace(
            ORDER, subject_id=f"X-{index}", subject_name=name, verified=False, billing_contact=contact, po_number=name
        )
        orders.append(office.place(request).order)
        office.clock.sleep(timedelta(seconds=1))
    office.pay(orders[0].number)
    return orders


def exporter(office: SubscriptionOffice) -> ExportOrders:
    return ExportOrders(office.database, write_records)


def unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") else text


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_csv_reads_back_without_loss_and_without_a_formula(
    office: SubscriptionOffice, placed: list[PlacedOrder], tmp_path: Path
) -> None:
    file = tmp_path / "orders.csv"
    assert exporter(office)(file) == len(placed)
    rows = rows_of(file)
    assert tuple(rows[0]) == COLUMNS
    for row, order in zip(rows, placed, strict=True):
        assert not any(cell.lstrip().startswith(tuple("=+-@")) for cell in row.values())
        assert unguarded(row["company"]) == order.company_name
        assert unguarded(row["billed_to"]) == order.company_name
        assert row["order_number"] == order.number
        assert Decimal(row["total"]) == Decimal("4372.77")
        assert row["starts_on"] == "2026-11-22"
    assert [(row["status"], row["paid"]) for row in rows[:2]] == [("paid", "4372.77"), ("pending", "0.00")]


def test_the_guard_is_needed(office: SubscriptionOffice, placed: list[PlacedOrder], tmp_path: Path) -> None:
    """The positive control: the same cells without the guard would be taken for formulas."""
    file = tmp_path / "orders.csv"
    exporter(office)(file)
    plain = [unguarded(row["company"]) for row in rows_of(file)]
    assert sum(name.lstrip().startswith(tuple("=+-@")) for name in plain) == 6
    assert plain == [order.company_name for order in placed]


def test_in_xlsx_texts_are_texts_and_numbers_are_numbers(
    office: SubscriptionOffice, placed: list[PlacedOrder], tmp_path: Path
) -> None:
    file = tmp_path / "orders.xlsx"
    exporter(office)(file)
    sheet = load_workbook(file)["Export"]
    types = {
        name: [sheet.cell(row, i).data_type for row in range(2, sheet.max_row + 1)] for i, name in enumerate(COLUMNS, 1)
    }
    assert all(kind not in ("f", "e") for kinds in types.values() for kind in kinds)
    assert set(types["total"]) == {"n"}
    assert set(types["starts_on"]) == {"d"}
    with read_table(file, COLUMNS, COLUMNS) as table:
        rows = [row.cells for row in table.rows]
    assert [row["company"] for row in rows] == [order.company_name.strip() for order in placed]
    assert {Decimal(row["total"]) for row in rows} == {Decimal("4372.77")}


def test_json_holds_the_whole_order(office: SubscriptionOffice, placed: list[PlacedOrder], tmp_path: Path) -> None:
    file = tmp_path / "orders.json"
    exporter(office)(file)
    data: list[dict[str, Any]] = json.loads(file.read_text("utf-8"))
    assert [from_plain(PlacedOrder, row["order"]) for row in data] == placed
    assert from_plain(OrderState, data[0]["state"]).status is OrderStatus.PAID
    assert data[0]["total"] == "4372.77"


def test_only_what_the_filter_shows_is_exported(
    office: SubscriptionOffice, placed: list[PlacedOrder], tmp_path: Path
) -> None:
    file = tmp_path / "orders.json"
    assert exporter(office)(file, OrderFilter(status=OrderStatus.PAID)) == 1
    assert exporter(office)(file, OrderFilter(text="nothing like it")) == 0
    assert json.loads(file.read_text("utf-8")) == []
    assert placed


def test_more_orders_than_are_in_memory_at_a_time_come_in_order(
    office: SubscriptionOffice, placed: list[PlacedOrder], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "LISTED", 2)
    monkeypatch.setattr(export_orders, "CHUNK", 4)
    seen: list[tuple[int, int]] = []

    def watch(done: int, total: int) -> bool:
        seen.append((done, total))
        return True

    file = tmp_path / "orders.csv"
    exporter(office)(file, progress=watch)
    assert [row["order_number"] for row in rows_of(file)] == [order.number for order in placed]
    assert seen == [*[(0, 0)] * 5, (0, 9), (4, 9), (8, 9), (9, 9)]


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json", "zip"])
def test_a_cancelled_export_leaves_the_file_that_was_there(
    office: SubscriptionOffice, placed: list[PlacedOrder], tmp_path: Path, ending: str
) -> None:
    assert placed
    folder = tmp_path / "out"
    folder.mkdir()
    file = folder / f"orders.{ending}"
    file.write_bytes(b"before")
    documents = ExportDocuments(office.database, open_archive, office.document_files.pdf)
    export = documents if ending == "zip" else exporter(office)
    for stops in (lambda done, _: done < 1, lambda _, total: total > 0):  # while writing, while listing
        with pytest.raises(ExportCancelled, match="No file was written"):
            export(file, OrderFilter(text="X-"), stops)
    assert file.read_bytes() == b"before"
    assert list(folder.iterdir()) == [file]


def test_an_unknown_ending_and_a_missing_folder_are_refused(office: SubscriptionOffice, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"Use \.csv, \.xlsx or \.json"):
        exporter(office)(tmp_path / "orders.pdf")
    with pytest.raises(NotSaved, match="folder does not exist"):
        exporter(office)(tmp_path / "no" / "orders.csv")


def test_the_documents_are_the_stored_bytes_and_the_manifest_names_them(
    office: SubscriptionOffice, placed: list[PlacedOrder], tmp_path: Path
) -> None:
    office.issue_quote("draft-1", ORDER)
    file = tmp_path / "documents.zip"
    export = ExportDocuments(office.database, open_archive, office.document_files.pdf)
    assert export(file) == len(placed) + 2  # the proformas, one invoice, one quote
    with ZipFile(file) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        table = archive.read("manifest.csv").decode("utf-8-sig").splitlines()
        for row in csv.DictReader(table):
            pdf = archive.read(row["file"])
            assert pdf == office.document_files.pdf(row["number"])[1]
            assert hashlib.sha256(pdf).hexdigest() == row["sha256"]
            assert Decimal(row["total"]) == Decimal("4372.77")
    assert names[-1] == "manifest.csv"
    assert {"QU-B3-2026-00001.pdf", "INV-B3-2026-00001.pdf"} < set(names)
    first = file.read_bytes()
    export(file)
    assert file.read_bytes() == first
    assert export(file, OrderFilter(status=OrderStatus.PAID)) == 2
    with pytest.raises(Refused, match=r"\.zip"):
        export(tmp_path / "documents.rar")

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.application.tables import COMPANY, write_csv
from yeastar_desk.application.import_companies import ImportCompanies
from yeastar_desk.application.tables import CHUNK, ImportCancelled, ImportRefused
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.companies import Company
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.subscriptions import ComingTerm, Subscription
from yeastar_desk.domain.terms import Cycle
from yeastar_desk.infrastructure.db import SqlDatabase, open_database
from yeastar_desk.infrastructure.files import read_table
from yeastar_desk.infrastructure.locales import BabelLocales

TERM = {"plan": "standard", "cycle": "annually", "starts_on": "2026-03-01", "expires_on": "2027-03-01"}


@pytest.fixture
def database(tmp_path: Path) -> Iterator[SqlDatabase]:
    opened = open_database(tmp_path / "desk.sqlite3")
    yield opened
    opened.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "companies.csv"


@pytest.fixture
def import_companies(database: SqlDatabase) -> ImportCompanies:
    return ImportCompanies(database, read_table, BabelLocales())


def company(database: SqlDatabase, company_id: str = "W-100001") -> Company | None:
    with database.read() as work:
        return work.companies.get(company_id)


def subscription(database: SqlDatabase, company_id: str = "W-100001") -> Subscription | None:
    with database.read() as work:
        return work.subscriptions.get(Product.WORKPLACE, company_id)


def count(database: SqlDatabase) -> int:
    with database.read() as work:
        return work.companies.count()


def test_companies_with_and_without_a_subscription(
    import_companies: ImportCompanies, database: SqlDatabase, file: Path
) -> None:
    address: dict[str, Any] = {
        "email": "office@alster.example", "phone": "+49 40 1", "country": "Germany", "street": "Am Kai 4",
        "city": "Hamburg", "state": "", "postal_code": "20457", "tax_number": "DE811907980",
    }  # fmt: skip
    write_csv(
        file,
        COMPANY,
        {**address, **TERM, "auto_renew": "TRUE", "meeting_room": "12", "desk": "40", "visitor": "0"},
        {"company_id": " w - 100002 ", "name": "شركة  النور"},
        {"company_id": "W-100003", "name": "Café\n<Größe> & Söhne", "country": "uk"},
        {"company_id": "W-100004", "name": "N" * 200, **TERM, "plan": "Basic", "cycle": "monthly"},
    )

    imported = import_companies(file).preview

    assert (imported.rows, imported.new, imported.subscriptions) == (4, 4, 2)
    assert company(database) == replace(Company("W-100001", "Alsterblick GmbH"), **{**address, "country": "DE"})
    assert subscription(database) == Subscription(
        product=Product.WORKPLACE,
        subject_id="W-100001",
        holder_name="Alsterblick GmbH",
        email="office@alster.example",
        country="DE",
        plan="standard",
        cycle=Cycle.ANNUALLY,
        starts_on=date(2026, 3, 1),
        expires_on=date(2027, 3, 1),
        auto_renew=True,
        capacities={"meeting_room": 12, "desk": 40},
    )
    second, third = company(database, "w-100002"), company(database, "W-100003")
    assert second is not None
    assert third is not None
    assert (second.company_id, second.name) == ("w-100002", "شركة  النور")
    assert (third.name, third.country) == ("Café <Größe> & Söhne", "GB")
    assert subscription(database, "W-100002") is None
    assert database.verify() == []


def test_a_workbook_with_numbers_for_ids(
    import_companies: ImportCompanies, database: SqlDatabase, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Company ID", "Name", "Postal code", "Plan", "Cycle", "Starts on", "Expires on", "Desk"])
    sheet.append([204417, "Nordlicht", 20457, "pro", "annually", date(2026, 3, 1), date(2027, 3, 1), 40.0])
    book.save(tmp_path / "companies.xlsx")

    import_companies(tmp_path / "companies.xlsx")

    stored, running = company(database, "204417"), subscription(database, "204417")
    assert stored is not None
    assert running is not None
    assert (stored.postal_code, running.expires_on, running.capacities) == ("20457", date(2027, 3, 1), {"desk": 40})


def test_a_preview_counts_and_stores_nothing(
    import_companies: ImportCompanies, database: SqlDatabase, file: Path
) -> None:
    import_companies(write_csv(file, COMPANY, {**TERM}, {"company_id": "W-2"}, {"company_id": "W-3"}))
    write_csv(
        file,
        COMPANY,
        {**TERM, "plan": "pro", "desk": "10"},
        {"company_id": "W-2", "name": "New name", "city": "Kiel"},
        {"company_id": "W-3"},
        {"company_id": "W-4"},
        {"company_id": "W-5", "desk": "ten"},
    )

    preview = import_companies.preview(file)

    assert (preview.rows, preview.new, preview.changed, preview.unchanged, preview.refused_count) == (5, 1, 2, 1, 1)
    assert [str(change) for change in preview.changes] == [
        "W-100001 Alsterblick GmbH: plan, desk",
        "W-2 New name: name, city",
    ]
    assert count(database) == 3


def test_columns_that_the_file_does_not_have_keep_what_is_stored(
    import_companies: ImportCompanies, database: SqlDatabase, file: Path
) -> None:
    import_companies(write_csv(file, COMPANY, {"city": "Hamburg", "phone": "1", **TERM}))
    import_companies(write_csv(file, COMPANY, {"name": "Alsterblick AG", "phone": ""}))

    stored = company(database)

    assert stored is not None
    assert (stored.name, stored.city, stored.phone) == ("Alsterblick AG", "Hamburg", "")
    assert subscription(database) is not None


def test_an_import_verifies_a_company_and_makes_it_real(
    import_companies: ImportCompanies, database: SqlDatabase, file: Path
) -> None:
    with database.work() as work:
        work.companies.save(Company("W-100001", "Typed by the rep", verified=False, demo=True))
        work.commit()

    import_companies(write_csv(file, COMPANY))

    stored = company(database)
    assert stored is not None
    assert (stored.verified, stored.demo) == (True, False)


def test_what_only_this_program_knows_survives(
    import_companies: ImportCompanies, database: SqlDatabase, file: Path
) -> None:
    import_companies(write_csv(file, COMPANY, TERM))
    before = subscription(database)
    assert before is not None
    coming = ComingTerm(date(2027, 3, 1), date(2028, 3, 1), Cycle.ANNUALLY, "basic")
    known = replace(
        before, assigned_to="it@alster.example", next_plan="basic", expires_on=date(2028, 3, 1), coming=(coming,)
    )
    with database.work() as work:
        work.subscriptions.save(known)
        work.commit()

    import_companies(write_csv(file, COMPANY, {**TERM, "expires_on": "2028-03-01"}))
    assert subscription(database) == known

    import_companies(write_csv(file, COMPANY, {**TERM, "expires_on": "2029-03-01"}))
    after = subscription(database)
    assert after is not None
    assert (after.assigned_to, after.next_plan, after.coming) == ("it@alster.example", "", ())


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"company_id": ""}, "company_id is empty"),
        ({"company_id": "\u200b"}, "company_id is empty"),
        ({"company_id": "W" * 65}, "longer than 64"),
        ({"company_id": "-"}, "which is no ID"),
        ({"company_id": "4.00638E+12"}, "digits are lost"),
        ({"company_id": "#N/A"}, "It shows #N/A"),
        ({"name": "MÃ¼nchen"}, "another encoding"),
        ({"name": "M\ufffdnchen"}, "another encoding"),
        ({"company_id": "w-1"}, "already in line 2"),
        ({"name": "  "}, "name is empty"),
        ({"name": "N" * 501}, "501 characters"),
        ({"country": "Atlantis"}, "“Atlantis”"),
        ({"email": "not an address"}, "not one email address"),
        ({"email": "a@b.example, c@d.example"}, "not one email address"),
        ({**TERM, "plan": "gold"}, "basic, standard, pro"),
        ({**TERM, "plan": ""}, "starts_on is filled in, but plan is empty"),
        ({"desk": "5"}, "desk is filled in, but plan is empty"),
        ({**TERM, "plan": "basic", "desk": "5"}, "Desk is not part of the Basic Plan"),
        ({**TERM, "cycle": ""}, "annually, monthly, once"),
        ({**TERM, "cycle": "once"}, "annually or monthly"),
        ({**TERM, "starts_on": ""}, "starts_on is empty"),
        ({**TERM, "expires_on": "2026-03-01"}, "not after starts_on"),
        ({**TERM, "expires_on": "1/3/27"}, "Write dates like 2026-01-31"),
        ({**TERM, "auto_renew": "maybe"}, "true or false"),
        ({**TERM, "desk": "-5"}, "desk is -5"),
        ({**TERM, "desk": "5.5"}, "whole number"),
        ({**TERM, "desk": "1.000"}, "whole number"),
        ({**TERM, "desk": "1,000"}, "whole number"),
        ({**TERM, "desk": "#REF!"}, "It shows #REF!"),
        ({**TERM, "starts_on": "0026-01-31"}, "which is not a date"),
        ({**TERM, "desk": "five"}, "whole number"),
    ],
)
def test_one_refused_row_refuses_the_file(
    import_companies: ImportCompanies, database: SqlDatabase, file: Path, change: Mapping[str, str], reason: str
) -> None:
    write_csv(file, COMPANY, {"company_id": "W-1"}, change, {"company_id": "W-3"})

    with pytest.raises(ImportRefused) as refused:
        import_companies(file)

    (row,) = refused.value.rows
    assert row.line == 3
    assert reason in row.reason
    assert f"Line 3: {row.reason}" in refused.value.sentence
    assert import_companies.preview(file).refused == (row,)
    assert count(database) == 0


def test_a_refused_row_at_the_end_takes_back_thousands(
    import_companies: ImportCompanies, database: SqlDatabase, file: Path
) -> None:
    """Rows are written while the file is read; what was written before the mistake must not stay."""
    good = [{"company_id": f"W-{n}"} for n in range(5_000)]
    write_csv(file, COMPANY, *good, {"company_id": ""})

    with pytest.raises(ImportRefused, match=r"1 row is refused(.|\n)*Line 5002"):
        import_companies(file)
    assert count(database) == 0

    assert import_companies(write_csv(file, COMPANY, *good)).preview.new == 5_000
    assert count(database) == 5_000


def test_many_refused_rows_are_counted_but_not_all_listed(import_companies: ImportCompanies, file: Path) -> None:
    write_csv(file, COMPANY, *({"company_id": ""} for _ in range(1_500)))

    with pytest.raises(ImportRefused, match=r"1,500 rows are refused(.|\n)*… and 500 more\.") as refused:
        import_companies(file)

    assert len(refused.value.rows) == 1_000


def test_progress_and_cancelling(import_companies: ImportCompanies, database: SqlDatabase, file: Path) -> None:
    write_csv(file, COMPANY, *({"company_id": f"W-{n}"} for n in range(3_000)))
    seen: list[tuple[int, int]] = []

    def stop_late(done: int, total: int) -> bool:
        seen.append((done, total))
        return done < stop_at

    stop_at = 2_500
    with pytest.raises(ImportCancelled, match="Nothing was stored"):
        import_companies(file, stop_late)
    assert count(database) == 0
    assert seen == [(done, 3_000) for done in range(0, 2_501, CHUNK)]

    seen.clear()
    stop_at = 3_001
    import_companies(file, stop_late)
    assert seen[-1] == (3_000, 3_000)
    assert count(database) == 3_000


def test_columns_are_checked_before_anything_else(import_companies: ImportCompanies, file: Path) -> None:
    with pytest.raises(Refused, match="no header for the column company_id"):
        import_companies(write_csv(file, {"name": "A"}))

    assert import_companies(write_csv(file, COMPANY, {"Favourite": "x"})).preview.unknown_columns == ("Favourite",)


cell = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)


@settings(max_examples=60)
@given(st.lists(st.tuples(cell, cell, cell, cell), min_size=1, max_size=4))
def test_any_cells_are_stored_or_refused(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    columns = ("company_id", "name", "country", "expires_on")
    database = open_database(folder / "desk.sqlite3")
    try:
        import_companies = ImportCompanies(database, read_table, BabelLocales())
        file = write_csv(folder / "any.csv", {}, *(dict(zip(columns, row, strict=True)) for row in rows))
        try:
            stored = import_companies(file).preview.new
        except Refused:
            stored = 0
        assert count(database) == stored
    finally:
        database.close()


def test_rows_that_change_nothing_are_not_written_again(
    import_companies: ImportCompanies, database: SqlDatabase, file: Path
) -> None:
    import_companies(write_csv(file, COMPANY, {**TERM}, {"company_id": "W-2"}, {"company_id": "W-3", **TERM}))
    before = _written_at(database)
    write_csv(
        file, COMPANY, {**TERM}, {"company_id": "W-2", "city": "Kiel"}, {"company_id": "W-3", **TERM, "desk": "9"}
    )

    preview = import_companies(file).preview

    after = _written_at(database)
    assert (preview.unchanged, preview.changed) == (1, 2)
    assert {key for key, moment in after.items() if moment != before[key]} == {"w-2", "w-3"}


def _written_at(database: SqlDatabase) -> dict[str, str]:
    with database.read() as work:
        driver = work.companies._transaction.driver  # type: ignore[attr-defined]
        return dict(driver.execute("SELECT lookup_key, updated_at FROM companies"))


def test_new_and_renamed_companies_of_one_file_are_found_by_name(
    import_companies: ImportCompanies, database: SqlDatabase, file: Path
) -> None:
    import_companies(write_csv(file, COMPANY, {"name": "Alsterblick"}, {"company_id": "W-2", "name": "Nordlicht"}))
    same, new = {"company_id": "W-2", "name": "Nordlicht"}, {"company_id": "W-3", "name": "Weserkai"}
    write_csv(file, COMPANY, {"name": "Elbblick"}, same, new)

    import_companies(file)

    with database.read() as work:
        parts = ("sterbl", "lbbl", "rdlic", "serk")
        found = {part: [hit.company_id for hit in work.companies.named(part)] for part in parts}
    assert found == {"sterbl": [], "lbbl": ["W-100001"], "rdlic": ["W-2"], "serk": ["W-3"]}

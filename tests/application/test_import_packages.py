from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.application.tables import PACKAGE, write_csv
from yeastar_desk.application.import_packages import ImportPackages
from yeastar_desk.application.tables import ImportCancelled, ImportRefused
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.subscriptions import Subscription
from yeastar_desk.domain.terms import Cycle
from yeastar_desk.infrastructure.db import SqlDatabase, open_database
from yeastar_desk.infrastructure.files import read_table
from yeastar_desk.infrastructure.locales import BabelLocales


@pytest.fixture
def database(tmp_path: Path) -> Iterator[SqlDatabase]:
    opened = open_database(tmp_path / "desk.sqlite3")
    yield opened
    opened.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "packages.csv"


@pytest.fixture
def import_packages(database: SqlDatabase) -> ImportPackages:
    return ImportPackages(database, read_table, BabelLocales())


def package(database: SqlDatabase, yeastar_id: str = "pbx@alster.example") -> Subscription | None:
    with database.read() as work:
        return work.subscriptions.get(Product.PCE_PACKAGE, yeastar_id)


def test_a_package_with_its_capacities(import_packages: ImportPackages, database: SqlDatabase, file: Path) -> None:
    services = {
        "ultimate_plan": "60", "recording_minutes": "20000", "high_availability": "", "transcription": "0",
        "ycm_white_label": "1", "pce_white_label": "no", "custom_domain_name": "2",
    }  # fmt: skip
    write_csv(file, PACKAGE, {**services, "email": "office@alster.example", "country": "France"})

    preview = import_packages(file).preview

    assert (preview.rows, preview.new) == (1, 1)
    assert package(database) == Subscription(
        product=Product.PCE_PACKAGE,
        subject_id="pbx@alster.example",
        holder_name="Alster Telefon GmbH",
        email="office@alster.example",
        country="FR",
        plan="enterprise",
        cycle=Cycle.ANNUALLY,
        starts_on=date(2026, 3, 1),
        expires_on=date(2027, 3, 1),
        capacities={
            "extensions": 100,
            "ultimate_plan": 60,
            "recording_minutes": 20_000,
            "ycm_white_label": 1,
            "custom_domain_name": 2,
        },
    )


def test_a_package_is_replaced_but_keeps_what_only_this_program_knows(
    import_packages: ImportPackages, database: SqlDatabase, file: Path
) -> None:
    import_packages(write_csv(file, PACKAGE))
    stored = package(database)
    assert stored is not None
    with database.work() as work:
        work.subscriptions.save(replace(stored, auto_renew=True, assigned_to="it@alster.example"))
        work.commit()
    write_csv(file, PACKAGE, {"yeastar_id": "PBX@alster.example", "extensions": "120"})

    preview = import_packages.preview(file)
    import_packages(file)

    assert [str(change) for change in preview.changes] == ["pbx@alster.example Alster Telefon GmbH: extensions"]
    after = package(database)
    assert after is not None
    assert (after.capacities["extensions"], after.auto_renew, after.assigned_to) == (120, True, "it@alster.example")


def test_importing_the_same_again_changes_nothing(
    import_packages: ImportPackages, database: SqlDatabase, file: Path
) -> None:
    import_packages(write_csv(file, PACKAGE))
    again = import_packages(file).preview

    assert (again.new, again.changed, again.unchanged) == (0, 0, 1)
    with database.read() as work:
        assert len(work.subscriptions.changes(Product.PCE_PACKAGE, "pbx@alster.example")) == 1
    assert database.verify() == []


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"yeastar_id": ""}, "yeastar_id is empty"),
        ({"yeastar_id": "A@alster.example"}, "already in line 2"),
        ({"company": ""}, "company is empty"),
        ({"extensions": ""}, "extensions is empty"),
        ({"extensions": "0"}, "extensions is 0"),
        ({"extensions": "-1"}, "extensions is -1"),
        ({"ultimate_plan": "101"}, "ultimate_plan 101 is more than the 100 extensions"),
        ({"recording_minutes": "many"}, "whole number"),
        ({"ycm_white_label": "2"}, "true or false"),
        ({"expires_on": "2026-03-01"}, "not after starts_on"),
        ({"country": "Atlantis"}, "Atlantis"),
    ],
)
def test_one_refused_row_refuses_the_file(
    import_packages: ImportPackages, database: SqlDatabase, file: Path, change: Mapping[str, str], reason: str
) -> None:
    write_csv(file, PACKAGE, {"yeastar_id": "a@alster.example"}, change, {"yeastar_id": "c@alster.example"})

    with pytest.raises(ImportRefused) as refused:
        import_packages(file)

    (row,) = refused.value.rows
    assert row.line == 3
    assert reason in row.reason
    assert package(database, "a@alster.example") is None
    assert package(database, "c@alster.example") is None


def test_all_extensions_may_be_ultimate(import_packages: ImportPackages, file: Path) -> None:
    assert import_packages(write_csv(file, PACKAGE, {"ultimate_plan": "100"})).preview.new == 1


def test_cancelling_stores_nothing(import_packages: ImportPackages, database: SqlDatabase, file: Path) -> None:
    with pytest.raises(ImportCancelled):
        import_packages(write_csv(file, PACKAGE), lambda done, _: done < 1)

    assert package(database) is None

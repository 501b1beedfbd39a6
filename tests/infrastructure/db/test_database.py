"""Opening, transactions, and the settings they run with."""

from __future__ import annotations

from pathlib import Path

import pytest

from yeastar_desk.application.ports import Database, OrderFilter
from yeastar_desk.domain.companies import Company
from yeastar_desk.domain.errors import NotSaved
from yeastar_desk.infrastructure.db import SqlDatabase, open_database


def test_what_was_committed_is_there_after_opening_again(address: str) -> None:
    database = open_database(address)
    with database.work() as work:
        work.companies.save(Company("W-204417", "Nordlicht Hotels GmbH"))
        work.commit()
    database.close()
    database = open_database(address)
    with database.read() as work:
        assert work.companies.get(" w-204417 ") == Company("W-204417", "Nordlicht Hotels GmbH")
    database.close()


def test_it_is_what_the_use_cases_ask_for(tmp_path: Path) -> None:
    database: Database = open_database(tmp_path / "desk.sqlite3")  # mypy compares the two
    with database.read() as work:
        assert work.orders.count(OrderFilter()) == 0


def test_without_commit_nothing_is_stored(address: str) -> None:
    database = open_database(address)
    with database.work() as work:
        work.companies.save(Company("W-204417", "Nordlicht Hotels GmbH"))
    with database.read() as work:
        assert work.companies.count() == 0
    database.close()


def test_reading_cannot_write(address: str) -> None:
    database = open_database(address)
    with pytest.raises(NotSaved), database.read() as work:
        work.companies.save(Company("W-204417"))
    _still_works(database)


def _still_works(database: SqlDatabase) -> None:
    with database.work() as work:
        work.companies.save(Company("W-1"))
        work.commit()
    database.close()

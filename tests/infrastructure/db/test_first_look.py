"""A company ID is answered from the file exactly as the opened database answers it, or not at all."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yeastar_desk.application.company_views import CompanyCard
from yeastar_desk.application.find_company import FindCompany, FindWhileOpening
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.companies import Company
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.subscriptions import ComingTerm, Subscription
from yeastar_desk.domain.terms import Cycle
from yeastar_desk.infrastructure.db import SqlDatabase, open_database
from yeastar_desk.infrastructure.db.first_look import first_look
from yeastar_desk.infrastructure.db.sqlite_file import connect_sqlite

ID = "W-204417"
COMPANY = Company(ID, "Nordlicht Hotels", "office@nordlicht.example", country="DE", verified=False, demo=True)
FROM, UNTIL = date(2026, 3, 1), date(2027, 3, 1)
SUBSCRIPTION = Subscription(Product.WORKPLACE, ID, "Nordlicht", "a@b.example", "DE", "pro", Cycle.ANNUALLY, FROM, UNTIL)

texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
counts = st.dictionaries(st.sampled_from(["meeting_room", "desk"]), st.integers(0, 10**6))
dates = st.dates(date(2000, 1, 1), date(2200, 1, 1))
terms = st.builds(ComingTerm, dates, dates, st.sampled_from(Cycle), st.sampled_from(["basic", "pro"]), counts)
companies = st.builds(Company, st.just(ID), *[texts] * 9, st.booleans(), st.booleans())
subscriptions = st.builds(
    Subscription,
    st.just(Product.WORKPLACE),
    st.just(ID),
    *[texts] * 3,
    st.sampled_from(["", "basic", "standard", "pro"]),
    st.sampled_from(Cycle),
    dates,
    dates,
    st.booleans(),
    counts,
    st.sampled_from(["", "basic"]),
    texts,
    st.booleans(),
    st.lists(terms, max_size=2).map(tuple),
)


def keep(database: SqlDatabase, company: Company, subscription: Subscription | None) -> None:
    with database.work() as work:
        work.companies.save_all([(company, subscription)])
        work.commit()


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlDatabase]:
    opened = open_database(tmp_path_factory.mktemp("home") / "desk.sqlite3")
    yield opened
    opened.close()


@given(companies, subscriptions)
def test_the_file_says_what_the_database_says(
    stored: SqlDatabase, company: Company, subscription: Subscription
) -> None:
    assert stored.path is not None
    keep(stored, company, subscription)
    assert first_look(stored.path, ID.lower()) == FindCompany(stored)(ID).card == CompanyCard(company, subscription)


def test_a_company_without_a_subscription(file_database: SqlDatabase) -> None:
    assert file_database.path is not None
    keep(file_database, COMPANY, None)
    assert first_look(file_database.path, ID) == CompanyCard(COMPANY, None)
    assert first_look(file_database.path, "W-204418") is None


def test_what_it_cannot_say_is_left_to_the_opened_database(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite3"
    assert first_look(path, ID) is None
    assert not path.exists()
    database = open_database(path)
    keep(database, COMPANY, SUBSCRIPTION)
    database.close()
    assert first_look(path, ID) == CompanyCard(COMPANY, SUBSCRIPTION)
    newer = tmp_path / "newer.sqlite3"
    shutil.copy(path, newer)
    with closing(connect_sqlite(newer)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = newer.read_bytes()
    assert first_look(newer, ID) is None
    assert newer.read_bytes() == before
    for name, content in (
        ("damaged", path.read_bytes()[:9000] + b"x" * 9000),
        ("empty", b""),
        ("text", b"no database"),
    ):
        (tmp_path / name).write_bytes(content)
        assert first_look(tmp_path / name, ID) is None, name
        assert (tmp_path / name).read_bytes() == content
    assert first_look(tmp_path, ID) is None


def test_while_the_database_is_opened_everything_else_waits_for_it(file_database: SqlDatabase) -> None:
    assert file_database.path is not None
    keep(file_database, COMPANY, None)
    other = Company("W-300001", "Nordlicht GmbH")
    keep(file_database, other, None)
    with file_database.work() as work:
        work.companies.merge(other, COMPANY)
        work.commit()
    opened: list[bool] = []

    def opening() -> SqlDatabase:
        opened.append(True)
        return file_database

    find = FindWhileOpening(partial(first_look, file_database.path), opening)
    answer = find(f" {ID.lower()} ")
    assert (answer.company_id, answer.card) == (ID, CompanyCard(COMPANY, None))
    assert not opened
    merged = find("W-300001")
    assert merged == FindCompany(file_database)("W-300001")
    assert merged.company_id == ID
    assert find("nordlicht") == FindCompany(file_database)("nordlicht")
    assert len(opened) == 2
    with pytest.raises(Refused, match="Enter a company ID"):
        find("  ")


def test_it_does_without_sqlalchemy(file_database: SqlDatabase) -> None:
    keep(file_database, COMPANY, SUBSCRIPTION)
    program = (
        "import sys, pathlib; from yeastar_desk.bootstrap import Services\n"
        "services = Services(pathlib.Path(sys.argv[1]))\n"
        "print(services.find_company(sys.argv[2]).card.company.name, 'sqlalchemy' in sys.modules)\n"
        "services.database\n"
        "print(services.find_company(sys.argv[2]).card.company.name, 'sqlalchemy' in sys.modules)\n"
        "services.close()\n"
    )
    assert file_database.path is not None
    command = [sys.executable, "-c", program, str(file_database.path.parent), ID]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["Nordlicht Hotels False", "Nordlicht Hotels True"]

"""Transactions, and the settings they run with."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.infrastructure.db.examples import TickingClock, place
from yeastar_desk.application.ports import Database, OrderFilter, UnitOfWork
from yeastar_desk.domain.companies import Company
from yeastar_desk.domain.errors import NotSaved, Refused
from yeastar_desk.infrastructure.db import SqlDatabase, engine, open_database, sqlite_file
from yeastar_desk.infrastructure.db.engine import driver_of, sqlite_engine
from yeastar_desk.infrastructure.db.sqlite_file import connect_sqlite


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
    database = open_database(tmp_path / "desk.sqlite3")
    port: Database = database  # mypy compares the two
    with port.read() as work:
        assert work.orders.count(OrderFilter()) == 0
    database.close()


def store(
    database: SqlDatabase,
    company_id: str,
    *,
    first: Callable[[], object] = lambda: None,
    then: Callable[[UnitOfWork], object] = lambda _: None,
) -> None:
    """Store a company; `first` is done before the commit and `then` after it."""
    with database.work() as work:
        work.companies.save(Company(company_id))
        first()
        work.commit()
        then(work)


def test_without_commit_nothing_is_stored(database: SqlDatabase) -> None:
    with database.work() as work:
        work.companies.save(Company("W-204417", "Nordlicht Hotels GmbH"))
    with database.read() as work:
        assert work.companies.count() == 0


def test_an_exception_rolls_back_and_passes(database: SqlDatabase) -> None:
    with pytest.raises(ZeroDivisionError):
        store(database, "W-1", first=lambda: 1 // 0)
    with database.read() as work:
        assert work.companies.count() == 0


def test_reading_cannot_write(database: SqlDatabase) -> None:
    with pytest.raises(NotSaved), database.read() as work:
        work.companies.save(Company("W-204417"))
    with database.work() as work:
        work.companies.save(Company("W-1"))
        work.commit()


def test_a_reader_sees_one_moment(tmp_path: Path) -> None:
    """Two connections, as two programs have them. In SQLite the reader keeps the writer's commit waiting."""
    first, second = open_database(tmp_path / "desk.sqlite3"), open_database(tmp_path / "desk.sqlite3")
    driver_of(second._writer).execute("PRAGMA busy_timeout = 0")
    with first.read() as reading:
        assert reading.companies.count() == 0
        with pytest.raises(NotSaved, match="another program is using the database"):
            store(second, "W-1")
        assert reading.companies.count() == 0
    first.close()
    second.close()


def test_a_reader_sees_one_moment_on_a_server(postgres_url: str) -> None:
    first, second = open_database(postgres_url), open_database(postgres_url)
    with first.read() as reading:
        assert reading.companies.count() == 0
        with second.work() as work:
            work.companies.save(Company("W-1"))
            work.commit()
        assert reading.companies.count() == 0
    with first.read() as reading:
        assert reading.companies.count() == 1
    first.close()
    second.close()


def test_a_unit_of_work_commits_once(database: SqlDatabase) -> None:
    with database.work() as work:
        work.companies.save(Company("W-1"))
        work.commit()
        with pytest.raises(RuntimeError, match="committed once"):
            work.commit()


def test_writing_after_the_commit_is_noticed_and_not_stored(database: SqlDatabase) -> None:
    with pytest.raises(RuntimeError, match="after its commit"):
        store(database, "W-1", then=lambda work: work.companies.save(Company("W-2")))
    with database.read() as work:
        assert work.companies.get("W-2") is None


def test_a_thread_cannot_open_a_second_transaction(database: SqlDatabase) -> None:
    with database.read(), pytest.raises(RuntimeError, match="has a transaction already"), database.work():
        pass
    with database.read() as work:
        assert work.companies.count() == 0


def test_threads_take_turns(database: SqlDatabase) -> None:
    def add(first: int) -> None:
        for n in range(first, first + 20):
            with database.work() as work:
                work.companies.save(Company(f"W-{n}"))
                work.commit()

    threads = [threading.Thread(target=add, args=(100 * n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.read() as work:
        assert work.companies.count() == 80


def test_placing_an_order_is_exactly_one_commit(file_database: SqlDatabase) -> None:
    statements: list[str] = []
    driver_of(file_database._writer).set_trace_callback(statements.append)
    with file_database.work() as work:
        place(work, 1, TickingClock().now())
        work.commit()
    words = [statement.split()[0].upper() for statement in statements]
    assert words[0] == "BEGIN"
    assert statements[0] == "BEGIN IMMEDIATE"
    assert words.count("COMMIT") == 1
    assert words[-1] == "COMMIT"
    assert words.count("BEGIN") == 1
    assert "INSERT" in words


# --- settings ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 40, 1), ("delete", "EXTRA")),
        ((3, 44, 5), ("delete", "EXTRA")),
        ((3, 44, 6), ("wal", "FULL")),
        ((3, 45, 0), ("delete", "EXTRA")),
        ((3, 50, 6), ("delete", "EXTRA")),
        ((3, 50, 7), ("wal", "FULL")),
        ((3, 51, 2), ("delete", "EXTRA")),
        ((3, 51, 3), ("wal", "FULL")),
        ((3, 60, 0), ("wal", "FULL")),
    ],
)
def test_the_journal_suits_the_version_of_sqlite(version: tuple[int, int, int], mode: tuple[str, str]) -> None:
    assert sqlite_file.durability(version) == mode


def test_every_connection_has_every_setting(file_database: SqlDatabase) -> None:
    journal, synchronous = sqlite_file.durability()
    for connection in (file_database._writer, file_database._reader):
        driver = driver_of(connection)
        answers = {name: driver.execute(f"PRAGMA {name}").fetchone() for name in sqlite_file.PRAGMAS}
        answers["mmap_size"] = answers["mmap_size"] or (0,)
        assert {name: answer[0] for name, answer in answers.items()} == sqlite_file.PRAGMAS
        assert driver.execute("PRAGMA journal_mode").fetchone()[0] == journal
        assert driver.execute("PRAGMA synchronous").fetchone()[0] == sqlite_file.SYNCHRONOUS[synchronous]
    assert driver_of(file_database._reader).execute("PRAGMA query_only").fetchone()[0] == 1


def test_the_write_ahead_log_works_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings of a newer SQLite than the one that these tests may have."""
    monkeypatch.setattr(sqlite_file, "durability", lambda: ("wal", "FULL"))
    database = open_database(tmp_path / "desk.sqlite3")
    with database.work() as work:
        place(work, 1, TickingClock().now())
        work.commit()
    assert database.verify() == []
    database.close()
    monkeypatch.undo()
    database = open_database(tmp_path / "desk.sqlite3")  # and back
    assert database.verify() == []
    database.close()


def test_on_a_network_drive_the_write_ahead_log_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_file, "durability", lambda: ("wal", "FULL"))
    monkeypatch.setattr(sqlite_file, "on_network", lambda _: True)
    with closing(connect_sqlite(tmp_path / "desk.sqlite3")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert connection.execute("PRAGMA synchronous").fetchone() == (sqlite_file.SYNCHRONOUS["EXTRA"],)


def test_a_setting_that_is_not_taken_stops_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sqlite_file.PRAGMAS, "busy_timeout", -7)  # SQLite answers 0
    with pytest.raises(NotSaved, match="busy_timeout to 0"):
        open_database(tmp_path / "desk.sqlite3")


def test_the_server_commits_durably_although_its_default_is_not(postgres_url: str) -> None:
    database = open_database(postgres_url)
    with database.read():
        settings = {
            name: database._reader.exec_driver_sql(f"SHOW {name}").scalar() for name in engine.POSTGRES_SETTINGS
        }
    assert settings == engine.POSTGRES_SETTINGS
    database.close()


def test_savepoints_and_ddl_obey_the_rollback(tmp_path: Path) -> None:
    made = sqlite_engine(tmp_path / "desk.sqlite3")
    assert left_after_rollback(made) == (0, 0)
    made.dispose()


def test_the_rollback_test_notices_pythons_own_transactions(tmp_path: Path) -> None:
    """Positive control: the driver's default mode leaves both behind."""
    made = sa.create_engine(f"sqlite:///{tmp_path / 'plain.sqlite3'}")
    assert left_after_rollback(made) == (1, 1)
    made.dispose()


def left_after_rollback(made: sa.Engine) -> tuple[int, int]:
    """Rows of a savepoint that was released, and tables, that survive a rollback."""
    with made.connect() as connection, connection.begin():
        connection.exec_driver_sql("CREATE TABLE kept (n INTEGER)")
    with made.connect() as connection:
        outer = connection.begin()
        with connection.begin_nested():
            connection.exec_driver_sql("INSERT INTO kept VALUES (1)")
        outer.rollback()
        outer = connection.begin()
        connection.exec_driver_sql("CREATE TABLE made (n INTEGER)")
        outer.rollback()
        rows = connection.exec_driver_sql("SELECT count(*) FROM kept").scalar_one()
        tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master WHERE name = 'made'").scalar_one()
    return rows, tables


# --- addresses ---------------------------------------------------------------------------------------------------


def test_an_address_may_be_a_sqlite_url(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path}/new/desk.sqlite3")
    assert database.path == tmp_path / "new" / "desk.sqlite3"
    database.close()
    with closing(connect_sqlite(tmp_path / "new" / "desk.sqlite3")) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)


@pytest.mark.parametrize("address", ["mysql://user@host/name", "sqlite://", "://", "oracle+x://"])
def test_other_addresses_are_refused(address: str) -> None:
    with pytest.raises(Refused):
        open_database(address)


def test_a_server_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match="server cannot be reached"):
        open_database(f"postgresql://desk@/desk?host={tmp_path}")


def test_a_password_is_not_shown(postgres_url: str) -> None:
    database = open_database(postgres_url.replace("desk@", "desk:secret@"))
    assert "secret" not in database.url
    database.close()


def test_after_a_lost_connection_the_next_transaction_has_a_new_one(postgres_url: str) -> None:
    database, other = open_database(postgres_url), open_database(postgres_url)
    with pytest.raises(NotSaved, match="probably not saved"):
        store(database, "W-1", first=lambda: cut(other))
    cut(other)
    with database.work() as work:
        assert work.companies.count() == 0
        work.companies.save(Company("W-2"))
        work.commit()
    database.close()
    other.close()


def cut(other: SqlDatabase) -> None:
    """End all connections but this one."""
    with other.read():
        other._reader.exec_driver_sql(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid NOT IN (SELECT unnest(ARRAY[pg_backend_pid()]))"
        )


def test_all_tables_are_strict(tmp_path: Path) -> None:
    open_database(tmp_path / "desk.sqlite3").close()
    with closing(sqlite3.connect(tmp_path / "desk.sqlite3")) as connection:
        strict = connection.execute(
            "SELECT name FROM pragma_table_list WHERE strict = 0 AND schema = 'main'"
        ).fetchall()
    shadow = {name for (name,) in strict if name.startswith(("company_names", "order_texts", "sqlite_"))}
    assert {name for (name,) in strict} == shadow

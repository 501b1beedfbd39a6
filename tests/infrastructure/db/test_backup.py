"""Backups are complete or not there; a restored database goes on under numbers of its own."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from tests.infrastructure.db.examples import TickingClock, place, place_example_orders, take
from yeastar_desk.application.ports import OrderFilter
from yeastar_desk.domain.errors import Damaged, NewerDatabase, NotFound, NotSaved, Refused
from yeastar_desk.infrastructure.db import SqlDatabase, open_database, restore, sqlite_file
from yeastar_desk.infrastructure.db import backup as backup_module
from yeastar_desk.infrastructure.db.backup import copy_to, stamp
from yeastar_desk.infrastructure.db.sqlite_file import connect_sqlite


def numbers_in(path: Path) -> list[str]:
    database = open_database(path)
    assert database.verify() == []
    with database.read() as work:
        found = [row.number for row in work.orders.page(OrderFilter(), 0, 10_000, "number", descending=False)]
    database.close()
    return found


def place_next(database: SqlDatabase, n: int) -> str:
    with database.work() as work:
        order = place(work, n, TickingClock().now())
        work.commit()
    return order.number


def test_a_backup_is_a_whole_database(file_database: SqlDatabase, tmp_path: Path) -> None:
    place_example_orders(file_database)
    first = file_database.backup(tmp_path / "stick" / "backups")
    second = file_database.backup(tmp_path / "stick" / "backups")
    assert first.name.startswith("desk-20270203-")
    assert first != second
    assert sorted(first.parent.iterdir()) == sorted([first, second])
    assert numbers_in(first) == [f"ORD-B3-2027-0000{n}" for n in (1, 2, 3)]


def test_two_backups_in_one_second_are_two_files(file_database: SqlDatabase, tmp_path: Path) -> None:
    file_database._clock = StoppedClock()
    names = [file_database.backup(tmp_path / "backups").name for _ in range(3)]
    assert len(set(names)) == 3
    assert names[1].endswith("-2.sqlite3")


class StoppedClock(TickingClock):
    def now(self) -> datetime:
        return self.moment


@pytest.mark.usefixtures("patient_programs")
def test_backups_while_orders_are_placed(tmp_path: Path) -> None:
    """Another program writes all the time: each backup has the orders up to some moment, none of them half."""
    path = tmp_path / "desk.sqlite3"
    writer, other = open_database(path), open_database(path)
    placed: list[str] = []
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            placed.append(place_next(writer, len(placed) + 1))

    thread = threading.Thread(target=write)
    thread.start()
    backups: list[tuple[int, Path]] = []
    while len(backups) < 8:
        known = len(placed)
        backups.append((known, other.backup(tmp_path / "backups")))
    stop.set()
    thread.join()
    for known, backup in backups:
        stored = numbers_in(backup)
        assert stored == placed[: len(stored)]
        assert len(stored) >= known
    writer.close()
    other.close()


def test_copying_the_file_is_no_backup(tmp_path: Path) -> None:
    """Positive control: a plain copy in the middle of a transaction is not sound, or lacks what is in the journal."""
    path = tmp_path / "desk.sqlite3"
    database = open_database(path)
    place_example_orders(database)
    with closing(connect_sqlite(path)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "CREATE TABLE filler AS SELECT hex(zeroblob(3000)) AS a FROM orders, orders AS o2, audit, audit AS a2"
        )
        connection.execute("UPDATE order_states SET comment = hex(zeroblob(5000))")
        shutil.copy(path, tmp_path / "copy.sqlite3")
        connection.execute("ROLLBACK")
    try:
        copy = open_database(tmp_path / "copy.sqlite3")
    except Damaged:
        pass
    else:
        assert copy.verify() != []
        copy.close()
    database.close()


def test_no_half_backup_is_left(file_database: SqlDatabase, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotSaved, match="backup was not made"):
        file_database.backup(tmp_path / "file" / "backups")
    folder = tmp_path / "backups"
    file_database._clock = clock = StoppedClock()
    (folder / f"desk-{stamp(clock.now())}.sqlite3.unfinished").mkdir(parents=True)
    with pytest.raises(NotSaved, match="backup was not made"):
        file_database.backup(folder)


def test_a_damaged_database_is_not_backed_up_as_if_it_were_sound(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite3"
    database = open_database(path)
    place_example_orders(database)
    with closing(connect_sqlite(path)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'ix_orders_total_minor_placed_at_id'"
        ).fetchone()
    database.close()
    content = bytearray(path.read_bytes())
    content[(root - 1) * 4096 + 8 : root * 4096] = bytes(4096 - 8)  # an index that is empty although it should not be
    path.write_bytes(content)
    database = open_database(path)
    with pytest.raises(Damaged, match="backup was not made"):
        database.backup(tmp_path / "backups")
    assert list((tmp_path / "backups").iterdir()) == []
    assert any("The database file is damaged" in said for said in database.verify())
    database.close()


def test_a_server_is_backed_up_by_its_own_tools(postgres_url: str, tmp_path: Path) -> None:
    database = open_database(postgres_url)
    with pytest.raises(Refused, match="pg_dump"):
        database.backup(tmp_path)
    database.close()


# --- taking it back ----------------------------------------------------------------------------------------------


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A backup of a home with three orders; a fourth was placed after it."""
    database = open_database(tmp_path / "home" / "desk.sqlite3", clock=TickingClock())
    place_example_orders(database)
    made = database.backup(tmp_path / "stick")
    assert place_next(database, 4) == "ORD-B3-2027-00004"
    database.close()
    return made


def test_a_restored_database_has_the_old_orders_and_new_numbers(backup: Path, tmp_path: Path) -> None:
    home = tmp_path / "home" / "desk.sqlite3"
    kept = restore(backup, home, clock=TickingClock())
    assert kept is not None
    assert kept.name.startswith("desk.sqlite3.replaced-20270203-")
    database = open_database(home)
    with database.read() as work:
        suffix = work.numbers.series_for("")
    assert len(suffix) == 4
    assert place_next(database, 4) == f"ORD-B3{suffix}-2027-00001"
    assert place_next(database, 5) == f"ORD-B3{suffix}-2027-00002"
    assert database.verify() == []
    database.close()
    database = open_database(home)  # it stays what it is
    assert place_next(database, 6) == f"ORD-B3{suffix}-2027-00003"
    database.close()
    assert numbers_in(kept)[-1] == "ORD-B3-2027-00004"
    assert sorted(file.name for file in home.parent.iterdir()) == sorted([home.name, kept.name])


def test_the_restore_is_on_record(backup: Path, tmp_path: Path) -> None:
    home = tmp_path / "home" / "desk.sqlite3"
    restore(backup, home)
    with closing(connect_sqlite(home)) as connection:
        actions = connection.execute("SELECT action FROM audit ORDER BY seq DESC LIMIT 2").fetchall()
    assert set(actions) == {("backup_restored",), ("number_series_renewed",)}


def test_restoring_twice_gives_two_series(backup: Path, tmp_path: Path) -> None:
    home = tmp_path / "home" / "desk.sqlite3"
    suffixes = set()
    for n in range(3):
        restore(backup, home, clock=clock_at(n))
        database = open_database(home)
        with database.read() as work:
            suffixes.add(work.numbers.series_for(""))
        database.close()
    assert len(suffixes) == 3


def clock_at(minute: int) -> TickingClock:
    clock = TickingClock()
    clock.moment = clock.moment.replace(minute=minute)
    return clock


def test_a_series_of_the_past_is_not_continued(backup: Path, tmp_path: Path) -> None:
    home = tmp_path / "home" / "desk.sqlite3"
    restore(backup, home)
    database = open_database(home)
    with database.work() as work:
        with pytest.raises(Refused, match="restored or copied"):
            work.numbers.take("PF-B3-2027")
        series, counter = take(work, "PF")
        assert (series.count("-"), counter) == (2, 1)
    database.close()


def test_a_copied_home_gets_numbers_of_its_own(backup: Path, tmp_path: Path) -> None:
    """Two laptops with one cloned disk, or two folders: no number is given twice."""
    assert backup.exists()
    shutil.copytree(tmp_path / "home", tmp_path / "clone")
    original, clone = (open_database(tmp_path / name / "desk.sqlite3") for name in ("home", "clone"))
    numbers = [place_next(database, n) for n in (5, 6) for database in (original, clone)]
    assert len(set(numbers)) == 4
    assert numbers[0] == "ORD-B3-2027-00005"
    assert numbers[1].startswith("ORD-B3R")
    assert numbers[1].endswith("-2027-00001")
    assert clone.verify() == original.verify() == []
    original.close()
    clone.close()


def test_a_copy_that_only_reads_changes_nothing(backup: Path, tmp_path: Path) -> None:
    before = backup.read_bytes()
    assert len(numbers_in(backup)) == 3
    assert backup.read_bytes() == before
    assert tmp_path.exists()


def test_into_an_empty_home(backup: Path, tmp_path: Path) -> None:
    home = tmp_path / "new" / "desk.sqlite3"
    assert restore(backup, home) is None
    assert len(numbers_in(home)) == 3


def test_over_a_damaged_database(backup: Path, tmp_path: Path) -> None:
    home = tmp_path / "home" / "desk.sqlite3"
    home.write_bytes(b"not a database at all" * 500)
    home.with_name("desk.sqlite3-journal").write_bytes(b"what was left of a transaction")
    kept = restore(backup, home)
    assert kept is not None
    assert kept.read_bytes().startswith(b"not a database")
    assert not home.with_name("desk.sqlite3-journal").exists()
    assert len(numbers_in(home)) == 3


def refuse(backup: Path, home: Path, error: type[Exception], words: str) -> None:
    before = {file: file.read_bytes() for file in home.parent.iterdir()}
    with pytest.raises(error, match=words):
        restore(backup, home)
    assert {file: file.read_bytes() for file in home.parent.iterdir()} == before


def test_what_is_no_backup_is_refused_and_nothing_changes(backup: Path, tmp_path: Path) -> None:
    home = tmp_path / "home" / "desk.sqlite3"
    refuse(tmp_path / "nowhere.sqlite3", home, NotFound, "There is no backup")
    (tmp_path / "letter.pdf").write_bytes(b"%PDF" * 1000)
    refuse(tmp_path / "letter.pdf", home, Damaged, r"letter\.pdf is damaged, or it is not a backup")
    (tmp_path / "half.sqlite3").write_bytes(backup.read_bytes()[:100_000])
    refuse(tmp_path / "half.sqlite3", home, Damaged, r"half\.sqlite3 is damaged, or it is not a backup")
    with closing(sqlite3.connect(tmp_path / "other.sqlite3")) as connection, connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    refuse(tmp_path / "other.sqlite3", home, Refused, r"other\.sqlite3 is not a backup of Yeastar Desk")
    (tmp_path / "empty.sqlite3").touch()
    refuse(tmp_path / "empty.sqlite3", home, Refused, "not a backup of Yeastar Desk")
    with closing(sqlite3.connect(backup)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '7777'")
    refuse(backup, home, NewerDatabase, "newer version")


def test_a_backup_with_a_changed_value_is_refused(backup: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(backup)) as connection, connection:
        connection.execute("DROP TRIGGER orders_no_update")
        connection.execute("UPDATE orders SET rep = 'Mallory' WHERE counter = 2")
    refuse(backup, tmp_path / "home" / "desk.sqlite3", Damaged, "Order ORD-B3-2027-00002")


def test_a_database_in_use_is_not_replaced(backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home" / "desk.sqlite3"
    monkeypatch.setitem(sqlite_file.PRAGMAS, "busy_timeout", 20)
    with closing(connect_sqlite(home)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        refuse(backup, home, NotSaved, "another program is using the database")


def test_a_copy_is_made_though_somebody_writes_all_the_time(
    file_database: SqlDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite begins a copy in pieces again whenever another connection has written."""
    monkeypatch.setattr(backup_module, "PAGES_AT_ONCE", 5)
    monkeypatch.setattr(backup_module, "MOST_RESTARTS", 2)
    told: list[int] = []

    def write_again(done: int, _total: int) -> bool:
        told.append(done)
        place_next(file_database, len(told))
        return True

    with closing(connect_sqlite(tmp_path / "desk.sqlite3")) as source:
        made = copy_to(source, tmp_path / "backups", "busy.sqlite3", write_again)
    assert len(numbers_in(made)) <= len(told) <= 10
    assert not list(made.parent.glob("*unfinished*"))

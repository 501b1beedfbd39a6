"""Full disks, read-only folders, locks and vanished files: a clear sentence, and nothing acknowledged is lost."""

from __future__ import annotations

import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.infrastructure.db.examples import TickingClock, place
from yeastar_desk.application.ports import OrderFilter
from yeastar_desk.domain.companies import Company
from yeastar_desk.domain.errors import Damaged, NotSaved
from yeastar_desk.infrastructure.db import SqlDatabase, open_database
from yeastar_desk.infrastructure.db.engine import driver_of
from yeastar_desk.infrastructure.db.errors import meaning_of

ROOT = Path(__file__).parents[3]
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="limits of a process are Linux'")


def place_one(database: SqlDatabase, n: int) -> str:
    with database.work() as work:
        order = place(work, n, TickingClock().now())
        work.commit()
    return order.number


def placing(database: Path | str, *arguments: str | Path) -> list[str]:
    """The lines of a program that places orders."""
    command = [sys.executable, "-m", "tests.infrastructure.db.placing", str(database), *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def assert_sound(path: Path, numbers: list[str]) -> None:
    """Exactly the acknowledged orders are there, whole, and nothing else is wrong."""
    database = open_database(path)
    assert database.verify() == []
    with database.read() as work:
        stored = [row.number for row in work.orders.page(OrderFilter(), 0, 10_000, "number", descending=False)]
    assert stored == numbers
    database.close()


def test_a_full_disk(file_database: SqlDatabase, tmp_path: Path) -> None:
    driver = driver_of(file_database._writer)
    (pages,) = driver.execute("PRAGMA page_count").fetchone()
    driver.execute(f"PRAGMA max_page_count = {pages + 5}")
    numbers: list[str] = []
    with pytest.raises(NotSaved, match=r"This was not saved: the disk is full\. Delete or move some files"):
        numbers.extend(place_one(file_database, n) for n in range(1, 100))
    assert len(numbers) < 90
    driver.execute("PRAGMA max_page_count = 1000000")  # room again: the same number goes on
    numbers.append(place_one(file_database, len(numbers) + 1))
    file_database.close()
    assert_sound(tmp_path / "desk.sqlite3", numbers)


@LINUX
@pytest.mark.parametrize("room", [4_096, 50_000, 200_000])
def test_the_system_gives_no_more_room(tmp_path: Path, room: int) -> None:
    path = tmp_path / "desk.sqlite3"
    open_database(path).close()
    *numbers, refusal = placing(path, "--count", "500", "--largest-file", str(path.stat().st_size + room))
    assert re.match("REFUSED NotSaved This was not saved: the disk", refusal)
    assert_sound(path, numbers)


@LINUX
def test_a_full_file_system(tmp_path: Path) -> None:
    """A small disk of its own, which only root can make; the tests above starve the database in other ways."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount")
    with small_disk(tmp_path / "disk", kilobytes=900) as disk:
        *numbers, refusal = placing(disk / "desk.sqlite3", "--count", "500")
        assert refusal.startswith("REFUSED NotSaved This was not saved: the disk is full")
        assert numbers
        shutil.copytree(disk, tmp_path / "copy")
    assert_sound(tmp_path / "copy" / "desk.sqlite3", numbers)


@contextmanager
def small_disk(folder: Path, *, kilobytes: int) -> Iterator[Path]:
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


@LINUX
@pytest.mark.parametrize("writable", ["nothing", "the file"])
def test_a_read_only_folder(tmp_path: Path, writable: str) -> None:
    warm, home = tmp_path / "warm", tmp_path / "home"
    path = home / "desk.sqlite3"
    database = open_database(path)
    numbers = [place_one(database, 1)]
    database.close()
    path.chmod(0o666 if writable == "the file" else 0o444)
    home.chmod(0o555)
    for parent in home.parents:
        if parent.stat().st_uid == os.getuid() and parent.is_relative_to(tmp_path.parents[2]):
            parent.chmod(0o755)
    lost_rights: list[str | Path] = ["--as-nobody", warm / "desk.sqlite3"] if os.geteuid() == 0 else []
    (refusal,) = placing(path, "--count", "3", "--first", "2", *lost_rights)
    assert re.match("REFUSED NotSaved This was not saved: .*written", refusal)
    assert "you may write to it" in refusal
    home.chmod(0o755)
    path.chmod(0o644)
    assert_sound(path, numbers)


@LINUX
def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotSaved, match="cannot be made"):
        open_database(tmp_path / "file" / "home" / "desk.sqlite3")


def test_a_database_that_another_program_holds(file_database: SqlDatabase, tmp_path: Path) -> None:
    driver_of(file_database._writer).execute("PRAGMA busy_timeout = 10")
    driver_of(file_database._reader).execute("PRAGMA busy_timeout = 10")
    numbers = [place_one(file_database, 1)]
    with closing(sqlite3.connect(tmp_path / "desk.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(NotSaved, match="This was not saved: another program is using the database"):
            place_one(file_database, 2)
        if not is_wal(file_database):
            with pytest.raises(NotSaved, match="cannot be read: another program"), file_database.read() as work:
                work.companies.count()
        other.execute("ROLLBACK")
    numbers.append(place_one(file_database, 2))
    file_database.close()
    assert_sound(tmp_path / "desk.sqlite3", numbers)


def is_wal(database: SqlDatabase) -> bool:
    return bool(driver_of(database._writer).execute("PRAGMA journal_mode").fetchone()[0] == "wal")


def test_a_database_that_another_computer_holds(postgres_url: str) -> None:
    first, second = open_database(postgres_url), open_database(postgres_url)
    with second.read():
        pass
    second._writer.exec_driver_sql("SET lock_timeout = '10ms'")
    second._writer.commit()
    with first.work() as work:
        work.companies.save(Company("W-1"))
        with pytest.raises(NotSaved, match="another computer is using the database"):
            place_one(second, 1)
        work.commit()
    assert place_one(second, 1) == "ORD-B3-2027-00001"
    first.close()
    second.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not remove files that are open")
def test_a_database_that_was_removed_while_open(file_database: SqlDatabase, tmp_path: Path) -> None:
    place_one(file_database, 1)
    moved = tmp_path / "desk.sqlite3"
    moved.rename(tmp_path / "moved.sqlite3")
    with pytest.raises(NotSaved, match="Check that its folder is still there"):
        place_one(file_database, 2)
    (tmp_path / "moved.sqlite3").rename(moved)
    assert place_one(file_database, 2) == "ORD-B3-2027-00002"


def test_a_damaged_page_is_called_damage(file_database: SqlDatabase, tmp_path: Path) -> None:
    for n in range(1, 30):
        place_one(file_database, n)
    file_database.close()
    path = tmp_path / "desk.sqlite3"
    content = bytearray(path.read_bytes())
    for page in range(4096 * 3, len(content), 4096):
        content[page : page + 64] = random.Random(page).randbytes(64)
    path.write_bytes(content)
    with pytest.raises(Damaged, match=r"The database is damaged\. Nothing was saved\."):
        open_database(path)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("SQLITE_FULL", "the disk is full"),
        ("SQLITE_IOERR_FSYNC", "the disk reported an error"),
        ("SQLITE_IOERR", "the disk reported an error"),
        ("SQLITE_READONLY_DBMOVED", "the database cannot be written"),
        ("SQLITE_BUSY_SNAPSHOT", "another program is using the database"),
        ("SQLITE_CANTOPEN_ISDIR", "the folder of the database cannot be written"),
        ("SQLITE_PERM", "you may not write"),
        ("SQLITE_NOMEM", "out of memory"),
        ("SQLITE_CONSTRAINT_TRIGGER", "the database refused it (orders never change)"),
    ],
)
def test_every_error_of_sqlite_has_its_sentence(code: str, words: str) -> None:
    error = sqlite3.OperationalError("orders never change")
    error.sqlite_errorname = code
    meaning = meaning_of(error, writing=True)
    assert isinstance(meaning, NotSaved)
    assert meaning.sentence.startswith("This was not saved: ")
    assert words in meaning.sentence


@pytest.mark.parametrize("code", ["SQLITE_CORRUPT_INDEX", "SQLITE_NOTADB"])
def test_damage_has_its_sentence(code: str) -> None:
    error = sqlite3.DatabaseError("malformed")
    error.sqlite_errorname = code
    assert isinstance(meaning_of(error, writing=False), Damaged)

"""A flipped bit in the file is either noticed or has changed nothing that is stored.

SQLite itself does not look at values: `test_sqlite_alone_does_not_notice` is the positive control.
"""

from __future__ import annotations

import os
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.infrastructure.db.examples import TickingClock, place_example_orders
from yeastar_desk.domain.errors import DeskError
from yeastar_desk.infrastructure.db import open_database
from yeastar_desk.infrastructure.db.tables import metadata
from yeastar_desk.infrastructure.db.triggers import IMMUTABLE

FLIPS = int(os.environ.get("DESK_TEST_FLIPS", "60"))  # before a release: 2000
SEALED = sorted({*IMMUTABLE, "order_states"})


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "desk.sqlite3"
    database = open_database(path, clock=TickingClock())
    place_example_orders(database, count=12)
    database.close()
    return path


def stored(path: Path) -> object:
    """Every value of the sealed tables, or what the attempt to read them says."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            connection.text_factory = bytes
            return [
                sorted(connection.execute(f"SELECT {columns(table)} FROM {table} NOT INDEXED").fetchall())
                for table in SEALED
            ]
    except (sqlite3.Error, TypeError, UnicodeDecodeError) as error:
        return str(error)


def columns(table: str) -> str:
    return ", ".join(f'"{column.name}"' for column in metadata.tables[table].columns)


def flipped(sound: Path, target: Path, dice: random.Random) -> None:
    content = bytearray(sound.read_bytes())
    content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
    target.write_bytes(content)


def notices(path: Path) -> bool:
    """Whether opening and verifying tells of anything; never anything but a sentence."""
    try:
        database = open_database(path)
    except DeskError:
        return True
    try:
        return database.verify() != []
    except DeskError:
        return True
    finally:
        database.close()


@pytest.mark.slow
def test_no_changed_value_goes_unnoticed(sound: Path, tmp_path: Path) -> None:
    dice = random.Random(11)
    path = tmp_path / "desk.sqlite3"
    before = stored(sound)
    changed = 0
    for _ in range(FLIPS):
        flipped(sound, path, dice)
        differs = stored(path) != before
        changed += differs
        assert notices(path) or not differs
    assert changed > FLIPS // 20


def test_sqlite_alone_does_not_notice(sound: Path, tmp_path: Path) -> None:
    dice = random.Random(11)
    path = tmp_path / "desk.sqlite3"
    before = stored(sound)
    missed = 0
    for _ in range(FLIPS):
        flipped(sound, path, dice)
        with closing(sqlite3.connect(path)) as connection:
            try:
                says_ok = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            except (sqlite3.Error, UnicodeDecodeError):
                says_ok = False
        missed += says_ok and stored(path) != before
    assert missed > 0

"""Both databases, for every test that asks for an `address` or a `database`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.infrastructure.db.examples import TickingClock
from yeastar_desk.infrastructure.db import SqlDatabase, open_database


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty database is: a file's path, or a server's URL."""
    if request.param == "sqlite":
        return str(tmp_path / "desk.sqlite3")
    url = request.getfixturevalue("postgres_url")
    assert isinstance(url, str)
    return url


@pytest.fixture
def database(address: str) -> Iterator[SqlDatabase]:
    """A new database on either engine."""
    opened = open_database(address, clock=TickingClock())
    yield opened
    opened.close()


@pytest.fixture
def file_database(tmp_path: Path) -> Iterator[SqlDatabase]:
    """A new SQLite database."""
    opened = open_database(tmp_path / "desk.sqlite3", clock=TickingClock())
    yield opened
    opened.close()

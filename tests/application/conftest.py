from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.office import Office
from tests.servers.booth import Booth
from tests.servers.portal import FakePortal


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path)
    yield made
    made.database.close()


@pytest.fixture
def portal() -> Iterator[FakePortal]:
    """A portal on 127.0.0.1 that was asked for nothing that its documentation does not know."""
    with FakePortal() as server:
        yield server
    assert not server.complaints


@pytest.fixture
def booth(portal: FakePortal, tmp_path: Path) -> Iterator[Booth]:
    """A laptop that sends to the portal."""
    with Booth(tmp_path, portal) as made:
        yield made

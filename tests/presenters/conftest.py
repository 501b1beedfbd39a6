from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.presenters.booth import Booth
from tests.presenters.desk import Desk


@pytest.fixture
def booth(tmp_path: Path) -> Iterator[Booth]:
    made = Booth(tmp_path)
    yield made
    made.database.close()


@pytest.fixture
def desk(booth: Booth) -> Desk:
    return Desk(booth)

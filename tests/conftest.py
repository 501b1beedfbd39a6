"""What every test has: no screen, no settings of the developer's own, repeatable examples."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytest_plugins = ["tests.postgres"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for variable in [name for name in os.environ if name.startswith("YEASTAR_DESK_")]:
    del os.environ[variable]

os.environ["TZ"] = "UTC"  # wherever the developer is, the days and hours that tests name are the same
if hasattr(time, "tzset"):
    time.tzset()

# Nothing is timed: a slow computer is no defect. The same examples every time, so that a change is judged by itself;
# with DESK_EXPLORE set they are new ones in every run.
settings.register_profile(
    "desk",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="DESK_EXPLORE" not in os.environ,
)
settings.load_profile("desk")


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:  # noqa: ARG001 - there is an application
    """pytest-qt's fixture, with more patience: see `tests.waiting`."""
    from tests.waiting import PatientBot  # only where there is a window at all

    return PatientBot(request)


@pytest.fixture
def patient_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Databases opened from now on wait for each other as long as it takes.

    For tests in which programs besiege one database: on a loaded computer one of them may not get its turn within the
    few seconds after which a person wants to know.
    """
    from yeastar_desk.infrastructure.db import engine, sqlite_file

    monkeypatch.setitem(sqlite_file.PRAGMAS, "busy_timeout", 600_000)
    monkeypatch.setitem(engine.POSTGRES_SETTINGS, "lock_timeout", "10min")

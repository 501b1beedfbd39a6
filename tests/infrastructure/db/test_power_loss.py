"""No order that was acknowledged is lost in a power failure, with the settings that the program uses."""

from __future__ import annotations

import shutil
import sys

import pytest

from tests.infrastructure.db import power_loss
from yeastar_desk.infrastructure.db import sqlite_file

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        sys.platform != "linux", reason="strace is Linux'; the program uses the same settings elsewhere"
    ),
]


@pytest.fixture(autouse=True)
def _strace() -> None:
    assert shutil.which("strace"), "strace is not installed: sudo apt-get install strace"


def test_the_settings_in_use_are_safe_ones() -> None:
    assert "+".join(sqlite_file.durability()).upper() in power_loss.SAFE


@pytest.mark.parametrize("setting", power_loss.SAFE)
def test_nothing_acknowledged_is_lost(setting: str) -> None:
    count, bad = power_loss.explore(setting, orders=2)
    assert bad == []
    assert count > 200


@pytest.mark.parametrize("setting", sorted(set(power_loss.SETTINGS) - set(power_loss.SAFE)))
def test_weaker_settings_lose_orders(setting: str) -> None:
    """Positive controls: the explorer notices what these settings leave to luck."""
    _, bad = power_loss.explore(setting, orders=2, stop_at_first=True)
    assert bad != []

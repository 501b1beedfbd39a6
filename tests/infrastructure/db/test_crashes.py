"""Programs that are killed at any moment lose nothing that they acknowledged, and no number.

A killed program is not a power failure: what it wrote is still in the system's cache. `test_power_loss` looks at that.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.infrastructure.db.test_faults import ROOT, assert_sound
from yeastar_desk.application.ports import OrderFilter
from yeastar_desk.infrastructure.db import open_database

# Before a release: DESK_TEST_KILLS=1000 DESK_TEST_ORDERS=2000 DESK_TEST_PROGRAMS=8
KILLS = int(os.environ.get("DESK_TEST_KILLS", "6"))
ORDERS = int(os.environ.get("DESK_TEST_ORDERS", "25"))
PROGRAMS = int(os.environ.get("DESK_TEST_PROGRAMS", "4"))


def start(address: str, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.infrastructure.db.placing", address, *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def finish(process: subprocess.Popen[str]) -> list[str]:
    """What it said before it ended; half a line is no acknowledgement."""
    assert process.stdout is not None
    said = process.stdout.read()
    process.stdout.close()
    process.wait()
    return [line for line in said.splitlines(keepends=True) if line.endswith("\n")]


@pytest.mark.slow
def test_a_killed_program_loses_nothing_it_acknowledged(tmp_path: Path) -> None:
    """It is killed again and again while it places orders; the next start goes on where it was."""
    path = tmp_path / "desk.sqlite3"
    dice = random.Random(7)
    placed: list[str] = []
    for _ in range(KILLS):
        process = start(str(path), "--first", str(len(placed) + 1))
        assert process.stdout is not None
        placed.append(process.stdout.readline().strip())  # it has begun: from here on it is killed at any moment
        time.sleep(dice.uniform(0, 0.05))
        process.send_signal(signal.SIGKILL)
        placed += [line.strip() for line in finish(process)]
        placed += stored_but_not_said(path, placed)
    assert len(placed) > KILLS
    assert not any(line.startswith("REFUSED") for line in placed)
    assert_sound(path, placed)


def stored_but_not_said(path: Path, said: list[str]) -> list[str]:
    """At most the one order whose commit returned just before the kill; never less than what was said."""
    database = open_database(path)
    with database.read() as work:
        stored = [row.number for row in work.orders.page(OrderFilter(), 0, 100_000, "number", descending=False)]
    database.close()
    assert stored[: len(said)] == said
    assert len(stored) <= len(said) + 1
    return stored[len(said) :]


def test_a_program_that_speaks_too_early_is_noticed(tmp_path: Path) -> None:
    """Positive control: it says a number before the commit and is killed in between."""
    path = tmp_path / "desk.sqlite3"
    said = [line.strip() for line in finish(start(str(path), "--lies"))]
    assert said == ["ORD-B3-2027-00001"]
    with pytest.raises(AssertionError):
        stored_but_not_said(path, said)


@pytest.mark.slow
def test_several_programs_take_every_number_once(address: str) -> None:
    """Several programs make one database and use it, two of them killed and started again: no gap, no duplicate."""
    apart = 10 * ORDERS
    several = ("--patient", "--count", str(ORDERS), "--first")
    programs = [start(address, *several, str(1 + apart * n)) for n in range(PROGRAMS)]
    killed = [programs.pop(), programs.pop()]
    for program in killed:
        assert program.stdout is not None
        program.stdout.readline()
        program.send_signal(signal.SIGKILL)
        finish(program)
    again = [1 + apart * (PROGRAMS + n) for n in range(2)]
    programs += [start(address, *several, str(first)) for first in again]
    said = [line.strip() for program in programs for line in finish(program)]
    assert len(said) == len(set(said)) == PROGRAMS * ORDERS
    assert not any(line.startswith("REFUSED") for line in said)
    database = open_database(address)
    assert database.verify() == []
    (orders, proformas) = database.number_series()
    assert orders.last == proformas.last >= PROGRAMS * ORDERS + len(killed)
    assert orders.missing == proformas.missing == ()
    database.close()

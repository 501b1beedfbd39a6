"""Programs that are killed at any moment lose nothing that they acknowledged, and no number.

A killed program is not a power failure: what it wrote is still in the system's cache. `test_power_loss` looks at that.
"""

from __future__ import annotations

import itertools
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
BETWEEN_KILLS = max(1, ORDERS * PROGRAMS // KILLS)  # orders of all programs, so that kills are spread over the run


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
        for _ in range(dice.randint(1, 4)):  # it has begun: from here on it is killed at any moment
            placed.append(process.stdout.readline().strip())
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
    """Several programs issue on one database; whichever is killed at a random moment is started again and goes on."""
    dice = random.Random(11)
    desks = [Desk(address, n) for n in range(PROGRAMS)]
    for _ in range(KILLS):
        working = [desk for desk in desks if desk.is_working()]
        if not working:
            break
        dice.choice(working).kill(after=dice.randint(0, BETWEEN_KILLS // 2), seconds=dice.uniform(0, 0.02))
    said = [number for desk in desks for number in desk.finish()]
    assert len(said) == len(set(said))
    assert not any(line.startswith("REFUSED") for line in said)
    killed = sum(desk.kills for desk in desks)
    print(f"{PROGRAMS} programs, {len(said)} orders acknowledged, {killed} kills")
    assert killed > 0
    assert len(said) >= PROGRAMS * ORDERS
    database = open_database(address)
    assert database.verify() == []
    (orders, proformas) = database.number_series()
    # What was committed just before its kill is stored and was not said: at most one for each kill.
    assert len(said) <= orders.last == proformas.last <= len(said) + killed
    assert orders.missing == proformas.missing == ()
    assert orders.beyond == proformas.beyond == 0
    with database.read() as work:
        stored = {row.number for row in work.orders.page(OrderFilter(), 0, 1_000_000)}
    database.close()
    assert len(stored) == orders.last
    assert stored >= set(said)


class Desk:
    """A program that issues `ORDERS` orders with their proformas, however often it is killed."""

    def __init__(self, address: str, number: int) -> None:
        self._address = address
        self._next = 1 + 1000 * ORDERS * number  # every start works on orders of its own
        self._said: list[str] = []
        self.kills = 0
        self._start()

    def _start(self) -> None:
        left = ORDERS - len(self._said)
        self._process = start(self._address, "--patient", "--count", str(left), "--first", str(self._next))
        self._next += ORDERS

    def is_working(self) -> bool:
        return self._process.poll() is None

    def kill(self, after: int, seconds: float) -> None:
        """Kill it when it has said some more numbers, and then at any moment."""
        assert self._process.stdout is not None
        self._said += [line.strip() for line in itertools.islice(self._process.stdout, after)]
        time.sleep(seconds)
        self._process.send_signal(signal.SIGKILL)
        self._collect()
        if len(self._said) < ORDERS:
            self.kills += 1
            self._start()

    def finish(self) -> list[str]:
        """Every number that it said."""
        self._collect()
        return self._said

    def _collect(self) -> None:
        assert self._process.stdout is not None
        if not self._process.stdout.closed:  # by a kill that came when it had said everything
            self._said += [line.strip() for line in finish(self._process)]

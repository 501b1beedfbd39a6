"""What the panel has said to be kept is there after the process was killed."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from yeastar_desk.infrastructure.db import open_database

ROOT = Path(__file__).parents[2]


def lost_after_a_kill(folder: Path, after: int, *arguments: str) -> int:
    """Kill a rep at work after so many acknowledgements; how many of the acknowledged desks are missing."""
    command = [sys.executable, "-m", "tests.presenters.rep", str(folder), *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as rep:
        assert rep.stdout is not None
        sale_id = rep.stdout.readline().strip()
        assert sale_id
        kept = 0
        for _ in range(after):
            kept = int(rep.stdout.readline())
        rep.kill()
        for line in rep.stdout:  # what was still in the pipe had been said, too
            if line.endswith("\n"):
                kept = int(line)
    database = open_database(folder / "desk.sqlite3")
    try:
        with database.read() as work:
            draft = work.drafts.get(sale_id)
        stored = draft.request.services.get("desk", 0) if draft is not None else 0
        assert not stored % 5
        return max(kept - stored, 0)
    finally:
        database.close()


@pytest.mark.slow
def test_a_draft_survives_a_kill_at_any_time(tmp_path: Path) -> None:
    chance = random.Random(2026)
    for round_number in range(6):
        folder = tmp_path / str(round_number)
        folder.mkdir()
        assert lost_after_a_kill(folder, chance.randint(1, 60)) == 0


def test_saying_it_too_early_would_be_noticed(tmp_path: Path) -> None:
    assert lost_after_a_kill(tmp_path, 7, "careless") > 0

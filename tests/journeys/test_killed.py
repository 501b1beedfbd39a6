"""The program is killed (SIGKILL) at every step of a sale; what the screen had acknowledged is there afterwards.

A killed program is not a power failure: see tests/infrastructure/db for that.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from tests.journeys.rep import CTRL, Rep
from yeastar_desk.application.ports import OrderFilter
from yeastar_desk.bootstrap import Services

ROOT = Path(__file__).parents[2]
STEPS = ("found", "plan", "service", "checkout", "placed")


def sell_until(home: Path, last: str, *options: str) -> dict[str, Any]:
    """Sell in a program of its own, which is killed after the step `last` or kills itself.

    Returns:
        What its screen acknowledged at the last step that it told of.
    """
    command = [sys.executable, "-m", "tests.journeys.selling", str(home), *options]
    told: list[dict[str, Any]] = []
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        assert program.stderr is not None
        for line in program.stdout:
            told.append(json.loads(line))
            if told[-1]["step"] == last:
                program.kill()
                break
            program.stdin.write("\n")
            program.stdin.flush()
        complaint = program.stderr.read()
    assert program.returncode == -signal.SIGKILL, complaint
    assert "Traceback" not in complaint
    return told[-1]


def check_after_restart(home: Path, told: dict[str, Any]) -> int:
    """Nothing that was acknowledged is missing, no order is half there; returns the number of orders."""
    services = Services(home)
    try:
        assert services.database.verify() == []
        with services.database.read() as work:
            rows = work.orders.page(OrderFilter(), 0, 10)
            drafts = [work.drafts.get(row.id) for row in work.drafts.rows()]
            queue = work.outbox.summary()
            waiting = queue.waiting + queue.parked  # the network may have looked at it before the end
            documents = [work.documents.rows(order_id=work.orders.get(row.number).id) for row in rows]  # type: ignore[union-attr]
        if told["number"]:
            assert [row.number for row in rows] == [told["number"]]
        assert len(rows) <= 1
        if rows:
            assert rows[0].total.decimal() == "1373.26"  # (290 + 12 x 72) + 19 %
            assert [document.number for document in documents[0]] == [rows[0].document_number]
            assert waiting == 1
            assert drafts == []
            _, pdf = services.document_files.pdf(rows[0].number)
            assert pdf.startswith(b"%PDF")
        else:
            assert waiting == 0
            if told["kept"] or told["step"] == "checkout":
                (draft,) = drafts
                assert draft is not None
                assert draft.request.subject_id == told["subject_id"]
                assert draft.request.plan == told.get("plan", "")
                assert dict(draft.request.services) == told.get("services", {})
        return len(rows)
    finally:
        services.close()


@pytest.mark.parametrize("step", STEPS)
def test_killed_after_a_step(home: Path, step: str) -> None:
    told = sell_until(home, step)
    assert told["kept"] or step in ("checkout", "placed"), "the screen says that the draft is kept"
    assert check_after_restart(home, told) == (1 if step == "placed" else 0)


@pytest.mark.parametrize("statement", [1, 5, 10, 15])
def test_killed_inside_the_transaction_of_the_order(home: Path, statement: int) -> None:
    told = sell_until(home, "never", "--kill-at-statement", str(statement))
    assert told["step"] == "checkout"
    assert check_after_restart(home, told) == 0


def test_killed_between_the_commit_and_the_screen(home: Path) -> None:
    told = sell_until(home, "never", "--kill-after-commit")
    assert told["number"] == ""
    assert check_after_restart(home, told) == 1


def test_the_next_start_goes_on_with_the_order_that_was_on_screen(home: Path, start: Callable[[Path], Rep]) -> None:
    sell_until(home, "never", "--kill-at-statement", "7")
    rep = start(home)
    rep.press(Qt.Key.Key_2, CTRL)
    rep.press(Qt.Key.Key_Return)
    rep.wait_for("company_name_label")
    rep.press(Qt.Key.Key_Return, CTRL)
    rep.press(Qt.Key.Key_Return, CTRL)
    rep.wait_for("done_page")
    assert rep.text("order_number_label").endswith("-00001"), "the order that was not stored took no number"
    assert "1,373.26" in rep.text("done_summary_label")


@pytest.mark.parametrize("step", ["service", "placed"])
def test_a_program_that_says_saved_before_it_is_is_caught(home: Path, step: str) -> None:
    """Positive control."""
    told = sell_until(home, step, "--lies")
    assert told["kept"] or told["number"]
    with pytest.raises((AssertionError, ValueError)):
        check_after_restart(home, told)

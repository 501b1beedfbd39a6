"""A program of its own that sells in the real window, says what is acknowledged on screen, and may be killed.

`python -m tests.journeys.selling HOME [--kill-at-statement N] [--kill-after-commit] [--lies]`

After every step it prints one line of JSON: the step, whether the screen says that the order is kept, what was chosen
so far, and the order number that the screen shows. Then it waits for a line on standard input.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from yeastar_desk.bootstrap import build
from yeastar_desk.bootstrap.window import Desk
from yeastar_desk.infrastructure.db.engine import driver_of
from yeastar_desk.infrastructure.db.unit_of_work import SqlUnitOfWork

PATIENCE_SECONDS = 200.0


class Selling:
    """Presses keys in the window of a home."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.chosen: dict[str, object] = {}

    def wait(self, condition: Callable[[], object]) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not (condition() and self.desk.is_idle()):
            if time.monotonic() > deadline:
                sys.exit("the window did not come to the next step")
            loop = QEventLoop()
            QTimer.singleShot(10, loop, loop.quit)
            loop.exec()

    def shown(self, kind: type[QWidget], name: str) -> bool:
        return any(widget.isVisible() for widget in self.desk.window.findChildren(kind, name))

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.desk.window, key, modifier)
        self.wait(lambda: True)

    def type(self, text: str) -> None:
        for character in text:
            QTest.qWait(40)  # slower than a scanner
            QTest.keyClicks(QApplication.focusWidget() or self.desk.window, character)
        self.wait(lambda: True)

    def text(self, name: str) -> str:
        label = self.desk.window.findChild(QLabel, name)
        return label.text() if label is not None and label.isVisible() else ""

    def tell(self, step: str, **chosen: object) -> None:
        """Say what the screen says, and wait to be killed or to go on."""
        self.chosen |= chosen
        kept = self.text("draft_state_label").startswith("Kept")
        number = self.text("order_number_label")
        print(json.dumps({"step": step, "kept": kept, "number": number, **self.chosen}), flush=True)
        sys.stdin.readline()


def sell(selling: Selling, before_placing: Callable[[], None]) -> None:
    key, control = Qt.Key, Qt.KeyboardModifier.ControlModifier
    selling.wait(lambda: selling.shown(QPushButton, "purchase_workplace_button"))
    selling.press(key.Key_Return)
    selling.type("W-204417")
    selling.press(key.Key_Return)
    selling.tell("found", subject_id="W-204417")
    selling.press(key.Key_Return)
    selling.tell("plan", plan="basic")
    selling.press(key.Key_Return)
    selling.type("12")
    selling.press(key.Key_Return)
    selling.tell("service", services={"meeting_room": 12})
    selling.press(key.Key_Return, control)
    selling.tell("checkout")
    before_placing()
    selling.press(key.Key_Return, control)
    selling.wait(lambda: selling.shown(QWidget, "done_page"))
    selling.tell("placed")


def kill_me() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("home", type=Path)
    parser.add_argument("--kill-at-statement", type=int, default=0)
    parser.add_argument("--kill-after-commit", action="store_true")
    parser.add_argument("--lies", action="store_true", help="say that it is saved before it is")
    options = parser.parse_args()
    application = QApplication(["selling"])
    desk = build(options.home)
    desk.window.show()
    desk.window.activateWindow()
    commit = SqlUnitOfWork.commit

    def before_placing() -> None:
        count = 0

        def statement(_sql: str) -> None:
            nonlocal count
            count += 1
            if count == options.kill_at_statement:
                kill_me()

        def commit_and_die(work: SqlUnitOfWork) -> None:
            commit(work)
            kill_me()

        if options.kill_at_statement:
            driver_of(desk.services.database._writer).set_trace_callback(statement)
        if options.kill_after_commit:
            SqlUnitOfWork.commit = commit_and_die  # type: ignore[method-assign, assignment]

    if options.lies:

        def pretend(work: SqlUnitOfWork) -> None:
            work.committed = True

        SqlUnitOfWork.commit = pretend  # type: ignore[method-assign, assignment]
    sell(Selling(desk), before_placing)
    desk.close()
    del application


if __name__ == "__main__":
    main()

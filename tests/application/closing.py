"""A program that closes a day, says so, and may be killed at any statement on the way.

    python -m tests.application.closing FOLDER [--kill-at-statement N] [--lies]

With `--lies` it says that the day is closed before the commit, and dies: what a test must notice.
"""

from __future__ import annotations

import argparse
import os
import signal
from pathlib import Path

from tests.application.reporting import ReportingOffice
from yeastar_desk.infrastructure.db.engine import driver_of
from yeastar_desk.infrastructure.db.unit_of_work import SqlUnitOfWork


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kill-at-statement", type=int, default=0)
    parser.add_argument("--lies", action="store_true")
    chosen = parser.parse_args()
    office = ReportingOffice(chosen.folder)
    count = 0

    def statement(_sql: str) -> None:
        nonlocal count
        count += 1
        if count == chosen.kill_at_statement:
            os.kill(os.getpid(), signal.SIGKILL)

    def lie(_work: SqlUnitOfWork) -> None:
        print("DC-B3-2026-00001", flush=True)
        os.kill(os.getpid(), signal.SIGKILL)

    if chosen.lies:
        SqlUnitOfWork.commit = lie  # type: ignore[method-assign, assignment]
    driver_of(office.database._writer).set_trace_callback(statement)
    print(office.close_day(office.clock.today()).close.number, flush=True)


if __name__ == "__main__":
    main()

"""A program that places orders and says so after each commit, for tests that stop, starve or cut it.

    python -m tests.infrastructure.db.placing DATABASE [--count N] [--first N]

Each placed order is a line with its number; a refusal is a line that starts with "REFUSED".
"""

from __future__ import annotations

import argparse
import itertools
import os
import signal
from pathlib import Path

from tests.infrastructure.db.examples import TickingClock, place
from yeastar_desk.domain.errors import DeskError
from yeastar_desk.infrastructure.db import engine, open_database, sqlite_file

NOBODY = 65534


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("database")
    parser.add_argument("--count", type=int)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--as-nobody", type=Path, help="give up being root, after a look at this other database")
    parser.add_argument("--largest-file", type=int)
    parser.add_argument("--lies", action="store_true", help="say it before the commit, and die in between")
    parser.add_argument("--journal", help="instead of the journal mode that suits this SQLite")
    parser.add_argument("--synchronous", default="FULL")
    parser.add_argument("--patient", action="store_true", help="wait for others as long as it takes")
    chosen = parser.parse_args()
    if chosen.patient:
        sqlite_file.PRAGMAS["busy_timeout"] = 600_000
        engine.POSTGRES_SETTINGS["lock_timeout"] = "10min"
    if chosen.journal:
        sqlite_file.SYNCHRONOUS |= {"OFF": 0, "NORMAL": 1}
        vars(sqlite_file)["durability"] = lambda: (chosen.journal, chosen.synchronous)
    if chosen.as_nobody:
        open_database(chosen.as_nobody).close()  # loads what is loaded late, as long as it may be read
        os.seteuid(NOBODY)
    if chosen.largest_file:
        _limit_files(chosen.largest_file)
    numbers = (
        itertools.count(chosen.first) if chosen.count is None else range(chosen.first, chosen.first + chosen.count)
    )
    try:
        database = open_database(chosen.database)
        for n in numbers:
            with database.work() as work:
                order = place(work, n, TickingClock().now())
                if chosen.lies:
                    print(order.number, flush=True)
                    os.kill(os.getpid(), signal.SIGKILL)
                work.commit()
            print(order.number, flush=True)
    except DeskError as error:
        print(f"REFUSED {type(error).__name__} {error.sentence}", flush=True)


def _limit_files(size: int) -> None:
    """Make the disk look full: no file may grow beyond a size."""
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


if __name__ == "__main__":
    main()

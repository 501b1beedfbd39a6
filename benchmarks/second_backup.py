"""Placing orders while the second backup is made, beside placing them alone: nobody who sells may notice it.

.venv/bin/python -m benchmarks.second_backup [--companies 100000] [--folder DIR]

The stick is slowed down to what a bad one writes (5 MB a second). At the end the same is done without the copy on the
laptop's own disk in between, which shows what that is there for.
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median

from benchmarks.db import companies
from tests.infrastructure.db.examples import TickingClock, place
from yeastar_desk.application.check_records import unwatched
from yeastar_desk.infrastructure.db import SqlDatabase, open_database
from yeastar_desk.infrastructure.db.second import SecondCopiesOf
from yeastar_desk.infrastructure.db.sqlite_file import connect_sqlite

BYTES_A_SECOND = 5_000_000
PIECE = 2_000  # pages of 4 KB


def selling(database: SqlDatabase, first: int, until: Callable[[], bool]) -> list[float]:
    """Place an order every half second until told; returns the seconds that each took."""
    clock = TickingClock()
    taken: list[float] = []
    while not until() or len(taken) < 5:
        began = time.perf_counter()
        with database.work() as work:
            place(work, first + len(taken), clock.now())
            work.commit()
        taken.append(time.perf_counter() - began)
        time.sleep(0.5)
    return taken


def beside(database: SqlDatabase, first: int, work: Callable[[], object]) -> tuple[list[float], float]:
    """Place orders while something else is done; returns the seconds of each, and of the other."""
    thread = threading.Thread(target=work)
    began = time.perf_counter()
    thread.start()
    taken = selling(database, first, lambda: not thread.is_alive())
    thread.join()
    return taken, time.perf_counter() - began


def copy_at_one_go(database: Path, stick: Path) -> None:
    """The control: straight to the slow stick, with the database held until the stick has everything."""
    with closing(connect_sqlite(database)) as source, closing(sqlite3.connect(stick / "direct")) as target:
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM audit").fetchone()
        source.backup(target, pages=-1)
        time.sleep(min(3.0, database.stat().st_size / BYTES_A_SECOND))  # after 5 seconds an order would be refused
        source.execute("COMMIT")


def slowly(stick: Path) -> Callable[[int, int], bool]:
    """Progress that waits, once the copy is on its way to the stick, as long as a bad stick would."""

    def told(_done: int, _total: int) -> bool:
        if list(stick.glob("*.unfinished")):
            time.sleep(PIECE * 4096 / BYTES_A_SECOND)
        return True

    return told


def report(what: str, taken: list[float], seconds: float = 0.0) -> None:
    print(
        f"{what:<38} {len(taken):>3} orders: median {median(taken) * 1000:>5.1f} ms, "
        f"longest {max(taken) * 1000:>6.1f} ms" + (f"; took {seconds:.1f} s" if seconds else "")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--companies", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="where to make the home; default: the temporary folder")
    chosen = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(dir=chosen.folder) as home,
        tempfile.TemporaryDirectory(dir=chosen.folder) as other,
    ):
        path, stick = Path(home) / "desk.sqlite3", Path(other)
        database = open_database(path)
        with database.work() as work:
            work.companies.save_all(companies(chosen.companies))
            work.commit()
        print(f"# SQLite {sqlite3.sqlite_version}, {chosen.companies:,} companies, {path.stat().st_size / 1e6:.0f} MB")
        ends = time.monotonic() + 10
        report("alone", selling(database, 1, lambda: time.monotonic() > ends))
        copies = SecondCopiesOf(path, TickingClock())
        taken, seconds = beside(database, 10_000, lambda: copies.make(stick, unwatched))
        report("beside a second backup", taken, seconds)
        taken, seconds = beside(database, 20_000, lambda: copies.make(stick, slowly(stick)))
        report("beside a second backup on a slow stick", taken, seconds)
        taken, seconds = beside(database, 30_000, lambda: copy_at_one_go(path, stick))
        report("control: straight to the slow stick", taken, seconds)
        database.close()


if __name__ == "__main__":
    main()

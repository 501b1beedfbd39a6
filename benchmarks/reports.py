"""The event report over many orders, beside one pass of bare sqlite3 over the same rows.

.venv/bin/python -m benchmarks.reports [--orders 100000] [--folder DIR]
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks.db import fill_orders, show, timed
from yeastar_desk.application.event_report import MakeEventReport
from yeastar_desk.application.preferences import Preferences
from yeastar_desk.application.report_ports import ReportFilter
from yeastar_desk.infrastructure.clock import SystemClock
from yeastar_desk.infrastructure.db import open_database
from yeastar_desk.infrastructure.files import write_records
from yeastar_desk.infrastructure.files.write import write_whole
from yeastar_desk.infrastructure.pdf import render_report

TIMES = 5
_BARE = (
    "SELECT o.product, o.plan, o.rep, s.status, o.currency, count(*), sum(o.net_minor) "
    "FROM orders o JOIN order_states s ON s.order_id = o.id GROUP BY 1, 2, 3, 4, 5"
)


class _Kept:
    def load(self) -> Preferences:
        return Preferences()

    def save(self, preferences: Preferences) -> None: ...


def best(action: Callable[[], object]) -> float:
    """Milliseconds of the quickest of some runs."""
    return min(timed(action) for _ in range(TIMES)) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--orders", type=int, default=100_000)
    parser.add_argument("--folder", type=Path)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        path = (chosen.folder or Path(made)) / "reports.sqlite3"
        database = open_database(path)
        if not path.exists() or path.stat().st_size < 1_000_000:
            fill_orders(database, path, chosen.orders)
        report = MakeEventReport(database, _Kept(), SystemClock(), write_records, write_whole, render_report)
        with closing(sqlite3.connect(path)) as raw:
            bare = best(lambda: raw.execute(_BARE).fetchall())
        print(f"# one pass of bare sqlite3: {bare:.0f} ms")
        for what, wanted in (
            ("all orders", ReportFilter()),
            ("one event", ReportFilter(event="ISE 2027")),
            ("one event, one day", ReportFilter("ISE 2027", date(2027, 2, 4), date(2027, 2, 4))),
            ("one day", ReportFilter(first=date(2027, 2, 4), last=date(2027, 2, 4))),
        ):
            took = best(partial(report, wanted))
            count = report(wanted).total.orders
            value = f"{took:.0f} ms, {took / bare:.1f} x"
            show(f"report on {what}, {count:,} orders", value, "at most 3 x", took <= 3 * bare)
        whole = report(ReportFilter())
        took = best(lambda: report.save(whole, Path(made) / "report.pdf"))
        show("its PDF", f"{took:.0f} ms", "under 1000 ms", took < 1000)
        database.close()


if __name__ == "__main__":
    main()

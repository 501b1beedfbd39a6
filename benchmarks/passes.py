"""The passes of the network lane with many orders at the portal: how often it is asked, and how long that takes.

.venv/bin/python -m benchmarks.passes [--orders 100 1000 10000]

A real database and client, and a portal in this process that answers at once; against the real one every request
takes as long as the connection does, so that the number of requests counts. The orders are of the last four weeks;
25 of them are still pending at the portal, five of these are old.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from benchmarks.db import columns_and_row, put
from tests.servers.booth import Booth
from tests.servers.memory import memory_folder
from tests.servers.portal import FakePortal
from yeastar_desk.application.fetch_orders import FetchOrders

WEEKS = timedelta(weeks=4)
RECENT, OLD = 20, 5


@dataclass
class Cost:
    """What something cost: requests for orders, all requests, seconds by the clock and of the processor."""

    orders: int
    requests: int
    seconds: float
    processor: float

    def __str__(self) -> str:
        requests = f"{self.orders:>4} ({self.requests:>4}) requests"
        return f"{requests} {self.seconds * 1000:>9,.0f} ms {self.processor * 1000:>9,.0f} ms"


def cost(portal: FakePortal, action: Callable[[], object]) -> Cost:
    portal.requests.clear()
    began, worked = time.perf_counter(), time.process_time()
    action()
    took, work = time.perf_counter() - began, time.process_time() - worked
    return Cost(sum("/order/" in request.path for request in portal.requests), len(portal.requests), took, work)


def is_pending(n: int, count: int) -> bool:
    return n > count - RECENT or n % max(1, count // OLD) == 1


def fill(booth: Booth, portal: FakePortal, count: int) -> None:
    """One real order that was sent, copied with other numbers; the portal has each of them."""
    booth.clock.sleep(-WEEKS)
    order = booth.sell()
    booth.sync()
    (first,) = portal.state.orders
    assert booth.database.path is not None
    with closing(sqlite3.connect(booth.database.path)) as raw:
        raw.execute("PRAGMA foreign_keys = OFF")
        tables = ("orders", "order_snapshots", "order_states", "outbox", "outbox_sending")
        rows = {table: dict(zip(*columns_and_row(raw, table), strict=True)) for table in tables}
        facts = json.loads(rows["outbox_sending"]["facts"])
        raw.execute("BEGIN")
        for n in range(2, count + 1):
            booth.clock.sleep(WEEKS / count)
            moment = booth.clock.now().isoformat(timespec="microseconds")
            number, there = f"ORD-C7-2026-{n:05d}", portal.add_order(dict(first["body"]))
            there["orderStatus"] = status = "pending" if is_pending(n, count) else "succeed"
            there["body"]["poNumber"] = number
            sending: dict[str, object] = {"item_id": f"o{n}", "attempted_at": moment}
            created = datetime.fromtimestamp(there["createTime"] / 1000, UTC).isoformat()
            known = {"Status at the portal": status, "Created at the portal": created}
            sending["facts"] = json.dumps(dict.fromkeys(facts, there["orderNo"]) | known)
            changed: dict[str, dict[str, object]] = {
                "orders": {"id": f"{n:032x}", "placed_at": moment} | {"series": "C7", "number": number, "counter": n},
                "order_snapshots": {"order_id": f"{n:032x}"},
                "order_states": {"id": n, "order_id": f"{n:032x}", "placed_at": moment, "status": "paid"}
                | {"portal_order_number": there["orderNo"], "portal_status": status},
                "outbox": {"id": f"o{n}", "subject_id": f"{n:032x}", "created_at": moment}
                | {"payload": rows["outbox"]["payload"].replace(order.number, number)},
                "outbox_sending": sending,
            }
            for table in tables:
                put(raw, table, rows[table] | changed[table])
        raw.execute("COMMIT")
    booth.clock.at = max(booth.clock.at, datetime.fromisoformat(moment)) + timedelta(minutes=10)


def measure(folder: Path, count: int) -> None:
    with FakePortal() as portal, Booth(folder, portal) as booth:
        portal.largest_page = 100
        fill(booth, portal, count)

        def sell(orders: int = 1) -> None:
            booth.clock.sleep(timedelta(minutes=10))
            for _ in range(orders):
                booth.sell()

        def fetch(*, whole_round: bool = False) -> Cost:
            booth.clock.sleep(timedelta(minutes=10))
            fetch_orders = FetchOrders(booth.database, booth.portal_client, booth.clock)
            return cost(portal, partial(fetch_orders, whole_round=whole_round))

        print(f"{count:,} orders")
        booth.send_orders = booth.sender(booth.database)
        sell()
        print(f"  one order sent, first pass of a database      {cost(portal, booth.sync)}")
        booth.send_orders = booth.sender(booth.database)
        sell()
        print(f"  one order sent, first pass of a program       {cost(portal, booth.sync)}")
        sell()
        print(f"  one order sent, later pass                    {cost(portal, booth.sync)}")
        sell(10)
        print(f"  ten orders sent, later pass                   {cost(portal, booth.sync)}")
        print(f"  nothing to send                               {cost(portal, booth.sync)}")
        print(f"  statuses, first fetch of a database           {fetch()}")
        print(f"  statuses, later fetch                         {fetch()}")
        for row in portal.state.orders[-3:]:
            row["orderStatus"] = "succeed"
        print(f"  statuses, later fetch, three have changed     {fetch()}")
        booth.clock.sleep(timedelta(days=1))
        print(f"  statuses, fetch that begins the daily round   {fetch()}")
        print(f"  statuses, sync command, rest of the round     {fetch(whole_round=True)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--orders", type=int, nargs="+", default=[100, 1_000, 10_000])
    print("                                                about orders (all)        clock    processor")
    for count in parser.parse_args().orders:
        with memory_folder() as folder:
            measure(folder, count)


if __name__ == "__main__":
    main()

"""The database beside bare sqlite3 with the same settings, in one run: ratios, not times, are what counts.

.venv/bin/python -m benchmarks.db [--companies 1000000] [--orders 100000] [--folder DIR]
"""

from __future__ import annotations

import argparse
import random
import resource
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from tests.infrastructure.db.examples import TODAY, TickingClock, place
from yeastar_desk.application.ports import OrderFilter
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.companies import Company, lookup_key
from yeastar_desk.domain.orders import OrderStatus
from yeastar_desk.domain.subscriptions import Subscription
from yeastar_desk.domain.terms import Cycle
from yeastar_desk.infrastructure.db import SqlDatabase, open_database
from yeastar_desk.infrastructure.db.sqlite_file import connect_sqlite

TOWNS = ("Hamburg", "Łódź", "Αθήνα", "Paris", "北京", "دبي", "Graz", "Oslo", "Porto", "Brno")
WORDS = ("Nordlicht", "Atlas", "Meridian", "Quartz", "Bonsai", "Copper", "Lagoon", "Vertex", "Willow", "Zephyr")
KINDS = ("Hotels", "Telecom", "Logistics", "Clinic", "Studios", "Foods", "Energy", "Bank", "Cargo", "科技")
FORMS = ("GmbH", "SARL", "Ltd", "AG", "S.p.A.", "有限公司")


def companies(count: int) -> Iterator[tuple[Company, Subscription | None]]:
    """Invented companies, the same every time, made as they are asked for."""
    dice = random.Random(1)
    for n in range(count):
        name = f"{dice.choice(WORDS)} {dice.choice(KINDS)} {n} {dice.choice(TOWNS)} {dice.choice(FORMS)}"
        company = Company(company_id(n), name, f"office{n}@example.com", "", "DE", "Am Kai 4", dice.choice(TOWNS))
        subscription = None
        if n % 2:
            subscription = Subscription(
                *(Product.WORKPLACE, company.company_id, name, company.email, "DE", "standard", Cycle.ANNUALLY),
                *(TODAY - timedelta(days=n % 365), TODAY + timedelta(days=n % 700)),
                capacities={"desk": 40, "meeting_room": n % 20},
            )
        yield company, subscription


def company_id(n: int) -> str:
    """Spread out, so that a mistyped ID is usually nobody's."""
    return f"W-{(n * 7919) % 10_000_019:08d}"


def timed(action: Callable[[], object]) -> float:
    """Seconds."""
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def show(what: str, value: str, limit: str, met: bool) -> None:
    print(f"{what:<62} {value:>22}   {limit:<22} {'ok' if met else 'MISSED'}")


def percentile(seconds: Sequence[float]) -> float:
    """The 99th, in milliseconds."""
    return quantiles(seconds, n=100)[98] * 1000


def memory() -> float:
    """The most memory this process has had, in MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10


def measure_import(folder: Path, count: int = 100_000) -> None:
    database = open_database(folder / "import.sqlite3")
    before = memory()

    def run() -> None:
        with database.work() as work:
            work.companies.save_all(companies(count))
            work.commit()

    seconds = timed(run)
    show(f"save {count:,} companies, half with a subscription", f"{seconds:.1f} s", "well under 10 s", seconds < 7)
    grown = memory() - before
    show("  memory growth", f"{grown:.0f} MB", "under 150 MB", grown < 150)
    again = timed(run)
    show(f"save the same {count:,} again", f"{again:.1f} s", "well under 10 s", again < 7)
    database.close()


def measure_lookups(folder: Path, count: int) -> None:
    path = folder / "companies.sqlite3"
    database = open_database(path)
    print(f"# filling {count:,} companies: ", end="", flush=True)
    with database.work() as work:
        seconds = timed(lambda: work.companies.save_all((company, None) for company, _ in companies(count)))
        work.commit()
    print(f"{seconds:.0f} s")
    dice = random.Random(2)
    keys = [lookup_key(company_id(dice.randrange(count))) for _ in range(20_000)]
    columns = ", ".join(Company.__dataclass_fields__)
    query = f"SELECT {columns} FROM companies WHERE lookup_key = ?"
    with closing(connect_sqlite(path)) as raw, database.read() as work:
        ours, bare = [], []
        for key in keys:
            bare.append(timed(lambda: raw.execute(query, (key,)).fetchone()))  # noqa: B023 (called at once)
            ours.append(timed(partial(work.companies.get, key)))
        ratio = median(ours) / median(bare)
        value = f"{ratio:.1f} x ({median(ours) * 1e6:.0f} / {median(bare) * 1e6:.0f} us)"
        show(f"company by ID among {count:,}", value, "at most 3 x", ratio <= 3)
    whole = []
    for key in keys[:5000]:
        began = time.perf_counter()
        with database.read() as work:
            work.companies.get(key)
        whole.append(time.perf_counter() - began)
    print(f"#   with its own reading transaction: {median(whole) * 1e6:.0f} us")
    with database.read() as work:
        near = [
            timed(lambda: work.companies.near(mistyped(dice, company_id(dice.randrange(count))))) for _ in range(500)
        ]
        show("near IDs, 99th percentile", f"{percentile(near):.1f} ms", "under 50 ms", percentile(near) < 50)
        for what, texts in name_parts(dice, count).items():
            found = [timed(partial(work.companies.named, text)) for text in texts]
            show(
                f"name part, {what}, 99th percentile",
                f"{percentile(found):.1f} ms",
                "under 50 ms",
                percentile(found) < 50,
            )
    database.close()


def mistyped(dice: random.Random, key: str) -> str:
    at = dice.randrange(2, len(key))
    return key[:at] + dice.choice("0123456789") + key[at + 1 :]


def name_parts(dice: random.Random, count: int) -> dict[str, list[str]]:
    """Texts as reps type them, by kind."""
    numbers = [str(dice.randrange(count)) for _ in range(300)]
    return {
        "one word": [dice.choice((*WORDS, *KINDS, *TOWNS, *FORMS)) for _ in range(300)],
        "middle of a word": [dice.choice(WORDS)[1:5] for _ in range(300)],
        "two words": [f"{dice.choice(KINDS)} {number}" for number in numbers],
        "number in a name": numbers,
        "end of one word and start of the next": [f"{dice.choice(KINDS)[-3:]} {number[:2]}" for number in numbers],
        "one or two characters": [
            dice.choice(("a", "no", "科", "公司", "دب", "z", "q", "7", "łó", "qx")) for _ in range(300)
        ],
        "nothing like it": [f"xq{number}vv" for number in numbers],
    }


def measure_placing(folder: Path, what: str, limit: str, count: int = 300) -> None:
    """Each order by the product, then the very same rows by bare sqlite3 into a twin with the same settings."""
    clock = TickingClock()
    ours_path, bare_path = folder / "ours.sqlite3", folder / "bare.sqlite3"
    open_database(bare_path).close()
    database = open_database(ours_path)
    with closing(connect_sqlite(bare_path)) as bare, closing(sqlite3.connect(ours_path)) as reader:
        tables = [
            name
            for (name,) in reader.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not name.startswith(("order_texts_", "company_names", "meta", "alembic"))
        ]
        seen = {name: last_row(reader, name) for name in tables}
        ours_times, bare_times = [], []
        for n in range(count):
            began = time.perf_counter()
            with database.work() as work:
                place(work, n + 1, clock.now())
                work.commit()
            ours_times.append(time.perf_counter() - began)
            rows = {name: new_rows(reader, name, seen) for name in tables}
            bare_times.append(timed(partial(insert_rows, bare, rows)))
        seen_rows = {name: count_rows(reader, name) for name in tables}
        assert seen_rows == {name: count_rows(bare, name) for name in tables}
    database.close()
    ratio = median(ours_times) / median(bare_times)
    value = f"{ratio:.1f} x ({median(ours_times) * 1e3:.2f} / {median(bare_times) * 1e3:.2f} ms)"
    show(f"placing an order, {what}", value, limit, ratio <= 3 or not limit)


Rows = tuple[str, list[tuple[object, ...]]]


def last_row(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT coalesce(max(rowid), 0) FROM {table}").fetchone()[0])


def count_rows(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def new_rows(connection: sqlite3.Connection, table: str, seen: dict[str, int]) -> Rows:
    if table == "counters":  # a row that is changed, not added
        rows = connection.execute("SELECT * FROM counters").fetchall()
        statement = "INSERT INTO counters VALUES (?, ?) ON CONFLICT DO UPDATE SET last = last + 1"
        return statement, rows
    found = connection.execute(f"SELECT rowid, * FROM {table} WHERE rowid > ? ORDER BY rowid", (seen[table],))
    columns = [name for name, *_ in found.description][1:]
    rows = found.fetchall()
    if rows:
        seen[table] = rows[-1][0]
    marks = ", ".join("?" for _ in ("rowid", *columns))
    return f"INSERT INTO {table} (rowid, {', '.join(columns)}) VALUES ({marks})", rows


def insert_rows(connection: sqlite3.Connection, tables: dict[str, Rows]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for statement, rows in tables.values():
        for row in rows:
            connection.execute(statement, row)
    connection.execute("COMMIT")


def measure_order_list(folder: Path, count: int) -> None:
    database = open_database(folder / "orders.sqlite3")
    fill_orders(database, folder / "orders.sqlite3", count)
    cases: dict[str, tuple[OrderFilter, str, bool]] = {
        "newest first": (OrderFilter(), "placed_at", True),
        "by total": (OrderFilter(), "total", True),
        "by company": (OrderFilter(), "company_name", False),
        "by number": (OrderFilter(), "number", False),
        "by status": (OrderFilter(), "status", False),
        "by PI number, not indexed": (OrderFilter(), "pi_number", False),
        "one status": (OrderFilter(status=OrderStatus.PENDING), "placed_at", True),
        "a rare status": (OrderFilter(status=OrderStatus.PAID), "placed_at", True),
        "one event, one rep": (OrderFilter(event="ISE 2027", rep="Ben"), "placed_at", True),
        "some days": (
            OrderFilter(placed_from=date(2027, 2, 3), placed_to=date(2027, 2, 4)),
            *("placed_at", False),
        ),
        "search for a number": (OrderFilter(text="2027-04711"), "placed_at", True),
        "search for a common word": (OrderFilter(text="hotels"), "placed_at", True),
        "search in one status": (OrderFilter(text="45000123", status=OrderStatus.PENDING), "placed_at", True),
        "search, one character": (OrderFilter(text="7"), "placed_at", True),
    }
    for what, (wanted, sort, descending) in cases.items():
        measure_page(database, what, wanted, sort, descending)
    database.close()


def measure_page(database: SqlDatabase, what: str, wanted: OrderFilter, sort: str, descending: bool) -> None:
    """The first page, one in the middle and the last one, and the count; the worst of each."""
    with database.read() as work:
        number = work.orders.count(wanted)
        counting = [timed(lambda: work.orders.count(wanted)) for _ in range(5)]
        paging = []
        for offset in (0, number // 2, max(0, number - 100)):
            pages = [timed(partial(work.orders.page, wanted, offset, 100, sort, descending)) for _ in range(5)]
            paging.append(min(pages))
    worst = max(paging) * 1000
    value = f"{worst:.0f} ms, count {min(counting) * 1000:.0f} ms"
    show(f"a page of {number:,} orders, {what}", value, "under 200 ms", worst < 200)


def fill_orders(database: SqlDatabase, path: Path, count: int) -> None:
    """One real order, copied with other numbers."""
    with database.work() as work:
        place(work, 1, datetime(2027, 2, 3, 9, tzinfo=UTC))
        work.commit()
    began = time.perf_counter()
    with closing(connect_sqlite(path)) as raw:
        raw.execute("PRAGMA foreign_keys = OFF")
        order = dict(zip(*columns_and_row(raw, "orders"), strict=True))
        state = dict(zip(*columns_and_row(raw, "order_states"), strict=True))
        snapshot = raw.execute("SELECT content FROM order_snapshots").fetchone()[0]
        raw.execute("BEGIN")
        moment = datetime(2027, 2, 3, 9, tzinfo=UTC)
        for n in range(2, count + 1):
            number, placed_at = (
                f"ORD-B3-2027-{n:05d}",
                (moment + timedelta(seconds=n * 7)).isoformat(timespec="microseconds"),
            )
            name = f"{WORDS[n % 10]} {KINDS[n // 10 % 10]} {n}"
            changed = {
                "id": f"{n:032x}", "number": number, "counter": n, "placed_at": placed_at, "company_name": name,
                "search_name": name.casefold(), "total_minor": order["total_minor"] + n * 119 % 500_000,
                "event": ("ISE 2027", "GITEX 2026", "")[n % 3], "rep": ("Ana", "Ben", "Chi")[n % 7 % 3],
            }  # fmt: skip
            changed["net_minor"] = changed["total_minor"] - order["tax_minor"]
            changed["subtotal_minor"] = changed["net_minor"] + order["discount_minor"]
            put(raw, "orders", order | changed)
            put(raw, "order_snapshots", {"order_id": changed["id"], "content": snapshot})
            text = f"{number}\n{name}\nw-{n}\npi-2027-{n:05d}\n45{n:06d}\n\n".casefold()
            status = "paid" if n % 500 == 0 else "pending"
            put(
                raw,
                "order_states",
                state
                | {"id": n, "order_id": changed["id"], "placed_at": placed_at, "status": status, "search_text": text}
                | {name: changed[name] for name in ("event", "rep", "total_minor")},
            )
            raw.execute("INSERT INTO order_texts (rowid, padded) VALUES (?, ?)", (n, text + "  "))
        raw.execute("UPDATE order_states SET status = 'cancelled' WHERE id % 10 = 0 AND status = 'pending'")
        raw.execute("COMMIT")
    print(f"# filling {count:,} orders: {time.perf_counter() - began:.0f} s, {path.stat().st_size / 2**20:.0f} MB")


def columns_and_row(connection: sqlite3.Connection, table: str) -> tuple[list[str], tuple[Any, ...]]:
    found = connection.execute(f"SELECT * FROM {table} LIMIT 1")
    return [name for name, *_ in found.description], found.fetchone()


def put(connection: sqlite3.Connection, table: str, row: dict[str, object]) -> None:
    marks = ", ".join("?" for _ in row)
    connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--companies", type=int, default=1_000_000)
    parser.add_argument("--orders", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="where to make the databases; default: the temporary folder")
    chosen = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="desk-benchmark-", dir=chosen.folder))
    print(f"# SQLite {sqlite3.sqlite_version}, Python {sys.version.split()[0]}")
    try:
        measure_import(folder)
        measure_placing(folder, "on this disk", "at most 3 x")
        if Path("/dev/shm").is_dir():
            with tempfile.TemporaryDirectory(dir="/dev/shm") as fast:
                measure_placing(Path(fast), "in memory, without a disk's waits", "")
        measure_order_list(folder, chosen.orders)
        measure_lookups(folder, chosen.companies)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()

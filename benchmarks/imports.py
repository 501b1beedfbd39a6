"""Import 100,000 companies from CSV and compare with the least that could be done; print times, memory, ratios.

Run from the top folder: `python -m benchmarks.imports [COUNT]`. Each part runs in a process of its own, so that its
memory is its own. The bare part reads the same file with the csv module and inserts the same columns with sqlite3.
"""

from __future__ import annotations

import csv
import json
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

LIMIT_SECONDS = 10
LIMIT_GROWTH_MB = 150


def write_file(path: Path, count: int) -> None:
    """Invented companies, every second one with a subscription."""
    from yeastar_desk.application.import_companies import COLUMNS

    start = date(2026, 3, 1)
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(COLUMNS)
        for n in range(count):
            begins = start + timedelta(days=n % 300)
            plan = ["standard", "annually", begins, begins.replace(year=2027), "false", n % 20, 1, 10 + n % 7 * 5, 0]
            writer.writerow(
                [f"W-{300_000 + n}", f"Größe & Söhne {n} GmbH", f"office{n}@firma{n}.example", f"+49 40 {n:07d}", "DE"]
                + [f"Speicherstraße {n % 200}", "Hamburg", "", f"{20_000 + n % 999}", "DE811907980"]
                + (plan if n % 2 else [""] * 9)
            )


def memory_mb() -> float:
    """Peak resident memory of this process."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def run_import(file: Path, folder: Path) -> dict[str, float]:
    """The use case as the program runs it: read, check, store and commit in one transaction."""
    from yeastar_desk.application.import_companies import ImportCompanies
    from yeastar_desk.infrastructure.db import open_database
    from yeastar_desk.infrastructure.files import read_table
    from yeastar_desk.infrastructure.locales import BabelLocales

    database = open_database(folder / "desk.sqlite3")
    names = BabelLocales()
    names.country_code("DE")
    import_companies = ImportCompanies(database, read_table, names)
    before = memory_mb()
    calls = 0

    def progress(done: int, total: int) -> bool:  # noqa: ARG001 - the shape of ports.Progress
        nonlocal calls
        calls += 1
        return True

    started, worked = time.perf_counter(), time.process_time()
    imported = import_companies(file, progress)
    seconds, processor = time.perf_counter() - started, time.process_time() - worked
    growth = memory_mb() - before
    started = time.perf_counter()
    again = import_companies.preview(file)
    preview_seconds = time.perf_counter() - started
    assert imported.preview.new == again.unchanged == imported.preview.rows
    database.close()
    return {"seconds": seconds, "processor": processor, "growth": growth, "preview": preview_seconds, "progress": calls}


def run_bare(file: Path, folder: Path) -> dict[str, float]:
    """csv and sqlite3 alone, same PRAGMAs, no checks, no search index."""
    connection = sqlite3.connect(folder / "bare.sqlite3", isolation_level=None)
    connection.executescript("PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA;")
    columns = [f"c{n}" for n in range(19)]
    typed = ", ".join(f"{column} TEXT" for column in columns)
    connection.execute(f"CREATE TABLE t (id INTEGER PRIMARY KEY, {typed}) STRICT")
    started = time.perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    with file.open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream)
        next(rows)
        connection.executemany(f"INSERT INTO t ({', '.join(columns)}) VALUES ({', '.join('?' * 19)})", rows)
    connection.execute("COMMIT")
    return {"seconds": time.perf_counter() - started}


def measured(part: str, file: Path, folder: Path) -> dict[str, float]:
    """Run a part in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.imports", part, str(file), str(folder)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    answer: dict[str, float] = json.loads(done.stdout)
    return answer


def main(arguments: list[str]) -> None:
    parts = {"import": run_import, "bare": run_bare}
    if arguments and arguments[0] in parts:
        print(json.dumps(parts[arguments[0]](Path(arguments[1]), Path(arguments[2]))))
        return
    count = int(arguments[0]) if arguments else 100_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "companies.csv"
        write_file(file, count)
        print(f"companies.csv: {count:,} rows, {file.stat().st_size / 1e6:.1f} MB")
        bare = measured("bare", file, folder)
        ours = measured("import", file, folder)
    print(f"csv + sqlite3 alone    {bare['seconds']:6.2f} s")
    print(
        f"import companies       {ours['seconds']:6.2f} s = {ours['seconds'] / bare['seconds']:.1f} x bare; "
        f"limit {LIMIT_SECONDS} s = {ours['seconds'] / LIMIT_SECONDS:.2f} of it"
    )
    print(f"  processor time       {ours['processor']:6.2f} s: what is left when nothing else runs on the machine")
    print(f"  memory growth        {ours['growth']:6.0f} MB; limit {LIMIT_GROWTH_MB} MB")
    print(f"  progress reported    {ours['progress']:6.0f} times")
    print(f"preview of the same    {ours['preview']:6.2f} s")


if __name__ == "__main__":
    main(sys.argv[1:])

"""What a power failure may leave on the disk, made from the system calls of a program that places orders.

The program runs under strace. After each of its system calls the power may fail: what was synced is there; of what
was written since, everything, nothing or any part may be there, torn at any sector; a removed file may be back until
its folder was synced. Each such disk is made, opened with SQLite and looked at.

Limits of the model: a new file is there at once, and `-shm` files (shared memory) are never there.

    .venv/bin/python -m tests.infrastructure.db.power_loss [--orders 12]
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from tests.infrastructure.db.test_faults import ROOT
from yeastar_desk.infrastructure.db import open_database
from yeastar_desk.infrastructure.db.repositories.audit import COLUMNS, FIRST_HASH, row_hash

SECTOR = 512
SETTINGS = {
    "WAL+FULL": ("wal", "FULL"),
    "DELETE+EXTRA": ("delete", "EXTRA"),
    "WAL+NORMAL": ("wal", "NORMAL"),
    "DELETE+FULL": ("delete", "FULL"),
    "DELETE+OFF": ("delete", "OFF"),
}
SAFE = ("WAL+FULL", "DELETE+EXTRA")

_CALLS = "openat,close,pwrite64,write,ftruncate,fsync,fdatasync,unlink,rename"
_LINE = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')

Disk = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Call:
    """A system call that matters: `name` is the file's, empty for the folder."""

    kind: str
    name: str = ""
    offset: int = 0
    data: bytes = b""


@dataclass(slots=True)
class Inode:
    """A file: what is surely on the disk, and what was written since."""

    synced: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)  # None truncates to the offset

    def sync(self) -> None:
        for offset, data in self.pending:
            _apply(self.synced, offset, data)
        self.pending.clear()

    def content(self, kept: list[tuple[int, bytes | None]]) -> bytes:
        result = bytearray(self.synced)
        for offset, data in kept:
            _apply(result, offset, data)
        return bytes(result)


def _apply(content: bytearray, offset: int, data: bytes | None) -> None:
    if data is None:
        del content[offset:]
        return
    if len(content) < offset:
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(data)] = data


def record(folder: Path, setting: str, orders: int) -> tuple[Disk, list[Call]]:
    """Place orders under strace; the disk before it, and the calls."""
    home = folder / "home"
    open_database(home / "desk.sqlite3").close()
    before = {file.name: file.read_bytes() for file in home.iterdir()}
    log = folder / "strace.log"
    program = ["-m", "tests.infrastructure.db.placing", str(home / "desk.sqlite3"), "--count", str(orders)]
    command = ["strace", "-o", str(log), "-xx", "-s", "1000000", "-e", f"trace={_CALLS}", sys.executable, *program]
    journal, synchronous = SETTINGS[setting]
    command += ["--journal", journal, "--synchronous", synchronous]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == orders, done.stdout
    return before, list(_calls(log, home))


def _calls(log: Path, home: Path) -> Iterator[Call]:
    files: dict[int, str] = {}  # name by descriptor; the folder itself is an empty name
    for line in log.read_text(encoding="ascii").splitlines():
        match = _LINE.match(line)
        if match is None or int(match[3]) < 0:
            continue
        call, result = match[1], int(match[3])
        texts = [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(match[2])]
        numbers = [int(part) for part in re.findall(r"(?:^|, )(\d+)(?=,|$)", _TEXT.sub("", match[2]))]
        if call == "openat":
            path = Path(texts[0].decode())
            if path == home or path.parent == home:
                files[result] = "" if path == home else path.name
                if "O_CREAT" in match[2]:
                    yield Call("create", path.name)
            else:
                files.pop(result, None)
        elif call == "unlink" and Path(texts[0].decode()).parent == home:
            yield Call("unlink", Path(texts[0].decode()).name)
        elif call == "write" and numbers[0] == 1:
            yield Call("said", data=texts[0])
        elif numbers and numbers[0] in files and not files[numbers[0]].endswith("-shm"):
            name = files[numbers[0]]
            if call == "pwrite64":
                assert result == len(texts[0])
                yield Call("write", name, numbers[-1], texts[0])
            elif call == "ftruncate":
                yield Call("truncate", name, numbers[-1])
            elif call in ("fsync", "fdatasync"):
                yield Call("sync", name)
            elif call == "close":
                del files[numbers[0]]


def crashes(before: Disk, calls: list[Call], dice: random.Random) -> Iterator[tuple[list[str], Disk]]:
    """Every disk that is looked at, with the numbers that had been said by then."""
    inodes = {name: Inode(bytearray(content)) for name, content in before.items()}
    removed: dict[str, Inode] = {}  # until the folder is synced, it may come back
    said: list[str] = []
    seen: set[int] = set()
    for call in calls:
        _do(call, inodes, removed, said)
        for disk in _outcomes(inodes, removed, dice):
            fingerprint = hash((tuple(said), tuple(sorted(disk.items()))))
            if fingerprint not in seen:
                seen.add(fingerprint)
                yield list(said), disk


def _do(call: Call, inodes: dict[str, Inode], removed: dict[str, Inode], said: list[str]) -> None:
    match call.kind:
        case "said":
            said += call.data.decode().split()
        case "create" if call.name not in inodes:
            removed.pop(call.name, None)
            inodes[call.name] = Inode()
        case "unlink":
            removed[call.name] = inodes.pop(call.name)
        case "write":
            inodes[call.name].pending.append((call.offset, call.data))
        case "truncate":
            inodes[call.name].pending.append((call.offset, None))
        case "sync" if call.name:
            inodes[call.name].sync()
        case "sync":
            removed.clear()


def _outcomes(inodes: dict[str, Inode], removed: dict[str, Inode], dice: random.Random) -> Iterator[Disk]:
    everything = {**removed, **inodes}
    for back in ({}, removed) if removed else ({},):
        there = {**back, **inodes}
        yield {name: inode.content([]) for name, inode in there.items()}
        yield {name: inode.content(inode.pending) for name, inode in there.items()}
    for _ in range(2):
        there = {name: inode for name, inode in everything.items() if name in inodes or dice.random() < 0.5}
        yield {name: inode.content(_some(inode.pending, dice)) for name, inode in there.items()}


def _some(pending: list[tuple[int, bytes | None]], dice: random.Random) -> list[tuple[int, bytes | None]]:
    """Any part of what was not synced; single writes end at any sector."""
    kept: list[tuple[int, bytes | None]] = []
    for offset, data in pending:
        if dice.random() < 0.5:
            continue
        if data is not None and len(data) > SECTOR and dice.random() < 0.3:
            data = data[: SECTOR * dice.randrange(1, len(data) // SECTOR)]
        kept.append((offset, data))
    return kept


def problem(folder: Path, said: list[str], disk: Disk) -> str:
    """What is wrong with a disk after a restart, empty when nothing is."""
    for file in folder.iterdir():
        file.unlink()
    for name, content in disk.items():
        (folder / name).write_bytes(content)
    try:
        with closing(sqlite3.connect(folder / "desk.sqlite3")) as connection:
            return _look(connection, said)
    except sqlite3.Error as error:
        return f"unreadable: {error}"


def _look(connection: sqlite3.Connection, said: list[str]) -> str:
    (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if found != "ok":
        return f"damaged: {found}"
    numbers = [number for (number,) in connection.execute("SELECT number FROM orders ORDER BY number")]
    if numbers[: len(said)] != said or len(numbers) > len(said) + 1:
        return f"lost: said {said}, there are {numbers}"
    counts = {
        table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("order_snapshots", "order_states", "documents", "document_contents", "outbox", "order_texts")
    }
    counts["order_lines"] = connection.execute("SELECT count(DISTINCT order_id) FROM order_lines").fetchone()[0]
    if set(counts.values()) != {len(numbers)}:
        return f"half an order: {counts}"
    prev_hash = FIRST_HASH
    for values in connection.execute(f"SELECT {', '.join(COLUMNS)} FROM audit ORDER BY seq"):
        row = dict(zip(COLUMNS, values, strict=True))
        if row["prev_hash"] != prev_hash or row_hash(row) != row["hash"] or not json.loads(row["details"]):
            return f"broken chain at {row['seq']}"
        prev_hash = row["hash"]
    return ""


def explore(setting: str, orders: int, *, stop_at_first: bool = False) -> tuple[int, list[str]]:
    """How many disks were looked at, and what was wrong with the bad ones."""
    bad: list[str] = []
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        before, calls = record(Path(folder), setting, orders)
        restarted = Path(folder) / "restarted"
        restarted.mkdir()
        for said, disk in crashes(before, calls, random.Random(3)):
            count += 1
            wrong = problem(restarted, said, disk)
            if wrong:
                bad.append(wrong)
                if stop_at_first:
                    break
    return count, bad


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--orders", type=int, default=12)
    orders = parser.parse_args().orders
    for setting in SETTINGS:
        count, bad = explore(setting, orders)
        kinds = sorted({wrong.partition(":")[0] for wrong in bad})
        print(f"{setting:<14} {len(bad):>6,} bad of {count:>7,}  {', '.join(kinds)}")


if __name__ == "__main__":
    main()

"""Connections to SQLite files. Each setting is read back; a connection that differs is not used.

Which SQLite settings keep an acknowledged order through a power failure was measured
(docs/decisions/database-durability.md); `tests/infrastructure/db/test_power_loss.py` measures it again.

SQLAlchemy is not needed here: a company ID is answered before it is imported (`first_look`).
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from yeastar_desk.domain.errors import NotSaved
from yeastar_desk.infrastructure.db.folders import on_network

BUSY_SECONDS = 5

# What PRAGMA answers after it was set. `recursive_triggers` makes REPLACE run the triggers that refuse deletion.
PRAGMAS: dict[str, int | str] = {
    "fullfsync": 1,
    "checkpoint_fullfsync": 1,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "busy_timeout": BUSY_SECONDS * 1000,
    "trusted_schema": 0,
    "mmap_size": 0,
    "cache_size": -16_000,  # KiB
}
SYNCHRONOUS = {"FULL": 2, "EXTRA": 3}


def wal_is_safe(version: tuple[int, ...]) -> bool:
    """Whether this SQLite is free of the bug that corrupts databases when the write-ahead log is reset."""
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)


def durability(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> tuple[str, str]:
    """Journal mode and synchronous setting for a SQLite version."""
    return ("wal", "FULL") if wal_is_safe(version) else ("delete", "EXTRA")


def connect_sqlite(path: Path | str) -> sqlite3.Connection:
    """Open a database file with every setting that matters set and read back.

    Raises:
        NotSaved: SQLite did not take a setting.
        sqlite3.Error: the file cannot be opened.
    """
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        _set_and_read_back(connection, *_modes(path))
    except BaseException:
        connection.close()
        raise
    return connection


def _modes(path: Path | str) -> tuple[str, str]:
    """Journal mode and synchronous setting for a file; the write-ahead log needs memory that computers cannot share."""
    if str(path) == ":memory:":
        return "memory", "EXTRA"
    return ("delete", "EXTRA") if on_network(Path(path).parent) else durability()


def _set_and_read_back(connection: sqlite3.Connection, journal: str, synchronous: str) -> None:
    wanted = PRAGMAS | {"journal_mode": journal, "synchronous": SYNCHRONOUS[synchronous]}
    for name, value in wanted.items():
        connection.execute(f"PRAGMA {name} = {value}")
        answer = connection.execute(f"PRAGMA {name}").fetchone()
        got = answer[0] if answer else 0 if name == "mmap_size" else None  # no answer: built without mmap
        if got != value:
            raise NotSaved(
                f"The database cannot be used safely here: SQLite {sqlite3.sqlite_version} set {name} to {got} "
                f"instead of {value}. Move the home folder to a local disk."
            )


def open_to_look(path: Path, mode: str = "ro") -> sqlite3.Connection:
    """Open a file that is there without changing a byte of it; with mode `rw` a crashed program's journal is undone.

    `ro&immutable=1` writes nothing beside it either, not even a lock: for a file that nobody else writes.

    Raises:
        sqlite3.Error: the file cannot be opened.
    """
    uri = f"{path.resolve().as_uri()}?mode={mode}"
    return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_SECONDS)

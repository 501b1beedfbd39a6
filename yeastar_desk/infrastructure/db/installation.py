"""Which installation a database belongs to, so that two copies of it never issue the same number.

A restored or copied database knows the counters of its past, not what was issued elsewhere since. It therefore
goes on under a new series: "B3" becomes "B3R7KQ" (docs/decisions/database-numbers.md).
"""

from __future__ import annotations

import secrets
import subprocess
import sys
import uuid
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from yeastar_desk.domain.records import digest
from yeastar_desk.infrastructure.db.statements import upsert
from yeastar_desk.infrastructure.db.tables import counters, meta

_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # nothing that is read as something else
_MAC = ("/usr/sbin/ioreg", "-rd1", "-c", "IOPlatformExpertDevice")


@dataclass(frozen=True, slots=True)
class Installation:
    """Attributes:
    key: made with the database and again with every restore or copy; part of every audit row.
    suffix: what this device's number series end in, empty for the first installation.
    place: where the database was last written, hashed.
    """

    key: str
    suffix: str
    place: str


def place_of(path: Path | None) -> str:
    """This computer and this file, hashed; empty for a database server, which has no copies of its own."""
    return "" if path is None else digest(f"{_machine()}\n{path.resolve()}")


def load(connection: sa.Connection) -> Installation:
    """What the database says about itself."""
    values = dict(connection.execute(sa.select(meta.c.key, meta.c.value)).all())
    return Installation(values.get("installation", ""), values.get("series_suffix", ""), values.get("place", ""))


def first(connection: sa.Connection, place: str) -> Installation:
    """Name a new database."""
    return _store(connection, Installation(str(uuid.uuid4()), "", place))


def renew(connection: sa.Connection, place: str) -> Installation:
    """Give a copy a name and number series of its own, in the running transaction."""
    used = "\n".join(connection.execute(sa.select(counters.c.series)).scalars())
    while True:
        suffix = "R" + "".join(secrets.choice(_LETTERS) for _ in range(3))
        if suffix not in used:
            return _store(connection, Installation(str(uuid.uuid4()), suffix, place))


def _store(connection: sa.Connection, installation: Installation) -> Installation:
    values = {
        "installation": installation.key,
        "series_suffix": installation.suffix,
        "place": installation.place,
    }
    rows = [{"key": key, "value": value} for key, value in values.items()]
    connection.execute(upsert(connection.dialect.name, meta, ("key",)), rows)
    return installation


def _machine() -> str:
    """What the operating system calls this computer, empty where it does not say."""
    if sys.platform == "win32":
        import winreg

        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    if sys.platform == "darwin":
        told = subprocess.run(_MAC, capture_output=True, text=True, check=False).stdout
        return next((line.split('"')[3] for line in told.splitlines() if "IOPlatformUUID" in line), "")
    for file in (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id")):
        if file.exists():
            return file.read_text(encoding="ascii").strip()
    return ""

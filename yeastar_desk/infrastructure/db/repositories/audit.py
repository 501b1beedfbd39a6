"""The audit trail: who did what, append-only, each row bound to the one before it by a hash."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import bindparam, select

from yeastar_desk.application.ports import AuditEntry
from yeastar_desk.domain.records import canonical, digest, to_plain
from yeastar_desk.infrastructure.db.prepared import Prepared
from yeastar_desk.infrastructure.db.seals import plain_text, seal
from yeastar_desk.infrastructure.db.tables import audit
from yeastar_desk.infrastructure.db.transaction import Transaction
from yeastar_desk.infrastructure.db.types import moment_text

FIRST_HASH = "0" * 64
COLUMNS = tuple(column.name for column in audit.columns)
NEWEST = "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1"
_HEAD = Prepared(lambda _: sa.text(NEWEST))
# The stored values themselves, because the hash is over them.
_INSERT = Prepared(
    lambda _: sa.text(f"INSERT INTO audit ({', '.join(COLUMNS)}) VALUES ({', '.join(f':{name}' for name in COLUMNS)})")
)
_OF = (
    select(audit.c.action, audit.c.details, audit.c.actor, audit.c.at)
    .where(audit.c.subject_id == bindparam("key"), audit.c.subject_type == bindparam("type"))
    .order_by(audit.c.seq)
)

# An entry about a thing takes its seals along; seals that no entry speaks of get an entry of their own.
_SEALS_OF = {"order": ("order", "state"), "document": ("document", "file"), "close": ("close",)}

Seals = dict[str, dict[str, str]]  # digest by kind and key


def row_hash(row: dict[str, Any]) -> str:
    """SHA-256 over every column of an audit row but the hash itself."""
    columns = {name: value for name, value in row.items() if name != "hash"}
    return digest(plain_text(columns))


def head(transaction: Transaction) -> tuple[int, str]:
    """Number and hash of the newest row."""
    rows = _HEAD.rows(transaction, {})
    return (rows[0][0], rows[0][1]) if rows else (0, FIRST_HASH)


class SqlAudit:
    """Implements `ports.Audit`. Entries are written when the unit of work commits, with their seals."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def record(self, entry: AuditEntry) -> None:
        self._transaction.entries.append(entry)

    def of(self, subject_type: str, subject_id: str) -> Sequence[AuditEntry]:
        found = self._transaction.connection.execute(_OF, {"type": subject_type, "key": subject_id})
        return [
            AuditEntry(row.action, subject_type, subject_id, json.loads(row.details), row.actor, row.at)
            for row in found
        ]

    def write(self) -> None:
        """Append all entries of this transaction, and seal everything that was stored in it."""
        transaction = self._transaction
        seals: Seals = defaultdict(dict)
        for kind, key in transaction.touched:
            seals[kind][str(key)] = seal(transaction, kind, key)
        entries = [(entry, _taken(entry, seals)) for entry in transaction.entries]
        rest = {kind: sealed for kind, sealed in seals.items() if sealed}
        if rest:
            entries.append((AuditEntry("stored", "", ""), rest))
        if not entries:
            return
        last, prev_hash = head(transaction)
        rows = []
        for seq, (entry, sealed) in enumerate(entries, start=last + 1):
            row = self._row(entry, sealed) | {"seq": seq, "prev_hash": prev_hash}
            row["hash"] = prev_hash = row_hash(row)
            rows.append(row)
        _INSERT.many(transaction, rows)

    def _row(self, entry: AuditEntry, sealed: Seals) -> dict[str, Any]:
        details = to_plain(dict(entry.details)) | ({"seals": sealed} if sealed else {})
        return {
            "at": moment_text(entry.at or self._transaction.clock.now()),
            "actor": entry.actor,
            "device": self._transaction.installation.key,
            "action": entry.action,
            "subject_type": entry.subject_type,
            "subject_id": entry.subject_id,
            "details": canonical(details),
        }


def _taken(entry: AuditEntry, seals: Seals) -> Seals:
    """Take the seals of an entry's subject out of `seals`."""
    taken: Seals = {}
    for kind in _SEALS_OF.get(entry.subject_type, ()):
        if entry.subject_id in seals.get(kind, {}):
            taken[kind] = {entry.subject_id: seals[kind].pop(entry.subject_id)}
    return taken

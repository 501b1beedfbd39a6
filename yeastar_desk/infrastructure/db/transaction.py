"""What the repositories of one unit of work share."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field

import sqlalchemy as sa

from yeastar_desk.application.ports import AuditEntry, Clock
from yeastar_desk.infrastructure.db.installation import Installation


@dataclass(slots=True)
class Transaction:
    """A running transaction and what it still has to write when it commits.

    Attributes:
        driver: SQLite's own connection for prepared statements; None on a server, and after the commit.
        touched: (kind, key) of what was stored and needs a new seal, in order (see `seals.KINDS`).
        entries: audit entries that are waiting for the seals.
    """

    connection: sa.Connection
    clock: Clock
    installation: Installation
    driver: sqlite3.Connection | None
    touched: dict[tuple[str, str | int], None] = field(default_factory=dict)
    entries: list[AuditEntry] = field(default_factory=list)

    def touch(self, kind: str, key: str | int) -> None:
        """Note that something was stored that must be sealed."""
        self.touched[(kind, key)] = None

    @property
    def dialect(self) -> str:
        return self.connection.dialect.name

"""Orders, documents and master data in SQLite or PostgreSQL. Start at `open_database`."""

from __future__ import annotations

from yeastar_desk.infrastructure.db.database import SqlDatabase, open_database
from yeastar_desk.infrastructure.db.restoring import restore

__all__ = ["SqlDatabase", "open_database", "restore"]

"""Orders, documents and master data in SQLite or PostgreSQL. Start at `database.open_database`."""

from __future__ import annotations

from yeastar_desk.infrastructure.db.database import SqlDatabase, open_database

__all__ = ["SqlDatabase", "open_database"]

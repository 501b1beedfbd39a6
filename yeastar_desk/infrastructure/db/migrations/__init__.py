"""Alembic migrations. docs/decisions/database-migrations.md says what a migration may do."""

from __future__ import annotations

HEAD = "0001"
"""The newest migration, after which a database has the tables of `tables` and `online_tables`."""

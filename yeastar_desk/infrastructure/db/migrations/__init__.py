"""Alembic migrations. docs/decisions/database-migrations.md says what a migration may do."""

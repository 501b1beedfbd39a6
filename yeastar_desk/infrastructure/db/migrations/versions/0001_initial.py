"""The first schema. Its statements are in a file for each database, as they were on the day of the release."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None

_TEXT_INDEXES = {"company_names": ("companies", "search_name"), "order_texts": ("order_states", "search_text")}


def upgrade() -> None:
    connection = op.get_bind()
    dialect = connection.dialect.name
    script = Path(__file__).with_name(f"0001_{dialect}.sql").read_text(encoding="utf-8")
    for statement in filter(str.strip, script.split(";\n")):
        connection.exec_driver_sql(statement)
    if dialect == "postgresql":
        offered = "SELECT count(*) FROM pg_available_extensions WHERE name = 'pg_trgm'"
        if connection.exec_driver_sql(offered).scalar():
            connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            for name, (table, column) in _TEXT_INDEXES.items():
                connection.exec_driver_sql(f"CREATE INDEX ix_{name} ON {table} USING gin ({column} gin_trgm_ops)")

"""Alembic runs this for every migration: on the connection, and in the transaction, of `migrator`."""

from __future__ import annotations

from alembic import context

from yeastar_desk.infrastructure.db.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=False,  # a table that batch mode rebuilds loses its triggers
)
with context.begin_transaction():
    context.run_migrations()

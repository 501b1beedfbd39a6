"""Orders, documents and master data in SQLite or PostgreSQL. Start at `open_database`.

The names here load SQLAlchemy when they are first used; `first_look` and `sqlite_file` do without it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from yeastar_desk.infrastructure.db.database import SqlDatabase, open_database
    from yeastar_desk.infrastructure.db.restoring import restore

__all__ = ["SqlDatabase", "open_database", "restore"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(name)
    module = "restoring" if name == "restore" else "database"
    return getattr(import_module(f"{__name__}.{module}"), name)

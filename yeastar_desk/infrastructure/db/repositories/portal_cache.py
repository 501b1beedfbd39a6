"""What the portal answered last."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sqlalchemy import select

from yeastar_desk.application.online_ports import Cached
from yeastar_desk.domain.records import canonical
from yeastar_desk.infrastructure.db.online_tables import portal_cache
from yeastar_desk.infrastructure.db.statements import upsert
from yeastar_desk.infrastructure.db.transaction import Transaction


class SqlPortalCache:
    """Implements `online_ports.PortalCache`."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._connection = transaction.connection

    def get(self, key: str) -> Cached | None:
        row = self._connection.execute(select(portal_cache).where(portal_cache.c.key == key)).first()
        return None if row is None else Cached(row.key, row.fetched_at, json.loads(row.data))

    def put(self, key: str, data: Any, fetched_at: datetime) -> None:
        values = {"key": key, "fetched_at": fetched_at, "data": canonical(data)}
        self._connection.execute(upsert(self._transaction.dialect, portal_cache, ("key",)), values)

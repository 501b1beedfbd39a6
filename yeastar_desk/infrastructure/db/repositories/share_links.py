"""One-time links: used up by one statement, so that of many openers one succeeds."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime

from sqlalchemy import insert, select, update

from yeastar_desk.application.share_ports import ShareLink
from yeastar_desk.infrastructure.db.online_tables import share_links as table
from yeastar_desk.infrastructure.db.transaction import Transaction

_FIELDS = tuple(field.name for field in fields(ShareLink))


class SqlShareLinks:
    """Implements `share_ports.ShareLinks`."""

    def __init__(self, transaction: Transaction) -> None:
        self._connection = transaction.connection

    def add(self, link: ShareLink) -> None:
        self._connection.execute(insert(table), {name: getattr(link, name) for name in _FIELDS})

    def get(self, token_sha256: str) -> ShareLink | None:
        row = self._connection.execute(select(table).where(table.c.token_sha256 == token_sha256)).first()
        return None if row is None else ShareLink(**{name: getattr(row, name) for name in _FIELDS})

    def consume(self, token_sha256: str, now: datetime) -> str | None:
        used = (
            update(table)
            .where(table.c.token_sha256 == token_sha256, table.c.used_at.is_(None), table.c.expires_at > now)
            .values(used_at=now)
            .returning(table.c.document_number)
        )
        row = self._connection.execute(used).first()
        return None if row is None else str(row.document_number)

"""Held orders."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import RowMapping, delete, select

from yeastar_desk.application.ports import BegunAgain, Draft
from yeastar_desk.application.views import DraftRow
from yeastar_desk.domain.companies import lookup_key
from yeastar_desk.domain.documents import DocumentType
from yeastar_desk.domain.orders import OrderRequest
from yeastar_desk.domain.records import canonical, from_plain
from yeastar_desk.infrastructure.db.repositories.summaries import what
from yeastar_desk.infrastructure.db.statements import upsert
from yeastar_desk.infrastructure.db.tables import companies, documents, drafts
from yeastar_desk.infrastructure.db.transaction import Transaction


class SqlDrafts:
    """Implements `ports.Drafts`."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._connection = transaction.connection

    def save(self, draft: Draft) -> None:
        values = {
            "id": draft.id,
            "request": canonical(draft.request),
            "begun_again": canonical(draft.begun_again) if draft.begun_again is not None else "",
            "created_at": draft.created_at,
            "updated_at": draft.updated_at,
        }
        self._connection.execute(upsert(self._transaction.dialect, drafts, ("id",), ("created_at",)), values)

    def get(self, draft_id: str) -> Draft | None:
        row = self._connection.execute(select(drafts).where(drafts.c.id == draft_id)).mappings().first()
        return None if row is None else _draft(row)

    def remove(self, draft_id: str) -> None:
        self._connection.execute(delete(drafts).where(drafts.c.id == draft_id))

    def rows(self) -> Sequence[DraftRow]:
        """The draft that was changed last comes first."""
        quotes = self._quotes()
        return [
            DraftRow(
                id=draft.id,
                updated_at=draft.updated_at,
                subject_id=draft.request.subject_id,
                subject_name=draft.request.subject_name or self._company_name(draft.request.subject_id),
                what=what(draft.request),
                quote_numbers=tuple(quotes[draft.id]),
            )
            for draft in self.all()
        ]

    def all(self) -> Sequence[Draft]:
        found = self._connection.execute(select(drafts).order_by(drafts.c.updated_at.desc(), drafts.c.id)).mappings()
        return [_draft(row) for row in found]

    def _quotes(self) -> dict[str, list[str]]:
        numbers: dict[str, list[str]] = defaultdict(list)
        table = documents.c
        quotes = (
            select(table.draft_id, table.number)
            .where(table.draft_id.in_(select(drafts.c.id)), table.type == DocumentType.QUOTE)
            .order_by(table.issued_at)
        )
        for draft_id, number in self._connection.execute(quotes):
            numbers[draft_id].append(number)
        return numbers

    def _company_name(self, company_id: str) -> str:
        name = select(companies.c.name).where(companies.c.lookup_key == lookup_key(company_id))
        return self._connection.execute(name).scalar() or ""


def _draft(row: RowMapping) -> Draft:
    return Draft(
        id=row["id"],
        request=from_plain(OrderRequest, json.loads(row["request"])),
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        begun_again=from_plain(BegunAgain, json.loads(row["begun_again"])) if row["begun_again"] else None,
    )

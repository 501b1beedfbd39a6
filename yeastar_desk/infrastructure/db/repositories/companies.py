"""Customers by ID, by a similar ID and by a part of their name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import islice
from operator import attrgetter
from typing import Any

import sqlalchemy as sa
from sqlalchemy import bindparam, delete, select, update

from yeastar_desk.application.company_views import CompanyHit
from yeastar_desk.domain.companies import Company, lookup_key, near_keys, search_text
from yeastar_desk.domain.subscriptions import Subscription
from yeastar_desk.infrastructure.db.prepared import Prepared
from yeastar_desk.infrastructure.db.repositories import company_list
from yeastar_desk.infrastructure.db.repositories.aliases import CURRENT
from yeastar_desk.infrastructure.db.repositories.subscriptions import SqlSubscriptions
from yeastar_desk.infrastructure.db.searches import COMPANY_NAMES, LAST_CHARACTER
from yeastar_desk.infrastructure.db.statements import chunks, like_start, upsert
from yeastar_desk.infrastructure.db.tables import companies, company_aliases
from yeastar_desk.infrastructure.db.transaction import Transaction

_FIELDS = tuple(Company.__dataclass_fields__)
_VALUES = attrgetter(*_FIELDS)
_COLUMNS = [companies.c[name] for name in _FIELDS]
_COMPANY = select(*_COLUMNS)
_BY_KEY = Prepared(lambda _: _COMPANY.where(companies.c.lookup_key == bindparam("key")), _COLUMNS)
_UPSERT = Prepared(lambda dialect: upsert(dialect, companies, ("lookup_key",)))
_HIT = select(companies.c.company_id, companies.c.name, companies.c.city, companies.c.country)
_NEAR = _HIT.where(companies.c.lookup_key.in_(bindparam("keys", expanding=True)))
_SOME = select(companies.c.lookup_key, *_COMPANY.selected_columns).where(
    companies.c.lookup_key.in_(bindparam("keys", expanding=True))
)
_CHUNK = 500  # rows in memory at a time; more would only leave the processor's cache


class SqlCompanies:
    """Implements `ports.Companies`."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._connection = transaction.connection

    def get(self, company_id: str) -> Company | None:
        key = lookup_key(company_id)
        rows = _BY_KEY.rows(self._transaction, {"key": key})
        if not rows and (current := self._connection.execute(CURRENT, {"key": key}).scalar()) is not None:
            rows = _BY_KEY.rows(self._transaction, {"key": current})
        return Company(*rows[0]) if rows else None

    def near(self, company_id: str, limit: int = 8) -> Sequence[CompanyHit]:
        hits: list[CompanyHit] = []
        for keys in chunks(near_keys(lookup_key(company_id))):
            hits += self._hits(_NEAR.limit(limit - len(hits)), "near ID", keys=keys)
            if len(hits) >= limit:
                break
        return sorted(hits, key=lambda hit: hit.company_id)

    def named(self, text: str, limit: int = 20) -> Sequence[CompanyHit]:
        """Names that start with the text come first."""
        wanted = search_text(text).strip()
        if not wanted:
            return []
        starts = self._starting(wanted)
        hits = self._hits(_HIT.where(starts).order_by(companies.c.search_name).limit(limit), "name")
        if len(hits) < limit:
            contains = COMPANY_NAMES.contains(self._connection, wanted, limit + len(hits))
            rest = _HIT.where(contains, sa.not_(starts)).limit(limit - len(hits))
            hits += sorted(self._hits(rest, "name"), key=lambda hit: search_text(hit.name))
        return hits

    def save(self, company: Company) -> None:
        self._save([company])

    def save_all(self, rows: Iterable[tuple[Company, Subscription | None]]) -> int:
        subscriptions = SqlSubscriptions(self._transaction)
        count, remaining = 0, iter(rows)
        while chunk := list(islice(remaining, _CHUNK)):
            self._save([company for company, _ in chunk])
            subscriptions.replace_all([subscription for _, subscription in chunk if subscription is not None])
            count += len(chunk)
        return count

    def existing(self, company_ids: Sequence[str]) -> Mapping[str, Company]:
        found: dict[str, Company] = {}
        for keys in chunks([lookup_key(company_id) for company_id in company_ids]):
            for key, *values in self._connection.execute(_SOME, {"keys": keys}):
                found[key] = Company(*values)
        return found

    def page(
        self, text: str, offset: int, limit: int, sort: str = "name", descending: bool = False
    ) -> Sequence[Company]:
        return company_list.page(self._connection, text, offset, limit, sort, descending)

    def count(self, text: str = "") -> int:
        return company_list.count(self._connection, text)

    def unverified(self, limit: int = 50) -> Sequence[Company]:
        found = _COMPANY.where(sa.text("verified = 0")).order_by(companies.c.lookup_key).limit(limit)
        return [Company(*row) for row in self._connection.execute(found)]

    def has_demo(self) -> bool:
        found = select(companies.c.id).where(sa.text("demo = 1")).limit(1)  # as the index of them says it
        return self._connection.execute(found).scalar() is not None

    def merge(self, company: Company, into: Company) -> None:
        key, to_key = lookup_key(company.company_id), lookup_key(into.company_id)
        gone = delete(companies).where(companies.c.lookup_key == key).returning(companies.c.id)
        for row in self._connection.execute(gone).scalars().all():
            COMPANY_NAMES.forget(self._connection, row)
        aliases = company_aliases
        self._connection.execute(update(aliases).where(aliases.c.company_key == key).values(company_key=to_key))
        at = self._transaction.clock.now()
        values = {"alias_key": key, "alias_id": company.company_id, "company_key": to_key, "at": at}
        self._connection.execute(upsert(self._transaction.dialect, aliases, ("alias_key",)), values)

    def _save(self, many: Sequence[Company]) -> None:
        now = self._transaction.clock.now()
        rows = [_row(company, now) for company in many]
        with COMPANY_NAMES.updating(self._transaction, [row["lookup_key"] for row in rows]):
            _UPSERT.many(self._transaction, rows)

    def _starting(self, text: str) -> sa.ColumnElement[bool]:
        column = companies.c.search_name
        if self._transaction.dialect == "sqlite":
            return sa.and_(column >= text, column < text + LAST_CHARACTER)
        return column.like(like_start(text), escape="\\")

    def _hits(self, statement: sa.Select[Any], why: str, **parameters: Any) -> list[CompanyHit]:
        found = self._connection.execute(statement, parameters)
        return [CompanyHit(row.company_id, row.name, row.city, row.country, why) for row in found]


def _row(company: Company, now: datetime) -> dict[str, Any]:
    row: dict[str, Any] = dict(zip(_FIELDS, _VALUES(company), strict=True))
    row["lookup_key"] = lookup_key(company.company_id)
    row["search_name"] = search_text(company.name)
    row["updated_at"] = now
    return row

"""The card of a company ID straight from the file, for the moments in which the database is still being opened.

Whatever is not simply there is left to the opened database: another schema, a damaged file, a busy one, an ID that
was merged into another. It answers what `SqlCompanies.get` and `SqlSubscriptions.get` answer, which the tests compare.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from yeastar_desk.application.company_views import CompanyCard
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.companies import Company, lookup_key
from yeastar_desk.domain.subscriptions import ComingTerm, Subscription
from yeastar_desk.domain.terms import Cycle
from yeastar_desk.infrastructure.db.migrations import HEAD
from yeastar_desk.infrastructure.db.sqlite_file import open_to_look

_COMPANY_FIELDS = tuple(Company.__dataclass_fields__)
_SUBSCRIPTION_FIELDS = tuple(Subscription.__dataclass_fields__)
_COMPANY = f"SELECT {', '.join(_COMPANY_FIELDS)} FROM companies WHERE lookup_key = ?"
_SUBSCRIPTION = f"SELECT {', '.join(_SUBSCRIPTION_FIELDS)} FROM subscriptions WHERE product = ? AND subject_key = ?"


def first_look(path: Path, company_id: str) -> CompanyCard | None:
    """What a database file knows about a company ID; None when it does not know it, or cannot say yet."""
    if not path.exists():
        return None
    try:
        with closing(open_to_look(path)) as connection:
            connection.execute("BEGIN")  # one state of the file for all questions
            version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            if version != (HEAD,):
                return None
            key = lookup_key(company_id)
            company = connection.execute(_COMPANY, (key,)).fetchone()
            if company is None:
                return None
            subscription = connection.execute(_SUBSCRIPTION, (Product.WORKPLACE.value, key)).fetchone()
    except (sqlite3.Error, OSError):
        return None
    return CompanyCard(_company(company), None if subscription is None else _subscription(subscription))


def _company(row: tuple[Any, ...]) -> Company:
    values = dict(zip(_COMPANY_FIELDS, row, strict=True))
    return Company(**{**values, "verified": bool(values["verified"]), "demo": bool(values["demo"])})


def _subscription(row: tuple[Any, ...]) -> Subscription:
    values = dict(zip(_SUBSCRIPTION_FIELDS, row, strict=True))
    values |= {name: bool(values[name]) for name in ("auto_renew", "demo")}
    values |= {name: date.fromisoformat(values[name]) for name in ("starts_on", "expires_on")}
    values |= {"product": Product(values["product"]), "cycle": Cycle(values["cycle"])}
    values |= {"capacities": json.loads(values["capacities"]), "coming": coming_terms(values["coming"])}
    return Subscription(**values)


def coming_terms(content: str) -> tuple[ComingTerm, ...]:
    """The terms that are paid ahead, as they are stored."""
    if content == "[]":
        return ()
    from yeastar_desk.domain.records import from_plain  # few subscriptions have terms paid ahead

    return from_plain(tuple[ComingTerm, ...], json.loads(content))

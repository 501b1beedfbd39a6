"""Billing contacts, and the portal's users that a subscription can be assigned to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import RowMapping, delete, insert, select, update

from yeastar_desk.application.ports import PortalUser, StoredContact
from yeastar_desk.domain.companies import lookup_key, search_text
from yeastar_desk.domain.contacts import BillingContact
from yeastar_desk.domain.duplicates import email_key, name_key, tax_key
from yeastar_desk.infrastructure.db.statements import chunks, like_part, upsert
from yeastar_desk.infrastructure.db.tables import billing_contacts, portal_users
from yeastar_desk.infrastructure.db.transaction import Transaction

_CONTACT_FIELDS = tuple(BillingContact.__dataclass_fields__)
_USER_FIELDS = tuple(PortalUser.__dataclass_fields__)
_C = billing_contacts.c
GENERAL = 300  # contacts for all customers that are offered beside a customer's own
SORTS: dict[str, sa.Column[Any]] = {
    "name": _C.search_name,
    "email": _C.email_key,
    "city": _C.city,
    "tax_number": _C.tax_key,
    "company_id": _C.company_key,
}


class SqlContacts:
    """Implements `ports.Contacts`."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._connection = transaction.connection

    def for_company(self, company_id: str) -> Sequence[StoredContact]:
        of = select(billing_contacts).order_by(_C.is_default.desc(), _C.company, _C.id)
        general = self._all(of.where(_C.company_key == "").limit(GENERAL))
        key = lookup_key(company_id)
        return [*self._all(of.where(_C.company_key == key)), *general] if key else general

    def page(
        self, text: str, offset: int, limit: int, sort: str = "name", descending: bool = False
    ) -> Sequence[StoredContact]:
        ways = (SORTS[sort], _C.id)
        ids = select(_C.id).where(*_containing(text))
        ids = ids.order_by(*(way.desc() if descending else way for way in ways)).offset(offset).limit(limit)
        keys = self._connection.execute(ids).scalars().all()
        rows = {contact.id: contact for contact in self._all(select(billing_contacts).where(_C.id.in_(keys)))}
        return [rows[key] for key in keys]

    def count(self, text: str = "") -> int:
        counted = select(sa.func.count()).select_from(billing_contacts).where(*_containing(text))
        return self._connection.execute(counted).scalar_one()

    def get(self, contact_id: int) -> StoredContact | None:
        row = self._connection.execute(select(billing_contacts).where(_C.id == contact_id)).mappings().first()
        return None if row is None else _stored(row)

    def save(self, contact: StoredContact) -> int:
        """A default takes over from the company's former default."""
        values = _values(contact) | {"updated_at": self._transaction.clock.now()}
        table = billing_contacts
        if contact.is_default:
            others = update(table).where(_C.company_key == values["company_key"], _C.id != contact.id)
            self._connection.execute(others.values(is_default=False))
        if contact.id:
            self._connection.execute(update(table).where(_C.id == contact.id).values(values))
            return contact.id
        contact_id: int = self._connection.execute(insert(table).returning(_C.id), values).scalar_one()
        return contact_id

    def remove(self, contact_ids: Sequence[int]) -> None:
        self._connection.execute(delete(billing_contacts).where(_C.id.in_(contact_ids)))

    def addressed(self, emails: Sequence[str]) -> Sequence[StoredContact]:
        keys = sorted({email_key(email) for email in emails})
        return [
            contact
            for some in chunks(keys)
            for contact in self._all(select(billing_contacts).where(_C.email_key.in_(some)).order_by(_C.id))
        ]

    def alike(self, limit: int = 500) -> Sequence[StoredContact]:
        """The newest are looked at first when there are too many."""
        shared = [
            column.in_(select(column).where(column != "").group_by(column).having(sa.func.count() > 1))
            for column in (_C.email_key, _C.search_name, _C.tax_key)
        ]
        found = select(billing_contacts).where(sa.or_(*shared)).order_by(_C.id.desc()).limit(limit)
        return self._all(found)

    def move(self, company_id: str, to_company_id: str) -> int:
        key, to_key = lookup_key(company_id), lookup_key(to_company_id)
        has_default = select(_C.id).where(_C.company_key == to_key, _C.is_default == 1).limit(1)
        values: dict[str, Any] = {"company_id": to_company_id, "company_key": to_key}
        if self._connection.execute(has_default).first() is not None:
            values["is_default"] = False
        moved = self._all(select(billing_contacts).where(_C.company_key == key))
        for contact in moved:
            searched = {"search_text": _searched(contact, to_company_id)}
            self._connection.execute(update(billing_contacts).where(_C.id == contact.id).values(values | searched))
        return len(moved)

    def _all(self, statement: sa.Select[Any]) -> list[StoredContact]:
        return [_stored(row) for row in self._connection.execute(statement).mappings()]


class SqlPortalUsers:
    """Implements `ports.PortalUsers`."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._connection = transaction.connection

    def all(self, text: str = "", limit: int = 200) -> Sequence[PortalUser]:
        found = select(*(portal_users.c[name] for name in _USER_FIELDS)).order_by(portal_users.c.search_text)
        if text.strip():
            found = found.where(portal_users.c.search_text.like(like_part(search_text(text).strip()), escape="\\"))
        return [PortalUser(*row) for row in self._connection.execute(found.limit(limit))]

    def has_demo(self) -> bool:
        found = select(portal_users.c.user_key).where(sa.text("demo = 1")).limit(1)
        return self._connection.execute(found).scalar() is not None

    def save(self, user: PortalUser) -> None:
        values = {name: getattr(user, name) for name in _USER_FIELDS} | {
            "user_key": lookup_key(user.yeastar_id),
            "search_text": search_text(f"{user.name} {user.company} {user.yeastar_id}"),
        }
        self._connection.execute(upsert(self._transaction.dialect, portal_users, ("user_key",)), values)


def _containing(text: str) -> list[sa.ColumnElement[bool]]:
    wanted = search_text(text).strip()
    return [_C.search_text.like(like_part(wanted), escape="\\")] if wanted else []


def _values(stored: StoredContact) -> dict[str, Any]:
    contact = stored.contact
    return {name: getattr(contact, name) for name in _CONTACT_FIELDS} | {
        "company_id": stored.company_id,
        "company_key": lookup_key(stored.company_id),
        "is_default": stored.is_default,
        "search_name": name_key(contact),
        "search_text": _searched(stored, stored.company_id),
        "email_key": email_key(contact.email),
        "tax_key": tax_key(contact.tax_number),
    }


def _searched(stored: StoredContact, company_id: str) -> str:
    contact = stored.contact
    texts = (contact.company, contact.person, contact.email, contact.city, contact.tax_number, company_id)
    return search_text("\n".join(texts))


def _stored(row: RowMapping) -> StoredContact:
    return StoredContact(
        id=row["id"],
        contact=BillingContact(**{name: row[name] for name in _CONTACT_FIELDS}),
        company_id=row["company_id"],
        is_default=row["is_default"],
    )

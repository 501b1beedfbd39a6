"""Billing contacts, and the portal's users that a subscription can be assigned to."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import RowMapping, insert, select, update

from yeastar_desk.application.ports import PortalUser, StoredContact
from yeastar_desk.domain.companies import lookup_key, search_text
from yeastar_desk.domain.contacts import BillingContact
from yeastar_desk.infrastructure.db.statements import like_part, upsert
from yeastar_desk.infrastructure.db.tables import billing_contacts, portal_users
from yeastar_desk.infrastructure.db.transaction import Transaction

_CONTACT_FIELDS = tuple(BillingContact.__dataclass_fields__)
_USER_FIELDS = tuple(PortalUser.__dataclass_fields__)


class SqlContacts:
    """Implements `ports.Contacts`."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._connection = transaction.connection

    def for_company(self, company_id: str) -> Sequence[StoredContact]:
        key = lookup_key(company_id)
        contacts = billing_contacts.c
        found = (
            select(billing_contacts)
            .where(contacts.company_key.in_({key, ""}))
            .order_by(contacts.company_key.desc(), contacts.is_default.desc(), contacts.company, contacts.id)
        )
        return [_stored(row) for row in self._connection.execute(found).mappings()]

    def all(self, text: str = "") -> Sequence[StoredContact]:
        found = select(billing_contacts).order_by(billing_contacts.c.company, billing_contacts.c.id)
        stored = [_stored(row) for row in self._connection.execute(found).mappings()]
        wanted = search_text(text).strip()
        return [contact for contact in stored if wanted in _searched(contact)] if wanted else stored

    def get(self, contact_id: int) -> StoredContact | None:
        found = select(billing_contacts).where(billing_contacts.c.id == contact_id)
        row = self._connection.execute(found).mappings().first()
        return None if row is None else _stored(row)

    def save(self, contact: StoredContact) -> int:
        """A default takes over from the company's former default."""
        key = lookup_key(contact.company_id)
        values = {name: getattr(contact.contact, name) for name in _CONTACT_FIELDS} | {
            "company_id": contact.company_id,
            "company_key": key,
            "is_default": contact.is_default,
            "updated_at": self._transaction.clock.now(),
        }
        table = billing_contacts
        if contact.is_default:
            others = update(table).where(table.c.company_key == key, table.c.id != contact.id)
            self._connection.execute(others.values(is_default=False))
        if contact.id:
            self._connection.execute(update(table).where(table.c.id == contact.id).values(values))
            return contact.id
        contact_id: int = self._connection.execute(insert(table).returning(table.c.id), values).scalar_one()
        return contact_id


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

    def save(self, user: PortalUser) -> None:
        values = {name: getattr(user, name) for name in _USER_FIELDS} | {
            "user_key": lookup_key(user.yeastar_id),
            "search_text": search_text(f"{user.name} {user.company} {user.yeastar_id}"),
        }
        self._connection.execute(upsert(self._transaction.dialect, portal_users, ("user_key",)), values)


def _searched(stored: StoredContact) -> str:
    contact = stored.contact
    texts = (contact.company, contact.person, contact.email, contact.city, contact.tax_number, stored.company_id)
    return search_text("\n".join(texts))


def _stored(row: RowMapping) -> StoredContact:
    return StoredContact(
        id=row["id"],
        contact=BillingContact(**{name: row[name] for name in _CONTACT_FIELDS}),
        company_id=row["company_id"],
        is_default=row["is_default"],
    )

"""Billing contacts: the portal calls the list of them Billing Receiver."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from yeastar_desk.application.ports import Database, StoredContact
from yeastar_desk.domain.errors import Refused

# The ids that `edit_order` gives to contacts which are not stored: the customer's own data and the seller's own.
CUSTOMER_OWN = 0
SELLER_OWN = -1


class ListBillingContacts:
    """The Billing receivers page."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(
        self, text: str, offset: int, limit: int, sort: str = "name", descending: bool = False
    ) -> Sequence[StoredContact]:
        """Some contacts that contain a text in their names, address, tax number or company ID."""
        with self._database.read() as work:
            return work.contacts.page(text, offset, limit, sort, descending)

    def count(self, text: str = "") -> int:
        with self._database.read() as work:
            return work.contacts.count(text)


class SaveBillingContact:
    """Add a billing contact, or replace one that is stored."""

    def __init__(self, database: Database, is_email: Callable[[str], bool]) -> None:
        self._database = database
        self._is_email = is_email

    def __call__(self, contact: StoredContact) -> StoredContact:
        """Store it; the customer's own data (id 0) become a stored contact of that customer.

        Raises:
            Refused: a field that a document needs is missing or malformed; `field` names it.
            NotSaved: nothing was stored.
        """
        contact.contact.check()
        email = contact.contact.email.strip()
        if not self._is_email(email):
            raise Refused(f"“{email[:60]}” is not an email address. Write it like name@company.com.", field="email")
        with self._database.work() as work:
            contact_id = work.contacts.save(contact)
            work.commit()
        return replace(contact, id=contact_id)

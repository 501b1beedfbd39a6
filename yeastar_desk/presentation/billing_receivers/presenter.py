"""The list of billing contacts, and storing them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from yeastar_desk.application.billing_contacts import ListBillingContacts, SaveBillingContact
from yeastar_desk.application.ports import StoredContact, TaxNumbers
from yeastar_desk.domain.contacts import BillingContact
from yeastar_desk.presentation.ports import Announce, Changed, Lane, Subject
from yeastar_desk.presentation.sentences import field_of, sentence_of

_NOT_STORED = "The contact was not stored: the program failed in a way it should not. What you entered is still here."


class ReceiverUses(Protocol):
    """Looked up inside jobs only, but for `tax_numbers`."""

    @property
    def billing_contacts(self) -> ListBillingContacts: ...

    @property
    def save_contact(self) -> SaveBillingContact: ...

    @property
    def tax_numbers(self) -> TaxNumbers: ...


class ReceiversView(Protocol):
    def reload(self) -> None: ...

    def stored(self, sentence: str) -> None:
        """Close the dialog."""

    def refuse(self, sentence: str, field: str) -> None:
        """Say in the dialog what is wrong."""


class ReceiversPresenter:
    """`rows` and `count` are called on the database lane."""

    def __init__(self, view: ReceiversView, lane: Lane, uses: ReceiverUses, announce: Announce) -> None:
        self._view = view
        self._lane = lane
        self._uses = uses
        self._announce = announce
        self._text = ""

    def search(self, text: str) -> None:
        """Show the contacts that contain a text."""
        if text != self._text:
            self._text = text
            self._view.reload()

    def is_filtered(self) -> bool:
        return bool(self._text)

    def rows(self, offset: int, limit: int, sort: str, *, descending: bool) -> Sequence[StoredContact]:
        return self._uses.billing_contacts.page(self._text, offset, limit, sort or "name", descending)

    def count(self) -> int:
        return self._uses.billing_contacts.count(self._text)

    def save(self, before: StoredContact, contact: BillingContact, company_id: str, *, is_default: bool) -> None:
        """Store what the dialog holds."""
        stored = replace(before, contact=contact, company_id=company_id.strip(), is_default=is_default)

        def done(saved: StoredContact) -> None:
            self._announce(Changed(Subject.BILLING_CONTACTS))
            self._view.stored(f"{saved.contact.name} is stored.")

        def failed(error: Exception) -> None:
            self._view.refuse(sentence_of(error, _NOT_STORED), field_of(error))

        self._lane.submit(lambda: self._uses.save_contact(stored), done, failed, owner=self._view)

    def tax_number(self, country: str, number: str) -> tuple[str, str]:
        """What is known about a tax number, as (words, tone)."""
        if not number.strip():
            return "", "neutral"
        valid = self._uses.tax_numbers.is_valid(country, number)
        return ("format valid", "ok") if valid else ("format not valid", "warning")

    def heard(self, change: Changed) -> None:
        """Contacts were stored elsewhere."""
        if change.subject is Subject.BILLING_CONTACTS:
            self._view.reload()

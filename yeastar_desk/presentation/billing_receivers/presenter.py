"""The list of billing contacts: storing, merging and removing them. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Protocol

from yeastar_desk.application.billing_contacts import ListBillingContacts, SaveBillingContact
from yeastar_desk.application.import_contacts import ImportContacts
from yeastar_desk.application.ports import StoredContact, TaxNumbers
from yeastar_desk.application.tidy_contacts import Duplicates, Merged, TidyContacts
from yeastar_desk.domain.contacts import BillingContact
from yeastar_desk.presentation.ports import Announce, Changed, Lane, Subject
from yeastar_desk.presentation.sentences import field_of, sentence_of

_NOT_STORED = "The contact was not stored: the program failed in a way it should not. What you entered is still here."
_UNEXPECTED = "This did not work: the program failed in a way it should not. Nothing was changed."


class ReceiverUses(Protocol):
    """Looked up inside jobs only, but for `tax_numbers`."""

    @property
    def billing_contacts(self) -> ListBillingContacts: ...

    @property
    def save_contact(self) -> SaveBillingContact: ...

    @property
    def tidy_contacts(self) -> TidyContacts: ...

    @property
    def import_contacts(self) -> ImportContacts: ...

    @property
    def tax_numbers(self) -> TaxNumbers: ...


class ReceiversView(Protocol):
    def reload(self) -> None: ...

    def stored(self, sentence: str) -> None:
        """Close the dialog."""

    def refuse(self, sentence: str, field: str) -> None:
        """Say what is wrong, in the dialog when there is one."""

    def say(self, sentence: str, *, undo: bool = False) -> None:
        """Say what was done, with a way back."""

    def ask_to_merge(self, group: Duplicates, place: int, groups: int) -> None:
        """Show probable duplicates side by side: group `place` of so many."""

    def merge_ended(self) -> None:
        """Close the question."""


class ReceiversPresenter:
    """`rows` and `count` are called on the database lane."""

    def __init__(self, view: ReceiversView, lane: Lane, uses: ReceiverUses, announce: Announce) -> None:
        self._view = view
        self._lane = lane
        self._uses = uses
        self._announce = announce
        self._text = ""
        self._groups: Sequence[Duplicates] = ()
        self._place = 0
        self._take_back: Callable[[], str] | None = None

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
            self._changed()
            self._view.stored(f"{saved.contact.name} is stored.")

        self._submit(lambda: self._uses.save_contact(stored), done, _NOT_STORED)

    def make_default(self, contact: StoredContact) -> None:
        """Checkout chooses it first from now on."""
        self.save(contact, contact.contact, contact.company_id, is_default=True)

    def tax_number(self, country: str, number: str) -> tuple[str, str]:
        """What is known about a tax number, as (words, tone)."""
        if not number.strip():
            return "", "neutral"
        valid = self._uses.tax_numbers.is_valid(country, number)
        return ("format valid", "ok") if valid else ("format not valid", "warning")

    # taking away

    def remove(self, contact: StoredContact) -> None:
        """Take a contact away; it can be put back."""

        def done(removed: StoredContact) -> None:
            def put_back() -> str:
                self._uses.tidy_contacts.put_back(removed)
                return f"{removed.contact.name} is back."

            self._done(f"{removed.contact.name} was deleted.", put_back)

        self._submit(lambda: self._uses.tidy_contacts.remove(contact.id), done)

    def undo(self) -> None:
        """Take back what was done last."""
        take_back, self._take_back = self._take_back, None
        if take_back is not None:
            self._submit(take_back, lambda sentence: self._done(sentence, None))

    # duplicates

    def find_duplicates(self) -> None:
        """Look for contacts that were entered twice, and ask about one group after the other."""
        self._submit(lambda: self._uses.tidy_contacts.duplicates(), self._found)

    def _found(self, groups: Sequence[Duplicates]) -> None:
        self._groups, self._place = groups, -1
        if not groups:
            self._view.say("No duplicates were found: no two contacts share an email address, name or tax number.")
            return
        self.skip()

    def skip(self) -> None:
        """Leave the group as it is and go on to the next."""
        self._place += 1
        if self._place < len(self._groups):
            self._view.ask_to_merge(self._groups[self._place], self._place + 1, len(self._groups))
        else:
            self._view.merge_ended()

    def merge(self, kept: StoredContact, shown: Sequence[StoredContact]) -> None:
        """Make one contact of those that were shown."""

        def done(merged: Merged) -> None:
            def undo() -> str:
                self._uses.tidy_contacts.undo(merged)
                return f"{len(merged.before)} contacts are apart again."

            self._done(f"{len(merged.before)} contacts are one: {kept.contact.name}.", undo)
            self.skip()

        self._submit(lambda: self._uses.tidy_contacts.merge(kept, shown), done)

    def heard(self, change: Changed) -> None:
        """Contacts were stored elsewhere."""
        if change.subject in (Subject.BILLING_CONTACTS, Subject.COMPANIES):
            self._view.reload()

    def _done(self, sentence: str, take_back: Callable[[], str] | None) -> None:
        self._take_back = take_back
        self._changed()
        self._view.say(sentence, undo=take_back is not None)

    def _changed(self) -> None:
        self._announce(Changed(Subject.BILLING_CONTACTS))

    def _submit(self, work: Callable[[], Any], done: Callable[[Any], None], unexpected: str = _UNEXPECTED) -> None:
        def failed(error: Exception) -> None:
            self._view.refuse(sentence_of(error, unexpected), field_of(error))

        self._lane.submit(work, done, failed, owner=self._view)

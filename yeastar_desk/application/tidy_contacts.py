"""Billing contacts that were entered twice, or are needed no more. Placed orders keep their own copy of a contact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from yeastar_desk.application.ports import AuditEntry, Clock, Database, Draft, StoredContact, UnitOfWork
from yeastar_desk.application.preferences import PreferencesStore
from yeastar_desk.domain.companies import lookup_key
from yeastar_desk.domain.contacts import BillingContact
from yeastar_desk.domain.duplicates import alike
from yeastar_desk.domain.errors import NotFound, Refused


@dataclass(frozen=True, slots=True)
class Duplicates:
    """Contacts that are probably one. `why` ends the sentence "They have …"."""

    why: str
    contacts: tuple[StoredContact, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did, so that it can be undone.

    Attributes:
        kept: the contact as it is now.
        before: all of them as they were.
        drafts: held orders that billed another one of them, as they were.
    """

    kept: StoredContact
    before: tuple[StoredContact, ...]
    drafts: tuple[Draft, ...] = ()


class TidyContacts:
    """Find duplicates, merge them, and take contacts away."""

    def __init__(self, database: Database, preferences: PreferencesStore, clock: Clock) -> None:
        self._database = database
        self._preferences = preferences
        self._clock = clock

    def duplicates(self) -> Sequence[Duplicates]:
        """Groups of contacts of one customer, or of all customers, that are probably the same."""
        with self._database.read() as work:
            stored = sorted(work.contacts.alike(), key=lambda contact: contact.id)
        compared = [(lookup_key(contact.company_id), contact.contact) for contact in stored]
        return [Duplicates(why, tuple(stored[place] for place in places)) for why, places in alike(compared)]

    def merge(self, kept: StoredContact, shown: Sequence[StoredContact]) -> Merged:
        """Make one contact of several.

        Args:
            kept: what is to be stored; its id is one of the contacts'.
            shown: the contacts as the rep saw them; all but `kept` go. Held orders that bill one of them bill
                `kept`; placed orders do not change.

        Raises:
            Refused: there is only one, a field is missing, or they were changed meanwhile.
            NotSaved: nothing was stored.
        """
        ids = {contact.id for contact in shown}
        if len(ids) < 2 or kept.id not in ids:
            raise Refused("Choose two billing contacts or more to make one of.")
        kept.contact.check()
        with self._database.work() as work:
            if any(work.contacts.get(contact.id) != contact for contact in shown):
                raise Refused("These contacts were changed meanwhile. Look at them again, then merge them.")
            others = [contact for contact in shown if contact.id != kept.id]
            work.contacts.remove([contact.id for contact in others])
            work.contacts.save(kept)
            drafts = self._bill(work, {contact.contact for contact in shown}, kept.contact)
            self._record(work, "billing_contacts_merged", kept, merged=[contact.id for contact in others])
            work.commit()
        return Merged(kept, tuple(shown), drafts)

    def undo(self, merged: Merged) -> None:
        """Make several contacts of one again; those that were taken away get new ids.

        Raises:
            Refused: the contact was changed since.
        """
        with self._database.work() as work:
            if work.contacts.get(merged.kept.id) != merged.kept:
                raise Refused(f"{merged.kept.contact.name} was changed since: the merge cannot be undone any more.")
            # the default of the group last: storing a default takes the mark from the others
            for contact in sorted(merged.before, key=lambda contact: contact.is_default):
                work.contacts.save(contact if contact.id == merged.kept.id else replace(contact, id=0))
            for draft in merged.drafts:
                now = work.drafts.get(draft.id)
                if now is not None and now.request.billing_contact == merged.kept.contact:
                    back = replace(now.request, billing_contact=draft.request.billing_contact)
                    work.drafts.save(replace(now, request=back))
            self._record(work, "billing_contacts_merge_undone", merged.kept)
            work.commit()

    def remove(self, contact_id: int) -> StoredContact:
        """Take a contact away that no held order bills; it is returned so that it can be put back.

        Raises:
            Refused: a held order bills it.
            NotFound: it is gone already.
        """
        with self._database.work() as work:
            contact = work.contacts.get(contact_id)
            if contact is None:
                raise NotFound("This contact is gone already.")
            if bills := [draft for draft in work.drafts.all() if draft.request.billing_contact == contact.contact]:
                request = bills[0].request
                raise Refused(
                    f"{contact.contact.name} is billed by the held order for "
                    f"{request.subject_name or request.subject_id or 'a customer'}. "
                    "Place or discard that order, or choose another contact in it, then delete this one."
                )
            work.contacts.remove([contact_id])
            self._record(work, "billing_contact_removed", contact)
            work.commit()
        return contact

    def put_back(self, contact: StoredContact) -> StoredContact:
        """Store a contact again that was removed; it gets a new id."""
        with self._database.work() as work:
            contact = replace(contact, id=work.contacts.save(replace(contact, id=0)))
            self._record(work, "billing_contact_put_back", contact)
            work.commit()
        return contact

    def _bill(self, work: UnitOfWork, old: set[BillingContact], new: BillingContact) -> tuple[Draft, ...]:
        """Let held orders bill another contact; returns them as they were."""
        changed = [
            draft
            for draft in work.drafts.all()
            if draft.request.billing_contact in old and draft.request.billing_contact != new
        ]
        for draft in changed:
            work.drafts.save(replace(draft, request=replace(draft.request, billing_contact=new)))
        return tuple(changed)

    def _record(self, work: UnitOfWork, action: str, contact: StoredContact, **details: object) -> None:
        actor = self._preferences.load().event.rep
        details |= {"name": contact.contact.name, "company_id": contact.company_id}
        work.audit.record(AuditEntry(action, "billing_contact", str(contact.id), details, actor, self._clock.now()))

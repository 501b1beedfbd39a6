"""Enter what an invoice lacks, at the moment when it is noticed (docs/decisions/invoice-content.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from yeastar_desk.application.order_changes import find_order
from yeastar_desk.application.ports import Database, StoredContact, UnitOfWork
from yeastar_desk.application.preferences import PreferencesStore
from yeastar_desk.application.settings_data import merged
from yeastar_desk.domain.contacts import BillingContact
from yeastar_desk.domain.invoicing import COMPLETED_LATER, same_buyer

SELLER = "seller."
BUYER = "buyer."


def can_be_entered(field: str) -> bool:
    """Whether something that an invoice lacks (`Missing.field`) can be entered after the order was placed."""
    return field.startswith(SELLER) or field.removeprefix(BUYER) in COMPLETED_LATER


class CompleteInvoice:
    """The seller's data are kept in the settings, the buyer's in the billing contact; the placed order stays as it is.

    The next invoice of the order takes them from there.
    """

    def __init__(self, database: Database, preferences: PreferencesStore) -> None:
        self._database = database
        self._preferences = preferences

    def __call__(self, number: str, entered: Mapping[str, str]) -> None:
        """Store values by `Missing.field`, such as ``seller.street``.

        Raises:
            NotFound: no such order.
            Refused: a value breaks a rule of the settings.
            NotSaved: nothing was stored.
        """
        seller = {field.removeprefix(SELLER): text for field, text in entered.items() if field.startswith(SELLER)}
        buyer = {field.removeprefix(BUYER): text for field, text in entered.items() if field.startswith(BUYER)}
        if seller:
            self._preferences.save(merged(self._preferences.load(), {"seller": seller}, "Settings"))
        if buyer:
            self._store_buyer(number, {name: buyer[name].strip() for name in COMPLETED_LATER if name in buyer})

    def _store_buyer(self, number: str, values: Mapping[str, str]) -> None:
        with self._database.work() as work:
            order, _ = find_order(work, number)
            billed = order.request.billing_contact or BillingContact()
            stored = _stored(work, billed) or StoredContact(0, billed, order.request.subject_id)
            work.contacts.save(replace(stored, contact=replace(stored.contact, **values)))
            work.commit()


def _stored(work: UnitOfWork, billed: BillingContact) -> StoredContact | None:
    contacts = work.contacts.addressed([billed.email])
    return next((each for each in contacts if same_buyer(each.contact, billed)), None)

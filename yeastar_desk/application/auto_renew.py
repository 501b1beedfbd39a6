"""Automatic renewal: the consent in the words that were shown, and switching it off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from yeastar_desk.application.ports import AuditEntry, Clock, Database, OutboxItem, UnitOfWork
from yeastar_desk.application.preferences import PreferencesStore
from yeastar_desk.application.subscription_views import Consent
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.errors import NotFound, Refused
from yeastar_desk.domain.orders import PlacedOrder
from yeastar_desk.domain.pricing import PricedOrder
from yeastar_desk.domain.records import canonical
from yeastar_desk.domain.subscriptions import Subscription, reminders_before

ON, OFF = "auto_renew_on", "auto_renew_off"


def consent_text(priced: PricedOrder) -> str:
    """What the customer agrees to; shown beside the check box, stored, and printed."""
    term = priced.term
    first, *_ = reminders_before(term.expires_on, term.cycle)
    return (
        f"Automatic renewal: the customer agrees that this subscription is renewed on {term.expires_on.isoformat()} "
        f"for one more year at the price that is valid then, unless automatic renewal is switched off before. "
        f"The first reminder is due on {first.isoformat()}."
    )


def record_consent(work: UnitOfWork, order: PlacedOrder, at: datetime) -> None:
    """Store the consent that came with an order, in the order's own transaction."""
    contact = order.request.billing_contact
    work.consents.add(
        Consent(
            product=order.request.product,
            subject_id=order.request.subject_id,
            kind=ON,
            text=consent_text(order.priced),
            actor=(contact.person or contact.name) if contact is not None else order.company_name,
            at=at,
            order_id=order.id,
        )
    )


class SwitchOffAutoRenew:
    """Switch automatic renewal off: here at once, at the portal as soon as it can be reached."""

    def __init__(
        self,
        database: Database,
        preferences: PreferencesStore,
        clock: Clock,
        new_id: Callable[[], str] = lambda: str(uuid4()),
    ) -> None:
        self._database = database
        self._preferences = preferences
        self._clock = clock
        self._new_id = new_id

    def __call__(self, product: Product, subject_id: str) -> Subscription:
        """Switch it off; the wish is queued with the time of this laptop.

        Raises:
            NotFound: no such subscription.
            Refused: it does not renew automatically.
            NotSaved: nothing was stored.
        """
        now, rep = self._clock.now(), self._preferences.load().event.rep
        with self._database.work() as work:
            subscription = work.subscriptions.get(product, subject_id)
            if subscription is None:
                raise NotFound(f"There is no subscription of {subject_id}. Check the ID.")
            if not subscription.auto_renew:
                raise Refused("This subscription does not renew automatically.", field="auto_renew")
            off = replace(subscription, auto_renew=False)
            work.subscriptions.save(off, kind=OFF)
            text = f"Automatic renewal of {subscription.subject_id} was switched off at the customer's wish."
            consent = Consent(product, subscription.subject_id, OFF, text, rep, now)
            work.consents.add(consent)
            work.outbox.add(OutboxItem(self._new_id(), OFF, subscription.subject_id, canonical(consent), now))
            work.audit.record(AuditEntry(OFF, "subscription", subscription.subject_id, {"text": text}, rep, now))
            work.commit()
        return off

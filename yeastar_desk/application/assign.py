"""Assign a subscription to another user of the Partner Portal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import uuid4

from yeastar_desk.application.ports import AuditEntry, Clock, Database, OutboxItem, PortalUser
from yeastar_desk.application.preferences import PreferencesStore
from yeastar_desk.application.subscription_life import ASSOCIATED
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.errors import NotFound, Refused
from yeastar_desk.domain.records import canonical
from yeastar_desk.domain.subscriptions import Subscription


class ListPortalUsers:
    """The users that a subscription can be assigned to."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def __call__(self, text: str = "") -> Sequence[PortalUser]:
        """Users whose Yeastar ID, name or company contains the text, or all of them."""
        with self._database.read() as work:
            return work.portal_users.all(text)


class AssociateUser:
    """Associate a User: let another Yeastar ID view a subscription, here at once and at the portal by hand."""

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

    def __call__(self, product: Product, subject_id: str, yeastar_id: str) -> Subscription:
        """Associate a user, or nobody when `yeastar_id` is empty.

        Raises:
            NotFound: no such subscription or user.
            Refused: the user has not activated the account yet.
            NotSaved: nothing was stored.
        """
        now, rep = self._clock.now(), self._preferences.load().event.rep
        wanted = yeastar_id.strip()
        with self._database.work() as work:
            subscription = work.subscriptions.get(product, subject_id)
            if subscription is None:
                raise NotFound(f"There is no subscription of {subject_id}. Check the ID.")
            user = None
            if wanted:
                found = [
                    user for user in work.portal_users.all(wanted) if user.yeastar_id.casefold() == wanted.casefold()
                ]
                if not found:
                    raise NotFound(f"There is no user {wanted} here. Choose one from the list.", field="yeastar_id")
                user = found[0]
                if not user.activated:
                    raise Refused(
                        f"{user.yeastar_id} has not activated the account yet. The portal takes activated users only.",
                        field="yeastar_id",
                    )
            assigned = replace(subscription, assigned_to=user.yeastar_id if user is not None else "")
            work.subscriptions.save(assigned, kind=ASSOCIATED)
            details = {
                "product": product.value,
                "subject_id": subscription.subject_id,
                "before": subscription.assigned_to,
                "after": assigned.assigned_to,
            }
            work.outbox.add(OutboxItem(self._new_id(), ASSOCIATED, subscription.subject_id, canonical(details), now))
            work.audit.record(AuditEntry(ASSOCIATED, "subscription", subscription.subject_id, details, rep, now))
            work.commit()
        return assigned

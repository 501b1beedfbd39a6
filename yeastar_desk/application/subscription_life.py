"""Change a subscription when its order is paid, and take that back, in the transaction of the payment or credit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from yeastar_desk.application.auto_renew import OFF
from yeastar_desk.application.order_changes import of_today, record_change
from yeastar_desk.application.ports import UnitOfWork
from yeastar_desk.application.preferences import PreferencesStore
from yeastar_desk.application.subscription_views import SubscriptionChange
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.orders import Operation, PlacedOrder
from yeastar_desk.domain.records import to_plain
from yeastar_desk.domain.subscription_life import Step, TermStart, effective_day, with_order, without_order
from yeastar_desk.domain.subscriptions import Subscription

TAKEN_BACK = "taken_back"
# Changes that are not orders and do not touch plan, term or capacities.
ASSOCIATED = "associated"
# Of an unverified customer that was merged with the verified one: it moved there, or the other's was right.
MOVED = "moved"
DROPPED = "dropped"
_ASIDE = frozenset([ASSOCIATED, OFF, MOVED])


class SubscriptionLife:
    """What `RecordPayment` and `CreditInvoice` call."""

    def __init__(self, preferences: PreferencesStore) -> None:
        self._preferences = preferences

    def activate(self, work: UnitOfWork, order: PlacedOrder, paid_on: date, now: datetime) -> None:
        """Apply an order that was paid to its subscription.

        Raises:
            Refused: there is no subscription that it could change.
        """
        preferences = self._preferences.load()
        order = of_today(work, order)
        day = effective_day(_placed_on(order), paid_on, TermStart(preferences.sales.term_start))
        before = work.subscriptions.get(order.request.product, order.request.subject_id)
        after = with_order(before, order, day)
        work.subscriptions.save(after, kind=order.request.operation.value, order_id=order.id, effective_on=day)
        record_change(
            work, "subscription_changed", order, preferences.event.rep, now, expires_on=to_plain(after.expires_on)
        )

    def take_back(self, work: UnitOfWork, order: PlacedOrder, now: datetime) -> None:
        """Make the subscription what it would be if an order had not been paid.

        A subscription that was imported or fetched since then is left as it is: that is newer knowledge.

        Raises:
            Refused: later orders build on this one and have to be cancelled or credited first.
        """
        order = of_today(work, order)
        product, subject_id = order.request.product, order.request.subject_id
        stored = work.subscriptions.get(product, subject_id)
        changes = work.subscriptions.changes(product, subject_id)
        taken_back = {change.order_id for change in changes if change.kind == TAKEN_BACK}
        if order.id in taken_back or order.id not in {change.order_id for change in changes}:
            return
        actor = self._preferences.load().event.rep
        known = _known_since(changes, stored)
        if stored is None or order.id not in {change.order_id for change in known}:
            record_change(work, "subscription_kept", order, actor, now)
            return
        for waiting in work.orders.unpaid(product, subject_id):
            if waiting.placed_at > order.placed_at:
                raise Refused(
                    f"Order {waiting.number} waits for payment and was priced with {order.number}. Cancel it first.",
                    field="order",
                )
        steps = [_step(work, change) for change in known if change.order_id and change.order_id not in taken_back]
        left = without_order(known[0].before, steps, order.id)
        if left is None:
            work.subscriptions.remove(stored, kind=TAKEN_BACK, order_id=order.id)
        else:
            for change in known:
                left = _with_aside(left, change)
            work.subscriptions.save(left, kind=TAKEN_BACK, order_id=order.id)
        record_change(work, "subscription_taken_back", order, actor, now)


def _placed_on(order: PlacedOrder) -> date:
    """The day on the wall when an order was placed, wherever the laptop has travelled since."""
    starts_on = order.priced.term.starts_on
    if order.request.operation is not Operation.RENEW:
        return starts_on
    return min(starts_on, order.placed_at.astimezone().date())


def _known_since(changes: Sequence[SubscriptionChange], stored: Subscription | None) -> list[SubscriptionChange]:
    """The changes that explain what is stored: those since an import or a synchronisation last replaced it."""
    known: list[SubscriptionChange] = []
    for change in changes:
        if known and not _same(known[-1].after, change.before):
            known = []
        known = [*known, change] if change.order_id or change.kind in _ASIDE else []
    return known if known and _same(known[-1].after, stored) else []


def _with_aside(subscription: Subscription, change: SubscriptionChange) -> Subscription:
    if change.kind == ASSOCIATED and change.after is not None:
        return replace(subscription, assigned_to=change.after.assigned_to)
    if change.kind == MOVED and change.after is not None:
        now = change.after
        return replace(
            subscription,
            subject_id=now.subject_id,
            holder_name=now.holder_name,
            email=now.email,
            country=now.country,
        )
    return replace(subscription, auto_renew=False) if change.kind == OFF else subscription


def _same(one: Subscription | None, other: Subscription | None) -> bool:
    """Whether two states are the same but for terms that have begun meanwhile."""
    if one is None or other is None:
        return one is other
    begun = max(one.starts_on, other.starts_on)
    return one.on(begun) == other.on(begun)


def _step(work: UnitOfWork, change: SubscriptionChange) -> Step:
    order = work.orders.get(change.order_id)
    assert order is not None  # placed orders are never deleted
    order = of_today(work, order)
    assert change.effective_on is not None  # a change that an order made has its day
    return Step(order, change.effective_on)

"""Cancel the Order, or end it as failed or invalid, and remarks on any order."""

from __future__ import annotations

from dataclasses import replace

from yeastar_desk.application.order_changes import find_order, record_change
from yeastar_desk.application.ports import Clock, Database, OrderState
from yeastar_desk.application.preferences import PreferencesStore
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.order_life import ENDINGS, check_change
from yeastar_desk.domain.orders import OrderStatus


class CancelOrder:
    """End a pending order that is not paid. Its documents stay; its numbers are not used again."""

    def __init__(self, database: Database, preferences: PreferencesStore, clock: Clock) -> None:
        self._database = database
        self._preferences = preferences
        self._clock = clock

    def __call__(self, number: str, reason: str = "", ending: OrderStatus = OrderStatus.CANCELLED) -> OrderState:
        """Cancel it, or with another one of `ENDINGS` say that its payment failed or that it is invalid.

        Raises:
            NotFound: no such order.
            Refused: it is not pending, money was already received for it, or there is no reason why it failed or is
                invalid.
        """
        if ending not in ENDINGS:
            raise ValueError(ending)
        if ending is not OrderStatus.CANCELLED and not reason.strip():
            raise Refused(f"Say why the order is {ending.value}: the reason is kept with it.", field="reason")
        actor = self._preferences.load().event.rep
        with self._database.work() as work:
            order, state = find_order(work, number)
            check_change(order.number, state.status, ending)
            if state.paid_minor:
                raise Refused(
                    f"Money was already received for {order.number}. Record the rest, or give it back with a refund "
                    "note, which cancels the order.",
                    field="status",
                )
            ended = replace(state, status=ending)
            work.orders.change_state(ended)
            record_change(work, f"order_{ending.value}", order, actor, self._clock.now(), reason=reason.strip())
            work.commit()
        return ended


class RemarkOrder:
    """The portal's remarks: custom reference number, order owner, comment."""

    def __init__(self, database: Database, preferences: PreferencesStore, clock: Clock) -> None:
        self._database = database
        self._preferences = preferences
        self._clock = clock

    def __call__(self, number: str, *, custom_reference: str, owner: str, comment: str) -> OrderState:
        """Replace the remarks of an order of any status."""
        actor = self._preferences.load().event.rep
        reference, owner, comment = custom_reference.strip(), owner.strip(), comment.strip()
        with self._database.work() as work:
            order, state = find_order(work, number)
            remarked = replace(state, custom_reference=reference, owner=owner, comment=comment)
            work.orders.change_state(remarked)
            record_change(
                work,
                "order_remarked",
                order,
                actor,
                self._clock.now(),
                custom_reference=reference,
                owner=owner,
                comment=comment,
            )
            work.commit()
        return remarked

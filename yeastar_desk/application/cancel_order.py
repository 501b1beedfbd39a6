"""Cancel the Order, and remarks on any order."""

from __future__ import annotations

from dataclasses import replace

from yeastar_desk.application.order_changes import find_order, record_change
from yeastar_desk.application.ports import Clock, Database, OrderState
from yeastar_desk.application.preferences import PreferencesStore
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.order_life import check_change
from yeastar_desk.domain.orders import OrderStatus


class CancelOrder:
    """Cancel a pending order. Its documents stay; its numbers are not used again."""

    def __init__(self, database: Database, preferences: PreferencesStore, clock: Clock) -> None:
        self._database = database
        self._preferences = preferences
        self._clock = clock

    def __call__(self, number: str, reason: str = "") -> OrderState:
        """Cancel it.

        Raises:
            NotFound: no such order.
            Refused: it is not pending, or money was already received for it.
        """
        actor = self._preferences.load().event.rep
        with self._database.work() as work:
            order, state = find_order(work, number)
            check_change(order.number, state.status, OrderStatus.CANCELLED)
            if state.paid_minor:
                raise Refused(
                    f"Money was already received for {order.number}. Record the rest or give it back first.",
                    field="status",
                )
            cancelled = replace(state, status=OrderStatus.CANCELLED)
            work.orders.change_state(cancelled)
            record_change(work, "order_cancelled", order, actor, self._clock.now(), reason=reason.strip())
            work.commit()
        return cancelled


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

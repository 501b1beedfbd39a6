"""Finding an order in the portal that may or may not have arrived.

The API has no idempotency key, and does not document in which field the PO number comes back. Our order number is
therefore searched everywhere in the raw answers: in the rows of the order list and in the details of every order
since the attempt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from yeastar_desk.application.online_ports import (
    ListMark,
    NotSent,
    OnlineDatabase,
    Portal,
    PortalOrder,
    Rejected,
)
from yeastar_desk.application.portal_order import our_references


class Verdict(StrEnum):
    FOUND = "found"
    ABSENT = "absent"
    INCONCLUSIVE = "inconclusive"


@dataclass(frozen=True, slots=True)
class Seen:
    """The orders of the portal since a time.

    Attributes:
        by_reference: the portal's order by each of our numbers that its raw answers carry.
        nameless: orders that carry no number of ours and are not known to be somebody else's.
        complete: whether every order since the time was looked at.
        try_again: whether a later look may tell more: the portal failed to show an order just now, or they were too
            many for one look.
        by_number: every order of the list by the portal's own number; `listed` is True when none can be missing.
        read_at: when the list was asked for, in the portal's time; None when it was not.
        read_from: since when every order was looked at just now; None when none was, or only those after a mark.
        mark: how the list was; None when the portal does not tell, or when some orders have still to be looked at.
        after_mark: whether only what came after an earlier mark was looked at.
    """

    by_reference: dict[str, PortalOrder]
    nameless: tuple[PortalOrder, ...]
    complete: bool
    try_again: bool = False
    by_number: dict[str, PortalOrder] = field(default_factory=dict)
    listed: bool = False
    read_at: datetime | None = None
    read_from: datetime | None = None
    mark: ListMark | None = None
    after_mark: bool = False

    def verdict(self, reference: str) -> Verdict:
        """Whether an order arrived. Absent only when every order there is can be told to be another one."""
        if reference in self.by_reference:
            return Verdict.FOUND
        return Verdict.ABSENT if self.complete and not self.nameless else Verdict.INCONCLUSIVE


class OrderSearch:
    """Reads the portal's orders; details of an order are asked for once."""

    def __init__(self, database: OnlineDatabase, portal: Portal) -> None:
        self._database = database
        self._portal = portal
        self._details: dict[str, str] = {}

    def since(
        self,
        start: datetime,
        most_details: int | None = None,
        mark: ListMark | None = None,
        fresh: datetime | None = None,
    ) -> Seen:
        """Orders since a time in the portal's own clock.

        Args:
            most_details: stop asking for details after so many orders; then the result is not complete.
            mark: how the list was when everything below it was looked at; only what came after it is read.
            fresh: orders since this time are read in any case.

        Raises:
            NotSent: the portal cannot be asked now.
            Rejected: the portal does not show its orders.
        """
        read_at = self._portal.now()
        listed = self._portal.orders(start, mark, fresh)
        seen = self.examine(listed.orders, most_details)
        by_number = {order.number or order.id: order for order in (*listed.orders, *listed.also)}
        return replace(
            seen,
            complete=seen.complete and listed.complete,
            by_number=by_number,
            listed=listed.complete and not listed.after_mark,
            read_at=read_at,
            read_from=fresh if listed.after_mark else start,
            mark=listed.mark if listed.complete and not seen.try_again else None,
            after_mark=listed.after_mark,
        )

    def examine(self, orders: Sequence[PortalOrder], most_details: int | None = None) -> Seen:
        """Which of our numbers these orders carry, in their rows or, where those have none, in their details."""
        found: dict[str, PortalOrder] = {}
        nameless: list[PortalOrder] = []
        complete, try_again, asked = True, False, 0
        unmarked = [order for order in orders if not our_references(order.raw)]
        with self._database.read() as work:
            known = work.outgoing.portal_order_numbers({order.number for order in unmarked})
        for order in orders:
            references = our_references(order.raw)
            if not references and order.number not in known:
                if most_details is not None and asked >= most_details:
                    complete, try_again = False, True
                    continue
                asked += (order.id or order.number) not in self._details
                details = self._details_of(order)
                try_again |= details is None
                references = our_references(details or "")
                if not references:
                    nameless.append(order)
            found.update(dict.fromkeys(references, order))
        return Seen(found, tuple(nameless), complete, try_again)

    def _details_of(self, order: PortalOrder) -> str | None:
        key = order.id or order.number
        if key not in self._details:
            try:
                self._details[key] = self._portal.order_details(key)
            except Rejected:
                return ""
            except NotSent as error:
                if not error.answered:
                    raise
                return None
        return self._details[key]

"""Finding an order in the portal that may or may not have arrived.

The API has no idempotency key, and does not document in which field the PO number comes back. Our order number is
therefore searched everywhere in the raw answers: in the rows of the order list and in the details of every order
since the attempt.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from yeastar_desk.application.online_ports import NotSent, Portal, PortalOrder, Rejected
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
        try_again: whether the portal failed to show an order just now, so that a later look may tell more.
        by_number: every order of the list by the portal's own number; `listed` is True when none can be missing.
        read_at: when the list was asked for, in the portal's time; None when it was not.
    """

    by_reference: dict[str, PortalOrder]
    nameless: tuple[PortalOrder, ...]
    complete: bool
    try_again: bool = False
    by_number: dict[str, PortalOrder] = field(default_factory=dict)
    listed: bool = False
    read_at: datetime | None = None

    def verdict(self, reference: str) -> Verdict:
        """Whether an order arrived. Absent only when every order there is can be told to be another one."""
        if reference in self.by_reference:
            return Verdict.FOUND
        return Verdict.ABSENT if self.complete and not self.nameless else Verdict.INCONCLUSIVE


class OrderSearch:
    """Reads the portal's orders; details of an order are asked for once."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal
        self._details: dict[str, str] = {}

    def since(self, start: datetime, known_numbers: Set[str] = frozenset(), most_details: int | None = None) -> Seen:
        """Orders since a time in the portal's own clock.

        Args:
            known_numbers: portal order numbers that belong to acknowledged orders of this database.
            most_details: stop asking for details after so many orders; then the result is not complete.

        Raises:
            NotSent: the portal cannot be asked now.
            Rejected: the portal does not show its orders.
        """
        read_at = self._portal.now()
        listed = self._portal.orders(start)
        found: dict[str, PortalOrder] = {}
        nameless: list[PortalOrder] = []
        complete = listed.complete
        asked = 0
        try_again = False
        for order in listed.orders:
            references = our_references(order.raw)
            if not references and order.number not in known_numbers:
                if most_details is not None and asked >= most_details:
                    complete = False
                    continue
                asked += order.id not in self._details
                details = self._details_of(order)
                try_again |= details is None
                references = our_references(details or "")
                if not references:
                    nameless.append(order)
            found.update(dict.fromkeys(references, order))
        by_number = {order.number or order.id: order for order in listed.orders}
        return Seen(found, tuple(nameless), complete, try_again, by_number, listed.complete, read_at)

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

"""How far the portal's order list was looked through for what waits here, so that the next pass reads only what is new.

What is remembered belongs to the database: one that is restored from a backup remembers less and looks at more. Orders
of this database that were seen and have not been acknowledged here are remembered with it, because nobody comes past
them a second time.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from yeastar_desk.application.find_sent_order import OrderSearch, Seen
from yeastar_desk.application.online_ports import ListMark, OnlineDatabase, OnlineWork, PortalOrder
from yeastar_desk.application.ports import Clock
from yeastar_desk.application.send_order import DETAILS_AT_ONCE
from yeastar_desk.domain.records import from_plain_or_none, to_plain

_KEY = "orders_looked_through"
# So much more is read than asked for, so that a clock that is a little off does not make everything be read again.
_MORE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class LookedThrough:
    """Everything from `since` to the mark was looked at; `there` is what of ours was in it, by our number."""

    mark: ListMark
    since: datetime
    there: dict[str, PortalOrder] = field(default_factory=dict)


class LookThrough:
    """Looks through what is new in the list, and remembers how far."""

    def __init__(self, database: OnlineDatabase, search: OrderSearch, clock: Clock) -> None:
        self._database = database
        self._search = search
        self._clock = clock

    def since(self, start: datetime, fresh: datetime | None) -> Seen:
        """What of ours is in the portal since a time; see `OrderSearch.since`.

        Raises:
            NotSent, Rejected: the portal does not show its orders now.
        """
        with self._database.read() as work:
            before = _remembered(work)
        if before is not None and before.since > start:
            before = None  # not far enough back
        seen = self._search.since(start - _MORE, DETAILS_AT_ONCE, before.mark if before is not None else None, fresh)
        if before is None or not seen.after_mark:
            before = LookedThrough(seen.mark or ListMark("", 0), start - _MORE)
        there = before.there | seen.by_reference
        if seen.mark is not None:
            self._remember(LookedThrough(seen.mark, before.since, there))
        return replace(seen, by_reference=there)

    def _remember(self, now: LookedThrough) -> None:
        with self._database.read() as work:
            before = _remembered(work)
            known = work.outgoing.portal_order_numbers({order.number for order in now.there.values()})
            waiting = {
                reference: order
                for reference, order in now.there.items()
                if order.number not in known and work.orders.get(reference.partition("+")[0]) is not None
            }
        found = LookedThrough(now.mark, now.since, waiting)
        if found == before:
            return
        with self._database.work() as work:
            work.portal_cache.put(_KEY, to_plain(found), self._clock.now())
            work.commit()


def _remembered(work: OnlineWork) -> LookedThrough | None:
    cached = work.portal_cache.get(_KEY)
    return None if cached is None else from_plain_or_none(LookedThrough, cached.data)

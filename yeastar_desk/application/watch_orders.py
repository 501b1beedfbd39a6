"""Reading the portal's order list for news about our orders, at a cost that follows what can still change.

A look reads what is new in the list, the pages with orders of ours that may change, and a part of a round that goes
through everything once a day; whoever has the time goes on with the round to its end. When the list is not what it
was, apart from what is new, it is read as a whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from yeastar_desk.application.online_ports import (
    ListMark,
    OnlineDatabase,
    OnlineWork,
    OrdersBetween,
    Outgoing,
    Portal,
    PortalOrder,
    PortalOrders,
)
from yeastar_desk.application.ports import Clock
from yeastar_desk.application.sending_book import ORDER_NUMBER_FACT
from yeastar_desk.domain.companies import lookup_key
from yeastar_desk.domain.records import from_plain_or_none, to_plain

CREATED_FACT = "Created at the portal"
# What these words of the portal mean is not documented. Orders with such a status are only looked at less often.
SETTLED = frozenset(["succeed", "failed", "invalid", "cancelled", "refunded"])
# A little less than a day: what is run once a day, and not to the second, makes a round every time.
ROUND = timedelta(hours=23)
# So many pages at most in one look for orders that may change, and so many of the round.
PAGES_FOR_OPEN = 20
PAGES_OF_ROUND = 10
# How far the portal's time of an order may be from that of the call that created it.
AROUND = timedelta(minutes=5)
_KEY = "orders_watched"

Between = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Watched:
    """What is remembered from one look to the next.

    Attributes:
        mark: how the list was, None when it has to be read as a whole.
        page: where the round goes on; 0 when it has ended, at `ended_at` in the portal's time.
    """

    mark: ListMark | None = None
    page: int = 0
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Sighted:
    """Orders of the portal as they are now; `whole` when none since the start can be missing."""

    orders: tuple[PortalOrder, ...]
    whole: bool
    watched: Watched


class WatchOrders:
    """Looks at the list, and remembers in the database how it was."""

    def __init__(self, database: OnlineDatabase, portal: Portal, clock: Clock) -> None:
        self._database = database
        self._portal = portal
        self._clock = clock

    def look(self, open_now: Sequence[Outgoing], start: datetime, fresh: datetime | None) -> Sighted:
        """Look for news.

        Args:
            open_now: orders of ours that may change.
            start: when the first order was created that anybody waits for, in the portal's time.
            fresh: everything since this time is read.

        Raises:
            NotSent, Rejected: the portal does not show its orders now.
        """
        with self._database.read() as work:
            before = _watched(work)
        listed = self._portal.orders(start, before.mark, fresh)
        if not listed.after_mark:
            return self._whole(listed)
        rows = [*listed.orders, *listed.also]
        times = {out.item.id: _time_of(out) for out in _not_among(rows, open_now)}
        wanted = {time for time in times.values() if time is not None}
        there = (
            self._portal.orders_between(sorted(wanted), PAGES_FOR_OPEN) if wanted else OrdersBetween((), frozenset())
        )
        rows += there.orders
        left_out = wanted - there.looked
        looked_for = [out for out in open_now if times.get(out.item.id) not in left_out]
        if any(out.facts.get(ORDER_NUMBER_FACT) for out in _not_among(rows, looked_for)):
            return self._whole(self._portal.orders(start))  # one of them is not where it should be
        watched = replace(before, mark=listed.mark)
        if not (watched.page or left_out or self._is_time_for_a_round(watched)):
            return Sighted(tuple(rows), False, watched)
        part = self.go_on(replace(watched, page=watched.page or 1), start)
        return replace(part, orders=(*rows, *part.orders))

    def go_on(self, watched: Watched, start: datetime) -> Sighted:
        """Read the next pages of the round that is under way.

        Raises:
            NotSent, Rejected: the portal does not show its orders now.
        """
        part = self._portal.order_pages(watched.page, PAGES_OF_ROUND)
        if part.complete or _all_before(start, part.orders[-1:]):
            return Sighted(part.orders, False, Watched(watched.mark, 0, self._portal.now()))
        return Sighted(part.orders, False, replace(watched, page=watched.page + PAGES_OF_ROUND))

    def _whole(self, listed: PortalOrders) -> Sighted:
        return Sighted(listed.orders, listed.complete, Watched(listed.mark, 0, self._portal.now()))

    def _is_time_for_a_round(self, before: Watched) -> bool:
        return before.ended_at is None or not before.ended_at <= self._portal.now() < before.ended_at + ROUND

    def remember(self, watched: Watched) -> None:
        """Store how the list was, once everything that was seen is stored."""
        with self._database.work() as work:
            if watched != _watched(work):
                work.portal_cache.put(_KEY, to_plain(watched), self._clock.now())
                work.commit()


def numbered(orders: Sequence[PortalOrder]) -> dict[str, PortalOrder]:
    """Orders by the portal's own number, whichever way it is typed; of one that was seen twice the last sight."""
    return {lookup_key(order.number or order.id): order for order in orders}


def _not_among(rows: Sequence[PortalOrder], items: Sequence[Outgoing]) -> list[Outgoing]:
    numbers = numbered(rows).keys()
    return [out for out in items if lookup_key(out.facts.get(ORDER_NUMBER_FACT, "")) not in numbers]


def _time_of(out: Outgoing) -> Between | None:
    """When an order was created in the portal; None for one that was entered there by hand and was never seen."""
    if CREATED_FACT in out.facts:
        created = datetime.fromisoformat(out.facts[CREATED_FACT])
        return created, created
    return None if out.attempted_at is None else (out.attempted_at - AROUND, out.attempted_at + AROUND)


def _all_before(start: datetime, orders: Sequence[PortalOrder]) -> bool:
    return all(order.created_at is not None and order.created_at < start for order in orders)


def _watched(work: OnlineWork) -> Watched:
    cached = work.portal_cache.get(_KEY)
    watched = None if cached is None else from_plain_or_none(Watched, cached.data)
    return watched or Watched()

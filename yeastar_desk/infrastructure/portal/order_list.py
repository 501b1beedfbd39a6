"""The portal's order list, read no further than needed.

The list is documented with pages and totals, without any filter. That `-id` sorts it is taken from the guide's general
part, so the order is looked at in every answer: reading stops early only where the rows themselves show that they come
newest first and that nothing else is wanted. Otherwise everything is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from math import ceil
from typing import Any

from yeastar_desk.application.online_ports import ListMark, OrdersBetween, PortalOrder, PortalOrders, Rejected
from yeastar_desk.infrastructure.portal import payloads

PATH = "/order/openapi/order/v1/page"
PAGE_SIZE = 100
MOST_PAGES = 400
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the list. `total` and `pages` are None where the answer does not say."""

    orders: tuple[PortalOrder, ...]
    total: int | None
    pages: int | None
    last: bool

    @property
    def is_newest_first(self) -> bool:
        times = [order.created_at for order in self.orders]
        known = [time for time in times if time is not None]
        return len(known) == len(times) and all(a >= b for a, b in pairwise(known))

    @property
    def newest(self) -> datetime:
        return self.orders[0].created_at or _LONG_AGO

    @property
    def oldest(self) -> datetime:
        return self.orders[-1].created_at or _LONG_AGO


class OrderList:
    """Reads the list. `get` asks the portal, as `PortalSession.get`."""

    def __init__(self, get: Callable[[str, Mapping[str, str]], Any]) -> None:
        self._get = get
        self._may_sort = True

    def since(self, start: datetime | None, mark: ListMark | None, fresh: datetime | None) -> PortalOrders:
        """See `online_ports.Portal.orders`.

        Rows may move between pages while they are read, so the distinct orders are counted against the portal's
        total, and read once more, without the mark, when one is missing.
        """
        read = self._since(start, mark, fresh)
        return read if read.complete else self._since(start, None, None)

    def _since(self, start: datetime | None, mark: ListMark | None, fresh: datetime | None) -> PortalOrders:
        found: dict[str, PortalOrder] = {}
        here: ListMark | None = None
        above: int | None = None
        complete = False
        newest_first = True
        before: datetime | None = None
        for page in self._pages():
            if not found and page.orders and page.total is not None:
                here = ListMark(page.orders[0].id, page.total)
            for order in page.orders:
                if mark is not None and order.id == mark.newest:
                    above = len(found)
                found[_key(order)] = order
                newest_first &= order.created_at is not None and (before is None or order.created_at <= before)
                before = order.created_at
            complete = page.last and (page.total is None or len(found) >= page.total)
            if not newest_first or before is None:
                continue
            if above is not None and here is not None and mark is not None and (fresh is None or before < fresh):
                if here.total - mark.total == above:
                    return _after_mark(list(found.values()), above, start, fresh, here)
                above = None  # the list is not the one that was marked
            if start is not None and before < start:
                complete = True
                break
        return PortalOrders(tuple(order for order in found.values() if _is_since(order, start)), complete, mark=here)

    def between(self, times: Sequence[tuple[datetime, datetime]], most_pages: int) -> OrdersBetween:
        """See `online_ports.Portal.orders_between`: pages are found by guessing and halving, each is read once."""
        read = _Read(self._page)
        looked = frozenset(time for time in sorted(times, reverse=True) if read.look_at(*time, most_pages))
        return OrdersBetween(read.orders, looked if read.is_in_order else frozenset())

    def slice(self, first: int, count: int) -> PortalOrders:
        """Some pages one after the other; `complete` when the list ends with them."""
        found: dict[str, PortalOrder] = {}
        for number in range(first, first + count):
            page = self._page(number)
            found |= {_key(order): order for order in page.orders}
            if page.last or number >= MOST_PAGES:
                return PortalOrders(tuple(found.values()), complete=True)
        return PortalOrders(tuple(found.values()), complete=False)

    def _pages(self) -> Iterator[Page]:
        for number in range(1, MOST_PAGES + 1):
            page = self._page(number)
            yield page
            if page.last:
                return

    def _page(self, number: int) -> Page:
        query = {"pageNo": str(number), "pageSize": str(PAGE_SIZE)}
        if self._may_sort:
            try:
                return self._parsed(number, self._get(PATH, {"sort": "-id", **query}))
            except Rejected:
                if number > 1:
                    raise
                self._may_sort = False
        return self._parsed(number, self._get(PATH, query))

    def _parsed(self, number: int, result: Any) -> Page:
        rows, total, pages = payloads.page_rows(result)
        last = not rows or (number >= pages if pages is not None else len(rows) < PAGE_SIZE)
        return Page(tuple(payloads.order(row) for row in rows), total, pages, last)


def _after_mark(
    rows: list[PortalOrder], above: int, start: datetime | None, fresh: datetime | None, here: ListMark
) -> PortalOrders:
    wanted = above
    while fresh is not None and wanted < len(rows) and _is_since(rows[wanted], fresh):
        wanted += 1
    kept = tuple(order for order in rows[:wanted] if _is_since(order, start))
    return PortalOrders(kept, complete=True, mark=here, after_mark=True, also=tuple(rows[wanted:]))


def _key(order: PortalOrder) -> str:
    """What tells orders apart, also those whose row lacks an id."""
    return order.id or order.number or order.raw


def _is_since(order: PortalOrder, start: datetime | None) -> bool:
    return start is None or order.created_at is None or order.created_at >= start


@dataclass(slots=True)
class _Read:
    """The pages that were read while times were looked for."""

    ask: Callable[[int], Page]
    pages: dict[int, Page] = field(default_factory=dict)

    def look_at(self, start: datetime, end: datetime, most_pages: int) -> bool:
        """Read every page with orders of a time; False when that took too many, or the rows are not in order."""
        count = self._count(most_pages)
        if count is None:
            return False
        # The first page whose oldest order is not newer than the end, between pages that were read for others.
        older = [number for number, page in self.pages.items() if page.orders and page.oldest <= end]
        newer = [number for number, page in self.pages.items() if page.orders and page.oldest > end]
        low, high = max(newer, default=0) + 1, min(older, default=count)
        if low > count:
            return True  # the list does not go back so far
        halve = False
        while low < high:
            middle = (low + high) // 2 if halve else self._guess(low, high, end)
            halve = not halve  # orders do not come evenly
            page = self._page(middle, most_pages)
            if page is None:
                return False
            low, high = (low, middle) if page.oldest <= end else (middle + 1, high)
        while (page := self._page(low, most_pages)) is not None:
            if page.last or page.oldest < start:
                return True
            low += 1
        return False

    def _guess(self, low: int, high: int, end: datetime) -> int:
        """Where a page should be between two known ones, as if orders came evenly."""
        newer, older = self.pages.get(low - 1), self.pages.get(high)
        if newer is None or older is None or not older.orders or newer.oldest <= older.oldest:
            return (low + high) // 2
        share = (newer.oldest - end) / (newer.oldest - older.oldest)
        return min(max(low, low - 1 + ceil(share * (high - low + 1))), high - 1)

    def _count(self, most_pages: int) -> int | None:
        """How many pages there are, having read the first and the last of them; None when that cannot be told."""
        first = self._page(1, most_pages)
        if first is None or first.pages is None:
            return None
        return first.pages if self._page(first.pages, most_pages) is not None else None

    def _page(self, number: int, most_pages: int) -> Page | None:
        if number not in self.pages:
            if len(self.pages) >= most_pages:
                return None
            self.pages[number] = self.ask(number)
        page = self.pages[number]
        return page if page.orders and page.is_newest_first else None

    @property
    def orders(self) -> tuple[PortalOrder, ...]:
        return tuple(order for _, page in sorted(self.pages.items()) for order in page.orders)

    @property
    def is_in_order(self) -> bool:
        pages = [page for _, page in sorted(self.pages.items()) if page.orders]
        return all(newer.oldest >= older.newest for newer, older in pairwise(pages))

"""Bring number and status of our orders back from the portal, and notice those that it no longer lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from yeastar_desk.application.find_sent_order import OrderSearch
from yeastar_desk.application.online_ports import Cause, OnlineDatabase, OnlineWork, Outgoing, Portal, PortalOrder
from yeastar_desk.application.portal_order import reference_of
from yeastar_desk.application.ports import Clock
from yeastar_desk.application.send_order import DETAILS_AT_ONCE, order_in
from yeastar_desk.application.sending_book import (
    ENTERED_FACT,
    NOT_SENT_FACT,
    ORDER,
    ORDER_NUMBER_FACT,
    PARKED,
    Overtaken,
    SendingBook,
)
from yeastar_desk.application.watch_orders import (
    CREATED_FACT,
    SETTLED,
    Sighted,
    Watched,
    WatchOrders,
    numbered,
)
from yeastar_desk.domain.companies import lookup_key

# Orders of the last weeks are compared with the portal's list.
WATCHED = timedelta(days=30)
STATUS_FACT = "Status at the portal"
# Whoever enters an order in the portal may note our number on it a little later.
NOTED_LATER = timedelta(days=1)
# So many changes are stored at once: more would keep an order that is being placed from being stored.
AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class WaitedFor:
    """Orders of the last weeks of which news are waited for.

    Attributes:
        arrived: in the portal, with a status that may change, or not known to have another.
        by_hand: to be entered in the portal by a person.
    """

    arrived: Sequence[Outgoing]
    by_hand: Sequence[Outgoing]

    @property
    def open_now(self) -> Sequence[Outgoing]:
        """Of those that have arrived the ones that may change."""
        return [out for out in self.arrived if out.facts.get(STATUS_FACT) not in SETTLED]


class FetchOrders:
    """Used by `FetchPortal`; the same object serves every fetch of a running program."""

    def __init__(self, database: OnlineDatabase, portal: Portal, clock: Clock) -> None:
        self._database = database
        self._portal = portal
        self._clock = clock
        self._search = OrderSearch(database, portal)
        self._watch = WatchOrders(database, portal, clock)
        self._book = SendingBook(database, clock)

    def __call__(self, *, whole_round: bool = False) -> tuple[int, int]:
        """Returns how many orders have changed, and how many the portal has lost.

        Args:
            whole_round: go on with the daily round to its end, instead of leaving the rest of it to later fetches.

        Raises:
            NotSent, Rejected: the portal does not show its orders now; what was read before is stored.
        """
        since = self._clock.now() - WATCHED
        with self._database.read() as work:
            waited_for = _waited_for(work, since)
            first = work.outgoing.first_arrived(since)
        firsts = [out.item.created_at for out in waited_for.by_hand] + ([first] if first is not None else [])
        if not firsts:
            return 0, 0
        start = min(firsts) - timedelta(days=1)
        fresh = max(start, self._portal.now() - NOTED_LATER) if waited_for.by_hand else None
        sighted = self._watch.look(waited_for.open_now, start, fresh)
        changed, lost = self._take(sighted, since)
        while whole_round and sighted.watched.page:
            sighted = self._watch.go_on(sighted.watched, start)
            more, missed = self._take(sighted, since)
            changed, lost = changed + more, lost + missed
        return changed, lost

    def _take(self, sighted: Sighted, since: datetime) -> tuple[int, int]:
        """Store what is new in a part of the list; returns how many orders have changed, and how many are lost."""
        with self._database.read() as work:
            waited_for = _waited_for(work, since)
            if sighted.whole:
                arrived = _sent(work.outgoing.arrived(since))
            else:
                news = work.outgoing.arrived_with_news({o.number: o.status for o in sighted.orders})
                arrived = [*waited_for.arrived, *_sent(news)]
        # Details tell which order is ours; they are needed only where the portal's number is not known yet. Orders
        # that are entered by hand have our number as custom reference, which the list shows.
        all_known = all(out.facts.get(ORDER_NUMBER_FACT) for out in waited_for.open_now)
        seen = self._search.examine(sighted.orders, 0 if all_known else DETAILS_AT_ONCE).by_reference
        items = {out.item.id: out for out in arrived}
        return self._compare(list(items.values()), waited_for.by_hand, numbered(sighted.orders), seen, sighted)

    def _compare(
        self,
        items: Sequence[Outgoing],
        by_hand: Sequence[Outgoing],
        by_number: Mapping[str, PortalOrder],
        by_reference: Mapping[str, PortalOrder],
        sighted: Sighted,
    ) -> tuple[int, int]:
        """Store what is new; meanwhile nothing is remembered, so that whoever ends here reads everything again."""
        entered = [(out, by_reference[_reference(out)]) for out in by_hand if _reference(out) in by_reference]
        there: list[tuple[Outgoing, PortalOrder]] = []
        lost: list[Outgoing] = []
        for out in items:
            number = out.facts.get(ORDER_NUMBER_FACT, "")
            order = by_number.get(lookup_key(number)) if number else None
            if order is None and (sighted.whole or not number):
                order = by_reference.get(_reference(out))
            if order is not None and {**out.facts, **_facts_of(order)} != out.facts:
                there.append((out, order))
            elif order is None and number and sighted.whole:
                lost.append(out)
        if entered or there or lost:
            self._watch.remember(Watched())
        changed = sum(self._enter(*each) for each in entered)
        for first in range(0, len(there), AT_ONCE):
            changed += self._bring_back(there[first : first + AT_ONCE])
        missed = sum(self._miss(out) for out in lost)
        self._watch.remember(sighted.watched)
        return changed, missed

    def _enter(self, out: Outgoing, there: PortalOrder) -> bool:
        """An order that a person has entered in the portal with our number is found by it."""
        facts = {**_facts_of(there), ENTERED_FACT: "by hand, found by our number"}
        try:
            self._book.acknowledge(out, there.raw, facts, "it was found among the portal's orders")
        except Overtaken:
            return False
        with self._database.work() as work:
            self._show(work, out.item.subject_id)
            work.commit()
        return True

    def _bring_back(self, found: Sequence[tuple[Outgoing, PortalOrder]]) -> int:
        changed = 0
        with self._database.work() as work:
            for out, there in found:
                facts = {**out.facts, **_facts_of(there)}
                if work.outgoing.change(replace(out, facts=facts), was=out.item.state):
                    changed += 1
                    self._show(work, out.item.subject_id)
            work.commit()
        return changed

    def _show(self, work: OnlineWork, order_id: str) -> None:
        items = [out for out in work.outgoing.of_subject(order_id) if out.item.kind == ORDER]
        items.sort(key=lambda out: out.decisions.part)
        state = work.orders.state(order_id)
        work.orders.change_state(
            replace(
                state,
                portal_order_number=", ".join(
                    o.facts[ORDER_NUMBER_FACT] for o in items if ORDER_NUMBER_FACT in o.facts
                ),
                portal_status=", ".join(dict.fromkeys(o.facts[STATUS_FACT] for o in items if STATUS_FACT in o.facts)),
            )
        )

    def _miss(self, out: Outgoing) -> bool:
        number = out.facts[ORDER_NUMBER_FACT]
        try:
            if ENTERED_FACT in out.facts:
                self._book.park(
                    out,
                    Cause.HANDOVER,
                    f"The portal lists no order {number}, which was typed in as its number. Check the number there.",
                    field="portal_order_number",
                )
            else:
                self._book.park(
                    out,
                    Cause.UNCONFIRMED,
                    f"The portal had accepted this order as {number} and no longer lists it. Ask your account "
                    "manager, then choose “It is there” or “It is not there”. It is not sent again by itself.",
                )
        except Overtaken:
            return False
        return True


def _waited_for(work: OnlineWork, since: datetime) -> WaitedFor:
    by_hand = [
        out
        for out in work.outgoing.listed([PARKED])
        if out.item.kind == ORDER and out.cause is Cause.HANDOVER and out.item.created_at >= since
    ]
    return WaitedFor(_sent(work.outgoing.arrived(since, SETTLED)), by_hand)


def _sent(items: Sequence[Outgoing]) -> list[Outgoing]:
    return [out for out in items if NOT_SENT_FACT not in out.facts]


def _facts_of(there: PortalOrder) -> dict[str, str]:
    facts = {ORDER_NUMBER_FACT: there.number or there.id, STATUS_FACT: there.status}
    return facts if there.created_at is None else {**facts, CREATED_FACT: there.created_at.isoformat()}


def _reference(out: Outgoing) -> str:
    return reference_of(order_in(out), out.decisions)

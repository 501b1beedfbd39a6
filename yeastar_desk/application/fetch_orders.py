"""Bring number and status of our orders back from the portal, and notice those that it no longer lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from yeastar_desk.application.find_sent_order import OrderSearch
from yeastar_desk.application.online_ports import Cause, OnlineDatabase, OnlineWork, Outgoing, Portal, PortalOrder
from yeastar_desk.application.portal_order import reference_of
from yeastar_desk.application.ports import Clock
from yeastar_desk.application.send_order import order_in
from yeastar_desk.application.sending_book import (
    ENTERED_FACT,
    NOT_SENT_FACT,
    ORDER,
    ORDER_NUMBER_FACT,
    PARKED,
    Overtaken,
    SendingBook,
)
from yeastar_desk.domain.companies import lookup_key

# Orders of the last weeks are compared with the portal's list at every fetch.
WATCHED = timedelta(days=30)
STATUS_FACT = "Status at the portal"


class FetchOrders:
    """Used by `FetchPortal`; the same object serves every fetch of a running program."""

    def __init__(self, database: OnlineDatabase, portal: Portal, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._search = OrderSearch(portal)
        self._book = SendingBook(database, clock)

    def __call__(self) -> tuple[int, int]:
        """Returns how many orders have changed, and how many the portal has lost.

        Raises:
            NotSent, Rejected: the portal does not show its orders now.
        """
        now = self._clock.now()
        with self._database.read() as work:
            arrived = [out for out in work.outgoing.arrived(now - WATCHED) if NOT_SENT_FACT not in out.facts]
            by_hand = [
                out
                for out in work.outgoing.listed([PARKED])
                if out.item.kind == ORDER and out.cause is Cause.HANDOVER and out.item.created_at >= now - WATCHED
            ]
            numbers = work.outgoing.portal_order_numbers()
        if not arrived and not by_hand:
            return 0, 0
        start = min(out.attempted_at or out.item.created_at for out in (*arrived, *by_hand)) - timedelta(days=1)
        # Details tell which order is ours; they are needed only where the portal's number is not known yet. Orders
        # that are entered by hand have our number as custom reference, which the list shows.
        all_known = all(out.facts.get(ORDER_NUMBER_FACT) for out in arrived)
        seen = self._search.since(start, numbers, most_details=0 if all_known else None)
        by_number = {lookup_key(number): order for number, order in seen.by_number.items()}
        changed = sum(self._enter(out, seen.by_reference) for out in by_hand)
        lost = 0
        for out in arrived:
            number = out.facts.get(ORDER_NUMBER_FACT, "")
            there = (by_number.get(lookup_key(number)) if number else None) or seen.by_reference.get(_reference(out))
            if there is not None:
                changed += self._bring_back(out, there)
            elif number and seen.listed:
                lost += self._miss(out)
        return changed, lost

    def _enter(self, out: Outgoing, by_reference: Mapping[str, PortalOrder]) -> bool:
        """An order that a person has entered in the portal with our number is found by it."""
        there = by_reference.get(_reference(out))
        if there is None:
            return False
        facts = {
            ORDER_NUMBER_FACT: there.number or there.id,
            STATUS_FACT: there.status,
            ENTERED_FACT: "by hand, found by our number",
        }
        try:
            self._book.acknowledge(out, there.raw, facts, "it was found among the portal's orders")
        except Overtaken:
            return False
        with self._database.work() as work:
            self._show(work, out.item.subject_id)
            work.commit()
        return True

    def _bring_back(self, out: Outgoing, there: PortalOrder) -> bool:
        facts = {**out.facts, ORDER_NUMBER_FACT: there.number or there.id, STATUS_FACT: there.status}
        if facts == out.facts:
            return False
        with self._database.work() as work:
            if not work.outgoing.change(replace(out, facts=facts), was=out.item.state):
                return False
            self._show(work, out.item.subject_id)
            work.commit()
        return True

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


def _reference(out: Outgoing) -> str:
    return reference_of(order_in(out), out.decisions)

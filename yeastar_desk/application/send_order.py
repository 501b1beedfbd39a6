"""Send one order to the portal, exactly once.

The order is marked `sending` in the database before it leaves. After a lost or unclear answer the portal is asked
first: found means sent; surely absent means it may be sent again; anything else is parked for a person as "sent, not
confirmed" and never sent again by itself (docs/portal.md, "After a lost answer").
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from enum import StrEnum

from yeastar_desk.application.find_sent_order import OrderSearch, Seen, Verdict
from yeastar_desk.application.online_ports import (
    Cause,
    NotSent,
    OnlineDatabase,
    Outgoing,
    Portal,
    PortalOrder,
    Rejected,
    Unclear,
)
from yeastar_desk.application.order_changes import of_today
from yeastar_desk.application.portal_order import ByHandOnly, KnownPortal, Prepared, parts_of, prepare, reference_of
from yeastar_desk.application.sending_book import (
    ACKNOWLEDGED,
    BILLING_FACT,
    ORDER_NUMBER_FACT,
    PARTNER,
    SENDING,
    SendingBook,
)
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.orders import OrderStatus, PlacedOrder
from yeastar_desk.domain.records import from_plain

# How long after an attempt the portal may still be working on it.
SETTLE_TIME = timedelta(seconds=60)
# How exact the portal's own clock is taken to be when orders since an attempt are looked for.
CLOCK_MARGIN = timedelta(minutes=2)
LOOKS = 8
# The details of so many orders are asked for in one look; the next look goes on.
DETAILS_AT_ONCE = 100
# Orders that have ended and need not reach the portal any more.
_ENDED = {
    OrderStatus.CANCELLED: "cancelled",
    OrderStatus.FAILED: "marked as failed",
    OrderStatus.INVALID: "marked as invalid",
    OrderStatus.REFUNDED: "refunded",
}


class Outcome(StrEnum):
    """How an order fared in this pass."""

    SENT = "sent"
    FOUND = "found"
    WAITING = "waiting"
    PARKED = "parked"
    UNCONFIRMED = "unconfirmed"
    HANDED_OVER = "handed_over"
    WITHDRAWN = "withdrawn"


HANDOVER_SENTENCE = "Enter this order in the portal by its hand-over sheet, then type the portal's order number here."


def order_in(outgoing: Outgoing) -> PlacedOrder:
    """The order as it was placed.

    Raises:
        ValueError, TypeError, KeyError: the payload is not an order.
    """
    return from_plain(PlacedOrder, json.loads(outgoing.item.payload))


class OrderSender:
    """Sends one item of kind `order`."""

    def __init__(
        self,
        database: OnlineDatabase,
        portal: Portal,
        book: SendingBook,
        settle_time: timedelta = SETTLE_TIME,
        price_question: Callable[[PlacedOrder], str] = lambda _: "",
    ) -> None:
        """`price_question` says in a sentence how the portal's prices differ from the order's, or nothing."""
        self._database = database
        self._portal = portal
        self._book = book
        self._settle_time = settle_time
        self._price_question = price_question
        self.search = OrderSearch(database, portal)

    def __call__(self, outgoing: Outgoing, known: KnownPortal, seen: Seen) -> list[Outcome]:
        """Send the order, all its parts if the portal wants it in several.

        Args:
            seen: the portal's orders since this one was placed: what is already there is not sent.

        Raises:
            NotSent: the connection is gone; the item waits.
        """
        with self._database.read() as work:
            order = of_today(work, order_in(outgoing))
        if outgoing.item.state != SENDING and self._waits_for_account(outgoing):
            self._book.wait(outgoing, "It waits for the new account that it is assigned to.")
            return [Outcome.WAITING]
        try:
            items = self._parts(outgoing, order, known, seen)
        except Refused as error:
            return [self._ask(outgoing, error)]
        return [self._part(item, order, known, seen) for item in items]

    def _parts(self, outgoing: Outgoing, order: PlacedOrder, known: KnownPortal, seen: Seen) -> tuple[Outgoing, ...]:
        if outgoing.item.state == SENDING or outgoing.decisions.only:
            return (outgoing,)
        try:
            parts = parts_of(order, known, outgoing.decisions)
        except Refused:
            if order.number in seen.by_reference:  # it is there already; nothing has to be resolved
                return (outgoing,)
            raise
        return self._book.split(outgoing, parts) if len(parts) > 1 else (outgoing,)

    def _part(self, outgoing: Outgoing, order: PlacedOrder, known: KnownPortal, seen: Seen) -> Outcome:
        reference = reference_of(order, outgoing.decisions)
        there = seen.by_reference.get(reference)
        if there is not None:
            return self._found(outgoing, there)
        if outgoing.item.state == SENDING:
            looked = self._look(outgoing, reference, seen)
            if isinstance(looked, Outcome):
                return looked
            outgoing = looked
        if self.withdrawn(outgoing, order):
            return Outcome.WITHDRAWN
        try:
            prepared = prepare(order, known, outgoing.decisions)
        except Refused as error:
            return self._ask(outgoing, error)
        question = self._price_question(order) if not outgoing.decisions.price else ""
        if question:
            self._book.park(outgoing, Cause.PRICE, question, field="price")
            return Outcome.PARKED
        return self._send(outgoing, prepared)

    def _send(self, outgoing: Outgoing, prepared: Prepared) -> Outcome:
        facts = {BILLING_FACT: f"{prepared.contact.label} ({prepared.contact_reason})"}
        begun = self._book.begin(outgoing, self._portal.now(), facts)
        try:
            answer = self._portal.save_order(prepared.order)
        except NotSent as error:
            pause = self._book.backoff(begun.item.attempts) if error.answered else None
            self._book.wait(begun, error.sentence, seconds=pause)
            raise
        except Rejected as error:
            self._book.park(begun, Cause.REJECTED, error.sentence, field=error.field, reply=error.raw)
            return Outcome.PARKED
        except Unclear as error:
            begun = self._book.wait_unclear(begun, error.sentence, seconds=self._settle_time.total_seconds())
            looked = self._look(begun, prepared.reference)
            return looked if isinstance(looked, Outcome) else Outcome.WAITING
        number = {ORDER_NUMBER_FACT: answer.order_number} if answer.order_number else {}
        self._book.acknowledge(begun, answer.raw, number, "the portal accepted it")
        return Outcome.SENT

    def _look(self, outgoing: Outgoing, reference: str, before: Seen | None = None) -> Outcome | Outgoing:
        """Look for an order whose answer was lost; returns the item when it may be sent again.

        `before` is an earlier look that counts when it was late enough and saw everything.
        """
        began = outgoing.attempted_at or outgoing.item.created_at
        if before is not None and before.read_at is not None and before.read_from is not None:
            late_enough = before.read_at >= began + self._settle_time
            far_enough = before.read_from <= began - CLOCK_MARGIN
            if late_enough and far_enough and before.verdict(reference) is Verdict.ABSENT:
                return self._book.wait(outgoing, "It had not arrived; it is sent again.")
        seen = self.search.since(began - CLOCK_MARGIN, DETAILS_AT_ONCE)
        verdict = seen.verdict(reference)
        if verdict is Verdict.FOUND:
            return self._found(outgoing, seen.by_reference[reference])
        rest = (began + self._settle_time - self._portal.now()).total_seconds()
        if rest > 0:
            self._book.wait_unclear(
                outgoing, "Sent; the answer was lost. The portal is asked again in a moment.", seconds=rest
            )
            return Outcome.WAITING
        if verdict is Verdict.ABSENT:
            return self._book.wait(outgoing, "It had not arrived; it is sent again.")
        if seen.try_again and outgoing.item.attempts < LOOKS:
            again = self._book.looked(outgoing)
            self._book.wait_unclear(
                again,
                "Sent; the answer was lost, and the portal cannot show its orders now. It is asked again.",
                seconds=self._book.backoff(again.item.attempts),
            )
            return Outcome.WAITING
        self._book.park(outgoing, Cause.UNCONFIRMED, unconfirmed_sentence(reference, seen))
        return Outcome.UNCONFIRMED

    def _found(self, outgoing: Outgoing, there: PortalOrder) -> Outcome:
        facts = {ORDER_NUMBER_FACT: there.number or there.id}
        self._book.acknowledge(outgoing, there.raw, facts, "it was found among the portal's orders")
        return Outcome.FOUND

    def _ask(self, outgoing: Outgoing, error: Refused) -> Outcome:
        """Something is missing that a person knows, or the API cannot say it."""
        if isinstance(error, ByHandOnly):
            reason = f"{error.sentence} {HANDOVER_SENTENCE}"
            self._book.park(outgoing, Cause.HANDOVER, reason, field="portal_order_number")
            return Outcome.HANDED_OVER
        self._book.park(outgoing, Cause.NEEDS_INPUT, error.sentence, field=error.field)
        return Outcome.PARKED

    def _waits_for_account(self, outgoing: Outgoing) -> bool:
        """Whether the order is assigned to an account that is not created yet."""
        with self._database.read() as work:
            items = work.outgoing.of_subject(outgoing.item.subject_id)
        return any(out.item.kind == PARTNER and out.item.state != ACKNOWLEDGED for out in items)

    def withdrawn(self, outgoing: Outgoing, order: PlacedOrder) -> bool:
        """Take an order back that has ended, so that the portal need not hear of it any more."""
        with self._database.read() as work:
            status = work.orders.state(order.id).status
        if status not in _ENDED:
            return False
        self._book.withdraw(outgoing, f"The order was {_ENDED[status]} before it was sent.")
        return True


def unconfirmed_sentence(reference: str, seen: Seen | None = None) -> str:
    """What a person has to check."""
    candidates = [order.number or order.id for order in seen.nameless[:5]] if seen is not None else []
    there = f" Look at {', '.join(candidates)} first." if candidates else ""
    return (
        f"Sent, not confirmed: the answer was lost, and the portal's orders do not tell whether {reference} is there. "
        f"Look under Orders and Billing in the portal whether it is there.{there} "
        "Then choose “It is there” or “It is not there”. It is not sent again by itself."
    )

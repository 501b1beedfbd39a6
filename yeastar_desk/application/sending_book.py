"""The book of what was sent: every step of an outgoing item is stored before the next one is taken.

The state of an order on the Orders page follows the states of its items, in the same transaction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from uuid import uuid4

from yeastar_desk.application.auto_renew import OFF as AUTO_RENEW_OFF
from yeastar_desk.application.online_ports import Cause, OnlineDatabase, OnlineWork, Outgoing
from yeastar_desk.application.ports import AuditEntry, Clock, OutboxItem
from yeastar_desk.application.subscription_life import ASSOCIATED

PENDING, SENDING, ACKNOWLEDGED, PARKED = "pending", "sending", "acknowledged", "parked"
ORDER, PARTNER, MAIL, REFUND = "order", "partner", "mail", "refund"
WISHES = {
    ASSOCIATED: "In the portal, open the subscription's details and associate this user there. Then choose “Done”.",
    AUTO_RENEW_OFF: "In the portal, open the subscription and switch Auto Renew off. Then choose “Done”.",
}
"""What is wished for a subscription and the API has no call for, with what a person does instead."""
ORDER_NUMBER_FACT, BILLING_FACT = "Order number at the portal", "Billing contact at the portal"
NOT_SENT_FACT = "Not sent"
ENTERED_FACT = "Entered in the portal"
LONGEST_WAIT = 300.0
LEASE, LEASE_TIME = "portal", timedelta(minutes=2)


class Overtaken(Exception):
    """Another sender has changed the item in the meantime: leave it alone."""


class SendingBook:
    """Writes what happens to outgoing items."""

    def __init__(self, database: OnlineDatabase, clock: Clock, random: Random | None = None, actor: str = "") -> None:
        """`actor` is whom the audit trail names: empty for the program itself."""
        self._database = database
        self._clock = clock
        self._random = random or Random()
        self._actor = actor
        self._holder = str(uuid4())

    def take_lease(self) -> bool:
        """Be the one sender on this database, for two minutes from now."""
        now = self._clock.now()
        with self._database.work() as work:
            taken = work.leases.take(LEASE, self._holder, now, now + LEASE_TIME)
            work.commit()
        return taken

    def give_lease_back(self) -> None:
        """Let the next sender begin at once."""
        with self._database.work() as work:
            work.leases.give_back(LEASE, self._holder)
            work.commit()

    def current(self, item_id: str) -> Outgoing | None:
        """An item as it is stored now."""
        with self._database.read() as work:
            return work.outgoing.get(item_id)

    def begin(self, outgoing: Outgoing, attempted_at: datetime, facts: Mapping[str, str]) -> Outgoing:
        """About to be sent: durable before the first byte leaves."""
        item = replace(outgoing.item, state=SENDING, attempts=outgoing.item.attempts + 1, next_at=None, reason="")
        begun = replace(
            outgoing, item=item, attempted_at=attempted_at, cause=Cause.NONE, facts={**outgoing.facts, **facts}
        )
        self._store(begun, outgoing.item.state)
        return begun

    def acknowledge(self, outgoing: Outgoing, reply: str, facts: Mapping[str, str], how: str) -> None:
        """It has arrived. `how` says by what that is known."""
        item = replace(outgoing.item, state=ACKNOWLEDGED, next_at=None, reason="", reply=reply)
        done = replace(outgoing, item=item, cause=Cause.NONE, wrong_field="", facts={**outgoing.facts, **facts})
        self._store(done, outgoing.item.state, f"{item.kind}_sent", {"how": how, **facts})

    def withdraw(self, outgoing: Outgoing, reason: str) -> None:
        """It was not sent and need not be any more."""
        item = replace(outgoing.item, state=ACKNOWLEDGED, next_at=None, reason=reason)
        done = replace(outgoing, item=item, cause=Cause.NONE, facts={**outgoing.facts, NOT_SENT_FACT: reason})
        self._store(done, outgoing.item.state, f"{item.kind}_withdrawn", {"reason": reason})

    def wait(self, outgoing: Outgoing, reason: str, *, seconds: float | None = None) -> Outgoing:
        """Surely not sent: back to pending. Without `seconds` it is due as soon as the connection is."""
        return self._later(outgoing, PENDING, reason, seconds)

    def wait_unclear(self, outgoing: Outgoing, reason: str, *, seconds: float) -> Outgoing:
        """May have been sent: it stays `sending` and is looked for again later."""
        return self._later(outgoing, SENDING, reason, seconds)

    def looked(self, outgoing: Outgoing) -> Outgoing:
        """Count a look that told nothing, so that looking ends some day."""
        return replace(outgoing, item=replace(outgoing.item, attempts=outgoing.item.attempts + 1))

    def _later(self, outgoing: Outgoing, state: str, reason: str, seconds: float | None) -> Outgoing:
        next_at = self._clock.now() + timedelta(seconds=seconds) if seconds else None
        item = replace(outgoing.item, state=state, reason=reason, next_at=next_at)
        later = replace(outgoing, item=item, attempted_at=outgoing.attempted_at if state == SENDING else None)
        self._store(later, outgoing.item.state)
        return later

    def park(self, outgoing: Outgoing, cause: Cause, reason: str, *, field: str = "", reply: str = "") -> None:
        """A person has to look at it; the other items go on."""
        item = replace(outgoing.item, state=PARKED, next_at=None, reason=reason, reply=reply or outgoing.item.reply)
        parked = replace(outgoing, item=item, cause=cause, wrong_field=field)
        self._store(parked, outgoing.item.state, f"{item.kind}_parked", {"cause": cause.value, "reason": reason})

    def decide(self, changed: Outgoing, before: Outgoing) -> None:
        """A person has decided something about an item."""
        self._store(changed, before.item.state, f"{changed.item.kind}_decided", {"was": before.cause.value})

    def split(self, outgoing: Outgoing, parts: Sequence[tuple[str, ...]]) -> tuple[Outgoing, ...]:
        """One item for each portal order that this order becomes; the first keeps this item."""
        item = outgoing.item
        first = replace(outgoing, decisions=replace(outgoing.decisions, only=parts[0]))
        others = [
            Outgoing(
                OutboxItem(str(uuid4()), ORDER, item.subject_id, item.payload, item.created_at),
                decisions=replace(outgoing.decisions, part=number, only=items),
            )
            for number, items in enumerate(parts[1:], start=2)
        ]
        with self._database.work() as work:
            self._change(work, first, outgoing.item.state)
            for other in others:
                work.outgoing.add(other)
            work.commit()
        return (first, *others)

    def backoff(self, attempts: int) -> float:
        """Seconds until the next attempt: anything up to a limit that doubles, so that laptops do not march in step."""
        return self._random.uniform(1.0, min(LONGEST_WAIT, 2.0 ** min(attempts, 16)) + 1.0)

    def _store(self, outgoing: Outgoing, was: str, action: str = "", details: Mapping[str, str] | None = None) -> None:
        with self._database.work() as work:
            self._change(work, outgoing, was)
            if action:
                item, now = outgoing.item, self._clock.now()
                work.audit.record(AuditEntry(action, item.kind, item.subject_id, details or {}, self._actor, now))
            work.commit()

    def _change(self, work: OnlineWork, outgoing: Outgoing, was: str) -> None:
        if not work.outgoing.change(outgoing, was=was):
            raise Overtaken(outgoing.item.id)
        if outgoing.item.kind in (ORDER, PARTNER):
            show_on_order(work, outgoing.item.subject_id)


def show_on_order(work: OnlineWork, order_id: str) -> None:
    """Let the order's portal state and number follow its items."""
    items = [out for out in work.outgoing.of_subject(order_id) if out.item.kind in (ORDER, PARTNER)]
    by_part = sorted(items, key=lambda out: out.decisions.part)
    numbers = [out.facts[ORDER_NUMBER_FACT] for out in by_part if out.facts.get(ORDER_NUMBER_FACT)]
    state = work.orders.state(order_id)
    shown = replace(state, portal_state=_state_of(items), portal_order_number=", ".join(numbers))
    if shown != state:
        work.orders.change_state(shown)


def _state_of(items: Sequence[Outgoing]) -> str:
    items = [out for out in items if NOT_SENT_FACT not in out.facts]
    if not items:
        return ""
    states = {out.item.state for out in items}
    if PARKED in states:
        causes = {out.cause for out in items if out.item.state == PARKED}
        return "handover" if causes == {Cause.HANDOVER} else PARKED
    return next((state for state in (SENDING, PENDING) if state in states), ACKNOWLEDGED)

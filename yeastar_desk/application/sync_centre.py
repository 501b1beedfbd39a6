"""The sync centre: everything that waits, why, and what a person can do about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from yeastar_desk.application.handover import HandoverSheet, handover_sheet
from yeastar_desk.application.known_portal import CATALOGUE, choose_id, kept
from yeastar_desk.application.online_ports import CatalogueEntry, Cause, OnlineDatabase, Outgoing
from yeastar_desk.application.ports import Clock
from yeastar_desk.application.send_order import order_in
from yeastar_desk.application.send_partner import corrected, partner_in
from yeastar_desk.application.sending_book import (
    ENTERED_FACT,
    MAIL,
    ORDER,
    ORDER_NUMBER_FACT,
    PARKED,
    PARTNER,
    PENDING,
    SENDING,
    SendingBook,
)
from yeastar_desk.domain.contacts import NewPartner
from yeastar_desk.domain.errors import NotFound, Refused
from yeastar_desk.domain.records import canonical

# What one item takes on a slow line, for the estimate: 300 ms there and back, a few times.
SECONDS_EACH = {ORDER: 1.2, PARTNER: 1.5, MAIL: 3.0}


@dataclass(frozen=True, slots=True)
class SyncRow:
    """One outgoing item. `size` is in bytes; `reason` is a sentence; `actions` are what can be done with it now."""

    id: str
    kind: str
    what: str
    state: str
    cause: Cause
    age: timedelta
    size: int
    attempts: int
    reason: str
    wrong_field: str
    next_at: datetime | None
    facts: tuple[tuple[str, str], ...]
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SyncView:
    """The rows and the sentence above them."""

    rows: tuple[SyncRow, ...]
    waiting: int
    parked: int
    seconds: int

    @property
    def sentence(self) -> str:
        """``"11 waiting, about 14 s"``, with what needs a person."""
        parts = [f"{self.waiting:,} waiting, about {self.seconds:,} s" if self.waiting else "Nothing waits to be sent"]
        if self.parked:
            parts.append(f"{self.parked:,} need you")
        return ", ".join(parts)


class SyncCentre:
    """Look at the outbox and decide about what is parked in it."""

    def __init__(self, database: OnlineDatabase, clock: Clock, actor: str = "") -> None:
        """`actor` is whom the audit trail names for decisions."""
        self._database = database
        self._clock = clock
        self._book = SendingBook(database, clock, actor=actor)

    def view(self) -> SyncView:
        """Everything that is not done, oldest first; what needs a person before what waits by itself."""
        with self._database.read() as work:
            items = work.outgoing.listed([PENDING, SENDING, PARKED])
        rows = tuple(self._row(out) for out in sorted(items, key=lambda out: out.item.state != PARKED))
        waiting = [out for out in items if out.item.state != PARKED]
        seconds = round(sum(SECONDS_EACH.get(out.item.kind, 1.0) for out in waiting))
        return SyncView(rows, len(waiting), len(items) - len(waiting), seconds)

    def _row(self, out: Outgoing) -> SyncRow:
        item = out.item
        return SyncRow(
            id=item.id,
            kind=item.kind,
            what=_what(out),
            state=item.state,
            cause=out.cause,
            age=max(timedelta(0), self._clock.now() - item.created_at),
            size=len(item.payload.encode()),
            attempts=item.attempts,
            reason=item.reason,
            wrong_field=out.wrong_field,
            next_at=item.next_at,
            facts=tuple(out.facts.items()),
            actions=_actions(out),
        )

    # --- decisions ---------------------------------------------------------------------------------------------

    def retry(self, item_id: str) -> None:
        """Send it again at the next pass.

        Raises:
            Refused: it may be in the portal already, or is entered by hand.
        """
        out = self._get(item_id)
        if out.item.state == PENDING:
            self._set(replace(out, item=replace(out.item, next_at=None)), out)
            return
        if out.item.state == SENDING or out.cause is Cause.UNCONFIRMED:
            raise Refused("It may be in the portal already. Look there first, then say whether it is there.")
        if out.cause is Cause.HANDOVER:
            raise Refused("This order is entered in the portal by hand, by its hand-over sheet.")
        self._pending(out)

    def park(self, item_id: str) -> None:
        """Hold it back until somebody retries it."""
        out = self._get(item_id)
        if out.item.state != PENDING:
            raise Refused("Only what waits can be held back.")
        self._book.park(out, Cause.BY_HAND, "Held back by hand. Choose Retry to send it.")

    def it_is_there(self, item_id: str, portal_order_number: str) -> None:
        """A person has found the order in the portal, or entered it there by the hand-over sheet."""
        out = self._parked(item_id, Cause.UNCONFIRMED, Cause.HANDOVER)
        number = portal_order_number.strip()
        if not number:
            raise Refused("Enter the order number that the portal shows.", field="portal_order_number")
        by_hand = out.cause is Cause.HANDOVER
        facts = {ORDER_NUMBER_FACT: number, **({ENTERED_FACT: "by hand"} if by_hand else {})}
        self._book.acknowledge(out, out.item.reply, facts, "entered by hand" if by_hand else "a person found it there")

    def it_is_not_there(self, item_id: str) -> None:
        """A person has looked and the order is not in the portal: it may be sent again."""
        out = self._parked(item_id, Cause.UNCONFIRMED)
        facts = {key: value for key, value in out.facts.items() if key != ORDER_NUMBER_FACT}
        self._pending(replace(out, facts=facts, decisions=replace(out.decisions, not_arrived=True)))

    def choose_entry(self, item_id: str, item: str, entry_id: str) -> None:
        """Say what a plan or service is called in the portal; it holds for all orders to come."""
        out = self._get(item_id)
        with self._database.work() as work:
            entry = next((entry for entry in kept(work, CATALOGUE) if entry.id == entry_id), None)
            if entry is None:
                raise NotFound("The portal's catalogue has no such entry any more. Fetch it again.", field=item)
            choose_id(work, item, entry, self._clock.now())
            work.commit()
        ids = {**out.decisions.service_ids, item: entry_id}
        self._pending(replace(out, decisions=replace(out.decisions, service_ids=ids)))

    def choices(self) -> Sequence[CatalogueEntry]:
        """Plans and services of the portal to choose from."""
        with self._database.read() as work:
            return kept(work, CATALOGUE)

    def choose_billing_contact(self, item_id: str, billing_id: str) -> None:
        """Bill this order to another contact of the portal."""
        out = self._get(item_id)
        self._pending(replace(out, decisions=replace(out.decisions, billing_id=billing_id)))

    def buy_for(self, item_id: str, user_id: str) -> None:
        """Say whose package it is: a portal user's id, or `OWN_ACCOUNT`."""
        out = self._get(item_id)
        self._pending(replace(out, decisions=replace(out.decisions, buy_for=user_id)))

    def honour_price(self, item_id: str) -> None:
        """Keep the order's price although the portal's is another one."""
        out = self._parked(item_id, Cause.PRICE)
        self._pending(replace(out, decisions=replace(out.decisions, price="honour")))

    def new_partner(self, item_id: str) -> NewPartner:
        """The account of an item, for the form that corrects it."""
        return partner_in(self._get(item_id))

    def correct_partner(self, item_id: str, partner: NewPartner) -> None:
        """Correct the fields of a new account.

        Raises:
            Refused: a field that the portal requires is missing.
        """
        out = self._get(item_id)
        if out.item.kind != PARTNER:
            raise Refused("This is not a new account.")
        partner.check()
        self._pending(corrected(out, partner))

    def sheet(self, item_id: str) -> HandoverSheet:
        """The hand-over sheet of an order."""
        return handover_sheet(order_in(self._get(item_id)))

    def export(self, item_id: str) -> str:
        """The item with everything known about it, as JSON text for support. It holds no secret."""
        return canonical(self._get(item_id))

    def _get(self, item_id: str) -> Outgoing:
        out = self._book.current(item_id)
        if out is None:
            raise NotFound("This item is not in the outbox any more.")
        return out

    def _parked(self, item_id: str, *causes: Cause) -> Outgoing:
        out = self._get(item_id)
        if out.item.state != PARKED or out.cause not in causes:
            raise Refused("This has been settled in the meantime.")
        return out

    def _pending(self, out: Outgoing) -> None:
        if out.item.state not in (PARKED, PENDING):
            raise Refused("It is being sent, or was sent already.")
        item = replace(out.item, state=PENDING, next_at=None, reason="", attempts=0)
        self._set(replace(out, item=item, attempted_at=None, cause=Cause.NONE, wrong_field=""), out)

    def _set(self, changed: Outgoing, before: Outgoing) -> None:
        self._book.decide(changed, before)


def _what(out: Outgoing) -> str:
    try:
        if out.item.kind == PARTNER:
            partner = partner_in(out)
            return f"New account {partner.yeastar_id}, {partner.company}"
        if out.item.kind == ORDER:
            order = order_in(out)
            part = f", part {out.decisions.part}" if out.decisions.only else ""
            return f"{order.number}{part}, {order.company_name}"
    except (ValueError, TypeError, KeyError):
        return "Not readable"
    return out.item.kind


def _actions(out: Outgoing) -> tuple[str, ...]:
    match out.item.state, out.cause:
        case "pending", _:
            return ("retry", "park", "export")
        case "sending", _:
            return ("export",)
        case _, Cause.UNCONFIRMED:
            return ("it_is_there", "it_is_not_there", "export")
        case _, Cause.HANDOVER:
            return ("sheet", "it_is_there", "export")
        case _, Cause.PRICE:
            return ("honour_price", "export")
        case _, Cause.NEEDS_INPUT | Cause.REJECTED:
            return ("fix", "retry", "export")
    return ("retry", "export")

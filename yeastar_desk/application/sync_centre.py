"""The sync centre: everything that waits, why, and what a person can do about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

from yeastar_desk.application.deliver_mail import redirected
from yeastar_desk.application.known_portal import CATALOGUE, CONTACTS, USERS, account_balance, choose_id, kept
from yeastar_desk.application.online_ports import (
    NOBODY,
    CatalogueEntry,
    Cause,
    OnlineDatabase,
    OnlineWork,
    Outgoing,
    PortalAccountUser,
    PortalContact,
)
from yeastar_desk.application.order_changes import record_change
from yeastar_desk.application.payment_ports import TROUBLED_STATES
from yeastar_desk.application.ports import BegunAgain, Clock, Draft
from yeastar_desk.application.send_order import order_in
from yeastar_desk.application.send_partner import corrected, partner_in
from yeastar_desk.application.sending_book import (
    ACKNOWLEDGED,
    ENTERED_FACT,
    MAIL,
    NOT_SENT_FACT,
    ORDER,
    ORDER_NUMBER_FACT,
    PARKED,
    PARTNER,
    PENDING,
    REFUND,
    SENDING,
    WISHES,
    SendingBook,
)
from yeastar_desk.application.sync_view import SyncView, payment_row, row_of, view_of
from yeastar_desk.domain.contacts import NewPartner
from yeastar_desk.domain.errors import NotFound, Refused
from yeastar_desk.domain.order_life import check_change
from yeastar_desk.domain.orders import OrderStatus, PlacedOrder
from yeastar_desk.domain.records import canonical

ASSIGNED_FACT, PO_FACT = "Assigned at the portal to", "PO number at the portal"
MOST_OF_PO_NUMBER = 100
SHOWN = 500
"""How many rows that need a person, and how many that wait, are shown; all are counted."""


class SyncCentre:
    """Look at the outbox and decide about what is parked in it."""

    def __init__(self, database: OnlineDatabase, clock: Clock, actor: str = "") -> None:
        """`actor` is whom the audit trail names for decisions."""
        self._database = database
        self._clock = clock
        self._actor = actor
        self._book = SendingBook(database, clock, actor=actor)

    def view(self) -> SyncView:
        """What is not done, the oldest hundreds of it; what needs a person before what waits by itself."""
        with self._database.read() as work:
            payments = work.payment_attempts.in_states(TROUBLED_STATES)
            items = [*work.outgoing.listed([PARKED], SHOWN), *work.outgoing.listed([PENDING, SENDING], SHOWN)]
            summary = work.outbox.summary()
            balance = account_balance(work)
            ended = {out.item.id for out in items if out.item.state == PARKED and _is_ended(work, out)}
        now = self._clock.now()
        rows = [row_of(out, now, ended=out.item.id in ended) for out in items]
        return view_of([*(payment_row(attempt, now) for attempt in payments), *rows], summary, balance)

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

    def choose_plan(self, item_id: str, entry_id: str) -> None:
        """Say which plan the customer has now, for an order that does not tell."""
        out = self._get(item_id)
        self._pending(replace(out, decisions=replace(out.decisions, plan_id=entry_id)))

    def choices(self) -> Sequence[CatalogueEntry]:
        """Plans and services of the portal to choose from."""
        with self._database.read() as work:
            return kept(work, CATALOGUE)

    def contacts(self) -> Sequence[PortalContact]:
        """The portal's billing contacts to choose from, as they were fetched last."""
        with self._database.read() as work:
            return kept(work, CONTACTS)

    def users(self) -> Sequence[PortalAccountUser]:
        """The portal's users to choose from, as they were fetched last."""
        with self._database.read() as work:
            return kept(work, USERS)

    def choose_billing_contact(self, item_id: str, billing_id: str) -> None:
        """Bill this order to another contact of the portal."""
        out = self._get(item_id)
        self._pending(replace(out, decisions=replace(out.decisions, billing_id=billing_id)))

    def buy_for(self, item_id: str, user_id: str) -> None:
        """Say whose package it is: a portal user's id, or `OWN_ACCOUNT`."""
        out = self._get(item_id)
        self._pending(replace(out, decisions=replace(out.decisions, buy_for=user_id)))

    def assign_to(self, item_id: str, user_id: str) -> None:
        """Say to which user of the portal it is assigned: the user's id, or `NOBODY` to leave that for later."""
        out = self._parked(item_id, Cause.REJECTED, Cause.NEEDS_INPUT)
        with self._database.read() as work:
            users = {user.id: user.email for user in kept(work, USERS)}
        who = "nobody" if user_id == NOBODY else users.get(user_id, user_id)
        facts = {**out.facts, ASSIGNED_FACT: f"{who} (chosen for this order)"}
        self._pending(replace(out, facts=facts, decisions=replace(out.decisions, assign_to=user_id)))

    def po_number(self, item_id: str) -> str:
        """The customer's PO number as the portal is told it."""
        out = self._get(item_id)
        decided = out.decisions.po_number
        return order_in(out).request.po_number if decided is None else decided

    def tell_po_number(self, item_id: str, po_number: str) -> None:
        """Tell the portal another PO number of the customer beside our own, or none; documents keep theirs."""
        out = self._parked(item_id, Cause.REJECTED)
        number = po_number.strip()
        if len(number) > MOST_OF_PO_NUMBER or not number.isprintable():
            raise Refused(
                f"Write the PO number in one line of at most {MOST_OF_PO_NUMBER} characters.", field="po_number"
            )
        facts = {**out.facts, PO_FACT: number or "left out"}
        self._pending(replace(out, facts=facts, decisions=replace(out.decisions, po_number=number)))

    def honour_price(self, item_id: str) -> None:
        """Keep the order's price although the portal's is another one."""
        out = self._parked(item_id, Cause.PRICE)
        self._pending(replace(out, decisions=replace(out.decisions, price="honour")))

    def requote(self, item_id: str) -> str:
        """Give an order up that is not in the portal, and begin it again to be corrected, with the prices of today.

        Returns:
            The id of the held order, which knows what it takes the place of and what was wrong.

        Raises:
            Refused: money was received for it, so that it stands; or a part of it is in the portal.
        """
        out = self._parked(item_id, Cause.PRICE, Cause.REJECTED, Cause.NEEDS_INPUT)
        order = order_in(out)
        now, draft_id = self._clock.now(), str(uuid4())
        with self._database.work() as work:
            state = work.orders.state(order.id)
            check_change(order.number, state.status, OrderStatus.CANCELLED)
            if state.paid_minor:
                raise Refused(f"Money was received for {order.number}: it stands as it is. Ask your account manager.")
            if any(_may_be_there(other) for other in work.outgoing.of_subject(order.id)):
                raise Refused(f"A part of {order.number} is in the portal already. Cancel it there first.")
            again = replace(order.request, price_list_id=None, kept=())
            work.drafts.save(Draft(draft_id, again, now, now, _begun_again(out, order)))
            work.orders.change_state(replace(state, status=OrderStatus.CANCELLED))
            record_change(work, "order_cancelled", order, self._actor, now, reason="Begun again to be corrected")
            work.commit()
        self.withdraw(item_id)
        return draft_id

    def withdraw(self, item_id: str) -> None:
        """Take what belongs to an order that has ended out of the queue.

        Raises:
            Refused: the order is alive, or may be in the portal.
        """
        with self._database.read() as work:
            wanted = work.outgoing.get(item_id)
            items = work.outgoing.of_subject(wanted.item.subject_id) if wanted is not None else ()
            if wanted is None or not _is_ended(work, wanted):
                raise Refused("This order is alive. Cancel it first, then there is nothing to send.")
        for out in items:
            if out.item.kind in (ORDER, PARTNER) and out.item.state in (PENDING, PARKED):
                self._book.withdraw(out, "The order has ended before it was sent.")

    def redirect(self, item_id: str, recipient: str) -> None:
        """Send a letter to another address.

        Raises:
            Refused: it is no letter, or that is no address.
        """
        out = self._get(item_id)
        address = recipient.strip()
        if out.item.kind != MAIL or out.item.state != PARKED:
            raise Refused("Only a letter that was not accepted can get another address.")
        name, at, domain = address.rpartition("@")
        if not (name and at and domain) or " " in address:
            raise Refused(f"“{address}” is not an email address. Correct it.", field="recipient")
        with self._database.work() as work:
            work.outbox.add(redirected(out, address))
            work.commit()
        self._book.withdraw(out, f"It goes to {address} instead.")

    def it_is_done(self, item_id: str) -> None:
        """A person has done by hand what could not be done from here: in the portal, or in the PayPal account."""
        out = self._parked(item_id, Cause.HANDOVER, Cause.REJECTED, Cause.UNCONFIRMED)
        if out.item.kind not in WISHES and out.item.kind != REFUND:
            raise Refused("Enter the order number that the portal shows.", field="portal_order_number")
        self._book.acknowledge(out, "", {ENTERED_FACT: "by hand"}, "done by hand")

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


def _is_ended(work: OnlineWork, out: Outgoing) -> bool:
    """Whether the order of an item was cancelled, failed or is invalid, so that nothing is to be sent."""
    if out.item.kind not in (ORDER, PARTNER) or out.cause is Cause.UNCONFIRMED:
        return False
    return work.orders.state(out.item.subject_id).status not in (OrderStatus.PENDING, OrderStatus.PAID)


def _begun_again(out: Outgoing, order: PlacedOrder) -> BegunAgain:
    """What the new order has of an old one; that the prices are other ones is not wrong with any input."""
    if out.cause is Cause.PRICE:
        return BegunAgain(order.id, order.number)
    return BegunAgain(order.id, order.number, out.wrong_field, out.item.reason)


def _may_be_there(out: Outgoing) -> bool:
    """Whether an order, or a part of it, is in the portal or may be."""
    there = out.item.state in (ACKNOWLEDGED, SENDING) and NOT_SENT_FACT not in out.facts
    return out.item.kind == ORDER and (there or out.cause is Cause.UNCONFIRMED)

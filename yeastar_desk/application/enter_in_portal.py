"""Orders that a person enters in the portal: the sheet to enter them by, and the portal's order number afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from yeastar_desk.application.handover import HandoverSheet, handover_sheet
from yeastar_desk.application.online_ports import Cause, OnlineDatabase, OnlineWork, Outgoing
from yeastar_desk.application.order_changes import find_order, of_today
from yeastar_desk.application.portal_order import goes_by_hand
from yeastar_desk.application.ports import Clock, OrderState
from yeastar_desk.application.preferences import PreferencesStore
from yeastar_desk.application.sending_book import (
    ACKNOWLEDGED,
    ENTERED_FACT,
    NOT_SENT_FACT,
    ORDER,
    ORDER_NUMBER_FACT,
    PARKED,
    PARTNER,
    Overtaken,
    SendingBook,
)
from yeastar_desk.domain.companies import lookup_key
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.orders import OrderStatus, PlacedOrder

FIELD = "portal_order_number"
MAX_NUMBER_LENGTH = 64


class Entry(StrEnum):
    """Whether an order is a person's to enter."""

    OPEN = "open"
    ENTERED = "entered"
    NOT_BY_HAND = "not_by_hand"


@dataclass(frozen=True, slots=True)
class Handover:
    """A hand-over sheet and where its order stands.

    Attributes:
        portal_order_number: the number that the portal gave, as far as it is known.
        sentence: what has to be known before anything is entered, empty for nothing.
    """

    order_id: str
    company: str
    sheet: HandoverSheet
    entry: Entry
    portal_order_number: str = ""
    sentence: str = ""


class EnterInPortal:
    """Shows hand-over sheets, and takes the portal's order numbers."""

    def __init__(
        self,
        database: OnlineDatabase,
        preferences: PreferencesStore,
        clock: Clock,
        country_name: Callable[[str], str],
    ) -> None:
        """`country_name` gives the English name of an ISO code."""
        self._database = database
        self._preferences = preferences
        self._clock = clock
        self._country_name = country_name

    def sheet(self, number: str) -> Handover:
        """The sheet of an order, by the order's number or id.

        Raises:
            NotFound: there is no such order.
        """
        with self._database.read() as work:
            order, state = find_order(work, number)
            order = of_today(work, order)
            items = work.outgoing.of_subject(order.id)
        return self._handover(order, state, items)

    def entered(self, number: str, portal_order_number: str) -> Handover:
        """A person has entered the order in the portal, which gave it this number; typing it again corrects it.

        Raises:
            NotFound: there is no such order.
            Refused: the number is missing or belongs to another order, or the program sends this order itself.
            NotSaved: nothing was stored.
        """
        given = " ".join(portal_order_number.split())
        with self._database.read() as work:
            order, state = find_order(work, number)
            order = of_today(work, order)
            items = work.outgoing.of_subject(order.id)
            _check_number(given, state, work)
        now = self._handover(order, state, items)
        if now.entry is Entry.NOT_BY_HAND:
            raise Refused(now.sentence, field=FIELD)
        actor = self._preferences.load().event.rep
        book = SendingBook(self._database, self._clock, actor=actor)
        facts = {ORDER_NUMBER_FACT: given, ENTERED_FACT: f"by hand, {actor}" if actor else "by hand"}
        for out in _to_send(items):
            try:
                book.acknowledge(out, out.item.reply, facts, "entered by hand")
            except Overtaken:
                raise Refused("This order has changed meanwhile. Close the sheet and open it again.") from None
        return self.sheet(order.id)

    def _handover(self, order: PlacedOrder, state: OrderState, items: Sequence[Outgoing]) -> Handover:
        entry, sentence = self._standing(order, state, items)
        return Handover(
            order.id,
            order.company_name,
            handover_sheet(order, self._country_name),
            entry,
            state.portal_order_number,
            sentence,
        )

    def _standing(self, order: PlacedOrder, state: OrderState, items: Sequence[Outgoing]) -> tuple[Entry, str]:
        there = state.portal_order_number
        orders = _to_send(items)
        if state.status not in (OrderStatus.PENDING, OrderStatus.PAID):
            also = f" Cancel {there} in the portal too." if there else ""
            return Entry.NOT_BY_HAND, f"This order is {state.status.value}: do not enter it in the portal.{also}"
        if not orders:
            return Entry.NOT_BY_HAND, "Nothing of this order goes to the portal."
        for out in orders:
            refusal = self._refusal(order, there, out)
            if refusal:
                return Entry.NOT_BY_HAND, refusal
        if all(out.item.state == ACKNOWLEDGED for out in orders):
            return Entry.ENTERED, ""
        return Entry.OPEN, _before_entering(items)

    def _refusal(self, order: PlacedOrder, there: str, out: Outgoing) -> str:
        """Why a person must not enter an item by hand, or nothing."""
        match out.item.state:
            case "acknowledged" if ENTERED_FACT not in out.facts:
                number = f" It is {there} there." if there else ""
                return f"The program has sent this order to the portal.{number} Do not enter it a second time."
            case "acknowledged":
                return ""
            case "parked" if out.cause is Cause.UNCONFIRMED:
                return "This order may be in the portal already. Settle that in the sync centre first."
            case "parked":
                return ""
            case "pending" if self._goes_by_hand(order):
                return ""
        return "The program sends this order itself as soon as it is online. Do not enter it by hand as well."

    def _goes_by_hand(self, order: PlacedOrder) -> bool:
        return goes_by_hand(order, workplace_by_api=self._preferences.load().portal.workplace_by_api)


def _to_send(items: Sequence[Outgoing]) -> list[Outgoing]:
    return [out for out in items if out.item.kind == ORDER and NOT_SENT_FACT not in out.facts]


def _check_number(given: str, state: OrderState, work: OnlineWork) -> None:
    if not given:
        raise Refused("Enter the order number that the portal shows.", field=FIELD)
    if len(given) > MAX_NUMBER_LENGTH or "," in given:
        raise Refused("That is not one order number. Copy it from the portal's list of orders.", field=FIELD)
    others = {lookup_key(number) for number in work.outgoing.portal_order_numbers()}
    if lookup_key(given) in others - {lookup_key(state.portal_order_number)}:
        raise Refused(f"{given} is the portal's number of another order already. Check it in the portal.", field=FIELD)


def _before_entering(items: Sequence[Outgoing]) -> str:
    sentences = [
        f"The program could not send this order: {out.item.reason} If you enter it by hand, it is not sent any more."
        for out in items
        if out.item.kind == ORDER and out.item.state == PARKED and out.cause not in (Cause.HANDOVER, Cause.BY_HAND)
    ]
    if any(out.item.kind == PARTNER and out.item.state != ACKNOWLEDGED for out in items):
        sentences.append("The new account is not created yet: let the program go online first.")
    reasons = (out.item.reason for out in items if out.cause is Cause.HANDOVER and ORDER_NUMBER_FACT in out.facts)
    return " ".join([*sentences, *reasons])

"""Send what waits for the portal: new accounts, then orders. One bad item never blocks the rest."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from yeastar_desk.application.connection import Connection
from yeastar_desk.application.find_sent_order import Seen
from yeastar_desk.application.known_portal import (
    CATALOGUE,
    CONTACTS,
    COUNTRIES,
    PRODUCTS,
    USERS,
    fetch_catalogue,
    is_fresh,
    keep,
    kept,
    known_portal,
)
from yeastar_desk.application.looked_through import LookThrough
from yeastar_desk.application.online_ports import Cause, NotSent, OnlineDatabase, Outgoing, Portal, Rejected
from yeastar_desk.application.portal_order import KnownPortal, reference_of
from yeastar_desk.application.ports import Clock
from yeastar_desk.application.preferences import PreferencesStore
from yeastar_desk.application.send_order import (
    CLOCK_MARGIN,
    HANDOVER_SENTENCE,
    SETTLE_TIME,
    OrderSender,
    order_in,
    unconfirmed_sentence,
)
from yeastar_desk.application.send_partner import PartnerSender
from yeastar_desk.application.sending_book import (
    ACKNOWLEDGED,
    ORDER,
    PARKED,
    PARTNER,
    PENDING,
    SENDING,
    WISHES,
    Overtaken,
    SendingBook,
)
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.errors import NotSaved
from yeastar_desk.domain.orders import PlacedOrder

# How wrong this computer's clock may have been when the order was placed.
PLACED_MARGIN = timedelta(days=3)
UNREADABLE = "This item cannot be sent: the program could not read or build it. Export it and ask for help."


@dataclass(slots=True)
class SendReport:
    """What one pass did. `stopped` says why it ended early, empty when it did not."""

    sent: int = 0
    found: int = 0
    accounts: int = 0
    handed_over: int = 0
    parked: int = 0
    unconfirmed: int = 0
    waiting: int = 0
    withdrawn: int = 0
    stopped: str = ""
    connection: Connection = Connection.ONLINE
    problems: list[str] = field(default_factory=list)


class SendOrders:
    """One pass over what waits for the portal."""

    def __init__(
        self,
        database: OnlineDatabase,
        portal: Portal,
        clock: Clock,
        preferences: PreferencesStore,
        country_name: Callable[[str], str],
        random: Random | None = None,
        settle_time: timedelta = SETTLE_TIME,
        price_question: Callable[[PlacedOrder], str] = lambda _: "",
    ) -> None:
        """See `OrderSender` and `PartnerSender`; the same object serves every pass of a running program."""
        self._database = database
        self._portal = portal
        self._clock = clock
        self._preferences = preferences
        self._book = SendingBook(database, clock, random)
        self._partner = PartnerSender(portal, self._book, country_name)
        self._order = OrderSender(database, portal, self._book, settle_time, price_question)
        self._look_through = LookThrough(database, self._order.search, clock)

    def __call__(self, *, online: bool = True) -> SendReport:
        """Send what is due; without a connection only hand over what a person enters in the portal.

        Raises:
            NotSaved: the database failed; what was sent meanwhile is found again by its number.
        """
        report = SendReport()
        if not any(self._due()):
            return report  # nothing is written while nothing waits
        if not self._book.take_lease():
            report.stopped = "Another window or computer is sending already."
            return report
        try:
            self._pass(report, online)
        except NotSent as error:
            report.stopped, report.connection = error.sentence, error.connection
        except Rejected as error:  # of something that all items need, such as the list of billing contacts
            report.stopped = error.sentence
        finally:
            self._book.give_lease_back()
        return report

    def _pass(self, report: SendReport, online: bool) -> None:
        partners, orders, wishes = self._due()
        for out in wishes:
            self._guarded(self._hand_over, out, report)
        by_hand = not self._preferences.load().portal.workplace_by_api
        to_hand_over = [
            out for out in orders if by_hand and out.item.state == PENDING and self._is_workplace(out, report)
        ]
        for out in to_hand_over:
            self._guarded(self._hand_over, out, report)
        orders = [out for out in orders if out not in to_hand_over]
        if not online:
            report.waiting += len(partners) + len(orders)
            return
        if not partners and not orders:
            return
        self._fetch_catalogue()
        for out in partners:
            self._guarded(self._send_partner, out, report)
        if not orders:
            return
        known = self._keep({CONTACTS: self._portal.billing_contacts(), USERS: self._portal.users()})
        seen = self._already_there(orders)
        for out in orders:
            self._guarded(lambda item, counts: self._send_order(item, known, seen, counts), out, report)

    def _due(self) -> tuple[Sequence[Outgoing], Sequence[Outgoing], Sequence[Outgoing]]:
        """New accounts, orders, and what the API cannot do, of those whose time has come."""
        now = self._clock.now()
        with self._database.read() as work:
            due = work.outgoing.due([PARTNER], now), work.outgoing.due([ORDER], now)
            return *due, work.outgoing.due(list(WISHES), now)

    def _is_workplace(self, out: Outgoing, report: SendReport) -> bool:
        try:
            # Read from the text: making whole orders of all that wait, in every pass without a connection, takes long.
            return bool(json.loads(out.item.payload)["request"]["product"] == Product.WORKPLACE)
        except (ValueError, TypeError, KeyError) as error:
            report.problems.append(f"{out.item.id}: {error!r}")
            return False

    def _hand_over(self, out: Outgoing, report: SendReport) -> None:
        if out.item.kind == ORDER and self._order.withdrawn(out, order_in(out)):
            report.withdrawn += 1
            return
        sentence = WISHES.get(out.item.kind, HANDOVER_SENTENCE)
        self._book.park(out, Cause.HANDOVER, sentence, field="portal_order_number")
        report.handed_over += 1

    def _send_partner(self, out: Outgoing, report: SendReport) -> None:
        with self._database.read() as work:
            countries = kept(work, COUNTRIES)
        state = self._partner(out, countries)
        report.accounts += state == ACKNOWLEDGED
        report.parked += state == PARKED
        report.waiting += state == SENDING

    def _send_order(self, out: Outgoing, known: KnownPortal, seen: Seen, report: SendReport) -> None:
        for outcome in self._order(out, known, seen):
            name = outcome.value
            setattr(report, name, getattr(report, name) + 1)

    def _guarded(self, step: Callable[[Outgoing, SendReport], None], out: Outgoing, report: SendReport) -> None:
        """Take one step; a failure of the program itself parks that item and no other."""
        if not self._book.take_lease():
            raise NotSent("Another window or computer is sending already.", connection=Connection.ONLINE)
        try:
            step(out, report)
        except Overtaken:
            return
        except (NotSent, NotSaved):
            raise
        except Rejected as error:
            self._park_after_failure(out, report, error.sentence)
        except Exception as error:  # whatever it is, the other orders must go on
            report.problems.append(f"{out.item.kind} {out.item.id}: {error!r}")
            self._park_after_failure(out, report, UNREADABLE)

    def _park_after_failure(self, out: Outgoing, report: SendReport, reason: str) -> None:
        current = self._book.current(out.item.id)
        if current is None or current.item.state == ACKNOWLEDGED:
            return
        report.parked += 1
        if current.item.state == SENDING:
            reference = reference_of(order_in(current), current.decisions)
            self._book.park(current, Cause.UNCONFIRMED, unconfirmed_sentence(reference))
        else:
            self._book.park(current, Cause.REJECTED, reason)

    def _already_there(self, orders: Sequence[Outgoing]) -> Seen:
        """The portal's orders since the oldest of these was placed.

        A laptop that was restored from a backup still has orders waiting that it sent before: their numbers tell.
        """
        ahead = self._portal.now() - self._clock.now()
        start = min(out.item.created_at for out in orders) + ahead - PLACED_MARGIN
        unclear = [out.attempted_at for out in orders if out.item.state == SENDING and out.attempted_at is not None]
        try:
            return self._look_through.since(start, min(unclear) - CLOCK_MARGIN if unclear else None)
        except Rejected:
            return Seen({}, (), complete=False)

    def _fetch_catalogue(self) -> None:
        now = self._clock.now()
        with self._database.read() as work:
            fresh = {key: is_fresh(work, key, now) for key in (PRODUCTS, CATALOGUE, COUNTRIES)}
        fetched: dict[str, Sequence[object]] = {}
        if not (fresh[PRODUCTS] and fresh[CATALOGUE]):
            fetched[PRODUCTS], fetched[CATALOGUE] = fetch_catalogue(self._portal)
        if not fresh[COUNTRIES]:
            fetched[COUNTRIES] = self._portal.countries()
        if fetched:
            self._keep(fetched)

    def _keep(self, fetched: Mapping[str, Sequence[object]]) -> KnownPortal:
        preferences = self._preferences.load()
        with self._database.work() as work:
            for key, rows in fetched.items():
                keep(work, key, rows, self._clock.now())
            known = known_portal(work, preferences)
            work.commit()
        return known

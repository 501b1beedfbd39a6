"""The network side of the window: a pass when one is due, beside everything else.

Passes and the network jobs of pages share one lane, so the clients serve one thread. Nobody waits for a pass: what it
has changed is published, and the connection is shown when it is known.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from yeastar_desk.application.connection import ASK_AGAIN_OTHERWISE, Connection, Observation
from yeastar_desk.bootstrap.services import Services
from yeastar_desk.presentation.changes import Changes
from yeastar_desk.presentation.ports import SECRETS, Changed, Subject
from yeastar_desk.presentation.sentences import sentence_of
from yeastar_desk.presentation.shell.navigation import ConnectionView
from yeastar_desk.presentation.tasks import Lane

if TYPE_CHECKING:
    from yeastar_desk.application.preferences import Preferences
    from yeastar_desk.application.synchronise import SyncReport
    from yeastar_desk.domain.orders import PaymentMethod

FIRST_PASS_MS = 2_000
"""How long the window is left alone after it can be used: the network's imports would slow the first sale."""
NOT_SET_UP = Observation(Connection.NOT_SET_UP, "The Partner Portal is not set up yet.")
SOON_MS = 200
"""After something was queued; more that is queued meanwhile goes with the same pass."""
FETCH_SECONDS = 600.0
"""How often a pass also fetches what the portal knows."""
NOT_SET_UP_SECONDS = 60.0
"""Between passes while there is no portal to ask: only letters and payments may wait then."""
PAYMENT_SECONDS = 10.0
"""Between passes while a customer pays: the page that asks more often may have been left, or the program restarted."""
BEAT_MS = 1_500
"""How often the queue is counted again while a pass is under way."""
_QUEUED = (Subject.ORDERS, Subject.DOCUMENTS, Subject.OUTBOX)
_WORDS = {
    Connection.UNKNOWN: ("offline", "Offline", ""),
    Connection.NOT_SET_UP: ("offline", "Offline", "Portal not set up yet"),
    Connection.ONLINE: ("online", "Online", ""),
    Connection.OFFLINE: ("offline", "Offline", ""),
    Connection.CAPTIVE: ("attention", "Captive portal", "Log in to this Wi-Fi first"),
    Connection.REFUSED: ("attention", "Refused by the portal", "See Settings, Partner Portal"),
}
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Passed:
    """What a pass brought: its report, None without anything to do; the believed connection; when to ask again."""

    report: SyncReport | None
    connection: Observation
    ask_again_after: float


class Network(QObject):
    """Runs passes on the network lane and tells the window what came of them. Use it on the GUI thread."""

    connection_changed = Signal(object)
    """The believed `Observation`, once per change."""
    failed = Signal(str)
    """Why a pass was broken off, in a sentence; once until a pass succeeds or fails otherwise."""
    running_changed = Signal(bool)
    """A pass has begun or ended."""
    beat = Signal()
    """A pass is still under way: what it has sent so far is in the database."""

    def __init__(self, services: Services, lane: Lane, changes: Changes, parent: QObject | None = None) -> None:
        """`lane` is for everything that touches the network; pages submit their own jobs to it."""
        super().__init__(parent)
        self.lane = lane
        self.connection = (
            Observation(Connection.UNKNOWN, "The portal has not been asked yet.")
            if services.preferences.load().portal.client_id
            else NOT_SET_UP
        )
        self._services = services
        self._changes = changes
        self._payments_ready: frozenset[PaymentMethod] = frozenset()
        self._begun = self._running = self._again = self._publishing = False
        self._fetched_at = -FETCH_SECONDS
        self._fetched: dict[str, int] = {}
        self._problem = ""
        self._made_from = _made_from(services.preferences.load())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._run)
        self._beats = QTimer(self)
        self._beats.setInterval(BEAT_MS)
        self._beats.timeout.connect(self.beat)
        changes.changed.connect(self._heard)

    def begin(self) -> None:
        """The window can be used: the first pass may come. Nothing of the network is imported before."""
        self._begun = True
        self._read_payments()
        self._timer.start(FIRST_PASS_MS)

    def payments_ready(self) -> frozenset[PaymentMethod]:
        """The payment methods besides Offline that are set up, as they were read last."""
        return self._payments_ready

    @Slot()
    def wake(self) -> None:
        """Something was queued: let the next pass come soon."""
        if self._running:
            self._again = True
        elif self._begun:
            self._timer.start(SOON_MS)

    @Slot()
    def send_now(self) -> None:
        """Somebody asks for a pass: now, and with all that can be fetched."""
        self._fetched_at = -FETCH_SECONDS
        self.wake()

    def stop(self) -> None:
        """The window closes: begin nothing more."""
        self._begun = False
        self._timer.stop()
        self._beats.stop()

    @property
    def is_running(self) -> bool:
        """Whether a pass is under way."""
        return self._running

    # passes

    @Slot()
    def _run(self) -> None:
        self._running, self._again = True, False
        self._beats.start()
        self.running_changed.emit(True)
        fetch = time.monotonic() - self._fetched_at >= FETCH_SECONDS
        self.lane.submit(partial(self._pass, fetch), self._passed, self._not_passed, owner=self)

    def _pass(self, fetch: bool) -> Passed:
        online = self._services.online
        if online.is_idle():
            return Passed(None, NOT_SET_UP, NOT_SET_UP_SECONDS)
        report = online.synchronise(fetch=fetch)
        seen, monitor = report.connection.connection, online.monitor
        pause = NOT_SET_UP_SECONDS if seen is Connection.NOT_SET_UP else monitor.ask_again_after
        if online.is_paid_just_now():
            pause = min(pause, PAYMENT_SECONDS)
        return Passed(report, monitor.state, pause)

    def _passed(self, outcome: Passed) -> None:
        try:
            self._tell(outcome)
        finally:  # whatever a page makes of the news, the next pass comes
            self._next(outcome.ask_again_after)

    def _tell(self, outcome: Passed) -> None:
        self._problem = ""
        changed = self._subjects(outcome.report) if outcome.report is not None else []
        if outcome.connection.connection is not self.connection.connection:
            _log.info("Connection: %s. %s", outcome.connection.connection, outcome.connection.sentence)
            changed.append(Subject.CONNECTION)
        self.connection = outcome.connection
        if Subject.CONNECTION in changed:
            self.connection_changed.emit(outcome.connection)
        self._publish(changed)

    def _not_passed(self, error: Exception) -> None:
        sentence = sentence_of(error, "The last pass with the portal was broken off. It is tried again by itself.")
        if sentence != self._problem:
            self._problem = sentence
            _log.warning("%s", sentence)
            self.failed.emit(sentence)
        self._next(ASK_AGAIN_OTHERWISE)

    def _next(self, seconds: float) -> None:
        self._running = False
        self._beats.stop()
        self.running_changed.emit(False)
        if self._begun:
            self._timer.start(SOON_MS if self._again else round(seconds * 1000))

    # what a pass has changed

    def _subjects(self, report: SyncReport) -> list[Subject]:
        sent, mail, paid = report.orders, report.mail, report.payments
        for problem in sent.problems:
            _log.error("An item could not be sent: %s", problem)
        found: list[Subject] = []
        if sent.sent or sent.found or sent.accounts or sent.handed_over or sent.parked or sent.unconfirmed:
            found += [Subject.ORDERS, Subject.OUTBOX]
        elif sent.withdrawn or mail.sent or mail.parked:
            found.append(Subject.OUTBOX)
        if report.refunds.sent or report.refunds.parked:
            found += [Subject.ORDERS, Subject.OUTBOX]
        if paid.paid:
            found += [Subject.ORDERS, Subject.DOCUMENTS, Subject.COMPANIES, Subject.PACKAGES]
        elif paid.unknown or paid.quarantined:
            found.append(Subject.ORDERS)
        fetched = report.fetch.fetched
        if fetched:
            self._fetched_at = time.monotonic()
            found += [Subject.ORDERS] if fetched.get("orders") or report.fetch.lost else []
            found += [Subject.COMPANIES, Subject.PACKAGES] if report.fetch.subscriptions.taken_over else []
            if any(self._fetched.get(name) != fetched.get(name) for name in ("billing contacts", "users", "prices")):
                found += [Subject.BILLING_CONTACTS, Subject.PARTNERS, Subject.PRICE_LISTS]
            self._fetched = dict(fetched)
        return list(dict.fromkeys(found))

    def _publish(self, subjects: list[Subject]) -> None:
        self._publishing = True
        for subject in subjects:
            self._changes.publish(Changed(subject))
        self._publishing = False

    @Slot(object)
    def _heard(self, change: Changed) -> None:
        if self._publishing or not self._begun:
            return
        if change.subject is Subject.SETTINGS:
            self.lane.submit(partial(self._renew, SECRETS in change.ids), self._renewed, self._not_renewed, owner=self)
        elif change.subject in _QUEUED:
            self.wake()

    # settings

    def _renew(self, always: bool) -> bool:
        """Make the clients anew when something that they are made from has changed."""
        now = _made_from(self._services.preferences.load())
        if self._made_from == now and not always:
            return False
        self._services.renew_online()
        self._made_from = now
        return True

    def _renewed(self, are_new: bool) -> None:
        if are_new:
            self._read_payments()
            self.send_now()

    def _not_renewed(self, error: Exception) -> None:
        _log.warning("%s", sentence_of(error, "The settings of the network could not be read."))

    def _read_payments(self) -> None:
        # On the lane, because asking the key store may take as long as its owner needs to unlock it.
        self.lane.submit(self._ready, self._payments_read, self._not_renewed, owner=self)

    def _ready(self) -> frozenset[PaymentMethod]:
        from yeastar_desk.bootstrap.online import payment_ready

        return payment_ready(self._services.preferences.load())

    def _payments_read(self, ready: frozenset[PaymentMethod]) -> None:
        self._payments_ready = ready


def _made_from(preferences: Preferences) -> tuple[object, ...]:
    """What the clients and use cases of the network are made from."""
    others = (preferences.links.public_url, preferences.seller.email, preferences.event.rep)
    return preferences.portal, preferences.paypal, preferences.mail, *others


def connection_view(seen: Observation, waiting: int, parked: int) -> ConnectionView:
    """The connection and the queue, for the bottom of the navigation."""
    state, title, hint = _WORDS[seen.connection]
    if waiting and state == "online":
        state = "busy"
    queue = {0: "No order waits to be sent", 1: "1 order waits to be sent"}
    line = queue.get(waiting, f"{waiting:,} orders wait to be sent")
    if parked:
        needs = "1 needs you" if parked == 1 else f"{parked:,} need you"
        line = f"{waiting:,} waiting, {needs}" if waiting else needs
    return ConnectionView(state, title, tuple(each for each in (hint, line) if each))

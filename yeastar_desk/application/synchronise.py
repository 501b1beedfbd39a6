"""One pass with the portal, PayPal and the mail server: `yeastar-desk sync`, and the window's network lane.

Orders go first and prices come last. Whatever fails leaves the rest alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

from yeastar_desk.application.connection import Connection, ConnectionMonitor, Observation
from yeastar_desk.application.deliver_mail import DeliverMail, MailReport
from yeastar_desk.application.fetch_portal import FetchPortal, FetchReport
from yeastar_desk.application.online_ports import OnlineDatabase, Portal
from yeastar_desk.application.refund_payment import RefundReport, SendRefunds
from yeastar_desk.application.send_orders import SendOrders, SendReport
from yeastar_desk.application.take_payment import PaymentReport, TakePayment
from yeastar_desk.domain.wording import counted


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What one pass did. Parts that are not set up are empty.

    Attributes:
        waiting, parked: what is in the outbox afterwards.
    """

    connection: Observation
    orders: SendReport = field(default_factory=SendReport)
    payments: PaymentReport = field(default_factory=PaymentReport)
    mail: MailReport = field(default_factory=MailReport)
    fetch: FetchReport = field(default_factory=FetchReport)
    waiting: int = 0
    parked: int = 0
    refunds: RefundReport = field(default_factory=RefundReport)

    def words(self) -> str:
        """The report as lines of text."""
        sent, mail = self.orders, self.mail
        lines = [
            self.connection.sentence,
            f"Sent: {counted(sent.sent + sent.found, 'order')}, {counted(sent.accounts, 'new account')}, "
            f"{counted(mail.sent, 'letter')}; {counted(self.payments.paid, 'payment')} received.",
        ]
        if self.refunds.sent:
            lines.append(f"Given back by PayPal: {counted(self.refunds.sent, 'refund')}.")
        if sent.handed_over:
            lines.append(f"To be entered in the portal by hand: {counted(sent.handed_over, 'order')}.")
        if self.fetch.fetched:
            lines.append("Fetched: " + ", ".join(f"{count} {what}" for what, count in self.fetch.fetched.items()) + ".")
        lines += self.fetch.subscriptions.words()
        lines += [f"Not fetched: {what}. {sentence}" for what, sentence in self.fetch.refused.items()]
        lines.append(f"Waiting: {self.waiting}. Parked, for you to look at: {self.parked}.")
        if self.payments.unknown or self.payments.quarantined:
            lines.append(
                f"Payments that need you: {self.payments.quarantined}; not known yet whether they were charged: "
                f"{self.payments.unknown}. Do not charge again."
            )
        lines += [
            f"Stopped: {why}"
            for why in dict.fromkeys((sent.stopped, mail.stopped, self.payments.stopped, self.refunds.stopped))
            if why
        ]
        return "\n".join(lines)

    def as_dict(self) -> dict[str, Any]:
        """Plain data for `--json`."""
        return {
            "connection": self.connection.connection.value,
            "sentence": self.connection.sentence,
            "orders": asdict(self.orders),
            "payments": asdict(self.payments),
            "refunds": asdict(self.refunds),
            "mail": asdict(self.mail),
            "fetch": asdict(self.fetch),
            "waiting": self.waiting,
            "parked": self.parked,
        }


class Synchronise:
    """One pass. Everything but the database and the portal may be missing."""

    def __init__(
        self,
        database: OnlineDatabase,
        portal: Portal,
        send_orders: SendOrders,
        fetch_portal: FetchPortal,
        take_payment: TakePayment | None = None,
        deliver_mail: DeliverMail | None = None,
        monitor: ConnectionMonitor | None = None,
        problem: Callable[[str], None] = lambda _: None,
        send_refunds: SendRefunds | None = None,
    ) -> None:
        """`problem` is told about failures of the program itself, for the log."""
        self._database = database
        self._portal = portal
        self._send_orders = send_orders
        self._fetch_portal = fetch_portal
        self._take_payment = take_payment
        self._deliver_mail = deliver_mail
        self._monitor = monitor or ConnectionMonitor()
        self._problem = problem
        self._send_refunds = send_refunds

    def __call__(self, *, fetch: bool = True, whole_round: bool = False) -> SyncReport:
        """Send, receive payments, mail, and fetch.

        Args:
            fetch: also fetch what the portal knows.
            whole_round: look through all orders of the last weeks now if it is time for that, not a part at a time.

        Raises:
            NotSaved: the database failed; everything is found again at the next pass.
        """
        seen = self._portal.observe()
        self._monitor.report(seen)
        online = seen.connection is Connection.ONLINE
        orders = self._send_orders(online=online)
        for problem in orders.problems:
            self._problem(problem)
        payments = self._take_payment.run_due() if self._take_payment is not None else PaymentReport()
        refunds = self._send_refunds() if self._send_refunds is not None else RefundReport()
        mail = self._deliver_mail() if self._deliver_mail is not None else MailReport()
        fetched = self._fetch_portal(whole_round=whole_round) if fetch and online else FetchReport()
        with self._database.read() as work:
            summary = work.outbox.summary()
        return SyncReport(seen, orders, payments, mail, fetched, summary.waiting, summary.parked, refunds)

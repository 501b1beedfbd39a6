"""Be paid by PayPal: create, approval by the customer, capture, record. One step at a time, each stored before it.

The order is paid only on evidence: a completed capture with the same amount, currency, payee and invoice id. After
any doubt PayPal is asked before anything is repeated, and what is repeated carries the same request id.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from uuid import uuid4

from yeastar_desk.application.online_ports import NotSent, OnlineDatabase, OnlineWork
from yeastar_desk.application.payment_evidence import paypal_refuses
from yeastar_desk.application.payment_ports import AttemptState, PaymentAttempt, PayPal
from yeastar_desk.application.payment_steps import Overtaken, PaymentSteps, Record
from yeastar_desk.application.ports import AuditEntry, Clock
from yeastar_desk.application.record_payment import PaymentToRecord, RecordPayment
from yeastar_desk.domain.errors import NotFound, Refused
from yeastar_desk.domain.money import Money
from yeastar_desk.domain.order_life import PaymentMeans
from yeastar_desk.domain.orders import OrderStatus, PlacedOrder

# Raises Refused when a payment of this amount could not be recorded for the order with this number.
Rehearse = Callable[[str, Money], None]

_WAITING = (AttemptState.CREATING, AttemptState.AWAITING, AttemptState.CAPTURING, AttemptState.PENDING)


@dataclass(slots=True)
class PaymentReport:
    """What one pass over all open attempts did."""

    paid: int = 0
    waiting: int = 0
    unknown: int = 0
    quarantined: int = 0
    stopped: str = ""


class TakePayment:
    """Attempts to be paid online."""

    def __init__(
        self,
        database: OnlineDatabase,
        paypal: PayPal,
        clock: Clock,
        record: Record,
        random: Random | None = None,
        return_url: Callable[[], str] = lambda: "",
        rehearse: Rehearse = lambda _number, _due: None,
    ) -> None:
        """Take payments.

        Args:
            record: makes a payment of money that was taken.
            return_url: where PayPal sends the customer's browser afterwards, empty for PayPal's own page.
            rehearse: refuses what could not be recorded, before any money is taken.
        """
        self._database = database
        self._paypal = paypal
        self._clock = clock
        self._return_url = return_url
        self._rehearse = rehearse
        self._steps = PaymentSteps(database, paypal, clock, record, random)

    def begin(self, number: str, *, card: bool = False) -> PaymentAttempt:
        """Store a new attempt for what is due, or return the one that is under way. Nothing is sent yet.

        Raises:
            NotFound: no such order.
            Refused: nothing is due, PayPal does not take this currency or amount, or the payment could not be
                recorded, for example because the invoice lacks something.
        """
        there = self.under_way(number)
        if there is not None:
            return there
        with self._database.read() as work:
            _, due = _due(work, number)
        paypal_refuses(due)
        self._rehearse(number.strip(), due)
        with self._database.work() as work:
            order, due = _due(work, number)
            there = work.payment_attempts.open_for(order.id)
            if there is not None:
                return there
            now = self._clock.now()
            attempt = PaymentAttempt(
                id=str(uuid4()),
                order_id=order.id,
                environment=self._paypal.environment,
                state=AttemptState.NEW,
                invoice_id=order.number,
                amount=due,
                card=card,
                created_at=now,
                create_request_id=str(uuid4()),
                return_url=self._return_url(),
            )
            work.payment_attempts.add(attempt)
            work.audit.record(
                AuditEntry("payment_begun", "order", order.id, {"attempt": attempt.id, "amount": due.decimal()}, at=now)
            )
            work.commit()
        return attempt

    def under_way(self, number: str) -> PaymentAttempt | None:
        """The attempt that is under way for an order, by the order's number."""
        with self._database.read() as work:
            order = work.orders.get(number.strip())
            return work.payment_attempts.open_for(order.id) if order is not None else None

    def give_up(self, attempt_id: str) -> PaymentAttempt:
        """The customer pays otherwise. Only our capture moves money, so an attempt without one can simply end.

        Raises:
            Refused: the money may be on its way.
        """
        attempt = self._get(attempt_id)
        if attempt.state not in (AttemptState.NEW, AttemptState.AWAITING):
            raise Refused("This payment cannot be given up now: the money may be on its way. Wait for PayPal's answer.")
        return self._steps.store(attempt, AttemptState.CANCELLED, reason="Given up; nothing was charged.")

    def settle(self, attempt_id: str, note: str) -> PaymentAttempt:
        """A person has cleared up a quarantined attempt at PayPal.

        Raises:
            Refused: it is not quarantined, or no note says how.
        """
        attempt = self._get(attempt_id)
        if attempt.state is not AttemptState.QUARANTINED or not note.strip():
            raise Refused("Say in a note how this was cleared up at PayPal.", field="note")
        return self._steps.store(attempt, AttemptState.FAILED, reason=f"Cleared up by hand: {note.strip()}")

    def run_due(self) -> PaymentReport:
        """Take the next step of every attempt whose time has come; also after a start, to finish what was begun."""
        report = PaymentReport()
        with self._database.read() as work:
            due = work.payment_attempts.due(self._clock.now())
        for attempt in due:
            try:
                after = self.step(attempt.id)
            except NotSent as error:
                report.stopped = error.sentence
                break
            except Overtaken:
                continue
            report.paid += after.state is AttemptState.PAID
            report.waiting += after.state in _WAITING
            report.unknown += after.state is AttemptState.UNKNOWN
            report.quarantined += after.state is AttemptState.QUARANTINED
        return report

    def is_under_way(self) -> bool:
        """Whether a customer may be paying just now: a step of some attempt is due within a minute."""
        with self._database.read() as work:
            return bool(work.payment_attempts.due(self._clock.now() + timedelta(minutes=1)))

    def step(self, attempt_id: str) -> PaymentAttempt:
        """Take the next step of one attempt; see `PaymentSteps`."""
        return self._steps(self._get(attempt_id))

    def _get(self, attempt_id: str) -> PaymentAttempt:
        with self._database.read() as work:
            attempt = work.payment_attempts.get(attempt_id)
        if attempt is None:
            raise NotFound("There is no such payment.")
        return attempt


def _due(work: OnlineWork, number: str) -> tuple[PlacedOrder, Money]:
    """The order and what is still to be paid for it; Refused when that is nothing."""
    order = work.orders.get(number.strip())
    if order is None:
        raise NotFound(f"There is no order with the number {number.strip()}. Check the number.")
    state = work.orders.state(order.id)
    due = Money(order.priced.total.minor - state.paid_minor, order.priced.currency)
    if state.status is not OrderStatus.PENDING or due.minor <= 0:
        raise Refused(f"{order.number} is {state.status.value}: nothing is due.", field="payment")
    return order, due


def rehearsed_by(record_payment: RecordPayment) -> Rehearse:
    """Try what `recorded_by` will do, without storing it."""

    def rehearse(number: str, due: Money) -> None:
        record_payment.rehearse(number, PaymentToRecord(PaymentMeans.PAYPAL, amount=due.decimal()))

    return rehearse


def recorded_by(record_payment: RecordPayment) -> Record:
    """Record captured money with the use case of every other payment: invoice and subscription follow from it."""

    def record(order: PlacedOrder, attempt: PaymentAttempt) -> None:
        amount = attempt.amount.decimal()
        record_payment(order.number, PaymentToRecord(PaymentMeans.PAYPAL, attempt.capture_id, amount=amount))

    return record

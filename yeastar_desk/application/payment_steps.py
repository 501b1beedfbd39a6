"""The steps of an attempt to be paid by PayPal (docs/payments.md has the table they follow).

Each state is stored before the call that leads out of it. After any doubt PayPal is asked before anything is
repeated, and what is repeated carries the same request id.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from random import Random
from uuid import uuid4

from yeastar_desk.application.online_ports import NotSent, OnlineDatabase, Rejected, Unclear
from yeastar_desk.application.payment_evidence import misfit
from yeastar_desk.application.payment_ports import AttemptState, PaymentAttempt, PayPal, PayPalOrder
from yeastar_desk.application.ports import AuditEntry, Clock
from yeastar_desk.domain.errors import DeskError, NotFound, Refused
from yeastar_desk.domain.orders import OrderStatus, PlacedOrder

# PayPal keeps a request id for six hours: until then the same call gives the same answer.
REQUEST_ID_LIFE = timedelta(hours=6) - timedelta(minutes=10)
UNKNOWN_AFTER = timedelta(minutes=10)
APPROVAL_TIME = timedelta(hours=3)
GIVE_UP_AFTER = timedelta(hours=6)

_STATE = AttemptState
_NOT_APPROVED = {"CREATED", "SAVED", "PAYER_ACTION_REQUIRED"}
_CHOOSE_AGAIN = {"INSTRUMENT_DECLINED", "REDIRECT_PAYER_FOR_ALTERNATE_FUNDING", "PAYER_ACTION_REQUIRED"}
_GONE = {"RESOURCE_NOT_FOUND", "INVALID_RESOURCE_ID", "ORDER_EXPIRED"}

# Records the money of a captured attempt as a payment of the order.
Record = Callable[[PlacedOrder, PaymentAttempt], None]

CLOSED = "PayPal has closed this payment. Nothing was charged."


class Overtaken(DeskError):
    """Somebody else has changed the attempt; look at it again."""


class PaymentSteps:
    """Takes one step of one attempt at a time."""

    def __init__(
        self, database: OnlineDatabase, paypal: PayPal, clock: Clock, record: Record, random: Random | None = None
    ) -> None:
        self._database = database
        self._paypal = paypal
        self._clock = clock
        self._record = record
        self._random = random or Random()

    def __call__(self, attempt: PaymentAttempt) -> PaymentAttempt:
        """Take the next step of an attempt and return what became of it.

        Raises:
            Overtaken: somebody else has taken it.
            NotSent: PayPal cannot be reached; nothing has changed.
            NotSaved: the database failed; the step is repeated safely.
        """
        if attempt.state is _STATE.CAPTURED:
            return self._record_payment(attempt)
        if attempt.environment != self._paypal.environment:
            reason = (
                f"It was begun in PayPal's {attempt.environment} world, and Settings say {self._paypal.environment}."
            )
            return self.store(attempt, attempt.state, reason=reason, next_at=self._clock.now() + timedelta(hours=1))
        match attempt.state:
            case _STATE.NEW:
                return self._create(self.store(attempt, _STATE.CREATING, called_at=self._clock.now()), first=True)
            case _STATE.CREATING:
                return self._create(attempt)
            case _STATE.UNKNOWN if not attempt.paypal_order_id:
                return self._create(attempt)
            case _STATE.AWAITING | _STATE.CAPTURING | _STATE.UNKNOWN | _STATE.PENDING:
                return self._look(attempt)
        return attempt

    def _create(self, attempt: PaymentAttempt, *, first: bool = False) -> PaymentAttempt:
        """Create, or create again with the same request id and body: PayPal answers both alike for six hours."""
        since = abs(self._clock.now() - (attempt.called_at or attempt.created_at))
        if since > REQUEST_ID_LIFE:
            reason = "PayPal never answered. Nothing was shown to the customer and nothing was charged; begin again."
            return self.store(attempt, _STATE.EXPIRED, reason=reason)
        try:
            order = self._paypal.create(attempt)
        except NotSent:
            if first:
                self.store(attempt, _STATE.NEW, called_at=None)
            raise
        except Unclear as error:
            return self._doubt(attempt, error)
        except Rejected as error:
            if error.code == "DUPLICATE_INVOICE_ID":
                return self._duplicate(attempt, error)
            return self.store(attempt, _STATE.FAILED, reason=f"{error.sentence} Nothing was charged.", reply=error.raw)
        attempt = replace(attempt, paypal_order_id=order.id, payee=order.payee, tries=0)
        if order.status in _NOT_APPROVED and not order.approve_link:
            return self.store(attempt, _STATE.FAILED, reason="PayPal gave no page to pay on.", reply=order.raw)
        return self._follow(replace(attempt, approve_link=order.approve_link), order)

    def _look(self, attempt: PaymentAttempt) -> PaymentAttempt:
        try:
            order = self._paypal.get(attempt.paypal_order_id)
        except Unclear as error:
            return self._doubt(attempt, error)
        except Rejected as error:
            if error.code in _GONE:
                return self.store(attempt, _STATE.EXPIRED, reason=CLOSED)
            return self._doubt(attempt, Unclear(error.sentence, raw=error.raw))
        return self._follow(attempt, order)

    def _follow(self, attempt: PaymentAttempt, order: PayPalOrder) -> PaymentAttempt:
        """Do what PayPal's view of the order asks for."""
        if order.status in _NOT_APPROVED:
            return self._await_approval(attempt, order)
        if order.status == "APPROVED":
            return self._capture(attempt, order)
        if order.status == "COMPLETED":
            return self._judge(attempt, order)
        if order.status == "VOIDED":
            return self.store(attempt, _STATE.EXPIRED, reason=CLOSED)
        return self._doubt(attempt, Unclear(f"PayPal calls this payment “{order.status}”.", raw=order.raw))

    def _await_approval(self, attempt: PaymentAttempt, order: PayPalOrder, reason: str = "") -> PaymentAttempt:
        age = abs(self._clock.now() - attempt.created_at)
        if age > GIVE_UP_AFTER:
            return self.store(attempt, _STATE.EXPIRED, reason="The customer did not pay in time. Nothing was charged.")
        if not attempt.payee:  # whom PayPal pays, learnt before any money moves
            attempt = replace(attempt, payee=order.payee)
        longest = 600.0 if age > APPROVAL_TIME else min(30.0, 2.0 * 1.3 ** min(attempt.tries, 30))
        return self.store(
            replace(attempt, tries=attempt.tries + 1, called_at=None),
            _STATE.AWAITING,
            reason=reason or attempt.reason,
            reply=order.raw,
            next_at=self._clock.now() + timedelta(seconds=self._random.uniform(1.0, longest)),
        )

    def _capture(self, attempt: PaymentAttempt, order: PayPalOrder) -> PaymentAttempt:
        wrong = misfit(attempt, order, captured=False)
        if wrong:
            return self.store(attempt, _STATE.QUARANTINED, reason=f"{wrong} Nothing was charged.", reply=order.raw)
        under_way = attempt.state in (_STATE.CAPTURING, _STATE.UNKNOWN) and bool(attempt.capture_request_id)
        if not self._is_still_due(attempt):
            if under_way and not self._is_late(attempt):  # an earlier capture may still be on its way to PayPal
                return self._doubt(attempt, Unclear("The order was paid otherwise or cancelled in the meantime."))
            reason = "The order was paid otherwise or cancelled in the meantime. PayPal was not charged."
            return self.store(attempt, _STATE.CANCELLED, reason=reason)
        if not under_way:
            with_id = replace(attempt, capture_request_id=str(uuid4()))
            attempt = self.store(with_id, _STATE.CAPTURING, called_at=self._clock.now())
        try:
            captured = self._paypal.capture(attempt)
        except Unclear as error:
            return self._doubt(attempt, error)
        except Rejected as error:
            return self._capture_refused(attempt, order, error)
        return self._judge(attempt, captured)

    def _capture_refused(self, attempt: PaymentAttempt, order: PayPalOrder, error: Rejected) -> PaymentAttempt:
        if error.code == "ORDER_ALREADY_CAPTURED":
            return self._judge_captured(attempt)
        if error.code in _CHOOSE_AGAIN:  # the old request id would repeat the old answer
            fresh = replace(attempt, capture_request_id="", tries=0)
            return self._await_approval(
                fresh, order, "Declined. Open the page again: the customer can pay another way."
            )
        if error.code == "ORDER_NOT_APPROVED":
            return self._await_approval(replace(attempt, capture_request_id=""), order)
        if error.code == "DUPLICATE_INVOICE_ID":
            return self._duplicate(attempt, error)
        if error.code in _GONE:
            return self.store(attempt, _STATE.EXPIRED, reason=CLOSED)
        return self.store(attempt, _STATE.FAILED, reason=f"{error.sentence} Nothing was charged.", reply=error.raw)

    def _judge_captured(self, attempt: PaymentAttempt) -> PaymentAttempt:
        try:
            order = self._paypal.get(attempt.paypal_order_id)
        except (Unclear, Rejected) as error:
            return self._doubt(attempt, Unclear(error.sentence, raw=error.raw))
        return self._judge(attempt, order)

    def _judge(self, attempt: PaymentAttempt, order: PayPalOrder) -> PaymentAttempt:
        """An order that PayPal calls complete: is it our money?"""
        capture = order.capture
        if capture is None:
            if order.status in _NOT_APPROVED:
                return self._await_approval(attempt, order)
            return self._doubt(attempt, Unclear(f"PayPal calls the payment “{order.status}” and shows no money."))
        attempt = replace(attempt, capture_id=capture.id)
        if capture.status in ("DECLINED", "FAILED"):
            return self.store(
                attempt, _STATE.FAILED, reason="PayPal declined the payment. Begin again.", reply=order.raw
            )
        wrong = misfit(attempt, order, captured=True)
        if wrong:
            return self.store(attempt, _STATE.QUARANTINED, reason=f"{wrong} No receipt was made.", reply=order.raw)
        if capture.status == "PENDING":
            pause = timedelta(minutes=10) if attempt.tries < 6 else timedelta(days=1)
            return self.store(
                replace(attempt, tries=attempt.tries + 1 if attempt.state is _STATE.PENDING else 0),
                _STATE.PENDING,
                reason=f"Payment pending at PayPal ({capture.reason or 'no reason given'}).",
                reply=order.raw,
                next_at=self._clock.now() + pause,
            )
        if capture.status != "COMPLETED":
            reason = f"PayPal calls the money “{capture.status}”. No receipt was made."
            return self.store(attempt, _STATE.QUARANTINED, reason=reason, reply=order.raw)
        return self._record_payment(self.store(attempt, _STATE.CAPTURED, reason="", reply=order.raw))

    def _record_payment(self, attempt: PaymentAttempt) -> PaymentAttempt:
        """Make a payment of what was captured; a repetition finds the payment by its reference."""
        if attempt.environment == "sandbox":
            return self.store(attempt, _STATE.TESTED, reason="A test payment in PayPal's sandbox: nothing was paid.")
        with self._database.read() as work:
            order = work.orders.get(attempt.order_id)
            recorded = any(
                payment.reference == attempt.capture_id for payment in work.payments.for_order(attempt.order_id)
            )
        if order is None:
            raise NotFound("The order of this payment is not in the database.")
        if not recorded:
            try:
                self._record(order, attempt)
            except Refused as error:
                reason = f"PayPal has taken the money, and it could not be recorded: {error.sentence}"
                return self.store(attempt, _STATE.QUARANTINED, reason=reason)
        return self.store(attempt, _STATE.PAID, reason="")

    def _doubt(self, attempt: PaymentAttempt, error: Unclear) -> PaymentAttempt:
        """PayPal did not say what happened: ask again later; after ten minutes loudly."""
        loud = self._is_late(attempt) and attempt.state in (_STATE.CREATING, _STATE.CAPTURING, _STATE.UNKNOWN)
        state = _STATE.UNKNOWN if loud else attempt.state
        longest = min(30.0, 2.0 ** min(attempt.tries + 1, 5))
        return self.store(
            replace(attempt, tries=attempt.tries + 1),
            state,
            reason=f"{error.sentence} It is not known yet whether the customer was charged; do not charge again."
            if loud
            else error.sentence,
            reply=error.raw,
            next_at=self._clock.now() + timedelta(seconds=self._random.uniform(1.0, longest)),
        )

    def _is_late(self, attempt: PaymentAttempt) -> bool:
        """Whether the call that is under way was first sent long ago."""
        return attempt.called_at is not None and abs(self._clock.now() - attempt.called_at) > UNKNOWN_AFTER

    def _duplicate(self, attempt: PaymentAttempt, error: Rejected) -> PaymentAttempt:
        reason = (
            f"PayPal says that {attempt.invoice_id} was paid before, perhaps from another laptop. Look for it among "
            "the transactions at PayPal and record that payment here. Nothing was charged now."
        )
        return self.store(attempt, _STATE.QUARANTINED, reason=reason, reply=error.raw)

    def _is_still_due(self, attempt: PaymentAttempt) -> bool:
        with self._database.read() as work:
            order = work.orders.get(attempt.order_id)
            state = work.orders.state(attempt.order_id)
        if order is None or state.status is not OrderStatus.PENDING:
            return False
        return order.priced.total.minor - state.paid_minor == attempt.amount.minor

    def store(self, attempt: PaymentAttempt, state: AttemptState, **changes: object) -> PaymentAttempt:
        """Store the attempt under a new state, if nobody else has changed it meanwhile."""
        stored = replace(attempt, **{"next_at": None, **changes, "state": state})  # type: ignore[arg-type]
        with self._database.work() as work:
            before = work.payment_attempts.get(attempt.id)
            if before is None or not work.payment_attempts.change(stored, was=attempt.state):
                raise Overtaken("Another window or computer is working on this payment.")
            if before.state is not state:
                details = {"attempt": attempt.id, "state": state.value, "reason": stored.reason}
                work.audit.record(AuditEntry("payment_state", "order", attempt.order_id, details, at=self._clock.now()))
            work.commit()
        return stored

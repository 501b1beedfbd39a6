"""Give money back where PayPal took it: one refund for each credit note or refund note, sent exactly once.

The wish is an outbox item. Its id is PayPal's request id, stored before anything is sent, and the body follows from
the item alone: whatever is repeated after a lost answer is answered by PayPal with the first answer.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random
from uuid import uuid4

from yeastar_desk.application.online_ports import Cause, NotSent, OnlineDatabase, Outgoing, Rejected, Unclear
from yeastar_desk.application.order_changes import find_order
from yeastar_desk.application.payment_evidence import is_amount
from yeastar_desk.application.payment_ports import (
    AttemptState,
    PaymentAttempt,
    PayPal,
    PayPalRefund,
    RefundRequest,
)
from yeastar_desk.application.ports import AuditEntry, Clock, IssuedDocument, OutboxItem
from yeastar_desk.application.preferences import PreferencesStore
from yeastar_desk.application.sending_book import ACKNOWLEDGED, REFUND, SENDING, Overtaken, SendingBook
from yeastar_desk.domain.documents import DocumentType
from yeastar_desk.domain.errors import NotFound, NotSaved, Refused
from yeastar_desk.domain.money import Money
from yeastar_desk.domain.records import canonical, from_plain

GIVES_BACK = (DocumentType.CREDIT_NOTE, DocumentType.REFUND)
REFUND_FACT, STATUS_FACT, REFUSALS_FACT = "Refund at PayPal", "PayPal says", "Refused before"
# PayPal remembers request ids of refunds for 45 days.
REMEMBERED = timedelta(days=40)
CHECK_AGAIN = timedelta(days=1).total_seconds()


@dataclass(slots=True)
class RefundReport:
    """What one pass did."""

    sent: int = 0
    waiting: int = 0
    parked: int = 0
    stopped: str = ""


@dataclass(frozen=True, slots=True)
class RefundStanding:
    """Where a refund stands, in words."""

    note_number: str
    amount: Money
    words: str


def refund_in(outgoing: Outgoing) -> RefundRequest:
    """The refund as it was wished."""
    return from_plain(RefundRequest, json.loads(outgoing.item.payload))


def refundable(
    documents: Sequence[tuple[DocumentType, str]], attempts: Sequence[PaymentAttempt], items: Sequence[Outgoing]
) -> tuple[str, ...]:
    """Numbers of the notes of an order whose money PayPal holds and nobody has asked back yet.

    Args:
        documents: type and number of the order's documents; items: the order's outbox.
    """
    if _paid(attempts) is None:
        return ()
    asked = {refund_in(out).note_number for out in items if out.item.kind == REFUND}
    return tuple(number for kind, number in documents if kind in GIVES_BACK and number not in asked)


def standings(items: Sequence[Outgoing]) -> tuple[RefundStanding, ...]:
    """The refunds among the outbox items of an order, oldest first."""
    return tuple(_standing(out) for out in items if out.item.kind == REFUND)


def _standing(out: Outgoing) -> RefundStanding:
    request = refund_in(out)
    if out.item.state == ACKNOWLEDGED:
        number = out.facts.get(REFUND_FACT, "")
        words = f"Given back by PayPal, {number}" if number else "Given back by hand"
    else:
        words = out.item.reason or "Waits for PayPal"
    return RefundStanding(request.note_number, request.amount, words)


class RefundPayment:
    """Queue the refund of what a credit note or refund note gives back."""

    def __init__(self, database: OnlineDatabase, preferences: PreferencesStore, clock: Clock) -> None:
        self._database = database
        self._preferences = preferences
        self._clock = clock

    def __call__(self, note_number: str) -> OutboxItem:
        """Queue it; nothing is sent yet.

        Raises:
            NotFound: no such document.
            Refused: the document gives nothing back, PayPal has not taken that money, or it is asked back already.
            NotSaved: nothing was stored.
        """
        now, rep = self._clock.now(), self._preferences.load().event.rep
        with self._database.work() as work:
            note = work.documents.get(note_number.strip())
            if note is None or note.content.type not in GIVES_BACK:
                raise NotFound(f"There is no credit note or refund note {note_number.strip()}. Check the number.")
            order, _ = find_order(work, note.content.order_number)
            attempt = _paid(work.payment_attempts.of_order(order.id))
            if attempt is None:
                raise Refused(f"PayPal has not taken the money of {order.number}: give it back as it was paid.")
            earlier = [refund_in(out) for out in work.outgoing.of_subject(order.id) if out.item.kind == REFUND]
            amount = _asked(note, attempt, earlier)
            request = RefundRequest(order.number, note.number, attempt.capture_id, attempt.environment, amount)
            item = OutboxItem(str(uuid4()), REFUND, order.id, canonical(request), now)
            work.outbox.add(item)
            details = {"note": note.number, "amount": f"{amount.decimal()} {amount.currency}"}
            work.audit.record(AuditEntry("refund_begun", "order", order.id, details, rep, now))
            work.commit()
        return item


def _paid(attempts: Sequence[PaymentAttempt]) -> PaymentAttempt | None:
    """The attempt by which the order was paid; sandbox attempts pay nothing."""
    return next((each for each in attempts if each.state is AttemptState.PAID and each.capture_id), None)


def _given_back(note: IssuedDocument) -> Money:
    content = note.content
    if content.type is DocumentType.REFUND:
        received = sum(payment.amount.minor for payment in content.received)
        return Money(received, content.total.currency)
    return content.total


def _asked(note: IssuedDocument, attempt: PaymentAttempt, earlier: Sequence[RefundRequest]) -> Money:
    """What PayPal gives back for a note: all of it, or what PayPal still holds of an order that was paid in parts."""
    if any(request.note_number == note.number for request in earlier):
        raise Refused(f"The money of {note.number} is asked back already: see the sync centre.")
    left = attempt.amount.minor - sum(request.amount.minor for request in earlier)
    minor = min(left, _given_back(note).minor)
    if minor <= 0:
        raise Refused(f"PayPal holds nothing of this order any more: give back {note.number} as it was paid.")
    return Money(minor, attempt.amount.currency)


class SendRefunds:
    """One pass over the refunds that wait."""

    def __init__(self, database: OnlineDatabase, paypal: PayPal, clock: Clock, random: Random | None = None) -> None:
        self._database = database
        self._paypal = paypal
        self._clock = clock
        self._book = SendingBook(database, clock, random)

    def __call__(self) -> RefundReport:
        """Send or look after what is due; one bad refund never blocks the rest."""
        report = RefundReport()
        with self._database.read() as work:
            due = work.outgoing.due([REFUND], self._clock.now())
        for outgoing in due:
            try:
                self._step(outgoing, report)
            except NotSent as error:
                report.stopped = error.sentence
                break
            except (Overtaken, NotSaved):
                continue
        return report

    def _step(self, outgoing: Outgoing, report: RefundReport) -> None:
        request = refund_in(outgoing)
        if request.environment != self._paypal.environment:
            self._book.wait(outgoing, f"This payment belongs to PayPal's {request.environment} service.", seconds=300)
            report.waiting += 1
            return
        known = outgoing.facts.get(REFUND_FACT, "")
        if outgoing.item.state == SENDING and not known and self._clock.now() - outgoing.item.created_at > REMEMBERED:
            self._book.park(
                outgoing,
                Cause.UNCONFIRMED,
                f"Sent, not confirmed: look in the PayPal account whether {request.note_number} was refunded. "
                "It is not sent again by itself.",
            )
            report.parked += 1
            return
        begun = self._book.begin(outgoing, self._clock.now(), {})
        pause = self._book.backoff(begun.item.attempts)
        try:
            refund = self._paypal.get_refund(known) if known else self._paypal.refund(request, _request_id(begun))
        except NotSent as error:
            self._later(begun, outgoing.item.state, error.sentence, pause if error.answered else None)
            raise
        except Unclear as error:
            self._book.wait_unclear(begun, f"{error.sentence} PayPal is asked again.", seconds=pause)
            report.waiting += 1
        except Rejected as error:
            self._refused(begun, error.sentence, error.raw)
            report.parked += 1
        else:
            self._judge(begun, request, refund, report)

    def _later(self, begun: Outgoing, was: str, reason: str, seconds: float | None) -> None:
        """This call did not leave; an earlier one may have."""
        if was == SENDING:
            self._book.wait_unclear(begun, reason, seconds=seconds or 1.0)
        else:
            self._book.wait(begun, reason, seconds=seconds)

    def _judge(self, begun: Outgoing, request: RefundRequest, refund: PayPalRefund, report: RefundReport) -> None:
        facts = {REFUND_FACT: refund.id, STATUS_FACT: refund.status}
        wrong = _misfit(request, refund)
        if wrong:
            self._book.park(_with(begun, facts), Cause.UNCONFIRMED, wrong, reply=refund.raw)
            report.parked += 1
        elif refund.status == "COMPLETED":
            self._book.acknowledge(begun, refund.raw, facts, "PayPal has given the money back")
            report.sent += 1
        elif refund.status == "PENDING":
            reason = f"PayPal holds the refund back ({refund.reason or 'no reason given'}). It is asked every day."
            self._book.wait_unclear(_with(begun, facts), reason, seconds=CHECK_AGAIN)
            report.waiting += 1
        else:
            self._refused(begun, f"PayPal did not give the money back ({refund.status}).", refund.raw)
            report.parked += 1

    def _refused(self, begun: Outgoing, sentence: str, raw: str) -> None:
        """PayPal surely gave nothing back; a later try is a new one, with another request id."""
        facts = {key: value for key, value in begun.facts.items() if key not in (REFUND_FACT, STATUS_FACT)}
        refusals = int(facts.get(REFUSALS_FACT, "0")) + 1
        refused = replace(begun, facts={**facts, REFUSALS_FACT: str(refusals)})
        words = f"{sentence} Nothing was given back. Choose Retry, or give it back in the PayPal account."
        self._book.park(refused, Cause.REJECTED, words, reply=raw)


def _with(outgoing: Outgoing, facts: dict[str, str]) -> Outgoing:
    return replace(outgoing, facts={**outgoing.facts, **facts})


def _request_id(outgoing: Outgoing) -> str:
    refusals = outgoing.facts.get(REFUSALS_FACT, "")
    return f"{outgoing.item.id}-{refusals}" if refusals else outgoing.item.id


def _misfit(request: RefundRequest, refund: PayPalRefund) -> str:
    if not is_amount(request.amount, refund.amount, refund.currency):
        return (
            f"PayPal has given back {refund.amount} {refund.currency}, not {request.amount.decimal()} "
            f"{request.amount.currency}. Look in the PayPal account."
        )
    if refund.invoice_id != request.note_number:
        return f"PayPal's refund is for “{refund.invoice_id}”, not for {request.note_number}. Look in the account."
    return ""

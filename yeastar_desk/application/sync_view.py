"""The rows of the sync centre: what waits, why, and what can be done about it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from yeastar_desk.application.online_ports import Cause, Outgoing
from yeastar_desk.application.payment_ports import AttemptState, PaymentAttempt
from yeastar_desk.application.refund_payment import refund_in
from yeastar_desk.application.sending_book import MAIL, ORDER, PARKED, PARTNER, REFUND, WISHES
from yeastar_desk.application.subscription_life import ASSOCIATED
from yeastar_desk.application.views import QueueSummary
from yeastar_desk.domain.catalogue import PLANS, SERVICES

# What one item takes on a slow line, for the estimate: 300 ms there and back, a few times.
SECONDS_EACH = {ORDER: 1.2, PARTNER: 1.5, MAIL: 3.0, REFUND: 1.5}
PAYMENT = "payment"
_ITEMS = frozenset(item for items in (*PLANS.values(), *SERVICES.values()) for item in items)


class Fix(StrEnum):
    """What a person can correct in place."""

    NONE = ""
    ACCOUNT = "account"
    ENTRY = "entry"
    PLAN = "plan"
    CONTACT = "contact"
    OWNER = "owner"
    ASSIGNEE = "assignee"
    PO_NUMBER = "po_number"
    RECIPIENT = "recipient"


# What the portal is told beside what the customer was sold: it can be told something else. Whatever has a price or is
# on the customer's documents stays as it is; for that a new order begins with everything filled in.
_BY_FIELD = {
    "plan": Fix.PLAN,
    "billing_contact": Fix.CONTACT,
    "yeastar_id": Fix.OWNER,
    "assign_to": Fix.ASSIGNEE,
    "po_number": Fix.PO_NUMBER,
}
_SOLD = frozenset(["services", "years", "cycle", "product", "company_id"])


@dataclass(frozen=True, slots=True)
class SyncRow:
    """One outgoing item.

    Attributes:
        subject: the number of the order or document that it is about; else the ID of the customer.
        size: in bytes.
        reason: why it waits, in a sentence.
        fix: what is wrong and can be corrected here; `wrong_field` names the input.
        actions: what can be done with it now: methods of `SyncCentre`, and `fix`, `sheet`, `ask`.
    """

    id: str
    kind: str
    what: str
    subject: str
    state: str
    cause: Cause
    age: timedelta
    size: int
    attempts: int
    reason: str
    wrong_field: str
    fix: Fix
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
    balance: tuple[str, datetime] | None = None
    """The portal account's balance, as the portal writes it, and when it was fetched."""

    @property
    def sentence(self) -> str:
        """``"11 waiting, about 14 s"``, with what needs a person."""
        parts = [f"{self.waiting:,} waiting, about {self.seconds:,} s" if self.waiting else "Nothing waits to be sent"]
        if self.parked:
            parts.append(f"{self.parked:,} need you" if self.parked > 1 else "1 needs you")
        return ", ".join(parts)


def view_of(rows: Sequence[SyncRow], summary: QueueSummary, balance: tuple[str, datetime] | None = None) -> SyncView:
    """The rows with the count of all and how long what waits will take; `rows` may be the oldest only."""
    waiting = [row for row in rows if row.state != PARKED]
    unseen = max(0, summary.waiting - len(waiting))
    seconds = sum(SECONDS_EACH.get(row.kind, 1.0) for row in waiting) + unseen * SECONDS_EACH[ORDER]
    payments = sum(row.kind == PAYMENT for row in rows)
    return SyncView(tuple(rows), summary.waiting, summary.parked + payments, round(seconds), balance)


def row_of(out: Outgoing, now: datetime, *, ended: bool) -> SyncRow:
    """One item as a row; `ended` when its order was cancelled meanwhile."""
    item = out.item
    what, subject = _what(out)
    fix = _fix(out)
    return SyncRow(
        id=item.id,
        kind=item.kind,
        what=what,
        subject=subject,
        state=item.state,
        cause=out.cause,
        age=max(timedelta(0), now - item.created_at),
        size=len(item.payload.encode()),
        attempts=item.attempts,
        reason=item.reason,
        wrong_field=out.wrong_field,
        fix=fix,
        next_at=item.next_at,
        facts=tuple(out.facts.items()),
        actions=("withdraw", "export") if ended else _actions(out, fix),
    )


def payment_row(attempt: PaymentAttempt, now: datetime) -> SyncRow:
    """A payment that a person has to know of, as a row."""
    quarantined = attempt.state is AttemptState.QUARANTINED
    reason = attempt.reason or "It is not known whether PayPal has taken the money. PayPal is asked again by itself."
    return SyncRow(
        id=attempt.id,
        kind=PAYMENT,
        what=f"{attempt.invoice_id}, {attempt.amount.decimal()} {attempt.amount.currency} by PayPal",
        subject=attempt.invoice_id,
        state=PARKED,
        cause=Cause.NEEDS_INPUT if quarantined else Cause.UNCONFIRMED,
        age=max(timedelta(0), now - attempt.created_at),
        size=0,
        attempts=0,
        reason=f"{reason} Do not charge the customer again.",
        wrong_field="",
        fix=Fix.NONE,
        next_at=None,
        facts=(("At PayPal", attempt.environment),),
        actions=("settle",) if quarantined else (),
    )


def _what(out: Outgoing) -> tuple[str, str]:
    """What it is in words, and the number or ID it is about. Only a look into the payload: the list may be long."""
    item = out.item
    try:
        data = json.loads(item.payload)
        if item.kind == PARTNER:
            partner = out.decisions.partner
            yeastar_id = partner.yeastar_id if partner is not None else data["yeastar_id"]
            company = partner.company if partner is not None else data["company"]
            return f"New account {yeastar_id}, {company}", yeastar_id
        if item.kind == ORDER:
            part = f", part {out.decisions.part}" if out.decisions.only else ""
            return f"{data['number']}{part}, {data['company_name']}", data["number"]
        if item.kind == MAIL:
            return f"{data['number']} to {data['recipient']}", data["number"]
        if item.kind == REFUND:
            refund = refund_in(out)
            amount = f"{refund.amount.decimal()} {refund.amount.currency}"
            return f"{refund.note_number}: give back {amount} by PayPal", refund.note_number
        if item.kind == ASSOCIATED:
            user = data["after"]
            return f"{item.subject_id}: " + (f"associate {user}" if user else "associate nobody"), item.subject_id
        if item.kind in WISHES:
            return f"{item.subject_id}: switch Auto Renew off", item.subject_id
    except (ValueError, TypeError, KeyError):
        return "Not readable", ""
    return item.kind, item.subject_id


def _fix(out: Outgoing) -> Fix:
    if out.item.state != PARKED or out.cause not in (Cause.NEEDS_INPUT, Cause.REJECTED):
        return Fix.NONE
    if out.item.kind == PARTNER:
        return Fix.ACCOUNT
    if out.item.kind == MAIL:
        return Fix.RECIPIENT if out.wrong_field == "recipient" else Fix.NONE
    if out.wrong_field in _ITEMS:
        return Fix.ENTRY
    return _BY_FIELD.get(out.wrong_field, Fix.NONE)


def _actions(out: Outgoing, fix: Fix) -> tuple[str, ...]:
    match out.item.state, out.cause:
        case "pending", _:
            return ("retry", "park", "export")
        case "sending", _:
            return ("export",)
        case _, Cause.UNCONFIRMED if out.item.kind == REFUND:
            return ("it_is_done", "export")
        case _, Cause.REJECTED if out.item.kind == REFUND:
            return ("retry", "it_is_done", "export")
        case _, Cause.UNCONFIRMED:
            return ("it_is_there", "it_is_not_there", "export")
        case _, Cause.HANDOVER:
            return ("it_is_done", "export") if out.item.kind in WISHES else ("sheet", "it_is_there", "export")
        case _, Cause.PRICE:
            return ("honour_price", "requote", "ask", "export")
    again = ("requote",) if out.item.kind == ORDER and out.cause in (Cause.NEEDS_INPUT, Cause.REJECTED) else ()
    if again and out.cause is Cause.REJECTED and out.wrong_field in _SOLD:  # the same would be refused again
        return (*again, "retry", "export")
    return (*(("fix",) if fix else ()), "retry", *again, "export")

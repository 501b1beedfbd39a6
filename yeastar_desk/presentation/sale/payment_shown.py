"""An online payment in words, at every moment of it. Pure: no Qt, no database."""

from __future__ import annotations

from dataclasses import dataclass

from yeastar_desk.application.payment_ports import OPEN_STATES, AttemptState, PaymentAttempt
from yeastar_desk.domain.invoicing import Missing
from yeastar_desk.presentation.formats import Formats

_WAITS = (AttemptState.NEW, AttemptState.CREATING)
_TAKING = (AttemptState.CAPTURING, AttemptState.CAPTURED)


@dataclass(frozen=True, slots=True)
class PaymentShown:
    """What the payment card shows.

    Attributes:
        sentence: what is happening, with `tone` info, ok, warning or danger.
        sandbox: the payment is in PayPal's test world.
        link: PayPal's page for the customer, empty while there is none to open.
        may_cancel: the payment can be given up, for no money can be on its way.
        may_retry: it is over without money: it can be begun again, or the customer pays otherwise.
        may_check: PayPal can be asked at once instead of a little later.
        may_settle: a person has to clear it up at PayPal, and then says here how.
        card: it is PayPal's page for cards.
        missing: what the invoice lacks and can be entered here, before any money is taken.
    """

    title: str
    sentence: str
    tone: str = "info"
    sandbox: bool = False
    link: str = ""
    may_cancel: bool = False
    may_retry: bool = False
    may_check: bool = False
    may_settle: bool = False
    card: bool = False
    missing: tuple[Missing, ...] = ()


def beginning(*, card: bool) -> PaymentShown:
    """Before PayPal has answered for the first time."""
    return PaymentShown("Payment", "Asking PayPal for a page to pay on…", card=card)


def not_begun(sentence: str, *, card: bool, missing: tuple[Missing, ...] = ()) -> PaymentShown:
    """The payment could not even be begun."""
    return PaymentShown("No payment yet", sentence, "danger", may_retry=True, card=card, missing=missing)


def show_payment(attempt: PaymentAttempt, formats: Formats, trouble: str = "") -> PaymentShown:
    """An attempt in words; `trouble` is why PayPal could not be asked just now."""
    amount = formats.money(attempt.amount)
    state, reason = attempt.state, attempt.reason
    if state is AttemptState.PAID:
        words = ("Paid", f"Paid: PayPal has taken {amount}. Nothing is due any more.", "ok")
    elif state is AttemptState.TESTED:
        words = (
            "Test payment",
            f"The test worked: nothing was paid, and {attempt.invoice_id} stays pending.",
            "warning",
        )
    elif state is AttemptState.QUARANTINED:
        money = f" PayPal's number of the money: {attempt.capture_id}." if attempt.capture_id else ""
        words = ("Look at this payment", f"{reason}{money} Do not charge the customer again.", "danger")
    elif state is AttemptState.PENDING:
        words = ("Payment pending", f"{reason} The order is not paid yet; PayPal is asked again by itself.", "warning")
    elif state is AttemptState.UNKNOWN:
        words = ("Not known yet", trouble or reason, "danger")
    elif state not in OPEN_STATES:
        words = ("No payment", reason or "This payment has ended. Nothing was charged.", "warning")
    elif trouble:
        so_far = "PayPal is asked again by itself." if state in _TAKING else "Nothing was charged yet."
        words = (_title(state), f"{trouble} {so_far}", "warning")
    else:
        words = (_title(state), *_under_way(attempt, amount))
    awaiting = state is AttemptState.AWAITING
    return PaymentShown(
        title=words[0],
        sentence=words[1],
        tone=words[2],
        sandbox=attempt.environment == "sandbox",
        link=attempt.approve_link if awaiting else "",
        may_cancel=state in (AttemptState.NEW, AttemptState.AWAITING),
        may_retry=state in (AttemptState.EXPIRED, AttemptState.FAILED, AttemptState.CANCELLED, AttemptState.TESTED),
        may_check=state in OPEN_STATES and state is not AttemptState.QUARANTINED,
        may_settle=state is AttemptState.QUARANTINED,
        card=attempt.card,
    )


def _title(state: AttemptState) -> str:
    if state is AttemptState.AWAITING:
        return "Waiting for the customer"
    return "Payment" if state in _WAITS else "Approved by the customer"


def _under_way(attempt: PaymentAttempt, amount: str) -> tuple[str, str]:
    if attempt.state is AttemptState.AWAITING:
        how = "enters the card on PayPal's page" if attempt.card else "approves it in PayPal"
        sentence = f"The customer scans the code with a phone, or you open the page here, and {how}: {amount}."
        return (f"{attempt.reason} Still due: {amount}.", "warning") if attempt.reason else (sentence, "info")
    if attempt.state in _WAITS:
        return attempt.reason or "Asking PayPal for a page to pay on…", "info"
    return attempt.reason or f"Taking {amount}. Wait for PayPal's answer…", "info"

"""The words of the sync centre."""

from __future__ import annotations

from yeastar_desk.application.online_ports import Cause
from yeastar_desk.application.sync_view import PAYMENT, Fix, SyncRow

KINDS = {
    "order": "Order",
    "partner": "New account",
    "mail": "Letter",
    "refund": "Refund",
    "payment": "Payment",
    "associated": "Wish for a subscription",
    "auto_renew_off": "Wish for a subscription",
}
_CAUSES = {
    Cause.BY_HAND: ("Held back", "neutral"),
    Cause.REJECTED: ("Not accepted", "danger"),
    Cause.NEEDS_INPUT: ("Needs an answer", "warning"),
    Cause.UNCONFIRMED: ("Not confirmed", "danger"),
    Cause.PRICE: ("Price differs", "warning"),
    Cause.HANDOVER: ("Enter by hand", "accent"),
}
FIXES = {
    Fix.ACCOUNT: "Correct the account…",
    Fix.ENTRY: "Choose it in the portal's list…",
    Fix.PLAN: "Choose the plan…",
    Fix.CONTACT: "Choose the billing contact…",
    Fix.OWNER: "Say whose it is…",
    Fix.ASSIGNEE: "Choose the user…",
    Fix.PO_NUMBER: "Correct the PO number…",
    Fix.RECIPIENT: "Correct the address…",
}
ACTIONS = {
    "fix": "Correct…",
    "sheet": "Hand-over sheet",
    "it_is_there": "It is there…",
    "it_is_not_there": "It is not there…",
    "it_is_done": "Done",
    "settle": "It is cleared up…",
    "honour_price": "Honour the price",
    "requote": "Begin again…",
    "ask": "Ask",
    "retry": "Retry",
    "park": "Hold back",
    "withdraw": "Remove",
    "export": "Export…",
}
"""What can be done, in the order of the buttons."""


def state_of(row: SyncRow) -> tuple[str, str]:
    """The state in words, and its tone."""
    if row.kind == PAYMENT:
        return ("Look at it", "danger") if row.actions else ("Not known", "danger")
    if row.state == "pending":
        return ("Waits", "accent") if row.next_at is None else ("Tried again soon", "accent")
    if row.state == "sending":
        return "Being looked for", "warning"
    return _CAUSES.get(row.cause, ("Held back", "neutral"))


def action_words(row: SyncRow, action: str) -> str:
    """What the button of an action says for a row."""
    return FIXES.get(row.fix, ACTIONS[action]) if action == "fix" else ACTIONS[action]


def about(row: SyncRow) -> str:
    """What stands below the number: the kind, and whom it is for."""
    rest = row.what.removeprefix("New account ").removeprefix(row.subject).strip(" ,:")
    return " · ".join(part for part in (KINDS.get(row.kind, row.kind), rest) if part)


def size_of(row: SyncRow) -> str:
    """`812 B`, `2.1 KB`."""
    if not row.size:
        return ""
    return f"{row.size:,} B" if row.size < 1000 else f"{row.size / 1000:,.1f} KB"


def question_to_ask(row: SyncRow) -> str:
    """What the rep sends to the account manager about a price that differs."""
    reason = row.reason.partition(" Choose:")[0]
    return f"Order {row.subject}: {reason} May we keep the price of the order?"

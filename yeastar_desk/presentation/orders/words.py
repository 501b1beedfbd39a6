"""Orders in words: means of payment, documents and history. No Qt."""

from __future__ import annotations

from yeastar_desk.application.ports import AuditEntry
from yeastar_desk.domain.order_life import PaymentMeans
from yeastar_desk.domain.orders import Operation, OrderStatus, PaymentMethod

MEANS = {
    PaymentMeans.BANK_TRANSFER: "Bank transfer",
    PaymentMeans.CASH: "Cash",
    PaymentMeans.CHEQUE: "Cheque",
    PaymentMeans.PAYPAL: "PayPal",
    PaymentMeans.CARD_TERMINAL: "Card terminal",
}
METHODS = {PaymentMethod.OFFLINE: "Offline", PaymentMethod.PAYPAL: "PayPal", PaymentMethod.CARD: "Card"}
OPERATIONS = {
    Operation.PURCHASE: "new purchase",
    Operation.EXPAND: "addition",
    Operation.RENEW: "renewal",
    Operation.SWITCH: "switch of plan",
}
# How a pending order ends that is not paid: what became of it, and the button that says so.
ENDING_WORDS = {
    OrderStatus.CANCELLED: ("Cancelled: the customer does not want it", "Cancel the order"),
    OrderStatus.FAILED: ("Failed: the payment cannot be made", "Mark as failed"),
    OrderStatus.INVALID: ("Invalid: it should not have been placed", "Mark as invalid"),
}
_ACTIONS = {
    "order_placed": "Placed",
    "payment_recorded": "Payment recorded",
    "order_cancelled": "Cancelled",
    "order_failed": "Failed",
    "order_invalid": "Invalid",
    "order_refunded": "Money given back",
    "surplus_given_back": "What was paid too much was given back",
    "order_remarked": "Remarks changed",
    "order_sent": "Sent to the portal",
    "order_replaced": "Placed again",
    "order_parked": "Held back from the portal",
    "order_withdrawn": "Not sent to the portal",
    "order_decided": "Sending was decided about",
    "invoice_credited": "Invoice credited",
    "subscription_changed": "Subscription changed",
    "subscription_taken_back": "Subscription taken back",
    "subscription_kept": "Subscription left as it is",
}


def happened(entry: AuditEntry) -> str:
    """What an entry of the history says: `Cancelled: customer changed plans`."""
    words = _ACTIONS.get(entry.action, entry.action.replace("_", " ").capitalize())
    details = [str(entry.details[key]) for key in ("document", "reason") if entry.details.get(key)]
    return f"{words}: {', '.join(details)}" if details else words

"""Whether PayPal's view of a payment is the one that was asked for."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from yeastar_desk.application.payment_ports import PaymentAttempt, PayPalOrder
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.money import Money, currency_digits

# Currencies that PayPal takes; of the second group only whole amounts.
_WITH_CENTS = frozenset(
    [
        *("AUD", "BRL", "CAD", "CNY", "CZK", "DKK", "EUR", "HKD", "ILS", "MYR", "MXN"),
        *("NZD", "NOK", "PHP", "PLN", "GBP", "SGD", "SEK", "CHF", "THB", "USD"),
    ]
)
_WHOLE = frozenset(["HUF", "JPY", "TWD"])


def paypal_refuses(amount: Money) -> None:
    """Raise Refused when PayPal does not take an amount."""
    if amount.currency not in _WITH_CENTS | _WHOLE:
        raise Refused(f"PayPal does not take {amount.currency}. Choose Offline.", field="payment")
    if amount.currency in _WHOLE and amount.minor % 10 ** currency_digits(amount.currency):
        raise Refused(
            f"PayPal takes whole {amount.currency} only, not {amount.decimal()}. Choose Offline.", field="payment"
        )


def misfit(attempt: PaymentAttempt, order: PayPalOrder, *, captured: bool) -> str:
    """What about PayPal's order is not ours, as a sentence, or nothing.

    Args:
        captured: money was taken, so that it is compared too and the payee must be known.
    """
    if order.id != attempt.paypal_order_id:
        return f"PayPal answered about another payment ({order.id})."
    if order.invoice_id != attempt.invoice_id:
        return f"PayPal's payment is for “{order.invoice_id}”, not for {attempt.invoice_id}."
    if not order.payee or order.payee != attempt.payee:
        return f"PayPal's payment is to “{order.payee}”, not to “{attempt.payee}”."
    if not is_amount(attempt.amount, order.amount, order.currency):
        return f"PayPal's payment is over {order.amount} {order.currency}, not {_words(attempt.amount)}."
    if captured and order.capture is not None:
        capture = order.capture
        if not is_amount(attempt.amount, capture.amount, capture.currency):
            return f"PayPal has taken {capture.amount} {capture.currency}, not {_words(attempt.amount)}."
        if capture.invoice_id and capture.invoice_id != attempt.invoice_id:
            return f"PayPal has taken money for “{capture.invoice_id}”, not for {attempt.invoice_id}."
        if not capture.id:
            return "PayPal's money has no number."
    return ""


def _words(amount: Money) -> str:
    return f"{amount.decimal()} {amount.currency}"


def is_amount(amount: Money, text: str, currency: str) -> bool:
    """Whether PayPal's decimal text is this amount."""
    try:
        return currency == amount.currency and Decimal(text) == Decimal(amount.decimal())
    except InvalidOperation:
        return False

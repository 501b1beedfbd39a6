"""What PayPal is told and what it answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from yeastar_desk.application.payment_ports import (
    PaymentAttempt,
    PayPalCapture,
    PayPalOrder,
    PayPalRefund,
    RefundRequest,
)

RAW_LIMIT = 20_000


def create_body(attempt: PaymentAttempt) -> bytes:
    """The body of a new order: the same bytes for the same attempt, whenever it is repeated.

    Card payments open PayPal's own page for guests; no card number ever comes near this program.
    """
    context = {
        "user_action": "PAY_NOW",
        "shipping_preference": "NO_SHIPPING",
        "landing_page": "GUEST_CHECKOUT" if attempt.card else "LOGIN",
    }
    if attempt.return_url:
        context |= {"return_url": attempt.return_url, "cancel_url": attempt.return_url}
    body = {
        "intent": "CAPTURE",
        "purchase_units": [
            {
                "invoice_id": attempt.invoice_id,
                "custom_id": attempt.id,
                "description": f"Order {attempt.invoice_id}",
                "amount": {"currency_code": attempt.amount.currency, "value": attempt.amount.decimal()},
            }
        ],
        "payment_source": {"paypal": {"experience_context": context}},
    }
    return json.dumps(body, separators=(",", ":"), sort_keys=True).encode()


def order_of(data: Mapping[str, Any], raw: str) -> PayPalOrder:
    """An order from the representation that PayPal answers with; what is missing is empty."""
    units = data.get("purchase_units")
    unit = units[0] if isinstance(units, list) and units and isinstance(units[0], dict) else {}
    captures = _dict(unit.get("payments")).get("captures")
    capture = captures[0] if isinstance(captures, list) and captures and isinstance(captures[0], dict) else None
    amount, payee = _dict(unit.get("amount")), _dict(unit.get("payee"))
    return PayPalOrder(
        id=_text(data.get("id")),
        status=_text(data.get("status")),
        approve_link=_link(data.get("links")),
        amount=_text(amount.get("value")),
        currency=_text(amount.get("currency_code")),
        invoice_id=_text(unit.get("invoice_id")),
        payee=_text(payee.get("merchant_id")) or _text(payee.get("email_address")),
        capture=_capture(capture) if capture is not None else None,
        raw=raw[:RAW_LIMIT],
    )


def refund_body(request: RefundRequest) -> bytes:
    """The body of a refund: the same bytes for the same request, whenever it is repeated."""
    body = {
        "amount": {"currency_code": request.amount.currency, "value": request.amount.decimal()},
        "invoice_id": request.note_number,
        "note_to_payer": f"{request.note_number}, order {request.order_number}",
    }
    return json.dumps(body, separators=(",", ":"), sort_keys=True).encode()


def refund_of(data: Mapping[str, Any], raw: str) -> PayPalRefund:
    """A refund from its representation; what is missing is empty."""
    amount = _dict(data.get("amount"))
    return PayPalRefund(
        id=_text(data.get("id")),
        status=_text(data.get("status")),
        amount=_text(amount.get("value")),
        currency=_text(amount.get("currency_code")),
        invoice_id=_text(data.get("invoice_id")),
        reason=_text(_dict(data.get("status_details")).get("reason")),
        raw=raw[:RAW_LIMIT],
    )


def issue_of(data: Any) -> tuple[str, str]:
    """The issue and PayPal's sentence about it in an error."""
    if not isinstance(data, dict):
        return "", ""
    details = data.get("details")
    first = details[0] if isinstance(details, list) and details and isinstance(details[0], dict) else {}
    issue = _text(first.get("issue")) or _text(data.get("name")) or _text(data.get("error"))
    said = _text(first.get("description")) or _text(data.get("message")) or _text(data.get("error_description"))
    return issue, said


def _capture(data: Mapping[str, Any]) -> PayPalCapture:
    amount = _dict(data.get("amount"))
    return PayPalCapture(
        id=_text(data.get("id")),
        status=_text(data.get("status")),
        amount=_text(amount.get("value")),
        currency=_text(amount.get("currency_code")),
        invoice_id=_text(data.get("invoice_id")),
        reason=_text(_dict(data.get("status_details")).get("reason")),
    )


def _link(links: Any) -> str:
    found = {
        _text(link.get("rel")): _text(link.get("href"))
        for link in (links if isinstance(links, list) else [])
        if isinstance(link, dict)
    }
    link = found.get("payer-action") or found.get("approve") or ""
    return link if link.startswith(("https://", "http://127.0.0.1")) else ""


def _dict(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""

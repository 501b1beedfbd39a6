"""The client of PayPal's Orders and Payments APIs."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from yeastar_desk.application.connection import Connection
from yeastar_desk.application.online_ports import NotSent, Rejected, Unclear
from yeastar_desk.application.payment_ports import PaymentAttempt, PayPalOrder, PayPalRefund, RefundRequest
from yeastar_desk.infrastructure.https import Answer, Https, NoAnswer, NotConnected
from yeastar_desk.infrastructure.log import hide
from yeastar_desk.infrastructure.paypal.payloads import (
    RAW_LIMIT,
    create_body,
    issue_of,
    order_of,
    refund_body,
    refund_of,
)

BASE_URLS = {"live": "https://api-m.paypal.com", "sandbox": "https://api-m.sandbox.paypal.com"}
REFRESH_AHEAD = 60.0
_ORDERS = "/v2/checkout/orders"


class PayPalClient:
    """Implements `payment_ports.PayPal`. For one thread at a time."""

    def __init__(
        self,
        environment: str,
        base_url: str,
        client_id: str,
        secret: Callable[[], str],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """`secret` reads the secret when a token is needed; an empty `base_url` is the environment's own.

        Raises:
            Refused: the address is not https.
        """
        self._environment = "live" if environment == "live" else "sandbox"
        self._https = Https(base_url or BASE_URLS[self._environment], "PayPal", "YeastarDesk")
        self._client_id = client_id
        self._secret = secret
        self._monotonic = monotonic
        self._token = ""
        self._token_ends = 0.0

    @property
    def environment(self) -> str:
        """sandbox or live."""
        return self._environment

    def close(self) -> None:
        """Close kept connections."""
        self._https.close()

    def create(self, attempt: PaymentAttempt) -> PayPalOrder:
        """See `payment_ports.PayPal.create`."""
        return self._order(self._call("POST", _ORDERS, create_body(attempt), attempt.create_request_id))

    def get(self, paypal_order_id: str) -> PayPalOrder:
        """See `payment_ports.PayPal.get`."""
        return self._order(self._call("GET", f"{_ORDERS}/{quote(paypal_order_id, safe='')}"))

    def capture(self, attempt: PaymentAttempt) -> PayPalOrder:
        """See `payment_ports.PayPal.capture`."""
        path = f"{_ORDERS}/{quote(attempt.paypal_order_id, safe='')}/capture"
        return self._order(self._call("POST", path, b"{}", attempt.capture_request_id))

    def refund(self, request: RefundRequest, request_id: str) -> PayPalRefund:
        """See `payment_ports.PayPal.refund`."""
        path = f"/v2/payments/captures/{quote(request.capture_id, safe='')}/refund"
        return self._refund(self._call("POST", path, refund_body(request), request_id))

    def get_refund(self, refund_id: str) -> PayPalRefund:
        """See `payment_ports.PayPal.get_refund`."""
        return self._refund(self._call("GET", f"/v2/payments/refunds/{quote(refund_id, safe='')}"))

    def check(self) -> None:
        """Ask for a token: whether ID and secret are right.

        Raises:
            NotSent: they are not, or PayPal cannot be reached.
        """
        self._token = ""
        self._valid_token()

    def _order(self, answer: Answer) -> PayPalOrder:
        data = _json(answer)
        order = order_of(data, answer.text) if isinstance(data, dict) else None
        if order is None or not order.id or not order.status:
            raise Unclear("PayPal's answer cannot be read.", raw=answer.text[:RAW_LIMIT])
        return order

    def _refund(self, answer: Answer) -> PayPalRefund:
        data = _json(answer)
        refund = refund_of(data, answer.text) if isinstance(data, dict) else None
        if refund is None or not refund.id or not refund.status:
            raise Unclear("PayPal's answer cannot be read.", raw=answer.text[:RAW_LIMIT])
        return refund

    def _call(self, method: str, path: str, body: bytes | None = None, request_id: str = "") -> Answer:
        headers = {"Prefer": "return=representation"}
        if request_id:
            headers["PayPal-Request-Id"] = request_id
        for attempt in (1, 2):
            token = self._valid_token()
            answer = self._send(method, path, body, f"Bearer {token}", headers)
            if answer.status != 401:
                break
            self._token = ""  # the token was taken back; the call was not carried out
            if attempt == 2:
                raise _refused(answer)
        if answer.status == 429:
            raise NotSent("PayPal asks for a pause. It is tried again by itself.", answered=True, raw=answer.text)
        data = _json(answer)
        if 200 <= answer.status < 300:
            return answer
        issue, said = issue_of(data)
        if answer.status >= 500 or answer.status == 409 or not issue:
            raise Unclear(
                f"PayPal's answer says neither yes nor no (HTTP {answer.status}).", raw=answer.text[:RAW_LIMIT]
            )
        raise Rejected(f"PayPal: {said or issue}", code=issue, raw=answer.text[:RAW_LIMIT])

    def _send(self, method: str, path: str, body: bytes | None, authorization: str, headers: dict[str, str]) -> Answer:
        try:
            return self._https.send(method, path, body=body, authorization=authorization, headers=headers)
        except NotConnected as error:
            raise _unreachable(error) from error
        except NoAnswer as error:
            raise Unclear("The connection to PayPal broke before its answer was complete.", raw=str(error)) from error

    def _valid_token(self) -> str:
        if self._token and self._monotonic() < self._token_ends - REFRESH_AHEAD:
            return self._token
        basic = base64.b64encode(f"{self._client_id}:{self._secret()}".encode()).decode()
        try:
            answer = self._https.send(
                "POST",
                "/v1/oauth2/token",
                body=b"grant_type=client_credentials",
                content_type="application/x-www-form-urlencoded",
                authorization=f"Basic {basic}",
            )
        except NotConnected as error:
            raise _unreachable(error) from error
        except NoAnswer as error:
            raise NotSent("The connection to PayPal broke. It is tried again by itself.", raw=str(error)) from error
        data = _json(answer)
        if answer.status == 200 and isinstance(data, dict) and isinstance(data.get("access_token"), str):
            seconds = data.get("expires_in")
            self._token = data["access_token"]
            hide(self._token)
            self._token_ends = self._monotonic() + (seconds if isinstance(seconds, int) else 0)
            return self._token
        if 400 <= answer.status < 500 and answer.status != 429 and data is not None:
            raise _refused(answer)
        raise NotSent(f"PayPal cannot answer now (HTTP {answer.status}). It is tried again by itself.", answered=True)


def _json(answer: Answer) -> Any:
    try:
        return json.loads(answer.text)
    except (ValueError, RecursionError):
        return None


def _unreachable(error: NotConnected) -> NotSent:
    connection = Connection.CAPTIVE if error.untrusted else Connection.OFFLINE
    return NotSent("PayPal cannot be reached. It is tried again by itself.", connection=connection, raw=str(error))


def _refused(answer: Answer) -> NotSent:
    return NotSent(
        "PayPal does not accept this client ID and secret. Check them in Settings, PayPal, and whether they belong to "
        "the sandbox or to the live service.",
        connection=Connection.REFUSED,
        raw=answer.text[:RAW_LIMIT],
    )

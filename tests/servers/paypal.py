"""PayPal's Orders API on 127.0.0.1, as far as it is documented: request ids, approval, captures, duplicate invoices."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from tests.servers.local_http import LocalServer, Reply, Request

CLIENT_ID, SECRET = "paypal-client", "paypal-secret-77aa"
MERCHANT = "MERCHANT7HANSE"
_AMOUNT = re.compile(r"\d{1,10}(\.\d{2})?")


class FakePayPal(LocalServer):
    """One merchant's account."""

    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        super().__init__(now)
        self.orders: dict[str, dict[str, Any]] = {}
        self.money: list[tuple[str, str, Decimal]] = []  # what was taken: order id, invoice id, amount
        self.answers: dict[tuple[str, str], tuple[datetime, bytes, Reply]] = {}
        self.refunds: dict[str, dict[str, Any]] = {}
        self.given_back: list[tuple[str, str, Decimal]] = []  # capture id, note number, amount
        self.tokens: set[str] = set()
        self.serial = 0
        # what happens next
        self.decline: list[str] = []  # issues that the next captures are refused with
        self.capture_status = "COMPLETED"
        self.refund_status = "COMPLETED"
        self.refuse_refunds: list[str] = []  # issues that the next refunds are refused with
        self.change: Callable[[dict[str, Any]], None] = lambda _: None  # applied to every order that is shown
        self.refuse: Callable[[Request], Reply | None] = lambda _: None
        self.after: Callable[[Request, Reply], Reply] = lambda _, reply: reply
        self.complaints: list[str] = []

    def respond(self, request: Request) -> Reply:
        refused = self.refuse(request)
        return refused if refused is not None else self.after(request, self._route(request))

    def _route(self, request: Request) -> Reply:
        if request.path == "/v1/oauth2/token":
            return self._token(request)
        if request.headers.get("authorization", "").removeprefix("Bearer ") not in self.tokens:
            return _json(401, {"error": "invalid_token", "error_description": "Token signature verification failed"})
        if request.method == "POST" and not request.headers.get("paypal-request-id"):
            self.complaints.append(f"{request.path} without a request id")
        parts = request.path.strip("/").split("/")
        if parts[:2] == ["v2", "payments"]:
            return self._payments(request, parts[2:])
        if parts[:3] != ["v2", "checkout", "orders"]:
            return self._error(404, "RESOURCE_NOT_FOUND")
        if len(parts) == 3:
            return self._once(request, self._create)
        if parts[3] not in self.orders:
            return self._error(404, "INVALID_RESOURCE_ID", name="RESOURCE_NOT_FOUND")
        if len(parts) == 5 and parts[4] == "capture":
            return self._once(request, lambda _: self._capture(parts[3]))
        return _json(200, self._shown(parts[3]))

    def _token(self, request: Request) -> Reply:
        wanted = base64.b64encode(f"{CLIENT_ID}:{SECRET}".encode()).decode()
        if request.headers.get("authorization") != f"Basic {wanted}":
            return _json(401, {"error": "invalid_client", "error_description": "Client Authentication failed"})
        token = f"A21-token-{len(self.tokens)}"
        self.tokens.add(token)
        return _json(200, {"access_token": token, "token_type": "Bearer", "expires_in": 32400, "scope": ""})

    def _once(self, request: Request, work: Callable[[Request], Reply]) -> Reply:
        """The same request id gives the same answer for six hours; afterwards it is forgotten."""
        key = (request.path, request.headers.get("paypal-request-id", ""))
        if key in self.answers:
            at, body, reply = self.answers[key]
            if self.now() - at < timedelta(hours=6):
                if body != request.body:
                    self.complaints.append(f"another body under request id {key[1]}")
                return reply
        reply = work(request)
        self.answers[key] = (self.now(), request.body, reply)
        return reply

    def _create(self, request: Request) -> Reply:
        body = json.loads(request.body)
        unit = body["purchase_units"][0]
        if body["intent"] != "CAPTURE" or not _AMOUNT.fullmatch(unit["amount"]["value"]):
            return self._error(400, "INVALID_PARAMETER_VALUE", name="INVALID_REQUEST")
        self.serial += 1
        number = f"5O19012{self.serial:010d}"
        unit = unit | {"payee": {"email_address": "pay@hanse.example", "merchant_id": MERCHANT}}
        self.orders[number] = {
            "id": number,
            "intent": "CAPTURE",
            "status": "PAYER_ACTION_REQUIRED",
            "purchase_units": [unit],
            "links": [
                {"href": f"{self.url}/v2/checkout/orders/{number}", "rel": "self", "method": "GET"},
                {
                    "href": f"https://www.paypal.example/checkoutnow?token={number}",
                    "rel": "payer-action",
                    "method": "GET",
                },
            ],
        }
        return _json(201, self._shown(number))

    def _capture(self, number: str) -> Reply:
        order = self.orders[number]
        unit = order["purchase_units"][0]
        if order["status"] == "COMPLETED":
            return self._error(422, "ORDER_ALREADY_CAPTURED")
        if order["status"] != "APPROVED":
            return self._error(422, "ORDER_NOT_APPROVED")
        if self.decline:
            order["status"] = "PAYER_ACTION_REQUIRED"
            return self._error(422, self.decline.pop(0))
        if any(invoice == unit["invoice_id"] for _, invoice, _ in self.money):
            return self._error(422, "DUPLICATE_INVOICE_ID")
        order["status"] = "COMPLETED"
        capture = {
            "id": f"3C{len(self.money):015d}",
            "status": self.capture_status,
            "amount": dict(unit["amount"]),
            "invoice_id": unit["invoice_id"],
            "final_capture": True,
        }
        if self.capture_status == "PENDING":
            capture["status_details"] = {"reason": "PENDING_REVIEW"}
        if self.capture_status in ("COMPLETED", "PENDING"):
            self.money.append((number, unit["invoice_id"], Decimal(unit["amount"]["value"])))
        unit["payments"] = {"captures": [capture]}
        return _json(201, self._shown(number))

    def _payments(self, request: Request, parts: list[str]) -> Reply:
        if len(parts) == 2 and parts[0] == "refunds" and request.method == "GET":
            found = self.refunds.get(parts[1])
            return _json(200, found) if found else self._error(404, "INVALID_RESOURCE_ID", name="RESOURCE_NOT_FOUND")
        if len(parts) == 3 and (parts[0], parts[2]) == ("captures", "refund"):
            return self._once(request, lambda _: self._refund(parts[1], json.loads(request.body)))
        return self._error(404, "RESOURCE_NOT_FOUND")

    def _refund(self, capture_id: str, body: dict[str, Any]) -> Reply:
        taken = {f"3C{number:015d}": money for number, money in enumerate(self.money)}
        if capture_id not in taken:
            return self._error(404, "INVALID_RESOURCE_ID", name="RESOURCE_NOT_FOUND")
        if self.refuse_refunds:
            return self._error(422, self.refuse_refunds.pop(0))
        amount = Decimal(body["amount"]["value"])
        given = sum((value for capture, _, value in self.given_back if capture == capture_id), Decimal(0))
        if given >= taken[capture_id][2]:
            return self._error(422, "CAPTURE_FULLY_REFUNDED")
        if given + amount > taken[capture_id][2]:
            return self._error(422, "REFUND_AMOUNT_EXCEEDED")
        number = f"1R{len(self.refunds):015d}"
        self.given_back.append((capture_id, body["invoice_id"], amount))
        self.refunds[number] = {
            "id": number,
            "status": self.refund_status,
            "amount": dict(body["amount"]),
            "invoice_id": body["invoice_id"],
            "status_details": {"reason": "ECHECK"} if self.refund_status == "PENDING" else {},
        }
        return _json(201, self.refunds[number])

    def _shown(self, number: str) -> dict[str, Any]:
        shown: dict[str, Any] = json.loads(json.dumps(self.orders[number]))
        self.change(shown)
        return shown

    def _error(self, status: int, issue: str, name: str = "UNPROCESSABLE_ENTITY") -> Reply:
        return _json(
            status,
            {
                "name": name,
                "message": "It did not work.",
                "debug_id": "90957fca61718",
                "details": [{"issue": issue, "description": issue.replace("_", " ").lower()}],
            },
        )

    # --- what customers and PayPal do --------------------------------------------------------------------------

    def approve(self, number: str) -> None:
        """The customer pays on PayPal's page."""
        with self.lock:
            if self.orders[number]["status"] == "PAYER_ACTION_REQUIRED":
                self.orders[number]["status"] = "APPROVED"

    def approve_all(self) -> None:
        for number in list(self.orders):
            self.approve(number)

    def clear(self, number: str) -> None:
        """A pending payment becomes final."""
        with self.lock:
            self.orders[number]["purchase_units"][0]["payments"]["captures"][0]["status"] = "COMPLETED"

    def forget(self, number: str) -> None:
        """The order expires."""
        with self.lock:
            del self.orders[number]


def _json(status: int, data: Any) -> Reply:
    return Reply(status, json.dumps(data).encode(), {"Content-Type": "application/json"})

"""A Partner Portal on 127.0.0.1 that behaves as far as it is documented.

It refuses what the documentation does not allow, so that a wrong request fails the test that sent it. What is not
documented (how the catalogue is nested, where an order's PO number comes back, what the answer to an order says) is
a choice of the test. Prices and names of people are invented.
"""

from __future__ import annotations

import copy
import json
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, unquote

from tests.servers.local_http import LocalServer, Reply, Request
from tests.servers.portal_data import (
    ADD_ON_IDS,
    BOUGHT,
    CHOICES,
    CLIENT_ID,
    CONTACTS,
    COUNTRIES,
    LINE_FIELDS,
    ORDER_FIELDS,
    PLAN_ID,
    SECRET,
    SERVICE_IDS,
    USER_FIELDS,
    WORKPLACE_PLAN_IDS,
    WORKPLACE_SERVICE_IDS,
    Fields,
)


@dataclass
class State:
    """What a backup of the portal would hold."""

    orders: list[dict[str, Any]] = field(default_factory=list)
    users: list[dict[str, Any]] = field(default_factory=list)
    mails: list[str] = field(default_factory=list)
    bought: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: {"14": [dict(BOUGHT)]})
    bought_details: dict[str, dict[str, Any]] = field(default_factory=dict)
    not_renewed: set[str] = field(default_factory=set)


class FakePortal(LocalServer):
    """The portal with its tokens, users, contacts, catalogue and orders."""

    def __init__(
        self, now: Callable[[], datetime] = lambda: datetime.now(UTC), reserved: socket.socket | None = None
    ) -> None:
        super().__init__(now, reserved)
        self.state = State()
        self.tokens: set[str] = set()
        self.refresh_tokens: set[str] = set()
        self.issued = 0
        self.serial = 0
        # what is not documented
        self.echo = "details"  # where the PO number comes back: "list", "details" or "" for nowhere
        self.refresh_works = False
        self.names_order = True  # whether the answer to a new order has its number
        self.sort_works = True
        self.largest_page = 25
        self.flat_catalogue = False
        # what goes wrong
        self.expires_in = "1799"
        self.captive = False
        self.broken: list[Reply] = []  # answers given instead, each once
        self.refuse: Callable[[Request], Reply | None] = lambda _: None
        self.after: Callable[[Request, Reply], Reply] = lambda _, reply: reply
        self.complaints: list[str] = []

    # --- the envelope ------------------------------------------------------------------------------------------

    def success(self, result: Any) -> Reply:
        return self._envelope(200, "success", "", result)

    def failure(self, status: int, code: str, detail: str, result: Any = None) -> Reply:
        return self._envelope(status, code, detail, result)

    def _envelope(self, status: int, code: str, detail: str, result: Any) -> Reply:
        body = {
            "code": code,
            "detailMessage": detail,
            "requestId": f"{len(self.requests):032x}",
            "result": result,
            "status": status,
        }
        return Reply(status, json.dumps(body).encode(), {"Content-Type": "application/json"})

    def respond(self, request: Request) -> Reply:
        if self.captive:
            return Reply(302, b"<html>Welcome! Please log in</html>", {"Location": "http://login.hotel.example/"})
        if self.broken:
            return self.broken.pop(0)
        if not request.headers.get("user-agent"):
            self.complaints.append(f"{request.path} without User-Agent")
        refused = self.refuse(request)
        if refused is not None:
            return refused
        return self.after(request, self._route(request))

    def _route(self, request: Request) -> Reply:
        if request.path == "/auth/openapi/v1/oauth/token":
            return self._token(request)
        if request.headers.get("authorization", "").removeprefix("Bearer ") not in self.tokens:
            return self.failure(401, "unauthorized", "token invalid")
        route = f"{request.method} {request.path}"
        if route.startswith("GET /order/openapi/order/v1/get/"):
            return self._order_details(unquote(request.path.rsplit("/", 1)[1]))
        if route.startswith("GET /user/openapi/user/v1/subordinate_user/"):
            return self._user(unquote(request.path.rsplit("/", 1)[1]))
        handlers: dict[str, Callable[[Request], Reply]] = {
            "GET /pricing/openapi/purchase/v1/product_list": self._products,
            "GET /pricing/openapi/purchase/v1/purchase_product_info": self._catalogue,
            "GET /pricing/openapi/purchase/v1/my_price_info": self._prices,
            "GET /user/openapi/user/v1/client/billing_contact_list": lambda _: self.success(CONTACTS),
            "GET /user/openapi/user/v1/client/partner_list": lambda _: self.success(self.state.users),
            "GET /user/openapi/user/v1/client/account_balance": lambda _: self.success({"accountBalance": 1000.5}),
            "GET /user/openapi/area/v1/page": self._countries,
            "GET /order/openapi/order/v1/page": self._orders,
            "GET /order/openapi/order/v1/check/existed_auto_renew": self._auto_renew,
            "GET /product/openapi/instance_product/v1/client/instance_product_list": self._purchased,
            "GET /product/openapi/instance_product/v1/detail": self._bought_details,
            "POST /order/openapi/order/v1/save": self._save_order,
            "POST /user/openapi/user/v1/client/save_user": self._save_user,
        }
        handler = handlers.get(route)
        return handler(request) if handler else self.failure(404, "not_found", f"no {route}")

    # --- calls -------------------------------------------------------------------------------------------------

    def _token(self, request: Request) -> Reply:
        form = {key: values[0] for key, values in parse_qs(request.body.decode()).items()}
        grant = form.get("grant_type")
        known = (form.get("client_id"), form.get("client_secret")) == (CLIENT_ID, SECRET)
        refreshed = grant == "refresh_token" and self.refresh_works and form.get("refresh_token") in self.refresh_tokens
        if not known or not (grant == "pp_credentials" or refreshed):
            return self.failure(400, "parameter_validation_failed", "client authentication failed")
        self.issued += 1
        token, refresh = f"access-token-{self.issued}", f"refresh-token-{self.issued}"
        self.tokens.add(token)
        self.refresh_tokens.add(refresh)
        return self.success(
            {"expiresIn": self.expires_in, "refreshToken": refresh, "token": token, "tokenHead": "Bearer "}
        )

    def _products(self, _: Request) -> Reply:
        names = {
            13: "Cloud PBX (PCE Instance)",
            14: "Cloud PBX (PCE Package)",
            19: "Add-on Service",
            27: "Workplace SaaS",
        }
        return self.success([{"name": name, "productId": number} for number, name in names.items()])

    def _catalogue(self, request: Request) -> Reply:
        product = request.query.get("productId", "")
        services = {"14": SERVICE_IDS, "19": ADD_ON_IDS, "27": WORKPLACE_SERVICE_IDS}.get(product, {})
        plans = {"14": {"Enterprise Plan": PLAN_ID}, "27": WORKPLACE_PLAN_IDS}.get(product, {})
        if self.flat_catalogue:
            rows = [{"name": n, "planId": str(i), "pricingPlanId": i + 7} for n, i in plans.items()]
            rows += [{"name": n, "serviceId": str(i), "pricingServiceId": i + 7} for n, i in services.items()]
            return self.success({"offeringId": "77", "productList": rows})
        return self.success(
            {
                "offeringId": "77",
                "product": {
                    "planList": [
                        {
                            "planName": name,
                            "planId": number,
                            "pricing": [{"pricingId": number + 7, "cycle": "annually"}],
                        }
                        for name, number in plans.items()
                    ],
                    "services": {
                        str(index): {
                            "serviceInfo": {"name": name, "detail": {"serviceId": number, "purchaseType": "purchase"}}
                        }
                        for index, (name, number) in enumerate(services.items())
                    },
                },
            }
        )

    def _prices(self, request: Request) -> Reply:
        if request.query.get("billingCycle") not in CHOICES["billingCycle"]:
            return self.failure(400, "parameter_validation_failed", "billingCycle")
        rows = [{"serviceName": name, "price": 3.25 + i, "currencyCode": "USD"} for i, name in enumerate(SERVICE_IDS)]
        plans = [{"planName": "Enterprise Plan", "price": 12, "currencyCode": "USD"}]
        found = request.query.get("productId") == "14"
        return self.success(
            {"offeringId": "77", "planList": plans if found else [], "serviceList": rows if found else []}
        )

    def _countries(self, request: Request) -> Reply:
        return self._page(request, [{"code": code, "id": number, "name": name} for code, name, number in COUNTRIES])

    def _purchased(self, request: Request) -> Reply:
        if not request.query.get("productId"):
            return self.failure(
                400, "parameter_validation_failed", "productId must not be null", {"field": "productId"}
            )
        return self._page(request, self.state.bought.get(request.query["productId"], []))

    def _bought_details(self, request: Request) -> Reply:
        rows = self.state.bought.get(request.query.get("productId", ""), [])
        found = [row for row in rows if row.get("productNo") == request.query.get("productNo")]
        if not found:
            return self.failure(404, "product_not_found", "product does not exist")
        more = self.state.bought_details.get(found[0]["productNo"], {})
        return self.success({"currentPlan": "", "currentPlanExpireDate": "", **found[0], **more})

    def _auto_renew(self, request: Request) -> Reply:
        return self.success({"autoRenew": request.query.get("productNo") not in self.state.not_renewed})

    def _page(
        self,
        request: Request,
        rows: list[dict[str, Any]],
        shown: Callable[[dict[str, Any]], dict[str, Any]] = lambda row: row,
    ) -> Reply:
        size = min(int(request.query.get("pageSize", "25")), self.largest_page)
        number = int(request.query.get("pageNo", "1"))
        page = [shown(row) for row in rows[(number - 1) * size : number * size]]
        pages = -(-len(rows) // size)
        return self.success(
            {
                "count": len(rows),
                "pageNo": number,
                "pageSize": size,
                "results": page,
                "total": len(rows),
                "totalPage": pages,
            }
        )

    def _user(self, email: str) -> Reply:
        found = [user for user in self.state.users if user["email"].casefold() == email.casefold()]
        return self.success(found[0]) if found else self.failure(404, "user_not_found", "user does not exist")

    def _orders(self, request: Request) -> Reply:
        rows = list(self.state.orders)
        if request.query.get("sort") == "-id" and self.sort_works:
            rows.reverse()
        elif request.query.get("sort") and not self.sort_works:
            return self.failure(400, "parameter_validation_failed", "sort is not supported")
        return self._page(request, rows, self._row)

    def _row(self, order: dict[str, Any]) -> dict[str, Any]:
        row = {key: order[key] for key in ("createTime", "currencyCode", "id", "invoiceNo", "orderNo", "orderStatus")}
        return row | {"customReferenceNo": order["body"].get("poNumber", "") if self.echo == "list" else ""}

    def _order_details(self, number_or_id: str) -> Reply:
        for order in self.state.orders:
            if number_or_id in (order["id"], order["orderNo"]):
                information = {"orderNo": order["orderNo"], "orderStatus": order["orderStatus"]}
                if self.echo == "details":
                    information["purchaseOrder"] = {"number": order["body"].get("poNumber", "")}
                basic = {"productId": str(order["body"]["productId"]), "productName": "", "productNo": ""}
                return self.success(
                    {
                        "basicInformation": basic,
                        "billingInformation": {},
                        "orderInformation": information,
                        "orderSummary": {"services": order["body"]["serviceList"]},
                    }
                )
        return self.failure(404, "order_not_found", "order does not exist")

    def _save_order(self, request: Request) -> Reply:
        body = self._checked(request, ORDER_FIELDS)
        if isinstance(body, Reply):
            return body
        for line in body["serviceList"]:
            wrong = self._wrong(line, LINE_FIELDS)
            if wrong:
                return wrong
        if str(body["billingId"]) not in {contact["billingContactId"] for contact in CONTACTS}:
            return self.failure(
                400, "parameter_validation_failed", "billing contact does not exist", {"field": "billingId"}
            )
        if body.get("assignId", "") not in {"", *(user["partnerId"] for user in self.state.users)}:
            return self.failure(400, "parameter_validation_failed", "user does not exist", {"field": "assignId"})
        order = self.add_order(body)
        return self.success({"orderNo": order["orderNo"], "id": order["id"]} if self.names_order else True)

    def add_order(self, body: dict[str, Any]) -> dict[str, Any]:
        """An order in the portal; tests also add those of other people."""
        self.serial += 1  # ids are not given a second time, even after a restore
        count = self.serial
        order = {
            "id": str(3500000000000000000 + count),
            "orderNo": f"2027020100{count:05d}",
            "orderStatus": "pending",
            "createTime": int(self.now().timestamp() * 1000),
            "currencyCode": "USD",
            "invoiceNo": "",
            "body": body,
        }
        self.state.orders.append(order)
        return order

    def _save_user(self, request: Request) -> Reply:
        body = self._checked(request, USER_FIELDS)
        if isinstance(body, Reply):
            return body
        if body["country"] not in {name for _, name, _ in COUNTRIES}:
            return self.failure(400, "parameter_validation_failed", "country is not in the list", {"field": "country"})
        if any(user["email"] == body["yeastarId"] for user in self.state.users):
            return self.failure(400, "user_exists", "yeastarId already exists", {"field": "yeastarId"})
        number = str(3600000000000000000 + len(self.state.users))
        self.state.users.append(
            {
                "partnerId": number,
                "email": body["yeastarId"],
                "userType": "Enduser",
                **{
                    key: body.get(key, "")
                    for key in (
                        "city",
                        "company",
                        "country",
                        "firstName",
                        "lastName",
                        "phoneNumber",
                        "remark",
                        "stateProvince",
                        "street",
                        "taxNum",
                        "zipCode",
                    )
                },
            }
        )
        if body.get("sendUserActivationEmail", True):
            self.state.mails.append(body["yeastarId"])
        return self.success(True)

    # --- what the documentation allows ---------------------------------------------------------------------------

    def _checked(self, request: Request, fields: Fields) -> dict[str, Any] | Reply:
        if request.headers.get("content-type") != "application/json":
            self.complaints.append(f"{request.path} with content type {request.headers.get('content-type')}")
        body = json.loads(request.body)
        return self._wrong(body, fields) or body

    def _wrong(self, body: dict[str, Any], fields: Fields) -> Reply | None:
        for name, (required, kinds) in fields.items():
            if name not in body and required:
                return self.failure(400, "parameter_validation_failed", f"{name} must not be null", {"field": name})
            if name in body and type(body[name]) not in kinds:
                return self.failure(400, "parameter_validation_failed", f"{name} has a wrong type", {"field": name})
            if name in CHOICES and body.get(name) not in CHOICES[name]:
                return self.failure(400, "parameter_validation_failed", f"{name} is not allowed", {"field": name})
        for name in body.keys() - fields.keys():
            self.complaints.append(f"undocumented field {name}")
        return None

    # --- for tests ---------------------------------------------------------------------------------------------

    def backup(self) -> State:
        with self.lock:
            return copy.deepcopy(self.state)

    def restore(self, state: State) -> None:
        with self.lock:
            self.state = copy.deepcopy(state)

    def po_numbers(self) -> list[str]:
        """The PO number of every order that arrived."""
        with self.lock:
            return [order["body"].get("poNumber", "") for order in self.state.orders]

"""Reading the portal's answers tolerantly, and writing what it is told.

The documentation shows only parts of most answers. Whatever is not known is found by what it looks like, kept as
it came, or left out; nothing is guessed (docs/portal.md).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from yeastar_desk.application.online_ports import (
    CatalogueEntry,
    OrderToSend,
    PortalAccountUser,
    PortalAnswer,
    PortalContact,
    PortalCountry,
    PortalOrder,
    PortalPrice,
    PortalProduct,
)
from yeastar_desk.domain.contacts import NewPartner

NAME_KEYS = ("name", "planName", "serviceName", "productName", "title")
_AMOUNT_KEY = re.compile(r"(price|amount|fee|cost)$", re.IGNORECASE)
_MILLISECONDS_FROM = 100_000_000_000  # as seconds this would be the year 5138


def parse(text: str) -> Any:
    """JSON with whole numbers of any size exact and all others as `Decimal`.

    Raises:
        ValueError: not JSON.
    """
    return json.loads(text, parse_float=Decimal)


def dump(data: Any) -> str:
    """Parsed JSON as text again, without changing a digit."""
    return json.dumps(data, ensure_ascii=False, default=_decimal)


def _decimal(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"cannot write {type(value).__name__}")


def text_of(value: Any) -> str:
    """A scalar as text: ids stay digit for digit, null is empty, true and false are words."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None or isinstance(value, (dict, list)) else str(value).strip()


def time_of(value: Any) -> datetime | None:
    """A point in time from an epoch in seconds or milliseconds (the unit is not documented), else None."""
    text = text_of(value)
    if not text.isdigit():
        return None
    number = int(text)
    try:
        return datetime.fromtimestamp(number / 1000 if number >= _MILLISECONDS_FROM else number, UTC)
    except (OverflowError, ValueError, OSError):
        return None


def records(result: Any) -> list[dict[str, Any]]:
    """The objects of an answer: an array, one object, or a page's `results` (lists are documented as objects)."""
    if isinstance(result, dict) and isinstance(result.get("results"), list):
        result = result["results"]
    if isinstance(result, dict):
        # An object keyed by id or index holds its records as values; anything else is one record itself.
        values = list(result.values())
        result = values if values and all(isinstance(value, dict) for value in values) else [result]
    return [item for item in result if isinstance(item, dict)] if isinstance(result, list) else []


def products(result: Any) -> tuple[PortalProduct, ...]:
    """`product_list`: name and productId."""
    return tuple(
        PortalProduct(text_of(row["productId"]), text_of(row.get("name")))
        for row in records(result)
        if "productId" in row
    )


# --- the catalogue ---------------------------------------------------------------------------------------------


def catalogue(product_id: str, result: Any) -> tuple[CatalogueEntry, ...]:
    """Every plan and service of `purchase_product_info`, wherever in the answer it stands.

    Documented are the words planId and serviceId, not where they are. An entry is any object with such an id; its
    name is its own or, lacking one, that of the nearest object around it.
    """
    found: dict[tuple[str, str], CatalogueEntry] = {}
    for node, name, kind in _walk(result, "", ""):
        entry = _entry(product_id, node, name, kind)
        if entry is not None and entry.name:
            found.setdefault((entry.kind, entry.id), entry)
    return tuple(found.values())


def _walk(node: Any, name: str, kind: str) -> Iterator[tuple[dict[str, Any], str, str]]:
    if isinstance(node, dict):
        own = next((text_of(node[key]) for key in NAME_KEYS if text_of(node.get(key))), "")
        name = own or name
        yield node, name, kind
        for key, value in node.items():
            below = "plan" if "plan" in key.lower() else "service" if "service" in key.lower() else kind
            yield from _walk(value, name, below)
    elif isinstance(node, list):
        for value in node:
            yield from _walk(value, name, kind)


def _entry(product_id: str, node: Mapping[str, Any], name: str, kind: str) -> CatalogueEntry | None:
    pricing = next((text_of(v) for k, v in node.items() if "pricing" in k.lower() and k.lower().endswith("id")), "")
    for key, what in (("planId", "plan"), ("serviceId", "service")):
        if text_of(node.get(key)):
            return CatalogueEntry(product_id, what, text_of(node[key]), name, pricing)
    own_name = any(text_of(node.get(key)) for key in NAME_KEYS)
    if kind and own_name and text_of(node.get("id")):
        return CatalogueEntry(product_id, kind, text_of(node["id"]), name, pricing)
    return None


def prices(product_id: str, cycle: str, result: Any) -> tuple[PortalPrice, ...]:
    """Every amount of `my_price_info` with the name it belongs to.

    The names of the amount fields are not documented: what ends in price, amount, fee or cost and is a number is
    shown under its own field name, for a person to confirm before it is used.
    """
    found = []
    for node, name, _ in _walk(result, "", ""):
        currency = next((text_of(v) for k, v in node.items() if "currency" in k.lower() and text_of(v)), "")
        quantity = next((text_of(v) for k, v in node.items() if re.search(r"(min|from|start)\w*$", k, re.I)), "")
        for key, value in node.items():
            number = _number(value)
            if name and number is not None and _AMOUNT_KEY.search(key):
                start = int(quantity) if quantity.isdigit() else 1
                found.append(PortalPrice(product_id, name, cycle, str(number), currency, key, max(1, start)))
    return tuple(found)


def _number(value: Any) -> Decimal | None:
    if isinstance(value, (bool, dict, list)) or value is None:
        return None
    try:
        number = Decimal(str(value))
    except ArithmeticError:
        return None
    return number if number.is_finite() else None


# --- people and places -----------------------------------------------------------------------------------------


def contacts(result: Any) -> tuple[PortalContact, ...]:
    """`billing_contact_list`."""
    return tuple(
        PortalContact(
            id=text_of(row["billingContactId"]),
            email=text_of(row.get("emailAddress")),
            first_name=text_of(row.get("firstName")),
            last_name=text_of(row.get("lastName")),
            company=text_of(row.get("company")),
            phone=text_of(row.get("phoneNumber")),
            street=text_of(row.get("street")),
            postal_code=text_of(row.get("zipCode")),
            city=text_of(row.get("city")),
            state=text_of(row.get("stateProvince")),
            country=text_of(row.get("country")),
            tax_number=text_of(row.get("taxNum")),
            remark=text_of(row.get("remark")),
        )
        for row in records(result)
        if text_of(row.get("billingContactId"))
    )


def users(result: Any) -> tuple[PortalAccountUser, ...]:
    """`partner_list` and `subordinate_user`."""
    return tuple(
        PortalAccountUser(
            id=text_of(row.get("partnerId")),
            email=text_of(row.get("email")),
            name=f"{text_of(row.get('firstName'))} {text_of(row.get('lastName'))}".strip(),
            company=text_of(row.get("company")),
            country=text_of(row.get("country")),
            user_type=text_of(row.get("userType")),
        )
        for row in records(result)
        if text_of(row.get("email"))
    )


def countries(result: Any) -> tuple[PortalCountry, ...]:
    """`area/v1/page`."""
    return tuple(PortalCountry(text_of(row.get("code")), text_of(row.get("name"))) for row in records(result))


# --- orders ----------------------------------------------------------------------------------------------------


def order(row: Mapping[str, Any]) -> PortalOrder:
    """One row of the order list; statuses that are not known stay as they came."""
    return PortalOrder(
        id=text_of(row.get("id")),
        number=text_of(row.get("orderNo")),
        status=text_of(row.get("orderStatus")),
        created_at=time_of(row.get("createTime")),
        currency=text_of(row.get("currencyCode")),
        reference=text_of(row.get("customReferenceNo")),
        invoice_number=text_of(row.get("invoiceNo")),
        raw=dump(row),
    )


def accepted(result: Any, raw: str) -> PortalAnswer:
    """What `order/v1/save` answered. Its fields are not documented: an order number and id are taken if named so."""
    number = order_id = ""
    if isinstance(result, dict):
        flat = {key.lower(): text_of(value) for key, value in result.items()}
        number = flat.get("orderno") or flat.get("ordernumber") or ""
        order_id = flat.get("orderid") or flat.get("id") or ""
    elif not isinstance(result, (bool, list)):
        order_id = text_of(result)
    return PortalAnswer(raw, order_id, number)


# --- writing ---------------------------------------------------------------------------------------------------


def _id(text: str) -> int | str:
    """An id as the JSON number that the documentation wants, exact at any size."""
    return int(text) if text.isdigit() else text


def order_body(sent: OrderToSend) -> bytes:
    """The body of `order/v1/save`. What is not given is left out."""
    body: dict[str, Any] = {
        "operationType": sent.operation,
        "productId": _id(sent.product_id),
        "billingId": _id(sent.billing_id),
        "poNumber": sent.po_number,
        "serviceList": [
            {
                "serviceType": line.service_type,
                "serviceId": _id(line.service_id),
                **({"connectionPlanId": _id(line.connection_plan_id)} if line.connection_plan_id else {}),
                "quantity": line.quantity,
                "purchaseType": line.purchase_type,
                "billingModel": line.billing_model,
                "billingCycle": line.billing_cycle,
                "multiCycle": line.multi_cycle,
            }
            for line in sent.lines
        ],
    }
    if sent.product_number:
        body["productNo"] = sent.product_number
    if sent.assign_id:
        body["assignId"] = sent.assign_id
    if sent.partner_id:
        body["partnerId"] = sent.partner_id
    return _body(body)


def user_body(partner: NewPartner, country_name: str) -> bytes:
    """The body of `client/save_user`; optional fields that are empty are left out."""
    fields: dict[str, Any] = {
        "userType": partner.user_type,
        "yeastarId": partner.yeastar_id,
        "company": partner.company,
        "country": country_name,
        "firstName": partner.first_name,
        "lastName": partner.last_name,
        "phoneNumber": partner.phone,
        "stateProvince": partner.state,
        "city": partner.city,
        "street": partner.street,
        "zipCode": partner.postal_code,
        "taxNum": partner.tax_number,
        "remark": partner.remark,
    }
    body = {key: value for key, value in fields.items() if value}
    return _body(body | {"sendUserActivationEmail": partner.send_activation_email})


def _body(data: Mapping[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def page_rows(result: Any) -> tuple[Sequence[dict[str, Any]], int | None, int | None]:
    """The rows of a page with the documented `total` and `totalPage`; None where the answer does not say."""

    def whole(key: str) -> int | None:
        text = text_of(result.get(key)) if isinstance(result, dict) else ""
        return int(text) if text.isdigit() else None

    return records(result), whole("total"), whole("totalPage")

"""Read an order from JSON (the format of docs/commands.md), naming every mistake."""

from __future__ import annotations

import difflib
import json
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from yeastar_desk.domain.catalogue import PLANS, SERVICES, Product
from yeastar_desk.domain.contacts import Assignment, BillingContact, NewPartner
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.orders import Operation, OrderRequest, Payment, PaymentMethod
from yeastar_desk.domain.tax import TaxCategory
from yeastar_desk.domain.terms import Cycle

_KEYS = (
    "product", "operation", "company_id", "yeastar_id", "company_name", "unverified", "plan", "extensions", "cycle",
    "years", "services", "discount_percent", "discount_amount", "assign_to", "billing_contact", "payment",
    "po_number", "event", "rep", "price_list_id", "tax_category", "tax_reason", "ends_on",
)  # fmt: skip
_Choice = TypeVar("_Choice", bound=StrEnum)
_Default = TypeVar("_Default", bound=StrEnum | None)


def order_from_json(text: str) -> OrderRequest:
    """The request in a JSON text.

    Raises:
        Refused: not JSON, an unknown key, or a value of the wrong kind; the sentence names it.
    """
    try:
        data = json.loads(text, parse_float=Decimal)
    except ValueError as error:
        raise Refused(f"The order file is not valid JSON: {error}. Correct it and try again.") from None
    order = _object(data, "The order", _KEYS)
    product = _choice(Product, order, "product", Product.WORKPLACE)
    plan = _text(order, "plan")
    if plan and plan not in PLANS[product]:
        raise Refused(f"There is no plan “{plan}”. Use one of: {', '.join(PLANS[product])}.", field="plan")
    key = "company_id" if product is Product.WORKPLACE else "yeastar_id"
    operation = _choice(Operation, order, "operation", Operation.PURCHASE)
    return OrderRequest(
        product=product,
        operation=operation,
        subject_id=_text(order, key),
        subject_name=_text(order, "company_name"),
        verified=not _flag(order, "unverified"),
        plan=plan,
        extensions=_whole(order, "extensions", 0),
        cycle=_choice(Cycle, order, "cycle", Cycle.ANNUALLY),
        years=_whole(order, "years", 1),
        services=_services(order, product, operation),
        discount_percent=_number_text(order, "discount_percent"),
        discount_amount=_number_text(order, "discount_amount"),
        assignment=_assignment(order.get("assign_to")),
        billing_contact=_contact(order.get("billing_contact")),
        payment=_payment(order.get("payment")),
        po_number=_text(order, "po_number"),
        event=_text(order, "event"),
        rep=_text(order, "rep"),
        price_list_id=_whole(order, "price_list_id", 0) or None,
        ends_on=_day(order, "ends_on"),
        tax_category=_choice(TaxCategory, order, "tax_category", None),
        tax_reason=_text(order, "tax_reason"),
    )


def _object(data: Any, what: str, keys: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise Refused(f"{what} must be a JSON object in braces.")
    for key in data:
        if key not in keys:
            near = difflib.get_close_matches(key, keys, 1)
            hint = f" Did you mean “{near[0]}”?" if near else ""
            raise Refused(f"{what} has an unknown key “{key}”.{hint}", field=key)
    return data


def _text(data: dict[str, Any], key: str) -> str:
    value = data.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Refused(f"“{key}” must be a text in quotes.", field=key)
    return value.strip()


def _number_text(data: dict[str, Any], key: str) -> str:
    value = data.get(key)
    return str(value) if isinstance(value, (int, Decimal)) and not isinstance(value, bool) else _text(data, key)


def _flag(data: dict[str, Any], key: str) -> bool:
    value = data.get(key, False)
    if not isinstance(value, bool):
        raise Refused(f"“{key}” must be true or false.", field=key)
    return value


def _whole(data: dict[str, Any], key: str, default: int) -> int:
    value = data.get(key)
    if value is None:
        return default
    if not isinstance(value, int) or isinstance(value, bool):
        raise Refused(f"“{key}” must be a whole number.", field=key)
    return value


def _day(data: dict[str, Any], key: str) -> date | None:
    text = _text(data, key)
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Refused(f"“{key}” must be a date such as 2027-03-14, not “{text}”.", field=key) from None


def _choice(kind: type[_Choice], data: dict[str, Any], key: str, default: _Default) -> _Choice | _Default:
    value = _text(data, key)
    if not value:
        return default
    if value not in set(kind):
        raise Refused(f"“{value}” is not a known {key}. Use one of: {', '.join(kind)}.", field=key)
    return kind(value)


def _services(order: dict[str, Any], product: Product, operation: Operation) -> dict[str, int]:
    services = order.get("services")
    if services is None:
        return {}
    services = _object(services, "“services”", SERVICES[product])
    quantities = {item: _whole(services, item, 0) for item in services}
    for item, quantity in quantities.items():
        if quantity < 0 or (not quantity and operation is not Operation.RENEW):
            raise Refused(f"The quantity of {item} must be 1 or more; leave the service out otherwise.", field=item)
    return quantities


def _contact(data: Any) -> BillingContact | None:
    if data is None:
        return None
    names = tuple(field.name for field in fields(BillingContact))
    contact = _object(data, "“billing_contact”", names)
    return BillingContact(**{name: _text(contact, name) for name in contact})


def _assignment(data: Any) -> Assignment | None:
    if data is None or data == "":
        return None
    if isinstance(data, str):
        return Assignment(yeastar_id=data.strip())
    names = tuple(field.name for field in fields(NewPartner))
    new = _object(data, "“assign_to”", names)
    for key in ("yeastar_id", "company", "country"):
        if not _text(new, key):
            raise Refused(f"“assign_to” needs “{key}” to add a partner.", field=key)
    texts = {name: _text(new, name) for name in new if name != "send_activation_email"}
    send = _flag({"send_activation_email": new.get("send_activation_email", True)}, "send_activation_email")
    partner = NewPartner(**texts, send_activation_email=send)
    return Assignment(partner.yeastar_id, partner.company, partner)


def _payment(data: Any) -> Payment:
    if data is None:
        return Payment()
    payment = _object(data, "“payment”", ("method", "pi_number", "auto_renew"))
    return Payment(
        method=_choice(PaymentMethod, payment, "method", PaymentMethod.OFFLINE),
        pi_number=_text(payment, "pi_number"),
        auto_renew=_flag(payment, "auto_renew"),
    )

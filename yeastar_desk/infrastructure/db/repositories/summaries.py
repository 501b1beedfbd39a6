"""What was ordered, in one short line for lists."""

from __future__ import annotations

from yeastar_desk.domain.catalogue import PRODUCT_NAMES, Product, item_name
from yeastar_desk.domain.orders import Operation, OrderRequest
from yeastar_desk.domain.terms import Cycle

_SHORT_NAMES = {Product.WORKPLACE: "Workplace", Product.PCE_PACKAGE: "PCE Package"}
_OPERATIONS = {Operation.EXPAND: "expansion", Operation.RENEW: "renewal", Operation.SWITCH: "plan switch"}


def what(request: OrderRequest) -> str:
    """For example "Workplace Standard, 2 years, 2 services"."""
    name = _SHORT_NAMES.get(request.product, PRODUCT_NAMES[request.product])
    plan = item_name(request.plan).removesuffix(" Plan") if request.plan else ""
    parts = [f"{name} {plan}".strip()]
    if request.operation in _OPERATIONS:
        parts.append(_OPERATIONS[request.operation])
    if request.operation is not Operation.EXPAND and request.plan:
        parts.append("1 month" if request.cycle is Cycle.MONTHLY else _count(request.years, "year"))
    if request.services:
        parts.append(_count(len(request.services), "service"))
    return ", ".join(parts)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"

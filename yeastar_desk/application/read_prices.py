"""One row of a price file to one price, refusing whatever could put a wrong price on an offer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from yeastar_desk.application.tables import (
    Names,
    RowRefused,
    TableRow,
    choice,
    day,
    optional_day,
    quantity,
    required,
    short_text,
    text,
)
from yeastar_desk.domain.catalogue import PLANS, SERVICES, Kind, Price, PricingModel, Product, item_name
from yeastar_desk.domain.money import UnitPrice
from yeastar_desk.domain.terms import Cycle, Proration

COLUMNS = (
    "price_list", "currency", "valid_from", "valid_to", "proration", "product", "item", "kind", "pricing_model",
    "cycle", "unit_price", "unit", "min", "max", "step", "from_quantity", "plans",
)  # fmt: skip
REQUIRED = (
    "price_list", "currency", "valid_from", "product", "item", "kind", "pricing_model", "cycle", "unit_price",
)  # fmt: skip
MAX_UNIT_PRICE = 1_000_000_000
ListKey = tuple[str, str, date]  # name, currency, first day

_POINT = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
_COMMA = re.compile(r"[+-]?\d+,\d+", re.ASCII)
LIKE_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}", re.ASCII)


@dataclass(frozen=True, slots=True)
class PriceRow:
    """A price with the head of the list that it belongs to. `written` is its unit price as it is in the file."""

    name: str
    valid_from: date
    valid_to: date | None
    proration: Proration
    price: Price
    written: str

    @property
    def list_key(self) -> ListKey:
        return (self.name, self.price.unit_price.currency, self.valid_from)


def read_price(row: TableRow, names: Names, *, decimal_comma: bool) -> PriceRow:
    """The price of a row.

    Raises:
        RowRefused: with the first reason.
    """
    currency = required(row, "currency").upper()
    if not names.is_currency(currency):
        raise RowRefused(f"currency is “{currency[:20]}”. Write an ISO code in use, like EUR.")
    product = choice(row, "product", Product)
    kind, item = _item(row, product)
    model = choice(row, "pricing_model", PricingModel)
    cycle = choice(row, "cycle", Cycle)
    if product is Product.WORKPLACE and cycle is Cycle.ONCE:
        raise RowRefused("cycle is “once”, but Workplace is billed annually or monthly.")
    minimum = quantity(row, "min", default=1, minimum=1)
    price = Price(
        product=product,
        item=item,
        kind=kind,
        pricing_model=model,
        cycle=cycle,
        unit_price=_unit_price(row, currency, decimal_comma),
        unit=short_text(row, "unit"),
        minimum=minimum,
        maximum=_maximum(row, minimum),
        step=quantity(row, "step", default=1, minimum=1),
        from_quantity=quantity(row, "from_quantity", default=1, minimum=1),
        plans=_plans(row, product, kind),
    )
    if model is PricingModel.FLAT_RATE and (price.minimum, price.from_quantity) != (1, 1):
        raise RowRefused("A flat rate is sold once: leave min and from_quantity empty.")
    valid_from, valid_to = day(row, "valid_from"), optional_day(row, "valid_to")
    if valid_to is not None and valid_to < valid_from:
        raise RowRefused(f"valid_to {valid_to.isoformat()} is before valid_from {valid_from.isoformat()}.")
    proration = choice(row, "proration", Proration, Proration.FULL)
    return PriceRow(required(row, "price_list"), valid_from, valid_to, proration, price, text(row, "unit_price"))


def _item(row: TableRow, product: Product) -> tuple[Kind, str]:
    kind = choice(row, "kind", Kind)
    items: Mapping[Kind, tuple[str, ...]] = {Kind.PLAN: PLANS[product], Kind.SERVICE: SERVICES[product]}
    item = required(row, "item").casefold()
    if item not in items[kind]:
        raise RowRefused(f"{product} has no {kind} “{item[:40]}”. Use one of: {', '.join(items[kind])}.")
    return kind, item


def _maximum(row: TableRow, minimum: int) -> int | None:
    if not text(row, "max"):
        return None
    maximum = quantity(row, "max", default=1, minimum=1)
    if maximum < minimum:
        raise RowRefused(f"max {maximum:,} is less than min {minimum:,}.")
    return maximum


def _plans(row: TableRow, product: Product, kind: Kind) -> tuple[str, ...]:
    plans = tuple(dict.fromkeys(plan.strip().casefold() for plan in text(row, "plans").split("|") if plan.strip()))
    for plan in plans:
        if plan not in PLANS[product]:
            raise RowRefused(f"plans names “{plan[:40]}”. Use plans of {product}: {', '.join(PLANS[product])}.")
    if plans and kind is Kind.PLAN:
        raise RowRefused(f"plans says which plans a service goes with, but {item_name(row.cells['item'])} is a plan.")
    return plans


def _unit_price(row: TableRow, currency: str, decimal_comma: bool) -> UnitPrice:
    cell = required(row, "unit_price")
    number = cell
    if "," in cell:
        if not decimal_comma or not _COMMA.fullmatch(cell):
            raise RowRefused(f"unit_price is “{cell[:40]}”. Write it like 1250.50, with a point and without thousands.")
        if LIKE_THOUSANDS.fullmatch(cell):
            raise RowRefused(
                f"unit_price is “{cell[:40]}”, which may mean {cell.replace(',', '.')} or {cell.replace(',', '')}. "
                "Write it with a point."
            )
        number = cell.replace(",", ".")
    if not _POINT.fullmatch(number):
        raise RowRefused(f"unit_price is “{cell[:40]}”, which is not a number. Write it like 12.50.")
    price = UnitPrice.parse(number, currency)
    if price.micros < 0:
        raise RowRefused(f"unit_price is {cell}. A price cannot be negative.", kind="negative")
    if price.micros == 0:
        raise RowRefused(
            "unit_price is 0. A price of zero is never used: leave the row out if the item is not sold.", kind="zero"
        )
    if price.micros > MAX_UNIT_PRICE * 1_000_000:
        raise RowRefused(f"unit_price is {cell[:40]}. It must be at most {MAX_UNIT_PRICE:,}.")
    return price

"""The filters of the Orders page as options of a command."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING, Any

from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.orders import OrderStatus

if TYPE_CHECKING:
    from yeastar_desk.application.ports import OrderFilter


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a day. Write it like 2026-01-31.") from None


DAY: dict[str, Any] = {"type": _day, "metavar": "YYYY-MM-DD"}
FILTERS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("--search", {"default": "", "metavar": "TEXT", "help": "order, company, PI, PO or reference number"}),
    ("--status", {"choices": [status.value for status in OrderStatus]}),
    ("--event", {"default": "", "metavar": "EVENT"}),
    ("--rep", {"default": "", "metavar": "NAME"}),
    ("--product", {"choices": [product.value for product in Product]}),
    ("--from", {**DAY, "dest": "first", "help": "placed on this day or later"}),
    ("--to", {**DAY, "dest": "last", "help": "placed on this day or earlier"}),
)


def filter_of(options: argparse.Namespace) -> OrderFilter:
    """What was asked for."""
    from yeastar_desk.application.ports import OrderFilter

    return OrderFilter(
        text=options.search,
        status=OrderStatus(options.status) if options.status else None,
        event=options.event,
        rep=options.rep,
        product=Product(options.product) if options.product else None,
        placed_from=options.first,
        placed_to=options.last,
    )

"""The commitment ruler in words: today, the term, days to align with, the next charge, the total."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yeastar_desk.application.commitment import ruler
from yeastar_desk.application.edit_order import OrderContext
from yeastar_desk.domain.catalogue import PRODUCT_NAMES
from yeastar_desk.domain.commitment import Ruler
from yeastar_desk.domain.orders import Operation, OrderRequest
from yeastar_desk.domain.pricing import PricedOrder
from yeastar_desk.domain.terms import Cycle
from yeastar_desk.presentation.formats import Formats

_APART = 0.24  # of the ruler's length: marks that are nearer share one text


@dataclass(frozen=True, slots=True)
class PointShown:
    """Another subscription of the customer. `day` is what to align with, None when that is not possible."""

    text: str
    day: date | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class RulerShown:
    """The ruler.

    Attributes:
        marks: (position from 0 to 1, text).
        begins: where the ordered term begins, 0 to 1.
        rows: (caption with its day, amount).
    """

    marks: tuple[tuple[float, str], ...]
    begins: float
    rows: tuple[tuple[str, str], ...]
    points: tuple[PointShown, ...]
    said: str


def show_ruler(
    request: OrderRequest, context: OrderContext, priced: PricedOrder | None, formats: Formats
) -> RulerShown | None:
    """The ruler of an order, None while it has no price."""
    if priced is None:
        return None
    found = ruler(request, context, priced)
    ends_on = formats.date(found.ends_on)
    rows = [(f"Total commitment until {ends_on}", formats.money(found.total))]
    if found.next_charge is not None:
        by_itself = f"Next charge on {formats.date(found.next_on)}"
        rows.append((by_itself if found.auto_renew else f"{by_itself}, if renewed", formats.money(found.next_charge)))
    marks, begins = _marks(found, formats)
    said = ", ".join(f"{caption} {value}" for caption, value in rows)
    return RulerShown(marks, begins, tuple(rows), _points(request, found, formats), said)


def _marks(found: Ruler, formats: Formats) -> tuple[tuple[tuple[float, str], ...], float]:
    """Today, the start of a later term, the points, and the end; texts that would touch are left out."""
    end = max([found.ends_on, *(point.expires_on for point in found.points)])
    length = max(1, (end - found.today).days)

    def position(day: date) -> float:
        return (day - found.today).days / length

    kept = [(0.0, "Today"), (position(found.ends_on), f"Ends {formats.date(found.ends_on)}")]
    others = [(position(point.expires_on), formats.date(point.expires_on)) for point in found.points]
    if found.starts_on > found.today:
        others.insert(0, (position(found.starts_on), f"Begins {formats.date(found.starts_on)}"))
    for place, text in others:
        near = any(abs(place - there) < _APART for there, words in kept if words)
        kept.append((place, "" if near else text))
    return tuple(sorted(kept)), position(found.starts_on)


def _points(request: OrderRequest, found: Ruler, formats: Formats) -> tuple[PointShown, ...]:
    """What a new term can be aligned with; additions and switches end with their subscription anyway."""
    whole_term = request.operation in (Operation.PURCHASE, Operation.RENEW) and request.cycle is Cycle.ANNUALLY
    return tuple(
        PointShown(
            f"{PRODUCT_NAMES[point.product]} {point.subject_id} ends {formats.date(point.expires_on)}",
            point.expires_on if whole_term else None,
            request.ends_on == point.expires_on,
        )
        for point in found.points
    )

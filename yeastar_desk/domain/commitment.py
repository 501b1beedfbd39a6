"""What an order commits the customer to: dates and amounts on one line of time, on the screen and on the quote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yeastar_desk.domain.catalogue import PRODUCT_NAMES, Product
from yeastar_desk.domain.documents import Commitment
from yeastar_desk.domain.money import Money


@dataclass(frozen=True, slots=True)
class CoTermPoint:
    """Another subscription of the same customer: its expiry is a day to align a term with."""

    product: Product
    subject_id: str
    expires_on: date

    @property
    def label(self) -> str:
        return f"{PRODUCT_NAMES[self.product]} {self.subject_id}"


@dataclass(frozen=True, slots=True)
class Ruler:
    """The commitment ruler of an order.

    Attributes:
        starts_on: when the ordered term begins; later than today for a renewal that is made ahead.
        ends_on: when everything ends that is paid with this order.
        total: what the customer commits to pay with this order, tax included.
        next_on: when it is to be paid again; later than `ends_on` when a plan is bought while another one still runs.
        next_charge: one more cycle of everything the customer then has, at today's prices with tax, None when the
            price list cannot say.
        auto_renew: whether the next charge comes by itself, or only when the customer renews.
    """

    today: date
    starts_on: date
    ends_on: date
    total: Money
    next_on: date
    next_charge: Money | None = None
    auto_renew: bool = False
    points: tuple[CoTermPoint, ...] = ()

    def commitment(self) -> Commitment:
        """The same as dates and amounts in their order, as it is printed."""
        points: list[tuple[str, date, Money | None]] = [("today", self.today, None)]
        if self.starts_on > self.today:
            points.append(("begins", self.starts_on, None))
        points += [(point.label, point.expires_on, None) for point in self.points]
        points.append(("total", self.ends_on, self.total))
        if self.next_charge is not None:
            points.append(("next" if self.auto_renew else "next_if", self.next_on, self.next_charge))
        return Commitment(tuple(sorted(points, key=lambda point: point[1])))

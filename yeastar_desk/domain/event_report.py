"""The event report: what was sold, by product, plan, rep, day and hour. Currencies are never added up.

What counts:

- An order counts when it was placed and has not been taken back: it is pending or paid.
- Cancelled, failed, invalid and refunded orders (refunded: credited in full) are counted apart and bring nothing.
- Revenue is the net total, without tax, less the net of credit notes.
- The paid part is the revenue of orders that are paid in full.
- A quote is converted when the held order it was made of was placed and counts.
- Imported orders of other laptops stand apart, by laptop, and are in no other sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from yeastar_desk.domain.catalogue import PRODUCT_NAMES, Product, item_name
from yeastar_desk.domain.money import Money
from yeastar_desk.domain.orders import OrderStatus

COUNTED = (OrderStatus.PENDING, OrderStatus.PAID)
WHAT_COUNTS = (
    "Counted are orders that were placed and not taken back: pending and paid ones, on the day they were placed. "
    "Cancelled, failed, invalid and refunded orders are listed apart and bring nothing. Revenue is net, without tax, "
    "less credit notes; paid is the part from orders that are paid in full. A quote is converted when its order was "
    "placed and counts. Imported orders of other laptops stand apart and are in no sum. Currencies are never added up."
)


@dataclass(frozen=True, slots=True)
class Turnover:
    """What orders of one currency come to. `paid` is the part of the revenue from orders that are paid in full."""

    orders: int
    revenue: Money
    paid: Money

    @property
    def pending(self) -> Money:
        """The part of the revenue that is not paid yet."""
        return self.revenue - self.paid

    def __add__(self, other: Turnover) -> Turnover:
        return Turnover(self.orders + other.orders, self.revenue + other.revenue, self.paid + other.paid)


@dataclass(frozen=True, slots=True)
class Group:
    """Orders that have `key` in common: a product, a plan, a rep, a day (ISO) or an hour (0 to 23, two digits).

    Attributes:
        turnovers: one for each currency, in alphabetical order.
    """

    key: str
    turnovers: tuple[Turnover, ...] = ()

    @property
    def orders(self) -> int:
        return sum(turnover.orders for turnover in self.turnovers)

    def in_currency(self, currency: str) -> Turnover:
        """What there is in one currency; zero for one that the group has not."""
        for turnover in self.turnovers:
            if turnover.revenue.currency == currency:
                return turnover
        return Turnover(0, Money.zero(currency), Money.zero(currency))


@dataclass(frozen=True, slots=True)
class Conversion:
    """What became of quotes. `ordered` and `held` are parts of `quoted`; the rest was given up."""

    quoted: int = 0
    ordered: int = 0
    held: int = 0

    @property
    def given_up(self) -> int:
        return self.quoted - self.ordered - self.held

    @property
    def percent(self) -> int | None:
        """How many of a hundred quotes became orders, rounded half-up; None without quotes."""
        return (200 * self.ordered + self.quoted) // (2 * self.quoted) if self.quoted else None


@dataclass(frozen=True, slots=True)
class EventReport:
    """A report on some orders.

    Attributes:
        event, first, last: what it was asked for; empty and None mean all.
        taken_back: number of orders that do not count, by status.
        credited_in_part: orders that count although something of them was credited.
        by_product, by_plan: keys are ``workplace`` and ``workplace standard``; a plan that is not known is empty.
        by_day, by_hour: without gaps from the first to the last, in the time of the place.
        by_laptop: imported orders of other laptops, by document series; they are in no other sum.
        demo: whether invented orders are among them.
    """

    event: str
    first: date | None
    last: date | None
    total: Group
    taken_back: Mapping[OrderStatus, int]
    credited_in_part: int
    by_product: tuple[Group, ...]
    by_plan: tuple[Group, ...]
    by_rep: tuple[Group, ...]
    by_day: tuple[Group, ...]
    by_hour: tuple[Group, ...]
    quotes: Conversion
    by_laptop: tuple[Group, ...] = ()
    demo: bool = False

    @property
    def currencies(self) -> tuple[str, ...]:
        """The currencies that were sold in, the most used one first; those of other laptops only come last."""
        used = sorted(self.total.turnovers, key=lambda turnover: (-turnover.orders, turnover.revenue.currency))
        elsewhere = sorted(turnover.revenue.currency for group in self.by_laptop for turnover in group.turnovers)
        return tuple(dict.fromkeys([*(turnover.revenue.currency for turnover in used), *elsewhere]))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all to tell."""
        own = self.total.orders or sum(self.taken_back.values()) or self.quotes.quoted
        return not own and not self.by_laptop


def grouped(sums: Iterable[tuple[str, Turnover]]) -> tuple[Group, ...]:
    """Add up what has the same key and currency; groups in the order of their keys."""
    found: dict[str, dict[str, Turnover]] = {}
    for key, turnover in sums:
        currency = turnover.revenue.currency
        group = found.setdefault(key, {})
        group[currency] = group[currency] + turnover if currency in group else turnover
    return tuple(
        Group(key, tuple(group[currency] for currency in sorted(group))) for key, group in sorted(found.items())
    )


def product_name(key: str) -> str:
    """The words of a key of `EventReport.by_product`."""
    return PRODUCT_NAMES[Product(key)] if key in list(Product) else key


def plan_name(key: str) -> str:
    """The words of a key of `EventReport.by_plan`: ``Workplace Standard``, ``PCE Package Enterprise``."""
    product, _, plan = key.partition(" ")
    short = _SHORT_NAMES.get(product, product)
    return f"{short} {item_name(plan).removesuffix(' Plan')}" if plan else f"{short}, no plan"


_SHORT_NAMES = {Product.WORKPLACE.value: "Workplace", Product.PCE_PACKAGE.value: "PCE Package"}

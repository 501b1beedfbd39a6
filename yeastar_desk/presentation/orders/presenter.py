"""The list of everything that was placed, its filters, and the sums above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from enum import Enum
from typing import Protocol

from yeastar_desk.application.list_orders import ListOrders
from yeastar_desk.application.look_at_orders import LookAtOrders, OrderOverview, OrderSums
from yeastar_desk.application.ports import OrderFilter
from yeastar_desk.application.views import OrderRow
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.order_life import ENDINGS
from yeastar_desk.domain.orders import OrderStatus
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Changed, Subject

STATUS = {
    OrderStatus.PENDING: ("Pending", "warning"),
    OrderStatus.PAID: ("Paid", "ok"),
    OrderStatus.CANCELLED: ("Cancelled", "neutral"),
    OrderStatus.FAILED: ("Failed", "danger"),
    OrderStatus.REFUNDED: ("Refunded", "neutral"),
    OrderStatus.INVALID: ("Invalid", "danger"),
}
_PORTAL = {
    "pending": ("Waiting to send", "neutral"),
    "sending": ("Sending", "accent"),
    "acknowledged": ("Sent", "ok"),
    "parked": ("Needs attention", "danger"),
    "handover": ("Enter in the portal", "warning"),
}


class Days(Enum):
    """The days that the list shows; the value is the words of the choice."""

    ANY = "Any date"
    TODAY = "Today"
    WEEK = "Last 7 days"
    MONTH = "Last 30 days"
    YEAR = "This year"
    BETWEEN = "Between…"

    def first(self, today: date) -> date | None:
        """The first day that is shown, None for all and for days that are entered."""
        match self:
            case Days.ANY | Days.BETWEEN:
                return None
            case Days.TODAY:
                return today
            case Days.WEEK:
                return today - timedelta(days=6)
            case Days.MONTH:
                return today - timedelta(days=29)
            case Days.YEAR:
                return today.replace(month=1, day=1)


class OrderUses(Protocol):
    """Looked up inside jobs only, so that it may be made on the database lane."""

    @property
    def list_orders(self) -> ListOrders: ...

    @property
    def look_at_orders(self) -> LookAtOrders: ...


class OrdersView(Protocol):
    def reload(self) -> None:
        """Read the list again."""


class OrdersPresenter:
    """Decides what the list shows. `rows` and `count` are called on the database lane."""

    def __init__(self, uses: OrderUses, view: OrdersView) -> None:
        self._uses = uses
        self._view = view
        self._wanted = OrderFilter()

    def search(self, text: str) -> None:
        """Show orders that contain a text in their number, company, PI, PO or reference numbers."""
        self._want(replace(self._wanted, text=text))

    def choose(
        self,
        *,
        status: OrderStatus | None = None,
        event: str = "",
        rep: str = "",
        product: Product | None = None,
        first: date | None = None,
        last: date | None = None,
    ) -> None:
        """Show orders of one status, event, rep and product that were placed between two days; empty values for all."""
        self._want(
            OrderFilter(
                text=self._wanted.text,
                status=status,
                event=event,
                rep=rep,
                product=product,
                placed_from=first,
                placed_to=last,
            )
        )

    def wanted(self) -> OrderFilter:
        """What the list shows now."""
        return self._wanted

    def _want(self, wanted: OrderFilter) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            self._view.reload()

    def is_filtered(self) -> bool:
        return self._wanted != OrderFilter()

    def overview(self) -> OrderOverview:
        """The cards and the events; called on the database lane."""
        return self._uses.look_at_orders.overview()

    def rows(self, offset: int, limit: int, sort: str, *, descending: bool) -> Sequence[OrderRow]:
        """A page of the list; without a sort the newest come first."""
        if not sort:
            return self._uses.list_orders.page(self._wanted, offset, limit)
        return self._uses.list_orders.page(self._wanted, offset, limit, sort, descending)

    def count(self) -> int:
        return self._uses.list_orders.count(self._wanted)

    def heard(self, change: Changed) -> None:
        """Orders were placed or changed elsewhere."""
        if change.subject in (Subject.ORDERS, Subject.DOCUMENTS, Subject.OUTBOX):
            self._view.reload()


def payment(row: OrderRow) -> tuple[str, str]:
    """How the payment stands, as (words, tone)."""
    return STATUS[row.status]


def portal(row: OrderRow) -> tuple[str, str]:
    """Where the order is on its way to the portal, as (words, tone); a state of a newer version as it is."""
    word, tone = portal_words(row.portal_state, row.status)
    return (f"{word} · {row.portal_order_number}" if word and row.portal_order_number else word), tone


def portal_words(state: str, status: OrderStatus) -> tuple[str, str]:
    """A state on the way to the portal, as (words, tone). An order that has ended is not sent any more."""
    if status in ENDINGS and state in ("", "pending", "handover"):
        return "Not sent", "neutral"
    return _PORTAL.get(state, (state, "neutral"))


def customer_id(row: OrderRow) -> str:
    """`W-204417`, or `X-1 · to be verified`."""
    doubtful = not row.verified and row.status is OrderStatus.PENDING
    return f"{row.subject_id} · to be verified" if doubtful else row.subject_id


def what(row: OrderRow) -> tuple[str, str]:
    """What was ordered, in two lines: `Workplace Standard` and `2 years, 2 services`."""
    first, _, rest = row.what.partition(", ")
    return first, rest


def totals(sums: OrderSums, formats: Formats) -> str:
    """What orders come to, one amount for each currency: `€ 38,214.60 + $ 120.00`."""
    return " · ".join(map(formats.money, sums.totals)) or "—"


def number_of(count: int, noun: str, formats: Formats) -> str:
    """`1 order`, `17 orders`."""
    return f"{formats.number(count)} {noun if count == 1 else f'{noun}s'}"


def counted(count: int, *, filtered: bool, formats: Formats) -> str:
    """`17 orders`, `1 match`."""
    noun = "match" if filtered else "order"
    plural = "matches" if filtered else "orders"
    return f"{formats.number(count)} {noun if count == 1 else plural}"

"""The list of subscriptions: what it shows, and what can be done with a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from typing import Protocol

from yeastar_desk.application.list_subscriptions import ListSubscriptions
from yeastar_desk.application.subscription_views import SubscriptionFilter, SubscriptionRow, capacity_words
from yeastar_desk.domain.catalogue import Product, item_name
from yeastar_desk.domain.subscriptions import SubscriptionStatus
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Changed, Subject

PRODUCTS: tuple[tuple[str, Product | None], ...] = (
    ("All products", None),
    ("Workplace SaaS", Product.WORKPLACE),
    ("Cloud PBX (PCE Package)", Product.PCE_PACKAGE),
)
STATUSES: tuple[tuple[str, SubscriptionStatus | None], ...] = (
    ("Every status", None),
    ("Active", SubscriptionStatus.ACTIVE),
    ("Expires within 30 days", SubscriptionStatus.EXPIRING),
    ("Expired", SubscriptionStatus.EXPIRED),
    ("Not paid yet", SubscriptionStatus.PENDING),
)
SHORT_NAMES = {Product.WORKPLACE: "Workplace SaaS", Product.PCE_PACKAGE: "PCE Package"}
_BADGES = {
    SubscriptionStatus.ACTIVE: ("Active", "ok"),
    SubscriptionStatus.EXPIRING: ("Expires soon", "warning"),
    SubscriptionStatus.EXPIRED: ("Expired", "danger"),
    SubscriptionStatus.PENDING: ("Pending", "neutral"),
}
_RELOAD_FOR = frozenset([Subject.ORDERS, Subject.PACKAGES, Subject.COMPANIES])


class Deed(Enum):
    """What can be done with a subscription, in the portal's words."""

    RENEW = "Renew"
    EXPAND = "Expansion"
    SWITCH = "Switch plan"
    DETAILS = "View details"
    ASSOCIATE = "Associate a user"


class SubscriptionUses(Protocol):
    """Looked up inside jobs only, so that it may be made on the database lane."""

    @property
    def list_subscriptions(self) -> ListSubscriptions: ...


class SubscriptionsListView(Protocol):
    def reload(self) -> None:
        """Read the list again."""


class SubscriptionsPresenter:
    """Decides what the list shows. `rows` and `count` are called on the database lane."""

    def __init__(self, uses: SubscriptionUses, view: SubscriptionsListView) -> None:
        self._uses = uses
        self._view = view
        self._wanted = SubscriptionFilter()

    def search(self, text: str) -> None:
        """Show subscriptions whose company contains a text, or whose ID starts with it."""
        self._want(replace(self._wanted, text=text.strip()))

    def choose_product(self, index: int) -> None:
        self._want(replace(self._wanted, product=PRODUCTS[index][1]))

    def choose_status(self, index: int) -> None:
        self._want(replace(self._wanted, status=STATUSES[index][1]))

    def is_filtered(self) -> bool:
        return self._wanted != SubscriptionFilter()

    def rows(self, offset: int, limit: int, sort: str, *, descending: bool) -> Sequence[SubscriptionRow]:
        """A page of the list; without a sort the next to expire come first."""
        return self._uses.list_subscriptions.page(self._wanted, offset, limit, sort or "expires_on", descending)

    def count(self) -> int:
        return self._uses.list_subscriptions.count(self._wanted)

    def heard(self, change: Changed) -> None:
        """Something that the list shows was changed elsewhere."""
        if change.subject in _RELOAD_FOR:
            self._view.reload()

    def _want(self, wanted: SubscriptionFilter) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            self._view.reload()


def refusal(deed: Deed, row: SubscriptionRow) -> str:
    """Why something cannot be done with a subscription, empty when it can."""
    if deed is Deed.DETAILS:
        return ""
    if row.ordered:
        return f"Order {row.pending[0]} is not paid yet."
    if deed is Deed.SWITCH and row.product is Product.PCE_PACKAGE:
        return "A hosting package has one plan: add Ultimate Plan by Expansion."
    if deed in (Deed.EXPAND, Deed.SWITCH) and row.status is SubscriptionStatus.EXPIRED:
        return "It has expired: renew it first."
    return ""


def badge(row: SubscriptionRow) -> tuple[str, str]:
    """The status in one or two words, as (words, tone)."""
    return _BADGES[row.status]


def plan_words(row: SubscriptionRow) -> str:
    """The plan; one that is chosen for the end of the term is named too: `Standard Plan, then Basic`."""
    then = f", then {item_name(row.next_plan).removesuffix(' Plan')}" if row.next_plan else ""
    return f"{item_name(row.plan)}{then}"


def days_words(row: SubscriptionRow, formats: Formats) -> str:
    """`101 days left`, `1 day left`, `ended today`, `ended 12 days ago`; a pending one starts when it is paid."""
    if row.ordered:
        return "starts with the payment"
    days = abs(row.days_left)
    counted = "1 day" if days == 1 else f"{formats.number(days)} days"
    if row.days_left > 0:
        return f"{counted} left"
    return f"ended {counted} ago" if days else "ended today"


def capacity_head(row: SubscriptionRow) -> str:
    """The first capacity: `Meeting Room 12`, `Extensions 500`."""
    return capacity_words(row).partition(", ")[0]


def capacity_rest(row: SubscriptionRow) -> str:
    """The other capacities; unpaid orders come before them: `ORD-B3-2026-00042 not paid`."""
    if row.pending and not row.ordered:
        more = f" and {len(row.pending) - 1} more" if len(row.pending) > 1 else ""
        return f"{row.pending[0]}{more} not paid"
    return capacity_words(row).partition(", ")[2]


def counted(count: int, *, filtered: bool, formats: Formats) -> str:
    """`17 subscriptions`, `1 match`."""
    noun = "match" if filtered else "subscription"
    plural = "matches" if filtered else "subscriptions"
    return f"{formats.number(count)} {noun if count == 1 else plural}"

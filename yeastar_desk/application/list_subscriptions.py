"""The subscriptions of all customers, a page at a time, and everything about one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from yeastar_desk.application.fetch_subscriptions import AtPortal, at_portal
from yeastar_desk.application.online_ports import OnlineDatabase
from yeastar_desk.application.ports import Clock, UnitOfWork
from yeastar_desk.application.subscription_views import (
    Consent,
    SubscriptionChange,
    SubscriptionFilter,
    SubscriptionRow,
    row_of,
)
from yeastar_desk.application.views import OrderRow
from yeastar_desk.domain.catalogue import Kind, Product
from yeastar_desk.domain.companies import Company, lookup_key, search_text
from yeastar_desk.domain.errors import NotFound, NotSaved
from yeastar_desk.domain.orders import PlacedOrder
from yeastar_desk.domain.subscription_life import with_order
from yeastar_desk.domain.subscriptions import Subscription, SubscriptionStatus

_PURCHASES_SHOWN = 200


@dataclass(frozen=True, slots=True)
class SubscriptionDetails:
    """View details.

    Attributes:
        row: what the list shows of it.
        subscription: what the customer has today, None until the first order is paid.
        company: the customer of a Workplace subscription.
        orders: all orders of this subscription, newest first.
        history: oldest first.
        consents: to automatic renewal, oldest first.
        at_portal: how the portal listed it last, and when; None when it never did.
    """

    row: SubscriptionRow
    subscription: Subscription | None
    company: Company | None
    orders: Sequence[OrderRow]
    history: Sequence[SubscriptionChange]
    consents: Sequence[Consent]
    at_portal: tuple[AtPortal, datetime] | None = None


class ListSubscriptions:
    """Subscriptions page by page: those that are ordered and not paid yet first, then by the chosen order."""

    def __init__(self, database: OnlineDatabase, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._begun_on: date | None = None

    def page(
        self,
        wanted: SubscriptionFilter,
        offset: int,
        limit: int,
        sort: str = "expires_on",
        descending: bool = False,
    ) -> Sequence[SubscriptionRow]:
        today = self._clock.today()
        self._begin_terms(today)
        with self._database.read() as work:
            ordered = _ordered(work, wanted, today)
            rows = ordered[offset : offset + limit]
            stored = work.subscriptions.page(
                wanted, today, max(0, offset - len(ordered)), limit - len(rows), sort, descending
            )
            pending = work.orders.unpaid_numbers([(one.product, one.subject_id) for one in stored])
        return rows + [row_of(one, today, pending.get((one.product, lookup_key(one.subject_id)), ())) for one in stored]

    def count(self, wanted: SubscriptionFilter) -> int:
        today = self._clock.today()
        with self._database.read() as work:
            return len(_ordered(work, wanted, today)) + work.subscriptions.count(wanted, today)

    def details(self, product: Product, subject_id: str) -> SubscriptionDetails:
        """Everything about one subscription.

        Raises:
            NotFound: there is no such subscription and no order for one.
        """
        today = self._clock.today()
        with self._database.read() as work:
            subscription = work.subscriptions.get(product, subject_id)
            unpaid = work.orders.unpaid(product, subject_id)
            if subscription is not None:
                subscription = subscription.on(today)
                row = row_of(subscription, today, tuple(order.number for order in unpaid))
            elif unpaid:
                row = _ordered_row(unpaid[0], today)
            else:
                raise NotFound(f"There is no subscription of {subject_id}. Check the ID.")
            return SubscriptionDetails(
                row=row,
                subscription=subscription,
                company=work.companies.get(subject_id) if product is Product.WORKPLACE else None,
                orders=work.orders.of_subscription(product, subject_id),
                history=work.subscriptions.changes(product, subject_id),
                consents=work.consents.of(product, subject_id),
                at_portal=at_portal(work, product, subject_id),
            )

    def _begin_terms(self, today: date) -> None:
        """Once a day: terms that were paid ahead and have begun become the running ones, also for sorting."""
        if self._begun_on == today:
            return
        self._begun_on = today
        try:
            with self._database.work() as work:
                if work.subscriptions.begin_terms(today):
                    work.commit()
        except NotSaved:
            return  # rows are shown as they are today all the same


def _ordered(work: UnitOfWork, wanted: SubscriptionFilter, today: date) -> list[SubscriptionRow]:
    """Rows of subscriptions that exist only as an unpaid purchase."""
    if wanted.status not in (None, SubscriptionStatus.PENDING) or wanted.expires_from or wanted.expires_to:
        return []
    rows = [_ordered_row(order, today) for order in work.orders.unpaid_purchases(_PURCHASES_SHOWN)]
    text, key = search_text(wanted.text).strip(), lookup_key(wanted.text)
    return [
        row
        for row in rows
        if wanted.product in (None, row.product)
        and wanted.plan in ("", row.plan)
        and (text in search_text(row.holder_name) or lookup_key(row.subject_id).startswith(key))
    ]


def _ordered_row(order: PlacedOrder, today: date) -> SubscriptionRow:
    bought = with_order(None, order, order.priced.term.starts_on)
    return SubscriptionRow(
        product=bought.product,
        subject_id=bought.subject_id,
        holder_name=bought.holder_name,
        plan=next(line.item for line in order.priced.lines if line.kind is Kind.PLAN),
        cycle=bought.cycle,
        starts_on=bought.starts_on,
        expires_on=bought.expires_on,
        status=SubscriptionStatus.PENDING,
        days_left=bought.days_left(today),
        reminders=bought.reminders(),
        capacities=bought.capacities,
        demo=bought.demo,
        pending=(order.number,),
        ordered=True,
    )

"""Fetch what was bought at the portal, and take over what this program does not know better.

The portal's word counts for a subscription, except while orders of it are under way here: an order that is not paid,
or not known to have succeeded at the portal, would be lost or counted twice. Then the difference is kept and shown,
and taken over at a later fetch (docs/decisions/portal-subscriptions.md).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from yeastar_desk.application.auto_renew import OFF
from yeastar_desk.application.known_portal import PURCHASED, USERS, keep, kept
from yeastar_desk.application.online_ports import (
    OnlineDatabase,
    OnlineWork,
    Portal,
    PurchasedProduct,
    Rejected,
)
from yeastar_desk.application.portal_subscriptions import (
    AUTO_RENEW_FIELD,
    Difference,
    SeenSubscription,
    differences,
    read_subscription,
    taken_over,
)
from yeastar_desk.application.ports import Clock
from yeastar_desk.application.sending_book import ACKNOWLEDGED
from yeastar_desk.application.views import OrderRow
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.companies import Company, lookup_key
from yeastar_desk.domain.orders import OrderStatus
from yeastar_desk.domain.records import from_plain, from_plain_or_none, to_plain
from yeastar_desk.domain.subscriptions import Subscription

SYNCHRONISED = "synchronised"
SUCCEEDED = "succeed"
ASKED = "asked_products"
# Orders of the last weeks are watched until the portal says that they succeeded.
WATCHED = timedelta(days=30)
# Details and automatic renewal are one call each for every product, so only some are asked for in one fetch.
ASK_EACH_FETCH = 50
ASK_AGAIN = timedelta(hours=20)
# How old "seen at the portal" may be on screen although it was seen since, so that little is written.
SEEN_AGAIN = timedelta(hours=1)
_READ_CHUNK = 100
# An order that is placed meanwhile waits for one of these.
_WRITE_CHUNK = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """What the portal told about one product besides its list."""

    bought: PurchasedProduct
    at: datetime


@dataclass(frozen=True, slots=True)
class AtPortal:
    """A subscription as the portal last listed it.

    Attributes:
        status: as the portal words it.
        differs: what is another way here; `waits_for` are the orders that have to be settled before it is taken over.
    """

    bought: PurchasedProduct
    status: str = ""
    differs: tuple[Difference, ...] = ()
    waits_for: tuple[str, ...] = ()


@dataclass(slots=True)
class SubscriptionsFetched:
    """What a fetch brought: how many were listed, changed here, held back, and not understood."""

    listed: int = 0
    taken_over: int = 0
    held_back: int = 0
    unread: int = 0

    def words(self) -> list[str]:
        """What a person may want to know, in sentences."""
        lines = []
        if self.taken_over:
            lines.append(f"Subscriptions brought up to date with the portal: {self.taken_over}.")
        if self.held_back:
            lines.append(f"Left as they are here until their orders are settled: {self.held_back} subscriptions.")
        if self.unread:
            lines.append(f"Kept as they came, because they could not be read: {self.unread} products of the portal.")
        return lines


def at_portal(work: OnlineWork, product: Product, subject_id: str) -> tuple[AtPortal, datetime] | None:
    """How the portal last listed a subscription, and when; None when it never did."""
    cached = work.portal_cache.get(_key(product, subject_id))
    if cached is None:
        return None
    there = from_plain_or_none(AtPortal, cached.data)
    return None if there is None else (there, cached.fetched_at)


def _key(product: Product, subject_id: str) -> str:
    return f"subscription:{product.value}:{lookup_key(subject_id)}"


class FetchSubscriptions:
    """Used by `FetchPortal`."""

    def __init__(self, database: OnlineDatabase, portal: Portal, clock: Clock, country: Callable[[str], str]) -> None:
        """`country` gives the ISO code of a country as the portal spells it, or an empty text."""
        self._database = database
        self._portal = portal
        self._clock = clock
        self._country = country

    def __call__(self, products: Sequence[tuple[str, Product]]) -> SubscriptionsFetched:
        """Fetch what was bought of some products, given as (the portal's id, ours).

        Raises:
            NotSent, Rejected: the portal does not tell now.
        """
        listed = [(product, row) for product_id, product in products for row in self._portal.purchased(product_id)]
        asked = self._ask([row for _, row in listed])
        with self._database.read() as work:
            users = kept(work, USERS)
        report = SubscriptionsFetched(listed=len(listed))
        unread: list[PurchasedProduct] = []
        read = [
            (product, bought, read_subscription(product, bought, users))
            for product, bought in ((product, _with(row, asked.get(row.product_number))) for product, row in listed)
        ]
        for start in range(0, len(read), _READ_CHUNK):
            news = self._news(read[start : start + _READ_CHUNK], unread)
            for first in range(0, len(news), _WRITE_CHUNK):
                with self._database.work() as work:
                    for bought, seen in news[first : first + _WRITE_CHUNK]:
                        self._take(work, bought, seen, report)
                    work.commit()
        report.unread = len(unread)
        with self._database.work() as work:
            keep(work, PURCHASED, unread, self._clock.now())
            work.commit()
        return report

    def _ask(self, listed: Sequence[PurchasedProduct]) -> dict[str, Asked]:
        """Details and automatic renewal of some products, the ones not asked about for longest first."""
        now = self._clock.now()
        with self._database.read() as work:
            cached = work.portal_cache.get(ASKED)
        known = from_plain(dict[str, Asked], cached.data) if cached is not None else {}
        known = {row.product_number: known[row.product_number] for row in listed if row.product_number in known}
        due = [row for row in listed if row.product_number and not _is_fresh(known.get(row.product_number), now)]
        due.sort(key=lambda row: known[row.product_number].at.timestamp() if row.product_number in known else 0)
        for row in due[:ASK_EACH_FETCH]:
            known[row.product_number] = Asked(self._ask_about(row), now)
        with self._database.work() as work:
            work.portal_cache.put(ASKED, to_plain(known), now)
            work.commit()
        return known

    def _ask_about(self, row: PurchasedProduct) -> PurchasedProduct:
        told = PurchasedProduct(row.product_id, row.product_number)
        with suppress(Rejected):  # then the list alone has to do
            told = self._portal.product_details(row.product_id, row.product_number) or told
        try:
            renews = self._portal.auto_renew(row.product_id, row.product_number)
        except Rejected:
            return told
        return replace(told, fields={**told.fields, AUTO_RENEW_FIELD: "true" if renews else "false"})

    def _news(
        self, read: Sequence[tuple[Product, PurchasedProduct, SeenSubscription | None]], unread: list[PurchasedProduct]
    ) -> list[tuple[PurchasedProduct, SeenSubscription]]:
        """What has to be written, found without keeping anybody who writes waiting; what cannot be read is noted."""
        now, today = self._clock.now(), self._clock.today()
        news = []
        with self._database.read() as work:
            for product in Product:
                wanted = [(bought, seen) for kind, bought, seen in read if kind is product and seen is not None]
                local = work.subscriptions.existing(product, [seen.subject_id for _, seen in wanted])
                for bought, seen in wanted:
                    stored = local.get(lookup_key(seen.subject_id))
                    there = taken_over(stored, seen, today)
                    if there is None:
                        unread.append(bought)
                    cached = work.portal_cache.get(_key(product, seen.subject_id))
                    other = stored is None or stored.demo or (there and differences(stored, there, today))
                    data = to_plain(AtPortal(bought, seen.status))
                    if (
                        (there and other)
                        or cached is None
                        or cached.data != data
                        or now - cached.fetched_at > SEEN_AGAIN
                    ):
                        news.append((bought, seen))
        unread += [bought for _, bought, seen in read if seen is None]
        return news

    def _take(
        self, work: OnlineWork, bought: PurchasedProduct, seen: SeenSubscription, report: SubscriptionsFetched
    ) -> None:
        """Take one product over, or note how it differs."""
        product = seen.product
        seen = replace(seen, country=self._country(seen.country) if seen.country else "")
        today = self._clock.today()
        local = work.subscriptions.get(product, seen.subject_id)
        there = taken_over(local, seen, today)
        orders = _under_way(work, seen, self._clock.now())
        if there is not None and not orders:
            agreed = _as_agreed(work, there, local)
            if local is None or local.demo or differences(local, agreed, today):
                work.subscriptions.save(agreed, kind=SYNCHRONISED)
                report.taken_over += 1
                local = agreed
        found = differences(local, there, today) if there is not None and local is not None else ()
        report.held_back += bool(orders and found)
        data = to_plain(AtPortal(bought, seen.status, found, orders if found else ()))
        work.portal_cache.put(_key(product, seen.subject_id), data, self._clock.now())
        if product is Product.WORKPLACE:
            self._confirm_company(work, seen)

    def _confirm_company(self, work: OnlineWork, seen: SeenSubscription) -> None:
        """The portal knows this company ID, so it is right; other data of the company stay as they are here."""
        company = work.companies.get(seen.subject_id)
        if company is None:
            work.companies.save(
                Company(seen.subject_id, seen.holder_name or seen.subject_id, seen.email, country=seen.country)
            )
        elif not company.verified:
            work.companies.save(replace(company, verified=True, name=company.name or seen.holder_name))


def _with(row: PurchasedProduct, asked: Asked | None) -> PurchasedProduct:
    """The row of the list together with what was told besides; the list is newer where both tell."""
    if asked is None:
        return row
    return replace(
        row,
        fields={**asked.bought.fields, **row.fields},
        quantities={**asked.bought.quantities, **row.quantities},
    )


def _is_fresh(asked: Asked | None, now: datetime) -> bool:
    return asked is not None and abs(now - asked.at) < ASK_AGAIN


def _under_way(work: OnlineWork, seen: SeenSubscription, now: datetime) -> tuple[str, ...]:
    """Numbers of the orders that the portal may not count yet, or that are not counted here yet."""
    numbers = []
    for order in work.orders.of_subscription(seen.product, seen.subject_id):
        if order.status is OrderStatus.PENDING or (order.status is OrderStatus.PAID and not _settled(work, order, now)):
            numbers.append(order.number)
    return tuple(numbers)


def _settled(work: OnlineWork, order: OrderRow, now: datetime) -> bool:
    """Whether the portal counts a paid order; one that became several orders there is settled when all of them are."""
    if order.portal_state not in ("", ACKNOWLEDGED):
        return False
    status = work.orders.state(order.id).portal_status
    succeeded = bool(status) and {part.strip().casefold() for part in status.split(",")} == {SUCCEEDED}
    return succeeded or now - order.placed_at >= WATCHED


def _as_agreed(work: OnlineWork, there: Subscription, local: Subscription | None) -> Subscription:
    """Automatic renewal as the customer agreed to here, whatever the portal has: that is set right there."""
    consents = work.consents.of(there.product, there.subject_id)
    if not consents or local is None:
        return there
    return replace(there, auto_renew=consents[-1].kind != OFF)

"""What is known of the portal: fetched, kept for the time without a connection, and read back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, TypeVar

from yeastar_desk.application.online_ports import (
    CatalogueEntry,
    OnlineWork,
    Portal,
    PortalAccountUser,
    PortalContact,
    PortalCountry,
    PortalPrice,
    PortalProduct,
    PurchasedProduct,
    Rejected,
)
from yeastar_desk.application.portal_order import KnownPortal
from yeastar_desk.application.preferences import Preferences
from yeastar_desk.domain.records import from_plain, to_plain

T = TypeVar("T")

PRODUCTS, CATALOGUE, CONTACTS, USERS, COUNTRIES = "products", "catalogue", "billing_contacts", "users", "countries"
PRICES, PURCHASED = "prices", "purchased"
CHOSEN_IDS, PRICE_FIELD, BALANCE = "chosen_ids", "price_field", "balance"
FRESH = timedelta(hours=24)

_KINDS: dict[str, type[Any]] = {
    PRODUCTS: PortalProduct,
    CATALOGUE: CatalogueEntry,
    CONTACTS: PortalContact,
    USERS: PortalAccountUser,
    COUNTRIES: PortalCountry,
    PRICES: PortalPrice,
    PURCHASED: PurchasedProduct,
}


def fetch_catalogue(portal: Portal) -> tuple[Sequence[PortalProduct], Sequence[CatalogueEntry]]:
    """Products with their plans and services. Products that the portal shows only for a serial number are left out.

    Raises:
        NotSent: the portal cannot be asked now.
    """
    products = portal.products()
    entries: list[CatalogueEntry] = []
    for product in products:
        try:
            entries += portal.catalogue(product.id)
        except Rejected:
            continue
    return products, entries


def keep(work: OnlineWork, key: str, rows: Sequence[Any], now: datetime) -> None:
    """Store what was fetched under one of the keys above."""
    work.portal_cache.put(key, to_plain(tuple(rows)), now)


def kept(work: OnlineWork, key: str) -> tuple[Any, ...]:
    """What was fetched last, empty when nothing was or when an older version stored it differently."""
    cached = work.portal_cache.get(key)
    if cached is None:
        return ()
    try:
        return tuple(from_plain(_KINDS[key], row) for row in cached.data)
    except (ValueError, TypeError, KeyError):
        return ()


def is_fresh(work: OnlineWork, key: str, now: datetime) -> bool:
    """Whether something was fetched within a day."""
    cached = work.portal_cache.get(key)
    return cached is not None and abs(now - cached.fetched_at) < FRESH


def known_portal(work: OnlineWork, preferences: Preferences) -> KnownPortal:
    """Everything that is kept and an order needs."""
    return KnownPortal(
        products=kept(work, PRODUCTS),
        entries=kept(work, CATALOGUE),
        contacts=kept(work, CONTACTS),
        users=kept(work, USERS),
        default_billing_id=preferences.portal.billing_contact_id,
        chosen_ids=tuple(chosen_ids(work).items()),
    )


def chosen_ids(work: OnlineWork) -> dict[str, CatalogueEntry]:
    """The entry by item where a person chose it, because the portal's name is another one."""
    cached = work.portal_cache.get(CHOSEN_IDS)
    if cached is None:
        return {}
    return {item: from_plain(CatalogueEntry, entry) for item, entry in cached.data.items()}


def choose_id(work: OnlineWork, item: str, entry: CatalogueEntry, now: datetime) -> None:
    """Remember what an item is called in the portal, for all orders to come."""
    work.portal_cache.put(CHOSEN_IDS, to_plain({**chosen_ids(work), item: entry}), now)


def account_balance(work: OnlineWork) -> tuple[str, datetime] | None:
    """The account's balance as the portal wrote it, without a currency, and when everything was fetched last."""
    cached = work.portal_cache.get(BALANCE)
    return None if cached is None else (str(cached.data), cached.fetched_at)

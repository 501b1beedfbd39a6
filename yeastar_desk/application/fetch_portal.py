"""Fetch what the portal knows and keep it for the time without a connection."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from yeastar_desk.application.connection import Connection
from yeastar_desk.application.fetch_orders import FetchOrders
from yeastar_desk.application.fetch_subscriptions import FetchSubscriptions, SubscriptionsFetched
from yeastar_desk.application.known_portal import (
    BALANCE,
    CATALOGUE,
    CONTACTS,
    COUNTRIES,
    PRICES,
    PRODUCTS,
    USERS,
    fetch_catalogue,
    keep,
    kept,
)
from yeastar_desk.application.online_ports import (
    NotSent,
    OnlineDatabase,
    Portal,
    PortalContact,
    PortalCountry,
    PortalPrice,
    Rejected,
)
from yeastar_desk.application.portal_order import same_name
from yeastar_desk.application.ports import Clock, PortalUser, StoredContact
from yeastar_desk.domain.catalogue import PRODUCT_NAMES, Product
from yeastar_desk.domain.contacts import BillingContact

MOST_USERS = 100_000


@dataclass(slots=True)
class FetchReport:
    """What one fetch brought: how many of what; why some of it was refused; why it ended early.

    Attributes:
        lost: orders that the portal had accepted and no longer lists.
        subscriptions: what became of the portal's subscriptions here.
    """

    fetched: dict[str, int] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    lost: int = 0
    subscriptions: SubscriptionsFetched = field(default_factory=SubscriptionsFetched)
    stopped: str = ""
    connection: Connection = Connection.ONLINE


class FetchPortal:
    """One fetch of everything: orders' statuses first, prices last."""

    def __init__(
        self,
        database: OnlineDatabase,
        portal: Portal,
        clock: Clock,
        country_code: Callable[[str], str] = lambda _: "",
    ) -> None:
        """`country_code` gives the ISO code of an English country name, or an empty text."""
        self._database = database
        self._portal = portal
        self._clock = clock
        self._country_code = country_code
        self._fetch_orders = FetchOrders(database, portal, clock)

    def __call__(self, *, whole_round: bool = False) -> FetchReport:
        """Fetch. What one call refuses does not keep the others from being fetched.

        Args:
            whole_round: look through all orders of the last weeks now if it is time for that, not a part at a time.
        """
        report = FetchReport()
        steps: tuple[tuple[str, Callable[[FetchReport], int]], ...] = (
            ("orders", partial(self._orders, whole_round=whole_round)),
            ("billing contacts", self._contacts),
            ("users", self._users),
            ("balance", self._balance),
            ("plans and services", self._catalogue),
            ("countries", self._countries),
            ("subscriptions", self._purchased),
            ("prices", self._prices),
        )
        for name, step in steps:
            try:
                report.fetched[name] = step(report)
            except Rejected as error:
                report.refused[name] = error.sentence
            except NotSent as error:
                if not error.answered:
                    report.stopped, report.connection = error.sentence, error.connection
                    break
                report.refused[name] = error.sentence
        return report

    def _orders(self, report: FetchReport, *, whole_round: bool) -> int:
        changed, report.lost = self._fetch_orders(whole_round=whole_round)
        return changed

    def _keep(self, key: str, rows: Sequence[object]) -> int:
        with self._database.work() as work:
            keep(work, key, rows, self._clock.now())
            work.commit()
        return len(rows)

    def _catalogue(self, _: FetchReport) -> int:
        products, entries = fetch_catalogue(self._portal)
        self._keep(PRODUCTS, products)
        return self._keep(CATALOGUE, entries)

    def _countries(self, _: FetchReport) -> int:
        return self._keep(COUNTRIES, self._portal.countries())

    def _balance(self, _: FetchReport) -> int:
        balance = self._portal.balance()
        with self._database.work() as work:
            work.portal_cache.put(BALANCE, balance, self._clock.now())
            work.commit()
        return 1

    # --- people ------------------------------------------------------------------------------------------------

    def _contacts(self, _: FetchReport) -> int:
        """Keep the portal's billing contacts and bring ours in line with them.

        New ones are added. One of ours follows the portal while it is as the portal had it at the fetch before; one
        that was edited here stays, because the API cannot take edits.
        """
        contacts = self._portal.billing_contacts()
        with self._database.work() as work:
            countries = kept(work, COUNTRIES)
            before = {contact.id: self._own(contact, countries) for contact in kept(work, CONTACTS)}
            keep(work, CONTACTS, contacts, self._clock.now())
            addressed = work.contacts.addressed([contact.email for contact in contacts])
            known = {stored.contact.email.casefold(): stored for stored in addressed if not stored.company_id}
            for contact in contacts:
                own = self._own(contact, countries)
                stored = known.get(contact.email.casefold())
                if contact.email and stored is None:
                    known[contact.email.casefold()] = StoredContact(0, own)
                    work.contacts.save(StoredContact(0, own))
                elif stored is not None and own != before.get(contact.id) == stored.contact:
                    work.contacts.save(replace(stored, contact=own))
            work.commit()
        return len(contacts)

    def _own(self, contact: PortalContact, countries: Sequence[PortalCountry]) -> BillingContact:
        return BillingContact(
            first_name=contact.first_name,
            last_name=contact.last_name,
            company=contact.company,
            email=contact.email,
            phone=contact.phone,
            street=contact.street,
            postal_code=contact.postal_code,
            city=contact.city,
            state=contact.state,
            country=self._code(contact.country, countries),
            tax_number=contact.tax_number,
            remark=contact.remark,
        )

    def _code(self, name: str, countries: Sequence[PortalCountry]) -> str:
        codes = [c.code.upper() for c in countries if same_name(c.name, name) and len(c.code) == 2]
        return codes[0] if codes and codes[0].isalpha() else self._country_code(name)

    def _users(self, _: FetchReport) -> int:
        users = self._portal.users()
        with self._database.work() as work:
            keep(work, USERS, users, self._clock.now())
            countries = kept(work, COUNTRIES)
            known = {user.yeastar_id.casefold(): user for user in work.portal_users.all(limit=MOST_USERS)}
            for user in users:
                country = self._code(user.country, countries)
                before = known.get(user.email.casefold())
                # The API does not tell who has activated the account; what is known here stays.
                activated = before.activated if before is not None else True
                work.portal_users.save(
                    PortalUser(user.email, user.name or user.company, user.company, country, activated)
                )
            work.commit()
        return len(users)

    # --- products and prices -----------------------------------------------------------------------------------

    def _sold_here(self) -> list[tuple[str, Product]]:
        """The portal's products that this program sells, as (its id, ours)."""
        with self._database.read() as work:
            products = kept(work, PRODUCTS)
        return [(p.id, ours) for p in products for ours, name in PRODUCT_NAMES.items() if same_name(p.name, name)]

    def _purchased(self, report: FetchReport) -> int:
        with self._database.read() as work:
            countries = kept(work, COUNTRIES)
        fetch = FetchSubscriptions(self._database, self._portal, self._clock, lambda name: self._code(name, countries))
        report.subscriptions = fetch(self._sold_here())
        return report.subscriptions.listed

    def _prices(self, _: FetchReport) -> int:
        found: list[PortalPrice] = []
        for product_id, _product in self._sold_here():
            for cycle in ("annually", "monthly", "once"):
                try:
                    found += self._portal.prices(product_id, cycle)
                except Rejected:
                    continue  # a cycle that the product is not sold in
        return self._keep(PRICES, found)

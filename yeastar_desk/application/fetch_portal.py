"""Fetch what the portal knows and keep it for the time without a connection."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from yeastar_desk.application.connection import Connection
from yeastar_desk.application.find_sent_order import OrderSearch
from yeastar_desk.application.known_portal import (
    BALANCE,
    CATALOGUE,
    CONTACTS,
    COUNTRIES,
    PRICES,
    PRODUCTS,
    PURCHASED,
    USERS,
    fetch_catalogue,
    keep,
    kept,
)
from yeastar_desk.application.online_ports import (
    Cause,
    NotSent,
    OnlineDatabase,
    OnlineWork,
    Outgoing,
    Portal,
    PortalContact,
    PortalCountry,
    PortalOrder,
    PortalPrice,
    PurchasedProduct,
    Rejected,
)
from yeastar_desk.application.portal_order import reference_of, same_name
from yeastar_desk.application.ports import Clock, PortalUser, StoredContact
from yeastar_desk.application.send_order import order_in
from yeastar_desk.application.sending_book import NOT_SENT_FACT, ORDER_NUMBER_FACT, Overtaken, SendingBook
from yeastar_desk.domain.catalogue import PRODUCT_NAMES
from yeastar_desk.domain.contacts import BillingContact

# Orders of the last weeks are compared with the portal's list at every fetch.
WATCHED = timedelta(days=30)
STATUS_FACT = "Status at the portal"
AUTO_RENEW_FIELD = "autoRenew"


@dataclass(slots=True)
class FetchReport:
    """What one fetch brought: how many of what; why some of it was refused; why it ended early."""

    fetched: dict[str, int] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    lost: int = 0
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
        self._search = OrderSearch(portal)
        self._book = SendingBook(database, clock)

    def __call__(self) -> FetchReport:
        """Fetch. What one call refuses does not keep the others from being fetched."""
        report = FetchReport()
        steps: tuple[tuple[str, Callable[[FetchReport], int]], ...] = (
            ("orders", self._orders),
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
        """Keep the portal's billing contacts, and add those to ours whose e-mail address is new."""
        contacts = self._portal.billing_contacts()
        with self._database.work() as work:
            keep(work, CONTACTS, contacts, self._clock.now())
            countries = kept(work, COUNTRIES)
            known = {stored.contact.email.casefold() for stored in work.contacts.for_company("")}
            for contact in contacts:
                if contact.email and contact.email.casefold() not in known:
                    known.add(contact.email.casefold())
                    work.contacts.save(StoredContact(0, self._own(contact, countries)))
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
            for user in users:
                country = self._code(user.country, countries)
                work.portal_users.save(PortalUser(user.email, user.name or user.company, user.company, country))
            work.commit()
        return len(users)

    # --- products and prices -----------------------------------------------------------------------------------

    def _sold_here(self) -> list[str]:
        with self._database.read() as work:
            products = kept(work, PRODUCTS)
        return [p.id for p in products if any(same_name(p.name, name) for name in PRODUCT_NAMES.values())]

    def _purchased(self, _: FetchReport) -> int:
        found: list[PurchasedProduct] = []
        for product_id in self._sold_here():
            for product in self._portal.purchased(product_id):
                if product.product_number:
                    renews = self._portal.auto_renew(product_id, product.product_number)
                    fields = {**product.fields, AUTO_RENEW_FIELD: "true" if renews else "false"}
                    product = replace(product, fields=fields)
                found.append(product)
        return self._keep(PURCHASED, found)

    def _prices(self, _: FetchReport) -> int:
        found: list[PortalPrice] = []
        for product_id in self._sold_here():
            for cycle in ("annually", "monthly", "once"):
                try:
                    found += self._portal.prices(product_id, cycle)
                except Rejected:
                    continue  # a cycle that the product is not sold in
        return self._keep(PRICES, found)

    # --- orders ------------------------------------------------------------------------------------------------

    def _orders(self, report: FetchReport) -> int:
        """Bring number and status of our orders back; notice those that the portal no longer lists."""
        now = self._clock.now()
        with self._database.read() as work:
            arrived = [out for out in work.outgoing.arrived(now - WATCHED) if NOT_SENT_FACT not in out.facts]
            numbers = work.outgoing.portal_order_numbers()
        if not arrived:
            return 0
        start = min(out.attempted_at or out.item.created_at for out in arrived) - timedelta(days=1)
        # Details tell which order is ours; they are needed only where the portal's number is not known yet.
        all_known = all(out.facts.get(ORDER_NUMBER_FACT) for out in arrived)
        seen = self._search.since(start, numbers, most_details=0 if all_known else None)
        changed = 0
        for out in arrived:
            number = out.facts.get(ORDER_NUMBER_FACT, "")
            there = seen.by_number.get(number) or seen.by_reference.get(reference_of(order_in(out), out.decisions))
            if there is not None:
                changed += self._bring_back(out, there)
            elif number and seen.listed:
                report.lost += self._miss(out)
        return changed

    def _bring_back(self, out: Outgoing, there: PortalOrder) -> bool:
        facts = {**out.facts, ORDER_NUMBER_FACT: there.number or there.id, STATUS_FACT: there.status}
        if facts == out.facts:
            return False
        with self._database.work() as work:
            if not work.outgoing.change(replace(out, facts=facts), was=out.item.state):
                return False
            self._show(work, out.item.subject_id)
            work.commit()
        return True

    def _show(self, work: OnlineWork, order_id: str) -> None:
        items = [out for out in work.outgoing.of_subject(order_id) if out.item.kind == "order"]
        items.sort(key=lambda out: out.decisions.part)
        state = work.orders.state(order_id)
        work.orders.change_state(
            replace(
                state,
                portal_order_number=", ".join(
                    o.facts[ORDER_NUMBER_FACT] for o in items if ORDER_NUMBER_FACT in o.facts
                ),
                portal_status=", ".join(dict.fromkeys(o.facts[STATUS_FACT] for o in items if STATUS_FACT in o.facts)),
            )
        )

    def _miss(self, out: Outgoing) -> bool:
        number = out.facts[ORDER_NUMBER_FACT]
        try:
            self._book.park(
                out,
                Cause.UNCONFIRMED,
                f"The portal had accepted this order as {number} and no longer lists it. Ask your account manager, "
                "then choose “It is there” or “It is not there”. It is not sent again by itself.",
            )
        except Overtaken:
            return False
        return True


def last_fetched(work: OnlineWork) -> datetime | None:
    """When the portal's billing contacts, which every fetch begins with, were fetched last."""
    cached = work.portal_cache.get(CONTACTS)
    return None if cached is None else cached.fetched_at

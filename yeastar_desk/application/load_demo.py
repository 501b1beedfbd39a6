"""Load the demonstration data: invented, marked as such, never in the place of anything real."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Protocol, TypeVar

from yeastar_desk.application import import_companies, import_packages
from yeastar_desk.application.import_companies import new_company, new_subscription, read_company
from yeastar_desk.application.import_packages import read_package
from yeastar_desk.application.import_prices import read_price_lists
from yeastar_desk.application.ports import AuditEntry, Clock, Database, PortalUser, StoredContact, UnitOfWork
from yeastar_desk.application.preferences import Preferences, PreferencesStore
from yeastar_desk.application.tables import (
    ImportRefused,
    Names,
    ReadTable,
    Refusals,
    TableRow,
    country,
    email,
    flag,
    identifier,
    read_rows,
    required,
    text,
)
from yeastar_desk.domain.catalogue import PriceList
from yeastar_desk.domain.companies import Company, lookup_key
from yeastar_desk.domain.contacts import BillingContact
from yeastar_desk.domain.subscriptions import Subscription
from yeastar_desk.domain.terms import add_months

Value = TypeVar("Value")

# In the place of starts_on and expires_on, so that the data never age.
RELATIVE = ("expires_in", "term")
USERS = ("yeastar_id", "name", "company", "country", "activated")
CONTACTS = ("subject_id", *(field.name for field in fields(BillingContact)))


class ReadSettings(Protocol):
    """The settings that the file's settings would make of the ones there are: `PreferencesFile.merged_with`."""

    def __call__(self, file: Path) -> Preferences: ...


@dataclass(frozen=True, slots=True)
class DemoLoaded:
    """What was loaded, and what was left alone because the user has real data there."""

    price_lists: int
    companies: int
    packages: int
    users: int
    contacts: int
    seller: bool
    left_alone: tuple[str, ...]

    def words(self) -> str:
        """What happened, as lines of text."""
        seller = ", a seller" if self.seller else ""
        first = (
            f"Loaded, all of it invented: {self.price_lists} price lists, {self.companies} customers, "
            f"{self.packages} hosting packages, {self.users} portal users, {self.contacts} billing contacts{seller}."
        )
        return "\n".join([first, *self.left_alone])

    def as_dict(self) -> dict[str, Any]:
        """Plain data for `--json`."""
        return {field.name: getattr(self, field.name) for field in fields(self)} | {"left_alone": [*self.left_alone]}


class LoadDemo:
    """Loading again brings the dates up to date; what orders have changed in the meantime stays.

    The data are files like a user's own and are read by the same rules (`resources/demo`).
    """

    def __init__(
        self,
        database: Database,
        preferences: PreferencesStore,
        read_settings: ReadSettings,
        read_table: ReadTable,
        clock: Clock,
        names: Names,
        folder: Path,
    ) -> None:
        self._database = database
        self._preferences = preferences
        self._read_settings = read_settings
        self._read_table = read_table
        self._clock = clock
        self._names = names
        self._folder = folder

    def __call__(self) -> DemoLoaded:
        """Load everything in one transaction, then the seller if there is none.

        Raises:
            NotSaved: the database or the settings could not be written.
        """
        lists, companies = self._price_lists(), self._companies()
        packages, users, contacts = self._packages(), self._users(), self._contacts()
        with self._database.work() as work:
            left_alone: list[str] = []
            loaded = DemoLoaded(
                price_lists=self._save_prices(work, lists, left_alone),
                companies=_save_companies(work, companies, left_alone),
                packages=_save_packages(work, packages, left_alone),
                users=_save_users(work, users),
                contacts=_save_contacts(work, contacts),
                seller=not self._preferences.load().seller.name,
                left_alone=tuple(left_alone),
            )
            work.audit.record(AuditEntry("demo_loaded", "demo", "demo", loaded.as_dict(), at=self._clock.now()))
            work.commit()
        if loaded.seller:
            self._preferences.save(self._read_settings(self._folder / "seller.toml"))
        return loaded

    # --- reading ----------------------------------------------------------------------------------------------

    def _price_lists(self) -> Sequence[PriceList]:
        path = self._folder / "prices.csv"
        found = read_price_lists(path, self._read_table, self._names)
        _check(path, found.refusals)
        return [replace(price_list, demo=True) for price_list in found.lists]

    def _companies(self) -> list[tuple[Company, Subscription | None]]:
        given = frozenset(import_companies.ADDRESS)
        seen: dict[str, int] = {}
        today = self._clock.today()

        def read(row: TableRow) -> tuple[Company, Subscription | None]:
            _, company_id, values, terms = read_company(_dated(row, today), given, self._names, seen)
            company = replace(new_company(company_id, values), demo=True)
            return company, None if terms is None else replace(new_subscription(company, terms), demo=True)

        return list(self._rows("companies.csv", (*import_companies.COLUMNS, *RELATIVE), read))

    def _packages(self) -> list[Subscription]:
        seen: dict[str, int] = {}
        today = self._clock.today()

        def read(row: TableRow) -> Subscription:
            return replace(read_package(_dated(row, today), self._names, seen), demo=True)

        return list(self._rows("packages.csv", (*import_packages.COLUMNS, *RELATIVE), read))

    def _users(self) -> list[PortalUser]:
        def read(row: TableRow) -> PortalUser:
            return PortalUser(
                yeastar_id=identifier(row, "yeastar_id"),
                name=required(row, "name"),
                company=text(row, "company"),
                country=country(row, "country", self._names),
                activated=flag(row, "activated"),
                demo=True,
            )

        return list(self._rows("users.csv", USERS, read))

    def _contacts(self) -> list[StoredContact]:
        def read(row: TableRow) -> StoredContact:
            contact = BillingContact(**{name: text(row, name) for name in CONTACTS[1:]})
            contact = replace(contact, email=email(row, "email"), country=country(row, "country", self._names))
            contact.check()
            return StoredContact(0, contact, identifier(row, "subject_id"))

        return list(self._rows("contacts.csv", CONTACTS, read))

    def _rows(self, name: str, columns: Sequence[str], read: Callable[[TableRow], Value]) -> Iterator[Value]:
        path = self._folder / name
        refusals = Refusals()
        with self._read_table(path, columns, columns[:2]) as table:
            for _, value in read_rows(table, read, refusals):
                yield value
        _check(path, refusals)

    # --- storing ----------------------------------------------------------------------------------------------

    def _save_prices(self, work: UnitOfWork, lists: Sequence[PriceList], left_alone: list[str]) -> int:
        in_use = work.price_lists.all()
        real = {price_list.currency for price_list in in_use if not price_list.demo}
        here = {(one.name, one.currency, one.offers) for one in in_use if one.demo}
        count = 0
        for price_list in lists:
            if price_list.currency in real:
                left_alone.append(f"There are your own prices in {price_list.currency}: the invented ones stay out.")
                continue
            count += 1
            if (price_list.name, price_list.currency, price_list.offers) not in here:
                work.price_lists.add(price_list, "demonstration data", self._clock.now())
        return count


def _check(path: Path, refusals: Refusals) -> None:
    if refusals.count:
        raise ImportRefused(path.name, refusals.rows, refusals.count)


def _dated(row: TableRow, today: date) -> TableRow:
    """The row with `starts_on` and `expires_on` worked out from `expires_in` and `term`."""
    if not row.cells["term"]:
        return row
    length, unit = int(row.cells["term"][:-1]), row.cells["term"][-1]
    months = length * 12 if unit == "y" else length
    # The start comes first: the expiry is then exactly a term later, on the last of a short month too.
    starts_on = add_months(today + timedelta(days=int(row.cells["expires_in"])), -months)
    dates = {"starts_on": starts_on.isoformat(), "expires_on": add_months(starts_on, months).isoformat()}
    return replace(row, cells={**row.cells, **dates})


def _save_companies(
    work: UnitOfWork, rows: Sequence[tuple[Company, Subscription | None]], left_alone: list[str]
) -> int:
    stored = work.companies.existing([company.company_id for company, _ in rows])
    wanted = []
    for company, subscription in rows:
        before = stored.get(lookup_key(company.company_id))
        if before is not None and not before.demo:
            left_alone.append(f"{company.company_id} is a customer of your own: it stays as it is.")
            continue
        replaces = subscription is not None and _may_replace(work, subscription)
        wanted.append((company, subscription if replaces else None))
    return work.companies.save_all(wanted)


def _save_packages(work: UnitOfWork, packages: Sequence[Subscription], left_alone: list[str]) -> int:
    count = 0
    for package in packages:
        before = work.subscriptions.get(package.product, package.subject_id)
        if before is not None and not before.demo:
            left_alone.append(f"{package.subject_id} is a hosting package of your own: it stays as it is.")
            continue
        count += 1
        if _may_replace(work, package):
            work.subscriptions.save(package, kind="imported")
    return count


def _may_replace(work: UnitOfWork, subscription: Subscription) -> bool:
    """New, or invented and without orders: what was sold in a demonstration must not vanish."""
    before = work.subscriptions.get(subscription.product, subscription.subject_id)
    if before is None:
        return work.orders.last_for(subscription.subject_id) is None
    return before.demo and before != subscription and work.orders.last_for(subscription.subject_id) is None


def _save_users(work: UnitOfWork, users: Sequence[PortalUser]) -> int:
    real = {user.yeastar_id for user in work.portal_users.all(limit=10_000) if not user.demo}
    wanted = [user for user in users if user.yeastar_id not in real]
    for user in wanted:
        work.portal_users.save(user)
    return len(wanted)


def _save_contacts(work: UnitOfWork, contacts: Sequence[StoredContact]) -> int:
    """Contacts of invented subjects that have none with that address yet."""
    count = 0
    for stored in contacts:
        company = work.companies.get(stored.company_id)
        known = {one.contact.email for one in work.contacts.for_company(stored.company_id)}
        if company is not None and not company.demo:
            continue
        count += 1
        if stored.contact.email not in known:
            work.contacts.save(stored)
    return count

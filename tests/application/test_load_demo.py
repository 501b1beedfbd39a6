from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.application.tables import COMPANY, PRICE, write_csv
from tests.office import MovableClock
from yeastar_desk.application.edit_order import OpenOrder
from yeastar_desk.application.import_companies import ImportCompanies
from yeastar_desk.application.import_prices import ImportPrices
from yeastar_desk.application.load_demo import LoadDemo
from yeastar_desk.application.place_order import PlaceOrder
from yeastar_desk.application.read_order import order_from_json
from yeastar_desk.application.views import PriceListRow
from yeastar_desk.assets import asset
from yeastar_desk.domain.catalogue import PLANS, SERVICES, Kind, PriceList, Product
from yeastar_desk.domain.companies import Company
from yeastar_desk.domain.contacts import Seller
from yeastar_desk.domain.orders import PlacedOrder
from yeastar_desk.domain.subscriptions import Subscription, SubscriptionStatus
from yeastar_desk.domain.terms import Cycle
from yeastar_desk.infrastructure.db import SqlDatabase, open_database
from yeastar_desk.infrastructure.files import read_table
from yeastar_desk.infrastructure.locales import BabelLocales
from yeastar_desk.infrastructure.preferences_file import PreferencesFile
from yeastar_desk.infrastructure.tax_numbers import StdnumTaxNumbers

ATLAS = "atlas-telecom@example.com"


class Home:
    """A home folder with its database, its settings and the use case."""

    def __init__(self, folder: Path) -> None:
        self.database: SqlDatabase = open_database(folder / "desk.sqlite3")
        self.preferences = PreferencesFile(folder / "settings.toml")
        self.clock = MovableClock()
        self.load_demo = LoadDemo(
            self.database, self.preferences, self.preferences.merged_with, read_table, self.clock, BabelLocales(),
            asset("demo"),
        )  # fmt: skip

    def company(self, company_id: str) -> Company | None:
        with self.database.read() as work:
            return work.companies.get(company_id)

    def companies(self) -> list[Company]:
        with self.database.read() as work:
            ids = [line.split(",")[0] for line in asset("demo", "companies.csv").read_text("utf-8").splitlines()[1:]]
            return [company for company in map(work.companies.get, ids) if company is not None]

    def subscription(self, subject_id: str, product: Product = Product.WORKPLACE) -> Subscription | None:
        with self.database.read() as work:
            return work.subscriptions.get(product, subject_id)

    def price_lists(self) -> list[PriceList]:
        with self.database.read() as work:
            return list(work.price_lists.all())

    def price_list_rows(self) -> list[PriceListRow]:
        with self.database.read() as work:
            return list(work.price_lists.rows())


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = Home(tmp_path)
    yield made
    made.database.close()


def test_everything_is_loaded_and_marked_as_invented(home: Home) -> None:
    loaded = home.load_demo()

    companies = home.companies()
    assert (loaded.price_lists, loaded.companies, loaded.packages, loaded.seller) == (2, 20, 5, True)
    assert loaded.left_alone == ()
    assert len(companies) == 20
    assert len({company.country for company in companies}) >= 10
    assert all(company.demo for company in companies)
    assert all(price_list.demo and "(invented)" in price_list.name for price_list in home.price_lists())
    with home.database.read() as work:
        assert all(user.demo for user in work.portal_users.all())
        assert work.contacts.for_company("W-204417")[0].contact.email == "ap@nordlicht.example"
    assert home.preferences.load().seller.registration == "Invented for demonstration"
    assert "all of it invented" in loaded.words()
    assert home.database.verify() == []


def test_nobody_can_own_the_addresses_in_it() -> None:
    for file in asset("demo").iterdir():
        for word in file.read_text("utf-8").replace(",", " ").split():
            if "@" in word:
                assert word.strip('"`').endswith((".example", "@example.com")), word


def test_the_names_are_of_many_scripts(home: Home) -> None:
    home.load_demo()
    scripts = {
        unicodedata.name(letter).partition(" ")[0]
        for company in home.companies()
        for letter in company.name
        if letter.isalpha()
    }

    assert scripts >= {"LATIN", "CYRILLIC", "GREEK", "ARABIC", "CJK"}


def test_tax_numbers_have_a_valid_form(home: Home) -> None:
    home.load_demo()
    numbers = StdnumTaxNumbers()
    with_number = [company for company in home.companies() if company.tax_number]

    assert len(with_number) > 10
    assert [c.name for c in with_number if not numbers.is_valid(c.country, c.tax_number)] == []


def test_both_lists_price_everything(home: Home) -> None:
    home.load_demo()

    for price_list in home.price_lists():
        for item in (*PLANS[Product.WORKPLACE], *SERVICES[Product.WORKPLACE]):
            for cycle in (Cycle.ANNUALLY, Cycle.MONTHLY):
                assert price_list.offer(Product.WORKPLACE, item, cycle).tiers
        for item in (*PLANS[Product.PCE_PACKAGE], *SERVICES[Product.PCE_PACKAGE]):
            assert price_list.package_offer(item).tiers
    euro = next(one for one in home.price_lists() if one.currency == "EUR")
    desk = euro.offer(Product.WORKPLACE, "desk", Cycle.ANNUALLY)
    assert (desk.minimum, desk.step, desk.unit_price(40).decimal()) == (10, 5, "12.00")
    assert len(desk.tiers) == 3
    assert euro.package_offer("recording_minutes").unit_price(1000).decimal() == "0.0065"
    assert any(offer.kind is Kind.PLAN for offer in euro.offers)


def test_subscriptions_are_in_every_state(home: Home) -> None:
    home.load_demo()
    today = home.clock.today()
    running = [found for company in home.companies() if (found := home.subscription(company.company_id))]

    assert home.subscription("W-204417") is None
    assert {one.status(today) for one in running} >= {
        SubscriptionStatus.ACTIVE, SubscriptionStatus.EXPIRING, SubscriptionStatus.EXPIRED,
    }  # fmt: skip
    assert {one.days_left(today) for one in running} >= {5, 20, 60}
    assert {one.cycle for one in running} == {Cycle.ANNUALLY, Cycle.MONTHLY}
    assert {one.auto_renew for one in running} == {True, False}
    assert {one.plan for one in running} == {"basic", "standard", "pro"}
    assert max(one.expires_on.year - one.starts_on.year for one in running) == 5
    atlas = home.subscription(ATLAS, Product.PCE_PACKAGE)
    assert atlas is not None
    assert atlas.days_left(today) == 10
    assert atlas.capacities == {"extensions": 500, "ultimate_plan": 60, "recording_minutes": 20_000}


@pytest.mark.parametrize("day", [date(2027, 3, 31), date(2028, 2, 29), date(2031, 12, 31), date(2032, 1, 30)])
def test_the_data_never_age(home: Home, day: date) -> None:
    home.clock.at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    home.load_demo()

    for company in home.companies():
        found = home.subscription(company.company_id)
        if found is not None:
            assert found.expires_on > found.starts_on
    marisol = home.subscription("W-318205")
    assert marisol is not None
    assert 0 < marisol.days_left(day) <= 20
    assert all(price_list.valid_on(day) for price_list in home.price_lists())


def test_loading_again_changes_nothing_on_the_same_day(home: Home) -> None:
    first = home.load_demo()
    rows, companies = home.price_list_rows(), home.companies()

    second = home.load_demo()

    assert home.price_list_rows() == rows
    assert home.companies() == companies
    assert replace(second, seller=True) == first
    assert not second.seller
    with home.database.read() as work:
        assert len(work.contacts.for_company("W-204417")) == 1
        assert len(work.subscriptions.changes(Product.PCE_PACKAGE, ATLAS)) == 1


def test_loading_again_later_brings_the_dates_up_to_date(home: Home) -> None:
    home.load_demo()
    home.clock.at = datetime(2027, 6, 1, tzinfo=UTC)

    home.load_demo()

    found = home.subscription("W-318205")
    assert found is not None
    assert found.days_left(date(2027, 6, 1)) == 20


def test_real_companies_and_packages_stay_as_they_are(home: Home, tmp_path: Path) -> None:
    file = write_csv(tmp_path / "companies.csv", COMPANY, {"company_id": "W-204417", "name": "Real Hotels"})
    ImportCompanies(home.database, read_table, BabelLocales())(file)
    package = Subscription(
        Product.PCE_PACKAGE, ATLAS, "Real Telecom", "", "FR", "enterprise", Cycle.ANNUALLY, date(2026, 1, 1),
        date(2027, 1, 1),
    )  # fmt: skip
    with home.database.work() as work:
        work.subscriptions.save(package)
        work.commit()

    loaded = home.load_demo()

    company = home.company("W-204417")
    assert company is not None
    assert (company.name, company.demo) == ("Real Hotels", False)
    assert home.subscription(ATLAS, Product.PCE_PACKAGE) == package
    assert (loaded.companies, loaded.packages) == (19, 4)
    assert len(loaded.left_alone) == 2
    with home.database.read() as work:
        assert list(work.contacts.for_company("W-204417")) == []


def test_a_real_seller_stays(home: Home) -> None:
    before = home.preferences.load()
    home.preferences.save(replace(before, seller=Seller(name="Real Distribution", country="FR")))

    assert not home.load_demo().seller
    assert home.preferences.load().seller == Seller(name="Real Distribution", country="FR")
    assert home.preferences.load().taxes == {}


def test_real_prices_are_never_joined_by_invented_ones(home: Home, tmp_path: Path) -> None:
    ImportPrices(home.database, read_table, home.clock, BabelLocales())(write_csv(tmp_path / "prices.csv", PRICE))

    loaded = home.load_demo()

    assert [one.name for one in home.price_lists()] == ["EUR 2027", "Demo USD (invented)"]
    assert loaded.left_alone == ("There are your own prices in EUR: the invented ones stay out.",)


def sale(home: Home, order: dict[str, object]) -> PlacedOrder:
    """Place an order as `order place` does."""
    common = (home.database, home.preferences, home.clock)
    locales = BabelLocales()
    open_order = OpenOrder(*common, StdnumTaxNumbers(), locales)
    place_order = PlaceOrder(*common, locales, open_order, lambda _: None)
    return place_order(order_from_json(json.dumps(order))).order


WORKPLACE_ORDER: dict[str, object] = {
    "company_id": "W-204417", "plan": "standard", "cycle": "annually", "years": 2,
    "services": {"meeting_room": 12, "desk": 40}, "discount_percent": "5",
}  # fmt: skip


def test_the_orders_of_the_documentation_can_be_placed(home: Home) -> None:
    home.load_demo()
    services = {"ultimate_plan": 60, "extension_expansion": 60, "ycm_white_label": 1}

    workplace = sale(home, WORKPLACE_ORDER)
    package = sale(home, {"product": "pce_package", "yeastar_id": ATLAS, "operation": "expand", "services": services})

    assert (workplace.priced.total.decimal(), workplace.priced.demo) == ("4372.77", True)
    assert (package.priced.subtotal.decimal(), package.priced.demo) == ("1870.00", True)


def test_what_was_sold_in_a_demonstration_stays_when_it_is_loaded_again(home: Home) -> None:
    home.load_demo()
    sold = home.subscription("W-118734")
    assert sold is not None
    sale(home, {"company_id": "W-118734", "operation": "expand", "services": {"visitor": 1}})
    with home.database.work() as work:  # what recording its payment does to the subscription
        work.subscriptions.save(replace(sold, capacities={**sold.capacities, "visitor": 3}), kind="expand")
        work.commit()
    home.clock.at = datetime(2026, 12, 24, tzinfo=UTC)

    home.load_demo()

    kept, other = home.subscription("W-118734"), home.subscription("W-318205")
    assert kept is not None
    assert other is not None
    assert (kept.capacities["visitor"], kept.expires_on) == (3, sold.expires_on)
    assert other.days_left(date(2026, 12, 24)) == 20

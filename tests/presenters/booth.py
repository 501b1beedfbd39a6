"""A booth for tests of the sale: an office with limits, tiers, two currencies and more customers, and a lane."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from tests.network_side import NetworkSide
from tests.office import Office
from yeastar_desk.application.assign import ListPortalUsers
from yeastar_desk.application.billing_contacts import ListBillingContacts, SaveBillingContact
from yeastar_desk.application.check_records import CheckRecords
from yeastar_desk.application.complete_invoice import CompleteInvoice
from yeastar_desk.application.credit_invoice import CreditInvoice
from yeastar_desk.application.customers import Customers
from yeastar_desk.application.export_documents import ExportDocuments
from yeastar_desk.application.export_orders import ExportOrders
from yeastar_desk.application.give_back_surplus import GiveBackSurplus
from yeastar_desk.application.import_companies import ImportCompanies
from yeastar_desk.application.import_contacts import ImportContacts
from yeastar_desk.application.import_orders import ImportOrders, ListImportedOrders
from yeastar_desk.application.list_orders import ListOrders, ListQuotes
from yeastar_desk.application.look_at_orders import LookAtOrders
from yeastar_desk.application.merge_customers import MergeCustomers
from yeastar_desk.application.ports import PortalUser
from yeastar_desk.application.record_payment import RecordPayment
from yeastar_desk.application.refund_order import RefundOrder
from yeastar_desk.application.refund_payment import RefundPayment
from yeastar_desk.application.second_backup import KeepSecondBackup
from yeastar_desk.application.subscription_life import SubscriptionLife
from yeastar_desk.application.tidy_contacts import TidyContacts
from yeastar_desk.domain.catalogue import Kind, Price, PriceList, PricingModel, Product, offers_from
from yeastar_desk.domain.companies import Company
from yeastar_desk.domain.money import UnitPrice
from yeastar_desk.domain.subscriptions import Subscription
from yeastar_desk.domain.terms import Cycle, Proration
from yeastar_desk.infrastructure.country_rules import country_rules
from yeastar_desk.infrastructure.db.database import copy_aside
from yeastar_desk.infrastructure.db.second import SecondCopiesOf
from yeastar_desk.infrastructure.files import open_archive, read_export, read_table, write_records
from yeastar_desk.presentation.ports import Changed, Progress, Ticket

T = TypeVar("T")

LONG_NAME = ("Vereinigte Norddeutsche Hotel- und Kongressbetriebe Aktiengesellschaft " * 3)[:200].strip()
_ITEMS = (
    # item, kind, unit, annual, monthly, min, max, step, tiers
    ("basic", Kind.PLAN, "", "290", "29", 1, 1, 1, ()),
    ("standard", Kind.PLAN, "", "590", "59", 1, 1, 1, ()),
    ("pro", Kind.PLAN, "", "990", "", 1, 1, 1, ()),
    ("meeting_room", Kind.SERVICE, "room", "72", "7.20", 1, None, 1, ()),
    ("location", Kind.SERVICE, "site", "30", "3", 1, 50, 1, ()),
    ("desk", Kind.SERVICE, "desk", "12", "1.20", 10, None, 5, ((50, "10.80"), (100, "9.60"))),
    ("visitor", Kind.SERVICE, "location", "18.50", "", 1, None, 1, ()),
)


def booth_prices(currency: str = "EUR", name: str = "Booth prices") -> PriceList:
    """Invented prices with limits, steps, tiers, and some items that are sold annually only."""
    rows = []
    for item, kind, unit, annual, monthly, low, high, step, tiers in _ITEMS:
        for cycle, text in ((Cycle.ANNUALLY, annual), (Cycle.MONTHLY, monthly)):
            steps = ((1, text), *(tiers if cycle is Cycle.ANNUALLY else ()))
            for start, unit_price in steps if text else ():
                rows.append(
                    Price(
                        Product.WORKPLACE,
                        item,
                        kind,
                        PricingModel.QUANTITY,
                        cycle,
                        UnitPrice.parse(unit_price, currency),
                        unit,
                        low,
                        high,
                        step,
                        start,
                    )
                )
    return PriceList(0, name, currency, date(2026, 1, 1), date(2027, 12, 31), Proration.FULL, offers_from(rows))


RUNNING = Subscription(
    Product.WORKPLACE, "W-300001", "Marisol Coworking SL", "hola@marisol.example", "ES", "basic",
    Cycle.ANNUALLY, date(2026, 3, 3), date(2027, 3, 3),
)  # fmt: skip
COMPANIES = (
    (Company("W-300001", "Marisol Coworking SL", "hola@marisol.example", country="ES", city="Málaga"), RUNNING),
    (Company("W-300002", "شركة النور", "info@alnoor.example", country="AE", city="دبي"), None),
    (Company("W-300003", "北京云峰科技有限公司", "ap@yunfeng.example", country="CN", city="北京"), None),
    (Company("W-300004", LONG_NAME, "einkauf@vereinigte.example", country="DE", city="Kiel"), None),
    (Company("W-300005", "Kestrel Legal LLP", "ops@kestrel.example", country="US", city="Boston"), None),
    (Company("W-300006", "Nordwind Logistik", "ops@nordwind.example", country="DE", city="Husum"), None),
)
USERS = (
    PortalUser("it@nordlicht.example", "Mara Lind", "Nordlicht Hotels GmbH", "DE"),
    PortalUser("new@partner.example", "", "Partner AB", "SE", activated=False),
)


class Booth(Office):
    """An office with everything that the sale on screen asks for (`purchase.uses.SaleUses`)."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, booth_prices())
        with self.database.work() as work:
            work.price_lists.add(booth_prices("USD", "Overseas"), "test", self.clock.now())
            work.companies.save_all(COMPANIES)
            for user in USERS:
                work.portal_users.save(user)
            work.commit()
        self.portal_users = ListPortalUsers(self.database)
        self.save_contact = SaveBillingContact(self.database, lambda address: "@" in address.strip("@"))
        self.list_orders = ListOrders(self.database)
        self.list_quotes = ListQuotes(self.database)
        self.billing_contacts = ListBillingContacts(self.database)
        common = (self.database, self.preferences, self.clock)
        self.tidy_contacts = TidyContacts(*common)
        self.merge_customers = MergeCustomers(*common)
        self.import_companies = ImportCompanies(self.database, read_table, self.locales)
        self.import_contacts = ImportContacts(self.database, read_table, self.locales)
        self.imported_orders = ListImportedOrders(self.database)
        self.import_orders = ImportOrders(self.database, read_export)
        self.customers = Customers(*common, lambda address: "@" in address.strip("@"))
        life = SubscriptionLife(self.preferences)
        self.look_at_orders = LookAtOrders(*common)
        self.record_payment = RecordPayment(
            *common, self.locales, self.tax_numbers, country_rules, lambda _: None, life.activate
        )
        self.credit_invoice = CreditInvoice(*common, lambda _: None, life.take_back)
        self.refund_payment = RefundPayment(*common)
        self.refund_order = RefundOrder(*common, self.locales, lambda _: None, life.take_back)
        self.give_back_surplus = GiveBackSurplus(*common, self.locales, lambda _: None)
        self.complete_invoice = CompleteInvoice(self.database, self.preferences)
        self.check_records = CheckRecords(
            lambda: self.database, lambda progress: copy_aside(self.database, folder / "desk.sqlite3", progress)
        )
        self.second_backup = KeepSecondBackup(
            lambda: self.database, self.preferences, lambda: SecondCopiesOf(self.database.path, self.clock)
        )
        self.online = NetworkSide(self)
        self.export_orders = ExportOrders(self.database, write_records)
        self.export_documents = ExportDocuments(self.database, open_archive, self.document_files.pdf)


class _Job:
    def __init__(self, work: Callable[[], object], done: Callable[[object], None], failed: Callable[[Exception], None]):
        self.work, self.done, self.failed = work, done, failed
        self.cancelled = False

    def cancel(self) -> None:
        self.cancelled = True


class HandLane:
    """A lane that tests turn by hand: jobs wait until `run`; with `at_once` they run when they are submitted."""

    def __init__(self, *, at_once: bool = True) -> None:
        self.at_once = at_once
        self.jobs: deque[_Job] = deque()

    def submit(
        self,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        *,
        owner: object | None = None,  # noqa: ARG002
    ) -> Ticket:
        made = _Job(job, done, failed)  # type: ignore[arg-type]
        self.jobs.append(made)
        if self.at_once:
            self.run()
        return made

    def submit_long(
        self,
        job: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        progressed: Callable[[int, int], None] | None = None,
        *,
        owner: object | None = None,
    ) -> Ticket:
        raise NotImplementedError

    def run(self) -> None:
        """Run everything that waits, in order, also what is submitted meanwhile."""
        while self.jobs:
            self.run_one()

    def run_one(self) -> None:
        job = self.jobs.popleft()
        if job.cancelled:
            return
        try:
            result = job.work()
        except Exception as error:
            job.failed(error)
        else:
            job.done(result)


class Heard:
    """What was announced."""

    def __init__(self) -> None:
        self.changes: list[Changed] = []

    def __call__(self, change: Changed) -> None:
        self.changes.append(change)

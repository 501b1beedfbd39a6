"""The use cases over a real database file, with settings in memory and a clock that tests can move."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from tests.sales import price_list
from yeastar_desk.application.cancel_order import CancelOrder, RemarkOrder
from yeastar_desk.application.drafts import Drafts
from yeastar_desk.application.edit_order import OpenOrder
from yeastar_desk.application.find_company import FindCompany
from yeastar_desk.application.issue_document import DocumentFiles, IssueQuote
from yeastar_desk.application.place_order import PlaceOrder
from yeastar_desk.application.preferences import Device, Event, Preferences
from yeastar_desk.application.since_we_met import LookBack
from yeastar_desk.application.unprintable import FindUnprintable
from yeastar_desk.domain.catalogue import PriceList
from yeastar_desk.domain.companies import Company
from yeastar_desk.domain.contacts import BillingContact, Seller
from yeastar_desk.domain.orders import OrderRequest, Payment
from yeastar_desk.infrastructure.db import open_database
from yeastar_desk.infrastructure.locales import BabelLocales
from yeastar_desk.infrastructure.pdf import missing_glyphs, render
from yeastar_desk.infrastructure.tax_numbers import StdnumTaxNumbers

NORDLICHT = Company(
    "W-204417", "Nordlicht Hotels GmbH", "ops@nordlicht.example", country="DE", street="Speicherstr. 8",
    city="Hamburg", postal_code="20457", tax_number="DE811907980",
)  # fmt: skip
CONTACT = BillingContact(
    first_name="Jonas", last_name="Petersen", company="Nordlicht Hotels GmbH", email="ap@nordlicht.example",
    street="Speicherstr. 8", postal_code="20457", city="Hamburg", country="DE", tax_number="DE811907980",
)  # fmt: skip
SELLER = Seller(
    name="Hanse Distribution GmbH", street="Am Kai 4", postal_code="20457", city="Hamburg", country="DE",
    email="orders@hanse.example", tax_number="DE129273398", iban="DE02120300000000202051", bic="BYLADEM1001",
)  # fmt: skip
ORDER = OrderRequest(
    subject_id="W-204417", plan="standard", years=2, services={"meeting_room": 12, "desk": 40},
    discount_percent="5", billing_contact=CONTACT, payment=Payment(pi_number="PI-2026-1187"), po_number="4500017",
)  # fmt: skip


class KeptPreferences:
    """Settings in memory."""

    def __init__(self) -> None:
        self.value = Preferences(
            seller=SELLER,
            device=Device("Booth 3B", "B3"),
            event=Event("ISE 2027", "Ana"),
            taxes={"DE": Decimal(19)},
        )

    def load(self) -> Preferences:
        return self.value

    def save(self, preferences: Preferences) -> None:
        self.value = preferences


@dataclass
class MovableClock:
    at: datetime = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def today(self) -> date:
        return self.at.date()

    def sleep(self, time: timedelta) -> None:
        self.at += time


class Office:
    """One laptop: a price list in euros, one customer, and every use case of the sale."""

    def __init__(self, folder: Path, prices: PriceList | None = None, clock: MovableClock | None = None) -> None:
        self.preferences = KeptPreferences()
        self.clock = clock or MovableClock()
        self.locales = BabelLocales()
        self.tax_numbers = StdnumTaxNumbers()
        self.database = open_database(folder / "desk.sqlite3", clock=self.clock)
        with self.database.work() as work:
            work.price_lists.add(prices or price_list(), "test", self.clock.now())
            work.companies.save(NORDLICHT)
            work.commit()
        common = (self.database, self.preferences, self.clock)
        self.find_company = FindCompany(self.database)
        self.open_order = OpenOrder(*common, self.tax_numbers, self.locales)
        self.look_back = LookBack(*common, self.open_order)
        self.drafts = Drafts(self.database, self.clock)
        self.issue_quote = IssueQuote(*common, self.locales, self.open_order, lambda _: None)
        self.place_order = PlaceOrder(*common, self.locales, self.open_order, lambda _: None)
        self.cancel_order = CancelOrder(*common)
        self.remark_order = RemarkOrder(*common)
        self.document_files = DocumentFiles(self.database, render)
        self.unprintable = FindUnprintable(missing_glyphs, self.preferences)

    def set_seller(self, **changes: str) -> None:
        value = self.preferences.value
        self.preferences.value = replace(value, seller=replace(value.seller, **changes))  # type: ignore[arg-type]

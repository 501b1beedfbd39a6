"""The program without a window: every use case of one home, made on first use.

Whatever is heavy is imported on first use; in the window that happens on the database lane.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from yeastar_desk.domain.errors import Refused

if TYPE_CHECKING:
    from yeastar_desk.application.assign import AssociateUser, ListPortalUsers
    from yeastar_desk.application.auto_renew import SwitchOffAutoRenew
    from yeastar_desk.application.billing_contacts import ListBillingContacts, SaveBillingContact
    from yeastar_desk.application.cancel_order import CancelOrder, RemarkOrder
    from yeastar_desk.application.check_records import CheckRecords
    from yeastar_desk.application.complete_invoice import CompleteInvoice
    from yeastar_desk.application.credit_invoice import CreditInvoice
    from yeastar_desk.application.customers import Customers
    from yeastar_desk.application.day_close import CloseDay
    from yeastar_desk.application.drafts import Drafts
    from yeastar_desk.application.edit_order import OpenOrder
    from yeastar_desk.application.enter_in_portal import EnterInPortal
    from yeastar_desk.application.event_report import MakeEventReport
    from yeastar_desk.application.export_documents import ExportDocuments
    from yeastar_desk.application.export_orders import ExportOrders
    from yeastar_desk.application.find_company import CompanySearch
    from yeastar_desk.application.give_back_surplus import GiveBackSurplus
    from yeastar_desk.application.import_companies import ImportCompanies
    from yeastar_desk.application.import_contacts import ImportContacts
    from yeastar_desk.application.import_orders import ImportOrders, ListImportedOrders
    from yeastar_desk.application.import_packages import ImportPackages
    from yeastar_desk.application.import_prices import ImportPrices
    from yeastar_desk.application.issue_document import DocumentFiles, IssueQuote
    from yeastar_desk.application.list_orders import ListOrders, ListQuotes
    from yeastar_desk.application.list_subscriptions import ListSubscriptions
    from yeastar_desk.application.load_demo import LoadDemo
    from yeastar_desk.application.look_at_orders import LookAtOrders
    from yeastar_desk.application.merge_customers import MergeCustomers
    from yeastar_desk.application.place_order import PlaceOrder
    from yeastar_desk.application.ports import Progress, UnitOfWork
    from yeastar_desk.application.preferences import Preferences
    from yeastar_desk.application.record_payment import RecordPayment
    from yeastar_desk.application.refund_order import RefundOrder
    from yeastar_desk.application.refund_payment import RefundPayment
    from yeastar_desk.application.renewals import ListRenewals
    from yeastar_desk.application.second_backup import KeepSecondBackup
    from yeastar_desk.application.since_we_met import LookBack
    from yeastar_desk.application.subscription_life import SubscriptionLife
    from yeastar_desk.application.tidy_contacts import TidyContacts
    from yeastar_desk.application.unprintable import FindUnprintable
    from yeastar_desk.bootstrap.accounts import OwnAccounts
    from yeastar_desk.bootstrap.online import OnlineServices
    from yeastar_desk.domain.orders import PlacedOrder
    from yeastar_desk.infrastructure.clock import SystemClock
    from yeastar_desk.infrastructure.db import SqlDatabase
    from yeastar_desk.infrastructure.locales import BabelLocales
    from yeastar_desk.infrastructure.preferences_file import PreferencesFile
    from yeastar_desk.infrastructure.tax_numbers import StdnumTaxNumbers

DATABASE_FILE = "desk.sqlite3"
SETTINGS_FILE = "settings.toml"
DATABASE_VARIABLE = "YEASTAR_DESK_DATABASE_URL"


class Services:
    """Every use case of one home."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._opening = threading.Lock()
        self._database: SqlDatabase | None = None

    # what the use cases stand on

    @cached_property
    def preferences(self) -> PreferencesFile:
        from yeastar_desk.infrastructure.preferences_file import PreferencesFile

        return PreferencesFile(self.home / SETTINGS_FILE)

    @property
    def database(self) -> SqlDatabase:
        """The database, opened, checked and brought to the current schema.

        Raises:
            NewerDatabase, Damaged, NotSaved: with a sentence; the file was left as it is.
        """
        with self._opening:  # either lane may be the first to ask
            if self._database is None:
                from yeastar_desk.infrastructure.db import open_database

                self._database = open_database(self._database_url() or self.home / DATABASE_FILE)
            return self._database

    def chosen_address(self) -> str:
        """The database server that the environment or else the settings name; empty for the file in the home."""
        return os.environ.get(DATABASE_VARIABLE) or self.preferences.load().database_url

    def _database_url(self) -> str:
        address = self.chosen_address()
        if address and "://" not in address:  # or it would be the name of a new file, wherever the program was started
            raise Refused(
                f"“{address[:60]}” is not the address of a database. Write it like postgresql://user@host/name."
            )
        return address

    @cached_property
    def clock(self) -> SystemClock:
        from yeastar_desk.infrastructure.clock import SystemClock

        return SystemClock()

    @cached_property
    def locales(self) -> BabelLocales:
        from yeastar_desk.infrastructure.locales import BabelLocales

        return BabelLocales()

    @cached_property
    def tax_numbers(self) -> StdnumTaxNumbers:
        from yeastar_desk.infrastructure.tax_numbers import StdnumTaxNumbers

        return StdnumTaxNumbers()

    def read_logo(self, preferences: Preferences) -> bytes | None:
        """The logo of the letterhead, or None when there is none or it cannot be read."""
        if not preferences.logo_file:
            return None
        try:
            return (self.home / preferences.logo_file).read_bytes()
        except OSError:
            return None

    # use cases

    @property
    def find_company(self) -> Callable[[str], CompanySearch]:
        """Find companies; before the database is open it answers what a look into the file can answer."""
        from yeastar_desk.application.find_company import FindCompany, FindWhileOpening

        if self._database is not None or self._database_url():
            return FindCompany(self.database)
        from yeastar_desk.infrastructure.db.first_look import first_look

        return FindWhileOpening(partial(first_look, self.home / DATABASE_FILE), lambda: self.database)

    @cached_property
    def open_order(self) -> OpenOrder:
        from yeastar_desk.application.edit_order import OpenOrder

        return OpenOrder(self.database, self.preferences, self.clock, self.tax_numbers, self.locales)

    @cached_property
    def drafts(self) -> Drafts:
        from yeastar_desk.application.drafts import Drafts

        return Drafts(self.database, self.clock)

    @cached_property
    def issue_quote(self) -> IssueQuote:
        from yeastar_desk.application.issue_document import IssueQuote

        return IssueQuote(self.database, self.preferences, self.clock, self.locales, self.open_order, self.read_logo)

    @cached_property
    def place_order(self) -> PlaceOrder:
        from yeastar_desk.application.place_order import PlaceOrder
        from yeastar_desk.bootstrap.online import payment_ready

        return PlaceOrder(
            self.database,
            self.preferences,
            self.clock,
            self.locales,
            self.open_order,
            self.read_logo,
            payment_ready,
        )

    @cached_property
    def cancel_order(self) -> CancelOrder:
        from yeastar_desk.application.cancel_order import CancelOrder

        return CancelOrder(self.database, self.preferences, self.clock)

    @cached_property
    def remark_order(self) -> RemarkOrder:
        from yeastar_desk.application.cancel_order import RemarkOrder

        return RemarkOrder(self.database, self.preferences, self.clock)

    @cached_property
    def enter_in_portal(self) -> EnterInPortal:
        from yeastar_desk.application.enter_in_portal import EnterInPortal

        return EnterInPortal(
            self.database,
            self.preferences,
            self.clock,
            lambda code: self.locales.countries().get(code.upper(), ""),
        )

    @cached_property
    def refund_payment(self) -> RefundPayment:
        from yeastar_desk.application.refund_payment import RefundPayment

        return RefundPayment(self.database, self.preferences, self.clock)

    @cached_property
    def list_orders(self) -> ListOrders:
        from yeastar_desk.application.list_orders import ListOrders

        return ListOrders(self.database)

    @cached_property
    def list_quotes(self) -> ListQuotes:
        from yeastar_desk.application.list_orders import ListQuotes

        return ListQuotes(self.database)

    @cached_property
    def portal_users(self) -> ListPortalUsers:
        from yeastar_desk.application.assign import ListPortalUsers

        return ListPortalUsers(self.database)

    @cached_property
    def save_contact(self) -> SaveBillingContact:
        from yeastar_desk.application.billing_contacts import SaveBillingContact
        from yeastar_desk.infrastructure.email_addresses import is_email

        return SaveBillingContact(self.database, is_email)

    @cached_property
    def billing_contacts(self) -> ListBillingContacts:
        from yeastar_desk.application.billing_contacts import ListBillingContacts

        return ListBillingContacts(self.database)

    @cached_property
    def tidy_contacts(self) -> TidyContacts:
        from yeastar_desk.application.tidy_contacts import TidyContacts

        return TidyContacts(self.database, self.preferences, self.clock)

    @cached_property
    def customers(self) -> Customers:
        from yeastar_desk.application.customers import Customers
        from yeastar_desk.infrastructure.email_addresses import is_email

        return Customers(self.database, self.preferences, self.clock, is_email)

    @cached_property
    def merge_customers(self) -> MergeCustomers:
        from yeastar_desk.application.merge_customers import MergeCustomers

        return MergeCustomers(self.database, self.preferences, self.clock)

    @cached_property
    def document_files(self) -> DocumentFiles:
        from yeastar_desk.application.issue_document import DocumentFiles
        from yeastar_desk.infrastructure.pdf import render

        return DocumentFiles(self.database, render)

    @cached_property
    def unprintable(self) -> FindUnprintable:
        from yeastar_desk.application.unprintable import FindUnprintable
        from yeastar_desk.infrastructure.pdf import missing_glyphs

        return FindUnprintable(missing_glyphs, self.preferences)

    @cached_property
    def import_prices(self) -> ImportPrices:
        from yeastar_desk.application.import_prices import ImportPrices
        from yeastar_desk.infrastructure.files import read_table

        return ImportPrices(self.database, read_table, self.clock, self.locales)

    @cached_property
    def import_companies(self) -> ImportCompanies:
        from yeastar_desk.application.import_companies import ImportCompanies
        from yeastar_desk.infrastructure.files import read_table

        return ImportCompanies(self.database, read_table, self.locales)

    @cached_property
    def import_packages(self) -> ImportPackages:
        from yeastar_desk.application.import_packages import ImportPackages
        from yeastar_desk.infrastructure.files import read_table

        return ImportPackages(self.database, read_table, self.locales)

    @cached_property
    def import_contacts(self) -> ImportContacts:
        from yeastar_desk.application.import_contacts import ImportContacts
        from yeastar_desk.infrastructure.files import read_table

        return ImportContacts(self.database, read_table, self.locales)

    @cached_property
    def import_orders(self) -> ImportOrders:
        from yeastar_desk.application.import_orders import ImportOrders
        from yeastar_desk.infrastructure.files import read_export

        return ImportOrders(self.database, read_export)

    @cached_property
    def imported_orders(self) -> ListImportedOrders:
        from yeastar_desk.application.import_orders import ListImportedOrders

        return ListImportedOrders(self.database)

    @cached_property
    def load_demo(self) -> LoadDemo:
        from yeastar_desk.application.load_demo import LoadDemo
        from yeastar_desk.assets import asset
        from yeastar_desk.infrastructure.files import read_table

        preferences = self.preferences
        return LoadDemo(
            self.database,
            preferences,
            preferences.merged_with,
            read_table,
            self.clock,
            self.locales,
            asset("demo"),
        )

    @cached_property
    def record_payment(self) -> RecordPayment:
        from yeastar_desk.application.record_payment import RecordPayment
        from yeastar_desk.infrastructure.country_rules import country_rules

        return RecordPayment(
            self.database,
            self.preferences,
            self.clock,
            self.locales,
            self.tax_numbers,
            country_rules,
            self.read_logo,
            self._activate,
        )

    def _activate(self, work: UnitOfWork, order: PlacedOrder, received_on: date, now: datetime) -> None:
        """What a full payment sets off: the subscription, and the letter with the invoice."""
        from yeastar_desk.application.deliver_mail import mail_after_payment
        from yeastar_desk.infrastructure.email_addresses import is_email

        self.subscription_life.activate(work, order, received_on, now)
        mail_after_payment(self.preferences, is_email)(work, order, received_on, now)

    @cached_property
    def credit_invoice(self) -> CreditInvoice:
        from yeastar_desk.application.credit_invoice import CreditInvoice

        return CreditInvoice(
            self.database, self.preferences, self.clock, self.read_logo, self.subscription_life.take_back
        )

    @cached_property
    def refund_order(self) -> RefundOrder:
        from yeastar_desk.application.refund_order import RefundOrder

        life = self.subscription_life
        return RefundOrder(self.database, self.preferences, self.clock, self.locales, self.read_logo, life.take_back)

    @cached_property
    def give_back_surplus(self) -> GiveBackSurplus:
        from yeastar_desk.application.give_back_surplus import GiveBackSurplus

        return GiveBackSurplus(self.database, self.preferences, self.clock, self.locales, self.read_logo)

    @cached_property
    def complete_invoice(self) -> CompleteInvoice:
        from yeastar_desk.application.complete_invoice import CompleteInvoice

        return CompleteInvoice(self.database, self.preferences)

    @cached_property
    def check_records(self) -> CheckRecords:
        from yeastar_desk.application.check_records import CheckRecords
        from yeastar_desk.infrastructure.db.database import copy_aside

        def aside(progress: Progress) -> AbstractContextManager[SqlDatabase]:
            return copy_aside(self.database, self._database_url() or self.home / DATABASE_FILE, progress)

        return CheckRecords(lambda: self.database, aside)

    @cached_property
    def second_backup(self) -> KeepSecondBackup:
        from yeastar_desk.application.second_backup import KeepSecondBackup
        from yeastar_desk.infrastructure.db.second import SecondCopiesOf

        return KeepSecondBackup(
            lambda: self.database, self.preferences, lambda: SecondCopiesOf(self.database.path, self.clock)
        )

    @cached_property
    def subscription_life(self) -> SubscriptionLife:
        from yeastar_desk.application.subscription_life import SubscriptionLife

        return SubscriptionLife(self.preferences)

    @cached_property
    def list_subscriptions(self) -> ListSubscriptions:
        from yeastar_desk.application.list_subscriptions import ListSubscriptions

        return ListSubscriptions(self.database, self.clock)

    @cached_property
    def list_renewals(self) -> ListRenewals:
        from yeastar_desk.application.renewals import ListRenewals

        return ListRenewals(self.database, self.clock)

    @cached_property
    def look_back(self) -> LookBack:
        from yeastar_desk.application.since_we_met import LookBack

        return LookBack(self.database, self.preferences, self.clock, self.open_order)

    @cached_property
    def switch_off_auto_renew(self) -> SwitchOffAutoRenew:
        from yeastar_desk.application.auto_renew import SwitchOffAutoRenew

        return SwitchOffAutoRenew(self.database, self.preferences, self.clock)

    @cached_property
    def associate_user(self) -> AssociateUser:
        from yeastar_desk.application.assign import AssociateUser

        return AssociateUser(self.database, self.preferences, self.clock)

    @cached_property
    def look_at_orders(self) -> LookAtOrders:
        from yeastar_desk.application.look_at_orders import LookAtOrders

        return LookAtOrders(self.database, self.preferences, self.clock)

    @cached_property
    def export_orders(self) -> ExportOrders:
        from yeastar_desk.application.export_orders import ExportOrders
        from yeastar_desk.infrastructure.files import write_records

        return ExportOrders(self.database, write_records)

    @cached_property
    def export_documents(self) -> ExportDocuments:
        from yeastar_desk.application.export_documents import ExportDocuments
        from yeastar_desk.infrastructure.files import open_archive

        return ExportDocuments(self.database, open_archive, self.document_files.pdf)

    @cached_property
    def event_report(self) -> MakeEventReport:
        from yeastar_desk.application.event_report import MakeEventReport
        from yeastar_desk.infrastructure.files import write_records
        from yeastar_desk.infrastructure.files.write import write_whole
        from yeastar_desk.infrastructure.pdf import render_report

        return MakeEventReport(self.database, self.preferences, self.clock, write_records, write_whole, render_report)

    @cached_property
    def close_day(self) -> CloseDay:
        from yeastar_desk.application.day_close import CloseDay
        from yeastar_desk.infrastructure.pdf import render_day_close

        return CloseDay(self.database, self.preferences, self.clock, self.document_files.pdf, render_day_close)

    # the network

    @cached_property
    def online(self) -> OnlineServices:
        """Clients and use cases of the network; `renew_online` after the settings have changed."""
        from yeastar_desk.bootstrap.online import OnlineServices

        return OnlineServices(self)

    @cached_property
    def accounts(self) -> OwnAccounts:
        """Secrets and tests of the accounts at other services."""
        from yeastar_desk.bootstrap.accounts import OwnAccounts

        return OwnAccounts(self)

    def renew_online(self) -> OnlineServices:
        """The network side as the settings are now."""
        if "online" in self.__dict__:
            self.__dict__["online"] = self.online.renewed()
        return self.online

    # the database as a whole

    def restore(self, backup: Path) -> Path | None:
        """Replace the database by a backup; the replaced file is kept and returned.

        Raises:
            Damaged, NewerDatabase, NotSaved, Refused: with a sentence; the database is as it was.
        """
        from yeastar_desk.bootstrap.home_lock import take_home
        from yeastar_desk.infrastructure.db.restoring import restore

        self.close()
        if self._database_url():
            raise Refused("This database is on a server: bring it back with pg_restore.")
        # A window that is open would go on in the file that was replaced, and could store nothing any more.
        lock = take_home(self.home, "Yeastar Desk is open for this data. Close its window, then restore the backup.")
        try:
            return restore(backup, self.home / DATABASE_FILE)
        finally:
            lock.unlock()

    def close(self) -> None:
        """Close connections and the database if they were opened."""
        if "online" in self.__dict__:
            self.online.close()
            del self.__dict__["online"]
        with self._opening:  # whoever is opening it comes to the end of that
            if self._database is not None:
                self._database.close()
                self._database = None

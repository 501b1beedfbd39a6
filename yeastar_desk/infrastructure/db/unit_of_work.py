"""One transaction with its repositories."""

from __future__ import annotations

import sqlalchemy as sa

from yeastar_desk.application import online_ports, payment_ports, ports, report_ports, share_ports
from yeastar_desk.infrastructure.db.errors import in_words
from yeastar_desk.infrastructure.db.repositories.audit import SqlAudit
from yeastar_desk.infrastructure.db.repositories.companies import SqlCompanies
from yeastar_desk.infrastructure.db.repositories.consents import SqlConsents
from yeastar_desk.infrastructure.db.repositories.contacts import SqlContacts, SqlPortalUsers
from yeastar_desk.infrastructure.db.repositories.day_closes import SqlDayCloses
from yeastar_desk.infrastructure.db.repositories.documents import SqlDocuments
from yeastar_desk.infrastructure.db.repositories.drafts import SqlDrafts
from yeastar_desk.infrastructure.db.repositories.imported_orders import SqlImportedOrders
from yeastar_desk.infrastructure.db.repositories.notes import SqlNotes
from yeastar_desk.infrastructure.db.repositories.numbers import SqlNumbers
from yeastar_desk.infrastructure.db.repositories.orders import SqlOrders
from yeastar_desk.infrastructure.db.repositories.outbox import SqlOutbox
from yeastar_desk.infrastructure.db.repositories.outgoing import SqlLeases, SqlOutgoingItems
from yeastar_desk.infrastructure.db.repositories.payment_attempts import SqlPaymentAttempts
from yeastar_desk.infrastructure.db.repositories.payments import SqlPayments
from yeastar_desk.infrastructure.db.repositories.portal_cache import SqlPortalCache
from yeastar_desk.infrastructure.db.repositories.prices import SqlPriceLists
from yeastar_desk.infrastructure.db.repositories.reports import SqlReports
from yeastar_desk.infrastructure.db.repositories.share_links import SqlShareLinks
from yeastar_desk.infrastructure.db.repositories.subscriptions import SqlSubscriptions
from yeastar_desk.infrastructure.db.transaction import Transaction


class SqlUnitOfWork:
    """Implements `ports.UnitOfWork`, `online_ports.OnlineWork` and `report_ports.ReportWork`."""

    def __init__(self, transaction: Transaction, root: sa.RootTransaction) -> None:
        self._transaction = transaction
        self._root = root
        self.committed = False
        self.companies: ports.Companies = SqlCompanies(transaction)
        self.subscriptions: ports.Subscriptions = SqlSubscriptions(transaction)
        self.consents: ports.Consents = SqlConsents(transaction)
        self.price_lists: ports.PriceLists = SqlPriceLists(transaction)
        self.contacts: ports.Contacts = SqlContacts(transaction)
        self.portal_users: ports.PortalUsers = SqlPortalUsers(transaction)
        self.drafts: ports.Drafts = SqlDrafts(transaction)
        self.orders: ports.Orders = SqlOrders(transaction)
        self.imported_orders: ports.ImportedOrders = SqlImportedOrders(transaction)
        self.documents: ports.Documents = SqlDocuments(transaction)
        self.notes: ports.Notes = SqlNotes(transaction)
        self.payments: ports.Payments = SqlPayments(transaction)
        self.numbers: ports.Numbers = SqlNumbers(transaction)
        self.outbox: ports.Outbox = SqlOutbox(transaction)
        self.outgoing: online_ports.OutgoingItems = SqlOutgoingItems(transaction)
        self.leases: online_ports.Leases = SqlLeases(transaction)
        self.portal_cache: online_ports.PortalCache = SqlPortalCache(transaction)
        self.payment_attempts: payment_ports.PaymentAttempts = SqlPaymentAttempts(transaction)
        self.share_links: share_ports.ShareLinks = SqlShareLinks(transaction)
        self.reports: report_ports.Reports = SqlReports(transaction)
        self.day_closes: report_ports.DayCloses = SqlDayCloses(transaction)
        self._audit = SqlAudit(transaction)
        self.audit: ports.Audit = self._audit

    def commit(self) -> None:
        """Write the audit trail and make everything durable, once.

        Raises:
            NotSaved: nothing was stored.
            RuntimeError: committed already, or a reading transaction.
        """
        if not self._root.is_active:
            raise RuntimeError("a unit of work is committed once")
        with in_words(writing=True):
            self._audit.write()
            self._root.commit()
        self._transaction.driver = None
        self.committed = True

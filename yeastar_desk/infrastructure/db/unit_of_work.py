"""One transaction with its repositories."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from yeastar_desk.infrastructure.db.errors import in_words
from yeastar_desk.infrastructure.db.repositories.audit import SqlAudit

if TYPE_CHECKING:
    import sqlalchemy as sa

    from yeastar_desk.application import online_ports, payment_ports, ports, report_ports, share_ports
    from yeastar_desk.infrastructure.db.transaction import Transaction


class SqlUnitOfWork:
    """Implements `ports.UnitOfWork`, `online_ports.OnlineWork` and `report_ports.ReportWork`.

    A repository is imported when a transaction first asks for it: answering a company ID needs three of them.
    """

    def __init__(self, transaction: Transaction, root: sa.RootTransaction) -> None:
        self._transaction = transaction
        self._root = root
        self._audit = SqlAudit(transaction)
        self.audit: ports.Audit = self._audit
        self.committed = False

    @cached_property
    def companies(self) -> ports.Companies:
        from yeastar_desk.infrastructure.db.repositories.companies import SqlCompanies

        return SqlCompanies(self._transaction)

    @cached_property
    def subscriptions(self) -> ports.Subscriptions:
        from yeastar_desk.infrastructure.db.repositories.subscriptions import SqlSubscriptions

        return SqlSubscriptions(self._transaction)

    @cached_property
    def consents(self) -> ports.Consents:
        from yeastar_desk.infrastructure.db.repositories.consents import SqlConsents

        return SqlConsents(self._transaction)

    @cached_property
    def price_lists(self) -> ports.PriceLists:
        from yeastar_desk.infrastructure.db.repositories.prices import SqlPriceLists

        return SqlPriceLists(self._transaction)

    @cached_property
    def contacts(self) -> ports.Contacts:
        from yeastar_desk.infrastructure.db.repositories.contacts import SqlContacts

        return SqlContacts(self._transaction)

    @cached_property
    def portal_users(self) -> ports.PortalUsers:
        from yeastar_desk.infrastructure.db.repositories.contacts import SqlPortalUsers

        return SqlPortalUsers(self._transaction)

    @cached_property
    def drafts(self) -> ports.Drafts:
        from yeastar_desk.infrastructure.db.repositories.drafts import SqlDrafts

        return SqlDrafts(self._transaction)

    @cached_property
    def orders(self) -> ports.Orders:
        from yeastar_desk.infrastructure.db.repositories.orders import SqlOrders

        return SqlOrders(self._transaction)

    @cached_property
    def imported_orders(self) -> ports.ImportedOrders:
        from yeastar_desk.infrastructure.db.repositories.imported_orders import SqlImportedOrders

        return SqlImportedOrders(self._transaction)

    @cached_property
    def documents(self) -> ports.Documents:
        from yeastar_desk.infrastructure.db.repositories.documents import SqlDocuments

        return SqlDocuments(self._transaction)

    @cached_property
    def notes(self) -> ports.Notes:
        from yeastar_desk.infrastructure.db.repositories.notes import SqlNotes

        return SqlNotes(self._transaction)

    @cached_property
    def payments(self) -> ports.Payments:
        from yeastar_desk.infrastructure.db.repositories.payments import SqlPayments

        return SqlPayments(self._transaction)

    @cached_property
    def numbers(self) -> ports.Numbers:
        from yeastar_desk.infrastructure.db.repositories.numbers import SqlNumbers

        return SqlNumbers(self._transaction)

    @cached_property
    def outbox(self) -> ports.Outbox:
        from yeastar_desk.infrastructure.db.repositories.outbox import SqlOutbox

        return SqlOutbox(self._transaction)

    @cached_property
    def outgoing(self) -> online_ports.OutgoingItems:
        from yeastar_desk.infrastructure.db.repositories.outgoing import SqlOutgoingItems

        return SqlOutgoingItems(self._transaction)

    @cached_property
    def leases(self) -> online_ports.Leases:
        from yeastar_desk.infrastructure.db.repositories.outgoing import SqlLeases

        return SqlLeases(self._transaction)

    @cached_property
    def portal_cache(self) -> online_ports.PortalCache:
        from yeastar_desk.infrastructure.db.repositories.portal_cache import SqlPortalCache

        return SqlPortalCache(self._transaction)

    @cached_property
    def payment_attempts(self) -> payment_ports.PaymentAttempts:
        from yeastar_desk.infrastructure.db.repositories.payment_attempts import SqlPaymentAttempts

        return SqlPaymentAttempts(self._transaction)

    @cached_property
    def share_links(self) -> share_ports.ShareLinks:
        from yeastar_desk.infrastructure.db.repositories.share_links import SqlShareLinks

        return SqlShareLinks(self._transaction)

    @cached_property
    def reports(self) -> report_ports.Reports:
        from yeastar_desk.infrastructure.db.repositories.reports import SqlReports

        return SqlReports(self._transaction)

    @cached_property
    def day_closes(self) -> report_ports.DayCloses:
        from yeastar_desk.infrastructure.db.repositories.day_closes import SqlDayCloses

        return SqlDayCloses(self._transaction)

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

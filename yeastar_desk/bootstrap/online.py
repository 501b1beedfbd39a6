"""The network side of one home: clients from the settings, and the use cases over them.

Make it anew after the settings have changed. It serves one thread, the network lane; the database takes turns.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from yeastar_desk.application.connection import ConnectionMonitor
from yeastar_desk.application.preferences import Preferences
from yeastar_desk.domain.orders import PaymentMethod

if TYPE_CHECKING:
    from yeastar_desk.application.deliver_mail import DeliverMail, QueueMail
    from yeastar_desk.application.fetch_portal import FetchPortal
    from yeastar_desk.application.portal_prices import PortalPrices
    from yeastar_desk.application.refund_payment import SendRefunds
    from yeastar_desk.application.send_orders import SendOrders
    from yeastar_desk.application.share_document import ShareDocument
    from yeastar_desk.application.sync_centre import SyncCentre
    from yeastar_desk.application.synchronise import Synchronise
    from yeastar_desk.application.take_payment import TakePayment
    from yeastar_desk.bootstrap.services import Services
    from yeastar_desk.infrastructure.credentials import Keychain, Secret
    from yeastar_desk.infrastructure.mail.smtp import SmtpMailer
    from yeastar_desk.infrastructure.paypal.client import PayPalClient
    from yeastar_desk.infrastructure.portal.client import PortalClient
    from yeastar_desk.infrastructure.share.app import LinkApplication
    from yeastar_desk.infrastructure.share.serve import BoothServer


class OnlineServices:
    """Everything that needs a network, made on first use."""

    def __init__(
        self,
        services: Services,
        monitor: ConnectionMonitor | None = None,
        problem: Callable[[str], None] = lambda _: None,
    ) -> None:
        """`monitor` outlives a change of the settings; `problem` is told what belongs into the log."""
        self._services = services
        self.monitor = monitor or ConnectionMonitor()
        self._problem = problem
        self._preferences = services.preferences.load()
        self._started_with = self._preferences.paypal.environment

    @cached_property
    def keychain(self) -> Keychain:
        from yeastar_desk.infrastructure.credentials import Keychain

        return Keychain(in_paypal_variable=self.in_paypal_variable)

    @property
    def in_paypal_variable(self) -> Secret:
        """Whose secret the variable for PayPal holds: that of the environment which the program started with."""
        from yeastar_desk.infrastructure.credentials import paypal_secret

        return paypal_secret(self._started_with)

    @cached_property
    def portal(self) -> PortalClient:
        """The portal's client.

        Raises:
            Refused: the address in the settings is not https.
        """
        from yeastar_desk.infrastructure.credentials import Secret
        from yeastar_desk.infrastructure.portal.client import PortalClient

        account = self._preferences.portal
        return PortalClient(
            account.base_url, account.client_id, lambda: self.keychain.read(Secret.PORTAL), self._services.clock
        )

    @cached_property
    def paypal(self) -> PayPalClient:
        """PayPal's client.

        Raises:
            Refused: the address in the settings is not https.
        """
        return self._paypal_client()

    @cached_property
    def till_paypal(self) -> PayPalClient:
        """PayPal's client for payments on screen: they have a lane of their own, and a client serves one thread.

        Raises:
            Refused: the address in the settings is not https.
        """
        return self._paypal_client()

    def _paypal_client(self) -> PayPalClient:
        from yeastar_desk.infrastructure.credentials import paypal_secret
        from yeastar_desk.infrastructure.paypal.client import PayPalClient

        account = self._preferences.paypal
        secret = paypal_secret(account.environment)
        return PayPalClient(
            account.environment, account.base_url, account.client_id, lambda: self.keychain.read(secret)
        )

    @cached_property
    def mailer(self) -> SmtpMailer:
        """The mail server.

        Raises:
            Refused: without encryption to another computer.
        """
        from yeastar_desk.infrastructure.credentials import Secret
        from yeastar_desk.infrastructure.mail.smtp import SmtpMailer

        return SmtpMailer(
            self._preferences.mail,
            lambda: self.keychain.read(Secret.MAIL),
            self._services.clock,
            self._preferences.seller.email,
        )

    # use cases

    @cached_property
    def portal_prices(self) -> PortalPrices:
        from yeastar_desk.application.portal_prices import PortalPrices

        return PortalPrices(self._services.database, self._services.clock, self._currency)

    def _currency(self) -> str:
        preferences = self._services.preferences.load()
        return preferences.sales.currency or self._services.locales.currency_of(preferences.seller.country)

    @cached_property
    def send_orders(self) -> SendOrders:
        from yeastar_desk.application.send_orders import SendOrders

        return SendOrders(
            self._services.database,
            self.portal,
            self._services.clock,
            self._services.preferences,
            lambda code: self._services.locales.countries().get(code.upper(), ""),
            price_question=self.portal_prices.question,
        )

    @cached_property
    def fetch_portal(self) -> FetchPortal:
        from yeastar_desk.application.fetch_portal import FetchPortal

        return FetchPortal(
            self._services.database, self.portal, self._services.clock, self._services.locales.country_code
        )

    @cached_property
    def take_payment(self) -> TakePayment:
        """For the passes, which go on with every payment."""
        return self._taking(self.paypal)

    @cached_property
    def till(self) -> TakePayment:
        """For the payment on screen: no customer waits for a pass."""
        return self._taking(self.till_paypal)

    def _taking(self, paypal: PayPalClient) -> TakePayment:
        from yeastar_desk.application.take_payment import TakePayment, recorded_by, rehearsed_by

        return TakePayment(
            self._services.database,
            paypal,
            self._services.clock,
            recorded_by(self._services.record_payment),
            return_url=self._return_url,
            rehearse=rehearsed_by(self._services.record_payment),
        )

    @cached_property
    def send_refunds(self) -> SendRefunds:
        from yeastar_desk.application.refund_payment import SendRefunds

        return SendRefunds(self._services.database, self.paypal, self._services.clock)

    def _return_url(self) -> str:
        base = self._services.preferences.load().links.public_url.strip().rstrip("/")
        return f"{base}/paid" if base else ""

    @cached_property
    def queue_mail(self) -> QueueMail:
        from yeastar_desk.application.deliver_mail import QueueMail
        from yeastar_desk.infrastructure.email_addresses import is_email
        from yeastar_desk.infrastructure.mail.letters import write_letter

        services = self._services
        return QueueMail(
            services.database, services.preferences, services.clock, write_letter, services.document_files, is_email
        )

    @cached_property
    def deliver_mail(self) -> DeliverMail:
        from yeastar_desk.application.deliver_mail import DeliverMail
        from yeastar_desk.application.share_document import PublicLinks
        from yeastar_desk.infrastructure.mail.letters import write_letter

        services = self._services
        return DeliverMail(
            services.database,
            self.mailer,
            services.clock,
            write_letter,
            services.document_files,
            PublicLinks(self.share_document, services.preferences),
        )

    def is_paid_just_now(self) -> bool:
        """Whether a payment is under way that the next pass should not leave waiting."""
        return bool(self._preferences.paypal.client_id) and self.take_payment.is_under_way()

    def is_idle(self) -> bool:
        """Whether no service is set up and nothing waits: then nothing of the network need be loaded."""
        preferences = self._preferences
        if preferences.portal.client_id or preferences.paypal.client_id or preferences.mail.host:
            return False
        with self._services.database.read() as work:
            return not work.outbox.summary().waiting

    @cached_property
    def synchronise(self) -> Synchronise:
        """One pass; what is not set up is left out.

        Raises:
            Refused: an address in the settings is not acceptable.
        """
        from yeastar_desk.application.synchronise import Synchronise

        return Synchronise(
            self._services.database,
            self.portal,
            self.send_orders,
            self.fetch_portal,
            self.take_payment if self._preferences.paypal.client_id else None,
            self.deliver_mail if self._preferences.mail.host else None,
            self.monitor,
            self._problem,
            self.send_refunds if self._preferences.paypal.client_id else None,
        )

    @cached_property
    def sync_centre(self) -> SyncCentre:
        from yeastar_desk.application.sync_centre import SyncCentre

        return SyncCentre(self._services.database, self._services.clock, self._preferences.event.rep)

    @cached_property
    def share_document(self) -> ShareDocument:
        from yeastar_desk.application.share_document import ShareDocument

        return ShareDocument(self._services.database, self._services.clock, self._services.document_files)

    def qr(self, text: str) -> tuple[tuple[bool, ...], ...]:
        """The modules of a QR code, True is dark."""
        from yeastar_desk.infrastructure.share.qr import qr_matrix

        return qr_matrix(text)

    @cached_property
    def link_application(self) -> LinkApplication:
        from yeastar_desk.infrastructure.share.app import LinkApplication

        return LinkApplication(self.share_document.open)

    @cached_property
    def booth_server(self) -> BoothServer:
        from yeastar_desk.infrastructure.share.serve import BoothServer

        return BoothServer(self.link_application)

    def serve(self, host: str, port: int, started: Callable[[str], None]) -> None:
        """Serve one-time links until the process is ended; `started` is told the address.

        Raises:
            Refused: the address cannot be listened on.
        """
        from yeastar_desk.infrastructure.share.serve import serve_office

        serve_office(self.link_application, host, port, started)

    def renewed(self) -> OnlineServices:
        """The network side as the settings are now. What this laptop serves goes on being served.

        Raises:
            Refused: the settings cannot be read; this one can still be used.
        """
        after = OnlineServices(self._services, self.monitor, self._problem)
        after._started_with = self._started_with
        for name in ("share_document", "link_application", "booth_server"):
            if name in self.__dict__:
                after.__dict__[name] = self.__dict__.pop(name)
        self.close()
        return after

    def close(self) -> None:
        """Close connections and the booth's server."""
        for name in ("booth_server", "portal", "paypal", "till_paypal"):
            made = self.__dict__.pop(name, None)
            if made is not None:
                with suppress(OSError):
                    made.stop() if name == "booth_server" else made.close()


def payment_ready(preferences: Preferences) -> frozenset[PaymentMethod]:
    """The payment methods besides offline that are set up."""
    from yeastar_desk.infrastructure.credentials import Keychain, paypal_secret

    secret = paypal_secret(preferences.paypal.environment)
    if not preferences.paypal.client_id or not Keychain(in_paypal_variable=secret).read(secret):
        return frozenset()
    return frozenset([PaymentMethod.PAYPAL, PaymentMethod.CARD])

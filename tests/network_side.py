"""What `Services.online` is in the program, for an office of a test: real parts, real servers on 127.0.0.1."""

from __future__ import annotations

from tests.office import Office
from tests.servers.paypal import CLIENT_ID, SECRET
from yeastar_desk.application.deliver_mail import QueueMail
from yeastar_desk.application.record_payment import RecordPayment
from yeastar_desk.application.share_document import ShareDocument
from yeastar_desk.application.take_payment import TakePayment, recorded_by, rehearsed_by
from yeastar_desk.infrastructure.mail.letters import write_letter
from yeastar_desk.infrastructure.paypal.client import PayPalClient
from yeastar_desk.infrastructure.share.app import LinkApplication
from yeastar_desk.infrastructure.share.qr import qr_matrix
from yeastar_desk.infrastructure.share.serve import BoothServer


class NetworkSide:
    """Mail and links work at once; PayPal after `connect`."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self.qr = qr_matrix
        self.queue_mail = QueueMail(
            office.database,
            office.preferences,
            office.clock,
            write_letter,
            office.document_files,
            lambda address: "@" in address.strip("@"),
        )
        self.share_document = ShareDocument(office.database, office.clock, office.document_files)
        self.booth_server = BoothServer(LinkApplication(self.share_document.open), host="127.0.0.1")
        self.paypal: PayPalClient | None = None
        self._take_payment: TakePayment | None = None

    def connect(self, url: str, record_payment: RecordPayment, environment: str = "live") -> None:
        """Use the PayPal that answers there."""
        self.paypal = PayPalClient(environment, url, CLIENT_ID, lambda: SECRET)
        self._take_payment = TakePayment(
            self._office.database,
            self.paypal,
            self._office.clock,
            recorded_by(record_payment),
            rehearse=rehearsed_by(record_payment),
        )

    @property
    def till(self) -> TakePayment:
        assert self._take_payment is not None, "connect a PayPal first"
        return self._take_payment

    def close(self) -> None:
        self.booth_server.stop()
        if self.paypal is not None:
            self.paypal.close()

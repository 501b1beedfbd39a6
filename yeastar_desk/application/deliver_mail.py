"""Letters to customers: queued with what they are about, written and sent when there is a connection.

Mail cannot be sent exactly once: after a lost answer the same letter goes again under the same message id, because a
second copy is better than none.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from random import Random
from uuid import uuid4

from yeastar_desk.application.connection import Connection
from yeastar_desk.application.issue_document import DocumentFiles
from yeastar_desk.application.mail_ports import Letter, Mailer, MailRequest, WriteLetter
from yeastar_desk.application.online_ports import Cause, NotSent, OnlineDatabase, Outgoing, Rejected, Unclear
from yeastar_desk.application.ports import Clock, IssuedDocument, OutboxItem, UnitOfWork
from yeastar_desk.application.preferences import PreferencesStore
from yeastar_desk.application.sending_book import MAIL, Overtaken, SendingBook
from yeastar_desk.domain.errors import DeskError, NotFound, NotSaved, Refused
from yeastar_desk.domain.orders import PlacedOrder
from yeastar_desk.domain.records import canonical, from_plain

RECIPIENT_FACT, SUBJECT_FACT = "To", "Subject"
PREVIEW_LINK = "https://…"
NOT_SET_UP = "Email is not set up: enter your mail server in Settings, Mail."


@dataclass(slots=True)
class MailReport:
    """What one pass did."""

    sent: int = 0
    waiting: int = 0
    parked: int = 0
    stopped: str = ""
    connection: Connection = Connection.ONLINE


def mail_request_in(outgoing: Outgoing) -> MailRequest:
    """The request as it was queued."""
    return from_plain(MailRequest, json.loads(outgoing.item.payload))


class QueueMail:
    """The Email button: look at the letter, then put it into the outbox."""

    def __init__(
        self,
        database: OnlineDatabase,
        preferences: PreferencesStore,
        clock: Clock,
        write: WriteLetter,
        files: DocumentFiles,
        is_email: Callable[[str], bool],
    ) -> None:
        self._database = database
        self._preferences = preferences
        self._clock = clock
        self._write = write
        self._files = files
        self._is_email = is_email

    def why_not(self) -> str:
        """Why no letter can be sent from here, empty when one can."""
        return "" if _sender(self._preferences) else NOT_SET_UP

    def preview(self, number: str, recipient: str = "", note: str = "") -> Letter:
        """What will be sent. A link is shown without its secret, which is made when the letter leaves.

        Raises:
            NotFound: no such document.
            Refused: mail is not set up, or the address is not one.
        """
        request, _ = self._request(number, recipient, note)
        document, pdf = self._files.pdf(request.number)
        link = PREVIEW_LINK if self._preferences.load().links.public_url else ""
        return self._write(request, document.content, _sender(self._preferences), None if link else pdf, link)

    def __call__(self, number: str, recipient: str = "", note: str = "") -> OutboxItem:
        """Queue the letter.

        Raises:
            NotFound, Refused: as `preview`.
            NotSaved: nothing was stored.
        """
        request, document = self._request(number, recipient, note)
        with self._database.work() as work:
            item = OutboxItem(
                str(uuid4()), MAIL, document.order_id or document.id, canonical(request), self._clock.now()
            )
            work.outbox.add(item)
            work.commit()
        return item

    def _request(self, number: str, recipient: str, note: str) -> tuple[MailRequest, IssuedDocument]:
        if not _sender(self._preferences):
            raise Refused(NOT_SET_UP, field="mail")
        with self._database.read() as work:
            document = work.documents.get(number.strip())
        if document is None:
            raise NotFound(f"There is no document or order with the number {number.strip()}. Check the number.")
        address = recipient.strip() or document.content.buyer.email
        if not self._is_email(address):
            raise Refused(f"“{address}” is not an email address. Correct it.", field="recipient")
        person = document.content.buyer.person if address == document.content.buyer.email else ""
        return MailRequest(address, document.number, person, note=note.strip()), document


def mail_after_payment(
    preferences: PreferencesStore, is_email: Callable[[str], bool]
) -> Callable[[UnitOfWork, PlacedOrder, date, datetime], None]:
    """For `RecordPayment`: with the last payment, queue order summary and invoice to the billing contact."""

    def queue(work: UnitOfWork, order: PlacedOrder, received_on: date, now: datetime) -> None:
        del received_on
        contact = order.request.billing_contact
        if contact is None or not is_email(contact.email) or not _sender(preferences):
            return
        request = MailRequest(contact.email, order.number, contact.person, paid=True)
        work.outbox.add(OutboxItem(str(uuid4()), MAIL, order.id, canonical(request), now))

    return queue


def _sender(preferences: PreferencesStore) -> str:
    value = preferences.load()
    return (value.mail.sender or value.mail.user or value.seller.email) if value.mail.host else ""


class DeliverMail:
    """One pass over the letters that wait."""

    def __init__(
        self,
        database: OnlineDatabase,
        mailer: Mailer,
        clock: Clock,
        write: WriteLetter,
        files: DocumentFiles,
        make_link: Callable[[str], str],
        random: Random | None = None,
    ) -> None:
        """`make_link` gives a new one-time address for a document number, or nothing where none can be served."""
        self._database = database
        self._mailer = mailer
        self._clock = clock
        self._write = write
        self._files = files
        self._make_link = make_link
        self._book = SendingBook(database, clock, random)

    def __call__(self) -> MailReport:
        """Send what is due; one bad letter never blocks the rest."""
        report = MailReport()
        with self._database.read() as work:
            letters = work.outgoing.due([MAIL], self._clock.now())
        for outgoing in letters:
            try:
                self._send(outgoing, report)
            except NotSent as error:
                report.stopped, report.connection = error.sentence, error.connection
                break
            except (Overtaken, NotSaved):
                continue
        return report

    def _send(self, outgoing: Outgoing, report: MailReport) -> None:
        try:
            request = mail_request_in(outgoing)
            document, pdf = self._files.pdf(request.number)
            link = self._make_link(document.number)
            letter = self._write(request, document.content, self._mailer.sender, None if link else pdf, link)
        except (DeskError, ValueError, TypeError, KeyError) as error:
            sentence = error.sentence if isinstance(error, DeskError) else "This letter cannot be written."
            self._book.park(outgoing, Cause.REJECTED, sentence)
            report.parked += 1
            return
        facts = {RECIPIENT_FACT: letter.recipient, SUBJECT_FACT: letter.subject}
        begun = self._book.begin(outgoing, self._clock.now(), facts)
        pause = self._book.backoff(begun.item.attempts)
        try:
            self._mailer.send(letter, f"<{begun.item.id}@{_domain(letter.sender)}>")
        except NotSent as error:
            self._book.wait(begun, error.sentence, seconds=pause if error.answered else None)
            if not error.answered:
                raise
            report.waiting += 1
        except Unclear as error:
            self._book.wait_unclear(begun, f"{error.sentence} It is sent again.", seconds=pause)
            report.waiting += 1
        except Rejected as error:
            self._book.park(begun, Cause.REJECTED, error.sentence, field="recipient", reply=error.raw)
            report.parked += 1
        else:
            self._book.acknowledge(begun, "", facts, "the mail server accepted it")
            report.sent += 1


def redirected(outgoing: Outgoing, recipient: str) -> OutboxItem:
    """A new item for the same letter to another address."""
    request = replace(mail_request_in(outgoing), recipient=recipient, name="")
    return replace(outgoing.item, id=str(uuid4()), payload=canonical(request), state="pending", attempts=0, reason="")


def _domain(address: str) -> str:
    return address.rpartition("@")[2].rstrip(">") or "localhost"

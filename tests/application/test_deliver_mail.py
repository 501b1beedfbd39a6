"""Letters go through the outbox to a real mail server."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.office import ORDER
from tests.servers.local_http import reserved_port
from tests.servers.smtp import PASSWORD, USER, FakeMailServer
from tests.subscription_office import SubscriptionOffice
from yeastar_desk.application.deliver_mail import DeliverMail, QueueMail, mail_after_payment
from yeastar_desk.application.mail_ports import Letter
from yeastar_desk.application.online_ports import Cause, Outgoing
from yeastar_desk.application.preferences import Links, MailServer
from yeastar_desk.application.record_payment import RecordPayment
from yeastar_desk.application.subscription_life import SubscriptionLife
from yeastar_desk.domain.errors import NotFound, Refused
from yeastar_desk.infrastructure.country_rules import country_rules
from yeastar_desk.infrastructure.email_addresses import is_email
from yeastar_desk.infrastructure.mail.letters import write_letter
from yeastar_desk.infrastructure.mail.smtp import SmtpMailer


class MailOffice(SubscriptionOffice):
    """An office with a mail server."""

    def __init__(self, folder: Path, server: FakeMailServer, links: str = "") -> None:
        folder.mkdir()
        super().__init__(folder)
        settings = MailServer("127.0.0.1", server.port, "starttls", USER, USER)
        self.preferences.value = replace(self.preferences.value, mail=settings, links=Links(links))
        life = SubscriptionLife(self.preferences)
        queue = mail_after_payment(self.preferences, is_email)

        def activate(*order: object) -> None:
            life.activate(*order)  # type: ignore[arg-type]
            queue(*order)  # type: ignore[arg-type]

        common = (self.database, self.preferences, self.clock)
        self.record_payment = RecordPayment(
            *common, self.locales, self.tax_numbers, country_rules, lambda _: None, activate
        )
        self.queue_mail = QueueMail(*common, write_letter, self.document_files, is_email)
        self.mailer = SmtpMailer(settings, lambda: PASSWORD, self.clock, context=server.trusting())
        self.made: list[str] = []
        self.deliver = DeliverMail(self.database, self.mailer, self.clock, write_letter, self.document_files, self.link)

    def link(self, number: str) -> str:
        base = self.preferences.value.links.public_url
        self.made.append(number)
        return f"{base}/d/token-{len(self.made)}" if base else ""

    def items(self) -> list[Outgoing]:
        with self.database.read() as work:
            return [out for out in work.outgoing.listed() if out.item.kind == "mail"]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[FakeMailServer]:
    with FakeMailServer(tmp_path) as found:
        yield found


@pytest.fixture
def office(server: FakeMailServer, tmp_path: Path) -> Iterator[MailOffice]:
    found = MailOffice(tmp_path / "home", server)
    yield found
    found.database.close()


def sold(office: MailOffice) -> str:
    return office.place(ORDER).order.number


def test_it_is_known_before_writing_whether_mail_is_set_up(office: MailOffice) -> None:
    assert office.queue_mail.why_not() == ""
    assert office.queue_mail.preview(sold(office)).language == "de"
    office.preferences.value = replace(office.preferences.value, mail=MailServer())
    assert office.queue_mail.why_not() == "Email is not set up: enter your mail server in Settings, Mail."


def test_after_payment_the_billing_contact_gets_the_invoice(office: MailOffice, server: FakeMailServer) -> None:
    number = sold(office)
    assert office.items() == []
    office.clock.sleep(timedelta(minutes=5))
    office.pay(number)
    assert office.deliver().sent == 1
    (letter,) = server.letters
    assert letter["To"] == "ap@nordlicht.example"
    assert letter["Subject"].startswith("Rechnung INV-B3-2026-")
    (file,) = letter.iter_attachments()
    with office.database.read() as work:
        invoice = work.documents.get(number)
        assert invoice is not None
        assert file.get_content() == work.documents.file(invoice.id)
    text = letter.get_body(("plain",))
    assert text is not None
    assert number in text.get_content()
    assert office.deliver().sent == 0


def test_what_the_rep_sees_is_what_is_sent(office: MailOffice, server: FakeMailServer) -> None:
    number = sold(office)
    shown: Letter = office.queue_mail.preview(number, note="See you in Barcelona.")
    assert shown.recipient == "ap@nordlicht.example"
    office.queue_mail(number, note="See you in Barcelona.")
    office.deliver()
    (letter,) = server.letters
    text = letter.get_body(("plain",))
    assert text is not None
    assert text.get_content().replace("\r\n", "\n") == shown.text
    assert letter["Subject"] == shown.subject


def test_with_a_public_address_a_link_takes_the_place_of_the_file(server: FakeMailServer, tmp_path: Path) -> None:
    office = MailOffice(tmp_path / "home", server, "https://links.hanse.example")
    number = sold(office)
    assert "token" not in office.queue_mail.preview(number).text
    office.queue_mail(number)
    office.deliver()
    (letter,) = server.letters
    text = letter.get_body(("plain",))
    assert text is not None
    assert "https://links.hanse.example/d/token-1" in text.get_content()
    assert list(letter.iter_attachments()) == []
    (out,) = office.items()
    assert "token-1" not in out.item.payload + out.item.reply + repr(out.facts)
    office.database.close()


def test_offline_letters_wait_and_then_go(office: MailOffice, server: FakeMailServer) -> None:
    office.queue_mail(sold(office))
    there = office.mailer._server
    with reserved_port() as nobody:
        office.mailer._server = replace(there, port=nobody.getsockname()[1])
        report = office.deliver()
    assert report.stopped
    assert office.items()[0].item.state == "pending"
    office.mailer._server = there
    assert office.deliver().sent == 1
    assert len(server.letters) == 1


def test_a_refused_address_is_parked_and_the_rest_go(office: MailOffice, server: FakeMailServer) -> None:
    server.refused["nobody@nordlicht.example"] = "550 no such user"
    number = sold(office)
    office.queue_mail(number, recipient="nobody@nordlicht.example")
    office.queue_mail(number)
    report = office.deliver()
    assert (report.parked, report.sent) == (1, 1)
    (parked,) = [out for out in office.items() if out.item.state == "parked"]
    assert (parked.cause, parked.wrong_field) == (Cause.REJECTED, "recipient")
    assert "no such user" in parked.item.reason


def test_a_busy_server_is_asked_again_later(office: MailOffice, server: FakeMailServer) -> None:
    server.refused["ap@nordlicht.example"] = "450 greylisted"
    office.queue_mail(sold(office))
    assert office.deliver().waiting == 1
    server.refused.clear()
    office.clock.sleep(timedelta(minutes=6))
    assert office.deliver().sent == 1


def test_after_a_lost_answer_the_same_letter_goes_again_under_the_same_id(
    office: MailOffice, server: FakeMailServer
) -> None:
    server.lose_answers = 1
    office.queue_mail(sold(office))
    assert office.deliver().waiting == 1
    office.clock.sleep(timedelta(minutes=6))
    assert office.deliver().sent == 1
    first, second = server.letters
    assert first["Message-ID"] == second["Message-ID"]


def test_without_a_mail_server_nothing_is_queued(office: MailOffice) -> None:
    office.preferences.value = replace(office.preferences.value, mail=MailServer())
    number = sold(office)
    with pytest.raises(Refused, match="Settings"):
        office.queue_mail(number)
    office.pay(number)
    assert office.items() == []


def test_wrong_input_is_said(office: MailOffice) -> None:
    with pytest.raises(NotFound):
        office.queue_mail("PF-X-1")
    with pytest.raises(Refused, match="not an email address"):
        office.queue_mail(sold(office), recipient="jonas at nordlicht")

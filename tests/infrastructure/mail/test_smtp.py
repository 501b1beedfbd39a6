"""Letters over a real mail server on 127.0.0.1, with real TLS."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers.clocks import TestClock
from tests.servers.local_http import reserved_port
from tests.servers.smtp import PASSWORD, USER, FakeMailServer
from yeastar_desk.application.connection import Connection
from yeastar_desk.application.mail_ports import Letter
from yeastar_desk.application.online_ports import NotSent, Rejected, Unclear
from yeastar_desk.application.preferences import MailServer
from yeastar_desk.domain.errors import Refused
from yeastar_desk.infrastructure.mail.smtp import SmtpMailer

LETTER = Letter(USER, "ap@nordlicht.example", "Rechnung – Łódź", "Grüße", "<p>Grüße</p>", ("INV-1.pdf", b"%PDF-1.7 x"))


def mailer(server: FakeMailServer, *, security: str = "starttls", user: str = USER, password: str = PASSWORD,
           trust: bool = True) -> SmtpMailer:  # fmt: skip
    settings = MailServer("127.0.0.1", server.port, security, user, USER)
    return SmtpMailer(settings, lambda: password, TestClock(), context=server.trusting() if trust else None)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[FakeMailServer]:
    with FakeMailServer(tmp_path) as found:
        yield found


def test_a_letter_arrives_with_text_html_and_file(server: FakeMailServer) -> None:
    mailer(server).send(LETTER, "<id-1@hanse.example>")
    (letter,) = server.letters
    assert (letter["Subject"], letter["To"], letter["Message-ID"]) == (
        "Rechnung – Łódź",
        "ap@nordlicht.example",
        "<id-1@hanse.example>",
    )
    text = letter.get_body(("plain",))
    page = letter.get_body(("html",))
    assert text is not None
    assert page is not None
    assert (text.get_content().strip(), page.get_content().strip()) == ("Grüße", "<p>Grüße</p>")
    (file,) = letter.iter_attachments()
    assert (file.get_filename(), file.get_content_type(), file.get_content()) == (
        "INV-1.pdf",
        "application/pdf",
        b"%PDF-1.7 x",
    )
    assert server.logins == [USER]


def test_encryption_from_the_first_byte_works_too(tmp_path: Path) -> None:
    with FakeMailServer(tmp_path, tls="tls", log_in=False) as server:
        mailer(server, security="tls", user="").send(LETTER, "<id-1@hanse.example>")
        assert len(server.letters) == 1


def test_a_certificate_that_nobody_vouches_for_stops_everything(server: FakeMailServer) -> None:
    with pytest.raises(NotSent) as failure:
        mailer(server, trust=False).send(LETTER, "<id-1@hanse.example>")
    assert failure.value.connection is Connection.CAPTIVE
    assert server.raw == []
    assert server.logins == []


def test_a_server_without_encryption_gets_nothing(tmp_path: Path) -> None:
    with FakeMailServer(tmp_path, tls="none", log_in=False) as server:
        with pytest.raises(NotSent):
            mailer(server).send(LETTER, "<id-1@hanse.example>")
        assert server.raw == []


def test_without_encryption_only_on_this_computer(server: FakeMailServer) -> None:
    with pytest.raises(Refused, match="this computer only"):
        SmtpMailer(MailServer("mail.example", 25, "none"), lambda: "", TestClock())
    with pytest.raises(Refused, match="starttls, tls or none"):
        SmtpMailer(MailServer("127.0.0.1", server.port, "ssl"), lambda: "", TestClock())


def test_the_test_button_tells_a_wrong_password(server: FakeMailServer) -> None:
    mailer(server).check()
    with pytest.raises(NotSent, match="user and password") as failure:
        mailer(server, password="wrong").check()
    assert failure.value.connection is Connection.REFUSED


def test_a_server_that_is_not_there_is_tried_again() -> None:
    with reserved_port() as nobody:
        settings = MailServer("127.0.0.1", nobody.getsockname()[1], "starttls", USER, USER)
        with pytest.raises(NotSent) as failure:
            SmtpMailer(settings, lambda: PASSWORD, TestClock()).send(LETTER, "<id-1@hanse.example>")
    assert failure.value.connection is Connection.OFFLINE


@pytest.mark.parametrize(("answer", "kind"), [("550 no such user", Rejected), ("450 greylisted", NotSent)])
def test_a_refused_recipient_and_a_later_please(server: FakeMailServer, answer: str, kind: type[Exception]) -> None:
    server.refused["ap@nordlicht.example"] = answer
    with pytest.raises(kind, match=answer[4:]):
        mailer(server).send(LETTER, "<id-1@hanse.example>")
    assert server.raw == []


def test_a_refused_letter_is_said_to_be_so(server: FakeMailServer) -> None:
    server.answer = "554 too large"
    with pytest.raises(Rejected, match="too large"):
        mailer(server).send(LETTER, "<id-1@hanse.example>")


def test_a_lost_answer_is_unclear(server: FakeMailServer) -> None:
    server.lose_answers = 1
    with pytest.raises(Unclear):
        mailer(server).send(LETTER, "<id-1@hanse.example>")
    assert len(server.raw) == 1


@pytest.mark.parametrize("recipient", ["a@b.example\r\nBcc: eve@x.example", "müller@bücher.example"])
def test_an_address_cannot_add_a_header_and_special_letters_are_carried(server: FakeMailServer, recipient: str) -> None:
    letter = Letter(USER, recipient, "s", "t", "h")
    if "\n" in recipient:
        with pytest.raises(Rejected):
            mailer(server).send(letter, "<id-1@hanse.example>")
        assert server.raw == []
    else:
        mailer(server).send(letter, "<id-1@hanse.example>")
        assert len(server.raw) == 1

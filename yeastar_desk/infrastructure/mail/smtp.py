"""Sending letters by SMTP."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from yeastar_desk.application.connection import Connection
from yeastar_desk.application.mail_ports import Letter
from yeastar_desk.application.online_ports import NotSent, Rejected, Unclear
from yeastar_desk.application.ports import Clock
from yeastar_desk.application.preferences import MailServer
from yeastar_desk.domain.errors import Refused
from yeastar_desk.infrastructure.https import system_trust

SECONDS = 30
SECURITIES = ("starttls", "tls", "none")


class SmtpMailer:
    """Implements `mail_ports.Mailer`: one connection for each letter."""

    def __init__(
        self,
        server: MailServer,
        password: Callable[[], str],
        clock: Clock,
        sender: str = "",
        context: ssl.SSLContext | None = None,
    ) -> None:
        """Set up the mailer.

        Args:
            sender: the address letters come from when the settings name none.
            context: trusted certificates, by default those of the operating system.

        Raises:
            Refused: a connection without encryption to another computer.
        """
        if server.security not in SECURITIES:
            raise Refused(f"The mail security is starttls, tls or none, not “{server.security}”.", field="security")
        if server.security == "none" and server.host != "127.0.0.1":
            raise Refused(
                "Mail without encryption is possible on this computer only. Choose starttls.", field="security"
            )
        self._server = server
        self._password = password
        self._clock = clock
        self._sender = server.sender or server.user or sender
        self._context = context

    @property
    def sender(self) -> str:
        """The address that letters come from."""
        return self._sender

    def check(self) -> None:
        """See `mail_ports.Mailer.check`."""
        with self._connection() as smtp:
            smtp.noop()

    def send(self, letter: Letter, message_id: str) -> None:
        """See `mail_ports.Mailer.send`."""
        message = self._message(letter, message_id)
        with self._connection() as smtp:
            options = self._envelope(smtp, letter)
            try:
                smtp.ehlo_or_helo_if_needed()
                code, answer = smtp.mail(letter.sender, options)
                if code == 250:
                    code, answer = smtp.rcpt(letter.recipient)
                if code not in (250, 251):
                    raise _refused(code, answer, letter.recipient)
            except (OSError, smtplib.SMTPException) as error:
                raise NotSent("The connection to the mail server broke. It is tried again by itself.") from error
            try:
                code, answer = smtp.data(message)
            except smtplib.SMTPDataError as error:
                raise _refused(error.smtp_code, error.smtp_error, letter.recipient) from error
            except (OSError, smtplib.SMTPException) as error:
                raise Unclear("The mail server did not say whether it took the letter.", raw=str(error)) from error
            if code != 250:
                raise _refused(code, answer, letter.recipient)

    def _message(self, letter: Letter, message_id: str) -> bytes:
        message = EmailMessage(policy=SMTP)
        try:
            message["From"] = letter.sender
            message["To"] = letter.recipient
            message["Subject"] = letter.subject
            message["Date"] = format_datetime(self._clock.now())
            message["Message-ID"] = message_id
        except ValueError as error:
            raise Rejected(f"The letter to “{letter.recipient}” has an address that cannot be written.") from error
        message.set_content(letter.text)
        message.add_alternative(letter.html, subtype="html")
        if letter.attachment is not None:
            name, data = letter.attachment
            message.add_attachment(data, maintype="application", subtype="pdf", filename=name)
        return message.as_bytes()

    def _envelope(self, smtp: smtplib.SMTP, letter: Letter) -> list[str]:
        if (letter.sender + letter.recipient).isascii():
            return []
        if not smtp.has_extn("smtputf8"):
            raise Rejected(f"Your mail server cannot write to “{letter.recipient}”: the address has special letters.")
        return ["SMTPUTF8", "BODY=8BITMIME"]

    @contextmanager
    def _connection(self) -> Iterator[smtplib.SMTP]:
        smtp = self._open()
        try:
            yield smtp
        finally:
            with suppress(OSError, smtplib.SMTPException):
                smtp.quit()
            smtp.close()

    def _open(self) -> smtplib.SMTP:
        host, port = self._server.host, self._server.port
        context = self._context or system_trust()
        smtp: smtplib.SMTP | None = None
        try:
            if self._server.security == "tls":
                smtp = smtplib.SMTP_SSL(host, port, local_hostname="[127.0.0.1]", timeout=SECONDS, context=context)
            else:
                smtp = smtplib.SMTP(host, port, local_hostname="[127.0.0.1]", timeout=SECONDS)
                if self._server.security == "starttls":
                    smtp.starttls(context=context)
            smtp.ehlo_or_helo_if_needed()
            if self._server.user:
                smtp.login(self._server.user, self._password())
        except (OSError, smtplib.SMTPException) as error:
            if smtp is not None:
                smtp.close()
            raise _unreachable(error) from error
        return smtp


def _unreachable(error: Exception) -> NotSent:
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return NotSent(
            "The mail server does not accept user and password. Check them in Settings, Mail.",
            connection=Connection.REFUSED,
            raw=str(error),
        )
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return NotSent(
            "The mail server does not offer what Settings, Mail ask for (encryption or log-in). Nothing was sent.",
            connection=Connection.REFUSED,
            raw=str(error),
        )
    if isinstance(error, ssl.SSLError):
        return NotSent(
            "The mail server's certificate is not trusted. Check its name in Settings, Mail, or whether this network "
            "wants a log-in first. Nothing was sent.",
            connection=Connection.CAPTIVE,
            raw=str(error),
        )
    return NotSent("The mail server cannot be reached. It is tried again by itself.", raw=str(error))


def _refused(code: int, answer: bytes | str, recipient: str) -> NotSent | Rejected:
    said = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    if 400 <= code < 500:
        return NotSent(f"The mail server asks to try later ({code} {said}).", answered=True, raw=f"{code} {said}")
    return Rejected(
        f"The mail server refuses the letter to {recipient}: “{said}”. Correct the address or ask its administrator.",
        field="recipient",
        code=str(code),
        raw=f"{code} {said}",
    )

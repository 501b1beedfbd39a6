"""Mail: what is to be written, the finished letter, and how it is sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from yeastar_desk.domain.documents import DocumentContent


@dataclass(frozen=True, slots=True)
class MailRequest:
    """What waits in the outbox: who gets which document, and why.

    Attributes:
        number: of the document, or of an order for its newest document at the time of sending.
        paid: the letter thanks for the payment.
        note: the rep's own words, put before the summary.
    """

    recipient: str
    number: str
    name: str = ""
    paid: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A finished letter. `attachment` is a file name and PDF bytes, None when the text has a link instead.

    `language` is the ISO 639-1 code of its words.
    """

    sender: str
    recipient: str
    subject: str
    text: str
    html: str
    attachment: tuple[str, bytes] | None = None
    language: str = ""


class WriteLetter(Protocol):
    def __call__(
        self, request: MailRequest, content: DocumentContent, sender: str, pdf: bytes | None, link: str
    ) -> Letter:
        """The letter in the document's language; with a link it carries no file."""
        ...


class Mailer(Protocol):
    """A mail server. May raise `NotSent`, `Rejected` and `Unclear`."""

    @property
    def sender(self) -> str:
        """The address that letters come from."""
        ...

    def send(self, letter: Letter, message_id: str) -> None:
        """Hand the letter over. The same message id marks a repetition for whoever receives both."""
        ...

    def check(self) -> None:
        """Connect and log in, without sending."""
        ...

"""Send a document by email: the letter is shown as it will go out, then it is queued. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from yeastar_desk.application.deliver_mail import QueueMail
from yeastar_desk.application.mail_ports import Letter
from yeastar_desk.application.ports import OutboxItem
from yeastar_desk.presentation.ports import Announce, Changed, Lane, Subject, Ticket
from yeastar_desk.presentation.sentences import field_of, sentence_of

_LANGUAGES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "ar": "Arabic",
    "zh": "Chinese",
}
_NOT_SHOWN = "The letter could not be written: the program failed in a way it should not. The document is stored."
_NOT_QUEUED = "The letter was not queued: the program failed in a way it should not. Try again."


class MailOnline(Protocol):
    """What of the network side a letter needs; nothing of it touches the network."""

    @property
    def queue_mail(self) -> QueueMail: ...


class MailUses(Protocol):
    """Looked up inside jobs only."""

    @property
    def online(self) -> MailOnline: ...


@dataclass(frozen=True, slots=True)
class LetterShown:
    """A letter as it will go out; `enclosed` says whether the file or a link goes with it."""

    sender: str
    recipient: str
    subject: str
    text: str
    enclosed: str
    language: str


class MailView(Protocol):
    def show_letter(self, shown: LetterShown) -> None: ...

    def show_problem(self, sentence: str, field: str) -> None: ...

    def queued(self, sentence: str) -> None:
        """The letter is stored in the outbox: close."""


class MailPresenter:
    """One letter about one document.

    Args:
        lane: the database lane; sending is another's work, on the network lane.
    """

    def __init__(self, uses: MailUses, lane: Lane, announce: Announce, view: MailView) -> None:
        self._uses = uses
        self._lane = lane
        self._announce = announce
        self._view = view
        self._number = ""
        self._under_way: Ticket | None = None

    def show(self, number: str) -> None:
        """Show the letter to the billing contact of the document."""
        self._number = number
        self._preview("", "")

    def change(self, recipient: str, note: str) -> None:
        """Show the letter to somebody else, or with other words."""
        if recipient.strip():
            self._preview(recipient, note)
        else:
            self._forget()
            self._view.show_problem("Enter the email address that it goes to.", "recipient")

    def _preview(self, recipient: str, note: str) -> None:
        number = self._number
        self._forget()
        self._under_way = self._lane.submit(
            lambda: self._uses.online.queue_mail.preview(number, recipient, note), self._take, self._failed
        )

    def send(self, recipient: str, note: str) -> None:
        """Put the letter into the outbox."""
        number = self._number
        self._forget()
        self._lane.submit(
            lambda: self._uses.online.queue_mail(number, recipient, note),
            lambda item: self._queued(item, recipient),
            self._not_queued,
        )

    def _forget(self) -> None:
        if self._under_way is not None:
            self._under_way.cancel()
            self._under_way = None

    def _take(self, letter: Letter) -> None:
        self._under_way = None
        self._view.show_letter(show_letter(letter))

    def _failed(self, error: Exception) -> None:
        self._under_way = None
        self._view.show_problem(sentence_of(error, _NOT_SHOWN), field_of(error))

    def _queued(self, _item: OutboxItem, recipient: str) -> None:
        self._view.queued(f"The email to {recipient} is stored and goes out when you are online.")
        self._announce(Changed(Subject.OUTBOX))

    def _not_queued(self, error: Exception) -> None:
        self._view.show_problem(sentence_of(error, _NOT_QUEUED), field_of(error))


def show_letter(letter: Letter) -> LetterShown:
    """A letter in the words of the dialog."""
    if letter.attachment is not None:
        name, pdf = letter.attachment
        enclosed = f"Attached: {name}, {max(1, round(len(pdf) / 1024))} KB"
    else:
        enclosed = "Instead of the file: a link that works once, for 24 hours"
    language = _LANGUAGES.get(letter.language, letter.language)
    return LetterShown(letter.sender, letter.recipient, letter.subject, letter.text, enclosed, language)

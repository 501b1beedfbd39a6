"""Show an issued document by its number, or a copy of it that says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from yeastar_desk.application.issue_document import DocumentFiles
from yeastar_desk.application.ports import IssuedDocument
from yeastar_desk.domain.documents import DOCUMENT_NAMES
from yeastar_desk.domain.errors import DeskError
from yeastar_desk.presentation.ports import Lane, Ticket
from yeastar_desk.presentation.preview.mail_presenter import MailOnline
from yeastar_desk.presentation.sentences import sentence_of

_NOT_SHOWN = "The document cannot be shown. It is stored: try again, or restart the program."


class DocumentUses(Protocol):
    """Looked up inside jobs only, so that it may be made on the database lane."""

    @property
    def document_files(self) -> DocumentFiles: ...

    @property
    def online(self) -> MailOnline: ...


@dataclass(frozen=True, slots=True)
class DocumentShown:
    """A document on screen. `file_name` names a print job or a file; a copy is another file than its original."""

    title: str
    number: str
    customer: str
    pdf: bytes
    is_copy: bool = False

    @property
    def file_name(self) -> str:
        return f"{self.number} copy" if self.is_copy else self.number


class DocumentView(Protocol):
    def show_loading(self, title: str) -> None: ...

    def show_document(self, shown: DocumentShown) -> None: ...

    def show_mail(self, reason: str) -> None:
        """Whether the document can be mailed: an empty reason means yes."""

    def show_problem(self, sentence: str) -> None: ...


class DocumentPresenter:
    """Fetches the stored bytes, or has them made the first time, on the database lane."""

    def __init__(self, uses: DocumentUses, lane: Lane, view: DocumentView) -> None:
        self._uses = uses
        self._lane = lane
        self._view = view
        self._number = ""
        self._is_copy = False
        self._under_way: Ticket | None = None

    def show(self, number: str) -> None:
        """Show a document by its number, or the newest document of an order by the order's number."""
        self._number, self._is_copy = number, False
        self._view.show_loading(number)
        self._load()
        self._lane.submit(lambda: self._uses.online.queue_mail.why_not(), self._view.show_mail, self._no_mail)

    def turn_over(self) -> None:
        """Show the copy instead of the original, or the original instead of the copy."""
        self._is_copy = not self._is_copy
        self._load()

    def retry(self) -> None:
        """Try the same document again."""
        self._view.show_loading(self._number)
        self._load()

    def cancel(self) -> None:
        """Nobody waits for it any more."""
        if self._under_way is not None:
            self._under_way.cancel()
            self._under_way = None

    def _load(self) -> None:
        self.cancel()
        number, is_copy = self._number, self._is_copy

        def load() -> tuple[IssuedDocument, bytes]:
            document, pdf = self._uses.document_files.pdf(number)
            return document, self._uses.document_files.copy(document.number) if is_copy else pdf

        self._under_way = self._lane.submit(load, self._taker(is_copy=is_copy), self._failed)

    def _taker(self, *, is_copy: bool) -> Callable[[tuple[IssuedDocument, bytes]], None]:
        def take(found: tuple[IssuedDocument, bytes]) -> None:
            document, pdf = found
            self._under_way = None
            customer = document.content.subject_name or document.content.buyer.name
            title = f"{DOCUMENT_NAMES[document.type]} {document.number}"
            shown = DocumentShown(f"{title} · copy" if is_copy else title, document.number, customer, pdf, is_copy)
            self._view.show_document(shown)

        return take

    def _failed(self, error: Exception) -> None:
        self._under_way = None
        self._view.show_problem(sentence_of(error, _NOT_SHOWN))

    def _no_mail(self, error: Exception) -> None:
        self._view.show_mail(error.sentence if isinstance(error, DeskError) else "Email cannot be used just now.")

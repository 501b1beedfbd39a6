"""Show an issued document by its number."""

from __future__ import annotations

from typing import Protocol

from yeastar_desk.application.issue_document import DocumentFiles
from yeastar_desk.application.ports import IssuedDocument
from yeastar_desk.domain.documents import DocumentType
from yeastar_desk.presentation.ports import Lane, Ticket
from yeastar_desk.presentation.sentences import sentence_of

KINDS = {
    DocumentType.QUOTE: "Quote",
    DocumentType.PROFORMA: "Proforma invoice",
    DocumentType.INVOICE: "Invoice",
    DocumentType.CREDIT_NOTE: "Credit note",
    DocumentType.RECEIPT: "Receipt",
    DocumentType.REFUND: "Refund note",
}
_NOT_SHOWN = "The document cannot be shown. It is stored: try again, or restart the program."


class DocumentUses(Protocol):
    """Looked up inside jobs only, so that it may be made on the database lane."""

    @property
    def document_files(self) -> DocumentFiles: ...


class DocumentView(Protocol):
    def show_loading(self, title: str) -> None: ...

    def show_document(self, title: str, number: str, customer: str, pdf: bytes) -> None: ...

    def show_problem(self, sentence: str) -> None: ...


class DocumentPresenter:
    """Fetches the stored bytes, or has them made the first time, on the database lane."""

    def __init__(self, uses: DocumentUses, lane: Lane, view: DocumentView) -> None:
        self._uses = uses
        self._lane = lane
        self._view = view
        self._number = ""
        self._under_way: Ticket | None = None

    def show(self, number: str) -> None:
        """Show a document by its number, or the newest document of an order by the order's number."""
        self._number = number
        self.cancel()
        self._view.show_loading(number)
        self._under_way = self._lane.submit(lambda: self._uses.document_files.pdf(number), self._take, self._failed)

    def retry(self) -> None:
        """Try the same document again."""
        self.show(self._number)

    def cancel(self) -> None:
        """Nobody waits for it any more."""
        if self._under_way is not None:
            self._under_way.cancel()
            self._under_way = None

    def _take(self, found: tuple[IssuedDocument, bytes]) -> None:
        document, pdf = found
        self._under_way = None
        customer = document.content.subject_name or document.content.buyer.name
        self._view.show_document(f"{KINDS[document.type]} {document.number}", document.number, customer, pdf)

    def _failed(self, error: Exception) -> None:
        self._under_way = None
        self._view.show_problem(sentence_of(error, _NOT_SHOWN))

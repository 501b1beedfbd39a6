"""Export documents: one .zip of the stored PDFs with a manifest."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from yeastar_desk.application.exporting import EVERYTHING, Cell, ExportCancelled, OpenArchive, Record, number, orders_in
from yeastar_desk.application.ports import Database, IssuedDocument, OrderFilter, Progress
from yeastar_desk.application.tables import no_progress
from yeastar_desk.application.views import DocumentRow

MANIFEST = "manifest.csv"
COLUMNS = (
    "file", "type", "number", "issued_on", "order_number", "subject_id", "buyer", "currency", "net", "tax", "total",
    "bytes", "sha256",
)  # fmt: skip


class ExportDocuments:
    """The PDFs are the stored bytes: what was printed and sent. `pdf` is `DocumentFiles.pdf`."""

    def __init__(
        self, database: Database, open_archive: OpenArchive, pdf: Callable[[str], tuple[IssuedDocument, bytes]]
    ) -> None:
        self._database = database
        self._open_archive = open_archive
        self._pdf = pdf

    def __call__(self, path: Path, wanted: OrderFilter = EVERYTHING, progress: Progress = no_progress) -> int:
        """Write the documents of the orders that the filter shows; without a filter quotes too. Returns how many.

        Raises:
            Refused: the file's ending is not .zip, or the export was cancelled.
            NotSaved: the file could not be written; one that was there is untouched.
            Damaged: a stored PDF does not match its hash.
        """
        rows = self._rows(wanted, progress)
        manifest: list[Record] = []
        newest = date(1980, 1, 1)
        with self._open_archive(path) as archive:
            for done, row in enumerate(rows):
                if not progress(done, len(rows)):
                    raise ExportCancelled
                document, pdf = self._pdf(row.number)
                name = f"{row.number}.pdf"
                archive.add(name, pdf, row.issued_on)
                manifest.append(Record(_cells(name, document, pdf)))
                newest = max(newest, row.issued_on)
            archive.add_table(MANIFEST, COLUMNS, manifest, newest)
            if not progress(len(rows), len(rows)):
                raise ExportCancelled
        return len(rows)

    def _rows(self, wanted: OrderFilter, progress: Progress) -> Sequence[DocumentRow]:
        """The documents, the oldest first."""
        with self._database.read() as work:
            if wanted == EVERYTHING:
                return list(reversed(work.documents.rows()))
            return [
                row for order in orders_in(work, wanted, progress) for row in reversed(work.documents.rows(order.id))
            ]


def _cells(name: str, document: IssuedDocument, pdf: bytes) -> tuple[Cell, ...]:
    content = document.content
    return (
        name,
        document.type.value,
        document.number,
        content.issued_on,
        content.order_number,
        content.subject_id,
        content.buyer.name,
        content.currency,
        number(content.net),
        number(content.tax),
        number(content.total),
        len(pdf),
        hashlib.sha256(pdf).hexdigest(),
    )

"""Issued documents, their files and logos: stored once, never changed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import CursorResult, bindparam, insert, select, update

from yeastar_desk.application.ports import IssuedDocument
from yeastar_desk.application.views import DocumentRow
from yeastar_desk.domain.companies import lookup_key
from yeastar_desk.domain.documents import DocumentContent, DocumentType
from yeastar_desk.domain.errors import Damaged, NotSaved
from yeastar_desk.domain.money import Money
from yeastar_desk.domain.records import canonical, digest, from_plain
from yeastar_desk.infrastructure.db.prepared import Prepared, inserting
from yeastar_desk.infrastructure.db.repositories.aliases import is_subject
from yeastar_desk.infrastructure.db.tables import document_contents, document_files, documents, logos, order_states
from yeastar_desk.infrastructure.db.transaction import Transaction

_D = documents.c
_DOCUMENT = select(
    *(_D.id, _D.type, _D.series, _D.counter, _D.number, _D.issued_at),
    *(_D.order_id, _D.draft_id, _D.preceding_id, _D.content_sha256, document_contents.c.content),
).join(document_contents)
_BY_NUMBER = _DOCUMENT.where(_D.number == bindparam("key"))
_NEWEST_OF_ORDER = (
    _DOCUMENT.where(_D.order_number == bindparam("key")).order_by(_D.issued_at.desc(), _D.counter.desc()).limit(1)
)
_ROW = select(
    *(_D.id, _D.type, _D.number, _D.issued_on, _D.order_number, _D.subject_id, _D.buyer_name),
    *(_D.total_minor, _D.currency, _D.valid_until, _D.draft_id),
).order_by(_D.issued_at.desc(), _D.counter.desc())
_LISTED = tuple(name for name in DocumentRow.__dataclass_fields__ if name != "total")
_FILE = select(document_files.c.pdf, document_files.c.sha256).where(document_files.c.document_id == bindparam("key"))
_LOGO = select(logos.c.image).where(logos.c.sha256 == bindparam("key"))
_INSERT = inserting(documents)
_INSERT_CONTENT = inserting(document_contents)
_NEWEST_NUMBER = Prepared(
    lambda _: (
        update(order_states)
        .where(order_states.c.order_id == bindparam("key"))
        .values(document_number=bindparam("newest_number"))
    )
)


class SqlDocuments:
    """Implements `ports.Documents`."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._connection = transaction.connection

    def add(self, document: IssuedDocument) -> None:
        content = canonical(document.content)
        transaction = self._transaction
        _INSERT.rows(transaction, _values(document) | {"content_sha256": digest(content)})
        _INSERT_CONTENT.rows(transaction, {"document_id": document.id, "content": content})
        transaction.touch("document", document.id)
        if document.order_id:
            _NEWEST_NUMBER.rows(transaction, {"key": document.order_id, "newest_number": document.number})
            transaction.touch("state", document.order_id)

    def get(self, number: str) -> IssuedDocument | None:
        for statement in (_BY_NUMBER, _NEWEST_OF_ORDER):
            row = self._connection.execute(statement, {"key": number.strip()}).first()
            if row is not None:
                return _document(row)
        return None

    def rows(self, order_id: str = "", type: DocumentType | None = None, draft_id: str = "") -> Sequence[DocumentRow]:
        """The document that was issued last comes first."""
        found = _ROW
        if draft_id:
            found = found.where(_D.draft_id == draft_id)
        if order_id:
            found = found.where(_D.order_id == order_id)
        if type is not None:
            found = found.where(_D.type == type)
        return _rows(self._connection.execute(found))

    def of_subject(self, subject_id: str, limit: int = 200) -> Sequence[DocumentRow]:
        found = _ROW.where(is_subject(_D.subject_key)).limit(limit)
        return _rows(self._connection.execute(found, {"key": lookup_key(subject_id)}))

    def file(self, document_id: str) -> bytes | None:
        row = self._connection.execute(_FILE, {"key": document_id}).first()
        if row is None:
            return None
        if digest(row.pdf) != row.sha256:
            raise Damaged(
                "The stored PDF of this document does not match its checksum. Restore the newest backup with "
                "yeastar-desk restore FILE; yeastar-desk verify lists everything that is damaged."
            )
        return bytes(row.pdf)

    def store_file(self, document_id: str, pdf: bytes) -> None:
        """Store the PDF bytes once.

        Raises:
            NotSaved: other bytes are stored already; a document has one PDF for ever.
        """
        stored = self.file(document_id)
        if stored is not None:
            if stored != pdf:
                raise NotSaved("This document has a stored PDF already, which was kept. Open that one instead.")
            return
        values = {
            "document_id": document_id,
            "sha256": digest(pdf),
            "stored_at": self._transaction.clock.now(),
            "pdf": pdf,
        }
        self._connection.execute(insert(document_files), values)
        self._transaction.touch("file", document_id)

    def logo(self, sha256: str) -> bytes | None:
        image = self._connection.execute(_LOGO, {"key": sha256}).scalar()
        return None if image is None else bytes(image)

    def store_logo(self, data: bytes) -> str:
        sha256 = digest(data)
        if self.logo(sha256) is None:
            self._connection.execute(insert(logos), {"sha256": sha256, "image": data})
            self._transaction.touch("logo", sha256)
        return sha256


def _rows(found: CursorResult[Any]) -> Sequence[DocumentRow]:
    return [
        DocumentRow(**{name: row[name] for name in _LISTED}, total=Money(row["total_minor"], row["currency"]))
        for row in found.mappings()
    ]


def _values(document: IssuedDocument) -> dict[str, Any]:
    content = document.content
    return {
        "id": document.id,
        "type": document.type,
        "number": document.number,
        "series": document.series,
        "counter": document.counter,
        "issued_at": document.issued_at,
        "issued_on": content.issued_on,
        "order_id": document.order_id or None,
        "draft_id": document.draft_id,
        "preceding_id": document.preceding_id or None,
        "order_number": content.order_number,
        "subject_id": content.subject_id,
        "subject_key": lookup_key(content.subject_id),
        "buyer_name": content.buyer.name,
        "currency": content.currency,
        "subtotal_minor": content.subtotal.minor,
        "discount_minor": content.discount.minor,
        "net_minor": content.net.minor,
        "tax_minor": content.tax.minor,
        "total_minor": content.total.minor,
        "due_on": content.due_on,
        "valid_until": content.valid_until,
        "event": content.event,
        "demo": content.demo,
    }


def _document(row: Any) -> IssuedDocument:
    """Rebuild a document, or refuse to show one that is not what was issued."""
    if digest(row.content) != row.content_sha256:
        raise Damaged(
            f"The stored document {row.number} does not match its checksum. Restore the newest backup with "
            "yeastar-desk restore FILE; yeastar-desk verify lists everything that is damaged."
        )
    return IssuedDocument(
        id=row.id,
        type=row.type,
        series=row.series,
        counter=row.counter,
        number=row.number,
        issued_at=row.issued_at,
        content=from_plain(DocumentContent, json.loads(row.content)),
        order_id=row.order_id or "",
        draft_id=row.draft_id,
        preceding_id=row.preceding_id or "",
    )

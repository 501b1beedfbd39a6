"""Day closes, and what one finds: paper, database and portal of one day and device."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import bindparam, insert, select

from yeastar_desk.application.report_ports import CloseRow, StoredClose
from yeastar_desk.domain.day_close import ClosedDocument, ClosedOrder, DayClose, ReceivedSum, UnsentOrder
from yeastar_desk.domain.documents import DocumentType
from yeastar_desk.domain.errors import Damaged
from yeastar_desk.domain.money import Money
from yeastar_desk.domain.orders import OrderStatus
from yeastar_desk.domain.records import canonical, digest, from_plain
from yeastar_desk.infrastructure.db.repositories.audit import head
from yeastar_desk.infrastructure.db.statements import chunks
from yeastar_desk.infrastructure.db.tables import (
    counters,
    day_closes,
    document_contents,
    document_files,
    documents,
    order_states,
    orders,
    outbox,
    payments,
)
from yeastar_desk.infrastructure.db.transaction import Transaction
from yeastar_desk.infrastructure.db.types import WHOLE

_O, _S, _D, _C = orders.c, order_states.c, documents.c, day_closes.c
_BOTH = order_states.join(orders)
_STORED = select(_C.content, _C.content_sha256, _C.pdf_sha256, _C.number)
_ITEMS = (
    select(outbox.c.subject_id, outbox.c.reason)
    .where(outbox.c.kind == "order")
    .order_by(outbox.c.created_at, outbox.c.id)
)
_ARRIVED = "acknowledged"
_AT_A_TIME = 500  # orders in one statement
_STATES = {
    "pending": "it waits to be sent",
    "sending": "it was begun to be sent and has not been answered",
    "parked": "it needs attention",
    "handover": "it is to be entered in the portal by hand",
}
_ENDED = (OrderStatus.CANCELLED, OrderStatus.FAILED, OrderStatus.INVALID, OrderStatus.REFUNDED)
_DAMAGED = "The day close {number} does not read back as it was stored. Restore the newest backup."


class SqlDayCloses:
    """Implements `report_ports.DayCloses`."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._connection = transaction.connection

    # what there is to compare

    def orders_of(self, device: str, day: date) -> Sequence[ClosedOrder]:
        found = (
            select(*(_O.id, _O.number, _O.company_name, _O.total_minor, _O.currency))
            .add_columns(_S.status, _S.portal_state, _S.portal_order_number)
            .join(order_states)
            .where(_O.device == device, *_during(_S.placed_at, day))
            .order_by(_O.number)
        )
        rows = self._connection.execute(found).all()
        ids = [row.id for row in rows]
        printed, sent = self._printed(ids), self._items(ids, outbox.c.payload)
        return [_closed(row, printed.get(row.id), sent.get(row.id, ())) for row in rows]

    def _printed(self, order_ids: Sequence[str]) -> dict[str, tuple[str, Money]]:
        """Number and printed total of the proforma invoice of each order, from what is frozen on it."""
        proformas = (
            select(_D.order_id, _D.number, document_contents.c.content)
            .join(document_contents)
            .where(_D.type == DocumentType.PROFORMA)
            .order_by(_D.issued_at.desc(), _D.counter.desc())  # the first of an order stays
        )
        return {
            row.order_id: (row.number, _money(row.content, "total"))
            for part in chunks(order_ids, _AT_A_TIME)
            for row in self._connection.execute(proformas.where(_D.order_id.in_(part)))
        }

    def _items(self, order_ids: Sequence[str], *more: sa.Column[Any]) -> dict[str, list[Any]]:
        """What is to be sent of each order, the oldest item first."""
        items: dict[str, list[Any]] = {}
        for part in chunks(order_ids, _AT_A_TIME):
            for row in self._connection.execute(_ITEMS.add_columns(*more).where(outbox.c.subject_id.in_(part))):
                items.setdefault(row.subject_id, []).append(row)
        return items

    def documents_of(self, device: str, day: date) -> Sequence[ClosedDocument]:
        found = (
            select(*(_D.number, _D.type, _D.total_minor, _D.currency, _D.content_sha256))
            .add_columns(document_contents.c.content, document_files.c.sha256, document_files.c.pdf)
            .outerjoin_from(documents, document_contents)
            .outerjoin(document_files, document_files.c.document_id == _D.id)
            .where(*self._issued(device, day))
            .order_by(_D.number)
            .execution_options(yield_per=50)  # their files are read, too
        )
        return [
            ClosedDocument(
                number=row.number,
                type=row.type,
                total=Money(row.total_minor, row.currency),
                intact=digest(row.content or "") == row.content_sha256,
                recorded=row.sha256 or "",
                found="" if row.pdf is None else digest(bytes(row.pdf)),
            )
            for row in self._connection.execute(found)
        ]

    def without_pdf(self, device: str, day: date) -> Sequence[str]:
        found = (
            select(_D.number)
            .outerjoin(document_files, document_files.c.document_id == _D.id)
            .where(*self._issued(device, day), document_files.c.document_id.is_(None))
        )
        return self._connection.execute(found.order_by(_D.number)).scalars().all()

    def payments_of(self, device: str, day: date) -> Sequence[ReceivedSum]:
        columns = payments.c
        found = (
            select(columns.means, columns.currency, sa.func.count(), sa.func.sum(columns.amount_minor))
            .join(orders)
            .where(_O.device == device, *_during(columns.recorded_at, day))
            .group_by(columns.means, columns.currency)
            .order_by(columns.means, columns.currency)
        )
        return [
            ReceivedSum(means.value, count, Money(int(minor), currency))
            for means, currency, count, minor in self._connection.execute(found)
        ]

    def unsent_before(self, device: str, day: date, limit: int) -> tuple[int, Sequence[UnsentOrder]]:
        not_needed = sa.and_(_S.portal_state == "pending", _S.status.in_(_ENDED))
        not_there = (_S.portal_state.in_(list(_STATES)), sa.not_(not_needed))
        waiting = (*not_there, _O.device == device, _S.placed_at < _midnight(day))
        count = self._connection.execute(select(sa.func.count()).select_from(_BOTH).where(*waiting)).scalar_one()
        found = (
            select(*(_O.id, _O.number, _O.company_name, _O.placed_at, _O.total_minor, _O.currency))
            .add_columns(_S.status, _S.portal_state)
            .select_from(_BOTH)
            .where(*waiting)
            .order_by(_S.placed_at, _O.number)
            .limit(limit)
        )
        rows = self._connection.execute(found).all()
        items = self._items([row.id for row in rows])
        return count, [
            UnsentOrder(
                row.number,
                row.company_name,
                row.placed_at.astimezone().date(),
                Money(row.total_minor, row.currency),
                _sending(row, items.get(row.id, ())),
            )
            for row in rows
        ]

    def has_demo(self, device: str, day: date) -> bool:
        invented = sa.type_coerce(_D.demo, WHOLE) == 1
        found = select(_D.id).where(invented, *self._issued(device, day)).limit(1)
        return self._connection.execute(found).first() is not None

    def _issued(self, device: str, day: date) -> Sequence[sa.ColumnElement[bool]]:
        """The documents of a device are those in its number series, also in those it had before a restore."""
        own = re.compile(rf"[A-Z]+-{re.escape(device)}(R[0-9A-Z]{{3}})?-\d{{4}}")
        series = [name for name in self._connection.execute(select(counters.c.series)).scalars() if own.fullmatch(name)]
        # The day is what the document says; the moment and the types only tell the index where to look.
        around = _D.issued_at.between(_midnight(day - timedelta(days=2)), _midnight(day + timedelta(days=3)))
        return (_D.issued_on == day, _D.series.in_(series), _D.type.in_(list(DocumentType)), around)

    def audit_head(self) -> tuple[int, str]:
        return head(self._transaction)

    # closes

    def newest(self, device: str) -> StoredClose | None:
        return self._one(_STORED.where(_C.device == device).order_by(_C.closed_at.desc(), _C.counter.desc()).limit(1))

    def get(self, number: str) -> StoredClose | None:
        return self._one(_STORED.where(_C.number == number.strip()))

    def _one(self, found: sa.Select[Any]) -> StoredClose | None:
        row = self._connection.execute(found).first()
        if row is None:
            return None
        if digest(row.content) != row.content_sha256:
            raise Damaged(_DAMAGED.format(number=row.number))
        return StoredClose(from_plain(DayClose, json.loads(row.content)), row.pdf_sha256)

    def rows(self, limit: int = 100) -> Sequence[CloseRow]:
        found = select(_C.number, _C.day, _C.closed_at, _C.actor).order_by(_C.closed_at.desc(), _C.counter.desc())
        return [CloseRow(*row) for row in self._connection.execute(found.limit(limit))]

    def add(self, id: str, close: DayClose, series: str, counter: int, pdf: bytes) -> StoredClose:
        content, sha256 = canonical(close), digest(pdf)
        values = {
            "id": id,
            "number": close.number,
            "series": series,
            "counter": counter,
            "day": close.facts.day,
            "device": close.facts.device,
            "closed_at": close.closed_at,
            "actor": close.closed_by,
            "demo": close.facts.demo,
            "content": content,
            "content_sha256": digest(content),
            "pdf_sha256": sha256,
            "pdf": pdf,
        }
        self._connection.execute(insert(day_closes), values)
        self._transaction.touch("close", id)
        return StoredClose(close, sha256)

    def pdf(self, number: str) -> bytes | None:
        found = select(_C.pdf, _C.pdf_sha256).where(_C.number == bindparam("key"))
        row = self._connection.execute(found, {"key": number.strip()}).first()
        if row is None:
            return None
        if digest(bytes(row.pdf)) != row.pdf_sha256:
            raise Damaged(_DAMAGED.format(number=number.strip()))
        return bytes(row.pdf)


def _closed(row: Any, printed: tuple[str, Money] | None, items: Sequence[Any]) -> ClosedOrder:
    arrived = row.portal_state == _ARRIVED and bool(items)
    return ClosedOrder(
        number=row.number,
        company=row.company_name,
        document_number=printed[0] if printed is not None else "",
        printed=printed[1] if printed is not None else None,
        stored=Money(row.total_minor, row.currency),
        sent=_money(items[0].payload, "priced", "total") if arrived else None,
        sending="" if arrived else _sending(row, items),
        portal_order_number=row.portal_order_number,
    )


def _sending(row: Any, items: Sequence[Any]) -> str:
    """Why an order has not arrived, in words that follow a colon."""
    if row.status in _ENDED and row.portal_state in ("", "pending"):
        return f"it was {row.status.value} before it was sent"
    reason = next((item.reason for item in items if item.reason), "").strip().rstrip(".")
    words = _STATES.get(row.portal_state, "")
    if words:
        return f"{words} ({reason})" if reason and row.portal_state == "parked" else words
    return reason or "nothing was sent"


def _money(text: str, *path: str) -> Money:
    """An amount inside stored JSON."""
    value: Any = json.loads(text)
    for name in path:
        value = value[name]
    return from_plain(Money, value)


def _during(column: sa.Column[datetime], day: date) -> tuple[sa.ColumnElement[bool], sa.ColumnElement[bool]]:
    return column >= _midnight(day), column < _midnight(day + timedelta(days=1))


def _midnight(day: date) -> datetime:
    """When a day begins on the wall beside this computer."""
    return datetime.combine(day, time.min).astimezone()

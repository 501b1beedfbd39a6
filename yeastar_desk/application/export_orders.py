"""Export Orders: what a filter shows as CSV, XLSX or JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from yeastar_desk.application.exporting import (
    CHUNK,
    EVERYTHING,
    Cell,
    ExportCancelled,
    Record,
    WriteRecords,
    number,
    orders_in,
)
from yeastar_desk.application.ports import Database, OrderFilter, OrderState, Progress, UnitOfWork
from yeastar_desk.application.tables import no_progress
from yeastar_desk.domain.money import Money
from yeastar_desk.domain.orders import PlacedOrder
from yeastar_desk.domain.records import to_plain

COLUMNS = (
    "order_number", "placed_at", "status", "product", "operation", "subject_id", "company", "verified", "what", "plan",
    "cycle", "years", "starts_on", "expires_on", "currency", "subtotal", "discount", "net", "tax_category", "tax",
    "total", "paid", "payment_method", "pi_number", "po_number", "custom_reference", "order_owner", "comment",
    "billed_to", "email", "country", "tax_number", "event", "rep", "portal_state", "portal_order_number",
    "document_number",
)  # fmt: skip


# Order id, what was ordered in words, and the number of its newest document.
_Found = tuple[str, str, str]


class ExportOrders:
    """The cells are the order's own facts; a JSON file also holds the whole order with its lines and its state."""

    def __init__(self, database: Database, write: WriteRecords) -> None:
        self._database = database
        self._write = write

    def __call__(self, path: Path, wanted: OrderFilter = EVERYTHING, progress: Progress = no_progress) -> int:
        """Write the orders that the filter shows, oldest first; returns how many.

        Raises:
            Refused: the file's ending is not .csv, .xlsx or .json, or the export was cancelled.
            NotSaved: the file could not be written; one that was there is untouched.
        """
        with self._database.read() as work:
            found = [(row.id, row.what, row.document_number) for row in orders_in(work, wanted)]
        self._write(path, COLUMNS, self._records(found, progress))
        return len(found)

    def _records(self, found: Sequence[_Found], progress: Progress) -> Iterator[Record]:
        """A part at a time, each in a transaction of its own: an order can be placed while a long export runs."""
        for start in range(0, len(found), CHUNK):
            if not progress(start, len(found)):
                raise ExportCancelled
            with self._database.read() as work:
                part = [_record(work, *one) for one in found[start : start + CHUNK]]
            yield from part
        if not progress(len(found), len(found)):
            raise ExportCancelled


def _record(work: UnitOfWork, order_id: str, what: str, document_number: str) -> Record:
    order = work.orders.get(order_id)
    assert order is not None  # placed orders are never deleted
    state = work.orders.state(order_id)
    whole = {"order": to_plain(order), "state": to_plain(state), "document_number": document_number}
    return Record(_cells(order, state, what, document_number), whole)


def _cells(order: PlacedOrder, state: OrderState, what: str, document_number: str) -> tuple[Cell, ...]:
    request, priced = order.request, order.priced
    contact = request.billing_contact
    return (
        order.number,
        order.placed_at.isoformat(),
        state.status.value,
        request.product.value,
        request.operation.value,
        request.subject_id,
        order.company_name,
        request.verified,
        what,
        request.plan,
        priced.term.cycle.value,
        priced.term.years,
        priced.term.starts_on,
        priced.term.expires_on,
        priced.currency,
        number(priced.subtotal),
        number(priced.discount),
        number(priced.net),
        " ".join(line.treatment.category.value for line in priced.tax_lines),
        number(priced.tax),
        number(priced.total),
        number(Money(state.paid_minor, priced.currency)),
        request.payment.method.value,
        request.payment.pi_number,
        request.po_number,
        state.custom_reference,
        state.owner,
        state.comment,
        contact.name if contact is not None else "",
        contact.email if contact is not None else "",
        contact.country if contact is not None else "",
        contact.tax_number if contact is not None else "",
        request.event,
        request.rep,
        state.portal_state,
        state.portal_order_number,
        document_number,
    )

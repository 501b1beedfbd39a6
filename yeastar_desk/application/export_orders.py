"""Export Orders: what a filter shows as CSV, XLSX or JSON."""

from __future__ import annotations

from collections.abc import Iterator
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
from yeastar_desk.application.ports import Database, OrderFilter, OrderState, Progress
from yeastar_desk.application.tables import no_progress
from yeastar_desk.application.views import OrderRow
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
        done = 0

        def records() -> Iterator[Record]:
            nonlocal done
            with self._database.read() as work:  # one view for the whole file, whatever is placed or paid meanwhile
                total = work.orders.count(wanted)
                for row in orders_in(work, wanted):
                    if done % CHUNK == 0 and not progress(done, total):
                        raise ExportCancelled
                    order = work.orders.get(row.id)
                    assert order is not None  # placed orders are never deleted
                    yield _record(row, order, work.orders.state(row.id))
                    done += 1
            if not progress(done, done):
                raise ExportCancelled

        self._write(path, COLUMNS, records())
        return done


def _record(row: OrderRow, order: PlacedOrder, state: OrderState) -> Record:
    whole = {"order": to_plain(order), "state": to_plain(state), "document_number": row.document_number}
    return Record(_cells(row, order, state), whole)


def _cells(row: OrderRow, order: PlacedOrder, state: OrderState) -> tuple[Cell, ...]:
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
        row.what,
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
        row.document_number,
    )

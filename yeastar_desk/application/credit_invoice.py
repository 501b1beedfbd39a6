"""Credit an invoice in full or in part: a linked credit note in its own series; the invoice itself never changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from yeastar_desk.application.issue_document import document_audit, issue
from yeastar_desk.application.order_changes import find_order, record_change
from yeastar_desk.application.ports import Clock, Database, IssuedDocument, UnitOfWork
from yeastar_desk.application.preferences import Preferences, PreferencesStore
from yeastar_desk.domain.crediting import Credit, credit
from yeastar_desk.domain.documents import DocumentContent, DocumentLine, DocumentType
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.invoicing import check_complete
from yeastar_desk.domain.order_life import check_change
from yeastar_desk.domain.orders import OrderStatus, PlacedOrder
from yeastar_desk.domain.records import to_plain


class CreditInvoice:
    """Issue a credit note for the invoice of an order."""

    def __init__(
        self,
        database: Database,
        preferences: PreferencesStore,
        clock: Clock,
        read_logo: Callable[[Preferences], bytes | None],
        take_back: Callable[[UnitOfWork, PlacedOrder, datetime], None],
    ) -> None:
        """`take_back` undoes in the same transaction what a paid order did to its subscription."""
        self._database = database
        self._preferences = preferences
        self._clock = clock
        self._read_logo = read_logo
        self._take_back = take_back

    def creditable(self, number: str) -> Credit:
        """What a full credit of the order's invoice would give back now.

        Raises:
            NotFound, Refused: there is no such order, it has no invoice, or nothing is left.
        """
        with self._database.read() as work:
            order, _ = find_order(work, number)
            _, earlier = _invoice(work, order)
            return credit(order.priced, _credited(earlier))

    def __call__(self, number: str, reason: str, quantities: Mapping[str, int] | None = None) -> IssuedDocument:
        """Credit quantities by item, or everything that is left; the last credit refunds the order.

        Raises:
            NotFound, Refused: no such order or invoice, no reason given, more than was invoiced, or the seller's
                data are incomplete.
            NotSaved: nothing was stored.
        """
        if not reason.strip():
            raise Refused("Say why the invoice is credited: the reason is printed.", field="reason")
        preferences = self._preferences.load()
        logo = self._read_logo(preferences)
        now, today = self._clock.now(), self._clock.today()
        with self._database.work() as work:
            order, state = find_order(work, number)
            invoice, earlier = _invoice(work, order)
            given_back = credit(order.priced, _credited(earlier), quantities)
            content = replace(
                _content(invoice.content, given_back, reason.strip()),
                issued_on=today,
                seller=preferences.seller,
                references=(("invoice", invoice.number), *invoice.content.references),
            )
            # The buyer is as on the invoice and was checked then; the seller may have changed since.
            check_complete(content, lambda _country, _number: True)
            document = issue(work, content, preferences, now, order_id=order.id, preceding_id=invoice.id, logo=logo)
            work.audit.record(document_audit(document, preferences, now))
            if given_back.completes:
                check_change(order.number, state.status, OrderStatus.REFUNDED)
                self._take_back(work, order, now)
                work.orders.change_state(replace(state, status=OrderStatus.REFUNDED))
            record_change(
                work,
                "invoice_credited",
                order,
                preferences.event.rep,
                now,
                document=document.number,
                reason=reason.strip(),
                total=to_plain(given_back.total),
            )
            work.commit()
        return document


def _invoice(work: UnitOfWork, order: PlacedOrder) -> tuple[IssuedDocument, list[IssuedDocument]]:
    """The invoice of an order, and its credit notes so far."""
    numbers = [(row.type, row.number) for row in work.documents.rows(order_id=order.id)]
    documents = [work.documents.get(number) for _, number in numbers]
    invoice = next((d for d in documents if d is not None and d.type is DocumentType.INVOICE), None)
    if invoice is None:
        raise Refused(f"Order {order.number} has no invoice to credit. Cancel it instead if it is pending.")
    return invoice, [d for d in documents if d is not None and d.type is DocumentType.CREDIT_NOTE]


def _credited(notes: list[IssuedDocument]) -> dict[str, int]:
    credited: dict[str, int] = {}
    for note in notes:
        for line in note.content.lines:
            credited[line.item] = credited.get(line.item, 0) + line.quantity
    return credited


def _content(invoice: DocumentContent, given_back: Credit, reason: str) -> DocumentContent:
    lines = tuple(
        DocumentLine(
            item=part.line.item,
            description=part.line.name,
            quantity=part.quantity,
            unit=part.line.unit,
            unit_price=part.line.unit_price,
            cycle=original.cycle,
            factor=part.line.factor,
            amount=part.amount,
        )
        for part in given_back.lines
        for original in invoice.lines
        if original.item == part.line.item
    )
    return replace(
        invoice,
        type=DocumentType.CREDIT_NOTE,
        lines=lines,
        subtotal=given_back.subtotal,
        discount=given_back.discount,
        tax_lines=given_back.tax_lines,
        net=given_back.net,
        tax=given_back.tax,
        total=given_back.total,
        received=(),
        due_on=None,
        commitment=None,
        notes=(reason,),
    )

"""What can be done with an order, and how it goes. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from yeastar_desk.application.cancel_order import CancelOrder, RemarkOrder
from yeastar_desk.application.complete_invoice import CompleteInvoice
from yeastar_desk.application.credit_invoice import CreditInvoice
from yeastar_desk.application.export_documents import ExportDocuments
from yeastar_desk.application.export_orders import ExportOrders
from yeastar_desk.application.give_back_surplus import GiveBackSurplus
from yeastar_desk.application.look_at_orders import LookAtOrders, OrderDetails
from yeastar_desk.application.ports import IssuedDocument, OrderFilter, OrderState, OutboxItem
from yeastar_desk.application.ports import Progress as Told
from yeastar_desk.application.record_payment import PaymentRecorded, PaymentToRecord, RecordPayment
from yeastar_desk.application.refund_order import Refunded, RefundOrder
from yeastar_desk.application.refund_payment import RefundPayment
from yeastar_desk.domain.crediting import Credit
from yeastar_desk.domain.documents import DocumentType
from yeastar_desk.domain.invoicing import Incomplete, Missing
from yeastar_desk.domain.orders import OrderStatus
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Announce, Changed, Lane, Progress, Subject, Ticket, told_by
from yeastar_desk.presentation.sentences import field_of, sentence_of

_UNEXPECTED = "This did not work: the program failed in a way it should not. Nothing was stored."
_NOT_WRITTEN = "The file was not written: the program failed in a way it should not."


class DeedUses(Protocol):
    """Looked up inside jobs only."""

    @property
    def look_at_orders(self) -> LookAtOrders: ...

    @property
    def record_payment(self) -> RecordPayment: ...

    @property
    def cancel_order(self) -> CancelOrder: ...

    @property
    def remark_order(self) -> RemarkOrder: ...

    @property
    def credit_invoice(self) -> CreditInvoice: ...

    @property
    def refund_order(self) -> RefundOrder: ...

    @property
    def give_back_surplus(self) -> GiveBackSurplus: ...

    @property
    def refund_payment(self) -> RefundPayment: ...

    @property
    def complete_invoice(self) -> CompleteInvoice: ...

    @property
    def export_orders(self) -> ExportOrders: ...

    @property
    def export_documents(self) -> ExportDocuments: ...


@dataclass(frozen=True, slots=True)
class Remarks:
    """What the Remarks dialog edits."""

    custom_reference: str
    owner: str
    comment: str


class DeedView(Protocol):
    def show_details(self, details: OrderDetails) -> None: ...

    def ask_payment(self, details: OrderDetails) -> None: ...

    def ask_cancel(self, details: OrderDetails) -> None: ...

    def ask_remarks(self, details: OrderDetails) -> None: ...

    def ask_credit(self, details: OrderDetails, left: Credit) -> None: ...

    def ask_refund(self, details: OrderDetails) -> None: ...

    def deed_done(self, sentence: str, document: str = "") -> None:
        """Close the question; `document` is the number of what was issued."""

    def deed_refused(self, sentence: str, field: str) -> None:
        """Say in the question what is wrong; without a question beside the list."""

    def deed_incomplete(self, sentence: str, missing: Sequence[Missing]) -> None:
        """Say in the question what the invoice lacks, and offer to enter it."""

    def completed(self) -> None:
        """What was missing is stored: the question can be answered again."""

    def show_exporting(self, sentence: str) -> None: ...

    def show_progress(self, done: int, total: int) -> None: ...

    def hide_exporting(self) -> None: ...


class OrderDeeds:
    """Every change of an order asks on the window's thread, works on the database lane and announces the change."""

    def __init__(
        self, view: DeedView, lane: Lane, export_lane: Lane, uses: DeedUses, announce: Announce, formats: Formats
    ) -> None:
        """`export_lane` runs exports beside the database lane, so that the next order need not wait for them."""
        self._view = view
        self._lane = lane
        self._export_lane = export_lane
        self._uses = uses
        self._announce = announce
        self._formats = formats
        self._ticket: Ticket | None = None

    # questions

    def open(self, number: str) -> None:
        """Show everything about an order."""
        self._look(number, self._view.show_details)

    def pay(self, number: str) -> None:
        self._look(number, self._view.ask_payment)

    def cancel(self, number: str) -> None:
        """Ask about cancelling; when there is money on the order, about giving it back."""

        def ask(details: OrderDetails) -> None:
            if details.state.paid_minor:
                self._view.ask_refund(details)
            else:
                self._view.ask_cancel(details)

        self._look(number, ask)

    def remark(self, number: str) -> None:
        self._look(number, self._view.ask_remarks)

    def credit(self, number: str) -> None:
        """Ask what to credit; without an invoice, about giving the money back."""

        def look() -> tuple[OrderDetails, Credit | None]:
            details = self._uses.look_at_orders.details(number)
            return details, self._uses.credit_invoice.creditable(number) if details.has_invoice else None

        def ask(found: tuple[OrderDetails, Credit | None]) -> None:
            details, left = found
            if left is None:
                self._view.ask_refund(details)
            else:
                self._view.ask_credit(details, left)

        self._submit(look, ask)

    def _look(self, number: str, show: Callable[[OrderDetails], None]) -> None:
        self._submit(lambda: self._uses.look_at_orders.details(number), show)

    # answers

    def record_payment(self, number: str, entered: PaymentToRecord) -> None:
        """Store a payment; the answer says what was issued."""
        self._change(lambda: self._uses.record_payment(number, entered), lambda paid: self._paid(number, paid))

    def _paid(self, number: str, paid: PaymentRecorded) -> None:
        document = paid.document.number
        surplus = self._formats.money(paid.surplus)
        over = f" {surplus} was paid too much and stands to the customer's credit." if paid.surplus else ""
        if paid.no_invoice:
            self._done(f"{number} is paid. {paid.no_invoice}{over}", document)
        elif paid.document.type is DocumentType.INVOICE:
            self._done(f"{number} is paid. Invoice {document} was issued.{over}", document)
        else:
            due = self._formats.money(paid.due)
            self._done(f"Payment stored with receipt {document}. {due} is still due.", document)

    def cancel_order(self, number: str, reason: str, ending: OrderStatus) -> None:
        self._change(
            lambda: self._uses.cancel_order(number, reason, ending),
            lambda _state: self._done(f"{number} is {ending.value}. Its documents stay."),
        )

    def refund_order(self, number: str, reason: str) -> None:
        """Record that all the money of an order was given back."""

        def done(refunded: Refunded) -> None:
            status = f"{number} is {refunded.state.status.value}."
            if refunded.document is None:
                self._done(status)
                return
            note, amount = refunded.document.number, self._formats.money(refunded.given_back)
            self._done(f"{status} Refund note {note} over {amount} was issued.", note)

        self._change(lambda: self._uses.refund_order(number, reason), done)

    def give_back_surplus(self, number: str) -> None:
        """Record that what was paid too much was given back."""

        def done(note: IssuedDocument) -> None:
            amount = self._formats.money(note.content.total)
            self._done(f"Refund note {note.number} over {amount} was issued.", note.number)

        self._change(lambda: self._uses.give_back_surplus(number), done)

    def complete(self, number: str, entered: Mapping[str, str]) -> None:
        """Store what an invoice lacks, by `Missing.field`."""

        def stored(_nothing: None) -> None:
            for subject in (Subject.SETTINGS, Subject.BILLING_CONTACTS):
                self._announce(Changed(subject))
            self._view.completed()

        self._submit(lambda: self._uses.complete_invoice(number, entered), stored)

    def store_remarks(self, number: str, remarks: Remarks) -> None:
        def work() -> OrderState:
            return self._uses.remark_order(
                number, custom_reference=remarks.custom_reference, owner=remarks.owner, comment=remarks.comment
            )

        self._change(work, lambda _state: self._done(f"Remarks on {number} stored."))

    def credit_invoice(self, number: str, reason: str, quantities: Mapping[str, int]) -> None:
        def done(note: IssuedDocument) -> None:
            amount = self._formats.money(note.content.total)
            self._done(f"Credit note {note.number} over {amount} was issued.", note.number)

        self._change(lambda: self._uses.credit_invoice(number, reason, quantities), done)

    def refund_payment(self, note_number: str) -> None:
        """Ask the money of a credit note or refund note back from PayPal."""

        def done(_item: OutboxItem) -> None:
            self._announce(Changed(Subject.OUTBOX))
            self._done(f"PayPal gives back the money of {note_number} as soon as you are online.")

        self._change(lambda: self._uses.refund_payment(note_number), done)

    def _change(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        def changed(answer: Any) -> None:
            for subject in (Subject.ORDERS, Subject.DOCUMENTS, Subject.COMPANIES):
                self._announce(Changed(subject))
            done(answer)

        self._submit(work, changed)

    def _submit(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._lane.submit(work, done, self._refused, owner=self._view)

    def _done(self, sentence: str, document: str = "") -> None:
        self._view.deed_done(sentence, document)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, Incomplete):
            self._view.deed_incomplete(error.sentence, error.missing)
            return
        self._view.deed_refused(sentence_of(error, _UNEXPECTED), field_of(error))

    # exports

    def export_orders(self, file: Path, wanted: OrderFilter) -> None:
        """Write the orders that the list shows to a file."""
        self._export(
            lambda told: self._uses.export_orders(file, wanted, told), f"{{}} orders were saved as {file.name}."
        )

    def export_documents(self, file: Path, wanted: OrderFilter) -> None:
        """Write the documents of the orders that the list shows to an archive."""
        self._export(
            lambda told: self._uses.export_documents(file, wanted, told), f"{{}} documents were saved in {file.name}."
        )

    def _export(self, work: Callable[[Told], int], sentence: str) -> None:
        def job(progress: Progress) -> int:
            return work(told_by(progress))

        def done(count: int) -> None:
            self._ended()
            self._view.deed_done(sentence.format(self._formats.number(count)))

        def failed(error: Exception) -> None:
            self._ended()
            self._view.deed_refused(sentence_of(error, _NOT_WRITTEN), "")

        self._view.show_exporting("Exporting…")
        self._ticket = self._export_lane.submit_long(job, done, failed, self._view.show_progress, owner=self._view)

    def stop_export(self) -> None:
        """The rep cancels: no file is written."""
        if self._ticket is not None:
            self._ticket.cancel()
            self._ended()
            self._view.deed_done("The export was cancelled. No file was written.")

    def _ended(self) -> None:
        self._ticket = None
        self._view.hide_exporting()

"""The dialogs and the panel through which the Orders page does something with an order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QDate, QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QWidget

from yeastar_desk.application.look_at_orders import OrderDetails
from yeastar_desk.application.ports import Clock, OrderFilter
from yeastar_desk.domain.crediting import Credit
from yeastar_desk.domain.invoicing import Missing
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.orders.deed_dialog import CompleteDialog, DeedDialog
from yeastar_desk.presentation.orders.deeds import DeedUses, OrderDeeds
from yeastar_desk.presentation.orders.details_panel import OrderPanel
from yeastar_desk.presentation.orders.dialogs import (
    CancelDialog,
    CreditDialog,
    PaymentDialog,
    RefundDialog,
    RemarksDialog,
)
from yeastar_desk.presentation.orders.presenter import OrderUses
from yeastar_desk.presentation.orders.records import RecordUses
from yeastar_desk.presentation.ports import Announce, Lane
from yeastar_desk.presentation.widgets import Dialog, LoadingState, ask

_TABLES = "CSV (*.csv);;Excel (*.xlsx);;JSON (*.json)"


class OrderPageUses(OrderUses, DeedUses, RecordUses, Protocol):
    """Everything that the Orders page asks for."""


class DeedDialogs(QObject):
    """Implements `DeedView` over a page."""

    said = Signal(str)
    document_requested = Signal(str)

    def __init__(
        self,
        page: QWidget,
        lane: Lane,
        export_lane: Lane,
        uses: OrderPageUses,
        clock: Clock,
        announce: Announce,
        formats: Formats,
        actions: Sequence[QAction],
        host: QWidget,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._host = host
        self._clock = clock
        self._formats = formats
        self._panel_actions = actions
        self._panel: OrderPanel | None = None
        self._dialog: DeedDialog | None = None
        self._completing: CompleteDialog | None = None
        self._exporting: Dialog | None = None
        self._progress: LoadingState | None = None
        self.deeds = OrderDeeds(self, lane, export_lane, uses, announce, formats)

    # DeedView

    def show_details(self, details: OrderDetails) -> None:
        if self._panel is None:
            self._panel = OrderPanel(self._host, self._panel_actions, self._formats)
            self._panel.document_requested.connect(self.document_requested)
            self._panel.refund_requested.connect(self._ask_refund)
            self._panel.surplus_requested.connect(self._ask_surplus)
        self._panel.show_details(details)

    def ask_payment(self, details: OrderDetails) -> None:
        today = self._clock.today()
        dialog = PaymentDialog(self._page, details, QDate(today.year, today.month, today.day), self._formats)
        dialog.entered.connect(partial(self.deeds.record_payment, details.order.number))
        self._open(dialog, details.order.number)

    def _ask_refund(self, note_number: str) -> None:
        dialog = ask(
            self._page,
            f"Give the money of {note_number} back by PayPal?",
            "PayPal returns it to the customer's account or card as soon as you are online. If you have given it back "
            "in the PayPal account already, do not do it here as well.",
            "Give it back",
            name="paypal_refund_dialog",
        )
        dialog.accepted.connect(partial(self.deeds.refund_payment, note_number))
        dialog.open()

    def _ask_surplus(self, details: OrderDetails) -> None:
        number, amount = details.order.number, self._formats.money(details.surplus)
        dialog = ask(
            self._page,
            f"Give {amount} back?",
            f"{details.order.company_name} has paid {amount} too much for {number}. Give the money back first; a "
            "refund note then says so. The order and its invoice stay as they are. This cannot be undone.",
            "It was given back",
            name="surplus_dialog",
        )
        dialog.accepted.connect(partial(self.deeds.give_back_surplus, number))

    def ask_cancel(self, details: OrderDetails) -> None:
        dialog = CancelDialog(self._page, details)
        dialog.entered.connect(partial(self.deeds.cancel_order, details.order.number))
        self._open(dialog, details.order.number)

    def ask_remarks(self, details: OrderDetails) -> None:
        dialog = RemarksDialog(self._page, details)
        dialog.entered.connect(partial(self.deeds.store_remarks, details.order.number))
        self._open(dialog, details.order.number)

    def ask_credit(self, details: OrderDetails, left: Credit) -> None:
        dialog = CreditDialog(self._page, details, left, self._formats)
        dialog.entered.connect(partial(self.deeds.credit_invoice, details.order.number))
        self._open(dialog, details.order.number)

    def ask_refund(self, details: OrderDetails) -> None:
        dialog = RefundDialog(self._page, details, self._formats)
        dialog.entered.connect(partial(self.deeds.refund_order, details.order.number))
        self._open(dialog, details.order.number)

    def deed_done(self, sentence: str, document: str = "") -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self.said.emit(sentence)
        if self._panel is not None and self._panel.number():
            self._panel.say(sentence, "ok")
            self.deeds.open(self._panel.number())
        if document:
            self.document_requested.emit(document)

    def deed_incomplete(self, sentence: str, missing: Sequence[Missing]) -> None:
        if self._dialog is not None:
            self._dialog.lack(sentence, missing)
        else:
            self.deed_refused(sentence, "")

    def completed(self) -> None:
        if self._completing is not None:
            self._completing.accept()
        if self._dialog is not None:
            self._dialog.retry()

    def deed_refused(self, sentence: str, field: str) -> None:
        if self._completing is not None:
            self._completing.refuse(sentence, field)
        elif self._dialog is not None:
            self._dialog.refuse(sentence, field)
        elif self._panel is not None and self._panel.number():
            self._panel.say(sentence, "danger")
        else:
            self.said.emit(sentence)

    def show_exporting(self, sentence: str) -> None:
        dialog = Dialog(self._page, sentence, width=420)
        dialog.setObjectName("export_progress_dialog")
        progress = LoadingState(dialog)
        progress.setMinimumHeight(130)  # what it shows after 200 ms has its place from the beginning
        dialog.body.addWidget(progress)
        dialog.add_action("Cancel", name="export_stop_button").clicked.connect(dialog.reject)
        dialog.rejected.connect(self.deeds.stop_export)
        progress.start("")
        self._exporting, self._progress = dialog, progress
        dialog.open()

    def show_progress(self, done: int, total: int) -> None:
        if self._progress is not None:
            self._progress.show_progress(done, total)

    def hide_exporting(self) -> None:
        if self._exporting is not None:
            dialog, self._exporting, self._progress = self._exporting, None, None
            dialog.rejected.disconnect(self.deeds.stop_export)
            dialog.accept()

    def _open(self, dialog: DeedDialog, number: str) -> None:
        self._dialog = dialog
        dialog.finished.connect(self._forget)
        dialog.completion_requested.connect(partial(self._ask_for_missing, number))
        dialog.open()

    def _forget(self) -> None:
        self._dialog = None

    def _ask_for_missing(self, number: str, missing: Sequence[Missing]) -> None:
        dialog = CompleteDialog(self._page, missing, self._formats.countries())
        dialog.entered.connect(partial(self.deeds.complete, number))
        dialog.finished.connect(self._forget_completing)
        self._completing = dialog
        dialog.open()

    def _forget_completing(self) -> None:
        self._completing = None

    # where to export to

    def export_orders(self, wanted: OrderFilter) -> None:
        """Ask for a file, then write the orders."""
        self._choose("Export orders", "orders.csv", _TABLES, lambda file: self.deeds.export_orders(file, wanted))

    def export_documents(self, wanted: OrderFilter) -> None:
        """Ask for a file, then write the documents."""
        self._choose(
            "Export documents", "documents.zip", "ZIP (*.zip)", lambda file: self.deeds.export_documents(file, wanted)
        )

    def _choose(self, title: str, name: str, kinds: str, write: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self._page, title, name, kinds)
        dialog.setObjectName("export_file_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(_suffix(kind)))
        dialog.setDefaultSuffix(_suffix(kinds))
        dialog.fileSelected.connect(lambda file: write(Path(file)))
        dialog.open()


def _suffix(kinds: str) -> str:
    """`csv` of `CSV (*.csv);;Excel (*.xlsx)`."""
    return kinds.partition("*.")[2].partition(")")[0]

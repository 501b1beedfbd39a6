"""The questions of the Orders page."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from yeastar_desk.application.look_at_orders import OrderDetails
from yeastar_desk.application.record_payment import PaymentToRecord
from yeastar_desk.domain.catalogue import item_name
from yeastar_desk.domain.crediting import Credit
from yeastar_desk.domain.money import Money
from yeastar_desk.domain.order_life import PaymentMeans
from yeastar_desk.domain.orders import OrderStatus, PaymentMethod
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.orders.deed_dialog import DeedDialog
from yeastar_desk.presentation.orders.deeds import Remarks
from yeastar_desk.presentation.orders.words import ENDING_WORDS, MEANS
from yeastar_desk.presentation.widgets import (
    CheckBox,
    ComboBox,
    DateEdit,
    MoneyLabel,
    Stepper,
    label,
    set_shown,
)

_USUAL = {
    PaymentMethod.OFFLINE: PaymentMeans.BANK_TRANSFER,
    PaymentMethod.PAYPAL: PaymentMeans.PAYPAL,
    PaymentMethod.CARD: PaymentMeans.CARD_TERMINAL,
}


class PaymentDialog(DeedDialog):
    """Record Payment. Everything that is due is filled in; Enter stores it."""

    entered = Signal(object)

    def __init__(self, parent: QWidget, details: OrderDetails, today: QDate, formats: Formats) -> None:
        order = details.order
        due = formats.money(details.due)
        super().__init__(
            parent,
            "record_payment",
            f"Record payment of {order.number}",
            f"{order.company_name}: {due} is due. The last payment settles the order with its invoice or receipt.",
            "Record payment",
        )
        self._means = ComboBox()
        self._means.setObjectName("payment_means_combo")
        for means, words in MEANS.items():
            self._means.addItem(words, means)
        self._means.setCurrentText(MEANS[_USUAL[order.request.payment.method]])
        self._amount = QLineEdit(details.due.decimal())
        self._amount.setObjectName("payment_amount_edit")
        self._date = DateEdit()
        self._date.setObjectName("payment_date_edit")
        self._date.setDate(today)
        self._reference = QLineEdit()
        self._reference.setObjectName("payment_reference_edit")
        self._reference.setPlaceholderText("As on the statement or the terminal")
        self._overpaid = CheckBox("Yes, more than what is due was received")
        self._overpaid.setObjectName("payment_overpaid_check")
        set_shown(self._overpaid, False)
        self.take("means", "How it was paid", self._means)
        self.take("amount", f"Amount in {details.due.currency}", self._amount)
        self.take("received_on", "Received on", self._date)
        self.take("reference", "Reference", self._reference)
        self.body.addWidget(self._overpaid)
        self._fields["overpayment"] = self._overpaid
        self.end_body()

    def open(self) -> None:
        super().open()
        self._amount.setFocus(Qt.FocusReason.OtherFocusReason)
        self._amount.selectAll()

    def refuse(self, sentence: str, key: str) -> None:
        set_shown(self._overpaid, key == "overpayment")
        super().refuse(sentence, key)

    def agree(self) -> None:
        day = self._date.date()
        self.entered.emit(
            PaymentToRecord(
                PaymentMeans(self._means.currentData()),
                self._reference.text(),
                self._date.day() if day.isValid() else None,
                self._amount.text(),
                self._overpaid.isChecked(),
            )
        )


class CancelDialog(DeedDialog):
    """Cancel the Order, or say that it failed or is invalid."""

    entered = Signal(str, object)

    def __init__(self, parent: QWidget, details: OrderDetails) -> None:
        super().__init__(
            parent,
            "cancel_order",
            f"Cancel order {details.order.number}?",
            f"{details.order.company_name}: the order and its documents stay, marked as cancelled. "
            "This cannot be undone.",
            "Cancel the order",
            kind="danger",
            cancel="Go back",
        )
        self._ending = ComboBox()
        self._ending.setObjectName("cancel_ending_combo")
        for status, (words, _confirm) in ENDING_WORDS.items():
            self._ending.addItem(words, status)
        self._ending.currentIndexChanged.connect(self._show_ending)
        self._reason = QLineEdit()
        self._reason.setObjectName("cancel_reason_edit")
        self.take("ending", "What became of it", self._ending)
        self.take("reason", "Why", self._reason)
        self.end_body()
        self._show_ending()

    def _show_ending(self) -> None:
        ending = OrderStatus(self._ending.currentData())
        self._confirm.setText(ENDING_WORDS[ending][1])
        optional = ending is OrderStatus.CANCELLED
        self._reason.setPlaceholderText("Can be left empty" if optional else "Kept with the order")

    def open(self) -> None:
        super().open()
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def agree(self) -> None:
        self.entered.emit(self._reason.text(), OrderStatus(self._ending.currentData()))


class RefundDialog(DeedDialog):
    """Give the money of an order without an invoice back."""

    entered = Signal(str)

    def __init__(self, parent: QWidget, details: OrderDetails, formats: Formats) -> None:
        number, total = details.order.number, details.order.priced.total
        paid = Money(details.state.paid_minor, total.currency)
        settled = details.state.status is OrderStatus.PAID
        what = f"{formats.money(paid)} is given back with a refund note. " if paid else "No money was received. "
        then = (
            "The order becomes refunded and the subscription is taken back." if settled else "The order is cancelled."
        )
        super().__init__(
            parent,
            "refund",
            f"Give the money of {number} back?",
            f"{details.order.company_name}: {what}{then} No tax invoice was issued here, so there is none to credit. "
            "This cannot be undone.",
            "Give it back",
            kind="danger",
            width=500,
        )
        self._reason = QLineEdit()
        self._reason.setObjectName("refund_reason_edit")
        self.take("reason", "Reason, printed on the refund note" if paid else "Reason", self._reason)
        self.end_body()

    def open(self) -> None:
        super().open()
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def agree(self) -> None:
        self.entered.emit(self._reason.text())


class RemarksDialog(DeedDialog):
    """The portal's remarks on an order."""

    entered = Signal(object)

    def __init__(self, parent: QWidget, details: OrderDetails) -> None:
        super().__init__(parent, "remarks", f"Remarks on {details.order.number}", "", "Save remarks")
        self._reference = QLineEdit(details.state.custom_reference)
        self._reference.setObjectName("remarks_reference_edit")
        self._owner = QLineEdit(details.state.owner)
        self._owner.setObjectName("remarks_owner_edit")
        self._comment = QPlainTextEdit(details.state.comment)
        self._comment.setObjectName("remarks_comment_edit")
        self._comment.setTabChangesFocus(True)
        self._comment.setFixedHeight(96)
        self.take("custom_reference", "Custom reference number", self._reference)
        self.take("owner", "Order owner", self._owner)
        self.take("comment", "Comment", self._comment)
        self.end_body()

    def open(self) -> None:
        super().open()
        self._reference.setFocus(Qt.FocusReason.OtherFocusReason)

    def agree(self) -> None:
        self.entered.emit(Remarks(self._reference.text(), self._owner.text(), self._comment.toPlainText()))


class CreditDialog(DeedDialog):
    """Credit an invoice: everything that is left is chosen at first."""

    entered = Signal(str, object)

    def __init__(self, parent: QWidget, details: OrderDetails, left: Credit, formats: Formats) -> None:
        super().__init__(
            parent,
            "credit",
            f"Credit the invoice of {details.order.number}",
            f"{details.order.company_name}: {formats.money(left.total)} can still be credited. "
            "The invoice itself stays as it is.",
            "Issue credit note",
            kind="danger",
            width=520,
        )
        self._steppers: dict[str, Stepper] = {}
        rows = QGridLayout()
        rows.setVerticalSpacing(8)
        rows.setColumnStretch(0, 1)
        for row, part in enumerate(left.lines):
            name = item_name(part.line.item)
            stepper = Stepper()
            stepper.set_limits(0, part.quantity, 1)
            stepper.set_value(part.quantity)
            stepper.spin.setObjectName(f"credit_{part.line.item}_spin")
            stepper.spin.setAccessibleName(f"{name} to credit")
            amount = MoneyLabel(None, formats.money(part.net))
            rows.addWidget(label(name), row, 0)
            rows.addWidget(amount, row, 1)
            rows.addWidget(stepper, row, 2)
            self._steppers[part.line.item] = stepper
            self._fields[part.line.item] = stepper.spin
        self.body.addLayout(rows)
        self._reason = QLineEdit()
        self._reason.setObjectName("credit_reason_edit")
        self.take("reason", "Reason, printed on the credit note", self._reason)
        self.end_body()

    def open(self) -> None:
        super().open()
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def quantities(self) -> Mapping[str, int]:
        """What to credit, by item."""
        return {item: stepper.value() for item, stepper in self._steppers.items()}

    def agree(self) -> None:
        self.entered.emit(self._reason.text(), self.quantities())

"""The questions of the Orders page. Each stays open until what it asks for is stored, or given up."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from yeastar_desk.application.look_at_orders import OrderDetails
from yeastar_desk.application.record_payment import PaymentToRecord
from yeastar_desk.domain.catalogue import item_name
from yeastar_desk.domain.crediting import Credit
from yeastar_desk.domain.order_life import PaymentMeans
from yeastar_desk.domain.orders import PaymentMethod
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.orders.deeds import Remarks
from yeastar_desk.presentation.orders.words import MEANS
from yeastar_desk.presentation.widgets import (
    CheckBox,
    ComboBox,
    DateEdit,
    Dialog,
    MoneyLabel,
    Stepper,
    field,
    label,
    set_look,
    set_shown,
)

_USUAL = {
    PaymentMethod.OFFLINE: PaymentMeans.BANK_TRANSFER,
    PaymentMethod.PAYPAL: PaymentMeans.PAYPAL,
    PaymentMethod.CARD: PaymentMeans.CARD_TERMINAL,
}


class DeedDialog(Dialog):
    """A question about one order, with a place for what is wrong."""

    def __init__(
        self,
        parent: QWidget,
        name: str,
        title: str,
        text: str,
        confirm: str,
        *,
        kind: str = "primary",
        width: int = 460,
    ) -> None:
        super().__init__(parent, title, text, width=width)
        self.setObjectName(f"{name}_dialog")
        self._problem = label("", "danger")
        self._problem.setObjectName(f"{name}_problem_label")
        self._problem.setWordWrap(True)
        set_shown(self._problem, False)
        self._fields: dict[str, QWidget] = {}
        self.add_action("Cancel", "", f"{name}_cancel_button").clicked.connect(self.reject)
        self._confirm: QPushButton = self.add_action(confirm, kind, f"{name}_confirm_button")
        self._confirm.setDefault(True)
        self._confirm.clicked.connect(self._agree)

    def take(self, key: str, caption: str, widget: QWidget) -> None:
        """Append an input; refusals of `key` put the cursor there."""
        self._fields[key] = widget
        self.body.addWidget(field(caption, widget))

    def end_body(self) -> None:
        """Call when all inputs are there."""
        self.body.addWidget(self._problem)

    def refuse(self, sentence: str, key: str) -> None:
        """Say what is wrong and put the cursor there."""
        self._confirm.setEnabled(True)
        self._problem.setText(sentence)
        set_shown(self._problem, bool(sentence))
        for name, widget in self._fields.items():
            set_look(widget, "invalid", name == key)
        target = self._fields.get(key)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.adjust()

    def _agree(self) -> None:
        self._confirm.setEnabled(False)
        self.agree()

    def agree(self) -> None:
        """Emit what was entered."""
        raise NotImplementedError


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
            f"{order.company_name}: {due} is due. The last payment issues the invoice.",
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
    """Cancel the Order."""

    entered = Signal(str)

    def __init__(self, parent: QWidget, details: OrderDetails) -> None:
        super().__init__(
            parent,
            "cancel_order",
            f"Cancel order {details.order.number}?",
            f"{details.order.company_name}: the order and its documents stay, marked as cancelled. "
            "This cannot be undone.",
            "Cancel the order",
            kind="danger",
        )
        self._reason = QLineEdit()
        self._reason.setObjectName("cancel_reason_edit")
        self.take("reason", "Why (optional)", self._reason)
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

"""How many of a service: type a number, see the amount, Enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from yeastar_desk.presentation.forms.ui_quantity import Ui_Quantity
from yeastar_desk.presentation.purchase.quantity import QuantityQuestion, Weighed
from yeastar_desk.presentation.widgets import Dialog, set_shown


class QuantityDialog(Dialog):
    """Asks a `QuantityQuestion`. A number outside the limits is explained and stays as it was typed."""

    confirmed = Signal(int)
    removed = Signal()

    def __init__(self, parent: QWidget, question: QuantityQuestion) -> None:
        super().__init__(parent, question.title, question.sentence)
        self.setObjectName("quantity_dialog")
        self._question = question
        self._form = Ui_Quantity()
        body = QWidget()
        self._form.setupUi(body)
        self.body.addWidget(body)
        form, offer = self._form, question.offer
        spin = form.quantity_stepper.spin
        spin.setObjectName("quantity_spin")
        form.quantity_stepper.minus_button.setObjectName("quantity_minus_button")
        form.quantity_stepper.plus_button.setObjectName("quantity_plus_button")
        form.quantity_stepper.set_limits(offer.minimum, offer.maximum, offer.step)
        form.quantity_stepper.set_name(offer.name)
        form.quantity_picks.show_picks(
            [(question.formats.number(pick), pick) for pick in question.picks()], "quantity_pick"
        )
        form.quantity_tiers_label.setText(question.tiers)
        set_shown(form.quantity_tiers_label, bool(question.tiers))
        remove = self.add_action("Remove", "danger", "quantity_remove_button", left=True)
        remove.clicked.connect(self._remove)
        set_shown(remove, question.quantity > 0)
        self.add_action("Cancel", "", "quantity_cancel_button").clicked.connect(self.reject)
        self._confirm = self.add_action("Confirm", "primary", "quantity_confirm_button")
        self._confirm.clicked.connect(self._take)
        form.quantity_stepper.set_value(question.start)
        form.quantity_stepper.value_changed.connect(self._weigh)
        spin.lineEdit().textEdited.connect(self._weigh)
        spin.lineEdit().installEventFilter(self)
        spin.installEventFilter(self)
        form.quantity_picks.picked.connect(self._pick)
        self._weigh()

    def open(self) -> None:
        """Show the dialog with the number selected, so that typing replaces it."""
        super().open()
        self._form.quantity_stepper.spin.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self._form.quantity_stepper.spin, self._form.quantity_stepper.spin.selectAll)

    def _typed(self) -> int | None:
        """The number in the field, None while there is none."""
        spin = self._form.quantity_stepper.spin
        return spin.value() if spin.lineEdit().text().strip() else None

    def _weigh(self, _value: object = None) -> Weighed:
        weighed = self._question.weigh(self._typed())
        form = self._form
        form.quantity_formula_label.setText(weighed.formula)
        form.quantity_amount_label.set_money(weighed.amount or "—")
        form.quantity_refusal_label.setText(weighed.refusal)
        set_shown(form.quantity_refusal_label, bool(weighed.refusal))
        form.quantity_picks.set_current(weighed.quantity)
        self.adjust()
        return weighed

    def _pick(self, quantity: object) -> None:
        if isinstance(quantity, int):
            self._form.quantity_stepper.set_value(quantity)
            self._form.quantity_stepper.spin.setFocus(Qt.FocusReason.OtherFocusReason)
            self._form.quantity_stepper.spin.selectAll()

    def _take(self) -> None:
        weighed = self._weigh()
        if weighed.refusal:
            self._form.quantity_stepper.spin.setFocus(Qt.FocusReason.OtherFocusReason)
            self._form.quantity_stepper.spin.selectAll()
            return
        self.accept()
        self.confirmed.emit(weighed.quantity)

    def _remove(self) -> None:
        self.accept()
        self.removed.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Enter confirms what is typed; Up and Down go to the next quantity that is sold."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            stepper = self._form.quantity_stepper
            (stepper.plus_button if event.key() == Qt.Key.Key_Up else stepper.minus_button).click()
            stepper.spin.selectAll()
        else:
            return False
        return True

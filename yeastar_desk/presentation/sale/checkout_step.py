"""Step 2 on screen: Plan, Service and Billing Information, payment method, Place order."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QLabel, QLineEdit, QWidget

from yeastar_desk.domain.contacts import CONTACT_FIELDS
from yeastar_desk.presentation.forms.ui_checkout import Ui_Checkout
from yeastar_desk.presentation.sale.contact_dialog import ContactDialog
from yeastar_desk.presentation.sale.line_table import TableLine
from yeastar_desk.presentation.sale.shown import CheckoutShown, ContactShown
from yeastar_desk.presentation.sale.steps import SaleSteps
from yeastar_desk.presentation.sale.tax_dialog import TaxDialog
from yeastar_desk.presentation.widgets import KeyValues, Mark, set_shown

_PLACING = "Saving the order…"
_CONSENT_FIRST = "With the customer's consent only: tick it to read what the customer agrees to."
_INVOICE_NOTE = "The invoice goes to this contact once the payment is complete."


class CheckoutStep(QWidget):
    """Implements `views.CheckoutStepView`."""

    settings_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = Ui_Checkout()
        self._form.setupUi(self)
        self._presenter: SaleSteps | None = None
        self._dialog: ContactDialog | None = None
        self._problem = ("", "")
        self._mark = Mark()
        form = self._form
        form.services_table.set_columns(("Service", "Quantity", "Unit price", "Amount"), row_height=40, ruled=True)
        form.billing_notice.show_message(_INVOICE_NOTE, "info")
        self._facts = _Facts(form.plan_facts)
        self._methods = QButtonGroup(self)
        for number, card in enumerate((form.pay_paypal_button, form.pay_card_button, form.pay_offline_button)):
            self._methods.addButton(card, number)
        # The key is labelled Enter on most keyboards; Qt knows it as Return.
        hint = QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText).replace("Return", "Enter")
        self._place_text = f"Place order   {hint}"
        form.place_order_button.setText(self._place_text)
        form.place_order_button.setAccessibleName("Place order")
        self.show_problem("", "")
        self.show_warning("")

    def bind(self, presenter: SaleSteps) -> None:
        """Let wishes of the rep reach the presenter."""
        self._presenter = presenter
        form, checkout = self._form, presenter.checkout
        form.edit_plan_button.clicked.connect(presenter.back)
        form.edit_services_button.clicked.connect(presenter.back)
        form.billing_contact_combo.activated.connect(checkout.choose_contact)
        form.add_billing_contact_button.clicked.connect(self._add_contact)
        form.edit_billing_contact_button.clicked.connect(self._edit_contact)
        self._methods.idClicked.connect(checkout.choose_method)
        form.pi_number_edit.textEdited.connect(checkout.set_pi_number)
        form.po_number_edit.textEdited.connect(checkout.set_po_number)
        form.auto_renew_check.clicked.connect(self._renew)
        form.change_tax_button.clicked.connect(self._change_tax)
        form.place_order_button.clicked.connect(checkout.place)
        form.checkout_notice.action_requested.connect(self.settings_requested)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            self._shortcut(keys, checkout.place)
        self._shortcut("Alt+Left", presenter.back)
        self._shortcut("Ctrl+Z", checkout.undo)

    def _shortcut(self, keys: str, wish: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(wish)

    def begin(self) -> None:
        """The step has come to the front: the next useful key goes into the PI number, or places the order."""
        form = self._form
        form.left_scroll.verticalScrollBar().setValue(0)
        target = form.pi_number_edit if form.pi_number_edit.isVisibleTo(self) else form.place_order_button
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    # showing

    def show_checkout(self, shown: CheckoutShown) -> None:
        form = self._form
        self._facts.show(shown.plan)
        set_shown(form.plan_card, bool(shown.plan))
        form.services_about_label.setText(shown.about)
        set_shown(form.services_about_label, bool(shown.about))
        form.services_table.show_lines(
            [TableLine((row.name, row.quantity, row.unit_price, row.amount)) for row in shown.services]
        )
        set_shown(form.services_table, bool(shown.services))
        set_shown(form.no_services_label, not shown.services)
        self._show_contacts(shown)
        self._show_contact(shown.contact)
        cards = (form.pay_paypal_button, form.pay_card_button, form.pay_offline_button)
        for card, method in zip(cards, shown.methods, strict=True):
            card.setText(method.title)
            card.explain(method.detail)
            card.setEnabled(method.enabled)
        cards[shown.method].setChecked(True)
        set_shown(form.offline_fields, shown.offline)
        _show_text(form.pi_number_edit, shown.pi_number)
        _show_text(form.po_number_edit, shown.po_number)
        set_shown(form.auto_renew_check, shown.renew)
        form.auto_renew_check.setChecked(shown.auto_renew)
        form.auto_renew_consent_label.setText(shown.consent if shown.auto_renew else _CONSENT_FIRST)
        set_shown(form.auto_renew_consent_label, shown.renew)
        self._show_totals(shown)
        form.place_order_button.setEnabled(not shown.problem)
        if shown.problem:
            self.show_problem(shown.problem, "")

    def _show_contacts(self, shown: CheckoutShown) -> None:
        combo = self._form.billing_contact_combo
        present = [combo.itemText(number) for number in range(combo.count())]
        if present != [choice.text for choice in shown.contacts]:
            combo.clear()
            for choice in shown.contacts:
                combo.addItem(choice.text)
        combo.setCurrentIndex(shown.contact_index)
        combo.setEnabled(bool(shown.contacts))
        self._form.edit_billing_contact_button.setEnabled(not shown.edit_reason)
        self._form.edit_billing_contact_button.setToolTip(shown.edit_reason)

    def _show_contact(self, contact: ContactShown | None) -> None:
        form = self._form
        form.contact_person_label.setText(contact.person if contact is not None else "—")
        form.contact_email_label.setText(contact.email if contact is not None else "—")
        form.contact_address_label.setText(contact.address if contact is not None else "—")
        form.contact_tax_label.setText(contact.tax_number if contact is not None else "—")
        badge, tone = (contact.tax_badge, contact.tone) if contact is not None else ("", "neutral")
        form.contact_tax_badge.show_status(badge, tone)

    def _show_totals(self, shown: CheckoutShown) -> None:
        form, totals = self._form, shown.totals
        form.checkout_subtotal_label.set_money(totals.subtotal)
        form.checkout_discount_caption_label.setText(totals.discount_caption)
        form.checkout_discount_label.set_money(totals.discount)
        form.checkout_tax_caption_label.setText("\n".join(caption for caption, _ in totals.tax) or "VAT")
        form.checkout_tax_label.set_money("\n".join(amount for _, amount in totals.tax))
        form.checkout_total_label.set_money(totals.total)
        form.tax_reason_label.setText(shown.tax_reason)
        set_shown(form.tax_reason_label, bool(shown.tax_reason))

    def show_problem(self, sentence: str, field: str) -> None:
        action = "Open Settings" if field == "seller" else ""
        self._form.checkout_notice.show_message(sentence, "danger", action)
        inputs = self._inputs(field)
        self._mark.put(inputs)
        if inputs and (sentence, field) != self._problem:  # said again it takes the cursor from nobody
            inputs[0].setFocus(Qt.FocusReason.OtherFocusReason)
            self._form.left_scroll.ensureWidgetVisible(inputs[0], 0, 24)
        self._problem = (sentence, field)

    def _inputs(self, field: str) -> list[QWidget]:
        """Where something is entered; nothing for what is not entered on this step."""
        form = self._form
        widgets: dict[str, QWidget] = {
            "pi_number": form.pi_number_edit,
            "po_number": form.po_number_edit,
            "billing_contact": form.billing_contact_combo,
        }
        if field in CONTACT_FIELDS:
            return [form.edit_billing_contact_button]
        return [widgets[field]] if field in widgets else []

    def show_warning(self, sentence: str) -> None:
        self._form.paper_notice.show_message(sentence, "warning")

    def set_placing(self, *, placing: bool) -> None:
        form = self._form
        form.left_column.setEnabled(not placing)
        form.payment_card.setEnabled(not placing)
        form.place_order_button.setEnabled(not placing)
        form.place_order_button.setText(_PLACING if placing else self._place_text)
        if not placing:
            form.place_order_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def contact_saved(self) -> None:
        if self._dialog is not None:
            self._dialog.accept()

    def contact_refused(self, sentence: str, field: str) -> None:
        if self._dialog is not None:
            self._dialog.refuse(sentence, field)

    # wishes

    def _add_contact(self) -> None:
        self._open_dialog(new=True)

    def _edit_contact(self) -> None:
        self._open_dialog(new=False)

    def _open_dialog(self, *, new: bool) -> None:
        if self._presenter is None:
            return
        checkout = self._presenter.checkout
        contact = checkout.new_contact() if new else checkout.present_contact()
        dialog = ContactDialog(self, contact, self._presenter.formats.countries(), checkout.tax_number, new=new)
        dialog.save_requested.connect(lambda filled: checkout.save_contact(filled, new=new))
        dialog.finished.connect(self._dialog_gone)
        self._dialog = dialog
        dialog.open()

    def _change_tax(self) -> None:
        if self._presenter is not None:
            TaxDialog(self, self._presenter.checkout).open()

    def _dialog_gone(self) -> None:
        self._dialog = None

    def _renew(self) -> None:
        if self._presenter is not None:
            self._presenter.checkout.set_auto_renew(renew=self._form.auto_renew_check.isChecked())


class _Facts:
    """Rows of captions and values that keep their labels while the captions stay the same."""

    def __init__(self, facts: KeyValues) -> None:
        self._facts = facts
        self._labels: dict[str, QLabel] = {}

    def show(self, rows: tuple[tuple[str, str], ...]) -> None:
        if list(self._labels) != [caption for caption, _ in rows]:
            self._facts.clear()
            self._labels = {
                caption: self._facts.add_row(caption, "", f"review_{caption.lower().replace(' ', '_')}_label")
                for caption, _ in rows
            }
        for caption, value in rows:
            self._labels[caption].setText(value)


def _show_text(edit: QLineEdit, text: str) -> None:
    """Show a text without disturbing what is being typed."""
    if edit.text().strip() != text:
        edit.setText(text)

"""Add or edit a billing contact."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from yeastar_desk.domain.contacts import BillingContact
from yeastar_desk.presentation.forms.ui_billing_contact import Ui_BillingContact
from yeastar_desk.presentation.widgets import Dialog, set_look, set_shown

_TEXTS = (
    "first_name",
    "last_name",
    "company",
    "email",
    "phone",
    "street",
    "postal_code",
    "city",
    "state",
    "tax_number",
)


class ContactDialog(Dialog):
    """The fields of a `BillingContact`. It stays open until the contact is stored, or given up.

    Args:
        countries: (code, name) to choose from.
        tax_number: says what is known about a number of a country, as (words, tone).
        beside: more inputs, shown to the right of the fields.
    """

    save_requested = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        contact: BillingContact,
        countries: Sequence[tuple[str, str]],
        tax_number: Callable[[str, str], tuple[str, str]],
        *,
        new: bool,
        beside: QWidget | None = None,
    ) -> None:
        title = "New billing contact" if new else "Edit billing contact"
        super().__init__(
            parent,
            title,
            "Stored with this customer, and printed on documents as it stands here.",
            width=560 if beside is None else 840,
        )
        self.setObjectName("billing_contact_dialog")
        self._contact = contact
        self._tax_number = tax_number
        self._form = Ui_BillingContact()
        body = QWidget()
        self._form.setupUi(body)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addWidget(body, 2)
        if beside is not None:
            columns.addWidget(beside, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(columns)
        self._edits: dict[str, QLineEdit] = {field: getattr(self._form, f"contact_{field}_edit") for field in _TEXTS}
        for field, edit in self._edits.items():
            edit.setText(getattr(contact, field))
        self._form.contact_country_combo.show_countries(countries, contact.country)
        self.add_action("Cancel", "", "contact_cancel_button").clicked.connect(self.reject)
        self._save = self.add_action("Save contact", "primary", "contact_save_button")
        self._save.clicked.connect(self._ask_to_save)
        self._edits["tax_number"].textChanged.connect(self._judge)
        self._form.contact_country_combo.currentIndexChanged.connect(self._judge)
        self._judge()
        self.refuse("", "")

    def open(self) -> None:
        super().open()
        self._edits["company"].setFocus(Qt.FocusReason.OtherFocusReason)

    def filled(self) -> BillingContact:
        """What the fields hold."""
        values = {field: edit.text().strip() for field, edit in self._edits.items()}
        return replace(self._contact, country=self._form.contact_country_combo.code(), **values)

    def refuse(self, sentence: str, field: str) -> None:
        """Say what is wrong, beside the fields, and put the cursor there."""
        self._save.setEnabled(True)
        self._form.contact_problem_label.setText(sentence)
        set_shown(self._form.contact_problem_label, bool(sentence))
        for name, edit in self._edits.items():
            set_look(edit, "invalid", bool(sentence) and name == field)
        target: QWidget | None = self._edits.get(field)
        if field == "country":
            target = self._form.contact_country_combo
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.adjust()

    def _ask_to_save(self) -> None:
        self._save.setEnabled(False)
        self.save_requested.emit(self.filled())

    def _judge(self) -> None:
        words, tone = self._tax_number(self._form.contact_country_combo.code(), self._edits["tax_number"].text())
        self._form.contact_form_badge.show_status(words, tone)

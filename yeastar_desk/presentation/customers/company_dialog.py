"""Add or edit a customer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from yeastar_desk.domain.companies import Company
from yeastar_desk.presentation.widgets import CountryCombo, Dialog, field, label, set_look, set_shown

_FIELDS = (
    ("company_id", "Company ID", 0, 0, 1),
    ("name", "Name", 0, 1, 2),
    ("email", "Email", 1, 0, 1),
    ("phone", "Phone", 1, 1, 1),
    ("tax_number", "VAT or tax number", 1, 2, 1),
    ("street", "Street", 2, 0, 3),
    ("postal_code", "Postal code", 3, 0, 1),
    ("city", "City", 3, 1, 1),
    ("state", "State or province", 3, 2, 1),
)


class CompanyDialog(Dialog):
    """It stays open until the customer is stored, or given up."""

    save_requested = Signal(object)

    def __init__(self, parent: QWidget, company: Company, countries: Sequence[tuple[str, str]], *, new: bool) -> None:
        super().__init__(parent, "New customer" if new else f"Edit {company.name}", "", width=760)
        self.setObjectName("customer_dialog")
        self._company = company
        self._edits: dict[str, QLineEdit] = {}
        grid = QGridLayout()
        grid.setSpacing(12)
        for name, caption, row, place, span in _FIELDS:
            edit = QLineEdit(getattr(company, name))
            edit.setObjectName(f"customer_{name}_edit")
            grid.addWidget(field(caption, edit), row, place, 1, span)
            self._edits[name] = edit
        self._edits["company_id"].setReadOnly(not new)
        self._country = CountryCombo()
        self._country.setObjectName("customer_country_combo")
        self._country.show_countries(countries, company.country)
        grid.addWidget(field("Country", self._country), 4, 0, 1, 2)
        self.body.addLayout(grid)
        self._problem = label("", "danger")
        self._problem.setObjectName("customer_problem_label")
        self._problem.setWordWrap(True)
        set_shown(self._problem, False)
        self.body.addWidget(self._problem)
        self.add_action("Cancel", "", "customer_cancel_button").clicked.connect(self.reject)
        self._save = self.add_action("Save customer", "primary", "customer_save_button")
        self._save.clicked.connect(self._agree)
        self._first = "company_id" if new else "name"

    def open(self) -> None:
        super().open()
        self._edits[self._first].setFocus(Qt.FocusReason.OtherFocusReason)

    def filled(self) -> Company:
        """What the fields hold."""
        values = {name: edit.text().strip() for name, edit in self._edits.items()}
        return replace(self._company, country=self._country.code(), **values)  # type: ignore[arg-type] # all are texts

    def refuse(self, sentence: str, key: str) -> None:
        """Say what is wrong, and put the cursor there."""
        self._save.setEnabled(True)
        self._problem.setText(sentence)
        set_shown(self._problem, bool(sentence))
        for name, edit in self._edits.items():
            set_look(edit, "invalid", name == key)
        if key in self._edits:
            self._edits[key].setFocus(Qt.FocusReason.OtherFocusReason)
        self.adjust()

    def _agree(self) -> None:
        self._save.setEnabled(False)
        self.save_requested.emit(self.filled())

"""Settings, Taxes: the standard rate of each country, and what documents print for its other categories."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLineEdit, QWidget

from yeastar_desk.presentation.forms.ui_settings_taxes import Ui_SettingsTaxes
from yeastar_desk.presentation.settings.presenter import SettingsPresenter
from yeastar_desk.presentation.settings.section import Section
from yeastar_desk.presentation.widgets import button, label

CATEGORIES = {
    "S": "S · Standard rate",
    "Z": "Z · Zero rate",
    "E": "E · Exempt from tax",
    "AE": "AE · Reverse charge",
    "K": "K · Intra-Community supply",
    "G": "G · Export",
    "O": "O · Outside the scope of tax",
}


_TEXT_WIDTH = 380


class TaxesSection(Section):
    """One row for each rate of a country, and for each other category with a text."""

    def __init__(self, presenter: SettingsPresenter, countries: Mapping[str, str]) -> None:
        super().__init__(Ui_SettingsTaxes(), presenter)
        self._countries = countries
        self.form.tax_country_combo.setPlaceholderText("Choose a country")
        self.form.tax_country_combo.addItem("", "")
        for code, name in countries.items():
            self.form.tax_country_combo.addItem(name, code)
        for code, name in CATEGORIES.items():
            self.form.tax_category_combo.addItem(name, code)
        self.form.tax_category_combo.currentIndexChanged.connect(self._category_chosen)
        self.form.tax_add_button.clicked.connect(self._add_tax)
        self.form.tax_rate_edit.returnPressed.connect(self._add_tax)

    def shows(self, name: str) -> bool:
        return name.partition(".")[0] == "taxes"

    def place_of(self, name: str) -> QLayout:
        del name
        layout = self.form.taxes_card_layout
        assert isinstance(layout, QLayout)
        return layout

    @Slot()
    def _category_chosen(self) -> None:
        standard = self.form.tax_category_combo.currentData() == "S"
        self.form.tax_rate_edit.setPlaceholderText("Rate %" if standard else "Legal text, empty for the usual one")

    @Slot()
    def _add_tax(self) -> None:
        country, category = (
            str(combo.currentData() or "") for combo in (self.form.tax_country_combo, self.form.tax_category_combo)
        )
        self.presenter.add_tax(country, category, self.form.tax_rate_edit.text())

    def show_taxes(self, taxes: Mapping[str, str]) -> None:
        """Show rates in percent by country, and texts by country and category (DE-AE)."""
        rows = self.form.taxes_rows
        while (item := rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for key, value in taxes.items():
            rows.addWidget(self._tax_row(key, value))
        self.form.tax_country_combo.setCurrentIndex(0)
        self.form.tax_category_combo.setCurrentIndex(0)
        self._category_chosen()
        self.form.tax_rate_edit.clear()

    def _tax_row(self, key: str, value: str) -> QWidget:
        country, _, category = key.partition("-")
        name = f"{self._countries.get(country, country)}, {CATEGORIES[category or 'S']}"
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(label(name))
        layout.addStretch(1)
        layout.addWidget(self._value_edit(key, name, value))
        if not category:
            layout.addWidget(label("%", "muted"))
        remove = button("Remove", "link", f"tax_remove_{key}_button")
        remove.setAccessibleName(f"Remove {name}")
        remove.clicked.connect(partial(self._remove_tax, key))
        layout.addWidget(remove)
        return row

    def _value_edit(self, key: str, name: str, value: str) -> QLineEdit:
        edit = QLineEdit(value)
        edit.setObjectName(f"tax_rate_{key}_edit")
        if "-" in key:
            edit.setAccessibleName(f"Legal text of {name}")
            edit.setText("" if value == "0" else value)
            edit.setPlaceholderText("The usual text of this category")
            edit.setCursorPosition(0)
            edit.setToolTip(edit.text())
            edit.setFixedWidth(_TEXT_WIDTH)
        else:
            edit.setAccessibleName(f"Tax rate of {name} in percent")
            edit.setFixedWidth(90)
            edit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        edit.editingFinished.connect(partial(self._tax_edited, key, edit))
        return edit

    def _tax_edited(self, key: str, edit: QLineEdit) -> None:
        if edit.isModified():
            edit.setModified(False)
            self.presenter.change_tax(key, edit.text().strip() or ("0" if "-" in key else ""))

    def _remove_tax(self, key: str, _checked: bool = False) -> None:
        self.presenter.change_tax(key, "")

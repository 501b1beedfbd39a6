"""Settings, Taxes: the standard rate of each country."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLineEdit, QWidget

from yeastar_desk.presentation.forms.ui_settings_taxes import Ui_SettingsTaxes
from yeastar_desk.presentation.settings.presenter import SettingsPresenter
from yeastar_desk.presentation.settings.section import Section
from yeastar_desk.presentation.widgets import button, label


class TaxesSection(Section):
    """One row for each country with a rate."""

    def __init__(self, presenter: SettingsPresenter, countries: Mapping[str, str]) -> None:
        super().__init__(Ui_SettingsTaxes(), presenter)
        self._countries = countries
        self.form.tax_country_combo.addItem("", "")
        for code, name in countries.items():
            self.form.tax_country_combo.addItem(name, code)
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
    def _add_tax(self) -> None:
        self.presenter.add_tax(str(self.form.tax_country_combo.currentData() or ""), self.form.tax_rate_edit.text())

    def show_taxes(self, rates: Mapping[str, str]) -> None:
        """Show the rates in percent by ISO code."""
        rows = self.form.taxes_rows
        while (item := rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for country, rate in rates.items():
            rows.addWidget(self._tax_row(country, rate))
        self.form.tax_country_combo.setCurrentIndex(0)
        self.form.tax_rate_edit.clear()

    def _tax_row(self, country: str, rate: str) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        name = self._countries.get(country, country)
        layout.addWidget(label(name))
        layout.addStretch(1)
        edit = QLineEdit(rate)
        edit.setObjectName(f"tax_rate_{country}_edit")
        edit.setAccessibleName(f"Tax rate of {name} in percent")
        edit.setFixedWidth(90)
        edit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        edit.editingFinished.connect(partial(self._tax_edited, country, edit))
        layout.addWidget(edit)
        layout.addWidget(label("%", "muted"))
        remove = button("Remove", "link", f"tax_remove_{country}_button")
        remove.setAccessibleName(f"Remove the tax rate of {name}")
        remove.clicked.connect(partial(self._remove_tax, country))
        layout.addWidget(remove)
        return row

    def _tax_edited(self, country: str, edit: QLineEdit) -> None:
        if edit.isModified():
            edit.setModified(False)
            self.presenter.change_tax(country, edit.text())

    def _remove_tax(self, country: str, _checked: bool = False) -> None:
        self.presenter.change_tax(country, "")

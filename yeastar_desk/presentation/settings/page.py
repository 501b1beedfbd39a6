"""The Settings page: every field saves itself when it is left."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLabel, QLineEdit, QWidget

from yeastar_desk.presentation.forms.ui_settings import Ui_Settings
from yeastar_desk.presentation.ports import Announce, Lane
from yeastar_desk.presentation.settings.presenter import SettingsPresenter, SettingsUses, Value
from yeastar_desk.presentation.widgets import button, label, set_look
from yeastar_desk.presentation.widgets.surfaces import set_shown

_TABLES = ("seller", "event", "device", "sales", "display")
_CHOICES = {
    "sales.language": {
        "": "The buyer's", "en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian",
        "pt": "Portuguese", "ar": "Arabic", "zh": "Chinese",
    },
    "sales.upgrade_rule": {"difference": "the difference of the plans", "new_plan": "the new plan"},
    "sales.term_start": {"payment": "its payment", "order": "its order"},
    "display.theme": {"system": "As the system", "light": "Light", "dark": "Dark"},
    "display.paper": {"A4": "A4", "Letter": "US Letter"},
}  # fmt: skip


class SettingsPage(QWidget):
    """Fields are found by their object names: `seller_name_edit` is the setting `seller.name`."""

    said = Signal(str)
    """A sentence for the rep that belongs to no field."""

    def __init__(
        self,
        lane: Lane,
        uses: SettingsUses,
        announce: Announce,
        countries: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        """`countries` are names by ISO code, sorted as they are shown."""
        super().__init__(parent)
        self._form = Ui_Settings()
        self._form.setupUi(self)
        self._countries = countries
        self._problems: dict[str, QLabel] = {}
        self._fields = self._find_fields()
        self._fill_choices()
        self._presenter = SettingsPresenter(self, lane, uses, announce)
        self._connect()
        self._presenter.load()

    def _find_fields(self) -> dict[str, QWidget]:
        fields: dict[str, QWidget] = {}
        for table in _TABLES:
            for kind in ("edit", "combo"):
                for name, widget in vars(self._form).items():
                    if name.startswith(f"{table}_") and name.endswith(f"_{kind}"):
                        fields[f"{table}.{name.removeprefix(f'{table}_').removesuffix(f'_{kind}')}"] = widget
        return fields

    def _fill_choices(self) -> None:
        for name, choices in _CHOICES.items():
            combo = self._combo(name)
            for value, words in choices.items():
                combo.addItem(words, value)
        for combo in (self._combo("seller.country"), self._form.tax_country_combo):
            combo.addItem("", "")
            for code, country in self._countries.items():
                combo.addItem(country, code)

    def _combo(self, name: str) -> QComboBox:
        combo = self._fields[name]
        assert isinstance(combo, QComboBox)
        return combo

    def _connect(self) -> None:
        for name, widget in self._fields.items():
            if isinstance(widget, QLineEdit):
                widget.editingFinished.connect(partial(self._edited, name))
            elif isinstance(widget, QComboBox):
                widget.activated.connect(partial(self._chosen, name))
        form = self._form
        form.display_reduced_motion_check.toggled.connect(partial(self._presenter.change, "display.reduced_motion"))
        form.tax_add_button.clicked.connect(self._add_tax)
        form.tax_rate_edit.returnPressed.connect(self._add_tax)
        form.logo_choose_button.clicked.connect(self._ask_for_logo)
        form.logo_remove_button.clicked.connect(self._remove_logo)

    def _edited(self, name: str) -> None:
        widget = self._fields[name]
        assert isinstance(widget, QLineEdit)
        text = widget.text()
        if name in ("device.series", "sales.currency"):
            text = text.strip().upper()
        if name == "sales.discount_limit":
            text = text.strip().removesuffix("%").strip().replace(",", ".")
        self._presenter.change(name, text)

    def _chosen(self, name: str, index: int) -> None:
        self._presenter.change(name, str(self._combo(name).itemData(index)))

    @Slot()
    def _add_tax(self) -> None:
        self._presenter.add_tax(str(self._form.tax_country_combo.currentData() or ""), self._form.tax_rate_edit.text())

    @Slot()
    def _ask_for_logo(self) -> None:
        dialog = QFileDialog(self, "Choose a logo", "", "Pictures (*.png *.jpg *.jpeg)")
        dialog.setObjectName("logo_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._logo_chosen)
        dialog.open()

    @Slot(str)
    def _logo_chosen(self, file: str) -> None:
        self._presenter.choose_logo(Path(file))

    @Slot()
    def _remove_logo(self) -> None:
        self._presenter.remove_logo()

    # what the presenter shows

    def show_values(self, values: Mapping[str, Value]) -> None:
        for name, widget in self._fields.items():
            value = values[name]
            blocked = widget.blockSignals(True)
            if isinstance(widget, QLineEdit):
                if not (widget.hasFocus() and widget.property("invalid")):
                    widget.setText(str(value))
            elif isinstance(widget, QComboBox):
                widget.setCurrentIndex(widget.findData(value))
            widget.blockSignals(blocked)
        check = self._form.display_reduced_motion_check
        blocked = check.blockSignals(True)
        check.setChecked(bool(values["display.reduced_motion"]))
        check.blockSignals(blocked)

    def show_taxes(self, rates: Mapping[str, str]) -> None:
        rows = self._form.taxes_rows
        while (item := rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for country, rate in rates.items():
            rows.addWidget(self._tax_row(country, rate))
        self._form.tax_country_combo.setCurrentIndex(0)
        self._form.tax_rate_edit.clear()

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
            self._presenter.change_tax(country, edit.text())

    def _remove_tax(self, country: str, _checked: bool = False) -> None:
        self._presenter.change_tax(country, "")

    def show_logo(self, file: Path | None) -> None:
        picture = QPixmap(str(file)) if file is not None else QPixmap()
        shown = not picture.isNull()
        self._form.logo_picture.setVisible(shown)
        set_shown(self._form.logo_remove_button, shown)
        if shown:
            ratio = self.devicePixelRatioF()
            scaled = picture.scaled(
                int(220 * ratio),
                int(56 * ratio),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            scaled.setDevicePixelRatio(ratio)
            self._form.logo_picture.setPixmap(scaled)

    def show_problem(self, name: str, sentence: str) -> None:
        widget = self._fields.get(name)
        if widget is not None:
            caption = widget.accessibleName()
            sentence = sentence.replace(f"“{name}”", caption)
            set_look(widget, "invalid", True)
        problem = self._problems.get(name)
        if problem is None:
            problem = label("", "danger")
            problem.setWordWrap(True)
            self._problems[name] = problem
            self._place(problem, name, widget)
        problem.setText(sentence)
        problem.show()

    def _place(self, problem: QLabel, name: str, field: QWidget | None) -> None:
        """Below its field, or at the end of the card it belongs to."""
        if field is not None:
            layout = getattr(self._form, f"{field.objectName()}_field")
        else:
            layout = self._form.logo_card_layout if name == "logo_file" else self._form.taxes_card_layout
        layout.addWidget(problem)

    def clear_problems(self) -> None:
        for name, problem in self._problems.items():
            problem.hide()
            if name in self._fields:
                set_look(self._fields[name], "invalid", False)

    def say(self, sentence: str) -> None:
        self.said.emit(sentence)

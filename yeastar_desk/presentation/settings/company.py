"""Settings, Company: what stands on every document."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QLayout

from yeastar_desk.presentation.forms.ui_settings_company import Ui_SettingsCompany
from yeastar_desk.presentation.settings.presenter import SettingsPresenter
from yeastar_desk.presentation.settings.section import Section
from yeastar_desk.presentation.widgets.surfaces import set_shown

LOGO = "logo_file"


class CompanySection(Section):
    """Seller, bank and logo."""

    tables = ("seller",)

    def __init__(self, presenter: SettingsPresenter, countries: Mapping[str, str]) -> None:
        super().__init__(Ui_SettingsCompany(), presenter)
        for name in ("seller.tax_number", "seller.iban"):
            self.fields[name].setProperty("takesScans", True)
        country = self.combo("seller.country")
        country.addItem("", "")
        for code, name in countries.items():
            country.addItem(name, code)
        self.form.logo_choose_button.clicked.connect(self._ask_for_logo)
        self.form.logo_remove_button.clicked.connect(self._remove_logo)

    def shows(self, name: str) -> bool:
        return name == LOGO or super().shows(name)

    def place_of(self, name: str) -> QLayout:
        return self.form.logo_card_layout if name == LOGO else super().place_of(name)

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
        self.presenter.choose_logo(Path(file))

    @Slot()
    def _remove_logo(self) -> None:
        self.presenter.remove_logo()

    def show_logo(self, file: Path | None) -> None:
        """Show the picture, or that there is none."""
        picture = QPixmap(str(file)) if file is not None else QPixmap()
        shown = not picture.isNull()
        self.form.logo_picture.setVisible(shown)
        set_shown(self.form.logo_remove_button, shown)
        if shown:
            ratio = self.devicePixelRatioF()
            scaled = picture.scaled(
                int(220 * ratio),
                int(56 * ratio),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            scaled.setDevicePixelRatio(ratio)
            self.form.logo_picture.setPixmap(scaled)

"""Settings, Booth and sales, and Settings, Window and paper."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFileDialog

from yeastar_desk.presentation.forms.ui_settings_display import Ui_SettingsDisplay
from yeastar_desk.presentation.forms.ui_settings_selling import Ui_SettingsSelling
from yeastar_desk.presentation.settings.presenter import SettingsPresenter
from yeastar_desk.presentation.settings.section import Section


class SellingSection(Section):
    """The event, this laptop, its second backup, and the rules of a sale."""

    tables: ClassVar = ("event", "device", "sales")
    choices: ClassVar = {
        "sales.language": {
            "": "The buyer's", "en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian",
            "pt": "Portuguese", "ar": "Arabic", "zh": "Chinese",
        },
        "sales.upgrade_rule": {"difference": "the difference of the plans", "new_plan": "the new plan"},
        "sales.term_start": {"payment": "its payment", "order": "its order"},
    }  # fmt: skip

    def __init__(self, presenter: SettingsPresenter) -> None:
        super().__init__(Ui_SettingsSelling(), presenter)
        self.form.second_backup_choose_button.clicked.connect(self._ask_for_folder)
        self.form.second_backup_notice.show_message("")
        presenter.look_at_second_backup()

    @Slot()
    def _ask_for_folder(self) -> None:
        folder = self.form.device_second_backup_edit.text()
        dialog = QFileDialog(self, "Choose the second backup folder", folder)
        dialog.setObjectName("second_backup_dialog")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._folder_chosen)
        dialog.open()

    @Slot(str)
    def _folder_chosen(self, folder: str) -> None:
        self.presenter.change("device.second_backup", folder)

    def show_second_backup(self, sentence: str, tone: str) -> None:
        """Say how the second backup stands; nothing when none is wanted."""
        self.form.second_backup_notice.show_message(sentence, tone)

    def typed(self, name: str, text: str) -> str:
        if name in ("device.series", "sales.currency"):
            return text.strip().upper()
        if name == "sales.discount_limit":
            return text.strip().removesuffix("%").strip().replace(",", ".")
        return text


class DisplaySection(Section):
    """Theme, paper and motion."""

    tables: ClassVar = ("display",)
    choices: ClassVar = {
        "display.theme": {"system": "As the system", "light": "Light", "dark": "Dark"},
        "display.paper": {"A4": "A4", "Letter": "US Letter"},
    }

    def __init__(self, presenter: SettingsPresenter) -> None:
        super().__init__(Ui_SettingsDisplay(), presenter)

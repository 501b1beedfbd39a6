"""Settings, Booth and sales, and Settings, Window and paper."""

from __future__ import annotations

from typing import ClassVar

from yeastar_desk.presentation.forms.ui_settings_display import Ui_SettingsDisplay
from yeastar_desk.presentation.forms.ui_settings_selling import Ui_SettingsSelling
from yeastar_desk.presentation.settings.presenter import SettingsPresenter
from yeastar_desk.presentation.settings.section import Section


class SellingSection(Section):
    """The event, this laptop, and the rules of a sale."""

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

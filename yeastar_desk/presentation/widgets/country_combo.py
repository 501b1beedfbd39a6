"""Choose a country: open the list, or type the first letters of its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from yeastar_desk.presentation.widgets.combo_box import ComboBox


class CountryCombo(ComboBox):
    """Countries by name, with their ISO 3166 codes behind them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setPlaceholderText("Choose a country")

    def show_countries(self, countries: Sequence[tuple[str, str]], chosen: str = "") -> None:
        """Offer countries as (code, name); a chosen code that is not among them is offered too."""
        self.clear()
        for code, name in countries:
            self.addItem(name, code)
        if chosen and self.findData(chosen) < 0:
            self.addItem(chosen, chosen)
        self.setCurrentIndex(self.findData(chosen) if chosen else -1)

    def code(self) -> str:
        """The code of the chosen country, empty for none."""
        return str(self.currentData() or "")

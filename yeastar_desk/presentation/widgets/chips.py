"""A row of quick picks: 20  40  60  100."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from yeastar_desk.presentation.widgets.flow import FlowLayout
from yeastar_desk.presentation.widgets.surfaces import button, set_shown


class ChipRow(QWidget):
    """Values to pick with one press; the one in use is marked."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, spacing=10)
        self._chips: list[tuple[object, QPushButton]] = []

    def show_picks(self, picks: Sequence[tuple[str, object]], prefix: str = "pick") -> None:
        """Offer picks as (text, value); the chips are named PREFIX_TEXT_button."""
        while (item := self._flow.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._chips = []
        for text, value in picks:
            chip = button(text, "chip", f"{prefix}_{text}_button")
            chip.setCheckable(True)
            chip.clicked.connect(partial(self._pick, value))
            self._chips.append((value, chip))
            self._flow.addWidget(chip)
        set_shown(self, bool(picks))
        self.updateGeometry()

    def set_current(self, value: object) -> None:
        """Mark the chip of a value, or none."""
        for each, chip in self._chips:
            chip.setChecked(each == value)

    def _pick(self, value: object, _checked: bool = False) -> None:
        self.set_current(value)
        self.picked.emit(value)

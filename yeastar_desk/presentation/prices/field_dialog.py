"""Which of the portal's amounts is the price."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from yeastar_desk.presentation.widgets import ComboBox, Dialog, field

_TEXT = (
    "The portal's answer has several amounts, and it is not documented which is the price. "
    "Compare one of them with the portal's own page, then choose."
)


class FieldDialog(Dialog):
    """Accepted means: `field()` is the price."""

    def __init__(self, parent: QWidget, fields: Sequence[str]) -> None:
        super().__init__(parent, "Which amount is the price?", _TEXT)
        self.setObjectName("price_field_dialog")
        self._combo = ComboBox()
        self._combo.setObjectName("price_field_combo")
        self._combo.addItems(list(fields))
        self.body.addWidget(field("Field in the portal's answer", self._combo))
        self.add_action("Cancel", name="price_field_cancel_button").clicked.connect(self.reject)
        self.add_action("Show the difference", "primary", "price_field_confirm_button").clicked.connect(self.accept)

    def field(self) -> str:
        """The name of the chosen field."""
        return self._combo.currentText()

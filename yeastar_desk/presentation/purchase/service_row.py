"""One service of the first step: what it costs, how many, Add or Edit."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from yeastar_desk.presentation.purchase.shown import ServiceShown
from yeastar_desk.presentation.theme import icon
from yeastar_desk.presentation.widgets import MoneyLabel, button, label, set_look, set_shown

_BUTTON_WIDTH, _AMOUNT_WIDTH = 84, 92


class ServiceRow(QWidget):
    """Name with its price and limits, quantity, amount, and the button of the quantity dialog."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: ServiceShown | None = None
        self.name = label("", "strong")
        self.hint = label("", "small")
        self.hint.setWordWrap(True)
        self.reason = label("", "small")
        self.reason.setWordWrap(True)
        self.quantity = MoneyLabel()
        self.amount = MoneyLabel()
        self.button = button("Add")
        self.button.setProperty("compact", True)
        self.button.setIconSize(QSize(14, 14))
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 11, 0, 11)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(3, _BUTTON_WIDTH)
        grid.addWidget(self.name, 0, 0)
        grid.addWidget(self.quantity, 0, 1, 2, 1)
        grid.addWidget(self.amount, 0, 2, 2, 1)
        grid.addWidget(self.hint, 1, 0)
        grid.addWidget(self.reason, 2, 0, 1, 3)
        grid.addWidget(self.button, 0, 3, 3, 1, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def is_ordered(self) -> bool:
        return self._shown is not None and self._shown.ordered

    def show_service(self, shown: ServiceShown) -> None:
        """Show a service; one that the plan does not support is disabled and says why."""
        if shown == self._shown:
            return
        self._shown = shown
        self.name.setText(shown.name)
        set_look(self.name, "role", "strong" if shown.enabled else "muted")
        self.hint.setText(shown.hint)
        set_shown(self.hint, bool(shown.hint) and (shown.enabled or not shown.reason))
        self.reason.setText(shown.reason)
        set_look(self.reason, "role", "danger" if shown.wrong else "small")
        set_shown(self.reason, bool(shown.reason))
        self.quantity.setText(shown.quantity)
        self.amount.set_money(shown.amount)
        for part in (self.quantity, self.amount):
            set_shown(part, shown.ordered)
        self._grid.setColumnMinimumWidth(2, _AMOUNT_WIDTH if shown.ordered else 0)
        self.button.setText("Edit" if shown.ordered else "Add")
        self.button.setIcon(QIcon() if shown.ordered else icon("plus", "muted"))
        set_look(self.button, "kind", "link" if shown.ordered else "")
        self.button.setMinimumWidth(0 if shown.ordered else _BUTTON_WIDTH)
        self.button.setEnabled(shown.enabled)
        self.button.setToolTip(shown.reason)
        said = f"Edit {shown.name}, {shown.quantity}" if shown.ordered else f"Add {shown.name}"
        self.button.setAccessibleName(said)
        self.button.setAccessibleDescription(shown.reason or shown.hint)
        self.updateGeometry()

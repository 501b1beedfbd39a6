"""Products & Purchase: the products with Purchase, and below them what customers have."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from yeastar_desk.presentation.forms.ui_products import Ui_Products
from yeastar_desk.presentation.widgets import EmptyState, EnterPresses, set_shown


class ProductsPage(QWidget):
    """Thin by nature: what a purchase is, its panel decides.

    The place below the products belongs to whoever brings the list of subscriptions (`set_subscriptions`). Until
    then it says how a sale begins.
    """

    workplace_requested = Signal()
    pce_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = Ui_Products()
        self._form.setupUi(self)
        self.setProperty("focusRing", "none")
        self._form.purchase_workplace_button.clicked.connect(self.workplace_requested)
        self._form.purchase_pce_button.clicked.connect(self.pce_requested)
        EnterPresses(self)
        self.offer_packages(offered=False)
        self._below: QWidget = EmptyState(
            self,
            "scan",
            "Scan a company ID to begin",
            "A barcode scanned anywhere in this window opens a new order; so does Purchase.",
        )
        self._form.subscriptions_layout.addWidget(self._below)

    def offer_packages(self, *, offered: bool) -> None:
        """Show the hosting packages among the products, once there is a panel to buy them with."""
        set_shown(self._form.pce_card, offered)

    def set_subscriptions(self, widget: QWidget) -> None:
        """Show the list of subscriptions below the products."""
        self._form.subscriptions_layout.replaceWidget(self._below, widget)
        self._below.hide()
        self._below.deleteLater()
        self._below = widget
        widget.show()

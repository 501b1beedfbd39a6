"""Products & Purchase: the products to buy, and below them a place for the subscriptions of all customers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from yeastar_desk.presentation.forms.ui_products import Ui_Products
from yeastar_desk.presentation.widgets.surfaces import set_shown


class ProductsPage(QWidget):
    """Says what the rep wants to purchase; whoever sells a product listens."""

    workplace_requested = Signal()
    package_requested = Signal()

    def __init__(self, subscriptions: QWidget | None = None, *, sells_packages: bool = False) -> None:
        """`subscriptions` stands below the products."""
        super().__init__()
        self._form = Ui_Products()
        self._form.setupUi(self)
        set_shown(self._form.pce_card, sells_packages)
        self._form.purchase_workplace_button.clicked.connect(self._purchase_workplace)
        self._form.purchase_pce_button.clicked.connect(self._purchase_package)
        if subscriptions is not None:
            self._form.subscriptions_layout.addWidget(subscriptions)

    def _purchase_workplace(self) -> None:
        self.workplace_requested.emit()

    def _purchase_package(self) -> None:
        self.package_requested.emit()

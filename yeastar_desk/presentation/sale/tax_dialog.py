"""Choose another tax category for the order on screen, with a reason."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from yeastar_desk.domain.orders import OrderRequest
from yeastar_desk.domain.tax import TaxCategory
from yeastar_desk.presentation.sale.tax_words import CHOICES, TaxShown
from yeastar_desk.presentation.widgets import ComboBox, Dialog, Notice, field, label, set_shown


class TaxChoices(Protocol):
    """What the dialog asks of checkout."""

    @property
    def request(self) -> OrderRequest: ...

    def tax(self, category: TaxCategory | None, reason: str) -> TaxShown | None: ...

    def change_tax(self, category: TaxCategory | None, reason: str) -> None: ...


class TaxDialog(Dialog):
    """Every choice shows at once what it comes to; only one that the rules allow can be taken."""

    def __init__(self, parent: QWidget, checkout: TaxChoices) -> None:
        super().__init__(
            parent, "Change tax", "Seller and buyer decide it. Choose otherwise only if you know why.", width=480
        )
        self.setObjectName("tax_dialog")
        self._checkout = checkout
        request = checkout.request
        self._category = ComboBox()
        self._category.setObjectName("tax_category_combo")
        self._category.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for category, name in CHOICES:
            self._category.addItem(name)
            if category is request.tax_category:
                self._category.setCurrentIndex(self._category.count() - 1)
        self._reason = QLineEdit(request.tax_reason)
        self._reason.setObjectName("tax_reason_edit")
        self._reason.setMaxLength(200)
        self._reason_field = field("Reason", self._reason)
        self._about = label("", "small")
        self._about.setWordWrap(True)
        self._place = Notice()
        self._place.setObjectName("tax_place_notice")
        self._tax = label("", "muted")
        self._tax.setObjectName("tax_outcome_label")
        self._total = label("", "strong")
        self._total.setObjectName("tax_total_label")
        self._problem = Notice()
        self._problem.setObjectName("tax_problem_notice")
        outcome = QHBoxLayout()
        outcome.addWidget(self._tax, 1)
        outcome.addWidget(self._total)
        self.body.addWidget(field("Tax category", self._category))
        self.body.addWidget(self._reason_field)
        self.body.addWidget(self._about)
        self.body.addWidget(self._place)
        self.body.addLayout(outcome)
        self.body.addWidget(self._problem)
        self.add_action("Cancel", "", "tax_cancel_button").clicked.connect(self.reject)
        self._apply = self.add_action("Apply", "primary", "tax_apply_button")
        self._apply.clicked.connect(self._take)
        self._category.currentIndexChanged.connect(self._show)
        self._reason.textChanged.connect(self._show)
        self._show()

    def open(self) -> None:
        super().open()
        self._category.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self) -> TaxCategory | None:
        return CHOICES[self._category.currentIndex()][0]

    def _show(self) -> None:
        shown = self._checkout.tax(self._chosen(), self._reason.text())
        if shown is None:
            return
        set_shown(self._reason_field, self._chosen() is not None)
        self._about.setText(shown.about)
        set_shown(self._about, bool(shown.about))
        self._place.show_message(shown.place, "info")
        self._tax.setText("\n".join(f"{caption}: {amount}" for caption, amount in shown.tax))
        self._total.setText(f"Total {shown.total}" if shown.total else "")
        # An empty field needs no red: what is missing is said, and Apply waits for it.
        lacks_reason = shown.field == "tax_reason"
        self._problem.show_message(shown.problem, "info" if lacks_reason else "warning")
        self._apply.setEnabled(not shown.problem)
        self.adjust()

    def _take(self) -> None:
        self._checkout.change_tax(self._chosen(), self._reason.text())
        self.accept()

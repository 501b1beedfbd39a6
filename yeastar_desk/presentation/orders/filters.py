"""The filters above the list of orders."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDate, QObject
from PySide6.QtWidgets import QComboBox

from yeastar_desk.application.look_at_orders import OrderOverview
from yeastar_desk.application.ports import Clock
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.orders import OrderStatus
from yeastar_desk.presentation.forms.ui_orders import Ui_Orders
from yeastar_desk.presentation.orders.presenter import STATUS, Days, OrdersPresenter
from yeastar_desk.presentation.widgets import DateEdit, set_shown

_PRODUCTS = {Product.WORKPLACE: "Workplace", Product.PCE_PACKAGE: "PCE Package"}


class OrderFilters(QObject):
    """Tells the presenter what was chosen. Two days are asked for only when the days between them are wanted."""

    def __init__(self, page: QObject, form: Ui_Orders, presenter: OrdersPresenter, clock: Clock) -> None:
        super().__init__(page)
        self._form = form
        self._presenter = presenter
        self._clock = clock
        self._fill()
        self._combos: tuple[QComboBox, ...] = (
            form.orders_status_combo,
            form.orders_event_combo,
            form.orders_rep_combo,
            form.orders_product_combo,
            form.orders_dates_combo,
        )
        for combo in self._combos:
            combo.currentIndexChanged.connect(self._choose)
        for edit in self._days():
            edit.dateChanged.connect(self._choose)
        form.orders_clear_button.clicked.connect(self.clear)
        self._show()

    def _days(self) -> tuple[DateEdit, DateEdit]:
        return self._form.orders_from_edit, self._form.orders_to_edit

    def _fill(self) -> None:
        form = self._form
        form.orders_status_combo.addItem("Any status", None)
        for status, (word, _tone) in STATUS.items():
            form.orders_status_combo.addItem(word, status)
        form.orders_event_combo.addItem("Any event", "")
        form.orders_rep_combo.addItem("Any rep", "")
        form.orders_product_combo.addItem("Any product", None)
        for product in Product:
            form.orders_product_combo.addItem(_PRODUCTS[product], product)
        for days in Days:
            form.orders_dates_combo.addItem(days.value, days)
        today = self._clock.today()
        for edit in self._days():
            edit.setDate(QDate(today.year, today.month, today.day))

    def offer(self, overview: OrderOverview) -> None:
        """Offer the events and the reps that there are."""
        _add_new(self._form.orders_event_combo, overview.events)
        _add_new(self._form.orders_rep_combo, overview.reps)

    def clear(self) -> None:
        """Show every order again; the cursor goes back to the search."""
        for widget in (*self._combos, self._form.orders_search_edit):
            widget.blockSignals(True)
        for combo in self._combos:
            combo.setCurrentIndex(0)
        self._form.orders_search_edit.clear()
        for widget in (*self._combos, self._form.orders_search_edit):
            widget.blockSignals(False)
        self._form.orders_search_edit.setFocus()
        self._presenter.search("")
        self._choose()

    def _choose(self) -> None:
        form = self._form
        status, product = form.orders_status_combo.currentData(), form.orders_product_combo.currentData()
        days = Days(form.orders_dates_combo.currentData())
        first, last = days.first(self._clock.today()), None
        if days is Days.BETWEEN:
            first, last = sorted(edit.day() for edit in self._days())
        self._presenter.choose(
            status=OrderStatus(status) if status else None,
            event=str(form.orders_event_combo.currentData() or ""),
            rep=str(form.orders_rep_combo.currentData() or ""),
            product=Product(product) if product else None,
            first=first,
            last=last,
        )
        self._show()

    def _show(self) -> None:
        between = Days(self._form.orders_dates_combo.currentData()) is Days.BETWEEN
        for edit in self._days():
            set_shown(edit, between)
        self.show_clear()

    def show_clear(self) -> None:
        """Offer to clear the filters while there are any."""
        set_shown(self._form.orders_clear_button, self._presenter.is_filtered())


def _add_new(combo: QComboBox, texts: Sequence[str]) -> None:
    known = {str(combo.itemData(i)) for i in range(combo.count())}
    for text in texts:
        if text not in known:
            combo.addItem(text, text)

"""The list of imported orders, and one of them in words. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from yeastar_desk.application.import_orders import ImportOrders, ListImportedOrders
from yeastar_desk.application.order_columns import COLUMNS
from yeastar_desk.application.ports import ImportedOrder
from yeastar_desk.domain.catalogue import PRODUCT_NAMES, item_name
from yeastar_desk.domain.money import Money
from yeastar_desk.domain.orders import OrderStatus, PaymentMethod
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Changed, Subject

_STATUS = {
    OrderStatus.PENDING.value: ("Pending", "warning"),
    OrderStatus.PAID.value: ("Paid", "ok"),
    OrderStatus.CANCELLED.value: ("Cancelled", "neutral"),
    OrderStatus.FAILED.value: ("Failed", "danger"),
    OrderStatus.REFUNDED.value: ("Refunded", "neutral"),
    OrderStatus.INVALID.value: ("Invalid", "danger"),
}
_NAMES = {
    "placed_at": "Placed",
    "subject_id": "Company or Yeastar ID",
    "what": "Ordered",
    "cycle": "Billing cycle",
    "starts_on": "Subscription term from",
    "expires_on": "Expiration date",
    "pi_number": "PI number",
    "po_number": "PO number",
}
_CODES = {"product", "operation", "verified", "cycle", "payment_method", "portal_state"}
_WORDS = {**{product.value: name for product, name in PRODUCT_NAMES.items()}, PaymentMethod.PAYPAL.value: "PayPal"}
_DAYS = ("starts_on", "expires_on")
_AMOUNTS = ("subtotal", "discount", "net", "tax", "total", "paid")


class ImportedOrderUses(Protocol):
    """Looked up inside jobs only."""

    @property
    def imported_orders(self) -> ListImportedOrders: ...

    @property
    def import_orders(self) -> ImportOrders: ...


class ImportedOrdersView(Protocol):
    def reload(self) -> None: ...


class ImportedOrdersPresenter:
    """`rows` and `count` are called on the database lane."""

    def __init__(self, view: ImportedOrdersView, uses: ImportedOrderUses, formats: Formats) -> None:
        self._view = view
        self._uses = uses
        self._formats = formats
        self._text = ""

    def search(self, text: str) -> None:
        """Show the orders that contain a text."""
        if text != self._text:
            self._text = text
            self._view.reload()

    def is_filtered(self) -> bool:
        return bool(self._text)

    def rows(self, offset: int, limit: int, sort: str, *, descending: bool) -> Sequence[ImportedOrder]:
        """A page of the list; without a sort the newest come first."""
        if not sort:
            return self._uses.imported_orders.page(self._text, offset, limit)
        return self._uses.imported_orders.page(self._text, offset, limit, sort, descending)

    def count(self) -> int:
        return self._uses.imported_orders.count(self._text)

    def amount(self, order: ImportedOrder, column: str = "total") -> str:
        """An amount of an order with its currency."""
        return self._formats.money(Money.parse(order.cells[column], order.cells["currency"]))

    @staticmethod
    def status(order: ImportedOrder) -> tuple[str, str]:
        """In a word and a tone; one of a newer version as it is."""
        return _STATUS.get(order.cells["status"], (order.cells["status"], "neutral"))

    @staticmethod
    def what(order: ImportedOrder) -> tuple[str, str]:
        """What was ordered, in two lines: `Workplace Standard` and `2 years, 2 services`."""
        first, _, rest = order.cells.get("what", "").partition(", ")
        return first, rest

    def facts(self, order: ImportedOrder) -> Sequence[tuple[str, str]]:
        """Everything that the file told, as (caption, value)."""
        told = []
        for column in COLUMNS:
            text = order.cells.get(column, "")
            if column == "placed_at":
                text = self._formats.moment(order.placed_at.astimezone())
            elif column in _AMOUNTS:
                text = self.amount(order, column)
            elif column in _DAYS:
                text = self._formats.date(date.fromisoformat(text))
            elif column == "country" and text:
                text = self._formats.country(text)
            elif column == "plan" and text:
                text = item_name(text)
            elif column == "status":
                text = self.status(order)[0]
            elif column in _CODES:
                text = _WORDS.get(text, text.capitalize())
            if text:
                told.append((_NAMES.get(column, column.replace("_", " ").capitalize()), text))
        when = self._formats.moment(order.imported_at.astimezone()) if order.imported_at is not None else ""
        return [*told, ("Imported", " · ".join(filter(None, (order.source, when))))]

    def heard(self, change: Changed) -> None:
        """Orders were imported elsewhere."""
        if change.subject is Subject.ORDERS:
            self._view.reload()

"""The "Since we last met" card: what happened with a customer, and the next order one key away."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from yeastar_desk.application.since_we_met import SinceWeMet, plus
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.orders import Operation, OrderRequest
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Lane, Ticket
from yeastar_desk.presentation.sale.since import SinceShown, show_since
from yeastar_desk.presentation.sale.summary_card import fill_choices
from yeastar_desk.presentation.sale.uses import SaleUses
from yeastar_desk.presentation.widgets import (
    LINK_ROOM,
    Card,
    ComboBox,
    Stepper,
    button,
    label,
    section_title,
    set_shown,
)

_LINK_HEIGHT = 28
_DEEDS = {Operation.RENEW: "Renew", Operation.EXPAND: "Add services", Operation.SWITCH: "Switch plan"}


class SinceCard(Card):
    """Reads by itself what it shows; without anything to say it is not there."""

    order_requested = Signal(object)
    """Begin this `OrderRequest`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._uses: SaleUses | None = None
        self._lane: Lane | None = None
        self._formats = Formats()
        self._customer: tuple[Product, str] | None = None
        self._met: SinceWeMet | None = None
        self._under_way: Ticket | None = None
        set_shown(self, False)

    def fill(self) -> None:
        """Make what is on the card, in a piece of work of its own."""
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, LINK_ROOM, 0)
        self._lines.setSpacing(3)
        self._again = button("Same again", "", "since_same_again_button")
        self._again.setProperty("compact", True)
        self._again.clicked.connect(self._repeat)
        self._stepper = Stepper(compact=True)
        self._stepper.spin.setObjectName("since_plus_spin")
        self._stepper.minus_button.setObjectName("since_less_button")
        self._stepper.plus_button.setObjectName("since_more_button")
        self._stepper.set_name("the same again, plus")
        self._items = ComboBox()
        self._items.setObjectName("since_plus_combo")
        self._items.setProperty("compact", True)
        self._items.setAccessibleName("What to add to the same again")
        self._deeds = {
            operation: button(text, "link", f"since_{operation.value}_button") for operation, text in _DEEDS.items()
        }
        self._lay_out()

    def _lay_out(self) -> None:
        self._more = QWidget()
        again = QHBoxLayout(self._more)
        again.setContentsMargins(0, 0, LINK_ROOM, 0)
        again.setSpacing(6)
        again.addWidget(self._again)
        self._plus = label("plus", "small")
        again.addWidget(self._plus)
        again.addWidget(self._stepper)
        again.addWidget(self._items)
        again.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(2)
        title = section_title("Since we last met")
        title.setMinimumHeight(_LINK_HEIGHT)  # whether links stand beside it or not
        head.addWidget(title)
        head.addStretch(1)
        for operation, pressed in self._deeds.items():
            pressed.clicked.connect(partial(self._begin, operation))
            head.addWidget(pressed)
        column = QVBoxLayout(self)
        # The words of the last link end where the other lines end.
        column.setContentsMargins(18, 10, 18 - LINK_ROOM, 16)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(self._lines)
        column.addWidget(self._more)

    def bind(self, uses: SaleUses, lane: Lane, formats: Formats) -> None:
        """Where to read from."""
        self._uses, self._lane, self._formats = uses, lane, formats

    def look_back(self, product: Product, subject_id: str, *, again: bool = False) -> None:
        """Show the card of a customer; the one that is shown is not read again unless asked."""
        customer = (product, subject_id) if subject_id else None
        if customer == self._customer and not again:
            return
        self._customer = customer
        if self._under_way is not None:
            self._under_way.cancel()
            self._under_way = None
        uses, lane = self._uses, self._lane
        if customer is None or uses is None or lane is None:
            self._show(None)
            return
        self._under_way = lane.submit(
            lambda: uses.look_back(product, subject_id), self._arrived, self._failed, owner=self
        )

    def _arrived(self, met: SinceWeMet) -> None:
        self._under_way = None
        self._show(met)

    def _failed(self, _error: Exception) -> None:
        """The card is a courtesy: a sale goes on without it."""
        self._under_way = None
        self._show(None)

    def _show(self, met: SinceWeMet | None) -> None:
        self._met = met
        shown = show_since(met, self._formats) if met is not None else None
        set_shown(self, shown is not None)
        if shown is not None:
            self._show_words(shown)
        self.updateGeometry()

    def _show_words(self, shown: SinceShown) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for text, tone in shown.lines:
            words = label(text, tone)
            words.setWordWrap(True)
            self._lines.addWidget(words)
        self._again.setText(shown.again)
        set_shown(self._more, bool(shown.again))
        for part in (self._plus, self._stepper, self._items):
            set_shown(part, bool(shown.more))
        self._stepper.set_value(0)
        fill_choices(self._items, shown.more, shown.more[0].key if shown.more else None)
        for operation, pressed in self._deeds.items():
            set_shown(pressed, operation in shown.deeds)

    def _repeat(self) -> None:
        met = self._met
        if met is None or met.same_again is None:
            return
        more = {str(self._items.currentData()): self._stepper.value()} if self._stepper.value() else {}
        self.order_requested.emit(plus(met.same_again, more, met.subscription))

    def _begin(self, operation: Operation) -> None:
        subscription = self._met.subscription if self._met is not None else None
        if subscription is not None:
            self.order_requested.emit(
                OrderRequest(
                    product=subscription.product,
                    operation=operation,
                    subject_id=subscription.subject_id,
                    subject_name=subscription.holder_name,
                    cycle=subscription.cycle,
                )
            )

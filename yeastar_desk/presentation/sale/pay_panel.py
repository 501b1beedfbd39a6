"""Pay Now over the Orders page: review, payment method, and the payment itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from yeastar_desk.domain.orders import PaymentMethod
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Announce, Changed, Lane
from yeastar_desk.presentation.preview.qr_code import Modules
from yeastar_desk.presentation.sale.pay_presenter import PayPresenter, PayShown, PayUses
from yeastar_desk.presentation.sale.payment_card import PaymentCard
from yeastar_desk.presentation.sale.payment_shown import PaymentShown
from yeastar_desk.presentation.widgets import (
    Card,
    ChoiceCard,
    ColumnScroll,
    EnterPresses,
    KeyValues,
    Line,
    MoneyLabel,
    Notice,
    SidePanel,
    button,
    label,
    set_shown,
    titled_card,
)

_STEPS = ("Review & checkout", "Done")
_RIGHT = 400


class PayPanel(SidePanel):
    """Implements `PayView`. One panel serves all orders of a window, one after the other.

    Args:
        host: what it covers (`Shell.content`); lane: the database lane; network: the lane that payments are taken on.
    """

    record_requested = Signal(str)
    """Record a payment for the order with this number."""
    document_requested = Signal(str)

    def __init__(
        self,
        host: QWidget,
        uses: PayUses,
        lane: Lane,
        network: Lane,
        announce: Announce,
        formats: Formats,
        payments_ready: Callable[[], frozenset[PaymentMethod]],
        is_offline: Callable[[], bool],
    ) -> None:
        super().__init__(host)
        self.setObjectName("pay_panel")
        self.close_button.setObjectName("close_pay_panel_button")
        self.steps.set_steps(_STEPS)
        self._document = ""
        self._is_fresh = True
        self._order_facts, self._billing_facts = KeyValues(), KeyValues()
        names = ("pay_now_paypal_button", "pay_now_card_button", "pay_now_otherwise_button")
        self._methods = [ChoiceCard() for _ in names]
        self._group = QButtonGroup(self)
        for index, (card, name) in enumerate(zip(self._methods, names, strict=True)):
            card.setObjectName(name)
            self._group.addButton(card, index)
        self._payment = PaymentCard()
        self._total, self._received = MoneyLabel(), MoneyLabel()
        self._due = MoneyLabel()
        self._due.setObjectName("pay_due_label")
        self._due.setProperty("role", "total")
        self._notice = Notice()
        self._notice.setObjectName("pay_notice")
        self._pay = button("", "primary", "pay_now_button")
        self._pay.setProperty("large", True)
        self._show_document = button("Show the invoice", "primary", "pay_document_button")
        self._lay_out()
        EnterPresses(self)
        self.presenter = PayPresenter(uses, lane, network, announce, formats, self, payments_ready, is_offline)
        self._payment.bind(self.presenter.payment)
        self._payment.another_way_requested.connect(self._another_way)
        self._group.idClicked.connect(self.presenter.choose_method)
        self._pay.clicked.connect(self.presenter.pay)
        self._show_document.clicked.connect(self._open_document)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.presenter.pay)
        self.close_requested.connect(self._leave)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(14)
        for title, facts in (("Order", self._order_facts), ("Billing information", self._billing_facts)):
            left.addWidget(_card(title, facts))
        left.addStretch(1)
        self._method_card = _card("Payment method", *self._methods)
        self._received_row = _pair("Received", self._received)
        self._total_card = _card(
            "Checkout",
            _pair("Total", self._total),
            self._received_row,
            Line(),
            _pair("Total due", self._due, "total"),
            self._notice,
            self._pay,
            self._show_document,
        )
        right_column = QWidget()
        right_column.setFixedWidth(_RIGHT)
        right = QVBoxLayout(right_column)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(14)
        for part in (self._method_card, self._payment, self._total_card):
            right.addWidget(part)
        right.addStretch(1)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(24, 20, 24, 20)
        row.setSpacing(20)
        row.addLayout(left, 1)
        row.addWidget(right_column)
        scroll = ColumnScroll()
        scroll.setWidget(body)
        self.set_body(scroll)

    def open_order(self, number: str) -> None:
        """Slide in with an order."""
        self.set_title(f"Pay {number}")
        self.steps.set_current(0)
        self._notice.show_message("")
        self._is_fresh = True
        if not self.isVisible():
            self.slide_in()
        self.presenter.open(number)

    def heard(self, change: Changed) -> None:
        """Connect `Changes.changed` here."""
        if self.isVisible():
            self.presenter.heard(change)

    # PayView

    def show_order(self, shown: PayShown) -> None:
        self.set_title(shown.title)
        self.steps.set_current(len(_STEPS) if shown.paid else 0)
        for facts, rows in ((self._order_facts, shown.order), (self._billing_facts, shown.billing)):
            facts.clear()
            for caption, value in rows:
                facts.add_row(caption, value)
        for card, method in zip(self._methods, shown.methods, strict=True):
            card.setText(method.title)
            card.setAccessibleName(method.title)
            card.explain(method.detail)
            card.setEnabled(method.enabled)
        self._methods[shown.method].setChecked(True)
        self._total.set_money(shown.total)
        self._received.set_money(shown.received)
        set_shown(self._received_row, bool(shown.received))
        self._due.set_money(shown.due)
        self._document = shown.document
        under_way = self._payment.isVisibleTo(self)
        open_to_pay = not (shown.paid or shown.problem or under_way)
        set_shown(self._method_card, open_to_pay)
        set_shown(self._pay, open_to_pay)
        set_shown(self._show_document, shown.paid and bool(shown.document))
        self._show_document.setText(f"Show {shown.document}")
        self._pay.setText("Record payment…" if shown.method == len(self._methods) - 1 else "Pay now")
        said = "" if under_way else "Paid. Nothing is due any more." if shown.paid else shown.problem
        self._notice.show_message(said, "ok" if shown.paid else "info")
        self._put_focus()

    def _put_focus(self) -> None:
        """Where the next key is useful; a focus that is useful already stays."""
        chosen = any(card.hasFocus() for card in self._methods) and not self._is_fresh
        self._is_fresh = False
        if self._payment.has_focus() or chosen:
            return
        for target in (self._show_document, self._pay):
            if target.isVisibleTo(self):
                target.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def hide_payment(self) -> None:
        self._payment.hide()

    def show_payment(self, shown: PaymentShown, code: Modules) -> None:
        for part in (self._method_card, self._pay):
            set_shown(part, False)
        began = not self._payment.isVisibleTo(self)
        self._payment.show_payment(shown, code)
        if began or not self._payment.has_focus():
            self._payment.begin()

    def wake_in(self, seconds: float | None) -> None:
        self._payment.wake_in(seconds)

    def show_problem(self, sentence: str) -> None:
        self._notice.show_message(sentence, "danger")

    def record(self, number: str) -> None:
        self._leave()
        self.record_requested.emit(number)

    # wishes

    def _another_way(self) -> None:
        """The payment has ended without money: choose again."""
        self.presenter.payment.leave()
        self.hide_payment()
        self.presenter.choose_method(len(self._methods) - 1)

    def _open_document(self) -> None:
        document = self._document
        self._leave()
        self.document_requested.emit(document)

    def _leave(self) -> None:
        self.presenter.leave()
        self.slide_out()


def _pair(caption: str, amount: MoneyLabel, role: str = "") -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(label(caption, role))
    row.addWidget(amount, 1)
    return pair


def _card(title: str, *parts: QWidget) -> Card:
    card, column = titled_card(title, spacing=10)
    for part in parts:
        column.addWidget(part)
    return card

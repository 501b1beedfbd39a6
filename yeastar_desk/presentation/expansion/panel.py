"""The expansion panel: additions, renewals and plan switches of a subscription, and new hosting packages."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from yeastar_desk.domain.catalogue import PACKAGE_PLANS, Product
from yeastar_desk.domain.documents import DocumentType
from yeastar_desk.domain.orders import Operation, OrderRequest, PaymentMethod
from yeastar_desk.presentation.expansion.presenter import ExpansionPresenter
from yeastar_desk.presentation.expansion.step import ExpansionStep
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Announce, Changed, Lane
from yeastar_desk.presentation.preview.handing_over import HandingOver
from yeastar_desk.presentation.sale.checkout_step import CheckoutStep
from yeastar_desk.presentation.sale.done_step import DoneStep
from yeastar_desk.presentation.sale.flow import CHECKOUT, DONE, FIRST
from yeastar_desk.presentation.sale.uses import SaleUses
from yeastar_desk.presentation.widgets import EnterPresses, SidePanel, Toast, ask

STEPS = ("Plan & services", "Review & checkout", "Done")


class ExpansionPanel(SidePanel):
    """Implements `sale.views.PanelView`. One panel serves all such orders of a window, one after the other.

    Args:
        host: what it covers (`Shell.content`).
        lane: the database lane; `paper_lane` draws and prints documents.
        network: the lane that payments are taken on; payments_ready: payment methods besides Offline that are set up.
        is_offline: whether nothing can be reached just now.
        native_dialogs: off in tests, which drive Qt's own file dialog.
    """

    said = Signal(str)
    """What became of the order when the panel closed, for the page behind."""
    document_requested = Signal(str)
    """Show an issued document by its number."""
    orders_requested = Signal(str)
    """Show the order with this number in Orders."""
    settings_requested = Signal()

    def __init__(
        self,
        host: QWidget,
        uses: SaleUses,
        lane: Lane,
        paper_lane: Lane,
        announce: Announce,
        formats: Formats,
        payments_ready: Callable[[], frozenset[PaymentMethod]] = frozenset,
        *,
        network: Lane | None = None,
        is_offline: Callable[[], bool] = bool,
        native_dialogs: bool = True,
    ) -> None:
        super().__init__(host)
        self.setObjectName("expansion_panel")
        self.steps.set_steps(STEPS)
        # The stack gets its place first: whatever moves to another parent is styled once more.
        self._stack = QStackedWidget()
        self.set_body(self._stack)
        self._first = ExpansionStep(self._stack)
        self._checkout = CheckoutStep(self._stack)
        handing_over = HandingOver(self, uses, lane, announce, formats)
        self._done = DoneStep(handing_over, paper_lane, self._stack, native_dialogs=native_dialogs)
        for step in (self._first, self._checkout, self._done):
            self._stack.addWidget(step)
        self._toast = Toast(self._stack)
        EnterPresses(self)
        self.presenter = ExpansionPresenter(
            uses,
            lane,
            announce,
            formats,
            self,
            self,
            self._first,
            self._checkout,
            self._done,
            payments_ready,
            network,
            is_offline,
        )
        self._first.bind(self.presenter)
        self._checkout.bind(self.presenter)
        self._done.bind(self.presenter)
        self._checkout.settings_requested.connect(self.settings_requested)
        self._done.settings_requested.connect(self.settings_requested)
        self._done.orders_requested.connect(self._open_orders)
        self._done.said.connect(self._toast.show_message)
        self._toast.action_requested.connect(self._undo)
        self.steps.step_requested.connect(self._to_step)
        self.close_requested.connect(self.presenter.close)

    # opening

    def open_order(self, request: OrderRequest) -> None:
        """Begin an order for a subscription and slide in."""
        self.presenter.open(request)
        if not self.isVisible():
            self.slide_in()

    def purchase_package(self) -> None:
        """Begin the purchase of a new hosting package and slide in."""
        self.open_order(OrderRequest(product=Product.PCE_PACKAGE, operation=Operation.PURCHASE, plan=PACKAGE_PLANS[0]))

    def resume(self, draft_id: str) -> None:
        """Go on with a held order and slide in."""
        self.presenter.resume(draft_id)
        if not self.isVisible():
            self.slide_in()

    def heard(self, change: Changed) -> None:
        """Connect `Changes.changed` here."""
        if self.isVisible():
            self.presenter.heard(change)

    # views

    def show_title(self, title: str) -> None:
        self.set_title(title)

    def show_step(self, index: int) -> None:
        self.steps.set_current(len(STEPS) if index == DONE else index)
        self._stack.setCurrentIndex(index)
        if index == CHECKOUT:
            self._checkout.begin()
        elif index == DONE:
            self._done.begin()
        self._toast.dismiss()

    def say(self, text: str, *, undo: bool = False) -> None:
        self._toast.show_message(text, "Undo" if undo else "")

    def leave(self, text: str = "") -> None:
        self._toast.dismiss()
        self.slide_out()
        if text:
            self.said.emit(text)

    def ask_to_abandon(self, sentence: str) -> None:
        dialog = ask(
            self,
            "Close without keeping this order?",
            f"{sentence} Stay to try again, or close and lose what is on screen.",
            "Close and lose it",
            kind="danger",
            cancel="Stay",
            name="abandon_dialog",
        )
        dialog.accepted.connect(self.presenter.abandon)

    def ask_to_quote(self, sentence: str) -> None:
        dialog = ask(
            self,
            "Make the quote all the same?",
            sentence,
            "Quote anyway",
            cancel="Go back",
            name="unprintable_dialog",
        )
        dialog.accepted.connect(self.presenter.flow.quote_anyway)

    def open_document(self, type: DocumentType, number: str) -> None:  # noqa: ARG002
        self.document_requested.emit(number)

    # wishes

    def _undo(self) -> None:
        if self.presenter.flow.step() == CHECKOUT:
            self.presenter.checkout.undo()
        else:
            self.presenter.undo()

    def _to_step(self, index: int) -> None:
        if index == FIRST:
            self.presenter.back()

    def _open_orders(self, number: str) -> None:
        self.presenter.close()
        self.orders_requested.emit(number)

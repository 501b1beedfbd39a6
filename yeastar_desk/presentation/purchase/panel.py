"""The purchase panel: it slides in over the page and holds the three steps of a sale."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from yeastar_desk.domain.documents import DocumentType
from yeastar_desk.domain.orders import Operation, OrderRequest, PaymentMethod
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Announce, Changed, Lane
from yeastar_desk.presentation.preview.handing_over import HandingOver
from yeastar_desk.presentation.purchase.partner_dialog import PartnerDialog
from yeastar_desk.presentation.purchase.plan_step import PlanStep
from yeastar_desk.presentation.purchase.presenter import PurchasePresenter
from yeastar_desk.presentation.sale.checkout_step import CheckoutStep
from yeastar_desk.presentation.sale.done_step import DoneStep
from yeastar_desk.presentation.sale.flow import CHECKOUT, DONE, FIRST
from yeastar_desk.presentation.sale.uses import SaleUses
from yeastar_desk.presentation.widgets import EnterPresses, SidePanel, Toast, ask

STEPS = ("Plan & services", "Review & checkout", "Done")


class PurchasePanel(SidePanel):
    """Implements `views.PanelView`. One panel serves all sales of a window, one after the other.

    Args:
        host: what it covers (`Shell.content`).
        lane: the database lane; `paper_lane` draws and prints documents.
        network: the lane that payments are taken on; payments_ready: payment methods besides Offline that are set up.
        is_offline: whether nothing can be reached just now.
        native_dialogs: off in tests, which drive Qt's own file dialog.
        plan, checkout: steps that were built before, in moments when nobody waited.
    """

    said = Signal(str)
    """What became of the order when the panel closed, for the page behind."""
    document_requested = Signal(str)
    """Show an issued document by its number."""
    orders_requested = Signal(str)
    """Show the order with this number in Orders."""
    settings_requested = Signal()
    order_requested = Signal(object)
    """Begin this `OrderRequest` for a customer who has a subscription."""
    price_lists_requested = Signal()

    def __init__(
        self,
        host: QWidget,
        uses: SaleUses,
        lane: Lane,
        paper_lane: Lane,
        announce: Announce,
        formats: Formats,
        payments_ready: Callable[[], frozenset[PaymentMethod]] = frozenset,
        today: Callable[[], date] = date.today,
        *,
        network: Lane | None = None,
        is_offline: Callable[[], bool] = bool,
        native_dialogs: bool = True,
        plan: PlanStep | None = None,
        checkout: CheckoutStep | None = None,
    ) -> None:
        super().__init__(host)
        self.setObjectName("purchase_panel")
        self.set_title("Purchase Workplace SaaS")
        self.steps.set_steps(STEPS)
        # The stack gets its place first: whatever moves to another parent is styled once more.
        self._stack = QStackedWidget()
        self.set_body(self._stack)
        self._plan = plan or PlanStep(self._stack)
        self._checkout = checkout or CheckoutStep(self._stack)
        handing_over = HandingOver(self, uses, lane, announce, formats)
        self._done = DoneStep(handing_over, paper_lane, self._stack, native_dialogs=native_dialogs)
        for step in (self._plan, self._checkout, self._done):
            self._stack.addWidget(step)
        self._toast = Toast(self._stack)
        EnterPresses(self)
        self._formats = formats
        self.presenter = PurchasePresenter(
            uses,
            lane,
            announce,
            formats,
            self,
            self._plan,
            self._checkout,
            self._done,
            payments_ready,
            today,
            network,
            is_offline,
        )
        self._plan.look_back_with(uses, lane, formats)
        self._plan.order_requested.connect(self._begin_other)
        self._plan.bind(self.presenter)
        self._checkout.bind(self.presenter)
        self._done.bind(self.presenter)
        self._plan.partner_requested.connect(self._add_partner)
        self._plan.price_lists_requested.connect(self.price_lists_requested)
        self._checkout.settings_requested.connect(self._open_settings)
        self._done.settings_requested.connect(self._open_settings)
        self._done.orders_requested.connect(self._open_orders)
        self._done.said.connect(self._toast.show_message)
        self._toast.action_requested.connect(self._undo)
        self.steps.step_requested.connect(self._to_step)
        self.close_requested.connect(self.presenter.close)

    # opening

    def purchase(self, company_id: str = "") -> None:
        """Begin a new order and slide in; while a sale is on screen this is a scan of the next customer."""
        if self.isVisible() and company_id:
            self.presenter.scanned(company_id)
            return
        self._come()
        self.presenter.start(company_id=company_id)

    def resume(self, draft_id: str) -> None:
        """Go on with a held order and slide in."""
        self._come()
        self.presenter.resume(draft_id)

    def _come(self) -> None:
        """Before anything inside takes the focus, so that it can be given back to where it is now."""
        if not self.isVisible():
            self.slide_in()

    def heard(self, change: Changed) -> None:
        """Connect `Changes.changed` here."""
        if self.isVisible():
            self.presenter.heard(change)

    # views.PanelView

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
            self.presenter.plan.undo()

    def _to_step(self, index: int) -> None:
        if index == FIRST:
            self.presenter.back()

    def _begin_other(self, request: OrderRequest) -> None:
        """A purchase is repeated here; whatever changes a subscription has a panel of its own."""
        if request.operation is Operation.PURCHASE:
            self.presenter.start(request, company_id=request.subject_id)
            return
        self.presenter.close()
        self.order_requested.emit(request)

    def _add_partner(self) -> None:
        PartnerDialog(self._plan, self._formats.countries(), self.presenter.plan.add_partner).open()

    def _open_settings(self) -> None:
        self.settings_requested.emit()

    def _open_orders(self, number: str) -> None:
        self.presenter.close()
        self.orders_requested.emit(number)

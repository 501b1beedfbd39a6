"""The purchase panel: it slides in over the page and holds the three steps of a sale."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from yeastar_desk.domain.orders import Operation, OrderRequest, PaymentMethod
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Announce, Changed, Lane
from yeastar_desk.presentation.preview.handing_over import HandingOver
from yeastar_desk.presentation.purchase.partner_dialog import PartnerDialog
from yeastar_desk.presentation.purchase.plan_step import PlanStep
from yeastar_desk.presentation.purchase.presenter import PurchasePresenter
from yeastar_desk.presentation.sale.panel import SalePanel
from yeastar_desk.presentation.sale.uses import SaleUses


class PurchasePanel(SalePanel):
    """One panel serves all sales of a window, one after the other.

    Args:
        host: what it covers (`Shell.content`).
        lane: the database lane; `paper_lane` draws and prints documents.
        network: the lane that payments are taken on; payments_ready: payment methods besides Offline that are set up.
        is_offline: whether nothing can be reached just now.
        native_dialogs: off in tests, which drive Qt's own file dialog.
        at_once: False builds the panel piece by piece, with `build_more`.
    """

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
        at_once: bool = True,
    ) -> None:
        super().__init__(host, "purchase_panel")
        self.set_title("Purchase Workplace SaaS")
        self._formats = formats

        def build() -> Iterator[None]:
            self._plan = PlanStep(self.stack)
            yield
            yield from self._plan.build_rest()
            handing_over = HandingOver(self, uses, lane, announce, formats)
            checkout, done = yield from self.hold_steps(
                self._plan, paper_lane, handing_over, native_dialogs=native_dialogs
            )
            self.presenter = PurchasePresenter(
                uses,
                lane,
                announce,
                formats,
                self,
                self._plan,
                checkout,
                done,
                payments_ready,
                today,
                network,
                is_offline,
            )
            self._plan.look_back_with(uses, lane, formats)
            self._plan.order_requested.connect(self._begin_other)
            self._plan.bind(self.presenter)
            self.follow(self.presenter, self.presenter.flow)
            self._plan.partner_requested.connect(self._add_partner)
            self._plan.price_lists_requested.connect(self.price_lists_requested)

        self.build_from(build(), at_once=at_once)

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

    # wishes

    def _begin_other(self, request: OrderRequest) -> None:
        """A purchase is repeated here; whatever changes a subscription has a panel of its own."""
        if request.operation is Operation.PURCHASE:
            self.presenter.start(request, company_id=request.subject_id)
            return
        self.presenter.close()
        self.order_requested.emit(request)

    def _add_partner(self) -> None:
        PartnerDialog(self._plan, self._formats.countries(), self.presenter.plan.add_partner).open()

"""The expansion panel: additions, renewals and plan switches of a subscription, and new hosting packages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from yeastar_desk.domain.catalogue import PACKAGE_PLANS, Product
from yeastar_desk.domain.orders import Operation, OrderRequest, PaymentMethod
from yeastar_desk.presentation.expansion.presenter import ExpansionPresenter
from yeastar_desk.presentation.expansion.step import ExpansionStep
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Announce, Changed, Lane
from yeastar_desk.presentation.preview.handing_over import HandingOver
from yeastar_desk.presentation.sale.panel import SalePanel
from yeastar_desk.presentation.sale.uses import SaleUses


class ExpansionPanel(SalePanel):
    """One panel serves all such orders of a window, one after the other.

    Args:
        host: what it covers (`Shell.content`).
        lane: the database lane; `paper_lane` draws and prints documents.
        network: the lane that payments are taken on; payments_ready: payment methods besides Offline that are set up.
        is_offline: whether nothing can be reached just now.
        native_dialogs: off in tests, which drive Qt's own file dialog.
        at_once: False builds the panel piece by piece, with `build_more`.
    """

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
        at_once: bool = True,
    ) -> None:
        super().__init__(host, "expansion_panel")

        def build() -> Iterator[None]:
            self._first = ExpansionStep(self.stack)
            yield
            yield from self._first.build_rest()
            handing_over = HandingOver(self, uses, lane, announce, formats)
            checkout, done = yield from self.hold_steps(
                self._first, paper_lane, handing_over, native_dialogs=native_dialogs
            )
            self.presenter = ExpansionPresenter(
                uses,
                lane,
                announce,
                formats,
                self,
                self,
                self._first,
                checkout,
                done,
                payments_ready,
                network,
                is_offline,
            )
            self._first.bind(self.presenter)
            self.follow(self.presenter, self.presenter.flow)

        self.build_from(build(), at_once=at_once)

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

"""The panels that slide over a page: sales, one subscription, one document. Each is made when it is first needed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from yeastar_desk.application.connection import Connection
from yeastar_desk.bootstrap.network import Network
from yeastar_desk.bootstrap.services import Services
from yeastar_desk.presentation.changes import Changes
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.sentences import sentence_of
from yeastar_desk.presentation.shell.window import Shell
from yeastar_desk.presentation.tasks import Lane, Lanes

if TYPE_CHECKING:
    from yeastar_desk.application.ports import Draft
    from yeastar_desk.application.subscription_views import SubscriptionRow
    from yeastar_desk.domain.orders import OrderRequest
    from yeastar_desk.presentation.expansion.panel import ExpansionPanel
    from yeastar_desk.presentation.handover.panel import HandoverPanel
    from yeastar_desk.presentation.preview.document_panel import DocumentPanel
    from yeastar_desk.presentation.purchase.panel import PurchasePanel
    from yeastar_desk.presentation.report.day_close_panel import DayClosePanel
    from yeastar_desk.presentation.sale.pay_panel import PayPanel
    from yeastar_desk.presentation.subscriptions.details_panel import DetailsPanel

_BREATH_MS = 20
"""Between two pieces of work that nobody waits for, so that keys and paint come in between."""


class Panels(QObject):
    """Opens panels, and passes on what they ask of pages."""

    said = Signal(str)
    order_wanted = Signal(str)
    """Show the order with this number."""
    record_wanted = Signal(str)
    """Record a payment for the order with this number."""
    page_wanted = Signal(str)
    """Show the page with this key."""

    def __init__(
        self, shell: Shell, services: Services, lanes: Lanes, network: Network, changes: Changes, formats: Formats
    ) -> None:
        super().__init__(shell)
        self._host = shell.content
        self._services = services
        self._lane = lanes.database
        self._network = network
        self._changes = changes
        self._formats = formats
        # Documents are painted beside the database lane, so that a long print does not hold up the next order.
        self.paper_lane = Lane("paper-lane", self)
        # A customer who pays does not wait until a pass with the portal has ended.
        self._payment_lane = Lane("payment-lane", self)
        self._purchase: PurchasePanel | None = None
        self._incomplete: PurchasePanel | None = None
        self._pieces = self._build_in_pieces()
        self._expansion: ExpansionPanel | None = None
        self._details: DetailsPanel | None = None
        self._documents: DocumentPanel | None = None
        self._pay: PayPanel | None = None
        self._day_close: DayClosePanel | None = None
        self._handover: HandoverPanel | None = None

    def flush(self) -> None:
        """The window closes: keep the order on screen as a draft."""
        for panel in (self._purchase, self._expansion):
            if panel is not None:
                panel.presenter.flush()

    def close(self) -> None:
        """End the lanes that paint documents and take payments."""
        self.paper_lane.close(cancel=True, wait_seconds=35)
        self._payment_lane.close(cancel=True, wait_seconds=35)

    # opening

    def purchase(self, company_id: str = "") -> None:
        """Begin a Workplace order; with a company ID it is searched at once."""
        self._purchase_panel().purchase(company_id)

    def serve_next(self, company_id: str) -> None:
        """Somebody's ID was scanned: what is on screen stays as a draft, the next customer is served."""
        if self._expansion is not None and self._expansion.isVisible():
            self._expansion.presenter.close()
        if self._documents is not None and self._documents.isVisible():
            self._documents.close_requested.emit()  # it lies over the panel of the sale
        self.purchase(company_id)

    @Slot()
    def purchase_package(self) -> None:
        """Begin the purchase of a hosting package."""
        self._expansion_panel().purchase_package()

    @Slot(object)
    def open_order(self, request: OrderRequest) -> None:
        """Begin an order for a subscription that there is."""
        self._expansion_panel().open_order(request)

    @Slot(str)
    def resume(self, draft_id: str) -> None:
        """Go on with a held order in the panel that it was begun in."""
        self._lane.submit(lambda: self._services.drafts.open(draft_id), self._go_on, self._cannot_go_on, owner=self)

    def _go_on(self, draft: Draft) -> None:
        from yeastar_desk.domain.catalogue import Product
        from yeastar_desk.domain.orders import Operation

        request = draft.request
        if request.product is Product.WORKPLACE and request.operation is Operation.PURCHASE:
            self._purchase_panel().resume(draft.id)
        else:
            self._expansion_panel().resume(draft.id)

    def _cannot_go_on(self, error: Exception) -> None:
        self.said.emit(sentence_of(error, "The held order could not be read. It is still there."))

    @Slot(str)
    def show_document(self, number: str) -> None:
        """Show an issued document."""
        self._document_panel().open_document(number)

    @Slot(str)
    def show_handover(self, number: str) -> None:
        """Show the sheet by which a person enters an order in the portal, by the order's number or id."""
        self._handover_panel().open_order(number)

    @Slot()
    def close_day(self) -> None:
        """Look at today, and offer to close it."""
        self._day_close_panel().open()

    @Slot(str)
    def pay(self, number: str) -> None:
        """Take the payment for an order that was placed."""
        self._pay_panel().open_order(number)

    @Slot(object, object)
    def do(self, deed: object, row: SubscriptionRow) -> None:
        """Do what was chosen for a subscription in a list or in its details."""
        from yeastar_desk.application.renewals import renewal_request
        from yeastar_desk.domain.orders import Operation, OrderRequest
        from yeastar_desk.presentation.subscriptions.presenter import Deed

        operations = {Deed.EXPAND: Operation.EXPAND, Deed.SWITCH: Operation.SWITCH}
        if deed is Deed.DETAILS:
            self._details_panel().open_subscription(row.product, row.subject_id)
        elif deed is Deed.ASSOCIATE:
            self._details_panel().associate(row.product, row.subject_id)
        elif deed is Deed.RENEW:
            self.open_order(renewal_request(row))
        elif isinstance(deed, Deed):
            self.open_order(
                OrderRequest(
                    product=row.product,
                    operation=operations[deed],
                    subject_id=row.subject_id,
                    subject_name=row.holder_name,
                    cycle=row.cycle,
                )
            )

    # making

    @Slot()
    def prepare_purchase(self) -> None:
        """Build the purchase panel in pieces while nobody waits; pressing Purchase then only has to show it."""
        for _ in self._pieces:
            QTimer.singleShot(_BREATH_MS, self, self.prepare_purchase)
            return

    def _build_in_pieces(self) -> Iterator[None]:
        panel = self._new_purchase_panel()
        while panel.build_more():
            yield
        for step in self._purchase_panel().stack.children():
            yield
            for widget in step.findChildren(QWidget):
                widget.ensurePolished()  # the style sheet is applied now, not when the step is shown

    def _new_purchase_panel(self) -> PurchasePanel:
        from yeastar_desk.presentation.purchase.panel import PurchasePanel

        if self._incomplete is None:
            self._incomplete = PurchasePanel(
                self._host,
                self._services,
                self._lane,
                self.paper_lane,
                self._changes.publish,
                self._formats,
                self._network.payments_ready,
                self._services.clock.today,
                network=self._payment_lane,
                is_offline=self._is_offline,
                at_once=False,
            )
        return self._incomplete

    def _purchase_panel(self) -> PurchasePanel:
        if self._purchase is None:
            self._purchase = self._new_purchase_panel()
            self._purchase.complete()
            self._purchase.price_lists_requested.connect(self._want_price_lists)
            self._purchase.order_requested.connect(self.open_order)
            self._connect_sale(self._purchase)
        return self._purchase

    def _expansion_panel(self) -> ExpansionPanel:
        from yeastar_desk.presentation.expansion.panel import ExpansionPanel

        if self._expansion is None:
            self._expansion = ExpansionPanel(
                self._host,
                self._services,
                self._lane,
                self.paper_lane,
                self._changes.publish,
                self._formats,
                self._network.payments_ready,
                network=self._payment_lane,
                is_offline=self._is_offline,
            )
            self._connect_sale(self._expansion)
        return self._expansion

    def _is_offline(self) -> bool:
        return self._network.connection.connection in (Connection.OFFLINE, Connection.CAPTIVE)

    def _connect_sale(self, panel: PurchasePanel | ExpansionPanel) -> None:
        panel.said.connect(self.said)
        panel.settings_requested.connect(self._want_settings)
        panel.orders_requested.connect(self.order_wanted)
        panel.document_requested.connect(self.show_document)
        self._changes.changed.connect(panel.heard)

    def _details_panel(self) -> DetailsPanel:
        from yeastar_desk.presentation.subscriptions.details_panel import DetailsPanel

        if self._details is None:
            self._details = DetailsPanel(self._host, self._services, self._lane, self._changes.publish, self._formats)
            self._details.deed_requested.connect(self._do_from_details)
            self._details.document_requested.connect(self.show_document)
            self._changes.changed.connect(self._details.heard)
        return self._details

    def _do_from_details(self, deed: object, row: SubscriptionRow) -> None:
        assert self._details is not None
        self._details.slide_out()
        self.do(deed, row)

    def _document_panel(self) -> DocumentPanel:
        from yeastar_desk.presentation.preview.document_panel import DocumentPanel

        if self._documents is None:
            self._documents = DocumentPanel(
                self._host, self._services, self._lane, self.paper_lane, self._changes.publish, self._formats
            )
            self._documents.said.connect(self.said)
            self._documents.settings_requested.connect(self._want_settings)
        return self._documents

    def _handover_panel(self) -> HandoverPanel:
        from yeastar_desk.presentation.handover.panel import HandoverPanel

        if self._handover is None:
            self._handover = HandoverPanel(self._host, self._services, self._lane, self._changes.publish)
            self._handover.said.connect(self.said)
            self._changes.changed.connect(self._handover.heard)
        return self._handover

    def _day_close_panel(self) -> DayClosePanel:
        from yeastar_desk.presentation.report.day_close_panel import DayClosePanel

        if self._day_close is None:
            self._day_close = DayClosePanel(
                self._host, self._services, self.paper_lane, self.paper_lane, self._services.clock, self._formats
            )
            self._day_close.said.connect(self.said)
        return self._day_close

    def _pay_panel(self) -> PayPanel:
        from yeastar_desk.presentation.sale.pay_panel import PayPanel

        if self._pay is None:
            self._pay = PayPanel(
                self._host,
                self._services,
                self._lane,
                self._payment_lane,
                self._changes.publish,
                self._formats,
                self._network.payments_ready,
                self._is_offline,
            )
            self._pay.record_requested.connect(self.record_wanted)
            self._pay.document_requested.connect(self.show_document)
            self._changes.changed.connect(self._pay.heard)
        return self._pay

    def _want_settings(self) -> None:
        self.page_wanted.emit("settings")

    def _want_price_lists(self) -> None:
        self.page_wanted.emit("price_lists")

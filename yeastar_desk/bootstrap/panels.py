"""The panels that slide over a page: sales, one subscription, one document. Each is made when it is first needed."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from yeastar_desk.application.connection import Connection
from yeastar_desk.bootstrap.network import Network
from yeastar_desk.bootstrap.services import Services
from yeastar_desk.presentation.changes import Changes
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.later import InPieces, apply_style
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
    from yeastar_desk.presentation.sale.panel import SalePanel
    from yeastar_desk.presentation.sale.pay_panel import PayPanel
    from yeastar_desk.presentation.subscriptions.details_panel import DetailsPanel

W = TypeVar("W")


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
        self._purchase = self._later("The purchase", "purchase.panel", ("preview", "sale"), self._build_purchase)
        self._expansion = self._later(
            "The hosting package", "expansion.panel", ("preview", "sale"), self._build_expansion
        )
        self._documents = self._later("The document", "preview.document_panel", (), self._build_documents)
        self._details = self._later("The subscription", "subscriptions.details_panel", (), self._build_details)
        self._pay = self._later("The payment", "sale.pay_panel", (), self._build_pay)
        self._handover = self._later("The hand-over sheet", "handover.panel", (), self._build_handover)
        self._day_close = self._later(
            "The close of the day", "report.day_close_panel", ("preview",), self._build_day_close
        )

    def _later(
        self, title: str, module: str, uses: Sequence[str], build: Callable[[], Generator[None, None, W]]
    ) -> InPieces[W]:
        made = InPieces(module, uses, self.paper_lane, build, self)
        made.failed.connect(partial(self.say_failed, made, title))
        return made

    def say_failed(self, coming: InPieces[Any], title: str, failure: Exception) -> None:
        """Tell whoever asked for it that a panel or page cannot be built; it is in the log, too."""
        if coming.is_awaited():
            self.said.emit(sentence_of(failure, f"{title} could not be opened. Try again, or start the program anew."))

    def flush(self) -> None:
        """The window closes: keep the order on screen as a draft."""
        for panel in (self._purchase.made, self._expansion.made):
            if panel is not None:
                panel.presenter.flush()

    def is_idle(self) -> bool:
        """Whether nothing is painted or loaded, and nobody waits for a panel."""
        return not (self.paper_lane.is_busy() or any(panel.is_awaited() for panel in self.findChildren(InPieces)))

    def close(self) -> None:
        """End the lanes that paint documents and take payments."""
        self.paper_lane.close(cancel=True, wait_seconds=35)
        self._payment_lane.close(cancel=True, wait_seconds=35)

    # opening

    def purchase(self, company_id: str = "") -> None:
        """Begin a Workplace order; with a company ID it is searched at once."""
        self._purchase.use(lambda panel: panel.purchase(company_id))

    def serve_next(self, company_id: str) -> None:
        """Somebody's ID was scanned: what is on screen stays as a draft, the next customer is served."""
        expansion, documents = self._expansion.made, self._documents.made
        if expansion is not None and expansion.isVisible():
            expansion.presenter.close()
        if documents is not None and documents.isVisible():
            documents.close_requested.emit()  # it lies over the panel of the sale
        self.purchase(company_id)

    @Slot()
    def purchase_package(self) -> None:
        """Begin the purchase of a hosting package."""
        self._expansion.use(lambda panel: panel.purchase_package())

    @Slot(object)
    def open_order(self, request: OrderRequest) -> None:
        """Begin an order for a subscription that there is."""
        self._expansion.use(lambda panel: panel.open_order(request))

    @Slot(str)
    def resume(self, draft_id: str) -> None:
        """Go on with a held order in the panel that it was begun in."""
        self._lane.submit(lambda: self._services.drafts.open(draft_id), self._go_on, self._cannot_go_on, owner=self)

    def _go_on(self, draft: Draft) -> None:
        from yeastar_desk.domain.catalogue import Product
        from yeastar_desk.domain.orders import Operation

        request = draft.request
        if request.product is Product.WORKPLACE and request.operation is Operation.PURCHASE:
            self._purchase.use(lambda panel: panel.resume(draft.id))
        else:
            self._expansion.use(lambda panel: panel.resume(draft.id))

    def _cannot_go_on(self, error: Exception) -> None:
        self.said.emit(sentence_of(error, "The held order could not be read. It is still there."))

    @Slot(str)
    def show_document(self, number: str) -> None:
        """Show an issued document."""
        self._documents.use(lambda panel: panel.open_document(number))

    @Slot(str)
    def show_handover(self, number: str) -> None:
        """Show the sheet by which a person enters an order in the portal, by the order's number or id."""
        self._handover.use(lambda panel: panel.open_order(number))

    @Slot()
    def close_day(self) -> None:
        """Look at today, and offer to close it."""
        self._day_close.use(lambda panel: panel.open())

    @Slot(str)
    def pay(self, number: str) -> None:
        """Take the payment for an order that was placed."""
        self._pay.use(lambda panel: panel.open_order(number))

    @Slot(object, object)
    def do(self, deed: object, row: SubscriptionRow) -> None:
        """Do what was chosen for a subscription in a list or in its details."""
        from yeastar_desk.application.renewals import renewal_request
        from yeastar_desk.domain.orders import Operation, OrderRequest
        from yeastar_desk.presentation.subscriptions.presenter import Deed

        operations = {Deed.EXPAND: Operation.EXPAND, Deed.SWITCH: Operation.SWITCH}
        if deed is Deed.DETAILS:
            self._details.use(lambda panel: panel.open_subscription(row.product, row.subject_id))
        elif deed is Deed.ASSOCIATE:
            self._details.use(lambda panel: panel.associate(row.product, row.subject_id))
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

    def sales(self) -> Sequence[InPieces[Any]]:
        """The panels that a rep should not wait for."""
        return self._purchase, self._expansion

    def _build_purchase(self) -> Generator[None, None, PurchasePanel]:
        from yeastar_desk.presentation.purchase.panel import PurchasePanel

        panel = PurchasePanel(
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
        yield from _pieces_of(panel)
        panel.price_lists_requested.connect(self._want_price_lists)
        panel.order_requested.connect(self.open_order)
        self._connect_sale(panel)
        return panel

    def _build_expansion(self) -> Generator[None, None, ExpansionPanel]:
        from yeastar_desk.presentation.expansion.panel import ExpansionPanel

        panel = ExpansionPanel(
            self._host,
            self._services,
            self._lane,
            self.paper_lane,
            self._changes.publish,
            self._formats,
            self._network.payments_ready,
            network=self._payment_lane,
            is_offline=self._is_offline,
            at_once=False,
        )
        yield from _pieces_of(panel)
        self._connect_sale(panel)
        return panel

    def _is_offline(self) -> bool:
        return self._network.connection.connection in (Connection.OFFLINE, Connection.CAPTIVE)

    def _connect_sale(self, panel: PurchasePanel | ExpansionPanel) -> None:
        panel.said.connect(self.said)
        panel.settings_requested.connect(self._want_settings)
        panel.orders_requested.connect(self.order_wanted)
        panel.document_requested.connect(self.show_document)
        self._changes.changed.connect(panel.heard)

    def _build_details(self) -> Generator[None, None, DetailsPanel]:
        from yeastar_desk.presentation.subscriptions.details_panel import DetailsPanel

        panel = DetailsPanel(self._host, self._services, self._lane, self._changes.publish, self._formats)
        panel.deed_requested.connect(self._do_from_details)
        panel.document_requested.connect(self.show_document)
        self._changes.changed.connect(panel.heard)
        yield
        return panel

    def _do_from_details(self, deed: object, row: SubscriptionRow) -> None:
        self._details.use(lambda panel: panel.slide_out())
        self.do(deed, row)

    def _build_documents(self) -> Generator[None, None, DocumentPanel]:
        from yeastar_desk.presentation.preview.document_panel import DocumentPanel

        panel = DocumentPanel(
            self._host, self._services, self._lane, self.paper_lane, self._changes.publish, self._formats
        )
        panel.said.connect(self.said)
        panel.settings_requested.connect(self._want_settings)
        yield
        return panel

    def _build_handover(self) -> Generator[None, None, HandoverPanel]:
        from yeastar_desk.presentation.handover.panel import HandoverPanel

        panel = HandoverPanel(self._host, self._services, self._lane, self._changes.publish)
        panel.said.connect(self.said)
        self._changes.changed.connect(panel.heard)
        yield
        return panel

    def _build_day_close(self) -> Generator[None, None, DayClosePanel]:
        from yeastar_desk.presentation.report.day_close_panel import DayClosePanel

        panel = DayClosePanel(
            self._host, self._services, self.paper_lane, self.paper_lane, self._services.clock, self._formats
        )
        panel.said.connect(self.said)
        yield
        return panel

    def _build_pay(self) -> Generator[None, None, PayPanel]:
        from yeastar_desk.presentation.sale.pay_panel import PayPanel

        panel = PayPanel(
            self._host,
            self._services,
            self._lane,
            self._payment_lane,
            self._changes.publish,
            self._formats,
            self._network.payments_ready,
            self._is_offline,
        )
        panel.record_requested.connect(self.record_wanted)
        panel.document_requested.connect(self.show_document)
        self._changes.changed.connect(panel.heard)
        yield
        return panel

    def _want_settings(self) -> None:
        self.page_wanted.emit("settings")

    def _want_price_lists(self) -> None:
        self.page_wanted.emit("price_lists")


def _pieces_of(panel: SalePanel) -> Iterator[None]:
    yield
    while panel.build_more():
        yield
    for step in panel.stack.children():
        yield
        apply_style(step)

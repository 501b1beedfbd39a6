"""Which pages the window has, and how they call each other. Pages are built on their first visit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from yeastar_desk.bootstrap.services import Services
from yeastar_desk.presentation.changes import Changes
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.products.page import ProductsPage
from yeastar_desk.presentation.remembered import remembered
from yeastar_desk.presentation.shell import PaletteRow, Shell
from yeastar_desk.presentation.tasks import Lane, Lanes

if TYPE_CHECKING:
    from yeastar_desk.application.views import PriceListRow
    from yeastar_desk.bootstrap.palette import Palette
    from yeastar_desk.presentation.orders.page import OrdersPage
    from yeastar_desk.presentation.preview.document_panel import DocumentPanel
    from yeastar_desk.presentation.purchase.panel import PurchasePanel


class Pages(QObject):
    """Registers every page with the shell and connects what one page asks of another."""

    def __init__(self, shell: Shell, services: Services, lanes: Lanes, changes: Changes, formats: Formats) -> None:
        super().__init__(shell)
        self._shell = shell
        self._services = services
        self._lanes = lanes
        self._changes = changes
        self._formats = formats
        self._remembered = remembered(services.home)
        # Documents are painted beside the database lane, so that a long print does not hold up the next order.
        self._paper_lane = Lane("paper-lane", self)
        self._panel: PurchasePanel | None = None
        self._documents: DocumentPanel | None = None
        shell.add_page("welcome", "Welcome", self._welcome_page)
        shell.add_page("products", "Products & Purchase", self._products_page)
        shell.add_page("drafts", "Drafts & Quotes", self._drafts_page)
        shell.add_page("orders", "Orders", self._orders_page)
        shell.add_page("customers", "Customers", self._customers_page)
        shell.add_page("billing_receivers", "Billing receivers", self._receivers_page)
        shell.add_page("price_lists", "Price lists", self._prices_page)
        shell.add_page("settings", "Settings", self._settings_page)
        shell.scanned.connect(self._scanned)
        shell.event_requested.connect(self._show_settings)
        shell.rep_requested.connect(self._show_settings)
        self._palette: Palette | None = None
        shell.set_palette_provider(self._find)

    def flush(self) -> None:
        """The window closes: keep the order on screen as a draft."""
        if self._panel is not None:
            self._panel.presenter.flush()

    def is_idle(self) -> bool:
        """Whether no document is being painted."""
        return not self._paper_lane.is_busy()

    def close(self) -> None:
        """End the lane that paints documents."""
        self._paper_lane.close(cancel=True, wait_seconds=35)

    # pages

    def _welcome_page(self) -> QWidget:
        from yeastar_desk.presentation.welcome.page import WelcomePage

        page = WelcomePage(self._lanes.database, lambda: self._services.load_demo(), self._changes.publish)
        page.ready.connect(self._show_products)
        page.import_requested.connect(self._import_prices)
        return page

    def _products_page(self) -> QWidget:
        page = ProductsPage()
        page.workplace_requested.connect(self._purchase_workplace)
        return page

    def _drafts_page(self) -> QWidget:
        from yeastar_desk.presentation.drafts.page import DraftsPage

        page = DraftsPage(
            self._lanes.database,
            self._services,
            self._services.clock,
            self._changes.publish,
            self._formats,
            self._remembered,
        )
        page.resume_requested.connect(self._resume)
        page.document_requested.connect(self._show_document)
        self._changes.changed.connect(page.heard)
        return page

    def _orders_page(self) -> OrdersPage:
        from yeastar_desk.presentation.orders.page import OrdersPage

        page = OrdersPage(
            self._lanes.database,
            self._paper_lane,
            self._services,
            self._services.clock,
            self._changes.publish,
            self._formats,
            self._remembered,
            self._shell.content,
        )
        page.said.connect(self._say)
        page.document_requested.connect(self._show_document)
        page.purchase_requested.connect(self._purchase_workplace)
        self._changes.changed.connect(page.heard)
        return page

    def _customers_page(self) -> QWidget:
        from yeastar_desk.presentation.customers.page import CustomersPage

        page = CustomersPage(
            self._lanes.database,
            self._services,
            self._changes.publish,
            self._formats,
            self._remembered,
            self._shell.content,
        )
        page.said.connect(self._say)
        page.order_requested.connect(self._purchase)
        page.orders_requested.connect(self._show_order)
        page.document_requested.connect(self._show_document)
        self._changes.changed.connect(page.heard)
        return page

    def _receivers_page(self) -> QWidget:
        from yeastar_desk.presentation.billing_receivers.page import BillingReceiversPage

        page = BillingReceiversPage(
            self._lanes.database, self._services, self._changes.publish, self._formats, self._remembered
        )
        page.said.connect(self._say)
        self._changes.changed.connect(page.heard)
        return page

    def _prices_page(self) -> QWidget:
        from yeastar_desk.presentation.prices.page import PricesPage

        page = PricesPage(
            self._lanes.database,
            self._services,
            self._price_lists,
            self._services.clock,
            self._changes.publish,
            self._formats,
            self._remembered,
        )
        page.said.connect(self._say)
        return page

    def _price_lists(self) -> Sequence[PriceListRow]:
        with self._services.database.read() as work:
            return work.price_lists.rows()

    def _settings_page(self) -> QWidget:
        from yeastar_desk.presentation.settings.page import SettingsPage

        countries = dict(self._formats.countries())
        page = SettingsPage(self._lanes.database, self._services, self._changes.publish, countries)
        page.said.connect(self._say)
        return page

    def _purchase_panel(self) -> PurchasePanel:
        from yeastar_desk.presentation.purchase.panel import PurchasePanel

        if self._panel is None:
            panel = PurchasePanel(
                self._shell.content,
                self._services,
                self._lanes.database,
                self._paper_lane,
                self._changes.publish,
                self._formats,
                today=self._services.clock.today,
            )
            panel.said.connect(self._say)
            panel.settings_requested.connect(self._show_settings)
            panel.price_lists_requested.connect(partial(self._show, "price_lists"))
            panel.orders_requested.connect(self._show_order)
            panel.document_requested.connect(self._show_document)
            self._changes.changed.connect(panel.heard)
            self._panel = panel
        return self._panel

    def _document_panel(self) -> DocumentPanel:
        from yeastar_desk.presentation.preview.document_panel import DocumentPanel

        if self._documents is None:
            self._documents = DocumentPanel(self._shell.content, self._services, self._lanes.database, self._paper_lane)
            self._documents.said.connect(self._say)
        return self._documents

    # what pages ask of each other

    def _find(self, text: str, show: Callable[[Sequence[PaletteRow]], None]) -> None:
        from yeastar_desk.bootstrap.palette import Palette

        if self._palette is None:
            find = (self._services, self._lanes.database, self._formats, self._actions())
            self._palette = Palette(*find, self._purchase, self._show_order)
        self._palette(text, show)

    def _actions(self) -> Sequence[PaletteRow]:
        pages = (
            ("Products & Purchase", "products"),
            ("Drafts & Quotes", "drafts"),
            ("Orders", "orders"),
            ("Customers", "customers"),
            ("Billing receivers", "billing_receivers"),
            ("Price lists", "price_lists"),
            ("Settings", "settings"),
        )
        rows = [PaletteRow("New order", "Purchase Workplace SaaS", self._purchase_workplace, "plus")]
        return [*rows, *(PaletteRow(title, "Page", partial(self._show, key)) for title, key in pages)]

    def _show(self, key: str) -> None:
        self._shell.show_page(key)

    @Slot()
    def _purchase_workplace(self) -> None:
        self._purchase("")

    def _purchase(self, company_id: str) -> None:
        self._purchase_panel().purchase(company_id)

    @Slot(str)
    def _scanned(self, code: str) -> None:
        if self._shell.current_key() != "welcome":
            self._purchase(code)

    @Slot(str)
    def _resume(self, draft_id: str) -> None:
        self._purchase_panel().resume(draft_id)

    @Slot(str)
    def _show_document(self, number: str) -> None:
        self._document_panel().open_document(number)

    @Slot(str)
    def _show_order(self, number: str) -> None:
        from yeastar_desk.presentation.orders.page import OrdersPage

        page = self._shell.show_page("orders")
        assert isinstance(page, OrdersPage)
        page.find_order(number)

    @Slot()
    def _show_products(self) -> None:
        self._shell.show_page("products")

    @Slot()
    def _show_settings(self) -> None:
        self._shell.show_page("settings")

    @Slot()
    def _import_prices(self) -> None:
        from yeastar_desk.presentation.prices.page import PricesPage

        page = self._shell.show_page("price_lists")
        assert isinstance(page, PricesPage)
        page.import_prices()

    @Slot(str)
    def _say(self, sentence: str) -> None:
        self._shell.say(sentence)

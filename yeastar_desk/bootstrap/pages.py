"""Which pages the window has, and how they call each other. Pages are built on their first visit."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from yeastar_desk.bootstrap.network import Network
from yeastar_desk.bootstrap.panels import Panels
from yeastar_desk.bootstrap.services import Services
from yeastar_desk.presentation.changes import Changes
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.later import InPieces, prepare_in_turn
from yeastar_desk.presentation.products.page import ProductsPage
from yeastar_desk.presentation.remembered import remembered
from yeastar_desk.presentation.shell.command_palette import PaletteRow
from yeastar_desk.presentation.shell.window import Shell
from yeastar_desk.presentation.tasks import Lanes

if TYPE_CHECKING:
    from yeastar_desk.application.views import PriceListRow
    from yeastar_desk.bootstrap.palette import Palette
    from yeastar_desk.presentation.orders.page import OrdersPage
    from yeastar_desk.presentation.subscriptions.page import SubscriptionsView

_PAGES_USE = ("imports", "preview", "sale")


class Pages(QObject):
    """Registers every page with the shell and connects what one page asks of another."""

    def __init__(
        self, shell: Shell, services: Services, lanes: Lanes, network: Network, changes: Changes, formats: Formats
    ) -> None:
        super().__init__(shell)
        self._shell = shell
        self._services = services
        self._lanes = lanes
        self._network = network
        self._changes = changes
        self._formats = formats
        self._remembered = remembered(services.home)
        self._panels = Panels(shell, services, lanes, network, changes, formats)
        self._panels.said.connect(self._say)
        self._panels.order_wanted.connect(self._show_order)
        self._panels.record_wanted.connect(self._record_payment)
        self._panels.page_wanted.connect(self._show)
        self._titles: dict[str, str] = {}
        self._imports: list[InPieces[None]] = []
        self._visits: dict[str, InPieces[QWidget]] = {}
        self._database_is_open = False
        self._wish = 0
        self._add("welcome", "Welcome", "welcome.page", self._welcome_page)
        self._add("products", "Products & Purchase", "products.page", self._products_page)
        self._add("drafts", "Drafts & Quotes", "drafts.page", self._drafts_page)
        self._add("orders", "Orders", "orders.page", self._orders_page)
        self._add("customers", "Customers", "customers.page", self._customers_page)
        self._add("renewals", "Renewals", "renewals.page", self._renewals_page)
        self._add("report", "Event report", "report.page", self._report_page)
        self._add("imported_orders", "Imported orders", "imported_orders.page", self._imported_orders_page)
        self._add("billing_receivers", "Billing receivers", "billing_receivers.page", self._receivers_page)
        self._add("price_lists", "Price lists", "prices.page", self._prices_page)
        self._add("settings", "Settings", "settings.page", self._settings_page)
        self._add("sync", "Sync centre", "sync.page", self._sync_page)
        shell.page_requested.connect(self._show)
        shell.scanned.connect(self._scanned)
        shell.connection_requested.connect(self._show_sync)
        network.failed.connect(self._say)
        shell.event_requested.connect(self._show_settings)
        shell.rep_requested.connect(self._show_settings)
        self._palette: Palette | None = None
        shell.set_palette_provider(self._find)

    def _add(self, key: str, title: str, module: str, factory: Callable[[QWidget], QWidget]) -> None:
        """Register a page; its module of the presentation is imported for the first visit, or prepared before it."""
        self._shell.add_page(key, title, factory)
        self._titles[key] = title
        lane = self._panels.paper_lane
        self._imports.append(InPieces(module, _PAGES_USE, lane, _nothing, self))
        self._visits[key] = visit = InPieces(module, _PAGES_USE, lane, partial(self._build, key), self)
        visit.failed.connect(partial(self._panels.say_failed, visit, title))

    def _build(self, key: str) -> Generator[None, None, QWidget]:
        yield
        return self._shell.build_page(key)

    def database_opened(self) -> Generator[None, None, None]:
        """Show, piece by piece, what reads the database; the first paint does not wait for it."""
        self._database_is_open = True
        page = self._shell.built_page("products")
        if isinstance(page, ProductsPage):
            view = self._subscriptions()
            yield
            page.set_subscriptions(view)

    def prepare(self) -> None:
        """Build the panels of sales while nobody waits, then load what the other pages and panels need."""
        prepare_in_turn(iter(self._coming()))

    def is_prepared(self) -> bool:
        """Whether the panels of sales are built, and every page is imported."""
        return all(each.is_complete() for each in self._coming())

    def _coming(self) -> Sequence[InPieces[Any]]:
        return [*self._panels.sales(), *self._imports]

    def flush(self) -> None:
        """The window closes: keep the order on screen as a draft."""
        self._panels.flush()

    def is_idle(self) -> bool:
        """Whether no document is painted, and nobody waits for a page or panel."""
        return self._panels.is_idle() and not any(each.is_awaited() for each in self.findChildren(InPieces))

    def close(self) -> None:
        """End the lane that paints documents."""
        self._panels.close()

    # pages

    def _welcome_page(self, parent: QWidget) -> QWidget:
        from yeastar_desk.presentation.welcome.page import WelcomePage

        page = WelcomePage(
            self._lanes.database, lambda: self._services.load_demo(), self._changes.publish, parent=parent
        )
        page.ready.connect(self._show_products)
        page.import_requested.connect(self._import_prices)
        page.connect_requested.connect(self._show_portal_settings)
        return page

    def _products_page(self, parent: QWidget) -> QWidget:
        page = ProductsPage(parent)
        page.workplace_requested.connect(self._purchase_workplace)
        page.pce_requested.connect(self._panels.purchase_package)
        page.offer_packages(offered=True)
        if self._database_is_open:
            page.set_subscriptions(self._subscriptions())
        return page

    def _subscriptions(self) -> SubscriptionsView:
        from yeastar_desk.presentation.subscriptions.page import SubscriptionsView

        view = SubscriptionsView(self._lanes.database, self._services, self._formats, self._remembered)
        view.deed_requested.connect(self._panels.do)
        self._changes.changed.connect(view.heard)
        return view

    def _renewals_page(self, parent: QWidget) -> QWidget:
        from yeastar_desk.infrastructure.files.write import write_whole
        from yeastar_desk.presentation.renewals.page import RenewalsPage

        page = RenewalsPage(
            self._lanes.database,
            self._services,
            self._services.clock,
            write_whole,
            self._formats,
            self._remembered,
            parent=parent,
        )
        page.renewal_requested.connect(self._panels.open_order)
        page.said.connect(self._say)
        self._changes.changed.connect(page.heard)
        return page

    def _report_page(self, parent: QWidget) -> QWidget:
        from yeastar_desk.presentation.report.page import ReportPage

        page = ReportPage(self._lanes.database, self._services, self._services.clock, self._formats, parent=parent)
        page.said.connect(self._say)
        page.day_close_requested.connect(self._panels.close_day)
        self._changes.changed.connect(page.heard)
        return page

    def _drafts_page(self, parent: QWidget) -> QWidget:
        from yeastar_desk.presentation.drafts.page import DraftsPage

        page = DraftsPage(
            self._lanes.database,
            self._services,
            self._services.clock,
            self._changes.publish,
            self._formats,
            self._remembered,
            parent=parent,
        )
        page.resume_requested.connect(self._panels.resume)
        page.document_requested.connect(self._panels.show_document)
        self._changes.changed.connect(page.heard)
        return page

    def _orders_page(self, parent: QWidget) -> OrdersPage:
        from yeastar_desk.presentation.orders.page import OrdersPage

        page = OrdersPage(
            self._lanes.database,
            self._panels.paper_lane,
            self._services,
            self._services.clock,
            self._changes.publish,
            self._formats,
            self._remembered,
            self._shell.content,
            parent=parent,
        )
        page.said.connect(self._say)
        page.document_requested.connect(self._panels.show_document)
        page.imported_orders_requested.connect(partial(self._show, "imported_orders"))
        page.pay_requested.connect(self._panels.pay)
        page.handover_requested.connect(self._panels.show_handover)
        page.purchase_requested.connect(self._purchase_workplace)
        self._changes.changed.connect(page.heard)
        return page

    def _customers_page(self, parent: QWidget) -> QWidget:
        from yeastar_desk.presentation.customers.page import CustomersPage

        page = CustomersPage(
            self._lanes.database,
            self._services,
            self._changes.publish,
            self._formats,
            self._remembered,
            self._shell.content,
            parent=parent,
        )
        page.said.connect(self._say)
        page.order_requested.connect(self._panels.purchase)
        page.orders_requested.connect(self._show_order)
        page.document_requested.connect(self._panels.show_document)
        self._changes.changed.connect(page.heard)
        return page

    def _imported_orders_page(self, parent: QWidget) -> QWidget:
        from yeastar_desk.presentation.imported_orders.page import ImportedOrdersPage

        page = ImportedOrdersPage(
            self._lanes.database,
            self._services,
            self._changes.publish,
            self._formats,
            self._remembered,
            parent=parent,
        )
        page.said.connect(self._say)
        page.orders_requested.connect(partial(self._show, "orders"))
        self._changes.changed.connect(page.heard)
        return page

    def _receivers_page(self, parent: QWidget) -> QWidget:
        from yeastar_desk.presentation.billing_receivers.page import BillingReceiversPage

        page = BillingReceiversPage(
            self._lanes.database,
            self._services,
            self._changes.publish,
            self._formats,
            self._remembered,
            parent=parent,
        )
        page.said.connect(self._say)
        page.undo_offered.connect(lambda sentence: self._shell.say(sentence, "Undo", page.presenter.undo))
        self._changes.changed.connect(page.heard)
        return page

    def _prices_page(self, parent: QWidget) -> QWidget:
        from yeastar_desk.presentation.prices.page import PricesPage

        page = PricesPage(
            self._lanes.database,
            self._services,
            self._price_lists,
            self._services.clock,
            self._changes.publish,
            self._formats,
            self._remembered,
            parent=parent,
        )
        page.said.connect(self._say)
        self._changes.changed.connect(page.heard)
        return page

    def _price_lists(self) -> Sequence[PriceListRow]:
        with self._services.database.read() as work:
            return work.price_lists.rows()

    def _settings_page(self, parent: QWidget) -> QWidget:
        from yeastar_desk.presentation.settings.page import SettingsPage

        countries = dict(self._formats.countries())
        lanes, changes = self._lanes, self._changes
        page = SettingsPage(lanes.database, lanes.network, self._services, changes.publish, countries, parent=parent)
        page.said.connect(self._say)
        changes.changed.connect(page.heard)
        return page

    def _sync_page(self, parent: QWidget) -> QWidget:
        from yeastar_desk.presentation.sync.page import SyncPage

        network = self._network
        page = SyncPage(
            self._lanes.database, self._services, self._changes.publish, self._formats, self._remembered, parent=parent
        )
        page.said.connect(self._say)
        page.send_requested.connect(network.send_now)
        page.setup_requested.connect(self._show_portal_settings)
        page.sheet_requested.connect(self._panels.show_handover)
        page.resume_requested.connect(self._panels.resume)
        page.show_connection(network.connection)
        page.show_running(network.is_running)
        network.connection_changed.connect(page.show_connection)
        network.running_changed.connect(page.show_running)
        network.beat.connect(page.reload)
        self._changes.changed.connect(page.heard)
        return page

    # what pages ask of each other

    def _find(self, text: str, show: Callable[[Sequence[PaletteRow]], None]) -> None:
        from yeastar_desk.bootstrap.palette import Palette
        from yeastar_desk.presentation.subscriptions.presenter import Deed

        if self._palette is None:
            find = (self._services, self._lanes.database, self._formats, self._actions())
            open_package = partial(self._panels.do, Deed.DETAILS)
            self._palette = Palette(*find, self._panels.purchase, self._show_order, open_package)
        self._palette(text, show)

    def _actions(self) -> Sequence[PaletteRow]:
        pages = [(key, title) for key, title in self._titles.items() if key != "welcome"]
        rows = [
            PaletteRow("New order", "Purchase Workplace SaaS", self._purchase_workplace, "plus"),
            PaletteRow(
                "New hosting package", "Purchase Cloud PBX (PCE Package)", self._panels.purchase_package, "plus"
            ),
        ]
        rows.append(PaletteRow("Close the day", "Paper, database and portal compared", self._close_day, "check"))
        rows.append(PaletteRow("Numbers and integrity", "Gap report, verify, backup", self.show_records))
        return [*rows, *(PaletteRow(title, "Page", partial(self._show, key)) for key, title in pages)]

    @Slot(str)
    def _show(self, key: str) -> None:
        self._visit(key, lambda _: None)

    def _visit(self, key: str, then: Callable[[QWidget], None]) -> None:
        """Show a page as soon as it can be built, then do with it what was asked for; the last wish counts."""
        self._wish += 1
        wish = self._wish

        def arrive(_page: QWidget) -> None:
            if wish == self._wish:
                then(self._shell.show_page(key))

        self._visits[key].use(arrive)

    @Slot()
    def _purchase_workplace(self) -> None:
        self._panels.purchase()

    @Slot()
    def _close_day(self) -> None:
        self._panels.close_day()

    @Slot(str)
    def _scanned(self, code: str) -> None:
        from yeastar_desk.domain.documents import order_number_in
        from yeastar_desk.presentation.widgets import Dialog

        if self._shell.current_key() == "welcome":
            return
        if any(dialog.isVisible() for dialog in self._shell.findChildren(Dialog)):
            self._shell.say(f"Scanned {code}. Finish or cancel what is open first.")  # its answer belongs to this order
            return
        number = order_number_in(code)
        if number:
            self._show_order(number)
        else:
            self._panels.serve_next(code)

    @Slot(str)
    def _show_order(self, number: str) -> None:
        self._on_orders(lambda page: page.find_order(number))

    @Slot(str)
    def _record_payment(self, number: str) -> None:
        self._on_orders(lambda page: page.record_payment(number))

    def show_records(self) -> None:
        """Open Numbers and integrity."""
        self._on_orders(lambda page: page.open_records())

    def _on_orders(self, do: Callable[[OrdersPage], None]) -> None:
        def then(page: QWidget) -> None:
            from yeastar_desk.presentation.orders.page import OrdersPage

            assert isinstance(page, OrdersPage)
            do(page)

        self._visit("orders", then)

    @Slot()
    def _show_products(self) -> None:
        self._show("products")

    @Slot()
    def _show_settings(self) -> None:
        self._show("settings")

    @Slot()
    def _show_portal_settings(self) -> None:
        def then(page: QWidget) -> None:
            from yeastar_desk.presentation.settings.page import SettingsPage

            assert isinstance(page, SettingsPage)
            page.show_section("portal")

        self._visit("settings", then)

    @Slot()
    def _show_sync(self) -> None:
        self._show("sync")

    @Slot()
    def _import_prices(self) -> None:
        def then(page: QWidget) -> None:
            from yeastar_desk.presentation.prices.page import PricesPage

            assert isinstance(page, PricesPage)
            page.import_prices()

        self._visit("price_lists", then)

    @Slot(str)
    def _say(self, sentence: str) -> None:
        self._shell.say(sentence)


def _nothing() -> Generator[None, None, None]:
    """A page is built on its first visit."""
    yield from ()

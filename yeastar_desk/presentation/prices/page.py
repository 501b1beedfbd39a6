"""The Price lists page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QSettings, Signal, Slot
from PySide6.QtWidgets import QWidget

from yeastar_desk.application.import_companies import ImportCompanies
from yeastar_desk.application.import_packages import ImportPackages
from yeastar_desk.application.import_prices import ImportPrices
from yeastar_desk.application.ports import Clock
from yeastar_desk.application.price_preview import PricePreview
from yeastar_desk.application.views import PriceListRow
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.forms.ui_prices import Ui_Prices
from yeastar_desk.presentation.imports import ImportFlow, ImportKind
from yeastar_desk.presentation.lists import Column, PagedModel, Sort, remember_columns
from yeastar_desk.presentation.ports import Announce, Changed, Lane, Subject
from yeastar_desk.presentation.prices.field_dialog import FieldDialog
from yeastar_desk.presentation.prices.portal_presenter import PortalPricesPresenter, PortalPriceUses
from yeastar_desk.presentation.prices.presenter import status, validity
from yeastar_desk.presentation.widgets import Table

_EMPTY = "No price list yet"
_EMPTY_DETAIL = "Import one from a CSV or XLSX file. Nothing can be sold without prices."


class PriceUses(PortalPriceUses, Protocol):
    """Looked up inside jobs only."""

    @property
    def import_prices(self) -> ImportPrices: ...

    @property
    def import_companies(self) -> ImportCompanies: ...

    @property
    def import_packages(self) -> ImportPackages: ...


class PricesPage(QWidget):
    """The lists, the three imports, and the portal's prices. Implements `PortalPricesView`."""

    said = Signal(str)

    def __init__(
        self,
        lane: Lane,
        uses: PriceUses,
        price_lists: Callable[[], Sequence[PriceListRow]],
        clock: Clock,
        announce: Announce,
        formats: Formats,
        remembered: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        """`price_lists` is called on the database lane."""
        super().__init__(parent)
        self._form = Ui_Prices()
        self._form.setupUi(self)
        self._flow = ImportFlow(
            self,
            lane,
            {
                ImportKind.PRICES: lambda: uses.import_prices,
                ImportKind.COMPANIES: lambda: uses.import_companies,
                ImportKind.PACKAGES: lambda: uses.import_packages,
            },
            announce,
            formats,
        )
        self._flow.said.connect(self.said)
        self._flow.imported.connect(self.reload)
        self._model = self._made_model(lane, price_lists, clock, formats)
        self._table = Table(self)
        self._table.setObjectName("price_lists_table")
        self._table.setAccessibleName("Price lists")
        self._table.show_rows(self._model)
        remember_columns(self._table, "price_lists", self._model.columns, remembered)
        self._form.prices_states.set_content(self._table)
        self._form.prices_states.empty.action_requested.connect(self.import_prices)
        self._model.loaded.connect(self._show_state)
        self._model.failed.connect(self._show_failure)
        for kind, button in (
            (ImportKind.PRICES, self._form.import_prices_button),
            (ImportKind.COMPANIES, self._form.import_companies_button),
            (ImportKind.PACKAGES, self._form.import_packages_button),
        ):
            button.clicked.connect(partial(self._choose_file, kind))
        self._portal = PortalPricesPresenter(uses, lane, self)
        self._form.portal_prices_button.clicked.connect(self._look_at_portal)
        self._form.portal_prices_notice.action_requested.connect(self._look_at_portal)
        self._form.portal_prices_notice.show_message("")
        self.reload()

    def _made_model(
        self, lane: Lane, price_lists: Callable[[], Sequence[PriceListRow]], clock: Clock, formats: Formats
    ) -> PagedModel[PriceListRow]:
        def fetch(offset: int, limit: int, _sort: Sort) -> Sequence[PriceListRow]:
            return price_lists()[offset : offset + limit]

        columns = (
            Column[PriceListRow]("name", "Price list", lambda row: row.name, "strong", 0, sortable=False),
            Column[PriceListRow]("currency", "Currency", lambda row: row.currency, "text", 86, sortable=False),
            Column[PriceListRow](
                "status",
                "Status",
                lambda row: status(row, clock.today())[0],
                "badge",
                116,
                sortable=False,
                tone=lambda row: status(row, clock.today())[1],
            ),
            Column[PriceListRow]("valid", "Valid", lambda row: validity(row, formats), "text", 204, sortable=False),
            Column[PriceListRow]("rows", "Prices", lambda row: formats.number(row.rows), "money", 80, sortable=False),
            Column[PriceListRow](
                "imported", "Imported", lambda row: formats.moment(row.imported_at.astimezone()), "date", 170, False
            ),
            Column[PriceListRow]("source", "File", lambda row: row.source, "muted", 0, sortable=False),
        )
        return PagedModel(columns, fetch, lambda: len(price_lists()), lane, lambda row: str(row.id), self)

    @Slot()
    def import_prices(self) -> None:
        """Ask for a price file; the welcome page starts here too."""
        self._choose_file(ImportKind.PRICES)

    def _choose_file(self, kind: ImportKind, _checked: bool = False) -> None:
        self._flow.choose_file(kind)

    def look_at(self, kind: ImportKind, file: str) -> None:
        """Read a file and show what importing it would do."""
        self._flow.look_at(kind, file)

    @Slot()
    def reload(self) -> None:
        """Read the lists again, and whether the portal shows other prices."""
        self._model.reload()
        self._portal.read_news()

    def heard(self, change: Changed) -> None:
        """Connect `Changes.changed` here."""
        if change.subject is Subject.PRICE_LISTS:
            self.reload()

    @Slot()
    def _show_state(self) -> None:
        if self._model.total():
            self._form.prices_states.show_content()
        else:
            self._form.prices_states.show_empty(_EMPTY, _EMPTY_DETAIL, "Import prices")

    @Slot(object)
    def _show_failure(self, error: Exception) -> None:
        self._form.prices_states.show_error(str(error), "Close the program and open it again.")

    # the portal's prices

    @Slot()
    def _look_at_portal(self) -> None:
        self._portal.look()

    def show_news(self, sentence: str) -> None:
        self._form.portal_prices_notice.show_message(sentence, "info", "Look" if sentence else "")

    def ask_for_field(self, fields: Sequence[str]) -> None:
        dialog = FieldDialog(self, fields)
        dialog.accepted.connect(lambda: self._portal.look(dialog.field()))
        dialog.open()

    def ask_to_use(self, preview: PricePreview) -> None:
        title = f"Prices of the Partner Portal in {preview.lists[0].currency}"
        self._flow.presenter.offer(preview, title, "Use these prices", "Keep mine")

    def say(self, sentence: str) -> None:
        self.said.emit(sentence)

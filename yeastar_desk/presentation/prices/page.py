"""The Price lists page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from yeastar_desk.application.ports import Clock
from yeastar_desk.application.views import PriceListRow
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.forms.ui_prices import Ui_Prices
from yeastar_desk.presentation.lists import Column, PagedModel, Sort, remember_columns
from yeastar_desk.presentation.ports import Announce, Lane
from yeastar_desk.presentation.prices.import_dialog import ImportDialog
from yeastar_desk.presentation.prices.presenter import ImportKind, PreviewView, PricesPresenter, PriceUses
from yeastar_desk.presentation.widgets import Dialog, LoadingState, Table

_EMPTY = "No price list yet"
_EMPTY_DETAIL = "Import one from a CSV or XLSX file. Nothing can be sold without prices."


class PricesPage(QWidget):
    """The lists, and the three imports."""

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
        self._presenter = PricesPresenter(self, lane, uses, announce, formats)
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
        self._reading: Dialog | None = None
        self._progress: LoadingState | None = None
        self._model.reload()

    def _made_model(
        self, lane: Lane, price_lists: Callable[[], Sequence[PriceListRow]], clock: Clock, formats: Formats
    ) -> PagedModel[PriceListRow]:
        status = self._presenter.status

        def fetch(offset: int, limit: int, _sort: Sort) -> Sequence[PriceListRow]:
            return price_lists()[offset : offset + limit]

        columns = (
            Column[PriceListRow]("name", "Price list", lambda row: row.name, "strong", 260, sortable=False),
            Column[PriceListRow]("currency", "Currency", lambda row: row.currency, "text", 90, sortable=False),
            Column[PriceListRow](
                "status",
                "Status",
                lambda row: status(row, clock.today())[0],
                "badge",
                130,
                sortable=False,
                tone=lambda row: status(row, clock.today())[1],
            ),
            Column[PriceListRow]("valid", "Valid", self._presenter.validity, "text", 220, sortable=False),
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
        dialog = QFileDialog(self, f"Import {kind.value}", "", "Spreadsheets (*.csv *.xlsx);;All files (*)")
        dialog.setObjectName("import_file_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(partial(self.look_at, kind))
        dialog.open()

    def look_at(self, kind: ImportKind, file: str) -> None:
        """Read a file and show what importing it would do."""
        self._presenter.look(kind, Path(file))

    def reload(self) -> None:
        """Read the lists again."""
        self._model.reload()

    @Slot()
    def _show_state(self) -> None:
        if self._model.total():
            self._form.prices_states.show_content()
        else:
            self._form.prices_states.show_empty(_EMPTY, _EMPTY_DETAIL, "Import prices")

    @Slot(object)
    def _show_failure(self, error: Exception) -> None:
        self._form.prices_states.show_error(str(error), "Close the program and open it again.")

    # what the presenter shows

    def show_reading(self, sentence: str) -> None:
        self.hide_reading()
        dialog = Dialog(self, sentence, width=420)
        dialog.setObjectName("import_progress_dialog")
        progress = LoadingState(dialog)
        dialog.body.addWidget(progress)
        dialog.add_action("Cancel", name="import_stop_button").clicked.connect(dialog.reject)
        dialog.rejected.connect(self._presenter.cancel)
        progress.start("")
        self._reading, self._progress = dialog, progress
        dialog.open()

    def show_progress(self, done: int, total: int) -> None:
        if self._progress is not None:
            self._progress.show_progress(done, total)

    def hide_reading(self) -> None:
        if self._reading is not None:
            dialog, self._reading, self._progress = self._reading, None, None
            dialog.rejected.disconnect(self._presenter.cancel)
            dialog.accept()

    def ask_to_import(self, preview: PreviewView) -> None:
        dialog = ImportDialog(self, preview)
        dialog.accepted.connect(self._presenter.agree)
        dialog.rejected.connect(self._presenter.forget)
        dialog.open()

    def say(self, sentence: str) -> None:
        self.said.emit(sentence)

    def show_problem(self, sentence: str) -> None:
        dialog = Dialog(self, "The file was not imported", sentence)
        dialog.setObjectName("import_problem_dialog")
        dialog.add_action("Close", "primary", "import_problem_close_button").clicked.connect(dialog.accept)
        dialog.open()

"""The Drafts & Quotes page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QPoint, QSettings, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from yeastar_desk.application.ports import Clock
from yeastar_desk.application.views import DraftRow
from yeastar_desk.presentation.drafts.presenter import (
    DraftsPresenter,
    DraftUses,
    QuoteRow,
    held_since,
    name_of,
    validity,
)
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.forms.ui_drafts import Ui_Drafts
from yeastar_desk.presentation.lists import Column, PagedModel, Sort, remember_columns
from yeastar_desk.presentation.ports import Announce, Changed, Lane
from yeastar_desk.presentation.sentences import sentence_of
from yeastar_desk.presentation.widgets import EnterPresses, StatePages, Table, Toast

_UNREADABLE = "This list could not be read: the program failed in a way it should not."

Row = TypeVar("Row")


class _Section(Generic[Row]):
    """A list in a card: its table, its states, its count."""

    def __init__(
        self,
        states: StatePages,
        table: Table,
        columns: Sequence[Column[Row]],
        rows: Callable[[], Sequence[Row]],
        lane: Lane,
        key_of: Callable[[Row], str],
        empty: tuple[str, str],
    ) -> None:
        self.states, self.table = states, table
        self._empty = empty
        self._loaded_once = False

        def fetch(offset: int, limit: int, _sort: Sort) -> Sequence[Row]:
            return rows()[offset : offset + limit]

        self.model: PagedModel[Row] = PagedModel(columns, fetch, lambda: len(rows()), lane, key_of, table)
        table.show_rows(self.model)
        states.set_content(table)
        states.error.retry_requested.connect(self.reload)
        self.model.loaded.connect(self._loaded)
        self.model.failed.connect(self._failed)

    def reload(self) -> None:
        if not self._loaded_once:
            self.states.show_loading()
        self.model.reload()

    def _loaded(self) -> None:
        self._loaded_once = True
        if not self.model.total():
            self.states.show_empty(*self._empty)
            return
        self.states.show_content()
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _failed(self, error: Exception) -> None:
        self.states.show_error(sentence_of(error, _UNREADABLE), "Try again. Nothing was changed.")


class DraftsPage(QWidget):
    """Implements `DraftsView`.

    Args:
        remembered: where the widths of the columns are kept.
        clock: asked on the window's thread, for ages and validity.
    """

    resume_requested = Signal(str)
    """Go on with the held order of this id."""
    document_requested = Signal(str)
    """Show the document with this number."""

    def __init__(
        self,
        lane: Lane,
        uses: DraftUses,
        clock: Clock,
        announce: Announce,
        formats: Formats,
        remembered: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._form = Ui_Drafts()
        self._form.setupUi(self)
        self.setProperty("focusRing", "none")
        self._clock = clock
        self._formats = formats
        self.presenter = DraftsPresenter(uses, lane, announce, self)
        self._held = self._held_section(lane)
        self._quotes = self._quotes_section(lane)
        remember_columns(self._held.table, "drafts", self._held.model.columns, remembered)
        remember_columns(self._quotes.table, "quotes", self._quotes.model.columns, remembered)
        self._toast = Toast(self)
        self._toast.action_requested.connect(self.presenter.take_back)
        EnterPresses(self)
        self._connect()
        self._show_choices()

    def _held_section(self, lane: Lane) -> _Section[DraftRow]:
        table = Table()
        table.setObjectName("drafts_table")
        table.setAccessibleName("Held orders")
        columns = (
            Column[DraftRow](
                "company", "Company", name_of, "strong", 300, sortable=False, detail=lambda row: row.subject_id
            ),
            Column[DraftRow]("what", "Order", lambda row: row.what, "text", 0, sortable=False),
            Column[DraftRow](
                "quotes", "Quotes", lambda row: ", ".join(row.quote_numbers), "muted", 220, sortable=False
            ),
            Column[DraftRow]("changed", "Changed", self._changed, "date", 130, sortable=False),
        )
        empty = ("No held orders", "Press Hold in an order, or just close it: it waits here.")
        return _Section(self._form.drafts_states, table, columns, self.presenter.held, lane, lambda row: row.id, empty)

    def _quotes_section(self, lane: Lane) -> _Section[QuoteRow]:
        table = Table()
        table.setObjectName("quotes_table")
        table.setAccessibleName("Quotes")
        columns = (
            Column[QuoteRow]("number", "Quote", lambda row: row.document.number, "number", 216, sortable=False),
            Column[QuoteRow]("company", "Company", lambda row: row.document.buyer_name, "text", 0, sortable=False),
            Column[QuoteRow](
                "total", "Total", lambda row: self._formats.money(row.document.total), "money", 140, sortable=False
            ),
            Column[QuoteRow](
                "valid",
                "Validity",
                lambda row: self._validity(row)[0],
                "badge",
                220,
                sortable=False,
                tone=lambda row: self._validity(row)[1],
            ),
            Column[QuoteRow](
                "issued", "Issued", lambda row: self._formats.date(row.document.issued_on), "date", 130, sortable=False
            ),
        )
        empty = ("No quotes yet", "Press Quote in an order: a numbered PDF with a validity date.")
        return _Section(
            self._form.quotes_states, table, columns, self.presenter.quotes, lane, lambda row: row.document.id, empty
        )

    def _changed(self, row: DraftRow) -> str:
        return held_since(row, self._clock.now(), self._formats)

    def _validity(self, row: QuoteRow) -> tuple[str, str]:
        return validity(row.document, self._clock.today(), self._formats)

    def _connect(self) -> None:
        form = self._form
        form.resume_draft_button.clicked.connect(self._resume)
        form.discard_draft_button.clicked.connect(self._discard)
        form.open_quote_button.clicked.connect(self._open_quote)
        form.order_quote_button.clicked.connect(self._order_quote)
        self._held.table.row_activated.connect(self._resume_row)
        self._held.table.row_selected.connect(self._show_choices)
        self._held.model.loaded.connect(self._show_choices)
        self._quotes.table.row_activated.connect(self._open_quote_row)
        self._quotes.table.row_selected.connect(self._show_choices)
        self._quotes.model.loaded.connect(self._show_choices)
        self._held.model.loaded.connect(self._begin)
        self._held.table.menu_requested.connect(self._held_menu)
        delete = QAction("Discard", self._held.table)
        delete.setObjectName("discard_draft_action")
        delete.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        delete.triggered.connect(self._discard)
        delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._held.table.addAction(delete)
        self._discard_action = delete

    def _held_menu(self, _row: object, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Go on", self._resume)
        menu.addAction(self._discard_action)
        menu.popup(place)

    # DraftsView

    def reload(self) -> None:
        if self.isVisible():
            self._held.reload()
            self._quotes.reload()

    def say(self, text: str, *, undo: bool = False) -> None:
        self._toast.show_message(text, "Undo" if undo else "")

    def heard(self, change: Changed) -> None:
        """Connect `Changes.changed` here."""
        self.presenter.heard(change)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def _begin(self) -> None:
        """Nothing on the page could take the focus while it was empty: the list takes it now."""
        if QApplication.focusWidget() in (None, self) and self._held.table.isVisible():
            self._held.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # wishes

    def _draft(self) -> DraftRow | None:
        row = self._held.table.current_row()
        return row if isinstance(row, DraftRow) else None

    def _quote(self) -> QuoteRow | None:
        row = self._quotes.table.current_row()
        return row if isinstance(row, QuoteRow) else None

    def _show_choices(self) -> None:
        """What can be done with the rows that are current."""
        form, quote = self._form, self._quote()
        held, quotes = self._held.model.total(), self._quotes.model.total()
        form.resume_draft_button.setEnabled(held > 0 and self._draft() is not None)
        form.discard_draft_button.setEnabled(held > 0 and self._draft() is not None)
        form.open_quote_button.setEnabled(quotes > 0 and quote is not None)
        form.order_quote_button.setEnabled(quotes > 0 and quote is not None and quote.is_held)
        gone = quote is not None and not quote.is_held
        form.order_quote_button.setToolTip("Its order was placed or discarded." if gone else "")
        form.drafts_count_label.setText(self._formats.number(held) if held else "")
        form.quotes_count_label.setText(self._formats.number(quotes) if quotes else "")

    def _resume(self) -> None:
        self._resume_row(self._draft())

    def _resume_row(self, row: object) -> None:
        if isinstance(row, DraftRow):
            self.resume_requested.emit(row.id)

    def _discard(self) -> None:
        row = self._draft()
        if row is not None:
            self.presenter.discard(row)

    def _open_quote(self) -> None:
        self._open_quote_row(self._quote())

    def _open_quote_row(self, row: object) -> None:
        if isinstance(row, QuoteRow):
            self.document_requested.emit(row.document.number)

    def _order_quote(self) -> None:
        row = self._quote()
        if row is not None and row.is_held:
            self.resume_requested.emit(row.document.draft_id)

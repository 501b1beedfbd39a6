"""The Renewals page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDir, QModelIndex, QSettings, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from yeastar_desk.application.ports import Clock
from yeastar_desk.application.subscription_views import SubscriptionRow, capacity_words
from yeastar_desk.domain.orders import OrderRequest
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.forms.ui_renewals import Ui_Renewals
from yeastar_desk.presentation.lists import Column, PagedModel, Sort, remember_columns
from yeastar_desk.presentation.ports import Changed, Lane
from yeastar_desk.presentation.renewals.presenter import (
    EMPTY_WORDS,
    NOTE,
    ExportKind,
    RenewalsPresenter,
    RenewalUses,
    due_words,
    product_words,
    reminder,
    state,
    what_words,
)
from yeastar_desk.presentation.sentences import sentence_of
from yeastar_desk.presentation.widgets import EnterPresses, Table

_UNREADABLE = "The renewals could not be read: the program failed in a way it should not. Nothing was changed."


class RenewalsPage(QWidget):
    """Implements `RenewalsView`. `clock` is asked on the window's thread.

    Args:
        write: stores a file whole or not at all; called on the database lane.
        native_dialogs: off in tests, which drive Qt's own file dialog.
    """

    renewal_requested = Signal(object)
    """Open this `OrderRequest`."""
    said = Signal(str)

    def __init__(
        self,
        lane: Lane,
        uses: RenewalUses,
        clock: Clock,
        write: Callable[[Path, bytes], None],
        formats: Formats,
        remembered: QSettings,
        parent: QWidget | None = None,
        *,
        native_dialogs: bool = True,
    ) -> None:
        super().__init__(parent)
        self._form = Ui_Renewals()
        self._form.setupUi(self)
        self._clock = clock
        self._formats = formats
        self._native = native_dialogs
        self._folder = QDir.homePath()
        self._loaded_once = False
        self.presenter = RenewalsPresenter(uses, lane, clock, write, self, formats)
        form = self._form
        names = ("due_7_button", "due_30_button", "due_90_button", "due_expired_button")
        self._parts = [form.renewals_group_switch.add_button("", name) for name in names]
        form.renewals_note_label.setText(NOTE)
        self._table = Table()
        self._table.setObjectName("renewals_table")
        self._table.setAccessibleName("Renewals")
        self._model: PagedModel[SubscriptionRow] = PagedModel(
            self._columns(),
            self._fetch,
            self.presenter.count,
            lane,
            lambda row: f"{row.product} {row.subject_id}",
            self._table,
        )
        self._table.show_rows(self._model)
        remember_columns(self._table, "renewals", self._model.columns, remembered)
        form.renewals_states.set_content(self._table)
        EnterPresses(self)
        self._table.row_activated.connect(self._renew)
        self._table.clicked.connect(self._click)
        form.renewals_group_switch.chosen.connect(self.presenter.choose_group)
        form.renewals_search_edit.search_requested.connect(self.presenter.search)
        form.renewals_search_edit.lead_to(self._table)
        form.export_calendar_button.clicked.connect(partial(self._export, ExportKind.CALENDAR))
        form.export_csv_button.clicked.connect(partial(self._export, ExportKind.CSV))
        form.renewals_states.error.retry_requested.connect(self.reload)
        self._model.loaded.connect(self._show_state)
        self._model.failed.connect(self._show_failure)

    def _columns(self) -> Sequence[Column[SubscriptionRow]]:
        formats = self._formats
        return (
            Column[SubscriptionRow](
                "holder_name",
                "Company",
                lambda row: row.holder_name,
                "strong",
                0,
                sortable=False,
                detail=lambda row: row.subject_id,
            ),
            Column[SubscriptionRow]("plan", "Plan", what_words, "text", 140, sortable=False, detail=product_words),
            Column[SubscriptionRow](
                "capacity",
                "Capacity",
                lambda row: capacity_words(row).partition(", ")[0],
                "text",
                0,
                sortable=False,
                detail=lambda row: capacity_words(row).partition(", ")[2],
            ),
            Column[SubscriptionRow](
                "expires_on",
                "Expires",
                lambda row: formats.date(row.expires_on),
                "text",
                120,
                sortable=False,
                detail=lambda row: due_words(row, formats),
            ),
            Column[SubscriptionRow](
                "reminder",
                "Reminder",
                lambda row: reminder(row, self._clock.today(), formats)[0],
                "text",
                150,
                sortable=False,
                detail=lambda row: reminder(row, self._clock.today(), formats)[1],
            ),
            Column[SubscriptionRow](
                "state", "", lambda row: state(row)[0], "badge", 128, sortable=False, tone=lambda row: state(row)[1]
            ),
            Column[SubscriptionRow]("renew", "", lambda _row: "Renew", "link", 82, sortable=False),
        )

    def _fetch(self, offset: int, limit: int, _sort: Sort) -> Sequence[SubscriptionRow]:
        return self.presenter.rows(offset, limit)

    # RenewalsView

    def reload(self) -> None:
        if not self.isVisible():
            return
        if not self._loaded_once:
            self._form.renewals_states.show_loading()
        self._model.reload()

    def show_group(self, index: int) -> None:
        self._form.renewals_group_switch.set_current(index)

    def show_counts(self, texts: Sequence[str]) -> None:
        for part, text in zip(self._parts, texts, strict=True):
            part.setText(text)
            part.setAccessibleName(f"Expires: {text}")

    def begin_order(self, request: OrderRequest) -> None:
        self.renewal_requested.emit(request)

    def say(self, sentence: str) -> None:
        self.said.emit(sentence)

    def heard(self, change: Changed) -> None:
        """Connect `Changes.changed` here."""
        if self.isVisible():
            self.presenter.heard(change)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.presenter.load()
        self.reload()

    # what there is to see

    def _show_state(self) -> None:
        first, self._loaded_once = not self._loaded_once, True
        states = self._form.renewals_states
        if self._model.total():
            states.show_content()
            if not self._table.currentIndex().isValid():
                self._table.setCurrentIndex(self._model.index(0, 0))
            if first:
                self._table.setFocus(Qt.FocusReason.OtherFocusReason)  # Enter renews
        elif self.presenter.is_filtered():
            states.show_empty("Nothing matches", "Try a part of the company's name or the start of an ID.")
        else:
            words = EMPTY_WORDS[self.presenter.group]
            states.show_empty(words, "Look at the other groups, or enjoy the quiet.")

    def _show_failure(self, error: Exception) -> None:
        self._form.renewals_states.show_error(sentence_of(error, _UNREADABLE), "Try again. Nothing was changed.")

    # wishes

    def _renew(self, row: object) -> None:
        if isinstance(row, SubscriptionRow):
            self.presenter.renew(row)

    def _click(self, index: QModelIndex) -> None:
        if self._model.columns[index.column()].key == "renew":
            self._renew(self._table.current_row())

    def _export(self, kind: ExportKind) -> None:
        dialog = QFileDialog(self.window(), f"Export {kind.value[0]}", self._folder, kind.file_type)
        dialog.setObjectName("export_renewals_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog, not self._native)
        dialog.setDefaultSuffix(Path(kind.file_name).suffix)
        dialog.selectFile(kind.file_name)
        dialog.fileSelected.connect(partial(self._exported_to, kind))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _exported_to(self, kind: ExportKind, chosen: str) -> None:
        path = Path(chosen)
        self._folder = str(path.parent)
        self.presenter.export(kind, path)

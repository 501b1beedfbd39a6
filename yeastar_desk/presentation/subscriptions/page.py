"""The list of subscriptions below the products."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, QSettings, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from yeastar_desk.application.subscription_views import SubscriptionRow
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.forms.ui_subscriptions import Ui_Subscriptions
from yeastar_desk.presentation.lists import Column, PagedModel, Sort, remember_columns
from yeastar_desk.presentation.ports import Changed, Lane
from yeastar_desk.presentation.sentences import sentence_of
from yeastar_desk.presentation.subscriptions.presenter import (
    PRODUCTS,
    SHORT_NAMES,
    STATUSES,
    Deed,
    SubscriptionsPresenter,
    SubscriptionUses,
    badge,
    capacity_head,
    capacity_rest,
    counted,
    days_words,
    plan_words,
    refusal,
)
from yeastar_desk.presentation.widgets import EnterPresses, Table

_UNREADABLE = "The subscriptions could not be read: the program failed in a way it should not. They are stored."
# One key on a row does what its menu offers.
_KEYS = {Deed.RENEW: "R", Deed.EXPAND: "E", Deed.SWITCH: "P", Deed.DETAILS: "Return", Deed.ASSOCIATE: "U"}
_NAMES = {
    Deed.RENEW: "renew_action",
    Deed.EXPAND: "expansion_action",
    Deed.SWITCH: "switch_plan_action",
    Deed.DETAILS: "view_details_action",
    Deed.ASSOCIATE: "associate_user_action",
}


class SubscriptionsView(QWidget):
    """Implements `SubscriptionsListView`. It reads nothing before it is first shown."""

    deed_requested = Signal(object, object)
    """A `Deed` and the `SubscriptionRow` that it is wanted for."""

    def __init__(
        self, lane: Lane, uses: SubscriptionUses, formats: Formats, remembered: QSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._form = Ui_Subscriptions()
        self._form.setupUi(self)
        self._formats = formats
        self._loaded_once = False
        self.presenter = SubscriptionsPresenter(uses, self)
        self._table = Table()
        self._table.setObjectName("subscriptions_table")
        self._table.setAccessibleName("Subscriptions")
        self._model: PagedModel[SubscriptionRow] = PagedModel(
            self._columns(),
            self._fetch,
            self.presenter.count,
            lane,
            lambda row: f"{row.product} {row.subject_id}",
            self._table,
        )
        self._table.show_rows(self._model)
        remember_columns(self._table, "subscriptions", self._model.columns, remembered)
        self._form.subscriptions_states.set_content(self._table)
        self._actions = {deed: self._action(deed) for deed in Deed}
        self._fill_filters()
        EnterPresses(self)
        self._table.row_activated.connect(self._open)
        self._table.menu_requested.connect(self._open_menu)
        self._table.row_selected.connect(self._show_choices)
        self._table.clicked.connect(self._click)
        self._form.subscriptions_states.error.retry_requested.connect(self.reload)
        self._model.loaded.connect(self._show_state)
        self._model.failed.connect(self._show_failure)
        self._show_choices()

    def _fill_filters(self) -> None:
        form = self._form
        for text, _ in PRODUCTS:
            form.subscriptions_product_combo.addItem(text)
        for text, _ in STATUSES:
            form.subscriptions_status_combo.addItem(text)
        form.subscriptions_search_edit.search_requested.connect(self.presenter.search)
        form.subscriptions_search_edit.lead_to(self._table)
        form.subscriptions_product_combo.activated.connect(self.presenter.choose_product)
        form.subscriptions_status_combo.activated.connect(self.presenter.choose_status)

    def _action(self, deed: Deed) -> QAction:
        action = QAction(deed.value, self._table)
        action.setObjectName(_NAMES[deed])
        action.setShortcut(QKeySequence(_KEYS[deed]))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(partial(self._do, deed))
        if deed is not Deed.DETAILS:  # Enter reaches the table itself
            self._table.addAction(action)
        return action

    def _columns(self) -> Sequence[Column[SubscriptionRow]]:
        formats = self._formats
        return (
            Column[SubscriptionRow](
                "holder_name", "Company", lambda row: row.holder_name, "strong", 0, detail=lambda row: row.subject_id
            ),
            Column[SubscriptionRow](
                "plan", "Plan", plan_words, "text", 150, detail=lambda row: SHORT_NAMES[row.product]
            ),
            Column[SubscriptionRow](
                "capacity", "Capacity", capacity_head, "text", 0, sortable=False, detail=capacity_rest
            ),
            Column[SubscriptionRow](
                "expires_on",
                "Term",
                lambda row: formats.term(row.starts_on, row.expires_on),
                "text",
                215,
                detail=lambda row: days_words(row, formats),
            ),
            Column[SubscriptionRow](
                "status", "Status", lambda row: badge(row)[0], "badge", 122, tone=lambda row: badge(row)[1]
            ),
            Column[SubscriptionRow](
                "renew",
                "",
                lambda row: "" if refusal(Deed.RENEW, row) else Deed.RENEW.value,
                "link",
                74,
                sortable=False,
            ),
            Column[SubscriptionRow]("more", "", lambda _row: "More", "menu", 44, sortable=False),
        )

    def _fetch(self, offset: int, limit: int, sort: Sort) -> Sequence[SubscriptionRow]:
        return self.presenter.rows(offset, limit, sort.key, descending=sort.descending)

    # SubscriptionsListView

    def reload(self) -> None:
        if not self.isVisible():
            return
        if not self._loaded_once:
            self._form.subscriptions_states.show_loading()
        self._model.reload()

    def heard(self, change: Changed) -> None:
        """Connect `Changes.changed` here."""
        self.presenter.heard(change)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    # what there is to see

    def _show_state(self) -> None:
        self._loaded_once = True
        total, filtered = self._model.total(), self.presenter.is_filtered()
        words = counted(total, filtered=filtered, formats=self._formats) if total else ""
        self._form.subscriptions_count_label.setText(words)
        states = self._form.subscriptions_states
        if total:
            states.show_content()
            if not self._table.currentIndex().isValid():
                self._table.setCurrentIndex(self._model.index(0, 0))
        elif filtered:
            states.show_empty("Nothing matches", "Try a part of the company's name, the start of an ID, or no filter.")
        else:
            states.show_empty(
                "No subscriptions yet",
                "They come with an import of companies or packages, from the portal, or with the first paid order. "
                "Scan a company ID anywhere in this window to begin one.",
            )
        self._show_choices()

    def _show_failure(self, error: Exception) -> None:
        self._form.subscriptions_states.show_error(sentence_of(error, _UNREADABLE), "Try again. Nothing was changed.")

    def _current(self) -> SubscriptionRow | None:
        row = self._table.current_row()
        return row if isinstance(row, SubscriptionRow) else None

    def _show_choices(self) -> None:
        row = self._current()
        for deed, action in self._actions.items():
            why = refusal(deed, row) if row is not None else "Choose a subscription first."
            action.setEnabled(not why)
            action.setToolTip(why or deed.value)

    # wishes

    def _do(self, deed: Deed) -> None:
        row = self._current()
        if row is not None and not refusal(deed, row):
            self.deed_requested.emit(deed, row)

    def _open(self, row: object) -> None:
        if isinstance(row, SubscriptionRow):
            self.deed_requested.emit(Deed.DETAILS, row)

    def _click(self, index: QModelIndex) -> None:
        if self._model.columns[index.column()].key == "renew":
            self._do(Deed.RENEW)

    def _open_menu(self, _row: object, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("subscription_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        for action in self._actions.values():
            menu.addAction(action)
        menu.popup(place)

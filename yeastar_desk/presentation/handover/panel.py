"""The hand-over sheet over the page: the portal's screens in their order, and a field for what the portal answers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from yeastar_desk.application.enter_in_portal import Entry, Handover
from yeastar_desk.presentation.handover.presenter import HandoverPresenter, HandoverUses
from yeastar_desk.presentation.handover.screen_card import ScreenCard
from yeastar_desk.presentation.ports import Announce, Changed, Lane
from yeastar_desk.presentation.widgets import (
    ArrowKeys,
    Card,
    ColumnScroll,
    EnterPresses,
    Notice,
    SidePanel,
    StatePages,
    button,
    field,
    label,
    set_shown,
    titled_card,
)

_SIDE_WIDTH = 340
_HOW = (
    "Keep the portal open beside this window. Enter or a click copies a value and goes on to the next one; "
    "Up and Down move between them."
)
_ASKED = "When the portal has taken the order, copy its order number from Orders and Billing › Orders into this field."
_ENTERED = "The order counts as sent. A number that was mistyped can be corrected here."


class HandoverPanel(SidePanel):
    """Implements `HandoverView`. One panel serves all orders of a window.

    Args:
        host: what it covers (`Shell.content`); lane: the database lane.
    """

    said = Signal(str)

    def __init__(self, host: QWidget, uses: HandoverUses, lane: Lane, announce: Announce) -> None:
        super().__init__(host)
        self.setObjectName("handover_panel")
        self.close_button.setObjectName("close_handover_button")
        self._order_id = ""
        self._stored_number = ""
        self._cards: list[ScreenCard] = []
        self._notice = Notice()
        self._scroll = ColumnScroll()
        self._progress = label("", "strong")
        self._progress.setObjectName("handover_progress_label")
        self._about = label()
        self._about.setWordWrap(True)
        self._number = QLineEdit()
        self._number.setObjectName("portal_order_number_edit")
        self._number.setProperty("takesScans", True)
        self._store = button("Store number", "primary", "store_portal_order_number_button")
        self._asked = label("", "muted")
        self._asked.setWordWrap(True)
        self._answer = Notice()
        self._states = StatePages()
        self._lay_out()
        EnterPresses(self)
        self.presenter = HandoverPresenter(uses, lane, announce, self)
        self._number.textChanged.connect(self._allow_storing)
        self._number.returnPressed.connect(self._store_number)
        self._store.clicked.connect(self._store_number)
        self._states.error.retry_requested.connect(self.presenter.retry)
        self.close_requested.connect(self._leave)

    def _lay_out(self) -> None:
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(24, 16, 24, 16)
        row.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self._notice)
        left.addWidget(self._scroll, 1)
        row.addLayout(left, 1)
        side = QVBoxLayout()
        side.setSpacing(16)
        side.addWidget(self._how_card())
        side.addWidget(self._number_card())
        side.addStretch(1)
        row.addLayout(side)
        self._states.set_content(content)
        self.set_body(self._states)

    def _how_card(self) -> Card:
        how = label(_HOW, "muted")
        how.setWordWrap(True)
        card, column = _card("Enter it in the portal")
        column.addWidget(self._about)
        column.addWidget(how)
        column.addWidget(self._progress)
        return card

    def _number_card(self) -> Card:
        card, column = _card("Portal's order number")
        column.addWidget(self._asked)
        column.addWidget(field("Order number at the portal", self._number))
        column.addWidget(self._store)
        column.addWidget(self._answer)
        return card

    def open_order(self, number: str) -> None:
        """Slide in with the sheet of an order, by its number or id."""
        self._answer.show_message("")
        self.presenter.show(number)
        if not self.isVisible():
            self.slide_in()

    def heard(self, change: Changed) -> None:
        """Connect `Changes.changed` here."""
        if self.isVisible():
            self.presenter.heard(change)

    # HandoverView

    def show_loading(self, title: str) -> None:
        self.set_title(title)
        self._states.show_loading()

    def show_sheet(self, handover: Handover) -> None:
        sheet = handover.sheet
        self.set_title(f"Hand-over sheet {sheet.order_number}")
        self._notice.show_message(handover.sentence, "warning")
        self._about.setText(f"{sheet.product} for {handover.company}")
        self._show_number(handover)
        self._order_id = handover.order_id
        self._show_screens(handover)
        self._states.show_content()

    def _show_number(self, handover: Handover) -> None:
        entered = handover.entry is Entry.ENTERED
        if handover.order_id != self._order_id or not self._number.text() or entered:
            self._number.setText(handover.portal_order_number)
        by_hand = handover.entry is not Entry.NOT_BY_HAND
        self._number.setEnabled(by_hand)
        set_shown(self._store, by_hand)
        self._store.setText("Correct number" if entered else "Store number")
        self._asked.setText(_ENTERED if entered else _ASKED if by_hand else handover.sentence)
        self._stored_number = handover.portal_order_number if entered else ""
        self._allow_storing()

    def _show_screens(self, handover: Handover) -> None:
        column_widget = QWidget()
        column = QVBoxLayout(column_widget)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        self._cards = []
        first = 0
        for number, screen in enumerate(handover.sheet.screens, start=1):
            card = ScreenCard(number, screen, first)
            card.copy_requested.connect(self.presenter.copy)
            column.addWidget(card)
            self._cards.append(card)
            first += len(screen.values)
        column.addStretch(1)
        for copy in self._copy_buttons():
            copy.installEventFilter(self)
        ArrowKeys(self._copy_buttons(), column_widget)
        self._scroll.setWidget(column_widget)

    def show_problem(self, sentence: str) -> None:
        self._states.show_error(sentence, "Nothing was changed.")

    def show_copied(self, copied: frozenset[int], progress: str) -> None:
        self._progress.setText(progress)
        for card in self._cards:
            card.show_copied(copied)

    def put_on_clipboard(self, text: str) -> None:
        QApplication.clipboard().setText(text)

    def go_to(self, position: int | None) -> None:
        buttons = self._copy_buttons()
        wanted: QWidget = self._number if position is None else buttons[position]
        (wanted if wanted.isEnabled() else self.close_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def number_stored(self, sentence: str) -> None:
        self._answer.show_message(sentence, "ok")
        self.said.emit(sentence)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def number_refused(self, sentence: str) -> None:
        self._allow_storing()
        self._answer.show_message(sentence, "danger")
        self._number.setFocus(Qt.FocusReason.OtherFocusReason)
        self._number.selectAll()

    # wishes

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the value that has the focus in sight."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget) and watched in self._copy_buttons():
            self._scroll.ensureWidgetVisible(watched, 0, 80)
        return super().eventFilter(watched, event)

    def _copy_buttons(self) -> list[QPushButton]:
        return [copy for card in self._cards for copy in card.copy_buttons]

    def _allow_storing(self) -> None:
        typed = self._number.text().strip()
        self._store.setEnabled(bool(typed) and typed != self._stored_number and self._number.isEnabled())

    def _store_number(self) -> None:
        if self._store.isEnabled():
            self._store.setEnabled(False)
            self._answer.show_message("")
            self.presenter.store(self._number.text())

    def _leave(self) -> None:
        self.presenter.leave()
        self.slide_out()


def _card(title: str) -> tuple[Card, QVBoxLayout]:
    card, column = titled_card(title, spacing=10)
    card.setFixedWidth(_SIDE_WIDTH)
    return card, column

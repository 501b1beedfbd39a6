"""The sync centre: the connection, the queue, and what can be done about the row that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QSettings, Qt, Signal, Slot
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from yeastar_desk.application.connection import Connection, Observation
from yeastar_desk.application.online_ports import Cause
from yeastar_desk.application.sync_view import SyncRow
from yeastar_desk.domain.contacts import NewPartner
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.lists import Column, PagedModel, Sort, remember_columns
from yeastar_desk.presentation.ports import Announce, Changed, Lane
from yeastar_desk.presentation.sentences import sentence_of
from yeastar_desk.presentation.sync.dialogs import AccountDialog, AnswerDialog, ChoiceDialog, SureDialog, TextDialog
from yeastar_desk.presentation.sync.presenter import Choice, SyncPresenter, SyncUses
from yeastar_desk.presentation.sync.words import ACTIONS, about, action_words, size_of, state_of
from yeastar_desk.presentation.widgets import (
    Badge,
    Card,
    EnterPresses,
    StatePages,
    Table,
    button,
    label,
    section_title,
    set_look,
    set_shown,
)

_STATES = {
    Connection.UNKNOWN: ("Not asked yet", "neutral"),
    Connection.NOT_SET_UP: ("Not set up", "neutral"),
    Connection.ONLINE: ("Online", "ok"),
    Connection.OFFLINE: ("Offline", "warning"),
    Connection.CAPTIVE: ("Captive portal", "danger"),
    Connection.REFUSED: ("Refused", "danger"),
}
_UNREADABLE = "The queue could not be read: the program failed in a way it should not. Nothing is lost."


class SyncPage(QWidget):
    """Implements `SyncPageView`."""

    said = Signal(str)
    send_requested = Signal()
    setup_requested = Signal()
    """Go to the settings of the Partner Portal."""
    sheet_requested = Signal(str)
    """Show the hand-over sheet of the order with this number."""
    resume_requested = Signal(str)
    """Go on with the held order with this id."""

    def __init__(
        self,
        lane: Lane,
        uses: SyncUses,
        announce: Announce,
        formats: Formats,
        remembered: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sync_page")
        self.setProperty("focusRing", "none")
        self._formats = formats
        self._loaded_once = False
        self._has_come = False
        self._dialog: AnswerDialog | None = None
        self.presenter = SyncPresenter(uses, lane, announce, self)
        self._buttons: dict[str, QPushButton] = {}
        self._build(lane, remembered)
        EnterPresses(self)
        self.show_connection(Observation(Connection.UNKNOWN, "The portal has not been asked yet."))
        self._show_choices()

    # building

    def _build(self, lane: Lane, remembered: QSettings) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 24, 26, 24)
        column.setSpacing(16)
        column.addWidget(self._connection_card())
        list_card = Card()
        inside = QVBoxLayout(list_card)
        inside.setContentsMargins(1, 1, 1, 1)
        self._states = StatePages()
        inside.addWidget(self._states)
        column.addWidget(list_card, 1)
        column.addWidget(self._details_card())
        self._table = Table()
        self._table.setObjectName("sync_table")
        self._table.setAccessibleName("What waits to be sent")
        self._model: PagedModel[SyncRow] = PagedModel(
            self._columns(), self._fetch, self.presenter.count, lane, lambda row: row.id, self._table
        )
        self._table.show_rows(self._model)
        remember_columns(self._table, "sync", self._model.columns, remembered)
        self._states.set_content(self._table)
        self._model.loaded.connect(self._show_state)
        self._model.failed.connect(self._show_failure)
        self._states.error.retry_requested.connect(self.reload)
        self._table.row_selected.connect(self._show_choices)
        self._table.row_activated.connect(self._activate)
        self._table.menu_requested.connect(self._open_menu)

    def _connection_card(self) -> Card:
        card = Card()
        row = QHBoxLayout(card)
        row.setContentsMargins(18, 14, 18, 14)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(12)
        self._queue = section_title("")
        self._queue.setObjectName("sync_queue_label")
        self._badge = Badge()
        self._badge.setObjectName("sync_connection_badge")
        head.addWidget(self._badge)
        head.addWidget(self._queue)
        head.addStretch(1)
        words.addLayout(head)
        self._sentence = label("", "muted")
        self._sentence.setObjectName("sync_connection_label")
        self._sentence.setWordWrap(True)
        words.addWidget(self._sentence)
        self._balance = label("", "small")
        self._balance.setObjectName("sync_balance_label")
        self._balance.hide()
        words.addWidget(self._balance)
        row.addLayout(words, 1)
        self._setup = button("Set up", "", "sync_setup_button")
        self._setup.setAccessibleName("Set up the Partner Portal")
        self._setup.clicked.connect(self.setup_requested)
        self._send = button("Send now", "primary", "sync_send_button")
        self._send.clicked.connect(self.send_requested)
        row.addWidget(self._setup, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._send, 0, Qt.AlignmentFlag.AlignVCenter)
        return card

    def _details_card(self) -> Card:
        card = self._details = Card()
        card.setObjectName("sync_details_card")
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(12)
        self._what = section_title("")
        self._what.setObjectName("sync_what_label")
        self._state = Badge()
        head.addWidget(self._what)
        head.addWidget(self._state)
        head.addStretch(1)
        column.addLayout(head)
        self._reason = label()
        self._reason.setObjectName("sync_reason_label")
        self._reason.setWordWrap(True)
        self._reason.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self._reason)
        self._facts = label("", "small")
        self._facts.setWordWrap(True)
        column.addWidget(self._facts)
        column.addSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        for action, words in ACTIONS.items():
            made = self._buttons[action] = button(words, "", f"sync_{action}_button")
            made.clicked.connect(partial(self._act, action))
            row.addWidget(made)
        row.addStretch(1)
        column.addLayout(row)
        return card

    def _columns(self) -> Sequence[Column[SyncRow]]:
        return (
            Column[SyncRow]("what", "What", lambda row: row.subject or row.what, "strong", 300, detail=about),
            Column[SyncRow](
                "state", "State", lambda row: state_of(row)[0], "badge", 150, tone=lambda row: state_of(row)[1]
            ),
            Column[SyncRow]("reason", "Why", lambda row: row.reason, "text", 0),
            Column[SyncRow]("age", "Age", lambda row: self._formats.age(row.age), "date", 96),
            Column[SyncRow]("size", "Size", size_of, "date", 76),
            Column[SyncRow]("attempts", "Attempts", lambda row: str(row.attempts or ""), "date", 88),
        )

    def _fetch(self, offset: int, limit: int, sort: Sort) -> Sequence[SyncRow]:
        return self.presenter.rows(offset, limit, sort.key, descending=sort.descending)

    # what there is to see

    def show_connection(self, seen: Observation) -> None:
        """Show what is believed of the connection."""
        words, tone = _STATES[seen.connection]
        self._badge.show_status(words, tone)
        self._sentence.setText(seen.sentence)
        first = seen.connection in (Connection.NOT_SET_UP, Connection.REFUSED)  # sending would come to nothing
        set_shown(self._setup, first)
        set_look(self._setup, "kind", "primary" if first else "")
        set_look(self._send, "kind", "" if first else "primary")

    def show_running(self, running: bool) -> None:
        """A pass is under way, or has ended."""
        self._send.setEnabled(not running)
        self._send.setText("Sending…" if running else "Send now")
        if not running:
            self.reload()

    @Slot()
    def reload(self) -> None:
        if not self.isVisible():
            return
        if not self._loaded_once:
            self._states.show_loading()
        self._model.reload()

    def heard(self, change: Changed) -> None:
        """Connect `Changes.changed` here."""
        self.presenter.heard(change)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._has_come = True
        self.reload()

    def _show_state(self) -> None:
        self._loaded_once = True
        self._queue.setText(self.presenter.shown.sentence)
        self._show_balance()
        if self._model.total():
            self._states.show_content()
            if not self._table.currentIndex().isValid():
                self._table.setCurrentIndex(self._model.index(0, 0))
            if self._has_come:  # Enter does the first thing that can be done
                self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._states.show_empty(
                "Everything is sent", "Orders, new accounts and letters that wait stand here, with the reason."
            )
        self._has_come = False
        self._show_choices()

    def _show_balance(self) -> None:
        """The portal names no currency, so none is shown."""
        known = self.presenter.shown.balance
        if known is not None:
            amount, seen_at = known
            self._balance.setText(
                f"Account balance at the portal: {amount}, fetched {self._formats.moment(seen_at.astimezone())}"
            )
        set_shown(self._balance, known is not None)

    def _show_failure(self, error: Exception) -> None:
        self._states.show_error(sentence_of(error, _UNREADABLE), "Try again. Nothing was changed.")

    def _current(self) -> SyncRow | None:
        row = self._table.current_row()
        return row if isinstance(row, SyncRow) else None

    def _show_choices(self, _row: object = None) -> None:
        row = self._current()
        set_shown(self._details, row is not None)
        if row is None:
            return
        self._what.setText(row.what)
        self._state.show_status(*state_of(row))
        self._reason.setText(row.reason or "It is sent as soon as there is a connection. You need do nothing.")
        self._facts.setText(" · ".join(self._known(row)))
        set_shown(self._facts, bool(self._facts.text()))
        first = row.actions[0] if row.actions and row.state == "parked" else ""
        for action, made in self._buttons.items():
            made.setText(action_words(row, action))
            set_look(made, "kind", "primary" if action == first else "")
            set_shown(made, action in row.actions)

    def _known(self, row: SyncRow) -> list[str]:
        known = [f"{name}: {value}" for name, value in row.facts]
        if row.next_at is not None:
            known.append(f"Next attempt at {self._formats.time(row.next_at.astimezone())}")
        return known

    # wishes

    def _activate(self, _row: object) -> None:
        row = self._current()
        if row is not None and row.actions and row.actions[0] != "export":
            self._act(row.actions[0])

    def _open_menu(self, _row: object, place: QPoint) -> None:
        row = self._current()
        if row is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in row.actions:
            made = QAction(action_words(row, action), menu)
            made.triggered.connect(partial(self._act, action))
            menu.addAction(made)
        menu.popup(place)

    def _act(self, action: str, _checked: bool = False) -> None:
        row = self._current()
        if row is None or action not in row.actions:
            return
        presenter = self.presenter
        deeds: dict[str, Callable[[SyncRow], None]] = {
            "fix": presenter.fix,
            "sheet": lambda row: self.sheet_requested.emit(row.subject),
            "it_is_there": self._ask_number,
            "it_is_not_there": self._ask_sent_again,
            "it_is_done": presenter.it_is_done,
            "settle": self._ask_note,
            "honour_price": presenter.honour_price,
            "requote": self._ask_requote,
            "ask": presenter.ask,
            "retry": presenter.retry,
            "park": presenter.park,
            "withdraw": presenter.withdraw,
            "export": self._ask_file,
        }
        deeds[action](row)

    def _open(self, dialog: AnswerDialog, take: Callable[[object], None]) -> None:
        self._dialog = dialog
        dialog.answered.connect(take)
        dialog.finished.connect(self._forget)
        dialog.open()

    def _forget(self) -> None:
        self._dialog = None

    def _ask_number(self, row: SyncRow) -> None:
        text = "Type or paste the order number that the portal shows under Orders and Billing."
        dialog = TextDialog(
            self, "portal_number", f"{row.subject} is in the portal", text, "Order number at the portal", "It is there"
        )
        self._open(dialog, lambda number: self.presenter.it_is_there(row, str(number)))

    def _ask_sent_again(self, row: SyncRow) -> None:
        text = (
            f"You have looked under Orders and Billing in the portal, and {row.subject} is not there. "
            "It is then sent again. If it is there after all, the customer is billed twice."
        )
        dialog = SureDialog(
            self, "not_there", "It is not in the portal?", text, "It is not there: send it", kind="danger"
        )
        self._open(dialog, lambda _: self.presenter.it_is_not_there(row))

    def _ask_note(self, row: SyncRow) -> None:
        text = f"{row.reason} Say in a note how it was cleared up at PayPal: given back, or recorded by hand."
        dialog = TextDialog(self, "payment_note", "The payment is cleared up", text, "Note", "It is cleared up")
        self._open(dialog, lambda note: self.presenter.settle(row, str(note)))

    def _ask_requote(self, row: SyncRow) -> None:
        text = (
            f"{row.reason if row.cause is Cause.REJECTED else ''} "
            f"{row.subject} is cancelled, and the same order is begun again, with everything filled in and the prices "
            "of today. You can correct it, quote it or place it. The old number is not used again."
        ).strip()
        dialog = SureDialog(self, "requote", "Begin again?", text, "Cancel and begin again", kind="primary")
        self._open(dialog, lambda _: self.presenter.requote(row))

    def _ask_file(self, row: SyncRow) -> None:
        dialog = QFileDialog(self, "Export for support", f"{row.subject or row.kind}.json", "JSON (*.json)")
        dialog.setObjectName("sync_export_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self.presenter.export(row, Path(file)))
        dialog.open()

    # SyncPageView

    def ask_choice(self, row: SyncRow, choice: Choice) -> None:
        self._open(ChoiceDialog(self, choice), lambda answer: self.presenter.choose(row, str(answer)))

    def ask_account(self, row: SyncRow, partner: NewPartner) -> None:
        def take(corrected: object) -> None:
            assert isinstance(corrected, NewPartner)
            self.presenter.correct_account(row, corrected)

        self._open(AccountDialog(self, row, partner, self._formats.countries()), take)

    def ask_recipient(self, row: SyncRow) -> None:
        dialog = TextDialog(self, "recipient", "Correct the address", row.reason, "Email address", "Send it there")
        self._open(dialog, lambda address: self.presenter.redirect(row, str(address)))

    def ask_po_number(self, row: SyncRow, now: str) -> None:
        text = f"{row.reason} Our own number is sent in any case; the customer's documents keep what is on them."
        dialog = TextDialog(
            self, "sync_po_number", "PO number for the portal", text, "PO number, may be empty", "Send it so", now
        )
        self._open(dialog, lambda number: self.presenter.tell_po_number(row, str(number)))

    def say(self, sentence: str) -> None:
        self.said.emit(sentence)

    def refuse(self, sentence: str, field: str) -> None:
        if self._dialog is not None:
            self._dialog.refuse(sentence, field)
        else:
            self.said.emit(sentence)

    def done(self) -> None:
        if self._dialog is not None:
            self._dialog.accept()

    def copy(self, text: str) -> None:
        QApplication.clipboard().setText(text)

    def resume(self, draft_id: str) -> None:
        self.resume_requested.emit(draft_id)

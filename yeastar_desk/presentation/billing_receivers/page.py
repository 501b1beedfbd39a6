"""The Billing receivers page: every stored billing contact, to search, add, edit, merge, import and delete."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QSettings, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from yeastar_desk.application.ports import StoredContact
from yeastar_desk.application.tidy_contacts import Duplicates
from yeastar_desk.domain.contacts import BillingContact
from yeastar_desk.presentation.billing_receivers.merge_dialog import MergeContactsDialog
from yeastar_desk.presentation.billing_receivers.presenter import ReceiversPresenter, ReceiverUses
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.imports import ImportFlow, ImportKind
from yeastar_desk.presentation.lists import Column, ListCard, PagedModel, Sort
from yeastar_desk.presentation.ports import Announce, Changed, Lane
from yeastar_desk.presentation.sale.contact_dialog import ContactDialog
from yeastar_desk.presentation.sentences import sentence_of
from yeastar_desk.presentation.widgets import CheckBox, EnterPresses, field

_UNREADABLE = "The contacts could not be read: the program failed in a way it should not. They are stored."


class BillingReceiversPage(QWidget):
    """Implements `ReceiversView`."""

    said = Signal(str)
    undo_offered = Signal(str)
    """Something was done that `presenter.undo` takes back."""

    def __init__(
        self,
        lane: Lane,
        uses: ReceiverUses,
        announce: Announce,
        formats: Formats,
        remembered: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("focusRing", "none")
        self._formats = formats
        self._dialog: ContactDialog | None = None
        self._merging: MergeContactsDialog | None = None
        self.presenter = ReceiversPresenter(self, lane, uses, announce)
        self._card = ListCard(
            "billing_receivers",
            "Billing receivers",
            "Name, email or tax number",
            "Add contact",
            "add_receiver_button",
        )
        self._model: PagedModel[StoredContact] = PagedModel(
            self._columns(), self._fetch, self.presenter.count, lane, lambda row: str(row.id), self._card.table
        )
        self._card.show_list(self._model, remembered)
        self._duplicates = self._card.add_beside("Find duplicates", "find_duplicates_button")
        import_button = self._card.add_beside("Import", "import_receivers_button")
        self._flow = ImportFlow(
            self, lane, {ImportKind.CONTACTS: lambda: uses.import_contacts}, announce, self._formats
        )
        self._flow.said.connect(self.said)
        self._flow.imported.connect(self.reload)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 24, 26, 24)
        column.addWidget(self._card)
        EnterPresses(self)
        self._card.search.search_requested.connect(self.presenter.search)
        self._card.add_button.clicked.connect(self.add)
        self._duplicates.clicked.connect(self._find_duplicates)
        import_button.clicked.connect(self._import)
        self._card.table.row_activated.connect(self._edit)
        self._card.table.menu_requested.connect(self._open_menu)
        self._card.table.row_selected.connect(self._show_choices)
        self._card.states.empty.action_requested.connect(self.add)
        self._card.states.error.retry_requested.connect(self.reload)
        self._delete = self._action("Delete", "delete_receiver_action", self._remove, QKeySequence.StandardKey.Delete)
        self._default = self._action("Use as the default", "default_receiver_action", self._make_default)
        self._model.loaded.connect(self._show_state)
        self._model.failed.connect(self._show_failure)

    def _columns(self) -> Sequence[Column[StoredContact]]:
        def where(row: StoredContact) -> str:
            return ", ".join(filter(None, (row.contact.city, self._formats.country(row.contact.country))))

        return (
            Column[StoredContact](
                "name",
                "Billed to",
                lambda row: row.contact.name,
                "strong",
                0,
                detail=lambda row: row.contact.person,
            ),
            Column[StoredContact]("email", "Email", lambda row: row.contact.email, "text", 232),
            Column[StoredContact]("city", "Place", where, "text", 196),
            Column[StoredContact]("tax_number", "Tax number", lambda row: row.contact.tax_number, "text", 140),
            Column[StoredContact]("company_id", "Customer", lambda row: row.company_id or "All customers", "muted", 0),
            Column[StoredContact](
                "is_default",
                "",
                lambda row: "Default" if row.is_default else "",
                "badge",
                90,
                False,
                tone=lambda _: "accent",
            ),
        )

    def _fetch(self, offset: int, limit: int, sort: Sort) -> Sequence[StoredContact]:
        return self.presenter.rows(offset, limit, sort.key, descending=sort.descending)

    # ReceiversView

    def reload(self) -> None:
        if self.isVisible():
            self._model.reload()

    def stored(self, sentence: str) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self.said.emit(sentence)
        self.reload()

    def refuse(self, sentence: str, field: str) -> None:
        if self._dialog is not None:
            self._dialog.refuse(sentence, field)
        elif self._merging is not None:
            self._merging.refuse(sentence)
        else:
            self.say(sentence)

    def say(self, sentence: str, *, undo: bool = False) -> None:
        (self.undo_offered if undo else self.said).emit(sentence)

    def ask_to_merge(self, group: Duplicates, place: int, groups: int) -> None:
        self.merge_ended()
        dialog = MergeContactsDialog(self, group, place, groups, self._formats.country)
        dialog.merge_requested.connect(self.presenter.merge)
        dialog.skip_requested.connect(self.presenter.skip)
        dialog.rejected.connect(self._forget_merge)
        self._merging = dialog
        dialog.open()

    def merge_ended(self) -> None:
        if self._merging is not None:
            dialog, self._merging = self._merging, None
            dialog.accept()

    def heard(self, change: Changed) -> None:
        """Connect `Changes.changed` here."""
        self.presenter.heard(change)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def _show_state(self) -> None:
        total = self._model.total()
        noun = "contact" if total == 1 else "contacts"
        self._card.count.setText(f"{self._formats.number(total)} {noun}" if total else "")
        self._duplicates.setEnabled(total > 1 or self.presenter.is_filtered())
        self._show_choices()
        if total:
            self._card.states.show_content()
        elif self.presenter.is_filtered():
            self._card.states.show_empty("Nothing matches", "Try a part of the name, the city or the tax number.")
        else:
            self._card.states.show_empty(
                "No billing contacts yet",
                "Add whom you bill often, or import a list. Checkout offers them.",
                "Add contact",
            )

    def _show_failure(self, error: Exception) -> None:
        self._card.states.show_error(sentence_of(error, _UNREADABLE), "Try again. Nothing was changed.")

    # what can be done with a row

    def _action(
        self, text: str, name: str, do: Callable[[], None], shortcut: QKeySequence.StandardKey | None = None
    ) -> QAction:
        made = QAction(text, self._card.table)
        made.setObjectName(name)
        if shortcut is not None:
            made.setShortcut(QKeySequence(shortcut))
            made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        made.triggered.connect(do)
        self._card.table.addAction(made)
        return made

    def _current(self) -> StoredContact | None:
        row = self._card.table.current_row()
        return row if isinstance(row, StoredContact) else None

    def _show_choices(self) -> None:
        row = self._current()
        self._delete.setEnabled(row is not None)
        self._default.setEnabled(row is not None and not row.is_default)

    def _open_menu(self, row: object, place: QPoint) -> None:
        self._show_choices()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Edit", lambda: self._edit(row))
        menu.addAction(self._default)
        menu.addAction(self._delete)
        menu.popup(place)

    def _remove(self) -> None:
        row = self._current()
        if row is not None:
            self.presenter.remove(row)

    def _make_default(self) -> None:
        row = self._current()
        if row is not None:
            self.presenter.make_default(row)

    def _find_duplicates(self) -> None:
        self.presenter.find_duplicates()

    def _import(self) -> None:
        self._flow.choose_file(ImportKind.CONTACTS)

    def look_at(self, file: str) -> None:
        """Read a file of contacts and show what importing it would do."""
        self._flow.look_at(ImportKind.CONTACTS, file)

    # adding and editing

    def add(self) -> None:
        """Ask for a new contact."""
        self._open(StoredContact(0, BillingContact()), new=True)

    def _edit(self, row: object) -> None:
        if isinstance(row, StoredContact):
            self._open(row, new=False)

    def _open(self, before: StoredContact, *, new: bool) -> None:
        company_id = QLineEdit(before.company_id)
        company_id.setObjectName("receiver_company_id_edit")
        company_id.setPlaceholderText("Empty: for all customers")
        default = CheckBox("Use as the default")
        default.setObjectName("receiver_default_check")
        default.setChecked(before.is_default)
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(field("Company ID", company_id))
        column.addWidget(default)
        dialog = ContactDialog(
            self, before.contact, self._formats.countries(), self.presenter.tax_number, new=new, beside=beside
        )
        dialog.set_text("Checkout offers it, and documents print it as it stands here.")
        dialog.save_requested.connect(
            lambda contact: self.presenter.save(before, contact, company_id.text(), is_default=default.isChecked())
        )
        dialog.finished.connect(self._forget)
        self._dialog = dialog
        dialog.open()

    def _forget(self) -> None:
        self._dialog = None

    def _forget_merge(self) -> None:
        self._merging = None

"""The Billing receivers page: every stored billing contact, to search, add and edit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSettings, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from yeastar_desk.application.ports import StoredContact
from yeastar_desk.domain.contacts import BillingContact
from yeastar_desk.presentation.billing_receivers.presenter import ReceiversPresenter, ReceiverUses
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.lists import Column, ListCard, PagedModel, Sort
from yeastar_desk.presentation.ports import Announce, Changed, Lane
from yeastar_desk.presentation.sale.contact_dialog import ContactDialog
from yeastar_desk.presentation.sentences import sentence_of
from yeastar_desk.presentation.widgets import CheckBox, EnterPresses, field

_UNREADABLE = "The contacts could not be read: the program failed in a way it should not. They are stored."


class BillingReceiversPage(QWidget):
    """Implements `ReceiversView`."""

    said = Signal(str)

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
        self.presenter = ReceiversPresenter(self, lane, uses, announce)
        self._card = ListCard(
            "billing_receivers",
            "Billing receivers",
            "Search names, e-mail addresses, tax numbers",
            "Add contact",
            "add_receiver_button",
        )
        self._model: PagedModel[StoredContact] = PagedModel(
            self._columns(), self._fetch, self.presenter.count, lane, lambda row: str(row.id), self._card.table
        )
        self._card.show_list(self._model, remembered)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 24, 26, 24)
        column.addWidget(self._card)
        EnterPresses(self)
        self._card.search.search_requested.connect(self.presenter.search)
        self._card.add_button.clicked.connect(self.add)
        self._card.table.row_activated.connect(self._edit)
        self._card.states.empty.action_requested.connect(self.add)
        self._card.states.error.retry_requested.connect(self.reload)
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
            Column[StoredContact]("email", "E-mail", lambda row: row.contact.email, "text", 240),
            Column[StoredContact]("city", "Place", where, "text", 200),
            Column[StoredContact]("tax_number", "Tax number", lambda row: row.contact.tax_number, "text", 150),
            Column[StoredContact](
                "company_id", "Customer", lambda row: row.company_id or "All customers", "muted", 130
            ),
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
        if total:
            self._card.states.show_content()
        elif self.presenter.is_filtered():
            self._card.states.show_empty("Nothing matches", "Try a part of the name, the city or the tax number.")
        else:
            self._card.states.show_empty(
                "No billing contacts yet", "Add whom you bill often. Checkout offers them.", "Add contact"
            )

    def _show_failure(self, error: Exception) -> None:
        self._card.states.show_error(sentence_of(error, _UNREADABLE), "Try again. Nothing was changed.")

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

"""An issued document over the page: read it, print it, save it, hand it over; also marked as a copy."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from yeastar_desk.application.issue_document import DocumentFiles
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Announce, Lane
from yeastar_desk.presentation.preview.handing_over import HandingOver, HandingOverUses
from yeastar_desk.presentation.preview.paper_actions import PaperActions
from yeastar_desk.presentation.preview.pdf_frame import PdfFrame
from yeastar_desk.presentation.preview.presenter import DocumentPresenter, DocumentShown
from yeastar_desk.presentation.theme import icon
from yeastar_desk.presentation.widgets import EnterPresses, Notice, SidePanel, button

_COPY, _ORIGINAL = "Show copy", "Show original"
_ABOUT_COPY = "The same document with “Copy” on every page, to give away a second time"


class DocumentPanelUses(HandingOverUses, Protocol):
    """Everything that the panel asks for."""

    @property
    def document_files(self) -> DocumentFiles: ...


class DocumentPanel(SidePanel):
    """Implements `DocumentView`. One panel serves all documents of a window.

    Args:
        host: what it covers (`Shell.content`); lane: the database lane; paper_lane: draws and prints.
    """

    said = Signal(str)
    settings_requested = Signal()

    def __init__(
        self,
        host: QWidget,
        uses: DocumentPanelUses,
        lane: Lane,
        paper_lane: Lane,
        announce: Announce,
        formats: Formats,
        *,
        native_dialogs: bool = True,
    ) -> None:
        super().__init__(host)
        self.setObjectName("document_panel")
        self.close_button.setObjectName("close_document_button")
        self._document: DocumentShown | None = None
        self._frame = PdfFrame()
        self._frame.setObjectName("document_panel_frame")
        self._frame.use_lane(paper_lane)
        self._notice = Notice()
        self._print = button("Print…", "primary", "document_print_button")
        self._print.setIcon(icon("print", "primary_text"))
        self._save = button("Save PDF…", "", "document_save_pdf_button")
        self._save.setIcon(icon("download", "text"))
        self._email = button("Email…", "", "document_email_button")
        self._email.setIcon(icon("mail", "text"))
        self._link = button("Show link…", "", "document_link_button")
        self._link.setToolTip("A QR code: the customer fetches the document with a phone")
        self._copy = button(_COPY, "", "document_copy_button")
        self._copy.setIcon(icon("copy", "text"))
        self._copy.setToolTip(_ABOUT_COPY)
        self._no_mail = button("Set up email in Settings", "link", "document_mail_settings_button")
        self._no_mail.hide()
        self._lay_out()
        EnterPresses(self)
        self._paper = PaperActions(self, paper_lane, native_dialogs=native_dialogs)
        self._paper.said.connect(self._say)
        self._paper.failed.connect(self._say_failed)
        self._handing_over = HandingOver(self, uses, lane, announce, formats)
        self._handing_over.said.connect(self._say)
        self.presenter = DocumentPresenter(uses, lane, self)
        self._frame.retry_requested.connect(self.presenter.retry)
        self._connect()

    def _connect(self) -> None:
        self._print.clicked.connect(self._ask_to_print)
        self._save.clicked.connect(self._ask_to_save)
        self._email.clicked.connect(self._ask_to_mail)
        self._link.clicked.connect(self._ask_for_link)
        self._copy.clicked.connect(self.presenter.turn_over)
        self._no_mail.clicked.connect(self.settings_requested)
        for keys, wish, pressed in (
            ("Ctrl+P", self._ask_to_print, self._print),
            ("Ctrl+S", self._ask_to_save, self._save),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(wish)
            pressed.setToolTip(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText))
        self.close_requested.connect(self._leave)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.body())
        column.setContentsMargins(24, 16, 24, 12)
        column.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(10)
        for each in (self._print, self._save, self._link, self._email, self._no_mail):
            row.addWidget(each)
        row.addStretch(1)
        row.addWidget(self._copy)
        column.addLayout(row)
        column.addWidget(self._notice)
        column.addWidget(self._frame, 1)

    def open_document(self, number: str) -> None:
        """Slide in with a document, by its number or the number of its order."""
        self._notice.show_message("")
        self.presenter.show(number)
        if not self.isVisible():
            self.slide_in()

    # DocumentView

    def show_loading(self, title: str) -> None:
        self.set_title(title)
        self._document = None
        self._allow(allowed=False)
        self._frame.show_loading()

    def show_document(self, shown: DocumentShown) -> None:
        self.set_title(shown.title)
        self._document = shown
        self._allow(allowed=True)
        self._copy.setText(_ORIGINAL if shown.is_copy else _COPY)
        self._frame.show_pdf(shown.pdf, shown.title)
        if not self._copy.hasFocus():
            self._print.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_mail(self, reason: str) -> None:
        self._email.setToolTip(reason)
        self._email.setAccessibleDescription(reason)
        self._no_mail.setToolTip(reason)
        self._no_mail.setVisible(bool(reason))
        self._email.setVisible(not reason)

    def show_problem(self, sentence: str) -> None:
        self._frame.show_problem(sentence)

    # wishes

    def _ask_to_print(self) -> None:
        if self._document is not None:
            self._paper.print(self._document.pdf, self._document.file_name)

    def _ask_to_save(self) -> None:
        if self._document is not None:
            self._paper.save(self._document.pdf, self._document.file_name, self._document.customer)

    def _ask_to_mail(self) -> None:
        if self._document is not None:
            self._handing_over.mail(self._document.number)

    def _ask_for_link(self) -> None:
        if self._document is not None:
            self._handing_over.show_link(self._document.number)

    def _allow(self, *, allowed: bool) -> None:
        for each in (self._print, self._save, self._link, self._email, self._copy):
            each.setEnabled(allowed)

    def _say(self, sentence: str) -> None:
        self._notice.show_message(sentence, "ok")
        self.said.emit(sentence)

    def _say_failed(self, sentence: str) -> None:
        self._notice.show_message(sentence, "danger")

    def _leave(self) -> None:
        self._handing_over.close()
        self.presenter.cancel()
        self.slide_out()

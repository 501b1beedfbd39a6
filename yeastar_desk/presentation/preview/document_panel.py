"""An issued document over the page: read it, print it, save it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from yeastar_desk.presentation.ports import Lane
from yeastar_desk.presentation.preview.paper_actions import PaperActions
from yeastar_desk.presentation.preview.pdf_frame import PdfFrame
from yeastar_desk.presentation.preview.presenter import DocumentPresenter, DocumentUses
from yeastar_desk.presentation.theme import icon
from yeastar_desk.presentation.widgets import EnterPresses, Notice, SidePanel, button

NO_MAIL = "E-mail is not set up yet: enter your mail server in Settings."


class DocumentPanel(SidePanel):
    """Implements `DocumentView`. One panel serves all documents of a window.

    Args:
        host: what it covers (`Shell.content`); lane: the database lane; paper_lane: draws and prints.
    """

    said = Signal(str)

    def __init__(
        self, host: QWidget, uses: DocumentUses, lane: Lane, paper_lane: Lane, *, native_dialogs: bool = True
    ) -> None:
        super().__init__(host)
        self.setObjectName("document_panel")
        self.close_button.setObjectName("close_document_button")
        self._number, self._customer, self._pdf = "", "", b""
        self._frame = PdfFrame()
        self._frame.setObjectName("document_panel_frame")
        self._frame.use_lane(paper_lane)
        self._notice = Notice()
        self._print = button("Print…", "primary", "document_print_button")
        self._print.setIcon(icon("print", "primary_text"))
        self._save = button("Save PDF…", "", "document_save_pdf_button")
        self._save.setIcon(icon("download", "text"))
        self._email = button("Email", "", "document_email_button")
        self._email.setIcon(icon("mail", "text"))
        self._email.setEnabled(False)
        self._email.setToolTip(NO_MAIL)
        self._email.setAccessibleDescription(NO_MAIL)
        self._lay_out()
        EnterPresses(self)
        self._paper = PaperActions(self, paper_lane, native_dialogs=native_dialogs)
        self._paper.said.connect(self._say)
        self._paper.failed.connect(self._say_failed)
        self.presenter = DocumentPresenter(uses, lane, self)
        self._frame.retry_requested.connect(self.presenter.retry)
        self._print.clicked.connect(self._ask_to_print)
        self._save.clicked.connect(self._ask_to_save)
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
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(24, 16, 24, 12)
        column.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(10)
        for each in (self._print, self._save, self._email):
            row.addWidget(each)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._notice)
        column.addWidget(self._frame, 1)
        self.set_body(body)

    def open_document(self, number: str) -> None:
        """Slide in with a document, by its number or the number of its order."""
        self._notice.show_message("")
        self.presenter.show(number)
        if not self.isVisible():
            self.slide_in()

    # DocumentView

    def show_loading(self, title: str) -> None:
        self.set_title(title)
        self._pdf = b""
        self._allow_paper(allowed=False)
        self._frame.show_loading()

    def show_document(self, title: str, number: str, customer: str, pdf: bytes) -> None:
        self.set_title(title)
        self._number, self._customer, self._pdf = number, customer, pdf
        self._allow_paper(allowed=True)
        self._frame.show_pdf(pdf, title)
        self._print.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, sentence: str) -> None:
        self._frame.show_problem(sentence)

    # wishes

    def _ask_to_print(self) -> None:
        if self._pdf:
            self._paper.print(self._pdf, self._number)

    def _ask_to_save(self) -> None:
        if self._pdf:
            self._paper.save(self._pdf, self._number, self._customer)

    def _allow_paper(self, *, allowed: bool) -> None:
        for each in (self._print, self._save):
            each.setEnabled(allowed)

    def _say(self, sentence: str) -> None:
        self._notice.show_message(sentence, "ok")
        self.said.emit(sentence)

    def _say_failed(self, sentence: str) -> None:
        self._notice.show_message(sentence, "danger")

    def _leave(self) -> None:
        self.presenter.cancel()
        self.slide_out()

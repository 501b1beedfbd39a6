"""Step 3 on screen: what was placed, the document itself, and the next customer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from yeastar_desk.presentation.forms.ui_done import Ui_Done
from yeastar_desk.presentation.ports import Lane
from yeastar_desk.presentation.preview.paper_actions import PaperActions
from yeastar_desk.presentation.sale.shown import DoneShown
from yeastar_desk.presentation.sale.steps import SaleSteps
from yeastar_desk.presentation.theme import icon
from yeastar_desk.presentation.widgets import set_shown


class DoneStep(QWidget):
    """Implements `views.DoneStepView`."""

    orders_requested = Signal(str)
    """Show the order with this number in Orders."""
    said = Signal(str)

    def __init__(self, paper_lane: Lane, parent: QWidget | None = None, *, native_dialogs: bool = True) -> None:
        super().__init__(parent)
        self._form = Ui_Done()
        self._form.setupUi(self)
        self.setObjectName("done_page")
        self.setProperty("focusRing", "none")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._shown: DoneShown | None = None
        self._pdf = b""
        form = self._form
        form.document_frame.use_lane(paper_lane)
        form.print_button.setIcon(icon("print", "primary_text"))
        form.save_pdf_button.setIcon(icon("download", "text"))
        form.email_button.setIcon(icon("mail", "text"))
        for button, keys in (
            (form.new_order_button, "Ctrl+N"),
            (form.print_button, "Ctrl+P"),
            (form.save_pdf_button, "Ctrl+S"),
        ):
            button.setToolTip(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText))
        self._paper = PaperActions(self, paper_lane, native_dialogs=native_dialogs)
        self._paper.said.connect(self.said)
        self._paper.failed.connect(self._say_failed)

    def bind(self, presenter: SaleSteps) -> None:
        """Let wishes of the rep reach the presenter."""
        form = self._form
        form.document_frame.retry_requested.connect(presenter.done.load_document)
        form.new_order_button.clicked.connect(presenter.start_new)
        form.same_again_button.clicked.connect(presenter.start_same)
        form.open_in_orders_button.clicked.connect(self._open_in_orders)
        form.print_button.clicked.connect(self._print)
        form.save_pdf_button.clicked.connect(self._save)
        for keys, wish in (
            (QKeySequence("Ctrl+N"), presenter.start_new),
            (QKeySequence("Ctrl+P"), self._print),
            (QKeySequence("Ctrl+S"), self._save),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(wish)

    def begin(self) -> None:
        """The step has come to the front; as soon as the document is there, the next useful key prints it."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_done(self, shown: DoneShown) -> None:
        form = self._form
        self._shown = shown
        self._pdf = b""
        form.done_summary_label.setText(shown.summary)
        form.order_number_label.setText(shown.order_number)
        form.document_number_label.setText(shown.document_number)
        form.next_notice.show_message(shown.next, "warning")
        form.same_again_button.setText(shown.same)
        set_shown(form.same_again_button, bool(shown.same))
        form.email_button.setText(shown.email)
        form.email_button.setEnabled(not shown.email_reason)
        form.email_button.setToolTip(shown.email_reason)
        form.email_reason_label.setText(shown.email_reason)
        form.email_reason_label.setVisible(bool(shown.email_reason))
        self._allow_paper(allowed=False)
        form.document_frame.show_loading()

    def show_document(self, pdf: bytes) -> None:
        self._pdf = pdf
        self._allow_paper(allowed=True)
        number = self._shown.document_number if self._shown is not None else ""
        self._form.document_frame.show_pdf(pdf, number)
        if self.hasFocus():
            self._form.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_no_document(self, sentence: str) -> None:
        self._form.document_frame.show_problem(sentence)

    def _allow_paper(self, *, allowed: bool) -> None:
        self._form.print_button.setEnabled(allowed)
        self._form.save_pdf_button.setEnabled(allowed)

    def _print(self) -> None:
        if self._shown is not None and self._pdf:
            self._paper.print(self._pdf, self._shown.document_number)

    def _save(self) -> None:
        if self._shown is not None and self._pdf:
            self._paper.save(self._pdf, self._shown.document_number, self._shown.company)

    def _open_in_orders(self) -> None:
        if self._shown is not None:
            self.orders_requested.emit(self._shown.order_number)

    def _say_failed(self, sentence: str) -> None:
        self._form.next_notice.show_message(sentence, "danger")

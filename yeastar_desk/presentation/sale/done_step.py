"""Step 3 on screen: what was placed, its payment, the document itself, and the next customer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from yeastar_desk.presentation.forms.ui_done import Ui_Done
from yeastar_desk.presentation.ports import Lane
from yeastar_desk.presentation.preview.handing_over import HandingOver
from yeastar_desk.presentation.preview.paper_actions import PaperActions
from yeastar_desk.presentation.preview.qr_code import Modules
from yeastar_desk.presentation.sale.payment_shown import PaymentShown
from yeastar_desk.presentation.sale.shown import DoneShown
from yeastar_desk.presentation.sale.steps import SaleSteps
from yeastar_desk.presentation.theme import icon
from yeastar_desk.presentation.widgets import set_shown
from yeastar_desk.presentation.widgets.flow import FlowLayout

_MAIL_WIDTH = 300


class DoneStep(QWidget):
    """Implements `views.DoneStepView`."""

    orders_requested = Signal(str)
    """Show the order with this number in Orders."""
    settings_requested = Signal()
    said = Signal(str)

    def __init__(self, paper_lane: Lane, parent: QWidget | None = None, *, native_dialogs: bool = True) -> None:
        super().__init__(parent)
        self._form = Ui_Done()
        self._form.setupUi(self)
        form = self._form
        row = FlowLayout(form.next_buttons, 10)
        for each in (form.new_order_button, form.same_again_button, form.open_in_orders_button):
            row.addWidget(each)
        self.setObjectName("done_page")
        self.setProperty("focusRing", "none")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._shown: DoneShown | None = None
        self._pdf = b""
        self._pays_by_key = False
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

    def hand_over_with(self, handing_over: HandingOver) -> None:
        """Who mails the document or serves it in the booth; before `bind`."""
        self._handing_over = handing_over
        handing_over.said.connect(self.said)

    def bind(self, presenter: SaleSteps) -> None:
        """Let wishes of the rep reach the presenter."""
        form = self._form
        form.payment_card.bind(presenter.done.payment)
        form.payment_card.another_way_requested.connect(self._open_in_orders)
        form.document_frame.retry_requested.connect(presenter.done.load_document)
        form.new_order_button.clicked.connect(presenter.start_new)
        form.same_again_button.clicked.connect(presenter.start_same)
        form.open_in_orders_button.clicked.connect(self._open_in_orders)
        form.print_button.clicked.connect(self._print)
        form.save_pdf_button.clicked.connect(self._save)
        form.email_button.clicked.connect(self._mail)
        form.email_settings_button.clicked.connect(self.settings_requested)
        form.link_button.clicked.connect(self._show_link)
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

    # DoneStepView

    def show_done(self, shown: DoneShown) -> None:
        form = self._form
        if self._shown is None or self._shown.order_number != shown.order_number:
            self._pays_by_key = False
            form.payment_card.hide()
            set_shown(form.tick, True)
            form.email_button.setEnabled(False)
            self._show_reason("")
        if self._shown is None or self._shown.document_number != shown.document_number or not self._pdf:
            self._pdf = b""
            self._allow_paper(allowed=False)
            form.document_frame.show_loading()
        self._shown = shown
        form.done_title.setText(shown.title)
        form.done_summary_label.setText(shown.summary)
        form.order_number_label.setText(shown.order_number)
        form.document_number_label.setText(shown.document_number)
        form.next_notice.show_message(shown.next, shown.tone)
        form.same_again_button.setText(shown.same)
        set_shown(form.same_again_button, bool(shown.same))
        metrics = form.email_button.fontMetrics()
        form.email_button.setText(metrics.elidedText(shown.email, Qt.TextElideMode.ElideMiddle, _MAIL_WIDTH))
        form.email_button.setAccessibleName(shown.email)

    def show_mail(self, reason: str) -> None:
        self._form.email_button.setEnabled(not reason)
        self._form.email_button.setToolTip(reason)
        self._show_reason(reason)

    def _show_reason(self, reason: str) -> None:
        self._form.email_reason_label.setText(reason)
        for part in (self._form.email_reason_label, self._form.email_settings_button):
            set_shown(part, bool(reason))

    def show_payment(self, shown: PaymentShown, code: Modules) -> None:
        card = self._form.payment_card
        had_focus = card.has_focus()
        set_shown(self._form.tick, shown.tone == "ok")  # it is not done before it is paid
        card.show_payment(shown, code)
        if had_focus and not card.has_focus():  # its buttons are gone, perhaps for a moment only
            self.begin()
            self._pays_by_key = True
        elif self._pays_by_key and self.hasFocus():
            card.begin()

    def wake_in(self, seconds: float | None) -> None:
        self._form.payment_card.wake_in(seconds)

    def show_document(self, pdf: bytes) -> None:
        self._pdf = pdf
        self._allow_paper(allowed=True)
        number = self._shown.document_number if self._shown is not None else ""
        self._form.document_frame.show_pdf(pdf, number)
        if self.hasFocus():
            self._form.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_no_document(self, sentence: str) -> None:
        self._form.document_frame.show_problem(sentence)

    def leave(self) -> None:
        self._handing_over.close()

    # wishes

    def _allow_paper(self, *, allowed: bool) -> None:
        for each in (self._form.print_button, self._form.save_pdf_button, self._form.link_button):
            each.setEnabled(allowed)

    def _print(self) -> None:
        if self._shown is not None and self._pdf:
            self._paper.print(self._pdf, self._shown.document_number)

    def _save(self) -> None:
        if self._shown is not None and self._pdf:
            self._paper.save(self._pdf, self._shown.document_number, self._shown.company)

    def _mail(self) -> None:
        if self._shown is not None:
            self._handing_over.mail(self._shown.document_number)

    def _show_link(self) -> None:
        if self._shown is not None:
            self._handing_over.show_link(self._shown.document_number)

    def _open_in_orders(self) -> None:
        if self._shown is not None:
            self.orders_requested.emit(self._shown.order_number)

    def _say_failed(self, sentence: str) -> None:
        self._form.next_notice.show_message(sentence, "danger")

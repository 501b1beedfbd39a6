"""An online payment on screen: the code for the customer's phone, what is happening, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from yeastar_desk.domain.invoicing import Missing
from yeastar_desk.presentation.preview.qr_code import Modules, QrCode
from yeastar_desk.presentation.sale.payment_presenter import PaymentPresenter
from yeastar_desk.presentation.sale.payment_shown import PaymentShown
from yeastar_desk.presentation.theme import icon
from yeastar_desk.presentation.widgets import (
    Badge,
    Card,
    Dialog,
    Notice,
    button,
    field,
    label,
    section_title,
    set_shown,
)

SANDBOX = "Sandbox, no money"
_SIDE = 136


class PaymentCard(Card):
    """Implements `PaymentView`. Hidden while there is nothing to show."""

    another_way_requested = Signal()
    """The customer pays otherwise: bank transfer, cash, a card terminal."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("payment_card")
        self._link = ""
        self._missing: tuple[Missing, ...] = ()
        self._presenter: PaymentPresenter | None = None
        self._title = section_title("Payment")
        self._title.setObjectName("payment_title_label")
        self._sandbox = Badge(None, SANDBOX, "warning")
        self._sandbox.setObjectName("payment_sandbox_badge")
        self._code = QrCode(_SIDE)
        self._code.setObjectName("payment_code")
        self._words = label()
        self._words.setObjectName("payment_words_label")
        self._words.setWordWrap(True)
        self._notice = Notice()
        self._notice.setObjectName("payment_notice")
        self._open = button("Open page", "primary", "payment_open_button")
        self._open.setIcon(icon("external", "primary_text"))
        self._open.setToolTip("Open PayPal's page in the browser of this laptop")
        self._check = button("Check now", "", "payment_check_button")
        self._cancel = button("Cancel", "", "payment_cancel_button")
        self._cancel.setAccessibleName("Cancel this payment")
        self._again = button("Try again", "primary", "payment_again_button")
        self._complete = button("Complete the invoice…", "primary", "payment_complete_button")
        self._other = button("Card instead", "", "payment_other_button")
        self._another = button("Other way…", "", "payment_another_button")
        self._another.setToolTip("Bank transfer, cash, cheque or a card terminal: record it in Orders")
        self._settle = button("Cleared up…", "", "payment_settle_button")
        self._settle.setToolTip("Say how this was cleared up at PayPal; then the order can be paid")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._lay_out()
        self._open.clicked.connect(self._open_page)
        self._another.clicked.connect(self.another_way_requested)
        self.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._sandbox)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self._code, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self._notice, 1, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        first = (self._open, self._complete, self._again, self._other)
        for each in (*first, self._another, self._check, self._cancel, self._settle):
            buttons.addWidget(each)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addLayout(top)
        column.addLayout(buttons)

    def bind(self, presenter: PaymentPresenter) -> None:
        """Let wishes of the rep reach the presenter."""
        self._presenter = presenter
        self._check.clicked.connect(presenter.step)
        self._cancel.clicked.connect(presenter.cancel)
        self._again.clicked.connect(presenter.try_again)
        self._other.clicked.connect(presenter.other_method)
        self._settle.clicked.connect(self._ask_how)
        self._complete.clicked.connect(self._ask_for_missing)
        self._timer.timeout.connect(presenter.step)

    def begin(self) -> None:
        """Put the focus where the next key is useful."""
        for each in (self._open, self._complete, self._again):
            if each.isVisibleTo(self):
                each.setFocus(Qt.FocusReason.OtherFocusReason)

    def has_focus(self) -> bool:
        """Whether one of its buttons has the focus."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    # PaymentView

    def show_payment(self, shown: PaymentShown, code: Modules) -> None:
        had_focus = self.has_focus()
        self._link = shown.link
        self._missing = shown.missing
        self._title.setText(shown.title)
        set_shown(self._sandbox, shown.sandbox)
        self._code.show_code(code, "QR code of PayPal's page, for the customer's phone")
        quiet = bool(code) and shown.tone == "info"  # beside the code there is little room for a box
        self._words.setText(shown.sentence if quiet else "")
        set_shown(self._words, quiet)
        self._notice.show_message("" if quiet else shown.sentence, shown.tone)
        self._other.setText("PayPal instead" if shown.card else "Card instead")
        for part, is_shown in (
            (self._code, bool(code)),
            (self._open, bool(shown.link)),
            (self._check, shown.may_check),
            (self._cancel, shown.may_cancel),
            (self._complete, bool(shown.missing)),
            (self._again, shown.may_retry and not shown.missing),
            (self._other, shown.may_retry and not shown.missing),
            (self._another, shown.may_retry),
            (self._settle, shown.may_settle),
        ):
            set_shown(part, is_shown)
        set_shown(self, True)
        if had_focus:
            self.begin()

    def wake_in(self, seconds: float | None) -> None:
        if seconds is None:
            self._timer.stop()
        else:
            self._timer.start(round(seconds * 1000))

    def _ask_how(self) -> None:
        if self._presenter is None:
            return
        settle = self._presenter.settle
        dialog = Dialog(
            self,
            "Cleared up at PayPal?",
            "Look for this payment in the PayPal account first. If the money is yours, record it in Orders with "
            "PayPal's number as the reference. Your note is kept with the order.",
        )
        dialog.setObjectName("settle_dialog")
        note = QLineEdit()
        note.setObjectName("settle_note_edit")
        note.setMaxLength(300)
        dialog.body.addWidget(field("How it was cleared up", note))
        dialog.add_action("Go back", "", "settle_cancel_button").clicked.connect(dialog.reject)
        confirm = dialog.add_action("Cleared up", "primary", "settle_confirm_button")
        confirm.setEnabled(False)
        note.textChanged.connect(lambda text: confirm.setEnabled(bool(text.strip())))
        confirm.clicked.connect(dialog.accept)
        dialog.accepted.connect(lambda: settle(note.text()))
        dialog.open()
        note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_for_missing(self) -> None:
        if self._presenter is None:
            return
        complete = self._presenter.complete
        dialog = Dialog(self, "What the invoice lacks", "It is asked for now, because the invoice follows the payment.")
        dialog.setObjectName("complete_dialog")
        edits: dict[str, QLineEdit] = {}
        for each in self._missing:
            edits[each.field] = QLineEdit()
            edits[each.field].setObjectName(f"complete_{each.field.replace('.', '_')}_edit")
            dialog.body.addWidget(field(each.caption, edits[each.field]))
        dialog.add_action("Go back", "", "complete_cancel_button").clicked.connect(dialog.reject)
        dialog.add_action("Save and go on", "primary", "complete_confirm_button").clicked.connect(dialog.accept)
        dialog.accepted.connect(
            lambda: complete({name: edit.text().strip() for name, edit in edits.items() if edit.text().strip()})
        )
        dialog.open()
        next(iter(edits.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_page(self) -> None:
        if self._link:
            QDesktopServices.openUrl(QUrl(self._link))

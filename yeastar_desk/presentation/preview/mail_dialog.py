"""The letter before it is sent: recipient, subject, text, what goes with it, and a note of the rep's own."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from yeastar_desk.presentation.ports import Announce, Lane
from yeastar_desk.presentation.preview.mail_presenter import LetterShown, MailPresenter, MailUses
from yeastar_desk.presentation.widgets import Dialog, KeyValues, Notice, field, set_look

_PAUSE_MS = 300


class MailDialog(Dialog):
    """Implements `MailView`. What is shown is what goes out; changing it shows it anew."""

    said = Signal(str)
    """The letter is queued."""

    def __init__(self, parent: QWidget, number: str, uses: MailUses, lane: Lane, announce: Announce) -> None:
        super().__init__(parent, f"Email {number}", width=640)
        self.setObjectName("mail_dialog")
        self._filled = False
        self._recipient = QLineEdit()
        self._recipient.setObjectName("mail_recipient_edit")
        self._note = QLineEdit()
        self._note.setObjectName("mail_note_edit")
        self._note.setMaxLength(500)
        self._facts = KeyValues(caption_width=100)
        self._from = self._facts.add_row("From", "—", "mail_sender_label")
        self._subject = self._facts.add_row("Subject", "—", "mail_subject_label")
        self._enclosed = self._facts.add_row("With it", "—", "mail_enclosed_label")
        self._language = self._facts.add_row("Language", "—", "mail_language_label")
        self._text = QPlainTextEdit()
        self._text.setObjectName("mail_text")
        self._text.setAccessibleName("Text of the letter")
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(232)
        self._notice = Notice()
        self._notice.setObjectName("mail_notice")
        self.body.addWidget(field("To", self._recipient))
        self.body.addWidget(field("Your own words, above the summary (optional)", self._note))
        self.body.addWidget(self._facts)
        self.body.addWidget(self._text)
        self.body.addWidget(self._notice)
        self.add_action("Cancel", "", "mail_cancel_button").clicked.connect(self.reject)
        self._send = self.add_action("Send", "primary", "mail_send_button")
        self._send.setEnabled(False)
        self._send.clicked.connect(self._ask_to_send)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._show_anew)
        for edit in (self._recipient, self._note):
            edit.textEdited.connect(self._changed)
        self.presenter = MailPresenter(uses, lane, announce, self)
        self.presenter.show(number)

    def open(self) -> None:
        super().open()
        self._recipient.setFocus(Qt.FocusReason.OtherFocusReason)

    # MailView

    def show_letter(self, shown: LetterShown) -> None:
        if not self._filled:
            self._filled = True
            self._recipient.setText(shown.recipient)
            self._recipient.selectAll()
        self._from.setText(shown.sender)
        self._subject.setText(shown.subject)
        self._enclosed.setText(shown.enclosed)
        self._language.setText(shown.language)
        self._text.setPlainText(shown.text)
        self._say("", "")
        self._send.setEnabled(True)

    def show_problem(self, sentence: str, field: str) -> None:
        self._say(sentence, field)
        self._send.setEnabled(False)

    def queued(self, sentence: str) -> None:
        self.accept()
        self.said.emit(sentence)

    def _say(self, sentence: str, field: str) -> None:
        self._notice.show_message(sentence, "danger")
        set_look(self._recipient, "invalid", field == "recipient")
        self.adjust()

    # wishes

    def _changed(self) -> None:
        self._send.setEnabled(False)
        self._pause.start()

    def _show_anew(self) -> None:
        self.presenter.change(self._recipient.text(), self._note.text())

    def _ask_to_send(self) -> None:
        self._send.setEnabled(False)
        self.presenter.send(self._recipient.text().strip(), self._note.text())

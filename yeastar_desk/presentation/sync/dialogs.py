"""The questions of the sync centre. Each stays open until its answer is stored, or given up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from yeastar_desk.application.sync_view import SyncRow
from yeastar_desk.domain.contacts import NewPartner
from yeastar_desk.presentation.forms.ui_partner import Ui_Partner
from yeastar_desk.presentation.sync.presenter import Choice
from yeastar_desk.presentation.widgets import ComboBox, Dialog, field, label, set_look, set_shown


class AnswerDialog(Dialog):
    """A question about one item, with a place for what is wrong."""

    answered = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        name: str,
        title: str,
        text: str,
        confirm: str,
        *,
        kind: str = "primary",
        width: int = 480,
    ) -> None:
        super().__init__(parent, title, text, width=width)
        self.setObjectName(f"{name}_dialog")
        self._name = name
        self.problem = label("", "danger")
        self.problem.setObjectName(f"{name}_problem_label")
        self.problem.setWordWrap(True)
        set_shown(self.problem, False)
        self.add_action("Cancel", "", f"{name}_cancel_button").clicked.connect(self.reject)
        self.confirm: QPushButton = self.add_action(confirm, kind, f"{name}_confirm_button")
        self.confirm.setDefault(True)
        self.confirm.clicked.connect(self._answer)
        self._input: QWidget = self.confirm

    def take(self, caption: str, widget: QWidget) -> None:
        """The input of the question."""
        self._input = widget
        self.body.addWidget(field(caption, widget))
        self.body.addWidget(self.problem)

    def open(self) -> None:
        super().open()
        self._input.setFocus(Qt.FocusReason.OtherFocusReason)

    def answer(self) -> object:
        """What was entered."""
        return None

    def _answer(self) -> None:
        self.confirm.setEnabled(False)
        self.answered.emit(self.answer())

    def refuse(self, sentence: str, name: str) -> None:
        """Say what is wrong and put the cursor there."""
        self.confirm.setEnabled(True)
        self.problem.setText(sentence)
        set_shown(self.problem, bool(sentence))
        target = self.input_of(name)
        set_look(target, "invalid", True)
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.adjust()

    def input_of(self, name: str) -> QWidget:
        """The input that a refusal is about."""
        del name
        return self._input


class TextDialog(AnswerDialog):
    """One line of text."""

    def __init__(
        self, parent: QWidget, name: str, title: str, text: str, caption: str, confirm: str, now: str = ""
    ) -> None:
        super().__init__(parent, name, title, text, confirm)
        self._edit = QLineEdit(now)
        self._edit.setObjectName(f"{name}_edit")
        self._edit.setProperty("takesScans", True)
        self.take(caption, self._edit)

    def answer(self) -> object:
        return self._edit.text().strip()


class ChoiceDialog(AnswerDialog):
    """One of several answers."""

    def __init__(self, parent: QWidget, choice: Choice) -> None:
        super().__init__(parent, "sync_choice", choice.title, choice.text, "Use this")
        self._combo = ComboBox()
        self._combo.setObjectName("sync_choice_combo")
        for words, answer in choice.answers:
            self._combo.addItem(words, answer)
        self.take(choice.caption, self._combo)

    def answer(self) -> object:
        return self._combo.currentData()


class SureDialog(AnswerDialog):
    """Only yes or no, for what cannot be taken back."""

    def __init__(self, parent: QWidget, name: str, title: str, text: str, confirm: str, *, kind: str) -> None:
        super().__init__(parent, name, title, text, confirm, kind=kind)
        self.body.addWidget(self.problem)


class AccountDialog(AnswerDialog):
    """A new account as it was entered, with the cursor in the field that the portal did not take."""

    def __init__(
        self, parent: QWidget, row: SyncRow, partner: NewPartner, countries: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(parent, "sync_account", "Correct the account", "", "Use this", width=640)
        self._partner = partner
        self._wrong = row.wrong_field
        form = self._form = Ui_Partner()
        content = QWidget()
        form.setupUi(content)
        form.partner_warning.show_message(row.reason, "warning")
        form.partner_country_combo.show_countries(countries, partner.country)
        form.partner_mail_check.setChecked(partner.send_activation_email)
        form.partner_problem_label.hide()
        self._edits = {
            name.removeprefix("partner_").removesuffix("_edit"): widget
            for name, widget in vars(form).items()
            if isinstance(widget, QLineEdit)
        }
        for name, edit in self._edits.items():
            edit.setText(getattr(partner, name))
        self.body.addWidget(content)
        self.body.addWidget(self.problem)

    def open(self) -> None:
        super().open()
        wrong = self.input_of(self._wrong)
        set_look(wrong, "invalid", True)
        wrong.setFocus(Qt.FocusReason.OtherFocusReason)

    def answer(self) -> object:
        return replace(
            self._partner,
            country=self._form.partner_country_combo.code(),
            send_activation_email=self._form.partner_mail_check.isChecked(),
            **{name: edit.text().strip() for name, edit in self._edits.items()},
        )

    def input_of(self, name: str) -> QWidget:
        for edit in self._edits.values():
            set_look(edit, "invalid", False)
        if name == "country":
            combo: QWidget = self._form.partner_country_combo
            return combo
        return self._edits.get(name, self._edits["yeastar_id"])

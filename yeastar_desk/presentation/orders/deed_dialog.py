"""The frame of the questions about an order: it stays open until what it asks for is stored, or given up."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from yeastar_desk.application.complete_invoice import can_be_entered
from yeastar_desk.domain.invoicing import Missing
from yeastar_desk.presentation.widgets import CountryCombo, Dialog, button, field, label, set_look, set_shown

_KEPT = {
    "seller": "Your own data are kept in Settings, Company.",
    "buyer": "The buyer's are kept in the billing contact.",
}


class DeedDialog(Dialog):
    """A question about one order, with a place for what is wrong."""

    completion_requested = Signal(object)
    """What is missing (a sequence of `Missing`) is to be entered."""

    def __init__(
        self,
        parent: QWidget,
        name: str,
        title: str,
        text: str,
        confirm: str,
        *,
        kind: str = "primary",
        cancel: str = "Cancel",
        width: int = 460,
    ) -> None:
        super().__init__(parent, title, text, width=width)
        self.setObjectName(f"{name}_dialog")
        self._problem = label("", "danger")
        self._problem.setObjectName(f"{name}_problem_label")
        self._problem.setWordWrap(True)
        set_shown(self._problem, False)
        self._fields: dict[str, QWidget] = {}
        self._missing: tuple[Missing, ...] = ()
        self._complete = button("", "link", "missing_enter_button")
        self._complete.clicked.connect(self._ask_for_missing)
        self.add_action(cancel, "", f"{name}_cancel_button").clicked.connect(self.reject)
        self._confirm: QPushButton = self.add_action(confirm, kind, f"{name}_confirm_button")
        self._confirm.setDefault(True)
        self._confirm.clicked.connect(self._agree)

    def take(self, key: str, caption: str, widget: QWidget) -> None:
        """Append an input; refusals of `key` put the cursor there."""
        self._fields[key] = widget
        self.body.addWidget(field(caption, widget))

    def end_body(self) -> None:
        """Call when all inputs are there."""
        self.body.addWidget(self._problem)
        self.body.addWidget(self._complete, 0, Qt.AlignmentFlag.AlignLeft)
        set_shown(self._complete, False)

    def refuse(self, sentence: str, key: str) -> None:
        """Say what is wrong and put the cursor there."""
        set_shown(self._complete, False)
        self._confirm.setEnabled(True)
        self._problem.setText(sentence)
        set_shown(self._problem, bool(sentence))
        for name, widget in self._fields.items():
            set_look(widget, "invalid", name == key)
        target = self._fields.get(key)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.adjust()

    def lack(self, sentence: str, missing: Sequence[Missing]) -> None:
        """Say what the invoice lacks, with a button to enter all of it that can be entered here and now."""
        self.refuse(sentence, "")
        self._missing = tuple(each for each in missing if can_be_entered(each.field))
        if self._missing:
            what = self._missing[0].name if len(self._missing) == 1 else "what is missing"
            self._complete.setText(f"Enter {what}…")
            set_shown(self._complete, True)
            self._complete.setFocus(Qt.FocusReason.OtherFocusReason)
        self.adjust()

    def retry(self) -> None:
        """What was lacking is there: the question can be answered again."""
        self.refuse("", "")
        self._confirm.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_for_missing(self) -> None:
        self.completion_requested.emit(self._missing)

    def _agree(self) -> None:
        self._confirm.setEnabled(False)
        self.agree()

    def agree(self) -> None:
        """Emit what was entered."""
        raise NotImplementedError


class CompleteDialog(DeedDialog):
    """Enter what an invoice lacks."""

    entered = Signal(object)

    def __init__(self, parent: QWidget, missing: Sequence[Missing], countries: Sequence[tuple[str, str]]) -> None:
        """`countries` are (code, name)."""
        places = {each.field.partition(".")[0] for each in missing}
        kept = [words for place, words in _KEPT.items() if place in places]
        super().__init__(parent, "complete", "What is missing", " ".join(kept), "Save")
        self._edits: dict[str, QLineEdit | CountryCombo] = {}
        for each in missing:
            made = CountryCombo() if each.field == "seller.country" else QLineEdit()
            if isinstance(made, CountryCombo):
                made.show_countries(countries)
            made.setObjectName(f"complete_{each.field.replace('.', '_')}_edit")
            self._edits[each.field] = made
            self.take(each.field, each.caption, made)
        self.end_body()

    def open(self) -> None:
        super().open()
        next(iter(self._edits.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def agree(self) -> None:
        values = {
            field: edit.code() if isinstance(edit, CountryCombo) else edit.text() for field, edit in self._edits.items()
        }
        self.entered.emit({field: text.strip() for field, text in values.items() if text.strip()})

"""The frame of the questions about an order: it stays open until what it asks for is stored, or given up."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from yeastar_desk.domain.invoicing import Missing
from yeastar_desk.presentation.orders.words import ENTERED
from yeastar_desk.presentation.widgets import CountryCombo, Dialog, button, field, label, set_look, set_shown

_KEPT = {
    "seller": "Your own data are kept in Settings, Company.",
    "buyer": "The buyer's are kept in the billing contact.",
}


class DeedDialog(Dialog):
    """A question about one order, with a place for what is wrong."""

    completion_requested = Signal(object, str)
    """What is missing (`Missing`) is to be entered, beginning with this field."""

    def __init__(
        self,
        parent: QWidget,
        name: str,
        title: str,
        text: str,
        confirm: str,
        *,
        kind: str = "primary",
        width: int = 460,
    ) -> None:
        super().__init__(parent, title, text, width=width)
        self.setObjectName(f"{name}_dialog")
        self._problem = label("", "danger")
        self._problem.setObjectName(f"{name}_problem_label")
        self._problem.setWordWrap(True)
        set_shown(self._problem, False)
        self._fields: dict[str, QWidget] = {}
        self.add_action("Go back", "", f"{name}_cancel_button").clicked.connect(self.reject)
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
        self._offers = QVBoxLayout()
        self._offers.setSpacing(0)
        self.body.addLayout(self._offers)

    def refuse(self, sentence: str, key: str) -> None:
        """Say what is wrong and put the cursor there."""
        self._offer(())
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
        """Say what the invoice lacks, with a button for each thing that can be entered here and now."""
        self.refuse(sentence, "")
        self._offer(missing)
        self.adjust()

    def retry(self) -> None:
        """What was lacking is there: the question can be answered again."""
        self.refuse("", "")
        self._confirm.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, missing: Sequence[Missing]) -> None:
        while (item := self._offers.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        enterable = [each for each in missing if each.field in ENTERED]
        buttons = []
        for each in enterable:
            what = ENTERED[each.field]
            name = each.field.replace(".", "_")
            made = button(f"Enter {what[0].lower()}{what[1:]}…", "link", f"missing_{name}_button")
            made.clicked.connect(partial(self.completion_requested.emit, enterable, each.field))
            self._offers.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
            made.show()  # what the layout shows later has no height yet when the dialog is measured
            buttons.append(made)
        if buttons:
            buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _agree(self) -> None:
        self._confirm.setEnabled(False)
        self.agree()

    def agree(self) -> None:
        """Emit what was entered."""
        raise NotImplementedError


class CompleteDialog(DeedDialog):
    """Enter what an invoice lacks."""

    entered = Signal(object)

    def __init__(
        self, parent: QWidget, missing: Sequence[Missing], first: str, countries: Sequence[tuple[str, str]]
    ) -> None:
        """`first` is where the cursor goes; `countries` are (code, name)."""
        places = {each.field.partition(".")[0] for each in missing}
        kept = [words for place, words in _KEPT.items() if place in places]
        super().__init__(parent, "complete", "What the invoice lacks", " ".join(kept), "Save")
        self._first = first
        self._edits: dict[str, QLineEdit | CountryCombo] = {}
        for each in missing:
            made = CountryCombo() if each.field == "seller.country" else QLineEdit()
            if isinstance(made, CountryCombo):
                made.show_countries(countries)
            made.setObjectName(f"complete_{each.field.replace('.', '_')}_edit")
            self._edits[each.field] = made
            self.take(each.field, ENTERED[each.field], made)
        self.end_body()

    def open(self) -> None:
        super().open()
        self._edits[self._first].setFocus(Qt.FocusReason.OtherFocusReason)

    def agree(self) -> None:
        values = {
            field: edit.code() if isinstance(edit, CountryCombo) else edit.text() for field, edit in self._edits.items()
        }
        self.entered.emit({field: text.strip() for field, text in values.items() if text.strip()})

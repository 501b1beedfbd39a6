"""The order summary of the first step: lines, discount, totals, and where to go from here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from yeastar_desk.presentation.forms.ui_summary import Ui_Summary
from yeastar_desk.presentation.sale.line_table import TableLine
from yeastar_desk.presentation.sale.shown import Choice, SummaryShown
from yeastar_desk.presentation.theme import icon
from yeastar_desk.presentation.widgets import Card, ComboBox, set_look, set_shown


class SummaryWishes(Protocol):
    """What the rep can want of an order on its first step."""

    def hold(self) -> None: ...

    def quote(self) -> None: ...

    def check_out(self) -> None: ...


class SummaryCard(Card):
    """Its parts keep their object names, so that each can be found from outside."""

    discount_typed = Signal(str)
    discount_finished = Signal()
    price_list_chosen = Signal(object)
    """The id of the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_Summary()

    def fill(self) -> None:
        """Make what is on the card: as long a piece of work as the step around it, so it is one of its own."""
        form = self.form
        form.setupUi(self)
        form.summary_table.set_columns(("", ""))
        form.checkout_button.setIcon(icon("arrow_right", "primary_text"))
        form.checkout_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        form.discount_edit.textEdited.connect(self.discount_typed)
        form.discount_edit.editingFinished.connect(self.discount_finished)
        form.price_list_combo.activated.connect(self._choose_price_list)
        self.show_kept("", wrong=False)
        self.show_problem("")

    def bind(self, wishes: SummaryWishes, step: QWidget) -> None:
        """Let buttons, and keys anywhere on the step, reach the sale."""
        form = self.form
        for clicked, wish in (
            (form.hold_button, wishes.hold),
            (form.quote_button, wishes.quote),
            (form.checkout_button, wishes.check_out),
        ):
            clicked.clicked.connect(wish)
        _shortcut(step, "Ctrl+Return", wishes.check_out, form.checkout_button)
        _shortcut(step, "Ctrl+Enter", wishes.check_out)
        _shortcut(step, "Alt+H", wishes.hold, form.hold_button)
        _shortcut(step, "Alt+Q", wishes.quote, form.quote_button)
        _shortcut(step, "Alt+D", self._go_to_discount, form.discount_edit)

    def show_summary(self, shown: SummaryShown) -> None:
        form = self.form
        form.summary_table.show_lines(
            [
                TableLine((line.name, line.amount), line.formula, line.formula if shown.notes else "")
                for line in shown.lines
            ]
        )
        set_shown(form.summary_table, bool(shown.lines))
        form.summary_empty_label.setText(shown.empty)
        set_shown(form.summary_empty_label, not shown.lines)
        several = len(shown.price_lists) > 1
        set_shown(form.price_list_combo, several)
        set_shown(form.price_list_label, not several)
        fill_choices(form.price_list_combo, shown.price_lists, shown.price_list_id)
        form.price_list_combo.setToolTip(shown.list_note)
        form.price_list_label.setText(shown.list_note)
        totals = shown.totals
        form.subtotal_label.set_money(totals.subtotal or "—")
        form.discount_label.set_money(totals.discount)
        if form.discount_edit.text() != shown.discount:
            form.discount_edit.setText(shown.discount)
        set_look(form.discount_edit, "invalid", bool(shown.discount_problem))
        form.discount_problem_label.setText(shown.discount_problem)
        set_shown(form.discount_problem_label, bool(shown.discount_problem))
        form.tax_caption_label.setText("\n".join(caption for caption, _ in totals.tax) or "VAT")
        form.tax_label.set_money("\n".join(amount for _, amount in totals.tax) or "—")
        form.total_label.set_money(totals.total or "—")
        self.updateGeometry()

    def show_kept(self, sentence: str, *, wrong: bool) -> None:
        """Whether the order is stored as a draft."""
        self.form.draft_state_label.setText(sentence)
        set_look(self.form.draft_state_label, "role", "danger" if wrong else "small")
        set_shown(self.form.draft_state_label, bool(sentence))

    def show_problem(self, sentence: str) -> None:
        """Why the order cannot go on; empty takes the sentence away. What stands at the discount is not said twice."""
        said_already = sentence == self.form.discount_problem_label.text()
        self.form.order_problem_label.setText(sentence)
        set_shown(self.form.order_problem_label, bool(sentence) and not said_already)

    def set_busy(self, *, busy: bool) -> None:
        self.form.quote_button.setText("Making the quote…" if busy else "Quote")

    def set_low(self, *, low: bool) -> None:
        """Spend less height on the lines when the window is low."""
        self.form.summary_table.set_columns(("", ""), row_height=26 if low else 30)

    def _go_to_discount(self) -> None:
        self.form.discount_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.form.discount_edit.selectAll()

    def _choose_price_list(self, index: int) -> None:
        self.price_list_chosen.emit(self.form.price_list_combo.itemData(index))


def fill_choices(combo: ComboBox, choices: Sequence[Choice], chosen: object) -> None:
    """Offer choices; a list that has not changed is left alone, so that an open pop-up stays."""
    present = [(combo.itemText(index), combo.itemData(index)) for index in range(combo.count())]
    if present != [(choice.text, choice.key) for choice in choices]:
        combo.clear()
        for choice in choices:
            combo.addItem(choice.text, choice.key)
        combo.updateGeometry()
    index = next((number for number, choice in enumerate(choices) if choice.key == chosen), -1)
    combo.setCurrentIndex(index)


def _shortcut(step: QWidget, keys: str, wish: Callable[[], None], hinted: QWidget | None = None) -> None:
    shortcut = QShortcut(QKeySequence(keys), step)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(wish)
    if hinted is not None:
        hinted.setToolTip(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText))

"""An unverified customer and the verified one side by side, what moves, and which subscription is right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from yeastar_desk.application.merge_customers import CustomerMerge, Keep, Suggestion
from yeastar_desk.domain.catalogue import item_name
from yeastar_desk.domain.companies import Company
from yeastar_desk.domain.subscriptions import Subscription
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.widgets import ChoiceCard, Dialog, Notice, button, field, label, set_shown

_FILLED = {
    "email": "email address",
    "phone": "phone number",
    "country": "country",
    "street": "street",
    "city": "city",
    "state": "state",
    "postal_code": "postal code",
    "tax_number": "tax number",
}


class MergeCustomersDialog(Dialog):
    """It stays open until the customers are merged, or given up."""

    look_requested = Signal(str)
    """Show what merging into the customer with this ID does."""
    merge_requested = Signal(str, object)
    """Merge into the customer with this ID; a `Keep` or None."""

    def __init__(self, parent: QWidget, company: Company, suggestion: Suggestion | None, formats: Formats) -> None:
        super().__init__(
            parent,
            f"Merge {company.company_id} with the verified customer",
            "Orders and documents keep the ID they were placed with, and are found under both.",
            width=720,
        )
        self.setObjectName("merge_customers_dialog")
        self._formats = formats
        self._into = QLineEdit(suggestion.verified.company_id if suggestion is not None else "")
        self._into.setObjectName("merge_into_edit")
        self._into.textEdited.connect(self._forget)
        self._look = button("Look", "", "merge_look_button")
        self._look.clicked.connect(self._ask_to_look)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(field("Company ID of the verified customer", self._into), 1)
        row.addWidget(self._look, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(row)
        self._notice = Notice(self)
        why = f"They have {suggestion.why}." if suggestion is not None else ""
        self._notice.show_message(why)
        self.body.addWidget(self._notice)
        self._shown = QWidget()
        self.body.addWidget(self._shown)
        self._keep = QButtonGroup(self)
        self._cards = self._choices()
        self.body.addWidget(self._cards)
        self.add_action("Cancel", "", "merge_customers_cancel_button").clicked.connect(self.reject)
        self._merge = self.add_action("Merge customers", "primary", "merge_customers_confirm_button")
        self._merge.clicked.connect(self._agree)
        self._asks = False
        self._forget()
        set_shown(self._notice, bool(why))

    def open(self) -> None:
        super().open()
        self._into.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._into.text():
            self._ask_to_look()

    def show_merge(self, merge: CustomerMerge) -> None:
        """Show what is known of both and what would happen."""
        self._into.setText(merge.verified.company_id)
        shown = self._side_by_side(merge)
        self.body.replaceWidget(self._shown, shown)
        self._shown.deleteLater()
        self._shown = shown
        shown.show()
        self._asks = merge.asks_for_subscription
        set_shown(self._cards, self._asks)
        if self._asks:
            for place, subscription in enumerate(merge.subscriptions):
                card = self._keep.button(place)
                assert isinstance(card, ChoiceCard)
                card.explain(self._subscription_words(subscription))
        self._look.setDefault(False)
        self._merge.setEnabled(True)
        self._merge.setDefault(True)
        self._merge.setFocus(Qt.FocusReason.OtherFocusReason)
        self.adjust()

    def refuse(self, sentence: str) -> None:
        """Say why it is not possible."""
        self._notice.show_message(sentence, "danger")
        self._look.setEnabled(True)
        self._into.setFocus(Qt.FocusReason.OtherFocusReason)
        self.adjust()

    def _choices(self) -> QWidget:
        cards = QWidget()
        column = QVBoxLayout(cards)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label("Both have a subscription. Which one is right?", "strong"))
        row = QHBoxLayout()
        row.setSpacing(12)
        choices = (("The unverified ID's", "unverified"), ("The verified customer's", "verified"))
        for place, (title, name) in enumerate(choices):
            card = ChoiceCard(cards, title)
            card.setObjectName(f"merge_keep_{name}_choice")
            card.setAccessibleName(title)
            self._keep.addButton(card, place)
            row.addWidget(card, 1)
        self._keep.button(1).setChecked(True)
        column.addLayout(row)
        return cards

    def _side_by_side(self, merge: CustomerMerge) -> QWidget:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, 110)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for line, (caption, one, other) in enumerate(self._rows(merge)):
            grid.addWidget(label(caption, "muted"), line, 0, Qt.AlignmentFlag.AlignTop)
            for place, text in enumerate((one, other), start=1):
                value = label(text, "strong" if not line else "")
                value.setWordWrap(True)
                grid.addWidget(value, line, place, Qt.AlignmentFlag.AlignTop)
        happens = label(self._happens(merge), "small")
        happens.setObjectName("merge_happens_label")
        happens.setWordWrap(True)
        grid.addWidget(happens, grid.rowCount(), 0, 1, 3)
        return body

    def _rows(self, merge: CustomerMerge) -> Sequence[tuple[str, str, str]]:
        old, new = merge.unverified, merge.verified
        rows = [
            ("", f"{old.company_id}, not verified", f"{new.company_id}, verified"),
            ("Name", old.name, new.name),
            ("Place", self._place(old), self._place(new)),
            ("Email", old.email, new.email),
            ("Tax number", old.tax_number, new.tax_number),
            ("Subscription", *map(self._subscription_words, merge.subscriptions)),
        ]
        return [(caption, one or "—", other or "—") for caption, one, other in rows if one or other]

    def _place(self, company: Company) -> str:
        country = self._formats.country(company.country) if company.country else ""
        return ", ".join(filter(None, (company.city, country)))

    def _subscription_words(self, subscription: Subscription | None) -> str:
        if subscription is None:
            return "None"
        term = self._formats.term(subscription.starts_on, subscription.expires_on)
        return f"{item_name(subscription.plan)}, {term}"

    def _happens(self, merge: CustomerMerge) -> str:
        moving = [
            _counted(count, noun)
            for count, noun in (
                (merge.drafts, "held order"),
                (merge.notes, "note"),
                (merge.contacts, "billing contact"),
            )
            if count
        ]
        sentences = [f"{' and '.join(moving)} will move." if moving else "Nothing has to move."]
        if merge.orders:
            whose = "its" if merge.orders == 1 else "their"
            sentences.append(f"{_counted(merge.orders, 'order')} and {whose} documents stay as they are.")
        if merge.filled:
            words = ", ".join(_FILLED[name] for name, _ in merge.filled)
            sentences.append(f"The verified customer gets the {words} that it does not have.")
        return " ".join(sentences)

    def _forget(self) -> None:
        """Another ID: what was shown is of the one before."""
        self._merge.setEnabled(False)
        self._merge.setDefault(False)
        self._look.setEnabled(True)
        self._look.setDefault(True)
        set_shown(self._shown, False)
        set_shown(self._cards, False)
        set_shown(self._notice, False)
        self.adjust()

    def _ask_to_look(self) -> None:
        self.look_requested.emit(self._into.text())

    def _agree(self) -> None:
        self._merge.setEnabled(False)
        keep = (Keep.UNVERIFIED, Keep.VERIFIED)[self._keep.checkedId()] if self._asks else None
        self.merge_requested.emit(self._into.text(), keep)


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun if count == 1 else f'{noun}s'}"

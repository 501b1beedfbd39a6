"""Billing contacts that are probably one, side by side: the rep chooses what stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QScrollArea, QWidget

from yeastar_desk.application.ports import StoredContact
from yeastar_desk.application.tidy_contacts import Duplicates
from yeastar_desk.presentation.theme import font
from yeastar_desk.presentation.widgets import ChoiceCard, Dialog, Notice, button, label, set_shown

_ROWS = (
    ("company", "Company"),
    ("first_name", "First name"),
    ("last_name", "Last name"),
    ("email", "Email"),
    ("phone", "Phone"),
    ("street", "Street"),
    ("postal_code", "Postal code"),
    ("city", "City"),
    ("state", "State or province"),
    ("country", "Country"),
    ("tax_number", "VAT or tax number"),
    ("remark", "Remark"),
    ("company_id", "Customer"),
)
_SHOWN = 3  # contacts side by side; the rest of a larger group comes in the next round
_CAPTION = 130
_COLUMN = 232
_HIGHEST = 400
_NOBODY = "All customers"


class MergeContactsDialog(Dialog):
    """Accepted by the page when the merge is stored."""

    merge_requested = Signal(object, object)
    """What is to be kept, and the contacts that were shown."""
    skip_requested = Signal()

    def __init__(
        self, parent: QWidget, group: Duplicates, place: int, groups: int, country: Callable[[str], str]
    ) -> None:
        self._contacts = group.contacts[:_SHOWN]
        columns = len(self._contacts)
        super().__init__(
            parent,
            "Are these the same?" if groups == 1 else f"Are these the same? {place} of {groups}",
            f"They have {group.why}. Choose what stays; placed orders keep what they were placed with.",
            width=_CAPTION + columns * (_COLUMN + 12) + 84,
        )
        self.setObjectName("merge_contacts_dialog")
        self._country = country
        self._groups: dict[str, QButtonGroup] = {}
        self._notice = Notice(self)
        self._notice.show_message("")
        self.body.addWidget(self._notice)
        self.body.addWidget(self._side_by_side())
        self.add_action("Leave them as they are", "", "merge_skip_button", left=True).clicked.connect(
            self.skip_requested
        )
        self.add_action("Cancel", "", "merge_cancel_button").clicked.connect(self.reject)
        self._merge = self.add_action("Merge into one", "primary", "merge_confirm_button")
        self._merge.clicked.connect(self._agree)
        self._keep_all(self._fullest())

    def open(self) -> None:
        super().open()
        self._merge.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say what is wrong."""
        self._merge.setEnabled(True)
        self._notice.show_message(sentence, "danger")
        self.adjust()

    def kept(self) -> StoredContact:
        """The contact as it was put together."""
        base = self._contacts[self._fullest()]
        chosen = {field: self._contacts[self._chosen(field)] for field, _ in _ROWS}
        values = {field: getattr(contact.contact, field) for field, contact in chosen.items() if field != "company_id"}
        company_id = chosen["company_id"].company_id
        is_default = any(contact.is_default and contact.company_id == company_id for contact in self._contacts)
        return StoredContact(base.id, replace(base.contact, **values), company_id, is_default)

    def _side_by_side(self) -> QScrollArea:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, _CAPTION)
        for place, contact in enumerate(self._contacts):
            grid.setColumnMinimumWidth(place + 1, _COLUMN)
            whole = button("Keep all of this one", "link", f"merge_keep_{place + 1}_button")
            whole.setAccessibleName(f"Keep all of contact {place + 1}, {contact.contact.name}")
            whole.clicked.connect(lambda _checked=False, column=place: self._keep_all(column))
            grid.addWidget(whole, 0, place + 1, Qt.AlignmentFlag.AlignLeft)
        rows = [
            (field, caption, [self._value(contact, field) for contact in self._contacts]) for field, caption in _ROWS
        ]
        said = [row for row in rows if any(row[2])]
        # what there is to choose comes first
        for line, (field, caption, values) in enumerate(sorted(said, key=lambda row: len(set(row[2])) == 1), start=1):
            self._add_row(grid, line, field, caption, values)
        grid.setRowStretch(len(said) + 1, 1)
        area = QScrollArea()
        area.setObjectName("merge_rows")
        area.setAccessibleName("The contacts side by side")
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(body)
        body.setAutoFillBackground(False)  # the area has just switched it on
        area.viewport().setAutoFillBackground(False)
        area.setFixedHeight(min(_HIGHEST, body.sizeHint().height() + 4))
        return area

    def _add_row(self, grid: QGridLayout, line: int, field: str, caption: str, values: list[str]) -> None:
        grid.addWidget(label(caption, "muted"), line, 0, Qt.AlignmentFlag.AlignVCenter)
        if len(set(values)) == 1:
            same = label(values[0])
            same.setWordWrap(True)
            same.setContentsMargins(0, 5, 0, 5)
            grid.addWidget(same, line, 1, 1, len(values))
            return
        group = QButtonGroup(self)
        for place, value in enumerate(values):
            choice = _Value(caption, value or "—", f"merge_{field}_{place + 1}_choice")
            group.addButton(choice, place)
            grid.addWidget(choice, line, place + 1)
        self._groups[field] = group

    def _value(self, contact: StoredContact, field: str) -> str:
        if field == "company_id":
            return contact.company_id or _NOBODY
        text = str(getattr(contact.contact, field))
        return self._country(text) if field == "country" and text else text

    def _fullest(self) -> int:
        """The contact that says most; of several the default, then the oldest."""
        filled = [
            sum(bool(getattr(contact.contact, field)) for field, _ in _ROWS if field != "company_id")
            for contact in self._contacts
        ]
        return max(range(len(filled)), key=lambda place: (filled[place], self._contacts[place].is_default, -place))

    def _keep_all(self, column: int) -> None:
        """Choose everything of one contact; what it does not say comes from another one that does."""
        for field, group in self._groups.items():
            says = [place for place, contact in enumerate(self._contacts) if self._says(contact, field)]
            wanted = column if column in says or not says else says[0]
            group.button(wanted).setChecked(True)

    @staticmethod
    def _says(contact: StoredContact, field: str) -> bool:
        return field == "company_id" or bool(getattr(contact.contact, field))

    def _chosen(self, field: str) -> int:
        group = self._groups.get(field)
        return group.checkedId() if group is not None else 0

    def _agree(self) -> None:
        self._merge.setEnabled(False)
        set_shown(self._notice, False)
        self.merge_requested.emit(self.kept(), self._contacts)


class _Value(ChoiceCard):
    """One value to choose, cut to its column; the whole of it is in the tooltip and for screen readers."""

    def __init__(self, caption: str, value: str, name: str) -> None:
        metrics = QFontMetrics(font(weight=QFont.Weight.DemiBold))
        super().__init__(None, metrics.elidedText(value, Qt.TextElideMode.ElideMiddle, _COLUMN - 62))
        self.setObjectName(name)
        self.setToolTip(value)
        self.setAccessibleName(f"{caption}: {value}")
        self.setFixedHeight(46)

"""Add Partner: the fields of the portal, after the guide's warning."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from yeastar_desk.domain.contacts import NewPartner
from yeastar_desk.presentation.forms.ui_partner import Ui_Partner
from yeastar_desk.presentation.widgets import Dialog, set_look, set_shown

WARNING = (
    "A new Partner Portal account will be created and an activation email sent to this address when the order is "
    "processed. If your customer must not get that email, do not add a partner here."
)
_TEXTS = (
    "yeastar_id", "first_name", "last_name", "company", "phone", "street", "city", "postal_code", "state",
    "tax_number", "remark",
)  # fmt: skip


class PartnerDialog(Dialog):
    """Fills in a `NewPartner`. Nothing is sent from here: it is taken down with the order.

    Args:
        take: takes the partner; answers `field: sentence` when something is missing, else nothing.
    """

    def __init__(
        self, parent: QWidget, countries: Sequence[tuple[str, str]], take: Callable[[NewPartner], str]
    ) -> None:
        super().__init__(parent, "Add Partner", width=640)
        self.setObjectName("partner_dialog")
        self._take = take
        self._form = Ui_Partner()
        body = QWidget()
        self._form.setupUi(body)
        self.body.addWidget(body)
        self._form.partner_warning.show_message(WARNING, "warning")
        self._form.partner_country_combo.show_countries(countries)
        self._edits: dict[str, QLineEdit] = {field: getattr(self._form, f"partner_{field}_edit") for field in _TEXTS}
        self.add_action("Cancel", "", "partner_cancel_button").clicked.connect(self.reject)
        self.add_action("Add to this order", "primary", "partner_confirm_button").clicked.connect(self._confirm)
        self._say("", "")

    def open(self) -> None:
        super().open()
        self._edits["yeastar_id"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _confirm(self) -> None:
        values = {field: edit.text().strip() for field, edit in self._edits.items()}
        partner = NewPartner(
            country=self._form.partner_country_combo.code(),
            send_activation_email=self._form.partner_mail_check.isChecked(),
            **values,
        )
        refusal = self._take(partner)
        if not refusal:
            self.accept()
            return
        field, _, sentence = refusal.partition(": ")
        self._say(sentence, field)

    def _say(self, sentence: str, field: str) -> None:
        self._form.partner_problem_label.setText(sentence)
        set_shown(self._form.partner_problem_label, bool(sentence))
        for name, edit in self._edits.items():
            set_look(edit, "invalid", bool(sentence) and name == field)
        target: QWidget | None = self._edits.get(field)
        if field == "country":
            target = self._form.partner_country_combo
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.adjust()

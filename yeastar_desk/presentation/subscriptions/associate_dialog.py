"""Associate a User: who else may view a subscription."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from yeastar_desk.application.ports import PortalUser
from yeastar_desk.presentation.widgets import ComboBox, Dialog, Notice, field

_EXPLANATION = (
    "Another Yeastar ID can view this subscription in the portal. Only users who have activated their account can "
    "be chosen. The program sends nothing to them."
)


class AssociateDialog(Dialog):
    """Stays open until the choice is stored; `refuse` says why it was not."""

    user_chosen = Signal(str)
    """A Yeastar ID, empty for nobody else."""

    def __init__(self, parent: QWidget, users: Sequence[PortalUser], chosen: str) -> None:
        super().__init__(parent, "Associate a user", _EXPLANATION)
        self.setObjectName("associate_dialog")
        self._combo = ComboBox()
        self._combo.setObjectName("associate_user_combo")
        self._combo.addItem("Only me", "")
        for user in users:
            name = user.name or user.company
            text = f"{name} · {user.yeastar_id}" if name else user.yeastar_id
            self._combo.addItem(text if user.activated else f"{text} · not activated yet", user.yeastar_id)
        self._combo.setCurrentIndex(max(0, self._combo.findData(chosen)))
        self.body.addWidget(field("User", self._combo))
        self._problem = Notice()
        self.body.addWidget(self._problem)
        self.add_action("Cancel", "", "associate_cancel_button").clicked.connect(self.reject)
        self._save = self.add_action("Save", "primary", "associate_save_button")
        self._save.clicked.connect(self._confirm)

    def open(self) -> None:
        super().open()
        self._combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say why the choice was not stored."""
        self._save.setEnabled(True)
        self._problem.show_message(sentence, "danger")
        self.adjust()

    def _confirm(self) -> None:
        self._save.setEnabled(False)
        self.user_chosen.emit(str(self._combo.currentData() or ""))

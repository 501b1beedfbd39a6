"""The QR code through which the customer's phone fetches a document from this laptop."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Lane
from yeastar_desk.presentation.preview.link_presenter import (
    LOOK_EVERY_SECONDS,
    PERMISSION,
    LinkPresenter,
    LinkShown,
    LinkUses,
)
from yeastar_desk.presentation.preview.qr_code import QrCode
from yeastar_desk.presentation.widgets import Dialog, Notice, label, set_shown

_SIDE = 264


class LinkDialog(Dialog):
    """Implements `LinkView`. The document is served as long as it is open."""

    def __init__(self, parent: QWidget, number: str, uses: LinkUses, lane: Lane, formats: Formats) -> None:
        super().__init__(parent, "Hand over by phone", f"{number} for the customer's own phone.", width=420)
        self.setObjectName("link_dialog")
        self._address = ""
        self._code = QrCode(_SIDE)
        self._code.setObjectName("link_code")
        self._notice = Notice()
        self._notice.setObjectName("link_notice")
        self._shown_address = label("", "small")
        self._shown_address.setObjectName("link_address_label")
        self._shown_address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._shown_address.setWordWrap(True)
        self.body.addWidget(self._code, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self._notice)
        self.body.addWidget(self._shown_address)
        self._close = self.add_action("Close", "", "link_close_button")
        self._close.clicked.connect(self.reject)
        self._copy = self.add_action("Copy link", "", "link_copy_button", left=True)
        self._copy.clicked.connect(self._copy_address)
        self._again = self.add_action("New link", "primary", "link_new_button")
        self._allow = self.add_action("Allow and show", "primary", "link_allow_button")
        self.presenter = LinkPresenter(uses, lane, formats, self)
        self._again.clicked.connect(self.presenter.renew)
        self._allow.clicked.connect(self.presenter.allow)
        self._timer = QTimer(self)
        self._timer.setInterval(round(LOOK_EVERY_SECONDS * 1000))
        self._timer.timeout.connect(self.presenter.look)
        self.finished.connect(self._leave)
        self._show_parts(code=False)
        self._notice.show_message("Making a link…", "info")
        self.presenter.show(number)

    def _show_parts(self, *, code: bool, again: bool = False, allow: bool = False) -> None:
        for part, shown in (
            (self._code, code),
            (self._shown_address, code),
            (self._copy, code and not again),
            (self._again, again),
            (self._allow, allow),
        ):
            set_shown(part, shown)
        self.adjust()

    # LinkView

    def ask_permission(self) -> None:
        self._notice.show_message(PERMISSION, "info")
        self._show_parts(code=False, allow=True)
        self._allow.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_link(self, shown: LinkShown) -> None:
        fresh = self._address != shown.address
        self._address = shown.address
        self._code.show_code(shown.code, "QR code with the link to the document", faded=shown.over)
        self._shown_address.setText(shown.address)
        self._notice.show_message(shown.sentence, shown.tone)
        self._show_parts(code=True, again=shown.over)
        if shown.over:
            self._timer.stop()
            self._again.setFocus(Qt.FocusReason.OtherFocusReason)
        elif fresh:
            self._timer.start()
            self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, sentence: str) -> None:
        self._timer.stop()
        self._notice.show_message(sentence, "danger")
        self._show_parts(code=False, again=True)

    # wishes

    def _copy_address(self) -> None:
        QGuiApplication.clipboard().setText(self._address)

    def _leave(self) -> None:
        self._timer.stop()
        self.presenter.close()

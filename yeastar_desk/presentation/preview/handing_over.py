"""Mail and link, for whatever page shows a document: one dialog at a time, closed when the page is left."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from yeastar_desk.application.ports import Clock
from yeastar_desk.application.preferences import PreferencesStore
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Announce, Lane
from yeastar_desk.presentation.preview.link_dialog import LinkDialog
from yeastar_desk.presentation.preview.link_presenter import LinkOnline
from yeastar_desk.presentation.preview.mail_dialog import MailDialog
from yeastar_desk.presentation.preview.mail_presenter import MailOnline
from yeastar_desk.presentation.widgets import Dialog


class HandingOverOnline(MailOnline, LinkOnline, Protocol):
    """What of the network side handing over needs."""


class HandingOverUses(Protocol):
    """Looked up inside jobs only."""

    @property
    def online(self) -> HandingOverOnline: ...

    @property
    def preferences(self) -> PreferencesStore: ...

    @property
    def clock(self) -> Clock: ...


class HandingOver(QObject):
    """Opens the letter or the link of a document.

    Args:
        lane: the database lane.
    """

    said = Signal(str)
    """What was done: "The email to ... is stored and goes out when you are online."."""

    def __init__(self, page: QWidget, uses: HandingOverUses, lane: Lane, announce: Announce, formats: Formats) -> None:
        super().__init__(page)
        self._page = page
        self._uses = uses
        self._lane = lane
        self._announce = announce
        self._formats = formats
        self._dialog: Dialog | None = None

    def mail(self, number: str) -> None:
        """Show the letter with a document before it is sent."""
        dialog = MailDialog(self._page, number, self._uses, self._lane, self._announce)
        dialog.said.connect(self.said)
        self._open(dialog)

    def show_link(self, number: str) -> None:
        """Serve a document on the local network, once, as a QR code."""
        self._open(LinkDialog(self._page, number, self._uses, self._lane, self._formats))

    def close(self) -> None:
        """The page is left."""
        if self._dialog is not None:
            self._dialog.reject()

    def _open(self, dialog: Dialog) -> None:
        self.close()
        self._dialog = dialog
        dialog.finished.connect(self._forget)
        dialog.open()

    def _forget(self) -> None:
        self._dialog = None

"""The first thing an empty home shows: three ways to begin."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from yeastar_desk.presentation.forms.ui_welcome import Ui_Welcome
from yeastar_desk.presentation.ports import Announce, Changed, Lane, Subject
from yeastar_desk.presentation.sentences import sentence_of


class WelcomePage(QWidget):
    """Demonstration data, an own price list, or (explained, not offered) the portal."""

    ready = Signal()
    """There is something to sell now."""
    import_requested = Signal()

    def __init__(self, lane: Lane, load_demo: Callable[[], object], announce: Announce) -> None:
        """`load_demo` is called on the database lane."""
        super().__init__()
        self._lane = lane
        self._load_demo = load_demo
        self._announce = announce
        self._form = Ui_Welcome()
        self._form.setupUi(self)
        self._form.welcome_notice.show_message("")
        self._form.welcome_progress.hide()
        self._form.welcome_demo_button.clicked.connect(self._explore)
        self._form.welcome_import_button.clicked.connect(self._import)

    def _import(self) -> None:
        self.import_requested.emit()

    def _explore(self) -> None:
        self._form.welcome_demo_button.setEnabled(False)
        self._form.welcome_progress.setRange(0, 0)
        self._form.welcome_progress.show()
        self._lane.submit(self._load_demo, self._loaded, self._failed, owner=self)

    def _loaded(self, _loaded: object) -> None:
        self._finish()
        for subject in (Subject.PRICE_LISTS, Subject.COMPANIES, Subject.PACKAGES, Subject.SETTINGS):
            self._announce(Changed(subject))
        self.ready.emit()

    def _failed(self, error: Exception) -> None:
        self._finish()
        sentence = sentence_of(error, "The demonstration data could not be loaded.")
        self._form.welcome_notice.show_message(sentence, "danger")

    def _finish(self) -> None:
        self._form.welcome_demo_button.setEnabled(True)
        self._form.welcome_progress.hide()

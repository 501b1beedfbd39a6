"""The first page of an empty home: three ways to begin."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from yeastar_desk.presentation.forms.ui_welcome import Ui_Welcome
from yeastar_desk.presentation.ports import Announce, Lane
from yeastar_desk.presentation.welcome.presenter import WelcomePresenter
from yeastar_desk.presentation.widgets import EnterPresses, set_shown
from yeastar_desk.presentation.widgets.states import LOADING_AFTER_MS


class WelcomePage(QWidget):
    """Implements `WelcomeView`. `load_demo` is called on the lane."""

    ready = Signal()
    """There is something to sell now."""
    import_requested = Signal()
    connect_requested = Signal()

    def __init__(
        self,
        lane: Lane,
        load_demo: Callable[[], object],
        announce: Announce,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._form = Ui_Welcome()
        self._form.setupUi(self)
        self.setProperty("focusRing", "none")
        self._busy_sentence = ""
        self._presenter = WelcomePresenter(lane, load_demo, announce, self)
        form = self._form
        form.welcome_progress.setRange(0, 0)
        form.welcome_demo_button.clicked.connect(self._presenter.explore)
        form.welcome_import_button.clicked.connect(self.import_requested)
        form.welcome_connect_button.clicked.connect(self.connect_requested)
        EnterPresses(self)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(LOADING_AFTER_MS)
        self._slow.timeout.connect(self._say_busy)
        self.show_busy("")
        self.show_problem("")

    # WelcomeView

    def show_busy(self, sentence: str) -> None:
        self._busy_sentence = sentence
        self._form.welcome_demo_button.setEnabled(not sentence)
        self._form.welcome_import_button.setEnabled(not sentence)
        self._form.welcome_connect_button.setEnabled(not sentence)
        if sentence:
            self._slow.start()
            return
        self._slow.stop()
        set_shown(self._form.welcome_progress, False)
        self._form.welcome_notice.show_message("")

    def _say_busy(self) -> None:
        set_shown(self._form.welcome_progress, True)
        self._form.welcome_notice.show_message(self._busy_sentence, "info")

    def show_problem(self, sentence: str) -> None:
        self._form.welcome_notice.show_message(sentence, "danger")
        if sentence:
            self._form.welcome_demo_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        self.ready.emit()

"""Run the program with its window until it is closed."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from yeastar_desk.bootstrap.log import Log
from yeastar_desk.bootstrap.opening import Opening
from yeastar_desk.domain.errors import DeskError
from yeastar_desk.presentation.start import make_application

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from yeastar_desk.bootstrap.window import Desk


_LOADED_FIRST = (
    "yeastar_desk.application.preferences",
    "yeastar_desk.presentation.theme",
    "yeastar_desk.bootstrap.window",
)
"""What the content needs, each in a turn of the event loop: together they are too long a pause."""


def run(home: Path) -> int:
    """Show the window until it is closed. A refusal is shown in a window of its own."""
    application = make_application(sys.argv[0])
    application.setApplicationName("Yeastar Desk")
    application.setQuitOnLastWindowClosed(True)
    try:
        with Log(home) as log:
            log.hear_qt()
            return _Run(application, Opening(home), log).until_closed()
    except DeskError as error:
        print(error.sentence, file=sys.stderr)
        return _refused(application, error.sentence)


class _Run:
    def __init__(self, application: QApplication, opening: Opening, log: Log) -> None:
        self._application = application
        self._opening = opening
        self._log = log
        self._to_load = iter(_LOADED_FIRST)
        self._desk: Desk | None = None
        self._failure: Exception | None = None

    def until_closed(self) -> int:
        shell = self._opening.shell
        shell.painted.connect(self._furnish)
        shell.show()
        status = self._application.exec()
        if self._desk is not None:
            self._desk.close()
        else:
            self._opening.unlock()
        if self._failure is not None:
            raise self._failure
        return status

    def _furnish(self) -> None:
        """The empty window stands there: load and build everything else."""
        self._log.open()
        self._opening.shell.painted.disconnect(self._furnish)
        self._load_next()

    def _load_next(self) -> None:
        try:
            module = next(self._to_load, "")
            if module:
                import_module(module)
                QTimer.singleShot(0, self._application, self._load_next)
            else:
                self._build()
        except Exception as failure:
            self._log.failed(failure)
            self._failure = failure
            self._opening.shell.close()
            self._application.quit()

    def _build(self) -> None:
        from yeastar_desk.bootstrap.window import Desk

        self._desk = Desk(self._opening)
        self._application.aboutToQuit.connect(self._desk.close)


def _refused(application: QApplication, sentence: str) -> int:
    if application.platformName() in ("offscreen", "minimal"):
        return 1  # there nobody could see or close a window
    from yeastar_desk.presentation.theme import apply_theme

    apply_theme(application, "system")
    window = refusal(sentence)
    window.show()
    window.activateWindow()
    application.exec()
    return 1


def refusal(sentence: str) -> QWidget:
    """The window that says why there is no other one; Enter and Esc close it."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QKeySequence, QShortcut

    from yeastar_desk.presentation.widgets import ErrorState

    window = ErrorState()
    window.setWindowTitle("Yeastar Desk")
    window.show_error(sentence)
    window.retry_button.setText("Close")
    window.retry_button.setAccessibleName("Close")
    window.retry_requested.connect(window.close)
    keys = QShortcut(window)
    keys.setKeys([QKeySequence(key) for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)])
    keys.activated.connect(window.close)
    window.retry_button.setFocus()
    window.resize(560, 320)
    return window

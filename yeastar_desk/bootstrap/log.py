"""What goes wrong where nobody catches it comes into the log: one place for the window and for commands.

Nothing is imported for it before something went wrong or `open` is called: the window paints first.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from yeastar_desk.domain.errors import DeskError

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType

    from yeastar_desk.infrastructure.log import LogFile

MOST_QT_MESSAGES = 200
"""The same message of Qt is written once, and no more than this: it would push everything else out."""


class Log:
    """`with Log(home) as log:` around the program."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._file: LogFile | None = None
        self._heard: set[str] = set()
        self._hears_qt = False

    def __enter__(self) -> Self:
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook, threading.excepthook = self._uncaught, self._uncaught_in_thread
        return self

    def open(self) -> None:
        """Take from now on what is logged anywhere in the program."""
        if self._file is None:
            from yeastar_desk.infrastructure.log import LogFile

            self._file = LogFile(self._home)

    def hear_qt(self) -> None:
        """Take the warnings of Qt, too."""
        from PySide6.QtCore import qInstallMessageHandler

        self._hears_qt = True
        qInstallMessageHandler(self._qt_said)

    def __exit__(self, *_failure: object) -> None:
        if self._hears_qt:
            from PySide6.QtCore import qInstallMessageHandler

            qInstallMessageHandler(None)
        sys.excepthook, threading.excepthook = self._before
        if self._file is not None:
            self._file.close()
            self._file = None

    def failed(self, failure: BaseException) -> None:
        """Write down what ends the program; it is raised all the same."""
        self._write(failure, failure.__traceback__)

    def _uncaught(self, kind: type[BaseException], failure: BaseException, traceback: TracebackType | None) -> None:
        self._write(failure, traceback)
        self._before[0](kind, failure, traceback)

    def _uncaught_in_thread(self, said: threading.ExceptHookArgs) -> None:
        if said.exc_value is not None:
            self._write(said.exc_value, said.exc_traceback)
        self._before[1](said)

    def _write(self, failure: BaseException, traceback: TracebackType | None) -> None:
        if isinstance(failure, DeskError) or not isinstance(failure, Exception):
            return  # the user is told, or ends the program
        import logging

        self.open()
        exc_info = (type(failure), failure, traceback)
        logging.getLogger("yeastar_desk").critical("A defect of the program", exc_info=exc_info)

    def _qt_said(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if sys.stderr is not None:
            print(message, file=sys.stderr)
        levels = {"QtWarningMsg": 30, "QtCriticalMsg": 40, "QtFatalMsg": 50}  # those of logging
        level = levels.get(kind.name)
        if level is None or message in self._heard or len(self._heard) >= MOST_QT_MESSAGES:
            return
        self._heard.add(message)
        import logging

        self.open()
        logging.getLogger("qt").log(level, "%s%s", f"{context.category}: " if context.category else "", message)

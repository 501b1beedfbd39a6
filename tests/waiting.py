"""Waiting for the end of what was begun, in tests with a window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

PATIENCE_MS = 30_000


def settle(qtbot: QtBot, is_busy: Callable[[], bool]) -> None:
    """Wait until nothing is under way, and let go of what has deleted itself meanwhile.

    A dialog goes with the next round of the event loop; the outcome of a job may come in the last round of the
    waiting, so that without this it depended on the moment whether the dialog was still found.
    """
    qtbot.waitUntil(lambda: not is_busy(), timeout=PATIENCE_MS)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

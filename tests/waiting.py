"""Waiting for the end of what was begun, in tests with a window."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPropertyAnimation, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

PATIENCE_MS = 120_000
"""A loaded computer takes long, and that is no defect. A wait in vain ends before the time limit of a test does."""
LONGEST_PAUSE_MS = 500
"""What the window puts off for less, it is about to do: a search after the last key, drawing after the last resize."""


class PatientBot(QtBot):
    """pytest-qt's bot, whose waits all have the patience that a loaded computer needs."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=max(timeout, PATIENCE_MS))

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **others: Any) -> Any:
        return super().waitSignal(signal, timeout=max(timeout, PATIENCE_MS), **others)

    def waitExposed(self, widget: Any, *, timeout: int = PATIENCE_MS) -> Any:
        return super().waitExposed(widget, timeout=max(timeout, PATIENCE_MS))


def settle(qtbot: QtBot, is_busy: Callable[[], bool]) -> None:
    """Wait until nothing is under way, and let go of what has deleted itself meanwhile.

    Nothing is under way when no lane is busy, nothing moves or is put off for a moment, and all of that is still so
    after whatever was posted is done: the outcome of a job may begin the next one, paint may ask for a drawing. A
    dialog goes with the next round of the event loop; the outcome of a job may come in the last round of the waiting.
    Without all this it depended on the moment what a test found.
    """
    while True:
        qtbot.waitUntil(lambda: not (is_busy() or is_about_to_act()))
        QCoreApplication.processEvents()
        if not (is_busy() or is_about_to_act()):
            break
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def is_about_to_act() -> bool:
    """Whether something in a window moves, or is put off for a moment."""
    for window in QApplication.topLevelWidgets():
        if any(timer.isActive() and _is_short(timer) for timer in window.findChildren(QTimer)):
            return True
        motions = window.findChildren(QPropertyAnimation)
        if any(motion.state() is QPropertyAnimation.State.Running for motion in motions):
            return True
    return False


def _is_short(timer: QTimer) -> bool:
    return timer.isSingleShot() and timer.interval() <= LONGEST_PAUSE_MS


def threads_left_over(before: Collection[threading.Thread]) -> list[threading.Thread]:
    """The threads that were not there before and do not end; those that are just ending are waited for."""
    left = [thread for thread in threading.enumerate() if thread not in before]
    for thread in left:
        thread.join(PATIENCE_MS / 1000 / len(left))
    return [thread for thread in left if thread.is_alive()]

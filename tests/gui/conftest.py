"""Every GUI test runs in the real theme and leaves nothing behind: no window, no timer, no thread."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from tests.waiting import threads_left_over
from yeastar_desk.presentation.theme import apply_theme, current_name, set_reduced_motion
from yeastar_desk.presentation.widgets import toast

SCREENSHOTS = "DESK_SCREENSHOTS"
"""Name of the environment variable with the folder for pictures; without it none are saved."""


def _only_look_at_new_objects() -> None:
    gc.collect()
    gc.freeze()  # whatever is there before the first test stays: the search after each test is quick
    gc.disable()  # a window that a test dropped must not go in the middle of its own event


@pytest.fixture(autouse=True)
def clean_slate(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The light theme without motion before each test; nothing left over after it."""
    if not gc.get_freeze_count():  # a whole window in a journey before this one has let everything loose again
        _only_look_at_new_objects()
    monkeypatch.setattr(toast, "STAYS_MS", 600_000)  # a message is read however slow the computer is
    set_reduced_motion(True)
    if current_name() != "light" or not qapp.styleSheet():
        apply_theme(qapp, "light")
    threads = set(threading.enumerate())
    yield
    _delete_what_should_go()
    windows = [f"{type(w).__name__} {w.objectName()}" for w in QApplication.topLevelWidgets()]
    assert not windows, f"windows left over: {windows}"
    timers = [t for t in gc.get_objects() if isinstance(t, QTimer) and shiboken6.isValid(t) and t.isActive()]
    assert not timers, f"timers left running: {[repr(t.parent()) for t in timers]}"
    left = threads_left_over(threads)
    assert not left, f"threads left over: {left}"
    gc.freeze()  # what has stayed (modules, mostly) is not looked at again after the next test


def _delete_what_should_go() -> None:
    for _again in range(3):
        gc.collect()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()


@pytest.fixture
def screenshot(request: pytest.FixtureRequest) -> Callable[..., None]:
    """`screenshot(widget, "name")` saves a picture when the environment names a folder for them."""

    def save(widget: QWidget, name: str = "") -> None:
        folder = os.environ.get(SCREENSHOTS)
        if folder:
            QCoreApplication.processEvents()
            path = Path(folder) / f"{name or request.node.name}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            assert widget.grab().save(str(path))

    return save

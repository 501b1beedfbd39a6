"""Journeys run in the real window and leave nothing behind; a program that was left open is closed."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.rep import Rep, load_demo
from tests.waiting import threads_left_over
from yeastar_desk.bootstrap.upkeep import Upkeep
from yeastar_desk.presentation.theme import apply_theme, set_reduced_motion
from yeastar_desk.presentation.widgets import toast


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with demonstration data."""
    folder = tmp_path / "home"
    load_demo(folder)
    return folder


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path], Rep]]:
    """Start the program on a home, as often as wanted. However slow the computer is, messages stay and are read, and
    the upkeep does not begin by itself in the middle of a test.
    """
    monkeypatch.setattr(toast, "STAYS_MS", 600_000)
    monkeypatch.setattr(Upkeep.begin, "__defaults__", (3_600_000,))
    apply_theme(qapp, "light")
    set_reduced_motion(True)
    threads = set(threading.enumerate())
    started: list[Rep] = []

    def begin(home: Path) -> Rep:
        rep = Rep(qtbot, home)
        started.append(rep)
        return rep

    yield begin
    for rep in started:
        rep.leave()
    started.clear()
    for _again in range(3):
        gc.collect()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
    windows = [f"{type(w).__name__} {w.objectName()}" for w in QApplication.topLevelWidgets() if w.isVisible()]
    assert not windows, f"windows left over: {windows}"
    left = threads_left_over(threads)
    assert not left, f"threads left over: {left}"


@pytest.fixture
def rep(start: Callable[[Path], Rep], home: Path) -> Rep:
    """A rep at the window of a home with demonstration data."""
    return start(home)

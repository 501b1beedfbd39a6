"""Pages and panels that come later: imported and built in pieces, so that the window answers in between.

All of it happens on the GUI thread. A class of widgets that is made on another thread, and be it by an import, takes
the program down now and then: PySide 6.11 keeps its books of classes without a lock.

Whoever asks for something before it is there gets it as soon as it is; keys that are pressed meanwhile are for it.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from functools import partial
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Generic, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from yeastar_desk.presentation.ports import Lane

W = TypeVar("W")

_PRESENTATION = "yeastar_desk.presentation"
_ALL_USE = ("widgets", "lists")
_BREATH_MS = 20
"""Between two pieces of work that nobody waits for, so that keys and paint come in between."""
_BUSY_MS = 5
_MOST_DELAYS = 40
"""Of one thing to build, so that it gets ready on a computer that is always busy, too."""
_rules = threading.Event()
"""Whether all rules and use cases are imported."""
_CLASSES_AT_ONCE = 20
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)


class InPieces(QObject, Generic[W]):
    """Something of one module of the presentation that is imported and built in pieces.

    Args:
        module: without the name of the package of the presentation.
        uses: what else of the presentation it imports much of.
        lane: where rules and use cases are imported first; None when it needs few of them.
        build: yields after each piece, and returns what was built; a widget is styled in a piece of its own after it.
    """

    complete = Signal()
    failed = Signal(object)
    """The exception that ended the building. After it what was asked for is forgotten; who asks again tries again."""

    def __init__(
        self,
        module: str,
        uses: Sequence[str],
        lane: Lane | None,
        build: Callable[[], Generator[None, None, W]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._lane = lane
        self._timer = QTimer(self)  # unlike that of QTimer.singleShot it goes with this object
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)  # a coarse one would be late although nothing else is done
        self._timer.timeout.connect(self._breathed)
        self._began = 0.0
        self._delays = 0
        self._begin = partial(self._steps, module, uses, build)
        self._pieces = self._begin()
        self._has_begun = False
        self._is_urgent = False
        self._keys: _HeldKeys | None = None
        self._wishes: list[Callable[[W], None]] = []
        self._made: list[W] = []  # a list, because what is built may be None

    @property
    def made(self) -> W | None:
        """None until it is complete."""
        return self._made[0] if self._made else None

    def prepare(self, *, urgent: bool = False) -> None:
        """Import and build it while nobody waits; what is urgent does not give way to what the window does."""
        self._is_urgent = self._is_urgent or urgent
        if self._has_begun:
            return
        self._has_begun = True
        if self._lane is None or _rules.is_set():
            self._breathe()
        else:
            self._lane.submit(_import_rules, self._rules_imported, self._rules_imported, owner=self)

    def _rules_imported(self, _: object) -> None:
        self._go_on()

    def use(self, do: Callable[[W], None]) -> None:
        """Call `do` with it, now or as soon as it is complete; keys that are pressed meanwhile are for it."""
        self._wishes.append(do)
        if self.is_complete():
            self._fulfil()
            return
        if self._keys is None:
            self._keys = _HeldKeys.hold()
            self.destroyed.connect(self._keys.give_back)  # a window that closes meanwhile takes no keyboard along
        self.prepare(urgent=True)

    def is_complete(self) -> bool:
        """Whether it is there."""
        return bool(self._made)

    def is_awaited(self) -> bool:
        """Whether somebody asked for it and does not have it yet."""
        return bool(self._wishes)

    @staticmethod
    def _steps(
        module: str, uses: Sequence[str], build: Callable[[], Generator[None, None, W]]
    ) -> Generator[None, None, W]:
        yield from _late_classes()
        yield from _import(module, uses)
        made = yield from build()
        if isinstance(made, QWidget):
            yield
            apply_style(made)
            yield
        return made

    def _go_on(self) -> None:
        try:
            next(self._pieces)
        except StopIteration as end:
            self._made.append(end.value)
            try:
                self._fulfil()
            finally:
                self.complete.emit()
        except Exception as failure:
            self.failed.emit(failure)
            self._forget()
            raise
        else:
            self._breathe()

    def _breathe(self) -> None:
        self._began = time.monotonic()
        self._timer.start(0 if self._is_urgent else _BREATH_MS)

    @Slot()
    def _breathed(self) -> None:
        late_ms = (time.monotonic() - self._began) * 1000 - _BREATH_MS
        if not self._is_urgent and late_ms > _BUSY_MS and self._delays < _MOST_DELAYS:
            self._delays += 1  # the window is at work for the rep: this has time
            self._breathe()
        else:
            self._go_on()

    def _fulfil(self) -> None:
        keys, self._keys = self._keys, None
        wishes, self._wishes = self._wishes, []
        failures: list[Exception] = []  # one wish that fails takes nothing from the others
        for wish in wishes:
            try:
                wish(self._made[0])
            except Exception as failure:
                failures.append(failure)
        self._give_back(keys)
        if failures:
            raise failures[0]

    def _forget(self) -> None:
        keys, self._keys = self._keys, None
        self._pieces, self._has_begun, self._is_urgent = self._begin(), False, False
        self._wishes.clear()
        self._give_back(keys)

    def _give_back(self, keys: _HeldKeys | None) -> None:
        if keys is not None:
            self.destroyed.disconnect(keys.give_back)
            keys.give_back()


def prepare_in_turn(coming: Iterator[InPieces[Any]]) -> None:
    """Prepare one after the other while nobody waits."""
    for each in coming:
        if not each.is_complete():
            each.complete.connect(partial(prepare_in_turn, coming))
            each.failed.connect(lambda _failure: prepare_in_turn(coming))
            each.prepare()
            return


def apply_style(parent: QObject) -> None:
    """Apply the style sheet to everything in it, in a piece of work of its own: else it is done when it is shown."""
    for widget in parent.findChildren(QWidget):
        widget.ensurePolished()


def _import_rules() -> None:
    """Import all rules and use cases. They know nothing of Qt, so this may run on a lane."""
    for package in ("yeastar_desk.domain", "yeastar_desk.application"):
        for found in iter_modules(import_module(package).__path__, f"{package}."):
            import_module(found.name)
    _rules.set()


def _import(module: str, uses: Sequence[str]) -> Iterator[None]:
    """Import a module; first, one by one, the modules that it is likely to need."""
    name = f"{_PRESENTATION}.{module}"
    for part in (*_ALL_USE, *uses, module.partition(".")[0]):
        if name in sys.modules:
            return
        package = f"{_PRESENTATION}.{part}"
        for found in iter_modules(import_module(package).__path__, f"{package}."):
            if found.name not in sys.modules:
                import_module(found.name)
                yield
    import_module(name)


def _late_classes() -> Iterator[None]:
    """Make the classes of QtWidgets that PySide makes at their first use; a viewport alone asks for nearly all."""
    from PySide6 import QtWidgets

    missing = [name for name in dir(QtWidgets) if name not in vars(QtWidgets)]
    for number, name in enumerate(missing):
        getattr(QtWidgets, name)
        if number % _CLASSES_AT_ONCE == 0:
            yield


class _HeldKeys(QObject):
    """Keys pressed while something that they are meant for is not there yet; there is one for the application.

    Shortcuts act at once all the same, and what an input method composes goes to where the focus is.
    """

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._held: list[tuple[QObject, QKeyEvent]] = []
        self._waits = 0
        application.installEventFilter(self)

    @staticmethod
    def hold() -> _HeldKeys:
        """Hold keys until whoever asked for this has given them back."""
        application = QCoreApplication.instance()
        assert application is not None
        held = application.findChild(_HeldKeys) or _HeldKeys(application)
        held._waits += 1
        return held

    def eventFilter(self, receiver: QObject, event: QEvent) -> bool:
        if event.type() not in _KEYS or not receiver.isWindowType():
            return False
        assert isinstance(event, QKeyEvent)
        self._held.append((receiver, event.clone()))
        return True

    @Slot()
    def give_back(self) -> None:
        """When nobody else waits, send the keys on in their order, and hold no more."""
        self._waits -= 1
        if self._waits:
            return
        application = self.parent()
        self.setParent(None)
        if application is not None:
            application.removeEventFilter(self)
        for receiver, event in self._held:  # sent, not posted: a key that is pressed now comes after them
            if shiboken6.isValid(receiver):
                QCoreApplication.sendEvent(receiver, event)

"""Tells a barcode scanner from a person: a scanner types a whole code within milliseconds and ends it with Enter.

Nothing is held back: every key goes where it always goes, so typing is never delayed or eaten. Only when a burst
ends in Enter (or Tab, as some scanners are set) and was a scan, that key is taken out and whatever the burst did to
the focused control is put back. What the code is made of does not matter: any symbology, any letters.

What counts is when the keys were pressed, as the system says, and not when they are handled: what somebody typed
while the window was busy arrives all at once and is still typing.

Who gets a fast burst:
- a field that has the property `takesScans`, or lies in something that has it (company ID, PI number, the settings):
  it is typed there like by hand;
- any other text field: a scan if it could be a code (6 characters with a digit, no space, no @, no amount); the text is
  again what it was before. Anything else was typed by a program that fills in texts, and belongs there;
- a quantity: up to 4 digits may be a hurried rep, everything else is a scan and the quantity stays as it was;
- everything else (buttons, tables, drop-down lists): a scan from 4 characters on.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTextEdit,
    QWidget,
)

FASTEST_TYPING_SECONDS = 0.035  # from key to key, on average over a code: the quickest typists need 0.06
LONGEST_PAUSE_SECONDS = 0.08  # inside of a code: a wireless scanner, or a busy computer, sends in gushes
SHORTEST_CODE = 4
SHORTEST_CODE_IN_A_TEXT = 6
LONGEST_CODE = 512
_LONGEST_TYPED_NUMBER = 4
_COULD_BE_A_CODE = re.compile(r"(?=.*\d)(?!\d+[.,]\d+%?$)(?!\w+://)[^\s@]+")
_ENDS = {Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value, Qt.Key.Key_Tab.value}
# What many scanners can be set to send before the code, to say which symbology it was (ISO/IEC 15424).
_SYMBOLOGY = re.compile(r"\][A-Za-z][0-9A-Za-z]")


class ScanFilter(QObject):
    """Listens to the keys of one window. `clock` gives seconds for keys that the system did not stamp with a time."""

    scanned = Signal(str)

    def __init__(self, window: QWidget, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(window)
        self._window = window
        self._clock = clock
        self._burst = ""
        self._first = self._last = 0.0
        self._target: QWidget | None = None
        self._put_back: Callable[[], None] = _nothing
        self._swallow_release = False

    def listen(self) -> None:
        """Start; once the window is on screen, so that starting is not slowed by it.

        Only the control with the focus is filtered: keys come to it first, and a filter over the whole application
        would send every event of every widget through Python.
        """
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)
        self._window.installEventFilter(self)
        self._follow(None, QApplication.focusWidget())

    @Slot(QWidget, QWidget)
    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and shiboken6.isValid(old) and old is not self._window:
            old.removeEventFilter(self)
        if new is not None and new is not self._window:
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(watched, QWidget) and isinstance(event, QKeyEvent):
            return self._pressed(watched, event)
        ends = kind == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent) and event.key() in _ENDS
        if ends and self._swallow_release:
            self._swallow_release = False
            return True
        return False

    def _pressed(self, watched: QWidget, event: QKeyEvent) -> bool:
        if watched.window() is not self.parent():
            return False
        if watched is self._window and QApplication.focusWidget() not in {None, watched}:
            return False  # a key that the focused control has seen already and did not want
        if event.key() == Qt.Key.Key_Shift.value:
            return False  # belongs to the letter that follows
        now = event.timestamp() / 1000 or self._clock()
        goes_on = 0 <= now - self._last <= LONGEST_PAUSE_SECONDS and not event.isAutoRepeat()
        self._last = now
        if event.key() in _ENDS:
            fast = goes_on and now - self._first <= FASTEST_TYPING_SECONDS * len(self._burst)
            return self._ended(fast)
        text = event.text()
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if not text or not text.isprintable() or not plain:
            self._burst = ""
            return False
        if not goes_on or not self._burst:
            self._begin(watched, now)
        self._burst += text
        # A space inside of a code must not press the button or open the list that has the focus.
        return text == " " and len(self._burst) > 1 and not _is_text(watched)

    def _begin(self, watched: QWidget, now: float) -> None:
        self._burst = ""
        self._first = now
        self._target = watched
        self._put_back = _how_to_put_back(watched)

    def _ended(self, fast: bool) -> bool:
        burst, self._burst = self._burst, ""
        target, self._target = self._target, None
        put_back, self._put_back = self._put_back, _nothing
        if not fast or target is None or not shiboken6.isValid(target) or not _is_scan(target, burst):
            return False
        put_back()
        self._swallow_release = True
        self.scanned.emit(_SYMBOLOGY.sub("", burst, count=1) if burst.startswith("]") else burst)
        return True


def _is_scan(target: QWidget, burst: str) -> bool:
    if not SHORTEST_CODE <= len(burst) <= LONGEST_CODE or _takes_scans(target):
        return False
    if _spin_box_of(target) is not None:
        return not (burst.isdecimal() and len(burst) <= _LONGEST_TYPED_NUMBER)
    if not _is_text(target):
        return True
    return len(burst) >= SHORTEST_CODE_IN_A_TEXT and _COULD_BE_A_CODE.fullmatch(burst) is not None


def _takes_scans(widget: QWidget | None) -> bool:
    while widget is not None and not widget.property("takesScans"):
        widget = widget.parentWidget()
    return widget is not None


def _how_to_put_back(widget: QWidget) -> Callable[[], None]:
    """Remember what keys can change in a control; the returned function restores it."""
    spin = _spin_box_of(widget)
    if isinstance(spin, QSpinBox):
        value = spin.value()
        return lambda: spin.setValue(value)
    if isinstance(widget, QLineEdit):
        return _line_as_it_is(widget)
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        written = widget.toPlainText()
        return lambda: widget.setPlainText(written)
    if isinstance(widget, QComboBox):
        return _list_as_it_is(widget)
    if isinstance(widget, QAbstractItemView):
        current = widget.currentIndex()
        return lambda: widget.setCurrentIndex(current)
    return _nothing


def _line_as_it_is(edit: QLineEdit) -> Callable[[], None]:
    text, cursor = edit.text(), edit.cursorPosition()
    start, length = edit.selectionStart(), edit.selectionLength()

    def put_back() -> None:
        if edit.text() == text:
            return
        edit.setText(text)
        if start < 0:
            edit.setCursorPosition(cursor)
        else:
            edit.setSelection(start, length)
        edit.textEdited.emit(text)  # whoever was told of the burst is told that it is undone

    return put_back


def _list_as_it_is(box: QComboBox) -> Callable[[], None]:
    chosen, shown = box.currentIndex(), box.currentText()

    def put_back() -> None:
        box.setCurrentIndex(chosen)
        if box.isEditable():
            box.setEditText(shown)

    return put_back


def _spin_box_of(widget: QWidget) -> QAbstractSpinBox | None:
    if isinstance(widget, QAbstractSpinBox):
        return widget
    parent = widget.parentWidget()
    return parent if isinstance(parent, QAbstractSpinBox) else None


def _is_text(widget: QWidget) -> bool:
    editable = isinstance(widget, QComboBox) and widget.isEditable()
    return editable or isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit | QAbstractSpinBox)


def _nothing() -> None:
    """Keys change nothing in this control."""

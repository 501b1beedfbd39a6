"""Tells a barcode scanner from a person: a scanner types a whole code within milliseconds and ends it with Enter.

Nothing is held back: every key goes where it always goes, so typing is never delayed or eaten. Only when a burst
ends in Enter and was a scan, the Enter is taken out and whatever the burst did to the focused control is put back.

Who gets a fast burst:
- a field with the property `takesScans` (company ID, searches): it is typed there like by hand, nothing is announced;
- any other text field: only what `is_code` recognises (a company ID) is taken out of it, so that a PI number can be
  scanned into its field;
- a quantity: up to 4 digits may be a hurried rep, everything else is a scan and the quantity stays as it was;
- everything else (buttons, tables, drop-down lists): a scan.
"""

from __future__ import annotations

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

FASTEST_TYPING_SECONDS = 0.035
SHORTEST_CODE = 4
LONGEST_CODE = 512
_LONGEST_TYPED_NUMBER = 4
_ENDS = {Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value}


class ScanFilter(QObject):
    """Listens to the keys of one window. `clock` returns seconds; tests may bring their own."""

    scanned = Signal(str)

    def __init__(
        self,
        window: QWidget,
        is_code: Callable[[str], bool],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._is_code = is_code
        self._clock = clock
        self._burst = ""
        self._last = 0.0
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
        now = self._clock()
        fast = now - self._last <= FASTEST_TYPING_SECONDS
        self._last = now
        if event.key() in _ENDS:
            return self._ended(fast)
        text = event.text()
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if not text or not text.isprintable() or not plain:
            if event.key() != Qt.Key.Key_Shift.value:
                self._burst = ""
            return False
        if not fast or not self._burst:
            self._begin(watched)
        self._burst += text
        return False

    def _begin(self, watched: QWidget) -> None:
        self._burst = ""
        self._target = watched
        self._put_back = _how_to_put_back(watched)

    def _ended(self, fast: bool) -> bool:
        code, self._burst = self._burst, ""
        target, self._target = self._target, None
        put_back, self._put_back = self._put_back, _nothing
        if (
            not fast
            or not SHORTEST_CODE <= len(code) <= LONGEST_CODE
            or target is None
            or not shiboken6.isValid(target)
        ):
            return False
        if not self._is_scan(target, code):
            return False
        put_back()
        self._swallow_release = True
        self.scanned.emit(code)
        return True

    def _is_scan(self, target: QWidget, code: str) -> bool:
        spin = _spin_box_of(target)
        if spin is not None:
            return not (code.isdecimal() and len(code) <= _LONGEST_TYPED_NUMBER)
        if isinstance(target, QLineEdit | QTextEdit | QPlainTextEdit) or _is_editable_list(target):
            return not target.property("takesScans") and self._is_code(code)
        return True


def _how_to_put_back(widget: QWidget) -> Callable[[], None]:
    """Remember what keys can change in a control; the returned function restores it."""
    spin = _spin_box_of(widget)
    if isinstance(spin, QSpinBox):
        value = spin.value()
        return lambda: spin.setValue(value)
    if isinstance(widget, QLineEdit):
        text = widget.text()
        return lambda: widget.setText(text)
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        written = widget.toPlainText()
        return lambda: widget.setPlainText(written)
    if isinstance(widget, QComboBox):
        chosen = widget.currentIndex()
        return lambda: widget.setCurrentIndex(chosen)
    if isinstance(widget, QAbstractItemView):
        current = widget.currentIndex()
        return lambda: widget.setCurrentIndex(current)
    return _nothing


def _spin_box_of(widget: QWidget) -> QAbstractSpinBox | None:
    if isinstance(widget, QAbstractSpinBox):
        return widget
    parent = widget.parentWidget()
    return parent if isinstance(parent, QAbstractSpinBox) else None


def _is_editable_list(widget: QWidget) -> bool:
    return isinstance(widget, QComboBox) and widget.isEditable()


def _nothing() -> None:
    """Keys change nothing in this control."""

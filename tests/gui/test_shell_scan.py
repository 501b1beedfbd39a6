"""A scanner types a code within milliseconds and ends it with Enter; a person does not.

The controls get real key events. Those of `Desk.type` have no time of their own, so the filter asks the test's clock;
`stamped` makes events with the time that the system gives them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from yeastar_desk.presentation.shell.scan import FASTEST_TYPING_SECONDS, ScanFilter
from yeastar_desk.presentation.widgets import ComboBox, Stepper

CODE = "W-204417"
SCANNER = 0.008
QUICKEST_HAND = 0.060  # 200 words a minute


class Clock:
    """Time as the test says."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Desk(QWidget):
    """One of each control that a scan could hit."""

    def __init__(self) -> None:
        super().__init__()
        self.press = QPushButton("Hold")
        self.quantity = Stepper()
        self.quantity.set_limits(1, None)
        self.quantity.set_value(40)
        self.remark = QLineEdit()
        self.search = QLineEdit()
        self.pi_number = QLineEdit()
        self.pi_number.setProperty("takesScans", True)
        self.note = QPlainTextEdit()
        self.term = ComboBox()
        self.term.addItems(["1 year", "2 years", "3 years", "4 years"])
        self.orders = QListWidget()
        self.orders.addItems(["Wagner", "2", "4", "1", "0", "7"])
        self.orders.setCurrentRow(5)
        column = QVBoxLayout(self)
        for widget in (
            self.press,
            self.quantity,
            self.remark,
            self.search,
            self.pi_number,
            self.note,
            self.term,
            self.orders,
        ):
            column.addWidget(widget)
        self.clock = Clock()
        self.scans = ScanFilter(self, self.clock)
        self.scanned: list[str] = []
        self.scans.scanned.connect(self.scanned.append)
        self.pressed: list[bool] = []
        self.press.clicked.connect(lambda: self.pressed.append(True))
        self.entered: list[str] = []
        for edit in (self.remark, self.search, self.pi_number):
            edit.returnPressed.connect(lambda edit=edit: self.entered.append(edit.text()))

    def type(
        self, widget: QWidget, text: str, seconds_per_key: float, *, end: Qt.Key | None = Qt.Key.Key_Return
    ) -> None:
        widget.setFocus()
        self.clock.now += 1.0
        for letter in text:
            self.clock.now += seconds_per_key
            QTest.keyClicks(QApplication.focusWidget() or widget, letter)
        if end is not None:
            self.clock.now += seconds_per_key
            QTest.keyClick(QApplication.focusWidget() or widget, end)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.scans.listen()
    yield made
    made.hide()


Target = Callable[[Desk], QWidget]
ELSEWHERE: list[Target] = [
    lambda desk: desk.press,
    lambda desk: desk.quantity.spin,
    lambda desk: desk.remark,
    lambda desk: desk.search,
    lambda desk: desk.note,
    lambda desk: desk.term,
    lambda desk: desk.orders,
    lambda desk: desk,
]


# Whatever a barcode may hold: letters, digits, small letters, other signs.
SYMBOLOGIES = ["W-204417", "204417", "4006381333931", "acme.01/77", "YS*00A1B2", "DE811907980"]


@pytest.mark.parametrize("code", SYMBOLOGIES)
@pytest.mark.parametrize("target", ELSEWHERE)
def test_a_scan_is_heard_wherever_the_focus_is_and_changes_nothing(desk: Desk, target: Target, code: str) -> None:
    for edit in (desk.remark, desk.search):
        edit.setText("before")
        edit.setSelection(1, 3)
    desk.note.setPlainText("two\nlines")
    desk.type(target(desk), code, SCANNER)
    assert desk.scanned == [code]
    assert desk.quantity.value() == 40
    assert desk.remark.text() == desk.search.text() == "before"
    assert desk.remark.selectedText() == desk.search.selectedText() == "efo"
    assert desk.note.toPlainText() == "two\nlines"
    assert desk.term.currentIndex() == 0
    assert desk.orders.currentRow() == 5
    assert desk.pressed == []
    assert desk.entered == []


def test_two_scans_in_a_row(desk: Desk) -> None:
    desk.type(desk.press, CODE, SCANNER)
    desk.type(desk.press, "W-118800", SCANNER)
    assert desk.scanned == [CODE, "W-118800"]


@pytest.mark.parametrize("code", ["PI-2026-1187", "DE811907980", "4500017"])
def test_a_field_that_takes_scans_gets_it_like_typing(desk: Desk, code: str) -> None:
    desk.type(desk.pi_number, code, SCANNER)
    assert desk.pi_number.text() == code
    assert desk.entered == [code]
    assert desk.scanned == []


def test_who_was_told_of_the_burst_is_told_that_it_is_undone(desk: Desk) -> None:
    heard: list[str] = []
    desk.remark.setText("5")
    desk.remark.textEdited.connect(heard.append)
    desk.type(desk.remark, CODE, SCANNER)
    assert heard[-2:] == [f"5{CODE}", "5"]


@pytest.mark.parametrize("target", ELSEWHERE)
def test_a_scanner_may_end_with_tab(desk: Desk, target: Target) -> None:
    focus = target(desk)
    desk.type(focus, CODE, SCANNER, end=Qt.Key.Key_Tab)
    assert desk.scanned == [CODE]
    assert QApplication.focusWidget() in (focus, desk.press) or not focus.focusPolicy()


def test_the_symbology_that_a_scanner_names_is_not_part_of_the_code(desk: Desk) -> None:
    desk.type(desk.press, "]C1W-204417", SCANNER)
    desk.type(desk.remark, "]Q3204417", SCANNER)
    assert desk.scanned == ["W-204417", "204417"]


@pytest.mark.parametrize(
    "text", ["Nordlicht Hotels 2", "ap1@nordlicht.example", "https://a.example/1", "100.00", "12,5%"]
)
def test_what_a_program_fills_in_stays_where_it_is(desk: Desk, text: str) -> None:
    desk.type(desk.remark, text, SCANNER)
    assert desk.remark.text() == text
    assert desk.entered == [text]
    assert desk.scanned == []


def test_a_field_inside_of_something_that_takes_scans_takes_them(desk: Desk) -> None:
    desk.setProperty("takesScans", True)
    desk.type(desk.remark, CODE, SCANNER)
    assert (desk.remark.text(), desk.scanned) == (CODE, [])


def test_a_space_in_a_code_presses_no_button(desk: Desk) -> None:
    desk.type(desk.press, "W 2044 17", SCANNER)
    assert (desk.scanned, desk.pressed) == (["W 2044 17"], [])
    QTest.keyClick(desk.press, Qt.Key.Key_Space)
    assert desk.pressed == [True]


def test_a_key_that_is_held_down_is_no_scan(desk: Desk) -> None:
    held = [stamped("x", 1000 + 33 * n, repeated=n > 0) for n in range(12)]
    deliver(desk.remark, [*held, stamped("", 1000 + 33 * 12, Qt.Key.Key_Return)])
    assert desk.scanned == []
    assert desk.remark.text() == "x" * 12


def test_a_shift_key_does_not_join_a_typed_letter_to_the_code(desk: Desk) -> None:
    shift = stamped("", 1500, Qt.Key.Key_Shift)
    code = [stamped(letter, 1504 + 8 * n) for n, letter in enumerate(CODE)]
    deliver(desk.remark, [stamped("d", 1000), shift, *code, stamped("\r", 1570, Qt.Key.Key_Return)])
    assert desk.scanned == [CODE]
    assert desk.remark.text() == "d"


def test_a_wireless_scanner_may_stutter(desk: Desk) -> None:
    gaps = [0, 70, 5, 5, 60, 5, 5, 5]
    times = [2000 + sum(gaps[: n + 1]) for n in range(len(CODE))]
    keys = [stamped(letter, at) for letter, at in zip(CODE, times, strict=True)]
    deliver(desk.remark, [*keys, stamped("\r", times[-1] + 5, Qt.Key.Key_Return)])
    assert desk.scanned == [CODE]


@pytest.mark.parametrize("widget", ["press", "remark", "search", "note", "orders"])
def test_what_was_typed_while_the_window_was_busy_is_typing(desk: Desk, widget: str) -> None:
    """All keys are handled at the same moment; the system says when they were pressed."""
    deliver(getattr(desk, widget), typed(CODE, 60))
    assert desk.scanned == []
    deliver(getattr(desk, widget), typed(CODE, 8))  # the positive control: the same keys from a scanner
    assert desk.scanned == [CODE]


def stamped(text: str, at_ms: int, key: Qt.Key = Qt.Key.Key_unknown, *, repeated: bool = False) -> QKeyEvent:
    event = QKeyEvent(QEvent.Type.KeyPress, key.value, Qt.KeyboardModifier.NoModifier, text, repeated)
    event.setTimestamp(at_ms)
    return event


def typed(code: str, every_ms: int) -> list[QKeyEvent]:
    keys = [stamped(letter, 5_000 + every_ms * n) for n, letter in enumerate(code)]
    return [*keys, stamped("\r", 5_000 + every_ms * len(code), Qt.Key.Key_Return)]


def deliver(widget: QWidget, keys: list[QKeyEvent]) -> None:
    widget.setFocus()
    for key in keys:
        QCoreApplication.sendEvent(widget, key)


@pytest.mark.parametrize("target", ELSEWHERE)
def test_typing_is_never_a_scan(desk: Desk, target: Target) -> None:
    desk.type(target(desk), CODE, QUICKEST_HAND)
    assert desk.scanned == []


def test_typing_arrives_whole(desk: Desk) -> None:
    desk.type(desk.remark, CODE, QUICKEST_HAND)
    assert desk.remark.text() == CODE
    assert desk.entered == [CODE]
    desk.quantity.spin.selectAll()
    desk.type(desk.quantity.spin, "125", QUICKEST_HAND)
    assert desk.quantity.value() == 125


def test_enter_alone_still_presses_a_button(desk: Desk) -> None:
    desk.press.setAutoDefault(True)
    desk.type(desk.press, "", SCANNER)
    QTest.keyClick(desk.press, Qt.Key.Key_Space)
    assert desk.pressed
    assert desk.scanned == []


def test_a_quantity_typed_in_a_hurry_is_a_quantity(desk: Desk) -> None:
    desk.quantity.spin.selectAll()
    desk.type(desk.quantity.spin, "1200", SCANNER)
    assert desk.quantity.value() == 1200
    assert desk.scanned == []


def test_a_long_number_scanned_over_a_quantity_leaves_it(desk: Desk) -> None:
    desk.quantity.spin.selectAll()
    desk.type(desk.quantity.spin, "4006381333931", SCANNER)
    assert desk.quantity.value() == 40
    assert desk.scanned == ["4006381333931"]


def test_a_code_without_enter_or_too_short_is_no_scan(desk: Desk) -> None:
    desk.type(desk.press, CODE, SCANNER, end=None)
    desk.type(desk.press, "W-2", SCANNER)
    desk.type(desk.remark, "W-204", SCANNER)  # a hurried rep may type so much; in a text it would be lost
    assert desk.scanned == []
    assert desk.remark.text() == "W-204"


def test_a_hand_followed_by_a_scanner_gives_only_the_code(desk: Desk) -> None:
    desk.type(desk.remark, "note", QUICKEST_HAND, end=None)
    desk.type(desk.remark, CODE, SCANNER)
    assert desk.scanned == [CODE]
    assert desk.remark.text() == "note"


def test_the_limit_between_hand_and_scanner(desk: Desk) -> None:
    desk.type(desk.press, CODE, FASTEST_TYPING_SECONDS - 0.001)
    desk.type(desk.press, CODE, FASTEST_TYPING_SECONDS + 0.001)
    assert desk.scanned == [CODE]


def test_keys_of_another_window_are_left_alone(desk: Desk, qtbot: QtBot) -> None:
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    for letter in CODE:
        QTest.keyClicks(other, letter)
    QTest.keyClick(other, Qt.Key.Key_Return)
    assert desk.scanned == []
    assert other.text() == CODE

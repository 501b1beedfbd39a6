"""A scanner types a code within milliseconds and ends it with Enter; a person does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from yeastar_desk.presentation.shell.scan import FASTEST_TYPING_SECONDS, ScanFilter
from yeastar_desk.presentation.shell.window import looks_like_company_id
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
        self.search.setProperty("takesScans", True)
        self.term = ComboBox()
        self.term.addItems(["1 year", "2 years", "3 years", "4 years"])
        self.orders = QListWidget()
        self.orders.addItems(["Wagner", "2", "4", "1", "0", "7"])
        self.orders.setCurrentRow(5)
        column = QVBoxLayout(self)
        for widget in (self.press, self.quantity, self.remark, self.search, self.term, self.orders):
            column.addWidget(widget)
        self.clock = Clock()
        self.scans = ScanFilter(self, looks_like_company_id, self.clock)
        self.scanned: list[str] = []
        self.scans.scanned.connect(self.scanned.append)
        self.pressed: list[bool] = []
        self.press.clicked.connect(lambda: self.pressed.append(True))
        self.entered: list[str] = []
        for edit in (self.remark, self.search):
            edit.returnPressed.connect(lambda edit=edit: self.entered.append(edit.text()))

    def type(self, widget: QWidget, text: str, seconds_per_key: float, *, enter: bool = True) -> None:
        widget.setFocus()
        self.clock.now += 1.0
        for letter in text:
            self.clock.now += seconds_per_key
            QTest.keyClicks(QApplication.focusWidget() or widget, letter)
        if enter:
            self.clock.now += seconds_per_key
            QTest.keyClick(QApplication.focusWidget() or widget, Qt.Key.Key_Return)


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
    lambda desk: desk.term,
    lambda desk: desk.orders,
    lambda desk: desk,
]


@pytest.mark.parametrize("target", ELSEWHERE)
def test_a_scan_is_heard_wherever_the_focus_is_and_changes_nothing(desk: Desk, target: Target) -> None:
    desk.remark.setText("before")
    desk.type(target(desk), CODE, SCANNER)
    assert desk.scanned == [CODE]
    assert desk.quantity.value() == 40
    assert desk.remark.text() == "before"
    assert desk.term.currentIndex() == 0
    assert desk.orders.currentRow() == 5
    assert desk.pressed == []
    assert desk.entered == []


def test_two_scans_in_a_row(desk: Desk) -> None:
    desk.type(desk.press, CODE, SCANNER)
    desk.type(desk.press, "W-118800", SCANNER)
    assert desk.scanned == [CODE, "W-118800"]


def test_a_field_that_takes_scans_gets_it_like_typing(desk: Desk) -> None:
    desk.type(desk.search, CODE, SCANNER)
    assert desk.search.text() == CODE
    assert desk.entered == [CODE]
    assert desk.scanned == []


@pytest.mark.parametrize("code", ["PI-2026-1187", "DE811907980", "4500017"])
def test_other_codes_can_be_scanned_into_a_text_field(desk: Desk, code: str) -> None:
    desk.type(desk.remark, code, SCANNER)
    assert desk.remark.text() == code
    assert desk.scanned == []


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
    desk.type(desk.press, CODE, SCANNER, enter=False)
    desk.type(desk.press, "W-2", SCANNER)
    assert desk.scanned == []


def test_a_hand_followed_by_a_scanner_gives_only_the_code(desk: Desk) -> None:
    desk.type(desk.remark, "note", QUICKEST_HAND, enter=False)
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

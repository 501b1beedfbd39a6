"""The hand-over sheet over a page: copied value by value with one key, and the portal's number taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.architecture.test_accessible_names import unnamed
from tests.gui.pages import Desk, desk
from tests.office import ORDER
from yeastar_desk.application.enter_in_portal import EnterInPortal
from yeastar_desk.presentation.handover.panel import HandoverPanel
from yeastar_desk.presentation.ports import Changed, Subject
from yeastar_desk.presentation.theme import apply_theme

NAMES = {"DE": "Germany"}


@dataclass
class Uses:
    enter_in_portal: EnterInPortal


class Sheet:
    """The panel over an empty page, with one order that waits to be entered."""

    def __init__(self, place: Desk) -> None:
        self.place = place
        booth = place.booth
        self.order = booth.place_order(ORDER).order
        use = EnterInPortal(booth.database, booth.preferences, booth.clock, lambda code: NAMES.get(code, ""))
        self.heard: list[Changed] = []
        place.changes.changed.connect(self.heard.append)
        self.page = QWidget()
        place.show(self.page)
        self.panel = HandoverPanel(self.page, Uses(use), place.lane, place.changes.publish)
        place.changes.changed.connect(self.panel.heard)

    def open(self, number: str = "") -> None:
        self.panel.open_order(number or self.order.number)
        self.place.settle()

    def button(self, name: str) -> QPushButton:
        return self.place.find(QPushButton, name)

    @property
    def number(self) -> QLineEdit:
        return self.place.find(QLineEdit, "portal_order_number_edit")

    def text(self, name: str) -> str:
        return self.place.find(QLabel, name).text()

    def press(self, key: Qt.Key) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)

    def copied(self) -> str:
        return QApplication.clipboard().text()

    def notices(self) -> str:
        return " ".join(label.text() for label in self.panel.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def sheet(qtbot: QtBot, tmp_path: Path) -> Iterator[Sheet]:
    with desk(qtbot, tmp_path) as place:
        yield Sheet(place)


def test_one_key_copies_a_value_and_goes_on_until_the_number_is_asked_for(sheet: Sheet) -> None:
    sheet.open()
    assert sheet.button("copy_value_1_button").hasFocus()
    copied = []
    while not sheet.number.hasFocus():
        sheet.press(Qt.Key.Key_Return)
        copied.append(sheet.copied())
    expected = sheet.panel.presenter._uses.enter_in_portal.sheet(sheet.order.number).sheet
    assert copied == [value.value for screen in expected.screens for value in screen.values]
    assert copied[:3] == ["W-204417", "Nordlicht Hotels GmbH", "Annually"]
    assert sheet.text("handover_progress_label") == f"{len(copied)} of {len(copied)} values copied"
    assert sheet.button("copy_value_1_button").text() == "Copied"


def test_the_whole_of_it_works_by_keyboard(sheet: Sheet) -> None:
    sheet.open()
    sheet.press(Qt.Key.Key_Down)
    sheet.press(Qt.Key.Key_Down)
    assert sheet.button("copy_value_3_button").hasFocus()
    sheet.press(Qt.Key.Key_Up)
    sheet.press(Qt.Key.Key_Space)
    assert sheet.copied() == "Nordlicht Hotels GmbH"
    sheet.number.setFocus()
    QTest.keyClicks(sheet.number, "PO20260001")
    sheet.press(Qt.Key.Key_Return)
    sheet.place.settle()
    with sheet.place.booth.database.read() as work:
        state = work.orders.state(sheet.order.id)
    assert (state.portal_state, state.portal_order_number) == ("acknowledged", "PO20260001")
    assert f"{sheet.order.number} is in the portal as PO20260001." in sheet.notices()
    assert {change.subject for change in sheet.heard} == {Subject.ORDERS, Subject.OUTBOX}
    sheet.press(Qt.Key.Key_Escape)
    assert not sheet.panel.isVisible()


def test_a_number_can_be_corrected_and_a_wrong_one_is_refused_in_words(sheet: Sheet) -> None:
    other = sheet.place.booth.place_order(ORDER).order
    sheet.open()
    sheet.number.setText("PO20260001")
    sheet.button("store_portal_order_number_button").click()
    sheet.place.settle()
    store = sheet.button("store_portal_order_number_button")
    assert (store.text(), store.isEnabled()) == ("Correct number", False)
    sheet.open(other.number)
    assert sheet.number.text() == ""
    sheet.number.setText("PO20260001")
    sheet.button("store_portal_order_number_button").click()
    sheet.place.settle()
    assert "another order already" in sheet.notices()
    assert sheet.number.hasFocus()
    assert sheet.number.text() == "PO20260001", "what was typed stays"


def test_what_was_typed_stays_when_something_else_changes(sheet: Sheet) -> None:
    sheet.open()
    sheet.number.setText("PO2026")
    sheet.panel.heard(Changed(Subject.OUTBOX))
    sheet.place.settle()
    assert sheet.number.text() == "PO2026"


def test_an_order_that_is_cancelled_meanwhile_says_so(sheet: Sheet) -> None:
    sheet.open()
    sheet.place.booth.cancel_order(sheet.order.number)
    sheet.panel.heard(Changed(Subject.ORDERS))
    sheet.place.settle()
    assert "do not enter it in the portal" in sheet.notices()
    assert not sheet.number.isEnabled()


def test_progress_is_remembered_and_the_next_value_has_the_focus(sheet: Sheet) -> None:
    sheet.open()
    sheet.press(Qt.Key.Key_Return)
    sheet.press(Qt.Key.Key_Escape)
    sheet.open()
    assert sheet.text("handover_progress_label").startswith("1 of ")
    assert sheet.button("copy_value_2_button").hasFocus()


def test_an_order_that_is_not_there_is_said_so(sheet: Sheet) -> None:
    sheet.open("ORD-XX-2026-00001")
    assert "There is no order" in sheet.notices()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1220, 720), (1220, 840)], ids=str)
def test_everything_has_a_name_and_is_seen(
    sheet: Sheet, qapp: QApplication, screenshot: Callable[..., None], theme: str, size: tuple[int, int]
) -> None:
    apply_theme(qapp, "dark" if theme == "dark" else "light")
    sheet.place.window.resize(*size)
    sheet.open()
    sheet.press(Qt.Key.Key_Return)
    assert unnamed(sheet.panel) == []
    for label in sheet.panel.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.height() >= label.heightForWidth(label.width()) or not label.wordWrap(), label.text()
    screenshot(sheet.place.window, f"handover_{theme}_{size[1]}")
    sheet.number.setText("PO20260001")
    sheet.button("store_portal_order_number_button").click()
    sheet.place.settle()
    screenshot(sheet.place.window, f"handover_stored_{theme}_{size[1]}")

"""Closing a day on screen: what is found, the paper, and that the stored bytes are shown, printed and saved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.application.reporting import ReportingOffice, order
from tests.application.test_day_close import send
from tests.architecture.test_accessible_names import unnamed
from tests.waiting import settle
from yeastar_desk.domain.errors import NotSaved
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.preview.pdf_view import PdfView
from yeastar_desk.presentation.report.day_close_panel import DayClosePanel
from yeastar_desk.presentation.tasks import Lane
from yeastar_desk.presentation.widgets import DateEdit, Notice, StatePages


class Booth:
    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.office = ReportingOffice(folder)
        self.lane, self.paper = Lane("lane"), Lane("paper-lane")
        self.window = QWidget()
        self.window.resize(1240, 800)
        self.panel = DayClosePanel(
            self.window,
            self.office,
            self.lane,
            self.paper,
            self.office.clock,
            Formats("en_GB"),
            native_dialogs=False,
        )
        self.said: list[str] = []
        self.panel.said.connect(self.said.append)

    def open(self) -> None:
        self.window.show()
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        self.panel.open()
        self.settle()

    def settle(self) -> None:
        settle(self.qtbot, lambda: self.lane.is_busy() or self.paper.is_busy())

    def verdict(self) -> str:
        notice = self.panel.findChild(Notice, "day_close_verdict")
        assert notice is not None
        return notice.message.text()

    def words(self) -> list[str]:
        found = self.panel.findChild(QWidget, "day_close_found")
        assert found is not None
        return [label.text().replace("\u00a0", " ") for label in found.findChildren(QLabel)]

    def press(self, name: str) -> None:
        button = self.panel.findChild(QPushButton, name)
        assert button is not None
        assert button.isEnabled()
        button.click()
        self.settle()

    def close(self) -> None:
        self.lane.close()
        self.paper.close()
        self.office.database.close()
        self.window.close()
        for each in (self.window, self.lane, self.paper):
            each.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def booth(tmp_path: Path, qtbot: QtBot) -> Iterator[Booth]:
    made = Booth(tmp_path, qtbot)
    yield made
    made.close()


def test_it_shows_the_three_views_and_names_what_differs(booth: Booth) -> None:
    sent, waiting = (booth.office.place(order(n)).order.number for n in (1, 2))
    send(booth.office, sent)
    booth.open()
    assert booth.verdict() == "Not balanced: 1 difference."
    words = booth.words()
    assert f"{waiting} (Customer 2) is not at the portal: it waits to be sent." in words
    assert words.count("equal") == 4
    assert words.count("not equal") == 1
    assert words.count("€ 8,745.54") == 2
    assert unnamed(booth.panel) == []
    assert booth.office.close_day.closes() == []  # looking closes nothing


def test_a_day_is_closed_by_keyboard_and_its_paper_is_there(booth: Booth, qtbot: QtBot) -> None:
    send(booth.office, booth.office.place(order(1)).order.number)
    booth.open()
    assert booth.verdict() == "Balanced: everything printed is stored and sent."
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "day_close_confirm_button"
    QTest.keyClick(focused, Qt.Key.Key_Return)
    booth.settle()
    assert booth.said == ["The day is closed as DC-B3-2026-00001."]
    view = booth.panel.findChild(PdfView, "document_view")
    assert view is not None
    qtbot.waitUntil(view.is_drawn, timeout=20_000)
    assert view.count() == 1
    booth.press("day_close_confirm_button")
    assert booth.said[-1] == "Nothing has changed since this day was closed: this is DC-B3-2026-00001."
    combo = booth.panel.findChild(QComboBox, "day_close_number_combo")
    assert combo is not None
    assert combo.count() == 1
    assert combo.currentText().startswith("DC-B3-2026-00001 · 22 Nov 2026")
    assert combo.currentText().endswith(" · Ana")
    QTest.keyClick(booth.panel, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not booth.panel.isVisible())


def test_another_name_can_be_entered(booth: Booth) -> None:
    booth.open()
    by = booth.panel.findChild(QLineEdit, "day_close_by_edit")
    assert by is not None
    assert by.text() == "Ana"  # of the settings
    by.setText("Ben")
    booth.press("day_close_confirm_button")
    assert booth.office.close_day.closes()[0].actor == "Ben"


def test_what_is_saved_is_what_is_stored(booth: Booth, tmp_path: Path) -> None:
    booth.office.place(order(1))
    booth.open()
    booth.press("day_close_confirm_button")
    booth.press("day_close_save_button")
    dialog = booth.panel.window().findChild(QFileDialog, "save_dialog")
    assert dialog is not None
    name = dialog.findChild(QLineEdit)
    assert name is not None
    name.setText(str(tmp_path / "close.pdf"))  # selectFile does nothing once this field has the focus
    dialog.accept()
    booth.settle()
    assert (tmp_path / "close.pdf").read_bytes() == booth.office.close_day.pdf("DC-B3-2026-00001")[1]


def test_another_day_and_earlier_papers(booth: Booth) -> None:
    booth.office.place(order(1))
    booth.office.close_day(booth.office.clock.today())
    booth.office.clock.sleep(timedelta(days=1))
    booth.open()
    assert booth.verdict() == "Nothing was placed or issued on this day."
    assert any("of 22 Nov 2026: it waits to be sent." in words for words in booth.words())
    assert not booth.panel.findChild(QPushButton, "day_close_print_button").isEnabled()  # type: ignore[union-attr]
    day = booth.panel.findChild(DateEdit, "day_close_date_edit")
    assert day is not None
    day.setDate(QDate(2026, 11, 22))
    booth.settle()
    assert booth.verdict() == "Not balanced: 1 difference."
    view = booth.panel.findChild(PdfView, "document_view")
    assert view is not None
    booth.qtbot.waitUntil(view.is_drawn, timeout=20_000)
    day.setDate(QDate(2026, 11, 30))
    booth.settle()
    states = booth.panel.findChild(StatePages, "day_close_states")
    assert states is not None
    assert states.error.what.text() == "2026-11-30 has not come yet. Choose today or an earlier day."


def test_what_cannot_be_stored_is_said_and_nothing_is_closed(booth: Booth) -> None:
    def fail(_close: object) -> bytes:
        raise NotSaved("The disk is full. Delete some files, then try again.")

    booth.open()
    booth.office.close_day._render = fail
    booth.press("day_close_confirm_button")
    states = booth.panel.findChild(StatePages, "day_close_states")
    assert states is not None
    assert states.currentWidget() is states.error
    assert states.error.what.text() == "The disk is full. Delete some files, then try again."
    assert booth.office.close_day.closes() == []

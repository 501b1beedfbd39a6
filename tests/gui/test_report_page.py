"""The Event report page over a real database: figures, bars without colour, files, days."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from tests.application.reporting import ReportingOffice, order
from tests.architecture.test_accessible_names import unnamed
from tests.gui.pages import Window
from tests.presenters.booth import HandLane
from tests.sales import price_list
from yeastar_desk.domain.errors import NotSaved
from yeastar_desk.domain.event_report import WHAT_COUNTS
from yeastar_desk.domain.terms import Proration
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Changed, Subject
from yeastar_desk.presentation.report.bar_chart import Bar, BarChart
from yeastar_desk.presentation.report.page import ReportPage
from yeastar_desk.presentation.report.presenter import Days
from yeastar_desk.presentation.widgets import Badge, DateEdit, StatePages


class Screen:
    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.office = ReportingOffice(folder)
        self.lane = HandLane()
        self.page = ReportPage(self.lane, self.office, self.office.clock, Formats("en_GB"), native_dialogs=False)
        self.said: list[str] = []
        self.page.said.connect(self.said.append)
        qtbot.addWidget(self.page)

    def show(self) -> None:
        self.page.resize(1020, 740)
        self.page.show()

    def text(self, name: str) -> str:
        found = self.page.findChild(QLabel, name)
        assert found is not None
        return found.text().replace("\u00a0", " ")

    def chart(self, key: str) -> list[tuple[str, str, str]]:
        found = self.page.findChild(BarChart, f"report_{key}_chart")
        assert found is not None
        return [(bar.label, bar.value.replace("\u00a0", " "), bar.note) for bar in found.bars()]

    def choose(self, name: str, text: str) -> None:
        combo = self.page.findChild(QComboBox, name)
        assert combo is not None
        combo.setCurrentIndex(combo.findText(text))

    def states(self) -> StatePages:
        found = self.page.findChild(StatePages, "report_states")
        assert found is not None
        return found

    def button(self, name: str) -> QPushButton:
        found = self.page.findChild(QPushButton, name)
        assert found is not None
        return found


@pytest.fixture
def screen(tmp_path: Path, qtbot: QtBot) -> Iterator[Screen]:
    made = Screen(tmp_path, qtbot)
    yield made
    made.office.database.close()


def test_with_nothing_sold_it_says_what_to_do(screen: Screen) -> None:
    screen.show()
    states = screen.states()
    assert states.currentWidget() is states.empty
    assert screen.text("report_orders_amount_label") == "0"
    assert screen.text("report_revenue_amount_label") == "—"
    assert not screen.button("save_report_button").isVisible()
    assert screen.button("day_close_button").isEnabled()


def test_the_cards_and_bars_say_what_was_sold(screen: Screen) -> None:
    office = screen.office
    office.place_and_pay(order(1, rep="Ana"))
    office.place(order(2, rep="Ben", plan="pro"))
    office.cancel_order(office.place(order(3)).order.number)
    screen.show()
    assert screen.text("report_orders_amount_label") == "2"
    assert screen.text("report_orders_detail_label") == "1 cancelled"
    assert screen.text("report_revenue_amount_label") == "€ 8,109.20"
    assert screen.text("report_revenue_detail_label") == "without tax"
    assert screen.text("report_paid_amount_label") == "€ 3,674.60"
    assert screen.text("report_paid_detail_label") == "€ 4,434.60 pending"
    assert screen.chart("rep") == [("Ben", "€ 4,434.60", "1 order"), ("Ana", "€ 3,674.60", "1 order")]
    assert screen.chart("day") == [("22 Nov 2026", "€ 8,109.20", "2 orders")]
    assert screen.chart("hour") == [("10:00 – 11:00", "€ 8,109.20", "2 orders")]
    assert [row[0] for row in screen.chart("plan")] == ["Workplace Pro", "Workplace Standard"]
    assert screen.text("report_note_label") == WHAT_COUNTS
    badge = screen.page.findChild(Badge, "report_invented_badge")
    assert badge is not None
    assert badge.isHidden()
    assert unnamed(screen.page) == []


def test_currencies_are_chosen_not_added(screen: Screen) -> None:
    office = screen.office
    with office.database.work() as work:
        dollars = work.price_lists.add(price_list(Proration.DAILY, "USD"), "test", office.clock.now())
        work.commit()
    office.place(order(1))
    office.place(order(2))
    office.place(order(3, price_list_id=dollars))
    screen.show()
    assert screen.button("report_measure_eur_button").isChecked()
    assert screen.button("report_measure_eur_button").text() == "EUR net"
    assert screen.text("report_revenue_detail_label") == "and US$ 3,674.60"
    assert screen.chart("day") == [("22 Nov 2026", "€ 7,349.20", "2 orders")]
    screen.button("report_measure_usd_button").click()
    assert screen.text("report_revenue_amount_label") == "US$ 3,674.60"
    assert screen.chart("day") == [("22 Nov 2026", "US$ 3,674.60", "1 order")]
    screen.button("report_measure_orders_button").click()
    assert screen.chart("day") == [("22 Nov 2026", "3", "")]


def test_the_filters(screen: Screen) -> None:
    office = screen.office
    office.place(order(1, event="Distree 2026"))
    office.clock.sleep(timedelta(days=1))
    office.place(order(2))
    screen.show()
    events = screen.page.findChild(QComboBox, "report_event_combo")
    assert events is not None
    assert [events.itemText(n) for n in range(events.count())] == ["All events", "Distree 2026", "ISE 2027"]
    assert events.currentText() == "ISE 2027"  # the one of the settings
    assert screen.text("report_orders_amount_label") == "1"
    screen.choose("report_event_combo", "All events")
    assert screen.text("report_orders_amount_label") == "2"
    screen.choose("report_days_combo", Days.YESTERDAY.value)
    assert screen.chart("day") == [("22 Nov 2026", screen.text("report_revenue_amount_label"), "1 order")]
    screen.choose("report_days_combo", Days.CHOSEN.value)
    first, last = (screen.page.findChild(DateEdit, f"report_{name}_edit") for name in ("from", "to"))
    assert first is not None
    assert last is not None
    assert first.isVisible()
    last.setDate(QDate(2026, 11, 10))
    states = screen.states()
    assert states.currentWidget() is states.error
    assert states.error.what.text() == "The last day is before the first. Change one of them."
    first.setDate(QDate(2026, 11, 1))
    assert states.currentWidget() is states.empty
    last.setDate(QDate(2026, 11, 23))
    assert screen.text("report_orders_amount_label") == "2"


def test_many_days_are_shown_as_months(screen: Screen) -> None:
    screen.office.place(order(1))
    screen.office.clock.sleep(timedelta(days=70))
    screen.office.place(order(2))
    screen.show()
    assert [row[0] for row in screen.chart("day")] == ["Nov 2026", "Dec 2026", "Jan 2027"]
    assert [row[2] for row in screen.chart("day")] == ["1 order", "0 orders", "1 order"]


def test_it_follows_what_is_sold_meanwhile(screen: Screen) -> None:
    screen.show()
    screen.office.place(order(1))
    screen.page.heard(Changed(Subject.ORDERS))
    assert screen.text("report_orders_amount_label") == "1"


def test_a_file_of_what_is_shown(screen: Screen, tmp_path: Path) -> None:
    screen.office.place(order(1))
    screen.show()
    for button, name in (("export_report_button", "report.csv"), ("save_report_button", "report.pdf")):
        screen.button(button).click()
        dialog = screen.page.window().findChild(QFileDialog, "save_report_dialog")
        assert dialog is not None
        field = dialog.findChild(QLineEdit)
        assert field is not None
        field.setText(str(tmp_path / name))
        dialog.accept()
        QApplication.processEvents()
        assert screen.said[-1] == f"Saved as {name}."
        dialog.setParent(None)
    with (tmp_path / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.DictReader(file))["orders"] == "1"
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
    assert screen.page.presenter.file_name() == "Event report ISE 2027"


def test_a_database_that_cannot_be_read_is_said(screen: Screen) -> None:
    screen.lane.at_once = False
    screen.show()
    states = screen.states()
    assert states.currentWidget() is states.loading
    job = screen.lane.jobs.pop()
    job.failed(NotSaved("The database cannot be read: the disk is gone."))
    assert states.currentWidget() is states.error
    assert "the disk is gone" in states.error.what.text()
    states.error.retry_button.click()
    screen.lane.run()
    assert states.currentWidget() is states.empty


# bars


def grey_rows(chart: BarChart) -> tuple[list[int], list[int]]:
    """The grey levels along the middle of the full and of the hatched half of the only bar."""
    picture: QImage = chart.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    line = [picture.pixelColor(x, picture.height() // 2).value() for x in range(picture.width())]
    dark = [x for x, level in enumerate(line) if level < 200]
    start = next(x for x in dark if all(line[x + k] < 200 for k in range(12)))
    end = next(x for x in range(len(line) - 1, 0, -1) if line[x] < 200 and line[x - 5] >= 0 and x < start + 200)
    middle = (start + end) // 2
    return line[start + 4 : middle - 4], line[middle + 8 : end - 8]


def test_full_and_hatched_are_told_apart_without_colour(qtbot: QtBot) -> None:
    chart = BarChart("chart")
    qtbot.addWidget(chart)
    chart.show_bars("Revenue", [Bar("A", 50, 50, "", "")])
    chart.resize(230, 27)
    full, hatched = grey_rows(chart)
    assert max(full) - min(full) < 10
    assert max(hatched) - min(hatched) > 60
    chart.show_bars("Revenue", [Bar("A", 100, 0, "", "")])  # the control: all full, no difference
    full, other = grey_rows(chart)
    assert max(other) - min(other) < 10


def test_every_value_can_be_heard(qtbot: QtBot) -> None:
    chart = BarChart("chart")
    qtbot.addWidget(chart)
    chart.show_bars("Revenue by day", [Bar("22 Nov", 1, 0, "€ 10.00", "1 order"), Bar("23 Nov", 0, 0, "€ 0.00", "")])
    assert chart.accessibleName() == "Revenue by day"
    assert chart.accessibleDescription() == "22 Nov: € 10.00, 1 order. 23 Nov: € 0.00"
    assert chart.sizeHint().height() == 2 * 27


def test_a_bar_below_zero_or_without_any_value_is_not_painted(qtbot: QtBot) -> None:
    chart = BarChart("chart")
    qtbot.addWidget(chart)
    chart.show_bars("Revenue", [Bar("A", -50, 0, "−€ 0.50", ""), Bar("B", 0, 0, "€ 0.00", "")])
    chart.resize(400, 54)
    assert not chart.grab().isNull()


def test_the_charts_are_reached_by_keyboard(screen: Screen, qtbot: QtBot) -> None:
    screen.office.place(order(1))
    window = Window()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(screen.page)
    window.resize(1020, 740)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    screen.button("day_close_button").setFocus()
    reached = []
    for _ in range(12):
        QTest.keyClick(QApplication.focusWidget() or screen.page, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        reached.append(focused.objectName() if focused is not None else "")
    for key in ("day", "hour", "plan", "product", "rep"):
        assert f"report_{key}_chart" in reached
    chosen, first = reached.index("report_measure_eur_button"), reached.index("report_day_chart")
    assert reached[chosen:first] == ["report_measure_eur_button", "export_report_button", "save_report_button"]
    screen.page.setParent(None)


def test_invented_orders_are_marked(screen: Screen) -> None:
    office = screen.office
    with office.database.work() as work:
        invented = replace(price_list(Proration.DAILY, "EUR"), demo=True)
        number = work.price_lists.add(invented, "demo", office.clock.now())
        work.commit()
    office.place(order(1, price_list_id=number))
    screen.show()
    badge = screen.page.findChild(Badge, "report_invented_badge")
    assert badge is not None
    assert badge.isVisible()
    assert badge.text() == "Invented data"

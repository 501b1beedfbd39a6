"""Drafts & Quotes on screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.architecture.test_accessible_names import unnamed
from tests.gui.pages import Desk, desk
from yeastar_desk.domain.orders import OrderRequest
from yeastar_desk.presentation.drafts.page import DraftsPage
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Changed, Subject
from yeastar_desk.presentation.widgets import StatePages, Table


class Drafts:
    def __init__(self, place: Desk) -> None:
        self.place = place
        self.resumed: list[str] = []
        self.shown: list[str] = []
        self.page = DraftsPage(
            place.lane, place.booth, place.booth.clock, place.changes.publish, Formats("en_GB"), place.remembered
        )
        self.page.resume_requested.connect(self.resumed.append)
        self.page.document_requested.connect(self.shown.append)
        place.changes.changed.connect(self.page.heard)

    def rows(self, name: str) -> list[list[str]]:
        model = self.place.find(Table, name).model()
        return [
            [str(model.index(row, column).data() or "").replace("\u00a0", " ") for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    def click(self, name: str) -> None:
        QTest.mouseClick(self.place.find(QPushButton, name), Qt.MouseButton.LeftButton)
        self.place.settle()


@pytest.fixture
def drafts(qtbot: QtBot, tmp_path: Path) -> Iterator[Drafts]:
    with desk(qtbot, tmp_path) as place:
        yield Drafts(place)


def hold(drafts: Drafts) -> None:
    booth = drafts.place.booth
    booth.drafts.save("d1", OrderRequest(subject_id="W-204417", plan="standard", years=2, services={"desk": 40}))
    booth.clock.sleep(timedelta(minutes=12))
    booth.drafts.save("d2", OrderRequest(plan="pro"))
    booth.issue_quote("d1", OrderRequest(subject_id="W-204417", plan="standard", years=2, services={"desk": 40}))
    booth.issue_quote("gone", OrderRequest(subject_id="W-300001", plan="basic"))


def test_with_nothing_held_it_says_what_to_do(drafts: Drafts) -> None:
    drafts.place.show(drafts.page)
    states = [drafts.place.find(StatePages, f"{name}_states") for name in ("drafts", "quotes")]
    assert [each.empty.sentence.text() for each in states] == ["No held orders", "No quotes yet"]
    assert all(each.currentWidget() is each.empty for each in states)
    assert not drafts.place.find(QPushButton, "resume_draft_button").isEnabled()


def test_held_orders_and_quotes_are_listed(drafts: Drafts) -> None:
    hold(drafts)
    drafts.place.show(drafts.page)
    assert drafts.rows("drafts_table") == [
        ["No company yet", "Workplace Pro, 1 year", "", "just now"],
        ["Nordlicht Hotels GmbH", "Workplace Standard, 2 years, 1 service", "QU-B3-2026-00001", "12 min ago"],
    ]
    assert drafts.rows("quotes_table") == [
        ["QU-B3-2026-00002", "Marisol Coworking SL", "€ 345.10", "Valid until 22 Dec 2026", "22 Nov 2026"],
        ["QU-B3-2026-00001", "Nordlicht Hotels GmbH", "€ 2,546.60", "Valid until 22 Dec 2026", "22 Nov 2026"],
    ]
    assert unnamed(drafts.place.window) == []
    assert drafts.place.find(Table, "drafts_table").hasFocus()


def test_a_held_order_is_gone_on_with_by_enter_or_button(drafts: Drafts) -> None:
    hold(drafts)
    drafts.place.show(drafts.page)
    table = drafts.place.find(Table, "drafts_table")
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)
    drafts.click("resume_draft_button")
    assert drafts.resumed == ["d1", "d1"]


def test_discarding_can_be_undone(drafts: Drafts) -> None:
    hold(drafts)
    drafts.place.show(drafts.page)
    table = drafts.place.find(Table, "drafts_table")
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    drafts.place.settle()
    assert [row[0] for row in drafts.rows("drafts_table")] == ["No company yet"]
    assert [row.id for row in drafts.place.booth.drafts.rows()] == ["d2"]
    drafts.click("undo_button")
    assert {row.id for row in drafts.place.booth.drafts.rows()} == {"d1", "d2"}
    drafts.place.settle()
    assert len(drafts.rows("drafts_table")) == 2


def test_a_quote_shows_its_document_and_goes_on_to_an_order_while_it_is_held(drafts: Drafts) -> None:
    hold(drafts)
    drafts.place.show(drafts.page)
    table = drafts.place.find(Table, "quotes_table")
    table.setFocus()
    drafts.click("open_quote_button")
    assert drafts.shown == ["QU-B3-2026-00002"]
    order = drafts.place.find(QPushButton, "order_quote_button")
    assert not order.isEnabled()
    assert order.toolTip() == "Its order was placed or discarded."
    QTest.keyClick(table, Qt.Key.Key_Down)
    drafts.click("order_quote_button")
    assert drafts.resumed == ["d1"]


@pytest.mark.parametrize(
    ("days", "words", "tone"),
    [
        (0, "Valid until 22 Dec 2026", "ok"),
        (25, "Valid until 22 Dec 2026", "warning"),
        (31, "Expired on 22 Dec 2026", "neutral"),
    ],
)
def test_the_validity_is_a_word_and_a_tone(drafts: Drafts, days: int, words: str, tone: str) -> None:
    hold(drafts)
    drafts.place.booth.clock.sleep(timedelta(days=days))
    drafts.place.show(drafts.page)
    model = drafts.place.find(Table, "quotes_table").model()
    from yeastar_desk.presentation.widgets.cells import TONE_ROLE

    index = model.index(0, 3)
    assert (str(index.data()), index.data(TONE_ROLE)) == (words, tone)


def test_what_is_held_elsewhere_appears(drafts: Drafts) -> None:
    drafts.place.show(drafts.page)
    drafts.place.booth.drafts.save("new", OrderRequest(subject_id="W-300001", plan="pro"))
    drafts.place.changes.publish(Changed(Subject.DRAFTS))
    drafts.place.settle()
    assert [row[0] for row in drafts.rows("drafts_table")] == ["Marisol Coworking SL"]


def test_a_list_that_cannot_be_read_says_so_and_can_be_tried_again(
    drafts: Drafts, caplog: pytest.LogCaptureFixture
) -> None:
    booth = drafts.place.booth
    real = booth.drafts.rows

    def broken() -> None:
        raise RuntimeError("broken")

    booth.drafts.rows = broken  # type: ignore[assignment,method-assign]
    drafts.place.show(drafts.page)
    states = drafts.place.find(StatePages, "drafts_states")
    assert states.currentWidget() is states.error
    assert "could not be read" in states.error.what.text()
    assert caplog.records
    booth.drafts.rows = real  # type: ignore[method-assign]
    states.error.retry_button.click()
    drafts.place.settle()
    assert states.currentWidget() is states.empty

"""Small widgets that the sale brought to the kit."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.pages import Window
from yeastar_desk.presentation.widgets import (
    ArrowKeys,
    CardPanel,
    ColumnScroll,
    CountryCombo,
    EmptyState,
    EnterPresses,
    KeyValues,
    PlanCard,
    PlanView,
    Segmented,
    SidePanel,
    Table,
    button,
    titled_card,
)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[QWidget]:
    made = Window()
    made.resize(500, 400)
    QVBoxLayout(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def add(page: QWidget, widget: QWidget) -> None:
    layout = page.layout()
    assert layout is not None
    layout.addWidget(widget)
    widget.show()


def test_arrows_move_between_buttons_and_pass_over_what_cannot_be_pressed(page: QWidget) -> None:
    buttons = [button(name, "", name) for name in ("one", "two", "three", "four")]
    for each in buttons:
        add(page, each)
    ArrowKeys(buttons, page)
    buttons[1].setEnabled(False)
    buttons[2].hide()
    buttons[0].setFocus()
    QTest.keyClick(buttons[0], Qt.Key.Key_Up)
    assert buttons[0].hasFocus()
    QTest.keyClick(buttons[0], Qt.Key.Key_Down)
    assert buttons[3].hasFocus()
    QTest.keyClick(buttons[3], Qt.Key.Key_Down)
    assert buttons[3].hasFocus()
    QTest.keyClick(buttons[3], Qt.Key.Key_Up)
    assert buttons[0].hasFocus()


def test_enter_presses_the_button_that_had_the_focus_and_no_other(page: QWidget) -> None:
    pressed: list[str] = []
    go, edit = button("Go"), QLineEdit()
    go.clicked.connect(lambda: pressed.append("go"))
    edit.returnPressed.connect(go.setFocus)
    for each in (edit, go):
        add(page, each)
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert go.hasFocus()
    QTest.keyClick(go, Qt.Key.Key_Return)
    assert pressed == [], "without the helper Enter does not press"
    EnterPresses(page)
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert go.hasFocus()
    assert pressed == [], "the Enter that moved the focus is not a press"
    QTest.keyClick(go, Qt.Key.Key_Return)
    QTest.keyClick(go, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    QTest.keyClick(go, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["go", "go"]


def test_a_country_is_chosen_by_typing_and_an_unknown_one_is_kept(page: QWidget) -> None:
    combo = CountryCombo()
    add(page, combo)
    combo.show_countries([("DE", "Germany"), ("GR", "Greece"), ("FR", "France")])
    assert combo.code() == ""
    combo.setFocus()
    QTest.keyClicks(combo, "Gre")
    assert combo.code() == "GR"
    combo.show_countries([("DE", "Germany")], "XX")
    assert combo.code() == "XX"


def test_a_column_scrolls_only_when_it_must(qtbot: QtBot, page: QWidget) -> None:
    scroll, column = ColumnScroll(), QWidget()
    words = QLabel("Many words that wrap. " * 20)
    words.setWordWrap(True)
    inner = QVBoxLayout(column)
    inner.addWidget(words)
    inner.addStretch(1)
    scroll.setWidget(column)
    add(page, scroll)
    QApplication.processEvents()
    assert column.height() == scroll.viewport().height()
    assert not scroll.verticalScrollBar().isVisible()
    words.setText("Many words that wrap. " * 400)
    qtbot.waitUntil(scroll.verticalScrollBar().isVisible)
    qtbot.waitUntil(lambda: column.width() == scroll.viewport().width())
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))


def test_a_low_plan_card_is_one_line_and_loses_nothing_but_its_services(page: QWidget) -> None:
    card = PlanCard()
    add(page, card)
    card.show_plan(PlanView("Basic Plan", "€ 290.00", "/ year", (("Desk", False), ("Location", True))))
    QApplication.processEvents()
    tall = card.sizeHint().height()
    card.set_compact(compact=True)
    QApplication.processEvents()
    assert card.sizeHint().height() < tall - 20
    shown = [label.text() for label in card.findChildren(QLabel) if label.isVisible()]
    assert shown == ["Basic Plan", "€ 290.00", "/ year"]
    card.set_compact(compact=False)
    QApplication.processEvents()
    assert card.sizeHint().height() == tall


def test_long_words_of_an_empty_page_are_not_cut(page: QWidget) -> None:
    state = EmptyState(page, "box", "Nothing", "A long explanation of what to do now that does not fit one line. " * 2)
    add(page, state)
    page.resize(900, 400)
    QApplication.processEvents()
    assert state.detail.height() >= state.detail.heightForWidth(state.detail.width())


def test_a_panel_with_a_table_survives_tab_and_garbage_collection(page: QWidget) -> None:
    """Asking item views for focus proxies made PySide free parts of them: the process died later."""
    panel = SidePanel(page)
    body = QWidget()
    column = QVBoxLayout(body)
    column.addWidget(QLineEdit())
    column.addWidget(Table())
    panel.set_body(body)
    panel.slide_in()
    for _ in range(6):
        panel.focusNextPrevChild(True)
        gc.collect()
        QApplication.processEvents()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert panel.isAncestorOf(focused)
    assert isinstance(panel.findChild(Table), Table)
    panel.slide_out()


def test_buttons_of_the_kit_do_not_answer_enter_twice(page: QWidget) -> None:
    pressed: list[str] = []
    plain = QPushButton("Plain")
    plain.clicked.connect(lambda: pressed.append("plain"))
    add(page, plain)
    EnterPresses(page)
    plain.setFocus()
    QTest.keyClick(plain, Qt.Key.Key_Return)
    assert pressed == ["plain"]


def test_tab_goes_through_a_choice_where_it_stands(page: QWidget) -> None:
    first, choice, last = QLineEdit(), Segmented(), QLineEdit()
    for each in (first, choice, last):
        add(page, each)
    parts = [choice.add_button(text, text) for text in ("Annually", "Monthly")]
    for part in parts:
        part.show()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert parts[0].hasFocus()
    QTest.keyClick(parts[0], Qt.Key.Key_Tab)
    assert last.hasFocus()


def test_what_tab_comes_to_is_scrolled_into_sight(page: QWidget) -> None:
    panel = SidePanel(page)
    body, content = QWidget(), QWidget()
    row, column = QVBoxLayout(body), QVBoxLayout(content)
    fields = [QLineEdit() for _ in range(12)]
    for each in fields:
        each.setFixedHeight(60)
        column.addWidget(each)
    scroll = ColumnScroll()
    scroll.setWidget(content)
    row.addWidget(scroll)
    panel.set_body(body)
    panel.slide_in()
    scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())
    assert fields[0].visibleRegion().isEmpty()
    panel.close_button.setFocus()
    QTest.keyClick(panel.close_button, Qt.Key.Key_Tab)
    assert fields[0].hasFocus()
    assert not fields[0].visibleRegion().isEmpty()


def test_a_word_that_is_too_long_is_broken_and_pushes_nothing_away(page: QWidget) -> None:
    facts = KeyValues()
    address = "a.very.long.name@" + "sub." * 30 + "example"
    value = facts.add_row("Email", address)
    facts.add_row("Phone", "+49 40 55501 0")
    add(page, facts)
    page.resize(400, 300)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert facts.width() <= 400
    lines = value.height() / QLabel("x").sizeHint().height()
    assert lines >= 3
    assert value.text() == address, "what is copied is what was entered"
    picture = value.grab().toImage()
    half = picture.height() // 2
    ground = picture.pixelColor(0, picture.height() - 1)
    below = (picture.pixelColor(x, y) for x in range(picture.width()) for y in range(half, picture.height()))
    assert any(colour != ground for colour in below), "the other lines are painted, too"


def test_a_panel_with_a_long_title_keeps_its_cross(page: QWidget) -> None:
    panel = SidePanel(page)
    panel.set_title("International Hotel Management and Conference Company " * 4)
    panel.slide_in()
    cross = panel.close_button
    assert cross.mapTo(page, cross.rect().topRight()).x() < page.width()
    assert panel.title.mapTo(page, panel.title.rect().topRight()).x() < cross.mapTo(page, cross.rect().topLeft()).x()


def test_a_panel_about_one_thing_begins_with_what_can_be_done(page: QWidget) -> None:
    panel = CardPanel(page, "thing_panel", "The thing")
    first, second, link = button("New order"), button("Edit"), button("PF-1", "link")
    panel.add_buttons((first, second))
    card, column = titled_card("Documents", ("Paid", "ok"))
    column.addWidget(link)
    panel.show_cards([[card], []])
    panel.slide_in()
    seen = []
    for _ in range(3):
        seen.append(QApplication.focusWidget())
        panel.focusNextPrevChild(True)
    assert seen == [first, second, link]
    assert (first.y(), link.mapTo(panel, QPoint()).y() > first.mapTo(panel, QPoint()).y()) == (second.y(), True)

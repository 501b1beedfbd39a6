from __future__ import annotations

import subprocess
import sys
import weakref
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from yeastar_desk.presentation.remembered import remembered
from yeastar_desk.presentation.shell.command_palette import PaletteEdit, PaletteRow, ShowRows
from yeastar_desk.presentation.shell.navigation import ConnectionView, NavButton
from yeastar_desk.presentation.shell.palette_list import PaletteList
from yeastar_desk.presentation.shell.window import ENTRIES, Shell
from yeastar_desk.presentation.theme import tokens
from yeastar_desk.presentation.widgets import SidePanel, ask

NO_KEYS = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def shell(qtbot: QtBot, tmp_path: Path) -> Iterator[Shell]:
    made = Shell(remembered(tmp_path))
    made.furnish()
    qtbot.addWidget(made)
    made.page_requested.connect(made.show_page)
    for key in ("products", "orders"):
        made.add_page(key, key.title(), QLineEdit)
    made.show_page("products")
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.hide()


def entry(shell: Shell, key: str) -> NavButton:
    found = shell.findChild(NavButton, f"nav_{key}")
    assert found is not None
    return found


def palette(shell: Shell) -> PaletteEdit:
    found = shell.findChild(PaletteEdit, "palette_edit")
    assert found is not None
    return found


def test_only_entries_with_a_page_are_shown(shell: Shell) -> None:
    assert {key for key in ENTRIES if entry(shell, key).isVisible()} == {"products", "orders"}


def test_what_nobody_answers_is_not_shown(shell: Shell) -> None:
    for name in ("palette_edit", "sync_status_button", "event_button", "rep_button"):
        found = shell.findChild(QWidget, name)
        assert found is not None
        assert not found.isVisible(), name


def test_a_page_is_built_on_its_first_visit_and_kept(shell: Shell) -> None:
    assert shell.built_page("orders") is None
    shown: list[str] = []
    shell.page_shown.connect(shown.append)
    QTest.mouseClick(entry(shell, "orders"), Qt.MouseButton.LeftButton)
    first = shell.built_page("orders")
    assert first is not None
    assert first.isVisible()
    assert entry(shell, "orders").isChecked()
    assert not entry(shell, "products").isChecked()
    title = shell.findChild(QLabel, "page_title_label")
    assert title is not None
    assert title.text() == "Orders"
    shell.show_page("products")
    assert shell.show_page("orders") is first
    assert shown == ["orders", "products", "orders"]


def test_of_a_page_that_cannot_be_built_nothing_stays(shell: Shell) -> None:
    outcomes = iter(("broken", "whole"))

    def page(parent: QWidget) -> QWidget:
        made = QLabel("Report", parent)
        if next(outcomes) == "broken":
            raise LookupError
        return made

    shell.add_page("report", "Event report", page)
    with pytest.raises(LookupError):
        shell.show_page("report")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert shell.current_key() == "products"
    assert [each.text() for each in shell.findChildren(QLabel) if each.text() == "Report"] == []
    shell.show_page("report")
    assert [each.text() for each in shell.findChildren(QLabel) if each.text() == "Report"] == ["Report"]


def test_pages_without_an_entry_can_be_shown(shell: Shell) -> None:
    shell.add_page("welcome", "Welcome", QWidget)
    shell.show_page("welcome")
    assert shell.current_key() == "welcome"
    assert not any(entry(shell, key).isChecked() for key in ENTRIES)


def test_the_navigation_is_used_with_the_keyboard(shell: Shell) -> None:
    QTest.keyClick(shell, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert shell.current_key() == "orders"
    entry(shell, "products").setFocus()
    QTest.keyClick(entry(shell, "products"), Qt.Key.Key_Space)
    assert shell.current_key() == "products"
    QTest.keyClick(shell, Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    assert shell.current_key() == "products"


def test_counts_are_read_out(shell: Shell) -> None:
    shell.set_count("orders", 4)
    assert entry(shell, "orders").count() == 4
    assert entry(shell, "orders").accessibleName() == "Orders, 4"
    assert entry(shell, "products").accessibleName() == "Products & Purchase"


def test_leaving_a_page_asks_an_open_panel_to_close(shell: Shell) -> None:
    panel = SidePanel(shell.content)
    panel.close_requested.connect(panel.slide_out)
    panel.slide_in()
    shell.show_page("orders")
    assert not panel.isVisible()


def test_nothing_behind_a_question_can_be_reached(shell: Shell) -> None:
    shell.set_palette_provider(lambda _text, _show: None)
    dialog = ask(shell.content, "Really?", "It cannot be undone.", "Yes")
    QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert shell.current_key() == "products"
    assert not palette(shell).hasFocus()
    dialog.reject()
    assert not shell.is_asking()


def test_the_connection_is_shown_in_words(shell: Shell) -> None:
    shell.show_connection(ConnectionView("offline", "Offline", ("4 orders wait to be sent", "Catalogue of 20 Nov")))
    button = shell.findChild(QPushButton, "sync_status_button")
    assert button is not None
    assert button.isVisible()
    assert button.accessibleName() == "Offline. 4 orders wait to be sent. Catalogue of 20 Nov"
    asked: list[bool] = []
    shell.connection_requested.connect(lambda: asked.append(True))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == [True]


def test_event_and_rep_are_shown_when_known(shell: Shell) -> None:
    shell.set_event("ISE Barcelona · Booth 3B")
    shell.set_rep("Ana R.")
    wished: list[str] = []
    shell.event_requested.connect(lambda: wished.append("event"))
    shell.rep_requested.connect(lambda: wished.append("rep"))
    for name in ("event_button", "rep_button"):
        button = shell.findChild(QPushButton, name)
        assert button is not None
        assert button.isVisible()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert wished == ["event", "rep"]


def test_what_was_done_can_be_taken_back(shell: Shell) -> None:
    undone: list[bool] = []
    shell.say("Removed Desk.", "Undo", lambda: undone.append(True))
    QTest.mouseClick(shell.toast.button, Qt.MouseButton.LeftButton)
    assert undone == [True]


def test_the_window_comes_back_where_it_was(tmp_path: Path, qtbot: QtBot) -> None:
    first = Shell(remembered(tmp_path))
    first.furnish()
    qtbot.addWidget(first)
    first.resize(1024, 700)
    first.show()
    closing: list[bool] = []
    first.closing.connect(lambda: closing.append(True))
    first.close()
    second = Shell(remembered(tmp_path))
    second.furnish()
    qtbot.addWidget(second)
    assert (second.width(), second.height()) == (1024, 700)
    assert closing == [True]


def test_a_key_is_answered_before_the_paint_of_what_an_earlier_one_did(shell: Shell, qtbot: QtBot) -> None:
    happened: list[str] = []

    class Field(QLineEdit):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            happened.append("painted")

        def keyPressEvent(self, event: QKeyEvent) -> None:
            super().keyPressEvent(event)
            happened.append("key")

    field = Field(shell.content)
    field.show()
    field.setFocus()
    qtbot.waitUntil(lambda: bool(happened))
    happened.clear()
    for _ in range(2):
        QApplication.postEvent(field, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, NO_KEYS, "a"))
        QApplication.sendPostedEvents(field)
        QApplication.sendPostedEvents(shell)  # Qt would paint now
    qtbot.waitUntil(lambda: "painted" in happened)
    assert happened[:3] == ["key", "key", "painted"]
    assert field.text() == "aa"


def test_the_window_stands_there_before_it_is_furnished(tmp_path: Path, qtbot: QtBot) -> None:
    shell = Shell(remembered(tmp_path))
    qtbot.addWidget(shell)
    painted: list[bool] = []
    shell.painted.connect(lambda: painted.append(True))
    shell.resize(1100, 700)
    shell.show()
    qtbot.waitUntil(lambda: len(painted) == 1)
    shell.furnish()
    assert (shell.width(), shell.height()) == (1100, 700), "a window on screen does not jump"
    shell.add_page("products", "Products", QLineEdit)
    assert shell.show_page("products").hasFocus() or not shell.isActiveWindow()
    qtbot.waitUntil(lambda: len(painted) == 2)
    shell.close()
    empty = Shell(remembered(tmp_path))
    qtbot.addWidget(empty)
    empty.show()
    picture = empty.grab().toImage()
    sides = [picture.pixelColor(x, y).name().upper() for x, y in ((10, 300), (600, 20), (600, 300))]
    assert sides == [tokens().navigation, tokens().surface, tokens().background]
    empty.close()


# palette


class Answers:
    """Answers at once, or later when told to."""

    def __init__(self, rows: Sequence[PaletteRow]) -> None:
        self.rows = rows
        self.asked: list[str] = []
        self.later: list[ShowRows] = []
        self.at_once = True

    def __call__(self, text: str, show: ShowRows) -> None:
        self.asked.append(text)
        if self.at_once:
            show([row for row in self.rows if text.lower() in row.title.lower()])
        else:
            self.later.append(show)


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def answers(shell: Shell, done: list[str]) -> Answers:
    def row(title: str) -> PaletteRow:
        return PaletteRow(title, "subtitle", lambda: done.append(title))

    made = Answers([row("Nordlicht Hotels GmbH"), row("New order"), row("Export orders")])
    shell.set_palette_provider(made)
    return made


def palette_list(shell: Shell) -> PaletteList:
    return palette(shell).answers()


def test_ctrl_k_finds_and_does(shell: Shell, answers: Answers, done: list[str], qtbot: QtBot) -> None:
    page = shell.built_page("products")
    assert page is not None
    page.setFocus()
    QTest.keyClick(shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert palette(shell).hasFocus()
    qtbot.waitUntil(lambda: palette_list(shell).isVisible())
    QTest.keyClicks(palette(shell), "order")
    qtbot.waitUntil(lambda: answers.asked[-1] == "order")
    QTest.keyClick(palette(shell), Qt.Key.Key_Down)
    QTest.keyClick(palette(shell), Qt.Key.Key_Return)
    assert done == ["Export orders"]
    assert not palette_list(shell).isVisible()
    assert palette(shell).text() == ""


def test_enter_takes_what_was_typed_even_before_the_list_shows(shell: Shell, answers: Answers, done: list[str]) -> None:
    palette(shell).setFocus()
    QTest.keyClicks(palette(shell), "nord")
    QTest.keyClick(palette(shell), Qt.Key.Key_Return)
    assert answers.asked == ["nord"]
    assert done == ["Nordlicht Hotels GmbH"]


def test_a_late_answer_to_an_older_text_is_ignored(
    shell: Shell, answers: Answers, done: list[str], qtbot: QtBot
) -> None:
    answers.at_once = False
    palette(shell).setFocus()
    qtbot.waitUntil(lambda: len(answers.later) == 1)
    QTest.keyClicks(palette(shell), "export")
    qtbot.waitUntil(lambda: len(answers.later) == 2)
    answers.later[1]([answers.rows[2]])
    answers.later[0]([answers.rows[0]])
    QTest.keyClick(palette(shell), Qt.Key.Key_Return)
    assert done == ["Export orders"]


def test_enter_waits_for_an_answer_that_is_still_on_its_way(shell: Shell, answers: Answers, done: list[str]) -> None:
    answers.at_once = False
    palette(shell).setFocus()
    QTest.keyClicks(palette(shell), "new")
    QTest.keyClick(palette(shell), Qt.Key.Key_Return)
    assert done == []
    answers.later[-1]([answers.rows[1]])
    assert done == ["New order"]


@pytest.mark.usefixtures("answers")
def test_esc_leaves_the_palette(shell: Shell, done: list[str], qtbot: QtBot) -> None:
    page = shell.built_page("products")
    assert page is not None
    page.setFocus()
    QTest.keyClick(shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: palette_list(shell).isVisible())
    QTest.keyClick(palette(shell), Qt.Key.Key_Escape)
    assert not palette_list(shell).isVisible()
    assert page.hasFocus()
    assert done == []


def test_a_window_that_is_let_go_of_is_gone_at_once(tmp_path: Path) -> None:
    shell = Shell(remembered(tmp_path))
    shell.furnish()
    shell.set_palette_provider(lambda _text, _show: None)
    kept = weakref.ref(shell)
    del shell
    assert kept() is None  # no cycle holds it: nothing is left to a collection at a bad moment


def test_importing_the_presentation_loads_nothing_heavy() -> None:
    code = (
        "import sys, yeastar_desk.presentation.shell.window, yeastar_desk.presentation.lists, "
        "yeastar_desk.presentation.formats, yeastar_desk.presentation.tasks;"
        "heavy = {'sqlalchemy', 'alembic', 'reportlab', 'requests', 'babel', 'openpyxl', 'PySide6.QtSvg', "
        "'PySide6.QtNetwork', 'PySide6.QtPrintSupport'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "[]"


def test_pictures_for_the_eye(shell: Shell, screenshot: Callable[..., None]) -> None:
    shell.resize(1280, 720)
    shell.set_count("orders", 2)
    screenshot(shell, "shell")
    assert shell.grab().size().width() >= 1280

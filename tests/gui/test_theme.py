from __future__ import annotations

from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QIcon, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from yeastar_desk.assets import asset
from yeastar_desk.presentation.theme import apply_theme, colour, duration, font, icon, set_reduced_motion, tokens
from yeastar_desk.presentation.theme.fonts import FAMILY
from yeastar_desk.presentation.theme.tokens import load_tokens
from yeastar_desk.presentation.widgets import Card, ComboBox, MoneyLabel, Notice, button


def frame_of(window: QWidget) -> QWidget | None:
    return window.findChild(QWidget, "focus_frame")


def test_both_themes_know_every_role() -> None:
    assert load_tokens("light").by_role().keys() == load_tokens("dark").by_role().keys()


def test_a_theme_can_be_changed_at_run_time(qapp: QApplication, qtbot: QtBot) -> None:
    window = Card()
    qtbot.addWidget(window)
    window.resize(80, 80)
    window.show()
    light = window.grab().toImage().pixelColor(40, 40)
    apply_theme(qapp, "dark")
    dark = window.grab().toImage().pixelColor(40, 40)
    assert light == QColor(load_tokens("light").surface)
    assert dark == QColor(load_tokens("dark").surface)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(load_tokens("dark").background)


def test_icons_follow_the_theme_and_are_sharp_at_twice_the_size(qapp: QApplication) -> None:
    made: QIcon = icon("plus", "text")
    for name in ("light", "dark"):
        apply_theme(qapp, "light" if name == "light" else "dark")
        image = made.pixmap(QSize(24, 24), 2.0).toImage()
        assert image.size() == QSize(48, 48)
        assert image.pixelColor(24, 24) == QColor(load_tokens(name).text)
        # a stroke 2 units wide fills its device pixels: nothing was enlarged from a smaller picture
        assert image.pixelColor(24, 14).alpha() == 255
        assert image.pixelColor(20, 14).alpha() == 0


def test_every_icon_can_be_painted() -> None:
    for file in asset("icons").glob("*.svg"):
        text = file.read_text(encoding="utf-8")
        assert 'viewBox="0 0 24 24"' in text
        assert "currentColor" in text
        image = icon(file.stem).pixmap(24, 24).toImage()
        assert any(image.pixelColor(x, y).alpha() for x in range(24) for y in range(24)), file.stem


def test_money_has_figures_of_one_width(qtbot: QtBot) -> None:
    money = MoneyLabel(None, "1")
    money.setProperty("role", "total")
    qtbot.addWidget(money)
    money.ensurePolished()
    metrics = QFontMetricsF(money.font())
    assert metrics.horizontalAdvance("111") == metrics.horizontalAdvance("888")
    plain = QFontMetricsF(font())
    assert plain.horizontalAdvance("111") < plain.horizontalAdvance("888")


def test_the_shipped_typeface_is_used(qapp: QApplication) -> None:
    assert qapp.font().family() == FAMILY
    assert QFontMetricsF(font(weight=QFont.Weight.Bold)).horizontalAdvance("Total") > QFontMetricsF(
        font()
    ).horizontalAdvance("Total")


@pytest.fixture
def two_controls(qtbot: QtBot) -> tuple[QWidget, QLineEdit, QPushButton]:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    edit, press = QLineEdit(), button("Search", "primary", "search_button")
    row.addWidget(edit)
    row.addWidget(press)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window, edit, press


def test_the_focus_is_framed_without_moving_anything(
    two_controls: tuple[QWidget, QLineEdit, QPushButton], screenshot: Callable[..., None]
) -> None:
    window, edit, press = two_controls
    press.setFocus()
    before = (edit.geometry(), press.geometry(), window.sizeHint())
    edit.setFocus()
    frame = frame_of(window)
    assert frame is not None
    assert frame.geometry() == edit.geometry().adjusted(-3, -3, 3, 3)
    assert (edit.geometry(), press.geometry(), window.sizeHint()) == before
    image = window.grab().toImage()
    outside = edit.geometry().topLeft() + QPoint(60, -2)
    assert image.pixelColor(outside) == colour("ring")
    assert image.pixelColor(edit.geometry().topLeft() + QPoint(60, 0)) == colour("accent")
    screenshot(window, "focus_ring")


def test_a_button_reached_by_tab_has_no_second_frame_around_its_words(
    two_controls: tuple[QWidget, QLineEdit, QPushButton],
) -> None:
    _, edit, press = two_controls
    press.setFocus()
    by_program = press.grab().toImage()
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert press.hasFocus()
    assert press.grab().toImage() == by_program


def test_the_frame_follows_the_focus_and_leaves_with_it(two_controls: tuple[QWidget, QLineEdit, QPushButton]) -> None:
    window, edit, press = two_controls
    edit.setFocus()
    press.setFocus()
    frame = frame_of(window)
    assert frame is not None
    assert frame.geometry().contains(press.geometry())
    press.hide()
    assert edit.hasFocus()
    assert frame.geometry() == edit.geometry().adjusted(-3, -3, 3, 3)


def test_the_frame_does_not_take_the_mouse(two_controls: tuple[QWidget, QLineEdit, QPushButton]) -> None:
    _window, edit, press = two_controls
    press.setFocus()
    assert press.window().childAt(press.geometry().center()) is press
    assert press.window().childAt(edit.geometry().center()) is edit


def test_an_open_list_of_choices_is_not_framed(two_controls: tuple[QWidget, QLineEdit, QPushButton]) -> None:
    window, edit, _press = two_controls
    edit.setFocus()
    box = ComboBox(window)
    box.addItems(["1 year", "2 years"])
    box.show()
    box.setFocus()
    box.showPopup()
    QApplication.processEvents()
    frame = frame_of(window)
    assert frame is None or not frame.isVisible()
    box.hidePopup()


def test_a_frame_survives_the_page_it_was_on(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    first, second = Card(), Card()
    edits = []
    for card in (first, second):
        inner = QVBoxLayout(card)
        edits.append(QLineEdit())
        inner.addWidget(edits[-1])
        column.addWidget(card)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    edits[0].setFocus()
    first.setParent(None)
    shiboken6.delete(first)
    edits[1].setFocus()
    frame = frame_of(window)
    assert frame is not None
    assert frame.isVisible()


def test_words_of_a_notice_have_its_colour(qapp: QApplication, qtbot: QtBot) -> None:
    notice = Notice(None, "Careful.", "info")
    qtbot.addWidget(notice)
    notice.show_message("Refused.", "danger")
    notice.show()
    label = notice.findChild(QLabel)
    assert label is not None
    label.ensurePolished()
    assert label.palette().color(label.foregroundRole()) == QColor(tokens().danger)
    apply_theme(qapp, "dark")
    assert label.palette().color(label.foregroundRole()) == QColor(tokens().danger)


def test_reduced_motion_switches_animations_off() -> None:
    set_reduced_motion(False)
    assert duration(150) == 150
    set_reduced_motion(True)
    assert duration(150) == 0


def test_the_system_theme_can_be_followed(qapp: QApplication) -> None:
    apply_theme(qapp, "system")
    dark = qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert tokens() == load_tokens("dark" if dark else "light")

"""Every interactive widget of a window can be found by a script and named by a screen reader.

`unnamed(root)` is also what the tests of single pages use.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from yeastar_desk.presentation import widgets as kit
from yeastar_desk.presentation.remembered import remembered
from yeastar_desk.presentation.shell.window import Shell
from yeastar_desk.presentation.theme import apply_theme

INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
_PARTS = (QAbstractSpinBox, QComboBox)  # their own line edits and lists speak for them


def interactive(root: QWidget) -> list[QWidget]:
    """The widgets below `root` that a rep can use, without the inner parts of others."""
    found = [widget for widget in root.findChildren(QWidget) if isinstance(widget, INTERACTIVE)]
    return [widget for widget in found if not _is_part(widget)]


def _is_part(widget: QWidget) -> bool:
    if isinstance(widget, QHeaderView):
        return True
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        if isinstance(parent, _PARTS):
            return True
        if isinstance(parent, QAbstractItemView) and isinstance(widget, QAbstractButton):  # its corner button
            return True
        parent = parent.parentWidget()
    return parent is not None and isinstance(parent.parentWidget(), _PARTS)


def unnamed(root: QWidget) -> list[str]:
    """Interactive widgets below `root` without an object name or without words for a screen reader.

    One that is hidden itself (not with its page) gets its words when it is shown.
    """
    return [
        f"{type(widget).__name__} {widget.objectName() or '(no object name)'} {spoken(widget) or '(no name)'}"
        for widget in interactive(root)
        if not widget.objectName() or (not widget.isHidden() and not spoken(widget))
    ]


def spoken(widget: QWidget) -> str:
    """What a screen reader calls a widget: its accessible name, a button's own words, or those of its label.

    The same rules as Qt's; Qt's own interface objects are not asked, because PySide deletes them a second time.
    """
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.text()
    labels = widget.window().findChildren(QLabel)
    return next((label.text() for label in labels if label.buddy() is widget), "")


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, "light")
    gc.disable()  # a window that a test dropped must not go in the middle of its own event
    yield
    gc.enable()


def test_the_shell_can_be_found_and_named(qtbot: QtBot, tmp_path: Path) -> None:
    shell = Shell(remembered(tmp_path))
    shell.furnish()
    qtbot.addWidget(shell)
    shell.add_page("orders", "Orders", QWidget)
    shell.set_event("ISE")
    shell.set_rep("Ana")
    shell.set_palette_provider(lambda _text, _show: None)
    assert unnamed(shell) == []


def make_panel(parent: QWidget) -> QWidget:
    panel = kit.SidePanel(parent)
    panel.steps.set_steps(["One", "Two"])
    return panel


def make_picks(parent: QWidget) -> QWidget:
    picks = kit.ChipRow(parent)
    picks.show_picks([("20", 20)])
    return picks


@pytest.mark.parametrize(
    "make", [kit.Notice, kit.ErrorState, kit.LoadingState, kit.StatePages, make_panel, make_picks, kit.Toast]
)
def test_the_own_controls_of_a_kit_widget_can_be_found(make: Callable[[QWidget], QWidget], qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    made = make(window)
    for widget in interactive(made):
        assert widget.objectName(), type(widget).__name__


def test_the_check_finds_what_has_no_name(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    named, nameless, speechless = QPushButton("Save"), QLineEdit(), QLineEdit()
    named.setObjectName("save_button")
    nameless.setAccessibleName("Company ID")
    speechless.setObjectName("company_id_edit")
    for widget in (named, nameless, speechless):
        column.addWidget(widget)
    assert len(unnamed(window)) == 2

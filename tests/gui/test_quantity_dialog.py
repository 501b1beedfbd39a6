"""The quantity dialog: keyboard first, and nothing corrected behind the rep's back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.counter import Counter


@pytest.fixture
def counter(qtbot: QtBot, tmp_path: Path) -> Iterator[Counter]:
    made = Counter(qtbot, tmp_path)
    made.purchase()
    made.click("edit_desk_button")
    yield made
    made.close()


def spin(counter: Counter) -> QSpinBox:
    return counter.find(QSpinBox, "quantity_spin")


def ordered(counter: Counter) -> dict[str, int]:
    return counter.panel.presenter.sale.request.services


def test_the_names_that_scripts_rely_on_are_there(counter: Counter) -> None:
    for name in ("dialog", "spin", "amount_label", "remove_button", "cancel_button", "confirm_button"):
        assert counter.window.findChild(QWidget, f"quantity_{name}") is not None, name


def test_typing_replaces_the_number_shows_the_amount_and_enter_confirms(counter: Counter) -> None:
    assert counter.focused() == "quantity_spin"
    assert spin(counter).value() == 10
    counter.type("40")
    assert spin(counter).value() == 40
    assert counter.text("quantity_amount_label") == "€ 480.00"
    assert counter.text("quantity_formula_label") == "€ 12.00 / desk × 40 × 1 year"
    counter.press(Qt.Key.Key_Return)
    assert not counter.is_shown("quantity_dialog")
    assert ordered(counter) == {"desk": 40}


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("42", "Desk is sold from 10 in steps of 5: take 40 or 45 instead of 42."),
        ("3", "Desk is sold from 10: 3 is too few."),
        ("0", "Desk is sold from 10: 0 is too few."),
    ],
)
def test_a_number_outside_the_limits_is_explained_and_stays(counter: Counter, typed: str, refusal: str) -> None:
    counter.type(typed)
    assert counter.text("quantity_refusal_label") == refusal
    assert counter.text("quantity_amount_label") == "—"
    counter.press(Qt.Key.Key_Return)
    assert counter.is_shown("quantity_dialog")
    assert spin(counter).value() == int(typed)
    assert counter.focused() == "quantity_spin"
    counter.type("45")
    counter.press(Qt.Key.Key_Return)
    assert ordered(counter) == {"desk": 45}


def test_an_empty_field_asks_for_a_number(counter: Counter) -> None:
    counter.press(Qt.Key.Key_Backspace)
    assert counter.text("quantity_refusal_label") == "Enter a number."
    counter.press(Qt.Key.Key_Return)
    assert counter.is_shown("quantity_dialog")


def test_more_than_any_number_field_holds_cannot_slip_through(counter: Counter) -> None:
    counter.type("99999999999999")
    value = spin(counter).value()
    assert value <= 10_000_000
    assert counter.text("quantity_refusal_label") or counter.text("quantity_amount_label") != "—"


def test_arrows_go_to_quantities_that_are_sold(counter: Counter) -> None:
    counter.type("42")
    counter.press(Qt.Key.Key_Up)
    assert spin(counter).value() == 45
    counter.press(Qt.Key.Key_Down)
    assert spin(counter).value() == 40
    counter.type("7")
    assert spin(counter).value() == 7, "after an arrow the number is selected again"


def test_picks_fill_the_number_in(counter: Counter) -> None:
    counter.click("quantity_pick_50_button")
    assert spin(counter).value() == 50
    assert counter.text("quantity_amount_label") == "€ 540.00", "the better price begins at 50"
    assert counter.focused() == "quantity_spin"
    counter.press(Qt.Key.Key_Return)
    assert ordered(counter) == {"desk": 50}


def test_esc_and_cancel_change_nothing(counter: Counter) -> None:
    counter.type("40")
    counter.press(Qt.Key.Key_Escape)
    assert not counter.is_shown("quantity_dialog")
    assert counter.panel.isVisible(), "Esc has closed the dialog only"
    assert ordered(counter) == {}
    counter.click("edit_desk_button")
    counter.click("quantity_cancel_button")
    assert ordered(counter) == {}
    assert counter.focused() == "edit_desk_button"


def test_remove_is_there_once_something_is_ordered_and_can_be_undone(counter: Counter) -> None:
    assert not counter.is_shown("quantity_remove_button")
    counter.type("40")
    counter.press(Qt.Key.Key_Return)
    counter.click("edit_desk_button")
    assert spin(counter).value() == 40
    counter.type("0")
    assert counter.text("quantity_refusal_label") == "To take Desk out of the order, press Remove."
    counter.click("quantity_remove_button")
    assert ordered(counter) == {}
    assert counter.focused() == "edit_desk_button"
    counter.click("undo_button")
    assert ordered(counter) == {"desk": 40}
    assert counter.find(QPushButton, "edit_desk_button").text() == "Edit"


def test_a_number_that_is_right_again_takes_the_room_of_the_refusal_back(counter: Counter) -> None:
    dialog = counter.find(QWidget, "quantity_dialog")
    counter.settle()
    before = dialog.height()
    counter.type("4")
    counter.settle()
    assert dialog.height() > before
    counter.type("0")
    counter.settle()
    assert not counter.is_shown("quantity_refusal_label")
    assert dialog.height() == before

"""Change tax at checkout, by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.architecture.test_accessible_names import unnamed
from tests.gui.counter import Counter
from yeastar_desk.domain.tax import TaxCategory
from yeastar_desk.presentation.widgets import Notice


@pytest.fixture
def counter(qtbot: QtBot, tmp_path: Path) -> Iterator[Counter]:
    made = Counter(qtbot, tmp_path)
    yield made
    made.close()


def notice(counter: Counter, name: str) -> str:
    return counter.find(Notice, name).accessibleName()


def test_the_tax_is_changed_with_keys_and_taken_back(counter: Counter, screenshot: Callable[..., None]) -> None:
    counter.to_checkout()
    assert not counter.is_shown("tax_reason_label")
    counter.find(QPushButton, "change_tax_button").setFocus()
    counter.press(Qt.Key.Key_Return)
    assert counter.focused() == "tax_category_combo"
    assert not counter.is_shown("tax_reason_edit"), "nothing to say as long as seller and buyer decide"
    for _ in range(3):
        counter.press(Qt.Key.Key_Down)
    assert counter.find(QComboBox, "tax_category_combo").currentText() == "E · Exempt from tax"
    assert notice(counter, "tax_problem_notice").startswith("Say why the tax category is another one")
    assert not counter.find(QPushButton, "tax_apply_button").isEnabled()
    counter.press(Qt.Key.Key_Tab)
    assert counter.focused() == "tax_reason_edit"
    counter.type("Certificate 12")
    assert counter.text("tax_outcome_label") == "VAT 0 % · exempt (DE): € 0.00"
    assert counter.text("tax_total_label") == "Total € 590.00"
    screenshot(counter.window, "tax-dialog")
    assert unnamed(counter.window) == []
    counter.press(Qt.Key.Key_Return)
    assert not counter.is_shown("tax_dialog")
    assert counter.text("checkout_total_label") == "€ 590.00"
    assert counter.text("tax_reason_label") == "Tax changed: Certificate 12"
    assert counter.focused() == "change_tax_button"
    screenshot(counter.window, "tax-changed")
    counter.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert counter.text("checkout_total_label") == "€ 702.10"
    assert not counter.is_shown("tax_reason_label")


def test_the_undo_of_the_toast_takes_it_back(counter: Counter) -> None:
    counter.to_checkout()
    counter.panel.presenter.checkout.change_tax(TaxCategory.ZERO, "because")
    assert counter.text("checkout_total_label") == "€ 590.00"
    counter.click("undo_button")
    assert counter.text("checkout_total_label") == "€ 702.10"


def test_what_the_rules_forbid_cannot_be_applied(counter: Counter) -> None:
    counter.to_checkout()
    counter.click("change_tax_button")
    counter.find(QComboBox, "tax_category_combo").setCurrentIndex(6)
    counter.find(QLineEdit, "tax_reason_edit").setText("abroad")
    assert notice(counter, "tax_problem_notice").startswith("An export goes to a buyer outside your tax area.")
    assert not counter.find(QPushButton, "tax_apply_button").isEnabled()
    assert counter.text("tax_total_label") == ""
    counter.press(Qt.Key.Key_Escape)
    assert counter.panel.presenter.sale.request.tax_category is None


def test_the_dialog_opens_with_what_was_chosen(counter: Counter) -> None:
    counter.to_checkout()
    counter.panel.presenter.checkout.change_tax(TaxCategory.ZERO, "because")
    counter.click("change_tax_button")
    assert counter.find(QComboBox, "tax_category_combo").currentText() == "Z · Zero rate"
    assert counter.find(QLineEdit, "tax_reason_edit").text() == "because"


def test_a_name_that_cannot_be_printed_is_said_above_place_order(
    counter: Counter, screenshot: Callable[..., None]
) -> None:
    counter.to_checkout()
    assert not counter.is_shown("paper_notice")
    counter.panel.presenter.checkout.set_po_number("ꦗ")  # no keyboard of the tests has it
    counter.settle()
    assert notice(counter, "paper_notice").startswith("On paper this comes out as □: ꦗ in “ꦗ” (purchase order number).")
    screenshot(counter.window, "unprintable")


def test_a_quote_that_cannot_be_printed_is_asked_about(counter: Counter) -> None:
    shown: list[str] = []
    counter.panel.document_requested.connect(shown.append)
    counter.to_checkout()
    counter.panel.presenter.checkout.set_po_number("ꦗ")  # no keyboard of the tests has it
    counter.settle()
    counter.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    counter.click("quote_button")
    words = [label.text() for label in counter.window.findChildren(QLabel) if label.isVisible()]
    assert any(text.startswith("On paper this comes out as □") for text in words)
    assert shown == []
    counter.press(Qt.Key.Key_Return)
    assert shown == ["QU-B3-2026-00001"]

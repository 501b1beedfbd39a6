"""The whole kit on one page, in both themes: for the eye (set DESK_SCREENSHOTS), and to paint every widget once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from yeastar_desk.presentation import widgets as kit
from yeastar_desk.presentation.theme import apply_theme, icon
from yeastar_desk.presentation.theme.tokens import load_tokens

SERVICES = (("Meeting Room", True), ("Location", True), ("Desk", False), ("Visitor", False))


def card(title: str, *parts: QWidget | QLayout) -> kit.Card:
    made = kit.Card()
    column = QVBoxLayout(made)
    column.setContentsMargins(18, 14, 18, 16)
    column.setSpacing(10)
    column.addWidget(kit.section_title(title))
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)
    return made


def row(*widgets: QWidget) -> QHBoxLayout:
    made = QHBoxLayout()
    made.setSpacing(10)
    for widget in widgets:
        made.addWidget(widget)
    made.addStretch(1)
    return made


def fields() -> list[QWidget]:
    scan = kit.button("Scan")
    scan.setIcon(icon("scan", "text"))
    off = kit.button("Checkout", "primary")
    off.setEnabled(False)
    facts = kit.KeyValues()
    facts.add_row("Plan", "Standard Plan")
    term = kit.ComboBox()
    term.addItems(["1 year", "2 years"])
    facts.add_widget("Billing cycle", term)
    facts.add_widget("Paid on", kit.DateEdit())
    badges = [kit.Badge(None, tone.title(), tone) for tone in ("ok", "warning", "danger", "neutral", "accent")]
    checked, unchecked = kit.CheckBox("Auto renew"), kit.CheckBox("Send a copy")
    checked.setChecked(True)
    bar, legend, ruler = kit.StackedBar(), kit.BarLegend(), kit.Timeline()
    parts = [kit.BarPart("Enterprise", 440), kit.BarPart("Ultimate", 120, "second")]
    bar.show_parts(parts)
    legend.show_parts(parts)
    ruler.show_term(kit.TimelineView(((0, "22 Nov 2025"), (0.4, "today"), (1, "22 Nov 2027")), 0.4, 0.7))
    return [
        card("Company", row(QLineEdit("W-204417"), kit.button("Search", "primary"), scan)),
        card("Buttons", row(kit.button("Hold"), kit.button("Remove", "danger"), kit.button("Edit", "link"), off)),
        card("Subscription details", facts),
        card("Status", row(*badges), row(checked, unchecked)),
        card("Extensions", legend, bar, ruler),
    ]


def buying() -> list[QWidget]:
    cycle = kit.Segmented()
    cycle.add_button("Annually", "annually_button")
    cycle.add_button("Monthly", "monthly_button")
    basic, standard = kit.PlanCard(), kit.PlanCard()
    basic.show_plan(kit.PlanView("Basic Plan", "€ 290", "/ year", SERVICES))
    standard.show_plan(kit.PlanView("Standard Plan", "€ 590", "/ year", SERVICES, selected=True))
    total = kit.MoneyLabel(None, "€ 4,372.77")
    total.setProperty("role", "total")
    paypal = kit.ChoiceCard(None, "PayPal", "Needs a connection. You are offline.")
    paypal.setEnabled(False)
    offline = kit.ChoiceCard(None, "Offline", "Bank transfer. Your account manager follows up.")
    offline.setChecked(True)
    amount, small = kit.Stepper(), kit.Stepper(compact=True)
    amount.set_value(40)
    picks = kit.ChipRow()
    picks.show_picks([("20", 20), ("40", 40)])
    picks.set_current(40)
    return [
        cycle,
        basic,
        standard,
        card("Order summary", kit.Line(), row(kit.label("Total", "total"), total)),
        card("Payment method", paypal, offline),
        card("Quantity", row(amount, small), picks),
    ]


def messages() -> list[QWidget]:
    notices: list[QWidget] = [kit.Notice(None, f"This is {tone}.", tone) for tone in ("info", "ok", "warning")]
    refused = kit.Notice()
    refused.show_message("Ultimate Plan must not be above 560.", "danger", "Show")
    steps = kit.StepHeader()
    steps.set_steps(["Plan & services", "Review & checkout", "Done"])
    steps.set_current(1)
    error = kit.ErrorState()
    error.show_error("The price list could not be read.", "Line 7 has no unit price.", "details")
    empty = kit.EmptyState(None, "box", "No drafts yet", "What you hold is kept here.", "Start an order")
    return [*notices, refused, steps, empty, error]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_whole_kit_can_be_painted(
    theme: str, qapp: QApplication, qtbot: QtBot, screenshot: Callable[..., None]
) -> None:
    apply_theme(qapp, "dark" if theme == "dark" else "light")
    window = QWidget()
    qtbot.addWidget(window)
    window.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    columns = QHBoxLayout(window)
    columns.setContentsMargins(24, 20, 24, 20)
    columns.setSpacing(20)
    for parts in (fields(), buying(), messages()):
        column = QVBoxLayout()
        column.setSpacing(13)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        columns.addLayout(column, 1)
    window.resize(1440, 900)
    window.show()
    image = window.grab().toImage()
    assert image.pixelColor(4, 4) == QColor(load_tokens(theme).background)
    screenshot(window, f"kit-{theme}")

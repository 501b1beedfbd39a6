"""An order that the portal refused and that was begun again opens at the input that the portal called wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.architecture.test_accessible_names import unnamed
from tests.gui.counter import Counter
from tests.gui.test_expansion_panel import ExpansionCounter
from tests.office import CONTACT, ORDER, Office
from tests.subscription_office import package_order
from yeastar_desk.application.cancel_order import CancelOrder
from yeastar_desk.application.ports import BegunAgain, Draft
from yeastar_desk.domain.contacts import Assignment
from yeastar_desk.domain.orders import Operation, OrderRequest
from yeastar_desk.presentation.theme import apply_theme
from yeastar_desk.presentation.widgets import Stepper

REFUSAL = "The portal refused this about {}: “not valid”. Correct it and try again."
SOLD = replace(ORDER, assignment=Assignment("ben@nordlicht.example", "Ben"), po_number="4500017")
ADDED = package_order(Operation.EXPAND, services={"ultimate_plan": 20, "custom_domain_name": 1})


@pytest.fixture
def counter(qtbot: QtBot, tmp_path: Path) -> Iterator[Counter]:
    made = Counter(qtbot, tmp_path)
    yield made
    made.close()


@pytest.fixture
def expansion(qtbot: QtBot, tmp_path: Path) -> Iterator[ExpansionCounter]:
    made = ExpansionCounter(qtbot, tmp_path)
    yield made
    made.close()


def begun_again(office: Office, request: OrderRequest, field: str) -> str:
    """The id of a draft in the place of an order that was refused."""
    old = office.place_order(request).order
    CancelOrder(office.database, office.preferences, office.clock)(old.number)
    now = office.clock.now()
    wrong = BegunAgain(old.id, old.number, field, REFUSAL.format(field or "something"))
    with office.database.work() as work:
        work.drafts.save(Draft("again", request, now, now, wrong))
        work.commit()
    return "again"


def marked(counter: Counter | ExpansionCounter) -> set[str]:
    """The names of the inputs with a red edge."""
    shown = [each for each in counter.window.findChildren(QWidget) if each.isVisible() and each.property("invalid")]
    return {each.spin.objectName() if isinstance(each, Stepper) else each.objectName() for each in shown}


@pytest.mark.parametrize(
    ("field", "focused", "edges"),
    [
        ("services", "edit_meeting_room_button", {"edit_meeting_room_button", "edit_desk_button"}),
        ("desk", "edit_desk_button", {"edit_desk_button"}),
        ("company_id", "company_id_edit", {"company_id_edit"}),
        ("plan", "subscribe_standard_button", {"subscribe_standard_button"}),
        ("years", "term_combo", {"term_combo"}),
        ("cycle", "annually_button", {"annually_button"}),
        ("assign_to", "assign_combo", {"assign_combo"}),
        ("product", "checkout_button", set()),
        ("", "checkout_button", set()),
    ],
)
def test_the_first_step_opens_at_what_was_called_wrong(
    counter: Counter, field: str, focused: str, edges: set[str]
) -> None:
    counter.panel.resume(begun_again(counter.booth, SOLD, field))
    counter.settle()
    assert counter.focused() == focused
    assert marked(counter) == edges
    assert counter.text("order_problem_label") == REFUSAL.format(field or "something")
    assert unnamed(counter.window) == []


def test_the_mark_stays_until_something_is_changed(
    counter: Counter, qapp: QApplication, screenshot: Callable[..., None]
) -> None:
    counter.panel.resume(begun_again(counter.booth, SOLD, "desk"))
    counter.settle()
    screenshot(counter.window, "begun-again")
    apply_theme(qapp, "dark")
    screenshot(counter.window, "begun-again-dark")
    counter.panel.presenter.search.reload()  # a pass in the background has fetched prices
    counter.settle()
    assert marked(counter) == {"edit_desk_button"}
    counter.press(Qt.Key.Key_Space)
    counter.type("30")
    counter.press(Qt.Key.Key_Return)
    assert marked(counter) == set()
    assert not counter.is_shown("order_problem_label")
    assert counter.booth.drafts.open("again").request.services["desk"] == 30


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("po_number", "po_number_edit"),
        ("billing_contact", "billing_contact_combo"),
        ("tax_number", "edit_billing_contact_button"),
    ],
)
def test_what_is_entered_at_checkout_is_gone_to(
    counter: Counter, field: str, name: str, screenshot: Callable[..., None]
) -> None:
    counter.panel.resume(begun_again(counter.booth, SOLD, field))
    counter.settle()
    assert counter.is_shown("place_order_button")
    assert counter.focused() == name
    assert marked(counter) == {name}
    screenshot(counter.window, f"begun-again-{field}")
    counter.find(QLineEdit, "po_number_edit").setFocus()
    counter.type("1")
    assert marked(counter) == set()
    counter.click("place_order_button")
    assert counter.text("order_number_label") == "ORD-B3-2026-00002"


def test_checkout_shows_the_first_step_first_when_that_has_a_problem(counter: Counter) -> None:
    """The billing contact was called wrong, but the plan is not sold any more."""
    counter.panel.resume(begun_again(counter.booth, replace(SOLD, services={"desk": 40}), "billing_contact"))
    counter.settle()
    assert counter.is_shown("place_order_button")
    request = replace(SOLD, services={"desk": 0}, billing_contact=CONTACT)
    counter.panel.resume(begun_again_without_order(counter.booth, request, "billing_contact"))
    counter.settle()
    assert not counter.is_shown("place_order_button")
    assert counter.text("order_problem_label") != REFUSAL.format("billing_contact")


def begun_again_without_order(office: Office, request: OrderRequest, field: str) -> str:
    now = office.clock.now()
    with office.database.work() as work:
        (row,) = work.orders.of_subscription(request.product, request.subject_id)
        work.drafts.save(
            Draft("other", request, now, now, BegunAgain(row.id, row.number, field, REFUSAL.format(field)))
        )
        work.commit()
    return "other"


@pytest.mark.parametrize(
    ("field", "focused", "edges"),
    [
        ("services", "ultimate_plan_add_spin", {"ultimate_plan_add_spin", "custom_domain_name_subscribe_button"}),
        ("ultimate_plan", "ultimate_plan_add_spin", {"ultimate_plan_add_spin"}),
        ("custom_domain_name", "custom_domain_name_subscribe_button", {"custom_domain_name_subscribe_button"}),
        ("yeastar_id", "checkout_button", set()),
    ],
)
def test_an_addition_opens_at_what_was_called_wrong(
    expansion: ExpansionCounter, field: str, focused: str, edges: set[str], screenshot: Callable[..., None]
) -> None:
    expansion.panel.resume(begun_again(expansion.office, ADDED, field))
    expansion.settle()
    screenshot(expansion.window, f"begun-again-expansion-{field}")
    assert expansion.focused() == focused
    assert marked(expansion) == edges
    assert expansion.text("order_problem_label") == REFUSAL.format(field)
    expansion.enter("ultimate_plan", "21")
    assert marked(expansion) == set()
    assert not expansion.is_shown("order_problem_label")


def test_another_price_marks_nothing(counter: Counter) -> None:
    old = counter.booth.place_order(SOLD).order
    now = counter.booth.clock.now()
    with counter.booth.database.work() as work:
        work.drafts.save(Draft("again", SOLD, now, now, BegunAgain(old.id, old.number)))
        work.commit()
    counter.panel.resume("again")
    counter.settle()
    assert counter.focused() == "checkout_button"
    assert counter.find(QPushButton, "checkout_button").isEnabled()
    assert marked(counter) == set()
    assert not counter.is_shown("order_problem_label")

"""The cards beside a sale: "Since we last met" and the commitment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from tests.architecture.test_accessible_names import unnamed
from tests.gui.counter import Counter
from tests.office import ORDER
from yeastar_desk.application.record_payment import PaymentToRecord
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.order_life import PaymentMeans
from yeastar_desk.domain.orders import Operation, OrderRequest
from yeastar_desk.presentation.sale.commitment_card import CommitmentCard
from yeastar_desk.presentation.sale.ruler import PointShown, RulerShown
from yeastar_desk.presentation.sale.since_card import SinceCard
from yeastar_desk.presentation.widgets import Timeline


@pytest.fixture
def counter(qtbot: QtBot, tmp_path: Path) -> Iterator[Counter]:
    made = Counter(qtbot, tmp_path)
    yield made
    made.close()


def words(card: QWidget) -> list[str]:
    return [label.text().replace("\u00a0", " ") for label in card.findChildren(QLabel) if label.isVisible()]


def since(counter: Counter) -> SinceCard:
    card = counter.window.findChild(SinceCard)
    assert card is not None
    return card


def wait_for_words(counter: Counter, text: str) -> None:
    counter.qtbot.waitUntil(lambda: text in words(since(counter)))


def wanted(counter: Counter) -> list[OrderRequest]:
    heard: list[OrderRequest] = []
    counter.panel.order_requested.connect(heard.append)
    return heard


def test_a_customer_that_is_new_has_no_card(counter: Counter) -> None:
    counter.purchase("W-300006")
    assert not since(counter).isVisible()


@pytest.mark.parametrize(
    ("name", "operation"),
    [
        ("since_renew_button", Operation.RENEW),
        ("since_expand_button", Operation.EXPAND),
        ("since_switch_button", Operation.SWITCH),
    ],
)
def test_what_a_customer_has_and_what_can_be_begun(counter: Counter, name: str, operation: Operation) -> None:
    heard = wanted(counter)
    counter.purchase("W-300001", plan="")
    wait_for_words(counter, "Basic Plan until 3 Mar 2027, 101 days left.")
    assert unnamed(counter.window) == []
    counter.find(QPushButton, name).setFocus()
    counter.press(Qt.Key.Key_Space)
    assert [(each.operation, each.subject_id) for each in heard] == [(operation, "W-300001")]
    assert not counter.panel.isVisible()  # the other panel takes over


def test_the_card_goes_with_its_customer(counter: Counter) -> None:
    counter.purchase("W-300001", plan="")
    wait_for_words(counter, "Basic Plan until 3 Mar 2027, 101 days left.")
    counter.enter_company("W-300006")
    assert not since(counter).isVisible()


def test_of_many_unpaid_proformas_the_card_names_three_and_counts_the_rest(counter: Counter) -> None:
    for _ in range(5):
        counter.booth.place_order(ORDER)
    counter.purchase("W-204417", plan="")
    wait_for_words(counter, "2 more are not paid: see this customer's orders.")
    assert sum("is not paid." in line for line in words(since(counter))) == 3


def test_the_same_again_plus_n_is_a_key_and_a_number(counter: Counter) -> None:
    placed = counter.booth.place_order(ORDER)
    counter.purchase("W-204417", plan="")
    wait_for_words(counter, "The prices are the same as then.")
    shown = " ".join(words(since(counter)))
    assert f"Last order {placed.order.number} of 22 Nov 2026" in shown
    assert "is not paid." in shown
    assert "not paid yet" not in shown, "said once"
    spin = counter.find(QSpinBox, "since_plus_spin")
    spin.setFocus()
    spin.selectAll()
    counter.type("10")
    again = counter.find(QPushButton, "since_same_again_button")
    assert again.text() == "Same again"
    again.setFocus()
    counter.press(Qt.Key.Key_Space)
    request = counter.panel.presenter.sale.request
    assert request.services == {"meeting_room": 12, "desk": 50}
    assert (request.plan, request.years) == ("standard", 2)
    assert (request.discount_percent, request.po_number) == ("", "")
    assert counter.focused() == "checkout_button"


def test_a_paid_customer_renews_the_same(counter: Counter) -> None:
    placed = counter.booth.place_order(ORDER)
    counter.booth.record_payment(placed.order.number, PaymentToRecord(PaymentMeans.BANK_TRANSFER, "statement 7"))
    heard = wanted(counter)
    counter.purchase("W-204417", plan="")
    again = counter.find(QPushButton, "since_same_again_button")
    assert again.text() == "Renew the same"
    again.setFocus()
    counter.press(Qt.Key.Key_Space)
    assert (heard[-1].operation, heard[-1].years) == (Operation.RENEW, 2)
    assert heard[-1].product is Product.WORKPLACE


def test_the_commitment_follows_the_term(counter: Counter) -> None:
    counter.purchase("W-300006")
    card = counter.window.findChild(CommitmentCard)
    assert card is not None
    assert card.isVisible()
    assert "Total commitment until 22 Nov 2027" in words(card)
    counter.click("monthly_button")
    assert "Total commitment until 22 Dec 2026" in words(card)
    total = counter.text("total_label")
    assert words(card).count(total) == 2
    timeline = card.findChild(Timeline, "commitment_timeline")
    assert timeline is not None
    assert "22 Dec 2026" in timeline.accessibleName()


def test_an_end_to_align_with_is_a_key_away(qtbot: QtBot) -> None:
    card = CommitmentCard()
    qtbot.addWidget(card)
    heard: list[object] = []
    card.align_requested.connect(heard.append)
    day = date(2027, 7, 1)
    point = PointShown("Cloud PBX own@example.com ends 1 Jul 2027", day, chosen=False)
    fixed = PointShown("Workplace W-1 ends 2 Aug 2027", None, chosen=False)
    shown = RulerShown(((0.0, "Today"), (1.0, "Ends 1 Jul 2027")), 0.0, (("Total", "€ 1"),), (point, fixed), "")
    card.show_ruler(shown)
    card.show()
    align = card.findChild(QPushButton, "align_0_button")
    assert align is not None
    assert align.accessibleName() == "Align: Cloud PBX own@example.com ends 1 Jul 2027"
    align.click()
    assert card.findChild(QPushButton, "align_1_button") is None
    chosen = PointShown(point.text, day, chosen=True)
    card.show_ruler(RulerShown(shown.marks, 0.0, shown.rows, (chosen,), ""))
    buttons = [each for each in card.findChildren(QPushButton, "align_0_button") if not each.isHidden()]
    again = buttons[-1]
    assert again.text() == "Whole years"
    again.click()
    assert heard == [day, None]
    card.show_ruler(None)
    assert card.isHidden()

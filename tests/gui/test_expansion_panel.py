"""Orders for what a customer has, as a rep and a screen reader meet them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QScrollArea, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from tests.architecture.test_accessible_names import unnamed
from tests.gui.counter import Hands
from tests.sales import price_list
from tests.subscription_office import ATLAS_NOW, SubscriptionOffice
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.orders import Operation, OrderRequest
from yeastar_desk.presentation.expansion.panel import ExpansionPanel
from yeastar_desk.presentation.expansion.service_line import ServiceLine
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.theme import apply_theme
from yeastar_desk.presentation.widgets import StackedBar, Timeline

CTRL = Qt.KeyboardModifier.ControlModifier
ATLAS = OrderRequest(Product.PCE_PACKAGE, Operation.EXPAND, ATLAS_NOW.subject_id)
NORDLICHT = OrderRequest(Product.WORKPLACE, Operation.EXPAND, "W-204417")
COUNTED = ("ultimate_plan", "extension_expansion", "recording_minutes", "high_availability", "transcription")
FLAT = ("ycm_white_label", "pce_white_label", "custom_domain_name")


class ExpansionCounter(Hands):
    """A counter where hosting packages are expanded."""

    def __init__(self, qtbot: QtBot, folder: Path, size: tuple[int, int] = (1440, 900)) -> None:
        super().__init__(qtbot, size)
        self.office = SubscriptionOffice(folder, price_list(once=frozenset(["recording_minutes"])))
        self.panel = ExpansionPanel(
            self.host,
            self.office,
            self.lanes.database,
            self.paper_lane,
            self.changes.publish,
            Formats("en_GB"),
            lambda: self.ready,
            native_dialogs=False,
        )
        self.changes.changed.connect(self.panel.heard)
        self.show()

    def close(self) -> None:
        super().close()
        self.office.database.close()

    def open(self, request: OrderRequest) -> None:
        self.panel.open_order(request)
        self.settle()

    def enter(self, item: str, quantity: str) -> None:
        spin = self.find(QSpinBox, f"{item}_add_spin")
        spin.setFocus()
        spin.selectAll()
        self.type(quantity)


@pytest.fixture
def counter(qtbot: QtBot, tmp_path: Path) -> Iterator[ExpansionCounter]:
    made = ExpansionCounter(qtbot, tmp_path)
    yield made
    made.close()


# the contract


def test_the_names_that_scripts_rely_on_are_there(counter: ExpansionCounter) -> None:
    counter.open(ATLAS)
    shown = ["expansion_panel", "allocation_label"]
    shown += [f"{item}_add_spin" for item in COUNTED] + [f"{item}_subscribe_button" for item in FLAT]
    shown += [f"{item}_amount_label" for item in (*COUNTED, *FLAT)]
    shown += ["close_panel_button", "discount_edit", "subtotal_label", "tax_label", "total_label"]
    shown += ["hold_button", "quote_button", "checkout_button"]
    missing = [name for name in shown if not counter.is_shown(name)]
    assert missing == []
    counter.enter("transcription", "500")
    assert counter.is_shown("summary_table")
    counter.open(NORDLICHT)
    for item in ("meeting_room", "location", "desk", "visitor"):
        assert counter.find(QSpinBox, f"{item}_add_spin").isEnabled()
        assert counter.is_shown(f"{item}_amount_label")


def test_everything_on_every_step_has_a_name_and_words(counter: ExpansionCounter) -> None:
    purchase = OrderRequest(Product.PCE_PACKAGE, Operation.PURCHASE, plan="enterprise")
    for request in (
        purchase,
        *(OrderRequest(Product.WORKPLACE, operation, "W-204417") for operation in list(Operation)[1:]),
        OrderRequest(Product.PCE_PACKAGE, Operation.RENEW, ATLAS_NOW.subject_id),
        ATLAS,
    ):
        counter.open(request)
        assert unnamed(counter.window) == [], request
    counter.enter("transcription", "500")
    counter.click("checkout_button")
    counter.wait_for("place_order_button")
    assert unnamed(counter.window) == []


def test_words_of_customers_are_never_markup(counter: ExpansionCounter) -> None:
    counter.open(ATLAS)
    for label in counter.panel.findChildren(QLabel):
        if label.text() and type(label).__name__ != "Badge":
            assert label.textFormat() is Qt.TextFormat.PlainText, f"{label.objectName()} {label.text()}"


# what is seen


def test_the_bar_moves_with_every_key(counter: ExpansionCounter) -> None:
    counter.open(ATLAS)
    bar = counter.find(StackedBar, "allocation_bar")
    assert counter.text("allocation_label") == "500 extensions after this order: 440 Enterprise, 60 Ultimate"
    before = bar.accessibleName()
    drawn = bar.grab().toImage()
    counter.enter("ultimate_plan", "4")
    assert counter.text("allocation_label") == "500 extensions after this order: 436 Enterprise, 64 Ultimate"
    assert bar.accessibleName() != before
    counter.type("0")
    assert counter.text("allocation_label") == "500 extensions after this order: 400 Enterprise, 100 Ultimate"
    assert counter.text("ultimate_plan_amount_label") == "€ 9.86"
    assert bar.grab().toImage() != drawn
    counter.type("0")
    assert counter.text("allocation_label") == "500 extensions after this order: 40 Enterprise, 460 Ultimate"
    assert not counter.is_shown("ultimate_plan_reason_label")
    counter.enter("ultimate_plan", "441")
    assert "is more than the package has (500)" in counter.text("ultimate_plan_reason_label")
    counter.enter("extension_expansion", "1")
    assert not counter.is_shown("ultimate_plan_reason_label")


def test_a_flat_rate_service_is_subscribed_with_the_space_bar(counter: ExpansionCounter) -> None:
    counter.open(ATLAS)
    toggle = counter.find(QPushButton, "ycm_white_label_subscribe_button")
    assert toggle.accessibleName() == "Subscribe YCM White Label"
    toggle.setFocus()
    counter.press(Qt.Key.Key_Space)
    assert (toggle.text(), toggle.accessibleName()) == ("Selected", "Do not subscribe YCM White Label")
    assert counter.text("ycm_white_label_amount_label") == "€ 13.42"
    counter.press(Qt.Key.Key_Space)
    assert counter.text("ycm_white_label_amount_label") != "€ 13.42"
    assert counter.focused() == "ycm_white_label_subscribe_button"


def test_a_service_is_explained_on_demand(counter: ExpansionCounter) -> None:
    counter.open(ATLAS)
    help_button = counter.find(QPushButton, "high_availability_help_button")
    assert help_button.accessibleName() == "What is High Availability for BYOI?"
    assert not counter.is_shown("high_availability_help_label")
    help_button.setFocus()
    counter.press(Qt.Key.Key_Space)
    assert "Afterwards:" in counter.text("high_availability_help_label")
    counter.press(Qt.Key.Key_Space)
    assert not counter.is_shown("high_availability_help_label")
    counter.find(QSpinBox, "high_availability_add_spin").setFocus()
    counter.press(Qt.Key.Key_F1)
    assert "Afterwards:" in counter.text("high_availability_help_label")
    counter.find(QPushButton, "ycm_white_label_subscribe_button").setFocus()
    counter.press(Qt.Key.Key_F1)
    assert counter.is_shown("ycm_white_label_help_label")


def test_tab_goes_from_number_to_number_then_to_the_order(counter: ExpansionCounter) -> None:
    counter.open(OrderRequest(Product.PCE_PACKAGE, Operation.PURCHASE, plan="enterprise"))
    assert counter.focused() == "yeastar_id_edit"
    met = []
    for _ in range(15):
        counter.press(Qt.Key.Key_Tab)
        met.append(counter.focused())
    counted = ["extensions", "ultimate_plan", "recording_minutes", "high_availability", "transcription"]
    assert met[:9] == [
        "package_company_edit",
        *(f"{item}_add_spin" for item in counted),
        *(f"{item}_subscribe_button" for item in FLAT),
    ]
    assert met[9] == "annually_button"
    assert met[-1] == "checkout_button"


def test_checkout_is_three_keys_away(counter: ExpansionCounter) -> None:
    counter.open(ATLAS)
    assert counter.focused() == "ultimate_plan_add_spin"
    counter.keys = 0
    counter.type("20")
    counter.press(Qt.Key.Key_Return, CTRL)
    assert counter.is_shown("place_order_button")
    assert counter.keys == 3


def test_enter_goes_from_service_to_service(counter: ExpansionCounter) -> None:
    counter.open(ATLAS)
    counter.enter("ultimate_plan", "501")
    assert counter.is_shown("ultimate_plan_reason_label")
    counter.press(Qt.Key.Key_Return)
    assert counter.focused() == "ultimate_plan_add_spin", "what is wrong is not passed over"
    counter.type("60")
    counter.press(Qt.Key.Key_Return)
    assert counter.focused() == "extension_expansion_add_spin"
    counter.type("60")
    assert counter.text("allocation_label") == "560 extensions after this order: 440 Enterprise, 120 Ultimate"
    counter.find(QSpinBox, "transcription_add_spin").setFocus()
    counter.press(Qt.Key.Key_Return)
    assert counter.focused() == "ycm_white_label_subscribe_button"


def test_an_order_with_a_contact_is_placed(counter: ExpansionCounter) -> None:
    counter.open(NORDLICHT)
    counter.enter("desk", "10")
    assert counter.text("desk_amount_label") == "€ 36.82"
    assert counter.text("total_label") == "€ 43.82"
    counter.press(Qt.Key.Key_Return, CTRL)
    counter.press(Qt.Key.Key_Return, CTRL)
    counter.wait_for("done_page")
    counter.wait_for_document()
    with counter.office.database.read() as work:
        (order,) = work.orders.unpaid(Product.WORKPLACE, "W-204417")
    assert counter.text("order_number_label") == order.number
    assert order.priced.total.decimal() == "43.82"
    assert unnamed(counter.window) == []


def test_a_new_package_asks_for_its_yeastar_id_first(
    counter: ExpansionCounter, screenshot: Callable[..., None]
) -> None:
    counter.panel.purchase_package()
    counter.settle()
    assert counter.focused() == "yeastar_id_edit"
    counter.type("new@example.com")
    counter.enter("extensions", "100")
    assert counter.text("allocation_label").startswith("100 extensions after this order")
    assert counter.find(QLineEdit, "yeastar_id_edit").text() == "new@example.com"
    screenshot(counter.window)


def test_the_commitment_is_drawn_and_said(counter: ExpansionCounter) -> None:
    counter.open(NORDLICHT)
    counter.enter("desk", "10")
    timeline = counter.find(Timeline, "commitment_timeline")
    assert "14 Mar 2027" in timeline.accessibleName() + timeline.accessibleDescription()


# the small window


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("request_", [ATLAS, NORDLICHT], ids=["package", "workplace"])
def test_nothing_is_cut_off_in_a_small_window(
    qtbot: QtBot,
    tmp_path: Path,
    qapp: object,
    theme: str,
    request_: OrderRequest,
    screenshot: Callable[..., None],
) -> None:
    apply_theme(qapp, theme)  # type: ignore[arg-type]
    counter = ExpansionCounter(qtbot, tmp_path, (1280, 720))
    try:
        counter.open(request_)
        panel = counter.panel
        for name in ("checkout_button", "hold_button", "quote_button", "close_panel_button"):
            widget = counter.find(QWidget, name)
            place = QRect(widget.mapTo(panel, QPoint(0, 0)), widget.size())
            assert panel.rect().contains(place), name
        for area in panel.findChildren(QScrollArea):
            if area.isVisible():
                assert area.horizontalScrollBar().maximum() == 0, area.objectName()
        screenshot(counter.window)
    finally:
        counter.close()


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720)])
def test_numbers_stand_below_each_other_and_are_whole(qtbot: QtBot, tmp_path: Path, size: tuple[int, int]) -> None:
    counter = ExpansionCounter(qtbot, tmp_path, size)
    try:
        counter.open(ATLAS)
        counter.enter("extension_expansion", "20000")
        counter.enter("recording_minutes", "1000000")
        lines = [line for line in counter.panel.findChildren(ServiceLine) if line.isVisible()]
        ends = {line.now.mapTo(line, line.now.rect().topRight()).x() for line in lines if line.now.isVisible()}
        ends_of_steppers = {line.stepper.geometry().right() for line in lines if line.stepper.isVisible()}
        assert len(lines) == 8
        assert len(ends) == len(ends_of_steppers) == 1
        caption = next(each for each in counter.panel.findChildren(QLabel) if each.text() == "Add")
        line = next(line for line in lines if line.stepper.isVisible())
        stepper = line.stepper.mapTo(counter.panel, line.stepper.rect().topRight()).x()
        assert caption.mapTo(counter.panel, caption.rect().topRight()).x() == stepper
        for line in lines:
            for words in (line.name, line.amount):
                assert words.width() >= words.sizeHint().width(), words.text()
            if line.stepper.isVisible():
                text = line.stepper.spin.lineEdit()
                assert text.fontMetrics().horizontalAdvance(text.text()) < text.width(), text.text()
    finally:
        counter.close()

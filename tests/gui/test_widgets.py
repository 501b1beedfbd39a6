from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QLocale, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QGuiApplication, QPaintEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from yeastar_desk.presentation import widgets as kit
from yeastar_desk.presentation.theme import set_reduced_motion
from yeastar_desk.presentation.widgets.states import LOADING_AFTER_MS


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QWidget], QWidget]:
    """Shows a widget in an active window."""
    kept: list[QWidget] = []  # the bot does not keep what it will close

    def show(widget: QWidget) -> QWidget:
        window = QWidget()
        kept.append(window)
        qtbot.addWidget(window)
        window.resize(900, 600)
        QVBoxLayout(window).addWidget(widget)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return show


Shown = Callable[[QWidget], QWidget]


def press(widget: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)


@pytest.mark.parametrize(
    "make",
    [
        lambda: kit.Notice(None, "Words."),
        lambda: kit.Badge(None, "Paid", "ok"),
        lambda: kit.EmptyState(None, "box", "Nothing", "Detail", "Do it"),
        kit.ErrorState,
        kit.StatePages,
        kit.PlanCard,
        kit.Stepper,
    ],
)
def test_a_widget_without_a_place_does_not_flash_up_as_a_window(make: Callable[[], QWidget], qtbot: QtBot) -> None:
    widget = make()
    qtbot.addWidget(widget)
    if isinstance(widget, kit.Badge):
        widget.show_status("Pending", "warning")
    if isinstance(widget, kit.Notice):
        widget.show_message("")
        widget.show_message("Words again.")
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == []


def test_a_hidden_notice_appears_with_its_words(shown: Shown) -> None:
    notice = kit.Notice()
    notice.show_message("Once.")
    shown(notice)
    assert notice.isVisible()
    notice.show_message("")
    assert not notice.isVisible()
    notice.show_message("Refused.", "danger", "Show")
    assert notice.isVisible()
    assert notice.accessibleName() == "Refused."
    assert notice.button.isVisible()


# choosing


def test_a_segmented_choice_is_made_with_mouse_and_keyboard(shown: Shown) -> None:
    cycle = kit.Segmented()
    annually, monthly = cycle.add_button("Annually", "annually_button"), cycle.add_button("Monthly", "monthly_button")
    shown(cycle)
    chosen: list[int] = []
    cycle.chosen.connect(chosen.append)
    assert cycle.current() == 0
    QTest.mouseClick(monthly, Qt.MouseButton.LeftButton)
    annually.setFocus()
    press(annually, Qt.Key.Key_Space)
    press(annually, Qt.Key.Key_Space)
    cycle.set_current(1)
    assert chosen == [1, 0]
    assert cycle.current() == 1


def test_a_plan_card_shows_what_the_plan_supports_and_says_so(shown: Shown) -> None:
    card = kit.PlanCard()
    plan = kit.PlanView("Basic Plan", "€ 290", "/ year", (("Location", True), ("Desk", False)))
    card.show_plan(plan)
    shown(card)
    asked: list[bool] = []
    card.subscribe_requested.connect(lambda: asked.append(True))
    QTest.mouseClick(card.button, Qt.MouseButton.LeftButton)
    assert asked == [True]
    names = {badge.accessibleName() for badge in card.findChildren(kit.Badge)}
    assert names == {"Location", "Desk: not in this plan"}
    card.show_plan(kit.PlanView("Basic Plan", "€ 290", "/ year", plan.services, selected=True))
    assert card.button.text() == "Selected"
    assert card.button.property("kind") == "primary"


@pytest.mark.parametrize("struck", [True, False])
def test_a_line_goes_through_what_a_plan_does_not_have(shown: Shown, struck: bool) -> None:
    place = QWidget()
    badge = kit.Badge(place, "l       l", struck=struck)
    badge.move(300, 40)
    shown(place)
    image = place.grab().toImage().copy(badge.geometry())
    middle = {image.pixelColor(image.width() // 2, y).name() for y in range(4, image.height() - 4)}
    assert (len(middle) > 1) is struck


def test_a_plan_card_is_high_enough_for_its_services_at_any_width(shown: Shown, qtbot: QtBot) -> None:
    card = kit.PlanCard()
    names = ("Meeting Room", "Location", "Desk", "Visitor", "Something long", "Something longer")
    card.show_plan(kit.PlanView("Pro Plan", "€ 990", "/ year", tuple((name, True) for name in names)))
    window = shown(card)
    layout = window.layout()
    assert layout is not None
    layout.setAlignment(card, Qt.AlignmentFlag.AlignTop)
    for width in (900, 340):
        window.resize(width, 600)
        qtbot.waitUntil(lambda width=width: card.width() <= width)  # type: ignore[misc]
        for badge in card.findChildren(kit.Badge):
            assert card.rect().contains(badge.rect().translated(badge.mapTo(card, QPoint(0, 0)))), width


def test_a_choice_card_says_why_it_cannot_be_chosen(shown: Shown) -> None:
    card = kit.ChoiceCard(None, "PayPal", "")
    low = card.heightForWidth(300)
    card.explain("Needs a connection. You are offline. " * 4)
    card.setEnabled(False)
    shown(card)
    assert card.accessibleDescription().startswith("Needs a connection.")
    assert card.heightForWidth(300) > low
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert not card.isChecked()


def test_picks_are_picked_and_marked(shown: Shown) -> None:
    picks = kit.ChipRow()
    picks.show_picks([("20", 20), ("40", 40)])
    shown(picks)
    picked: list[object] = []
    picks.picked.connect(picked.append)
    forty = picks.findChild(QPushButton, "pick_40_button")
    assert forty is not None
    QTest.mouseClick(forty, Qt.MouseButton.LeftButton)
    assert picked == [40]
    assert forty.isChecked()
    picks.set_current(20)
    assert not forty.isChecked()


# quantities


@pytest.fixture
def stepper(shown: Shown) -> kit.Stepper:
    made = kit.Stepper()
    made.set_limits(10, 50, 5)
    made.set_value(20)
    shown(made)
    made.spin.setFocus()
    return made


def test_the_buttons_and_arrows_keep_to_limits_and_steps(stepper: kit.Stepper) -> None:
    QTest.mouseClick(stepper.plus_button, Qt.MouseButton.LeftButton)
    assert stepper.value() == 25
    press(stepper.spin, Qt.Key.Key_Down)
    assert stepper.value() == 20
    stepper.set_value(48)
    QTest.mouseClick(stepper.plus_button, Qt.MouseButton.LeftButton)
    assert stepper.value() == 50
    assert not stepper.plus_button.isEnabled()
    stepper.set_value(12)
    QTest.mouseClick(stepper.minus_button, Qt.MouseButton.LeftButton)
    assert stepper.value() == 10
    assert not stepper.minus_button.isEnabled()


def test_typed_numbers_are_not_corrected(stepper: kit.Stepper) -> None:
    told: list[int] = []
    stepper.value_changed.connect(told.append)
    stepper.spin.selectAll()
    QTest.keyClicks(stepper.spin, "3")
    assert stepper.value() == 3
    QTest.keyClicks(stepper.spin, "7000")
    press(stepper.spin, Qt.Key.Key_Tab)
    assert stepper.value() == 37000
    assert told[-1] == 37000


def test_an_emptied_number_is_nought(stepper: kit.Stepper) -> None:
    stepper.spin.selectAll()
    press(stepper.spin, Qt.Key.Key_Delete)
    assert stepper.value() == 0


def test_the_wheel_does_not_change_a_quantity(stepper: kit.Stepper) -> None:
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(stepper.spin, wheel)
    assert stepper.value() == 20


# states


def test_loading_is_seen_only_when_it_takes_a_while(shown: Shown, qtbot: QtBot) -> None:
    state = kit.LoadingState()
    shown(state)
    state.start("Reading…")
    assert not state.sentence.isVisible()
    assert state._later.isActive()
    assert state._later.interval() == LOADING_AFTER_MS == 200
    qtbot.waitUntil(state.sentence.isVisible)
    state.stop()
    assert not state.sentence.isVisible()


def test_quick_work_shows_no_loading_at_all(shown: Shown) -> None:
    state = kit.LoadingState()
    shown(state)
    state.start()
    state.stop()
    assert not state._later.isActive()
    assert not state.sentence.isVisible()


def test_an_error_says_what_to_do_and_gives_details_to_copy(shown: Shown) -> None:
    state = kit.ErrorState()
    state.show_error("The list could not be read.", "Close other programs and try again.", "OSError: 5")
    shown(state)
    retried: list[bool] = []
    state.retry_requested.connect(lambda: retried.append(True))
    QTest.mouseClick(state.copy_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(state.retry_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "OSError: 5"
    assert retried == [True]


def test_one_state_of_a_page_is_in_front(shown: Shown) -> None:
    pages = kit.StatePages()
    content = QLabel("content")
    pages.set_content(content)
    shown(pages)
    asked: list[bool] = []
    pages.empty.action_requested.connect(lambda: asked.append(True))
    pages.show_empty("No drafts yet", "Hold an order to keep it.", "Start an order")
    assert not content.isVisible()
    QTest.mouseClick(pages.empty.button, Qt.MouseButton.LeftButton)
    assert asked == [True]
    pages.show_loading()
    pages.show_error("Broken.", "Mend it.")
    assert pages.error.isVisible()
    assert not pages.loading._later.isActive()
    pages.show_content()
    assert content.isVisible()


# frames


def test_steps_carry_ticks_and_lead_back(shown: Shown) -> None:
    header = kit.StepHeader()
    header.set_steps(["Plan & services", "Review & checkout", "Done"])
    shown(header)
    wished: list[int] = []
    header.step_requested.connect(wished.append)
    header.set_current(1)
    first, second, third = (header.findChild(QWidget, f"step_{number}_button") for number in (1, 2, 3))
    assert first is not None
    assert second is not None
    assert third is not None
    assert first.accessibleName() == "Step 1, Plan & services: done"
    assert second.accessibleName() == "Step 2, Review & checkout: current step"
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    QTest.mouseClick(third, Qt.MouseButton.LeftButton)
    assert wished == [0]
    header.set_current(3)
    assert not first.isEnabled()


@pytest.fixture
def panel(shown: Shown) -> tuple[QLineEdit, kit.SidePanel, QLineEdit]:
    host = QWidget()
    outside = QLineEdit(host)
    shown(host)
    outside.setFocus()
    made = kit.SidePanel(host)
    made.set_title("Purchase")
    made.steps.set_steps(["One", "Two"])
    body = QWidget()
    inside = QLineEdit()
    QVBoxLayout(body).addWidget(inside)
    made.set_body(body)
    return outside, made, inside


Panel = tuple[QLineEdit, kit.SidePanel, QLineEdit]


def test_a_panel_takes_the_focus_and_gives_it_back(panel: Panel) -> None:
    outside, side, inside = panel
    closed: list[bool] = []
    side.closed.connect(lambda: closed.append(True))
    side.slide_in()
    assert inside.hasFocus()
    side.slide_out()
    assert outside.hasFocus()
    assert not side.isVisible()
    assert closed == [True]


def test_tab_stays_in_the_panel(panel: Panel) -> None:
    outside, side, inside = panel
    side.slide_in()
    seen = []
    for _press in range(4):
        press(QApplication.focusWidget() or side, Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert set(seen) == {inside, side.close_button}
    press(QApplication.focusWidget() or side, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is not outside


def test_esc_the_cross_and_the_page_ask_to_close(panel: Panel) -> None:
    _outside, side, inside = panel
    asked: list[bool] = []
    side.close_requested.connect(lambda: asked.append(True))
    side.slide_in()
    press(inside, Qt.Key.Key_Escape)
    QTest.mouseClick(side.close_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(side, Qt.MouseButton.LeftButton, pos=QPoint(10, 300))
    assert len(asked) == 3
    assert side.isVisible()


def test_a_panel_slides_unless_motion_is_unwanted(panel: Panel, qtbot: QtBot) -> None:
    _outside, side, _inside = panel
    set_reduced_motion(False)
    side.slide_in()
    assert side.get_shown() < 1.0
    qtbot.waitUntil(lambda: side.get_shown() == 1.0)
    side.slide_out()
    side.slide_in()
    qtbot.waitUntil(lambda: side.get_shown() == 1.0)
    assert side.isVisible()
    set_reduced_motion(True)
    side.slide_out()
    assert not side.isVisible()


class Painted(QWidget):
    """A page that tells where it was painted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.regions: list[QRect] = []

    def paintEvent(self, event: QPaintEvent) -> None:
        self.regions.append(event.region().boundingRect())


def test_what_a_panel_covers_is_not_painted_until_it_goes(shown: Shown, qtbot: QtBot) -> None:
    host = QWidget()
    page = Painted(host)
    panel = kit.SidePanel(host)
    words = QLabel("Words")
    panel.set_body(words)
    shown(host)
    page.resize(host.size())

    def painted_by(act: Callable[[], object]) -> QRect:
        page.regions.clear()
        act()
        qtbot.wait(20)
        return QRect() if not page.regions else page.regions[-1]

    assert painted_by(page.update) == page.rect()
    edge = painted_by(panel.slide_in).width()
    assert 0 < edge < 200, "only the strip beside the sheet"
    assert painted_by(lambda: words.setText("Other words")).isNull()
    assert painted_by(host.update).width() == edge
    host.window().resize(1000, 640)
    qtbot.wait(20)
    page.resize(host.size())
    assert painted_by(host.update) == QRect(0, 0, edge, host.height())
    assert painted_by(panel.slide_out) == page.rect()
    assert painted_by(page.update) == page.rect()


def test_a_panel_keeps_covering_a_page_that_grows(panel: Panel) -> None:
    _outside, side, _inside = panel
    side.slide_in()
    side.host().resize(1000, 500)
    assert side.size() == side.host().size()


@pytest.fixture
def page(shown: Shown) -> QLineEdit:
    edit = QLineEdit()
    shown(edit)
    edit.setFocus()
    return edit


def test_a_dialog_confirms_with_enter_and_cancels_with_esc(page: QLineEdit, qtbot: QtBot) -> None:
    for key, result in ((Qt.Key.Key_Return, 1), (Qt.Key.Key_Escape, 0)):
        dialog = kit.Dialog(page, "Desk", "How many desks?")
        field = QLineEdit()
        dialog.body.addWidget(field)
        dialog.add_action("Cancel").clicked.connect(dialog.reject)
        dialog.add_action("Confirm", "primary", "quantity_confirm_button").clicked.connect(dialog.accept)
        ended: list[int] = []
        dialog.finished.connect(ended.append)
        dialog.open()
        assert field.hasFocus()
        press(field, key)
        assert ended == [result]
        assert page.hasFocus()
        qtbot.waitUntil(lambda dialog=dialog: not shiboken6.isValid(dialog))  # type: ignore[misc]


def _end(dialog: kit.Dialog, result: int) -> None:
    dialog.done(result)


def test_enter_presses_the_button_that_has_the_focus_and_else_the_default_one(page: QLineEdit, qtbot: QtBot) -> None:
    for focused, result in (("cancel", 0), ("remove", 7), ("box", 1), ("confirm", 1)):
        dialog = kit.Dialog(page, "Desk")
        box = kit.CheckBox()
        dialog.body.addWidget(box)
        widgets: dict[str, QWidget] = {
            "box": box,
            "remove": dialog.add_action("Remove", "danger", left=True),
            "cancel": dialog.add_action("Cancel"),
            "confirm": dialog.add_action("Confirm", "primary"),
        }
        for name, ends_with in (("remove", 7), ("cancel", 0), ("confirm", 1)):
            button = widgets[name]
            assert isinstance(button, QPushButton)
            button.clicked.connect(partial(_end, dialog, ends_with))
        ended: list[int] = []
        dialog.finished.connect(ended.append)
        dialog.open()
        widgets[focused].setFocus(Qt.FocusReason.TabFocusReason)
        press(widgets[focused], Qt.Key.Key_Return)
        assert ended == [result], focused
        assert not box.isChecked()
        qtbot.waitUntil(lambda dialog=dialog: not shiboken6.isValid(dialog))  # type: ignore[misc]


def test_enter_presses_the_only_button_of_a_dialog(page: QLineEdit, qtbot: QtBot) -> None:
    dialog = kit.Dialog(page, "Exporting…")
    dialog.add_action("Cancel").clicked.connect(dialog.reject)
    ended: list[int] = []
    dialog.finished.connect(ended.append)
    dialog.open()
    press(QApplication.focusWidget() or dialog, Qt.Key.Key_Return)
    assert ended == [0]
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))


def test_a_dialog_holds_the_focus_and_dims_the_window(page: QLineEdit) -> None:
    before = page.window().grab().toImage().pixelColor(5, 5)
    dialog = kit.ask(page, "Switch to Basic?", "Desk (40) will be removed.", "Switch")
    for _press in range(3):
        press(QApplication.focusWidget() or dialog, Qt.Key.Key_Tab)
        assert dialog.isAncestorOf(QApplication.focusWidget() or page)
    assert page.window().grab().toImage().pixelColor(5, 5).lightness() < before.lightness()
    assert dialog.rect().center().x() > 0
    dialog.reject()


def test_a_dialog_refuses_a_nested_event_loop(page: QLineEdit) -> None:
    dialog = kit.Dialog(page, "Desk")
    with pytest.raises(RuntimeError, match="open"):
        dialog.exec()
    dialog.open()
    dialog.reject()


def test_a_question_is_answered_with_one_key(page: QLineEdit) -> None:
    dialog = kit.ask(page, "Cancel the order?", "It will be marked as cancelled.", "Cancel the order", kind="danger")
    answers: list[str] = []
    dialog.accepted.connect(lambda: answers.append("yes"))
    press(QApplication.focusWidget() or dialog, Qt.Key.Key_Return)
    assert answers == ["yes"]


def test_a_toast_offers_the_way_back(shown: Shown) -> None:
    host = QWidget()
    shown(host)
    toast = kit.Toast(host)
    undone: list[bool] = []
    toast.action_requested.connect(lambda: undone.append(True))
    toast.show_message("Removed Desk.", "Undo")
    assert toast.isVisible()
    QTest.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    assert undone == [True]
    assert not toast.isVisible()


def test_a_long_sentence_of_a_toast_is_read_whole(shown: Shown) -> None:
    host = QWidget()
    shown(host)
    host.resize(600, 400)
    toast = kit.Toast(host)
    for sentence, lines in (
        ("Saved.", 1),
        ("The folder /media/ana/stick/backups is not there. " * 4, 2),
        ("Saved.", 1),
    ):
        toast.show_message(sentence)
        QApplication.processEvents()
        assert host.rect().contains(toast.geometry())
        assert toast.message.heightForWidth(toast.message.width()) <= toast.message.height()
        line = toast.message.fontMetrics().height()
        assert toast.message.height() >= lines * line
        assert lines > 1 or toast.message.height() < 2 * line


# fields and pictures


def test_a_search_is_asked_for_after_a_pause_or_enter(shown: Shown, qtbot: QtBot) -> None:
    edit = kit.SearchEdit()
    shown(edit)
    asked: list[str] = []
    edit.search_requested.connect(asked.append)
    QTest.keyClicks(edit, "nord")
    assert asked == []
    press(edit, Qt.Key.Key_Return)
    assert asked == ["nord"]
    QTest.keyClicks(edit, "licht")
    qtbot.waitUntil(lambda: asked == ["nord", "nordlicht"])
    press(edit, Qt.Key.Key_Escape)
    assert asked[-1] == ""


def test_a_list_of_choices_is_not_changed_by_the_wheel_or_too_narrow(shown: Shown) -> None:
    box = kit.ComboBox()
    box.addItems(["1 year", "2 years"])
    shown(box)
    assert box.sizeHint().width() > box.fontMetrics().horizontalAdvance("2 years") + 30
    press(box, Qt.Key.Key_Down)
    assert box.currentText() == "2 years"


def test_a_date_is_typed_or_picked(shown: Shown) -> None:
    edit = kit.DateEdit()
    shown(edit)
    edit.set_day(dt.date(2026, 11, 22))
    edit.setFocus()
    assert edit.day() == dt.date(2026, 11, 22)
    if edit.locale().language() == QLocale.Language.C:
        assert edit.text() == "22 Nov 2026"
    press(edit, Qt.Key.Key_Up)
    assert edit.day() != dt.date(2026, 11, 22)
    assert edit.sizeHint().width() > edit.fontMetrics().horizontalAdvance(edit.text()) + 40


def test_facts_are_read_with_their_caption(qtbot: QtBot) -> None:
    facts = kit.KeyValues()
    qtbot.addWidget(facts)
    value = facts.add_row("Plan", "Standard Plan", "plan_value_label")
    box = kit.ComboBox()
    facts.add_widget("Billing cycle", box)
    assert value.text() == "Standard Plan"
    assert box.accessibleName() == "Billing cycle"
    facts.clear()
    assert not value.isVisible()


def test_pictures_are_also_words(qtbot: QtBot) -> None:
    bar, legend, term = kit.StackedBar(), kit.BarLegend(), kit.Timeline()
    for each in (bar, legend, term):
        qtbot.addWidget(each)
    parts = [kit.BarPart("Enterprise", 440), kit.BarPart("Ultimate", 120, "second")]
    bar.show_parts(parts)
    legend.show_parts(parts)
    term.show_term(kit.TimelineView(((0.0, "22 Nov 2026"), (1.0, "22 Nov 2028"))))
    assert bar.accessibleName() == "Enterprise, Ultimate"
    assert legend.accessibleName() == "Legend: Enterprise, Ultimate"
    assert term.accessibleName() == "22 Nov 2026, 22 Nov 2028"
    for each in (bar, legend, term):
        each.grab()

"""The widget kit: everything pages are built from. Import from here, in code and as promoted widgets in forms.

Declared by property (in Designer: a dynamic property; in code: `setProperty`), no subclass needed
    QPushButton  kind = primary | danger | link | quiet | chip | pill      (none: secondary)
                 large = true (44 px: Checkout, Place order), compact = true (30 px: inside rows)
    QLabel       role = title | section | strong | muted | small | total | hero | danger     (none: body text)
    QLineEdit    takesScans = true (a scanned barcode is typed into this field instead of being announced by the window)
    inputs, QPushButton   invalid = true: a red edge; say why in a label beside it
    any          focusRing = none | inside | parent, focusRadius = 8
    After changing `kind`, `role` or `invalid` on a shown widget call `restyle(widget)`, or use `set_look`.

                  `set_shown(widget, yes)` instead of setVisible for parts that may not be in a layout yet.

Surfaces          Card(parent), Line(parent) (in forms: Divider), section_title(text), label(text, role),
                  button(text, kind, name)
Money and facts   MoneyLabel.set_money(text), KeyValues.add_row(label, value) -> QLabel / .add_widget(label, widget)
                  Badge.show_status(text, tone); tones: neutral accent ok warning danger
                  WrapLabel: what somebody entered; a word that is wider than the label is broken
Buying            Segmented.add_button(text, name) -> QPushButton; chosen(int)
                  PlanCard.show_plan(PlanView), .button (the QPushButton to name), subscribe_requested()
                  Stepper.set_limits(low, high, step), .value()/.set_value(n), value_changed(int), .spin,
                  .minus_button, .plus_button
                  ChipRow.show_picks([(text, value)], prefix), .set_current(value), picked(object)
                  ChoiceCard(title, detail): a radio button that is a card; .explain(detail)
                  StackedBar and BarLegend.show_parts([BarPart(text, amount, role)]), Timeline.show_term(TimelineView)
Fields            ComboBox, CheckBox, DateEdit, field(label, widget)
                  SearchEdit: search_requested(str) 150 ms after typing
                  CountryCombo.show_countries([(code, name)], chosen), .code()
                  Mark().put(widgets): the inputs of a form that are invalid, instead of those before
Saying things     Notice.show_message(text, tone, action=""), action_requested()
                  EmptyState(icon, sentence, detail, action), LoadingState.start(sentence)/.stop() (after 200 ms),
                  ErrorState.show_error(what, what_to_do, details), retry_requested()
                  StatePages: content | empty | loading | error in one stack
                  Toast.show_message(text, action=""), action_requested(): "Removed Desk.  Undo"
Frames            ColumnScroll.setWidget(column): scrolls only when the window is really too low
                  StepHeader.set_steps([...]), .set_current(i), step_requested(int)
                  SidePanel(host): .set_title, .set_body(widget), .steps, .close_button, .slide_in(), .slide_out(),
                  close_requested() (Esc, X or the dimmed page; the page decides), closed()
                  CardPanel(host, name, contents): a SidePanel about one thing; .add_buttons, .say(sentence, tone),
                  .show_cards(columns); titled_card(title, (text, tone)) -> Card, its column;
                  tell(column, what, when, who)
                  Dialog(parent): a QDialog drawn over its dimmed window; .body, .add_action(text, kind, name),
                  open() + finished; never exec()
                  ask(parent, title, text, confirm, kind) -> Dialog: one question, accepted() says yes
Keys              ArrowKeys(buttons, page): Up and Down move between buttons; EnterPresses(page): Enter presses one
Lists             Table: a QTableView with the row height, header and focus of the design; rows come from
                  `yeastar_desk.presentation.lists.PagedModel` through .show_rows(model);
                  row_activated(object), row_selected(object), menu_requested(object, QPoint), .current_row()
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from yeastar_desk.presentation.widgets.arrow_keys import ArrowKeys
    from yeastar_desk.presentation.widgets.badge import Badge
    from yeastar_desk.presentation.widgets.card_panel import CardPanel, tell, titled_card
    from yeastar_desk.presentation.widgets.chips import ChipRow
    from yeastar_desk.presentation.widgets.choices import CheckBox, ChoiceCard
    from yeastar_desk.presentation.widgets.column_scroll import ColumnScroll
    from yeastar_desk.presentation.widgets.combo_box import ComboBox
    from yeastar_desk.presentation.widgets.country_combo import CountryCombo
    from yeastar_desk.presentation.widgets.date_edit import DateEdit
    from yeastar_desk.presentation.widgets.dialog import Dialog, ask
    from yeastar_desk.presentation.widgets.enter_presses import EnterPresses
    from yeastar_desk.presentation.widgets.facts import KeyValues, MoneyLabel
    from yeastar_desk.presentation.widgets.notice import Notice
    from yeastar_desk.presentation.widgets.overlay import Overlay
    from yeastar_desk.presentation.widgets.plan_card import PlanCard, PlanView
    from yeastar_desk.presentation.widgets.search_edit import SearchEdit
    from yeastar_desk.presentation.widgets.segmented import Segmented
    from yeastar_desk.presentation.widgets.side_panel import SidePanel
    from yeastar_desk.presentation.widgets.stacked_bar import BarLegend, BarPart, StackedBar
    from yeastar_desk.presentation.widgets.states import EmptyState, ErrorState, LoadingState, StatePages
    from yeastar_desk.presentation.widgets.stepper import Stepper
    from yeastar_desk.presentation.widgets.steps import StepHeader
    from yeastar_desk.presentation.widgets.surfaces import (
        LINK_ROOM,
        Card,
        Divider,
        Line,
        Mark,
        button,
        field,
        label,
        restyle,
        section_title,
        set_look,
        set_shown,
    )
    from yeastar_desk.presentation.widgets.table import Table
    from yeastar_desk.presentation.widgets.timeline import Timeline, TimelineView
    from yeastar_desk.presentation.widgets.toast import Toast
    from yeastar_desk.presentation.widgets.wrap_label import WrapLabel

__all__ = [
    "LINK_ROOM",
    "ArrowKeys",
    "Badge",
    "BarLegend",
    "BarPart",
    "Card",
    "CardPanel",
    "CheckBox",
    "ChipRow",
    "ChoiceCard",
    "ColumnScroll",
    "ComboBox",
    "CountryCombo",
    "DateEdit",
    "Dialog",
    "Divider",
    "EmptyState",
    "EnterPresses",
    "ErrorState",
    "KeyValues",
    "Line",
    "LoadingState",
    "Mark",
    "MoneyLabel",
    "Notice",
    "Overlay",
    "PlanCard",
    "PlanView",
    "SearchEdit",
    "Segmented",
    "SidePanel",
    "StackedBar",
    "StatePages",
    "StepHeader",
    "Stepper",
    "Table",
    "Timeline",
    "TimelineView",
    "Toast",
    "WrapLabel",
    "ask",
    "button",
    "field",
    "label",
    "restyle",
    "section_title",
    "set_look",
    "set_shown",
    "tell",
    "titled_card",
]

_MODULES = {
    "arrow_keys": "ArrowKeys",
    "badge": "Badge",
    "card_panel": "CardPanel tell titled_card",
    "chips": "ChipRow",
    "choices": "CheckBox ChoiceCard",
    "column_scroll": "ColumnScroll",
    "combo_box": "ComboBox",
    "country_combo": "CountryCombo",
    "date_edit": "DateEdit",
    "dialog": "Dialog ask",
    "enter_presses": "EnterPresses",
    "facts": "KeyValues MoneyLabel",
    "notice": "Notice",
    "overlay": "Overlay",
    "plan_card": "PlanCard PlanView",
    "search_edit": "SearchEdit",
    "segmented": "Segmented",
    "side_panel": "SidePanel",
    "stacked_bar": "BarLegend BarPart StackedBar",
    "states": "EmptyState ErrorState LoadingState StatePages",
    "stepper": "Stepper",
    "steps": "StepHeader",
    "surfaces": "LINK_ROOM Card Divider Line Mark button field label restyle section_title set_look set_shown",
    "table": "Table",
    "timeline": "Timeline TimelineView",
    "toast": "Toast",
    "wrap_label": "WrapLabel",
}
_WHERE = {name: module for module, names in _MODULES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    """Import a widget when it is asked for: the first paint needs few of them."""
    module = _WHERE.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{module}"), name)
    globals()[name] = found
    return found

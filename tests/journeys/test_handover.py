"""A Workplace order is entered in the portal by hand: from the list of orders to the portal's number, by keyboard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.journeys.rep import CTRL, Rep
from yeastar_desk.bootstrap import Services

Key = Qt.Key


def placed(rep: Rep) -> str:
    rep.press(Key.Key_Return)
    rep.type("W-204417")
    for _ in range(2):
        rep.press(Key.Key_Return)
    rep.press(Key.Key_Return, CTRL)
    rep.press(Key.Key_Return, CTRL)
    rep.wait_for("done_page")
    number = rep.text("order_number_label")
    rep.press(Key.Key_Escape)
    rep.wait_until_gone("purchase_panel")
    return number


def test_from_the_list_of_orders_to_the_portals_number(rep: Rep, home: Path) -> None:
    number = placed(rep)
    rep.press(Key.Key_3, CTRL)
    rep.wait_for("orders_table")
    while rep.focused() != "orders_table":
        rep.press(Key.Key_Tab)
    rep.press(Key.Key_Return)
    rep.wait_for("order_panel")
    while rep.focused() != "handover_button":
        rep.press(Key.Key_Tab)
    rep.press(Key.Key_Return)
    rep.wait_for("handover_panel")
    copied = []
    while rep.focused() != "portal_order_number_edit":
        rep.press(Key.Key_Return)
        copied.append(QApplication.clipboard().text())
    assert copied[0] == "W-204417"
    assert copied[-1] == number, "our number as custom reference comes last"
    rep.type("PO20270001")
    rep.press(Key.Key_Return)
    assert rep.focused() == "close_handover_button"
    rep.leave()

    services = Services(home)
    details = services.look_at_orders.details(number)
    assert (details.state.portal_state, details.state.portal_order_number) == ("acknowledged", "PO20270001")
    assert services.database.verify() == []
    services.close()

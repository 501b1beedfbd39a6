"""The first page of an empty home, and Products & Purchase."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.architecture.test_accessible_names import unnamed
from tests.gui.pages import Desk, desk
from yeastar_desk.domain.errors import NotSaved
from yeastar_desk.presentation.ports import Changed, Subject
from yeastar_desk.presentation.products.page import ProductsPage
from yeastar_desk.presentation.welcome.page import WelcomePage
from yeastar_desk.presentation.widgets import Notice


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with desk(qtbot, tmp_path) as made:
        yield made


def test_three_ways_to_begin(place: Desk) -> None:
    page = WelcomePage(place.lane, lambda: None, place.changes.publish)
    place.show(page)
    assert unnamed(place.window) == []
    asked: list[str] = []
    page.import_requested.connect(lambda: asked.append("import"))
    page.connect_requested.connect(lambda: asked.append("connect"))
    for name in ("welcome_import_button", "welcome_connect_button"):
        place.find(QPushButton, name).setFocus()
        QTest.keyClick(place.find(QPushButton, name), Qt.Key.Key_Return)
    assert asked == ["import", "connect"]


def test_demonstration_data_are_loaded_once_off_the_window(place: Desk) -> None:
    threads: list[str] = []
    go_on = threading.Event()

    def load() -> None:
        go_on.wait()
        threads.append(threading.current_thread().name)

    heard: list[Changed] = []
    ready: list[bool] = []
    page = WelcomePage(place.lane, load, heard.append)
    page.ready.connect(lambda: ready.append(True))
    place.show(page)
    button = place.find(QPushButton, "welcome_demo_button")
    button.click()
    button.click()
    assert not button.isEnabled()
    place.qtbot.waitUntil(place.find(QProgressBar, "welcome_progress").isVisible)
    assert ready == []
    go_on.set()
    place.settle()
    assert threads == ["database-lane"]
    assert ready == [True]
    assert {change.subject for change in heard} >= {Subject.PRICE_LISTS, Subject.COMPANIES}
    assert not place.find(QProgressBar, "welcome_progress").isVisible()


def test_what_could_not_be_loaded_is_said(place: Desk) -> None:
    def load() -> None:
        raise NotSaved("The disk is full: nothing was stored.")

    page = WelcomePage(place.lane, load, place.changes.publish)
    place.show(page)
    place.find(QPushButton, "welcome_demo_button").click()
    place.settle()
    assert place.find(Notice, "welcome_notice").accessibleName() == "The disk is full: nothing was stored."
    assert place.find(QPushButton, "welcome_demo_button").isEnabled()


def test_a_purchase_begins_at_its_product(place: Desk) -> None:
    page = ProductsPage()
    place.show(page)
    asked: list[str] = []
    page.workplace_requested.connect(lambda: asked.append("workplace"))
    page.pce_requested.connect(lambda: asked.append("pce"))
    assert unnamed(place.window) == []
    assert not place.find(QPushButton, "purchase_pce_button").isVisible()
    workplace = place.find(QPushButton, "purchase_workplace_button")
    workplace.setFocus()
    QTest.keyClick(workplace, Qt.Key.Key_Return)
    page.offer_packages(offered=True)
    place.find(QPushButton, "purchase_pce_button").click()
    assert asked == ["workplace", "pce"]


def test_the_place_below_the_products_takes_a_list(place: Desk) -> None:
    page = ProductsPage()
    place.show(page)
    below = QWidget()
    below.setObjectName("subscriptions_table")
    page.set_subscriptions(below)
    assert place.find(QWidget, "subscriptions_table").isVisible()
    assert not [label for label in page.findChildren(QLabel) if label.isVisible() and "Scan" in label.text()]

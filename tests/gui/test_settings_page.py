"""The Settings page on a real settings file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from yeastar_desk.application.second_backup import SecondBackup, SecondCopy
from yeastar_desk.bootstrap import Services
from yeastar_desk.infrastructure.preferences_file import PreferencesFile
from yeastar_desk.presentation.ports import Changed, Subject
from yeastar_desk.presentation.settings.page import SettingsPage
from yeastar_desk.presentation.tasks import Lanes

COUNTRIES = {"FR": "France", "DE": "Germany", "US": "United States"}


class Laptop:
    """A settings file and a page on it."""

    def __init__(self, home: Path, qtbot: QtBot) -> None:
        self.home = home
        self.preferences = PreferencesFile(home / "settings.toml")
        services = Services(home)
        self.accounts, self.second_backup = services.accounts, services.second_backup
        self.lanes = Lanes()
        self.changes: list[Changed] = []
        self.page = SettingsPage(self.lanes.database, self.lanes.network, self, self.changes.append, COUNTRIES)
        qtbot.addWidget(self.page)
        self.page.resize(1060, 760)
        self.page.show()
        days = self.find(QLineEdit, "seller_payment_days_edit")
        qtbot.waitUntil(lambda: days.text() != "")
        self._qtbot = qtbot

    def open(self, section: str) -> None:
        QTest.mouseClick(self.find(QPushButton, f"settings_{section}_button"), Qt.MouseButton.LeftButton)

    def find(self, kind: type[Any], name: str) -> Any:
        widget = self.page.findChild(kind, name)
        assert widget is not None, name
        return widget

    def enter(self, name: str, text: str) -> None:
        edit = self.find(QLineEdit, name)
        edit.setFocus()
        edit.clear()
        edit.insert(text)  # like typing; QTest knows no keys beyond ASCII
        QTest.keyClick(edit, Qt.Key.Key_Return)


@pytest.fixture
def laptop(tmp_path: Path, qtbot: QtBot) -> Iterator[Laptop]:
    made = Laptop(tmp_path, qtbot)
    yield made
    made.page.close()
    made.lanes.close()


def test_a_field_saves_itself_when_it_is_left(laptop: Laptop, qtbot: QtBot) -> None:
    laptop.enter("seller_name_edit", "Café <Größe> & Söhne")
    qtbot.waitUntil(lambda: laptop.changes == [Changed(Subject.SETTINGS)])
    assert PreferencesFile(laptop.home / "settings.toml").load().seller.name == "Café <Größe> & Söhne"


def test_a_refused_value_stays_on_screen_with_its_reason(
    laptop: Laptop, qtbot: QtBot, screenshot: Callable[..., None]
) -> None:
    laptop.enter("seller_email_edit", "not an address")
    reason = "Email is “not an address”. Write one email address."

    def problems() -> list[str]:
        return [label.text() for label in laptop.page.findChildren(QLabel) if label.isVisible()]

    qtbot.waitUntil(lambda: reason in problems())
    screenshot(laptop.page, "settings-problem")
    assert laptop.find(QLineEdit, "seller_email_edit").text() == "not an address"
    assert laptop.preferences.load().seller.email == ""
    laptop.enter("seller_email_edit", "orders@hanse.example")
    qtbot.waitUntil(lambda: laptop.preferences.load().seller.email == "orders@hanse.example")
    qtbot.waitUntil(lambda: reason not in problems())


def test_numbers_are_checked_before_they_are_stored(laptop: Laptop, qtbot: QtBot) -> None:
    laptop.open("selling")
    laptop.enter("sales_quote_days_edit", "soon")
    qtbot.waitUntil(lambda: laptop.find(QLineEdit, "sales_quote_days_edit").property("invalid"))
    laptop.enter("sales_quote_days_edit", "45")
    qtbot.waitUntil(lambda: laptop.preferences.load().sales.quote_days == 45)
    laptop.enter("sales_discount_limit_edit", "12,5 %")
    qtbot.waitUntil(lambda: str(laptop.preferences.load().sales.discount_limit) == "12.5")


def test_sections_are_chosen_by_keyboard_and_remember_nothing_wrong(laptop: Laptop, qtbot: QtBot) -> None:
    laptop.page.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(laptop.page.focusWidget(), key)
    assert laptop.find(QPushButton, "settings_taxes_button").isChecked()
    assert laptop.find(QComboBox, "tax_country_combo").isVisible()
    laptop.page._presenter.change("sales.quote_days", "400")
    laptop.open("selling")
    qtbot.waitUntil(lambda: laptop.find(QLineEdit, "sales_quote_days_edit").property("invalid"))


def test_tax_rates_are_added_changed_and_removed(laptop: Laptop, qtbot: QtBot) -> None:
    laptop.open("taxes")
    combo = laptop.find(QComboBox, "tax_country_combo")
    combo.setCurrentIndex(combo.findData("DE"))
    laptop.enter("tax_rate_edit", "19")
    qtbot.waitUntil(lambda: laptop.page.findChild(QLineEdit, "tax_rate_DE_edit") is not None)
    laptop.enter("tax_rate_DE_edit", "19,5")
    qtbot.waitUntil(lambda: str(laptop.preferences.load().taxes.get("DE")) == "19.5")
    QTest.mouseClick(laptop.find(QPushButton, "tax_remove_DE_button"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: laptop.preferences.load().taxes == {})


def test_a_category_of_a_country_prints_its_own_text(laptop: Laptop, qtbot: QtBot) -> None:
    laptop.open("taxes")
    country, category = (laptop.find(QComboBox, f"tax_{name}_combo") for name in ("country", "category"))
    country.setCurrentIndex(country.findData("DE"))
    category.setCurrentIndex(category.findData("AE"))
    assert "Legal text" in laptop.find(QLineEdit, "tax_rate_edit").placeholderText()
    laptop.enter("tax_rate_edit", "Steuerschuldner, 13b")
    qtbot.waitUntil(lambda: laptop.preferences.load().tax_texts == {"DE-AE": "Steuerschuldner, 13b"})
    qtbot.waitUntil(lambda: laptop.page.findChild(QLineEdit, "tax_rate_DE-AE_edit") is not None)
    laptop.enter("tax_rate_DE-AE_edit", " ")
    qtbot.waitUntil(lambda: laptop.preferences.load().tax_texts == {"DE-AE": ""})
    laptop.enter("tax_rate_DE-AE_edit", "7 %")
    qtbot.waitUntil(lambda: "only the standard rate" in said_in(laptop.page))
    QTest.mouseClick(laptop.find(QPushButton, "tax_remove_DE-AE_button"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: laptop.preferences.load().tax_texts == {})


def said_in(page: QWidget) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def test_choosing_a_country_and_a_theme(laptop: Laptop, qtbot: QtBot) -> None:
    for section, name, value in (
        ("company", "seller_country_combo", "US"),
        ("display", "display_theme_combo", "dark"),
    ):
        laptop.open(section)
        combo = laptop.find(QComboBox, name)
        combo.setCurrentIndex(combo.findData(value))
        combo.activated.emit(combo.currentIndex())
    qtbot.waitUntil(lambda: laptop.preferences.load().display.theme == "dark")
    assert laptop.preferences.load().seller.country == "US"
    paper = laptop.find(QComboBox, "display_paper_combo")
    qtbot.waitUntil(lambda: paper.currentData() == "Letter")


def test_a_logo_is_kept_in_the_home_folder(laptop: Laptop, qtbot: QtBot, tmp_path: Path) -> None:
    picture = QPixmap(300, 80)
    picture.fill(QColor("navy"))
    assert picture.save(str(tmp_path / "brand.png"))
    laptop.page._presenter.choose_logo(tmp_path / "brand.png")
    qtbot.waitUntil(lambda: laptop.preferences.load().logo_file != "")
    (tmp_path / "brand.png").unlink()
    assert (laptop.home / laptop.preferences.load().logo_file).is_file()
    qtbot.waitUntil(lambda: laptop.find(QPushButton, "logo_remove_button").isVisible())
    QTest.mouseClick(laptop.find(QPushButton, "logo_remove_button"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: laptop.preferences.load().logo_file == "")


def test_the_second_backup_folder_is_chosen_and_its_state_shown(
    laptop: Laptop, qtbot: QtBot, screenshot: Callable[..., None]
) -> None:
    def says(words: str) -> bool:
        return words in said_in(laptop.page)

    laptop.open("selling")
    stick = laptop.home / "stick"
    stick.mkdir()
    laptop.enter("device_second_backup_edit", "stick")
    qtbot.waitUntil(lambda: "Second backup folder is “stick”. Write the whole path" in said_in(laptop.page))
    laptop.find(QPushButton, "second_backup_choose_button").click()
    dialog = laptop.find(QFileDialog, "second_backup_dialog")
    dialog.fileSelected.emit(str(stick))
    dialog.close()
    qtbot.waitUntil(lambda: laptop.preferences.load().device.second_backup == str(stick))
    qtbot.waitUntil(lambda: "Write the whole path" not in said_in(laptop.page))
    copy = SecondCopy(stick / "copy", datetime(2027, 2, 3, 9, tzinfo=UTC), 7, "hash")
    for state, words in (
        (SecondBackup(str(stick), 3, copy), "and has everything that waits to be sent."),
        (SecondBackup(str(stick), 0, copy), "Nothing waits to be sent."),
        (SecondBackup(str(stick), 0), "no second backup is needed yet"),
        (SecondBackup(str(stick), 3, replace(copy, is_apart=False)), "a USB stick would be safer"),
        (SecondBackup(str(stick), 3, copy, "The stick is not there."), "The stick is not there."),
    ):
        laptop.second_backup.state = state
        laptop.page.heard(Changed(Subject.SECOND_BACKUP))
        qtbot.waitUntil(partial(says, words))
    screenshot(laptop.page, "settings-second-backup")
    laptop.second_backup.state = SecondBackup()
    laptop.page.heard(Changed(Subject.SECOND_BACKUP))
    qtbot.waitUntil(lambda: "The stick is not there." not in said_in(laptop.page))

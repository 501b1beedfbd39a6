"""The Price lists page: real files, a real database, a look before anything is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.servers.portal import FakePortal
from tests.servers.portal_data import CLIENT_ID, SECRET
from yeastar_desk.application.views import PriceListRow
from yeastar_desk.bootstrap import Services
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.imports import ImportKind
from yeastar_desk.presentation.imports.dialog import ImportDialog
from yeastar_desk.presentation.ports import Changed, Subject
from yeastar_desk.presentation.prices.page import PricesPage
from yeastar_desk.presentation.tasks import Lanes
from yeastar_desk.presentation.widgets import Dialog, Notice, Table

HEAD = (
    "price_list,currency,valid_from,valid_to,proration,product,item,kind,pricing_model,cycle,unit_price,unit,"
    "min,max,step,from_quantity,plans\n"
)


def row(item: str, price: str, kind: str = "service") -> str:
    return f"Invented,EUR,2026-01-01,,daily,workplace,{item},{kind},quantity,annually,{price},,,,,,\n"


class Laptop:
    def __init__(self, home: Path, qtbot: QtBot) -> None:
        self.home = home
        self.services = Services(home)
        self.lanes = Lanes()
        self.changes: list[Changed] = []
        self.said: list[str] = []
        self.page = PricesPage(
            self.lanes.database,
            self.services,
            self._rows,
            self.services.clock,
            self.changes.append,
            Formats(),
            QSettings(str(home / "window.ini"), QSettings.Format.IniFormat),
        )
        self.page.said.connect(self.said.append)
        self.page.resize(1220, 800)
        qtbot.addWidget(self.page)
        self.page.show()

    def _rows(self) -> Sequence[PriceListRow]:
        with self.services.database.read() as work:
            return work.price_lists.rows()

    def file(self, *rows: str) -> str:
        path = self.home / "prices.csv"
        path.write_text(HEAD + "".join(rows), "utf-8")
        return str(path)

    def dialog(self) -> ImportDialog | None:
        return next((d for d in self.page.findChildren(ImportDialog) if d.isVisible()), None)

    def words(self) -> str:
        return " | ".join(label.text() for label in self.page.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def laptop(tmp_path: Path, qtbot: QtBot) -> Iterator[Laptop]:
    made = Laptop(tmp_path, qtbot)
    yield made
    made.page.close()
    made.lanes.close()
    made.services.close()


def test_without_lists_the_page_says_what_to_do(laptop: Laptop, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "No price list yet" in laptop.words())


def test_import_is_looked_at_and_agreed_to_by_keyboard(
    laptop: Laptop, qtbot: QtBot, screenshot: Callable[..., None]
) -> None:
    laptop.page.look_at(ImportKind.PRICES, laptop.file(row("standard", "590", "plan"), row("desk", "12")))
    qtbot.waitUntil(lambda: laptop.dialog() is not None)
    screenshot(laptop.page, "prices-preview")
    assert laptop.changes == []
    dialog = laptop.dialog()
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: laptop.changes == [Changed(Subject.PRICE_LISTS)])
    table = laptop.page.findChild(Table, "price_lists_table")
    assert table is not None
    qtbot.waitUntil(lambda: table.model().rowCount() == 1)
    assert "2 prices in EUR" in laptop.said[-1]
    screenshot(laptop.page, "prices-list")


def test_large_changes_are_pointed_out(laptop: Laptop, qtbot: QtBot, screenshot: Callable[..., None]) -> None:
    laptop.services.import_prices(Path(laptop.file(row("desk", "12"), row("visitor", "10"))))
    laptop.page.look_at(ImportKind.PRICES, laptop.file(row("desk", "15"), row("visitor", "10.50")))
    qtbot.waitUntil(lambda: laptop.dialog() is not None)
    assert "1 by more than 20 %" in laptop.words()
    assert "Desk, annually | €\xa012.00 → €\xa015.00 (+25\xa0%) | Visitor" in laptop.words()
    screenshot(laptop.page, "prices-large-change")
    cancel = laptop.page.findChild(QPushButton, "import_cancel_button")
    assert cancel is not None
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: laptop.dialog() is None)
    assert laptop.changes == []


def test_a_refused_row_is_named_and_nothing_can_be_imported(
    laptop: Laptop, qtbot: QtBot, screenshot: Callable[..., None]
) -> None:
    laptop.page.look_at(ImportKind.PRICES, laptop.file(row("desk", "-1"), row("visitor", "0"), row("location", "3")))
    qtbot.waitUntil(lambda: laptop.dialog() is not None)
    screenshot(laptop.page, "prices-refused")
    assert "2 refused" in laptop.words()
    assert laptop.page.findChild(QPushButton, "import_confirm_button") is None
    reasons = "Line 2 | unit_price is -1. A price cannot be negative. | Line 3"
    qtbot.waitUntil(lambda: reasons in laptop.words())


def test_a_file_that_is_no_spreadsheet_gives_one_sentence(laptop: Laptop, qtbot: QtBot) -> None:
    broken = laptop.home / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 not really")
    laptop.page.look_at(ImportKind.COMPANIES, str(broken))

    def problem() -> Dialog | None:
        return laptop.page.findChild(Dialog, "import_problem_dialog")

    qtbot.waitUntil(lambda: problem() is not None)
    assert "broken.xlsx" in laptop.words()


@pytest.fixture
def portal(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakePortal]:
    """A portal whose prices are fetched already."""
    monkeypatch.setenv("YEASTAR_DESK_PORTAL_SECRET", SECRET)
    with FakePortal() as server:
        store = laptop.services.preferences
        preferences = store.load()
        account = replace(preferences.portal, base_url=server.url, client_id=CLIENT_ID)
        store.save(replace(preferences, portal=account))
        fetch(laptop)
        yield server
        laptop.services.online.close()


def fetch(laptop: Laptop) -> None:
    laptop.services.renew_online().synchronise()
    laptop.services.online.synchronise()  # products are known now


def press(laptop: Laptop, name: str) -> None:
    button = laptop.page.findChild(QPushButton, name)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def lists(laptop: Laptop) -> list[str]:
    with laptop.services.database.read() as work:
        return [row.name for row in work.price_lists.rows()]


def test_without_fetched_prices_the_page_says_what_to_do(laptop: Laptop, qtbot: QtBot) -> None:
    press(laptop, "portal_prices_button")
    qtbot.waitUntil(
        lambda: laptop.said == ["No prices were fetched from the portal yet. Connect, and fetch them first."],
        timeout=30_000,
    )


def test_the_portals_prices_are_shown_as_a_difference_before_they_are_used(
    laptop: Laptop, portal: FakePortal, qtbot: QtBot, screenshot: Callable[..., None]
) -> None:
    laptop.page.heard(Changed(Subject.PRICE_LISTS))
    qtbot.waitUntil(lambda: "The Partner Portal shows other prices in USD" in laptop.words(), timeout=30_000)
    press(laptop, "portal_prices_button")
    qtbot.waitUntil(lambda: laptop.dialog() is not None, timeout=30_000)
    assert "Prices of the Partner Portal in USD" in laptop.words()
    assert "Ultimate Plan, annually | new → US$\xa03.25" in laptop.words()
    screenshot(laptop.page, "prices-portal")
    press(laptop, "import_cancel_button")  # Keep mine
    qtbot.waitUntil(lambda: laptop.dialog() is None, timeout=30_000)
    assert lists(laptop) == []
    press(laptop, "portal_prices_button")
    qtbot.waitUntil(lambda: laptop.dialog() is not None, timeout=30_000)
    press(laptop, "import_confirm_button")  # Use these prices
    qtbot.waitUntil(lambda: lists(laptop) == ["Partner Portal"], timeout=30_000)
    qtbot.waitUntil(lambda: "The Partner Portal shows other prices" not in laptop.words(), timeout=30_000)

    original = portal._prices
    portal._prices = lambda request: replace(  # type: ignore[method-assign]
        original(request), body=original(request).body.replace(b"3.25", b"4.75")
    )
    fetch(laptop)
    laptop.page.heard(Changed(Subject.PRICE_LISTS))
    qtbot.waitUntil(
        lambda: "changed. They are not used before you have looked at them." in laptop.words(), timeout=30_000
    )
    notice = laptop.page.findChild(Notice, "portal_prices_notice")
    assert notice is not None
    QTest.mouseClick(notice.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: laptop.dialog() is not None, timeout=30_000)
    assert "Ultimate Plan, annually | US$\xa03.25 → US$\xa04.75 (+46\xa0%)" in laptop.words()


def test_of_several_amounts_the_rep_says_which_is_the_price(laptop: Laptop, portal: FakePortal, qtbot: QtBot) -> None:
    original = portal._prices
    portal._prices = lambda request: replace(  # type: ignore[method-assign]
        original(request), body=original(request).body.replace(b'"price"', b'"netAmount": 1, "price"')
    )
    fetch(laptop)
    press(laptop, "portal_prices_button")
    qtbot.waitUntil(lambda: laptop.page.findChild(QComboBox, "price_field_combo") is not None, timeout=30_000)
    combo = laptop.page.findChild(QComboBox, "price_field_combo")
    assert combo is not None
    assert [combo.itemText(i) for i in range(combo.count())] == ["netAmount", "price"]
    combo.setCurrentIndex(1)
    press(laptop, "price_field_confirm_button")
    qtbot.waitUntil(lambda: laptop.dialog() is not None, timeout=30_000)
    assert "Prices of the Partner Portal in USD" in laptop.words()

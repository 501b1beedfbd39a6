"""`yeastar-desk tour`: drives a whole sale through the real window with invented data, and saves pictures of it.

The same keys and buttons as a rep uses, on a home of its own that is thrown away. It needs no display, and it makes
the pictures of the user guide.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from yeastar_desk.application.settings_data import merged
from yeastar_desk.bootstrap.opening import Opening
from yeastar_desk.bootstrap.services import Services
from yeastar_desk.bootstrap.window import Desk
from yeastar_desk.domain.errors import DeskError, NotSaved
from yeastar_desk.infrastructure.files import write_whole
from yeastar_desk.presentation.preview.pdf_view import PdfView
from yeastar_desk.presentation.shell.window import ENTRIES
from yeastar_desk.presentation.theme import apply_theme
from yeastar_desk.presentation.widgets import Toast

_PATIENCE_SECONDS = 30.0
_LOADING_MS = 400
"""Time for a page to load before its picture is taken."""
_W = TypeVar("_W", bound=QWidget)


class TourStopped(DeskError):
    """A step of the tour did not come to its end."""


class Guide:
    """Finds widgets by their object names, presses them, waits for what is seen, and takes pictures."""

    def __init__(self, window: QWidget, out: Path, is_idle: Callable[[], bool]) -> None:
        self._window = window
        self._is_idle = is_idle
        self._out = out
        self.saved: list[Path] = []

    def find(self, kind: type[_W], name: str) -> _W:
        """The visible widget of that name; waits until it is there."""
        found: list[_W] = []

        def there() -> bool:
            found[:] = [w for w in self._window.findChildren(kind, name) if w.isVisible()]
            return bool(found)

        self.wait(there, f"{name} is not on screen")
        return found[0]

    def wait(self, condition: Callable[[], object], what: str) -> None:
        """Let the window work until something is so."""
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while not condition():
            if time.monotonic() > deadline:
                raise TourStopped(f"The tour stopped: {what}.")
            _rest(10)

    def press(self, name: str) -> None:
        """Click a button once it is enabled."""
        button = self.find(QAbstractButton, name)
        self.wait(button.isEnabled, f"{name} is disabled")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def type_into(self, name: str, text: str, key: Qt.Key | None = None) -> None:
        """Replace the text of a field, and press a key."""
        field = self.find(QLineEdit, name)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        if key is not None:
            QTest.keyClick(field, key)

    def choose(self, name: str, index: int) -> None:
        """Choose an entry of a drop-down list."""
        combo = self.find(QComboBox, name)
        combo.setCurrentIndex(index)
        combo.activated.emit(index)

    def quantity(self, item: str, quantity: int, picture: str = "") -> None:
        """Set the quantity of a service in its dialog."""
        self.press(f"edit_{item}_button")
        spin = self.find(QSpinBox, "quantity_spin")
        spin.selectAll()
        QTest.keyClicks(spin, str(quantity))
        if picture:
            self.picture(picture)
        QTest.keyClick(spin, Qt.Key.Key_Return)
        self.wait(lambda: not spin.isVisible(), "the quantity dialog did not close")

    def _is_settled(self) -> bool:
        papers = [view for view in self._window.findChildren(PdfView) if view.isVisible()]
        return self._is_idle() and all(view.is_drawn() for view in papers)

    def find_company(self, company_id: str, name: str) -> None:
        """Enter a company ID and wait for the company."""
        self.type_into("company_id_edit", company_id)
        self.press("search_button")
        found = f"the company {company_id} was not found"
        self.wait(lambda: self.shows("company_name_label") and name in self.text("company_name_label"), found)

    def shows(self, name: str) -> bool:
        """Whether a widget of that name is on screen."""
        return any(widget.isVisible() for widget in self._window.findChildren(QWidget, name))

    def text(self, name: str) -> str:
        """The words of a label."""
        return self.find(QLabel, name).text()

    def clear_messages(self) -> None:
        """Take away what was said: the picture of a page shows the page."""
        for toast in self._window.findChildren(Toast):
            toast.dismiss()

    def picture(self, name: str) -> None:
        """Save what the window shows now."""
        _rest(60)
        self.wait(self._is_settled, "the program is still working")
        _rest(60)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        file = self._out / f"{len(self.saved) + 1:02d}-{name}.png"
        if not self._window.grab().save(str(file)):
            raise NotSaved(f"{file} was not saved. Choose another folder.")
        self.saved.append(file)


def run(out: Path) -> list[Path]:
    """Make the tour; returns the saved files.

    Raises:
        NotSaved: the folder cannot be written.
        TourStopped: a step did not come to its end.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotSaved(f"The folder {out} cannot be made: {error.strerror}. Choose another one.") from None
    if not isinstance(QApplication.instance(), QApplication):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication(["yeastar-desk"])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory(prefix="yeastar-desk-tour-") as folder:
        home = Path(folder)
        services = Services(home)
        wanted = {
            "display": {"theme": "light", "reduced_motion": True},
            "event": {"name": "ISE 2027", "rep": "Ana"},
        }
        services.preferences.save(merged(services.preferences.load(), wanted, "tour"))
        desk = Desk(Opening(home))
        try:
            desk.window.resize(1440, 900)
            desk.window.show()
            guide = Guide(desk.window, out, desk.is_idle)
            _welcome(guide)
            document = _sale(guide, desk, out)
            _hold_and_quote(guide)
            _pages(guide)
            _day_close(guide)
            apply_theme(application, "dark")
            guide.press("nav_products")
            guide.press("purchase_workplace_button")
            guide.find_company("W-118734", "Kestrel")
            guide.picture("purchase-panel-dark")
            return [*guide.saved, document]
        finally:
            desk.close()
            apply_theme(application, "light")


def _rest(milliseconds: int) -> None:
    """Let the window work. Unlike `QTest.qWait` this lets the lanes have Python's interpreter lock meanwhile."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()


def _welcome(guide: Guide) -> None:
    guide.find(QAbstractButton, "welcome_demo_button")
    guide.picture("welcome")
    guide.press("welcome_demo_button")
    guide.find(QAbstractButton, "purchase_workplace_button")
    guide.picture("products")


def _sale(guide: Guide, desk: Desk, out: Path) -> Path:
    guide.press("purchase_workplace_button")
    guide.type_into("company_id_edit", "W-204418", Qt.Key.Key_Return)
    guide.wait(lambda: guide.shows("company_message_label"), "nothing was said about the unknown company ID")
    guide.picture("unknown-company-id")
    guide.find_company("W-204417", "Nordlicht")
    guide.picture("company-found")
    guide.press("subscribe_standard_button")
    guide.choose("term_combo", 1)
    guide.quantity("meeting_room", 12)
    guide.quantity("desk", 40, picture="quantity")
    guide.type_into("discount_edit", "5%", Qt.Key.Key_Tab)
    guide.wait(lambda: guide.text("discount_label").strip("—"), "the discount is not shown")
    guide.picture("order-summary")
    guide.press("checkout_button")
    guide.type_into("pi_number_edit", "PI-2026-1187")
    guide.picture("checkout")
    guide.press("place_order_button")
    number = guide.text("order_number_label")
    guide.find(PdfView, "document_view")
    guide.picture("order-placed")
    document, pdf = desk.services.document_files.pdf(number)
    file = out / f"{document.number}.pdf"
    write_whole(file, pdf)
    guide.press("close_panel_button")
    return file


def _hold_and_quote(guide: Guide) -> None:
    guide.press("purchase_workplace_button")
    guide.find_company("W-815526", "Łódź")
    guide.press("subscribe_pro_button")
    guide.press("hold_button")
    guide.wait(lambda: not guide.shows("purchase_panel"), "the order was not held")
    guide.press("purchase_workplace_button")
    guide.find_company("W-551020", "النور")
    guide.press("subscribe_standard_button")
    guide.press("quote_button")
    button = guide.find(QAbstractButton, "quote_button")
    guide.wait(lambda: not button.isVisible() or button.text() == "Quote", "the quote was not made")
    guide.find(PdfView, "document_view")
    guide.picture("quote")
    if guide.shows("purchase_panel"):
        guide.press("close_panel_button")
        guide.wait(lambda: not guide.shows("purchase_panel"), "the purchase panel did not close")


def _pages(guide: Guide) -> None:
    """Every page that the navigation offers."""
    guide.clear_messages()
    for key in ENTRIES:
        if guide.shows(f"nav_{key}"):
            guide.press(f"nav_{key}")
            _rest(_LOADING_MS)
            guide.picture(key.replace("_", "-"))


def _day_close(guide: Guide) -> None:
    """The end of a day: its paper, kept."""
    guide.press("nav_report")
    guide.press("day_close_button")
    guide.press("day_close_confirm_button")
    drawn = guide.find(PdfView, "document_view")
    guide.wait(drawn.is_drawn, "the day close is not drawn")
    guide.clear_messages()
    guide.picture("day-close")
    guide.press("close_day_close_button")
    guide.wait(lambda: not guide.shows("day_close_panel"), "the day close did not close")

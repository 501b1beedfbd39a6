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

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QSpinBox,
    QTableView,
    QWidget,
)

from yeastar_desk.application.settings_data import merged
from yeastar_desk.bootstrap.services import Services
from yeastar_desk.bootstrap.window import Desk
from yeastar_desk.domain.errors import DeskError, NotSaved
from yeastar_desk.infrastructure.files import write_whole
from yeastar_desk.presentation.theme import apply_theme, set_reduced_motion

_PATIENCE_SECONDS = 30.0
_W = TypeVar("_W", bound=QWidget)


class TourStopped(DeskError):
    """A step of the tour did not come to its end."""


class Guide:
    """Finds widgets by their object names, presses them, waits for what is seen, and takes pictures."""

    def __init__(self, window: QWidget, out: Path) -> None:
        self._window = window
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
            QTest.qWait(10)

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

    def text(self, name: str) -> str:
        """The words of a label."""
        return self.find(QLabel, name).text()

    def picture(self, name: str) -> None:
        """Save what the window shows now."""
        QTest.qWait(60)
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
        QApplication(["yeastar-desk"])
    with tempfile.TemporaryDirectory(prefix="yeastar-desk-tour-") as folder:
        home = Path(folder)
        services = Services(home)
        services.load_demo()
        services.preferences.save(merged(services.preferences.load(), {"display": {"theme": "light"}}, "tour"))
        services.close()
        desk = Desk(home)
        try:
            set_reduced_motion(True)
            desk.window.resize(1440, 900)
            desk.window.show()
            return _sale(Guide(desk.window, out), desk, out)
        finally:
            desk.close()


def _sale(guide: Guide, desk: Desk, out: Path) -> list[Path]:
    guide.find(QAbstractButton, "purchase_workplace_button")
    guide.picture("products")
    guide.press("purchase_workplace_button")
    guide.picture("purchase-panel")
    guide.type_into("company_id_edit", "W-204471")
    guide.press("search_button")
    guide.wait(lambda: guide.text("company_message_label"), "nothing was said about the unknown company ID")
    guide.picture("near-company-ids")
    guide.type_into("company_id_edit", "W-204417")
    guide.press("search_button")
    guide.wait(lambda: "Nordlicht" in guide.text("company_name_label"), "the company was not found")
    guide.picture("company-found")
    guide.press("subscribe_standard_button")
    guide.choose("term_combo", 1)
    guide.quantity("meeting_room", 12)
    guide.quantity("desk", 40, picture="quantity")
    guide.type_into("discount_edit", "5%", Qt.Key.Key_Tab)
    guide.wait(lambda: guide.text("discount_label"), "the discount is not shown")
    guide.picture("order-summary")
    guide.press("checkout_button")
    guide.find(QAbstractButton, "place_order_button")
    guide.type_into("pi_number_edit", "PI-2026-1187")
    guide.picture("checkout")
    guide.press("place_order_button")
    number = guide.text("order_number_label")
    guide.wait(lambda: desk.lanes.database.is_busy() is False, "the database is still busy")
    QTest.qWait(600)  # the document is painted by a lane of its own
    guide.picture("order-placed")
    document, pdf = desk.services.document_files.pdf(next(word for word in number.split() if word.startswith("ORD-")))
    file = out / f"{document.number}.pdf"
    write_whole(file, pdf)
    guide.press("close_panel_button")
    for page in ("orders", "drafts", "price_lists", "settings"):
        guide.press(f"nav_{page}")
        if page == "orders":
            rows = guide.find(QTableView, "orders_table").model().rowCount
            guide.wait(rows, "the order is not in the list")
        QTest.qWait(200)
        guide.picture(page)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply_theme(application, "dark")
    guide.press("nav_orders")
    guide.picture("orders-dark")
    apply_theme(application, "light")
    return [*guide.saved, file]

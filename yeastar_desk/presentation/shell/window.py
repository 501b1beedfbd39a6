"""The main window. Features bring their pages; the shell shows them and knows nothing about them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QSettings, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QPainter, QPixmap, QShortcut, QShowEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from yeastar_desk.presentation.forms.ui_shell import Ui_Shell
from yeastar_desk.presentation.shell.command_palette import Provider
from yeastar_desk.presentation.shell.navigation import ConnectionView, NavButton, paint_mark

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

    from yeastar_desk.presentation.widgets import Toast

ENTRIES = (
    "products",
    "drafts",
    "orders",
    "customers",
    "renewals",
    "report",
    "billing_receivers",
    "price_lists",
    "settings",
)
"""Keys of pages that have an entry `nav_KEY`; other pages (the welcome page) are shown without one."""

_GEOMETRY = "window/geometry"
_COMPLETE_AFTER_MS = 30


class Shell(QMainWindow):
    """Navigation on the left, the top bar, one page at a time.

    `content` is where side panels go: `SidePanel(shell.content)` covers top bar and page, not the navigation.
    """

    page_shown = Signal(str)
    """The key of the page now in front."""
    scanned = Signal(str)
    """A barcode scanned anywhere in the window, except into a field that takes scans itself."""
    connection_requested = Signal()
    event_requested = Signal()
    rep_requested = Signal()
    closing = Signal()
    """The window is about to close: save what is not saved."""

    def __init__(self, remembered: QSettings) -> None:
        super().__init__()
        self._remembered = remembered
        self._factories: dict[str, tuple[str, Callable[[], QWidget]]] = {}
        self._pages: dict[str, QWidget] = {}
        self._current = ""
        self._form = Ui_Shell()
        self._form.setupUi(self)
        self.setMinimumSize(1024, 640)
        self.content = self._form.content
        self._undo: Callable[[], None] | None = None
        for key in ENTRIES:
            entry = self._entry(key)
            entry.hide()
            entry.clicked.connect(self._navigate)
        self.set_event("")
        self.set_rep("")
        self._form.palette_edit.hide()
        self._form.sync_status_button.hide()
        self._form.sync_status_button.clicked.connect(self._ask_for_connection)
        self._form.event_button.clicked.connect(self._ask_for_event)
        self._form.rep_button.clicked.connect(self._ask_for_rep)
        self._add_shortcuts()
        self._was_shown = False
        geometry = remembered.value(_GEOMETRY)
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(QSize(1440, 900).boundedTo(self.screen().availableSize()))

    # pages

    def add_page(self, key: str, title: str, factory: Callable[[], QWidget]) -> None:
        """Register a page; its entry appears in the navigation, the page is built on its first visit."""
        self._factories[key] = (title, factory)
        if key in ENTRIES:
            self._entry(key).show()

    def show_page(self, key: str) -> QWidget:
        """Bring a page to the front and return it; an open side panel is asked to close first."""
        if self._current:
            self._ask_panels_to_close()
        title, factory = self._factories[key]
        page = self._pages.get(key)
        if page is None:
            page = factory()
            self._pages[key] = page
            self._form.pages.addWidget(page)
        self._form.pages.setCurrentWidget(page)
        self._form.page_title_label.setText(title)
        for entry in ENTRIES:
            self._entry(entry).setAutoExclusive(False)
            self._entry(entry).setChecked(entry == key)
            self._entry(entry).setAutoExclusive(True)
        _focus(page)
        if self._current != key:
            self._current = key
            self.page_shown.emit(key)
        return page

    def _ask_panels_to_close(self) -> None:
        from yeastar_desk.presentation.widgets import SidePanel

        for panel in self.content.findChildren(SidePanel):
            if panel.isVisible():
                panel.close_requested.emit()

    def current_key(self) -> str:
        """The key of the page in front; empty before the first."""
        return self._current

    def built_page(self, key: str) -> QWidget | None:
        """The page if it was visited already."""
        return self._pages.get(key)

    # what stands around the page

    def set_count(self, key: str, count: int) -> None:
        """Show how much waits behind an entry; 0 shows nothing."""
        self._entry(key).show_count(count)

    def show_connection(self, view: ConnectionView) -> None:
        """Show the state of the connection at the bottom of the navigation."""
        self._form.sync_status_button.show_connection(view)
        self._form.sync_status_button.show()

    def set_palette_provider(self, provider: Provider) -> None:
        """Say who answers the palette field, and show it."""
        self._form.palette_edit.set_provider(provider)
        self._form.palette_edit.show()

    def set_event(self, text: str) -> None:
        """Show the event; an empty text hides it."""
        self._form.event_button.setText(text)
        self._form.event_button.setVisible(bool(text))

    def set_rep(self, text: str) -> None:
        """Show the sales rep; an empty text hides it."""
        self._form.rep_button.setText(text)
        self._form.rep_button.setVisible(bool(text))

    @cached_property
    def toast(self) -> Toast:
        """Where things are said at the bottom."""
        from yeastar_desk.presentation.widgets import Toast

        toast = Toast(self.content)
        toast.action_requested.connect(self._take_back)
        return toast

    def say(self, text: str, action: str = "", undo: Callable[[], None] | None = None) -> None:
        """Say at the bottom what was done, with a way back."""
        self._undo = undo
        self.toast.show_message(text, action)

    # wishes of the rep

    def _navigate(self) -> None:
        sender = self.sender()
        assert isinstance(sender, QObject)
        self.show_page(sender.objectName().removeprefix("nav_"))

    def _take_back(self) -> None:
        if self._undo is not None:
            self._undo()

    def _ask_for_connection(self) -> None:
        self.connection_requested.emit()

    def _ask_for_event(self) -> None:
        self.event_requested.emit()

    def _ask_for_rep(self) -> None:
        self.rep_requested.emit()

    def _add_shortcuts(self) -> None:
        QShortcut(QKeySequence("Ctrl+K"), self).activated.connect(self._open_palette)
        for number, key in enumerate(ENTRIES, start=1):
            keys = QKeySequence(f"Ctrl+{number}")
            entry = self._entry(key)
            entry.show_count(0)
            entry.setToolTip(keys.toString(QKeySequence.SequenceFormat.NativeText))
            shortcut = QShortcut(keys, self)
            shortcut.setObjectName(f"nav_{key}_shortcut")
            shortcut.activated.connect(self._go_by_key)

    def _go_by_key(self) -> None:
        sender = self.sender()
        assert isinstance(sender, QObject)
        key = sender.objectName().removeprefix("nav_").removesuffix("_shortcut")
        if key in self._factories and not self.is_asking():
            self.show_page(key)

    def _open_palette(self) -> None:
        if not self.is_asking() and self._form.palette_edit.isVisible():
            self._form.palette_edit.enter()

    def is_asking(self) -> bool:
        """Whether a dialog is open over the window."""
        from yeastar_desk.presentation.widgets import Overlay

        overlays = self.findChildren(Overlay, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return any(overlay.isVisible() for overlay in overlays)

    # the window itself

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            timer = QTimer(self)
            timer.setSingleShot(True)
            timer.timeout.connect(self._complete)
            timer.start(_COMPLETE_AFTER_MS)

    @Slot()
    def _complete(self) -> None:
        """What nobody misses in the first paint."""
        from yeastar_desk.presentation.shell.scan import ScanFilter

        self.setWindowIcon(_window_icon())
        scans = ScanFilter(self)
        scans.scanned.connect(self.scanned)
        scans.listen()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        self._remembered.setValue(_GEOMETRY, self.saveGeometry())
        self._remembered.sync()
        super().closeEvent(event)

    def _entry(self, key: str) -> NavButton:
        entry = getattr(self._form, f"nav_{key}")
        assert isinstance(entry, NavButton)
        return entry


def _focus(page: QWidget) -> None:
    """Put the focus where the rep starts on a page: its focus proxy, or its first control."""
    if page.focusProxy() is not None or page.focusPolicy() != Qt.FocusPolicy.NoFocus:
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        return
    widget = page.nextInFocusChain()
    while widget is not None and page.isAncestorOf(widget):
        tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        if tab and widget.isEnabled() and widget.isVisibleTo(page):
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        widget = widget.nextInFocusChain()


def _window_icon() -> QIcon:
    from PySide6.QtGui import QIcon

    made = QIcon()
    for size in (16, 32, 64, 128):
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_mark(painter, QRectF(0, 0, size, size))
        painter.end()
        made.addPixmap(pixmap)
    return made

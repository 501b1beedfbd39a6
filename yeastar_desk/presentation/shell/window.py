"""The main window. Features bring their pages; the shell shows them and knows nothing about them.

It stands on the screen, empty, before it is furnished: what the content needs of Qt (the enumerations alone take as
long as a bare window) is imported by then only. Keep the imports at the top of this module to what a frame needs.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSettings, QTimer, Signal, Slot
from PySide6.QtWidgets import QLabel, QMainWindow, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent, QShowEvent

    from yeastar_desk.presentation.shell.command_palette import Provider
    from yeastar_desk.presentation.shell.navigation import ConnectionView, NavButton
    from yeastar_desk.presentation.widgets import Badge, Toast

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
_COLOURS = "window/colours"
_COMPLETE_AFTER_MS = 30
_FRAME = (
    "QMainWindow {{ background: {navigation}; }}"
    "QLabel {{ margin-left: 220px; background: {background}; border-top: 60px solid {surface}; }}"
)
"""What stands where, before the navigation, the top bar and the page are there."""


class Shell(QMainWindow):
    """Navigation on the left, the top bar, one page at a time.

    `content` is where side panels go: `SidePanel(shell.content)` covers top bar and page, not the navigation.
    """

    page_requested = Signal(str)
    """The rep asks for the page with this key: show it as soon as it can be built."""
    page_shown = Signal(str)
    """The key of the page now in front."""
    scanned = Signal(str)
    """A barcode scanned anywhere in the window, except into a field that takes scans itself."""
    connection_requested = Signal()
    event_requested = Signal()
    rep_requested = Signal()
    closing = Signal()
    """The window is about to close: save what is not saved."""

    painted = Signal()
    """After the first paint of the empty window, and after the first one of the furnished window."""

    def __init__(self, remembered: QSettings) -> None:
        super().__init__()
        self._remembered = remembered
        self._factories: dict[str, tuple[str, Callable[[QWidget], QWidget]]] = {}
        self._pages: dict[str, QWidget] = {}
        self._current = ""
        self._undo: Callable[[], None] | None = None
        self._was_painted = False
        self._is_furnished = False
        self._is_complete = False
        self._paint_soon = QTimer(self)
        self._paint_soon.setSingleShot(True)
        self._paint_soon.timeout.connect(self._paint)
        self.setWindowTitle("Yeastar Desk")
        self.setMinimumSize(1024, 640)
        self._stand_empty()
        geometry = remembered.value(_GEOMETRY)
        if geometry is None or not self.restoreGeometry(geometry):
            room = self.screen().availableSize()
            self.resize(min(1440, room.width()), min(900, room.height()))

    def _stand_empty(self) -> None:
        colours = self._remembered.value(_COLOURS)  # of the theme that was used last
        if isinstance(colours, str) and len(parts := colours.split(" ")) == 3:
            self.setStyleSheet(_FRAME.format(**dict(zip(("navigation", "background", "surface"), parts, strict=True))))
            self.setCentralWidget(QLabel())

    def furnish(self) -> None:
        """Bring in the navigation and the top bar; after this there may be pages."""
        from yeastar_desk.presentation.forms.ui_shell import Ui_Shell
        from yeastar_desk.presentation.shell.keys import add_shortcuts

        self.setStyleSheet("")
        self._form = Ui_Shell()
        self._form.setupUi(self)
        self.content = self._form.content
        for key in ENTRIES:
            entry = self._entry(key)
            entry.hide()
            entry.show_count(0)
            entry.clicked.connect(self._navigate)
        self.set_event("")
        self.set_rep("")
        self._form.palette_edit.hide()
        self._form.sync_status_button.hide()
        self._form.sync_status_button.clicked.connect(self._ask_for_connection)
        self._form.event_button.clicked.connect(self._ask_for_event)
        self._form.rep_button.clicked.connect(self._ask_for_rep)
        add_shortcuts(self, [self._entry(key) for key in ENTRIES], self._go_by_key, self._open_palette)
        self._is_furnished = True
        self._was_painted = False
        self.update()
        self._complete_soon()

    # pages

    def add_page(self, key: str, title: str, factory: Callable[[QWidget], QWidget]) -> None:
        """Register a page; its entry appears in the navigation, the page is built on its first visit.

        The factory gets the parent: a page that is given to it later would be styled once more.
        """
        self._factories[key] = (title, factory)
        if key in ENTRIES:
            self._entry(key).show()

    def show_page(self, key: str) -> QWidget:
        """Bring a page to the front and return it; an open side panel is asked to close first."""
        from yeastar_desk.presentation.shell.keys import focus_on

        if self._current:
            self._ask_panels_to_close()
        title, _ = self._factories[key]
        page = self.build_page(key)
        self._form.pages.setCurrentWidget(page)
        self._form.page_title_label.setText(title)
        for entry in ENTRIES:
            self._entry(entry).setAutoExclusive(False)
            self._entry(entry).setChecked(entry == key)
            self._entry(entry).setAutoExclusive(True)
        focus_on(page)
        if self._current != key:
            self._current = key
            self.page_shown.emit(key)
        return page

    def build_page(self, key: str) -> QWidget:
        """The page, built now if it was not visited yet; it is not shown by this."""
        page = self._pages.get(key)
        if page is None:
            _, factory = self._factories[key]
            pages = self._form.pages
            try:
                page = factory(pages)
            except Exception:
                for child in pages.children():
                    if isinstance(child, QWidget) and pages.indexOf(child) < 0:
                        child.deleteLater()  # as much of it as was made
                raise
            self._pages[key] = page
            pages.addWidget(page)
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

    def set_invented(self, *, invented: bool) -> None:
        """Say on every page that data invented for demonstration are among what is shown."""
        if invented or "_invented" in self.__dict__:
            self._invented.show_status("Invented data" if invented else "", "warning")

    @cached_property
    def _invented(self) -> Badge:
        from yeastar_desk.presentation.widgets import Badge

        badge = Badge(self._form.top_bar)
        badge.setObjectName("invented_badge")
        badge.setToolTip("The demonstration data are loaded: customers, prices and users that do not exist.")
        self._form.top_bar_layout.insertWidget(1, badge)
        return badge

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
        self.page_requested.emit(sender.objectName().removeprefix("nav_"))

    def _take_back(self) -> None:
        if self._undo is not None:
            self._undo()

    def _ask_for_connection(self) -> None:
        self.connection_requested.emit()

    def _ask_for_event(self) -> None:
        self.event_requested.emit()

    def _ask_for_rep(self) -> None:
        self.rep_requested.emit()

    def _go_by_key(self) -> None:
        sender = self.sender()
        assert isinstance(sender, QObject)
        key = sender.objectName().removeprefix("nav_").removesuffix("_shortcut")
        if key in self._factories and not self.is_asking():
            self.page_requested.emit(key)

    def _open_palette(self) -> None:
        if not self.is_asking() and self._form.palette_edit.isVisible():
            self._form.palette_edit.enter()

    def is_asking(self) -> bool:
        """Whether a dialog is open over the window."""
        from yeastar_desk.presentation.widgets import Overlay

        overlays = [each for each in self.children() if isinstance(each, Overlay)]
        return any(overlay.isVisible() for overlay in overlays)

    # the window itself

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._complete_soon()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def event(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.UpdateRequest:
            return super().event(event)
        # Not in the turn of what asked for it: a key pressed meanwhile does not wait for work and paint together.
        if not self._paint_soon.isActive():
            self._paint_soon.start()
        return True

    @Slot()
    def _paint(self) -> None:
        super().event(QEvent(QEvent.Type.UpdateRequest))

    def focusNextPrevChild(self, forward: bool) -> bool:
        from yeastar_desk.presentation.widgets.tab_order import move_focus

        move_focus(self, forward=forward)
        return True

    def _complete_soon(self) -> None:
        if self._is_furnished and self.isVisible() and not self._is_complete:
            self._is_complete = True
            timer = QTimer(self)
            timer.setSingleShot(True)
            timer.timeout.connect(self._complete)
            timer.start(_COMPLETE_AFTER_MS)

    @Slot()
    def _complete(self) -> None:
        """What nobody misses in the first paint."""
        from yeastar_desk.presentation.shell.navigation import window_icon
        from yeastar_desk.presentation.shell.scan import ScanFilter

        self.setWindowIcon(window_icon())
        scans = ScanFilter(self)
        scans.scanned.connect(self.scanned)
        scans.listen()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        self._remembered.setValue(_GEOMETRY, self.saveGeometry())
        if self._is_furnished:
            self._remember_colours()
        self._remembered.sync()
        super().closeEvent(event)

    def _remember_colours(self) -> None:
        from yeastar_desk.presentation.theme import tokens

        used = tokens()
        self._remembered.setValue(_COLOURS, f"{used.navigation} {used.background} {used.surface}")

    def _entry(self, key: str) -> NavButton:
        entry: NavButton = getattr(self._form, f"nav_{key}")
        return entry

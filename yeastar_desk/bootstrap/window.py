"""The program with its window.

`Desk` builds the window at once and opens the database on its lane: something is painted before SQLAlchemy is
imported. Pages find the use cases in `Services`, inside jobs on that lane only.
"""

from __future__ import annotations

import logging
import sys
import threading
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QLockFile, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from yeastar_desk.application.preferences import Preferences
from yeastar_desk.bootstrap.network import Network, connection_view
from yeastar_desk.bootstrap.pages import Pages
from yeastar_desk.bootstrap.services import DATABASE_FILE, Services
from yeastar_desk.domain.errors import DeskError, NotSaved, Refused
from yeastar_desk.presentation.changes import Changes
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Changed, Subject
from yeastar_desk.presentation.remembered import remembered
from yeastar_desk.presentation.sentences import sentence_of
from yeastar_desk.presentation.shell import Shell
from yeastar_desk.presentation.tasks import Lanes
from yeastar_desk.presentation.theme import apply_theme, make_application, set_reduced_motion
from yeastar_desk.presentation.widgets import ErrorState

if TYPE_CHECKING:
    from yeastar_desk.bootstrap.upkeep import Upkeep

LOCK_FILE = "window.lock"
_NEVER_SHOWN_SECONDS = 0.3
"""How long the database waits for the window; one that is built and not shown opens it all the same."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the navigation shows of the database: counts, and whether there is anything to sell."""

    drafts: int
    waiting: int
    parked: int
    is_new: bool
    warning: str = ""
    renewals: int = 0


class Desk(QObject):
    """One open home: its window, its lanes, its use cases. `close` it before another one opens the same home.

    Raises:
        Refused: a window is already open for this home, or its settings cannot be read.
        NotSaved: the home folder cannot be made.
    """

    def __init__(self, home: Path) -> None:
        super().__init__()
        self._lock = _locked(home)
        self._closed = False
        self._begins = True
        self._painted = threading.Event()
        self.upkeep: Upkeep | None = None
        try:
            self.services = Services(home)
            preferences = self.services.preferences.load()
        except BaseException:
            self._lock.unlock()
            raise
        self.lanes = Lanes(self)
        self.changes = Changes(self)
        self._apply(preferences)
        self.shell = Shell(remembered(home))
        self.network = Network(self.services, self.lanes.network, self.changes, self)
        self.pages = Pages(self.shell, self.services, self.lanes, self.network, self.changes, Formats(QLocale().name()))
        self._show_settings(preferences)
        self.changes.changed.connect(self._heard)
        self.shell.closing.connect(self.pages.flush)
        fresh = not preferences.database_url and not (home / DATABASE_FILE).exists()
        self.shell.show_page("welcome" if fresh else "products")
        self.shell.installEventFilter(self)
        self.lanes.database.submit(self._open_database, self._opened, self._not_opened, owner=self)

    @property
    def window(self) -> QMainWindow:
        return self.shell

    def is_idle(self) -> bool:
        """Whether nothing is being stored, looked up or painted."""
        return not (self._begins or self.lanes.database.is_busy()) and self.pages.is_idle()

    def close(self) -> None:
        """Save what is not saved, finish the database lane, close window and database. May be called twice."""
        if self._closed:
            return
        self._closed = True
        self._painted.set()
        self.network.stop()
        self.shell.close()
        if self.upkeep is not None:
            self.upkeep.close()
        self.lanes.close()
        self.pages.close()
        self.services.close()
        self.shell.deleteLater()
        self._lock.unlock()

    # the database

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let the database lane begin as soon as the window has been painted for the first time."""
        if event.type() == QEvent.Type.Paint:
            self.shell.removeEventFilter(self)
            QTimer.singleShot(0, self, self._painted.set)
        return False

    def _open_database(self) -> None:
        self._painted.wait(_NEVER_SHOWN_SECONDS)  # importing SQLAlchemy beside the GUI thread would slow both
        _ = self.services.database

    def _first_standing(self) -> Standing:
        from yeastar_desk.infrastructure.db.folders import folder_warning, space_warning

        home = self.services.home
        return replace(self._standing(), warning=folder_warning(home) or space_warning(home))

    def _standing(self) -> Standing:
        from yeastar_desk.application.payment_ports import TROUBLED_STATES

        with self.services.database.read() as work:
            drafts = len(work.drafts.rows())
            queue = work.outbox.summary()
            troubled = len(work.payment_attempts.in_states(TROUBLED_STATES))
            is_new = not work.price_lists.rows() and not work.companies.count()
        due = self.services.list_renewals.due_soon()
        return Standing(drafts, queue.waiting, queue.parked + troubled, is_new, renewals=due)

    @Slot(object)
    def _opened(self, _nothing_to_show: None) -> None:
        # A company ID that is waiting already is answered before anything is counted or listed.
        self.lanes.database.submit(self._first_standing, self._counted, self._not_opened, owner=self)

    @Slot(object)
    def _counted(self, standing: Standing) -> None:
        # The network lane is idle yet: it imports the list, and then what the first sale needs, off the GUI thread.
        background = self.lanes.network
        background.submit(_load_the_list, self._list_loaded, self._not_opened, owner=self)
        background.submit(_load_the_sale, self._sale_loaded, self._failed, owner=self)
        self.network.begin()
        self._show_standing(standing)
        if standing.is_new and self.shell.current_key() == "products":
            self.shell.show_page("welcome")
        if standing.warning:
            self.shell.say(standing.warning)

    def _list_loaded(self, _nothing_to_show: None) -> None:
        self.pages.database_opened()
        self._begins = False

    def _sale_loaded(self, _nothing_to_show: None) -> None:
        self.pages.prepare_purchase()
        from yeastar_desk.bootstrap.upkeep import Upkeep

        lane, records = self.lanes.database, self.pages.show_records
        self.upkeep = Upkeep(self.services, lane, self.changes, self.shell, records, self)
        self.upkeep.begin()

    @Slot(object)
    def _not_opened(self, error: Exception) -> None:
        self._begins = False
        sentence = sentence_of(error, "The database cannot be opened.")
        details = repr(error) if not isinstance(error, DeskError) else ""

        def page() -> QWidget:
            state = ErrorState()
            state.show_error(sentence, "Nothing was changed.", details, can_retry=False)
            return state

        self.shell.add_page("problem", "Yeastar Desk", page)
        self.shell.show_page("problem")

    def _show_standing(self, standing: Standing) -> None:
        self.shell.set_count("drafts", standing.drafts)
        self.shell.set_count("renewals", standing.renewals)
        view = connection_view(self.network.connection, standing.waiting, standing.parked)
        self.shell.show_connection(view)

    @Slot(object)
    def _heard(self, change: Changed) -> None:
        if change.subject is Subject.SETTINGS:
            self.lanes.database.submit(self.services.preferences.load, self._settings_changed, self._failed, owner=self)
        else:
            self.lanes.database.submit(self._standing, self._show_standing, self._failed, owner=self)

    def _failed(self, error: Exception) -> None:
        self.shell.say(sentence_of(error, "Something could not be read."))

    # settings

    def _settings_changed(self, preferences: Preferences) -> None:
        self._apply(preferences)
        self._show_settings(preferences)

    def _apply(self, preferences: Preferences) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme = preferences.display.theme
        if application.property("themeChoice") != theme:
            apply_theme(application, "light" if theme == "light" else "dark" if theme == "dark" else "system")
        set_reduced_motion(preferences.display.reduced_motion)

    def _show_settings(self, preferences: Preferences) -> None:
        self.shell.set_event(preferences.event.name)
        self.shell.set_rep(preferences.event.rep)


def _locked(home: Path) -> QLockFile:
    """Take the home for this process; the lock goes with the process, however it ends."""
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotSaved(f"The folder {home} cannot be made: {error.strerror}. Choose another one with --home.") from None
    lock = QLockFile(str(home / LOCK_FILE))
    lock.setStaleLockTime(0)
    if lock.tryLock(0):
        return lock
    if lock.error() is QLockFile.LockError.PermissionError:
        raise NotSaved(f"The folder {home} cannot be written. Change its permissions, or choose another with --home.")
    raise Refused("Yeastar Desk is already open for this data. Use that window, or start with another --home.")


def _load_the_list() -> None:
    import yeastar_desk.presentation.subscriptions.page  # noqa: F401


def _load_the_sale() -> None:
    import yeastar_desk.presentation.purchase.panel  # noqa: F401


def run(home: Path) -> int:
    """Show the window until it is closed. A refusal is shown in a window of its own."""
    application = make_application(sys.argv[0])
    application.setApplicationName("Yeastar Desk")
    application.setQuitOnLastWindowClosed(True)
    try:
        desk = Desk(home)
    except DeskError as error:
        print(error.sentence, file=sys.stderr)
        return _refused(application, error.sentence)
    application.aboutToQuit.connect(desk.close)
    desk.window.show()
    status = application.exec()
    desk.close()
    return status


def _refused(application: QApplication, sentence: str) -> int:
    if application.platformName() in ("offscreen", "minimal"):
        return 1  # there nobody could see or close a window
    apply_theme(application, "system")
    window = ErrorState()
    window.setWindowTitle("Yeastar Desk")
    window.show_error(sentence, can_retry=False)
    window.resize(560, 320)
    window.show()
    application.exec()
    return 1

"""The program with its window.

`Desk` furnishes the window at once; the database is opened behind it, and what it takes to answer a company ID is
loaded before SQLAlchemy is. Pages find the use cases in `Services`, inside jobs on the database lane only.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from yeastar_desk.application.preferences import Preferences
from yeastar_desk.bootstrap.network import Network, connection_view
from yeastar_desk.bootstrap.opening import Opening
from yeastar_desk.bootstrap.pages import Pages
from yeastar_desk.bootstrap.services import DATABASE_FILE, Services
from yeastar_desk.domain.errors import DeskError
from yeastar_desk.presentation.changes import Changes
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.later import InPieces
from yeastar_desk.presentation.ports import Changed, Subject
from yeastar_desk.presentation.sentences import sentence_of
from yeastar_desk.presentation.tasks import Lanes
from yeastar_desk.presentation.theme import apply_theme, set_reduced_motion
from yeastar_desk.presentation.widgets import ErrorState

if TYPE_CHECKING:
    from yeastar_desk.bootstrap.upkeep import Upkeep

_NEVER_SHOWN_SECONDS = 0.3
"""How long the database waits for the window; one that is built and not shown opens it all the same."""
_BREATH_MS = 400
"""For the rows of the list to come and be painted."""
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
    invented: bool = False


class Desk(QObject):
    """One open home: its window, its lanes, its use cases. `close` it before another one opens the same home.

    Raises:
        Refused: the settings of the home cannot be read.
    """

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self._opening = opening
        self._closed = False
        self._begins = True
        self._painted = threading.Event()
        self.upkeep: Upkeep | None = None
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.timeout.connect(self._prepare_what_comes)
        self.services = Services(opening.home)
        preferences = self.services.preferences.load()
        self.lanes = Lanes(self)
        self.changes = Changes(self)
        self._apply(preferences)
        self.shell = opening.shell
        self.shell.furnish()
        self.network = Network(self.services, self.lanes.network, self.changes, self)
        self._formats = Formats(QLocale().name())
        self.pages = Pages(self.shell, self.services, self.lanes, self.network, self.changes, self._formats)
        self._show_settings(preferences)
        self.changes.changed.connect(self._heard)
        self.shell.closing.connect(self.pages.flush)
        fresh = not self.services.chosen_address() and not (opening.home / DATABASE_FILE).exists()
        self.shell.show_page("welcome" if fresh else "products")
        self.shell.painted.connect(self._painted.set)
        self.lanes.database.submit(self._load_the_search, self._search_loaded, self._not_opened, owner=self)

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
        self._breath.stop()
        self.network.stop()
        self.shell.close()
        if self.upkeep is not None:
            self.upkeep.close()
        self.lanes.close()
        self.pages.close()
        self.services.close()
        self.shell.deleteLater()
        self._opening.unlock()

    # the database

    def _load_the_search(self) -> None:
        self._painted.wait(_NEVER_SHOWN_SECONDS)  # importing anything beside the GUI thread would slow both
        _ = self.services.find_company

    @Slot(object)
    def _search_loaded(self, _nothing_to_show: None) -> None:
        # Opened behind the database lane, so that this answers a company ID meanwhile (`infrastructure.db.first_look`).
        self.lanes.network.submit(self._open_database, self._opened, self._not_opened, owner=self)

    def _open_database(self) -> None:
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
            lists = work.price_lists.rows()
            is_new = not lists and not work.companies.count()
            invented = any(one.demo for one in lists) or work.companies.has_demo() or work.portal_users.has_demo()
        due = self.services.list_renewals.due_soon()
        return Standing(drafts, queue.waiting, queue.parked + troubled, is_new, renewals=due, invented=invented)

    @Slot(object)
    def _opened(self, _nothing_to_show: None) -> None:
        # A company ID that is waiting already is answered before anything is counted or listed.
        self.lanes.database.submit(self._first_standing, self._counted, self._not_opened, owner=self)

    @Slot(object)
    def _counted(self, standing: Standing) -> None:
        # The network lane is idle yet.
        self.lanes.network.submit(self._prepare_the_list, self._load_the_list, self._not_opened, owner=self)
        self._show_standing(standing)
        if standing.is_new and self.shell.current_key() == "products":
            self.shell.show_page("welcome")
        if standing.warning:
            self.shell.say(standing.warning)

    def _prepare_the_list(self) -> None:
        import yeastar_desk.presentation.subscriptions.details_presenter  # noqa: F401  nothing of it needs Qt

        self._formats.prepare()

    def _load_the_list(self, _nothing_to_show: None) -> None:
        coming = InPieces("subscriptions.page", (), None, self.pages.database_opened, self.pages)
        coming.complete.connect(self._list_loaded)
        coming.failed.connect(self._list_failed)
        coming.prepare(urgent=True)  # nobody asked for it: what is pressed now is for what stands there

    @Slot(object)
    def _list_failed(self, error: Exception) -> None:
        self._failed(error)
        self._list_loaded()  # everything else can be used

    @Slot()
    def _list_loaded(self) -> None:
        self.network.begin()
        self._begins = False
        self._breath.start(_BREATH_MS)

    @Slot()
    def _prepare_what_comes(self) -> None:
        # Only now: an import beside the building of the list makes that take twice as long.
        self.pages.prepare()
        from yeastar_desk.bootstrap.upkeep import Upkeep

        lane, records = self.lanes.database, self.pages.show_records
        self.upkeep = Upkeep(self.services, lane, self.changes, self.shell, records, self)
        self.upkeep.begin()

    @Slot(object)
    def _not_opened(self, error: Exception) -> None:
        self._begins = False
        sentence = sentence_of(error, "The database cannot be opened.")
        details = repr(error) if not isinstance(error, DeskError) else ""

        def page(parent: QWidget) -> QWidget:
            state = ErrorState(parent)
            state.show_error(sentence, "Nothing was changed.", details, can_retry=False)
            return state

        self.shell.add_page("problem", "Yeastar Desk", page)
        self.shell.show_page("problem")

    def _show_standing(self, standing: Standing) -> None:
        self.shell.set_count("drafts", standing.drafts)
        self.shell.set_count("renewals", standing.renewals)
        self.shell.set_invented(invented=standing.invented)
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

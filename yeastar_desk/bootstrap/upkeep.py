"""What keeps the data sound without anybody asking: a look at every start, a backup a day, a full check a week.

It begins some time after the window is ready. The quick look takes a turn on the database lane; the rest runs on a
lane of its own, on a copy, so that no order waits for it. Nothing is said unless something is wrong.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from yeastar_desk.bootstrap.second_backup import SecondBackupKeeper
from yeastar_desk.domain.errors import Damaged
from yeastar_desk.presentation.changes import Changes
from yeastar_desk.presentation.ports import Progress, told_by
from yeastar_desk.presentation.remembered import remembered
from yeastar_desk.presentation.sentences import sentence_of
from yeastar_desk.presentation.shell.window import Shell
from yeastar_desk.presentation.tasks import Lane

if TYPE_CHECKING:
    from yeastar_desk.bootstrap.services import Services

BEGINS_AFTER_MS = 15_000
LOOKS_AGAIN_AFTER_MS = 3_600_000  # a window that stays open over night is there on another day
FULL_CHECK_AFTER = timedelta(days=7)
_CHECKED_ON = "upkeep/checked_on"


class Upkeep(QObject):
    """Looks after the database of one window; `show_records` opens Numbers and integrity."""

    def __init__(
        self,
        services: Services,
        database_lane: Lane,
        changes: Changes,
        shell: Shell,
        show_records: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._database_lane = database_lane
        self._lane: Lane | None = None
        self._closed = False
        self._shell = shell
        self._show_records = show_records
        self.second_backup = SecondBackupKeeper(services, changes, shell, self)
        self._remembered = remembered(services.home)
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.timeout.connect(self._look)
        self._again = QTimer(self)
        self._again.setInterval(LOOKS_AGAIN_AFTER_MS)
        self._again.timeout.connect(self._back_up)

    def begin(self, after_ms: int = BEGINS_AFTER_MS) -> None:
        """Look once the rep has begun to work; readiness never waits for it."""
        self._first.start(after_ms)

    def close(self) -> None:
        """Stop what is under way; a backup that is not complete leaves nothing behind."""
        self._closed = True
        gc.unfreeze()
        self._first.stop()
        self._again.stop()
        self.second_backup.close()
        if self._lane is not None:
            self._lane.close(cancel=True, wait_seconds=10)

    @Slot()
    def _look(self) -> None:
        # What is loaded by now stays: looking all of it through for garbage would stop the window for 50 ms and more.
        gc.freeze()
        self.second_backup.begin()
        self._database_lane.submit(
            lambda: self._services.database.quick_check(), self._looked, self._failed, owner=self
        )

    def _looked(self, deviations: Sequence[str]) -> None:
        if deviations:
            self._tell(deviations)
            return  # no copy of a damaged file takes the place of a sound one
        if self._lane is None and not self._closed:
            self._lane = Lane("upkeep-lane", self)
            self._again.start()
        self._back_up()

    @Slot()
    def _back_up(self) -> None:
        if self._lane is not None and not self._lane.is_busy():
            self._lane.submit_long(self._copy_and_check, self._checked, self._failed, owner=self)

    def _copy_and_check(self, progress: Progress) -> Sequence[str] | None:
        """Make today's backup, and check it through and through when a week has passed; None when it has not."""
        from yeastar_desk.application.check_records import CheckRecords
        from yeastar_desk.infrastructure.db.daily import back_up_daily, copy_of

        told = told_by(progress)
        database, today = self._services.database, self._services.clock.today()
        checking = self._services.check_records
        if database.path is not None:
            backup = back_up_daily(database.path, today, told)
            checking = CheckRecords(lambda: database, lambda _: copy_of(backup))
        if not self._is_due(today):
            return None
        return checking.verify(told).deviations

    def _is_due(self, today: date) -> bool:
        try:
            checked_on = date.fromisoformat(str(self._remembered.value(_CHECKED_ON, "")))
        except ValueError:
            return True
        return not checked_on <= today < checked_on + FULL_CHECK_AFTER

    def _checked(self, deviations: Sequence[str] | None) -> None:
        if deviations is None:
            return
        if deviations:
            self._tell(deviations)
        else:  # what is wrong is said at every start until it is put right
            self._remembered.setValue(_CHECKED_ON, self._services.clock.today().isoformat())

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Damaged):
            self._tell([error.sentence])
        else:
            self._shell.say(sentence_of(error, "The daily look after the data failed. Selling goes on as before."))

    def _tell(self, deviations: Sequence[str]) -> None:
        from yeastar_desk.presentation.widgets import ask

        first, more = deviations[0], len(deviations) - 1
        others = f" There are {more} more." if more > 1 else " There is one more." if more else ""
        text = f"{first}{others}\n\n{_what_to_do(self._services.database.path)}"
        question = ask(
            self._shell, "The stored data needs attention", text, "Show the check", cancel="Later", name="upkeep_dialog"
        )
        question.accepted.connect(self._show_records)


def _what_to_do(database: Path | None) -> str:
    if database is None:
        return "Tell whoever looks after the database server, before more orders are placed."
    from yeastar_desk.infrastructure.db.daily import daily_backups

    newest = next(iter(daily_backups(database)), None)
    restore = f"bring the newest automatic backup back with “yeastar-desk restore {newest}”" if newest else ""
    return (
        "What is stored was left as it is. Export the orders and documents first, so that nothing is lost. Then close "
        f"the window and {restore or 'restore the newest backup with “yeastar-desk restore FILE”'}."
    )

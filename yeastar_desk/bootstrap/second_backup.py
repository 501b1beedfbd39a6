"""Keeps the second backup of one window up to date: some time after orders were placed, and again when a stick is back.

It has a lane of its own, because a folder on a stick or on the network may take long to answer or never do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from yeastar_desk.presentation.changes import Changes
from yeastar_desk.presentation.ports import Changed, Progress, Subject, told_by
from yeastar_desk.presentation.sentences import sentence_of
from yeastar_desk.presentation.shell.window import Shell
from yeastar_desk.presentation.tasks import Lane

if TYPE_CHECKING:
    from yeastar_desk.application.second_backup import SecondBackup
    from yeastar_desk.bootstrap.services import Services

AFTER_MS = 10_000
"""After something was stored; more that is stored meanwhile goes into the same copy."""
AGAIN_MS = 20_000
"""Between looks whether a folder that was not there has come back."""
CLOSING_SECONDS = 10.0
"""How long a window that is gone from the screen goes on for its last copy."""
_STORED = (Subject.ORDERS, Subject.DOCUMENTS, Subject.OUTBOX)


class SecondBackupKeeper(QObject):
    """Says once what is wrong; how it stands is in `Services.second_backup` and is published as it changes."""

    def __init__(self, services: Services, changes: Changes, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._changes = changes
        self._shell = shell
        self._lane: Lane | None = None
        self._begun = self._again = self._asked = False
        self._shown: SecondBackup | None = None
        self._said = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        changes.changed.connect(self._heard)

    def begin(self) -> None:
        """Look now, and from now on whenever something was stored."""
        self._begun = True
        self.look()

    def is_busy(self) -> bool:
        """Whether a look is under way."""
        return self._lane is not None and self._lane.is_busy()

    def close(self) -> None:
        """Make the copy that is still due, if that does not take long; what is not complete leaves nothing behind."""
        due, self._begun = self._timer.isActive() or self._again, False
        self._timer.stop()
        if self._lane is None:
            return
        if due and not self._said:
            self._submit()
        self._lane.close(wait_seconds=CLOSING_SECONDS)

    @Slot(object)
    def _heard(self, change: Changed) -> None:
        if not self._begun:
            return
        if change.subject is Subject.SETTINGS:
            self._asked = True
            self.look()
        elif change.subject in _STORED and not self._timer.isActive():
            self._timer.start(AFTER_MS)

    @Slot()
    def look(self) -> None:
        """See whether a copy is due, and make it."""
        self._timer.stop()
        if self.is_busy():
            self._again = True
        elif self._lane is not None or self._services.preferences.load().device.second_backup:
            self._submit()

    def _submit(self) -> None:
        self._again = False
        if self._lane is None:
            self._lane = Lane("second-backup-lane", self)
        self._lane.submit_long(self._keep, self._kept, self._failed, owner=self)

    def _keep(self, progress: Progress) -> SecondBackup:
        return self._services.second_backup(told_by(progress))

    def _kept(self, state: SecondBackup) -> None:
        asked, self._asked = self._asked, False
        if state.problem and state.problem != self._said and (state.unsent or asked):
            self._said = state.problem
            self._shell.say(state.problem)
        elif not state.problem:
            self._said = ""
        if state != self._shown:
            self._shown = state
            self._changes.publish(Changed(Subject.SECOND_BACKUP))
        self._next(AGAIN_MS if state.problem else 0)

    def _failed(self, error: Exception) -> None:
        sentence = sentence_of(error, "The second backup failed in a way it should not. Orders are saved as before.")
        if sentence != self._said:
            self._said = sentence
            self._shell.say(sentence)
        self._next(AGAIN_MS)

    def _next(self, after_ms: int) -> None:
        """Look again after a while, 0 for not before something is stored."""
        if self._again:
            after_ms = AFTER_MS
        if self._begun and after_ms and not self._timer.isActive():
            self._timer.start(after_ms)

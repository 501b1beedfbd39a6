"""Numbers and integrity on screen: what is shown, and what is under way. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from yeastar_desk.application.check_records import Checked, CheckRecords
from yeastar_desk.application.ports import Progress as Told
from yeastar_desk.application.second_backup import KeepSecondBackup, SecondBackup
from yeastar_desk.application.views import NumberSeries
from yeastar_desk.presentation.ports import Lane, Progress, Ticket, told_by
from yeastar_desk.presentation.second_backup import second_backup_words
from yeastar_desk.presentation.sentences import sentence_of

STOPPED = "Stopped. Nothing was changed."
_UNREADABLE = "The numbers could not be read: the program failed in a way it should not."
_UNEXPECTED = "This did not work: the program failed in a way it should not. Nothing was changed."


class RecordUses(Protocol):
    """Looked up inside jobs only."""

    @property
    def check_records(self) -> CheckRecords: ...

    @property
    def second_backup(self) -> KeepSecondBackup: ...


class RecordsView(Protocol):
    def show_numbers(self, series: Sequence[NumberSeries]) -> None: ...

    def show_second_backup(self, sentence: str, tone: str) -> None:
        """How the second backup stands; an empty sentence when that is not known yet."""

    def show_busy(self, sentence: str) -> None:
        """Something is under way that can be stopped; nothing else can begin."""

    def show_progress(self, done: int, total: int) -> None: ...

    def show_checked(self, checked: Checked) -> None: ...

    def show_outcome(self, sentence: str, tone: str) -> None:
        """How it ended."""


class RecordsPresenter:
    """Numbers are read on the database lane; checks and backups run beside it, so that the next order need not wait."""

    def __init__(self, view: RecordsView, lane: Lane, long_lane: Lane, uses: RecordUses) -> None:
        self._view = view
        self._lane = lane
        self._long_lane = long_lane
        self._uses = uses
        self._ticket: Ticket | None = None

    def load(self) -> None:
        """Show the numbers as they are now."""

        def failed(error: Exception) -> None:
            self._view.show_outcome(sentence_of(error, _UNREADABLE), "danger")

        self._lane.submit(lambda: self._uses.check_records.numbers(), self._view.show_numbers, failed, owner=self._view)
        self.look_at_second_backup()

    def look_at_second_backup(self) -> None:
        """Show how the second backup stands."""

        def show(state: SecondBackup | None) -> None:
            self._view.show_second_backup(*second_backup_words(state))

        def failed(error: Exception) -> None:
            self._view.show_outcome(sentence_of(error, _UNEXPECTED), "danger")

        self._lane.submit(lambda: self._uses.second_backup.state, show, failed, owner=self._view)

    def verify(self) -> None:
        """Check everything that is stored."""
        self._start(
            "Checking everything that is stored…",
            lambda told: self._uses.check_records.verify(told),
            self._view.show_checked,
        )

    def back_up(self, folder: Path) -> None:
        """Make a verified backup in a folder."""

        def done(file: Path) -> None:
            self._view.show_outcome(f"Backup made and verified: {file}", "ok")

        self._start("Making a backup…", lambda told: self._uses.check_records.back_up(folder, told), done)

    def _start(self, sentence: str, work: Callable[[Told], Any], done: Callable[[Any], None]) -> None:
        def job(progress: Progress) -> Any:
            return work(told_by(progress))

        def ended(outcome: Any) -> None:
            self._ticket = None
            done(outcome)

        def failed(error: Exception) -> None:
            self._ticket = None
            self._view.show_outcome(sentence_of(error, _UNEXPECTED), "danger")

        self._view.show_busy(sentence)
        self._ticket = self._long_lane.submit_long(job, ended, failed, self._view.show_progress, owner=self._view)

    def stop(self) -> None:
        """Stop what is under way."""
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
            self._view.show_outcome(STOPPED, "info")


def missing_words(series: NumberSeries) -> str:
    """What a series lacks: `none`, `4, 7 and 12 more`."""
    shown = [str(number) for number in series.missing[:20]]
    more = f" and {len(series.missing) - 20:,} more" if len(series.missing) > 20 else ""
    words = f"{', '.join(shown)}{more}" or "none"
    return f"{words}; number {series.beyond} is in use beyond the end" if series.beyond else words


def void_words(series: NumberSeries) -> str:
    """The spoiled numbers with their reasons: `4 (the printer ate it)`."""
    return "; ".join(f"{number} ({reason})" for number, reason in series.void) or "none"


def verdict(found: Sequence[NumberSeries]) -> tuple[str, str]:
    """All series in one sentence, as (words, tone)."""
    missing = sum(len(series.missing) for series in found)
    beyond = sum(bool(series.beyond) for series in found)
    void = sum(len(series.void) for series in found)
    spoiled = f" {void:,} {'is' if void == 1 else 'are'} void, with the reason." if void else ""
    if missing or beyond:
        count = f"{missing:,} {'number is' if missing == 1 else 'numbers are'} missing."
        return f"{count}{spoiled} Check everything, and restore the last good backup.", "danger"
    return f"No number is missing.{spoiled}", "ok"

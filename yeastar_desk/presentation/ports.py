"""What presenters may ask for, without Qt: a lane to run jobs on, and a way to say and hear what changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from yeastar_desk.application.ports import Progress as Told

T = TypeVar("T")


class Cancelled(Exception):
    """The rep cancelled a long job; whatever it had not committed is gone."""


class Progress(Protocol):
    """Given to a long job, so that it can say how far it is and learn that it should stop."""

    def report(self, done: int, total: int) -> None:
        """Say how far the job is; a total of 0 means unknown.

        Raises:
            Cancelled: the job should stop here.
        """

    def check(self) -> None:
        """Ask whether to go on.

        Raises:
            Cancelled: the job should stop here.
        """


def told_by(progress: Progress) -> Told:
    """The progress of a job on a lane as the use cases tell it; a cancelled job is asked to stop."""

    def told(done: int, total: int) -> bool:
        try:
            progress.report(done, total)
        except Cancelled:
            return False
        return True

    return told


class Ticket(Protocol):
    """A submitted job."""

    def cancel(self) -> None:
        """Do not start it, or ask it to stop at its next `report` or `check`; then neither `done` nor `failed` come."""


class Lane(Protocol):
    """Runs jobs one after the other away from the window; results come back to the window's thread in order."""

    def submit(
        self,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        *,
        owner: object | None = None,
    ) -> Ticket:
        """Run `job`, then call `done` with its result or `failed` with what it raised.

        `owner` (a page) going away means nobody waits any more: then nothing is called.
        """

    def submit_long(
        self,
        job: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        progressed: Callable[[int, int], None] | None = None,
        *,
        owner: object | None = None,
    ) -> Ticket:
        """Like `submit`, for imports and exports: the job reports progress and can be cancelled."""


class Subject(Enum):
    """Kinds of things that pages show."""

    COMPANIES = "companies"
    PACKAGES = "packages"
    PRICE_LISTS = "price lists"
    DRAFTS = "drafts"
    ORDERS = "orders"
    DOCUMENTS = "documents"
    BILLING_CONTACTS = "billing contacts"
    PARTNERS = "partners"
    OUTBOX = "outbox"
    CONNECTION = "connection"
    SETTINGS = "settings"
    SECOND_BACKUP = "second backup"


SECRETS = "secrets"
"""Among the ids of a change of the settings: a secret was entered or removed."""


@dataclass(frozen=True, slots=True)
class Changed:
    """Something of this kind changed; `ids` names which, empty means any."""

    subject: Subject
    ids: frozenset[str] = frozenset()


Announce = Callable[[Changed], None]
"""How a presenter tells the other pages what it changed."""

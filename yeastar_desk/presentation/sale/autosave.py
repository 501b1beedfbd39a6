"""The order on screen is a stored draft at every moment: each change is saved, the newest wins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from yeastar_desk.domain.orders import OrderRequest
from yeastar_desk.presentation.ports import Lane
from yeastar_desk.presentation.sentences import sentence_of

NOT_KEPT = "This order could not be kept as a draft. It is still on screen: note it down before you close the program."


@dataclass(frozen=True, slots=True)
class Kept:
    """How the draft is: stored with everything on screen, or not, with the sentence why."""

    stored: bool
    sentence: str = ""


class Autosave:
    """Saves one order at a time on the database lane.

    While a save is under way further changes wait and only the newest of them is saved next, so a burst of key
    presses costs two saves. `told` hears `Kept` when a save has been committed or has failed, never before.
    """

    def __init__(self, save: Callable[[str, OrderRequest], None], lane: Lane, told: Callable[[Kept], None]) -> None:
        self._save = save
        self._lane = lane
        self._told = told
        self._waiting: tuple[str, OrderRequest] | None = None
        self._under_way = 0
        self._failed = False
        self._after: list[Callable[[bool], None]] = []

    def keep(self, draft_id: str, request: OrderRequest) -> None:
        """Save this, now or as soon as the save under way has ended."""
        self._waiting = (draft_id, request)
        if not self._under_way:
            self._submit()

    def settle(self, then: Callable[[bool], None]) -> None:
        """Save what waits and call `then` when everything is stored (True) or could not be (False)."""
        if self._waiting is not None:
            self._submit()
        if not self._under_way:
            then(not self._failed)
            return
        self._after.append(then)

    def is_idle(self) -> bool:
        """Whether nothing waits and nothing is under way."""
        return self._waiting is None and not self._under_way

    def drop(self) -> None:
        """Forget what waits: the order has been placed or discarded."""
        self._waiting = None
        self._failed = False

    def _submit(self) -> None:
        waiting = self._waiting
        if waiting is None:
            return
        self._waiting = None
        self._under_way += 1
        draft_id, request = waiting
        self._lane.submit(
            lambda: self._save(draft_id, request), self._saved, lambda error: self._refused(error, waiting)
        )

    def _saved(self, _nothing: None) -> None:
        self._failed = False
        self._ended(Kept(stored=self._waiting is None))

    def _refused(self, error: Exception, unsaved: tuple[str, OrderRequest]) -> None:
        self._failed = True
        newer = self._waiting is not None
        if not newer:
            self._waiting = unsaved  # the next change, or closing, tries again
        self._ended(Kept(stored=False, sentence=sentence_of(error, NOT_KEPT)), retry=newer)

    def _ended(self, kept: Kept, *, retry: bool = True) -> None:
        self._under_way -= 1
        if retry and not self._under_way:
            self._submit()
        self._told(kept)
        if not self._under_way:
            waiting, self._after = self._after, []
            for then in waiting:
                then(not self._failed)

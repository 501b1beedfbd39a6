"""Which values were copied already, and taking the portal's order number. No Qt."""

from __future__ import annotations

from typing import Protocol

from yeastar_desk.application.enter_in_portal import EnterInPortal, Handover
from yeastar_desk.application.handover import HandoverValue
from yeastar_desk.presentation.ports import Announce, Changed, Lane, Subject
from yeastar_desk.presentation.sentences import sentence_of

_NOT_READ = "The hand-over sheet could not be made. The order is stored: try again, or restart the program."
_NOT_STORED = "The number was not stored: the program failed in a way it should not. Try again."


class HandoverUses(Protocol):
    """Looked up inside jobs only, so that it may be made on the database lane."""

    @property
    def enter_in_portal(self) -> EnterInPortal: ...


class HandoverView(Protocol):
    def show_loading(self, title: str) -> None: ...

    def show_sheet(self, handover: Handover) -> None:
        """Show a sheet anew; what was typed into the field of the same order stays."""

    def show_problem(self, sentence: str) -> None: ...

    def show_copied(self, copied: frozenset[int], progress: str) -> None:
        """Mark the values that were copied, by their position."""

    def put_on_clipboard(self, text: str) -> None: ...

    def go_to(self, position: int | None) -> None:
        """Lead on to a value; None leads to the field for the portal's order number."""

    def number_stored(self, sentence: str) -> None: ...

    def number_refused(self, sentence: str) -> None: ...


class HandoverPresenter:
    """One after the other for all orders of a window; what was copied is remembered until the program ends."""

    def __init__(self, uses: HandoverUses, lane: Lane, announce: Announce, view: HandoverView) -> None:
        self._uses = uses
        self._lane = lane
        self._announce = announce
        self._view = view
        self._wanted = ""
        self._shown: Handover | None = None
        self._copied: dict[str, set[int]] = {}

    def show(self, number: str) -> None:
        """Show the sheet of an order, by its number or id."""
        self._wanted = number
        self._shown = None
        self._view.show_loading(f"Hand-over sheet {number}")
        self._read(number)

    def retry(self) -> None:
        """Read the same sheet again."""
        self.show(self._wanted)

    def heard(self, change: Changed) -> None:
        """The order may have been sent or cancelled elsewhere."""
        if self._shown is not None and change.subject in (Subject.ORDERS, Subject.OUTBOX):
            self._read(self._wanted)

    def leave(self) -> None:
        """The sheet is closed."""
        self._wanted = ""

    def copy(self, position: int) -> None:
        """Copy a value and lead on to the next one."""
        if self._shown is None:
            return
        values = self._values()
        self._view.put_on_clipboard(values[position].value)
        self._copied.setdefault(self._shown.order_id, set()).add(position)
        self._tell_progress()
        self._view.go_to(position + 1 if position + 1 < len(values) else None)

    def store(self, portal_order_number: str) -> None:
        """Keep the number that the portal gave."""
        if self._shown is None:
            return
        order = self._shown.order_id
        self._lane.submit(
            lambda: self._uses.enter_in_portal.entered(order, portal_order_number),
            self._stored,
            lambda error: self._view.number_refused(sentence_of(error, _NOT_STORED)),
            owner=self._view,
        )

    def _read(self, number: str) -> None:
        self._lane.submit(
            lambda: self._uses.enter_in_portal.sheet(number),
            lambda handover: self._take(number, handover),
            lambda error: self._failed(number, error),
            owner=self._view,
        )

    def _take(self, number: str, handover: Handover) -> None:
        if number != self._wanted:
            return  # another sheet was opened meanwhile, or this one was closed
        if handover == self._shown:
            return
        first = self._shown is None
        self._shown = handover
        self._view.show_sheet(handover)
        self._tell_progress()
        if first:
            copied = self._copied.get(handover.order_id, set())
            self._view.go_to(next((n for n in range(len(self._values())) if n not in copied), None))

    def _failed(self, number: str, error: Exception) -> None:
        if number == self._wanted:
            self._view.show_problem(sentence_of(error, _NOT_READ))

    def _stored(self, handover: Handover) -> None:
        if self._shown is not None and self._shown.order_id == handover.order_id:
            self._shown = handover
            self._view.show_sheet(handover)
            self._tell_progress()
        self._view.number_stored(f"{handover.sheet.order_number} is in the portal as {handover.portal_order_number}.")
        for subject in (Subject.ORDERS, Subject.OUTBOX):
            self._announce(Changed(subject))

    def _values(self) -> list[HandoverValue]:
        assert self._shown is not None  # asked by the callers
        return [value for screen in self._shown.sheet.screens for value in screen.values]

    def _tell_progress(self) -> None:
        assert self._shown is not None  # asked by the callers
        copied = frozenset(self._copied.get(self._shown.order_id, set()))
        self._view.show_copied(copied, f"{len(copied)} of {len(self._values())} values copied")

"""Close a day on screen: what a close would say now, and the papers of those that were made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from yeastar_desk.application.day_close import CloseDay
from yeastar_desk.application.report_ports import CloseRow, StoredClose
from yeastar_desk.domain.day_close import Facts
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Lane, Ticket
from yeastar_desk.presentation.report import words
from yeastar_desk.presentation.sentences import sentence_of

_NOT_LOOKED = "The day could not be looked at: the program failed in a way it should not. Nothing was changed."
_NOT_CLOSED = "The day was not closed: the program failed in a way it should not. Nothing was stored."
_NOT_SHOWN = "The day close cannot be shown. It is stored: try again, or restart the program."


@dataclass(frozen=True, slots=True)
class ViewRow:
    """One of the views that must be equal: printed, stored, sent; issued, stored."""

    name: str
    count: str
    total: str
    hash: str
    equal: bool


@dataclass(frozen=True, slots=True)
class Look:
    """What a close of the day would say now. `differences` are sentences, `unsent` names orders of earlier days."""

    orders: tuple[ViewRow, ...]
    documents: tuple[ViewRow, ...]
    differences: tuple[str, ...]
    unsent: tuple[str, ...]
    unsent_title: str
    verdict: str
    balanced: bool
    demo: bool


class CloseUses(Protocol):
    """Looked up inside jobs only, so that it may be made on the lane."""

    @property
    def close_day(self) -> CloseDay: ...


class CloseView(Protocol):
    def show_busy(self, sentence: str) -> None: ...

    def show_closer(self, name: str) -> None:
        """Who closes, unless the rep has entered somebody already."""

    def show_look(self, look: Look) -> None: ...

    def show_problem(self, sentence: str) -> None: ...

    def show_closes(self, rows: Sequence[tuple[str, str]], chosen: str) -> None:
        """The closes there are, as (number, words), newest first."""

    def show_paper(self, number: str, pdf: bytes) -> None: ...

    def show_no_paper(self) -> None:
        """The day has not been closed yet."""

    def say(self, sentence: str) -> None: ...


class ClosePresenter:
    """`lane` may be busy for seconds: PDFs that nobody has looked at yet are made first."""

    def __init__(self, uses: CloseUses, lane: Lane, view: CloseView, formats: Formats) -> None:
        self._uses = uses
        self._lane = lane
        self._view = view
        self._formats = formats
        self._day: date | None = None
        self._under_way: Ticket | None = None

    def choose_day(self, day: date) -> None:
        """Look at a day, and show the newest paper of it."""
        self._day = day
        self._begin("Comparing paper, database and portal…")

        def job() -> tuple[Facts, Sequence[CloseRow], str]:
            use = self._uses.close_day
            return use.look(day), use.closes(), use.closer()

        self._under_way = self._lane.submit(job, self._looked, self._not_looked)

    def close_day(self, closed_by: str) -> None:
        """Close the day, or show its close when nothing has changed since."""
        day = self._day
        if day is None:
            return
        self._begin("Closing the day…")

        def job() -> tuple[StoredClose, bytes, Sequence[CloseRow], bool]:
            use = self._uses.close_day
            before = {row.number for row in use.closes()}
            stored = use(day, closed_by)
            number = stored.close.number
            return stored, use.pdf(number)[1], use.closes(), number in before

        self._under_way = self._lane.submit(job, self._closed, self._not_closed)

    def choose_close(self, number: str) -> None:
        """Show the stored paper of a close."""
        self._lane.submit(
            lambda: self._uses.close_day.pdf(number)[1],
            lambda pdf: self._view.show_paper(number, pdf),
            lambda error: self._view.show_problem(sentence_of(error, _NOT_SHOWN)),
        )

    def leave(self) -> None:
        """The panel closes: whatever was asked for is not shown any more."""
        if self._under_way is not None:
            self._under_way.cancel()
            self._under_way = None

    def _begin(self, sentence: str) -> None:
        self.leave()
        self._view.show_busy(sentence)

    def _looked(self, found: tuple[Facts, Sequence[CloseRow], str]) -> None:
        self._under_way = None
        facts, closes, closer = found
        self._view.show_closer(closer)
        self._view.show_look(look_of(facts, self._formats))
        of_day = next((row.number for row in closes if row.day == facts.day), "")
        self._show_closes(closes, of_day)
        if of_day:
            self.choose_close(of_day)
        else:
            self._view.show_no_paper()

    def _closed(self, made: tuple[StoredClose, bytes, Sequence[CloseRow], bool]) -> None:
        self._under_way = None
        stored, pdf, closes, was_there = made
        number = stored.close.number
        self._view.show_look(look_of(stored.close.facts, self._formats))
        self._show_closes(closes, number)
        self._view.show_paper(number, pdf)
        same = "Nothing has changed since this day was closed"
        self._view.say(f"{same}: this is {number}." if was_there else f"The day is closed as {number}.")

    def _show_closes(self, closes: Sequence[CloseRow], chosen: str) -> None:
        self._view.show_closes([(row.number, words.close_words(row, self._formats)) for row in closes], chosen)

    def _not_looked(self, error: Exception) -> None:
        self._under_way = None
        self._view.show_problem(sentence_of(error, _NOT_LOOKED))

    def _not_closed(self, error: Exception) -> None:
        self._under_way = None
        self._view.show_problem(sentence_of(error, _NOT_CLOSED))


def look_of(facts: Facts, formats: Formats) -> Look:
    """A day in words."""
    stored = facts.stored
    orders = tuple(
        ViewRow(
            name,
            formats.number(column.count),
            words.totals(column, formats),
            words.short_hash(column.hash_total),
            column == stored,
        )
        for name, column in (("Printed", facts.printed), ("Stored", stored), ("Sent", facts.sent))
    )
    intact = facts.intact_documents
    documents = (
        ViewRow("Issued", formats.number(len(facts.documents)), "", words.short_hash(facts.issued_hash), equal=True),
        ViewRow(
            "Stored",
            formats.number(intact),
            "",
            words.short_hash(facts.found_hash),
            intact == len(facts.documents) and facts.issued_hash == facts.found_hash,
        ),
    )
    count = len(facts.differences)
    if not facts.orders and not facts.documents:
        verdict = "Nothing was placed or issued on this day."
    elif not count:
        verdict = "Balanced: everything printed is stored and sent."
    else:
        verdict = f"Not balanced: {words.counted(count, 'difference', formats)}."
    return Look(
        orders=orders,
        documents=documents,
        differences=facts.differences,
        unsent=tuple(
            f"{order.number} ({order.company}) of {formats.date(order.placed_on)}: {order.sending}."
            for order in facts.unsent
        ),
        unsent_title=f"Not sent from earlier days: {formats.number(facts.unsent_count)}",
        verdict=verdict,
        balanced=not count,
        demo=facts.demo,
    )

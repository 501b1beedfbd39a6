"""Held orders and issued quotes: go on with them, throw them away, look at them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from yeastar_desk.application.drafts import Drafts
from yeastar_desk.application.list_orders import ListQuotes
from yeastar_desk.application.ports import Draft
from yeastar_desk.application.views import DocumentRow, DraftRow
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Announce, Changed, Lane, Subject
from yeastar_desk.presentation.sentences import sentence_of

_NOT_DISCARDED = "The held order was not discarded: the program failed in a way it should not. It is still there."
_NOT_PUT_BACK = "The held order could not be put back: the program failed in a way it should not."


class DraftUses(Protocol):
    """Looked up inside jobs only, so that they may be made on the database lane."""

    @property
    def drafts(self) -> Drafts: ...

    @property
    def list_quotes(self) -> ListQuotes: ...


class DraftsView(Protocol):
    def reload(self) -> None:
        """Read both lists again."""

    def say(self, text: str, *, undo: bool = False) -> None: ...


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """A quote with whether its held order is still there to go on with."""

    document: DocumentRow
    is_held: bool


class DraftsPresenter:
    """Decides on the Drafts & Quotes page. `held` and `quotes` are called on the database lane."""

    def __init__(self, uses: DraftUses, lane: Lane, announce: Announce, view: DraftsView) -> None:
        self._uses = uses
        self._lane = lane
        self._announce = announce
        self._view = view
        self._discarded: Draft | None = None

    def held(self) -> Sequence[DraftRow]:
        """Held orders, the last changed first."""
        return self._uses.drafts.rows()

    def quotes(self) -> Sequence[QuoteRow]:
        """Issued quotes, the newest first."""
        held = {row.id for row in self._uses.drafts.rows()}
        rows = sorted(self._uses.list_quotes(), key=lambda row: (row.issued_on, row.number), reverse=True)
        return [QuoteRow(row, row.draft_id in held) for row in rows]

    def heard(self, change: Changed) -> None:
        """Something was held, quoted or placed elsewhere."""
        if change.subject in (Subject.DRAFTS, Subject.DOCUMENTS, Subject.COMPANIES):
            self._view.reload()

    def discard(self, row: DraftRow) -> None:
        """Throw a held order away; it can be taken back while the message is there."""
        self._lane.submit(lambda: self._uses.drafts.discard(row.id), lambda draft: self._gone(row, draft), self._kept)

    def take_back(self) -> None:
        """Put the order that was discarded last back."""
        draft, self._discarded = self._discarded, None
        if draft is None:
            return
        self._lane.submit(lambda: self._uses.drafts.put_back(draft), lambda _: self._changed(), self._not_put_back)

    def _gone(self, row: DraftRow, draft: Draft | None) -> None:
        self._discarded = draft
        self._changed()
        if draft is not None:
            whose = f"The order for {name_of(row)}" if row.subject_id else "The order"
            self._view.say(f"{whose} was discarded.", undo=True)

    def _kept(self, error: Exception) -> None:
        self._view.say(sentence_of(error, _NOT_DISCARDED))

    def _not_put_back(self, error: Exception) -> None:
        self._view.say(sentence_of(error, _NOT_PUT_BACK))

    def _changed(self) -> None:
        self._announce(Changed(Subject.DRAFTS))
        self._view.reload()


def name_of(row: DraftRow) -> str:
    """The customer of a held order in words."""
    return row.subject_name or row.subject_id or "No company yet"


def held_since(row: DraftRow, now: datetime, formats: Formats) -> str:
    """When a held order was changed last: `12 min ago`, or the date."""
    passed = now - row.updated_at
    if passed.total_seconds() < 60:
        return "just now"
    if passed.days < 1:
        return f"{formats.age(passed)} ago"
    return formats.date(row.updated_at.astimezone().date())


def validity(row: DocumentRow, today: date, formats: Formats) -> tuple[str, str]:
    """Until when a quote holds, as (words, tone)."""
    if row.valid_until is None:
        return "", "neutral"
    if row.valid_until < today:
        return f"Expired on {formats.date(row.valid_until)}", "neutral"
    days = (row.valid_until - today).days
    tone = "warning" if days <= 7 else "ok"
    return f"Valid until {formats.date(row.valid_until)}", tone

"""Held orders: saved at every change, several in parallel, until they are placed or thrown away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from yeastar_desk.application.ports import Clock, Database, Draft
from yeastar_desk.application.views import DraftRow
from yeastar_desk.domain.errors import NotFound
from yeastar_desk.domain.orders import OrderRequest


class Drafts:
    """Save, list, open and discard held orders."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def save(self, draft_id: str, request: OrderRequest) -> None:
        """Store the current input durably under its id.

        Raises:
            NotSaved: the screen must say so and keep the input.
        """
        now = self._clock.now()
        with self._database.work() as work:
            known = work.drafts.get(draft_id) or Draft(draft_id, request, now, now)
            work.drafts.save(replace(known, request=request, updated_at=now))
            work.commit()

    def open(self, draft_id: str) -> Draft:
        """The stored draft.

        Raises:
            NotFound: it was placed or discarded meanwhile.
        """
        with self._database.read() as work:
            draft = work.drafts.get(draft_id)
        if draft is None:
            raise NotFound("This draft is gone: it was placed or discarded.")
        return draft

    def discard(self, draft_id: str) -> Draft | None:
        """Remove a draft; the removed one is returned so that it can be put back."""
        with self._database.work() as work:
            draft = work.drafts.get(draft_id)
            work.drafts.remove(draft_id)
            work.commit()
        return draft

    def put_back(self, draft: Draft) -> None:
        """Store a draft that was discarded as it was."""
        with self._database.work() as work:
            work.drafts.save(draft)
            work.commit()

    def rows(self) -> Sequence[DraftRow]:
        with self._database.read() as work:
            return work.drafts.rows()

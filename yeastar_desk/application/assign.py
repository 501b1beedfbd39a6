"""Assign a subscription to another user of the Partner Portal."""

from __future__ import annotations

from collections.abc import Sequence

from yeastar_desk.application.ports import Database, PortalUser


class ListPortalUsers:
    """The users that a subscription can be assigned to."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def __call__(self, text: str = "") -> Sequence[PortalUser]:
        """Users whose Yeastar ID, name or company contains the text, or all of them."""
        with self._database.read() as work:
            return work.portal_users.all(text)

"""One-time links to documents: valid for 24 hours, usable once. Only the hash of a link's token is stored."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta

from yeastar_desk.application.issue_document import DocumentFiles
from yeastar_desk.application.online_ports import OnlineDatabase
from yeastar_desk.application.ports import AuditEntry, Clock
from yeastar_desk.application.preferences import PreferencesStore
from yeastar_desk.application.share_ports import ShareLink
from yeastar_desk.domain.records import digest

LIFE = timedelta(hours=24)
TOKEN_BYTES = 32
PATH = "/d/"


@dataclass(frozen=True, slots=True)
class SharedDocument:
    """What a link leads to."""

    number: str
    pdf: bytes


class ShareDocument:
    """Make a link, and use one up."""

    def __init__(self, database: OnlineDatabase, clock: Clock, files: DocumentFiles) -> None:
        self._database = database
        self._clock = clock
        self._files = files

    def make(self, number: str, purpose: str) -> str:
        """A new token for a document. It is not stored and cannot be shown again.

        Raises:
            NotFound: no such document.
        """
        document, _ = self._files.pdf(number)  # the file is ready before anybody asks for it
        token = secrets.token_urlsafe(TOKEN_BYTES)
        now = self._clock.now()
        with self._database.work() as work:
            work.share_links.add(ShareLink(digest(token), document.number, purpose, now, now + LIFE))
            work.audit.record(
                AuditEntry(
                    "link_made", "document", document.id, {"number": document.number, "purpose": purpose}, at=now
                )
            )
            work.commit()
        return token

    def look(self, token: str) -> ShareLink | None:
        """A link as it is stored, without using it up: for the screen that shows it."""
        with self._database.read() as work:
            return work.share_links.get(digest(token))

    def open(self, token: str) -> SharedDocument | None:
        """Use a link up: the document, or None for a token that is used, expired or unknown, whichever it is."""
        with self._database.work() as work:
            number = work.share_links.consume(digest(token), self._clock.now())
            work.commit()
        if number is None:
            return None
        document, pdf = self._files.pdf(number)
        return SharedDocument(document.number, pdf)


class PublicLinks:
    """Links under the office's public address, for letters. Without such an address there are none."""

    def __init__(self, share: ShareDocument, preferences: PreferencesStore) -> None:
        self._share = share
        self._preferences = preferences

    def __call__(self, number: str) -> str:
        """A new one-time address of a document, or nothing when no public address is set."""
        base = self._preferences.load().links.public_url.strip().rstrip("/")
        return f"{base}{PATH}{self._share.make(number, 'mail')}" if base else ""

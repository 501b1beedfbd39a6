"""One-time links as they are stored: never the token, only its hash."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class ShareLink:
    """A link to one document that works once until it expires."""

    token_sha256: str
    document_number: str
    purpose: str
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None = None


class ShareLinks(Protocol):
    def add(self, link: ShareLink) -> None: ...

    def get(self, token_sha256: str) -> ShareLink | None: ...

    def consume(self, token_sha256: str, now: datetime) -> str | None:
        """Use a link up: its document's number, or None when it is used, expired or unknown. One statement."""
        ...

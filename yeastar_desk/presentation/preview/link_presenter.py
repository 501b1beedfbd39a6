"""A one-time link to a document, served by this laptop while it is on screen (docs/links.md). No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from yeastar_desk.application.ports import Clock
from yeastar_desk.application.preferences import PreferencesStore
from yeastar_desk.application.share_document import PATH, ShareDocument
from yeastar_desk.application.share_ports import ShareLink
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Lane, Ticket
from yeastar_desk.presentation.sentences import sentence_of

Qr = Callable[[str], tuple[tuple[bool, ...], ...]]
"""Text to the modules of a QR code, True is dark."""
LOOK_EVERY_SECONDS = 1.5
PERMISSION = (
    "This laptop then serves this one document on the network that it is in, over plain http, as long as the code is "
    "on screen. Whoever scans the code gets the document, once. Your answer is kept in Settings, Links."
)
_NOT_SHOWN = "The link could not be made: the program failed in a way it should not. The document is stored."


class Booth(Protocol):
    """Serves links on the local network."""

    def start(self) -> str:
        """Listen, and return the address that links begin with."""

    def stop(self) -> None: ...


class LinkOnline(Protocol):
    """What of the network side a link needs."""

    @property
    def share_document(self) -> ShareDocument: ...

    @property
    def booth_server(self) -> Booth: ...

    @property
    def qr(self) -> Qr: ...


class LinkUses(Protocol):
    """Looked up inside jobs only."""

    @property
    def online(self) -> LinkOnline: ...

    @property
    def preferences(self) -> PreferencesStore: ...

    @property
    def clock(self) -> Clock: ...


@dataclass(frozen=True, slots=True)
class LinkShown:
    """A link in words. `over`: it is used or expired, and another one can be made."""

    address: str
    code: tuple[tuple[bool, ...], ...]
    sentence: str
    tone: str = "info"
    over: bool = False


class LinkView(Protocol):
    def ask_permission(self) -> None:
        """Ask whether this laptop may serve documents at all; `LinkPresenter.allow` says yes."""

    def show_link(self, shown: LinkShown) -> None: ...

    def show_problem(self, sentence: str) -> None: ...


@dataclass(frozen=True, slots=True)
class _Made:
    token: str
    address: str
    code: tuple[tuple[bool, ...], ...]


class LinkPresenter:
    """Makes a link, watches it being used, and stops serving when nobody looks any more.

    Args:
        lane: the database lane; the booth's server has threads of its own.
    """

    def __init__(self, uses: LinkUses, lane: Lane, formats: Formats, view: LinkView) -> None:
        self._uses = uses
        self._lane = lane
        self._formats = formats
        self._view = view
        self._number = ""
        self._made: _Made | None = None
        self._under_way: Ticket | None = None

    def show(self, number: str) -> None:
        """Make a link for a document, after permission was asked once."""
        self._number = number
        self._submit(lambda: self._make() if self._uses.preferences.load().links.booth else None)

    def allow(self) -> None:
        """The rep permits it, now and later."""

        def allowed() -> _Made:
            preferences = self._uses.preferences.load()
            self._uses.preferences.save(replace(preferences, links=replace(preferences.links, booth=True)))
            return self._make()

        self._submit(allowed)

    def renew(self) -> None:
        """Another link, for one that is used or expired."""
        self._submit(self._make)

    def look(self) -> None:
        """See whether the link has been used; call it now and then."""
        made = self._made
        if made is None or self._under_way is not None:
            return
        self._under_way = self._lane.submit(
            lambda: self._uses.online.share_document.look(made.token), self._looked_at, self._failed
        )

    def close(self) -> None:
        """Stop serving."""
        if self._under_way is not None:
            self._under_way.cancel()
            self._under_way = None
        self._made = None
        self._lane.submit(lambda: self._uses.online.booth_server.stop(), _nothing, _nothing)

    def _make(self) -> _Made:
        online = self._uses.online
        base = online.booth_server.start()
        token = online.share_document.make(self._number, "booth")
        address = f"{base}{PATH}{token}"
        return _Made(token, address, online.qr(address))

    def _submit(self, job: Callable[[], _Made | None]) -> None:
        if self._under_way is not None:
            self._under_way.cancel()
        self._under_way = self._lane.submit(job, self._take, self._failed)

    def _take(self, made: _Made | None) -> None:
        self._under_way = None
        self._made = made
        if made is None:
            self._view.ask_permission()
        else:
            self._view.show_link(LinkShown(made.address, made.code, _WAITING))
            self.look()

    def _looked_at(self, link: ShareLink | None) -> None:
        self._under_way = None
        made = self._made
        if made is not None and link is not None:
            self._view.show_link(self._words(made, link))

    def _words(self, made: _Made, link: ShareLink) -> LinkShown:
        if link.used_at is not None:
            when = self._formats.time(link.used_at.astimezone())
            return LinkShown(made.address, made.code, f"Downloaded at {when}. The link is used up.", "ok", over=True)
        until = self._formats.moment(link.expires_at.astimezone())
        if link.expires_at <= self._uses.clock.now():
            return LinkShown(
                made.address, made.code, f"The link has expired: it was valid until {until}.", "warning", True
            )
        return LinkShown(made.address, made.code, f"{_WAITING} Valid until {until}.")

    def _failed(self, error: Exception) -> None:
        self._under_way = None
        self._view.show_problem(sentence_of(error, _NOT_SHOWN))


_WAITING = "Waiting for the customer's phone, which must be in the same network. The link works once."


def _nothing(_outcome: object) -> None:
    """Nobody waits for it."""

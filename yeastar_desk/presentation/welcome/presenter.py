"""How a new home gets something to sell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from yeastar_desk.presentation.ports import Announce, Changed, Lane, Subject
from yeastar_desk.presentation.sentences import sentence_of

LOADING = "Loading the demonstration data…"
_NOT_LOADED = "The demonstration data were not loaded: the program failed in a way it should not. Nothing was stored."
_FILLED = (
    Subject.PRICE_LISTS,
    Subject.COMPANIES,
    Subject.PACKAGES,
    Subject.BILLING_CONTACTS,
    Subject.PARTNERS,
    Subject.SETTINGS,
)


class WelcomeView(Protocol):
    def show_busy(self, sentence: str) -> None:
        """Something takes a while; empty when it is over."""

    def show_problem(self, sentence: str) -> None: ...

    def leave(self) -> None:
        """There is something to sell now."""


class WelcomePresenter:
    """Loads the demonstration data; the other choices lead to pages of their own."""

    def __init__(self, lane: Lane, load_demo: Callable[[], object], announce: Announce, view: WelcomeView) -> None:
        self._lane = lane
        self._load_demo = load_demo
        self._announce = announce
        self._view = view
        self._busy = False

    def explore(self) -> None:
        """Load the demonstration data, once."""
        if self._busy:
            return
        self._busy = True
        self._view.show_problem("")
        self._view.show_busy(LOADING)
        self._lane.submit(self._load_demo, self._loaded, self._failed)

    def _loaded(self, _outcome: object) -> None:
        self._busy = False
        self._view.show_busy("")
        for subject in _FILLED:
            self._announce(Changed(subject))
        self._view.leave()

    def _failed(self, error: Exception) -> None:
        self._busy = False
        self._view.show_busy("")
        self._view.show_problem(sentence_of(error, _NOT_LOADED))

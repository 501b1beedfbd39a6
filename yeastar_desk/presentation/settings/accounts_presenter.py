"""Decides about the accounts in Settings: keeps their secrets, tries them, and offers what the portal knows. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from yeastar_desk.application.accounts import Accounts, SecretPlace, Service
from yeastar_desk.application.online_ports import PortalContact
from yeastar_desk.presentation.ports import SECRETS, Announce, Changed, Lane, Subject
from yeastar_desk.presentation.sentences import sentence_of

_NOT_KEPT = "The secret was not kept: the program failed in a way it should not. Try again."
_NOT_TESTED = "The test was broken off: the program failed in a way it should not. Nothing was changed."


class AccountUses(Protocol):
    """Looked up inside jobs only."""

    @property
    def accounts(self) -> Accounts: ...


class AccountsView(Protocol):
    def show_secret(self, service: Service, place: SecretPlace, sentence: str) -> None: ...

    def show_secret_problem(self, service: Service, sentence: str) -> None:
        """Say why a secret was not kept; what was typed stays."""

    def show_testing(self, service: Service) -> None: ...

    def show_tested(self, service: Service, sentence: str, *, works: bool) -> None: ...

    def show_contacts(self, contacts: Sequence[PortalContact]) -> None: ...


class AccountsPresenter:
    """The network lane does the work: asking the key store or a service may take as long as it likes."""

    def __init__(
        self, uses: AccountUses, settings_lane: Lane, network_lane: Lane, announce: Announce, view: AccountsView
    ) -> None:
        """`settings_lane` is where settings are saved: a test waits for what was just typed."""
        self._uses = uses
        self._settings_lane = settings_lane
        self._lane = network_lane
        self._announce = announce
        self._view = view

    def look(self, service: Service, environment: str = "") -> None:
        """Find out where the secret is; PayPal has one for each environment."""
        self._lane.submit(
            lambda: self._uses.accounts.place_of_secret(service, environment),
            lambda place: self._view.show_secret(service, *place),
            lambda error: self._view.show_secret_problem(service, sentence_of(error, _NOT_KEPT)),
            owner=self._view,
        )

    def keep(self, service: Service, secret: str, environment: str = "") -> None:
        """Keep a secret; an empty one is removed."""
        self._lane.submit(
            lambda: self._uses.accounts.keep_secret(service, secret, environment),
            lambda _: self._kept(service, environment),
            lambda error: self._view.show_secret_problem(service, sentence_of(error, _NOT_KEPT)),
            owner=self._view,
        )

    def _kept(self, service: Service, environment: str) -> None:
        self.look(service, environment)
        self._announce(Changed(Subject.SETTINGS, frozenset([SECRETS])))

    def test(self, service: Service) -> None:
        """Try the account as it is entered now."""
        self._view.show_testing(service)
        self._settings_lane.submit(
            _saved, lambda _: self._try(service), lambda error: self._failed(service, error), owner=self._view
        )

    def _try(self, service: Service) -> None:
        self._lane.submit(
            lambda: self._uses.accounts.test(service),
            lambda sentence: self._works(service, sentence),
            lambda error: self._failed(service, error),
            owner=self._view,
        )

    def _works(self, service: Service, sentence: str) -> None:
        self._view.show_tested(service, sentence, works=True)
        # A pass now: the window shows the connection, and fetches what can be chosen from.
        self._announce(Changed(Subject.SETTINGS, frozenset([SECRETS])))

    def _failed(self, service: Service, error: Exception) -> None:
        self._view.show_tested(service, sentence_of(error, _NOT_TESTED), works=False)

    def read_contacts(self) -> None:
        """Offer the portal's billing contacts."""
        self._settings_lane.submit(
            lambda: self._uses.accounts.contacts(), self._view.show_contacts, lambda _: None, owner=self._view
        )


def _saved() -> None:
    """Jobs on one lane come in order: what was typed before is saved when this one is done."""

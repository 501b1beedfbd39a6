"""The accounts at other services as Settings shows them: where their secrets are, and whether they work."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol

from yeastar_desk.application.online_ports import PortalContact


class Service(StrEnum):
    """What an account can be at; also the name of its table in the settings."""

    PORTAL = "portal"
    PAYPAL = "paypal"
    MAIL = "mail"


class SecretPlace(StrEnum):
    """Where the secret of an account is."""

    MISSING = "missing"
    KEPT = "kept"
    ENVIRONMENT = "environment"
    NO_STORE = "no_store"


class Accounts(Protocol):
    """Secrets and tests. Everything may take long: the key store asks its owner, a test asks the service."""

    def place_of_secret(self, service: Service, environment: str = "") -> tuple[SecretPlace, str]:
        """Where the secret is, and a sentence when there is something to do about it.

        PayPal has one for each `environment`, sandbox and live.
        """
        ...

    def keep_secret(self, service: Service, secret: str, environment: str = "") -> None:
        """Keep a secret in the system's key store; an empty one is removed.

        Raises:
            NotSaved: there is no safe store, or it is locked.
        """
        ...

    def test(self, service: Service) -> str:
        """Try an account as the settings are now; the sentence that it works.

        Raises:
            DeskError: it does not, with what to do.
        """
        ...

    def contacts(self) -> Sequence[PortalContact]:
        """The portal's billing contacts as they were fetched last."""
        ...

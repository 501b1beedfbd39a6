"""Secrets: in the operating system's key store, or for commands without a window in the environment.

They are never in a file, a database or a log. Key stores that would write them to a plain file are refused.
"""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING

from yeastar_desk.domain.errors import NotSaved
from yeastar_desk.infrastructure.log import hide

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "Yeastar Desk"

# The stores of Windows, macOS and Linux desktops. Anything else, such as keyrings.alt's plain text files, is not
# one of them.
_SAFE_BACKENDS = frozenset(
    f"keyring.backends.{name}" for name in ("Windows", "macOS", "SecretService", "libsecret", "kwallet")
)
_NO_STORE = (
    "This computer has no safe key store, so the secret was not saved. Unlock or set up the key store "
    "(Windows Credential Manager, macOS Keychain, GNOME Keyring or KWallet), or set {variable} before starting."
)


class Secret(StrEnum):
    """What is kept; the value is its name in the key store."""

    PORTAL = "portal client secret"
    PAYPAL_SANDBOX = "paypal sandbox client secret"
    PAYPAL_LIVE = "paypal live client secret"
    MAIL = "mail password"

    @property
    def variable(self) -> str:
        """The environment variable that wins over the key store."""
        return _VARIABLES[self]


_VARIABLES = {
    Secret.PORTAL: "YEASTAR_DESK_PORTAL_SECRET",
    Secret.PAYPAL_SANDBOX: "YEASTAR_DESK_PAYPAL_SANDBOX_SECRET",
    Secret.PAYPAL_LIVE: "YEASTAR_DESK_PAYPAL_LIVE_SECRET",
    Secret.MAIL: "YEASTAR_DESK_MAIL_PASSWORD",
}
PAYPAL_VARIABLE = "YEASTAR_DESK_PAYPAL_SECRET"
"""The secret of the PayPal environment that was set when the program started, and of no other."""


def paypal_secret(environment: str) -> Secret:
    """The secret of PayPal's sandbox, or of the live service: each has its own."""
    return Secret.PAYPAL_LIVE if environment == "live" else Secret.PAYPAL_SANDBOX


class Keychain:
    """Reads and stores secrets. Make it where it is used: looking for the store may talk to the desktop."""

    def __init__(self, backend: KeyringBackend | None = None, in_paypal_variable: Secret | None = None) -> None:
        """`backend` is the store to use, by default the system's; `in_paypal_variable` whose `PAYPAL_VARIABLE` is."""
        self._store = backend or safe_backend()
        self._in_paypal_variable = in_paypal_variable

    @property
    def can_store(self) -> bool:
        """Whether there is a safe store on this computer."""
        return self._store is not None

    def is_in_environment(self, secret: Secret) -> bool:
        """Whether the environment sets it, whatever the store has."""
        return bool(self._from_environment(secret))

    def variable_of(self, secret: Secret) -> str:
        """The variable that sets it, or that may."""
        general = secret is self._in_paypal_variable and not os.environ.get(secret.variable)
        return PAYPAL_VARIABLE if general else secret.variable

    def _from_environment(self, secret: Secret) -> str:
        return os.environ.get(self.variable_of(secret), "")

    def read(self, secret: Secret) -> str:
        """The secret from the environment, else from the key store; empty when there is none or it is locked."""
        found = self._read(secret)
        hide(found)
        return found

    def _read(self, secret: Secret) -> str:
        from_environment = self._from_environment(secret)
        if from_environment or self._store is None:
            return from_environment
        from keyring.errors import KeyringError

        try:
            return self._store.get_password(SERVICE, secret) or ""
        except KeyringError:
            return ""

    def write(self, secret: Secret, value: str) -> None:
        """Keep a secret; an empty one is removed.

        Raises:
            NotSaved: there is no safe store, or it is locked.
        """
        hide(value)
        if self._store is None:
            raise NotSaved(_NO_STORE.format(variable=self.variable_of(secret)))
        from keyring.errors import KeyringError, PasswordDeleteError

        try:
            if value:
                self._store.set_password(SERVICE, secret, value)
            else:
                self._store.delete_password(SERVICE, secret)
        except PasswordDeleteError:
            return  # there was none
        except KeyringError:
            raise NotSaved("The key store did not accept the secret. Unlock it and try again.") from None


def safe_backend() -> KeyringBackend | None:
    """The system's key store, or None when keyring has found nothing but unsafe ones."""
    import keyring

    return first_safe(keyring.get_keyring())


def first_safe(backend: KeyringBackend) -> KeyringBackend | None:
    """The backend itself, or for a chain of backends its first safe one."""
    if type(backend).__module__ in _SAFE_BACKENDS:
        return backend
    chained = getattr(backend, "backends", ()) if type(backend).__module__ == "keyring.backends.chainer" else ()
    return next((inner for inner in chained if type(inner).__module__ in _SAFE_BACKENDS), None)

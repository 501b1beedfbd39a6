"""The accounts at other services, for Settings. Called on the network lane."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from yeastar_desk.application.accounts import SecretPlace, Service
from yeastar_desk.application.connection import Connection
from yeastar_desk.domain.errors import Refused
from yeastar_desk.infrastructure.credentials import Keychain, Secret, paypal_secret

if TYPE_CHECKING:
    from yeastar_desk.application.online_ports import PortalContact
    from yeastar_desk.bootstrap.services import Services

_NO_STORE = (
    "This computer has no safe key store that is unlocked, so no secret can be kept here. Set up or unlock Windows "
    "Credential Manager, macOS Keychain, GNOME Keyring or KWallet, or set {variable} before the program is started."
)


class OwnAccounts:
    """Implements `accounts.Accounts`."""

    def __init__(self, services: Services, keychain: Keychain | None = None) -> None:
        """`keychain` is by default looked for anew at each call: a store can be unlocked meanwhile."""
        self._services = services
        self._keychain = keychain

    def _keys(self) -> Keychain:
        return self._keychain or Keychain(in_paypal_variable=self._services.online.in_paypal_variable)

    def place_of_secret(self, service: Service, environment: str = "") -> tuple[SecretPlace, str]:
        """See `accounts.Accounts`."""
        secret, keychain = _secret_of(service, environment), self._keys()
        variable = keychain.variable_of(secret)
        if keychain.is_in_environment(secret):
            return SecretPlace.ENVIRONMENT, f"The secret comes from {variable}, which wins over the key store."
        if not keychain.can_store:
            return SecretPlace.NO_STORE, _NO_STORE.format(variable=variable)
        return (SecretPlace.KEPT if keychain.read(secret) else SecretPlace.MISSING), ""

    def keep_secret(self, service: Service, secret: str, environment: str = "") -> None:
        """See `accounts.Accounts`."""
        self._keys().write(_secret_of(service, environment), secret)

    def test(self, service: Service) -> str:
        """See `accounts.Accounts`."""
        online = self._services.renew_online()
        preferences = self._services.preferences.load()
        if service is Service.PORTAL:
            seen = online.portal.observe()
            if seen.connection is not Connection.ONLINE:
                raise Refused(seen.sentence)
            return seen.sentence
        if service is Service.PAYPAL:
            secret = paypal_secret(preferences.paypal.environment)
            if not (preferences.paypal.client_id and self._keys().read(secret)):
                raise Refused("Enter client ID and secret first.")
            online.paypal.check()
            return f"PayPal accepts this client ID and secret ({preferences.paypal.environment})."
        if not preferences.mail.host:
            raise Refused("Enter the mail server first.")
        online.mailer.check()
        return f"The mail server accepts the log-in. Letters come from {online.mailer.sender}."

    def contacts(self) -> Sequence[PortalContact]:
        """See `accounts.Accounts`."""
        return self._services.online.sync_centre.contacts()


def _secret_of(service: Service, environment: str) -> Secret:
    if service is Service.PAYPAL:
        return paypal_secret(environment)
    return Secret.PORTAL if service is Service.PORTAL else Secret.MAIL

from __future__ import annotations

import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.backends.SecretService import Keyring as SecretService
from keyring.errors import KeyringLocked, PasswordDeleteError

from yeastar_desk.domain.errors import NotSaved
from yeastar_desk.infrastructure.credentials import (
    PAYPAL_VARIABLE,
    SERVICE,
    Keychain,
    Secret,
    first_safe,
    paypal_secret,
)


class MemoryStore(KeyringBackend):
    """A key store of this process, in the place of the desktop's, which a test machine does not have."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


class LockedStore(MemoryStore):
    def get_password(self, *_: str) -> str | None:
        raise KeyringLocked

    def set_password(self, *_: str) -> None:
        raise KeyringLocked


def test_a_secret_is_kept_and_removed() -> None:
    store = MemoryStore()
    keychain = Keychain(store)
    keychain.write(Secret.PORTAL, "open sesame")

    assert keychain.read(Secret.PORTAL) == "open sesame"
    assert store.kept == {(SERVICE, "portal client secret"): "open sesame"}
    assert keychain.read(Secret.PAYPAL_LIVE) == ""

    keychain.write(Secret.PORTAL, "")
    keychain.write(Secret.PORTAL, "")
    assert store.kept == {}


@pytest.mark.parametrize("secret", Secret)
def test_the_environment_wins(secret: Secret, monkeypatch: pytest.MonkeyPatch) -> None:
    keychain = Keychain(MemoryStore())
    keychain.write(secret, "from the store")
    monkeypatch.setenv(secret.variable, "from the environment")

    assert keychain.read(secret) == "from the environment"


def test_a_locked_store_is_said() -> None:
    keychain = Keychain(LockedStore())

    assert keychain.read(Secret.MAIL) == ""
    with pytest.raises(NotSaved, match="Unlock it"):
        keychain.write(Secret.MAIL, "x")


def test_stores_that_write_plain_files_are_refused() -> None:
    assert first_safe(MemoryStore()) is None  # whatever is not known to be safe
    assert first_safe(keyring.backends.null.Keyring()) is None  # type: ignore[no-untyped-call]
    assert first_safe(keyring.backends.fail.Keyring()) is None  # type: ignore[no-untyped-call]
    assert isinstance(first_safe(SecretService()), SecretService)  # type: ignore[no-untyped-call]


def test_of_a_chain_only_a_safe_store_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    safe = SecretService()  # type: ignore[no-untyped-call]
    monkeypatch.setattr(ChainerBackend, "backends", [MemoryStore(), safe])

    assert first_safe(ChainerBackend()) is safe  # type: ignore[no-untyped-call]


def test_without_a_safe_store_nothing_is_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_keyring", keyring.backends.fail.Keyring)
    keychain = Keychain()

    assert not keychain.can_store
    assert keychain.read(Secret.PORTAL) == ""
    with pytest.raises(NotSaved, match="YEASTAR_DESK_PORTAL_SECRET"):
        keychain.write(Secret.PORTAL, "x")


def test_sandbox_and_live_have_a_secret_each() -> None:
    store = MemoryStore()
    keychain = Keychain(store)
    keychain.write(paypal_secret("sandbox"), "test money")
    assert keychain.read(paypal_secret("live")) == ""
    keychain.write(paypal_secret("live"), "real money")
    assert keychain.read(paypal_secret("sandbox")) == "test money"
    assert store.kept == {
        (SERVICE, "paypal sandbox client secret"): "test money",
        (SERVICE, "paypal live client secret"): "real money",
    }


@pytest.mark.parametrize(("started_with", "other"), [("sandbox", "live"), ("live", "sandbox")])
def test_the_variable_for_paypal_belongs_to_one_environment(
    started_with: str, other: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PAYPAL_VARIABLE, "open sesame")
    keychain = Keychain(MemoryStore(), in_paypal_variable=paypal_secret(started_with))
    assert keychain.read(paypal_secret(started_with)) == "open sesame"
    assert keychain.is_in_environment(paypal_secret(started_with))
    assert keychain.read(paypal_secret(other)) == ""
    assert Keychain(MemoryStore()).read(paypal_secret(started_with)) == "", "nobody said whose it is"
    monkeypatch.setenv(paypal_secret(other).variable, "of the other")
    monkeypatch.setenv(paypal_secret(started_with).variable, "of this one")
    assert (keychain.read(paypal_secret(started_with)), keychain.read(paypal_secret(other))) == (
        "of this one",
        "of the other",
    )

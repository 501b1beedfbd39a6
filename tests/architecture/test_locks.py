"""The locked requirements are complete, agree with pyproject.toml and with each other, and name no package host."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
RUN_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"


def locked(lock: Path) -> dict[str, Requirement]:
    lines = lock.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    pins = [line.partition(" --hash=")[0] for line in lines if line.strip() and not line.lstrip().startswith("#")]
    requirements = [Requirement(pin) for pin in pins]
    return {canonicalize_name(requirement.name): requirement for requirement in requirements}


def wanted(*groups: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    texts = list(project["project"]["dependencies"])
    for group in groups:
        texts += project["dependency-groups"][group]
    return [Requirement(text) for text in texts]


@pytest.mark.parametrize(("lock", "groups"), [(RUN_LOCK, ["build"]), (DEV_LOCK, ["build", "dev"])])
def test_every_requirement_is_locked_in_a_version_it_allows(lock: Path, groups: list[str]) -> None:
    pins = locked(lock)
    for requirement in wanted(*groups):
        pin = pins.get(canonicalize_name(requirement.name))
        assert pin is not None, f"{requirement.name} is not in {lock.name}: run `python3 dev.py lock`"
        (version,) = (specifier.version for specifier in pin.specifier)
        assert version in requirement.specifier, f"{lock.name} has {pin}, pyproject.toml wants {requirement}"


def test_tests_run_with_the_versions_that_users_get() -> None:
    development = locked(DEV_LOCK)
    for name, pin in locked(RUN_LOCK).items():
        assert str(development[name].specifier) == str(pin.specifier), name


@pytest.mark.parametrize("lock", [RUN_LOCK, DEV_LOCK])
def test_no_lock_names_a_package_host(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    for word in ("://", "--index-url", "--extra-index-url", "--find-links", "--trusted-host", " @ "):
        assert word not in text


@pytest.mark.parametrize("lock", [RUN_LOCK, DEV_LOCK])
def test_every_pin_has_a_hash(lock: Path) -> None:
    pins = lock.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    assert not [pin for pin in pins if "==" in pin and "--hash=sha256:" not in pin]

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from yeastar_desk import assets

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def forget_where_resources_were() -> Iterator[None]:
    assets._resources.cache_clear()
    yield
    assets._resources.cache_clear()


def test_a_checkout_finds_resources_beside_the_package() -> None:
    assert assets._resources() == ROOT / "resources"


def test_a_wheel_finds_resources_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "yeastar_desk"
    icon = package / "_resources" / "icons" / "search.svg"
    icon.parent.mkdir(parents=True)
    icon.touch()
    monkeypatch.setattr(assets, "__file__", str(package / "assets.py"))

    assert assets.asset("icons", "search.svg") == icon


def test_a_frozen_program_finds_resources_where_it_was_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    icon = tmp_path / "resources" / "icons" / "search.svg"
    icon.parent.mkdir(parents=True)
    icon.touch()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)

    assert assets.asset("icons", "search.svg") == icon


def test_a_missing_asset_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"icons/no-such-icon\.svg is missing"):
        assets.asset("icons", "no-such-icon.svg")

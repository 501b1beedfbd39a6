from __future__ import annotations

from pathlib import Path

import pytest

from yeastar_desk.paths import HOME_VARIABLE, home_folder


def test_the_argument_comes_before_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "environment"))

    assert home_folder(str(tmp_path / "argument")) == tmp_path / "argument"


def test_the_environment_comes_before_the_users_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "environment"))

    assert home_folder() == tmp_path / "environment"


def test_without_both_it_is_the_users_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(HOME_VARIABLE, raising=False)

    assert home_folder().is_absolute()
    assert home_folder().name == "yeastar-desk"


def test_a_relative_home_does_not_depend_on_a_later_change_of_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    chosen = home_folder("desk")
    monkeypatch.chdir(tmp_path.parent)

    assert chosen == tmp_path / "desk"


def test_a_tilde_means_the_users_own_folder() -> None:
    assert home_folder("~/desk") == Path.home() / "desk"

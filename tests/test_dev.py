"""The script that prepares everything says exactly what is missing, and does nothing twice."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import dev

ROOT = Path(__file__).parent.parent
NO_SUCH_LIBRARY = {"libno-such-thing.so.1": "libno-such-thing1"}

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt brings its libraries along")


def pretend_apt_get(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put an apt-get on the PATH that notes its arguments and then does what the script says."""
    noted = folder / "noted"
    program = folder / "apt-get"
    program.write_text(f'#!/bin/sh\necho "$@" >> {noted}\n{script}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    return noted


@linux_only
def test_a_user_is_told_the_command_that_installs_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted = pretend_apt_get(tmp_path, "", monkeypatch)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    with pytest.raises(dev.Stop) as stopped:
        dev.require_qt_libraries(NO_SUCH_LIBRARY)

    assert "libno-such-thing.so.1" in str(stopped.value)
    assert "sudo apt-get install -y --no-install-recommends libno-such-thing1" in str(stopped.value)
    assert not noted.exists()


@linux_only
def test_root_gets_it_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    noted = pretend_apt_get(tmp_path, "", monkeypatch)
    monkeypatch.setattr(os, "geteuid", lambda: 0)

    dev.require_qt_libraries(NO_SUCH_LIBRARY)

    assert noted.read_text().splitlines() == ["update", "install -y --no-install-recommends libno-such-thing1"]


@linux_only
def test_a_failed_installation_is_told_in_apt_gets_own_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend_apt_get(tmp_path, "echo E: no such package >&2; exit 100", monkeypatch)
    monkeypatch.setattr(os, "geteuid", lambda: 0)

    with pytest.raises(dev.Stop, match="E: no such package"):
        dev.require_qt_libraries(NO_SUCH_LIBRARY)


@linux_only
def test_without_apt_get_the_packages_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(dev.Stop, match="Install what Debian calls libno-such-thing1"):
        dev.require_qt_libraries(NO_SUCH_LIBRARY)


@linux_only
def test_libraries_that_are_there_need_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    noted = pretend_apt_get(tmp_path, "", monkeypatch)

    dev.require_qt_libraries({"libc.so.6": "libc6"})

    assert not noted.exists()


def test_a_python_that_is_too_new_is_refused_in_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 14, 0, "final", 0))

    assert dev.main(["check"]) == 1
    assert "Python 3.11, 3.12 or 3.13 is needed and this is 3.14" in capsys.readouterr().err


def test_an_unknown_command_is_wrong_usage() -> None:
    answered = subprocess.run([sys.executable, "dev.py", "rnu"], cwd=ROOT, capture_output=True, text=True)

    assert answered.returncode == 2
    assert "rnu" in answered.stderr


def test_a_changed_lock_is_installed_again(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("one")
    before = dev._digest(lock)
    lock.write_text("two")

    assert dev._digest(lock) != before

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from yeastar_desk.domain.errors import NotSaved
from yeastar_desk.infrastructure.files import write_whole


def test_a_file_is_made_and_replaced(tmp_path: Path) -> None:
    file = tmp_path / "order.pdf"
    write_whole(file, b"one")
    write_whole(file, b"two")

    assert file.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [file]


def test_others_may_read_it_as_the_users_settings_allow(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        write_whole(tmp_path / "order.pdf", b"one")
    finally:
        os.umask(mask)

    assert stat.S_IMODE((tmp_path / "order.pdf").stat().st_mode) == 0o644


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "settings.toml").symlink_to(tmp_path / "real" / "settings.toml")
    write_whole(tmp_path / "settings.toml", b"one")

    assert (tmp_path / "settings.toml").is_symlink()
    assert (tmp_path / "real" / "settings.toml").read_bytes() == b"one"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match="the folder does not exist"):
        write_whole(tmp_path / "nowhere" / "order.pdf", b"one")


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match="it is a folder"):
        write_whole(tmp_path, b"one")
    assert list(tmp_path.iterdir()) == []


def test_a_very_long_name_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match="File name too long"):
        write_whole(tmp_path / ("x" * 300 + ".pdf"), b"one")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_a_full_disk_is_said() -> None:
    """The real error of the system, from the device that is always full."""
    with pytest.raises(OSError, match="No space left") as full, Path("/dev/full").open("wb", buffering=0) as stream:
        stream.write(b"one")
    from yeastar_desk.infrastructure.files.write import _REASONS

    assert "the disk is full" in _REASONS[full.value.errno or 0]

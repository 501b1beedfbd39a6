"""Folders that are no place for a database are told of in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from yeastar_desk.infrastructure.db import folders

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
proc /proc proc rw 0 0
//server/share /mnt/office\\040files cifs rw 0 0
server:/export /mnt/nfs nfs4 rw 0 0
tmpfs /mnt/nfs/scratch tmpfs rw 0 0
half a line
"""


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("/Users/ana/OneDrive/Sales", "OneDrive"),
        ("/Users/ana/OneDrive - Hanse Distribution/Sales", "OneDrive"),
        ("/Users/ana/Dropbox (Personal)/desk", "Dropbox"),
        ("/Users/ana/Library/Mobile Documents/desk", "iCloud Drive"),
        ("/Users/ana/Library/CloudStorage/GoogleDrive-ana@example.com/desk", "Google Drive"),
        ("/Users/ana/nextcloud/desk", "Nextcloud"),
        ("/Users/ana/Documents/Inbox", ""),
        ("/Users/ana/My Dropboxes/desk", ""),
    ],
)
def test_folders_that_are_copied_while_in_use(folder: str, service: str) -> None:
    assert folders.synced_by(Path(folder)) == service
    warning = folders.folder_warning(Path(folder)) if service else ""
    assert warning.startswith(f"The database lies in a folder that {service} copies" if service else "")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/srv/desk", "ext4"),
        ("/mnt/office files/desk", "cifs"),
        ("/mnt/office", "ext4"),
        ("/mnt/nfs/desk", "nfs4"),
        ("/mnt/nfs/scratch/desk", "tmpfs"),
    ],
)
def test_the_innermost_mount_says_what_a_folder_is_on(path: str, kind: str) -> None:
    assert folders.kind_of_mount(Path(path), MOUNTS) == kind


def test_a_local_folder_with_room_is_fine(tmp_path: Path) -> None:
    assert folders.folder_warning(tmp_path / "new" / "home") == ""


def test_a_nearly_full_disk_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "LEAST_FREE", 10**18)
    assert "MB are free on the disk" in folders.folder_warning(tmp_path / "home")

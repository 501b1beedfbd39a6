"""Is a folder a good place for a database? Tells of folders that others change and of disks that are nearly full."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

LEAST_FREE = 200 * 1024 * 1024  # bytes

# Names of folders that a program copies to and from the internet while the database is open.
_SYNCED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "mobile documents": "iCloud Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pcloud": "pCloud",
    "pclouddrive": "pCloud",
    "syncthing": "Syncthing",
    "box": "Box",
}
# File systems of other computers, as Linux calls them.
_NETWORK = ("9p", "afpfs", "afs", "cifs", "davfs", "fuse.sshfs", "glusterfs", "nfs", "nfs4", "smb3", "smbfs", "webdav")


def folder_warning(folder: Path) -> str:
    """What is wrong with a home folder, as a sentence with what to do; empty when nothing is."""
    synced = synced_by(folder)
    if synced:
        return (
            f"The database lies in a folder that {synced} copies while it is in use, which can damage it. "
            "Choose a home folder outside it, and put backups there instead."
        )
    if on_network(folder):
        return (
            "The database lies on a network drive, where a lost connection can damage it. "
            "Choose a home folder on this computer, and put backups on the network drive instead."
        )
    return space_warning(folder)


def space_warning(folder: Path) -> str:
    """A sentence when the disk of a folder is nearly full."""
    existing = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    free = shutil.disk_usage(existing).free
    if free >= LEAST_FREE:
        return ""
    return (
        f"Only {free // (1024 * 1024)} MB are free on the disk of the database: orders may soon not be saved. "
        "Delete or move some files."
    )


def synced_by(folder: Path) -> str:
    """The service that synchronises a folder, by the names of its parents; empty for none."""
    for part in folder.expanduser().absolute().parts:
        name = part.casefold()
        for start, service in _SYNCED.items():
            # OneDrive names its folder "OneDrive - Company", others add an account in brackets.
            if name == start or name.startswith((f"{start} -", f"{start} (", f"{start}-")):
                return service
    return ""


def on_network(folder: Path) -> bool:
    """Whether a folder lies on another computer, as far as the system tells."""
    path = folder.expanduser().absolute()
    if sys.platform == "win32":
        import ctypes

        drive_remote = 4
        return path.drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == drive_remote
    mounts = Path("/proc/self/mounts")
    return mounts.exists() and kind_of_mount(path, mounts.read_text(errors="replace")) in _NETWORK


def kind_of_mount(path: Path, mounts: str) -> str:
    """The file system that a path lies in, by Linux' list of mounts; the innermost mount decides."""
    found, longest = "", -1
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        point = fields[1].encode().decode("unicode_escape")  # spaces are written as \\040
        if path.is_relative_to(point) and len(point) >= longest:
            found, longest = fields[2], len(point)
    return found

"""One program at a time works with a home's window, or puts another database in its place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLockFile

from yeastar_desk.domain.errors import NotSaved, Refused

LOCK_FILE = "window.lock"
_OPEN = "Yeastar Desk is already open for this data. Use that window, or start with another --home."


def take_home(home: Path, taken: str = _OPEN) -> QLockFile:
    """Take the home for this process; the lock goes with the process, however it ends.

    Args:
        taken: what to say when a window is open for this home.

    Raises:
        Refused: a window is open.
        NotSaved: the home folder cannot be made or written.
    """
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotSaved(f"The folder {home} cannot be made: {error.strerror}. Choose another one with --home.") from None
    lock = QLockFile(str(home / LOCK_FILE))
    lock.setStaleLockTime(0)
    if lock.tryLock(0):
        return lock
    if lock.error() is QLockFile.LockError.PermissionError:
        raise NotSaved(f"The folder {home} cannot be written. Change its permissions, or choose another with --home.")
    if lock.error() is not QLockFile.LockError.LockFailedError:
        raise NotSaved(
            f"Nothing can be written to {home}: the disk is full or fails. Free some space, then start again."
        )
    raise Refused(taken)

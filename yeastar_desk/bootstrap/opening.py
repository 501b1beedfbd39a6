"""The first moments of the program with its window: the home is taken, and the window stands there empty.

Nothing is imported here that the first paint does not need. `window.Desk` does the rest.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLockFile

from yeastar_desk.domain.errors import NotSaved, Refused
from yeastar_desk.presentation.remembered import remembered
from yeastar_desk.presentation.shell.window import Shell

LOCK_FILE = "window.lock"


class Opening:
    """A home that is ours until `unlock`, and its empty window.

    Raises:
        Refused: a window is already open for this home.
        NotSaved: the home folder cannot be made.
    """

    def __init__(self, home: Path) -> None:
        self.home = home
        self._lock = _locked(home)
        self.shell = Shell(remembered(home))

    def unlock(self) -> None:
        """Let another window open the home."""
        self._lock.unlock()


def _locked(home: Path) -> QLockFile:
    """Take the home for this process; the lock goes with the process, however it ends."""
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
    raise Refused("Yeastar Desk is already open for this data. Use that window, or start with another --home.")

"""The first moments of the program with its window: the home is taken, and the window stands there empty.

Nothing is imported here that the first paint does not need. `window.Desk` does the rest.
"""

from __future__ import annotations

from pathlib import Path

from yeastar_desk.bootstrap.home_lock import take_home
from yeastar_desk.presentation.remembered import remembered
from yeastar_desk.presentation.shell.window import Shell


class Opening:
    """A home that is ours until `unlock`, and its empty window.

    Raises:
        Refused: a window is already open for this home.
        NotSaved: the home folder cannot be made.
    """

    def __init__(self, home: Path) -> None:
        self.home = home
        self._lock = take_home(home)
        self.shell = Shell(remembered(home))

    def unlock(self) -> None:
        """Let another window open the home."""
        self._lock.unlock()

"""Whether the Partner Portal can be reached: found by asking it, believed only when seen twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

# How long to wait before the portal is asked again, in seconds. A link that comes back is noticed within a minute.
ASK_AGAIN_ONLINE = 30.0
ASK_AGAIN_OTHERWISE = 10.0
ASK_AGAIN_TO_BE_SURE = 2.0


class Connection(StrEnum):
    """What the last answer of the portal's own address meant."""

    UNKNOWN = "unknown"
    NOT_SET_UP = "not_set_up"
    ONLINE = "online"
    OFFLINE = "offline"
    CAPTIVE = "captive"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Observation:
    """One answer, or the lack of one. `sentence` says what it means and what to do; `raw` is kept for support."""

    connection: Connection
    sentence: str
    raw: str = ""


class ConnectionMonitor:
    """The believed state: the first observation at once, every change only at its second sighting in a row.

    One lost packet must not turn the window grey, and a single stray answer of a hotel's login page must not
    stop the queue.
    """

    def __init__(self, changed: Callable[[Observation], None] = lambda _: None) -> None:
        """`changed` is called once per change: the place to log it and to tell the window."""
        self._changed = changed
        self._believed = Observation(Connection.UNKNOWN, "The portal has not been asked yet.")
        self._suspected = Connection.UNKNOWN

    @property
    def state(self) -> Observation:
        """What is believed now."""
        return self._believed

    def report(self, seen: Observation) -> Observation:
        """Take in an observation and return what is believed after it."""
        if seen.connection is self._believed.connection:
            self._suspected = seen.connection
            self._believed = seen
        elif self._believed.connection is Connection.UNKNOWN or seen.connection is self._suspected:
            self._suspected = seen.connection
            self._believed = seen
            self._changed(seen)
        else:
            self._suspected = seen.connection
        return self._believed

    @property
    def ask_again_after(self) -> float:
        """Seconds until the portal should be asked again."""
        if self._suspected is not self._believed.connection:
            return ASK_AGAIN_TO_BE_SURE
        return ASK_AGAIN_ONLINE if self._believed.connection is Connection.ONLINE else ASK_AGAIN_OTHERWISE

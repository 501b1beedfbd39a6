"""How often one address may ask."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

MOST_ADDRESSES = 10_000


class RateLimit:
    """A bucket of requests for each address: `burst` at once, then one every `seconds`. Safe across threads."""

    def __init__(self, burst: int = 30, seconds: float = 2.0, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._burst = burst
        self._seconds = seconds
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()  # address: requests left, as of when

    def allows(self, address: str) -> bool:
        """Whether this request may be answered; it is counted."""
        now = self._monotonic()
        with self._lock:
            left, then = self._buckets.pop(address, (float(self._burst), now))
            left = min(float(self._burst), left + (now - then) / self._seconds)
            allowed = left >= 1.0
            self._buckets[address] = (left - 1.0 if allowed else left, now)
            if len(self._buckets) > MOST_ADDRESSES:
                self._buckets.popitem(last=False)
        return allowed

"""The log file of a home: what went wrong, for whoever looks after the program. Secrets, cards and addresses never.

It is small, two older ones are kept, and nothing ever fails because it cannot be written.
"""

from __future__ import annotations

import logging
import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from yeastar_desk import __version__

if TYPE_CHECKING:
    from io import TextIOWrapper
    from logging.handlers import RotatingFileHandler

FILE = "desk.log"
MOST_BYTES = 500_000
OLDER_FILES = 2
LONGEST = 20_000
"""Characters of one record; a traceback has some thousand."""
SHORTEST_SECRET = 6
"""Characters; anything shorter would also hide words that are no secret."""

_hidden: set[str] = set()

_KEYS = (
    "authorization|client_?secret|secret|password|passwd|pwd|passphrase|access_?token|refresh_?token|id_?token|token|"
    "api_?key|signature"
)
# As text: they are compiled with the first line that is written, not while the window is being built.
_SCHEME = r"(?i)\b(Bearer|Basic)\s+[\w+/=.~-]+"
_NAMED = rf"(?i)(\b(?:{_KEYS})\b[\"']?\s*[=:]\s*)([\"']?)(?!\[secret\])[^\s\"'&,;)}}]+"
_IN_QUERY = r"(?i)([?&](?:code|state|key|sign)=)[^&\s\"']+"
_IN_ADDRESS = r"//[^/\s:@]*:[^/\s@]+@"
_MAIL = r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+"
_DIGITS = r"(?<![\d.])\d(?:[ -]?\d){12,18}(?!\d)"
# What a random token looks like: long, of one piece, with small and capital letters and digits.
_RANDOM = r"(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[a-z])(?=[\w-]*[A-Z])[\w-]{40,}"


def hide(secret: str) -> None:
    """Never write this text into the log; whoever reads or gets a secret tells it here."""
    if len(secret) >= SHORTEST_SECRET:
        _hidden.add(secret)


def redacted(text: str) -> str:
    """A text without secrets, tokens, card numbers and mail addresses."""
    for secret in sorted(_hidden, key=len, reverse=True):
        text = text.replace(secret, "[secret]")
    for pattern, instead in (
        (_SCHEME, r"\1 [secret]"),
        (_NAMED, r"\1\2[secret]"),
        (_IN_QUERY, r"\1[secret]"),
        (_IN_ADDRESS, "//[secret]@"),
        (_MAIL, "[address]"),
        (_RANDOM, "[token]"),
    ):
        text = re.sub(pattern, instead, text)
    return re.sub(_DIGITS, lambda found: "[card]" if _is_card(found[0]) else found[0], text)


def _is_card(text: str) -> bool:
    """Whether the check digit of a card number is right (ISO/IEC 7812-1)."""
    digits = [int(char) for char in reversed(text) if char.isdigit()]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


class LogFile(logging.Handler):
    """Takes what is logged from now on until `close`; the file is opened with the first record."""

    def __init__(self, home: Path) -> None:
        super().__init__()
        self._path = home / FILE
        self._file: RotatingFileHandler | None = None
        self._own = logging.getLogger("yeastar_desk")
        self._level_before = self._own.level
        self._own.setLevel(logging.INFO)
        logging.getLogger().addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record; what cannot be written is said on standard error, as it would be without a log file."""
        if self._file is None:
            self._file = _open(self._path, self._not_written)
            self._file.handle(_first_record())
        self._file.handle(record)

    @staticmethod
    def _not_written(record: logging.LogRecord) -> None:
        if sys.stderr is not None and logging.lastResort is not None and record.levelno >= logging.WARNING:
            with suppress(OSError, ValueError):
                sys.stderr.write(redacted(logging.lastResort.format(record)) + "\n")

    def close(self) -> None:
        """Take nothing more."""
        logging.getLogger().removeHandler(self)
        self._own.setLevel(self._level_before)
        if self._file is not None:
            with suppress(OSError):  # a full disk
                self._file.close()
        super().close()


def _first_record() -> logging.LogRecord:
    versions = (__version__, sys.version.split()[0], sys.platform)
    words = "Yeastar Desk %s, Python %s, %s"
    return logging.LogRecord("yeastar_desk", logging.INFO, __file__, 0, words, versions, None)


def _open(path: Path, not_written: Callable[[logging.LogRecord], None]) -> RotatingFileHandler:
    from logging.handlers import RotatingFileHandler  # with all that it imports it is slower than the first paint

    class Formatter(logging.Formatter):
        def format(self, record: logging.LogRecord) -> str:
            return redacted(super().format(record)[:LONGEST])

    class Rotating(RotatingFileHandler):
        def _open(self) -> TextIOWrapper:
            return open(self.baseFilename, "a", encoding="utf-8", opener=_private)

        def doRollover(self) -> None:
            with suppress(OSError):  # another program of this home holds it: it is written on
                super().doRollover()
            if self.stream is None:
                self.stream = self._open()

        def handleError(self, record: logging.LogRecord) -> None:
            not_written(record)

    handler = Rotating(path, maxBytes=MOST_BYTES, backupCount=OLDER_FILES, encoding="utf-8", delay=True)
    handler.setFormatter(Formatter("%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"))
    return handler


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)

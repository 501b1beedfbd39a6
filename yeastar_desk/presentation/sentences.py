"""What a failure says to the rep. No Qt: presenters use it."""

from __future__ import annotations

import logging

from yeastar_desk.domain.errors import DeskError

_log = logging.getLogger(__name__)


def sentence_of(error: Exception, unexpected: str) -> str:
    """The sentence of an expected failure; for a defect of the program `unexpected`, and the traceback in the log."""
    if isinstance(error, DeskError):
        return error.sentence
    _log.error("A defect of the program", exc_info=error)
    return unexpected


def field_of(error: Exception) -> str:
    """Which input the failure is about, empty for none."""
    return error.field if isinstance(error, DeskError) else ""

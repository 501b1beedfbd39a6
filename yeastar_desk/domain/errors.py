"""What can go wrong, in words a sales rep can read aloud.

Every error carries one sentence that says what happened and what to do next. `field` names the input that
the sentence is about (an attribute of the request, such as ``"years"``), so that a form can put the cursor there.
"""

from __future__ import annotations


class DeskError(Exception):
    """An expected failure with a sentence for the user."""

    def __init__(self, sentence: str, *, field: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class Refused(DeskError):
    """A rule says no: the input can be corrected and tried again."""


class NotFound(DeskError):
    """What was asked for is not in the database."""


class NotSaved(DeskError):
    """The disk, the database or another program prevented saving. Nothing was stored; the input is still there."""


class NewerDatabase(DeskError):
    """The database was written by a newer version of the program and was left untouched."""


class Damaged(DeskError):
    """The database or a stored document does not read back as it was written."""

"""Puts the program together: the only package that knows every concrete class.

`Services` is the program without a window, `build` adds the window. Qt is imported only when a window is wanted.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from yeastar_desk.bootstrap.services import Services

if TYPE_CHECKING:
    from yeastar_desk.bootstrap.window import Desk

__all__ = ["Services", "build", "open_window", "tour"]


def build(home: Path) -> Desk:
    """Build the whole window of a home; a QApplication exists already.

    Raises:
        Refused: a window is already open for this home, or its settings cannot be read.
        NotSaved: the home folder cannot be made.
    """
    from yeastar_desk.bootstrap.opening import Opening
    from yeastar_desk.bootstrap.window import Desk

    opening = Opening(home)
    try:
        return Desk(opening)
    except BaseException:
        opening.unlock()
        raise


def open_window(home: Path) -> int:
    """Run the program with its window until it is closed; returns the exit status."""
    from yeastar_desk.bootstrap.run import run

    return run(home)


def tour(out: Path) -> list[Path]:
    """Drive a whole sale with invented data; returns the pictures and the PDF that were saved in `out`."""
    from yeastar_desk.bootstrap.tour import run

    return run(out)

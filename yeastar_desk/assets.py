"""Where the plain files of `resources/` are: icons, fonts, theme, translations, demonstration data."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


def asset(*parts: str) -> Path:
    """Find a file or folder of `resources/`, for example `asset("fonts", "Inter-Regular.ttf")`.

    Raises:
        FileNotFoundError: nothing is there; the installation is incomplete or the name is wrong.
    """
    path = _resources().joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(f"{'/'.join(parts)} is missing from {_resources()}")
    return path


@cache
def _resources() -> Path:
    package = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)  # set by PyInstaller's boot loader
    if frozen is not None:
        return Path(frozen) / "resources"
    installed = package / "_resources"  # a wheel carries them inside the package
    return installed if installed.is_dir() else package.parent / "resources"

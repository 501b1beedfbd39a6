"""Which folder holds one rep's database, preferences, backups and logs."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

HOME_VARIABLE = "YEASTAR_DESK_HOME"


def home_folder(argument: str | None = None) -> Path:
    """Choose the home: `--home`, else `YEASTAR_DESK_HOME`, else the per-user data folder.

    The folder is not made here: whoever first writes to it also knows how to report that it cannot.
    """
    chosen = argument or os.environ.get(HOME_VARIABLE)
    if chosen:
        return Path(chosen).expanduser().absolute()
    return platformdirs.user_data_path("yeastar-desk", appauthor=False)

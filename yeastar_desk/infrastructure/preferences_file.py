"""The settings as one versioned TOML file in the home folder, replaced whole and durably at every change.

Reading it comes before the first paint of the window: what only writing needs is imported when it writes.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from yeastar_desk.application.preferences import Preferences
from yeastar_desk.application.settings_data import merged, to_data
from yeastar_desk.domain.errors import NotSaved, Refused

MAX_SETTINGS_BYTES = 1_000_000
MAX_LOGO_BYTES = 2_000_000
_COMMENT = "# Yeastar Desk. Change these in the program, or with `yeastar-desk settings import FILE.toml`.\n"
_SERIES_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without I, O, 0 and 1, which are misread on paper
_PICTURES = {b"\x89PNG\r\n\x1a\n": ".png", b"\xff\xd8\xff": ".jpg"}

_Stamp = tuple[int, int, int]


class PreferencesFile:
    """Implements `ports.PreferencesStore`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._loaded: tuple[_Stamp, Preferences] | None = None
        self._unsaved: Preferences | None = None

    def load(self) -> Preferences:
        """The settings. The first start gives this device a name and a document series and keeps them.

        Raises:
            Refused: the file cannot be read, is not what this program wrote, or is from a newer version. It was
                left as it is.
        """
        stamp, loaded = self._stamp(), self._loaded  # another thread may save meanwhile
        if loaded is not None and stamp == loaded[0]:
            return loaded[1]
        preferences = Preferences() if stamp is None else merged(Preferences(), _read(self._path), str(self._path))
        if stamp is None and self._unsaved is not None:
            return self._unsaved
        if not (preferences.device.series and preferences.device.name):
            preferences = _named(preferences)
            try:
                self.save(preferences)
            except NotSaved:
                self._unsaved = preferences  # a read-only home: the series holds as long as this process
                return preferences
            stamp = self._stamp()
        if stamp is not None:
            self._loaded = (stamp, preferences)
        return preferences

    def save(self, preferences: Preferences) -> None:
        """Replace the settings durably.

        Raises:
            Refused: a setting has a value that could not be read back; `field` names it.
            NotSaved: the file could not be written, or what is there is not readable by this version; it is still
                there as it was.
        """
        from yeastar_desk.infrastructure.files.write import write_whole

        merged(Preferences(), to_data(preferences), "The settings")
        if self._stamp() is not None:
            try:
                merged(Preferences(), _read(self._path), str(self._path))
            except Refused as error:
                raise NotSaved(f"The settings were not saved. {error.sentence}") from error
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise NotSaved(f"{self._path} was not saved: {error.strerror}. Choose another home folder.") from error
        write_whole(self._path, to_toml(preferences).encode())
        self._loaded = None

    def merged_with(self, file: Path) -> Preferences:
        """The settings with those of a settings file in their place; nothing is saved yet.

        Raises:
            Refused: the file cannot be read, or it has an unknown key or a wrong value; the sentence names it.
        """
        return merged(self.load(), _read(file), file.name)

    def keep_logo(self, picture: Path) -> str:
        """Copy a logo into the home folder; returns the name for `Preferences.logo_file`.

        Raises:
            Refused: it is not a PNG or JPEG file of at most 2 MB.
            NotSaved: the home folder cannot be written.
        """
        import hashlib

        from yeastar_desk.infrastructure.files.write import write_whole

        try:
            with picture.open("rb") as stream:
                data = stream.read(MAX_LOGO_BYTES + 1)
        except OSError as error:
            raise Refused(f"{picture} cannot be read: {error.strerror}. Choose another picture.") from None
        ending = next((ending for magic, ending in _PICTURES.items() if data.startswith(magic)), "")
        if not ending or len(data) > MAX_LOGO_BYTES:
            raise Refused(f"{picture.name} cannot be the logo. Choose a PNG or JPEG picture of at most 2 MB.")
        name = f"logo-{hashlib.sha256(data).hexdigest()[:12]}{ending}"
        write_whole(self._path.parent / name, data)
        return name

    def _stamp(self) -> _Stamp | None:
        """What changes whenever the file is replaced; None when there is none."""
        try:
            status = self._path.stat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise Refused(f"{self._path} cannot be read: {error.strerror}. Check the home folder.") from None
        return status.st_ino, status.st_mtime_ns, status.st_size


def _named(preferences: Preferences) -> Preferences:
    import platform
    import secrets

    device = preferences.device
    name = device.name or platform.node().partition(".")[0][:40] or "Laptop"
    series = device.series or "".join(secrets.choice(_SERIES_LETTERS) for _ in range(4))
    return replace(preferences, device=replace(device, name=name, series=series))


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_SETTINGS_BYTES + 1)
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror}. Check the path and try again.") from None
    if len(data) > MAX_SETTINGS_BYTES:
        raise Refused(f"{path.name} is too big for a settings file. Choose another file.")
    try:
        return tomllib.loads(data.decode("utf-8-sig"), parse_float=Decimal)
    except UnicodeDecodeError:
        raise Refused(f"{path} is not UTF-8 text. It was left as it is; save it as UTF-8.") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Refused(f"{path} is not a valid settings file: {error}. It was left as it is; correct it.") from None


def to_toml(preferences: Preferences) -> str:
    """The settings as a file that `settings import` reads."""
    data = to_data(preferences)
    lines = [_COMMENT]
    lines += [f"{key} = {_value(value)}" for key, value in data.items() if not isinstance(value, dict)]
    for table, values in data.items():
        if isinstance(values, dict):
            lines += ["", f"[{table}]", *(f"{key} = {_value(value)}" for key, value in values.items())]
    return "\n".join(lines) + "\n"


def _value(value: str | int | bool) -> str:
    """What JSON writes for texts without control characters, whole numbers and flags is TOML too."""
    import json

    return json.dumps(value, ensure_ascii=False)

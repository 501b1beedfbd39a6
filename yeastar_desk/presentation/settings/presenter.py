"""Decides what a change on the Settings page does. Settings are named `table.key`, as in the settings file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from yeastar_desk.application.preferences import Preferences
from yeastar_desk.application.second_backup import KeepSecondBackup, SecondBackup
from yeastar_desk.application.settings_data import doubts, merged, to_data
from yeastar_desk.domain.errors import DeskError, Refused
from yeastar_desk.presentation.ports import Announce, Changed, Lane, Subject
from yeastar_desk.presentation.second_backup import second_backup_words
from yeastar_desk.presentation.sentences import field_of, sentence_of

_UNEXPECTED = "The setting was not saved. Try again."
# Decimals travel as text in settings data, so that nothing can round them.
Value = str | int | bool


class KeptSettings(Protocol):
    """The settings file."""

    def load(self) -> Preferences: ...

    def save(self, preferences: Preferences) -> None: ...

    def keep_logo(self, picture: Path) -> str: ...


class SettingsUses(Protocol):
    """What the page asks of the program; looked up inside jobs."""

    @property
    def preferences(self) -> KeptSettings: ...

    @property
    def second_backup(self) -> KeepSecondBackup: ...

    @property
    def home(self) -> Path: ...


class SettingsView(Protocol):
    """The page."""

    def show_values(self, values: Mapping[str, Value]) -> None:
        """Fill every field; names are `table.key`."""

    def show_taxes(self, taxes: Mapping[str, str]) -> None:
        """Rates by country (DE), and texts by country and category (DE-AE); 0 is the program's own text."""

    def show_logo(self, file: Path | None) -> None: ...

    def show_second_backup(self, sentence: str, tone: str) -> None:
        """How the second backup stands; an empty sentence when none is wanted."""

    def show_problem(self, name: str, sentence: str) -> None:
        """Say why a value was not taken; what was typed stays."""

    def clear_problems(self) -> None: ...

    def say(self, sentence: str) -> None: ...


class SettingsPresenter:
    """One change at a time: check, save, announce. A refused value stays on screen with its reason."""

    def __init__(self, view: SettingsView, lane: Lane, uses: SettingsUses, announce: Announce) -> None:
        self._view = view
        self._lane = lane
        self._uses = uses
        self._announce = announce
        self._data: Mapping[str, Any] = {}

    def load(self) -> None:
        """Show what is stored."""
        self._lane.submit(lambda: self._uses.preferences.load(), self._show, self._failed, owner=self._view)

    def look_at_second_backup(self) -> None:
        """Show how the second backup stands."""

        def show(state: SecondBackup | None) -> None:
            sentence, tone = second_backup_words(state if state and state.folder else None)
            self._view.show_second_backup(sentence, tone)

        self._lane.submit(lambda: self._uses.second_backup.state, show, self._failed, owner=self._view)

    def change(self, name: str, value: Value) -> None:
        """Store one setting, unless it is what is stored already. Numbers may come as text."""
        table, key = name.split(".")
        stored = self._data.get(table, {}).get(key, "")
        if isinstance(stored, int) and isinstance(value, str):
            if not value.strip().isdecimal():
                self._view.show_problem(name, f"“{value.strip()[:20]}” is not a whole number.")
                return
            value = int(value)
        if stored == value:
            self._view.clear_problems()
            return
        self._store({table: {key: value}}, name)

    def change_tax(self, key: str, value: str) -> None:
        """Set the rate of a country (DE) or the text of a country's category (DE-AE); an empty one takes it away.

        In a rate a decimal comma is taken for a point.
        """
        value = value.strip()
        if "-" not in key:
            value = value.removesuffix("%").strip().replace(",", ".")
        self._store({"taxes": {key: value}}, "taxes")

    def add_tax(self, country: str, category: str, value: str) -> None:
        """Add a country's standard rate, or another category with what documents print for it."""
        if not country:
            self._view.show_problem("taxes", "Choose a country first.")
        elif category != "S":
            self.change_tax(f"{country}-{category}", value.strip() or "0")
        elif not value.strip():
            self._view.show_problem("taxes", "Enter the rate in percent, for example 19.")
        else:
            self.change_tax(country, value)

    def choose_logo(self, picture: Path) -> None:
        """Copy a picture into the home folder and print it from now on."""

        def job() -> Preferences:
            store = self._uses.preferences
            return self._saved(store, {"logo_file": store.keep_logo(picture)})

        self._lane.submit(job, self._changed, lambda error: self._refused("logo_file", error), owner=self._view)

    def remove_logo(self) -> None:
        """Print no logo; documents that were issued keep theirs."""
        self._store({"logo_file": ""}, "logo_file")

    def _store(self, data: Mapping[str, Any], name: str) -> None:
        self._lane.submit(
            lambda: self._saved(self._uses.preferences, data),
            self._changed,
            lambda error: self._refused(name, error),
            owner=self._view,
        )

    @staticmethod
    def _saved(store: KeptSettings, data: Mapping[str, Any]) -> Preferences:
        preferences = merged(store.load(), data, "Settings")
        store.save(preferences)
        return preferences

    def _changed(self, preferences: Preferences) -> None:
        self._view.clear_problems()
        self._show(preferences)
        for sentence in doubts(preferences):
            self._view.show_problem("seller.iban", sentence)
        self._announce(Changed(Subject.SETTINGS))

    def _show(self, preferences: Preferences) -> None:
        data = dict(to_data(preferences))
        data["display"] = {**data["display"], "paper": preferences.display.paper}
        self._data = data
        values = {
            f"{table}.{key}": value
            for table, section in data.items()
            if isinstance(section, dict) and table != "taxes"
            for key, value in section.items()
        }
        self._view.show_values(values)
        self._view.show_taxes(data["taxes"])
        self._view.show_logo(self._uses.home / preferences.logo_file if preferences.logo_file else None)

    def _refused(self, name: str, error: Exception) -> None:
        named = field_of(error) or name
        if isinstance(error, Refused) and not named.startswith("taxes"):
            self._view.show_problem(named, error.sentence)
        elif isinstance(error, DeskError):
            self._view.show_problem(name, error.sentence)
        else:
            self._view.say(sentence_of(error, _UNEXPECTED))

    def _failed(self, error: Exception) -> None:
        self._view.say(sentence_of(error, "The settings cannot be read."))

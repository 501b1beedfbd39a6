"""The colours of a theme by role, read from `resources/theme/*.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache

from yeastar_desk.assets import asset


@dataclass(frozen=True, slots=True)
class Tokens:
    """One colour per role, as `#RRGGBB`. Which text may stand on which background: tests/architecture."""

    background: str
    surface: str
    hover: str
    selected: str
    line: str
    line_strong: str
    track: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_soft: str
    accent_on_soft: str
    ring: str
    primary: str
    primary_hover: str
    primary_text: str
    ok: str
    ok_soft: str
    ok_solid: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    neutral_soft: str
    second: str
    signal: str
    navigation: str
    navigation_text: str
    navigation_selected: str
    navigation_selected_text: str
    navigation_hover: str
    navigation_badge: str
    navigation_line: str
    accent_on_navigation: str
    dim: str
    shadow: str

    def by_role(self) -> dict[str, str]:
        """All colours by the name of their role."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@cache
def load_tokens(name: str) -> Tokens:
    """Read the tokens of the theme `"light"` or `"dark"`.

    Raises:
        TypeError: a role is missing from the file or unknown to the program.
    """
    with asset("theme", f"{name}.toml").open("rb") as file:
        return Tokens(**tomllib.load(file))

"""Every text can be read on everything it stands on: at least 4.5 to 1 (WCAG AA), in both themes."""

from __future__ import annotations

import re

import pytest

from yeastar_desk.assets import asset
from yeastar_desk.presentation.theme.tokens import load_tokens

LEAST = 4.5

# (text, background): what the style sheet and the widgets draw.
TEXT_ON = [
    *[("text", ground) for ground in ("background", "surface", "hover", "selected", "track")],
    *[("muted", ground) for ground in ("background", "surface", "hover", "selected", "track", "neutral_soft")],
    *[("accent", ground) for ground in ("surface", "background", "hover", "selected")],
    ("accent_on_soft", "accent_soft"),
    ("primary_text", "primary"),
    ("primary_text", "primary_hover"),
    ("primary_text", "ok_solid"),
    *[(tone, f"{tone}_soft") for tone in ("ok", "warning", "danger")],
    *[(tone, "surface") for tone in ("ok", "warning", "danger")],
    *[(tone, "background") for tone in ("ok", "warning", "danger")],
    ("navigation_text", "navigation"),
    ("navigation_text", "navigation_hover"),
    ("navigation_selected_text", "navigation"),
    ("navigation_selected_text", "navigation_selected"),
    ("navigation_selected_text", "navigation_badge"),
    ("accent_on_navigation", "navigation_selected"),
    ("accent_on_navigation", "navigation"),
    ("surface", "text"),  # tool tips
]
# Parts that carry meaning beside words need 3 to 1 against what is next to them (WCAG 1.4.11).
GRAPHICS_ON = [("accent", "surface"), ("second", "surface"), ("primary", "surface"), ("signal", "navigation")]


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_can_be_read(theme: str, text: str, ground: str) -> None:
    colours = load_tokens(theme).by_role()
    assert contrast(colours[text], colours[ground]) >= LEAST


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("part", "ground"), GRAPHICS_ON)
def test_graphics_can_be_seen(theme: str, part: str, ground: str) -> None:
    colours = load_tokens(theme).by_role()
    assert contrast(colours[part], colours[ground]) >= 3.0


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_every_text_colour_of_the_style_sheet_is_checked_somewhere() -> None:
    sheet = asset("theme", "shape.qss").read_text(encoding="utf-8")
    used = set(re.findall(r"(?<![-\w])color: \$(\w+)", sheet))
    checked = {text for text, _ground in TEXT_ON} | {"faint"}  # faint: disabled controls only, exempt in WCAG
    assert used <= checked

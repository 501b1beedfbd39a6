"""The style sheet: `resources/theme/shape.qss` with token colours and font sizes filled in."""

from __future__ import annotations

from functools import cache
from string import Template

from yeastar_desk.assets import asset
from yeastar_desk.presentation.theme import fonts
from yeastar_desk.presentation.theme.tokens import Tokens


def stylesheet(tokens: Tokens) -> str:
    """Style sheet for one theme; `$role` is a colour, `$size_...` a font size in points."""
    sizes = {
        "size_small": fonts.SMALL,
        "size_body": fonts.BODY,
        "size_section": fonts.SECTION,
        "size_title": fonts.TITLE,
        "size_total": fonts.TOTAL,
        "size_hero": fonts.HERO,
    }
    in_points = {name: f"{fonts.points(pixels):g}pt" for name, pixels in sizes.items()}
    return _template().substitute(tokens.by_role(), **in_points)


@cache
def _template() -> Template:
    return Template(asset("theme", "shape.qss").read_text(encoding="utf-8"))

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from yeastar_desk.assets import asset

FONTS = sorted(asset("fonts").glob("*.ttf"))


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_every_face_has_truetype_outlines(path: Path) -> None:
    with TTFont(path, lazy=True) as font:
        assert "glyf" in font


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_every_face_has_its_licence_beside_it(path: Path) -> None:
    family = path.stem.partition("-")[0]
    licence = {"InterPaper": "Inter", "NotoSansSC": "NotoSansSC-KR", "NotoSansKR": "NotoSansSC-KR"}.get(family, family)
    if family.startswith("NotoSans") and licence == family:
        licence = "NotoSans"

    assert "SIL OPEN FONT LICENSE" in asset("fonts", f"{licence}-LICENSE.txt").read_text("utf-8")


@pytest.mark.parametrize("weight", ["Regular", "SemiBold"])
def test_figures_on_paper_are_tabular(weight: str) -> None:
    font = TTFont(asset("fonts", f"InterPaper-{weight}.ttf"))
    widths = {font["hmtx"][font.getBestCmap()[ord(digit)]][0] for digit in "0123456789"}

    assert len(widths) == 1


def test_the_figures_of_the_screen_face_are_not() -> None:
    """The check above can fail: the same face before its figures were made tabular."""
    font = TTFont(asset("fonts", "Inter-Regular.ttf"))
    widths = {font["hmtx"][font.getBestCmap()[ord(digit)]][0] for digit in "0123456789"}

    assert len(widths) > 1

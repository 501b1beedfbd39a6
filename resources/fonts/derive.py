"""Make the faces for paper and screen from the original fonts: `python derive.py FOLDER` (README.md says which files).


A PDF writer without text shaping can only reach glyphs through the character map, so everything else is dropped,
and the tabular figures take the place of the proportional ones: columns of money line up. Arabic keeps its layout
tables, so that the tests can compare our shaping with a real shaper's, drawn with the same file.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
EVERYTHING = ((0x20, 0x2FFFF),)
ARABIC = ((0x0600, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC))
HEBREW = ((0x0590, 0x05FF), (0xFB1D, 0xFB4F))
HAN = ((0x2E80, 0x9FFF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF), (0x20000, 0x2FFFF))
HANGUL = ((0x1100, 0x11FF), (0x3130, 0x318F), (0xAC00, 0xD7A3))

# (made file, original, characters, family name)
FACES = (
    ("InterPaper-Regular", "Inter_400Regular", EVERYTHING, "Inter Paper"),
    ("InterPaper-SemiBold", "Inter_600SemiBold", EVERYTHING, "Inter Paper SemiBold"),
    ("NotoSansArabic-Regular", "NotoSansArabic_400Regular", ARABIC, "Noto Sans Arabic"),
    ("NotoSansArabic-SemiBold", "NotoSansArabic_600SemiBold", ARABIC, "Noto Sans Arabic SemiBold"),
    ("NotoSansHebrew-Regular", "NotoSansHebrew_400Regular", HEBREW, "Noto Sans Hebrew"),
    ("NotoSansHebrew-SemiBold", "NotoSansHebrew_600SemiBold", HEBREW, "Noto Sans Hebrew SemiBold"),
    ("NotoSansSC-Regular", "NotoSansSC_400Regular", HAN, "Noto Sans SC"),
    ("NotoSansKR-Regular", "NotoSansKR_400Regular", HANGUL, "Noto Sans KR"),
    ("NotoSansThai-Regular", "NotoSansThai_400Regular", ((0x0E00, 0x0E7F),), "Noto Sans Thai"),
    ("NotoSansArmenian-Regular", "NotoSansArmenian_400Regular", ((0x0530, 0x058F),), "Noto Sans Armenian"),
    ("NotoSansGeorgian-Regular", "NotoSansGeorgian_400Regular", ((0x10A0, 0x10FF),), "Noto Sans Georgian"),
)


def take_tabular_figures(font: TTFont) -> None:
    """Let the digits of the character map be the fixed-width ones of the font's `tnum` feature."""
    glyphs = set(font.getGlyphOrder())
    for table in font["cmap"].tables:
        for digit in range(ord("0"), ord("9") + 1):
            name = table.cmap.get(digit, "") + ".tf"
            if name in glyphs:
                table.cmap[digit] = name


def derive(original: Path, made: Path, ranges: tuple[tuple[int, int], ...], family: str) -> None:
    font = TTFont(original, recalcTimestamp=False)
    take_tabular_figures(font)
    options = Options()
    options.layout_features = ["*"] if ranges is ARABIC else []
    options.drop_tables += ["BASE", "STAT", "vhea", "vmtx", "gasp"]
    options.drop_tables += [] if ranges is ARABIC else ["GSUB", "GPOS", "GDEF"]
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = False
    options.name_IDs = ["*"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in ranges for code in range(first, last + 1)])
    subsetter.subset(font)
    style = "Regular"
    for name_id, text in (
        (1, family),
        (2, style),
        (4, family),
        (6, made.stem),
        (16, None),
        (17, None),
    ):
        if text is None:
            font["name"].removeNames(nameID=name_id)
        else:
            font["name"].setName(text, name_id, 3, 1, 0x409)
    font.save(made)


def rename_for_the_screen(original: Path, made: Path) -> None:
    """Give a screen face a family of its own: an Inter that the system has must not be mixed with it."""
    font = TTFont(original, recalcTimestamp=False)
    for record in font["name"].names:
        if record.nameID in {1, 3, 4, 6, 16}:
            text = record.toUnicode()
            record.string = text.replace("Inter", "InterDesk" if record.nameID == 6 else "Inter Desk", 1)
    font.save(made)


if __name__ == "__main__":
    originals = Path(sys.argv[1])
    for style in ("400Regular", "500Medium", "600SemiBold", "700Bold"):
        rename_for_the_screen(next(originals.rglob(f"Inter_{style}.ttf")), HERE / f"Inter-{style[3:]}.ttf")
    for name, original, ranges, family in FACES:
        derive(next(originals.rglob(f"{original}.ttf")), HERE / f"{name}.ttf", ranges, family)

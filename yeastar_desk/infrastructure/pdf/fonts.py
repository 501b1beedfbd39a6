"""The faces that paper is set in: read once per process, embedded as subsets per document.

`FAMILIES` is the order in which a face is looked for, character by character. The PDF writer has no fallback of its
own and drops what a font does not have, so everything that is drawn goes through `Typeface`.
"""

from __future__ import annotations

import struct
import unicodedata
from dataclasses import dataclass
from functools import cache

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from yeastar_desk.assets import asset

# (file name without weight, whether a SemiBold face is shipped; without one the outlines are thickened)
FAMILIES = (
    ("InterPaper", True),
    ("NotoSansArabic", True),
    ("NotoSansHebrew", True),
    ("NotoSansSC", False),
    ("NotoSansKR", False),
    ("NotoSansThai", False),
    ("NotoSansArmenian", False),
    ("NotoSansGeorgian", False),
)
MISSING = "□"
_MARKS = frozenset(chr(code) for code in range(0x300, 0x370)) | frozenset(chr(code) for code in range(0x1AB0, 0x1B00))

# Nothing on paper is ever fetched or opened by the PDF writer: pictures come to it as bytes.
rl_config.trustedSchemes = []
rl_config.trustedHosts = None
rl_config.useA85 = 0  # binary streams: a fifth smaller than text ones, and faster to write


@dataclass(frozen=True, eq=False, slots=True)
class Face:
    """One font file. `thicken`: draw the outlines too, because the family has no bold face."""

    name: str
    font: TTFont
    thicken: bool = False

    def has(self, char: str) -> bool:
        return ord(char) in self.font.face.charToGlyph

    def advance(self, char: str) -> float:
        """Advance width of a character at size 1."""
        return float(self.font.face.getCharWidth(ord(char))) / 1000

    def centre(self, char: str) -> float | None:
        """Where the middle of a combining mark is at size 1; None when the font places the mark itself."""
        face = self.font.face
        glyph = face.charToGlyph[ord(char)]
        if face.glyphPos[glyph] == face.glyphPos[glyph + 1]:
            return None
        start = face.get_table_pos("glyf")[0] + face.glyphPos[glyph]
        left, _, right, _ = struct.unpack_from(">4h", face._ttf_data, start + 2)
        return None if left < 0 else (left + right) / 2 / face.unitsPerEm


@cache
def _face(family: str, weight: str, thicken: bool) -> Face:
    name = f"{family}-{weight}"
    if name not in pdfmetrics.getRegisteredFontNames():
        path = str(asset("fonts", f"{name}.ttf"))
        pdfmetrics.registerFont(TTFont(name, path, asciiReadable=False, shapable=False))
    return Face(name, pdfmetrics.getFont(name), thicken)


class Typeface(dict[str, float]):
    """All faces of one weight. As a mapping it gives the advance width of each character at size 1."""

    def __init__(self, bold: bool) -> None:
        super().__init__({"\u2068": 0.0, "\u2069": 0.0})  # isolates of composed text take no room
        self._bold = bold
        self._faces: dict[str, Face | None] = {}
        self.primary = self._load(0)
        self._plain = frozenset(map(chr, self.primary.font.face.charToGlyph)).difference(_MARKS)

    def _load(self, index: int) -> Face:
        family, has_bold = FAMILIES[index]
        weight = "SemiBold" if self._bold and has_bold else "Regular"
        return _face(family, weight, self._bold and not has_bold)

    def is_plain(self, text: str) -> bool:
        """Whether the first face alone prints the text, character after character."""
        return self._plain.issuperset(text)

    def face(self, char: str) -> Face | None:
        """The first face that has the character, None when no shipped font has it."""
        if char not in self._faces:
            candidates = (self._load(index) for index in range(len(FAMILIES)))
            self._faces[char] = next((face for face in candidates if face.has(char)), None)
        return self._faces[char]

    def is_mark(self, char: str) -> bool:
        """Whether the character sits on the one before it and its font does not place it."""
        face = self.face(char)
        return unicodedata.category(char) in ("Mn", "Me") and face is not None and face.centre(char) is not None

    def __missing__(self, char: str) -> float:
        face = self.face(char)
        if face is None:
            advance = self.primary.advance(MISSING)
        else:
            advance = 0.0 if self.is_mark(char) else face.advance(char)
        self[char] = advance
        return advance

    def width(self, text: str) -> float:
        """Width of prepared text at size 1."""
        return sum(map(self.__getitem__, text))


@cache
def typeface(bold: bool) -> Typeface:
    """The regular or the bold typeface, with its first face loaded."""
    return Typeface(bold)

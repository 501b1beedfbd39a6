"""The one way text gets onto paper: cleaned, shaped, wrapped, put into visual order, split by face.

Nothing here is markup: `Cable <black> 2m` is drawn letter by letter, so there is nothing to escape.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from bidi import get_base_level, get_display

from yeastar_desk.infrastructure.pdf.fonts import MISSING, Face, Typeface, typeface

LIMIT = 300  # characters of a field
LONG_LIMIT = 3000  # characters of a note

_JOINERS = "\u200c\u200d"  # they steer Arabic letter forms, then they have done their work
_NO_BREAK = "\u00a0\u202f"
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_ARABIC = re.compile("[\u0600-\u08ff]")
# A line may be broken at spaces and between Chinese, Japanese and Korean characters, never before closing marks.
_CJK = "\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_CLOSING = "、。，．：；？！）］｝」』】〉》〕〗ー々"
_UNITS = re.compile(f" +|[{_CJK}][{_CLOSING}]*|[^ {_CJK}]+")
ISOLATE, ISOLATE_END = "\u2068", "\u2069"  # first strong isolate, pop directional isolate
_PROBE = "\ufe0f"  # a non-spacing mark that no cleaned text has; see `_visual`


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one face in drawing order. `width` and `shift` (to the right, before drawing) are at size 1."""

    face: Face
    text: str
    width: float
    shift: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line, ready to draw; `width` is at size 1."""

    runs: tuple[Run, ...]
    width: float


def pdf_text(text: str, limit: int = LIMIT) -> str:
    """Clean text: NFC, one kind of space, no control, direction or half characters, at most `limit` long.

    What is cut off is replaced by a visible "…".
    """
    if not (text.isascii() and text.isprintable()):
        text = "".join(map(_clean, unicodedata.normalize("NFC", text)))
        text = unicodedata.normalize("NFC", text)  # what was taken out may have kept two characters apart
    text = text.strip(" ")
    return text if len(text) <= limit else text[: limit - 1].rstrip(" ") + "…"


@cache
def _clean(char: str) -> str:
    """The character itself, a space for any white space, nothing for what cannot be printed."""
    if char in _JOINERS or char in _NO_BREAK:
        return char
    category = unicodedata.category(char)
    if category in ("Zs", "Zl", "Zp") or char in "\t\n\v\f\r\x85":
        return " "
    if category in ("Cc", "Cf", "Cs") or "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef":
        return ""
    return char


class Composed(str):
    """Text put together from parts: each part keeps its own direction, the whole has the document's."""

    right_to_left: bool

    def __new__(cls, text: str, right_to_left: bool) -> Composed:
        composed = super().__new__(cls, text)
        composed.right_to_left = right_to_left
        return composed


def compose(template: str, values: Mapping[str, object], right_to_left: bool) -> str:
    """Fill a template of ours with texts that may run in the other direction."""
    texts = {name: str(value) for name, value in values.items()}
    if not right_to_left and not any(map(_RIGHT_TO_LEFT.search, texts.values())):
        return template.format(**texts)
    parts = {name: f"{ISOLATE}{pdf_text(text)}{ISOLATE_END}" for name, text in texts.items()}
    return Composed(template.format(**parts), right_to_left)


def join(separator: str, parts: Iterable[str], right_to_left: bool) -> str:
    """Join what is not empty, each part in its own direction."""
    given = {f"part{index}": part for index, part in enumerate(part for part in parts if part.strip())}
    return compose(separator.join(f"{{{name}}}" for name in given), given, right_to_left)


def line(text: str, bold: bool = False, limit: int = LIMIT) -> Line:
    """Text on one line, however long."""
    return _line(str(text), bold, limit, _direction(text))


def lines(text: str, bold: bool, width: float, limit: int = LIMIT) -> tuple[Line, ...]:
    """Text wrapped to `width` (at size 1); a word that is wider than a line is broken. No line for no text."""
    return _lines(str(text), bold, width, limit, _direction(text))


def _direction(text: str) -> bool | None:
    """Whether a composed text runs from right to left; None when the text itself says so."""
    return text.right_to_left if isinstance(text, Composed) else None


@lru_cache(maxsize=1024)
def _line(text: str, bold: bool, limit: int, right_to_left: bool | None) -> Line:
    prepared = _prepare(text, limit, right_to_left)
    return _set(prepared, bold, _runs_left(prepared, right_to_left))


@lru_cache(maxsize=1024)
def _lines(text: str, bold: bool, width: float, limit: int, right_to_left: bool | None) -> tuple[Line, ...]:
    prepared = _prepare(text, limit, right_to_left)
    if not prepared:
        return ()
    runs_left = _runs_left(prepared, right_to_left)
    return tuple(_set(part, bold, runs_left) for part in _wrap(prepared, typeface(bold), width))


def missing_characters(text: str, limit: int = LIMIT) -> tuple[str, ...]:
    """The characters of a text that no shipped font can print, in order of appearance."""
    face = typeface(False).face
    unknown = (char for char in _prepare(text, limit, None) if char not in _JOINERS and face(char) is None)
    return tuple(dict.fromkeys(unicodedata.normalize("NFKC", char) for char in unknown))


@cache
def _reshaper() -> Any:
    from arabic_reshaper import ArabicReshaper

    # The word ligatures of the Unicode block are another style than the typeface's own letters.
    return ArabicReshaper({"delete_harakat": False, "delete_tatweel": False, "ARABIC LIGATURE ALLAH": False})


def _prepare(text: str, limit: int, right_to_left: bool | None) -> str:
    """Clean text with the Arabic letters in the forms that their neighbours ask for, still in reading order."""
    if right_to_left is None:  # the parts of a composed text are clean already
        text = pdf_text(text, limit)
    if text.isascii():
        return text
    if _ARABIC.search(text):
        text = _reshaper().reshape(text)
    for joiner in _JOINERS:
        text = text.replace(joiner, "")
    return text


def _runs_left(prepared: str, right_to_left: bool | None) -> bool:
    if right_to_left is not None:
        return right_to_left
    return bool(_RIGHT_TO_LEFT.search(prepared)) and get_base_level(prepared) == 1


def _wrap(prepared: str, faces: Typeface, width: float) -> list[str]:
    """Greedy line breaking of prepared text."""
    if faces.width(prepared) <= width:
        return [prepared]
    done: list[str] = []
    current, used = "", 0.0
    for unit in _UNITS.findall(prepared):
        unit_width = faces.width(unit)
        if used + unit_width <= width:
            current, used = current + unit, used + unit_width
            continue
        if current.strip(" "):
            done.append(current.rstrip(" "))
        current, used = "", 0.0
        if unit[0] == " ":
            continue
        for char in unit if unit_width > width else [unit]:
            char_width = faces.width(char)
            if current and used + char_width > width:
                done.append(current)
                current, used = "", 0.0
            current, used = current + char, used + char_width
    if current.strip(" "):
        done.append(current.rstrip(" "))
    return done


def _set(prepared: str, bold: bool, right_to_left: bool) -> Line:
    """Put one line of prepared text into drawing order and split it by face."""
    faces = typeface(bold)
    if faces.is_plain(prepared):
        width = faces.width(prepared)
        return Line((Run(faces.primary, prepared, width),), width)
    if right_to_left or _RIGHT_TO_LEFT.search(prepared):
        prepared = _visual(prepared, right_to_left)
    runs = _runs(prepared, faces)
    return Line(runs, sum(run.width for run in runs))


def _runs(visual: str, faces: Typeface) -> tuple[Run, ...]:
    runs: list[Run] = []
    face, start, previous = faces.primary, 0, 0.0

    def flush(end: int) -> None:
        if end > start:
            part = visual[start:end]
            text = "".join(char if faces.face(char) else MISSING for char in part)
            runs.append(Run(face, text, faces.width(part)))

    for index, char in enumerate(visual):
        wanted = faces.face(char) or faces.primary
        centre = wanted.centre(char) if faces.is_mark(char) else None
        if centre is not None:
            flush(index)
            runs.append(Run(wanted, char, 0.0, -previous / 2 - centre))
            start = index + 1
            continue
        previous = faces[char]
        if wanted is not face:
            flush(index)
            face, start = wanted, index
    flush(len(visual))
    return tuple(runs)


def _visual(prepared: str, right_to_left: bool) -> str:
    """Reading order to drawing order, with brackets mirrored and marks behind their letters.

    The reordering does not mirror brackets and does not say which characters it has turned round. So each character
    that has a mirror image is followed by a probe: where the probe comes out in front, the character was turned.
    """
    probed = "".join(char + _PROBE if char in _MIRRORED else char for char in prepared)
    ordered = str(get_display(probed, base_dir="R" if right_to_left else "L"))
    ordered = _TURNED.sub(lambda found: found[1] or _MIRRORED.get(found[2], found[2]), ordered)
    return _MARKS.sub(r"\2\1", _UNSEEN.sub("", ordered))


_PAIRS = "()[]{}<>«»‹›≤≥（）［］｛｝「」『』【】〈〉《》〔〕"
_MIRRORED = {a: b for pair in zip(_PAIRS[::2], _PAIRS[1::2], strict=True) for a, b in (pair, pair[::-1])}

# Read from left to right: a bracket before its probe stands as it is, one behind its probe was turned.
_TURNED = re.compile(f"([{re.escape(_PAIRS)}]){_PROBE}|{_PROBE}(.)")
_UNSEEN = re.compile(f"[{_PROBE}{ISOLATE}{ISOLATE_END}]")
_MARKS = re.compile("([\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+)(.)")

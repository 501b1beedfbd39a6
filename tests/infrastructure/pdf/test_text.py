from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from yeastar_desk.infrastructure.pdf import missing_glyphs
from yeastar_desk.infrastructure.pdf import text as texts
from yeastar_desk.infrastructure.pdf.fonts import FAMILIES, MISSING, typeface
from yeastar_desk.infrastructure.pdf.text import line, lines, missing_characters, pdf_text


@pytest.mark.parametrize(
    ("given_text", "clean"),
    [
        ("Café <Größe> & Söhne", "Café <Größe> & Söhne"),
        ("Cafe\u0301", "Café"),
        ("a\tb\nc\r\nd\u2028e\u3000f", "a b c  d e f"),
        ("a\x00b\x1bc\x85d\x9fe", "abc de"),
        ("\u202eTUO\u202c \u2066in\u2069 \u200fx\u061c", "TUO in x"),
        ("a\ud800b", "ab"),
        ("soft\u00adhyphen\ufeff", "softhyphen"),
        ("❤\ufe0f", "❤"),
        ("  spaced  ", "spaced"),
        ("", ""),
    ],
)
def test_text_is_cleaned(given_text: str, clean: str) -> None:
    assert pdf_text(given_text) == clean


def test_long_text_is_cut_visibly() -> None:
    assert pdf_text("x" * 500, 200) == "x" * 199 + "…"
    assert pdf_text("x" * 200, 200) == "x" * 200


@given(st.text(st.characters(), max_size=120))
@settings(max_examples=150)
def test_cleaning_leaves_nothing_that_steers(text: str) -> None:
    clean = pdf_text(text)

    assert clean == pdf_text(clean)
    for char in clean:
        assert unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp")
        assert unicodedata.category(char) != "Cf" or char in "\u200c\u200d"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=150), st.floats(1.5, 40))
@settings(max_examples=150)
def test_no_line_is_wider_than_its_column(text: str, width: float) -> None:
    widest = max((typeface(False)[char] for char in pdf_text(text)), default=0)

    for wrapped in lines(text, False, width):
        assert wrapped.width <= max(width, widest) + 1e-6


@given(st.text(st.characters(max_codepoint=0x24F, exclude_categories=["Cc", "Cf", "Cs", "Mn"]), max_size=150))
@settings(max_examples=100)
def test_wrapping_loses_nothing_but_spaces(text: str) -> None:
    assume(not missing_characters(text))

    wrapped = "".join(run.text for part in lines(text, False, 8) for run in part.runs)

    assert wrapped.replace(" ", "") == pdf_text(text).replace(" ", "")


def test_chinese_breaks_between_characters_but_not_before_a_closing_mark() -> None:
    wrapped = ["".join(run.text for run in part.runs) for part in lines("北京市朝阳。建国路", False, 5)]

    assert wrapped == ["北京市朝", "阳。建国路"]


def test_each_character_is_set_in_a_face_that_has_it() -> None:
    runs = line("Łódź Ελλάδα Москва 北京 서울 กรุงเทพ Երևան თბილისი").runs

    assert "".join(run.text for run in runs) == "Łódź Ελλάδα Москва 北京 서울 กรุงเทพ Երևան თბილისი"
    assert {run.face.name.partition("-")[0] for run in runs} == {
        "InterPaper",
        "NotoSansSC",
        "NotoSansKR",
        "NotoSansThai",
        "NotoSansArmenian",
        "NotoSansGeorgian",
    }


def test_a_mark_is_centred_on_its_letter() -> None:
    letter, mark = line("x\u0302").runs  # there is no composed form

    assert (letter.text, mark.text, mark.width) == ("x", "\u0302", 0)
    assert -letter.width < mark.shift < 0


def test_a_character_that_no_font_has_is_named_and_seen() -> None:
    assert missing_glyphs("Hotel 😀 ꦗꦮ 😀") == ("😀", "ꦗ", "ꦮ")
    assert line("Hotel 😀").runs[0].text == f"Hotel {MISSING}"
    assert missing_glyphs("Łódź, شركة النور, 北京, Café <Größe> & Söhne") == ()


def test_a_font_that_is_not_shipped_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The check can fail: without the Chinese face the same name is missing."""
    assert missing_characters("北京") == ()

    without = tuple(family for family in FAMILIES if family[0] != "NotoSansSC")
    monkeypatch.setattr("yeastar_desk.infrastructure.pdf.fonts.FAMILIES", without)
    monkeypatch.setattr(texts, "typeface", lambda bold: typeface.__wrapped__(bold))

    assert missing_characters("北京") == ("北", "京")

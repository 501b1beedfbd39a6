"""What letters say, in every language."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace

import pytest

from tests.infrastructure.pdf import samples
from yeastar_desk.application.mail_ports import MailRequest
from yeastar_desk.assets import asset
from yeastar_desk.domain.documents import DocumentType
from yeastar_desk.infrastructure.mail.letters import LANGUAGES, write_letter

REQUEST = MailRequest("ap@nordlicht.example", "INV-1", "Jonas Petersen")
LINK = "https://links.hanse.example/d/secret-token"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(DocumentType))
@pytest.mark.parametrize("paid", [True, False])
def test_every_kind_in_every_language(language: str, kind: DocumentType, paid: bool) -> None:
    content = samples.document(language=language, type=kind, number="INV-B3-2027-00007")
    letter = write_letter(replace(REQUEST, paid=paid), content, "orders@hanse.example", b"%PDF", "")
    assert "INV-B3-2027-00007" in letter.subject
    assert content.seller.name in letter.subject
    for text in (letter.text, letter.html):
        assert "Jonas Petersen" in text
        assert content.subject_id in text
        assert content.subject_name in text
        assert "{" not in text.replace("{}", "")
    assert ('dir="rtl"' in letter.html) is (language == "ar")
    assert letter.attachment == ("INV-B3-2027-00007.pdf", b"%PDF")
    assert "http" not in letter.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_takes_the_place_of_the_file(language: str) -> None:
    letter = write_letter(REQUEST, samples.document(language=language), "orders@hanse.example", b"%PDF", LINK)
    assert letter.attachment is None
    assert LINK in letter.text
    assert f'href="{LINK}"' in letter.html


def test_the_amount_is_written_as_the_language_does() -> None:
    german = write_letter(REQUEST, samples.document(language="de"), "x@y.example", None, "").text
    english = write_letter(REQUEST, samples.document(language="en"), "x@y.example", None, "").text
    assert re.search(r"Gesamtbetrag: [\d.]+,\d\d\s€", german)
    assert re.search(r"Total: €[\d,]+\.\d\d", english)
    kuwait = write_letter(REQUEST, samples.document(currency="KWD", language="en"), "x@y.example", None, "").text
    assert re.search(r"KWD\s?[\d,]+\.\d{3}", kuwait)


def test_what_people_entered_is_text_not_markup() -> None:
    evil = '<script>alert(1)</script>&"'
    content = samples.document(subject_name=evil)
    request = replace(REQUEST, name=evil, note=f"Line one {evil}\nline two")
    letter = write_letter(request, content, "x@y.example", None, "")
    assert "<script>" not in letter.html
    assert "&lt;script&gt;" in letter.html
    assert "line two" in letter.text


def test_a_name_cannot_add_a_header() -> None:
    content = samples.document()
    content = replace(content, seller=replace(content.seller, name="Hanse\r\nBcc: eve@x.example"))
    assert "\n" not in write_letter(REQUEST, content, "x@y.example", None, "").subject


def test_an_unknown_language_is_written_in_english() -> None:
    letter = write_letter(REQUEST, samples.document(language="en"), "x@y.example", None, "")
    assert (
        write_letter(REQUEST, replace(samples.document(language="en"), language="xx"), "x@y.example", None, "")
        == letter
    )


def test_all_languages_have_the_same_words() -> None:
    def keys(language: str) -> set[str]:
        with asset("mail", f"{language}.toml").open("rb") as file:
            data = tomllib.load(file)
        found = {f"{table}.{name}" for table in ("subject", "opening", "text") for name in data[table]}
        for table in ("subject", "opening"):
            assert set(data[table]) == {kind.value for kind in DocumentType}
            for text in data[table].values():
                assert "{number}" in text
        return found

    assert {frozenset(keys(language)) for language in LANGUAGES} == {frozenset(keys("en"))}

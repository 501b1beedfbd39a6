"""Names of the world, from the spreadsheet through the order to the words that a PDF reader finds on the paper."""

from __future__ import annotations

import csv
import unicodedata
from pathlib import Path

import pypdf
import pytest

from tests.contract import COMPANIES
from tests.test_cli import Terminal

LONG = ("Gesellschaft für außergewöhnlich lange Firmennamen mit Zweigstellen " * 4)[:200].strip().ljust(200, "x")
LEFT_TO_RIGHT = ("Café <Größe> & Söhne", "Łódź", "北京", "Ελλάς & Υιοί", "Дніпро «Дизайн»", LONG)
RIGHT_TO_LEFT = ("شركة النور", "שלום בע״מ")


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    terminal = Terminal(tmp_path / "home", capsys)
    terminal.done("demo")
    return terminal


def sold(desk: Terminal, folder: Path, name: str) -> str:
    """Import a company of this name, sell it something, save the paper; returns what is written on the paper."""
    assert len(name) <= 200
    file = folder / "companies.csv"
    columns = COMPANIES.strip().split(",")
    with file.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, columns)
        writer.writeheader()
        writer.writerow({"company_id": "W-7", "name": name, "email": "office@names.example", "country": "DE"})
    desk.done("import", "companies", file)
    said = desk.order(folder, company_id="W-7", billing_contact=None)
    assert (said.status, said.err) == (0, "")
    number = said.json()["order_number"]
    assert desk.done("order", "show", number, "--json").json()["company"] == name
    assert desk.done("order", "list", "--json").json()["orders"][0]["company"] == name
    desk.done("document", number, "--out", folder / "paper.pdf")
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(folder / "paper.pdf").pages)


def squeezed(text: str) -> str:
    """Without the places where lines were broken."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.parametrize("name", LEFT_TO_RIGHT, ids=lambda name: ascii(name[:12]))
def test_a_name_is_on_the_paper_as_it_was_imported(desk: Terminal, tmp_path: Path, name: str) -> None:
    assert squeezed(name) in squeezed(sold(desk, tmp_path, name))


@pytest.mark.parametrize("name", RIGHT_TO_LEFT, ids=lambda name: ascii(name[:6]))
def test_a_right_to_left_name_is_on_the_paper_letter_by_letter(desk: Terminal, tmp_path: Path, name: str) -> None:
    """As drawn, from left to right; that the letters are shaped and joined is compared as pictures elsewhere."""
    text = squeezed(sold(desk, tmp_path, name))
    for word in name.split():
        letters = squeezed(word)
        assert letters[::-1] in text or letters in text, f"{letters} is not on the paper"

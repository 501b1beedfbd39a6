from __future__ import annotations

import io
import re
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.infrastructure.pdf.reading import pages_of, squeezed, text_of
from tests.infrastructure.pdf.samples import (
    ARABIC_BUYER,
    BUYER,
    CHINESE_BUYER,
    SELLER,
    credit_note,
    document,
    line,
    logo,
    quote,
    taxed,
)
from yeastar_desk.domain.contacts import BillingContact, Seller
from yeastar_desk.domain.documents import Commitment, DocumentContent, DocumentType, ReceivedAmount
from yeastar_desk.domain.money import Money, UnitPrice
from yeastar_desk.domain.tax import TaxCategory, TaxTreatment
from yeastar_desk.domain.terms import Factor
from yeastar_desk.infrastructure.pdf import render
from yeastar_desk.infrastructure.pdf.payment import transfer_code
from yeastar_desk.infrastructure.pdf.text import missing_characters, pdf_text
from yeastar_desk.infrastructure.pdf.words import LANGUAGES, words_in

NAMES = (
    "Café <Größe> & Söhne",
    "Cable <black> 2m",
    "Łódź",
    "Ελλάδα",
    "Москва",
    "北京",
    "<b>bold</b> <img src='/etc/passwd'/>",
    "&amp; &lt; %s {total} \\n",
    "Wiśniewski, Żółć i Spółka sp. z o.o. " * 5,
    "Ä" * 200,
)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_printed_as_it_is(name: str) -> None:
    buyer = replace(BUYER, company=name, first_name=name, last_name="", street=name)
    content = replace(document(2, buyer=buyer, subject_name=name, notes=(name,)), lines=(line(0, description=name),))

    text = squeezed(text_of(render(content)))

    assert text.count(squeezed(name)) >= 6


@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_line_of_the_letterhead_begins_or_ends_with_a_dot(language: str) -> None:
    seller = replace(SELLER, email="orders-and-invoices@hanse.example", website="https://www.hanse.example")

    text = PdfReader(io.BytesIO(render(replace(document(1), seller=seller, language=language)))).pages[0].extract_text()

    lines = [line.strip() for line in text.splitlines()]
    assert seller.website in lines  # it has a line of its own
    assert [line for line in lines if line.startswith("·") or line.endswith("·")] == []


def test_every_field_is_on_the_page() -> None:
    content = replace(
        document(3),
        seller=replace(SELLER, state="HH"),
        buyer=replace(BUYER, state="Land"),
        notes=("A note.",),
        references=(("quote", "QU-B3-2026-00007"),),
        commitment=Commitment((("First year", date(2027, 1, 2), Money(123456, "EUR")),)),
    )

    text = text_of(render(content))

    for value in _texts(content.seller) | _texts(content.buyer) - {"DE"}:
        assert value in text.replace("DE02 1203 0000 0000 2020 51", "DE02120300000000202051"), value
    for value in (
        "PROFORMA INVOICE - NOT A TAX INVOICE",
        "PF-B3-2026-00042",
        "22 Nov 2026 – 22 Nov 2028",
        "22 Dec 2026",
        "ORD-B3-2026-00042",
        "W-204417",
        "PI-2026-1187",
        "4500017",
        "QU-B3-2026-00007",
        "Ana, ISE 2027",
        "Workplace SaaS · New subscription",
        "Germany",
        "A note.",
        "First year",
        "2 Jan 2027",
        "€1,234.56",
        "Page 1 of 1",
    ):
        assert value in text, value


def _texts(contact: Seller | BillingContact) -> set[str]:
    values = (getattr(contact, name) for name in type(contact).__dataclass_fields__)
    return {value for value in values if isinstance(value, str) and value and value != "DE"}


def test_amounts_are_those_of_the_content() -> None:
    content = document(3)

    text = text_of(render(content))

    for item in content.lines:
        assert f"{item.unit_price.decimal()} × {item.quantity} × 2 years" in text
        assert f"{item.amount.minor / 100:,.2f}" in text
    assert "Subtotal €3,868.00" in text
    assert "Discount 5 % −€193.40" in text
    assert "Net amount €3,674.60" in text
    assert "VAT 19 % on €3,674.60 €698.17" in text
    assert "Total €4,372.77" in text


def test_an_addition_says_what_there_is_and_what_there_will_be() -> None:
    text = text_of(render(quote()))

    assert "now 20, add 10, then 30" in text
    assert "72.00 × 10 × (1 year + 112 / 365 days)" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(DocumentType))
def test_every_type_in_every_language(language: str, kind: DocumentType) -> None:
    content = replace(document(3), language=language, type=kind, number="X-1")
    words = words_in(language)

    text = text_of(render(content))

    if not words.right_to_left:
        assert words(f"title.{kind}") in text
        assert words.money(content.total).replace("\u202f", " ").replace("\xa0", " ") in text.replace("\u202f", " ")
    assert "4372" in re.sub(r"\D", "", text)
    assert "Meeting Room" in text  # the portal's name stays in every language
    assert (squeezed(words("banner.proforma")) in squeezed(text)) is (
        kind is DocumentType.PROFORMA and not words.right_to_left
    )


@pytest.mark.parametrize("category", list(TaxCategory))
def test_a_tax_category_prints_its_reason(category: TaxCategory) -> None:
    rate = Decimal(19) if category is TaxCategory.STANDARD else Decimal(0)
    content = taxed(document(2), TaxTreatment(category, rate, "DE"))

    text = text_of(render(content))

    assert words_in("en")(f"reason.{category}") in text
    assert f"VAT {rate} % on" in text


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_twelve_lines_are_one_page(paper: str, language: str) -> None:
    content = taxed(
        document(12, paper=paper, language=language, demo=True, unverified=True, notes=("A note.",)),
        TaxTreatment(TaxCategory.REVERSE_CHARGE, Decimal(0), "FR"),
    )

    pages = PdfReader(io.BytesIO(render(content, logo()))).pages

    assert len(pages) == 1
    assert [round(float(side)) for side in pages[0].mediabox[2:]] == ([595, 842] if paper == "A4" else [612, 792])


@pytest.mark.parametrize(("paper", "first", "last"), [("A4", 45, 90), ("Letter", 55, 80.4)])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_address_stands_in_the_window_of_an_envelope(paper: str, first: float, last: float, language: str) -> None:
    buyer = replace(BUYER, company="Window Ltd", city="Glass Town")
    with closing(pypdfium2.PdfDocument(render(document(12, paper=paper, language=language, buyer=buyer)))) as pdf:
        page = pdf[0].get_textpage()
        boxes = [_box(page, text) for text in ("Window Ltd", "Glass Town")]
        height = pdf[0].get_height()
    millimetre = 72 / 25.4
    for left, bottom, right, top in boxes:
        assert 20 <= round(left / millimetre, 1) < right / millimetre <= 105
        assert first * millimetre <= height - top < height - bottom <= last * millimetre


def _box(page: pypdfium2.PdfTextPage, text: str) -> tuple[float, float, float, float]:
    found = page.search(text, match_whole_word=True).get_next()
    assert found is not None, text
    first, last = page.get_charbox(found[0]), page.get_charbox(found[0] + found[1] - 1)
    return first[0], min(first[1], last[1]), last[2], max(first[3], last[3])


@pytest.mark.parametrize("lines", [13, 60])
def test_more_lines_repeat_the_header_and_carry_the_sum(lines: int) -> None:
    content = document(lines)

    pages = pages_of(render(content))

    assert len(pages) > 1
    done = 0
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert "PROFORMA INVOICE - NOT A TAX INVOICE" in page
        assert "Description Qty Unit price EUR Amount EUR" in page
        if done:
            assert f"Brought forward {_sum(content, done)}" in page
        done += len(re.findall(r"× 2 years", page))
        assert (f"Carried forward {_sum(content, done)}" in page) is (number < len(pages))
    assert done == lines
    assert "Total" in pages[-1]


def _sum(content: DocumentContent, lines: int) -> str:
    return f"{sum(item.amount.minor for item in content.lines[:lines]) / 100:,.2f}"


def test_ten_thousand_lines() -> None:
    content = document(10_000)

    reader = PdfReader(io.BytesIO(render(content)))

    assert len(reader.pages) > 300
    last = reader.pages[-1].extract_text()
    assert "10000" in last
    assert f"Page {len(reader.pages)} of {len(reader.pages)}" in last
    assert words_in("en").money(content.total) in last


def test_a_document_without_lines_is_still_a_document() -> None:
    assert "Total" in text_of(render(document(0)))


def test_the_same_content_gives_the_same_bytes() -> None:
    content = quote()

    first = render(content, logo())

    assert first == render(content, logo())
    assert first != render(content, logo(), copy=True)
    assert first != render(replace(content, number="QU-B3-2026-00008"), logo())


def test_another_process_gives_the_same_bytes() -> None:
    program = (
        "import sys; from tests.infrastructure.pdf.samples import quote\n"
        "from yeastar_desk.infrastructure.pdf import render; sys.stdout.buffer.write(render(quote()))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    assert done.stdout == render(quote())


def test_a_copy_says_so_on_every_page() -> None:
    content = document(20, language="de")

    pages = pages_of(render(content, copy=True))

    assert len(pages) == 2
    assert all("KOPIE" in page for page in pages)
    assert "KOPIE" not in text_of(render(content))


def test_demonstration_data_says_so_on_every_page() -> None:
    pages = pages_of(render(document(20, demo=True)))

    assert len(pages) == 2
    assert all("INVENTED DEMONSTRATION DATA" in page for page in pages)
    assert "INVENTED" not in text_of(render(document(20)))


def test_a_company_id_that_nobody_verified_is_marked() -> None:
    assert "W-204417 to be verified" in text_of(render(document(unverified=True)))
    assert "to be verified" not in text_of(render(document()))


def test_a_credit_note_names_what_it_corrects() -> None:
    text = text_of(render(credit_note()))

    assert "Credit note" in text
    assert "Invoice INV-B3-2026-00042" in text
    assert "IBAN DE02" not in text.partition("Hanse Distribution GmbH Am Kai 4")[0]


def test_a_letterhead_without_a_logo_and_with_one_that_cannot_be_read() -> None:
    plain = render(document())

    assert render(document(), b"this is no picture") == plain
    assert render(document(), b"") == plain
    assert render(document(), logo()) != plain


def test_a_change_of_plan_shows_what_is_taken_off() -> None:
    changed = line(
        0, replaces="basic", unit_price=UnitPrice.parse("300", "EUR"), credited=UnitPrice.parse("290", "EUR")
    )

    text = text_of(render(replace(document(1), operation="switch", lines=(changed,))))

    assert "replaces Basic Plan · (590.00 − 290.00) × 1 × 2 years" in text
    assert "Change of plan" in text


def test_an_invoice_shows_what_was_received_and_what_is_left() -> None:
    part = ReceivedAmount("bank_transfer", "REF-7", date(2026, 11, 30), Money(100000, "EUR"))
    content = document(3, type=DocumentType.INVOICE, due_on=None, received=(part,))

    text = text_of(render(content))

    assert "Total €4,372.77 Received 30 Nov 2026, Bank transfer" in text
    assert "REF-7" in text
    assert text.count("€3,372.77") == 3  # headline, instruction, sum
    assert "EUR3372.77" in transfer_code(content)


def test_a_paid_invoice_asks_for_nothing() -> None:
    whole = ReceivedAmount("cash", "", date(2026, 11, 22), Money(437277, "EUR"))
    content = document(3, type=DocumentType.INVOICE, due_on=None, received=(whole,))

    text = text_of(render(content))

    assert "Paid in full. Thank you." in text
    assert "Please transfer" not in text
    assert "Amount due €0.00" in text
    assert transfer_code(content) == ""


def test_a_credit_of_less_than_nothing() -> None:
    credit = line(0, factor=Factor(((1, 1, "payment"),)), amount=Money(-118000, "EUR"))

    text = text_of(render(replace(document(1), lines=(credit,), total=Money(-4500, "EUR"))))

    assert "−1,180.00" in text
    assert "−€45.00" in text


def test_an_arabic_and_a_chinese_document_have_their_numbers() -> None:
    for language, buyer in (("ar", ARABIC_BUYER), ("zh", CHINESE_BUYER)):
        text = text_of(render(document(3, language=language, buyer=buyer)))
        assert "4,372.77" in text
        assert "DE02 1203 0000 0000 2020 51" in text


@pytest.mark.parametrize("language", ["de", "ar"])
def test_figures_stand_below_each_other_by_their_last_digits(language: str) -> None:
    content = document(12, language=language, buyer=ARABIC_BUYER if language == "ar" else BUYER)
    words = words_in(language)
    amounts = {words.amount(each.amount) for each in content.lines}
    assert len({len(each) for each in amounts}) > 1
    with closing(pypdfium2.PdfDocument(render(content))) as pdf:
        page = pdf[0].get_textpage()
        ends = {each: _right_edge(page, each) for each in amounts}
    assert max(ends.values()) - min(ends.values()) < 0.6, ends


def _right_edge(page: pypdfium2.PdfTextPage, text: str) -> float:
    found = page.search(text, match_whole_word=True).get_next()
    assert found is not None, text
    index, count = found
    edge: float = page.get_charbox(index + count - 1)[2]
    return edge


anything = st.text(st.characters(), max_size=60)


@given(values=st.lists(anything, min_size=21, max_size=21), copy=st.booleans(), language=st.sampled_from(LANGUAGES))
@settings(max_examples=40)
def test_any_text_in_any_field_prints(values: list[str], copy: bool, language: str) -> None:
    text = iter(values)
    buyer = BillingContact(next(text), next(text), next(text), next(text), next(text), next(text), next(text))
    buyer = replace(buyer, city=next(text), country="FR", tax_number=next(text))
    content = replace(
        document(1),
        language=language,
        seller=replace(SELLER, name=next(text), street=next(text), bank=next(text)),
        buyer=buyer,
        number=next(text),
        subject_id=next(text),
        subject_name=next(text),
        po_number=next(text),
        event=next(text),
        lines=(line(0, description=next(text), unit=next(text)),),
        notes=(next(text), next(text)),
    )

    pdf = render(content, copy=copy)

    assert len(PdfReader(io.BytesIO(pdf)).pages) >= 1


@given(st.text(st.characters(max_codepoint=0x58F, exclude_categories=["Mn", "Cn"]), min_size=1, max_size=80))
@settings(max_examples=40)
def test_what_is_extracted_is_what_was_entered(note: str) -> None:
    if missing_characters(note) or not pdf_text(note) or max(note) >= "\u0590":
        return

    text = text_of(render(document(1, notes=(note,))))

    assert squeezed(pdf_text(note)) in squeezed(text)

"""The ends of papers: nothing stands alone on the last page, and what does not fit on one page is not made small."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import pypdfium2
import pytest

from tests.infrastructure.pdf.reading import pages_of
from tests.infrastructure.pdf.samples import document, quote
from yeastar_desk.application.event_report import ReportPaper
from yeastar_desk.domain.day_close import ClosedDocument, ClosedOrder, DayClose, Facts
from yeastar_desk.domain.documents import DocumentContent, DocumentType
from yeastar_desk.domain.event_report import Conversion, EventReport, Group, Turnover
from yeastar_desk.domain.money import Money
from yeastar_desk.infrastructure.pdf import render, render_day_close, render_report

NOW = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
TOTAL = Money(437277, "EUR")


def day_close(documents: int, paper: str, series: str = "B3", company: str = "Nordlicht Hotels GmbH") -> DayClose:
    issued = tuple(
        ClosedDocument(f"PF-{series}-2026-{number:05d}", DocumentType.PROFORMA, TOTAL, True, "a" * 64, "a" * 64)
        for number in range(1, documents + 1)
    )
    order = ClosedOrder(f"ORD-{series}-2026-00001", company, issued[0].number, TOTAL, TOTAL, TOTAL)
    return DayClose(
        number=f"DC-{series}-2026-00001",
        facts=Facts(NOW.date(), series, (order,), issued),
        seller="Hanse Distribution GmbH",
        device_name="Booth",
        event="ISE 2027",
        closed_by="Ana",
        closed_at=NOW,
        audit_rows=91,
        audit_hash="b" * 64,
        previous=None,
        paper=paper,
    )


def report(reps: int, paper: str) -> ReportPaper:
    sold = (Turnover(1, TOTAL, TOTAL),)
    one = (Group("2026-11-22", sold),)
    names = tuple(Group(f"Rep {number}", sold) for number in range(1, reps + 1))
    facts = EventReport("", None, None, Group("", sold), {}, 0, one, one, names, one, (), Conversion(0, 0, 0))
    return ReportPaper(facts, "Hanse Distribution GmbH", NOW, "Ana", paper)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_nobody_signs_a_page_without_anything_else(paper: str) -> None:
    lengths = set()
    for documents in range(18, 46):
        last = pages_of(render_day_close(day_close(documents, paper)))
        lengths.add(len(last))
        assert f"PF-B3-2026-{documents:05d}" in last[-1], documents
        assert "SHA-256 of the stored PDF" in last[-1], "the columns have their titles"
        assert "Printed: what the proforma invoice" in last[-1]
        assert "Checked by, date" in last[-1]
    assert len(lengths) > 1


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_what_counts_is_told_below_the_last_figure(paper: str) -> None:
    lengths = set()
    for reps in range(18, 46):
        pages = pages_of(render_report(report(reps, paper)))
        lengths.add(len(pages))
        assert "By rep" in pages[-1], reps
        assert "Counted are orders" in pages[-1]
    assert len(lengths) > 1


def test_numbers_stay_on_one_line_and_leave_the_rest_to_the_company() -> None:
    long = "Internationale Gesellschaft für Kommunikationsberatung"
    text = pages_of(render_day_close(day_close(1, "A4", company=long)))[0]
    assert "Kommunikationsberatung" in text
    assert "ORD-B3ABCDEF-2026-00001" in pages_of(render_day_close(day_close(1, "A4", "B3ABCDEF", long)))[0]


def test_what_does_not_fit_on_one_page_is_not_made_small() -> None:
    short, long = (_with_lines(number) for number in (12, 13))
    assert len(pages_of(render(short))) == len(pages_of(render(long))) == 2
    assert _row_height(render(short)) == pytest.approx(_row_height(render(long)))


def test_the_head_of_later_pages_can_be_read_whatever_the_name() -> None:
    name = "Internationale Gesellschaft für Kommunikationsberatung und Telefonanlagenbau Süddeutschland mbH"
    later = pages_of(render(document(60, subject_name=name)))[1]
    assert f"PF-B3-2026-00042 · {name[:47]}…" in later


def _with_lines(number: int) -> DocumentContent:
    sums = {field: getattr(document(number), field) for field in ("lines", "subtotal", "net", "tax", "total")}
    return replace(quote(), paper="Letter", **sums)


def _row_height(pdf: bytes) -> float:
    """How far the amounts of the first two rows stand apart."""
    with closing(pypdfium2.PdfDocument(pdf)) as opened:
        page = opened[0].get_textpage()
        tops: list[float] = []
        for text in ("1,180.00", "1,728.00"):
            found = page.search(text, match_whole_word=True).get_next()
            assert found is not None
            tops.append(page.get_charbox(found[0])[3])
    return tops[0] - tops[1]

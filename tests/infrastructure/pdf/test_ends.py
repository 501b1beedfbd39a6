"""The ends of papers: nothing stands alone on the last page."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.infrastructure.pdf.reading import pages_of
from yeastar_desk.application.event_report import ReportPaper
from yeastar_desk.domain.day_close import ClosedDocument, ClosedOrder, DayClose, Facts
from yeastar_desk.domain.documents import DocumentType
from yeastar_desk.domain.event_report import Conversion, EventReport, Group, Turnover
from yeastar_desk.domain.money import Money
from yeastar_desk.infrastructure.pdf import render_day_close, render_report

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

"""The end of a day at the booth without touching the mouse, and the same by command."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from tests.contract import ORDER
from tests.journeys.rep import CTRL, Rep
from yeastar_desk.bootstrap import Services
from yeastar_desk.cli import run
from yeastar_desk.presentation.preview.pdf_view import PdfView
from yeastar_desk.presentation.report.bar_chart import BarChart

Key = Qt.Key


def place(home: Path, folder: Path, **changes: object) -> None:
    file = folder / "order.json"
    file.write_text(json.dumps(json.loads(ORDER) | changes), encoding="utf-8")
    assert run(["--home", str(home), "order", "place", str(file)]) == 0


def find(rep: Rep, words: str) -> None:
    """Ctrl+K, some words, Enter."""
    rep.press(Key.Key_K, CTRL)
    rep.type(words)
    rep.press(Key.Key_Return)


def test_report_and_day_close_by_keyboard(start: Callable[[Path], Rep], home: Path, tmp_path: Path) -> None:
    place(home, tmp_path, rep="Ana")
    place(home, tmp_path, rep="Ben", event="Distree 2026")
    rep = start(home)
    find(rep, "event report")
    rep.wait_for("report_day_chart")
    assert rep.focused() == "report_event_combo"
    assert rep.text("report_orders_amount_label") == "2"
    assert "invented" in rep.text("report_invented_badge").lower()
    rep.press(Key.Key_Down)  # the first event
    assert rep.find(QComboBox, "report_event_combo").currentText() == "Distree 2026"
    assert rep.text("report_orders_amount_label") == "1"
    assert [bar.label for bar in rep.find(BarChart, "report_rep_chart").bars()] == ["Ben"]
    find(rep, "close the day")
    rep.wait_for("day_close_panel")
    assert rep.focused() == "day_close_confirm_button"
    rep.press(Key.Key_Return)
    view = rep.find(PdfView, "document_view")
    rep.qtbot.waitUntil(view.is_drawn, timeout=30_000)
    assert rep.find(QComboBox, "day_close_number_combo").currentText().startswith("DC-")
    rep.press(Key.Key_Escape)
    rep.wait_until_gone("day_close_panel")
    rep.leave()
    services = Services(home)
    (row,) = services.close_day.closes()
    stored, pdf = services.close_day.pdf(row.number)
    services.close()
    assert (stored.close.facts.stored.count, stored.close.facts.sent.count) == (2, 0)
    assert stored.close.facts.demo
    out = tmp_path / "again.pdf"
    assert run(["--home", str(home), "day-close", "--number", row.number, "--out", str(out)]) == 0
    assert out.read_bytes() == pdf


def test_the_same_by_command(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def said(*arguments: object) -> dict[str, object]:
        capsys.readouterr()
        assert run(["--home", str(home), *map(str, arguments), "--json"]) == 0
        answer = json.loads(capsys.readouterr().out)
        assert isinstance(answer, dict)
        return answer

    place(home, tmp_path)
    report = said("report", "--event", "ISE 2027", "--out", tmp_path / "report.pdf")
    assert report["orders"] == 1
    assert report["currencies"] == [
        {"currency": "EUR", "orders": 1, "revenue_net": "3674.60", "paid_net": "0.00", "pending_net": "3674.60"}
    ]
    assert report["by_rep"] == [{"key": "Ana", "orders": 1, "currencies": report["currencies"]}]
    assert report["invented"] is True
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
    assert said("report", "--event", "nowhere")["orders"] == 0
    first = said("day-close", "--out", tmp_path / "one.pdf", "--by", "Ana")
    again = said("day-close", "--out", tmp_path / "two.pdf")
    assert first["number"] == again["number"]
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    assert first["closed_by"] == "Ana"
    assert first["printed"] == first["stored"]
    assert first["balanced"] is False
    assert isinstance(first["differences"], list)
    assert ["is not at the portal: it waits to be sent." in one for one in first["differences"]] == [True]
    text = "".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "one.pdf").pages)
    assert "INVENTED DEMONSTRATION DATA" in text
    assert run(["--home", str(home), "day-close", "2099-01-01", "--out", str(tmp_path / "no.pdf")]) == 1
    assert "2099-01-01 has not come yet" in capsys.readouterr().err
    assert not (tmp_path / "no.pdf").exists()
    audit = first["audit"]
    assert isinstance(audit, dict)
    entries, sha256 = f"{audit['entries']:,}", " ".join((audit["hash"][:32], audit["hash"][32:]))
    assert said("verify", "--anchor", entries, sha256)["ok"] is True
    capsys.readouterr()
    assert run(["--home", str(home), "verify", "--anchor", entries, "0" * 64]) == 1
    assert "rows were removed or replaced" in capsys.readouterr().out
    assert run(["--home", str(home), "verify", "--anchor", entries, "no hash"]) == 1
    assert run(["--home", str(home), "report", "--from", "2026-02-02", "--to", "2026-02-01"]) == 1
    with pytest.raises(SystemExit, match="2"):
        run(["--home", str(home), "day-close", "yesterday", "--out", "x.pdf"])

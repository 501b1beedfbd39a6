"""How much longer a document takes than drawing the same things on a bare ReportLab canvas.

`python -m benchmarks.pdf` prints ratios of one run. The bare canvas gets every string ready-made at its place, and its
fonts are registered beforehand, as ours are: what is compared is the layout, the words and the shaping.
"""

from __future__ import annotations

import gc
import io
import statistics
import time
import tracemalloc
from collections.abc import Callable
from typing import Any
from unittest import mock

import segno
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.infrastructure.pdf.samples import document
from yeastar_desk.assets import asset
from yeastar_desk.domain.documents import DocumentContent
from yeastar_desk.infrastructure.pdf import document as drawing
from yeastar_desk.infrastructure.pdf import pen as pens
from yeastar_desk.infrastructure.pdf import render
from yeastar_desk.infrastructure.pdf.payment import transfer_code

Drawn = list[tuple[str, tuple[Any, ...]]]


def recorded(content: DocumentContent) -> list[Drawn]:
    """What `render` draws, page by page: strings with face, size and place, boxes, lines."""
    pages: list[Drawn] = [[]]

    class Recorder(pens.Pen):
        def line(self, x: float, baseline: float, ready: Any, style: Any, align: Any = pens.Align.START) -> None:
            left = x - ready.width * style.size * align.value
            for run in ready.runs:
                place = (left, self.height - baseline, run.text)
                pages[-1].append(("text", ("Bare-" + run.face.name, style.size, style.colour.value, *place)))
                left += run.width * style.size
            super().line(x, baseline, ready, style, align)

        def box(self, x: float, top: float, width: float, height: float, fill: Any, radius: float = 0.0) -> None:
            place = (x, self.height - top - height, width, height)
            pages[-1].append(("box", (fill.value, radius, *place)))
            super().box(x, top, width, height, fill, radius)

        def end_page(self) -> None:
            pages.append([])
            super().end_page()

    with mock.patch.object(drawing, "Pen", Recorder):
        render(content)
    return pages[:-1]


def bare(pages: list[Drawn], code: str, size: tuple[float, float]) -> bytes:
    """The same strings, boxes and QR code by plain canvas calls."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, pageCompression=1, invariant=1)
    for number, page in enumerate(pages, start=1):
        for kind, values in page:
            if kind == "text":
                face, points, colour, x, y, text = values
                canvas.setFillColorRGB(*colour)
                canvas.setFont(face, points)
                canvas.drawString(x, y, text)
            else:
                colour, radius, x, y, width, height = values
                canvas.setFillColorRGB(*colour)
                if radius:
                    canvas.roundRect(x, y, width, height, radius, stroke=0, fill=1)
                else:
                    canvas.rect(x, y, width, height, stroke=0, fill=1)
        if number == len(pages):
            _draw_code(canvas, code)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _draw_code(canvas: Canvas, code: str) -> None:
    path = canvas.beginPath()
    for row, modules in enumerate(segno.make(code, error="m", micro=False, boost_error=False).matrix):
        for column, dark in enumerate(modules):
            if dark:
                path.rect(60 + column * 1.5, 200 - row * 1.5, 1.5, 1.5)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.drawPath(path, stroke=0, fill=1)


def seconds(what: Callable[[], object], other: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Medians of both, measured in turns so that a busy machine hits them alike."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for index, work in enumerate((what, other)):
            begin = time.perf_counter()
            work()
            times[index].append(time.perf_counter() - begin)
    return statistics.median(times[0]), statistics.median(times[1])


def compare(lines: int, rounds: int) -> None:
    content = document(lines)
    pages = recorded(content)
    size, code = (595.28, 841.89), transfer_code(content)
    render(content), bare(pages, code, size)
    ours, theirs = seconds(lambda: render(content), lambda: bare(pages, code, size), rounds)
    milliseconds = f"{ours * 1000:.1f} ms against {theirs * 1000:.1f} ms"
    print(f"{lines:>6} lines, {len(pages)} pages: {ours / theirs:.2f} x the bare canvas ({milliseconds})")


def memory(documents: int) -> None:
    """What the program holds after half of a batch of documents that all differ, and after the other half."""
    held = []
    tracemalloc.start()
    for half in range(2):
        for number in range(half * documents // 2, (half + 1) * documents // 2):
            render(document(12, number=f"PF-B3-2026-{number:05d}", po_number=str(number)))
        gc.collect()
        held.append(tracemalloc.get_traced_memory()[0] / 1024)
    tracemalloc.stop()
    growth = f"{held[0]:,.0f} KiB after one half, {held[1]:,.0f} KiB after the other"
    print(f"{documents:>6} documents in a batch: {growth}")


def main() -> None:
    for weight in ("Regular", "SemiBold"):
        name = f"InterPaper-{weight}"
        pdfmetrics.registerFont(TTFont(f"Bare-{name}", str(asset("fonts", f"{name}.ttf"))))
    compare(12, rounds=41)
    compare(10_000, rounds=3)
    memory(1_000)


if __name__ == "__main__":
    main()

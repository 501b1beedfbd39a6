"""The order is stored and its PDF cannot be: the Done page shows the order, says why, and goes on when it can."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from tests.journeys.rep import CTRL, Rep, load_demo
from tests.journeys.test_trouble import numbers, small_disk, to_checkout
from yeastar_desk.domain.documents import DocumentContent
from yeastar_desk.infrastructure.db.engine import driver_of
from yeastar_desk.presentation.widgets import StatePages

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="a small disk of its own is Linux'")


def before_the_paper(rep: Rep, happens: Callable[[], object]) -> None:
    """Let something happen once, after the order is committed, at the moment when its PDF is made."""
    files = rep.desk.services.document_files
    render = files._render

    def then_render(content: DocumentContent, logo: bytes | None, *, copy: bool = False) -> bytes:
        files._render = render
        happens()
        return render(content, logo, copy=copy)

    files._render = then_render  # type: ignore[assignment]


def what_is_said(rep: Rep) -> str:
    page = rep.find(QWidget, "done_page")
    states = page.findChild(StatePages)
    assert states is not None
    return states.error.what.text()


def place(rep: Rep) -> str:
    """Press Place order; the order must be there, whatever became of its PDF."""
    rep.press(Qt.Key.Key_Return, CTRL)
    rep.wait_for("done_page")
    assert rep.text("done_title") == "Order placed"
    assert not rep.find(QPushButton, "print_button").isEnabled()
    return rep.text("order_number_label")


def try_again(rep: Rep) -> None:
    rep.click("error_retry_button")
    rep.wait_for_document()
    number = rep.text("document_number_label")
    document, pdf = rep.desk.services.document_files.pdf(number)
    with rep.desk.services.database.read() as work:
        assert work.documents.file(document.id) == pdf
    assert rep.find(QPushButton, "print_button").isEnabled()


@LINUX
def test_a_disk_that_is_full_after_the_order(tmp_path: Path, start: Callable[[Path], Rep]) -> None:
    """A small disk of its own, which only root can mount; the tests below starve the program in another way."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount")
    with small_disk(tmp_path / "disk", kilobytes=4_000) as disk:
        load_demo(disk)
        rep = start(disk)
        filler = disk / "filler"

        def fill() -> None:
            filler.write_bytes(bytes(shutil.disk_usage(disk).free))

        try:
            to_checkout(rep)
            before_the_paper(rep, fill)
            number = place(rep)
            assert what_is_said(rep) == (
                f"Order {number} is saved. {number.replace('ORD', 'PF')} is issued and stays; only its PDF could not "
                "be stored: the disk is full. Delete or move some files, then try again."
            )
            filler.unlink()
            try_again(rep)
        finally:
            rep.leave()  # before the disk goes
        assert numbers(disk) == [number]


@pytest.mark.parametrize(
    ("harm", "cure", "reason"),
    [
        ("PRAGMA max_page_count = 1", "PRAGMA max_page_count = 1000000", "the disk is full."),
        ("PRAGMA query_only = ON", "PRAGMA query_only = OFF", "the database cannot be written."),
    ],
)
def test_a_database_that_takes_nothing_after_the_order(rep: Rep, home: Path, harm: str, cure: str, reason: str) -> None:
    driver = driver_of(rep.desk.services.database._writer)
    to_checkout(rep)
    before_the_paper(rep, lambda: driver.execute(harm))
    number = place(rep)
    said = what_is_said(rep)
    assert said.startswith(f"Order {number} is saved. ")
    assert f"only its PDF could not be stored: {reason}" in said
    assert said.endswith("then try again.")
    rep.click("error_retry_button")  # too early
    assert what_is_said(rep) == said
    driver.execute(cure)
    try_again(rep)
    rep.leave()
    assert numbers(home) == [number]


def test_the_next_customer_is_served_although_the_paper_is_missing(rep: Rep, home: Path) -> None:
    driver = driver_of(rep.desk.services.database._writer)
    to_checkout(rep)
    before_the_paper(rep, lambda: driver.execute("PRAGMA query_only = ON"))
    first = place(rep)
    driver.execute("PRAGMA query_only = OFF")
    rep.press(Qt.Key.Key_N, CTRL)
    to_checkout(rep, begun=True)
    rep.press(Qt.Key.Key_Return, CTRL)
    rep.wait_for("done_page")
    rep.wait_for_document()
    second = rep.text("order_number_label")
    rep.leave()
    assert numbers(home) == [first, second]

"""Drawing a page opens nothing but the program's own files and talks to nobody."""

from __future__ import annotations

import subprocess
import sys

from reportlab import rl_config
from reportlab.lib import colors

import yeastar_desk.infrastructure.pdf.document  # noqa: F401 sets the PDF writer's switches

# Audit hooks cannot be taken off again, so the rendering runs in a process of its own.
PROGRAM = """
import sys
from pathlib import Path
from dataclasses import replace
from tests.infrastructure.pdf.samples import ARABIC_BUYER, document, logo
from yeastar_desk.assets import asset
from yeastar_desk.infrastructure.pdf import render

allowed = [asset("fonts").parent, *(Path(folder) for folder in {sys.prefix, sys.base_prefix})]
allowed += [Path("yeastar_desk").resolve()]
seen = []

def watch(event, arguments):
    if event.startswith(("socket.", "subprocess.", "os.system")):
        seen.append((event, arguments))
    if event == "open" and isinstance(arguments[0], str):
        path = Path(arguments[0]).resolve()
        if not any(path.is_relative_to(folder) for folder in allowed):
            seen.append((event, str(path)))

picture = logo()
render(document(1))  # the libraries read settings of their own when they are imported
sys.addaudithook(watch)
nasty = "<img src='/etc/passwd'/> <a href='http://127.0.0.1:9/'>x</a> 北京 file:///etc/hosts"
buyer = replace(ARABIC_BUYER, street=nasty)
for language in ("en", "ar", "zh"):
    render(document(20, language=language, buyer=buyer, subject_name=nasty, notes=(nasty,)), picture)
before = list(seen)
%s
print(len(before), len(seen))
"""


def run(more: str = "") -> str:
    done = subprocess.run([sys.executable, "-c", PROGRAM % more], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_nothing_else_is_opened_and_nothing_is_sent() -> None:
    assert run() == "0 0"


def test_a_file_and_a_connection_would_be_noticed() -> None:
    assert run("open('/etc/hostname').close(); import socket; socket.socket().connect_ex(('127.0.0.1', 9))") != "0 0"


def test_the_pdf_writer_may_fetch_nothing() -> None:
    assert rl_config.trustedSchemes == []
    assert rl_config.toColorCanUse != "rl_safe_eval"
    assert colors.toColor("red") is not None


def test_the_pdf_writer_is_imported_only_when_a_page_is_drawn() -> None:
    program = "import sys, yeastar_desk.infrastructure.pdf; print({'reportlab', 'babel', 'segno'} & set(sys.modules))"

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "set()"

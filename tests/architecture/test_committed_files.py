"""What is committed works for everybody: nothing in it depends on one machine, and nothing is needlessly big."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LIMIT = 1_000_000  # bytes
MAY_BE_BIG = ("resources/fonts/",)

# A character in brackets keeps each pattern from finding itself.
ONE_MACHINES_OWN = re.compile(
    r"[.][.]/share[d]\b|/wor[k]/|/roo[t]/|/hom[e]/\w|C:[\\]User[s]|\bpyp[i][.]org|\bpythonhoste[d]|\bnpmj[s][.]"
)


NOT_COMMITTED = frozenset(["__pycache__", "build", "dist"])


def committed() -> list[Path]:
    """What git knows; where there is no git, or no repository around the files, all that looks like it."""
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        return looks_committed(ROOT)
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def looks_committed(root: Path) -> list[Path]:
    found = []
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if name not in NOT_COMMITTED and not name.startswith(".")]
        found += [Path(folder, name) for name in files]
    return found


def test_files_without_a_repository_are_looked_at_too(tmp_path: Path) -> None:
    for name in ("a.py", "docs/b.md", ".venv/c.py", "build/d.py", "x/__pycache__/e.pyc"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert sorted(path.name for path in looks_committed(tmp_path)) == ["a.py", "b.md"]
    assert {ROOT / "README.md", ROOT / "yeastar_desk/cli/__init__.py"} <= set(committed())


def test_no_file_names_a_place_of_one_machine() -> None:
    found = []
    for path in committed():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), start=1):
            if hit := ONE_MACHINES_OWN.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number} names {hit.group()}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("folder", ["share" + "d/design", "wor" + "k/main", "hom" + "e/ana"])
def test_a_place_of_one_machine_is_noticed(folder: str) -> None:
    assert ONE_MACHINES_OWN.search(f"see ../{folder}/notes.md")


def test_big_files_are_rare() -> None:
    big = [
        f"{path.relative_to(ROOT)} has {path.stat().st_size:,} bytes"
        for path in committed()
        if path.stat().st_size > LIMIT and not path.relative_to(ROOT).as_posix().startswith(MAY_BE_BIG)
    ]
    assert not big, "\n".join(big)


LINK = re.compile(r"!?\[[^\]]*\]\((?![a-z]+:|#)([^)#\s]+)[^)]*\)")


def dead_links(page: Path) -> list[str]:
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    return [target for target in targets if not (page.parent / target).exists()]


def test_links_between_documents_lead_somewhere() -> None:
    dead = {str(page.relative_to(ROOT)): dead_links(page) for page in committed() if page.suffix == ".md"}
    assert not {page: targets for page, targets in dead.items() if targets}


def test_a_dead_link_is_noticed(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("[a](page.md) [b](page.md#top) [c](#top) [d](https://example.com) ![e](gone.png) [f](gone.md#top)")

    assert dead_links(page) == ["gone.png", "gone.md"]

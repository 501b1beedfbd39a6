"""The compiled forms of the package are what ui/ says."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def check_forms(root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, root / "ui" / "compile.py", "--check"], capture_output=True, text=True, check=False
    )


def test_compiled_forms_are_fresh() -> None:
    checked = check_forms(ROOT)
    assert checked.returncode == 0, checked.stderr


def test_a_changed_form_is_noticed(tmp_path: Path) -> None:
    forms = Path("yeastar_desk", "presentation", "forms")
    shutil.copytree(ROOT / "ui", tmp_path / "ui")
    shutil.copytree(ROOT / forms, tmp_path / forms, ignore=shutil.ignore_patterns("__pycache__"))
    assert check_forms(tmp_path).returncode == 0
    form = next((tmp_path / "ui").rglob("*.ui"))

    form.write_text(form.read_text(encoding="utf-8").replace("<class>", "<class>Changed"), encoding="utf-8")

    assert check_forms(tmp_path).returncode == 1

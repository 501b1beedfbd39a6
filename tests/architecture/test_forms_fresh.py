"""The committed forms are what uic makes of ui/*.ui."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent.parent


def load_compiler(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("compile_forms", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_compiled_forms_are_fresh() -> None:
    assert load_compiler(ROOT / "ui" / "compile.py").main(["--check"]) == 0


@pytest.fixture
def copy(tmp_path: Path) -> ModuleType:
    (tmp_path / "ui").mkdir()
    forms = tmp_path / "yeastar_desk" / "presentation" / "forms"
    shutil.copy(ROOT / "ui" / "compile.py", tmp_path / "ui")
    shutil.copy(ROOT / "ui" / "shell.ui", tmp_path / "ui")
    forms.mkdir(parents=True)
    compiler = load_compiler(tmp_path / "ui" / "compile.py")
    assert compiler.main([]) == 0
    assert compiler.main(["--check"]) == 0
    return compiler


def test_a_changed_form_is_noticed(copy: ModuleType) -> None:
    form = copy.UI / "shell.ui"
    form.write_text(form.read_text(encoding="utf-8").replace("Event report", "Report"), encoding="utf-8")
    assert copy.main(["--check"]) == 1


def test_an_edited_result_is_noticed(copy: ModuleType) -> None:
    result = copy.FORMS / "ui_shell.py"
    result.write_text(result.read_text(encoding="utf-8") + "# by hand\n", encoding="utf-8")
    assert copy.main(["--check"]) == 1


def test_a_result_without_a_form_is_noticed_and_removed(copy: ModuleType) -> None:
    (copy.UI / "shell.ui").unlink()
    assert copy.main(["--check"]) == 1
    assert copy.main([]) == 0
    assert not (copy.FORMS / "ui_shell.py").exists()

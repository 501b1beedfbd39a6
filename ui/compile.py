"""Compile the forms: `python ui/compile.py` writes yeastar_desk/presentation/forms/ui_*.py, `--check` only compares.

The result is committed, so that neither a wheel nor a frozen program needs uic. uic's output depends only on the
form and on the pinned version of PySide6.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from pathlib import Path

UI = Path(__file__).resolve().parent
FORMS = UI.parent / "yeastar_desk" / "presentation" / "forms"
_HEADER = '"""Compiled from the forms in ui/ by ui/compile.py; never edited."""\n'

# uic sets what can be translated at the very end, when the style sheet may have been applied already.
_TRANSLATED_LOOK = re.compile(r'stdset="0">\s*<string>')

# uic fills what scrolls before it gives it to its scroll area: then the style sheet is worked out again for all of it.
_SCROLLED = re.compile(r"^ +self\.\w+\.setWidget\(self\.(?P<content>\w+)\)\n", re.MULTILINE)
_IMPORTED = re.compile(r"^from (?P<module>PySide6\.\w+) import \((?P<names>[^)]*)\)\n", re.MULTILINE)


def main(arguments: list[str] | None = None) -> int:
    """Compile or check all forms; 1 when a check finds a difference."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say whether the compiled forms are fresh")
    only_check = parser.parse_args(arguments).check
    wanted = {FORMS / "__init__.py": _HEADER} | {
        FORMS / f"ui_{form.stem}.py": _compiled(form) for form in sorted(UI.rglob("*.ui"))
    }
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    orphans = [path for path in FORMS.glob("*.py") if path not in wanted]
    if only_check:
        for path in stale + orphans:
            print(f"{path.name} does not fit ui/: run python ui/compile.py", file=sys.stderr)
        return 1 if stale or orphans else 0
    FORMS.mkdir(exist_ok=True)
    for path in stale:
        path.write_text(wanted[path], encoding="utf-8", newline="\n")
    for path in orphans:
        path.unlink()
    return 0


def _compiled(form: Path) -> str:
    uic = shutil.which("pyside6-uic", path=str(Path(sys.executable).parent))
    if uic is None:
        raise SystemExit("pyside6-uic is not beside this Python: install PySide6-Essentials")
    if _TRANSLATED_LOOK.search(form.read_text(encoding="utf-8")):
        raise SystemExit(f'{form.name}: a property such as kind or role is no text to translate: <string notr="true">')
    done = subprocess.run([uic, str(form)], capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode or done.stderr.strip():
        raise SystemExit(f"{form.name}: {done.stderr.strip()}")
    return _only_what_is_used(_scrolled_at_once(done.stdout))


def _scrolled_at_once(code: str) -> str:
    for line in list(_SCROLLED.finditer(code)):
        named = f'self.{line["content"]}.setObjectName(u"{line["content"]}")\n'
        code = code.replace(line[0], "").replace(named, named + line[0])
    return code


def _only_what_is_used(code: str) -> str:
    """uic imports every class it knows, and making those takes a tenth of the time to the first paint."""
    body = _IMPORTED.sub("", code)

    def needed(imported: re.Match[str]) -> str:
        names = [name for name in re.findall(r"\w+", imported["names"]) if re.search(rf"\b{name}\b", body)]
        return f"from {imported['module']} import (\n    {', '.join(names)})\n" if names else ""

    return _IMPORTED.sub(needed, code)


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Prepare everything the project needs, then run, test, lock, compile, measure or build it.

Needs nothing but a bare Python (3.11 to 3.13): the environment `.venv` is made here from the locked
requirements. Missing system packages are installed where that is allowed, and named exactly where it is not.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
SCRIPTS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = str(SCRIPTS / ("python.exe" if os.name == "nt" else "python"))
RUN_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"
STAMP = ENVIRONMENT / "installed.sha256"

# What Qt loads from the system, and the Debian package that has it.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libcups.so.2": "libcups2",  # without it Qt knows no printer
}


class Stop(Exception):
    """The wanted thing cannot be done; the text says why and what to do."""


def main(arguments: list[str]) -> int:
    """Carry out one command and return its exit status."""
    parser = argparse.ArgumentParser(prog="dev.py", description=(__doc__ or "").splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (_, about) in COMMANDS.items():
        commands.add_parser(name, help=about, add_help=False)
    action, _ = COMMANDS[parser.parse_args(arguments[:1]).command]
    try:
        _check_python()
        return action(arguments[1:])  # whatever follows belongs to the command
    except Stop as reason:
        print(f"dev.py: {reason}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def run(arguments: list[str]) -> int:
    """Start the program, or one of its commands."""
    install(RUN_LOCK)
    has_screen = os.environ.get("QT_QPA_PLATFORM") not in ("offscreen", "minimal")
    require_qt_libraries({**QT_LIBRARIES, **SCREEN_LIBRARIES} if has_screen else QT_LIBRARIES)
    return _call([PYTHON, "-m", "yeastar_desk", *arguments])


def test(arguments: list[str]) -> int:
    """Run the linters and every test, or only what the given pytest arguments name."""
    install(DEV_LOCK)
    require_qt_libraries(QT_LIBRARIES)
    if postgres_programs() is None:
        _require_packages(["postgresql"], "The storage tests need a PostgreSQL server")
    if sys.platform == "linux" and shutil.which("strace") is None:
        _require_packages(["strace"], "The power failure tests watch the system calls of the program")
    if arguments:
        return _call([PYTHON, "-m", "pytest", *arguments])
    linted = check([])
    return _call([PYTHON, "-m", "pytest", "--numprocesses=auto", "--maxprocesses=4"]) or linted


def check(arguments: list[str]) -> int:
    """Run the linters and the type checker."""
    install(DEV_LOCK)
    steps = (["ruff", "check", *arguments], ["ruff", "format", "--check", *arguments], ["mypy", *arguments])
    return max([_call([PYTHON, "-m", *step]) for step in steps])


def lock(arguments: list[str]) -> int:
    """Resolve the requirements of pyproject.toml anew; `--upgrade` takes newer versions."""
    install(DEV_LOCK)
    compile_ = [PYTHON, "-m", "uv", "pip", "compile", "pyproject.toml", "--universal", "--generate-hashes"]
    compile_ += ["--python-version=3.11", "--custom-compile-command=python3 dev.py lock", "--quiet"]
    code = _call([*compile_, "--group=build", f"--output-file={RUN_LOCK.name}", *arguments])
    if code:
        return code
    both = ["--group=build", "--group=dev", f"--constraints={RUN_LOCK.name}"]
    return _call([*compile_, *both, f"--output-file={DEV_LOCK.name}", *arguments])


def forms(arguments: list[str]) -> int:
    """Compile the Qt Designer forms of ui/ into the package."""
    install(DEV_LOCK)
    return _call([PYTHON, str(ROOT / "ui" / "compile.py"), *arguments])


def bench(arguments: list[str]) -> int:
    """Run the benchmarks, or those named."""
    install(DEV_LOCK)
    require_qt_libraries(QT_LIBRARIES)
    names = arguments or sorted(p.stem for p in (ROOT / "benchmarks").glob("[!_]*.py"))
    return max([_call([PYTHON, "-m", f"benchmarks.{name}"]) for name in names], default=0)


def build(arguments: list[str]) -> int:
    """Build the program as one folder that needs no Python: dist/yeastar-desk."""
    install(DEV_LOCK)
    require_qt_libraries({**QT_LIBRARIES, **SCREEN_LIBRARIES})
    if sys.platform == "linux" and shutil.which("objdump") is None:
        _require_packages(["binutils"], "PyInstaller needs objdump")
    return _call([PYTHON, "-m", "PyInstaller", "--noconfirm", "build.spec", *arguments])


COMMANDS = {
    "run": (run, "start the program; further arguments are its own"),
    "test": (test, "linters and every test; with pytest arguments only those tests"),
    "check": (check, "linters and type checker only"),
    "lock": (lock, "resolve the requirements anew; --upgrade takes newer versions"),
    "forms": (forms, "compile ui/*.ui into the package; --check only compares"),
    "bench": (bench, "run the benchmarks, or those named"),
    "build": (build, "build dist/yeastar-desk with PyInstaller"),
}


def install(requirements: Path) -> None:
    """Make `.venv` hold the locked requirements and this project; quick when it already does."""
    wanted = _digest(requirements)
    # The development lock holds everything of the other one, in the same versions.
    if _answers("-c", "pass") and STAMP.exists() and STAMP.read_text() in (wanted, _digest(DEV_LOCK)):
        return
    _make_environment()
    STAMP.unlink(missing_ok=True)  # half an installation must not pass for a whole one
    _say(f"Installing {requirements.name} into {ENVIRONMENT.name}, this takes a minute ...")
    pip = [PYTHON, "-m", "pip", "install", "--no-deps", "--disable-pip-version-check"]
    if not sys.stderr.isatty():
        pip.append("-qq")
    code = _call([*pip, "--require-hashes", "--only-binary=:all:", "-r", str(requirements)])
    if code == 0:
        code = _call([*pip, "--no-build-isolation", "--no-index", "--editable", str(ROOT)])
    if code:
        raise Stop("The requirements could not be installed; the lines above say why.")
    STAMP.write_text(wanted)


def require_qt_libraries(libraries: dict[str, str]) -> None:
    """See that Qt finds its system libraries (Linux only; elsewhere they come with it)."""
    if sys.platform != "linux":
        return
    missing = [name for name in libraries if not _loads(name)]
    if missing:
        reason = f"Qt needs system libraries that are missing ({', '.join(missing)})"
        _require_packages([libraries[name] for name in missing], reason)


def postgres_programs() -> Path | None:
    """The newest folder holding PostgreSQL's `initdb` and `postgres`, or None."""
    debian = Path("/usr/lib/postgresql").glob("[0-9]*/bin")
    folders = sorted(debian, key=lambda folder: int(folder.parent.name), reverse=True)
    on_path = shutil.which("initdb")
    if on_path:
        folders.append(Path(on_path).resolve().parent)
    return next((folder for folder in folders if shutil.which("postgres", path=str(folder))), None)


def _check_python() -> None:
    if not (3, 11) <= sys.version_info[:2] < (3, 14):
        version = ".".join(map(str, sys.version_info[:2]))
        raise Stop(f"Python 3.11, 3.12 or 3.13 is needed and this is {version}. Start it with one of those.")


def _make_environment() -> None:
    if _answers("-m", "pip", "--version"):
        return
    try:
        import ensurepip  # noqa: F401  (Debian ships it apart from Python)
        import venv
    except ImportError:
        package = "python{}.{}-venv".format(*sys.version_info)
        _require_packages([package], "This Python cannot make virtual environments")
        import venv
    if _answers("-c", "pass"):  # made by a tool that puts no pip into it
        subprocess.run([PYTHON, "-m", "ensurepip", "--default-pip"], check=True, stdout=sys.stderr)
        return
    _say(f"Making {ENVIRONMENT.name} ...")
    venv.create(ENVIRONMENT, clear=True, with_pip=True, symlinks=os.name != "nt")


def _require_packages(packages: Iterable[str], reason: str) -> None:
    """Install Debian packages when this is root on a Debian-like system, else stop and name them."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        raise Stop(f"{reason}. Install what Debian calls {' '.join(packages)}, then start this again.")
    if os.geteuid() != 0:
        raise Stop(f"{reason}. Install them, then start this again:\n    sudo {shlex.join(command)}")
    _say(f"{reason}: {shlex.join(command)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["apt-get", "update"], command):
        done = subprocess.run(step, env=quiet, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        if done.returncode and step is command:
            raise Stop(f"{done.stdout}{done.stderr}\n{reason}, and apt-get could not install it.")


def _digest(requirements: Path) -> str:
    parts = (requirements.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), sys.version.encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _answers(*arguments: str) -> bool:
    """Whether the environment's Python can do this (it may be absent, or its base may be gone)."""
    try:
        return subprocess.run([PYTHON, *arguments], capture_output=True).returncode == 0
    except OSError:
        return False


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _call(command: Sequence[str]) -> int:
    """Run one step in the project's folder; Ctrl+C reaches it too, and it is waited for."""
    sys.stdout.flush()
    process = subprocess.Popen(command, cwd=ROOT)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

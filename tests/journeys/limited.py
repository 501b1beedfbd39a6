"""A command under limits: `python -m tests.journeys.limited [--as-nobody WARM_HOME] [--largest-file BYTES] WORDS`."""

from __future__ import annotations

import contextlib
import io
import os
import resource
import signal
import sys
from pathlib import Path

NOBODY = 65_534


def _warm_up(home: str) -> None:
    """Load what is loaded late, as long as it may be read: Python itself may lie where nobody else may look."""
    import difflib  # noqa: F401

    import yeastar_desk.bootstrap.window  # noqa: F401
    from yeastar_desk import cli

    order = str(Path(home) / "order.json")
    for words in (["demo"], ["order", "place", order]):
        with contextlib.redirect_stdout(io.StringIO()):
            cli.run(["--home", home, *words])


def main() -> int:
    words = sys.argv[1:]
    from yeastar_desk import cli

    if words[0] == "--as-nobody":
        _warm_up(words[1])
        words = words[2:]
        os.setresuid(NOBODY, NOBODY, NOBODY)
    if words[0] == "--largest-file":
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a refused write instead of a signal
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(words[1]), resource.RLIM_INFINITY))
        words = words[2:]
    return cli.run(words)


if __name__ == "__main__":
    sys.exit(main())

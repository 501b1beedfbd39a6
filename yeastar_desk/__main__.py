"""Entry point: with a command run it without a window, without one open the window."""

from __future__ import annotations

import sys


def main() -> int:
    """Run `yeastar-desk`; returns the exit status (0 done, 1 refused, 2 wrong usage)."""
    from yeastar_desk import cli

    return cli.run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())

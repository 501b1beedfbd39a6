"""Entry point: with a command run it without a window, without one open the window."""

from __future__ import annotations

import sys


def main() -> int:
    """Run `yeastar-desk`; returns the exit status (0 done, 1 refused, 2 wrong usage)."""
    words = sys.argv[1:]
    if not words or (len(words) == 2 and words[0] == "--home"):
        # The window paints before anything is loaded that only commands need.
        from yeastar_desk.bootstrap import open_window
        from yeastar_desk.paths import home_folder

        return open_window(home_folder(*words[1:]))
    try:
        from yeastar_desk import cli

        return cli.run(words)
    except KeyboardInterrupt:
        print("Stopped. Nothing that was not complete was stored.", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
